#include "ui/places.h"

#include <algorithm>
#include <cmath>

namespace surprisal::ui {
namespace {

// All at scale 1.
constexpr double kWideRail = 268;
constexpr double kWideRailFrom = 1360;
constexpr double kWideMargin = 16;
constexpr double kNarrowMargin = 12;
constexpr double kHeadline = 56;
constexpr double kLowHeadline = 50;
constexpr double kPhoneHeadline = 80;
constexpr double kLedgerTop = 75;  // settings and headings
constexpr double kSum = 33;
constexpr double kHandle = 32;
constexpr double kDrawer = 100;
constexpr double kLedgerRow = 31;
constexpr double kLowRow = 27;
constexpr double kFingerRow = 44;
constexpr double kLowestCard = 153;   // its plot is 90 high
constexpr double kLowestAlone = 120;  // if nothing else can shrink
constexpr std::size_t kMaxLedgerRows = 6;
constexpr double kThreeColumnsFrom = 1100;
constexpr double kTwoColumnsFrom = 800;
constexpr double kTabs = 44;
constexpr double kTabGap = 8;

std::size_t columns_for(double width, std::size_t cards) {
  const std::size_t most = width >= kThreeColumnsFrom ? 3 : width >= kTwoColumnsFrom ? 2 : 1;
  if (cards == 4 && most == 3) return 2;  // two by two
  return std::max<std::size_t>(1, std::min(most, cards));
}

// Rows and columns of cards in an area, and the height of each card.
struct Grid {
  std::size_t columns = 1;
  std::size_t rows = 1;
  double height = 0;
};

Grid grid_for(double window_width, double room, std::size_t cards) {
  Grid grid;
  grid.columns = columns_for(window_width, cards);
  grid.rows = std::max<std::size_t>(1, (cards + grid.columns - 1) / grid.columns);
  if (grid.columns == 2) grid.rows = std::min<std::size_t>(grid.rows, 2);
  if (window_width < kTwoColumnsFrom) grid.rows = 1;
  const auto height_of = [&](std::size_t rows) {
    return (room - kCardGap * static_cast<double>(rows - 1)) / static_cast<double>(rows);
  };
  while (grid.rows > 1 && height_of(grid.rows) < kLowestCard) --grid.rows;
  grid.height = height_of(grid.rows);
  return grid;
}

double ledger_height(const PlaygroundLayoutOptions& wishes, std::size_t rows, double row) {
  if (!wishes.sample) return wishes.own_rows > 0 ? 12 + 36 * wishes.own_rows + 12 : 0;
  const double sum = is_phone(wishes.width, wishes.scale) ? 0 : kSum;
  return kLedgerTop + 36 * wishes.own_rows + row * static_cast<double>(rows) + sum + kHandle +
         (wishes.drawer_open ? kDrawer : 0);
}

}  // namespace

Rect whole_pixels(const Rect& r) {
  const double left = std::round(r.left);
  const double top = std::round(r.top);
  return {left, top, std::round(r.right()) - left, std::round(r.bottom()) - top};
}

Rect scaled(const Rect& r, double scale) {
  return whole_pixels({r.left * scale, r.top * scale, r.width * scale, r.height * scale});
}

double window_scale(double width, double height) {
  return std::clamp(std::min(width / 1440, height / 900), 1.0, 3.0);
}

Places places_for(const PlaygroundLayoutOptions& wishes) {
  const double scale = wishes.scale;
  const double width = wishes.width / scale;
  const double height = wishes.height / scale;
  Places places;
  places.rail_is_wide = wishes.rail && width >= kWideRailFrom;
  places.is_phone = is_phone(wishes.width, scale);
  const double rail = !wishes.rail || places.is_phone ? 0 : places.rail_is_wide ? kWideRail : kNarrowRail;
  const double margin = width >= kWideRailFrom ? kWideMargin : kNarrowMargin;
  const double left = rail + margin;
  const double content = std::max(40.0, width - left - margin);
  places.brief = content < 900;
  places.has_sliders = content >= 1000;
  places.has_smoothing = content >= 1000 || (content >= 860 && width >= 1100);

  const double headline = !wishes.sample    ? margin
                          : places.is_phone ? kPhoneHeadline
                          : height >= 760   ? kHeadline
                                            : kLowHeadline;
  const bool has_tabs = width < kTwoColumnsFrom && wishes.cards > 1;
  const double top = kBar + headline + (has_tabs ? kTabs + kTabGap : 0);
  std::size_t rows = std::min(wishes.classes, kMaxLedgerRows);
  double row = places.is_phone && height >= 760 ? kFingerRow : kLedgerRow;
  const auto ledger_room = [&] {
    const double needed = ledger_height(wishes, rows, row);
    return needed > 0 ? kCardGap + needed : 0;
  };
  const auto room = [&] { return height - top - ledger_room() - margin; };
  const auto shown = [&](const Grid& grid) { return std::min(wishes.cards, grid.rows * grid.columns); };
  const auto grid_now = [&] { return grid_for(width, room(), wishes.cards); };
  Grid grid = grid_now();
  // To keep all rows of cards, the ledger's rows first become lower, then fewer.
  const std::size_t wanted = shown(grid_for(width, 1e6, wishes.cards));
  if (shown(grid) < wanted || grid.height < kLowestCard || wishes.classes > 4) row = kLowRow;
  grid = grid_now();
  while (rows > 3 && (shown(grid) < wanted || grid.height < kLowestCard)) {
    --rows;
    grid = grid_now();
  }
  const double card_height = std::max(kLowestAlone, grid.height);
  const double card_width =
      (content - kCardGap * static_cast<double>(grid.columns - 1)) / static_cast<double>(grid.columns);
  for (std::size_t i = 0; i < shown(grid); ++i) {
    const double x = left + static_cast<double>(i % grid.columns) * (card_width + kCardGap);
    const double y = top + static_cast<double>(i / grid.columns) * (card_height + kCardGap);
    places.cards.push_back(scaled({x, y, card_width, card_height}, scale));
  }
  const double cards_bottom = top + static_cast<double>(grid.rows) * (card_height + kCardGap) - kCardGap;
  const double ledger_top = cards_bottom + kCardGap;
  const double ledger = std::max(60.0, height - margin - ledger_top);

  places.bar = scaled({0, 0, width, kBar}, scale);
  places.rail = scaled({0, kBar, rail, height - kBar}, scale);
  if (has_tabs) places.tabs = scaled({left, kBar + headline, content, kTabs}, scale);
  if (wishes.sample) places.headline = scaled({left, kBar, content, headline}, scale);
  if (ledger_room() > 0) places.ledger = scaled({left, ledger_top, content, ledger}, scale);
  if (wishes.sample) {
    const double foot = ledger_top + ledger;
    places.handle = scaled({left, foot - kHandle, content, kHandle}, scale);
    if (wishes.drawer_open) places.drawer = scaled({left, foot - kHandle - kDrawer, content, kDrawer}, scale);
  }
  places.row_height = row;
  places.rows = rows;
  return places;
}

}  // namespace surprisal::ui
