#include "plot/chart_labels.h"

#include <algorithm>
#include <cmath>
#include <limits>

#include "base/wording.h"
#include "plot/chart_drawing.h"
#include "plot/labels.h"

namespace surprisal::plot {
void label_band(Pen& pen, const Axes& axes, const Band& band) {
  if (band.label.empty() || band.low) return;
  const auto rect = band_rect(axes, band);
  const TextStyle style = pen.body();
  const double width = pen.width_of(band.label, style);
  const double height = pen.height_of(style);
  if (!rect || width > rect->width) return;
  std::vector<Rect> places;
  for (double top = rect->top + 0.15 * style.size; top + height <= rect->bottom(); top += 0.3 * style.size)
    places.push_back({rect->centre().x - width / 2, top, width, height});
  label_best(pen, places, band.label, style);
}

namespace {

void label_inside(Pen& pen, const Rect& rect, const Bar& bar) {
  const TextStyle style = pen.body(dimmed(pen, Ink::Kind::Ink, bar.of_class));
  if (pen.width_of(bar.label, style) + 0.3 * pen.em() <= rect.width && pen.height_of(style) <= rect.height)
    pen.write_on(bar.label, style, readable_on(pen.theme(), pen.color(bar.ink)), rect.centre());
}

// A bar's number at its end.
struct BarLabel {
  std::size_t bar = 0;
  Text text;
  TextStyle style;
  Rect box;
};

// All of them to so many digits, or as they are where they are shorter or no number of digits is given.
std::vector<BarLabel> bar_labels(const Pen& pen, const Chart& chart, const std::vector<Rect>& rects,
                                 std::optional<int> digits) {
  const double gap = 0.3 * pen.em();
  std::vector<BarLabel> labels;
  for (std::size_t i = 0; i < rects.size(); ++i) {
    const Bar& bar = chart.bars[i];
    const Rect& rect = rects[i];
    if (bar.label.empty() || bar.label_inside) continue;
    BarLabel label = {i, bar.label, pen.body(dimmed(pen, Ink::Kind::Ink, bar.of_class)), {}};
    if (digits && bar.number && std::isfinite(*bar.number) && *bar.number != 0) {
      const Text rounded(shown(*bar.number, *digits));
      if (pen.width_of(rounded, label.style) < pen.width_of(label.text, label.style)) label.text = rounded;
    }
    const double width = pen.width_of(label.text, label.style);
    const double height = pen.height_of(label.style);
    const bool backwards = bar.to < bar.from;
    label.box = chart.bars_across
                    ? Rect{backwards ? rect.left - gap - width : rect.right() + gap,
                           rect.centre().y - height / 2, width, height}
                    : Rect{rect.centre().x - width / 2,
                           backwards ? rect.bottom() + gap : rect.top - gap - height, width, height};
    labels.push_back(std::move(label));
  }
  return labels;
}

bool are_apart(const Pen& pen, const std::vector<BarLabel>& labels) {
  const double gap = 0.35 * pen.em();
  for (std::size_t i = 0; i < labels.size(); ++i) {
    const Rect& box = labels[i].box;
    for (std::size_t k = 0; k < i; ++k) {
      if (Rect{box.left - gap, box.top, box.width + 2 * gap, box.height}.overlaps(labels[k].box))
        return false;
    }
  }
  return true;
}

bool are_off_bars(const Pen& pen, const std::vector<BarLabel>& labels, const std::vector<Rect>& rects) {
  const double air = 0.15 * pen.em();
  return std::all_of(labels.begin(), labels.end(), [&](const BarLabel& label) {
    const Rect box = {label.box.left - air, label.box.top, label.box.width + 2 * air, label.box.height};
    return std::none_of(rects.begin(), rects.end(), [&](const Rect& r) { return r.overlaps(box); });
  });
}

}  // namespace

void label_bars(Pen& pen, const Chart& chart, const std::vector<Rect>& rects) {
  for (std::size_t i = 0; i < rects.size(); ++i) {
    if (chart.bars[i].label_inside) label_inside(pen, rects[i], chart.bars[i]);
  }
  std::vector<BarLabel> chosen;
  for (const std::optional<int> digits : {std::optional<int>(), std::optional(3), std::optional(2)}) {
    std::vector<BarLabel> labels = bar_labels(pen, chart, rects, digits);
    if (!are_apart(pen, labels) || !are_off_bars(pen, labels, rects)) continue;
    chosen = std::move(labels);
    break;
  }
  for (const BarLabel& label : chosen)
    pen.write(label.text, label.style, {label.box.left, label.box.top + kAscent * label.style.size});
}

void label_guide(Pen& pen, const Axes& axes, const Guide& guide) {
  if (guide.label.empty()) return;
  const Rect& a = axes.area;
  const TextStyle style = pen.body(guide.ink);
  const double width = pen.width_of(guide.label, style);
  const double height = pen.height_of(style);
  const double gap = 0.3 * pen.em();
  const bool upright = guide.direction == Guide::Direction::Vertical;
  const double at = upright ? axes.x.to_pixel(guide.at) : axes.y.to_pixel(guide.at);
  if (!(upright ? at >= a.left && at <= a.right() : at >= a.top && at <= a.bottom())) return;
  const Rect room = a.inset(-gap);
  std::vector<Rect> places;
  const auto add = [&](double left, double top) {
    const Rect box = {left, top, width, height};
    if (room.contains(box)) places.push_back(box);
  };
  if (upright) {
    for (double down = 0; down + height <= a.height; down += 0.6 * height) {
      add(at + gap, a.top + down);
      add(at - gap - width, a.top + down);
    }
  } else {
    for (double along = 0; along + width <= a.width; along += std::max(width, 2 * height) / 4) {
      add(a.right() - width - along, at - gap - height);
      add(a.right() - width - along, at + gap);
    }
  }
  label_best(pen, places, guide.label, style);
}

void label_curves(Pen& pen, const Axes& axes, const Chart& chart,
                  const std::vector<std::vector<Polyline>>& pieces) {
  const auto label = [&](std::size_t i, const Text& text, Strictness strictness) {
    const Curve& curve = chart.curves[i];
    return label_curve(pen, axes.area, pieces[i], text, pen.body(dimmed(pen, curve.ink, curve.of_class)),
                       strictness);
  };
  std::vector<LegendEntry> entries;
  std::vector<std::size_t> homeless;
  for (std::size_t i = 0; i < chart.curves.size(); ++i) {
    const Curve& curve = chart.curves[i];
    if (curve.label.empty() || pieces[i].empty() || label(i, curve.label, Strictness::GoodPlace)) continue;
    if (!curve.name.empty() && label(i, curve.name, Strictness::GoodPlace)) continue;
    entries.push_back({curve.label, dimmed(pen, curve.ink, curve.of_class), curve.dash,
                       pen.line_width(curve.thickness), false});
    homeless.push_back(i);
  }
  for (const Band& band : chart.bands) {
    if (band.low && !band.label.empty()) entries.push_back({band.label, band.ink, Dash::Solid, 1, true});
  }
  if (write_legend(pen, axes.area, entries)) return;
  for (const std::size_t i : homeless) label(i, chart.curves[i].label, Strictness::AnyPlace);
}

namespace {

// Marks that are as important, each with those that stand on it, from the highest down.
std::vector<std::vector<PointLabel>> groups_of_marks(const Pen& pen, const Axes& axes, const Chart& chart,
                                                     bool important, double mark_size) {
  std::vector<std::vector<PointLabel>> groups;
  for (const Mark& mark : chart.marks) {
    const PointLabel label = {axes.at(mark.at), mark.label, pen.body(dimmed(pen, mark.ink, mark.of_class))};
    if (mark.important != important || mark.label.empty() || !axes.area.inset(-1).contains(label.at))
      continue;
    const auto is_near = [&](const std::vector<PointLabel>& group) {
      return !important && distance(group.front().at, label.at) < 1.5 * mark_size;
    };
    const auto group = std::find_if(groups.begin(), groups.end(), is_near);
    group == groups.end() ? groups.push_back({label}) : group->push_back(label);
  }
  for (auto& group : groups) {
    std::stable_sort(group.begin(), group.end(),
                     [](const PointLabel& a, const PointLabel& b) { return a.at.y < b.at.y; });
  }
  return groups;
}

}  // namespace

void label_marks(Pen& pen, const Axes& axes, const Chart& chart, double mark_size) {
  const Rect area = axes.area.inset(-0.5 * pen.em());
  const double clearance = 0.75 * mark_size;
  for (const bool important : {true, false}) {
    for (const auto& group : groups_of_marks(pen, axes, chart, important, mark_size)) {
      if (group.size() > 1 && label_points(pen, area, clearance, group)) continue;
      for (const PointLabel& label : group)
        label_point(pen, area, label.at, clearance, label.text, label.style);
    }
  }
}

}  // namespace surprisal::plot
