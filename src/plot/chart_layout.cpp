// plot: the layout of a chart: the order in which its elements are drawn and labelled.
#include <algorithm>
#include <cmath>

#include "draw/bead.h"
#include "plot/axis_numbers.h"
#include "plot/beads.h"
#include "plot/chart_axes.h"
#include "plot/chart_drawing.h"
#include "plot/chart_labels.h"
#include "plot/chips.h"
#include "plot/counts_layout.h"
#include "plot/divisions_layout.h"
#include "plot/inscriptions.h"
#include "plot/labels.h"
#include "plot/layouts.h"
#include "plot/marks.h"
#include "plot/rows_of_bars.h"
#include "plot/sampling.h"
#include "plot/tags.h"

namespace surprisal::plot {
namespace {

constexpr double kRim = 0.75;  // width of the paper-coloured rim around a curve, both sides together, in px

constexpr double kMarkSize = 9;         // in px
constexpr double kIntervalCap = 4;      // half of its width, in px
constexpr double kLetterReach = 6;      // from the middle of a bead to the end of its letter, in px
constexpr double kUnderBead = 3;        // from the middle of a bead, in px
constexpr std::size_t kManyMarks = 40;  // a cloud of points, where they may overlap

std::vector<Rect> draw_bars(SceneBuilder& scene, const Axes& axes, const Chart& chart) {
  std::vector<Rect> rects;
  for (const Bar& bar : chart.bars) {
    const Rect rect = rects.emplace_back(bar_rect(scene, chart, axes, bar));
    const Point end = chart.horizontal_bars ? Point{bar.to, bar.at} : Point{bar.at, bar.to};
    const Handle* handle = handle_at(chart, end);
    const bool dragged = handle != nullptr && handle->id == scene.look().dragged;
    if (!std::isnan(bar.to)) draw_bar(scene, axes, chart, rect, bar, dragged);
  }
  return rects;
}

// Returns the visible pieces of each curve.
std::vector<std::vector<Polyline>> draw_curves(SceneBuilder& scene, const Axes& axes, const Chart& chart,
                                               double margin) {
  const double tolerance = scene.look().medium == Medium::Paper ? kPaperTolerance : kScreenTolerance;
  std::vector<std::vector<Polyline>> pieces;
  for (const Curve& curve : chart.curves) {
    pieces.push_back(visible_pieces(curve, axes, margin, tolerance));
    if (!curve.has_rim) continue;
    const double width = scene.line_width(curve.thickness) + kRim * scene.px();
    for (const Polyline& piece : pieces.back()) scene.line(piece, Ink::Kind::Paper, width);
  }
  for (std::size_t i = 0; i < chart.curves.size(); ++i) {
    const Curve& curve = chart.curves[i];
    for (const Polyline& piece : pieces[i]) {
      scene.lines().add(piece);
      scene.line(piece, scene.dimmed(curve.ink, curve.of_class), scene.line_width(curve.thickness),
                 curve.dash);
    }
  }
  return pieces;
}

void draw_arrow(SceneBuilder& scene, const Axes& axes, const Arrow& arrow) {
  const Point from = axes.at(arrow.from);
  const Point to = axes.at(arrow.to);
  if (!axes.shows(from) || !axes.shows(to)) return;
  scene.arrow(from, to, arrow.ink, scene.line_width(Thickness::Regular));
  scene.lines().add({from, to});
}

Point place_of(const SceneBuilder& scene, const Axes& axes, const Chart& chart, Point data) {
  Point at = axes.at(data);
  if (chart.horizontal_bars) at.y = row_middle(scene, axes, chart, data.y);
  return at;
}

// As much of it as is inside the axes; an end that is outside has no cap.
void draw_interval(SceneBuilder& scene, const Axes& axes, const Mark& mark) {
  const Rect& area = axes.area;
  const double x = axes.at(mark.at).x;
  const double low = std::min(axes.at({mark.at.x, mark.interval->low}).y, area.bottom());
  const double high = std::max(axes.at({mark.at.x, mark.interval->high}).y, area.top);
  if (!(low > high && x >= area.left && x <= area.right())) return;
  const double cap = kIntervalCap * scene.px();
  const auto draw = [&](Point from, Point to) {
    scene.line({from, to}, scene.dimmed(mark.ink, mark.of_class), scene.line_width(Thickness::Regular));
    scene.lines().add({from, to});
  };
  draw({x, low}, {x, high});
  if (low < area.bottom()) draw({x - cap, low}, {x + cap, low});
  if (high > area.top) draw({x - cap, high}, {x + cap, high});
}

void draw_mark(SceneBuilder& scene, const Axes& axes, const Chart& chart, const Mark& mark, double size) {
  const Point at = place_of(scene, axes, chart, mark.at);
  if (!axes.shows(at) || mark.shape == Shape::Bead) return;
  const Handle* handle = handle_at(chart, mark.at);
  const bool dragged = handle != nullptr && handle->id == scene.look().dragged;
  const Ink ink = dragged ? Ink(Ink::Kind::Accent) : scene.dimmed(mark.ink, mark.of_class);
  draw_rimmed_mark(scene, at, mark.shape, size, ink);
  scene.reserve({at.x - size / 2, at.y - size / 2, size, size});
}

void draw_ring_around_bead(SceneBuilder& scene, const Axes& axes, const Chart& chart, const Mark& mark) {
  constexpr double kGap = 1.5, kWidth = 2.5;  // in px
  const Point at = place_of(scene, axes, chart, mark.at);
  if (!axes.shows(at)) return;
  const double inner = (kBeadRadius + kGap) * scene.px(), outer = inner + kWidth * scene.px();
  scene.disc(at, outer, scene.dimmed(mark.ink, mark.of_class));
  scene.disc(at, inner, Ink::Kind::Paper);
  scene.reserve({at.x - outer, at.y - outer, 2 * outer, 2 * outer});
}

// Whether the mark is on the rim of a bead, which would hide it, but not on the bead's letter.
bool is_on_rim(const SceneBuilder& scene, const Axes& axes, const Chart& chart, const Mark& mark) {
  const Point at = place_of(scene, axes, chart, mark.at);
  return std::any_of(chart.marks.begin(), chart.marks.end(), [&](const Mark& other) {
    const Point bead = place_of(scene, axes, chart, other.at);
    const double apart = distance(at, bead) / scene.px();
    return other.shape == Shape::Bead && has_room_for_bead(scene, axes, bead) && apart > kLetterReach &&
           apart < kBeadRadius + size_over(kMarkSize, 1);
  });
}

// How many earlier marks this one would hide.
int earlier_under(const SceneBuilder& scene, const Axes& axes, const Chart& chart, const Mark& mark) {
  const Point at = place_of(scene, axes, chart, mark.at);
  int count = 0;
  for (const Mark* other = chart.marks.data(); other != &mark; ++other) {
    count += other->shape != Shape::Bead &&
             hides(place_of(scene, axes, chart, other->at), at, kMarkSize * scene.px());
  }
  return count;
}

// Whether the mark is in the middle of a bead, which hides it.
bool is_under_bead(const SceneBuilder& scene, const Axes& axes, const Chart& chart, const Mark& mark) {
  const Point at = place_of(scene, axes, chart, mark.at);
  return std::any_of(chart.marks.begin(), chart.marks.end(), [&](const Mark& other) {
    const Point bead = place_of(scene, axes, chart, other.at);
    return other.shape == Shape::Bead && has_room_for_bead(scene, axes, bead) &&
           distance(at, bead) < kUnderBead * scene.px();
  });
}

// A mark that would hide another, or be hidden by the rim of a bead, is smaller and on top of it. One in the
// middle of a bead is a ring around it.
void draw_marks(SceneBuilder& scene, const Axes& axes, const Chart& chart, double size, bool over_beads) {
  if (chart.marks.size() > kManyMarks) {
    if (!over_beads)
      for (const Mark& mark : chart.marks) draw_mark(scene, axes, chart, mark, size);
    return;
  }
  for (const Mark& mark : chart.marks) {
    const bool is_over = mark.shape == Shape::Circle && is_on_rim(scene, axes, chart, mark);
    if (mark.shape == Shape::Bead || is_over != over_beads) continue;
    if (is_under_bead(scene, axes, chart, mark)) {
      draw_ring_around_bead(scene, axes, chart, mark);
      continue;
    }
    const bool has_inside = mark.shape == Shape::Ring || mark.shape == Shape::Cross;
    const int under = has_inside ? 0 : earlier_under(scene, axes, chart, mark);
    draw_mark(scene, axes, chart, mark, size_over(size, is_over ? 1 : under));
  }
}

void place_handles(SceneBuilder& scene, const Axes& axes, const Chart& chart, std::size_t panel,
                   const std::vector<Rect>& tags, const std::vector<Rect>& grips) {
  for (std::size_t k = 0; k < chart.handles.size(); ++k) {
    const Handle& handle = chart.handles[k];
    const Point at = place_of(scene, axes, chart, handle.at);
    PlacedHandle placed = {at, panel, handle};
    if (k < grips.size() && grips[k].width > 0) placed.box = grips[k], placed.at = grips[k].centre();
    for (std::size_t i = 0; i < tags.size(); ++i) {
      if (chart.tags[i].handle == handle.id && tags[i].width > 0)
        placed.box = tags[i], placed.at = tags[i].centre();
    }
    if (std::isfinite(placed.at.x) && std::isfinite(placed.at.y)) scene.add_handle(std::move(placed));
  }
}

// What is left for rows of bars above their axis.
double height_of_rows(const SceneBuilder& scene, const Chart& chart, const PanelPlace& place) {
  if (place.plot) return place.plot->height;
  if (!chart.horizontal_bars) return place.area.height;
  const Axes axes = axes_of(scene, chart, place);
  return axes.y.pixel_low - axes.y.pixel_high;
}

}  // namespace

PlacedPanel lay_out_chart(SceneBuilder& scene, const Chart& whole, const PanelPlace& place) {
  Chart chart = with_rows_that_fit(scene, whole, height_of_rows(scene, whole, place));
  if (place.hides_x) chart.x.visible = false, chart.x.title = {};
  Axes axes = axes_of(scene, chart, place);
  const double mark_size = kMarkSize * scene.px();
  const double margin = scene.line_width(Thickness::Thick);

  std::vector<Rect> tags;
  for (const Band& band : chart.bands) draw_band(scene, axes, band);
  const std::size_t grid = scene.shape_count();
  const std::vector<Rect> bars = draw_bars(scene, axes, chart);
  draw_zero_lines(scene, axes, chart);
  draw_strip(scene, axes, chart);
  draw_counts(scene, axes, chart);
  for (const Guide& guide : chart.guides) draw_guide(scene, axes, guide);
  scene.clip(axes.area.inset(-margin));
  const std::vector<std::vector<Polyline>> pieces = draw_curves(scene, axes, chart, margin);
  for (const Arrow& arrow : chart.arrows) draw_arrow(scene, axes, arrow);
  for (const Mark& mark : chart.marks) {
    if (mark.interval) draw_interval(scene, axes, mark);
  }
  scene.unclip();
  draw_marks(scene, axes, chart, mark_size, false);
  draw_ghosts(scene, axes, place.index);
  draw_beads(scene, axes, chart);
  draw_marks(scene, axes, chart, mark_size, true);
  for (const Tag& tag : chart.tags)
    tags.push_back(std::isnan(tag.at) ? Rect{} : draw_tag(scene, axes, chart, tag));
  write_axis_titles(scene, axes, chart, place.area, place.y_title_is_written);
  write_title_in_line(scene, axes, chart.x);
  write_tick_labels(scene, axes, chart);
  // Only now is it known which numbers are shown. A grid line without its number would mean nothing.
  const std::size_t over_grid = scene.shape_count();
  draw_grid(scene, axes, chart);
  const std::size_t after_grid = grid + scene.shape_count() - over_grid;
  scene.move_back(over_grid, grid);
  write_category_names(scene, axes, chart);
  if (const double room = chips_room(scene, chart, place.area); room > 0 && !axes.in_card)
    draw_chips(scene, axes, chart, axes.area.top - room);
  const std::optional<PlacedDivisions> divisions = draw_divisions(scene, axes, chart);

  // The order matters: earlier labels have more room to choose from.
  write_captions_and_totals(scene, axes, chart, bars);
  write_inscriptions(scene, chart, bars);
  label_bars(scene, axes, chart, bars);
  label_marks(scene, axes, chart, mark_size);
  write_title_inside(scene, axes, chart.y);
  if (chart.readout) draw_readout(scene, axes, *chart.readout);
  label_curves(scene, axes, chart, pieces);
  label_covered(scene, axes, chart.covered);
  for (const Guide& guide : chart.guides) label_guide(scene, axes, guide);
  for (const Arrow& arrow : chart.arrows) {
    if (!arrow.label.empty())
      label_point(scene, axes.area, axes.at(arrow.to), 0.4 * scene.em(), arrow.label, scene.body(arrow.ink));
  }
  label_bands(scene, axes, chart);

  scene.cut_at_text(grid, after_grid);
  place_handles(scene, axes, chart, place.index, tags, divisions ? divisions->grips : std::vector<Rect>());
  PlacedPanel placed;
  placed.area = axes.area;
  placed.x = axes.x;
  placed.y = axes.y;
  placed.is_chart = true;
  if (divisions) placed.strip = divisions->strip;
  return placed;
}

}  // namespace surprisal::plot
