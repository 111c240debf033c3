// time_zone: what the clocks of a place show, by all their changes since 1970.
#pragma once

#include <string_view>
#include <vector>

#include "base/time.h"

namespace backscroll {

class TimeZone {
 public:
  TimeZone() = default;  // UTC
  // "3600 323830800 7200 338950800 3600": the offset in seconds, then for each change when it was, in seconds since
  // 1970, and the offset from then on. UTC where it is not that.
  static TimeZone from_text(std::string_view text);

  // What the clocks show at that moment, as if it were UTC.
  UtcMillis local(UtcMillis time) const;

 private:
  struct Change {
    int64_t begin_millis;
    int64_t offset_millis;
  };

  int64_t first_offset_millis_ = 0;
  std::vector<Change> changes_;  // ascending
};

}  // namespace backscroll
