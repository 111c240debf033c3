// The direction of a text by its first strong letter.
#include "view/text/text_layout.h"

#include <doctest/doctest.h>

using namespace backscroll;

TEST_CASE("the first letter decides the direction; digits, signs and emoji before it do not") {
  CHECK_FALSE(is_rtl_text("Hello \u05E9\u05DC\u05D5\u05DD"));
  CHECK(is_rtl_text("\u05E9\u05DC\u05D5\u05DD Hello"));
  CHECK(is_rtl_text("123 \u0645\u0631\u062D\u0628\u0627"));
  CHECK(is_rtl_text("\U0001F600 \u2665 @ \u0645\u0631\u062D\u0628\u0627"));
  CHECK_FALSE(is_rtl_text("\u65E5\u672C\u8A9E \u05D0"));
  CHECK_FALSE(is_rtl_text("\u0E2A\u0E27 \u05D0"));
  CHECK_FALSE(is_rtl_text("\u0939\u093F \u05D0"));
}

TEST_CASE("a text without letters takes the direction it is given") {
  CHECK_FALSE(is_rtl_text("123 !"));
  CHECK(is_rtl_text("123 !", true));
  CHECK(is_rtl_text("", true));
}

TEST_CASE("direction marks count as letters, the inside of an isolate does not") {
  CHECK(is_rtl_text("\u200Fabc"));
  CHECK_FALSE(is_rtl_text("\u2068\u05D0\u2069 abc"));
}

TEST_CASE("a line is mixed when letters or digits run against it") {
  CHECK(has_both_directions("a \u05D0", false));
  CHECK(has_both_directions("\u05D0 a", true));
  CHECK(has_both_directions("\u05D0 12", true));
  CHECK_FALSE(has_both_directions("abc 12", false));
  CHECK_FALSE(has_both_directions("\u05D0 !", true));
}
