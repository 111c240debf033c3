// text_runs: see the header.
#include "platform/text_runs.h"

#include <GLES3/gl3.h>

#include <algorithm>
#include <bit>
#include <cmath>

#include "base/utf8.h"
#include "platform/browser/canvas_text.h"
#include "ui/painter.h"

namespace backscroll {
namespace {

constexpr int kPageWidth = 2048;  // device pixels
constexpr int kPageHeight = 512;
constexpr uint32_t kMostTextureBytes = 32u << 20;
constexpr int kHeightStep = 8;  // runs of nearly the same height share rows
constexpr int kNoPage = -1;
constexpr float kMostOutside =
    0.5f;  // in font sizes: what letters may have above and below those of their font

// A page of one colour holds white text, tinted when drawn. Text that may have colours of its own is drawn in its real
// ones, so that the words beside an emoji keep theirs. How bold letters are depends on their colour in some browsers,
// so the white ones are taken from letters of the colour that most of them will have.
constexpr uint32_t bytes_of_page(bool is_colored) {
  return static_cast<uint32_t>(kPageWidth * kPageHeight) * (is_colored ? 4 : 2);
}

// Emoji, and signs that may be shown as one.
bool may_have_colors(std::string_view text) {
  for (size_t at = 0; at < text.size();) {
    if (static_cast<uint8_t>(text[at]) < 0xC2) {
      ++at;
      continue;
    }
    const DecodedCodePoint c = decode_utf8(text, at);
    at += c.size_bytes;
    const char32_t v = c.value;
    const bool may = v == 0xA9 || v == 0xAE || v == 0x203C || v == 0x2049 || v == 0x20E3 || v == 0x2122 ||
                     v == 0x2139 || (v >= 0x2194 && v <= 0x21AA) || (v >= 0x231A && v <= 0x23FF) ||
                     v == 0x24C2 || (v >= 0x25AA && v <= 0x27BF) || v == 0x2934 || v == 0x2935 ||
                     (v >= 0x2B05 && v <= 0x2B55) || v == 0x3030 || v == 0x303D || v == 0x3297 ||
                     v == 0x3299 || v == 0xFE0F || (v >= 0x1F000 && v <= 0x1FAFF);
    if (may) return true;
  }
  return false;
}

void append_bits(std::string& key, float value) {
  const auto bits = std::bit_cast<uint32_t>(value);
  key.append(reinterpret_cast<const char*>(&bits), sizeof bits);
}

// Where the pen stands between two device pixels, in the steps that browsers draw glyphs at.
float fraction_of(float x) {
  constexpr float kSteps = 4;
  return std::floor((x - std::floor(x)) * kSteps) / kSteps;
}

// Everything that the pixels depend on.
void write_key(const TextRun& run, bool is_colored, float fraction, std::string& key) {
  key.assign(run.text);
  key += static_cast<char>(run.is_bold | run.is_rtl << 1 | is_colored << 2);
  append_bits(key, fraction);
  append_bits(key, run.font_px);
  append_bits(key, std::bit_cast<float>(rgb_of(run.color)));
  if (!is_colored) return;
  for (const RunPart& part : run.parts) {
    append_bits(key, part.begin_px);
    append_bits(key, part.end_px);
    append_bits(key, std::bit_cast<float>(rgb_of(part.color)));
  }
}

uint32_t make_texture(bool is_colored) {
  GLuint texture = 0;
  const GLenum format = is_colored ? GL_RGBA : GL_LUMINANCE_ALPHA;
  glGenTextures(1, &texture);
  glBindTexture(GL_TEXTURE_2D, texture);
  // Nothing is scaled: runs stand on whole device pixels.
  glTexParameteri(GL_TEXTURE_2D, GL_TEXTURE_MIN_FILTER, GL_NEAREST);
  glTexParameteri(GL_TEXTURE_2D, GL_TEXTURE_MAG_FILTER, GL_NEAREST);
  glTexImage2D(GL_TEXTURE_2D, 0, static_cast<GLint>(format), kPageWidth, kPageHeight, 0, format,
               GL_UNSIGNED_BYTE, nullptr);
  return texture;
}

}  // namespace

float TextRuns::width_px(std::string_view text, float font_px, bool is_bold) {
  return measure_.width_px(text, {font_px, is_bold});
}

float TextRuns::baseline_px(float line_px, float font_px, bool is_bold) {
  const auto key = static_cast<uint32_t>(line_px) << 16 | static_cast<uint32_t>(font_px * 4) << 1 | is_bold;
  const auto found = baselines_.find(key);
  if (found != baselines_.end()) return found->second;
  return baselines_[key] = measure_.baseline_px(line_px, {font_px, is_bold});
}

void TextRuns::draw(ImDrawList& list, Point baseline, const TextRun& run) {
  if (run.text.empty()) return;
  const float ratio = measure_.pixel_ratio();
  const float pen_x = baseline.x * ratio;
  const float fraction = run.is_at_rest ? fraction_of(pen_x) : 0;
  const Place& place = place_of(run, fraction);
  if (place.page == kNoPage) return;
  Page& page = pages_[static_cast<size_t>(place.page)];
  page.last_frame = frame_;
  const Point corner{(run.is_at_rest ? std::floor(pen_x) : std::round(pen_x)) + place.left,
                     std::round(baseline.y * ratio) + place.top};
  const auto width = static_cast<float>(place.width);
  if (page.is_colored)
    return add_quad(list, place, corner, 0, width, IM_COL32(255, 255, 255, run.color.alpha));
  float from = 0;
  for (const RunPart& part : run.parts) {
    const float begin = std::clamp(std::round(part.begin_px * ratio + fraction) - place.left, from, width);
    const float end = std::clamp(std::round(part.end_px * ratio + fraction) - place.left, begin, width);
    add_quad(list, place, corner, from, begin, packed(run.color));
    add_quad(list, place, corner, begin, end, packed(part.color));
    from = end;
  }
  add_quad(list, place, corner, from, width, packed(run.color));
}

// The columns [from_px, to_px) of a place; `corner` is where its first one stands on the screen.
void TextRuns::add_quad(ImDrawList& list, const Place& place, Point corner, float from_px, float to_px,
                        ImU32 tint) const {
  if (to_px <= from_px) return;
  const float ratio = measure_.pixel_ratio();
  const auto height = static_cast<float>(place.height);
  const auto uv = [&](float x, float y) {
    return ImVec2((static_cast<float>(place.x) + x) / kPageWidth,
                  (static_cast<float>(place.y) + y) / kPageHeight);
  };
  const uint32_t texture = pages_[static_cast<size_t>(place.page)].texture;
  list.AddImage(ImTextureRef(static_cast<ImTextureID>(texture)),
                ImVec2((corner.x + from_px) / ratio, corner.y / ratio),
                ImVec2((corner.x + to_px) / ratio, (corner.y + height) / ratio), uv(from_px, 0),
                uv(to_px, height), tint);
}

const TextRuns::Place& TextRuns::place_of(const TextRun& run, float fraction) {
  static constexpr Place kNowhere{kNoPage, 0, 0, 0, 0, 0, 0};
  const bool is_colored = may_have_colors(run.text);
  write_key(run, is_colored, fraction, key_);
  if (const auto found = places_.find(std::string_view(key_)); found != places_.end()) return found->second;
  const Place place = rasterise(run, is_colored, fraction);
  if (place.page == kNoPage) {
    ++count_.missed;
    return kNowhere;
  }
  ++count_.drawn_by_browser;
  return places_.emplace(key_, place).first->second;
}

TextRuns::Place TextRuns::rasterise(const TextRun& run, bool is_colored, float fraction) {
  CanvasTextMetrics m;
  canvas_text_measure(run.text.data(), static_cast<uint32_t>(run.text.size()),
                      run.font_px * measure_.pixel_ratio(), css_weight(run.is_bold), run.is_rtl, &m);
  // The union with [0, advance]: Firefox reports too small a box for right-to-left and mixed lines.
  const float left = std::floor(std::min(m.left, 0.0f)) - 1;
  const float right = std::ceil(std::max(m.right, m.advance) + fraction) + 1;
  // Marks that are stacked without end are cut: they would be painted over the cards above and below.
  const float room = kMostOutside * run.font_px * measure_.pixel_ratio();
  const float above = std::ceil(std::clamp(m.ascent, m.font_ascent, m.font_ascent + room)) + 1;
  const float below = std::ceil(std::clamp(m.descent, m.font_descent, m.font_descent + room)) + 1;
  const int width = std::min(static_cast<int>(right - left), kPageWidth);
  const int steps = static_cast<int>(above + below + kHeightStep - 1) / kHeightStep;
  const int height = std::min(steps * kHeightStep, kPageHeight);
  Row& row = row_for(is_colored, width, height);
  if (row.page == kNoPage) return {kNoPage, 0, 0, 0, 0, 0, 0};
  draw_in_row(run, row, static_cast<float>(row.used_x) - left + fraction, above, width);
  const Place place{row.page, row.used_x, row.y, width, height, left, -above};
  row.used_x += width;
  return place;
}

void TextRuns::draw_in_row(const TextRun& run, const Row& row, float pen_x, float baseline_y, int width) {
  const float ratio = measure_.pixel_ratio();
  const auto index = static_cast<int>(&row - rows_.data());
  const auto begin = static_cast<float>(row.used_x);
  const float end = begin + static_cast<float>(width);
  const auto draw = [&](Color color, float from, float to) {
    canvas_row_draw(index, run.text.data(), static_cast<uint32_t>(run.text.size()), run.font_px * ratio,
                    css_weight(run.is_bold), run.is_rtl, rgb_of(color), !row.is_colored, pen_x, baseline_y,
                    from, to);
  };
  draw(run.color, begin, end);
  if (!row.is_colored) return;
  for (const RunPart& part : run.parts) {
    const float from = std::clamp(std::round(pen_x + part.begin_px * ratio), begin, end);
    const float to = std::clamp(std::round(pen_x + part.end_px * ratio), begin, end);
    if (to > from) draw(part.color, from, to);
  }
}

TextRuns::Row& TextRuns::row_for(bool is_colored, int width, int height) {
  const auto fits = [&](const Row& row) { return row.height == height && row.is_colored == is_colored; };
  const auto index = static_cast<size_t>(std::find_if(rows_.begin(), rows_.end(), fits) - rows_.begin());
  if (index == rows_.size()) rows_.push_back({kNoPage, 0, height, is_colored, 0, 0});
  if (rows_[index].page != kNoPage && rows_[index].used_x + width <= kPageWidth) return rows_[index];
  upload(index);
  const int page = page_for(is_colored, height);
  Row& row = rows_[index];
  row = {page, 0, height, is_colored, 0, 0};
  if (page == kNoPage) return row;
  int& next_y = pages_[static_cast<size_t>(page)].next_y;
  row.y = next_y;
  next_y += height;
  canvas_row_open(static_cast<int>(index), kPageWidth, height);
  return row;
}

int TextRuns::page_for(bool is_colored, int height) {
  for (size_t i = 0; i < pages_.size(); ++i) {
    if (pages_[i].is_colored == is_colored && pages_[i].next_y + height <= kPageHeight)
      return static_cast<int>(i);
  }
  while (count_.texture_bytes + bytes_of_page(is_colored) > kMostTextureBytes) {
    const int oldest = least_recent_page();
    if (oldest == kNoPage) return kNoPage;
    recycle(oldest);
    if (pages_[static_cast<size_t>(oldest)].is_colored == is_colored) return oldest;
    Page& page =
        pages_[static_cast<size_t>(oldest)];  // of the other kind: its memory becomes a page of this kind
    glDeleteTextures(1, &page.texture);
    count_.texture_bytes -= bytes_of_page(page.is_colored);
    page = {0, page.is_colored, kPageHeight, page.last_frame};
  }
  return new_page(is_colored);
}

int TextRuns::new_page(bool is_colored) {
  const Page page{make_texture(is_colored), is_colored, 0, frame_};
  count_.texture_bytes += bytes_of_page(is_colored);
  const auto deleted =
      std::find_if(pages_.begin(), pages_.end(), [](const Page& p) { return p.texture == 0; });
  const auto index = static_cast<int>(deleted - pages_.begin());
  if (deleted != pages_.end())
    *deleted = page;
  else
    pages_.push_back(page);
  return index;
}

// Never one of this frame or the last: uploads happen before all drawing of a frame, and would change what is already
// queued.
int TextRuns::least_recent_page() const {
  int oldest = kNoPage;
  for (size_t i = 0; i < pages_.size(); ++i) {
    const Page& page = pages_[i];
    if (page.texture == 0 || page.last_frame + 1 >= frame_) continue;
    if (oldest == kNoPage || page.last_frame < pages_[static_cast<size_t>(oldest)].last_frame)
      oldest = static_cast<int>(i);
  }
  return oldest;
}

void TextRuns::recycle(int page) {
  std::erase_if(places_, [&](const auto& entry) { return entry.second.page == page; });
  for (Row& row : rows_) {
    if (row.page == page) row = {kNoPage, 0, row.height, row.is_colored, 0, 0};
  }
  pages_[static_cast<size_t>(page)].next_y = 0;
}

void TextRuns::upload(size_t index) {
  Row& row = rows_[index];
  if (row.page == kNoPage || row.used_x == row.uploaded_x) return;
  const Page& page = pages_[static_cast<size_t>(row.page)];
  canvas_row_upload(static_cast<int>(index), page.texture, page.is_colored, row.uploaded_x, row.y,
                    row.used_x - row.uploaded_x, row.height);
  row.uploaded_x = row.used_x;
}

bool TextRuns::flush() {
  for (size_t row = 0; row < rows_.size(); ++row) upload(row);
  ++frame_;
  const bool has_missed = count_.missed != missed_before_;
  missed_before_ = count_.missed;
  return has_missed;
}

void TextRuns::forget() {
  pages_.clear();
  rows_.clear();
  places_.clear();
  baselines_.clear();
  count_.texture_bytes = 0;
}

void TextRuns::delete_textures() {
  for (const Page& page : pages_) glDeleteTextures(1, &page.texture);
  forget();
}

}  // namespace backscroll
