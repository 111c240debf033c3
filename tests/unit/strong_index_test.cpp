// Numbers of one thing are none of another: that is for the compiler to find.
#include "base/strong_index.h"

#include <doctest/doctest.h>

#include <concepts>
#include <type_traits>
#include <vector>

#include "archive/archive.h"
#include "base/sort_indexes.h"
#include "index/time_index.h"
#include "view/state/view_state.h"

namespace backscroll {
namespace {

using Other = StrongIndex<struct OtherTag>;

template <typename A, typename B>
constexpr bool kAreApart =
    !std::is_convertible_v<A, B> && !std::is_convertible_v<B, A> && !std::is_assignable_v<A&, B> &&
    !std::is_assignable_v<B&, A> && !std::equality_comparable_with<A, B>;

static_assert(kAreApart<PostIndex, TimePlace>);
static_assert(kAreApart<PostIndex, ItemIndex>);
static_assert(kAreApart<TimePlace, ItemIndex>);
static_assert(kAreApart<TimePlace, uint32_t>);
static_assert(kAreApart<ItemIndex, uint32_t>);
static_assert(kAreApart<PostIndex, uint32_t>);
static_assert(kAreApart<PostIndex, int>);
static_assert(sizeof(PostIndex) == sizeof(uint32_t) && std::is_trivially_copyable_v<PostIndex>);

TEST_CASE("a range of indexes goes from the first one up to the last one") {
  const IndexRange range(Other(3), Other(6));
  std::vector<uint32_t> numbers;
  for (const Other index : range) numbers.push_back(index.value());
  CHECK(numbers == std::vector<uint32_t>{3, 4, 5});
  CHECK_EQ(range.size(), 3);
  CHECK(range.contains(Other(5)));
  CHECK_FALSE(range.contains(Other(6)));
  CHECK(IndexRange<Other>().empty());
}

TEST_CASE("indexes are sorted by what they stand for") {
  const IndexedList<Other, int> weights = {5, 1, 3, 1};
  std::vector<Other> indexes = {Other(0), Other(1), Other(2), Other(3)};
  sort_indexes(indexes, [&](Other a, Other b) { return weights[a] < weights[b]; });
  CHECK(indexes == std::vector<Other>{Other(1), Other(3), Other(2), Other(0)});
}

}  // namespace
}  // namespace backscroll
