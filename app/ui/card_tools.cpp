#include "ui/card_tools.h"

#include <imgui.h>
#include <imgui_internal.h>

#include <algorithm>

#include "desk/digit_sample.h"
#include "desk/exporting.h"
#include "figures/catalogue.h"
#include "session/options.h"
#include "ui/buttons.h"
#include "ui/figure_readings.h"
#include "ui/surface.h"

namespace surprisal::ui {
namespace {

constexpr double kWidth = 28;
constexpr double kHeight = 19;
constexpr double kAbove = 12;  // of the height: the gap between two cards; the rest is well above the title
constexpr double kInset = 12;  // from the figure's right edge
constexpr std::string_view kAxis = "probability_axis";

bool has_axis_option(const Figure* known) {
  return known != nullptr && known->batch == BatchUse::None &&
         std::find(known->options.begin(), known->options.end(), kAxis) != known->options.end();
}

bool is_in_use(const Ui& ui, const FigureView& figure, const Rect& frame) {
  if (ui.desk.presentation) return false;
  if (ui.focused_before.starts_with(figure.id + "/")) return true;
  const double above = static_cast<double>(ui.px(static_cast<float>(kAbove)));
  return figure.dragged.empty() && ImGui::IsWindowHovered(ImGuiHoveredFlags_AllowWhenBlockedByActiveItem) &&
         ImGui::IsMouseHoveringRect(to_im({frame.left, frame.top - above}),
                                    to_im({frame.right(), frame.bottom()}));
}

// Switches to the other of the option's two values.
void toggle_axis(Ui& ui) {
  const Option& option = option_of(kAxis);
  Session next = ui.desk.session();
  choose(next, option, 1 - chosen(next, option));
  ui.desk.edit(next, option.change);
}

// Pins a reading at the figure's main bead, or in the middle of its first chart.
void pin_reading(const Ui& ui, FigureView& figure) {
  const FigurePicture* picture = ui.pictures.find(figure.id);
  const Chart* chart = picture == nullptr ? nullptr : chart_of(*picture, 0);
  if (chart == nullptr || picture->scene.panels.empty()) return;
  const auto main = std::find_if(chart->marks.begin(), chart->marks.end(), [](const Mark& mark) {
    return mark.shape == Shape::Bead && mark.important;
  });
  const Range& range = picture->scene.panels.front().x.data;
  figure.pinned_panel = 0;
  figure.pinned = {main != chart->marks.end() ? main->at : Point{(range.low + range.high) / 2, 0}};
}

bool has_curves(const Ui& ui, const FigureView& figure) {
  if (shows_digits(ui.desk) && !ui.desk.view.maximized) return false;  // the view draws its own
  const FigurePicture* picture = ui.pictures.find(figure.id);
  const Chart* chart = picture == nullptr ? nullptr : chart_of(*picture, 0);
  return chart != nullptr && !chart->curves.empty();
}

}  // namespace

CardTools::CardTools(Ui& ui, FigureView& figure, const Rect& frame) : ui_(ui), figure_(figure) {
  if (!is_in_use(ui, figure, frame)) return;
  const Surface surface(ui);
  free_ = {frame.left, frame.top - surface.px(kAbove), frame.width - surface.px(kInset), surface.px(kHeight)};
  menu_wanted_ = tool(Icon::More, "more", {"More of this figure (right click)", "此图的更多操作（右键）"});
  fill_wanted_ = tool(Icon::Expand, "fill",
                      ui.desk.view.maximized ? Text("Back to all figures (Esc)", "返回全部图（Esc）")
                                             : Text("Fill the window (double click)", "单独放大（双击）"));
  if (tool(Icon::Export, "export", {"Export this figure…", "导出此图…"})) open_export(ui.desk, figure.id);
  if (has_curves(ui, figure)) {
    if (figure.pinned.empty()) {
      if (tool(Icon::Pin, "pin", {"Pin a reading (or click at a place)", "固定读数（或点击图中某处）"}))
        pin_reading(ui, figure);
    } else if (tool(Icon::Pin, "pin", {"Remove the pinned reading (Esc)", "取消固定的读数（Esc）"})) {
      figure.pinned.clear();
    }
  }
  if (has_axis_option(find_figure(figure.id))) {
    const bool is_log = chosen(ui.session(), option_of(kAxis)) == 1;
    if (tool(Icon::Axis, "axis",
             is_log ? Text("Linear probability axis", "概率轴改用线性刻度")
                    : Text("Logarithmic probability axis", "概率轴改用对数刻度")))
      toggle_axis(ui);
  }
}

bool CardTools::tool(Icon icon, const char* name, const Text& tooltip) {
  const double width = static_cast<double>(ui_.px(static_cast<float>(kWidth)));
  if (free_.width < width) return false;
  const Rect area = {free_.right() - width, free_.top, width, free_.height};
  free_.width -= width;
  const bool pressed =
      press_area("tool." + std::string(name) + "." + figure_.id, area, true, ui_.say(tooltip));
  tools_.push_back({icon, area, ImGui::IsItemHovered(), ImGui::IsItemActive()});
  if (ImGui::IsItemFocused() && ImGui::GetCurrentContext()->NavCursorVisible)
    ui_.focused_handle = figure_.id + "/" + name;
  tip(ui_, tooltip);
  return pressed;
}

void CardTools::paint() const {
  if (tools_.empty()) return;
  Surface surface(ui_);
  const Theme& theme = surface.theme();
  const Rect& last = tools_.back().area;
  const Rect all = {last.left, last.top, tools_.front().area.right() - last.left, last.height};
  surface.bordered(all, theme.paper, theme.border, 6);
  for (const Tool& tool : tools_) {
    const double share = tool.held ? 0.16 : tool.hovered ? 0.08 : 0;
    if (share > 0) surface.box(tool.area.inset(surface.px(2)), blend(theme.paper, theme.ink, share), 4);
    surface.icon(tool.icon, tool.area.centre(), 12, tool.hovered ? theme.ink : theme.muted);
  }
}

}  // namespace surprisal::ui
