#include "ui/buttons.h"

#include <imgui.h>

#include <algorithm>
#include <string>

#include "base/wording.h"

namespace surprisal::ui {
namespace {

constexpr double kButtonPadding = 12;
constexpr double kIcon = 12;
constexpr double kIconGap = 8;
constexpr double kRadius = 6;

double baseline_in(const Surface& surface, const Rect& area, double size) {
  return area.centre().y + 0.36 * surface.px(size);
}

Color words_color(const Theme& theme, const ButtonLook& look) {
  if (!look.enabled) return blend(theme.paper, theme.muted, 0.7);
  if (look.kind == ButtonKind::Primary) return theme.on_primary;
  return look.kind == ButtonKind::Quiet ? theme.muted : theme.ink;
}

void paint_ground(Surface& surface, const Rect& area, const ButtonLook& look, bool hovered, bool held) {
  const Theme& theme = surface.theme();
  const double share = held ? 0.16 : hovered ? 0.08 : 0;
  if (look.kind == ButtonKind::Primary)
    return surface.box(area, blend(theme.primary, theme.on_primary, share), kRadius);
  if (look.kind == ButtonKind::Secondary)
    return surface.bordered(area, blend(theme.paper, theme.ink, share), theme.border, kRadius);
  if (share > 0) surface.box(area, blend(theme.panel, theme.ink, share), kRadius);
}

}  // namespace

bool press_area(std::string_view name, const Rect& area, bool enabled, std::string_view words) {
  if (area.width < 1 || area.height < 1) return false;
  ImGui::SetCursorScreenPos(to_im({area.left, area.top}));
  ImGui::BeginDisabled(!enabled);
  const std::string label = std::string(words) + "###" + std::string(name);
  const bool pressed =
      ImGui::InvisibleButton(label.c_str(), {static_cast<float>(area.width), static_cast<float>(area.height)},
                             ImGuiButtonFlags_EnableNav);
  ImGui::EndDisabled();
  if (enabled && ImGui::IsItemHovered()) ImGui::SetMouseCursor(ImGuiMouseCursor_Hand);
  return pressed;
}

double button_width(Ui& ui, const Text& words, const ButtonLook& look) {
  const Surface surface(ui);
  const double icon = look.icon ? surface.px(kIcon + (ui.say(words).empty() ? 0 : kIconGap)) : 0;
  const Weight weight = look.kind == ButtonKind::Primary ? Weight::Bold : Weight::Regular;
  return surface.px(2 * kButtonPadding) + icon + surface.width_of(ui.say(words), look.size, weight);
}

bool button(Ui& ui, std::string_view name, const Rect& area, const Text& words, const ButtonLook& look) {
  const bool pressed = press_area(name, area, look.enabled, ui.say(words.empty() ? look.tooltip : words));
  Surface surface(ui);
  paint_ground(surface, area, look, ImGui::IsItemHovered() && look.enabled, ImGui::IsItemActive());
  const Weight weight = look.kind == ButtonKind::Primary ? Weight::Bold : Weight::Regular;
  const Color color = words_color(surface.theme(), look);
  double left =
      area.left + (area.width - (button_width(ui, words, look) - surface.px(2 * kButtonPadding))) / 2;
  if (look.icon) {
    surface.icon(*look.icon, {left + surface.px(kIcon) / 2, area.centre().y}, kIcon, color);
    left += surface.px(kIcon + kIconGap);
  }
  surface.words(ui.say(words), {left, baseline_in(surface, area, look.size)}, {look.size, color, weight});
  if (!look.tooltip.empty()) tip(ui, look.tooltip);
  return pressed;
}

bool icon_button(Ui& ui, std::string_view name, const Rect& area, Icon icon, const Text& tooltip,
                 bool enabled) {
  const bool pressed = press_area(name, area, enabled, ui.say(tooltip));
  Surface surface(ui);
  paint_ground(surface, area, {.kind = ButtonKind::Quiet}, ImGui::IsItemHovered() && enabled,
               ImGui::IsItemActive());
  const Theme& theme = surface.theme();
  surface.icon(icon, area.centre(), kIcon + 2, enabled ? theme.muted : blend(theme.paper, theme.muted, 0.4));
  tip(ui, tooltip);
  return pressed;
}

bool segments(Ui& ui, std::string_view name, const std::vector<Text>& words, int& chosen) {
  const ImVec2 corner = ImGui::GetCursorScreenPos();
  const bool changed = segments(ui, name, from_im(corner), words, chosen);
  ImGui::SetCursorScreenPos(corner);
  ImGui::Dummy({static_cast<float>(segments_width(ui, words)), ui.px(static_cast<float>(kSegmentHeight))});
  return changed;
}

bool menu_head(Ui& ui, std::string_view name, const Rect& area, const Text& words, bool is_open) {
  const bool pressed = press_area(name, area, true, ui.say(words));
  Surface surface(ui);
  const Theme& theme = surface.theme();
  if (is_open || ImGui::IsItemHovered()) surface.box(area, theme.segment_track, kRadius);
  surface.words(ui.say(words), {area.centre().x, baseline_in(surface, area, 14)}, {14, theme.ink},
                Anchor::Middle);
  return pressed;
}

double segments_width(Ui& ui, const std::vector<Text>& words) {
  const Surface surface(ui);
  double width = surface.px(4);
  for (const Text& word : words)
    width += surface.px(2 * kButtonPadding) + surface.width_of(ui.say(word), 14, Weight::Bold);
  return width;
}

bool segments(Ui& ui, std::string_view name, Point corner, const std::vector<Text>& words, int& chosen) {
  Surface surface(ui);
  const Theme& theme = surface.theme();
  const Rect track = {corner.x, corner.y, segments_width(ui, words), surface.px(kSegmentHeight)};
  surface.box(track, theme.segment_track, kRadius);
  double left = track.left + surface.px(2);
  bool changed = false;
  for (std::size_t i = 0; i < words.size(); ++i) {
    const std::string& word = ui.say(words[i]);
    const bool is_chosen = chosen == static_cast<int>(i);
    const Rect segment = {left, track.top + surface.px(2),
                          surface.px(2 * kButtonPadding) + surface.width_of(word, 14, Weight::Bold),
                          track.height - surface.px(4)};
    const bool pressed = press_area(std::string(name) + "." + std::to_string(i), segment, true, word);
    const bool is_inverted = is_chosen && ui.desk.settings.theme == ThemeName::Contrast;
    if (is_inverted)
      surface.box(segment, theme.ink, 4);
    else if (is_chosen)
      surface.bordered(segment, theme.segment_selected, blend(theme.segment_selected, theme.ink, 0.1), 4);
    else if (ImGui::IsItemHovered())
      surface.box(segment, blend(theme.segment_track, theme.ink, 0.06), 4);
    surface.words(word, {segment.centre().x, baseline_in(surface, segment, 14)},
                  {14,
                   is_inverted ? theme.paper
                   : is_chosen ? theme.ink
                               : theme.muted,
                   is_chosen ? Weight::Bold : Weight::Regular},
                  Anchor::Middle);
    if (pressed && !is_chosen) {
      chosen = static_cast<int>(i);
      changed = true;
    }
    left = segment.right();
  }
  return changed;
}

bool stepper(Ui& ui, std::string_view name, Point corner, int& number, int least, int most,
             const Text& what) {
  Surface surface(ui);
  const Theme& theme = surface.theme();
  const double side = surface.px(kStepperSide);
  surface.bordered({corner.x, corner.y, 3 * side, side}, theme.paper, theme.border, kRadius);
  const int before = number;
  for (const int by : {-1, 1}) {
    const Rect square = {corner.x + (by > 0 ? 2 * side : 0), corner.y, side, side};
    const bool possible = number + by >= least && number + by <= most;
    const std::string id = std::string(name) + (by > 0 ? ".more" : ".less");
    const Text does = {(by > 0 ? "one more " : "one fewer ") + what.en, what.zh + (by > 0 ? "加 1" : "减 1")};
    if (press_area(id, square, possible, ui.say(does))) number += by;
    if (possible && ImGui::IsItemHovered()) surface.box(square.inset(surface.px(1)), theme.segment_track, 5);
    surface.icon(by > 0 ? Icon::Plus : Icon::Minus, square.centre(), 12,
                 possible ? theme.ink : blend(theme.paper, theme.muted, 0.4));
    tip(ui, does);
  }
  for (const double at : {1.0, 2.0})
    surface.line({corner.x + at * side, corner.y}, {corner.x + at * side, corner.y + side}, theme.border);
  const Rect middle = {corner.x + side, corner.y, side, side};
  surface.words(std::to_string(number), {middle.centre().x, baseline_in(surface, middle, 14)},
                {14, theme.ink, Weight::Bold}, Anchor::Middle);
  return number != before;
}

void tip(Ui& ui, const Text& words) {
  if (words.empty() ||
      !ImGui::IsItemHovered(ImGuiHoveredFlags_DelayNormal | ImGuiHoveredFlags_AllowWhenDisabled))
    return;
  const Theme& theme = ui.theme();
  ImGui::PushStyleColor(ImGuiCol_PopupBg, unpacked(theme.primary));
  ImGui::PushStyleColor(ImGuiCol_Text, unpacked(theme.on_primary));
  ImGui::PushStyleVar(ImGuiStyleVar_WindowPadding, {ui.px(12), ui.px(8)});
  if (ImGui::BeginTooltip()) {
    ImGui::PushFont(nullptr, ui.px(12) * kImGuiSizePerEm / ImGui::GetStyle().FontScaleDpi);
    ImGui::PushTextWrapPos(ui.px(320));
    ImGui::TextUnformatted(ui.say(words).c_str());
    ImGui::PopTextWrapPos();
    ImGui::PopFont();
    ImGui::EndTooltip();
  }
  ImGui::PopStyleVar();
  ImGui::PopStyleColor(2);
}

}  // namespace surprisal::ui
