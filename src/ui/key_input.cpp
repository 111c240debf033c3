// key_input: keys and named commands from one table, so that both always do the same.
#include <array>

#include "imgui.h"
#include "ui/input.h"

namespace backscroll {
namespace {

constexpr double kZoomStep = 1.6;
constexpr double kPanShare = 0.2;  // of what is in view

struct Command {
  std::string_view name;
  ImGuiKey key;
  ImGuiKey other_key;
  bool repeats;
  Action (*action)(const ViewState& state);
  bool needs_selection = false;

  bool can_run(const ViewState& state) const { return !needs_selection || state.selected != kNoPost; }
};

double middle(const ViewState& state) { return state.target.begin_millis + state.target.span_millis() / 2; }

constexpr std::array<Command, 24> kCommands = {{
    {"zoom-in", ImGuiKey_Equal, ImGuiKey_KeypadAdd, true,
     [](const ViewState& s) -> Action {
       return ZoomAround{middle(s), kZoomStep, false};
     }},
    {"zoom-out", ImGuiKey_Minus, ImGuiKey_KeypadSubtract, true,
     [](const ViewState& s) -> Action {
       return ZoomAround{middle(s), 1 / kZoomStep, false};
     }},
    {"pan-left", ImGuiKey_LeftArrow, ImGuiKey_A, true,
     [](const ViewState& s) -> Action {
       return PanBy{-kPanShare * s.target.span_millis(), false};
     }},
    {"pan-right", ImGuiKey_RightArrow, ImGuiKey_D, true,
     [](const ViewState& s) -> Action {
       return PanBy{kPanShare * s.target.span_millis(), false};
     }},
    {"fit", ImGuiKey_0, ImGuiKey_Keypad0, false, [](const ViewState&) -> Action { return FitAll{}; }},
    {"next-post", ImGuiKey_DownArrow, ImGuiKey_J, true,
     [](const ViewState&) -> Action { return SelectNeighbour{1}; }},
    {"previous-post", ImGuiKey_UpArrow, ImGuiKey_K, true,
     [](const ViewState&) -> Action { return SelectNeighbour{-1}; }},
    {"sort time", ImGuiKey_1, ImGuiKey_None, false,
     [](const ViewState&) -> Action { return SortFeed{FeedSort::kTime}; }},
    {"sort oldest", ImGuiKey_2, ImGuiKey_None, false,
     [](const ViewState&) -> Action { return SortFeed{FeedSort::kOldest}; }},
    {"sort likes", ImGuiKey_3, ImGuiKey_None, false,
     [](const ViewState&) -> Action { return SortFeed{FeedSort::kLikes}; }},
    {"sort replies", ImGuiKey_4, ImGuiKey_None, false,
     [](const ViewState&) -> Action { return SortFeed{FeedSort::kReplies}; }},
    {"sort reposts", ImGuiKey_5, ImGuiKey_None, false,
     [](const ViewState&) -> Action { return SortFeed{FeedSort::kReposts}; }},
    {"view posts", ImGuiKey_6, ImGuiKey_None, false, [](const ViewState&) -> Action { return CloseView{}; }},
    {"view years", ImGuiKey_7, ImGuiKey_Y, false,
     [](const ViewState&) -> Action { return ShowView{FeedView::kYears}; }},
    {"view day", ImGuiKey_8, ImGuiKey_None, false,
     [](const ViewState&) -> Action { return ShowView{FeedView::kDay}; }},
    {"open-warning", ImGuiKey_O, ImGuiKey_None, false,
     [](const ViewState& s) -> Action { return ToggleWarning{s.selected}; }, true},
    {"open-pictures", ImGuiKey_Enter, ImGuiKey_KeypadEnter, false,
     [](const ViewState& s) -> Action { return OpenPictures{s.selected}; }, true},
    {"show-thread", ImGuiKey_T, ImGuiKey_None, false,
     [](const ViewState& s) -> Action { return ShowThread{s.selected}; }, true},
    {"open-original", ImGuiKey_V, ImGuiKey_None, false,
     [](const ViewState& s) -> Action { return OpenOriginal{s.selected}; }, true},
    {"copy-link", ImGuiKey_L, ImGuiKey_None, false,
     [](const ViewState& s) -> Action { return CopyLink{s.selected}; }, true},
    {"copy-text", ImGuiKey_C, ImGuiKey_None, false,
     [](const ViewState& s) -> Action { return CopyText{s.selected}; }, true},
    {"first-post", ImGuiKey_Home, ImGuiKey_None, false,
     [](const ViewState&) -> Action { return ScrollFeedTo{0}; }},
    {"last-post", ImGuiKey_End, ImGuiKey_None, false,
     [](const ViewState&) -> Action { return ScrollFeedTo{1}; }},
    {"ask-date", ImGuiKey_G, ImGuiKey_None, false, [](const ViewState&) -> Action { return AskForDate{}; }},
}};

bool is_pressed(ImGuiKey key, bool repeats) {
  return key != ImGuiKey_None && ImGui::IsKeyPressed(key, repeats);
}

}  // namespace

Actions key_input(const ViewState& state, float feed_height_px) {
  Actions actions;
  for (const Command& command : kCommands) {
    if (!command.can_run(state)) continue;
    if (is_pressed(command.key, command.repeats) || is_pressed(command.other_key, command.repeats)) {
      actions.push_back(command.action(state));
    }
  }
  const float page_px = feed_height_px * 0.85f;
  if (is_pressed(ImGuiKey_PageDown, true) || is_pressed(ImGuiKey_Space, true)) {
    actions.push_back(ScrollFeed{page_px, false});
  }
  if (is_pressed(ImGuiKey_PageUp, true)) actions.push_back(ScrollFeed{-page_px, false});
  return actions;
}

Actions actions_of_command(std::string_view name, const ViewState& state) {
  for (const Command& command : kCommands) {
    if (command.name == name && command.can_run(state)) return {command.action(state)};
  }
  return {};
}

}  // namespace backscroll
