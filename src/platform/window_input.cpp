// window_input: what SDL heard, through Dear ImGui, as the viewer wants it.
#include <SDL.h>

#include <array>
#include <string_view>
#include <utility>
#include <vector>

#include "imgui_impl_sdl2.h"
#include "platform/window.h"

namespace backscroll {
namespace {

constexpr float kClickReach = 4;  // CSS pixels that a press may move and still be a click

constexpr std::array<std::pair<ImGuiKey, Key>, 16> kKeys = {{{ImGuiKey_Equal, '+'},
                                                             {ImGuiKey_KeypadAdd, '+'},
                                                             {ImGuiKey_Minus, '-'},
                                                             {ImGuiKey_KeypadSubtract, '-'},
                                                             {ImGuiKey_Space, ' '},
                                                             {ImGuiKey_LeftArrow, kLeftKey},
                                                             {ImGuiKey_RightArrow, kRightKey},
                                                             {ImGuiKey_UpArrow, kUpKey},
                                                             {ImGuiKey_DownArrow, kDownKey},
                                                             {ImGuiKey_Home, kHomeKey},
                                                             {ImGuiKey_End, kEndKey},
                                                             {ImGuiKey_PageUp, kPageUpKey},
                                                             {ImGuiKey_PageDown, kPageDownKey},
                                                             {ImGuiKey_Enter, kEnterKey},
                                                             {ImGuiKey_KeypadEnter, kEnterKey},
                                                             {ImGuiKey_Backspace, kBackspaceKey}}};

void add_press(ImGuiKey key, Key meaning, std::vector<KeyPress>& presses) {
  if (ImGui::IsKeyPressed(key, true)) presses.push_back({meaning, !ImGui::IsKeyPressed(key, false)});
}

// `first` and those behind it, "A" to "Z" for example.
void add_presses(ImGuiKey first, std::string_view meanings, std::vector<KeyPress>& presses) {
  int key = first;
  for (const char meaning : meanings) add_press(static_cast<ImGuiKey>(key++), meaning, presses);
}

}  // namespace

void Window::take_events() {
  SDL_Event event;
  while (SDL_PollEvent(&event)) {
    // A drag goes on outside the window and may end there, where SDL gives the events no window.
    if (event.type == SDL_MOUSEMOTION) event.motion.windowID = SDL_GetWindowID(window_);
    if (event.type == SDL_MOUSEBUTTONUP) event.button.windowID = SDL_GetWindowID(window_);
    // SDL tells of no motion to where the pointer was before it left, and a press there would be nowhere.
    if (event.type == SDL_MOUSEBUTTONDOWN) {
      ImGui::GetIO().AddMousePosEvent(static_cast<float>(event.button.x), static_cast<float>(event.button.y));
    }
    ImGui_ImplSDL2_ProcessEvent(&event);
  }
}

void Window::set_focus(bool is_focused) {
  take_events();
  if (!is_focused) SDL_ResetKeyboard();
  ImGui::GetIO().AddFocusEvent(is_focused);
}

void Window::pointer_left() {
  take_events();
  ImGui::GetIO().AddMousePosEvent(-FLT_MAX, -FLT_MAX);
}

Input Window::input() const {
  const ImGuiIO& io = ImGui::GetIO();
  Input input;
  Pointer& pointer = input.pointer;
  pointer.at = {io.MousePos.x, io.MousePos.y};
  pointer.is_inside = ImGui::IsMousePosValid();
  pointer.is_down = ImGui::IsMouseDown(ImGuiMouseButton_Left);
  pointer.was_pressed = ImGui::IsMouseClicked(ImGuiMouseButton_Left);
  pointer.was_released = ImGui::IsMouseReleased(ImGuiMouseButton_Left);
  pointer.was_double_clicked = ImGui::IsMouseDoubleClicked(ImGuiMouseButton_Left);
  const float moved = io.MouseDragMaxDistanceSqr[ImGuiMouseButton_Left];
  pointer.was_clicked = pointer.was_released && pointer.is_inside && moved < kClickReach * kClickReach;
  pointer.is_shift_down = is_shift_down_;
  // A quick drag may end in the frame that sees its last motion.
  if (pointer.is_down || pointer.was_released) pointer.drag = {io.MouseDelta.x, io.MouseDelta.y};
  for (const auto& [key, meaning] : kKeys) add_press(key, meaning, input.keys);
  add_presses(ImGuiKey_A, "ABCDEFGHIJKLMNOPQRSTUVWXYZ", input.keys);
  add_presses(ImGuiKey_0, "0123456789", input.keys);
  add_presses(ImGuiKey_Keypad0, "0123456789", input.keys);
  return input;
}

}  // namespace backscroll
