// threads: which of the owner's posts belong together, in reading order, and which parts are missing.
//
// Two posts are of one thread when the source gives both the same thread id, or when one replies to the other; a stated
// thread id wins over a reply that crosses two of them. Two posts that reply to the same missing post of the owner are
// of one thread too. Replies to somebody else begin a thread of their own, reposts are in none.
//
// Reading order: each post before its replies, the replies by time, each with all that hangs on it before the next one.
// Posts with a stated position then take their places among each other. The order of the file never matters: posts of
// one time are ordered by id.
//
// A thread has at least two posts, or one that the source states to be a part of more. A single reply to a missing
// post of the owner is not one: there would be nothing to read.
#pragma once

#include <cstdint>
#include <optional>
#include <span>
#include <vector>

#include "archive/archive.h"
#include "base/steps.h"

namespace backscroll {

// A post, or a gap where parts are missing from the archive.
struct ThreadPart {
  PostIndex post = kNoPost;         // kNoPost: a gap
  std::optional<uint32_t> missing;  // of a gap: how many parts; nothing: not known

  bool is_gap() const { return post == kNoPost; }
  friend bool operator==(const ThreadPart&, const ThreadPart&) = default;
};

struct Thread {
  std::span<const ThreadPart> parts;  // never two gaps in a row
  uint32_t post_count = 0;
  std::optional<uint32_t> size;  // posts with the missing ones; nothing: not known
};

struct ThreadPosition {
  const Thread* thread;
  uint32_t part;                   // index into the parts
  std::optional<uint32_t> number;  // "3" of "3 of 9"; nothing after a gap of unknown size
};

class Threads {
 public:
  Threads() = default;
  static Threads from_archive(const Archive& archive);
  static Steps build(const Archive& archive, Threads& threads);
  Threads(Threads&&) noexcept = default;
  Threads& operator=(Threads&&) noexcept = default;

  // By their first post, oldest first.
  std::span<const Thread> all() const { return threads_; }
  const Thread* thread_of(PostIndex post) const;  // nullptr: in no thread
  std::optional<ThreadPosition> position_of(PostIndex post) const;
  size_t heap_bytes() const;

 private:
  friend class ThreadBuilder;
  static constexpr uint32_t kNone = 0xFFFFFFFF;

  std::vector<ThreadPart> parts_;  // of all threads, one after the other; the spans look into it
  std::vector<Thread> threads_;
  IndexedList<PostIndex, uint32_t> threads_of_posts_;  // empty when there are no threads
};

}  // namespace backscroll
