// long_text: see the header.
#include "view/text/text_layout.h"

#include <algorithm>

namespace backscroll {
namespace {

constexpr size_t kFirstBytes = 4'000;  // of a text that is folded
constexpr size_t kWholeBytes = 6'000;  // a text that is hardly longer is not
constexpr size_t kMoreBytes = 60'000;
constexpr size_t kLineFeedBytes = 40;
constexpr size_t kLongestWord = 200;

constexpr size_t kFirstOptions = 12;
constexpr size_t kWholeOptions = 16;
constexpr size_t kMoreOptions = 1'000;

}  // namespace

std::string_view beginning_of(std::string_view text, size_t most_bytes) {
  size_t end = 0;
  for (size_t room = most_bytes; end < text.size(); ++end) {
    const size_t needed = text[end] == '\n' ? kLineFeedBytes : 1;
    if (needed > room) break;
    room -= needed;
  }
  if (end == text.size()) return text;
  const size_t from = end - std::min(end, kLongestWord);
  const size_t space = text.substr(from, end - from).find_last_of(" \n");
  if (space != std::string_view::npos) return text.substr(0, from + space);
  // Clusters are counted from a place between two of them, or nearly so: what is before it has no space for long.
  size_t at = from;
  while (at > 0 && (static_cast<uint8_t>(text[at]) & 0xC0) == 0x80) --at;
  for (size_t next = at; next <= end; next += next_cluster(text, next)) at = next;
  return text.substr(0, at > 0 ? at : end);
}

std::string shortened(std::string_view text, size_t most_bytes) {
  const std::string_view beginning = beginning_of(text, most_bytes);
  std::string result(beginning);
  if (beginning.size() < text.size()) result += "\xE2\x80\xA6";
  return result;
}

std::string_view unfolded_text(std::string_view text, uint32_t times) {
  if (times > 0) return beginning_of(text, times * kMoreBytes);
  const std::string_view whole = beginning_of(text, kWholeBytes);
  return whole.size() == text.size() ? whole : beginning_of(text, kFirstBytes);
}

size_t unfolded_options(size_t options, uint32_t times) {
  if (times > 0) return std::min(options, times * kMoreOptions);
  return options <= kWholeOptions ? options : kFirstOptions;
}

}  // namespace backscroll
