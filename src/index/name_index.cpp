// name_index: see the header.
#include "index/name_index.h"

#include "base/sort_indexes.h"
#include "index/fold.h"

namespace backscroll {
namespace {

char sign_of(EntityKind kind) {
  switch (kind) {
    case EntityKind::kHashtag: return '#';
    case EntityKind::kMention: return '@';
    case EntityKind::kCashtag: return '$';
    default: return 0;
  }
}

}  // namespace

Steps NameIndex::build(const Archive& archive, NameIndex& names) {
  constexpr size_t kStride = 512;
  names = {};
  std::string name;
  for (const PostIndex post : archive.posts()) {
    if (post.value() % kStride == kStride - 1) co_await Steps::pause;
    for (const Entity& entity : archive.entities(post)) {
      const char sign = sign_of(entity.kind);
      if (sign == 0 || entity.target.empty()) continue;
      name = sign;
      append_folded(name, entity.target);
      names.names_.add(name, post);
    }
  }
  names.ranking_.resize(names.names_.size());
  for (uint32_t i = 0; i < names.ranking_.size(); ++i) names.ranking_[i] = i;
  const auto is_before = [](const void* counts, uint32_t a, uint32_t b) {
    const auto& posts = *static_cast<const std::vector<uint32_t>*>(counts);
    return posts[a] != posts[b] ? posts[a] > posts[b] : a < b;
  };
  co_await sort_indexes_in_steps(names.ranking_, is_before, &names.names_.counts());
}

std::vector<NameCount> NameIndex::beginning_with(std::string_view text, size_t most) const {
  const std::string letters = folded(text);
  const bool has_sign = !letters.empty() && (letters[0] == '#' || letters[0] == '@' || letters[0] == '$');
  std::vector<NameCount> found;
  for (const uint32_t known : ranking_) {
    if (found.size() == most) break;
    const std::string_view name = names_[known];
    if (name.substr(has_sign ? 0 : 1).starts_with(letters)) found.push_back({name, names_.counts()[known]});
  }
  return found;
}

}  // namespace backscroll
