// Walking UTF-8, whole and broken.
#include "base/utf8.h"

#include <doctest/doctest.h>

#include <vector>

namespace backscroll {
namespace {

std::vector<uint32_t> code_points_of(std::string_view text) {
  std::vector<uint32_t> code_points;
  for (size_t i = 0; i < text.size();) {
    const DecodedCodePoint decoded = decode_utf8(text, i);
    code_points.push_back(decoded.value);
    i += decoded.size_bytes;
  }
  return code_points;
}

}  // namespace

TEST_CASE("whole text is decoded code point by code point") {
  CHECK_EQ(code_points_of("a\u00e9\u20ac\U0001F600"), std::vector<uint32_t>{0x61, 0xE9, 0x20AC, 0x1F600});
}

TEST_CASE("each byte of malformed text counts as one replacement character") {
  const uint32_t bad = 0xFFFD;
  CHECK_EQ(code_points_of("\xC3"), std::vector<uint32_t>{bad});                             // cut off
  CHECK_EQ(code_points_of("\xE2\x82"), std::vector<uint32_t>{bad, bad});                    // cut off
  CHECK_EQ(code_points_of("\xC0\xAF"), std::vector<uint32_t>{bad, bad});                    // overlong
  CHECK_EQ(code_points_of("\xED\xA0\x80"), std::vector<uint32_t>{bad, bad, bad});           // a surrogate
  CHECK_EQ(code_points_of("\xF4\x90\x80\x80"), std::vector<uint32_t>{bad, bad, bad, bad});  // too large
  CHECK_EQ(code_points_of("\x80z"), std::vector<uint32_t>{bad, 'z'});
}

TEST_CASE("what is appended decodes to the same code point") {
  for (const char32_t code_point : {U'a', U'\u07ff', U'\u0800', U'\uffff', U'\U00010000', U'\U0010ffff'}) {
    std::string text;
    append_utf8(text, code_point);
    CHECK_EQ(code_points_of(text), std::vector<uint32_t>{code_point});
  }
  std::string surrogate;
  append_utf8(surrogate, 0xD800);
  CHECK_EQ(surrogate, "\uFFFD");
}

TEST_CASE("a run of letters outside ASCII ends before one that is and before bytes that are none") {
  CHECK_EQ(letters_run("\u00e9\u20ac\U0001F600z", 0), 9);
  CHECK_EQ(letters_run("\u00e9\u20ac\U0001F600", 2), 7);
  CHECK_EQ(letters_run("z\u00e9", 0), 0);
  CHECK_EQ(letters_run("", 0), 0);
  for (const std::string_view bad : {"\xC3", "\xC3z", "\xC1\x80", "\xE2\x82", "\xED\xA0\x80", "\x80"})
    CHECK_EQ(letters_run("\u00e9" + std::string(bad), 0), 2);
}

TEST_CASE("code points are counted and found by number") {
  const std::string_view text = "a\u00e9\U0001F600z";
  CHECK_EQ(count_code_points(text), 4);
  CHECK_EQ(byte_offset_of_code_point(text, 0), 0);
  CHECK_EQ(byte_offset_of_code_point(text, 2), 3);
  CHECK_EQ(byte_offset_of_code_point(text, 3), 7);
  CHECK_EQ(byte_offset_of_code_point(text, 9), text.size());
}

TEST_CASE("so they are in a long text, wherever a letter outside ASCII or a bad byte stands") {
  for (const std::string_view odd : {"\u00e9", "\U0001F600", "\xC3", "\xED\xA0\x80"}) {
    const size_t odd_letters = code_points_of(odd).size();
    for (size_t before = 0; before < 20; ++before) {
      for (size_t after = 0; after < 20; ++after) {
        const std::string text = std::string(before, 'a') + std::string(odd) + std::string(after, 'z');
        CHECK_EQ(ascii_run(text, 0), before);
        CHECK_EQ(ascii_run(text, before + odd.size()), after);
        CHECK_EQ(count_code_points(text), before + odd_letters + after);
        CHECK_EQ(byte_offset_of_code_point(text, before), before);
        CHECK_EQ(byte_offset_of_code_point(text, before + odd_letters), before + odd.size());
        CHECK_EQ(byte_offset_of_code_point(text, before + odd_letters + after), text.size());
      }
    }
  }
}

}  // namespace backscroll
