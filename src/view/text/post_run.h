// post_run: posts that follow each other in the feed without being written down one by one: a stretch of the archive's
// rows, or of a list that somebody else keeps, read in either direction of time.
#pragma once

#include <cstddef>
#include <optional>
#include <span>
#include <utility>
#include <vector>

#include "archive/archive.h"

namespace backscroll {

enum class RunOrder : uint8_t {
  kOldest,  // as the rows of the archive
  kNewest,  // the other way round; posts of the same time still keep the order of the archive
  kListed,  // as the list has them
};

class PostRun {
 public:
  PostRun() = default;
  // Rows [first, first + count).
  static PostRun of_rows(const Archive& archive, PostIndex first, size_t count, RunOrder order);
  // Ascending rows, unless the order is kListed. Somebody else keeps them as long as the run is used.
  static PostRun of_list(const Archive& archive, std::span<const PostIndex> posts, RunOrder order);
  static PostRun of_own(const Archive& archive, std::vector<PostIndex> posts, RunOrder order);

  PostRun(PostRun&&) noexcept = default;  // `list_` may look into `own_`, which a copy would leave behind
  PostRun& operator=(PostRun&&) noexcept = default;

  size_t size() const { return count_; }
  PostIndex operator[](size_t at) const;
  std::optional<size_t> find(PostIndex post) const;
  // How many posts stand before a moment: before the first one that is not earlier, or, newest first, that is earlier.
  size_t count_before(double millis) const;
  RunOrder order() const { return order_; }
  // The rows of the first `at` posts as stretches of the archive: [begin, end) twice. Empty for a list.
  struct Stretches {
    IndexRange<PostIndex> whole, part;
  };
  std::optional<Stretches> stretches_before(size_t at) const;

 private:
  PostIndex row(size_t at) const { return is_list_ ? list_[at] : first_ + at; }
  int64_t millis(size_t at) const { return sort_millis(archive_->time(row(at))); }
  // Where posts of the same time begin and end among the rows.
  std::pair<size_t, size_t> same_time(size_t at) const;

  const Archive* archive_ = nullptr;
  RunOrder order_ = RunOrder::kOldest;
  bool is_list_ = false;
  PostIndex first_;
  size_t count_ = 0;
  std::span<const PostIndex> list_;
  std::vector<PostIndex> own_;
};

}  // namespace backscroll
