// feed_text: see the header.
#include "view/host/feed_text.h"

#include <algorithm>
#include <cmath>
#include <initializer_list>

#include "base/utf8.h"

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
  for (size_t i = first; i < end; ++i) words += pieces[i].text + (i + 1 < end ? pieces[i].after : "");
  return words;
}

void add_lines(const std::vector<TextPiece>& pieces, size_t first, size_t end, Fields& fields) {
  constexpr double kHundredths = 100;
  for (size_t i = first; i < end; ++i) {
    const TextPiece& piece = pieces[i];
    const std::string_view after = i + 1 < end ? std::string_view(piece.after) : std::string_view();
    const TypeSize size = type_size(piece.style);
    fields.push_back(
        '~' + numbers({piece.at.x * kHundredths, piece.at.y * kHundredths, piece.width_px * kHundredths,
                       size.font_px, size.line_px, is_bold(piece.style) ? 1.0 : 0.0, piece.is_rtl ? 1.0 : 0.0,
                       static_cast<double>(after.size())}));
    fields.push_back(piece.text);
    fields.back() += after;
    for (const LineLink& link : piece.links) {
      const auto letters_until = [&](uint32_t end_bytes) {
        return static_cast<double>(count_code_points(std::string_view(piece.text).substr(0, end_bytes)));
      };
      fields.push_back('>' + numbers({letters_until(link.begin_bytes), letters_until(link.end_bytes)}) + ' ' +
                       link.address);
    }
  }
}

void add_part(CardPartKind kind, std::string_view words, Fields& fields) {
  fields.emplace_back(1, static_cast<char>(kind));
  fields.back() += words;
}

void add_parts(const Card& card, Fields& fields) {
  if (card.parts.empty()) {  // a heading between the posts
    add_part(CardPartKind::kAuthor, {}, fields);
    add_lines(card.texts, 0, card.texts.size(), fields);
  }
  for (size_t i = 0; i < card.parts.size(); ++i) {
    const CardPart& part = card.parts[i];
    const size_t end = i + 1 < card.parts.size() ? card.parts[i + 1].first_piece : card.texts.size();
    const bool is_frame = part.kind == CardPartKind::kQuote || part.kind == CardPartKind::kQuoteEnd;
    if (part.words.empty() && part.first_piece == end && !is_frame) continue;
    add_part(part.kind, part.words, fields);
    if (part.words.empty()) add_lines(card.texts, part.first_piece, end, fields);
  }
}

void add_pictures(const Card& card, Fields& fields) {
  for (const CardPicture& picture : card.pictures) {
    const bool is_hinted = !picture.hint.empty();
    fields.push_back(
        '+' + (is_hinted ? picture.hint
                         : words_of_pieces(card.captions, picture.caption_begin, picture.caption_end)));
  }
}

// Those that stand in no line. One has a rectangle on each line that it is broken over.
void add_links(const Card& card, Fields& fields) {
  std::vector<std::string_view> added;
  for (const TextPiece& piece : card.texts)
    for (const LineLink& link : piece.links) added.emplace_back(link.address);
  for (const CardLink& link : card.links) {
    const bool is_known = std::find(added.begin(), added.end(), link.address) != added.end();
    if (is_known || link.address.empty()) continue;
    added.emplace_back(link.address);
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
