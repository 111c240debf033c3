// card_poll: see the header.
#include "view/card/card_parts.h"

#include <algorithm>
#include <cmath>
#include <limits>

#include "view/base/theme.h"
#include "view/text/text_layout.h"
#include "view/words/language.h"
#include "view/words/words.h"

namespace backscroll {
namespace {

constexpr std::string_view kDot = " \xC2\xB7 ";
constexpr float kInset = 12;
constexpr float kRowPadding = 7;
constexpr float kRowGap = 6;

bool is_known(const Count& count) { return count.precision != CountPrecision::kUnknown; }

struct Votes {
  int64_t sum = 0;  // of those that are known
  int64_t most = 0;
  double voters = 0;        // what the shares are of
  bool has_shares = false;  // that is known
  bool are_known = true;    // all of them
  bool is_any_known = false;
  bool is_rounded = false;
};

Votes votes_of(const Poll& poll) {
  Votes votes;
  for (const PollOption& option : poll.options) {
    votes.are_known = votes.are_known && is_known(option.votes);
    votes.is_any_known = votes.is_any_known || is_known(option.votes);
    votes.is_rounded = votes.is_rounded || option.votes.precision == CountPrecision::kRounded;
    votes.sum += std::min(option.votes.value, std::numeric_limits<int64_t>::max() - votes.sum);
    votes.voters += static_cast<double>(option.votes.value);
    votes.most = std::max(votes.most, option.votes.value);
  }
  votes.has_shares = votes.are_known || is_known(poll.voters);
  if (is_known(poll.voters)) votes.voters = static_cast<double>(std::max(poll.voters.value, votes.most));
  return votes;
}

double share_of(const PollOption& option, const Votes& votes) {
  const bool is_share = votes.has_shares && votes.voters > 0;
  return is_share ? static_cast<double>(option.votes.value) / votes.voters : 0;
}

// The share, or the votes themselves where some of the others are not known.
std::string figure_words(const PollOption& option, const Votes& votes) {
  if (!is_known(option.votes)) return {};
  if (!votes.has_shares) return words_of_count(option.votes);
  const std::string about = option.votes.precision == CountPrecision::kRounded ? "\xE2\x89\x88" : "";
  return about + words_of_percent(std::lround(share_of(option, votes) * 100));
}

std::string counted(const Count& count, Plural plural) {
  return say_count(plural, count.value, full_words_of_count(count));
}

std::string until_words(const std::string& time) { return say(Phrase::kVotingUntil, {{"time", time}}); }

// The latest moment that the archive knows of: no count in it is from before that.
UtcMillis taken_at(const Archive& archive) {
  const KnownTime captured = archive.profile().captured;
  UtcMillis latest = captured.precision == TimePrecision::kUnknown ? kFirstUtc : captured.begin;
  for (uint32_t count = archive.post_count(); count > 0; --count) {
    const KnownTime time = archive.time(PostIndex(count - 1));
    if (time.precision == TimePrecision::kUnknown) continue;
    return std::max(latest, time.begin);  // the rows are sorted by time
  }
  return latest;
}

float write_option(const PollOption& option, const Votes& votes, Point at, float width_px,
                   CardWriter& writer) {
  const bool is_leading = votes.are_known && votes.most > 0 && option.votes.value == votes.most;
  const TextStyle style = is_leading ? TextStyle::kBodyBold : TextStyle::kBody;
  const std::string figure = figure_words(option, votes);
  const float figure_px = writer.width_px(figure, style);
  const size_t bar = writer.card().boxes.size();
  const auto share = static_cast<float>(share_of(option, votes));
  writer.card().boxes.push_back(
      {is_leading ? BoxKind::kBarLeading : BoxKind::kBar, {at.x, at.y, width_px, 0}, {}, 0, share});
  const float right = at.x + width_px - kInset;
  writer.line(figure, {right - figure_px, at.y + kRowPadding}, figure_px + 1, style, Ink::kInk);
  const float text_px = width_px - 2 * kInset - (figure.empty() ? 0 : figure_px + kInset);
  const float bottom = writer.wrapped(shortened(option.text, kMostBriefBytes),
                                      {at.x + kInset, at.y + kRowPadding}, text_px, style, Ink::kInk) +
                       kRowPadding;
  Rect& rect = writer.card().boxes[bar].rect;
  rect.height = bottom - at.y;
  if (is_known(option.votes)) writer.card().hints.push_back({rect, counted(option.votes, Plural::kVotes)});
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
  if (votes.is_any_known) {
    const std::string sum = counted({votes.sum, precision}, Plural::kVotes);
    add(votes.are_known ? sum : say(Phrase::kSomeUnknown, {{"dates", sum}}));
  }
  const bool is_same = votes.are_known && poll.voters.value == votes.sum;
  if (is_known(poll.voters) && !is_same) add(counted(poll.voters, Plural::kVoters));
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
