// steps: work that is done a little at a time, so that whoever waits for it can do something else in between. A
// function that returns Steps is a coroutine: it says `co_await Steps::pause` where it may be interrupted, and may wait
// for others of its kind.
//
//   Steps count_all(const Archive& archive, size_t& count) {
//     for (const PostIndex post : archive.posts()) {
//       if (Steps::is_due(post.value())) co_await Steps::pause;
//       ++count;
//     }
//   }
//   count_all(archive, count).finish();                          // at once
//   for (Steps steps = count_all(archive, count); steps.step();)  // or a little at a time
//
// What is given by reference has to live until the work is done. Work that is not finished may be dropped at any time.
#pragma once

#include <coroutine>
#include <cstddef>
#include <utility>

namespace backscroll {

class Steps {
 public:
  struct Pause {};
  static constexpr Pause pause{};

  // Rows between two pauses: a fraction of a millisecond of work.
  static constexpr size_t kStride = 2048;
  static constexpr bool is_due(size_t row) { return row % kStride == kStride - 1; }

  struct promise_type;
  using Handle = std::coroutine_handle<promise_type>;

  Steps() = default;
  Steps(Steps&& other) noexcept : handle_(std::exchange(other.handle_, {})) {}
  Steps& operator=(Steps&& other) noexcept {
    std::swap(handle_, other.handle_);
    return *this;
  }
  ~Steps() {
    if (handle_) handle_.destroy();
  }

  bool is_done() const { return !handle_ || handle_.done(); }
  // Goes on until the next pause. False when all is done.
  bool step();
  // Goes on over that many pauses. False when all is done.
  bool step(size_t pauses) {
    while (pauses-- > 0 && step()) {
    }
    return !is_done();
  }
  void finish() {
    while (step()) {
    }
  }

 private:
  explicit Steps(Handle handle) : handle_(handle) {}

  Handle handle_;
};

struct Steps::promise_type {
  Steps inner;  // what this one waits for

  Steps get_return_object() { return Steps(Handle::from_promise(*this)); }
  std::suspend_always initial_suspend() noexcept { return {}; }
  std::suspend_always final_suspend() noexcept { return {}; }
  std::suspend_always await_transform(Pause) noexcept { return {}; }
  std::suspend_always await_transform(Steps steps) noexcept {
    inner = std::move(steps);
    return {};
  }
  void return_void() {}
  void unhandled_exception() {}
};

inline bool Steps::step() {
  if (is_done()) return false;
  Steps& inner = handle_.promise().inner;
  if (inner.step()) return true;
  handle_.resume();
  return !handle_.done();
}

}  // namespace backscroll
