// time_zone: see the header.
#include "base/time_zone.h"

#include <algorithm>
#include <charconv>

namespace backscroll {
namespace {

// Past any year that a time here can have.
constexpr int64_t kFarthestSeconds = 1'000'000'000'000;

// Takes a number and the space after it.
bool take_millis(std::string_view& text, int64_t& millis) {
  int64_t seconds = 0;
  const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), seconds);
  if (error != std::errc() || seconds < -kFarthestSeconds || seconds > kFarthestSeconds) return false;
  text.remove_prefix(static_cast<size_t>(end - text.data()));
  if (text.starts_with(' ')) text.remove_prefix(1);
  millis = seconds * kMillisPerSecond;
  return true;
}

}  // namespace

TimeZone TimeZone::from_text(std::string_view text) {
  TimeZone zone;
  if (!take_millis(text, zone.first_offset_millis_)) return {};
  while (!text.empty()) {
    Change change{};
    if (!take_millis(text, change.begin_millis) || !take_millis(text, change.offset_millis)) return {};
    if (!zone.changes_.empty() && change.begin_millis <= zone.changes_.back().begin_millis) return {};
    zone.changes_.push_back(change);
  }
  return zone;
}

UtcMillis TimeZone::local(UtcMillis time) const {
  const auto after =
      std::upper_bound(changes_.begin(), changes_.end(), time.value,
                       [](int64_t wanted, const Change& change) { return wanted < change.begin_millis; });
  const int64_t offset = after == changes_.begin() ? first_offset_millis_ : (after - 1)->offset_millis;
  return {time.value + offset};
}

}  // namespace backscroll
