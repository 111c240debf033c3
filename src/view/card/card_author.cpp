// card_author: see the header.
#include "view/card/card_parts.h"

#include <algorithm>

#include "archive/kind_ids.h"
#include "view/base/theme.h"
#include "view/words/language.h"
#include "view/words/words.h"

namespace backscroll {
namespace {

constexpr std::string_view kDot = " \xC2\xB7 ";
constexpr float kIcon = 14;
constexpr float kBadgeRoom = 5 + kIcon;
constexpr float kGap = 6;              // between name and handle
constexpr float kShortestHandle = 40;  // a shorter rest of one says nothing
constexpr TextStyle kName = TextStyle::kBodyBold;
constexpr TextStyle kRest = TextStyle::kSmall;

// Seconds and zone give way before the name does.
std::string time_words(const KnownTime& time, const TimeStyle& style, float width_px,
                       const CardWriter& writer) {
  if (time.precision == TimePrecision::kUnknown) return {};
  std::string words = words_of_time(time, style.now_millis);
  if (!style.is_long) return words;
  std::string long_words = long_words_of_time(time);
  return writer.width_px(long_words, kRest) <= width_px ? long_words : words;
}

// For whom a post was that is not for everybody.
std::string_view label_of(const Archive& archive, PostIndex row) {
  static constexpr Phrase kLabels[] = {Phrase::kLabelUnlisted, Phrase::kLabelFollowers, Phrase::kLabelCircle,
                                       Phrase::kLabelDeleted, Phrase::kLabelCommunity};
  static_assert(std::size(kLabels) == kVisibilityIds.size());
  const auto visibility = kind_in<Visibility>(kVisibilityIds, archive.detail(row, Detail::kVisibility));
  return visibility ? say(kLabels[static_cast<size_t>(*visibility)]) : std::string_view();
}

std::string time_hint(const Archive& archive, PostIndex row) {
  const KnownTime time = archive.time(row);
  const std::string_view age = archive.detail(row, Detail::kAge);
  const Phrase phrase = time.precision == TimePrecision::kExact ? Phrase::kPosted : Phrase::kPostedWithin;
  std::string hint = say(phrase, {{"time", long_words_of_time(time)}});
  return age.empty() ? hint : say(Phrase::kPostedAge, {{"posted", hint}, {"age", age}});
}

// Returns the x after name and badge.
float write_name(const Author& author, bool is_unknown, Point at, float width_px, CardWriter& writer) {
  if (is_unknown) return at.x + writer.line(say(Phrase::kUnknownAuthor), at, width_px, kName, Ink::kSoft);
  const bool has_badge = !author.badge.empty();
  const float name_px =
      writer.line(author.name, at, width_px - (has_badge ? kBadgeRoom : 0), kName, Ink::kInk);
  if (!has_badge) return at.x + name_px;
  const Rect badge{at.x + name_px + 5, at.y + 4, kIcon, kIcon};
  writer.card().boxes.push_back({BoxKind::kBadge, badge, {}, 0});
  writer.card().hints.push_back({badge, std::string(author.badge)});
  return badge.right();
}

}  // namespace

float write_credit(const Archive& archive, PostIndex post, Point at, float width_px, CardWriter& writer) {
  if (archive.kind(post) != PostKind::kRepost) return at.y;
  writer.part(CardPartKind::kNote);
  const Profile owner = archive.profile();
  const std::string name = owner.name.empty() ? "@" + std::string(owner.handle) : std::string(owner.name);
  const float line_px = type_size(TextStyle::kSmallBold).line_px;
  const Rect icon{at.x - 12 - kIcon, at.y + (line_px - kIcon) / 2, kIcon, kIcon};
  writer.card().boxes.push_back({BoxKind::kReposts, icon, {}, 0});
  writer.line(say(Phrase::kReposted, {{"name", name}}), at, width_px, TextStyle::kSmallBold, Ink::kSoft);
  return at.y + line_px + 4;
}

float write_author(const Archive& archive, PostIndex row, const TimeStyle& style, Point at, float width_px,
                   CardWriter& writer) {
  writer.part(CardPartKind::kAuthor);
  const Author author = archive.author(row);
  const bool is_unknown = archive.author_index(row) == kUnknownAuthor;
  const float line_px = type_size(kName).line_px;
  const float right = at.x + width_px;
  const float rest_y = at.y + baseline_step_px(kName, kRest, writer.measure());
  const float dot_px = writer.width_px(kDot, kRest);
  const float name_px = writer.width_px(author.name, kName) + (author.badge.empty() ? 0 : kBadgeRoom);
  const std::string_view label = label_of(archive, row);
  const float label_px = label.empty() ? 0 : dot_px + writer.width_px(label, kRest);
  std::string time = time_words(archive.time(row), style, width_px - name_px - dot_px - label_px, writer);
  const bool is_dated = !time.empty();
  if (!label.empty()) time.append(is_dated ? kDot : "").append(label);
  const float time_px = time.empty() ? 0 : dot_px + writer.width_px(time, kRest);
  const bool is_named = is_unknown || !author.name.empty();
  float x = at.x;
  if (is_named) x = write_name(author, is_unknown, at, width_px - time_px, writer) + kGap;
  const std::string handle = "@" + std::string(author.handle);
  const float room_px = right - x - time_px;
  const bool has_handle = !author.handle.empty() && (room_px >= kShortestHandle || !is_named);
  if (has_handle) x += writer.line(handle, {x, rest_y}, room_px, kRest, Ink::kSoft);
  if (time.empty()) return at.y + line_px;
  if (!has_handle) x -= is_named ? kGap : 0;
  const float begin = x;
  const bool is_first = x == at.x;
  if (!is_first) x += writer.line(kDot, {x, rest_y}, dot_px + 1, kRest, Ink::kSoft);
  x += writer.line(time, {x, rest_y}, right - x + 1, kRest, Ink::kSoft);
  if (is_dated) writer.card().hints.push_back({{begin, at.y, x - begin, line_px}, time_hint(archive, row)});
  return at.y + line_px;
}

float write_reply_note(const Archive& archive, PostIndex post, Point at, float width_px, CardWriter& writer) {
  const std::string_view handle = archive.detail(post, Detail::kReplyToHandle);
  if (handle.empty() && archive.kind(post) != PostKind::kReply) return at.y;
  writer.part(CardPartKind::kNote);
  const std::string name = "@" + std::string(handle);
  const std::string words =
      handle.empty() ? std::string(say(Phrase::kReply)) : say(Phrase::kReplyingTo, {{"handle", name}});
  writer.line(words, at, width_px, TextStyle::kSmall, Ink::kSoft);
  return at.y + type_size(TextStyle::kSmall).line_px + 2;
}

}  // namespace backscroll
