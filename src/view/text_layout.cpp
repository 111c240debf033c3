// text_layout: clusters by a walk over code points, lines by one greedy pass over clusters.
#include "view/text_layout.h"

#include "base/utf8.h"

namespace backscroll {
namespace {

constexpr char32_t kZeroWidthJoiner = 0x200D;

bool is_regional_indicator(char32_t c) { return c >= 0x1F1E6 && c <= 0x1F1FF; }

// Code points that belong to the character before them.
bool is_extender(char32_t c) {
  return (c >= 0x0300 && c <= 0x036F) || (c >= 0x20D0 && c <= 0x20F0) || (c >= 0xFE00 && c <= 0xFE0F) ||
         (c >= 0x1F3FB && c <= 0x1F3FF) || (c >= 0xE0020 && c <= 0xE007F) || (c >= 0x0E34 && c <= 0x0E3A) ||
         (c >= 0x0E47 && c <= 0x0E4E) || (c >= 0x0900 && c <= 0x0903) ||
         (c >= 0x093A && c <= 0x094F && c != 0x093D) || c == kZeroWidthJoiner;
}

// Scripts whose lines may break between any two characters.
bool is_ideograph(char32_t c) {
  return (c >= 0x2E80 && c <= 0x9FFF) || (c >= 0xAC00 && c <= 0xD7A3) || (c >= 0xF900 && c <= 0xFAFF) ||
         (c >= 0xFF00 && c <= 0xFF60) || (c >= 0x20000 && c <= 0x3FFFF);
}

// Marks that must not begin a line: closing punctuation of CJK text.
bool is_closing(char32_t c) {
  return c == 0x3001 || c == 0x3002 || c == 0xFF0C || c == 0xFF0E || c == 0xFF01 || c == 0xFF1F ||
         c == 0x300D || c == 0x300F || c == 0x3011 || c == 0xFF09 || c == 0x30FC;
}

class LineBreaker {
 public:
  LineBreaker(std::string_view text, TextStyle style, float width_px, const TextMeasurer& measure)
      : text_(text), style_(style), width_px_(width_px), measure_(measure) {}

  std::vector<TextLine> run() {
    uint32_t at = 0;
    while (at < text_.size()) at = step(at);
    close(static_cast<uint32_t>(text_.size()), line_px_, static_cast<uint32_t>(text_.size()));
    return std::move(lines_);
  }

 private:
  uint32_t step(uint32_t at) {
    const uint32_t size = next_cluster(text_, at);
    const char32_t c = decode_utf8(text_, at).value;
    if (c == '\n') {
      close(at, line_px_, at + size);
      return at + size;
    }
    const float advance = measure_.advance_px(text_.substr(at, size), style_);
    if ((may_break_after_ || is_ideograph(c)) && !is_closing(c)) allow_break(at);
    if (c != ' ' && line_px_ + advance > width_px_ && at > line_begin_) wrap(at);
    line_px_ += advance;
    may_break_after_ = c == ' ' || c == '-' || c == 0x2013 || c == 0x2014 || is_ideograph(c);
    return at + size;
  }

  void allow_break(uint32_t at) {
    break_at_ = at;
    px_before_break_ = line_px_;
  }

  // The cluster at `at` does not fit: ends the line at the last break, or right here inside a long word.
  void wrap(uint32_t at) {
    const bool has_break = break_at_ > line_begin_;
    const uint32_t end = has_break ? break_at_ : at;
    const float rest_px = has_break ? line_px_ - px_before_break_ : 0;
    close(end, has_break ? px_before_break_ : line_px_, end);
    line_px_ = rest_px;
  }

  void close(uint32_t end, float width_px, uint32_t next_begin) {
    const float space_px = measure_.advance_px(" ", style_);
    while (end > line_begin_ && text_[end - 1] == ' ') {
      --end;
      width_px -= space_px;
    }
    lines_.push_back({line_begin_, end, width_px});
    line_begin_ = break_at_ = next_begin;
    line_px_ = px_before_break_ = 0;
  }

  std::string_view text_;
  TextStyle style_;
  float width_px_;
  const TextMeasurer& measure_;
  std::vector<TextLine> lines_;
  uint32_t line_begin_ = 0;
  uint32_t break_at_ = 0;
  float line_px_ = 0;             // from line_begin_ to the cursor
  float px_before_break_ = 0;     // from line_begin_ to break_at_
  bool may_break_after_ = false;  // the cluster before the cursor
};

}  // namespace

uint32_t next_cluster(std::string_view text, size_t offset) {
  DecodedCodePoint current = decode_utf8(text, offset);
  uint32_t size = current.size_bytes;
  const bool starts_flag = is_regional_indicator(current.value);
  bool is_joined = false;
  while (offset + size < text.size()) {
    const DecodedCodePoint next = decode_utf8(text, offset + size);
    const bool completes_flag =
        starts_flag && size == current.size_bytes && is_regional_indicator(next.value);
    if (!is_joined && !is_extender(next.value) && !completes_flag) break;
    // A joiner takes the next emoji with it; after a letter it stays alone.
    is_joined = next.value == kZeroWidthJoiner && decode_utf8(text, offset).value >= 0x2000;
    size += next.size_bytes;
  }
  return size;
}

float text_width_px(std::string_view text, TextStyle style, const TextMeasurer& measure) {
  float width_px = 0;
  for (size_t at = 0; at < text.size();) {
    const uint32_t size = next_cluster(text, at);
    width_px += measure.advance_px(text.substr(at, size), style);
    at += size;
  }
  return width_px;
}

std::vector<TextLine> break_lines(std::string_view text, TextStyle style, float width_px,
                                  const TextMeasurer& measure) {
  return LineBreaker(text, style, width_px, measure).run();
}

std::string elided(std::string_view text, TextStyle style, float width_px, const TextMeasurer& measure) {
  constexpr std::string_view kEllipsis = "\xE2\x80\xA6";
  if (text_width_px(text, style, measure) <= width_px) return std::string(text);
  float used_px = measure.advance_px(kEllipsis, style);
  size_t end = 0;
  while (end < text.size()) {
    const uint32_t size = next_cluster(text, end);
    used_px += measure.advance_px(text.substr(end, size), style);
    if (used_px > width_px) break;
    end += size;
  }
  while (end > 0 && text[end - 1] == ' ') --end;
  return std::string(text.substr(0, end)).append(kEllipsis);
}

}  // namespace backscroll
