// canvas_font: an ImFontLoader whose glyphs come from the browser's 2D canvas, so that no font file is shipped. For
// labels of the interface, which change with every frame of a zoom; other text is drawn in whole lines, see text_runs.
#pragma once

#include "imgui.h"

namespace backscroll {

// ImGui sizes of these fonts are CSS font sizes (em), not line heights.
ImFont* add_canvas_font(ImFontAtlas& atlas, bool is_bold);

// Limits the atlas and makes the canvas its only loader. Before the first font.
void prepare_canvas_atlas(ImFontAtlas& atlas);

}  // namespace backscroll
