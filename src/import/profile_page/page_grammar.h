// page_grammar: what a line of a saved profile page is, by itself and with those after it.
#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string_view>

#include "archive/archive.h"

namespace backscroll {

enum class AgeUnit : uint8_t { kSecond, kMinute, kHour, kDay, kWeek, kMonth, kYear };

// "5 years": the whole ones; what is over was dropped.
struct PageAge {
  uint32_t number = 0;  // of more than that the largest one
  AgeUnit unit = AgeUnit::kYear;
};

struct PageCount {
  Count count;
  bool is_huge = false;  // the largest number stands for it
};

struct PageName {
  std::string_view name, badge;
};

constexpr size_t kLongestHandle = 15;

bool is_handle_letter(char c);
bool is_handle_line(std::string_view line);  // "@" and a name that an account may have, nothing else
bool is_media_line(std::string_view line);   // "Tweet media one"
bool is_last_header_line(std::string_view line);
std::optional<PageAge> age_from_line(std::string_view line);
std::optional<PageCount> count_from_line(std::string_view line);  // "924", "4,700", "1.2K"
// "June 2011": that month.
std::optional<KnownTime> month_from_text(std::string_view text);
// Takes a badge off, which stands behind the name as if it were of it.
PageName name_from_line(std::string_view line);
// Three lines that say who wrote what follows, and how long ago. One of them alone says nothing: a text may begin with
// "@", and may be short.
bool is_author_block(std::string_view first, std::string_view third);
// Where in the first of two lines a page begins. It is not at the beginning where two files were put together and the
// first one had no end of line: its last count stands there then. npos: it does not.
size_t find_header(std::string_view first, std::string_view second);
// By the first bytes of a file: the header is there, or an author block.
bool is_profile_page(std::string_view head);

}  // namespace backscroll
