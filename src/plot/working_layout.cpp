// plot: the layout of a derivation: its lines, as large as fits, and the factor that the reader moves.
#include <algorithm>
#include <cmath>
#include <cstddef>
#include <span>
#include <utility>

#include "plot/layouts.h"

namespace surprisal::plot {
namespace {

// In px.
constexpr double kFormulaSizes[] = {22, 20, 18, 16, 15, 14, 13, 12};
constexpr double kReasonSize = 13;
// Relative to the formula size.
constexpr double kAfterLine = 0.8;
constexpr double kAroundFormula = 0.25;  // above and below it
constexpr double kAroundDot = 0.35;
constexpr double kTilePadding = 0.3;
constexpr double kBetweenColumns = 1.6;

struct WorkingStyle {
  double size = 0;  // formula size in pixels
  double small = 0;
  bool has_reasons = true;
  bool has_numbers = true;
  bool numbers_beside = false;  // instead of below the formulas
  bool reasons_beside = false;  // instead of above
};

struct LineSize {
  double width = 0;
  double above = 0;  // above the formula's baseline
  double below = 0;

  double height() const { return above + below; }
};

const Text kDot = {R"($\cdot$)"};

class WorkingLayout {
 public:
  WorkingLayout(SceneBuilder& scene, const Working& working, const PanelPlace& place)
      : scene_(scene), working_(working), place_(place) {
    placed_.area = place.area;
    choose_style();
  }

  PlacedPanel draw() {
    const auto [first, last] = lines_that_fit();
    double height = 0;
    for (std::size_t i = first; i < last; ++i) height += size_of(i).height() + (i > first ? gap() : 0);
    const Rect& area = place_.area;
    double top = area.top + std::min(std::max(0.0, area.height - height) / 2, 1.5 * style_.size);
    for (std::size_t i = first; i < last; ++i) {
      draw_line(i, top);
      top += size_of(i).height() + gap();
    }
    return placed_;
  }

 private:
  const Working::Moving* moving_in(std::size_t i) const {
    return working_.moving && working_.moving->line == i ? &*working_.moving : nullptr;
  }

  TextStyle formula_style(Ink ink = Ink::Kind::Ink) const { return {style_.size, ink}; }
  TextStyle small_style(Ink ink) const { return {style_.small, ink}; }
  double gap() const { return kAfterLine * style_.size; }

  // The size of the formula including its fraction and its factor.
  LineSize formula_size(std::size_t i) const {
    const typeset::RichLine formula = scene_.set(working_.lines[i].formula, formula_style());
    LineSize size = {formula.width, formula.height, formula.depth};
    if (const Working::Moving* moving = moving_in(i)) {
      const typeset::RichLine fraction = scene_.set(moving->fraction, formula_style());
      size.width += fraction.width + (2 * kAroundDot + 2 * kTilePadding) * style_.size +
                    scene_.width_of(kDot, formula_style()) + scene_.width_of(moving->factor, formula_style());
      size.above = std::max(size.above, fraction.height);
      size.below = std::max(size.below, fraction.depth);
    }
    return size;
  }

  LineSize size_of(std::size_t i) const {
    const Working::Line& line = working_.lines[i];
    LineSize size = formula_size(i);
    const bool above = style_.has_reasons && !style_.reasons_beside && !line.why.empty();
    if (style_.numbers_beside) size.width = columns_.formulas + columns_.numbers;
    if (style_.reasons_beside) size.width += columns_.reasons;
    if (above) {
      const typeset::RichLine why = scene_.set(line.why, small_style({}));
      size.above += why.height + why.depth + kAroundFormula * style_.size;
      size.width = std::max(size.width, why.width);
    }
    if (style_.has_numbers && !style_.numbers_beside && !line.numbers.empty()) {
      size.below += scene_.height_of(small_style({})) + kAroundFormula * style_.size;
      size.width = std::max(size.width, scene_.width_of(line.numbers, small_style({})));
    }
    return size;
  }

  void measure_columns() {
    columns_ = {};
    const double between = kBetweenColumns * style_.size;
    for (std::size_t i = 0; i < working_.lines.size(); ++i) {
      const Working::Line& line = working_.lines[i];
      columns_.formulas = std::max(columns_.formulas, formula_size(i).width + between);
      columns_.numbers = std::max(columns_.numbers, scene_.width_of(line.numbers, small_style({})) + between);
      columns_.reasons = std::max(columns_.reasons, scene_.width_of(line.why, small_style({})));
    }
  }

  bool fits() const {
    double height = 0;
    for (std::size_t i = 0; i < working_.lines.size(); ++i) {
      const LineSize size = size_of(i);
      if (size.width > place_.area.width) return false;
      height += size.height() + (i > 0 ? gap() : 0);
    }
    return height <= place_.area.height;
  }

  // Chooses the largest formula size at which all lines fit: with reasons and numbers, above and below the
  // formulas or beside them; else without the numbers; else with the formulas alone.
  void choose_style() {
    constexpr WorkingStyle kStyles[] = {{0, 0, true, true, false, false},
                                        {0, 0, true, true, true, false},
                                        {0, 0, true, true, true, true},
                                        {0, 0, true, false, false, false},
                                        {0, 0, false, false, false, false}};
    constexpr std::size_t kWithEverything = 3;
    if (choose_among(std::span(kStyles).first(kWithEverything))) return;
    for (std::size_t i = kWithEverything; i < std::size(kStyles); ++i) {
      if (choose_among(std::span(kStyles).subspan(i, 1))) return;
    }
  }

  bool choose_among(std::span<const WorkingStyle> styles) {
    for (const double size : kFormulaSizes) {
      for (const WorkingStyle& style : styles) {
        style_ = style;
        style_.size = size * scene_.px();
        style_.small = std::min(size, kReasonSize) * scene_.px();
        if (style_.numbers_beside) measure_columns();
        if (fits()) return true;
      }
    }
    return false;
  }

  // The lines to draw. If not all fit, the last ones up to the last line shown so far.
  std::pair<std::size_t, std::size_t> lines_that_fit() const {
    const std::size_t count = working_.lines.size();
    std::size_t last = count;
    if (!fits()) {
      while (last > 1 && working_.lines[last - 1].shown <= 0) --last;
    }
    std::size_t first = last;
    double height = 0;
    while (first > 0) {
      const double more = size_of(first - 1).height() + (first < last ? gap() : 0);
      if (height + more > place_.area.height) break;
      height += more;
      --first;
    }
    return {first, last};
  }

  void draw_line(std::size_t i, double top) {
    const Working::Line& line = working_.lines[i];
    if (line.shown <= 0) return;
    const LineSize size = size_of(i);
    const double left = place_.area.left;
    const double baseline = std::round(top + size.above);
    const TextStyle why = small_style(Ink(Ink::Kind::Muted).faded(line.shown));
    const TextStyle numbers = small_style(line.ink.faded(line.shown));
    if (style_.reasons_beside) {
      scene_.write(line.why, why, {left + columns_.formulas + columns_.numbers, baseline});
    } else if (style_.has_reasons) {
      scene_.write_within(line.why, why, {left, top + scene_.set(line.why, why).height}, place_.area.width);
    }
    const Ink ink = Ink(Ink::Kind::Ink).faded(line.shown);
    scene_.write(line.formula, formula_style(ink), {left, baseline});
    if (const Working::Moving* moving = moving_in(i))
      draw_moving(*moving, ink, {left + scene_.width_of(line.formula, formula_style()), baseline});
    if (style_.numbers_beside) {
      scene_.write(line.numbers, numbers, {left + columns_.formulas, baseline});
    } else if (style_.has_numbers) {
      scene_.write_within(line.numbers, numbers, {left, top + size.height() - kDescent * style_.small},
                          place_.area.width);
    }
  }

  void frame(const Rect& tile, Color color, double width) {
    scene_.line({{tile.left, tile.top},
                 {tile.right(), tile.top},
                 {tile.right(), tile.bottom()},
                 {tile.left, tile.bottom()},
                 {tile.left, tile.top}},
                color, width);
  }

  void draw_moving(const Working::Moving& moving, Ink ink, Point at) {
    const double em = style_.size;
    const typeset::RichLine fraction = scene_.set(moving.fraction, formula_style());
    const double width = scene_.width_of(moving.factor, formula_style()) + 2 * kTilePadding * em;
    const double height = 1.5 * em;
    const bool struck = moving.way >= 1;
    scene_.write(moving.fraction, formula_style(ink), at);
    const Point below_bar = {at.x + fraction.width / 2, at.y + fraction.depth - 0.45 * em};
    at.x += fraction.width + kAroundDot * em;
    scene_.write(kDot, formula_style(ink), at);
    at.x += scene_.width_of(kDot, formula_style()) + kAroundDot * em;
    const Point home = {at.x + width / 2, at.y - 0.3 * em};
    placed_.x = {Scale::Linear, {0, 1}, home.x, below_bar.x};
    placed_.y = {Scale::Linear, {0, 1}, home.y, below_bar.y};
    const Point now = {placed_.x.to_pixel(moving.way), placed_.y.to_pixel(moving.way)};
    const auto tile_at = [&](Point middle) {
      return Rect{middle.x - width / 2, middle.y - height / 2, width, height};
    };
    if (struck) {
      scene_.write(moving.factor, formula_style(ink), {home.x - width / 2 + kTilePadding * em, at.y});
    } else {
      const bool held = scene_.look().dragged == moving.handle.id;
      if (moving.way > 0) frame(tile_at(home), scene_.theme().border, scene_.px());
      scene_.box(tile_at(now), scene_.theme().paper, 4 * scene_.px());
      frame(tile_at(now), held ? scene_.theme().accent : scene_.color(moving.handle.ink), 1.5 * scene_.px());
      scene_.write_over(moving.factor, formula_style(ink), Ink::Kind::Paper, tile_at(now));
    }
    scene_.add_handle({now, place_.index, moving.handle, tile_at(now)});
  }

  SceneBuilder& scene_;
  const Working& working_;
  const PanelPlace& place_;
  WorkingStyle style_;
  struct Columns {
    double formulas = 0;
    double numbers = 0;
    double reasons = 0;
  } columns_;
  PlacedPanel placed_;
};

}  // namespace

PlacedPanel lay_out_working(SceneBuilder& scene, const Working& working, const PanelPlace& place) {
  return WorkingLayout(scene, working, place).draw();
}

}  // namespace surprisal::plot
