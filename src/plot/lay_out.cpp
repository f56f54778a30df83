#include "plot/lay_out.h"

#include <algorithm>
#include <cmath>
#include <numeric>
#include <utility>

#include "plot/chart_axes.h"
#include "plot/layouts.h"
#include "plot/panel_layout.h"
#include "plot/panel_width.h"

namespace surprisal::plot {

std::size_t panel_count(const Plot& plot) {
  std::size_t count = 0;
  for (const auto& row : plot.rows) count += row.size();
  return count;
}

namespace {

using Rows = std::vector<std::vector<const Panel*>>;

bool has_equal_units(const Rows& rows) {
  return std::any_of(rows.begin(), rows.end(), [](const auto& row) {
    return std::any_of(row.begin(), row.end(), [](const Panel* panel) {
      const Chart* chart = axes_shown(*panel);
      return chart != nullptr && chart->equal_units;
    });
  });
}

bool has_own_height(const Panel& panel) {
  const Passage* passage = std::get_if<Passage>(&panel.content);
  return std::holds_alternative<Table>(panel.content) || std::holds_alternative<Amounts>(panel.content) ||
         (passage != nullptr && passage->is_one_line);
}

// The chart of a row that is a single panel of horizontal bars, else null. Such bars need little height.
const Chart* single_horizontal_bars(const std::vector<const Panel*>& row) {
  const Chart* chart = row.size() == 1 ? axes_shown(*row.front()) : nullptr;
  return chart != nullptr && chart->horizontal_bars ? chart : nullptr;
}

// Whether the row's height is determined by its content. Other rows share the remaining height.
bool has_only_own_heights(const std::vector<const Panel*>& row) {
  return single_horizontal_bars(row) != nullptr ||
         std::all_of(row.begin(), row.end(), [](const Panel* panel) { return has_own_height(*panel); });
}

Rows first_panels(const Plot& plot, std::size_t count) {
  Rows rows;
  for (const auto& row : plot.rows) {
    if (count == 0) break;
    if (row.empty()) continue;
    auto& line = rows.emplace_back();
    for (const Panel& panel : row) {
      if (count == 0) break;
      line.push_back(&panel);
      --count;
    }
  }
  return rows;
}

Rows column_of(const Rows& rows) {
  Rows column;
  for (const auto& row : rows) {
    for (const Panel* panel : row) column.push_back({panel});
  }
  return column;
}

// A row of four as two rows of two; nothing if there is no such row.
Rows two_by_two(const Rows& rows) {
  if (rows.size() != 1 || rows.front().size() != 4) return {};
  const auto& row = rows.front();
  return {{row[0], row[1]}, {row[2], row[3]}};
}

// The smaller side of a panel in these rows.
double smaller_side(const Rows& rows, const Rect& area) {
  constexpr double kUsualShape = 1.4;
  std::size_t widest = 1;
  for (const auto& row : rows) widest = std::max(widest, row.size());
  return std::min(area.width / static_cast<double>(widest) / kUsualShape,
                  area.height / static_cast<double>(rows.size()));
}

// Arranges the panels so that the smaller side of each is as large as possible. A plot with equal units keeps
// its rows, because it would be tiny in a wide and low area.
Rows arranged(const Rows& rows, const Rect& area) {
  if (has_equal_units(rows)) return rows;
  Rows best = rows;
  for (const Rows& other : {two_by_two(rows), column_of(rows)}) {
    if (!other.empty() && smaller_side(other, area) > smaller_side(best, area)) best = other;
  }
  return best;
}

// Puts up to three panels side by side: always on a slide or on paper, in a window only if some already are.
// A plot with panels whose height is fixed by their content keeps its rows.
Rows side_by_side(const Rows& rows, Medium medium) {
  const bool some_are = std::any_of(rows.begin(), rows.end(), [](const auto& row) { return row.size() > 1; });
  if (!some_are && medium == Medium::Window) return rows;
  const auto keeps_its_row = [](const auto& row) {
    return std::any_of(row.begin(), row.end(), [](const Panel* panel) { return has_own_height(*panel); });
  };
  if (std::any_of(rows.begin(), rows.end(), keeps_its_row)) return rows;
  constexpr std::size_t kMost = 3;  // more would be too narrow
  std::size_t count = 0;
  for (const auto& row : rows) count += row.size();
  if (count > kMost) return rows;
  Rows one(1);
  for (const auto& row : rows) one.front().insert(one.front().end(), row.begin(), row.end());
  return one;
}

double own_height_of(const SceneBuilder& scene, const Panel& panel, const Rect& area) {
  if (const Table* table = std::get_if<Table>(&panel.content)) return height_of_table(scene, *table, area);
  if (const Amounts* some = std::get_if<Amounts>(&panel.content)) return height_of_amounts(scene, *some);
  return height_of_passage_line(scene);
}

// The height of the titles and numbers above and below the axes of a panel, in px.
double height_around(const Panel& panel, bool alone, bool hides_x) {
  const Chart* chart = axes_shown(panel);
  const double title = panel.title.empty() ? 0 : 18;
  if (chart == nullptr) return title;
  const bool has_y_title = !chart->y.title.empty() && !(alone && chart->y.title_in_line);
  const bool has_x_title = !chart->x.title.empty() && !chart->x.title_in_line;
  return title + (has_y_title ? 22 : 8) + (hides_x ? 4 : has_x_title ? 37 : 21);
}

const Chart* only_chart(const std::vector<const Panel*>& row) {
  return row.size() == 1 ? std::get_if<Chart>(&row.front()->content) : nullptr;
}

// Whether the row has the same x axis as the row below it.
bool shares_axis(const Rows& rows, std::size_t i) {
  if (i + 1 >= rows.size()) return false;
  const Chart* upper = only_chart(rows[i]);
  return upper != nullptr && upper->x.is_shared && only_chart(rows[i + 1]) != nullptr;
}

double gap_of(const SceneBuilder& scene) { return 1.6 * scene.em(); }

double gap_below(const SceneBuilder& scene, const Rows& rows, std::size_t i) {
  if (i + 1 == rows.size()) return 0;
  return shares_axis(rows, i) ? 0.6 * scene.em() : gap_of(scene);
}

double gaps_of(const SceneBuilder& scene, const Rows& rows) {
  double sum = 0;
  for (std::size_t i = 0; i < rows.size(); ++i) sum += gap_below(scene, rows, i);
  return sum;
}

double height_of_horizontal_bars(const SceneBuilder& scene, const std::vector<const Panel*>& row,
                                 double most) {
  constexpr double kEach = 46;
  const auto bars = static_cast<double>(single_horizontal_bars(row)->y.categories.size());
  return std::min(most, (kEach * bars + height_around(*row.front(), true, false)) * scene.px());
}

double own_height_of(const SceneBuilder& scene, const std::vector<const Panel*>& row, double width,
                     double most) {
  if (single_horizontal_bars(row) != nullptr) return height_of_horizontal_bars(scene, row, most);
  double height = 0;
  for (const Panel* panel : row) {
    const double head = panel->title.empty() ? 0 : (0.2 + kLineSpacing) * panel_title_style(scene).size;
    const Rect share = {0, 0, width / static_cast<double>(row.size()), std::max(0.0, most - head)};
    height = std::max(height, head + own_height_of(scene, *panel, share));
  }
  return std::min(height, most);
}

// Stacked panels share the height by weight, just as panels side by side share the width.
std::vector<double> shares_of(const Rows& rows, double height) {
  std::vector<double> shares(rows.size(), height / static_cast<double>(rows.size()));
  if (std::any_of(rows.begin(), rows.end(), [](const auto& row) { return row.size() > 1; })) return shares;
  double weights = 0;
  for (const auto& row : rows) weights += row.front()->weight;
  for (std::size_t i = 0; i < rows.size(); ++i) shares[i] = height * rows[i].front()->weight / weights;
  return shares;
}

// Rows whose height is fixed by their content give the rest to the other rows. If there are no other rows,
// horizontal bars can use it.
std::vector<double> heights_of(const SceneBuilder& scene, const Rows& rows, double width, double height) {
  std::vector<double> heights = shares_of(rows, height);
  const bool bars_stretch = std::all_of(rows.begin(), rows.end(), has_only_own_heights);
  const auto keeps = [&](const std::vector<const Panel*>& row) {
    return has_only_own_heights(row) && !(bars_stretch && single_horizontal_bars(row) != nullptr);
  };
  const auto others = rows.size() - static_cast<std::size_t>(std::count_if(rows.begin(), rows.end(), keeps));
  if (others == 0) return heights;
  double spared = 0;
  for (std::size_t i = 0; i < rows.size(); ++i) {
    if (!keeps(rows[i])) continue;
    const double needed = own_height_of(scene, rows[i], width, heights[i]);
    spared += heights[i] - needed;
    heights[i] = needed;
  }
  for (std::size_t i = 0; i < rows.size(); ++i) {
    if (!keeps(rows[i])) heights[i] += spared / static_cast<double>(others);
  }
  return heights;
}

// The widths of the panels of a row.
std::vector<double> widths_of(const SceneBuilder& scene, const std::vector<const Panel*>& row, double width) {
  double weights = 0;
  for (const Panel* panel : row) weights += panel->weight;
  const double shared = std::max(0.0, width - gap_of(scene) * static_cast<double>(row.size() - 1));
  std::vector<double> widths;
  for (const Panel* panel : row) widths.push_back(shared * panel->weight / weights);
  return widths;
}

// As a share of a chart's least width, if others in its row are wider.
constexpr double kNarrowestBesideWider = 0.8;

// Whether the panels of a row can stand side by side, and its pictures have room. A panel alone may be
// narrow.
bool have_room(const SceneBuilder& scene, const std::vector<const Panel*>& row, double width, double height) {
  const double share = width / static_cast<double>(row.size());
  const std::vector<double> widths = widths_of(scene, row, width);
  for (std::size_t i = 0; i < row.size(); ++i) {
    const Pictures* some = std::get_if<Pictures>(&row[i]->content);
    if (some != nullptr && !pictures_fit(scene, *some, widths[i], height)) return false;
    if (row.size() < 2) continue;
    const Table* table = std::get_if<Table>(&row[i]->content);
    const bool is_chart = std::holds_alternative<Chart>(row[i]->content);
    const double least = narrowest(scene, *row[i]) * scene.px();
    if (is_chart && widths[i] < kNarrowestBesideWider * least) return false;
    if (share < least && widths[i] < least) return false;
    if (table != nullptr && !table_fits(scene, *table, widths[i], height)) return false;
  }
  return true;
}

// Whether every chart is tall enough to be readable: one such chart is better than two low ones.
bool are_readable(const SceneBuilder& scene, const Rows& rows, const Rect& area) {
  constexpr double kLowest = 120;  // between the axes, in px
  constexpr double kLowestBar = 26;
  const std::vector<double> heights = heights_of(scene, rows, area.width, area.height - gaps_of(scene, rows));
  for (std::size_t i = 0; i < rows.size(); ++i) {
    if (!have_room(scene, rows[i], area.width, heights[i])) return false;
    const double around =
        std::accumulate(rows[i].begin(), rows[i].end(), 0.0, [&](double most, const Panel* panel) {
          return std::max(most, height_around(*panel, rows[i].size() == 1, shares_axis(rows, i)));
        });
    const Chart* bars = single_horizontal_bars(rows[i]);
    const double lowest =
        bars == nullptr ? kLowest : kLowestBar * static_cast<double>(bars->y.categories.size());
    const bool may_be_low = bars == nullptr && has_only_own_heights(rows[i]);
    if (rows.size() > 1 && !may_be_low && heights[i] < (lowest + around) * scene.px()) return false;
  }
  return true;
}

// The first panel that makes sense alone, which a single line of text does not.
const Panel& first_standalone_panel(const Plot& plot) {
  const Panel* first = nullptr;
  for (const auto& row : plot.rows) {
    for (const Panel& panel : row) {
      if (first == nullptr) first = &panel;
      const Passage* passage = std::get_if<Passage>(&panel.content);
      if (passage == nullptr || !passage->is_one_line) return panel;
    }
  }
  return *first;
}

// The first panels, as many as are readable.
Rows rows_that_fit(const SceneBuilder& scene, const Plot& plot, const Rect& area) {
  for (std::size_t count = panel_count(plot); count > 1; --count) {
    const Rows rows = first_panels(plot, count);
    if (const Rows below = column_of(rows); plot.prefers_column && are_readable(scene, below, area))
      return below;
    for (const Rows& candidate : {arranged(rows, area), rows, side_by_side(rows, scene.look().medium)}) {
      if (are_readable(scene, candidate, area)) return candidate;
    }
  }
  return {{&first_standalone_panel(plot)}};
}

std::vector<std::vector<PanelArea>> places_of(const SceneBuilder& scene, const Rows& rows, const Rect& area) {
  const std::vector<double> heights =
      heights_of(scene, rows, area.width, std::max(0.0, area.height - gaps_of(scene, rows)));
  std::vector<std::vector<PanelArea>> places;
  double top = area.top;
  for (std::size_t i = 0; i < rows.size(); ++i) {
    const std::vector<double> widths = widths_of(scene, rows[i], area.width);
    double left = area.left;
    auto& line = places.emplace_back();
    for (std::size_t k = 0; k < widths.size(); ++k) {
      line.push_back({rows[i][k], {left, top, widths[k], heights[i]}, 0, shares_axis(rows, i)});
      left += widths[k] + gap_of(scene);
    }
    top += heights[i] + gap_below(scene, rows, i);
  }
  return places;
}

// Aligns the left edges of stacked charts.
void align_left_edges(const SceneBuilder& scene, std::vector<std::vector<PanelArea>>& places) {
  if (places.size() < 2) return;
  std::vector<std::pair<PanelArea*, double>> insets;
  for (auto& row : places) {
    for (PanelArea& place : row) {
      const Chart* chart = axes_shown(*place.panel);
      if (chart == nullptr) continue;
      const Axes axes = axes_of(scene, *chart, {place.area, 0, {}, true, false});
      insets.emplace_back(&place, axes.area.left - place.area.left);
    }
  }
  for (auto& [place, inset] : insets) {
    for (const auto& [other, its] : insets) {
      if (std::abs(other->area.left - place->area.left) < 1)
        place->least_left = std::max(place->least_left, its);
    }
  }
}

bool is_in(const Rows& rows, const Panel& panel) {
  return std::any_of(rows.begin(), rows.end(),
                     [&](const auto& row) { return std::find(row.begin(), row.end(), &panel) != row.end(); });
}

// The places of the panels that are not in `rows`.
std::vector<std::size_t> left_out_of(const Rows& rows, const Plot& plot) {
  std::vector<std::size_t> left_out;
  std::size_t place = 0;
  for (const auto& row : plot.rows) {
    for (const Panel& panel : row) {
      if (!is_in(rows, panel)) left_out.push_back(place);
      ++place;
    }
  }
  return left_out;
}

// Returns whether amounts are shown beside a panel.
bool lay_out_rows(SceneBuilder& scene, const Plot& plot, Rect area, std::span<const View> views) {
  if (panel_count(plot) == 0) return false;
  const Rows rows = rows_that_fit(scene, plot, area);
  const std::vector<std::size_t> left_out = left_out_of(rows, plot);
  const std::size_t more = left_out.size();
  scene.leave_out(left_out);
  if (more > 0 && scene.look().medium == Medium::Window && area.height > 8 * scene.em()) {
    const std::string count = std::to_string(more);
    area.height -= 1.3 * scene.em();
    const Text words = {count + (more == 1 ? " more chart" : " more charts") + " in a larger window",
                        "放大窗口后再显示 " + count + " 幅图"};
    const Text brief = {"and " + count + " more", "另有 " + count + " 幅"};
    scene.write(scene.abridged(words, scene.body(), area.width, brief), scene.body(),
                {area.right(), area.bottom() + scene.em()}, Align::Right);
  }
  std::vector<std::vector<PanelArea>> places = places_of(scene, rows, area);
  align_left_edges(scene, places);
  bool has_amounts = false;
  for (const auto& row : places) {
    const RowHeadings headings = headings_of(scene, row);
    for (const PanelArea& place : row) {
      lay_out_panel(scene, place, headings, panel_count(plot) - more == 1, views);
      has_amounts |= column_for_amounts(scene, *place.panel, place.area).has_value();
    }
  }
  return has_amounts;
}

const Text& chosen(const Text& text, const Text& beside_amounts, bool has_amounts) {
  return has_amounts && !beside_amounts.empty() ? beside_amounts : text;
}

// Takes a line from the top of the area.
void write_aside_below_title(SceneBuilder& scene, const Text& aside, const TextStyle& style, Rect& area) {
  const double used = 1.4 * style.size;
  if (used > area.height || scene.width_of(aside, style) > area.width) return;
  scene.write(aside, style, {area.left, area.top + kAscent * style.size});
  area.top += used;
  area.height -= used;
}

}  // namespace

Scene lay_out(const Plot& plot, Rect frame, const Look& look, std::span<const View> views) {
  Scene result;
  result.frame = frame;
  result.background = theme(look.theme).paper;
  SceneBuilder scene(result, look, text_size_of(plot, frame, look));
  const double margin = (look.medium == Medium::Slide ? 0.3 : 0.9) * scene.em();
  Rect area = frame.inset(margin);
  if (look.medium == Medium::Slide) area.left = frame.left, area.width = frame.width;

  // Allow a second line for the title and the note only if the panels can spare the height.
  const std::size_t most_lines =
      area.height > 18.5 * scene.em() * static_cast<double>(plot.rows.size()) ? 2 : 1;

  TextStyle title = {1.2 * scene.em(), Ink::Kind::Ink, Weight::Bold};
  const TextStyle aside = scene.caption(Ink::Kind::Muted);
  const Point aside_at = {area.right(), area.top + kAscent * title.size};
  bool has_aside = false;
  if (!plot.title.empty()) {
    double room = area.width;
    if (!plot.aside.empty()) {
      const double width = scene.width_of(plot.aside, aside);
      has_aside = scene.width_of(plot.title, title) + width + 2 * scene.em() <= area.width;
      if (has_aside) room -= width + 2 * scene.em();
    }
    // Shrink a long title slightly before cutting it.
    while (most_lines == 1 && title.size > scene.em() && scene.width_of(plot.title, title) > room)
      title.size = std::max(scene.em(), 0.97 * title.size);
    const std::vector<Text> lines = even_lines(scene, plot.title, title, room, most_lines);
    scene.write_lines(lines, title, {area.left, area.top + kAscent * title.size});
    const double used = (1.7 + kLineSpacing * static_cast<double>(lines.size() - 1)) * title.size;
    area = {area.left, area.top + used, area.width, std::max(0.0, area.height - used)};
    if (plot.keeps_aside && !has_aside) write_aside_below_title(scene, plot.aside, aside, area);
  }
  // Leave out the note if the figure is small. Which of the two notes is used is known only after the rows
  // are laid out, so reserve room for the longer one.
  const TextStyle note = scene.body();
  std::vector<Text> notes[2];
  const bool is_paper = look.medium == Medium::Paper;
  if (area.height > 17 * scene.em()) {
    for (const bool has_amounts : {false, true}) {
      const bool says_what = !is_paper && !plot.note_beside_amounts.empty();
      const Text beside = (says_what ? plot.what_to_drag : Text()) + plot.note_beside_amounts;
      const Text words =
          scene.sentences_that_fit(chosen(plot.note, beside, has_amounts), note, area.width, most_lines);
      if (!words.empty()) notes[has_amounts] = even_lines(scene, words, note, area.width, most_lines);
    }
  }
  if (const std::size_t lines = std::max(notes[0].size(), notes[1].size()); lines > 0)
    area.height -= (1.8 + kLineSpacing * static_cast<double>(lines - 1)) * note.size;
  const double note_baseline = area.bottom() + (1.8 - kDescent) * note.size;
  const bool has_amounts = lay_out_rows(scene, plot, area, views);
  scene.write_lines(notes[has_amounts], note, {area.left, note_baseline});
  if (has_aside)
    scene.write(chosen(plot.aside, plot.aside_beside_amounts, has_amounts), aside, aside_at, Align::Right);
  return result;
}

}  // namespace surprisal::plot
