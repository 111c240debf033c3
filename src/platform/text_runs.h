// text_runs: lines of text that the browser has shaped, kept in texture pages. A run is drawn by the browser once, into
// the open row of its height, and from then on as one quad. The least recently drawn page makes room for new ones.
#pragma once

#include <string>
#include <unordered_map>
#include <vector>

#include "platform/browser/canvas_measurer.h"
#include "ui/run_painter.h"

namespace backscroll {

struct TextRunCount {
  uint32_t drawn_by_browser = 0;  // runs, since the start
  uint32_t missed = 0;            // runs that no page had room for, since the start
  uint32_t texture_bytes = 0;
};

class TextRuns final : public RunPainter {
 public:
  explicit TextRuns(const CanvasMeasurer& measure) : measure_(measure) {}

  void draw(ImDrawList& list, Point baseline, const TextRun& run) override;
  float width_px(std::string_view text, float font_px, bool is_bold) override;
  float baseline_px(float line_px, float font_px, bool is_bold) override;

  // After the last draw of a frame and before the renderer. True: a run was left out, and another frame will have it.
  bool flush();
  // The context was lost, or fonts have changed: textures are void, everything is drawn anew.
  void forget();
  void delete_textures();
  const TextRunCount& count() const { return count_; }

 private:
  struct Page {
    uint32_t texture;
    bool is_colored;
    int next_y;
    uint64_t last_frame;
  };
  struct Row {  // the open row of one height and kind
    int page;
    int y;
    int height;
    bool is_colored;
    int used_x;
    int uploaded_x;
  };
  struct Place {  // device pixels; left and top are those of the box, relative to the pen on the baseline
    int page;
    int x;
    int y;
    int width;
    int height;
    float left;
    float top;
  };

  const Place& place_of(const TextRun& run, float fraction);
  Place rasterise(const TextRun& run, bool is_colored, float fraction);
  void draw_in_row(const TextRun& run, const Row& row, float pen_x, float baseline_y, int width);
  void add_quad(ImDrawList& list, const Place& place, Point corner, float from_px, float to_px,
                ImU32 tint) const;
  Row& row_for(bool is_colored, int width, int height);
  int page_for(bool is_colored, int height);
  int new_page(bool is_colored);
  int least_recent_page() const;
  void recycle(int page);
  void upload(size_t row);

  const CanvasMeasurer& measure_;
  std::vector<Page> pages_;
  std::vector<Row> rows_;
  std::unordered_map<std::string, Place, TextHash, std::equal_to<>> places_;
  std::unordered_map<uint32_t, float> baselines_;
  std::string key_;  // of the run that is looked up, kept for its memory
  uint64_t frame_ = 1;
  uint32_t missed_before_ = 0;
  TextRunCount count_;
};

}  // namespace backscroll
