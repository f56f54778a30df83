#include "ui/data_places.h"

#include <algorithm>

#include "ui/places.h"

namespace surprisal::ui {
namespace {

// All at scale 1.
constexpr double kDataMargin = 16;
constexpr double kHead = 76;
constexpr double kStrip = 164;
constexpr double kStackedStripShare = 0.48;  // of what is below the head
constexpr double kLowestFigure = 153;
constexpr double kWidestTable = 440;
constexpr double kNarrowestTable = 340;
constexpr double kTwoColumns = 1100;  // the least width for two columns of figures next to the table
constexpr double kOneColumn = 800;
constexpr double kMoreLine = 22;
constexpr std::size_t kFiguresOfRows = 4;

}  // namespace

DataPlaces data_places_for(const DataLayoutOptions& wishes) {
  const double scale = wishes.scale;
  const double width = wishes.width / scale, height = wishes.height / scale;
  const double rail = wishes.rail ? kNarrowRail : 0;
  const double left = rail + kDataMargin, right = width - kDataMargin;
  const double content = std::max(40.0, right - left);
  const double top = kBar + kHead;
  const std::size_t columns = width >= kTwoColumns ? 2 : width >= kOneColumn ? 1 : 0;
  const double strip = columns == 0 ? std::max(kStrip, kStackedStripShare * (height - top)) : kStrip;
  const double strip_top = std::max(top + kLowestFigure, height - kDataMargin - strip);
  const double room = strip_top - kCardGap - top;
  const double table =
      columns == 0 ? content : std::clamp((content - 2 * kCardGap) / 3, kNarrowestTable, kWidestTable);
  const double line = columns == 1 ? kMoreLine : 0;  // one column never holds all of them
  const std::size_t rows = (room - line - kCardGap) / 2 >= kLowestFigure ? 2 : 1;
  const bool are_left_out = columns > 0 && rows * columns < kFiguresOfRows;
  const double more = are_left_out && room - kMoreLine >= kLowestFigure ? kMoreLine : 0;
  const Rect figures = {left + table + kCardGap, top, std::max(0.0, content - table - kCardGap), room - more};

  DataPlaces places;
  places.bar = scaled({0, 0, width, kBar}, scale);
  places.rail = scaled({0, kBar, rail, height - kBar}, scale);
  places.head = scaled({left, kBar, content, kHead}, scale);
  places.body = scaled({left, top, content, std::max(20.0, height - kDataMargin - top)}, scale);
  places.table = scaled({left, top, table, room}, scale);
  places.strip = scaled({left, strip_top, content, strip}, scale);
  places.is_narrow = columns == 0;
  if (columns == 0) return places;
  places.all_figures = scaled(figures, scale);
  if (more > 0) places.more = scaled({figures.left, figures.bottom(), figures.width, more}, scale);
  const double figure_width =
      (figures.width - kCardGap * static_cast<double>(columns - 1)) / static_cast<double>(columns);
  const double figure_height =
      (figures.height - kCardGap * static_cast<double>(rows - 1)) / static_cast<double>(rows);
  for (std::size_t i = 0; i < rows * columns; ++i) {
    const auto column = static_cast<double>(i % columns), row = static_cast<double>(i / columns);
    places.figures.push_back(
        scaled({figures.left + column * (figure_width + kCardGap),
                figures.top + row * (figure_height + kCardGap), figure_width, figure_height},
               scale));
  }
  return places;
}

}  // namespace surprisal::ui
