#include "screen/style.h"

#include <imgui.h>

#include <algorithm>

#include "screen/screen_canvas.h"
#include "screen/screen_fonts.h"

namespace surprisal::screen {
namespace {

constexpr float kTextEm = 14;  // pixels at scale 1; ImGui's size for this is 19, the height of a line

void set_colors(ImGuiStyle& style, const Theme& theme) {
  const auto mixed = [&](double share) { return unpacked(blend(theme.paper, theme.ink, share)); };
  const auto tinted = [&](double share) {
    return unpacked(blend(theme.paper, color_of(theme, Quantity::Logit), share));
  };
  ImVec4* colors = style.Colors;
  colors[ImGuiCol_Text] = unpacked(theme.ink);
  colors[ImGuiCol_TextDisabled] = unpacked(theme.muted);
  colors[ImGuiCol_WindowBg] = unpacked(theme.paper);
  colors[ImGuiCol_ChildBg] = {0, 0, 0, 0};
  colors[ImGuiCol_PopupBg] = unpacked(theme.paper);
  colors[ImGuiCol_MenuBarBg] = unpacked(theme.paper);
  colors[ImGuiCol_TitleBg] = colors[ImGuiCol_TitleBgActive] = colors[ImGuiCol_TitleBgCollapsed] =
      unpacked(theme.paper);
  colors[ImGuiCol_Border] = unpacked(theme.border);
  colors[ImGuiCol_FrameBg] = unpacked(theme.paper);
  colors[ImGuiCol_FrameBgHovered] = mixed(0.04);
  colors[ImGuiCol_FrameBgActive] = mixed(0.08);
  colors[ImGuiCol_Button] = unpacked(theme.paper);
  colors[ImGuiCol_ButtonHovered] = mixed(0.08);
  colors[ImGuiCol_ButtonActive] = mixed(0.16);
  colors[ImGuiCol_Header] = unpacked(theme.rail_selected);
  colors[ImGuiCol_HeaderHovered] = mixed(0.08);
  colors[ImGuiCol_HeaderActive] = mixed(0.14);
  colors[ImGuiCol_CheckMark] = unpacked(theme.ink);
  colors[ImGuiCol_SliderGrab] = unpacked(theme.muted);
  colors[ImGuiCol_SliderGrabActive] = unpacked(theme.accent);
  colors[ImGuiCol_Separator] = unpacked(theme.border);
  colors[ImGuiCol_ScrollbarBg] = {0, 0, 0, 0};
  colors[ImGuiCol_ScrollbarGrab] = mixed(0.2);
  colors[ImGuiCol_ScrollbarGrabHovered] = mixed(0.3);
  colors[ImGuiCol_ScrollbarGrabActive] = mixed(0.4);
  colors[ImGuiCol_TableBorderLight] = unpacked(theme.border);
  colors[ImGuiCol_TableBorderStrong] = unpacked(theme.axis);
  colors[ImGuiCol_TableHeaderBg] = {0, 0, 0, 0};
  colors[ImGuiCol_TableRowBgAlt] = mixed(0.03);
  colors[ImGuiCol_NavCursor] = unpacked(theme.focus);
  colors[ImGuiCol_TextSelectedBg] = tinted(0.3);
  colors[ImGuiCol_ModalWindowDimBg] = {0, 0, 0, 0.35f};
}

}  // namespace

void apply_style(const Theme& theme, float scale) {
  ImGuiStyle style;
  style.WindowPadding = {16, 12};
  style.FramePadding = {10, 5};
  style.ItemSpacing = {8, 6};
  style.ItemInnerSpacing = {8, 4};
  style.CellPadding = {8, 3};
  style.FrameRounding = style.GrabRounding = style.ChildRounding = 6;
  style.PopupRounding = style.WindowRounding = 10;
  style.WindowBorderSize = 0;
  style.ChildBorderSize = 0;
  style.FrameBorderSize = 1;
  style.PopupBorderSize = 1;
  style.ScrollbarSize = 11;
  style.GrabMinSize = 12;
  style.HoverDelayNormal = 0.4f;
  set_colors(style, theme);
  style.FontSizeBase = kTextEm * kImGuiSizePerEm;
  style.ScaleAllSizes(scale);
  style.WindowBorderHoverPadding =
      std::max(1.0f, style.WindowBorderHoverPadding);  // ImGui requires at least 1
  style.FontScaleDpi = scale;
  ImGui::GetStyle() = style;
}

}  // namespace surprisal::screen
