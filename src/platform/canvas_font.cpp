// canvas_font: see the header.
#include "platform/canvas_font.h"

#include <cmath>
#include <string_view>

#include "imgui_internal.h"
#include "platform/canvas_text.h"
#include "ui/glyph_codes.h"

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

int weight_of(const ImFontConfig* source) { return static_cast<int>(source->FontNo); }

bool accept_source(ImFontAtlas*, ImFontConfig*) { return true; }
bool contains_glyph(ImFontAtlas*, ImFontConfig*, ImWchar) { return true; }

bool init_baked(ImFontAtlas*, ImFontConfig* source, ImFontBaked* baked, void*) {
  const float density = density_of(source, baked);
  CanvasTextMetrics m;
  canvas_text_measure("x", 1, baked->Size * density, weight_of(source), &m);
  baked->Ascent = m.font_ascent / density;
  baked->Descent = -m.font_descent / density;
  return true;
}

// Fills the atlas and the visible half of `glyph`. False: the atlas is full.
bool place_glyph(ImFontAtlas* atlas, ImFontConfig* source, ImFontBaked* baked, ImFontGlyph* glyph,
                 const Box& box, CanvasInk ink, const unsigned char* texels) {
  const ImFontAtlasRectId rect_id = ImFontAtlasPackAddRect(atlas, box.width, box.height);
  if (rect_id == ImFontAtlasRectId_Invalid) return false;
  const float density = density_of(source, baked);
  const bool is_colored = ink == kManyColors;
  glyph->X0 = static_cast<float>(box.left) / density;
  glyph->X1 = static_cast<float>(box.left + box.width) / density;
  glyph->Y0 = baked->Ascent + static_cast<float>(box.top) / density;  // ImGui's origin is the top of the line
  glyph->Y1 = baked->Ascent + static_cast<float>(box.top + box.height) / density;
  glyph->Visible = 1;
  glyph->Colored = is_colored;
  glyph->PackId = rect_id;
  ImFontAtlasBakedSetFontGlyphBitmap(atlas, baked, source, glyph, ImFontAtlasPackGetRect(atlas, rect_id),
                                     texels, is_colored ? ImTextureFormat_RGBA32 : ImTextureFormat_Alpha8,
                                     box.width * (is_colored ? 4 : 1));
  return true;
}

bool load_glyph(ImFontAtlas* atlas, ImFontConfig* source, ImFontBaked* baked, void*, ImWchar code,
                ImFontGlyph* glyph, float* advance_only) {
  const std::string_view text = text_of_glyph_code(code);
  const auto size = static_cast<uint32_t>(text.size());
  const float density = density_of(source, baked);
  const float font_px = baked->Size * density;
  CanvasTextMetrics m{};
  if (size > 0) canvas_text_measure(text.data(), size, font_px, weight_of(source), &m);
  if (advance_only) {  // layout pass: glyph is null
    *advance_only = m.advance / density;
    return true;
  }
  glyph->Codepoint = code & 0x3FFFFFF;
  glyph->AdvanceX = m.advance / density;
  if (size == 0) return true;
  const Box box = ink_box(m);
  ImVector<unsigned char>& scratch = atlas->Builder->TempBuffer;
  scratch.resize(box.width * box.height * 4);  // before the call: a growing heap detaches JavaScript's views
  const auto ink = static_cast<CanvasInk>(
      canvas_text_draw(text.data(), size, font_px, weight_of(source), box.width, box.height,
                       static_cast<float>(-box.left), static_cast<float>(-box.top), scratch.Data));
  return ink == kNoInk || place_glyph(atlas, source, baked, glyph, box, ink, scratch.Data);
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

void prepare_canvas_atlas(ImFontAtlas& atlas) {
  atlas.TexMaxWidth = 2048;  // the default of 8192 x 8192 would be 256 MB, twice
  atlas.TexMaxHeight = 4096;
  atlas.SetFontLoader(canvas_loader());
}

ImFont* add_canvas_font(ImFontAtlas& atlas, int css_weight) {
  ImFontConfig config;
  config.FontLoader = canvas_loader();  // also needed: allows a source without font data
  config.SizePixels = 15;
  config.FontNo =
      static_cast<ImU32>(css_weight);  // a canvas has no font numbers: the field carries the weight
  return atlas.AddFont(&config);
}

}  // namespace backscroll
