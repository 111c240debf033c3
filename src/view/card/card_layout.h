// card_layout: makes the card of a post, and the one of the profile.
#pragma once

#include <span>
#include <string_view>

#include "index/calendar.h"
#include "view/card/card.h"
#include "view/text/text_layout.h"

namespace backscroll {

CardView card_view(const Archive& archive, const Threads* threads, PostIndex post, const ViewState& state);

Card layout_card(const Archive& archive, PostIndex post, float width_px, float padding_px,
                 const TextMeasurer& measure, const CardView& view = {});
// Of the column that a card's text and pictures stand in.
float card_column_px(float width_px, float padding_px);

// What the card of the profile tells of all posts.
struct ProfileCardFacts {
  std::span<const YearCount> years = {};  // none: no strip of years
  bool has_summaries = false;
};

// `search`: nullptr, nothing is marked. `unfolded`: see CardView.
Card layout_profile(const Archive& archive, const ProfileCardFacts& facts, const Search* search,
                    uint32_t unfolded, float width_px, float padding_px, const TextMeasurer& measure);

// The colour of an avatar without a picture belongs to the handle.
uint32_t seed_of(std::string_view handle);

}  // namespace backscroll
