// picture_input: what a card's pictures say and do under the pointer.
#pragma once

#include <optional>
#include <string>

#include "ui/input.h"

namespace backscroll {

struct PictureHit {
  std::string hint;
  std::optional<Action> click;
};

// `at`: relative to the card's top left corner.
PictureHit picture_hit(const Card& card, Point at, const InputScene& scene);

}  // namespace backscroll
