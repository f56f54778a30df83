// plot: the layout of a text whose pieces are coloured by a number, broken into lines and set as large as
// fits.
#include <algorithm>
#include <cmath>
#include <cstddef>
#include <vector>

#include "plot/layouts.h"

namespace surprisal::plot {
namespace {

// Relative to the text size.
constexpr double kLineHeight = 1.7;
constexpr double kBlank = 0.6;
constexpr double kEmptyBox = 0.9;      // width of the chosen piece while it is still hidden
constexpr double kAroundPiece = 0.14;  // on each side of its text
// In px.
constexpr double kPassageSizes[] = {22, 20, 18, 16, 15, 14, 13, 12};
constexpr double kOneLineSize = 28;
constexpr double kOneLineHeight = 40;
constexpr double kFullShade = 0.9;  // of the ink, as in a heat map

struct PlacedPiece {
  std::size_t line = 0;
  double left = 0;
  double width = 0;
};

struct PassageLines {
  double size = 0;  // text size in pixels
  std::vector<PlacedPiece> pieces;

  std::size_t count() const { return pieces.empty() ? 0 : pieces.back().line + 1; }
  double line_height = 0;
};

double width_of_piece(const SceneBuilder& scene, const Passage& passage, std::size_t index,
                      const TextStyle& style) {
  const Passage::Piece& piece = passage.pieces[index];
  if (piece.text.empty() && piece.covered && passage.chosen == index) return kEmptyBox * style.size;
  if (piece.text.empty()) return kBlank * style.size;
  return scene.width_of(piece.text, style) + 2 * kAroundPiece * style.size;
}

PassageLines broken_into_lines(const SceneBuilder& scene, const Passage& passage, double size, double width) {
  PassageLines lines;
  lines.size = size;
  lines.line_height = kLineHeight * size;
  const TextStyle style = {size, Ink::Kind::Ink};
  std::size_t line = 0;
  double left = 0;
  for (std::size_t i = 0; i < passage.pieces.size(); ++i) {
    const double needed = std::min(width, width_of_piece(scene, passage, i, style));
    if (left > 0 && left + needed > width) {
      ++line;
      left = 0;
    }
    lines.pieces.push_back({line, left, needed});
    left += needed;
  }
  return lines;
}

// Sets the end of the text as one line. Pieces that do not fit at its left end go on an earlier line.
PassageLines last_line(const SceneBuilder& scene, const Passage& passage, double width) {
  PassageLines lines;
  lines.size = kOneLineSize * scene.px();
  lines.line_height = kOneLineHeight * scene.px();
  const TextStyle style = {lines.size, Ink::Kind::Ink, Weight::Bold};
  lines.pieces.resize(passage.pieces.size());
  std::size_t first = passage.pieces.size();
  double used = 0;
  for (std::size_t i = passage.pieces.size(); i-- > 0;) {
    lines.pieces[i].width = width_of_piece(scene, passage, i, style);
    if (first == i + 1 && used + lines.pieces[i].width <= width) first = i, used += lines.pieces[i].width;
  }
  double left = 0;
  for (std::size_t i = first; i < lines.pieces.size(); ++i) {
    lines.pieces[i].line = first > 0 ? 1 : 0;
    lines.pieces[i].left = left;
    left += lines.pieces[i].width;
  }
  return lines;
}

// Uses the largest text size at which all lines fit, or the smallest size.
PassageLines largest_lines(const SceneBuilder& scene, const Passage& passage, const Rect& area) {
  if (passage.is_one_line) return last_line(scene, passage, area.width);
  PassageLines lines;
  for (const double size : kPassageSizes) {
    lines = broken_into_lines(scene, passage, size * scene.px(), area.width);
    if (static_cast<double>(lines.count()) * lines.line_height <= area.height) break;
  }
  return lines;
}

std::size_t first_line_shown(const Passage& passage, const PassageLines& lines, std::size_t room) {
  if (lines.count() <= room || !passage.chosen || *passage.chosen >= lines.pieces.size()) return 0;
  const std::size_t line = lines.pieces[*passage.chosen].line;
  const std::size_t before = room / 2;
  return std::min(line > before ? line - before : 0, lines.count() - room);
}

Color shade_of(const SceneBuilder& scene, const Passage& passage, double value) {
  const double share =
      passage.full > 0 && !std::isnan(value) ? std::clamp(value / passage.full, 0.0, 1.0) : 0;
  return blend(scene.theme().paper, scene.color(passage.ink), kFullShade * share);
}

void draw_piece(SceneBuilder& scene, const Passage& passage, std::size_t index, const Rect& place,
                double size) {
  const Passage::Piece& piece = passage.pieces[index];
  const bool chosen = passage.chosen == index;
  const bool is_empty_box = chosen && piece.covered && piece.text.empty();
  const Color fill = is_empty_box    ? scene.theme().paper
                     : piece.covered ? scene.theme().bar_track
                                     : shade_of(scene, passage, piece.value);
  scene.box(place, fill);
  const TextStyle style = {size, Ink::Kind::Ink, chosen ? Weight::Bold : Weight::Regular};
  if (!piece.text.empty()) scene.write_on(piece.text, style, fill, place.centre());
  if (!chosen) return;
  const double width = scene.line_width(Thickness::Regular);
  scene.outline(place.inset(width / 2), Ink::Kind::Ink, width);
}

}  // namespace

double height_of_passage_line(const SceneBuilder& scene) { return kOneLineHeight * scene.px(); }

PlacedPanel lay_out_passage(SceneBuilder& scene, const Passage& passage, const PanelPlace& place) {
  PlacedPanel placed;
  placed.area = place.area;
  const double last_piece = std::max(1.0, static_cast<double>(passage.pieces.size()) - 1);
  placed.x = {Scale::Linear, {0, last_piece}, place.area.left, place.area.right()};
  placed.y = {Scale::Linear, {0, 1}, place.area.top, place.area.bottom()};
  const PassageLines lines = largest_lines(scene, passage, place.area);
  const auto room = static_cast<std::size_t>(std::max(1.0, place.area.height / lines.line_height));
  const std::size_t first = first_line_shown(passage, lines, room);
  for (std::size_t i = 0; i < lines.pieces.size(); ++i) {
    const PlacedPiece& piece = lines.pieces[i];
    if (piece.line < first) continue;
    if (piece.line >= first + room) break;
    const double top = place.area.top + static_cast<double>(piece.line - first) * lines.line_height;
    const Rect rect = {place.area.left + piece.left, top, piece.width, lines.line_height - scene.px()};
    if (placed.pieces.empty()) placed.first_piece = i;
    placed.pieces.push_back(rect);
    draw_piece(scene, passage, i, rect, lines.size);
  }
  for (const Handle& handle : passage.handles) {
    const double last = static_cast<double>(placed.first_piece + placed.pieces.size()) - 1;
    if (placed.pieces.empty() || handle.at.x < static_cast<double>(placed.first_piece) || handle.at.x > last)
      continue;
    const std::size_t index = static_cast<std::size_t>(handle.at.x) - placed.first_piece;
    scene.add_handle({placed.pieces[index].centre(), place.index, handle});
  }
  return placed;
}

}  // namespace surprisal::plot
