// post_run: binary searches over rows that are sorted by time.
#include "view/text/post_run.h"

#include <algorithm>

namespace backscroll {
namespace {

// The first index in [begin, end) for which it is false.
template <typename IsBefore>
size_t first_not(size_t begin, size_t end, IsBefore is_before) {
  while (begin < end) {
    const size_t middle = begin + (end - begin) / 2;
    if (is_before(middle))
      begin = middle + 1;
    else
      end = middle;
  }
  return begin;
}

}  // namespace

PostRun PostRun::of_rows(const Archive& archive, PostIndex first, size_t count, RunOrder order) {
  PostRun run;
  run.archive_ = &archive;
  run.order_ = order;
  run.first_ = first;
  run.count_ = count;
  return run;
}

PostRun PostRun::of_list(const Archive& archive, std::span<const PostIndex> posts, RunOrder order) {
  PostRun run;
  run.archive_ = &archive;
  run.order_ = order;
  run.is_list_ = true;
  run.list_ = posts;
  run.count_ = posts.size();
  return run;
}

PostRun PostRun::of_own(const Archive& archive, std::vector<PostIndex> posts, RunOrder order) {
  PostRun run = of_list(archive, posts, order);
  run.own_ = std::move(posts);
  run.list_ = run.own_;
  return run;
}

std::pair<size_t, size_t> PostRun::same_time(size_t at) const {
  const int64_t time = millis(at);
  const bool begins = at == 0 || millis(at - 1) != time;
  const bool ends = at + 1 == count_ || millis(at + 1) != time;
  const size_t begin = begins ? at : first_not(0, at, [&](size_t i) { return millis(i) < time; });
  const size_t end = ends ? at + 1 : first_not(at + 1, count_, [&](size_t i) { return millis(i) == time; });
  return {begin, end};
}

PostIndex PostRun::operator[](size_t at) const {
  if (order_ != RunOrder::kNewest) return row(at);
  const size_t mirrored = count_ - 1 - at;
  const auto [begin, end] = same_time(mirrored);
  return row(begin + end - 1 - mirrored);
}

std::optional<size_t> PostRun::find(PostIndex post) const {
  if (order_ == RunOrder::kListed) {
    const auto found = std::find(list_.begin(), list_.end(), post);
    if (found == list_.end()) return {};
    return static_cast<size_t>(found - list_.begin());
  }
  const size_t at = first_not(0, count_, [&](size_t i) { return row(i) < post; });
  if (at == count_ || row(at) != post) return {};
  if (order_ == RunOrder::kOldest) return at;
  const auto [begin, end] = same_time(at);
  return count_ - 1 - (begin + end - 1 - at);
}

size_t PostRun::count_before(double millis_wanted) const {
  const size_t earlier =
      first_not(0, count_, [&](size_t i) { return static_cast<double>(millis(i)) < millis_wanted; });
  return order_ == RunOrder::kNewest ? count_ - earlier : earlier;
}

std::optional<PostRun::Stretches> PostRun::stretches_before(size_t at) const {
  if (is_list_) return {};
  const auto end_of = [&](size_t i) { return first_ + i; };
  if (order_ == RunOrder::kOldest) return Stretches{{first_, end_of(at)}, {}};
  if (at == count_) return Stretches{{first_, end_of(count_)}, {}};
  // Newest first: all that are later, and those of the same time that come before it in the archive.
  const auto [begin, end] = same_time(count_ - 1 - at);
  const size_t of_same = at - (count_ - end);
  return Stretches{{end_of(end), end_of(count_)}, {end_of(begin), end_of(begin + of_same)}};
}

}  // namespace backscroll
