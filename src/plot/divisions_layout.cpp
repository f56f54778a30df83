#include "plot/divisions_layout.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <string>

#include "plot/beads.h"

namespace surprisal::plot {
namespace {

// All in px.
constexpr double kLowestChart = 40;  // a lower chart has no divisions
constexpr double kLowestWithNames = 150;
constexpr double kPartBead = 18;
constexpr double kPartBeadGap = 6;  // between the bead and its words
constexpr double kAroundWords = 5;
constexpr double kGripWidth = 10;
constexpr double kThinnestGrip = 4;
constexpr double kGripReach = 5;  // above and below the strip
constexpr double kGripOutline = 1.75;
constexpr double kMaxDown = 8;
constexpr double kNameGap = 0.6;  // between the axes and the row names, in ems

// Heights of the rows, from top to bottom.
struct Heights {
  double names = 0;
  double connectors = 0;
  double strip = 0;

  double sum() const { return names + connectors + strip; }
};

Heights heights_for(double height) {
  if (height < kLowestChart) return {};
  return {height < kLowestWithNames ? 0 : std::clamp(0.09 * height, 22.0, 34.0),
          std::clamp(0.125 * height, 8.0, 46.0), std::clamp(0.105 * height, 22.0, 40.0)};
}

// The visible part of an interval on the axis.
struct Stretch {
  double left = 0;
  double right = 0;

  double width() const { return right - left; }
  double middle() const { return (left + right) / 2; }
};

struct PartPlace {
  Stretch upper;
  Stretch lower;
};

std::vector<PartPlace> places_of(const Axes& axes, const Divisions& divisions) {
  const auto pixel = [&](double value) {
    return std::clamp(axes.x.to_pixel(value), axes.area.left, axes.area.right());
  };
  std::vector<PartPlace> places;
  double upper = 0;
  double lower = 0;
  for (const Divisions::Part& part : divisions.parts) {
    PartPlace place;
    place.upper.left = pixel(upper);
    place.lower.left = pixel(lower);
    place.upper.right = pixel(upper += part.upper);
    place.lower.right = pixel(lower += part.lower);
    places.push_back(place);
  }
  return places;
}

// In a narrow part the words are smaller and closer to the bead.
struct Fit {
  double gap;     // from the bead to the words
  double around;  // both
  double size;    // of the words, as a share
};
constexpr std::array kFits = {Fit{kPartBeadGap, kAroundWords, 1}, Fit{3, 1.5, 12.0 / 14}};

struct PartWords {
  Stretch part;
  Text words;
  bool is_first = false;  // rather than the bead, if there is no room for both
};

bool fit_with_bead(const SceneBuilder& scene, const PartWords& one, const TextStyle& style, const Fit& fit) {
  const double width = scene.width_of(one.words, {fit.size * style.size, style.ink, style.weight});
  return (kPartBead + fit.gap + 2 * fit.around) * scene.px() + width <= one.part.width();
}

bool fit_alone(const SceneBuilder& scene, const PartWords& one, const TextStyle& style, const Fit& fit) {
  const double width = scene.width_of(one.words, {fit.size * style.size, style.ink, style.weight});
  return one.is_first && width + 2 * fit.around * scene.px() <= one.part.width();
}

// The first fit in which a part has its words; none if it has them in no fit.
std::optional<std::size_t> fit_of(const SceneBuilder& scene, const PartWords& one, const TextStyle& style) {
  if (scene.localized(one.words).empty()) return std::nullopt;
  // The words alone only where even small ones leave no room for the bead.
  for (const auto fits : {fit_with_bead, fit_alone}) {
    for (std::size_t i = 0; i < kFits.size(); ++i)
      if (fits(scene, one, style, kFits[i])) return i;
  }
  return std::nullopt;
}

// Words side by side are all of the same size: that of the smallest.
Fit fit_of_all(const SceneBuilder& scene, const std::vector<PartWords>& all, const TextStyle& style) {
  std::size_t smallest = 0;
  for (const PartWords& one : all) smallest = std::max(smallest, fit_of(scene, one, style).value_or(0));
  return kFits[smallest];
}

// Draws a bead with words after it in the middle of a part; if there is no room for both, only one of them.
template <typename DrawBead, typename WriteWords>
void draw_in_part(const SceneBuilder& scene, const PartWords& one, const TextStyle& style, const Fit& fit,
                  DrawBead draw, WriteWords write) {
  const double px = scene.px(), middle = one.part.middle();
  const TextStyle own = {fit.size * style.size, style.ink, style.weight};
  const double width = scene.width_of(one.words, own), both = (kPartBead + fit.gap) * px + width;
  if (!scene.localized(one.words).empty()) {
    if (fit_with_bead(scene, one, style, fit)) {
      draw(middle - both / 2 + kPartBead / 2 * px);
      return write(middle + both / 2 - width, own);
    }
    if (fit_alone(scene, one, style, fit)) return write(middle - width / 2, own);
  }
  if (kPartBead * px <= one.part.width() - 2 * px) draw(middle);
}

void draw_names(SceneBuilder& scene, const Divisions& divisions, const std::vector<PartPlace>& places,
                double middle) {
  std::vector<PartWords> all;
  for (std::size_t i = 0; i < places.size(); ++i)
    all.push_back({places[i].upper, divisions.parts[i].upper_words});
  const Fit fit = fit_of_all(scene, all, scene.caption(divisions.upper_ink));
  for (std::size_t i = 0; i < places.size(); ++i) {
    const Divisions::Part& part = divisions.parts[i];
    const TextStyle style = scene.caption(scene.dimmed(divisions.upper_ink, part.of_class));
    draw_in_part(
        scene, all[i], style, fit,
        [&](double x) {
          draw_bead(scene, {x, middle}, part.letter, part.filled, false, style.ink);
        },
        [&](double x, const TextStyle& own) {
          scene.write_vertically_centred(part.upper_words, own, {x, middle}, Align::Left);
        });
  }
}

// Shades every other part, and connects each upper boundary with its lower one.
void draw_connectors(SceneBuilder& scene, const std::vector<PartPlace>& places, double top, double bottom) {
  constexpr double kDarker = 0.1;
  const Color shade = scene.theme().segment_track;
  const std::array shades = {shade, blend(shade, scene.theme().muted, kDarker)};
  for (std::size_t i = 0; i < places.size(); ++i) {
    const auto& [upper, lower] = places[i];
    scene.add(shape::Area{
        {{upper.left, top}, {upper.right, top}, {lower.right, bottom}, {lower.left, bottom}}, shades[i % 2]});
  }
  const double width = scene.line_width(Thickness::Thin);
  const auto connect = [&](double from, double to) {
    scene.line({{from, top}, {to, bottom}}, Ink::Kind::Muted, width);
  };
  if (!places.empty()) connect(places.front().upper.left, places.front().lower.left);
  for (const PartPlace& place : places) connect(place.upper.right, place.lower.right);
}

void draw_parts_of_strip(SceneBuilder& scene, const Divisions& divisions,
                         const std::vector<PartPlace>& places, const Rect& strip, bool has_grips,
                         bool has_names) {
  const double px = scene.px();
  const TextStyle style = {14 * px, Ink::Kind::Ink, Weight::Bold};
  std::vector<PartWords> all;
  for (std::size_t i = 0; i < places.size(); ++i) {
    Stretch stretch = places[i].lower;
    if (i > 0 && stretch.width() > 3 * px) stretch.left += 1.5 * px;
    if (stretch.width() >= 0.5 * px)
      scene.box({stretch.left, strip.top, stretch.width(), strip.height},
                scene.dimmed(divisions.lower_ink, divisions.parts[i].of_class));
    if (has_grips) {  // grips extend to both sides of a boundary
      if (i > 0) stretch.left += kGripWidth / 2 * px;
      if (i + 1 < places.size()) stretch.right -= kGripWidth / 2 * px;
    }
    // The letter is also in the line of the names, its word only here.
    all.push_back({stretch, divisions.parts[i].lower_words, has_names});
  }
  const Fit fit = fit_of_all(scene, all, style);
  for (std::size_t i = 0; i < places.size(); ++i) {
    const Divisions::Part& part = divisions.parts[i];
    if (places[i].lower.width() < 0.5 * px) continue;
    const Ink ink = scene.dimmed(divisions.lower_ink, part.of_class);
    const double middle = strip.centre().y;
    draw_in_part(
        scene, all[i], style, fit,
        [&](double x) {
          draw_bead_on(scene, {x, middle}, part.letter, ink);
        },
        [&](double x, const TextStyle& own) {
          scene.write_on(part.lower_words, own, ink, {x, middle}, Align::Left);
        });
  }
}

// Makes a grip thinner if another one is near.
double width_of_grip(const std::vector<double>& at, double own, double px) {
  double width = kGripWidth * px;
  for (const double other : at) {
    if (other != own) width = std::min(width, std::abs(other - own) - 2 * px);
  }
  return std::max(width, kThinnestGrip * px);
}

void draw_grip(SceneBuilder& scene, const Rect& grip, bool dragged) {
  const double px = scene.px();
  const Ink ink = dragged ? Ink::Kind::Accent : Ink::Kind::Ink;
  const double outline = std::min(kGripOutline * px, grip.width / 3);
  scene.box(grip, ink, grip.width / 2);
  scene.box(grip.inset(outline), Ink::Kind::Paper, grip.width / 2 - outline);
  if (grip.width < kGripWidth * px) return;
  const double half = std::min(6 * px, grip.height / 5);
  for (const double aside : {-1.5, 1.5}) {
    const double x = grip.centre().x + aside * px;
    scene.line({{x, grip.centre().y - half}, {x, grip.centre().y + half}}, ink, px);
  }
}

std::vector<Rect> draw_grips(SceneBuilder& scene, const Axes& axes, const Chart& chart, const Rect& strip) {
  const auto is_in_sight = [&](const Handle& handle) {
    const double x = axes.x.to_pixel(handle.at.x);
    return handle.has_grip && x >= axes.area.left && x <= axes.area.right();
  };
  std::vector<double> all;
  for (const Handle& handle : chart.handles) {
    if (is_in_sight(handle)) all.push_back(axes.x.to_pixel(handle.at.x));
  }
  std::vector<Rect> grips;
  for (const Handle& handle : chart.handles) {
    grips.emplace_back();
    if (!is_in_sight(handle)) continue;
    const double x = axes.x.to_pixel(handle.at.x);
    const double width = width_of_grip(all, x, scene.px());
    const double reach = kGripReach * scene.px();
    grips.back() = {x - width / 2, strip.top - reach, width, strip.height + 2 * reach};
    if (scene.look().medium != Medium::Paper)
      draw_grip(scene, grips.back(), handle.id == scene.look().dragged);
  }
  return grips;
}

}  // namespace

double width_of_division_names(const SceneBuilder& scene, const Chart& chart) {
  if (!chart.divisions) return 0;
  return std::max(scene.width_of(chart.divisions->upper_name, scene.caption({})),
                  scene.width_of(chart.divisions->lower_name, scene.caption({})));
}

double divisions_room(const SceneBuilder& scene, const Chart& chart, const Rect& area) {
  if (!chart.divisions) return 0;
  return heights_for(area.height / scene.px()).sum() * scene.px();
}

std::optional<PlacedDivisions> draw_divisions(SceneBuilder& scene, const Axes& axes, const Chart& chart) {
  const Rect& area = axes.area;
  const double px = scene.px();
  const Heights heights = chart.divisions ? heights_for(area.height / px) : Heights{};
  if (heights.sum() == 0) return std::nullopt;
  const Divisions& divisions = *chart.divisions;
  const double top = area.bottom() - heights.sum() * px;
  const double names_middle = top + heights.names / 2 * px;
  PlacedDivisions placed;
  placed.strip = {area.left, area.bottom() - heights.strip * px, area.width, heights.strip * px};
  const std::vector<PartPlace> places = places_of(axes, divisions);
  // A little lower if the number at the end of the axis is close.
  const auto name_row = [&](const Text& name, Ink ink, double middle) {
    for (double down = 0; down <= kMaxDown; ++down) {
      const Point at = {area.left - kNameGap * scene.em(), middle + down * px};
      if (scene.write_vertically_centred(name, scene.caption(ink), at, Align::Right)) return;
    }
  };
  if (heights.names > 0) {
    draw_names(scene, divisions, places, names_middle);
    name_row(divisions.upper_name, divisions.upper_ink, names_middle);
  }
  draw_connectors(scene, places, top + heights.names * px, placed.strip.top);
  const bool has_grips = scene.look().medium != Medium::Paper &&
                         std::any_of(chart.handles.begin(), chart.handles.end(),
                                     [](const Handle& handle) { return handle.has_grip; });
  draw_parts_of_strip(scene, divisions, places, placed.strip, has_grips, heights.names > 0);
  name_row(divisions.lower_name, divisions.lower_ink, placed.strip.centre().y);
  placed.grips = draw_grips(scene, axes, chart, placed.strip);
  scene.reserve({area.left, top, area.width, area.bottom() - top});
  return placed;
}

}  // namespace surprisal::plot
