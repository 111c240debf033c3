// kept_strings: see the header.
#include "archive/kept_strings.h"

#include <cstring>
#include <functional>
#include <utility>

namespace backscroll {
namespace {

constexpr size_t kFirstSlots = 16;

size_t hash_of(std::string_view text) { return std::hash<std::string_view>{}(text); }

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
  if ((count_ + 1) * 4 > slots_.size() * 3) grow(strings);
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

void StringTable::grow(const KeptStrings& strings) {
  const size_t size = slots_.empty() ? kFirstSlots : slots_.size() * 2;
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

}  // namespace backscroll
