// widget_load: how an archive comes into the widget: its block piece by piece, then its indexes, always for so little
// time that the page never waits.
#include <emscripten.h>

#include "platform/widget.h"

namespace backscroll {

// What was shown before goes first, so that two archives never need memory at once.
std::span<std::byte> Widget::begin_load(size_t size_bytes) {
  is_loaded_ = false;
  opening_ = Steps();
  pictures_.clear();  // its addresses are the old archive's
  feed_ = {};
  list_ = {};
  order_.reset();
  hits_ = {};
  timeline_ = {};
  hover_card_ = {};
  lightbox_ = {};
  lightbox_layout_.clear();
  threads_ = {};
  index_ = {};
  timeline_data_ = {};
  archive_ = Archive();
  block_ = BlockMemory();
  block_ = BlockMemory(size_bytes);
  opening_ = open_archive();
  return block_.bytes();
}

bool Widget::continue_load(double most_millis) {
  const double began = emscripten_get_now();
  while (opening_.step()) {
    if (emscripten_get_now() - began >= most_millis) return false;
  }
  opening_ = Steps();
  return true;
}

Steps Widget::open_archive() {
  Result<Archive> opened = Status(ErrorCode::kDamaged);
  co_await Archive::open_in_steps(std::move(block_), opened);
  load_status_ = opened.ok() ? Status() : opened.status();
  if (!opened.ok()) co_return;
  archive_ = std::move(opened.value());
  co_await find_facts(archive_, facts_);
  co_await TimeIndex::build(archive_, index_);
  co_await Threads::build(archive_, threads_);
  co_await TimelineData::build(archive_, index_, timeline_data_);
  show_archive();
}

void Widget::show_archive() {
  const bool is_motion_reduced = state_.is_motion_reduced;
  const bool is_touched = state_.is_touched;
  state_ = initial_state(index_);
  state_.is_motion_reduced = is_motion_reduced;
  state_.is_touched = is_touched;
  told_range_ = state_.target;
  told_post_ = kNoPost;
  told_search_.clear();
  listed_ = {};
  refresh_search();
  is_loaded_ = true;
  refresh_list();
}

}  // namespace backscroll
