// The finder against QueryTest, which looks at one post after the other with nothing prepared.
#include "index/finder.h"

#include <doctest/doctest.h>

#include <algorithm>

#include "archive_support.h"
#include "card_support.h"
#include "import/sample_archive.h"

namespace backscroll {
namespace {

using testing::archive_of;

struct Found {
  explicit Found(const Archive& searched)
      : archive(searched),
        index(TimeIndex::from_archive(archive)),
        threads(Threads::from_archive(archive)),
        finder(archive, index, threads) {}

  const Hits& find(std::string_view text) {
    finder.find(Search(text), hits).finish();
    return hits;
  }

  // Whether it is what the plain way finds.
  bool is_right(std::string_view text) {
    find(text);
    const Query query = parse_query(text);
    const QueryTest test(archive, query);
    size_t count = 0;
    for (const PostIndex post : archive.posts()) {
      if (test.holds(post) != hits.has(post)) return false;
      count += test.holds(post) ? 1 : 0;
    }
    return hits.count() == count;
  }

  size_t count_with(std::string_view term, const PostSet* within = nullptr) const {
    return finder.count_with(*finder.facets().find(term), within);
  }

  const Archive& archive;
  TimeIndex index;
  Threads threads;
  Finder finder;
  Hits hits;
};

}  // namespace

TEST_CASE("letters are found at any place of a text of any length") {
  const std::string letters = "tide";
  for (size_t size = letters.size(); size < 60; ++size) {
    for (size_t at = 0; at + letters.size() <= size; ++at) {
      std::string text(size, 't');
      text.replace(at, letters.size(), letters);
      CHECK(find_bytes(text, letters) == text.find(letters));
      CHECK(find_bytes(text, letters, at + 1) == text.find(letters, at + 1));
      CHECK(find_bytes(text, "tidy") == std::string::npos);
      CHECK(find_bytes(text, "t", at) == text.find('t', at));
    }
  }
  CHECK(find_bytes("", "a") == std::string::npos);
  CHECK(find_bytes("ab", "ab", 7) == std::string::npos);
}

TEST_CASE("one search after the other finds what each of them finds alone") {
  const Archive archive = std::move(make_sample({.posts = 6000}).value());
  Found found(archive);
  for (const std::string_view text : {"t",
                                      "ti",
                                      "tid",
                                      "tide",
                                      "tide ",
                                      "tide is:reply",
                                      "tide is:reply is:quote",
                                      "is:reply -is:quote",
                                      "-tide",
                                      "-tide -is:reply",
                                      "\"the tide\"",
                                      "e",
                                      "e a",
                                      "e -a",
                                      "#t",
                                      "@a",
                                      "#",
                                      "year:2019",
                                      "year:2019 year:2021 e",
                                      "from:2019 to:2021-03",
                                      "likes:>100",
                                      "-likes:>100",
                                      "likes:2..3 e",
                                      "has:media has:alt",
                                      "has:link -has:media",
                                      "is:thread",
                                      "lang:en",
                                      "lang:ja lang:de",
                                      "-lang:en",
                                      "lang:und",
                                      "from:@nobody",
                                      "to:@a",
                                      "\xF0\x9F\x8C\x8A",
                                      "",
                                      "no such words anywhere",
                                      "zzz",
                                      "z"}) {
    INFO(text);
    CHECK(found.is_right(text));
  }
}

TEST_CASE("a search that is given up spoils nothing") {
  const Archive archive = std::move(make_sample({.posts = 3000}).value());
  Found found(archive);
  for (size_t steps = 0; steps < 60; ++steps) {
    Hits dropped;
    const Search search(steps % 2 == 0 ? "ti is:reply" : "e has:link");
    {
      Steps finding = found.finder.find(search, dropped);
      for (size_t i = 0; i < steps; ++i) finding.step();
    }
    CHECK(found.is_right(steps % 3 == 0 ? "e is:reply" : "tide"));
  }
}

TEST_CASE("a facet counts what choosing it would leave") {
  const Archive archive = archive_of({{"a", "2018-03-01T00:00:00Z", {}, 5, PostKind::kOriginal, "low tide"},
                                      {"b", "2019-03-01T00:00:00Z", {}, 7, PostKind::kReply, "low tide"},
                                      {"c", "2019-04-01T00:00:00Z", {}, 1, PostKind::kReply, "high tide"},
                                      {"d", "2020-03-01T00:00:00Z", {}, 1, PostKind::kQuote, "nothing"}});
  Found found(archive);
  found.find("tide is:reply");
  CHECK(found.count_with("is:reply") == 2);
  CHECK(found.count_with("is:original") == 1);  // one or the other: not among the replies
  CHECK(found.count_with("is:quote") == 0);
  CHECK(found.count_with("year:2019") == 2);
  CHECK(found.count_with("year:2018") == 0);
  found.find("-is:reply");
  CHECK(found.count_with("is:reply") == 2);
  CHECK(found.count_with("year:2019") == 0);
  found.find("");
  CHECK(found.count_with("year:2019") == 2);
  PostSet within(archive.post_count());
  within.add(PostIndex{1});
  CHECK(found.count_with("year:2019", &within) == 1);
}

TEST_CASE("where nothing is found, the terms that no post has are known") {
  const Archive archive = archive_of({{"a", "2018-03-01T00:00:00Z", {}, 5, PostKind::kOriginal, "low tide"},
                                      {"b", "2019-03-01T00:00:00Z", {}, 7, PostKind::kReply, "high water"}});
  Found found(archive);
  const auto missing = [&found](std::string_view text) {
    found.find(text);
    std::string terms;
    for (const Finder::Missing& term : found.finder.missing()) terms += term.term + "(" + term.rest + ")|";
    return terms;
  };
  CHECK(missing("tide MOON has:photo is:reply") ==
        "MOON(tide has:photo is:reply)|has:photo(tide MOON is:reply)|");
  CHECK(missing("low water") == "");  // each of them is there
  CHECK(missing("low") == "");
  CHECK(missing("moon -sun") == "moon(-sun)|");
  CHECK(missing("#artist \t#art") == "#artist(#art)|#art(#artist  )|");
}

TEST_CASE("the facets of an archive are those that it has") {
  const Archive archive =
      archive_of({{"a", "2018-03-01T00:00:00Z", {}, 5, PostKind::kOriginal, "low"},
                  {"b", "2018-05-01T00:00:00Z", "2020-02-01T00:00:00Z", 70, PostKind::kReply, "tide"}});
  Found found(archive);
  found.find("");
  std::string terms;
  for (const Facet& facet : found.finder.facets().all()) terms += facet.term + " ";
  CHECK(terms == "is:original is:reply lang:und year:2018 ");
  CHECK(found.count_with("year:2018") == 2);
}

TEST_CASE("many likes are more than nine of ten posts have") {
  const Archive archive = std::move(make_sample({.posts = 3000}).value());
  Found found(archive);
  found.find("");
  const std::vector<Facet>& all = found.finder.facets().all();
  const auto likes = std::find_if(all.begin(), all.end(),
                                  [](const Facet& facet) { return facet.kind == FacetKind::kLikes; });
  REQUIRE(likes != all.end());
  CHECK(found.find(likes->term).count() == likes->posts.count());
  CHECK(likes->posts.count() * 10 <= archive.post_count());
}

}  // namespace backscroll
