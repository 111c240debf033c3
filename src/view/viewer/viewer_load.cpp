// viewer: how an archive comes in: its block piece by piece, then its indexes, in steps so short that no page waits.
#include "view/viewer/viewer.h"

namespace backscroll {

std::span<std::byte> Viewer::begin_load(size_t size_bytes, bool is_kept) {
  checking_ = Steps();  // with the block of an earlier load
  opening_ = Steps();
  checked_ = Status(ErrorCode::kNoArchive);
  block_ = BlockMemory();
  if (!is_kept || !is_loaded_) forget_archive();
  block_ = BlockMemory(size_bytes);
  arrival_ = {};
  checking_ = check_block();
  return block_.bytes();
}

void Viewer::forget_archive() {
  is_loaded_ = false;
  pictures_.clear();  // its addresses are the old archive's
  feed_ = {};
  list_ = {};
  stop_ranking();
  ranked_.reset();
  order_.reset();
  stop_finding();
  spelling_ = Steps();
  preparing_ = Steps();
  naming_ = Steps();
  numbering_ = Steps();
  counted_.reset();
  numbers_ = {};
  numbered_ = {};
  names_.reset();
  asked_name_.reset();
  finder_.reset();
  search_ = {};
  hits_ = {};
  timeline_ = {};
  hover_card_.reset();
  lightbox_ = {};
  lightbox_layout_.clear();
  threads_ = {};
  index_ = {};
  timeline_data_ = {};
  archive_ = Archive();
}

bool Viewer::step_check() {
  if (checking_.is_done()) return false;
  if (checking_.step()) return !arrival_.is_awaited;
  load_status_ = checked_.ok() ? Status() : checked_.status();
  if (checked_.ok()) opening_ = open_archive();
  return false;
}

bool Viewer::step_load() {
  if (opening_.step()) return !arrival_.is_awaited;
  opening_ = Steps();
  return false;
}

Steps Viewer::check_block() { co_await Archive::open_in_steps(std::move(block_), arrival_, checked_); }

Steps Viewer::open_archive() {
  forget_archive();
  archive_ = std::move(checked_.value());
  checked_ = Status(ErrorCode::kNoArchive);
  co_await find_facts(archive_, facts_);
  co_await TimeIndex::build(archive_, index_);
  while (!arrival_.has(archive_.ids_end_bytes())) co_await Steps::pause;
  co_await TimelineData::build(archive_, index_, timeline_data_);
  co_await Threads::build(archive_, threads_);
  while (!arrival_.has(archive_.bytes().size())) co_await Steps::pause;  // nothing has looked into a text yet
  show_archive();
}

void Viewer::show_archive() {
  told_found_ = {};
  told_chips_.reset();
  told_numbers_place_.clear();
  facts_.extent = words_of_extent(archive_, facts_);
  finder_ = std::make_unique<Finder>(archive_, index_, threads_);
  const bool is_motion_reduced = state_.is_motion_reduced;
  const bool is_touched = state_.is_touched;
  state_ = initial_state(index_);
  state_.is_motion_reduced = is_motion_reduced;
  state_.is_touched = is_touched;
  know_state();
  listed_ = {};
  forget_layouts();
  is_loaded_ = true;
  refresh_list();
}

void Viewer::set_clock(double now_millis, std::string_view zone) {
  zone_ = TimeZone::from_text(zone);
  const CivilDate today = civil_from_utc(zone_.local({static_cast<int64_t>(now_millis)}));
  state_.today = today.month * 100 + today.day;
}

void Viewer::forget_layouts() {
  const Search* const search = search_.is_empty() ? nullptr : &search_;
  feed_layout_.clear(threads_, {timeline_data_.years, facts_.has_summaries}, search);
  mark_cards_.clear();
  lightbox_layout_.clear();
}

// Everything that was laid out keeps its words until it is laid out anew.
void Viewer::reword() {
  if (!is_loaded_) return;
  facts_.extent = words_of_extent(archive_, facts_);
  forget_layouts();
  hover_card_.reset();
  told_chips_.reset();
  counted_.reset();
}

}  // namespace backscroll
