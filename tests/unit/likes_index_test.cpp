// Sums and the most liked of a stretch of time.
#include "index/likes_index.h"

#include <doctest/doctest.h>

#include <algorithm>

#include "index_literals.h"
#include "view_support.h"

using namespace backscroll;
using backscroll::testing::archive_of;

namespace {

// Posts a second apart with these likes.
struct Row {
  explicit Row(const std::vector<Count>& likes) {
    ArchiveBuilder builder;
    for (size_t i = 0; i < likes.size(); ++i) {
      PostInput post;
      post.id = std::to_string(i);
      const UtcMillis time{1'500'000'000'000 + static_cast<int64_t>(i) * 1000};
      post.time = {time, time, TimePrecision::kExact};
      post.likes = likes[i];
      builder.add_post(post);
    }
    archive = std::move(builder.finish().value());
    index = TimeIndex::from_archive(archive);
  }
  LikesIndex likes() const { return LikesIndex::from_archive(archive, index); }
  Archive archive;
  TimeIndex index;
};

Count exact(int64_t value) { return {value, CountPrecision::kExact}; }

using Places = std::vector<TimePlace>;

PlaceRange range(size_t first, size_t last) { return {TimePlace(first), TimePlace(last)}; }

}  // namespace

TEST_CASE("the most liked come first, of equal ones the earlier, unknown ones last") {
  const Row row({exact(5), exact(90), {}, exact(7), exact(90), exact(0)});
  CHECK(row.likes().top(range(0, 6), 3) == Places{1_place, 4_place, 3_place});
  CHECK(row.likes().top(range(2, 4), 9) == Places{3_place, 2_place});
  CHECK(row.likes().top(range(3, 3), 9) == Places{});
}

TEST_CASE("a sum is rounded when one of its parts is, and unknown when all are") {
  const Row row({exact(5), {1000, CountPrecision::kRounded}, {}, exact(7)});
  CHECK(row.likes().sum(range(0, 1)) == exact(5));
  CHECK(row.likes().sum(range(0, 4)) == Count{1012, CountPrecision::kRounded});
  CHECK(row.likes().sum(range(2, 3)) == Count{});
  CHECK(row.likes().sum(range(2, 2)) == Count{});
}

TEST_CASE("of a thousand posts any stretch has the same best ones as by sorting") {
  std::vector<Count> likes;
  uint32_t state = 7;
  for (int i = 0; i < 1000; ++i) {
    state = state * 1664525 + 1013904223;
    likes.push_back(exact(state >> 22));
  }
  const Row row(likes);
  const LikesIndex index = row.likes();
  for (const auto& [first, last] :
       {std::pair<size_t, size_t>{0, 1000}, {3, 17}, {15, 16}, {31, 800}, {990, 1000}}) {
    Places sorted;
    for (size_t i = first; i < last; ++i) sorted.push_back(TimePlace(i));
    std::stable_sort(sorted.begin(), sorted.end(), [&](TimePlace a, TimePlace b) {
      return likes[a.value()].value > likes[b.value()].value;
    });
    sorted.resize(std::min<size_t>(sorted.size(), 25));
    CHECK(index.top(range(first, last), 25) == sorted);
  }
}

TEST_CASE("no posts have no likes") {
  const Row row({});
  CHECK(row.likes().top(range(0, 0), 5).empty());
  CHECK(row.likes().sum(range(0, 0)) == Count{});
}

TEST_CASE("a sum that is too large stands for the largest count and never turns negative") {
  constexpr int64_t kLargest = INT64_MAX;
  const Row row({exact(kLargest), exact(kLargest), exact(7), exact(kLargest), exact(5), exact(kLargest - 4)});
  const Count huge{kLargest, CountPrecision::kRounded};
  CHECK(row.likes().sum(range(0, 1)) == exact(kLargest));
  CHECK(row.likes().sum(range(0, 2)) == huge);
  CHECK(row.likes().sum(range(0, 6)) == huge);
  CHECK(row.likes().sum(range(2, 3)) == exact(7));
  CHECK(row.likes().sum(range(2, 4)) == huge);
  CHECK(row.likes().sum(range(4, 6)) == huge);
  std::vector<Count> many(100, exact(kLargest));
  many.push_back(exact(3));
  CHECK(Row(many).likes().sum(range(100, 101)) == exact(3));
  CHECK(Row(many).likes().sum(range(1, 101)) == huge);
}
