// plot: the layout of small pictures, as large as fits, with a bead and a caption under each.
#include <algorithm>
#include <cmath>

#include "draw/bead.h"
#include "draw/pixels.h"
#include "plot/beads.h"
#include "plot/layouts.h"

namespace surprisal::plot {
namespace {

// All in px.
constexpr double kUsualBetween = 12;
constexpr double kBetweenOnPaper = 7;
constexpr double kUsualLettering = 30;  // the height of a bead or a caption
constexpr double kLetteringOnPaper = 22;
constexpr double kSmallestWithLetters = 28;

// On paper, where nothing is pressed, the pictures get more of the room.
bool is_paper(const SceneBuilder& scene) { return scene.look().medium == Medium::Paper; }
double between_of(const SceneBuilder& scene) {
  return (is_paper(scene) ? kBetweenOnPaper : kUsualBetween) * scene.px();
}
double lettering_of(const SceneBuilder& scene) {
  return (is_paper(scene) ? kLetteringOnPaper : kUsualLettering) * scene.px();
}

struct PictureGrid {
  std::size_t columns = 1;
  std::size_t rows = 1;
  double side = 0;
  double below = 0;  // height reserved below each picture
};

PictureGrid grid_with(const SceneBuilder& scene, std::size_t pictures, std::size_t columns, double below,
                      const Rect& area) {
  PictureGrid grid = {columns, (pictures + columns - 1) / columns, 0, below};
  const double between = between_of(scene);
  const auto across = static_cast<double>(grid.columns);
  const auto down = static_cast<double>(grid.rows);
  grid.side = std::min((area.width - between * (across - 1)) / across,
                       (area.height - between * (down - 1)) / down - below);
  return grid;
}

// The grid with the largest pictures among those without empty places.
PictureGrid largest_grid(const SceneBuilder& scene, std::size_t pictures, double below, const Rect& area) {
  PictureGrid best;
  for (std::size_t columns = 1; columns <= pictures; ++columns) {
    if (pictures % columns != 0) continue;
    const PictureGrid grid = grid_with(scene, pictures, columns, below, area);
    if (grid.side > best.side) best = grid;
  }
  return best;
}

bool has_letters(const Pictures& some) {
  return std::any_of(some.pictures.begin(), some.pictures.end(), [](const Pictures::Picture& picture) {
    return !picture.letter.empty() || !picture.caption.empty();
  });
}

PictureGrid picture_grid(const SceneBuilder& scene, const Pictures& some, const Rect& area) {
  const std::size_t count = some.pictures.size();
  if (has_letters(some)) {
    const PictureGrid grid = largest_grid(scene, count, lettering_of(scene), area);
    if (grid.side >= kSmallestWithLetters * scene.px()) return grid;
  }
  return largest_grid(scene, count, 0, area);
}

void draw_cell_lines(SceneBuilder& scene, const Rect& area, std::size_t side) {
  for (std::size_t i = 1; i < side; ++i) {
    const double share = static_cast<double>(i) / static_cast<double>(side);
    const double x = area.left + share * area.width;
    const double y = area.top + share * area.height;
    scene.line({{x, area.top}, {x, area.bottom()}}, scene.theme().border, scene.px());
    scene.line({{area.left, y}, {area.right(), y}}, scene.theme().border, scene.px());
  }
}

// If the brief words do not fit either, the frame stays empty.
void write_instead(SceneBuilder& scene, const Pictures::Picture& picture, const TextStyle& style,
                   const Rect& area) {
  const double room = area.width - 4 * scene.px();
  for (const Text& words : {picture.instead, picture.instead_brief}) {
    if (words.empty() || scene.width_of(words, style) > room) continue;
    scene.write_vertically_centred(words, style, area.centre(), Align::Centre);
    return;
  }
}

void draw_picture(SceneBuilder& scene, const Pictures& some, const Pictures::Picture& picture,
                  const Rect& area) {
  scene.box(area.inset(-scene.px()), scene.theme().border, 2 * scene.px());
  const TextStyle word = scene.caption(Ink::Kind::Muted);
  if (picture.values.empty()) {
    scene.box(area, scene.theme().bar_track);
    scene.write_vertically_centred("?", word, area.centre(), Align::Centre);
    return;
  }
  scene.box(area, scene.theme().paper);
  if (!picture.instead.empty()) return write_instead(scene, picture, word, area);
  const double size_of_full = picture.full.value_or(some.full);
  const Color full = scene.color(scene.dimmed(some.ink, picture.of_class));
  // Merge equal neighbours in a row into one box, because a picture may have thousands of cells.
  for (std::size_t i = 0, next = 0; i < picture.values.size() && size_of_full > 0; i = next) {
    const double value = picture.values[i];
    next = i + 1;
    while (value > 0 && next % some.side != 0 && next < picture.values.size() &&
           picture.values[next] == value)
      ++next;
    const Rect first = pixel_cell(area, some.side, i);
    const Rect last = pixel_cell(area, some.side, next - 1);
    const Rect cells = {first.left, first.top, last.right() - first.left, first.height};
    if (const auto square = pixel_square(next - i > 1 ? cells : first,
                                         ramped(value / size_of_full, some.ramp), full, scene.theme()))
      scene.box(square->place, square->color);
  }
  if (some.has_grid) draw_cell_lines(scene, area, some.side);
}

// Writes the bead and the caption side by side, centred under the picture; only the bead if both are too
// wide.
void write_below(SceneBuilder& scene, const Pictures& some, const Pictures::Picture& picture,
                 const Rect& area) {
  const double px = scene.px();
  const TextStyle style = scene.body(some.ink);
  const double bead = picture.letter.empty() ? 0 : 2 * kBeadRadius * px;
  const double gap = bead > 0 ? 5 * px : 0;
  const double width = scene.width_of(picture.caption, style);
  const bool fits = !picture.caption.empty() && bead + gap + width <= area.width + 0.8 * between_of(scene);
  const double middle = area.bottom() + lettering_of(scene) / 2 + px;
  const double left = area.centre().x - (bead + (fits ? gap + width : 0)) / 2;
  const Ink ink = scene.dimmed(Ink::Kind::Ink, picture.of_class);
  if (bead > 0) draw_bead(scene, {left + bead / 2, middle}, picture.letter, picture.filled, false, ink);
  if (fits) scene.write_vertically_centred(picture.caption, style, {left + bead + gap, middle}, Align::Left);
}

// A sample of each sign with its meaning, on one line from the left edge of the pictures, or further left if
// it is long. It is left out if it is longer than the line.
constexpr double kLegendHeight = 26;
constexpr double kSample = 11;
constexpr double kBeforeMeaning = kSample + 6;
constexpr double kBetweenSamples = 16;

double width_of_both_signs(const SceneBuilder& scene, const Pictures& some) {
  const TextStyle style = scene.body(Ink::Kind::Muted);
  return scene.width_of(some.plus, style) + scene.width_of(some.minus, style) +
         (2 * kBeforeMeaning + kBetweenSamples) * scene.px();
}

double legend_height(const SceneBuilder& scene, const Pictures& some, double width) {
  if (some.plus.empty() && some.minus.empty()) return 0;
  return width_of_both_signs(scene, some) > width ? 0 : kLegendHeight * scene.px();
}

void write_legend(SceneBuilder& scene, const Pictures& some, const Rect& line, double left) {
  const double px = scene.px();
  const TextStyle style = scene.body(Ink::Kind::Muted);
  const double before = kBeforeMeaning * px;
  const auto sample_at = [&](double x) {
    return Rect{std::round(x), std::round(line.centre().y - kSample / 2 * px), kSample * px, kSample * px};
  };
  left = std::min(left, line.right() - width_of_both_signs(scene, some));
  for (const double sign : {1.0, -1.0}) {
    const Text& text = sign > 0 ? some.plus : some.minus;
    if (const auto square = pixel_square(sample_at(left), sign, scene.color(some.ink), scene.theme()))
      scene.box(square->place, square->color);
    scene.write_vertically_centred(text, style, {left + before, line.centre().y}, Align::Left);
    left += before + scene.width_of(text, style) + kBetweenSamples * px;
  }
  if (some.zero.empty() || left + before + scene.width_of(some.zero, style) > line.right()) return;
  const Rect cell = sample_at(left);
  scene.box(cell, scene.theme().axis);
  scene.box(cell.inset(px), scene.theme().paper);
  scene.write_vertically_centred(some.zero, style, {left + before, line.centre().y}, Align::Left);
}

}  // namespace

bool pictures_fit(const SceneBuilder& scene, const Pictures& some, double width, double height) {
  if (some.pictures.empty()) return true;
  const double title = 1.6 * scene.em();
  const double rest = std::max(0.0, height - title - legend_height(scene, some, width));
  const PictureGrid grid = picture_grid(scene, some, {0, 0, width, rest});
  return grid.side >= static_cast<double>(some.side);
}

PlacedPanel lay_out_pictures(SceneBuilder& scene, const Pictures& some, const PanelPlace& whole) {
  PlacedPanel placed;
  placed.area = whole.area;
  PanelPlace place = whole;
  const double legend = legend_height(scene, some, place.area.width);
  place.area.height -= legend;
  const PictureGrid grid = picture_grid(scene, some, place.area);
  const auto cells = static_cast<double>(some.side);
  if (some.pictures.empty() || grid.side < cells) return placed;
  // Whole pixels avoid seams between the cells.
  const double side = grid.side >= 4 * cells ? cells * std::floor(grid.side / cells) : std::floor(grid.side);
  const double between = between_of(scene);
  const double across = (side + between) * static_cast<double>(grid.columns) - between;
  const double down = (side + grid.below + between) * static_cast<double>(grid.rows) - between;
  const double left = std::round(place.area.left + (place.area.width - across) / 2);
  const double top = std::round(place.area.top + std::min((place.area.height - down) / 2, between));
  for (std::size_t i = 0; i < some.pictures.size(); ++i) {
    const auto column = static_cast<double>(i % grid.columns);
    const auto row = static_cast<double>(i / grid.columns);
    const Rect area = {std::round(left + column * (side + between)),
                       std::round(top + row * (side + grid.below + between)), side, side};
    draw_picture(scene, some, some.pictures[i], area);
    if (grid.below > 0) write_below(scene, some, some.pictures[i], area);
  }
  const double end = std::min(place.area.bottom(), top + down);
  if (legend > 0) write_legend(scene, some, {place.area.left, end, place.area.width, legend}, left);
  return placed;
}

}  // namespace surprisal::plot
