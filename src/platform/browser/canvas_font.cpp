// canvas_font: see the header.
#include "platform/browser/canvas_font.h"

#include <cmath>
#include <string>

#include "base/utf8.h"
#include "imgui_internal.h"
#include "misc/freetype/imgui_freetype.h"
#include "platform/browser/canvas_measurer.h"
#include "platform/browser/canvas_text.h"

namespace backscroll {
namespace {

struct Box {  // device pixels, relative to the pen on the baseline
  int left;
  int top;
  int width;
  int height;
};

// One texel of margin on every side, so that bilinear sampling meets transparent texels.
Box ink_box(const CanvasTextMetrics& m) {
  const int left = static_cast<int>(std::floor(m.left)) - 1;
  const int top = -static_cast<int>(std::ceil(m.ascent)) - 1;
  return {left, top, static_cast<int>(std::ceil(m.right)) + 1 - left,
          static_cast<int>(std::ceil(m.descent)) + 1 - top};
}

float density_of(const ImFontConfig* source, const ImFontBaked* baked) {
  return source->RasterizerDensity * baked->RasterizerDensity;
}

int weight_of(const ImFontConfig* source) { return css_weight(source->FontNo != 0); }

bool accept_source(ImFontAtlas*, ImFontConfig*) { return true; }
bool contains_glyph(ImFontAtlas*, ImFontConfig*, ImWchar) { return true; }

bool init_baked(ImFontAtlas*, ImFontConfig* source, ImFontBaked* baked, void*) {
  const float density = density_of(source, baked);
  CanvasTextMetrics m;
  canvas_text_measure("x", 1, baked->Size * density, weight_of(source), 0, &m);
  baked->Ascent = m.font_ascent / density;
  baked->Descent = -m.font_descent / density;
  return true;
}

// Fills the atlas and the visible half of `glyph`. False: the atlas is full.
bool place_glyph(ImFontAtlas* atlas, ImFontConfig* source, ImFontBaked* baked, ImFontGlyph* glyph,
                 const Box& box, const unsigned char* alphas) {
  const ImFontAtlasRectId rect_id = ImFontAtlasPackAddRect(atlas, box.width, box.height);
  if (rect_id == ImFontAtlasRectId_Invalid) return false;
  const float density = density_of(source, baked);
  glyph->X0 = static_cast<float>(box.left) / density;
  glyph->X1 = static_cast<float>(box.left + box.width) / density;
  glyph->Y0 = baked->Ascent + static_cast<float>(box.top) / density;  // ImGui's origin is the top of the line
  glyph->Y1 = baked->Ascent + static_cast<float>(box.top + box.height) / density;
  glyph->Visible = 1;
  glyph->PackId = rect_id;
  ImFontAtlasBakedSetFontGlyphBitmap(atlas, baked, source, glyph, ImFontAtlasPackGetRect(atlas, rect_id),
                                     alphas, ImTextureFormat_Alpha8, box.width);
  return true;
}

bool load_glyph(ImFontAtlas* atlas, ImFontConfig* source, ImFontBaked* baked, void*, ImWchar code,
                ImFontGlyph* glyph, float* advance_only) {
  std::string text;
  append_utf8(text, code);
  const auto size = static_cast<uint32_t>(text.size());
  const float density = density_of(source, baked);
  const float font_px = baked->Size * density;
  CanvasTextMetrics m;
  canvas_text_measure(text.data(), size, font_px, weight_of(source), 0, &m);
  if (advance_only) {  // layout pass: glyph is null
    *advance_only = m.advance / density;
    return true;
  }
  glyph->Codepoint = code & 0x3FFFFFF;
  glyph->AdvanceX = m.advance / density;
  const Box box = ink_box(m);
  ImVector<unsigned char>& scratch = atlas->Builder->TempBuffer;
  scratch.resize(box.width * box.height);  // before the call: a growing heap detaches JavaScript's views
  const bool has_ink =
      canvas_text_draw(text.data(), size, font_px, weight_of(source), box.width, box.height,
                       static_cast<float>(-box.left), static_cast<float>(-box.top), scratch.Data);
  return !has_ink || place_glyph(atlas, source, baked, glyph, box, scratch.Data);
}

const ImFontLoader* canvas_loader() {
  static ImFontLoader loader;  // zero-filled by its constructor
  loader.Name = "canvas2d";
  loader.FontSrcInit = accept_source;
  loader.FontSrcContainsGlyph = contains_glyph;
  loader.FontBakedInit = init_baked;
  loader.FontBakedLoadGlyph = load_glyph;
  return &loader;
}

}  // namespace

}  // namespace backscroll

// What Dear ImGui calls its FreeType loader: the only one that it is built with.
const ImFontLoader* ImGuiFreeType::GetFontLoader() { return backscroll::canvas_loader(); }

namespace backscroll {

void prepare_canvas_atlas(ImFontAtlas& atlas) {
  atlas.TexMaxWidth = 2048;  // the default of 8192 x 8192 would be 256 MB, twice
  atlas.TexMaxHeight = 4096;
  atlas.SetFontLoader(canvas_loader());
}

ImFont* add_canvas_font(ImFontAtlas& atlas, bool is_bold) {
  ImFontConfig config;
  config.FontLoader = canvas_loader();  // also needed: allows a source without font data
  config.SizePixels = 15;
  config.FontNo = is_bold;  // a canvas has no font numbers: the field carries the weight
  return atlas.AddFont(&config);
}

}  // namespace backscroll
