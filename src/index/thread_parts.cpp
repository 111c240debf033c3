// thread_parts: see the header.
#include "index/thread_parts.h"

#include <algorithm>

#include "base/sort_indexes.h"

namespace backscroll {
namespace {

// What the stated size leaves: in the only gap that is open, or after the last part.
void add_rest(ThreadDraft& draft) {
  if (!draft.stated_size) return;
  uint64_t known = draft.posts.size();
  ThreadPart* open_gap = nullptr;
  for (ThreadPart& part : draft.parts) {
    if (!part.is_gap()) continue;
    known += part.missing.value_or(0);
    if (part.missing) continue;
    if (open_gap) return;
    open_gap = &part;
  }
  if (known >= *draft.stated_size) return;
  const auto rest = static_cast<uint32_t>(*draft.stated_size - known);
  if (open_gap)
    open_gap->missing = rest;
  else
    draft.parts.push_back({kNoPost, rest});
}

}  // namespace

void ThreadDraft::clear() {
  posts.clear();
  parts.clear();
  stated_size.reset();
}

std::optional<uint32_t> ThreadDraft::size() const {
  uint64_t size = posts.size();
  bool is_open = false;
  for (const ThreadPart& part : parts) {
    size += part.missing.value_or(0);
    is_open = is_open || (part.is_gap() && !part.missing);
  }
  if (is_open) return stated_size;
  return static_cast<uint32_t>(std::min<uint64_t>(size, 0xFFFFFFFF));
}

ThreadParts::ThreadParts(const Archive& archive)
    : archive_(archive), has_ordinals_(archive.post_count()), misses_parent_(archive.post_count()) {}

std::optional<uint32_t> ThreadParts::ordinal(PostIndex post, Detail which) const {
  if (!has_ordinals_[post]) return std::nullopt;
  const std::optional<int64_t> number = archive_.detail_number(post, which);
  if (!number || *number < 1) return std::nullopt;
  return static_cast<uint32_t>(std::min<int64_t>(*number, 0xFFFFFFFF));
}

bool ThreadParts::is_stated(PostIndex post) const {
  return ordinal(post, Detail::kThreadPosition) || ordinal(post, Detail::kThreadSize);
}

void ThreadParts::put_in_place(std::vector<PostIndex>& posts) const {
  std::vector<size_t> slots;
  std::vector<PostIndex> stated;
  std::vector<uint32_t> positions;
  for (size_t i = 0; i < posts.size(); ++i) {
    const auto position = ordinal(posts[i], Detail::kThreadPosition);
    if (!position) continue;
    slots.push_back(i);
    stated.push_back(posts[i]);
    positions.push_back(*position);
  }
  const std::vector<uint32_t> order =
      sorted_indexes(stated.size(), [&](uint32_t a, uint32_t b) { return positions[a] < positions[b]; });
  for (size_t i = 0; i < slots.size(); ++i) posts[slots[i]] = stated[order[i]];
}

void ThreadParts::add_parts(ThreadDraft& draft) const {
  uint32_t last_position = 0;
  uint32_t since = 0;  // posts without a position after it
  for (const PostIndex post : draft.posts) {
    const auto position = ordinal(post, Detail::kThreadPosition);
    if (const auto size = ordinal(post, Detail::kThreadSize)) {
      draft.stated_size = std::max(*size, draft.stated_size.value_or(0));
    }
    if (position) {
      const uint64_t expected = uint64_t{last_position} + since + 1;
      if (*position > expected) draft.parts.push_back({kNoPost, static_cast<uint32_t>(*position - expected)});
      last_position = *position;
      since = 0;
    } else {
      if (misses_parent_[post]) draft.parts.push_back({kNoPost, std::nullopt});
      ++since;
    }
    draft.parts.push_back({post, std::nullopt});
  }
  add_rest(draft);
}

}  // namespace backscroll
