// imgui_stub: Dear ImGui's widgets and tables, of which the interface uses none: it draws into draw lists and reads the
// pointer. Standing in for the entries that its windows ask for keeps all that is behind them out of the module: 24 KB
// compressed.
#include <cstdarg>

#include "imgui.h"
#include "imgui_internal.h"

namespace ImGui {

void EndColumns() {}
void EndMenuBar() {}
void EndTabBar() {}
void EndTable() {}
ImGuiMultiSelectIO* EndMultiSelect() { return nullptr; }
void InputTextDeactivateHook(ImGuiID) {}
void Scrollbar(ImGuiAxis) {}
void SeparatorText(const char*) {}
void TableSettingsAddSettingsHandler() {}
void TableGcCompactSettings() {}
void TableGcCompactTransientBuffers(ImGuiTable*) {}
void TableGcCompactTransientBuffers(ImGuiTableTempData*) {}
void TextV(const char*, va_list) {}
void TreePop() {}
bool ButtonBehavior(const ImRect&, ImGuiID, bool*, bool*, ImGuiButtonFlags) { return false; }
bool CollapseButton(ImGuiID, const ImVec2&) { return false; }
bool Selectable(const char*, bool, ImGuiSelectableFlags, const ImVec2&) { return false; }

}  // namespace ImGui

ImGuiInputTextState::ImGuiInputTextState() = default;
ImGuiInputTextState::~ImGuiInputTextState() = default;
void ImGuiMenuColumns::Update(float, bool) {}
