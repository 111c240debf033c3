// What may have been meant by a word that is nowhere.
#include "index/nearest_word.h"

#include <doctest/doctest.h>

#include <initializer_list>
#include <string>

using backscroll::NearestWord;

namespace {

std::string nearest(const char* letters, std::initializer_list<const char*> texts) {
  NearestWord word(letters);
  for (const char* const text : texts) word.look_at(text);
  return word.best();
}

}  // namespace

TEST_CASE("one letter too many, missing, wrong or out of place is near, in a long word two") {
  for (const char* const typed : {"boa", "boatt", "boot", "baot", "goat", "oat"})
    CHECK_EQ(nearest(typed, {"the boat of somebody"}), "boat");
  for (const char* const typed : {"bota", "taob", "boats!", "bot boat"})
    CHECK_NE(nearest(typed, {"a boat"}), "a boat");
  CHECK_EQ(nearest("bxxt", {"boat"}), "");
  CHECK_EQ(nearest("accomodate", {"to accommodate"}), "accommodate");
  CHECK_EQ(nearest("acomodate", {"to accommodate"}), "accommodate");
  CHECK_EQ(nearest("acomodat", {"to accommodate"}), "");
}

TEST_CASE("of several the nearest is taken, then one that begins alike, then the one that came most often") {
  CHECK_EQ(nearest("letters", {"latter letter"}), "letter");
  CHECK_EQ(nearest("boat", {"goat goat bolt"}), "bolt");
  CHECK_EQ(nearest("boat", {"bolt boot", "boot"}), "boot");
}

TEST_CASE("a tag or a name is near another one, and no word is") {
  CHECK_EQ(nearest("#maps", {"map", "#map"}), "#map");
  CHECK_EQ(nearest("#maps", {"map @map"}), "");
  CHECK_EQ(nearest("@ada_maps", {"by @adamaps"}), "@adamaps");
}

TEST_CASE("letters count, not bytes, and short words and other things are near to nothing") {
  CHECK_EQ(nearest("\u043f\u0440\u0438\u0432\u0435", {"\u043f\u0440\u0438\u0432\u0435\u0442"}),
           "\u043f\u0440\u0438\u0432\u0435\u0442");
  for (const char* const typed : {"", "#", "an", "two words", "2019", "&%$"}) {
    CHECK_FALSE(NearestWord(typed).is_asked());
    CHECK_EQ(nearest(typed, {"and two word 2018"}), "");
  }
  CHECK_FALSE(NearestWord(std::string(500, 'a')).is_asked());
}
