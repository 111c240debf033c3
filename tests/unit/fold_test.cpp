// Which letters are the same to somebody who searches.
#include "index/fold.h"

#include <doctest/doctest.h>

#include <cstdlib>
#include <map>

#include "archive_support.h"
#include "base/utf8.h"

namespace backscroll {
namespace {

struct Same {
  const char* name;
  const char* text;
  const char* folded;
};

const Same kSame[] = {
    {"case", "ENVOY @ada 42", "envoy @ada 42"},
    {"accents", "Caf\u00E9 \u00C5ngstr\u00F6m \u00D1and\u00FA", "cafe angstrom nandu"},
    {"accents as marks", "Cafe\u0301 A\u030Angstro\u0308m", "cafe angstrom"},
    {"strokes and ligatures", "S\u00F8ren \u0141\u00F3d\u017A \u0110\u00E0 \u00C6sir \u0153uvre \uFB01n",
     "soren lodz da aesir oeuvre fin"},
    {"Vietnamese", "Ti\u1EBFng Vi\u1EC7t, \u0111\u01B0\u1EE3c", "tieng viet, duoc"},
    {"sharp s", "Stra\u00DFe STRA\u1E9EE", "strasse strasse"},
    {"the i of Turkish", "\u0130stanbul \u0131s\u0131 I i", "istanbul isi i i"},
    {"Greek", "\u039F\u03B4\u03CC\u03C2 \u039F\u0394\u039F\u03A3",
     "\u03BF\u03B4\u03BF\u03C3 \u03BF\u03B4\u03BF\u03C3"},
    {"Russian, yo is ye", "\u0401\u043B\u043A\u0430 \u0435\u0308", "\u0435\u043B\u043A\u0430 \u0435"},
    {"Russian, short i is a letter", "\u0419\u043E\u0434 \u0438\u0306\u043E\u0434 \u0438\u043E\u0434",
     "\u0439\u043E\u0434 \u0439\u043E\u0434 \u0438\u043E\u0434"},
    {"Ukrainian yi", "\u0407\u0436\u0430\u043A \u0456\u0308", "\u0457\u0436\u0430\u043A \u0457"},
    {"width", "\uFF26\uFF35\uFF2C\uFF2C\u3000\uFF17\uFF01", "full 7!"},
    {"katakana is hiragana", "\u30AB\u30E1\u30E9", "\u304B\u3081\u3089"},
    {"half-width katakana", "\uFF76\uFF9E\uFF8A\uFF9F\uFF73\uFF9E\uFF70", "\u304C\u3071\u3094\u30FC"},
    {"voiced kana as two", "\u304B\u3099\u306F\u309A\u30C4\u3099", "\u304C\u3071\u3065"},
    {"voiced kana are letters", "\u304B\u304C", "\u304B\u304C"},
    {"Hangul in pieces", "\u1112\u1161\u11AB\u1100\u1173\u11AF", "\uD55C\uAE00"},
    {"Arabic", "\u0645\u064F\u062D\u064E\u0645\u0651\u062F \u0640 \u0623\u0625\u0622 \u0661\u06F2",
     "\u0645\u062D\u0645\u062F  \u0627\u0627\u0627 12"},
    {"Hebrew", "\u05E9\u05B8\u05C1\u05DC\u05D5\u05B9\u05DD", "\u05E9\u05DC\u05D5\u05DD"},
    {"emoji with and without a selector", "\u2764\uFE0F \u2764", "\u2764 \u2764"},
    {"a family stays together", "\U0001F469\u200D\U0001F680", "\U0001F469\u200D\U0001F680"},
    {"joiners and soft hyphens", "\u0645\u06CC\u200C\u062E soft\u00ADhyphen a\u200Db",
     "\u0645\u064A\u062E softhyphen ab"},
    {"quotation marks and dashes", "don\u2019t \u201Csay\u201D 1\u20132", "don't \"say\" 1-2"},
    {"white space", "a\nb\tc\u00A0d\u2003e", "a b c d e"},
    {"letters of mathematics", "\U0001D5DB\U0001D5F2\U0001D5F9\U0001D5F9\U0001D5FC", "hello"},
    {"ideographs", "\u5B87\u5B99\u65E5\u8A18", "\u5B87\u5B99\u65E5\u8A18"},
    {"Hindi keeps its vowels", "\u0939\u093F\u0928\u094D\u0926\u0940",
     "\u0939\u093F\u0928\u094D\u0926\u0940"},
    {"Thai keeps its vowels", "\u0E20\u0E32\u0E29\u0E32\u0E44\u0E17\u0E22",
     "\u0E20\u0E32\u0E29\u0E32\u0E44\u0E17\u0E22"},
    {"broken bytes", "a\xFFz", "a\uFFFDz"},
};

std::string utf8_of(char32_t code_point) {
  std::string text;
  append_utf8(text, code_point);
  return text;
}

// "DF 73 73" a line, from tools/make_fold_table.py.
std::map<char32_t, std::string> expected_letters() {
  std::map<char32_t, std::string> letters;
  const std::string file = testing::read_file(BACKSCROLL_TEST_DATA_DIR "/fold/letters.txt");
  for (const char* at = file.c_str(); *at != '\0'; ++at) {
    char* end = nullptr;
    std::string& to = letters[static_cast<char32_t>(std::strtoul(at, &end, 16))];
    for (at = end; *at == ' '; at = end) append_utf8(to, static_cast<char32_t>(std::strtoul(at, &end, 16)));
  }
  return letters;
}

}  // namespace

TEST_CASE("letters that a reader takes for the same fold to the same") {
  for (const Same& same : kSame) {
    CAPTURE(same.name);
    CHECK_EQ(folded(same.text), same.folded);
    CHECK_EQ(folded(same.folded), same.folded);
    CHECK_EQ(TracedText(same.text).letters, same.folded);
  }
}

TEST_CASE("every code point folds to what the Unicode Character Database says") {
  const std::map<char32_t, std::string> expected = expected_letters();
  REQUIRE(expected.size() > 4000);
  size_t wrong = 0;
  for (char32_t code_point = 0; code_point <= 0x10FFFF; ++code_point) {
    const bool is_surrogate = code_point >= 0xD800 && code_point <= 0xDFFF;
    const bool is_joining = code_point == 0x306 || code_point == 0x308 || code_point == 0x200D;
    if (is_surrogate || is_joining) continue;
    const auto known = expected.find(code_point);
    const std::string letters = known == expected.end() ? utf8_of(code_point) : known->second;
    if (folded(utf8_of(code_point)) == letters) continue;
    ++wrong;
    MESSAGE("code point " << static_cast<uint32_t>(code_point));
  }
  CHECK(wrong == 0);
}

TEST_CASE("a folded text knows where its letters stood") {
  const TracedText traced("a\u00DFe\u0301!");
  CHECK_EQ(traced.letters, "asse!");
  CHECK(traced.origins == std::vector<uint32_t>{0, 1, 1, 3, 6, 7});
}

}  // namespace backscroll
