// kept_strings: see the header.
#include "archive/kept_strings.h"

#include <algorithm>
#include <cstring>
#include <functional>
#include <utility>

namespace backscroll {
namespace {

constexpr size_t kFirstSlots = 16;

size_t hash_of(std::string_view text) { return std::hash<std::string_view>{}(text); }

bool has_room(size_t count, size_t slots) { return count * 4 <= slots * 3; }

uint8_t tag_of(size_t hash) { return static_cast<uint8_t>(hash >> (sizeof(hash) * 8 - 8)); }

}  // namespace

void KeptStrings::add(std::string_view text) {
  const auto length = static_cast<uint32_t>(text.size());
  const size_t needed = sizeof(length) + length;
  if (kChunk - used_ < needed) {
    const size_t count = (needed + kChunk - 1) / kChunk;
    char* const memory = owned_.emplace_back(new char[count * kChunk]).get();
    for (size_t i = 0; i < count; ++i) chunks_.push_back(memory + i * kChunk);
    used_ = 0;
    places_.push_back(static_cast<uint32_t>((chunks_.size() - count) * kChunk));
    std::memcpy(memory, &length, sizeof(length));
    if (length > 0) std::memcpy(memory + sizeof(length), text.data(), length);
    used_ = needed - (count - 1) * kChunk;
    return;
  }
  char* const to = chunks_.back() + used_;
  places_.push_back(static_cast<uint32_t>((chunks_.size() - 1) * kChunk + used_));
  std::memcpy(to, &length, sizeof(length));
  if (length > 0) std::memcpy(to + sizeof(length), text.data(), length);
  used_ += needed;
}

std::string_view KeptStrings::operator[](size_t index) const {
  const uint32_t place = places_[index];
  const char* const at = chunks_[place / kChunk] + place % kChunk;
  uint32_t length = 0;
  std::memcpy(&length, at, sizeof(length));
  return {at + sizeof(length), length};
}

uint32_t StringTable::find(const KeptStrings& strings, std::string_view text) const {
  return slots_.empty() ? kNone : slots_[slot_of(strings, text, hash_of(text))];
}

uint32_t StringTable::add(KeptStrings& strings, std::string_view text) {
  if (!has_room(count_ + 1, slots_.size())) resize(strings, std::max(kFirstSlots, slots_.size() * 2));
  const size_t hash = hash_of(text);
  const size_t slot = slot_of(strings, text, hash);
  if (slots_[slot] != kNone) return slots_[slot];
  slots_[slot] = static_cast<uint32_t>(strings.size());
  tags_[slot] = tag_of(hash);
  strings.add(text);
  ++count_;
  return kNone;
}

size_t StringTable::slot_of(const KeptStrings& strings, std::string_view text, size_t hash) const {
  const size_t mask = slots_.size() - 1;
  const uint8_t tag = tag_of(hash);
  size_t slot = hash & mask;
  while (slots_[slot] != kNone && (tags_[slot] != tag || strings[slots_[slot]] != text))
    slot = (slot + 1) & mask;
  return slot;
}

void StringTable::add_all(const KeptStrings& strings) {
  count_ = strings.size();
  size_t size = kFirstSlots;
  while (!has_room(count_ + 1, size)) size *= 2;
  resize(strings, size);
}

void StringTable::resize(const KeptStrings& strings, size_t size) {
  slots_.assign(size, kNone);
  tags_.assign(size, 0);
  const size_t mask = size - 1;
  for (uint32_t index = 0; index < count_; ++index) {
    const size_t hash = hash_of(strings[index]);
    size_t slot = hash & mask;
    while (slots_[slot] != kNone) slot = (slot + 1) & mask;
    slots_[slot] = index;
    tags_[slot] = tag_of(hash);
  }
}

bool DistinctStrings::add(std::string_view text) {
  if (order_ == Order::kNone) return table_.add(strings_, text) == StringTable::kNone;
  Order order = Order::kOpen;  // of the last one and this
  if (strings_.size() > 0) {
    const int order_of_last = compare_by_length(strings_[strings_.size() - 1], text);
    if (order_of_last == 0) return false;
    order = order_of_last < 0 ? Order::kRising : Order::kFalling;
  }
  if (order_ != Order::kOpen && order != order_) {
    order_ = Order::kNone;
    table_.add_all(strings_);
    return add(text);
  }
  order_ = order;
  strings_.add(text);
  return true;
}

uint32_t DistinctStrings::find(std::string_view text) const {
  if (order_ == Order::kNone) return table_.find(strings_, text);
  size_t begin = 0;
  size_t end = strings_.size();
  while (begin < end) {
    const size_t middle = begin + (end - begin) / 2;
    const int order = compare_by_length(strings_[middle], text);
    if (order == 0) return static_cast<uint32_t>(middle);
    const bool is_behind = (order < 0) == (order_ != Order::kFalling);
    (is_behind ? begin : end) = is_behind ? middle + 1 : middle;
  }
  return StringTable::kNone;
}

}  // namespace backscroll
