// draft_order: the end of a draft: where each row of the archive stands in the block, who the authors are, the profile.
#include <algorithm>
#include <numeric>

#include "archive/draft.h"
#include "base/sort_indexes.h"

namespace backscroll {
namespace {

using block::Section;

bool is_owner(const AuthorInput& author, const ProfileInput& profile) {
  if (!author.avatar.empty() && author.avatar != profile.avatar) return false;
  return author.name == profile.name && author.handle == profile.handle && author.badge == profile.badge &&
         author.extra.empty();
}

}  // namespace

// Of posts in file order.
bool Draft::is_before(uint32_t a, uint32_t b) const {
  if (sort_keys_[a] != sort_keys_[b] || !has_ties_by_id_) return sort_keys_[a] < sort_keys_[b];
  return compare_by_length(ids_[a], ids_[b]) < 0;
}

// Empty when they stand in order already.
std::vector<uint32_t> Draft::sorted_posts() const {
  const auto count = static_cast<uint32_t>(sort_keys_.size());
  bool is_ascending = true;
  bool is_descending = true;
  for (uint32_t i = 1; i < count; ++i) {
    is_ascending = is_ascending && !is_before(i, i - 1);
    is_descending = is_descending && is_before(i, i - 1);
  }
  std::vector<uint32_t> posts;
  if (is_ascending) return posts;
  posts.resize(count);
  std::iota(posts.begin(), posts.end(), 0u);
  if (is_descending)
    std::reverse(posts.begin(), posts.end());
  else
    sort_indexes(posts, [this](uint32_t a, uint32_t b) { return is_before(a, b); });
  return posts;
}

uint32_t Draft::media_count_of(uint32_t post) const {
  const auto found = std::lower_bound(media_of_posts_.begin(), media_of_posts_.end(), post,
                                      [](const MediaOfPost& media, uint32_t p) { return media.post < p; });
  return found == media_of_posts_.end() || found->post != post ? 0 : found->count;
}

// The posts by time, then the quotes of each that are no posts themselves.
void Draft::write_order(std::vector<uint32_t> posts) {
  const uint32_t count = post_count();
  row_count_ = count;
  if (posts.empty() && quotes_.empty()) return;
  std::vector<uint32_t> rows_of_posts;  // empty: as they are
  if (!posts.empty() && !quotes_.empty()) {
    rows_of_posts.resize(count);
    for (uint32_t row = 0; row < count; ++row) rows_of_posts[posts[row]] = row;
  }
  const auto row_of = [&](uint32_t post) { return rows_of_posts.empty() ? post : rows_of_posts[post]; };
  // A quoted post stands after the one that quotes it, so later ones have moved by the number of quotes before.
  const auto place_of = [this](uint32_t post) {
    const auto before = std::lower_bound(quotes_.begin(), quotes_.end(), post,
                                         [](const Quote& quote, uint32_t p) { return quote.post < p; });
    return post + static_cast<uint32_t>(before - quotes_.begin());
  };
  uint32_t before = 0;  // quotes, where the posts are as they were
  for (uint32_t row = 0; row < count; ++row) {
    while (posts.empty() && before < quotes_.size() && quotes_[before].post < row) ++before;
    writer_.add(Section::kOrder, posts.empty() ? row + before : place_of(posts[row]));
  }
  const std::vector<uint32_t> by_row = sorted_indexes(quotes_.size(), [&](uint32_t a, uint32_t b) {
    return row_of(quotes_[a].post) < row_of(quotes_[b].post);
  });
  for (const uint32_t index : by_row) {
    const std::string_view id = quote_ids_[index];
    const uint32_t same_post = id.empty() ? StringTable::kNone : ids_.find(id);
    writer_.add(Section::kQuotingPosts, row_of(quotes_[index].post));
    writer_.add(Section::kQuotedRows, same_post == StringTable::kNone ? row_count_ : row_of(same_post));
    if (same_post != StringTable::kNone) {
      totals_.media += media_count_of(same_post);  // shown in the place of what the quote itself says
      totals_.media -= quotes_[index].media_count;
      continue;
    }
    writer_.add(Section::kOrder, quotes_[index].place);
    ++row_count_;
  }
}

void Draft::write_authors(const ProfileInput& profile) {
  AuthorIndex next = 0;
  for (const AuthorInput& author : authors_) {
    const bool is_own = is_owner(author, profile);
    writer_.add(Section::kAuthorIndexes, is_own ? kOwner : next++);
    if (is_own) continue;
    for (const std::string* part :
         {&author.name, &author.handle, &author.badge, &author.avatar, &author.extra})
      writer_.add_string(Section::kAuthorStrings, *part);
  }
}

void Draft::write_profile(const ProfileInput& profile) {
#define BACKSCROLL_PROFILE_STRING(member, name) writer_.add_string(Section::kProfileStrings, profile.member);
#include "archive/profile_strings.def"
#undef BACKSCROLL_PROFILE_STRING
  for (const int64_t number :
       {profile.joined.begin.value, profile.joined.end.value, profile.captured.begin.value,
        profile.captured.end.value, profile.followers.value, profile.following.value, profile.media.value,
        profile.posts.value, static_cast<int64_t>(profile.skipped_count)})
    writer_.add(Section::kProfileNumbers, number);
  writer_.add(Section::kProfileCodes, static_cast<uint8_t>(profile.bio_kind));
  for (const TimePrecision precision : {profile.joined.precision, profile.captured.precision})
    writer_.add(Section::kProfileCodes, static_cast<uint8_t>(precision));
  for (const Count& count : {profile.followers, profile.following, profile.media, profile.posts})
    writer_.add(Section::kProfileCodes, static_cast<uint8_t>(count.precision));
}

bool Draft::finish(const ProfileInput& profile) {
  add_entities(profile.bio_entities, profile.bio);
  totals_.media = writer_.size_bytes(Section::kMediaKinds);
  write_order(sorted_posts());
  write_authors(profile);
  write_profile(profile);
  totals_.posts = post_count();
  totals_.quotes = static_cast<uint32_t>(quotes_.size());
  return writer_.finish(post_count(), row_count_, place_count_);
}

}  // namespace backscroll
