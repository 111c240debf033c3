// search: see the header.
#include "index/search.h"

#include <graphemebreak.h>

#include <algorithm>

#include "base/sort_indexes.h"
#include "index/fold.h"
#include "index/term_test.h"

namespace backscroll {
namespace {

// Widens ranges, sorted and apart, to the grapheme clusters that they touch.
void widen_to_clusters(std::string_view text, std::vector<TextRange>& ranges) {
  std::vector<char> breaks(text.size());
  set_graphemebreaks_utf8(reinterpret_cast<const utf8_t*>(text.data()), text.size(), nullptr, breaks.data());
  const auto is_border = [&](uint32_t at) {
    return at == 0 || at >= text.size() || breaks[at - 1] == GRAPHEMEBREAK_BREAK;
  };
  for (TextRange& range : ranges) {
    while (!is_border(range.begin_bytes)) --range.begin_bytes;
    while (!is_border(range.end_bytes)) ++range.end_bytes;
  }
}

std::vector<TextRange> joined(const std::vector<TextRange>& ranges) {
  std::vector<TextRange> joined;
  for (const TextRange& range : ranges) {
    if (!joined.empty() && range.begin_bytes <= joined.back().end_bytes)
      joined.back().end_bytes = std::max(joined.back().end_bytes, range.end_bytes);
    else
      joined.push_back(range);
  }
  return joined;
}

// The place of [at, at + size) of the folded text in the text itself: letters that became several are taken whole.
TextRange origin_of(const TracedText& traced, size_t at, size_t size) {
  size_t end = at + size;
  while (end < traced.letters.size() && traced.origins[end] == traced.origins[end - 1]) ++end;
  return {traced.origins[at], traced.origins[end]};
}

}  // namespace

std::vector<TextRange> Search::ranges_in(std::string_view text) const {
  std::vector<TextRange> ranges;
  const TracedText traced(is_empty() ? std::string_view() : text);
  for (const QueryTerm& term : query_.terms) {
    if (term.kind != TermKind::kText || term.is_negated) continue;
    const size_t size = term.letters.size();
    size_t at = find_letters(traced.letters, term.letters, term.is_whole);
    for (; at != std::string::npos; at = find_letters(traced.letters, term.letters, term.is_whole, at + size))
      ranges.push_back(origin_of(traced, at, size));
  }
  if (ranges.empty()) return ranges;
  sort_items(ranges, [](const TextRange& a, const TextRange& b) { return a.begin_bytes < b.begin_bytes; });
  widen_to_clusters(text, ranges);
  return joined(ranges);
}

}  // namespace backscroll
