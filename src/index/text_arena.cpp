// text_arena: see the header.
#include "index/text_arena.h"

#include <algorithm>

#include "base/lanes.h"
#include "index/term_test.h"

namespace backscroll {
namespace {

constexpr size_t kFewTimes = 4;  // a letter may fold to several

Lanes lanes_of(char byte) { return Lanes{} + static_cast<int8_t>(byte); }

}  // namespace

size_t find_bytes(std::string_view text, std::string_view letters, size_t from) {
  const size_t size = letters.size();
  if (text.size() < size) return std::string_view::npos;
  const Lanes first = lanes_of(letters.front());
  const Lanes last = lanes_of(letters.back());
  size_t at = from;
  for (; at + size - 1 + sizeof(Lanes) <= text.size(); at += sizeof(Lanes)) {
    const char* const place = text.data() + at;
    const auto both = (lanes_at(place) == first) & (lanes_at(place + size - 1) == last);
    const auto halves = halves_of(both);
    if ((halves[0] | halves[1]) == 0) continue;
    const size_t found = text.substr(at, sizeof(Lanes) + size - 1).find(letters);
    if (found != std::string_view::npos) return at + found;
  }
  return text.find(letters, at);
}

Steps TextArena::build(const Archive& archive, TextArena& arena) {
  constexpr size_t kStepBytes = 32 * 1024;
  const size_t most_bytes = kFewTimes * archive.bytes().size() + kChunkBytes;
  size_t all_bytes = 0;
  arena.chunks_.clear();
  Chunk chunk;
  std::string letters;
  size_t paused_bytes = 0;
  for (const PostIndex post : archive.posts()) {
    append_post_text(letters, archive, post);
    chunk.ends.push_back(static_cast<uint32_t>(letters.size()));
    const bool is_last = post + 1 == archive.posts().last;
    if (all_bytes + letters.size() > most_bytes) {
      arena.chunks_.clear();
      co_return;
    }
    if (letters.size() >= kChunkBytes || is_last) {
      all_bytes += letters.size();
      chunk.letters = letters;  // of just its size
      chunk.ends.shrink_to_fit();
      arena.chunks_.push_back(std::move(chunk));
      chunk = {post + 1, {}, {}};
      letters.clear();
      paused_bytes = 0;
    }
    if (letters.size() < paused_bytes + kStepBytes) continue;
    paused_bytes = letters.size();
    co_await Steps::pause;
  }
}

void TextArena::find_in(const Chunk& chunk, std::string_view letters, bool is_whole, PostSet& found) {
  auto end = chunk.ends.begin();
  size_t at = find_bytes(chunk.letters, letters);
  while (at != std::string_view::npos) {
    const bool is_it = !is_whole || !is_word_at(chunk.letters, at + letters.size());
    if (is_it) {
      end = std::upper_bound(end, chunk.ends.end(), static_cast<uint32_t>(at));
      found.add(chunk.first + static_cast<size_t>(end - chunk.ends.begin()));
    }
    at = find_bytes(chunk.letters, letters, is_it ? *end : at + 1);
  }
}

Steps TextArena::find(std::string_view letters, bool is_whole, PostSet& found) const {
  for (const Chunk& chunk : chunks_) {
    find_in(chunk, letters, is_whole, found);
    co_await Steps::pause;
  }
}

bool TextArena::has(PostIndex post, std::string_view letters, bool is_whole) const {
  const auto next = std::upper_bound(chunks_.begin(), chunks_.end(), post,
                                     [](PostIndex p, const Chunk& chunk) { return p < chunk.first; });
  const Chunk& chunk = *(next - 1);
  const size_t number = post - chunk.first;
  const size_t begin = number == 0 ? 0 : chunk.ends[number - 1];
  const std::string_view text = std::string_view(chunk.letters).substr(begin, chunk.ends[number] - begin);
  return find_letters(text, letters, is_whole) != std::string_view::npos;
}

size_t TextArena::heap_bytes() const {
  size_t bytes = chunks_.capacity() * sizeof(Chunk);
  for (const Chunk& chunk : chunks_)
    bytes += chunk.letters.capacity() + chunk.ends.capacity() * sizeof(uint32_t);
  return bytes;
}

}  // namespace backscroll
