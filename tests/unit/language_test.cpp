// The table of phrases, what a host page replaces in it, and the forms of plurals.
#include "view/words/language.h"

#include <doctest/doctest.h>

#include <algorithm>
#include <span>

#include "view/viewer/viewer.h"
#include "view/words/words.h"
#include "view_support.h"

using namespace backscroll;
using backscroll::testing::archive_of;
using backscroll::testing::known_time;

namespace {

// Dual and plural like Arabic's, figures in brackets, so that a test sees who wrote them.
class OtherLocale final : public Locale {
 public:
  std::string number(int64_t number, NumberForm) const override { return "[" + std::to_string(number) + "]"; }
  std::string time(UtcMillis, TimeForm, Zone zone) const override {
    return zone == Zone::kUtc ? "utc" : "here";
  }
  std::string range(UtcMillis, UtcMillis, TimeForm) const override { return "range"; }
  std::string ago(int64_t amount, AgoUnit) const override { return "-" + std::to_string(amount); }
  PluralForm plural_form(int64_t number) const override {
    return number == 2 ? PluralForm::kTwo : number < 11 ? PluralForm::kFew : PluralForm::kOther;
  }
};

class InLanguage {
 public:
  explicit InLanguage(std::string_view phrases) {
    language_.phrases.replace(phrases);
    use_language(language_);
  }
  ~InLanguage() { use_language(before_); }

 private:
  OtherLocale locale_;
  Language language_{&locale_, {}};
  const Language& before_ = language();
};

}  // namespace

TEST_CASE("braces are filled in, unknown ones stay") {
  CHECK(filled("Replying to {handle}", {{"handle", "@ann"}}) == "Replying to @ann");
  CHECK(filled("{a} and {b} and {a}", {{"a", "1"}, {"b", "{a}"}}) == "1 and {a} and 1");
  CHECK(filled("no {such} thing", {{"a", "1"}}) == "no {such} thing");
  CHECK(filled("an open {brace", {{"brace", "1"}}) == "an open 1");
  CHECK(filled("", {}).empty());
}

TEST_CASE("a host's phrases take the place of the English ones, the others stay") {
  const InLanguage language("newest\tNeueste\nnonsense\tUnsinn\nno tab\nreplyingTo\tAntwort an {handle}\n");
  CHECK(say(Phrase::kNewest) == "Neueste");
  CHECK(say(Phrase::kOldest) == "Oldest");
  CHECK(say(Phrase::kReplyingTo, {{"handle", "@ann"}}) == "Antwort an @ann");
}

TEST_CASE("a second table starts from English again") {
  Phrases phrases;
  phrases.replace("newest\tNeueste");
  phrases.replace("oldest\tAlte");
  CHECK(phrases.pattern(Phrase::kNewest) == "Newest");
  CHECK(phrases.pattern(Phrase::kOldest) == "Alte");
}

TEST_CASE("a plural takes the form that the locale asks for, else the general one, else English") {
  const InLanguage language("posts.two\tzwei: {count}\nposts.other\tviele: {count}\n");
  CHECK(say_count(Plural::kPosts, 2, "2") == "zwei: 2");
  CHECK(say_count(Plural::kPosts, 5, "5") == "viele: 5");
  CHECK(say_count(Plural::kLikes, 1, "1") == "1 like");
  CHECK(say_count(Plural::kLikes, 5, "5") == "5 likes");
}

TEST_CASE("all numbers and times come from the locale") {
  const InLanguage language("");
  CHECK(words_of_number(4700) == "[4700]");
  CHECK(words_of_count({3000, CountPrecision::kRounded}) == "\u2248[3000]");
  CHECK(words_of_time(known_time("2019-03-03T14:05:09Z")) == "here");
  CHECK(words_of_time(known_time("2017-01-01T00:00:00Z", "2018-06-01T00:00:00Z")) == "range");
  CHECK(testing::extent_of(archive_of({{"a", "2019-03-03T00:00:00Z"}})) == "[1] post");
}

TEST_CASE("words that change while an archive is on its way are those of its header") {
  const Archive archive = archive_of({{"a", "2019-03-03T00:00:00Z"}, {"b", "2019-03-04T00:00:00Z"}});
  const std::span<const std::byte> bytes = archive.bytes();
  Viewer viewer;
  const std::span<std::byte> space = viewer.begin_load(bytes.size(), false);
  std::ranges::copy(bytes, space.begin());
  const auto arrive = [&](size_t size) {
    viewer.have_arrived(size);
    while (viewer.step_check() || viewer.step_load()) {
    }
  };
  arrive(bytes.size() - 1);
  CHECK_FALSE(viewer.is_loaded());
  const InLanguage language("posts.two\tzwei: {count}\n");
  viewer.reword();
  arrive(bytes.size());
  REQUIRE(viewer.is_loaded());
  CHECK(viewer.facts().extent == "zwei: [2]");
}

TEST_CASE("a moment is told by the reader's clock, the days of an interval by that of UTC") {
  const InLanguage language("");
  CHECK(long_words_of_time(known_time("2019-03-03T14:05:09Z")) == "here");
  CHECK(long_words_of_time(known_time("2017-01-01T00:00:00Z", "2018-06-01T00:00:00Z")) ==
        "between utc and utc");
}
