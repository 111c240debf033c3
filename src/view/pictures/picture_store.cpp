// picture_store: see the header. Addresses are told apart by where they stand in the archive's block, not by their
// letters: a picture inside a data address may be megabytes long, and a frame asks for each picture it draws.
#include "view/pictures/picture_store.h"

#include <algorithm>
#include <functional>

#include "view/base/theme.h"
#include "view/words/language.h"

namespace backscroll {
namespace {

constexpr double kSharpEnough = 1.25;  // wanted this much larger than it was asked for, it is asked for again

// With the smaller levels of the texture.
size_t bytes_of(Texels size) { return size_t{16} * size.width * size.height / 3; }

bool is_printable(std::string_view address) {
  return std::none_of(address.begin(), address.end(), [](char c) { return static_cast<uint8_t>(c) < 0x20; });
}

bool is_larger(Texels wanted, Texels asked) {
  return wanted.width > asked.width * kSharpEnough || wanted.height > asked.height * kSharpEnough;
}

}  // namespace

std::string_view words_of_trouble(PictureTrouble trouble) {
  switch (trouble) {
    case PictureTrouble::kBroken:
    case PictureTrouble::kUnreachable: return say(Phrase::kPictureBroken);
    case PictureTrouble::kRemote: return say(Phrase::kPictureRemote);
    case PictureTrouble::kNowhere: return say(Phrase::kPictureNowhere);
    case PictureTrouble::kOutside: return say(Phrase::kPictureOutside);
    case PictureTrouble::kTooLarge: return say(Phrase::kPictureTooLarge);
    case PictureTrouble::kNone: break;
  }
  return {};
}

size_t PictureStore::KeyHash::operator()(const Key& key) const {
  return std::hash<const void*>()(key.data) * 31 + static_cast<size_t>(key.use);
}

void PictureStore::clear() {
  for (auto& [key, entry] : entries_) {
    if (entry.picture.texture != 0) dead_.push_back(entry.picture.texture);
    if (entry.ticket != 0) dropped_.push_back(entry.ticket);
  }
  entries_.clear();
  under_way_.clear();
  wanted_.clear();
  seen_.clear();
  bytes_ = whole_bytes_ = 0;
}

void PictureStore::want(std::string_view address, PictureUse use, Texels size, bool is_seen) {
  if (address.empty() || size.width == 0 || size.height == 0) return;
  const Key key{address.data(), address.size(), use};
  const auto [found, is_new] = entries_.try_emplace(key);
  Entry& entry = found->second;
  if (is_new) {
    entry.key = key;
    if (!is_printable(address)) entry.picture.trouble = PictureTrouble::kBroken;
  }
  if (entry.wanted_frame != frame_) {
    entry.wanted_frame = frame_;
    entry.wanted = {};
    wanted_.push_back(&entry);
  }
  entry.wanted = {std::max(entry.wanted.width, size.width), std::max(entry.wanted.height, size.height)};
  if (is_seen) entry.seen_frame = frame_;
}

// `planned_bytes`: what this frame needs so far. Pictures that are only near must not push out those that are seen, or
// each other, or they would be asked for in turns for ever.
bool PictureStore::is_worth_asking(const Entry& entry, size_t& planned_bytes) const {
  const bool is_whole = entry.key.use == PictureUse::kWhole;
  if (!is_whole) planned_bytes += bytes_of(entry.wanted);
  if (entry.ticket != 0 || entry.picture.trouble != PictureTrouble::kNone) return false;
  if (entry.picture.texture != 0 && !is_larger(entry.wanted, entry.asked)) return false;
  return is_whole || entry.seen_frame == frame_ || planned_bytes <= budget_bytes_;
}

void PictureStore::ask(Entry& entry, PictureOrders& orders) {
  entry.ticket = ++last_ticket_;
  entry.under_way = entry.wanted;
  under_way_.push_back(&entry);
  orders.requests.push_back({entry.ticket, {entry.key.data, entry.key.size}, entry.under_way, entry.key.use});
}

void PictureStore::drop_unwanted(PictureOrders& orders) {
  std::erase_if(under_way_, [&](Entry* entry) {
    if (entry->wanted_frame == frame_) return false;
    orders.dropped_tickets.push_back(entry->ticket);
    entry->ticket = 0;
    return true;
  });
}

PictureStore::Entry* PictureStore::awaiting(uint32_t ticket) const {
  for (Entry* entry : under_way_) {
    if (entry->ticket == ticket) return entry;
  }
  return nullptr;
}

PictureStore::Entry* PictureStore::taken(uint32_t ticket) {
  Entry* entry = awaiting(ticket);
  if (entry) {
    std::erase(under_way_, entry);
    entry->ticket = 0;
  }
  return entry;
}

void PictureStore::bury(Entry& entry) {
  if (entry.picture.texture == 0) return;
  dead_.push_back(entry.picture.texture);
  bytes_for(entry) -= bytes_of(entry.picture.size);
  entry.picture.texture = 0;
}

// Of those that are not on screen; null when all are.
PictureStore::Entry* PictureStore::longest_unseen() {
  Entry* longest = nullptr;
  for (auto& [key, entry] : entries_) {
    const bool is_idle = entry.picture.texture != 0 && entry.seen_frame != frame_;
    if (!is_idle || key.use == PictureUse::kWhole) continue;
    if (!longest || entry.wanted_frame < longest->wanted_frame) longest = &entry;
  }
  return longest;
}

// Looks through all that was ever shown, but only in a frame that is over the budget.
void PictureStore::evict(PictureOrders& orders) {
  if (whole_bytes_ > 0) {
    for (auto& [key, entry] : entries_) {
      if (key.use == PictureUse::kWhole && entry.wanted_frame != frame_) bury(entry);
    }
  }
  while (bytes_ > budget_bytes_) {
    Entry* entry = longest_unseen();
    if (!entry) break;
    bury(*entry);
  }
  orders.dead_textures.swap(dead_);
}

PictureOrders PictureStore::take_orders() {
  PictureOrders orders;
  orders.dropped_tickets.swap(dropped_);
  drop_unwanted(orders);
  // What is seen first: near pictures get what memory is left.
  size_t planned_bytes = 0;
  for (const bool is_seen : {true, false}) {
    for (Entry* entry : wanted_) {
      if ((entry->seen_frame == frame_) != is_seen) continue;
      if (is_worth_asking(*entry, planned_bytes)) ask(*entry, orders);
    }
  }
  evict(orders);
  seen_.clear();
  for (Entry* entry : wanted_) {
    if (entry->seen_frame == frame_) seen_.push_back(entry);
  }
  wanted_.clear();
  ++frame_;
  return orders;
}

const Picture* PictureStore::find(std::string_view address, PictureUse use) const {
  if (address.empty()) return nullptr;
  const auto found = entries_.find({address.data(), address.size(), use});
  return found == entries_.end() ? nullptr : &found->second.picture;
}

void PictureStore::arrived(uint32_t ticket, const Picture& picture) {
  Entry* found = taken(ticket);
  if (!found) return;
  Entry& entry = *found;
  const bool is_sharper = entry.picture.texture != 0;
  const double shown_since = entry.picture.arrived_millis;
  bury(entry);
  entry.picture = picture;
  if (is_sharper) entry.picture.arrived_millis = shown_since;
  entry.asked = entry.under_way;
  bytes_for(entry) += bytes_of(picture.size);
}

void PictureStore::failed(uint32_t ticket, PictureTrouble trouble) {
  Entry* found = taken(ticket);
  if (!found) return;
  Entry& entry = *found;
  if (entry.picture.texture != 0)
    entry.asked = entry.under_way;  // the smaller one stays, and is not asked for again
  else
    entry.picture.trouble = trouble;
}

void PictureStore::forget_textures() {
  for (auto& [key, entry] : entries_) entry.picture.texture = 0;
  dead_.clear();
  bytes_ = whole_bytes_ = 0;
}

void PictureStore::forget_refusals() {
  for (auto& [key, entry] : entries_) {
    PictureTrouble& trouble = entry.picture.trouble;
    if (trouble != PictureTrouble::kBroken && trouble != PictureTrouble::kTooLarge)
      trouble = PictureTrouble::kNone;
  }
}

float PictureStore::fade(const Picture& picture, double now_millis, bool is_motion_reduced) {
  if (is_motion_reduced) return 1;
  return static_cast<float>(std::clamp((now_millis - picture.arrived_millis) / duration::kFadeIn, 0.0, 1.0));
}

bool PictureStore::is_fading(double now_millis) const {
  return std::any_of(seen_.begin(), seen_.end(), [&](const Entry* entry) {
    return entry->picture.texture != 0 && fade(entry->picture, now_millis, false) < 1;
  });
}

}  // namespace backscroll
