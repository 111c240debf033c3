// block_memory: memory for a block that comes from somewhere else, piece by piece, and how much of it is there. Not
// filled with zeros before: that would take as long as the copying.
#pragma once

#include <cstddef>
#include <cstdlib>
#include <memory>
#include <span>

namespace backscroll {

class BlockMemory {
 public:
  BlockMemory() = default;
  // Empty when there is not as much memory.
  explicit BlockMemory(size_t size_bytes)
      : bytes_(static_cast<std::byte*>(std::malloc(size_bytes > 0 ? size_bytes : 1))),
        size_bytes_(bytes_ ? size_bytes : 0) {}

  explicit operator bool() const { return bytes_ != nullptr; }
  std::span<std::byte> bytes() const { return {bytes_.get(), size_bytes_}; }

 private:
  struct Free {
    void operator()(std::byte* bytes) const { std::free(bytes); }
  };

  std::unique_ptr<std::byte, Free> bytes_;
  size_t size_bytes_ = 0;
};

struct Arrival {
  size_t bytes = 0;  // at the beginning of the block; they do not change any more
  bool is_awaited = false;

  // Whether so many are there. Else whoever asks waits for more.
  bool has(size_t wanted) {
    is_awaited = bytes < wanted;
    return !is_awaited;
  }
};

}  // namespace backscroll
