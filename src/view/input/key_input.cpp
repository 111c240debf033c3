// key_input: keys and named commands from one table, so that both always do the same.
#include <array>

#include "view/input/input.h"

namespace backscroll {
namespace {

constexpr double kZoomStep = 1.6;
constexpr double kPanShare = 0.2;  // of what is in view

struct Command {
  std::string_view name;
  Key key;
  Key other_key;
  bool repeats;
  Action (*action)(const ViewState& state);
  bool needs_selection = false;

  bool can_run(const ViewState& state) const { return !needs_selection || state.selected != kNoPost; }
};

double middle(const ViewState& state) { return state.target.begin_millis + state.target.span_millis() / 2; }

constexpr std::array<Command, 26> kCommands = {{
    {"zoom-in", '+', kNoKey, true,
     [](const ViewState& s) -> Action {
       return ZoomAround{middle(s), kZoomStep, false};
     }},
    {"zoom-out", '-', kNoKey, true,
     [](const ViewState& s) -> Action {
       return ZoomAround{middle(s), 1 / kZoomStep, false};
     }},
    {"pan-left", kLeftKey, 'A', true,
     [](const ViewState& s) -> Action {
       return PanBy{-kPanShare * s.target.span_millis(), false};
     }},
    {"pan-right", kRightKey, 'D', true,
     [](const ViewState& s) -> Action {
       return PanBy{kPanShare * s.target.span_millis(), false};
     }},
    {"fit", '0', kNoKey, false, [](const ViewState&) -> Action { return FitAll{}; }},
    {"next-post", kDownKey, 'J', true, [](const ViewState&) -> Action { return SelectNeighbour{1}; }},
    {"previous-post", kUpKey, 'K', true, [](const ViewState&) -> Action { return SelectNeighbour{-1}; }},
    {"sort time", '1', kNoKey, false, [](const ViewState&) -> Action { return SortFeed{PostSort::kTime}; }},
    {"sort oldest", '2', kNoKey, false,
     [](const ViewState&) -> Action { return SortFeed{PostSort::kOldest}; }},
    {"sort likes", '3', kNoKey, false, [](const ViewState&) -> Action { return SortFeed{PostSort::kLikes}; }},
    {"sort replies", '4', kNoKey, false,
     [](const ViewState&) -> Action { return SortFeed{PostSort::kReplies}; }},
    {"sort reposts", '5', kNoKey, false,
     [](const ViewState&) -> Action { return SortFeed{PostSort::kReposts}; }},
    {"sort relevance", 'R', kNoKey, false,
     [](const ViewState&) -> Action { return SortFeed{PostSort::kRelevance}; }},
    {"view posts", '6', kNoKey, false, [](const ViewState&) -> Action { return CloseView{}; }},
    {"view years", '7', 'Y', false, [](const ViewState&) -> Action { return ShowView{FeedView::kYears}; }},
    {"view day", '8', kNoKey, false, [](const ViewState&) -> Action { return ShowView{FeedView::kDay}; }},
    {"view numbers", '9', kNoKey, false,
     [](const ViewState&) -> Action { return ShowView{FeedView::kNumbers}; }},
    {"open-warning", 'O', kNoKey, false,
     [](const ViewState& s) -> Action { return ToggleWarning{s.selected}; }, true},
    {"open-pictures", kEnterKey, kNoKey, false,
     [](const ViewState& s) -> Action { return OpenPictures{s.selected}; }, true},
    {"show-thread", 'T', kNoKey, false, [](const ViewState& s) -> Action { return ShowThread{s.selected}; },
     true},
    {"open-original", 'V', kNoKey, false,
     [](const ViewState& s) -> Action { return OpenOriginal{s.selected}; }, true},
    {"copy-link", 'L', kNoKey, false, [](const ViewState& s) -> Action { return CopyLink{s.selected}; },
     true},
    {"copy-text", 'C', kNoKey, false, [](const ViewState& s) -> Action { return CopyText{s.selected}; },
     true},
    {"first-post", kHomeKey, kNoKey, false, [](const ViewState&) -> Action { return ScrollFeedTo{0}; }},
    {"last-post", kEndKey, kNoKey, false, [](const ViewState&) -> Action { return ScrollFeedTo{1}; }},
    {"ask-date", 'G', kNoKey, false, [](const ViewState&) -> Action { return AskForDate{}; }},
}};

}  // namespace

Actions key_input(const Input& input, const ViewState& state, float feed_height_px) {
  Actions actions;
  for (const Command& command : kCommands) {
    if (!command.can_run(state)) continue;
    if (input.has(command.key, command.other_key, command.repeats)) actions.push_back(command.action(state));
  }
  const float page_px = feed_height_px * 0.85f;
  if (input.has(kPageDownKey, ' ', true)) actions.push_back(ScrollFeed{page_px, false});
  if (input.has(kPageUpKey, kNoKey, true)) actions.push_back(ScrollFeed{-page_px, false});
  return actions;
}

Actions actions_of_command(std::string_view name, const ViewState& state) {
  for (const Command& command : kCommands) {
    if (command.name == name && command.can_run(state)) return {command.action(state)};
  }
  return {};
}

}  // namespace backscroll
