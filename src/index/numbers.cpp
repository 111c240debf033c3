// numbers: see the header.
#include "index/numbers.h"

#include <algorithm>
#include <utility>

#include "base/time.h"
#include "base/utf8.h"
#include "index/fold.h"
#include "index/tally.h"
#include "index/text_words.h"

namespace backscroll {
namespace {

constexpr size_t kMostBars = 242;  // enough for the months of twenty years
constexpr int64_t kMostDays = 92;
constexpr int64_t kMostDaysInWeeks = 2 * 366;
constexpr int64_t kMostDaysInMonths = 20 * 365;
constexpr size_t kMostLiked = 5;
constexpr size_t kMostRows = 10;
constexpr size_t kMostWords = 150;
constexpr size_t kMostDifferent = 400'000;  // words, names ...
constexpr size_t kMostWordBytes = 64;
constexpr size_t kMostNameBytes = 256;
constexpr size_t kMostSiteBytes = 253;
constexpr size_t kWorkInStep = 1024;  // posts and words

int64_t days_of(int64_t millis) { return floor_div(millis, kMillisPerDay); }

// 1 January 1970 was a Thursday; Monday is 0.
int64_t weekday_of(int64_t days) { return days + 3 - 7 * floor_div(days + 3, 7); }

// A number for each period, one more for the next.
int64_t place_of(int64_t millis, Period period) {
  const int64_t days = days_of(millis);
  if (period == Period::kDay) return days;
  if (period == Period::kWeek) return floor_div(days + 3, 7);
  const CivilDate date = civil_from_utc({millis});
  return period == Period::kYear ? date.year : int64_t{date.year} * 12 + date.month - 1;
}

int64_t begin_of(int64_t place, Period period) {
  if (period == Period::kDay) return place * kMillisPerDay;
  if (period == Period::kWeek) return (place * 7 - 3) * kMillisPerDay;
  if (period == Period::kYear) return utc_from_civil({static_cast<int32_t>(place), 1, 1}).value;
  const int64_t year = floor_div(place, 12);
  return utc_from_civil({static_cast<int32_t>(year), static_cast<int32_t>(place - 12 * year) + 1, 1}).value;
}

// As long as a date may be unsure and still be in one of them, mostly.
int64_t length_of(Period period) {
  constexpr int64_t kDays[] = {1, 7, 31, 366};
  return kDays[static_cast<size_t>(period)] * kMillisPerDay;
}

int64_t length_of(const KnownTime& time) {
  return time.precision == TimePrecision::kExact ? 0 : time.end.value - time.begin.value;
}

// The median of numbers that are small, mostly: those are counted, the others kept.
class Median {
 public:
  void add(int64_t value) {
    if (value >= 0 && value < kCounted)
      ++counts_[static_cast<size_t>(value)];
    else
      kept_.push_back(value);
    ++count_;
  }

  int64_t value() {
    if (count_ == 0) return 0;
    size_t left = (count_ - 1) / 2;
    for (size_t value = 0; value < counts_.size(); ++value) {
      if (left < counts_[value]) return static_cast<int64_t>(value);
      left -= counts_[value];
    }
    std::nth_element(kept_.begin(), kept_.begin() + static_cast<std::ptrdiff_t>(left), kept_.end());
    return kept_[left];
  }

 private:
  static constexpr int64_t kCounted = 32'768;
  std::vector<uint32_t> counts_ = std::vector<uint32_t>(kCounted);
  std::vector<int64_t> kept_;
  size_t count_ = 0;
};

// "example.org" of "https://www.example.org/post".
std::string site_of(std::string_view address) {
  address = address.substr(0, 2048);
  const size_t scheme = address.find("://");
  if (scheme == std::string_view::npos) return {};
  address.remove_prefix(scheme + 3);
  address = address.substr(0, address.find_first_of("/?#"));
  const size_t user = address.rfind('@');
  if (user != std::string_view::npos) address.remove_prefix(user + 1);
  std::string site = lower_ascii(address.substr(0, address.find(':')));
  if (site.starts_with("www.")) site.erase(0, 4);
  return site;
}

class NumberCounter {
 public:
  NumberCounter(const Archive& archive, const TimeIndex& index, const TimeZone& zone, const PostSet& posts)
      : archive_(archive),
        index_(index),
        zone_(zone),
        posts_(posts),
        owner_(folded(archive.profile().handle)) {
    const PlaceRange main = index.main_range();
    if (main.empty()) return;
    main_first_ = index.times()[main.first];
    main_last_ = index.times()[main.last - 1];
  }

  Steps run(Numbers& numbers) {
    co_await survey();
    plan_bars();
    co_await count_all();
    co_await count_posts();
    rank();
    numbers = std::move(numbers_);
  }

 private:
  struct Reading {
    PostIndex post;
    std::vector<Entity> entities;  // in the order of the text
    size_t next = 0;
    size_t at = 0;
  };
  struct Place {
    PostIndex post;
    uint32_t begin_bytes, size_bytes;
  };

  bool is_due(size_t work) {
    work_ += work;
    if (work_ < kWorkInStep) return false;
    work_ = 0;
    return true;
  }

  // From when to when, and how exactly the dates are known.
  Steps survey() {
    for (PostIndex post = posts_.next(PostIndex{0}); post != kNoPost; post = posts_.next(post + 1)) {
      if (is_due(1)) co_await Steps::pause;
      ++numbers_.posts;
      if (!index_.has_place(post)) continue;
      ++numbers_.dated;
      const KnownTime time = archive_.time(post);
      const int64_t millis = index_.place_millis(post);
      if (millis < main_first_ || millis > main_last_) continue;
      first_ = dated_ == 0 ? millis : std::min(first_, millis);
      last_ = dated_ == 0 ? millis : std::max(last_, millis);
      ++dated_;
      for (size_t i = 0; i < sure_.size(); ++i)
        sure_[i] += length_of(time) <= length_of(static_cast<Period>(i));
    }
  }

  void plan_bars() {
    if (dated_ == 0) return;
    const int64_t days = days_of(last_) - days_of(first_) + 1;
    size_t shortest = days <= kMostDays           ? 0
                      : days <= kMostDaysInWeeks  ? 1
                      : days <= kMostDaysInMonths ? 2
                                                  : 3;
    while (shortest < 3 && 2 * sure_[shortest] < dated_) ++shortest;
    numbers_.period = static_cast<Period>(shortest);
    const int64_t end = place_of(last_, numbers_.period) + 1;
    first_place_ = std::max(place_of(first_, numbers_.period), end - static_cast<int64_t>(kMostBars));
    numbers_.bars.resize(static_cast<size_t>(end - first_place_));
    for (int64_t place = first_place_; Numbers::Bar & bar : numbers_.bars) {
      bar.begin_millis = begin_of(place, numbers_.period);
      bar.end_millis = begin_of(++place, numbers_.period);
    }
  }

  Numbers::Bar* bar_of(PostIndex post) {
    if (!index_.has_place(post)) return nullptr;
    const int64_t place = place_of(index_.place_millis(post), numbers_.period) - first_place_;
    const bool is_one = place >= 0 && place < static_cast<int64_t>(numbers_.bars.size());
    return is_one ? &numbers_.bars[static_cast<size_t>(place)] : nullptr;
  }

  Steps count_all() {
    for (const PostIndex post : archive_.posts()) {
      if (is_due(1)) co_await Steps::pause;
      if (Numbers::Bar* bar = bar_of(post)) ++bar->all;
    }
  }

  Steps count_posts() {
    for (PostIndex post = posts_.next(PostIndex{0}); post != kNoPost; post = posts_.next(post + 1)) {
      if (is_due(1)) co_await Steps::pause;
      count_time(post);
      add_count(archive_.replies(post), numbers_.replies, replies_);
      add_count(archive_.reposts(post), numbers_.reposts, reposts_);
      add_count(archive_.likes(post), numbers_.likes, likes_);
      note_liked(post);
      const std::string_view answered = archive_.detail(post, Detail::kReplyToHandle);
      name_.clear();
      append_folded(name_, answered.substr(0, kMostNameBytes));
      if (!answered.empty() && answered.size() <= kMostNameBytes && name_ != owner_)
        answered_.add("@" + name_, post);
      Reading reading{post, archive_.entities(post)};
      while (read_on(reading)) {
        if (is_due(0)) co_await Steps::pause;
      }
    }
  }

  void count_time(PostIndex post) {
    const KnownTime time = archive_.time(post);
    if (Numbers::Bar* bar = bar_of(post)) {
      ++bar->posts;
      numbers_.about += length_of(time) > length_of(numbers_.period);
    } else {
      numbers_.outside += index_.has_place(post);
    }
    if (time.precision != TimePrecision::kExact) return;
    const int64_t local = zone_.local(time.begin).value;
    const int64_t days = days_of(local);
    const int64_t hour = (local - days * kMillisPerDay) / kMillisPerHour;
    ++numbers_.hours[static_cast<size_t>(weekday_of(days) * 24 + hour)];
    ++numbers_.timed;
  }

  static void add_count(const Count& count, Numbers::Sum& sum, Median& median) {
    if (count.precision == CountPrecision::kUnknown) return;
    ++sum.known;
    if (__builtin_add_overflow(sum.sum, count.value, &sum.sum)) sum.sum = INT64_MAX;
    median.add(count.value);
  }

  void note_liked(PostIndex post) {
    const Count count = archive_.likes(post);
    if (count.precision == CountPrecision::kUnknown || count.value <= 0) return;
    std::vector<PostIndex>& best = numbers_.most_liked;
    const auto has_more = [this](int64_t likes, PostIndex other) {
      return likes > archive_.likes(other).value;
    };
    const auto place = std::upper_bound(best.begin(), best.end(), count.value, has_more);
    if (place == best.end() && best.size() == kMostLiked) return;
    best.insert(place, post);
    if (best.size() > kMostLiked) best.pop_back();
  }

  // Goes on with a text until it is time for a pause. What is a link, a name or a tag is none of its words. False: all
  // is counted.
  bool read_on(Reading& reading) {
    const size_t size_bytes = archive_.text(reading.post).size();
    while (work_ < kWorkInStep) {
      const bool is_last = reading.next == reading.entities.size();
      const size_t end =
          std::min<size_t>(is_last ? size_bytes : reading.entities[reading.next].begin_bytes, size_bytes);
      if (reading.at < end) {
        count_words(reading.post, end, reading.at);
      } else if (is_last) {
        return false;
      } else {
        const Entity& entity = reading.entities[reading.next++];
        count_entity(entity, reading.post);
        reading.at = std::max<size_t>(reading.at, entity.end_bytes);
        ++work_;
      }
    }
    return true;
  }

  void count_entity(const Entity& entity, PostIndex post) {
    if (entity.kind == EntityKind::kLink) {
      const std::string site = site_of(entity.target);
      if (!site.empty() && site.size() <= kMostSiteBytes) sites_.add(site, post);
    }
    if (entity.target.empty() || entity.target.size() > kMostNameBytes) return;
    const bool is_tag = entity.kind == EntityKind::kHashtag;
    if (!is_tag && entity.kind != EntityKind::kMention) return;
    name_ = is_tag ? '#' : '@';
    append_folded(name_, entity.target);
    (is_tag ? hashtags_ : mentions_).add(name_, post);
  }

  // From `at` to `end`, or until it is time for a pause. Of a long text a piece, also where no word is in it.
  void count_words(PostIndex post, size_t end, size_t& at) {
    constexpr size_t kPieceBytes = 4'096;
    constexpr size_t kBytesOfWork = 16;
    const std::string_view text = archive_.text(post).substr(0, std::min(end, at + kPieceBytes));
    while (work_ < kWorkInStep) {
      const size_t before = at;
      const std::string_view word = next_word(text, at);
      work_ += 1 + (at - before) / kBytesOfWork;
      if (word.empty()) return;
      const bool is_address = (word == "https" || word == "http") && text.substr(at).starts_with("://");
      if (is_address) at = std::min(text.find_first_of(" \n\t", at), text.size());
      if (is_address || word.size() > kMostWordBytes) continue;
      name_.clear();
      append_folded(name_, word);
      if (words_.add(name_, post) != shown_.size()) continue;
      shown_.push_back(
          {post, static_cast<uint32_t>(word.data() - text.data()), static_cast<uint32_t>(word.size())});
    }
  }

  static std::vector<Numbers::Row> rows_of(const Tally& tally) {
    std::vector<Numbers::Row> rows;
    for (const uint32_t i : tally.top(kMostRows)) rows.push_back({std::string(tally[i]), tally.counts()[i]});
    return rows;
  }

  void rank() {
    for (const auto& [sum, median] :
         {std::pair(&numbers_.replies, &replies_), std::pair(&numbers_.reposts, &reposts_),
          std::pair(&numbers_.likes, &likes_)})
      sum->median = median->value();
    numbers_.hashtags = rows_of(hashtags_);
    numbers_.mentions = rows_of(mentions_);
    numbers_.answered = rows_of(answered_);
    numbers_.sites = rows_of(sites_);
    for (const uint32_t i : words_.top(kMostWords)) {  // as they were written first
      const auto [post, begin_bytes, size_bytes] = shown_[i];
      numbers_.words.push_back(
          {std::string(archive_.text(post).substr(begin_bytes, size_bytes)), words_.counts()[i]});
    }
  }

  const Archive& archive_;
  const TimeIndex& index_;
  const TimeZone& zone_;
  const PostSet& posts_;
  std::string owner_;
  Numbers numbers_;
  size_t work_ = 0;
  int64_t main_first_ = INT64_MIN, main_last_ = INT64_MAX;  // milliseconds: nearly all posts are between
  uint32_t dated_ = 0;                                      // of those between
  int64_t first_ = 0, last_ = 0;                            // milliseconds
  std::array<uint32_t, 4> sure_{};                          // posts whose date is exact enough, by Period
  int64_t first_place_ = 0;                                 // of the first bar
  Median replies_, reposts_, likes_;
  Tally words_{kMostDifferent}, hashtags_{kMostDifferent}, mentions_{kMostDifferent},
      answered_{kMostDifferent}, sites_{kMostDifferent};
  std::vector<Place> shown_;  // of each word
  std::string name_;
};

}  // namespace

Steps count_numbers(const Archive& archive, const TimeIndex& index, const TimeZone& zone,
                    const PostSet& posts, Numbers& numbers) {
  NumberCounter counter(archive, index, zone, posts);
  co_await counter.run(numbers);
}

}  // namespace backscroll
