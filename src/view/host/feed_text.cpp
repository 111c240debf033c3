// feed_text: see the header.
#include "view/host/feed_text.h"

#include <algorithm>
#include <cmath>
#include <initializer_list>

namespace backscroll {
namespace {

using Fields = std::vector<std::string>;

std::string numbers(std::initializer_list<double> values) {
  std::string text;
  for (const double value : values) {
    if (!text.empty()) text += ' ';
    text += std::to_string(std::llround(value));
  }
  return text;
}

// They stand in reading order.
std::string words_of_pieces(const std::vector<TextPiece>& pieces, size_t first, size_t end) {
  std::string words;
  for (size_t i = first; i < end; ++i) {
    if (!words.empty()) words += ' ';
    words += pieces[i].text;
  }
  return words;
}

std::string words_of_part(const Card& card, size_t part) {
  const CardPart& it = card.parts[part];
  const bool is_last = part + 1 == card.parts.size();
  const size_t end = is_last ? card.texts.size() : card.parts[part + 1].first_piece;
  return it.words.empty() ? words_of_pieces(card.texts, it.first_piece, end) : it.words;
}

void add_part(CardPartKind kind, const std::string& words, Fields& fields) {
  const bool is_frame = kind == CardPartKind::kQuote || kind == CardPartKind::kQuoteEnd;
  if (!words.empty() || is_frame) fields.push_back(static_cast<char>(kind) + words);
}

void add_parts(const Card& card, Fields& fields) {
  if (card.parts.empty())  // a heading between the posts
    add_part(CardPartKind::kAuthor, words_of_pieces(card.texts, 0, card.texts.size()), fields);
  for (size_t i = 0; i < card.parts.size(); ++i) add_part(card.parts[i].kind, words_of_part(card, i), fields);
}

void add_pictures(const Card& card, Fields& fields) {
  for (const CardPicture& picture : card.pictures) {
    const bool is_hinted = !picture.hint.empty();
    fields.push_back(
        '+' + (is_hinted ? picture.hint
                         : words_of_pieces(card.captions, picture.caption_begin, picture.caption_end)));
  }
}

// One that is broken over lines has a rectangle on each.
void add_links(const Card& card, Fields& fields) {
  std::vector<uint32_t> added;
  for (const CardLink& link : card.links) {
    const bool is_known = std::find(added.begin(), added.end(), link.group) != added.end();
    if (is_known || link.address.empty()) continue;
    added.push_back(link.group);
    fields.push_back('@' + link.address);
  }
}

void add_card(const FeedReading& reading, const PlacedCard& placed, Fields& fields) {
  const Card& card = *placed.card;
  const bool is_post = placed.item.kind == FeedItemKind::kPost;
  const bool is_chosen = is_post && card.post == reading.selected;
  fields.push_back("#" + numbers({static_cast<double>(placed.place.value()), placed.y, card.height_px,
                                  is_chosen ? 1.0 : 0.0}));
  fields.emplace_back(is_post ? reading.archive.id(card.post) : std::string_view());
  add_parts(card, fields);
  add_pictures(card, fields);
  add_links(card, fields);
}

}  // namespace

std::vector<std::string> fields_of_feed(const FeedReading& reading) {
  const Rect& area = reading.feed.cards_area;
  const size_t items = reading.list.is_partial() ? 0 : reading.list.size();
  Fields fields = {numbers({area.x, area.y, area.width, area.height, static_cast<double>(items)})};
  for (const PlacedCard& placed : reading.feed.cards) add_card(reading, placed, fields);
  return fields;
}

}  // namespace backscroll
