// archive_difference: see the header.
#include "archive_difference.h"

#include <algorithm>
#include <map>
#include <optional>
#include <string_view>
#include <vector>

namespace backscroll::testing {
namespace {

bool operator==(const Author& a, const Author& b) {
  return a.name == b.name && a.handle == b.handle && a.badge == b.badge && a.avatar == b.avatar &&
         a.extra == b.extra;
}

bool operator==(const Entity& a, const Entity& b) {
  return a.kind == b.kind && a.begin_bytes == b.begin_bytes && a.end_bytes == b.end_bytes &&
         a.target == b.target && a.display == b.display && a.extra == b.extra;
}

bool operator==(const Media& a, const Media& b) {
  return a.kind == b.kind && a.width_px == b.width_px && a.height_px == b.height_px &&
         a.duration_millis == b.duration_millis && a.has_alt == b.has_alt && a.alt == b.alt &&
         a.source == b.source && a.poster == b.poster && a.extra == b.extra;
}

bool operator==(const PollOption& a, const PollOption& b) {
  return a.text == b.text && a.votes == b.votes && a.extra == b.extra && a.extra_votes == b.extra_votes;
}

template <typename Item>
bool are_equal(const std::vector<Item>& a, const std::vector<Item>& b) {
  return std::equal(a.begin(), a.end(), b.begin(), b.end(),
                    [](const Item& x, const Item& y) { return x == y; });
}

bool operator==(const Poll& a, const Poll& b) {
  return are_equal(a.options, b.options) && a.ends == b.ends && a.voters == b.voters && a.extra == b.extra &&
         a.extra_ends == b.extra_ends && a.extra_voters == b.extra_voters;
}

std::vector<std::string_view> texts_of(const Profile& profile) {
  return {profile.name,           profile.handle,        profile.badge,        profile.bio,
          profile.place,          profile.avatar,        profile.banner,       profile.source_name,
          profile.source_url,     profile.source_format, profile.extra,        profile.extra_counts,
          profile.extra_bio,      profile.extra_source,  profile.extra_joined, profile.extra_captured,
          profile.extra_archive,  profile.extra_media,   profile.extra_posts,  profile.extra_followers,
          profile.extra_following};
}

bool operator==(const Profile& a, const Profile& b) {
  return texts_of(a) == texts_of(b) && a.bio_kind == b.bio_kind && a.joined == b.joined &&
         a.captured == b.captured && a.followers == b.followers && a.following == b.following &&
         a.media == b.media && a.posts == b.posts;
}

bool has_same_details(const Archive& a, const Archive& b, PostIndex row) {
  for (size_t which = 0; which <= static_cast<size_t>(kLastDetail); ++which) {
    if (a.detail(row, static_cast<Detail>(which)) != b.detail(row, static_cast<Detail>(which))) return false;
  }
  return true;
}

// Authors have numbers in the order of the file, which may be another one. Rows of one author here are rows of one
// author there all the same, and the two that are none of the list are told apart.
class SameAuthors {
 public:
  bool are_still(AuthorIndex a, AuthorIndex b) {
    if (a >= kOwner || b >= kOwner) return a == b;
    return of_a_.emplace(a, b).first->second == b && of_b_.emplace(b, a).first->second == a;
  }

 private:
  std::map<AuthorIndex, AuthorIndex> of_a_;
  std::map<AuthorIndex, AuthorIndex> of_b_;
};

// The name of the accessor that differs.
std::string_view difference_in_row(const Archive& a, const Archive& b, PostIndex row) {
  if (a.id(row) != b.id(row)) return "id";
  if (a.text(row) != b.text(row)) return "text";
  if (a.kind(row) != b.kind(row)) return "kind";
  if (a.text_kind(row) != b.text_kind(row)) return "text_kind";
  if (a.is_thread_marked(row) != b.is_thread_marked(row)) return "is_thread_marked";
  if (a.is_sensitive(row) != b.is_sensitive(row)) return "is_sensitive";
  if (a.time(row) != b.time(row)) return "time";
  if (a.replies(row) != b.replies(row)) return "replies";
  if (a.reposts(row) != b.reposts(row)) return "reposts";
  if (a.likes(row) != b.likes(row)) return "likes";
  if (!(a.author(row) == b.author(row))) return "author";
  if (a.quote(row) != b.quote(row)) return "quote";
  if (!are_equal(a.entities(row), b.entities(row))) return "entities";
  if (!are_equal(a.media(row), b.media(row))) return "media";
  const std::optional<Poll> poll_a = a.poll(row), poll_b = b.poll(row);
  if (poll_a.has_value() != poll_b.has_value() || (poll_a && !(*poll_a == *poll_b))) return "poll";
  return has_same_details(a, b, row) ? "" : "detail";
}

}  // namespace

std::string difference(const Archive& a, const Archive& b) {
  if (a.post_count() != b.post_count()) return "post_count";
  if (a.row_count() != b.row_count()) return "row_count";
  if (!(a.profile() == b.profile())) return "profile";
  if (!are_equal(a.bio_entities(), b.bio_entities())) return "bio_entities";
  SameAuthors authors;
  for (const PostIndex row : a.rows()) {
    const bool has_same_author = authors.are_still(a.author_index(row), b.author_index(row));
    const std::string_view what = has_same_author ? difference_in_row(a, b, row) : "author_index";
    if (!what.empty()) return std::string(what) + " of row " + std::to_string(row.value());
  }
  return "";
}

}  // namespace backscroll::testing
