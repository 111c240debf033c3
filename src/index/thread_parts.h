// thread_parts: the parts of one thread, and where some are missing: by the places and sizes that the source states,
// and by replies to posts that are not here.
#pragma once

#include <cstdint>
#include <optional>
#include <vector>

#include "index/threads.h"

namespace backscroll {

// One group of posts while it becomes a thread.
struct ThreadDraft {
  std::vector<PostIndex> posts;  // in reading order
  std::vector<ThreadPart> parts;
  std::optional<uint32_t> stated_size;

  void clear();
  std::optional<uint32_t> size() const;  // posts with the missing ones; nothing: not known
};

class ThreadParts {
 public:
  explicit ThreadParts(const Archive& archive);

  // The source says something of the post's place, or of the size of its thread: of others nothing is looked up.
  void note(PostIndex post) { has_ordinals_[post] = true; }
  // It replies to one that may be of the thread and is not here.
  void miss_parent(PostIndex post) { misses_parent_[post] = true; }

  bool is_stated(PostIndex post) const;
  // Posts with a stated place take theirs among each other.
  void put_in_place(std::vector<PostIndex>& posts) const;
  void add_parts(ThreadDraft& draft) const;

 private:
  std::optional<uint32_t> ordinal(PostIndex post, Detail which) const;

  const Archive& archive_;
  IndexedList<PostIndex, bool> has_ordinals_;
  IndexedList<PostIndex, bool> misses_parent_;
};

}  // namespace backscroll
