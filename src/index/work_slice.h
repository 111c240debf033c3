// work_slice: how long a piece of work may go on before it lets the page breathe.
#pragma once

#include <cstddef>

namespace backscroll {

class WorkSlice {
 public:
  using Clock = double (*)();  // milliseconds

  // Until the clock has passed so many milliseconds.
  WorkSlice(Clock clock, double millis) : clock_(clock), end_millis_(clock() + millis) {}
  // So many turns of the work, however long they take: the same on every machine.
  static WorkSlice of_turns(size_t turns) { return WorkSlice(turns); }

  // After each turn. Whether there is time for another.
  bool has_more() {
    if (clock_ != nullptr) return clock_() < end_millis_;
    if (turns_ > 0) --turns_;
    return turns_ > 0;
  }

 private:
  explicit WorkSlice(size_t turns) : turns_(turns) {}

  Clock clock_ = nullptr;
  double end_millis_ = 0;
  size_t turns_ = 0;
};

}  // namespace backscroll
