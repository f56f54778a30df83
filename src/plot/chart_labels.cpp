#include "plot/chart_labels.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <limits>

#include "base/wording.h"
#include "plot/chart_drawing.h"
#include "plot/end_labels.h"
#include "plot/labels.h"
#include "plot/legend.h"

namespace surprisal::plot {

void write_title_inside(SceneBuilder& scene, const Axes& axes, const Axis& y) {
  if (!axes.in_card || !y.title_is_inside) return;
  const TextStyle style = scene.body(y.ink);
  const Rect& area = axes.area;
  const double gap = 0.5 * scene.em();
  const Text title = scene.abridged(y.title, style, area.width - 2 * gap, y.brief);
  const double width = scene.width_of(title, style), height = scene.height_of(style);
  if (width > area.width - 2 * gap) return;
  std::vector<Rect> places;
  for (double top = area.top + gap; top + height < area.top + area.height / 2; top += height / 3) {
    for (double left = area.left + gap; left + width <= area.right() - gap; left += 2 * scene.em())
      places.push_back({left, top, width, height});
  }
  label_best(scene, places, title, style);
}

namespace {

// The names of shades are all on one line, as low as possible, or all left out.
void label_shades(SceneBuilder& scene, const Axes& axes, const Chart& chart) {
  struct Shade {
    const Band* band;
    Rect rect;
    Rect name;
  };
  const TextStyle style = scene.body();
  const double height = scene.height_of(style);
  const double side = 0.4 * style.size;
  std::vector<Shade> shades;
  for (const Band& band : chart.bands) {
    const auto rect = band.saturated && !band.label.empty() ? band_rect(axes, band) : std::nullopt;
    if (!rect) continue;
    if (scene.width_of(band.label, style) > rect->width) return;
    shades.push_back({&band, *rect, {}});
  }
  const auto fits_at = [&](Shade& shade, double down) {
    const Rect& rect = shade.rect;
    const double width = scene.width_of(shade.band->label, style);
    const double inset = std::min(side, (rect.width - width) / 2);
    for (const double left : {rect.right() - inset - width, rect.left + inset, rect.centre().x - width / 2}) {
      shade.name = {left, rect.bottom() - height - down, width, height};
      if (scene.is_clear(shade.name) && !scene.overlaps_text(shade.name.inset(-0.25 * style.size)))
        return true;
    }
    return false;
  };
  for (double down = 0.15 * style.size; down + height <= axes.area.height; down += 0.3 * style.size) {
    if (!std::all_of(shades.begin(), shades.end(), [&](Shade& shade) { return fits_at(shade, down); }))
      continue;
    for (const Shade& shade : shades)
      scene.write(shade.band->label, style, {shade.name.left, shade.name.top + kAscent * style.size});
    return;
  }
}

void label_band(SceneBuilder& scene, const Axes& axes, const Band& band) {
  if (band.label.empty() || band.low || band.saturated) return;
  const auto rect = band_rect(axes, band);
  const TextStyle style = scene.body();
  const double width = scene.width_of(band.label, style);
  const double height = scene.height_of(style);
  const double gap = 0.4 * style.size;
  // Keep clear of the edges, which may be drawn as lines.
  if (!rect || width + 1.5 * gap > rect->width) return;
  std::vector<Rect> places;
  const double side = std::min(gap, (rect->width - width) / 2);
  const std::array lefts = {rect->right() - side - width, rect->left + side, rect->centre().x - width / 2};
  for (double left : lefts) {
    for (double down = 0.15 * style.size; down + height <= rect->height; down += 0.3 * style.size)
      places.push_back({left, rect->bottom() - height - down, width, height});
  }
  label_best(scene, places, band.label, style);
}

}  // namespace

void label_covered(SceneBuilder& scene, const Axes& axes, const Text& words) {
  if (words.empty()) return;
  const TextStyle style = scene.caption(Ink::Kind::Muted);
  const double width = scene.width_of(words, style), height = scene.height_of(style);
  const Rect room = axes.area.inset(0.3 * scene.em());
  if (!(height > 0) || width > room.width || height > room.height) return;
  const Point middle = room.centre();
  std::vector<Rect> places;
  for (double down = 0; down < 0.45 * room.height; down += 1.5 * height) {
    for (double aside = 0; width / 2 + aside <= room.width / 2; aside += 2 * scene.em()) {
      for (const auto& [across, along] : {std::array{1.0, 1.0}, {-1.0, 1.0}, {1.0, -1.0}, {-1.0, -1.0}})
        places.push_back(
            {middle.x + across * aside - width / 2, middle.y + along * down - height / 2, width, height});
    }
  }
  std::stable_sort(places.begin(), places.end(), [&](const Rect& a, const Rect& b) {
    return distance(a.centre(), middle) < distance(b.centre(), middle);
  });
  label_best(scene, places, words, style);
}

void label_bands(SceneBuilder& scene, const Axes& axes, const Chart& chart) {
  for (const Band& band : chart.bands) label_band(scene, axes, band);
  label_shades(scene, axes, chart);
}

namespace {

// The name in "cat 0.8789", used if the name and number together do not fit.
Text name_in(const SceneBuilder& scene, const Text& label) {
  const std::string& words = scene.localized(label);
  const std::size_t space = words.rfind(' ');
  if (space == words.npos || !starts_with_number(std::string_view(words).substr(space + 1))) return {};
  std::string name = words.substr(0, space);
  if (name.ends_with(" =")) name.resize(name.size() - 2);
  return Text(std::move(name));
}

// On a bar that is cut off the label is placed before the break.
void label_inside(SceneBuilder& scene, const Rect& whole, const Bar& bar, bool is_cut) {
  if (bar.label.empty()) return;
  Rect rect = whole;
  if (is_cut) rect.width -= std::min(40 * scene.px(), 0.55 * rect.width);
  TextStyle style = {12 * scene.px(), scene.dimmed(Ink::Kind::Ink, bar.of_class), Weight::Bold};
  style.size *= enlargement_of(scene.localized(bar.label));
  const double room = rect.width - 0.3 * scene.em();
  const Text label = scene.width_of(bar.label, style) <= room ? bar.label : name_in(scene, bar.label);
  const double width = scene.width_of(label, style), height = scene.height_of(style);
  if (label.empty() || width > room || height > rect.height) return;
  const bool is_pale = bar.fill == Fill::Pale || bar.fill == Fill::Lighter;
  // Cover the stripes behind the text.
  const double around = std::min(4 * scene.px(), (rect.width - width) / 2);
  if (scene.look().theme == ThemeName::Contrast && bar.fill == Fill::Solid)
    scene.box(
        {rect.centre().x - width / 2 - around, rect.centre().y - height / 2, width + 2 * around, height},
        scene.dimmed(bar.ink, bar.of_class));
  scene.write_on(label, style, is_pale ? bar.ink.faded(0.45) : bar.ink, rect.centre());
}

// The number at the end of a bar.
struct BarLabel {
  std::size_t bar = 0;
  Text text;
  TextStyle style;
  Rect box;
};

// Labels rounded to this many digits; the original label if it is shorter or `digits` is empty.
std::vector<BarLabel> bar_labels(const SceneBuilder& scene, const Chart& chart,
                                 const std::vector<Rect>& rects, std::optional<int> digits) {
  const double gap = 0.3 * scene.em();
  std::vector<BarLabel> labels;
  for (std::size_t i = 0; i < rects.size(); ++i) {
    const Bar& bar = chart.bars[i];
    const Rect& rect = rects[i];
    if (bar.label.empty() || bar.label_inside) continue;
    BarLabel label = {i, bar.label, scene.body(scene.dimmed(Ink::Kind::Ink, bar.of_class)), {}};
    if (digits && bar.number && std::isfinite(*bar.number) && *bar.number != 0) {
      const Text rounded(shown(*bar.number, *digits));
      if (scene.width_of(rounded, label.style) < scene.width_of(label.text, label.style))
        label.text = rounded;
    }
    const double width = scene.width_of(label.text, label.style);
    const double height = scene.height_of(label.style);
    const bool negative = bar.to < bar.from;
    label.box = chart.horizontal_bars
                    ? Rect{negative ? rect.left - gap - width : rect.right() + gap,
                           rect.centre().y - height / 2, width, height}
                    : Rect{rect.centre().x - width / 2,
                           negative ? rect.bottom() + gap : rect.top - gap - height, width, height};
    labels.push_back(std::move(label));
  }
  return labels;
}

// Moves the last label outwards, off its neighbour's bar and label.
void move_last_outwards(const SceneBuilder& scene, std::vector<BarLabel>& labels,
                        const std::vector<Rect>& rects) {
  if (labels.size() < 2) return;
  constexpr double kMost = 0.4;  // of the label's width
  const double gap = 0.25 * scene.em();
  const Rect& inner = labels[labels.size() - 2].box;
  Rect& last = labels.back().box;
  double left = last.left;
  // A mark may still move the label up to the height of its neighbour.
  if (std::abs(inner.top - last.top) < 3 * last.height) left = std::max(left, inner.right() + gap);
  const Rect& bar = rects[labels[labels.size() - 2].bar];
  if (bar.top < last.bottom() && bar.bottom() > last.top) left = std::max(left, bar.right() + gap);
  if (left - last.left <= kMost * last.width && left + last.width <= scene.frame().right() - gap)
    last.left = left;
}

bool are_apart(const SceneBuilder& scene, const std::vector<BarLabel>& labels, double ems) {
  const double gap = ems * scene.em();
  for (std::size_t i = 0; i < labels.size(); ++i) {
    const Rect& box = labels[i].box;
    for (std::size_t k = 0; k < i; ++k) {
      if (Rect{box.left - gap, box.top, box.width + 2 * gap, box.height}.overlaps(labels[k].box))
        return false;
    }
  }
  return true;
}

bool clear_of_bars(const SceneBuilder& scene, const std::vector<BarLabel>& labels,
                   const std::vector<Rect>& rects, double ems) {
  const double margin = ems * scene.em();
  return std::all_of(labels.begin(), labels.end(), [&](const BarLabel& label) {
    const Rect box = {label.box.left - margin, label.box.top, label.box.width + 2 * margin, label.box.height};
    return std::none_of(rects.begin(), rects.end(), [&](const Rect& r) { return r.overlaps(box); });
  });
}

// Writes the label at the end of its bar, further out if a mark is there.
bool write_past_marks(SceneBuilder& scene, const Chart& chart, const BarLabel& label) {
  const bool negative = chart.bars[label.bar].to < chart.bars[label.bar].from;
  for (const double away : {0.0, 0.8, 1.6, 2.0}) {
    const double by = away * label.box.height * (negative ? -1 : 1);
    const Point corner = {label.box.left + (chart.horizontal_bars ? by : 0),
                          label.box.top - (chart.horizontal_bars ? 0 : by)};
    if (scene.write(label.text, label.style, {corner.x, corner.y + kAscent * label.style.size})) return true;
  }
  return false;
}

// Writes the label on its bar, at the end, if the bar is large enough.
void write_in_bar(SceneBuilder& scene, const Chart& chart, const Rect& bar, const BarLabel& label) {
  const double gap = 0.2 * scene.em();
  if (label.box.width + gap > bar.width || label.box.height + gap > bar.height) return;
  const Bar& own = chart.bars[label.bar];
  const bool negative = own.to < own.from;
  const Point aside = {bar.width - gap - label.box.width, bar.height - gap - label.box.height};
  const Point centre = chart.horizontal_bars
                           ? Point{bar.centre().x + (negative ? -0.5 : 0.5) * aside.x, bar.centre().y}
                           : Point{bar.centre().x, bar.centre().y + (negative ? 0.5 : -0.5) * aside.y};
  const bool is_solid = own.fill == Fill::Solid;
  scene.write_on(label.text, label.style, is_solid ? own.ink : own.ink.faded(0.45), centre);
}

}  // namespace

void label_bars(SceneBuilder& scene, const Axes& axes, const Chart& chart, const std::vector<Rect>& rects) {
  for (std::size_t i = 0; i < rects.size(); ++i) {
    if (chart.bars[i].label_inside)
      label_inside(scene, rects[i], chart.bars[i], leaves_axis(axes, chart, chart.bars[i]));
  }
  std::vector<BarLabel> chosen;
  for (const std::optional<int> digits : {std::optional<int>(), std::optional(3), std::optional(2)}) {
    std::vector<BarLabel> labels = bar_labels(scene, chart, rects, digits);
    // At the fewest digits, accept less space rather than drop the labels.
    const bool is_last = digits == 2;
    if (is_last && !chart.horizontal_bars) move_last_outwards(scene, labels, rects);
    if (!are_apart(scene, labels, is_last ? 0.2 : 0.35) ||
        !clear_of_bars(scene, labels, rects, is_last ? 0.1 : 0.3))
      continue;
    chosen = std::move(labels);
    break;
  }
  for (const BarLabel& label : chosen) {
    if (!write_past_marks(scene, chart, label)) write_in_bar(scene, chart, rects[label.bar], label);
  }
}

void label_guide(SceneBuilder& scene, const Axes& axes, const Guide& guide) {
  const std::optional<double> pixel = guide_pixel(axes, guide);
  if (guide.label.empty() || !pixel) return;
  const double at = *pixel;
  const Rect& a = axes.area;
  const TextStyle style = scene.body(guide.ink);
  const Text label = scene.abridged(guide.label, style, a.width);
  const double width = scene.width_of(label, style);
  const double height = scene.height_of(style);
  const double least = 0.3 * scene.em();
  const Rect room = a.inset(-least);
  std::vector<Rect> places;
  const auto add = [&](double left, double top) {
    const Rect box = {left, top, width, height};
    if (room.contains(box)) places.push_back(box);
  };
  if (guide.direction == Guide::Direction::Vertical) {
    for (double down = 0; down + height <= a.height; down += 0.6 * height) {
      add(at + least, a.top + down);
      add(at - least - width, a.top + down);
    }
  } else {
    // Also try farther away, in case a curve runs along the guide.
    for (const double gap : {least, 2 * least, 4 * least}) {
      for (double along = 0; along + width <= a.width; along += std::max(width, 2 * height) / 4) {
        add(a.right() - width - along, at - gap - height);
        add(a.right() - width - along, at + gap);
      }
    }
  }
  label_best(scene, places, label, style);
}

namespace {

// The x pixel for the label: where the figure asks for it, else the end of the curve.
double label_pixel(const Axes& axes, const Curve& curve, const std::vector<Polyline>& pieces) {
  if (curve.label_near) return axes.x.to_pixel(*curve.label_near);
  double right = axes.area.left;
  for (const Polyline& piece : pieces) {
    for (const Point p : piece) right = std::max(right, p.x);
  }
  return right;
}

bool has_number_in(const std::string& words) { return words.find_first_of("0123456789") != words.npos; }

// Tries the full label first, where only its own curve is near; then near its place; then shorter versions;
// then anywhere with enough room. A label whose second line is a value is kept whole if it has room anywhere.
// Before all that, a label with a place and a number is tried beside its place.
bool label_in_place(SceneBuilder& scene, const Axes& axes, const Curve& curve,
                    const std::vector<Polyline>& pieces, std::span<const Point> own,
                    std::span<const Point> others) {
  const double near = label_pixel(axes, curve, pieces);
  const TextStyle full = scene.caption(scene.dimmed(curve.ink, curve.of_class));
  const TextStyle small = scene.body(full.ink);
  const Text whole = curve.explanation.empty() ? curve.label : curve.label + Text("\n") + curve.explanation;
  const auto label = [&](const Text& text, Side side, Strictness strictness, const TextStyle& style) {
    return !text.empty() &&
           label_curve(scene, axes.area, pieces, near, side, text, style, strictness, own, others);
  };
  const auto label_on = [&](Side side, Strictness strictness) {
    return (!curve.explanation.empty() && label(curve.label, side, strictness, full)) ||
           label(curve.name, side, strictness, full);
  };
  const bool has_number = !curve.explanation.empty() && curve.label != curve.name;
  // A smaller label with its number is better than one without it, or one far away.
  if (curve.label_near && has_number &&
      (label(whole, curve.label_side, Strictness::BesidePlace, full) ||
       label(curve.label, curve.label_side, Strictness::BesidePlace, full) ||
       label(curve.label, curve.label_side, Strictness::BesidePlace, small)))
    return true;
  if ((curve.label_near || curve.label_side == Side::Either) &&
      label(whole, curve.label_side, Strictness::OwnPlace, full))
    return true;
  const bool explains_value = has_number_in(scene.localized(curve.explanation));
  const bool has_side = curve.label_side != Side::Either;
  const auto whole_label = [&](Strictness strictness) {
    return label(whole, curve.label_side, strictness, full) ||
           (has_side && label(whole, Side::Either, strictness, full));
  };
  if (explains_value && (whole_label(Strictness::NearPlace) || whole_label(Strictness::GoodPlace)))
    return true;
  for (const Strictness strictness : {Strictness::NearPlace, Strictness::GoodPlace}) {
    if (!explains_value && label(whole, curve.label_side, strictness, full)) return true;
    if (has_side && (label_on(curve.label_side, strictness) ||
                     (!explains_value && label(whole, Side::Either, strictness, full))))
      return true;
    if (label_on(Side::Either, strictness)) return true;
  }
  return false;
}

}  // namespace

void label_curves(SceneBuilder& scene, const Axes& axes, const Chart& chart,
                  const std::vector<std::vector<Polyline>>& pieces) {
  const bool are_ends_labelled = label_ends(scene, axes, chart, pieces);
  std::vector<std::vector<Point>> points;
  for (const std::vector<Polyline>& curve : pieces) points.push_back(points_along(curve, 0.5 * scene.em()));
  std::vector<LegendEntry> entries;
  std::vector<std::size_t> without_place;
  for (std::size_t i = 0; i < chart.curves.size(); ++i) {
    const Curve& curve = chart.curves[i];
    if (curve.label.empty() || pieces[i].empty() || (are_ends_labelled && !curve.end_labels.empty()))
      continue;
    std::vector<Point> others;
    for (std::size_t k = 0; k < pieces.size(); ++k)
      if (k != i) others.insert(others.end(), points[k].begin(), points[k].end());
    if (label_in_place(scene, axes, curve, pieces[i], points[i], others)) continue;
    entries.push_back({curve.label, scene.dimmed(curve.ink, curve.of_class), curve.dash,
                       scene.line_width(curve.thickness), false});
    without_place.push_back(i);
  }
  for (const Band& band : chart.bands) {
    if (band.low && !band.label.empty()) entries.push_back({band.label, band.ink, Dash::Solid, 1, true});
  }
  if (write_legend(scene, axes.area, entries)) return;
  for (const std::size_t i : without_place)
    label_curve(scene, axes.area, pieces[i], label_pixel(axes, chart.curves[i], pieces[i]), Side::Either,
                chart.curves[i].label,
                scene.caption(scene.dimmed(chart.curves[i].ink, chart.curves[i].of_class)),
                Strictness::AnyPlace);
}

}  // namespace surprisal::plot
