// Which letters are the same without regard to case.
#include "index/fold.h"

#include <doctest/doctest.h>

namespace backscroll {
namespace {

std::string fold(std::string_view text) {
  std::string folded_text;
  append_folded(folded_text, text);
  return folded_text;
}

}  // namespace

TEST_CASE("capital and small letters of four alphabets fold to the same") {
  CHECK_EQ(fold("ENVOY @ada 42"), "envoy @ada 42");
  CHECK_EQ(fold("\u00C0\u00D6\u00D8\u00DE \u0178\u0141\u017D"),
           "\u00E0\u00F6\u00F8\u00FE \u00FF\u0142\u017E");
  CHECK_EQ(fold("\u0391\u0392\u03A9 \u0386\u038F \u03A3"), "\u03B1\u03B2\u03C9 \u03AC\u03CE \u03C3");
  CHECK_EQ(fold("\u0410\u042F \u0401 \u04C0 \u0490"), "\u0430\u044F \u0451 \u04CF \u0491");
}

TEST_CASE("both small sigmas are the same letter") { CHECK_EQ(fold("\u03C3\u03C2"), "\u03C3\u03C3"); }

TEST_CASE("what has no case stays, accents stay, and so do signs among the letters") {
  for (const char* text :
       {"\u00D7\u00F7\u00DF", "\u5B87\u5B99", "\U0001F680", "\u0645\u0631", "\u0130\u0131", "\u00E9e"}) {
    CHECK_EQ(fold(text), text);
  }
}

TEST_CASE("folding twice changes nothing more") {
  for (char32_t code_point = 0; code_point < 0x600; ++code_point) {
    CHECK_EQ(folded(folded(code_point)), folded(code_point));
  }
}

}  // namespace backscroll
