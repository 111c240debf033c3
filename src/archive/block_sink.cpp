// block_sink: staging of small values, and the places of the sections.
#include "archive/block_sink.h"

#include <limits>

namespace backscroll {
namespace {

using block::Section;

uint64_t aligned(uint64_t size) {
  return (size + block::kAlignment - 1) / block::kAlignment * block::kAlignment;
}

}  // namespace

void MemorySink::append(Section which, std::span<const std::byte> bytes) {
  std::vector<std::byte>& section = sections_[static_cast<size_t>(which)];
  section.insert(section.end(), bytes.begin(), bytes.end());
}

void MemorySink::clear() {
  for (std::vector<std::byte>& section : sections_) section.clear();
}

void MemorySink::finish(const block::Header& header) {
  block_.resize(header.size_bytes);
  std::memcpy(block_.data(), &header, sizeof(header));
  for (size_t which = 0; which < block::kSectionCount; ++which) {
    std::vector<std::byte>& section = sections_[which];
    if (!section.empty())
      std::memcpy(block_.data() + header.sections[which].offset_bytes, section.data(), section.size());
    section = {};
  }
}

void BlockWriter::add_bytes(Section which, std::string_view bytes) {
  Staging& staging = staging_[static_cast<size_t>(which)];
  if (bytes.size() > kStagingBytes) {
    send(which);
    sink_->append(which, std::as_bytes(std::span(bytes)));
    staging.sent_bytes += bytes.size();
    return;
  }
  if (staging.size + bytes.size() > kStagingBytes || staging.bytes == nullptr) make_room(which);
  if (!bytes.empty()) std::memcpy(staging.bytes.get() + staging.size, bytes.data(), bytes.size());
  staging.size += static_cast<uint32_t>(bytes.size());
}

void BlockWriter::add_string(Section ends, std::string_view text) {
  const auto bytes = static_cast<Section>(static_cast<uint32_t>(ends) + 1);
  add_bytes(bytes, text);
  add(ends, static_cast<uint32_t>(size_bytes(bytes)));
}

void BlockWriter::make_room(Section which) {
  Staging& staging = staging_[static_cast<size_t>(which)];
  if (staging.bytes == nullptr) staging.bytes.reset(new std::byte[kStagingBytes]);
  send(which);
}

void BlockWriter::send(Section which) {
  Staging& staging = staging_[static_cast<size_t>(which)];
  if (staging.size == 0) return;
  sink_->append(which, {staging.bytes.get(), staging.size});
  staging.sent_bytes += staging.size;
  staging.size = 0;
}

void BlockWriter::clear() {
  for (Staging& staging : staging_) staging = {};
  sink_->clear();
}

bool BlockWriter::finish(uint32_t post_count, uint32_t row_count, uint32_t place_count) {
  block::Header header = {};
  std::memcpy(header.magic, block::kMagic, sizeof(header.magic));
  header.version = block::kVersion;
  header.post_count = post_count;
  header.row_count = row_count;
  header.place_count = place_count;
  uint64_t offset = sizeof(header);
  constexpr uint64_t kMost = std::numeric_limits<uint32_t>::max();
  const auto place = [&](size_t which) {
    send(static_cast<Section>(which));
    const uint64_t size = staging_[which].sent_bytes;
    header.sections[which] = {static_cast<uint32_t>(offset), static_cast<uint32_t>(size)};
    offset += aligned(size);
    staging_[which] = {};
    return offset <= kMost;
  };
  constexpr size_t kIds = static_cast<size_t>(Section::kIdBytes);
  constexpr size_t kTexts = static_cast<size_t>(Section::kTextBytes);
  for (size_t which = 0; which < block::kSectionCount; ++which) {
    if (which != kIds && which != kTexts && !place(which)) return false;
  }
  if (!place(kIds) || !place(kTexts)) return false;
  header.size_bytes = static_cast<uint32_t>(offset);
  sink_->finish(header);
  return true;
}

}  // namespace backscroll
