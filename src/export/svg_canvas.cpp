#include "export/svg_canvas.h"

#include <array>
#include <charconv>
#include <string_view>
#include <vector>

#include "base/utf8.h"
#include "draw/fonts.h"
#include "export/sheet.h"

namespace surprisal::exporting {
namespace {

// Decimals of a pixel: far finer than anything visible.
constexpr int kDecimals = 3;
// Units per em; fonts themselves have one or two thousand.
constexpr double kOutlineUnits = 1000;

std::string number(double value, int decimals = kDecimals) {
  std::array<char, 64> digits = {};
  const auto end =
      std::to_chars(digits.data(), digits.data() + digits.size(), value, std::chars_format::fixed, decimals)
          .ptr;
  std::string text(digits.data(), end);
  if (text.find('.') != std::string::npos) {
    text.erase(text.find_last_not_of('0') + 1);
    if (text.back() == '.') text.pop_back();
  }
  return text == "-0" ? "0" : text;
}

std::string pair(Point p) { return number(p.x) + " " + number(p.y); }

std::string attribute(std::string_view name, const std::string& value) {
  return " " + std::string(name) + "=\"" + value + "\"";
}

std::string attribute(std::string_view name, double value) { return attribute(name, number(value)); }

// The colour of a fill or a stroke.
std::string paint(const std::string& name, Color color) {
  constexpr std::string_view kDigits = "0123456789abcdef";
  std::string value = "#";
  for (int part : {color.red, color.green, color.blue}) {
    value += kDigits[static_cast<std::size_t>(part / 16)];
    value += kDigits[static_cast<std::size_t>(part % 16)];
  }
  std::string text = attribute(name, value);
  if (color.alpha < 255) text += attribute(name + "-opacity", number(color.alpha / 255.0, 4));
  return text;
}

std::string box(Rect rect) {
  return attribute("x", rect.left) + attribute("y", rect.top) + attribute("width", rect.width) +
         attribute("height", rect.height);
}

// XML does not allow most control characters, not even escaped.
std::string escaped(std::string_view utf8) {
  std::string text;
  for (char32_t code : from_utf8(utf8)) {
    if (code == U'<') {
      text += "&lt;";
    } else if (code == U'&') {
      text += "&amp;";
    } else if (code == U'"') {
      text += "&quot;";
    } else if (code >= 0x20 && code != 0xFFFE && code != 0xFFFF) {
      text += to_utf8({&code, 1});
    }
  }
  return text;
}

std::string coordinates(std::span<const Point> points) {
  std::string text;
  for (Point p : points) {
    if (!text.empty()) text += ' ';
    text += number(p.x) + ',' + number(p.y);
  }
  return text;
}

std::string path_of(std::span<const OutlineStep> outline) {
  std::string path;
  for (const OutlineStep& step : outline) {
    path += step.verb;
    for (std::size_t i = 0; i < step.count(); ++i) {
      if (i > 0) path += ' ';
      path += number(step.points[i].x * kOutlineUnits, 1) + ' ' + number(step.points[i].y * kOutlineUnits, 1);
    }
  }
  return path;
}

}  // namespace

SvgCanvas::SvgCanvas(const Sheet& sheet) : PaperCanvas(sheet.width, sheet.height) {
  const std::string width = number(sheet.width);
  const std::string height = number(sheet.height);
  const double scale = sheet.in_centimetres ? kCentimetresPerInch / kPixelsPerInch : 1;
  const std::string unit = sheet.in_centimetres ? "cm" : "px";
  head_ =
      "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n"
      "<svg xmlns=\"http://www.w3.org/2000/svg\" xmlns:xlink=\"http://www.w3.org/1999/xlink\"" +
      attribute("width", number(sheet.width * scale) + unit) +
      attribute("height", number(sheet.height * scale) + unit) +
      attribute("viewBox", "0 0 " + width + " " + height) + ">\n";
  if (!sheet.title.empty()) head_ += "<title>" + escaped(sheet.title) + "</title>\n";
  if (!sheet.description.empty()) head_ += "<desc>" + escaped(sheet.description) + "</desc>\n";
  if (sheet.background) {
    body_ += "<rect" + box({0, 0, sheet.width, sheet.height}) + paint("fill", *sheet.background) + "/>\n";
  }
}

std::string SvgCanvas::document() const {
  const std::string definitions = outlines_.empty() ? "" : "<defs>\n" + outlines_ + "</defs>\n";
  std::string document = head_ + definitions + body_;
  for (int i = 0; i < open_clips(); ++i) document += "</g>\n";
  return document + "</svg>\n";
}

void SvgCanvas::draw_line(std::span<const Point> points, const Stroke& stroke, double dash_start) {
  body_ += "<polyline fill=\"none\" stroke-linecap=\"round\" stroke-linejoin=\"round\"";
  body_ += paint("stroke", stroke.color) + attribute("stroke-width", stroke.width);
  std::string lengths;
  for (double length : dash_pattern(stroke.dash, stroke.width)) {
    lengths += (lengths.empty() ? "" : " ") + number(length);
  }
  if (!lengths.empty()) body_ += attribute("stroke-dasharray", lengths);
  if (!lengths.empty() && dash_start > 0) body_ += attribute("stroke-dashoffset", dash_start);
  body_ += attribute("points", coordinates(points)) + "/>\n";
}

void SvgCanvas::draw_polygon(std::span<const Point> points, Color fill) {
  body_ += "<polygon" + paint("fill", fill) + attribute("points", coordinates(points)) + "/>\n";
}

void SvgCanvas::draw_rectangle(Rect rect, Color fill, double corner_radius) {
  body_ += "<rect" + box(rect) + paint("fill", fill);
  if (corner_radius > 0) body_ += attribute("rx", corner_radius);
  body_ += "/>\n";
}

void SvgCanvas::draw_circle(Point centre, double radius, Color fill) {
  body_ += "<circle" + attribute("cx", centre.x) + attribute("cy", centre.y) + attribute("r", radius) +
           paint("fill", fill) + "/>\n";
}

void SvgCanvas::draw_glyphs(std::span<const Glyph> glyphs, Color color, const std::string& text) {
  body_ += "<g role=\"img\"" + paint("fill", color) + attribute("aria-label", escaped(text)) + ">\n";
  for (const Glyph& glyph : glyphs) {
    const int outline = outline_number(glyph);
    if (outline == 0) continue;
    const std::string scale = number(glyph.size / kOutlineUnits, 7);
    body_ += "<use xlink:href=\"#g" + std::to_string(outline) + "\"" +
             attribute("transform", "translate(" + pair(glyph.at) + ") scale(" + scale + ")") + "/>\n";
  }
  body_ += "</g>\n";
}

void SvgCanvas::begin_clip(Rect rect) {
  const std::string id = "c" + std::to_string(++clips_);
  body_ += "<clipPath" + attribute("id", id) + "><rect" + box(rect) + "/></clipPath>\n";
  body_ += "<g" + attribute("clip-path", "url(#" + id + ")") + ">\n";
}

void SvgCanvas::end_clip() { body_ += "</g>\n"; }

// Numbered from 1 in order of first use; 0 for a glyph without an outline.
int SvgCanvas::outline_number(const Glyph& glyph) {
  const auto [place, is_new] = outline_numbers_.try_emplace({glyph.file, glyph.code}, 0);
  if (!is_new) return place->second;
  const std::string path = path_of(typefaces_.outline(glyph.file, glyph.code));
  if (path.empty()) return 0;
  place->second = ++outline_count_;
  outlines_ += "<path" + attribute("id", "g" + std::to_string(place->second)) + attribute("d", path) + "/>\n";
  return place->second;
}

}  // namespace surprisal::exporting
