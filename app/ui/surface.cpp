#include "ui/surface.h"

#include <imgui.h>
#include <imgui_internal.h>

#include <algorithm>
#include <cmath>
#include <numbers>

namespace surprisal::ui {
namespace {

double shift(Anchor anchor, double width) {
  return anchor == Anchor::Left ? 0 : anchor == Anchor::Middle ? width / 2 : width;
}

// Passes our own text to ImGui's log, which can copy all text of a window.
void log_words(Point baseline, std::string_view utf8) {
  if (!ImGui::GetCurrentContext()->LogEnabled) return;
  const ImVec2 at = to_im(baseline);
  ImGui::LogRenderedText(&at, utf8.data(), utf8.data() + utf8.size());
}

}  // namespace

Surface::Surface(Ui& ui)
    : ui_(ui),
      theme_(ui.theme()),
      scale_(static_cast<double>(ui.scale())),
      canvas_(*ImGui::GetWindowDrawList(), ui.screen_fonts) {}

void Surface::box(const Rect& rect, Color fill, double radius) { canvas_.rectangle(rect, fill, px(radius)); }

void Surface::bordered(const Rect& rect, Color fill, Color border, double radius) {
  const double width = std::max(1.0, std::floor(px(1)));
  canvas_.rectangle(rect, border, px(radius));
  canvas_.rectangle(rect.inset(width), fill, std::max(0.0, px(radius) - width));
}

void Surface::fade(const Rect& rect, Color color, Edge solid) {
  Color transparent = color;
  transparent.alpha = 0;
  const ImU32 full = packed(color), none = packed(transparent);
  const auto at = [&](Edge one, Edge other) { return solid == one || solid == other ? full : none; };
  ImGui::GetWindowDrawList()->AddRectFilledMultiColor(
      to_im({rect.left, rect.top}), to_im({rect.right(), rect.bottom()}), at(Edge::Left, Edge::Top),
      at(Edge::Right, Edge::Top), at(Edge::Right, Edge::Bottom), at(Edge::Left, Edge::Bottom));
}

void Surface::line(Point from, Point to, Color color, double width) {
  const Point points[] = {from, to};
  canvas_.polyline(points, {color, px(width)});
}

void Surface::disc(Point centre, double radius, Color color) { canvas_.circle(centre, px(radius), color); }

void Surface::ring(Point centre, double radius, double width, Color color, double from, double to) {
  std::vector<Point> points;
  const int pieces = std::max(2, static_cast<int>(48 * (to - from)));
  for (int i = 0; i <= pieces; ++i) {
    const double angle = 2 * std::numbers::pi * (from + (to - from) * i / pieces - 0.25);
    points.push_back({centre.x + px(radius) * std::cos(angle), centre.y + px(radius) * std::sin(angle)});
  }
  canvas_.polyline(points, {color, px(width)});
}

void Surface::icon(Icon icon, Point centre, double size, Color color) {
  paint_icon(canvas_, icon, centre, px(size), color);
}

void Surface::bead(Point centre, Bead bead) {
  bead.ground = theme_.paper;
  bead.size = scale_;
  paint_bead(canvas_, ui_.fonts, centre, bead);
}

double Surface::words(std::string_view utf8, Point baseline, const WordLook& look, Anchor anchor) {
  TextLine line = set_line(ui_.fonts, utf8, px(look.size), look.weight);
  const Point origin = {std::round(baseline.x - shift(anchor, line.width)), std::round(baseline.y)};
  for (Glyph& glyph : line.glyphs) glyph.at = moved(glyph.at, origin);
  canvas_.glyphs(line.glyphs, look.color, utf8);
  log_words(origin, utf8);
  return line.width;
}

double Surface::rich(std::string_view marked, Point baseline, const RichStyle& style, Anchor anchor) {
  RichStyle scaled = style;
  scaled.size = px(style.size);
  const RichLine line = set_rich_line(ui_.formulas.font(), marked, scaled);
  const Point origin = {std::round(baseline.x - shift(anchor, line.width)), std::round(baseline.y)};
  paint_rich_line(line, canvas_, origin, theme_);
  log_words(origin, plain_words(marked));
  return line.width;
}

double Surface::width_of(std::string_view utf8, double size, Weight weight) const {
  return text_width(ui_.fonts, utf8, px(size), weight);
}

double Surface::rich_width(std::string_view marked, const RichStyle& style) const {
  RichStyle scaled = style;
  scaled.size = px(style.size);
  return set_rich_line(ui_.formulas.font(), marked, scaled).width;
}

double Surface::words_that_fit(const std::vector<Text>& versions, Point baseline, double room,
                               const WordLook& look) {
  for (const Text& version : versions) {
    const std::string utf8 = ui_.say(version);
    if (width_of(utf8, look.size, look.weight) <= room) return words(utf8, baseline, look);
  }
  return 0;
}

std::string Surface::fitted(std::string_view utf8, double size, Weight weight, double width) const {
  return width_of(utf8, size, weight) <= width ? std::string(utf8)
                                               : shortened(ui_.fonts, utf8, px(size), weight, width);
}

Rect rect_of_last_item() {
  const ImVec2 low = ImGui::GetItemRectMin();
  const ImVec2 size = ImGui::GetItemRectSize();
  return {static_cast<double>(low.x), static_cast<double>(low.y), static_cast<double>(size.x),
          static_cast<double>(size.y)};
}

ImVec2 to_im(Point p) { return {static_cast<float>(p.x), static_cast<float>(p.y)}; }

Point from_im(ImVec2 p) { return {static_cast<double>(p.x), static_cast<double>(p.y)}; }

}  // namespace surprisal::ui
