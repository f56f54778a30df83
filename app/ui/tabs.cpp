#include "ui/tabs.h"

#include <imgui.h>

#include <algorithm>
#include <cstddef>
#include <numeric>

#include "ui/buttons.h"
#include "ui/surface.h"

namespace surprisal::ui {
namespace {

constexpr double kTabPadding = 10;
constexpr double kTabUnderline = 3;
constexpr double kMoreTabs = 36;  // the width of the fade at an end

std::vector<double> widths_of(Ui& ui, const std::vector<Tab>& tabs) {
  const Surface surface(ui);
  std::vector<double> widths;
  for (const Tab& tab : tabs)
    widths.push_back(surface.width_of(ui.say(tab.title), 14, Weight::Bold) + surface.px(2 * kTabPadding));
  return widths;
}

void paint_tab(Ui& ui, Surface& surface, const Rect& area, const Tab& tab, bool is_chosen) {
  const Theme& theme = surface.theme();
  if (ImGui::IsItemHovered() && !is_chosen) surface.box(area, theme.segment_track, 6);
  surface.words(ui.say(tab.title), {area.centre().x, area.centre().y + surface.px(5)},
                {14, is_chosen ? theme.ink : theme.muted, is_chosen ? Weight::Bold : Weight::Regular},
                Anchor::Middle);
  const double line = surface.px(kTabUnderline);
  if (is_chosen) surface.box({area.left, area.bottom() - line, area.width, line}, theme.ink, 1);
}

// Where more tabs are beyond an edge: the tabs fade, and a sign points there.
void paint_more(Ui& ui, const Rect& area, bool at_right) {
  Surface surface(ui);
  const double width = surface.px(kMoreTabs);
  const double left = at_right ? area.right() - width : area.left;
  surface.fade({left, area.top, width, area.height - 1}, surface.theme().panel,
               at_right ? Edge::Right : Edge::Left);
  surface.words(
      at_right ? "›" : "‹",
      {at_right ? area.right() - surface.px(5) : area.left + surface.px(5), area.centre().y + surface.px(5)},
      {16, surface.theme().ink, Weight::Bold}, Anchor::Middle);
}

}  // namespace

double tabs_width(Ui& ui, const std::vector<Tab>& tabs) {
  const std::vector<double> widths = widths_of(ui, tabs);
  return std::accumulate(widths.begin(), widths.end(), 0.0);
}

bool show_tabs(Ui& ui, const Rect& area, const std::vector<Tab>& tabs, std::size_t& chosen) {
  Surface surface(ui);
  surface.line({area.left, area.bottom()}, {area.right(), area.bottom()}, surface.theme().border);
  double left = area.left;
  const std::vector<double> widths = widths_of(ui, tabs);
  const double all = std::accumulate(widths.begin(), widths.end(), 0.0);
  if (all > area.width) {
    const auto end = widths.begin() + static_cast<std::ptrdiff_t>(chosen);
    const double before = std::accumulate(widths.begin(), end, 0.0);
    left -= std::clamp(before + (*end - area.width) / 2, 0.0, all - area.width);
  }
  const std::size_t was = chosen;
  bool is_pressed = false;
  ImGui::PushClipRect(to_im({area.left, area.top}), to_im({area.right(), area.bottom()}), true);
  for (std::size_t i = 0; i < tabs.size(); ++i) {
    const Rect place = {left, area.top, widths[i], area.height};
    left = place.right();
    if (press_area("tab." + tabs[i].name, place, true, ui.say(tabs[i].title))) {
      chosen = i;
      is_pressed = true;
    }
    paint_tab(ui, surface, place, tabs[i], was == i);
  }
  ImGui::PopClipRect();
  if (left > area.right() + 1) paint_more(ui, area, true);
  if (left - all < area.left - 1) paint_more(ui, area, false);
  return is_pressed;
}

}  // namespace surprisal::ui
