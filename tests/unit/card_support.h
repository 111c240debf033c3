// card_support: cards laid out with letters of 10 px, and what stands on them.
#pragma once

#include <algorithm>
#include <string>
#include <string_view>
#include <vector>

#include "archive_support.h"
#include "index_literals.h"
#include "view/card/card_layout.h"
#include "view/host/action_events.h"
#include "view_support.h"

namespace backscroll::testing {

constexpr float kCardWidth = 700;
constexpr float kCardPadding = 20;

inline Card card_of(const Archive& archive, PostIndex post = 0_post, const CardView& view = {},
                    float width_px = kCardWidth) {
  return layout_card(archive, post, width_px, kCardPadding, FixedMeasurer(), view);
}

// All lines of the card, from the top, one each.
inline std::string words_on(const Card& card) {
  std::string words;
  for (const TextPiece& piece : card.texts) words += piece.text + "\n";
  return words;
}

inline bool says(const Card& card, std::string_view words) {
  return words_on(card).find(words) != std::string::npos;
}

inline const TextPiece* piece_with(const Card& card, std::string_view words) {
  const auto has_words = [words](const TextPiece& piece) {
    return piece.text.find(words) != std::string::npos;
  };
  const auto found = std::find_if(card.texts.begin(), card.texts.end(), has_words);
  return found == card.texts.end() ? nullptr : &*found;
}

inline const CardControl* control_called(const Card& card, std::string_view label) {
  const auto has_label = [label](const CardControl& control) { return control.label == label; };
  const auto found = std::find_if(card.controls.begin(), card.controls.end(), has_label);
  return found == card.controls.end() ? nullptr : &*found;
}

inline std::vector<CardBox> boxes_of(const Card& card, BoxKind kind) {
  std::vector<CardBox> boxes;
  const auto is_kind = [kind](const CardBox& box) { return box.kind == kind; };
  std::copy_if(card.boxes.begin(), card.boxes.end(), std::back_inserter(boxes), is_kind);
  return boxes;
}

using Events = std::vector<std::vector<std::string>>;

// What add_event() has written, read as the page reads it.
inline Events read_events(std::string_view bytes) {
  const auto number = [&bytes] {
    uint32_t value = 0;
    for (size_t i = 0; i < 4; ++i) value |= static_cast<uint32_t>(static_cast<uint8_t>(bytes[i])) << (8 * i);
    bytes.remove_prefix(4);
    return value;
  };
  Events events;
  while (!bytes.empty()) {
    events.emplace_back(number());
    for (std::string& field : events.back()) {
      const uint32_t size = number();
      field = bytes.substr(0, size);
      bytes.remove_prefix(size);
    }
  }
  return events;
}

inline Events events_of(const Action& action, const Archive& archive) {
  std::string events;
  add_event_of(action, archive, events);
  return read_events(events);
}

}  // namespace backscroll::testing
