// card_layout: the order and the distances of a card's parts.
#include "view/card_layout.h"

#include <algorithm>

#include "view/card_parts.h"
#include "view/theme.h"
#include "view/words.h"

namespace backscroll {
namespace {

constexpr float kColumnGap = 12;  // avatar to text
constexpr float kPartGap = 10;    // text to media, quote
constexpr float kCountsGap = 8;

float layout_quote(const Archive& archive, PostIndex quote, Point at, float width_px, Card& card,
                   const TextMeasurer& measure) {
  constexpr float kInset = 12;
  CardWriter writer(card, measure);
  const size_t box = card.boxes.size();
  card.boxes.push_back({BoxKind::kQuote, {at.x, at.y, width_px, 0}, {}, 0});
  const float inner_px = width_px - 2 * kInset;
  Point cursor{at.x + kInset, at.y + 10};
  cursor.y = writer.author_line(archive, quote, cursor, inner_px);
  cursor.y =
      writer.paragraph(archive.text(quote), archive.entities(quote), cursor, inner_px, TextStyle::kBody);
  if (archive.media_count(quote) > 0)
    cursor.y = writer.media_box(archive, quote, {cursor.x, cursor.y + 8}, inner_px);
  cursor.y = writer.counts_line(archive, quote, {cursor.x, cursor.y + 6}) + 10;
  card.boxes[box].rect.height = cursor.y - at.y;
  return cursor.y;
}

std::string thread_words(const Archive& archive, PostIndex post) {
  const auto position = archive.detail_number(post, Detail::kThreadPosition);
  const auto size = archive.detail_number(post, Detail::kThreadSize);
  if (position && size) return std::to_string(*position) + " of " + std::to_string(*size) + " in a thread";
  if (position) return "Part " + std::to_string(*position) + " of a thread";
  return archive.is_thread_marked(post) ? "Begins a thread" : std::string();
}

std::string reply_words(const Archive& archive, PostIndex post) {
  const std::string_view handle = archive.detail(post, Detail::kReplyToHandle);
  if (!handle.empty()) return "Replying to @" + std::string(handle);
  return archive.kind(post) == PostKind::kReply ? "Reply" : std::string();
}

struct Fact {
  Count count;
  std::string_view word;
};

float layout_facts(const Profile& profile, Point at, float width_px, CardWriter& writer,
                   const TextMeasurer& measure) {
  const Fact facts[] = {{profile.followers, "followers"},
                        {profile.following, "following"},
                        {profile.posts, "posts"},
                        {profile.media, "media"}};
  const float line_px = type_size(TextStyle::kSmall).line_px;
  const float right = at.x + width_px;
  float x = at.x;
  for (const Fact& fact : facts) {
    if (fact.count.precision == CountPrecision::kUnknown) continue;
    const std::string number = fact.count.precision == CountPrecision::kExact
                                   ? words_of_number(fact.count.value)
                                   : words_of_count(fact.count);
    const float needed = text_width_px(number, TextStyle::kSmallBold, measure) + 4 +
                         text_width_px(fact.word, TextStyle::kSmall, measure);
    if (x > at.x && x + needed > right) {
      x = at.x;
      at.y += line_px + 2;
    }
    x += writer.line(number, {x, at.y}, width_px, TextStyle::kSmallBold, Ink::kInk) + 4;
    x += writer.line(fact.word, {x, at.y}, width_px, TextStyle::kSmall, Ink::kSoft) + 16;
  }
  return at.y + line_px;
}

}  // namespace

Card layout_card(const Archive& archive, PostIndex post, float width_px, float padding_px,
                 const TextMeasurer& measure) {
  Card card;
  card.post = post;
  CardWriter writer(card, measure);
  writer.avatar(archive.author(post), archive.author_index(post) == kUnknownAuthor,
                {padding_px, size::kCardTop, size::kAvatar, size::kAvatar});
  const float left = padding_px + size::kAvatar + kColumnGap;
  const float inner_px = width_px - left - padding_px;
  Point cursor{left, size::kCardTop};
  cursor.y = writer.author_line(archive, post, cursor, inner_px);
  if (const std::string reply = reply_words(archive, post); !reply.empty()) {
    writer.line(reply, cursor, inner_px, TextStyle::kSmall, Ink::kSoft);
    cursor.y += type_size(TextStyle::kSmall).line_px + 2;
  }
  cursor.y = writer.paragraph(archive.text(post), archive.entities(post), cursor, inner_px, TextStyle::kBody);
  if (const std::string thread = thread_words(archive, post); !thread.empty()) {
    cursor.y += 4;
    writer.line(thread, cursor, inner_px, TextStyle::kSmall, Ink::kSoft);
    cursor.y += type_size(TextStyle::kSmall).line_px;
  }
  if (archive.media_count(post) > 0) {
    cursor.y = writer.media_box(archive, post, {cursor.x, cursor.y + kPartGap}, inner_px);
  }
  if (archive.quote(post) != kNoPost) {
    cursor.y =
        layout_quote(archive, archive.quote(post), {cursor.x, cursor.y + kPartGap}, inner_px, card, measure);
  }
  cursor.y = writer.counts_line(archive, post, {cursor.x, cursor.y + kCountsGap});
  card.height_px = cursor.y + size::kCardTop;
  return card;
}

Card layout_profile(const Archive& archive, float width_px, float padding_px, const TextMeasurer& measure) {
  const Profile profile = archive.profile();
  Card card;
  CardWriter writer(card, measure);
  card.boxes.push_back({BoxKind::kBanner, {0, 0, width_px, size::kBanner}, {}, 0});
  const Rect picture{padding_px, size::kBanner - size::kProfileAvatar / 2, size::kProfileAvatar,
                     size::kProfileAvatar};
  writer.avatar({profile.name, profile.handle, {}, profile.avatar, {}}, false, picture);
  const float inner_px = width_px - 2 * padding_px;
  Point cursor{padding_px, picture.bottom() + 6};
  const float name_px = writer.line(profile.name, cursor, inner_px - 24, TextStyle::kTitle, Ink::kInk);
  if (!profile.badge.empty()) {
    const Rect badge{cursor.x + name_px + 6, cursor.y + 5, 16, 16};
    card.boxes.push_back({BoxKind::kBadge, badge, {}, 0});
    card.hints.push_back({badge, std::string(profile.badge)});
  }
  cursor.y += type_size(TextStyle::kTitle).line_px;
  cursor.y = writer.wrapped(words_of_profile(profile), cursor, inner_px, TextStyle::kSmall, Ink::kSoft) + 6;
  cursor.y = writer.paragraph(profile.bio, archive.bio_entities(), cursor, inner_px, TextStyle::kBody);
  cursor.y = layout_facts(profile, {cursor.x, cursor.y + 8}, inner_px, writer, measure);
  if (const std::string_view note = words_of_text_kind(archive); !note.empty()) {
    cursor.y = writer.wrapped(note, {cursor.x, cursor.y + 6}, inner_px, TextStyle::kSmall, Ink::kSoft);
  }
  card.height_px = cursor.y + size::kCardTop;
  return card;
}

bool is_safe_address(std::string_view address) {
  const auto begins = [&](std::string_view scheme) {
    const auto same_letter = [](char expected, char c) {
      return expected == (c >= 'A' && c <= 'Z' ? static_cast<char>(c + 32) : c);
    };
    return address.size() > scheme.size() &&
           std::equal(scheme.begin(), scheme.end(), address.begin(), same_letter);
  };
  for (const char c : address) {
    if (static_cast<unsigned char>(c) < 0x21)
      return false;  // a control character or space hides what follows
  }
  return begins("https://") || begins("http://") || begins("mailto:");
}

}  // namespace backscroll
