#include "ui/figure_readings.h"

#include <algorithm>
#include <cmath>
#include <limits>

#include "base/wording.h"
#include "plot/lay_out.h"
#include "ui/surface.h"

namespace surprisal::ui {
namespace {

// At scale 1.
constexpr double kBoxPadding = 12;
constexpr double kLine = 22;
constexpr double kNameGap = 24;
constexpr double kAway = 8;  // from the line and from the edges of the chart

struct Reading {
  Text name;  // with the marks of typeset/rich_line.h
  Ink ink;
  double y = 0;
};

bool is_defined(const Curve& curve, double x) {
  return curve.f && (!curve.domain || (x >= curve.domain->low && x <= curve.domain->high));
}

std::vector<Reading> readings_at(const Chart& chart, double x) {
  std::vector<Reading> readings;
  for (const Curve& curve : chart.curves) {
    if (!is_defined(curve, x)) continue;
    const Text& named = curve.name.empty() ? curve.label : curve.name;
    readings.push_back({named.empty() ? chart.y.title : named, curve.ink, curve.f(x)});
  }
  return readings;
}

// How much of the curves the box would cover, in sample points.
int places_covered(const Rect& box, const PlacedPanel& placed, const Chart& chart) {
  constexpr int kPlaces = 24;
  int covered = 0;
  for (const Curve& curve : chart.curves) {
    for (int i = 0; i <= kPlaces; ++i) {
      const double pixel = box.left + box.width * i / kPlaces;
      const double x = placed.x.to_data(pixel);
      if (is_defined(curve, x) && box.contains(Point{pixel, placed.y.to_pixel(curve.f(x))})) ++covered;
    }
  }
  return covered;
}

// Places the box next to the line or at an edge of the chart, where it covers the least of the curves.
Rect place_for_box(double width, double height, double line, double away, const PlacedPanel& placed,
                   const Chart& chart, const Rect& kept_free = {}) {
  constexpr int kWorst = 1000;
  const Rect& area = placed.area;
  const double rightmost = std::max(area.left, area.right() - width - away);
  Rect best;
  int least = std::numeric_limits<int>::max();
  for (const double left : {line + away, line - away - width, rightmost, area.left + away}) {
    for (const double top : {area.top + away, area.bottom() - away - height}) {
      const Rect box = {std::clamp(left, area.left, rightmost), top, width, height};
      const int covered = places_covered(box, placed, chart) + (box.overlaps(kept_free) ? kWorst : 0);
      if (covered >= least) continue;
      least = covered;
      best = box;
    }
  }
  return best;
}

}  // namespace

void show_readings(Ui& ui, const PlacedPanel& placed, const Chart& chart, double x) {
  const std::vector<Reading> readings = readings_at(chart, x);
  if (readings.empty()) return;
  Surface surface(ui);
  const Theme& theme = surface.theme();
  const double line = placed.x.to_pixel(x);
  surface.line({line, placed.area.top}, {line, placed.area.bottom()}, theme.axis);
  for (const Reading& reading : readings) {
    const Point dot = {line, placed.y.to_pixel(reading.y)};
    if (placed.area.contains(dot)) surface.disc(dot, 3.5, fill_color_of(theme, reading.ink));
  }

  const std::string head = ui.say(chart.x.title) + " = " + shown(x);
  const RichStyle head_style = {12, Weight::Regular, Ink::Kind::Muted};
  double width = surface.rich_width(head, head_style);
  for (const Reading& reading : readings)
    width = std::max(width, surface.rich_width(ui.say(reading.name), {14, Weight::Regular, reading.ink}) +
                                surface.px(kNameGap) + surface.width_of(shown(reading.y), 14, Weight::Bold));
  width += surface.px(2 * kBoxPadding);
  const double height = surface.px(kLine * static_cast<double>(readings.size() + 1) + kBoxPadding);
  const Rect box = place_for_box(width, height, line, surface.px(kAway), placed, chart);
  surface.bordered(box, theme.paper, theme.border, 6);
  double baseline = box.top + surface.px(21);
  const double left = box.left + surface.px(kBoxPadding);
  surface.rich(head, {left, baseline}, head_style);
  for (const Reading& reading : readings) {
    baseline += surface.px(kLine);
    surface.rich(ui.say(reading.name), {left, baseline}, {14, Weight::Regular, reading.ink});
    surface.words(shown(reading.y), {box.right() - surface.px(kBoxPadding), baseline},
                  {14, color_of(theme, reading.ink), Weight::Bold}, Anchor::Right);
  }
}

const Chart* chart_of(const FigurePicture& picture, std::size_t index) {
  const Panel* panel = panel_shown(picture.plot, picture.scene, index);
  return panel == nullptr ? nullptr : std::get_if<Chart>(&panel->content);
}

void show_handle_reading(Ui& ui, const PlacedPanel& placed, const Chart& chart, const PlacedHandle& handle) {
  Surface surface(ui);
  const Theme& theme = surface.theme();
  const WordLook name = {14, color_of(theme, handle.handle.ink), Weight::Bold};
  const RichStyle style = {12, Weight::Regular, Ink::Kind::Muted};
  std::vector<std::string> lines;
  const auto add = [&](const Axis& axis, double value) {
    const Text& title = axis.brief.empty() ? axis.title : axis.brief;
    if (!title.empty() && axis.categories.empty()) lines.push_back(ui.say(title) + " = " + shown(value));
  };
  add(chart.x, handle.handle.at.x);
  if (!chart.horizontal_bars && !handle.handle.has_grip) add(chart.y, handle.handle.at.y);
  double width = surface.width_of(ui.say(handle.handle.name), name.size, name.weight);
  for (const std::string& line : lines) width = std::max(width, surface.rich_width(line, style));
  width += surface.px(2 * kBoxPadding);
  const double height = surface.px(kLine * static_cast<double>(lines.size() + 1) + kBoxPadding);
  const double halo = surface.px(kHaloRadius);
  const Rect bead = {handle.at.x - halo, handle.at.y - halo, 2 * halo, 2 * halo};
  const Rect box = place_for_box(width, height, handle.at.x, halo + surface.px(kAway), placed, chart, bead);
  surface.bordered(box, theme.paper, theme.border, 6);
  double baseline = box.top + surface.px(21);
  const double left = box.left + surface.px(kBoxPadding);
  surface.words(ui.say(handle.handle.name), {left, baseline}, name);
  for (const std::string& line : lines) surface.rich(line, {left, baseline += surface.px(kLine)}, style);
}

}  // namespace surprisal::ui
