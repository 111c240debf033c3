// window: see the header.
#include "platform/window.h"

#include <GLES3/gl3.h>
#include <SDL.h>

#include <algorithm>

#include "imgui_impl_opengl3.h"
#include "imgui_internal.h"
#include "platform/browser/canvas_font.h"
#include "platform/browser/canvas_text.h"

namespace backscroll {
namespace {

void request_context() {
  SDL_GL_SetAttribute(SDL_GL_CONTEXT_PROFILE_MASK, SDL_GL_CONTEXT_PROFILE_ES);
  SDL_GL_SetAttribute(SDL_GL_CONTEXT_MAJOR_VERSION, 3);
  SDL_GL_SetAttribute(SDL_GL_CONTEXT_MINOR_VERSION, 0);
  for (const SDL_GLattr none :
       {SDL_GL_DEPTH_SIZE, SDL_GL_STENCIL_SIZE, SDL_GL_MULTISAMPLEBUFFERS, SDL_GL_MULTISAMPLESAMPLES}) {
    SDL_GL_SetAttribute(none, 0);
  }
}

Fonts start_imgui() {
  ImGui::CreateContext();
  ImGuiIO& io = ImGui::GetIO();
  io.IniFilename = nullptr;
  io.LogFilename = nullptr;
  prepare_canvas_atlas(*io.Fonts);
  Fonts fonts;
  fonts.regular = add_canvas_font(*io.Fonts, false);
  fonts.bold = add_canvas_font(*io.Fonts, true);
  fonts.has_glyphs = canvas_text_read_back() != kBlocked;
  ImGui_ImplOpenGL3_Init("#version 300 es");
  return fonts;
}

}  // namespace

bool Window::open(int width_px, int height_px, float pixel_ratio, const char** error) {
  if (SDL_Init(SDL_INIT_VIDEO) != 0) {
    *error = SDL_GetError();
    return false;
  }
  request_context();
  constexpr uint32_t kFlags = SDL_WINDOW_OPENGL | SDL_WINDOW_ALLOW_HIGHDPI | SDL_WINDOW_RESIZABLE;
  window_ = SDL_CreateWindow(nullptr, 0, 0, width_px, height_px, kFlags);
  context_ = window_ ? SDL_GL_CreateContext(window_) : nullptr;
  if (!context_) {
    *error = SDL_GetError();
    if (window_) SDL_DestroyWindow(window_);
    window_ = nullptr;
    SDL_Quit();
    return false;
  }
  fonts_ = start_imgui();
  width_px_ = width_px;
  height_px_ = height_px;
  fonts_.measure = &measure_;
  fonts_.runs = &runs_;
  set_pixel_ratio(pixel_ratio);
  return true;
}

void Window::close() {
  if (!window_) return;
  runs_.delete_textures();
  ImGui_ImplOpenGL3_Shutdown();
  ImGui::DestroyContext();
  SDL_GL_DeleteContext(context_);
  SDL_DestroyWindow(window_);
  SDL_Quit();
  window_ = nullptr;
  context_ = nullptr;
}

void Window::set_pixel_ratio(float pixel_ratio) {
  if (pixel_ratio == fonts_.pixel_ratio && measure_.pixel_ratio() == pixel_ratio) return;
  fonts_.pixel_ratio = pixel_ratio;
  measure_.set_pixel_ratio(pixel_ratio);
  runs_.delete_textures();
}

void Window::resize(int width_px, int height_px, float pixel_ratio) {
  width_px_ = width_px;
  height_px_ = height_px;
  set_pixel_ratio(pixel_ratio);
  SDL_SetWindowSize(window_, width_px, height_px);
}

void Window::begin_frame(double now_millis) {
  ImGui_ImplOpenGL3_NewFrame();
  ImGuiIO& io = ImGui::GetIO();
  // A pause is not one long frame.
  io.DeltaTime = static_cast<float>(std::clamp((now_millis - last_frame_millis_) / 1000, 0.001, 0.1));
  last_frame_millis_ = now_millis;
  io.DisplaySize = ImVec2(width_px(), height_px());
  io.DisplayFramebufferScale = ImVec2(pixel_ratio(), pixel_ratio());
  ImGui::NewFrame();
}

void Window::clear(Color color) {
  int width = 0;
  int height = 0;
  SDL_GL_GetDrawableSize(window_, &width, &height);
  glViewport(0, 0, width, height);
  constexpr float kFull = 255;
  glClearColor(static_cast<float>(color.red) / kFull, static_cast<float>(color.green) / kFull,
               static_cast<float>(color.blue) / kFull, 1);
  glClear(GL_COLOR_BUFFER_BIT);
}

bool Window::end_frame() {
  ImGui::Render();
  const bool has_missed_text = runs_.flush();
  ImGui_ImplOpenGL3_RenderDrawData(ImGui::GetDrawData());
  SDL_GL_SwapWindow(window_);
  return has_missed_text;
}

void Window::forget_context() {
  is_context_lost_ = true;
  ImGui_ImplOpenGL3_DestroyDeviceObjects();
  runs_.forget();
}

void Window::restore_context() {
  is_context_lost_ = false;
  ImGui_ImplOpenGL3_CreateDeviceObjects();
}

void Window::set_font(std::string_view family) {
  canvas_text_family(family.data(), static_cast<uint32_t>(family.size()));
  measure_.forget();
  runs_.delete_textures();
  forget_glyphs();
}

void Window::set_ink(Color ink) {
  const uint32_t rgb = rgb_of(ink);
  if (rgb == ink_rgb_) return;
  ink_rgb_ = rgb;
  canvas_text_ink(rgb);
  forget_glyphs();
}

void Window::forget_glyphs() {
  for (ImFont* font : {fonts_.regular, fonts_.bold}) {
    ImFontAtlasFontDiscardBakes(ImGui::GetIO().Fonts, font, 0);
  }
}

}  // namespace backscroll
