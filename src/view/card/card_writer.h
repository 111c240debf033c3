// card_writer: the pieces that cards, quotes and the profile are put together from.
#pragma once

#include <string>
#include <utility>

#include "view/card/card.h"
#include "view/text/text_layout.h"

namespace backscroll {

class CardWriter {
 public:
  // `search`: what is marked in paragraphs; nullptr: nothing.
  CardWriter(Card& card, const TextMeasurer& measure, const Search* search = nullptr)
      : card_(card), measure_(measure), search_(search) {}

  // What is written from here on is this part of the card.
  void part(CardPartKind kind, std::string words = {}) {
    card_.parts.push_back({kind, card_.texts.size(), std::move(words)});
  }

  // Each returns the y below what it wrote.
  float paragraph(std::string_view text, const std::vector<Entity>& entities, Point at, float width_px,
                  TextStyle style);
  // The beginning of a text that goes on, with "…" behind it.
  float beginning(std::string_view text, std::vector<Entity> entities, Point at, float width_px,
                  TextStyle style);
  // The words that ask for more of a row's long text, on a line of their own.
  float more_button(PostIndex row, Point at, float width_px);
  float wrapped(std::string_view text, Point at, float width_px, TextStyle style, Ink ink);
  float media_box(const Archive& archive, PostIndex row, Point at, float width_px);

  // Writes on one line, cut with "…" at `width_px`. Returns the width used.
  float line(std::string_view text, Point at, float width_px, TextStyle style, Ink ink);
  void avatar(const Author& author, bool is_unknown, Rect rect);
  // The outline of a button with its label in it, centred. The control takes the whole rectangle.
  void button(std::string_view label, const Rect& rect, Action action);
  // Words that do something, at `at`. Returns the width used.
  float word_button(std::string_view label, Point at, float width_px, Action action);
  float width_px(std::string_view text, TextStyle style) const {
    return text_width_px(text, style, measure_);
  }

  Card& card() { return card_; }
  const TextMeasurer& measure() const { return measure_; }

 private:
  struct Paragraph {
    std::string_view text;
    const std::vector<Entity>& entities;
    std::vector<TextRange> found = {};
  };

  // One line of a paragraph in a column of `width_px`.
  void styled_line(const Paragraph& paragraph, const TextLine& line, Point at, float width_px,
                   TextStyle style, Ink ink);
  void add_link(const Paragraph& paragraph, size_t entity, const Rect& rect);

  Card& card_;
  const TextMeasurer& measure_;
  const Search* search_;
  uint32_t links_ = 0;  // groups that are taken
};

}  // namespace backscroll
