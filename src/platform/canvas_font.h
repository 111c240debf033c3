// canvas_font: an ImFontLoader whose glyphs come from the browser's 2D canvas, one cluster at a time, so every script
// and emoji that the visitor's system can draw is there and no font file is shipped. Joining scripts need whole runs.
#pragma once

#include "imgui.h"

namespace backscroll {

// ImGui sizes of these fonts are CSS font sizes (em), not line heights.
ImFont* add_canvas_font(ImFontAtlas& atlas, int css_weight);

// Limits the atlas and makes the canvas its only loader. Before the first font.
void prepare_canvas_atlas(ImFontAtlas& atlas);

}  // namespace backscroll
