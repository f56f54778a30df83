// plot: the layout of a plot as a card: its title, and which of its panels are shown where.
#include <algorithm>
#include <cmath>
#include <vector>

#include "plot/chart_axes.h"
#include "plot/lay_out.h"
#include "plot/layouts.h"

namespace surprisal::plot {
namespace {

// In px, pixels at scale 1.
constexpr double kCompactUnder = 235;
constexpr double kSide = 16;
constexpr double kSmallestTitle = 12.5;
constexpr double kSmallestShare = 120;  // the least height of a plot that shares the card
constexpr double kNarrowestShare = 250;
constexpr double kAroundTriangle = 40;  // room for the names of the corners and of the field
constexpr double kLowestPlot = 56;      // below this, ticks and beads would overlap

struct Insets {
  double left = 52;
  double right = 20;
  double top = 44;
  double bottom = 42;
};

// Room on the left for the names of rows of bars, up to about a third of the width.
double room_for_names(const SceneBuilder& scene, const Chart& chart, double width) {
  constexpr double kSpare = 6;  // next to the bead
  if (std::all_of(chart.y.categories.begin(), chart.y.categories.end(),
                  [](const Category& category) { return category.letter.empty(); }))
    return 0;
  return std::min(widest_row_name(scene, chart.y) / scene.px() + kSpare, 0.37 * width);
}

Insets insets_for(const SceneBuilder& scene, const Panel& panel, double width, bool compact) {
  Insets insets;
  if (compact) insets.top = 36, insets.bottom = 28;
  const Chart* chart = axes_shown(panel);
  if (chart == nullptr) return {kSide, kSide, insets.top, kSide};
  if (chart->horizontal_bars) {
    insets.left = std::max(76.0, room_for_names(scene, *chart, width));
    insets.right = 68;
  }
  if (!chart->right_names.empty()) insets.right = 52;
  if (chart->is_over_slider) insets.right = 72;
  return insets;
}

std::vector<const Panel*> panels_of(const Plot& plot) {
  std::vector<const Panel*> panels;
  for (const auto& row : plot.rows) {
    for (const Panel& panel : row) panels.push_back(&panel);
  }
  return panels;
}

struct Grid {
  std::size_t columns = 1;
  std::size_t rows = 1;
};

// Fits as many panels as possible, in a column if the card is tall enough, else side by side.
Grid grid_for(std::size_t panels, double width, double height) {
  const Insets insets;
  const double share = kSmallestShare + insets.top + insets.bottom;
  const auto rows = static_cast<std::size_t>(std::max(1.0, height / share));
  const auto columns = static_cast<std::size_t>(std::max(1.0, width / kNarrowestShare));
  if (panels <= rows && height / static_cast<double>(panels) > 0.4 * width) return {1, panels};
  Grid grid;
  grid.columns = std::min(columns, panels);
  grid.rows = std::min(rows, (panels + grid.columns - 1) / grid.columns);
  return grid;
}

// The aside in its first version that has room beside the title.
void write_card_title(SceneBuilder& scene, const Plot& plot, const Rect& frame,
                      const std::vector<Text>& asides, Ink ink, double baseline) {
  const double px = scene.px();
  const double room = frame.width - 2 * kSide * px;
  TextStyle bold = {15 * px, Ink::Kind::Ink, Weight::Bold};
  const Text& title = plot.card_title.empty() ? plot.title : plot.card_title;
  // Shrink a long title slightly before cutting it.
  while (bold.size > kSmallestTitle * px && scene.width_of(title, bold) > room) bold.size -= px / 2;
  scene.write_within(title, bold, {frame.left + kSide * px, baseline}, room);
  const double left = room - scene.width_of(title, bold) - 16 * px;
  for (const Text& aside : asides) {
    for (const double size : {14 * px, 13 * px, 12 * px}) {
      const TextStyle style = {size, ink};
      if (aside.empty() || scene.width_of(aside, style) > left) continue;
      scene.write(aside, style, {frame.right() - kSide * px, baseline}, Align::Right);
      return;
    }
  }
}

}  // namespace

namespace {

// Shown instead of a plot that does not fit.
void write_more_indicator(SceneBuilder& scene, const Rect& frame) {
  const TextStyle style = {12 * scene.px(), Ink::Kind::Muted};
  const double room = frame.width - 2 * kSide * scene.px();
  scene.write_within({"More in a larger window", "放大窗口后显示"}, style,
                     {frame.left + kSide * scene.px(), frame.bottom() - 10 * scene.px()}, room);
}

}  // namespace

Scene lay_out_card(const Plot& plot, Rect frame, const Look& look, std::span<const View> views) {
  Scene result;
  result.frame = frame;
  result.background = theme(look.theme).paper;
  SceneBuilder scene(result, look, 12 * look.scale);
  const double px = look.scale;
  std::vector<const Panel*> panels = panels_of(plot);
  if (panels.empty()) return result;
  Grid grid = grid_for(panels.size(), frame.width / px, frame.height / px);
  const bool is_own = plot.card && grid.columns * grid.rows < panels.size();
  if (is_own) panels = {&*plot.card}, grid = {};
  const std::size_t shown = std::min(panels.size(), grid.columns * grid.rows);
  const bool alone = shown == 1;
  const bool compact = alone && frame.height < kCompactUnder * px;

  std::vector<Text> asides = {plot.aside};
  Ink aside_ink = Ink::Kind::Muted;
  const Chart* first = axes_shown(*panels.front());
  if (plot.aside.empty() && alone && first != nullptr && !first->y.title_is_inside)
    asides = {first->y.title, first->y.brief}, aside_ink = first->y.ink;
  write_card_title(scene, plot, frame, alone ? asides : std::vector<Text>(), aside_ink,
                   frame.top + (compact ? 22 : 26) * px);

  const double head = alone ? 0 : 30 * px;  // several panels have titles of their own below the card's
  const double width = frame.width / static_cast<double>(grid.columns);
  const double height = (frame.height - head) / static_cast<double>(grid.rows);
  const Insets first_insets = insets_for(scene, *panels.front(), width / px, compact);
  const bool is_triangle = std::holds_alternative<Triangle>(panels.front()->content);
  const double lowest = kLowestPlot + (is_triangle ? kAroundTriangle : 0);
  if (height / px - first_insets.top - first_insets.bottom < lowest) {
    write_more_indicator(scene, frame);
    return result;
  }
  for (std::size_t i = 0; i < shown; ++i) {
    const Rect cell = {frame.left + width * static_cast<double>(i % grid.columns),
                       frame.top + head + height * static_cast<double>(i / grid.columns), width, height};
    const Panel& panel = *panels[i];
    const Insets insets = insets_for(scene, panel, width / px, compact);
    const Rect plot_area = {cell.left + insets.left * px, cell.top + insets.top * px,
                            std::max(1.0, cell.width - (insets.left + insets.right) * px),
                            std::max(1.0, cell.height - (insets.top + insets.bottom) * px)};
    if (!alone) {
      const Text& title = panel.title;
      scene.write_within(title, {13 * px, Ink::Kind::Ink, Weight::Bold},
                         {cell.left + kSide * px, cell.top + 26 * px}, width - 2 * kSide * px);
    }
    const View view = i < views.size() ? views[i] : View{};
    PanelPlace place = {plot_area, i, view};
    place.alone = alone;
    place.compact = compact;
    if (axes_shown(panel) != nullptr) place.plot = plot_area;
    PlacedPanel placed = lay_out_panel_content(scene, panel, place);
    placed.is_card = is_own;
    scene.add_panel(std::move(placed));
  }
  return result;
}

const Panel* panel_shown(const Plot& plot, const Scene& scene, std::size_t index) {
  if (index < scene.panels.size() && scene.panels[index].is_card) return &*plot.card;
  const std::vector<const Panel*> panels = panels_of(plot);
  return index < panels.size() ? panels[index] : nullptr;
}

}  // namespace surprisal::plot
