// card_layout: the order and the distances of a card's parts.
#include "view/card/card_layout.h"

#include <algorithm>
#include <cmath>

#include "view/base/theme.h"
#include "view/card/card_parts.h"
#include "view/text/text_layout.h"
#include "view/words/display_text.h"
#include "view/words/language.h"
#include "view/words/words.h"

namespace backscroll {
namespace {

constexpr float kPartGap = 10;  // text to media, quote
constexpr float kCountsGap = 8;
constexpr float kFactsGap = 8;  // bio to numbers

// What a row says: covered by its warning, or its text with all that hangs on it.
class Body {
 public:
  // `unfolded`: how often the reader has asked for more of it.
  Body(const Archive& archive, PostIndex row, const Cover& cover, uint32_t unfolded, float width_px,
       CardWriter& writer)
      : archive_(archive),
        row_(row),
        cover_(cover),
        unfolded_(unfolded),
        width_px_(width_px),
        writer_(writer) {}

  float write_text(Point at) {
    if (has_warning(archive_, row_)) {
      writer_.part(CardPartKind::kNote);
      const std::string warning = shortened(archive_.detail(row_, Detail::kWarning), kMostBriefBytes);
      at.y = write_warning(warning, cover_, {at.x, at.y + 6}, width_px_, writer_);
      if (is_closed()) return at.y;
      at.y += 8;
    }
    const std::string_view text = archive_.text(row_);
    const std::string_view shown =
        cover_.has_control ? unfolded_text(text, unfolded_) : beginning_of(text, kMostBriefBytes);
    writer_.part(CardPartKind::kText);
    if (shown.size() == text.size())
      return writer_.paragraph(text, archive_.entities(row_), at, width_px_, TextStyle::kBody);
    at.y = writer_.beginning(shown, archive_.entities(row_), at, width_px_, TextStyle::kBody);
    return write_more(at);
  }

  float write_rest(Point at) {
    if (is_closed()) return at.y;
    writer_.part(CardPartKind::kNote);
    if (archive_.media_count(row_) > 0) at.y = write_media(at);
    if (const std::optional<Poll> poll = archive_.poll(row_))
      at.y = write_poll(archive_, *poll, {row_, unfolded_, cover_.has_control}, {at.x, at.y + kPartGap},
                        width_px_, writer_);
    if (const std::optional<LinkPreview> preview = archive_.link_preview(row_))
      at.y = write_preview(*preview, cover_.has_control, {at.x, at.y + kPartGap}, width_px_, writer_);
    return at.y;
  }

  bool is_closed() const { return has_warning(archive_, row_) && !cover_.is_opened; }

 private:
  float write_more(Point at) {
    if (!cover_.has_control) return at.y;
    writer_.part(CardPartKind::kNote);
    return writer_.more_button(row_, at, width_px_);
  }

  float write_media(Point at) {
    at.y += kPartGap;
    if (!archive_.is_sensitive(row_)) return writer_.media_box(archive_, row_, at, width_px_);
    if (!cover_.is_opened) return write_media_cover(media_height(), cover_, at, width_px_, writer_);
    if (!has_warning(archive_, row_))
      at.y = write_warning(say(Phrase::kSensitive), cover_, at, width_px_, writer_) + 8;
    return writer_.media_box(archive_, row_, at, width_px_);
  }

  float media_height() const {
    const std::vector<CardPicture> pictures = pictures_of(archive_, row_, width_px_);
    return pictures.empty() ? size::kMediaBox : pictures.back().rect.bottom();
  }

  const Archive& archive_;
  PostIndex row_;
  Cover cover_;
  uint32_t unfolded_;
  float width_px_;
  CardWriter& writer_;
};

// A quoted post leads to where it stands: in the feed, or in the source. Its own buttons come before that.
void add_way_to_quote(const Archive& archive, PostIndex quote, const Rect& rect, Card& card) {
  const std::string label(say(Phrase::kShowQuote));
  if (archive.posts().contains(quote))
    card.controls.push_back({rect, SelectPost{quote, true}, label});
  else if (!original_address(archive, quote).empty())
    card.controls.push_back({rect, OpenOriginal{quote}, label});
}

float layout_quote(const Archive& archive, PostIndex quote, const Cover& cover, Point at, float width_px,
                   CardWriter& writer) {
  constexpr float kInset = 12;
  writer.part(CardPartKind::kQuote);
  Card& card = writer.card();
  const size_t box = card.boxes.size();
  card.boxes.push_back({BoxKind::kQuote, {at.x, at.y, width_px, 0}, {}, 0});
  const float inner_px = width_px - 2 * kInset;
  Point cursor{at.x + kInset, at.y + 10};
  const Rect picture{cursor.x, cursor.y + 1, size::kAvatarSmall, size::kAvatarSmall};
  writer.avatar(archive.author(quote), archive.author_index(quote) == kUnknownAuthor, picture);
  const float beside = size::kAvatarSmall + 8;
  cursor.y = write_author(archive, quote, {card.view.now_millis}, {cursor.x + beside, cursor.y},
                          inner_px - beside, writer) +
             2;
  Body body(archive, quote, cover, card.view.quote_unfolded, inner_px, writer);
  cursor.y = body.write_text(cursor);
  cursor.y = body.write_rest(cursor);
  if (has_counts(archive, quote))
    cursor.y = write_counts(archive, quote, {cursor.x, cursor.y + 6}, inner_px, writer);
  cursor.y += 10;
  card.boxes[box].rect.height = cursor.y - at.y;
  writer.part(CardPartKind::kQuoteEnd);
  if (cover.has_control) add_way_to_quote(archive, quote, card.boxes[box].rect, card);
  return cursor.y;
}

// "3 of 9 in a thread", as the source says it or as it follows from who answers whom.
std::string thread_words(const Archive& archive, const Threads* threads, PostIndex post) {
  auto position = archive.detail_number(post, Detail::kThreadPosition);
  auto size = archive.detail_number(post, Detail::kThreadSize);
  if (const auto found = threads != nullptr ? threads->position_of(post) : std::nullopt; found && !position) {
    position = found->number;
    size = found->thread->size;
  }
  const std::string number = position ? words_of_number(*position) : std::string();
  if (position && size)
    return say(Phrase::kThreadPosition, {{"position", number}, {"size", words_of_number(*size)}});
  if (position) return say(Phrase::kThreadPart, {{"position", number}});
  if (threads != nullptr && threads->thread_of(post) != nullptr) return std::string(say(Phrase::kInThread));
  return std::string(archive.is_thread_marked(post) ? say(Phrase::kBeginsThread) : std::string_view());
}

// A reply to the owner's own post: the line about the thread says as much.
bool continues_thread(const Archive& archive, const CardView& view, PostIndex post) {
  return archive.detail(post, Detail::kReplyToHandle) == archive.profile().handle &&
         !thread_words(archive, view.threads, post).empty();
}

float write_thread(const Archive& archive, const CardView& view, PostIndex post, Point at, float width_px,
                   CardWriter& writer) {
  const std::string words = thread_words(archive, view.threads, post);
  if (words.empty()) return at.y;
  writer.part(CardPartKind::kNote);
  const std::string_view show = say(Phrase::kShowThread);
  at.y += 4;
  const float used_px = writer.line(words, at, width_px, TextStyle::kSmall, Ink::kSoft);
  const bool can_show = view.threads != nullptr && view.threads->thread_of(post) != nullptr;
  const float x = at.x + used_px + 12;
  if (view.has_controls && !view.is_in_thread && can_show &&
      x + writer.width_px(show, TextStyle::kSmall) <= at.x + width_px)
    writer.word_button(show, {x, at.y}, width_px, ShowThread{post});
  return at.y + type_size(TextStyle::kSmall).line_px;
}

struct Fact {
  Count count;
  Plural plural;
};

float layout_facts(const Profile& profile, Point at, float width_px, CardWriter& writer,
                   const TextMeasurer& measure) {
  const Fact facts[] = {{profile.followers, Plural::kFollowersBeside},
                        {profile.following, Plural::kFollowingBeside},
                        {profile.posts, Plural::kPostsBeside},
                        {profile.media, Plural::kMediaBeside}};
  const float line_px = type_size(TextStyle::kSmall).line_px;
  const float right = at.x + width_px;
  const float above = at.y;
  at.y += kFactsGap;
  float x = at.x;
  for (const Fact& fact : facts) {
    if (fact.count.precision == CountPrecision::kUnknown) continue;
    const std::string number = full_words_of_count(fact.count);
    const std::string word = say_count(fact.plural, fact.count.value, {});
    const float needed = text_width_px(number, TextStyle::kSmallBold, measure) + 4 +
                         text_width_px(word, TextStyle::kSmall, measure);
    if (x > at.x && x + needed > right) {
      x = at.x;
      at.y += line_px + 2;
    }
    x += writer.line(number, {x, at.y}, width_px, TextStyle::kSmallBold, Ink::kInk) + 4;
    x += writer.line(word, {x, at.y}, width_px, TextStyle::kSmall, Ink::kSoft) + 16;
  }
  return x > at.x ? at.y + line_px : above;
}

// The minute it is, where that changes what the card says; else 0, so that the card stays as it is.
double minute_for(const Archive& archive, PostIndex row, double now_millis) {
  const KnownTime time = archive.time(row);
  const double age = now_millis - static_cast<double>(time.begin.value);
  const bool is_recent = time.precision == TimePrecision::kExact && age >= 0 && age < kRecentMillis;
  return is_recent ? std::floor(now_millis / kMillisPerMinute) * kMillisPerMinute : 0;
}

}  // namespace

CardView card_view(const Archive& archive, const Threads* threads, PostIndex post, const ViewState& state) {
  CardView view;
  view.threads = threads;
  view.is_selected = state.selected == post;
  view.now_millis = minute_for(archive, post, state.now_millis);
  view.is_opened = state.is_opened(post);
  view.unfolded = state.unfolded_times(post);
  view.is_in_thread = state.view == FeedView::kThread;
  const PostIndex quote = archive.quote(post);
  // A quote opens with its post, unless that has something of its own to open.
  if (quote == kNoPost) return view;
  view.is_quote_opened = state.is_opened(has_cover(archive, post) ? quote : post);
  view.quote_unfolded = state.unfolded_times(quote);
  view.now_millis = std::max(view.now_millis, minute_for(archive, quote, state.now_millis));
  return view;
}

float card_column_px(float width_px, float padding_px) {
  return width_px - 2 * padding_px - size::kAvatar - size::kColumnGap;
}

Card layout_card(const Archive& archive, PostIndex post, float width_px, float padding_px,
                 const TextMeasurer& measure, const CardView& view) {
  Card card;
  card.post = post;
  card.view = view;
  CardWriter writer(card, measure, view.search);
  const float left = padding_px + size::kAvatar + size::kColumnGap;
  const float inner_px = card_column_px(width_px, padding_px);
  Point cursor{left, size::kCardTop};
  cursor.y = write_credit(archive, post, cursor, inner_px, writer);
  writer.avatar(archive.author(post), archive.author_index(post) == kUnknownAuthor,
                {padding_px, cursor.y, size::kAvatar, size::kAvatar});
  cursor.y = write_author(archive, post, {view.now_millis, view.is_selected}, cursor, inner_px, writer);
  if (!continues_thread(archive, view, post))
    cursor.y = write_reply_note(archive, post, cursor, inner_px, writer);
  Body body(archive, post, {post, view.is_opened, view.has_controls}, view.unfolded, inner_px, writer);
  cursor.y = body.write_text(cursor);
  cursor.y = write_thread(archive, view, post, cursor, inner_px, writer);
  cursor.y = body.write_rest(cursor);
  const PostIndex quote = archive.quote(post);
  if (quote != kNoPost && !body.is_closed()) {
    const Cover cover{has_cover(archive, post) ? quote : post, view.is_quote_opened, view.has_controls};
    cursor.y = layout_quote(archive, quote, cover, {cursor.x, cursor.y + kPartGap}, inner_px, writer);
  }
  cursor.y += kCountsGap;
  cursor.y = view.has_controls ? write_counts_and_actions(archive, post, cursor, inner_px, writer)
                               : write_counts(archive, post, cursor, inner_px, writer);
  card.height_px = cursor.y + size::kCardTop;
  return card;
}

Card layout_profile(const Archive& archive, const ProfileCardFacts& facts, const Search* search,
                    uint32_t unfolded, float width_px, float padding_px, const TextMeasurer& measure) {
  const Profile profile = archive.profile();
  Card card;
  card.view.unfolded = unfolded;
  card.view.search = search;
  CardWriter writer(card, measure, search);
  card.boxes.push_back({BoxKind::kBanner, {0, 0, width_px, size::kBanner}, {}, 0});
  card.boxes.back().picture = profile.banner;
  const Rect picture{padding_px, size::kBanner - size::kProfileAvatar / 2, size::kProfileAvatar,
                     size::kProfileAvatar};
  writer.avatar({profile.name, profile.handle, {}, profile.avatar, {}}, false, picture);
  const float inner_px = width_px - 2 * padding_px;
  Point cursor{padding_px, picture.bottom() + 6};
  writer.part(CardPartKind::kAuthor);
  const float name_px = writer.line(profile.name, cursor, inner_px - 24, TextStyle::kTitle, Ink::kInk);
  if (!profile.badge.empty()) {
    const Rect badge{cursor.x + name_px + 6, cursor.y + 5, 16, 16};
    card.boxes.push_back({BoxKind::kBadge, badge, {}, 0});
    card.hints.push_back({badge, shortened(profile.badge, kMostBriefBytes)});
  }
  cursor.y += type_size(TextStyle::kTitle).line_px;
  writer.part(CardPartKind::kNote);
  const std::string words = shortened(words_of_profile(profile), kMostBriefBytes);
  cursor.y = writer.wrapped(words, cursor, inner_px, TextStyle::kSmall, Ink::kSoft) + 6;
  const std::string_view bio = unfolded_text(profile.bio, unfolded);
  if (bio.size() == profile.bio.size()) {
    cursor.y = writer.paragraph(bio, archive.bio_entities(), cursor, inner_px, TextStyle::kBody);
  } else {
    cursor.y = writer.beginning(bio, archive.bio_entities(), cursor, inner_px, TextStyle::kBody);
    cursor.y = writer.more_button(kNoPost, cursor, inner_px);
  }
  cursor.y = layout_facts(profile, cursor, inner_px, writer, measure);
  cursor.y = layout_year_strip(facts.years, cursor, inner_px, card, writer);
  if (facts.has_summaries) {
    const Point at{cursor.x, cursor.y + 6};
    cursor.y = writer.wrapped(say(Phrase::kSummaries), at, inner_px, TextStyle::kSmall, Ink::kSoft);
  }
  card.height_px = cursor.y + size::kCardTop;
  return card;
}

}  // namespace backscroll
