// card_poll: see the header.
#include "view/card_poll.h"

#include <algorithm>
#include <cmath>

#include "view/language.h"
#include "view/long_text.h"
#include "view/theme.h"
#include "view/words.h"

namespace backscroll {
namespace {

constexpr std::string_view kDot = " \xC2\xB7 ";
constexpr float kInset = 12;
constexpr float kRowPadding = 7;
constexpr float kRowGap = 6;

struct Votes {
  int64_t sum = 0;
  int64_t most = 0;
  int64_t voters = 0;  // what the shares are of
  bool is_known = true;
  bool is_rounded = false;
};

Votes votes_of(const Poll& poll) {
  Votes votes;
  for (const PollOption& option : poll.options) {
    votes.is_known = votes.is_known && option.votes.precision != CountPrecision::kUnknown;
    votes.is_rounded = votes.is_rounded || option.votes.precision == CountPrecision::kRounded;
    votes.sum += std::min(option.votes.value, std::numeric_limits<int64_t>::max() - votes.sum);
    votes.most = std::max(votes.most, option.votes.value);
  }
  votes.voters = std::max(poll.voters.value, votes.most);
  if (poll.voters.precision == CountPrecision::kUnknown) votes.voters = votes.sum;
  votes.is_known = votes.is_known && !poll.options.empty();
  return votes;
}

double share_of(const PollOption& option, const Votes& votes) {
  return votes.voters > 0 ? static_cast<double>(option.votes.value) / static_cast<double>(votes.voters) : 0;
}

std::string percent_words(const PollOption& option, const Votes& votes) {
  const std::string about = option.votes.precision == CountPrecision::kRounded ? "\xE2\x89\x88" : "";
  return about + words_of_percent(std::lround(share_of(option, votes) * 100));
}

std::string counted(const Count& count, Plural plural) {
  const std::string number =
      count.precision == CountPrecision::kExact ? words_of_number(count.value) : words_of_count(count);
  return say_count(plural, count.value, number);
}

std::string until_words(const std::string& time) { return say(Phrase::kVotingUntil, {{"time", time}}); }

// The latest moment that the archive knows of: no count in it is from before that.
UtcMillis taken_at(const Archive& archive) {
  const KnownTime captured = archive.profile().captured;
  UtcMillis latest = captured.precision == TimePrecision::kUnknown ? kFirstUtc : captured.begin;
  for (PostIndex post = archive.post_count(); post > 0; --post) {
    const KnownTime time = archive.time(post - 1);
    if (time.precision == TimePrecision::kUnknown) continue;
    return std::max(latest, time.begin);  // the rows are sorted by time
  }
  return latest;
}

float write_option(const PollOption& option, const Votes& votes, Point at, float width_px,
                   CardWriter& writer) {
  const bool is_leading = votes.is_known && votes.most > 0 && option.votes.value == votes.most;
  const TextStyle style = is_leading ? TextStyle::kBodyBold : TextStyle::kBody;
  const std::string percent = votes.is_known ? percent_words(option, votes) : std::string();
  const float percent_px = writer.width_px(percent, style);
  const size_t bar = writer.card().boxes.size();
  const auto share = static_cast<float>(votes.is_known ? share_of(option, votes) : 0);
  writer.card().boxes.push_back(
      {is_leading ? BoxKind::kBarLeading : BoxKind::kBar, {at.x, at.y, width_px, 0}, {}, 0, share});
  const float right = at.x + width_px - kInset;
  writer.line(percent, {right - percent_px, at.y + kRowPadding}, percent_px + 1, style, Ink::kInk);
  const float text_px = width_px - 2 * kInset - (percent.empty() ? 0 : percent_px + kInset);
  const float bottom = writer.wrapped(shortened(option.text, kMostBriefBytes),
                                      {at.x + kInset, at.y + kRowPadding}, text_px, style, Ink::kInk) +
                       kRowPadding;
  Rect& rect = writer.card().boxes[bar].rect;
  rect.height = bottom - at.y;
  if (option.votes.precision != CountPrecision::kUnknown)
    writer.card().hints.push_back({rect, counted(option.votes, Plural::kVotes)});
  return bottom;
}

}  // namespace

std::string words_of_poll(const Archive& archive, const Poll& poll) {
  const Votes votes = votes_of(poll);
  const CountPrecision precision = votes.is_rounded ? CountPrecision::kRounded : CountPrecision::kExact;
  std::string words;
  const auto add = [&words](const std::string& part) {
    if (!words.empty()) words += kDot;
    words += part;
  };
  if (votes.is_known) add(counted({votes.sum, precision}, Plural::kVotes));
  const bool is_same = votes.is_known && poll.voters.value == votes.sum;
  if (poll.voters.precision != CountPrecision::kUnknown && !is_same)
    add(counted(poll.voters, Plural::kVoters));
  if (words.empty()) add(std::string(say(Phrase::kVotesUnknown)));
  if (poll.ends.precision == TimePrecision::kUnknown) return words;
  const bool is_over = poll.ends.end <= taken_at(archive);
  add(is_over ? std::string(say(Phrase::kFinalResults)) : until_words(words_of_time(poll.ends)));
  return words;
}

float write_poll(const Archive& archive, const Poll& poll, const PollView& view, Point at, float width_px,
                 CardWriter& writer) {
  const Votes votes = votes_of(poll);
  const size_t shown = unfolded_options(poll.options.size(), view.unfolded);
  for (size_t i = 0; i < shown; ++i)
    at.y = write_option(poll.options[i], votes, at, width_px, writer) + kRowGap;
  if (view.has_controls && shown < poll.options.size()) {
    const std::string all = words_of_number(static_cast<int64_t>(poll.options.size()));
    writer.word_button(say(Phrase::kMoreOptions, {{"count", all}}), at, width_px, ShowMore{view.row});
    at.y += type_size(TextStyle::kSmall).line_px + kRowGap;
  }
  const float top = at.y;
  at.y = writer.wrapped(words_of_poll(archive, poll), at, width_px, TextStyle::kSmall, Ink::kSoft);
  if (poll.ends.precision != TimePrecision::kUnknown)
    writer.card().hints.push_back(
        {{at.x, top, width_px, at.y - top}, until_words(long_words_of_time(poll.ends))});
  return at.y;
}

}  // namespace backscroll
