#include "screen/style.h"

#include <imgui.h>

#include <algorithm>

#include "screen/screen_canvas.h"
#include "screen/screen_fonts.h"

namespace surprisal::screen {
namespace {

constexpr float kTextEm = 13;  // pixels at scale 1, which ImGui counts as a line of 18

void set_colors(ImGuiStyle& style, const Theme& theme) {
  const auto mixed = [&](double share) { return unpacked(blend(theme.panel, theme.ink, share)); };
  const auto tinted = [&](double share) {
    return unpacked(blend(theme.panel, color_of(theme, Quantity::Logit), share));
  };
  ImVec4* colors = style.Colors;
  colors[ImGuiCol_Text] = unpacked(theme.ink);
  colors[ImGuiCol_TextDisabled] = unpacked(theme.muted);
  colors[ImGuiCol_WindowBg] = unpacked(theme.paper);
  colors[ImGuiCol_ChildBg] = {0, 0, 0, 0};
  colors[ImGuiCol_PopupBg] = unpacked(theme.panel);
  colors[ImGuiCol_MenuBarBg] = unpacked(theme.panel);
  colors[ImGuiCol_TitleBg] = colors[ImGuiCol_TitleBgActive] = colors[ImGuiCol_TitleBgCollapsed] = mixed(0.08);
  colors[ImGuiCol_Border] = mixed(0.16);
  colors[ImGuiCol_FrameBg] = mixed(0.07);
  colors[ImGuiCol_FrameBgHovered] = mixed(0.12);
  colors[ImGuiCol_FrameBgActive] = mixed(0.16);
  colors[ImGuiCol_Button] = mixed(0.08);
  colors[ImGuiCol_ButtonHovered] = mixed(0.15);
  colors[ImGuiCol_ButtonActive] = mixed(0.22);
  colors[ImGuiCol_Header] = tinted(0.16);
  colors[ImGuiCol_HeaderHovered] = tinted(0.24);
  colors[ImGuiCol_HeaderActive] = tinted(0.32);
  colors[ImGuiCol_CheckMark] = unpacked(color_of(theme, Quantity::Logit));
  colors[ImGuiCol_SliderGrab] = mixed(0.55);
  colors[ImGuiCol_SliderGrabActive] = mixed(0.75);
  colors[ImGuiCol_Separator] = mixed(0.14);
  colors[ImGuiCol_ScrollbarBg] = {0, 0, 0, 0};
  colors[ImGuiCol_ScrollbarGrab] = mixed(0.2);
  colors[ImGuiCol_ScrollbarGrabHovered] = mixed(0.3);
  colors[ImGuiCol_ScrollbarGrabActive] = mixed(0.4);
  colors[ImGuiCol_TableBorderLight] = mixed(0.1);
  colors[ImGuiCol_TableBorderStrong] = mixed(0.25);
  colors[ImGuiCol_TableHeaderBg] = {0, 0, 0, 0};
  colors[ImGuiCol_TableRowBgAlt] = mixed(0.03);
  colors[ImGuiCol_NavCursor] = unpacked(theme.accent);
  colors[ImGuiCol_TextSelectedBg] = tinted(0.35);
  colors[ImGuiCol_ModalWindowDimBg] = {0, 0, 0, 0.35f};
}

}  // namespace

void apply_style(const Theme& theme, float scale) {
  ImGuiStyle style;
  style.WindowPadding = {10, 8};
  style.FramePadding = {8, 3};
  style.ItemSpacing = {8, 5};
  style.ItemInnerSpacing = {6, 4};
  style.CellPadding = {8, 2};
  style.FrameRounding = style.GrabRounding = style.PopupRounding = style.ChildRounding = 4;
  style.WindowRounding = 0;
  style.WindowBorderSize = 0;
  style.ChildBorderSize = 0;
  style.PopupBorderSize = 1;
  style.ScrollbarSize = 11;
  style.GrabMinSize = 12;
  set_colors(style, theme);
  style.FontSizeBase = kTextEm * kImGuiSizePerEm;
  style.ScaleAllSizes(scale);
  style.WindowBorderHoverPadding =
      std::max(1.0f, style.WindowBorderHoverPadding);  // ImGui requires at least 1
  style.FontScaleDpi = scale;
  ImGui::GetStyle() = style;
}

}  // namespace surprisal::screen
