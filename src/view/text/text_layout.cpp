// text_layout: break opportunities from libunibreak, lines by one greedy pass over what lies between them.
#include "view/text/text_layout.h"

#include <graphemebreak.h>
#include <linebreak.h>

#include <algorithm>

#include "base/utf8.h"

namespace backscroll {
namespace {

constexpr std::string_view kEllipsis = "\xE2\x80\xA6";

// No line is so long that more of a text could stand on it.
std::string_view of_one_line(std::string_view text) {
  return text.size() <= kMostLineBytes ? text : beginning_of(text, kMostLineBytes);
}

const utf8_t* bytes_of(std::string_view text) { return reinterpret_cast<const utf8_t*>(text.data()); }

// Scripts whose words are not set apart: their line breaks need a dictionary (class SA of UAX #14).
bool has_spaceless_script(std::string_view text) {
  for (size_t at = 0; at < text.size();) {
    const DecodedCodePoint c = decode_utf8(text, at);
    at += c.size_bytes;
    const bool is_spaceless = (c.value >= 0x0E00 && c.value <= 0x0EFF) ||  // Thai, Lao
                              (c.value >= 0x1000 && c.value <= 0x109F) ||  // Burmese
                              (c.value >= 0x1780 && c.value <= 0x17FF);    // Khmer
    if (is_spaceless) return true;
  }
  return false;
}

// Where the user-perceived characters end.
std::vector<uint32_t> cluster_ends(std::string_view text) {
  std::vector<char> breaks(text.size());
  set_graphemebreaks_utf8(bytes_of(text), text.size(), nullptr, breaks.data());
  std::vector<uint32_t> ends;
  for (uint32_t at = 0; at < text.size(); ++at) {
    if (breaks[at] == GRAPHEMEBREAK_BREAK) ends.push_back(at + 1);
  }
  return ends;
}

// For each byte whether a line may or must end after it: LINEBREAK_... of libunibreak.
std::vector<char> line_breaks(std::string_view text, const TextMeasurer& measure) {
  std::vector<char> breaks(text.size());
  set_linebreaks_utf8(bytes_of(text), text.size(), nullptr, breaks.data());
  if (!has_spaceless_script(text)) return breaks;
  std::vector<uint32_t> ends;
  measure.add_word_ends(text, ends);
  for (const uint32_t end : ends) {
    const bool is_inside = end > 0 && end < text.size();
    if (is_inside && breaks[end - 1] == LINEBREAK_NOBREAK) breaks[end - 1] = LINEBREAK_ALLOWBREAK;
  }
  return breaks;
}

bool is_space(char c) { return c == ' ' || c == '\n' || c == '\r' || c == '\t'; }

class LineBreaker {
 public:
  LineBreaker(std::string_view text, TextStyle style, float width_px, const TextMeasurer& measure)
      : text_(text), style_(style), width_px_(width_px), measure_(measure) {}

  std::vector<TextLine> run() {
    const std::vector<char> breaks = line_breaks(text_, measure_);
    is_text_rtl_ = is_rtl_text(text_);
    begin_paragraph();
    const auto size = static_cast<uint32_t>(text_.size());
    uint32_t begin = 0;
    for (uint32_t at = 0; at < size; ++at) {
      const bool must_break = breaks[at] == LINEBREAK_MUSTBREAK && at + 1 < size;
      if (!must_break && breaks[at] != LINEBREAK_ALLOWBREAK && at + 1 < size) continue;
      add_piece(begin, at + 1);
      begin = at + 1;
      if (!must_break) continue;
      close(begin);
      begin_paragraph();
    }
    const bool ends_with_break = size > 0 && text_.back() == '\n';
    close(size);
    if (ends_with_break && lines_.back().begin_bytes < size) close(size);
    return std::move(lines_);
  }

 private:
  float width_of(uint32_t begin, uint32_t end) const {
    return end > begin ? measure_.width_px(text_.substr(begin, end - begin), style_) : 0;
  }

  void begin_paragraph() {
    const std::string_view rest = text_.substr(line_begin_);
    is_rtl_ = is_rtl_text(rest.substr(0, rest.find('\n')), is_text_rtl_);
  }

  // What lies between two places where a line may end: a word with the spaces after it, which may hang over the edge.
  void add_piece(uint32_t begin, uint32_t end) {
    uint32_t ink_end = end;
    while (ink_end > begin && is_space(text_[ink_end - 1])) --ink_end;
    const float ink_px = width_of(begin, ink_end);
    if (line_px_ + ink_px > width_px_ && begin > line_begin_) close(begin);
    if (ink_px > width_px_) return split(begin, ink_end, end);
    line_px_ += ink_px + (end > ink_end ? width_of(ink_end, end) : 0);
  }

  // A word that is longer than a line: as many clusters as fit, at least one.
  void split(uint32_t begin, uint32_t ink_end, uint32_t end) {
    const uint32_t word_begin = begin;
    uint32_t fits = begin;
    for (const uint32_t cluster_end : cluster_ends(text_.substr(begin, ink_end - begin))) {
      const uint32_t at = word_begin + cluster_end;
      if (fits > begin && width_of(begin, at) > width_px_) {
        close(fits);
        begin = fits;
      }
      fits = at;
    }
    line_px_ = width_of(begin, end);
  }

  // Ends the line at `end`; the next one begins there.
  void close(uint32_t end) {
    uint32_t ink_end = end;
    while (ink_end > line_begin_ && is_space(text_[ink_end - 1])) --ink_end;
    lines_.push_back({line_begin_, ink_end, width_of(line_begin_, ink_end), is_rtl_});
    line_begin_ = end;
    line_px_ = 0;
  }

  std::string_view text_;
  TextStyle style_;
  float width_px_;
  const TextMeasurer& measure_;
  std::vector<TextLine> lines_;
  uint32_t line_begin_ = 0;
  float line_px_ = 0;  // of the pieces on the line so far
  bool is_text_rtl_ = false;
  bool is_rtl_ = false;  // the paragraph
};

}  // namespace

uint32_t next_cluster(std::string_view text, size_t offset) {
  for (size_t window = 32;; window *= 2) {  // hardly ever more; marks can be stacked without end
    const std::string_view part = text.substr(offset, window);
    std::vector<char> breaks(part.size());
    set_graphemebreaks_utf8(bytes_of(part), part.size(), nullptr, breaks.data());
    const auto found = std::find(breaks.begin(), breaks.end(), GRAPHEMEBREAK_BREAK);
    const auto size = static_cast<uint32_t>(found - breaks.begin()) + 1;
    if (size < part.size() || part.size() < window) return std::min(size, static_cast<uint32_t>(part.size()));
  }
}

float text_width_px(std::string_view text, TextStyle style, const TextMeasurer& measure) {
  return text.empty() ? 0 : measure.width_px(of_one_line(text), style);
}

float baseline_step_px(TextStyle first, TextStyle second, const TextMeasurer& measure) {
  return measure.baseline_px(first) - measure.baseline_px(second);
}

std::vector<TextLine> break_lines(std::string_view text, TextStyle style, float width_px,
                                  const TextMeasurer& measure) {
  return LineBreaker(text, style, width_px, measure).run();
}

std::vector<Extent> extents_in_line(std::string_view line, TextStyle style, bool is_rtl, LineRange range,
                                    const TextMeasurer& measure) {
  if (has_both_directions(line, is_rtl)) return measure.extents_px(line, style, is_rtl, range);
  const float before = text_width_px(line.substr(0, range.begin_bytes), style, measure);
  const float through = text_width_px(line.substr(0, range.end_bytes), style, measure);
  if (!is_rtl) return {{before, through}};
  const float whole = text_width_px(line, style, measure);
  return {{whole - through, whole - before}};
}

std::string elided(std::string_view text, TextStyle style, float width_px, const TextMeasurer& measure) {
  const std::string_view beginning = of_one_line(text);
  const bool is_whole = beginning.size() == text.size();
  text = beginning;
  if (is_whole && text_width_px(text, style, measure) <= width_px) return std::string(text);
  const std::vector<uint32_t> ends = cluster_ends(text);
  const auto with_ellipsis = [&](uint32_t end) {
    while (end > 0 && text[end - 1] == ' ') --end;
    return std::string(text.substr(0, end)).append(kEllipsis);
  };
  const auto is_narrow = [&](uint32_t end) {
    return measure.width_px(with_ellipsis(end), style) <= width_px;
  };
  const auto first_too_wide = std::partition_point(ends.begin(), ends.end(), is_narrow);
  return with_ellipsis(first_too_wide == ends.begin() ? 0 : *(first_too_wide - 1));
}

}  // namespace backscroll
