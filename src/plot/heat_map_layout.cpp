// plot: the layout of a heat map: its cells, their colours and numbers.
#include <algorithm>
#include <cmath>
#include <cstddef>
#include <set>
#include <string>
#include <string_view>
#include <vector>

#include "base/utf8.h"
#include "base/wording.h"
#include "plot/layouts.h"
#include "plot/ticks.h"

namespace surprisal::plot {
namespace {

Range range_of(const HeatMap& map) {
  if (map.range) return *map.range;
  double low = 0;
  double high = 0;
  for (double v : map.values) {
    if (std::isfinite(v)) low = std::min(low, v), high = std::max(high, v);
  }
  return usable_range({low, high}, Scale::Linear);
}

// The strongest shade on which text is still readable. The dark theme's light text tolerates less.
double full_shade(const SceneBuilder& scene) { return scene.look().theme == ThemeName::Dark ? 0.5 : 0.6; }

// The colour of a value: paper at 0, shading to the map's ink at the end farther from 0. Values of the other
// sign shade to grey.
Color heat(const SceneBuilder& scene, const HeatMap& map, Range range, double value) {
  const double largest = std::max(std::abs(range.low), std::abs(range.high));
  const double share = std::isnan(value) ? 0 : std::min(1.0, std::abs(value) / largest);
  const bool main_side = (value >= 0) == (std::abs(range.high) >= std::abs(range.low));
  return blend(scene.theme().paper, scene.color(main_side ? map.ink : Ink(Ink::Kind::Muted)),
               full_shade(scene) * share);
}

Text number_in(double value, int decimals) {
  return std::isnan(value) ? Text{"undefined", "NaN"} : Text(shown_fixed(value, decimals));
}

// The largest number of decimals at which every number fits its cell; -1 if not even integers fit.
int decimals_for(const SceneBuilder& scene, const HeatMap& map, double width, double height) {
  const TextStyle style = scene.body();
  const auto fit = [&](int decimals) {
    return std::all_of(map.values.begin(), map.values.end(), [&](double value) {
      return scene.width_of(number_in(value, decimals), style) < width;
    });
  };
  int decimals = scene.height_of(style) <= height ? map.decimals : -1;
  while (decimals >= 0 && !fit(decimals)) decimals = decimals == 1 ? -1 : decimals - 1;
  return decimals;
}

// Drawn between and around the cells, because a cell with value 0 has the colour of the paper.
void draw_grid(SceneBuilder& scene, const Rect& cells, double width) {
  scene.box(cells.inset(-width), scene.theme().border);
}

std::string first_letters(const std::string& name, std::size_t count) {
  return to_utf8(std::u32string_view(from_utf8(name)).substr(0, count));
}

// Names that are too long for their columns are cut to their first letters, if they remain distinct;
// otherwise the columns are numbered.
std::vector<Text> column_names(const SceneBuilder& scene, const HeatMap& map, double width) {
  const auto fit = [&](const std::vector<Text>& names) {
    return std::all_of(names.begin(), names.end(),
                       [&](const Text& name) { return scene.width_of(name, scene.body()) <= width; });
  };
  if (fit(map.columns)) return map.columns;
  const bool has_marks = std::any_of(map.columns.begin(), map.columns.end(), [](const Text& name) {
    return (name.en + name.zh).find_first_of("$*[") != std::string::npos;
  });
  constexpr std::size_t kMaxLetters = 12, kMinLetters = 2;
  for (std::size_t count = kMaxLetters; count >= kMinLetters && !has_marks; --count) {
    std::vector<Text> cut;
    std::set<std::string> different;
    for (const Text& name : map.columns) {
      cut.push_back({first_letters(name.en, count), first_letters(name.zh, count)});
      different.insert(cut.back().en);
    }
    if (different.size() == cut.size() && fit(cut)) return cut;
  }
  std::vector<Text> numbers;
  for (std::size_t c = 0; c < map.columns.size(); ++c) numbers.push_back(std::to_string(c + 1));
  return numbers;
}

}  // namespace

PlacedPanel lay_out_heat_map(SceneBuilder& scene, const HeatMap& map, const PanelPlace& place) {
  PlacedPanel placed;
  placed.area = place.area;
  if (map.columns.empty() || map.rows.empty()) return placed;
  const TextStyle style = scene.body();
  double names = 0;
  for (const Text& row : map.rows) names = std::max(names, scene.width_of(row, style));
  // Rows are numbered if their names do not fit.
  const bool rows_named = names + 0.6 * scene.em() <= 0.35 * place.area.width;
  if (!rows_named) names = scene.width_of(Text(std::to_string(map.rows.size())), style);
  names += names > 0 ? 0.6 * scene.em() : 0;
  const double header = 1.5 * scene.em();
  const auto rows = static_cast<double>(map.rows.size());
  const auto columns = static_cast<double>(map.columns.size());
  const double cell_width = std::clamp((place.area.width - names) / columns, 0.0, 9 * scene.em());
  const double cell_height = std::clamp((place.area.height - header) / rows, 0.0, 5 * scene.em());
  const double gap = std::min({scene.line_width(Thickness::Thin), cell_width / 2, cell_height / 2});
  const Range range = range_of(map);
  const int decimals = decimals_for(scene, map, cell_width - gap, cell_height - gap);
  const double left = place.area.left + names;
  const double top = place.area.top + header;

  // Data coordinates are in cells, which identifies the cell under the pointer.
  placed.x = {Scale::Linear, {0, columns}, left, left + columns * cell_width};
  placed.y = {Scale::Linear, {0, rows}, top, top + rows * cell_height};

  draw_grid(scene, {left, top, columns * cell_width - gap, rows * cell_height - gap}, gap);
  const std::vector<Text> heads = column_names(scene, map, cell_width - gap);
  for (std::size_t c = 0; c < map.columns.size(); ++c) {
    scene.write_within(heads[c], style,
                       {left + (static_cast<double>(c) + 0.5) * cell_width, top - 0.5 * scene.em()},
                       cell_width - gap, Align::Centre);
  }
  for (std::size_t r = 0; r < map.rows.size(); ++r) {
    const double row_top = top + static_cast<double>(r) * cell_height;
    const Text name = rows_named ? map.rows[r] : Text(std::to_string(r + 1));
    scene.write_vertically_centred(name, style, {left - 0.5 * scene.em(), row_top + cell_height / 2},
                                   Align::Right);
    for (std::size_t c = 0; c < map.columns.size(); ++c) {
      const std::size_t index = r * map.columns.size() + c;
      if (index >= map.values.size() && !map.values.empty()) continue;
      const Rect cell = {left + static_cast<double>(c) * cell_width, row_top, cell_width - gap,
                         cell_height - gap};
      if (map.values.empty()) {
        scene.box(cell, scene.theme().bar_track);
        scene.write_vertically_centred("?", style, cell.centre(), Align::Centre);
        continue;
      }
      const Color fill = heat(scene, map, range, map.values[index]);
      scene.box(cell, fill);
      if (decimals >= 0 && !(std::abs(map.values[index]) < map.written_from))
        scene.write_on(number_in(map.values[index], decimals), style, fill, cell.centre());
      if (std::find(map.picked.begin(), map.picked.end(), index) != map.picked.end()) {
        scene.outline(cell.inset(scene.line_width(Thickness::Thin) / 2), Ink::Kind::Ink,
                      scene.line_width(Thickness::Thin));
      }
    }
  }
  return placed;
}

}  // namespace surprisal::plot
