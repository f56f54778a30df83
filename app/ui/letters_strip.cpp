#include "ui/letters_strip.h"

#include <algorithm>
#include <cmath>
#include <string>
#include <string_view>

#include "base/wording.h"
#include "figures/number_text.h"
#include "figures/token_plot.h"
#include "ui/letters_places.h"
#include "ui/surface.h"

namespace surprisal::ui {
namespace {

// All at scale 1.
constexpr double kStripCellWidth = 42;
constexpr double kStripCellGap = 3;
constexpr double kStripLetter = 24;
constexpr double kStripFullShade = 0.9;  // of the ink, as in a heat map
constexpr double kStripReadShare = 0.6;  // of the cells, for what has been read

// How many letters of the text are known: those before the one that is bet on, and that one once the bet is
// placed.
std::size_t known_letters(const LetterPlay& play) { return play.position + (play.is_placed ? 1 : 0); }

struct Cells {
  Rect row;
  std::size_t count = 0;
  std::size_t first = 0;  // the letter in the first cell

  Rect at(std::size_t cell, double gap) const {
    const double width = row.width / static_cast<double>(count);
    return {row.left + width * static_cast<double>(cell), row.top, width - gap, row.height};
  }
};

Cells cells_in(const Surface& surface, const Rect& area, double left, std::size_t position) {
  Cells cells;
  const double gap = surface.px(kStripCellGap);  // the last cell has none after it
  cells.row = {left, area.top + surface.px(kLettersTextHead), area.right() + gap - left,
               surface.px(kLettersCells)};
  cells.count = static_cast<std::size_t>(std::max(2.0, cells.row.width / surface.px(kStripCellWidth)));
  const auto read = static_cast<std::size_t>(kStripReadShare * static_cast<double>(cells.count));
  cells.first = position > read ? position - read : 0;
  return cells;
}

void write_in(Surface& surface, const Rect& cell, const std::string& words, Color color, Weight weight) {
  const Point baseline = {cell.centre().x, cell.centre().y + surface.px(0.35 * kStripLetter)};
  surface.words(words, baseline, {kStripLetter, color, weight}, Anchor::Middle);
}

// An open box, as wide as a letter: an empty cell would look like one that is not shown yet.
void draw_space(Surface& surface, const Rect& cell, Color color) {
  const Point middle = {cell.centre().x, cell.centre().y + surface.px(8)};
  const double half = surface.px(7), up = surface.px(5);
  surface.canvas().polyline(std::vector<Point>{{middle.x - half, middle.y - up},
                                               {middle.x - half, middle.y},
                                               {middle.x + half, middle.y},
                                               {middle.x + half, middle.y - up}},
                            {color, surface.px(1.5)});
}

// The tint shows what the letter cost the model. The first letter has no cost, and that of the letter being
// bet on is still hidden.
void show_cell(Ui& ui, Surface& surface, const LetterPlay& play, std::size_t at, const Rect& cell,
               const std::vector<learn::LetterCost>& costs) {
  const Theme& theme = surface.theme();
  const bool is_asked = at == play.position;
  if (at >= known_letters(play)) {
    if (!is_asked) return surface.box(cell, theme.bar_track, 4);
    surface.bordered(cell, theme.paper, theme.ink, 4);
    surface.bordered(cell.inset(surface.px(1)), theme.paper, theme.ink, 3);
    return write_in(surface, cell, "?", theme.muted, Weight::Bold);
  }
  const double full = figures::full_letter_cost(play.model.size()) / ln(Base::Two);
  const double share = at == 0 ? 0 : std::clamp(costs[at - 1].bits / full, 0.0, 1.0);
  const Color tint = at == 0
                         ? theme.bar_track
                         : blend(theme.paper, fill_color_of(theme, Quantity::Loss), kStripFullShade * share);
  surface.bordered(cell, tint, is_asked ? theme.ink : at == 0 ? theme.bar_track : theme.border, 4);
  if (play.text[at] == U' ') return draw_space(surface, cell, readable_on(theme, tint));
  write_in(surface, cell, ui.say(name_of_letter(play.text[at])), readable_on(theme, tint),
           is_asked ? Weight::Bold : Weight::Regular);
}

void write_cost(Ui& ui, Surface& surface, const Rect& cell, double down, double bits, Weight weight,
                Ink ink) {
  const double cost = from_bits(bits, ui.session().base);
  surface.words(shown_fixed(cost, 2), {cell.centre().x, cell.bottom() + surface.px(down)},
                {12, color_of(surface.theme(), ink), weight}, Anchor::Middle);
}

// Placeholders for the costs of the letter being bet on.
void write_dashes(Surface& surface, const Rect& cell) {
  for (const double down : {kLettersFirstCost, kLettersFirstCost + kLettersNextCost})
    surface.words("–", {cell.centre().x, cell.bottom() + surface.px(down)}, {12, surface.theme().muted},
                  Anchor::Middle);
}

void show_costs(Ui& ui, Surface& surface, const Rect& area, const Cells& cells, const LetterPlay& play,
                const std::vector<learn::LetterCost>& costs) {
  const double gap = surface.px(kStripCellGap);
  const Color muted = surface.theme().muted;
  const Text names[] = {{"you paid", "你付了"}, {"model paid", "模型付了"}};
  for (std::size_t who = 0; who < 2; ++who) {
    const double down = kLettersFirstCost + kLettersNextCost * static_cast<double>(who);
    surface.words(surface.fitted(ui.say(names[who]), 12, Weight::Regular, cells.row.left - area.left),
                  {area.left, cells.row.bottom() + surface.px(down)}, {12, muted});
  }
  const std::size_t known = known_letters(play);
  for (std::size_t cell = 0; cell < cells.count; ++cell) {
    const std::size_t at = cells.first + cell;
    const Rect place = cells.at(cell, gap);
    if (at == known && !play.is_placed) write_dashes(surface, place);
    if (at == 0 || at >= known) continue;
    const bool has_bet = at >= play.first && at - play.first < play.prices.size();
    if (has_bet)
      write_cost(ui, surface, place, kLettersFirstCost, play.prices[at - play.first].reader, Weight::Bold,
                 Quantity::Loss);
    // Of a letter that was given, it is not in the sum of what the model has paid.
    write_cost(ui, surface, place, kLettersFirstCost + kLettersNextCost, costs[at - 1].bits, Weight::Regular,
               has_bet ? Ink(Quantity::Loss) : Ink(Ink::Kind::Muted));
  }
}

}  // namespace

std::vector<learn::LetterCost> costs_of_known(const LetterPlay& play) {
  return learn::costs_of(play.model, std::u32string_view(play.text).substr(0, known_letters(play)));
}

void show_letter_strip(Ui& ui, const Rect& area, double left, bool has_costs, const LetterPlay& play,
                       const std::vector<learn::LetterCost>& costs) {
  Surface surface(ui);
  const double baseline = area.top + surface.px(15);
  const std::string title = ui.say({"What comes next?", "下一个是什么？"});
  const double used = surface.words(title, {area.left, baseline}, {15, surface.theme().ink, Weight::Bold});
  const Text aside = {"tinted by what each letter cost the model", "底色越浓，模型为这个字符付得越多"};
  if (used + surface.px(24) + surface.width_of(ui.say(aside), 12) <= area.width)
    surface.words(ui.say(aside), {area.right(), baseline}, {12, surface.theme().muted}, Anchor::Right);
  const Cells cells = cells_in(surface, area, left, play.position);
  for (std::size_t cell = 0; cell < cells.count && cells.first + cell < play.text.size(); ++cell)
    show_cell(ui, surface, play, cells.first + cell, cells.at(cell, surface.px(kStripCellGap)), costs);
  if (has_costs) show_costs(ui, surface, area, cells, play, costs);
}

}  // namespace surprisal::ui
