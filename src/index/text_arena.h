// text_arena: the texts of all posts, folded once and side by side, so that a word is looked for in all of them at the
// speed of memory. Costs as much memory as the texts; whoever searches a single time does without (see QueryTest).
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "archive/archive.h"
#include "base/steps.h"
#include "index/post_set.h"

namespace backscroll {

// Where the letters begin in the text, from `from` on; npos: nowhere. The letters are not empty. Compares their first
// and last bytes at sixteen places at a time, and the rest where both fit.
size_t find_bytes(std::string_view text, std::string_view letters, size_t from = 0);

class TextArena {
 public:
  // What append_post_text() says of each post. It may be dropped before it is done, and begun again. Empty where that
  // would be many times what the archive holds: a thousand posts may quote one that is very long.
  static Steps build(const Archive& archive, TextArena& arena);
  bool is_empty() const { return chunks_.empty(); }

  // The posts with these letters; is_whole: no letter goes on after them. `found` is empty and as large as the archive.
  Steps find(std::string_view letters, bool is_whole, PostSet& found) const;
  bool has(PostIndex post, std::string_view letters, bool is_whole) const;
  size_t heap_bytes() const;

 private:
  // So much text, or one post that is longer.
  static constexpr size_t kChunkBytes = 256 * 1024;

  struct Chunk {
    PostIndex first;
    std::vector<uint32_t> ends;  // of each post, in `letters`
    std::string letters;
  };

  static void find_in(const Chunk& chunk, std::string_view letters, bool is_whole, PostSet& found);

  std::vector<Chunk> chunks_;
};

}  // namespace backscroll
