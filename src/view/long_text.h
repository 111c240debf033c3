// long_text: how much of a text is laid out. Nobody reads a post of twenty megabytes, but an archive may have one: what
// is laid out is bounded, and the reader asks for more of it.
#pragma once

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>

namespace backscroll {

constexpr size_t kMostLineBytes = 4096;   // of what stands on one line
constexpr size_t kMostBriefBytes = 1024;  // of what is told in passing: hints, captions, titles

// The longest beginning of a text that takes no more room than `most_bytes` letters, a line feed counting as many. It
// ends between words, or between letters where there is no space for long.
std::string_view beginning_of(std::string_view text, size_t most_bytes);

// The same with "…" behind it, where something is missing.
std::string shortened(std::string_view text, size_t most_bytes);

// What is laid out of a post's text after the reader has asked for more so many times.
std::string_view unfolded_text(std::string_view text, uint32_t times);

// The same for the options of a poll.
size_t unfolded_options(size_t options, uint32_t times);

}  // namespace backscroll
