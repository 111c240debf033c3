// kind_ids: what kinds and orders are called in files, queries and links, each in the order of its enum.
#pragma once

#include <algorithm>
#include <array>
#include <optional>
#include <string_view>

#include "archive/archive.h"

namespace backscroll {

// In what order posts come. By a count the most first; ties, and posts of unknown time, as in the feed. By relevance:
// what fits the words of the search best, where there are any; else by time.
enum class PostSort : uint8_t { kTime, kOldest, kLikes, kReplies, kReposts, kRelevance };

constexpr std::array<std::string_view, 4> kPostKindIds = {"original", "reply", "repost", "quote"};
constexpr std::array<std::string_view, 2> kTextKindIds = {"original", "summary"};
constexpr std::array<std::string_view, 4> kEntityKindIds = {"link", "mention", "hashtag", "cashtag"};
constexpr std::array<std::string_view, 5> kMediaKindIds = {"unknown", "image", "video", "gif", "audio"};
constexpr std::array<std::string_view, 5> kVisibilityIds = {"unlisted", "followers", "circle", "deleted",
                                                            "community"};
constexpr std::array<std::string_view, 6> kPostSortIds = {"time",    "oldest",  "likes",
                                                          "replies", "reposts", "relevance"};

template <size_t Count, typename Kind>
constexpr std::string_view id_in(const std::array<std::string_view, Count>& ids, Kind kind) {
  return ids[static_cast<size_t>(kind)];
}

// Nothing where no kind has that id.
template <typename Kind, size_t Count>
std::optional<Kind> kind_in(const std::array<std::string_view, Count>& ids, std::string_view id) {
  const auto found = std::find(ids.begin(), ids.end(), id);
  if (found == ids.end()) return {};
  return static_cast<Kind>(found - ids.begin());
}

}  // namespace backscroll
