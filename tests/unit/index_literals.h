// index_literals: indexes as a test writes them: archive.text(3_post), index.post_at(0_place).
#pragma once

#include "archive/archive.h"
#include "index/time_index.h"
#include "view/state/view_state.h"

namespace backscroll {

constexpr PostIndex operator""_post(unsigned long long index) {
  return PostIndex(static_cast<size_t>(index));
}
constexpr TimePlace operator""_place(unsigned long long index) {
  return TimePlace(static_cast<size_t>(index));
}
constexpr ItemIndex operator""_item(unsigned long long index) {
  return ItemIndex(static_cast<size_t>(index));
}

}  // namespace backscroll
