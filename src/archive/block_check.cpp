// block_check: one small check for each row of each column, in a table.
#include <algorithm>
#include <array>
#include <limits>

#include "archive/archive.h"
#include "archive/block.h"

namespace backscroll {
namespace {

template <typename Enum>
bool is_at_most(uint8_t code, Enum last) {
  return code <= static_cast<uint8_t>(last);
}

bool is_in_order(std::span<const uint32_t> ends, size_t at) { return ends[at] <= ends[at + 1]; }

bool is_valid_time(KnownTime time) {
  if (time.begin < kFirstUtc || time.end > kLastUtc) return false;
  switch (time.precision) {
    case TimePrecision::kExact: return time.begin == time.end;
    case TimePrecision::kInterval: return time.begin < time.end;
    case TimePrecision::kUnknown: return time == KnownTime{};
  }
  return false;
}

bool is_valid_count(Count count) {
  switch (count.precision) {
    case CountPrecision::kExact:
    case CountPrecision::kRounded: return count.value >= 0;
    case CountPrecision::kUnknown: return count.value == 0;
  }
  return false;
}

}  // namespace

class BlockCheck {
 public:
  explicit BlockCheck(const Archive& archive) : archive_(archive) {}

  Steps run(bool& is_right) {
    is_right = false;
    if (!tables_end_right()) co_return;
    for (const StringColumn* column :
         {&archive_.ids_, &archive_.texts_, &archive_.language_names_, &archive_.entity_strings_,
          &archive_.media_strings_, &archive_.author_strings_, &archive_.detail_strings_,
          &archive_.poll_strings_, &archive_.option_strings_, &archive_.profile_strings_}) {
      for (size_t i = 0; i < column->size(); ++i) {
        if (Steps::is_due(i)) co_await Steps::pause;
        if (!column->is_in_order(i)) co_return;
      }
    }
    for (const auto& [count, check] : checks()) {
      for (size_t i = 0; i < count; i += Steps::kStride) {
        if (!check(*this, i, std::min(count, i + Steps::kStride))) co_return;
        co_await Steps::pause;
      }
    }
    is_right = sparse_numbers_are_all_used() && profile_is_valid();
  }

 private:
  struct Check {
    size_t count;
    bool (*are_right)(BlockCheck&, size_t, size_t);  // the rows [first, last)
  };

  template <bool (BlockCheck::*is_right)(uint32_t)>
  static bool are_right(BlockCheck& check, size_t first, size_t last) {
    for (size_t i = first; i < last; ++i) {
      if (!(check.*is_right)(static_cast<uint32_t>(i))) return false;
    }
    return true;
  }

  std::array<Check, 12> checks() const {
    const Archive& a = archive_;
    return {{{a.order_.size(), are_right<&BlockCheck::order_is_right>},
             {a.place_count_, are_right<&BlockCheck::codes_are_right>},
             {a.place_count_, are_right<&BlockCheck::sparse_numbers_are_right>},
             {a.author_indexes_.size(), are_right<&BlockCheck::author_is_right>},
             {a.place_count_, are_right<&BlockCheck::row_is_right>},
             {a.row_count_, are_right<&BlockCheck::quote_is_right>},
             {a.quoted_rows_.size(), are_right<&BlockCheck::quoted_row_is_right>},
             {a.post_count_, are_right<&BlockCheck::post_is_in_order>},
             {a.place_count_ + size_t{1}, are_right<&BlockCheck::attachments_are_right>},
             {a.media_kinds_.size(), are_right<&BlockCheck::media_are_right>},
             {a.detail_rows_.size(), are_right<&BlockCheck::detail_is_right>},
             {a.poll_rows_.size(), are_right<&BlockCheck::poll_is_right>}}};
  }

  // Those that cut [0, total) into ranges; the total is their last number, by which the columns were opened.
  bool tables_end_right() const {
    return archive_.entity_ends_.front() == 0 && archive_.media_ends_.front() == 0 &&
           archive_.poll_option_ends_.front() == 0;
  }

  bool order_is_right(uint32_t row) { return archive_.order_[row] < archive_.place_count_; }

  bool codes_are_right(uint32_t place) {
    return is_at_most(archive_.kinds_[place], PostKind::kQuote) &&
           is_at_most(archive_.flags_[place], block::kAllFlags) && archive_.count_precisions_[place] < 1 << 6;
  }

  // What is kept for few rows is there for just those whose column says so.
  bool sparse_numbers_are_right(uint32_t place) {
    const Archive& a = archive_;
    const uint8_t precision = a.flags_[place] & block::kTimePrecisionMask;
    const bool is_interval = precision == static_cast<uint8_t>(TimePrecision::kInterval);
    if (is_interval && (intervals_ >= a.interval_rows_.size() || a.interval_rows_[intervals_++] != place))
      return false;
    return is_large_count_kept(place, a.replies_, block::kLargeReplies) &&
           is_large_count_kept(place, a.reposts_, block::kLargeReposts) &&
           is_large_count_kept(place, a.likes_, block::kLargeLikes);
  }

  bool is_large_count_kept(uint32_t place, std::span<const uint32_t> values, uint32_t which) {
    if (values[place] != block::kLargeCount) return true;
    const uint64_t slot = uint64_t{place} * 4 + which;
    return large_counts_ < archive_.large_count_slots_.size() &&
           archive_.large_count_slots_[large_counts_++] == slot;
  }

  bool author_is_right(uint32_t at) {
    const AuthorIndex index = archive_.author_indexes_[at];
    return index == kOwner || index < archive_.author_strings_.size() / block::kAuthorStringCount;
  }

  // By now every sparse number has been met where it belongs.
  bool row_is_right(uint32_t place) {
    const Archive& a = archive_;
    if (place == 0 && !sparse_numbers_are_all_used()) return false;
    if (a.authors_of_rows_[place] < kOwner && a.authors_of_rows_[place] >= a.author_indexes_.size())
      return false;
    if (a.languages_[place] > a.language_names_.size() && a.languages_[place] != block::kOtherLanguage)
      return false;
    return is_valid_time(a.time_at(place)) &&
           is_valid_count(a.count_at(place, a.replies_, block::kLargeReplies)) &&
           is_valid_count(a.count_at(place, a.reposts_, block::kLargeReposts)) &&
           is_valid_count(a.count_at(place, a.likes_, block::kLargeLikes));
  }

  bool sparse_numbers_are_all_used() const {
    return intervals_ == archive_.interval_rows_.size() &&
           large_counts_ == archive_.large_count_slots_.size();
  }

  // Every post that says so quotes, and no other row.
  bool quote_is_right(uint32_t row) {
    const std::span<const uint32_t> quoting = archive_.quoting_posts_;
    const bool is_last = row + 1 == archive_.row_count_;
    if (archive_.flags_[archive_.place(PostIndex(row))] & block::kHasQuote) {
      if (row >= archive_.post_count_ || quotes_ >= quoting.size() || quoting[quotes_++] != row) return false;
    }
    return !is_last || quotes_ == quoting.size();
  }

  bool quoted_row_is_right(uint32_t at) { return archive_.quoted_rows_[at] < archive_.row_count_; }

  bool post_is_in_order(uint32_t post) {
    const int64_t millis = sort_millis(archive_.time(PostIndex(post)));
    const bool is_after = millis >= last_millis_;
    last_millis_ = millis;
    return is_after;
  }

  // The last place is that of the profile's bio, which has entities but no media.
  bool attachments_are_right(uint32_t place) {
    const Archive& a = archive_;
    if (!is_in_order(a.entity_ends_, place)) return false;
    if (place == a.place_count_) return true;  // its text is checked with the profile
    return is_in_order(a.media_ends_, place) && entities_are_inside(place, a.texts_[place]);
  }

  bool entities_are_inside(uint32_t place, std::string_view text) const {
    const Archive& a = archive_;
    uint32_t last_stop = 0;
    if (a.entity_ends_[place + 1] > a.entity_kinds_.size()) return false;
    for (size_t i = a.entity_ends_[place]; i < a.entity_ends_[place + 1]; ++i) {
      if (!is_at_most(a.entity_kinds_[i], EntityKind::kCashtag)) return false;
      if (a.entity_begins_[i] < last_stop || a.entity_stops_[i] < a.entity_begins_[i]) return false;
      last_stop = a.entity_stops_[i];
    }
    return last_stop <= text.size();
  }

  bool media_are_right(uint32_t at) {
    return is_at_most(archive_.media_kinds_[at] & ~block::kMediaHasAlt, MediaKind::kAudio);
  }

  bool detail_is_right(uint32_t at) {
    const Archive& a = archive_;
    if (!is_at_most(a.detail_kinds_[at], kLastDetail)) return false;
    if (at == 0 || a.detail_rows_[at] > a.detail_rows_[at - 1]) return true;
    return a.detail_rows_[at] == a.detail_rows_[at - 1] && a.detail_kinds_[at] > a.detail_kinds_[at - 1];
  }

  bool poll_is_right(uint32_t at) {
    const Archive& a = archive_;
    if (at > 0 && a.poll_rows_[at] <= a.poll_rows_[at - 1]) return false;
    if (!is_in_order(a.poll_option_ends_, at) || a.poll_option_ends_[at + 1] > a.poll_option_ends_.back())
      return false;
    const Poll poll = a.poll_at(at);
    for (const PollOption& option : poll.options) {
      if (!is_valid_count(option.votes)) return false;
    }
    return is_valid_time(poll.ends) && is_valid_count(poll.voters);
  }

  bool profile_is_valid() const {
    const Profile opened = archive_.profile();
    return opened.bio_kind <= TextKind::kSummary && is_valid_time(opened.joined) &&
           is_valid_time(opened.captured) && is_valid_count(opened.followers) &&
           is_valid_count(opened.following) && is_valid_count(opened.media) && is_valid_count(opened.posts) &&
           entities_are_inside(archive_.place_count_, opened.bio) &&
           archive_.profile_numbers_[block::kSkippedCount] >= 0;
  }

  const Archive& archive_;
  size_t intervals_ = 0;
  size_t large_counts_ = 0;
  size_t quotes_ = 0;
  int64_t last_millis_ = std::numeric_limits<int64_t>::min();
};

Steps Archive::check(bool& is_right) const {
  BlockCheck check(*this);
  co_await check.run(is_right);
}

}  // namespace backscroll
