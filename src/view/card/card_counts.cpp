// card_counts: see the header.
#include "view/card/card_parts.h"

#include <algorithm>

#include "view/base/theme.h"
#include "view/words/display_text.h"
#include "view/words/language.h"
#include "view/words/words.h"

namespace backscroll {
namespace {

constexpr TextStyle kStyle = TextStyle::kSmall;
constexpr float kIcon = 14;
constexpr float kActionIcon = 16;
constexpr float kAction = 28;  // the square that a finger may hit
constexpr float kWidestColumn = 84;
constexpr const char* kBetween = " \xC2\xB7 ";
constexpr float kNarrowestColumn = 60;  // an icon and "14.2K"

struct CardAction {
  BoxKind icon;
  Action action;
  std::string_view label;
  std::string_view key;
};

struct Column {
  BoxKind icon;
  Count count;
  Plural words;
  Phrase unknown;
};

std::string count_hint(const Column& column) {
  const Count& count = column.count;
  if (count.precision == CountPrecision::kUnknown) return std::string(say(column.unknown));
  const std::string shown = full_words_of_count({count.value, CountPrecision::kExact});
  const std::string words = say_count(column.words, count.value, shown);
  return count.precision == CountPrecision::kExact ? words : say(Phrase::kRounded, {{"count", words}});
}

float write_columns(const Archive& archive, PostIndex row, Point at, float column_px, CardWriter& writer) {
  const Column columns[] = {
      {BoxKind::kReplies, archive.replies(row), Plural::kReplies, Phrase::kRepliesUnknown},
      {BoxKind::kReposts, archive.reposts(row), Plural::kReposts, Phrase::kRepostsUnknown},
      {BoxKind::kLikes, archive.likes(row), Plural::kLikes, Phrase::kLikesUnknown}};
  const float line_px = type_size(kStyle).line_px;
  std::string words;
  for (const Column& column : columns) words += (words.empty() ? "" : kBetween) + count_hint(column);
  writer.part(CardPartKind::kCounts, std::move(words));
  for (const Column& column : columns) {
    const Rect icon{at.x, at.y + (line_px - kIcon) / 2, kIcon, kIcon};
    writer.card().boxes.push_back({column.icon, icon, {}, 0});
    const float width_px =
        writer.line(words_of_count(column.count), {at.x + kIcon + 6, at.y}, column_px, kStyle, Ink::kSoft);
    writer.card().hints.push_back({{at.x, at.y, kIcon + 6 + width_px, line_px}, count_hint(column)});
    at.x += column_px;
  }
  return at.y + line_px;
}

std::vector<CardAction> actions_of(const Archive& archive, PostIndex post) {
  std::vector<CardAction> actions = {{BoxKind::kCopyLink, CopyLink{post}, say(Phrase::kCopyLink), "L"}};
  if (!archive.text(post).empty())
    actions.push_back({BoxKind::kCopyText, CopyText{post}, say(Phrase::kCopyText), "C"});
  if (!original_address(archive, post).empty())
    actions.push_back({BoxKind::kOpenOriginal, OpenOriginal{post}, say(Phrase::kOpenOriginal), "V"});
  return actions;
}

// Right-aligned, their icons at the edge of the column.
void write_actions(const std::vector<CardAction>& actions, Point middle_right, CardWriter& writer) {
  constexpr float kInset = (kAction - kActionIcon) / 2;
  float x = middle_right.x + kInset - kAction * static_cast<float>(actions.size());
  for (const CardAction& action : actions) {
    const Rect rect{x, middle_right.y - kAction / 2, kAction, kAction};
    writer.card().boxes.push_back({action.icon, rect.inset(kInset, kInset), {}, 0, 0, true});
    const std::string label(action.label);
    std::string hint = label + " (" + std::string(action.key) + ")";
    writer.card().controls.push_back({rect, action.action, label, std::move(hint), true});
    x += kAction;
  }
}

}  // namespace

bool has_counts(const Archive& archive, PostIndex row) {
  const auto is_known = [](Count count) { return count.precision != CountPrecision::kUnknown; };
  return is_known(archive.replies(row)) || is_known(archive.reposts(row)) || is_known(archive.likes(row));
}

float write_counts(const Archive& archive, PostIndex row, Point at, float width_px, CardWriter& writer) {
  return write_columns(archive, row, at, std::min(width_px / 3, kWidestColumn), writer);
}

float write_counts_and_actions(const Archive& archive, PostIndex post, Point at, float width_px,
                               CardWriter& writer) {
  constexpr float kMostActions = 3;  // the columns are those of every card, however many actions it has
  const float line_px = type_size(kStyle).line_px;
  const float room_px = width_px - kMostActions * kAction;
  if (room_px / 3 < kNarrowestColumn) {
    at.y = write_counts(archive, post, at, width_px, writer);
    write_actions(actions_of(archive, post), {at.x + width_px, at.y + kAction / 2}, writer);
    return at.y + kAction - 8;
  }
  write_actions(actions_of(archive, post), {at.x + width_px, at.y + line_px / 2}, writer);
  return write_columns(archive, post, at, std::min(room_px / 3, kWidestColumn), writer);
}

}  // namespace backscroll
