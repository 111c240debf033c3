// builder: the door to a draft. How a post is taken apart is in draft.cpp, how the block is written in
// draft_writer.cpp.
#include "archive/builder.h"

#include <algorithm>

#include "archive/draft.h"

namespace backscroll {

size_t keep_usable_entities(std::vector<EntityInput>& entities, size_t text_code_points) {
  const size_t given = entities.size();
  const auto begins_before = [](const EntityInput& a, const EntityInput& b) {
    return a.begin_code_points < b.begin_code_points;
  };
  std::stable_sort(entities.begin(), entities.end(), begins_before);
  size_t last_end = 0;
  const auto is_unusable = [&](const EntityInput& entity) {
    if (entity.begin_code_points < last_end || entity.begin_code_points >= entity.end_code_points)
      return true;
    if (entity.end_code_points > text_code_points) return true;
    last_end = entity.end_code_points;
    return false;
  };
  std::vector<EntityInput> usable;
  for (EntityInput& entity : entities) {
    if (!is_unusable(entity)) usable.push_back(std::move(entity));
  }
  entities = std::move(usable);
  return given - entities.size();
}

ArchiveBuilder::ArchiveBuilder() : draft_(std::make_unique<Draft>()) {}
ArchiveBuilder::ArchiveBuilder(ArchiveBuilder&&) noexcept = default;
ArchiveBuilder& ArchiveBuilder::operator=(ArchiveBuilder&&) noexcept = default;
ArchiveBuilder::~ArchiveBuilder() = default;

void ArchiveBuilder::set_profile(ProfileInput profile) { draft_->profile = std::move(profile); }

bool ArchiveBuilder::has_post(std::string_view id) const {
  return draft_->id_table.find(draft_->ids, id) != StringTable::kNone;
}

void ArchiveBuilder::add_post(const PostInput& post) {
  Draft& draft = *draft_;
  const uint32_t row = draft.add_row(post);
  draft.posts.push_back(row);
  draft.id_table.add(draft.ids, row);
  if (post.quote == nullptr) return;
  const uint32_t quote_row = draft.add_row(*post.quote);
  draft.quotes[row] = quote_row;
}

void ArchiveBuilder::clear_posts() {
  ProfileInput profile = std::move(draft_->profile);
  *draft_ = Draft();
  draft_->profile = std::move(profile);
}

uint32_t ArchiveBuilder::post_count() const { return static_cast<uint32_t>(draft_->posts.size()); }

Result<Archive> ArchiveBuilder::finish() {
  std::vector<std::byte> block = block_from_draft(*draft_);
  *draft_ = Draft();
  if (block.empty()) return Status(ErrorCode::kTooLarge);
  return Archive::from_bytes(std::move(block));
}

}  // namespace backscroll
