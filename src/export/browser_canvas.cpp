#include "export/browser_canvas.h"

#include <emscripten.h>

#include <array>

#include "base/number.h"

// clang-format off

EM_JS(bool, open_paper, (unsigned width, unsigned height, double scale), {
  const canvas = new OffscreenCanvas(width, height);
  const paper = canvas.getContext('2d', {willReadFrequently : true});
  Module.paper = paper;
  if (!paper) return false;
  paper.scale(scale, scale);
  paper.lineCap = paper.lineJoin = 'round';
  return true;
})

EM_JS(void, close_paper, (), { Module.paper = null; })

EM_JS(void, fill_path, (const char* path, unsigned color, double alpha), {
  Module.paper.fillStyle = 'rgba(' + [color >> 16, color >> 8 & 255, color & 255, alpha] + ')';
  Module.paper.fill(new Path2D(UTF8ToString(path)));
})

EM_JS(void, stroke_path,
      (const char* path, unsigned color, double alpha, double width, const double* dash, unsigned dashes,
       double start),
      {
        const paper = Module.paper;
        paper.strokeStyle = 'rgba(' + [color >> 16, color >> 8 & 255, color & 255, alpha] + ')';
        paper.lineWidth = width;
        paper.setLineDash(HEAPF64.subarray(dash / 8, dash / 8 + dashes));
        paper.lineDashOffset = start;
        paper.stroke(new Path2D(UTF8ToString(path)));
      })

EM_JS(void, clip_paper, (double left, double top, double width, double height), {
  Module.paper.save();
  Module.paper.beginPath();
  Module.paper.rect(left, top, width, height);
  Module.paper.clip();
})

EM_JS(void, unclip_paper, (), { Module.paper.restore(); })

EM_JS(void, read_paper, (unsigned char* to, unsigned width, unsigned height),
      { HEAPU8.set(Module.paper.getImageData(0, 0, width, height).data, to); })

// clang-format on

namespace surprisal::exporting {
namespace {

unsigned packed(Color color) { return color.red << 16 | color.green << 8 | color.blue; }

}  // namespace

BrowserCanvas::BrowserCanvas(std::uint32_t pixels_wide, std::uint32_t pixels_high, double width,
                             double height, double scale)
    : PaperCanvas(width, height),
      pixels_wide_(pixels_wide),
      pixels_high_(pixels_high),
      open_(open_paper(pixels_wide, pixels_high, scale)) {}

BrowserCanvas::~BrowserCanvas() { close_paper(); }

std::vector<unsigned char> BrowserCanvas::pixels() const {
  std::vector<unsigned char> bytes(std::size_t{pixels_wide_} * pixels_high_ * 4);
  read_paper(bytes.data(), pixels_wide_, pixels_high_);
  return bytes;
}

void BrowserCanvas::step(char verb, std::span<const Point> points) {
  path_ += verb;
  for (Point p : points) path_ += exact(p.x) + " " + exact(p.y) + " ";
}

void BrowserCanvas::trace(std::span<const Point> points) {
  for (std::size_t i = 0; i < points.size(); ++i) step(i == 0 ? 'M' : 'L', points.subspan(i, 1));
}

void BrowserCanvas::fill(Color color) {
  fill_path(path_.c_str(), packed(color), color.alpha / 255.0);
  path_.clear();
}

void BrowserCanvas::fill_page(Color color) {
  draw_rectangle({0, 0, static_cast<double>(pixels_wide_), static_cast<double>(pixels_high_)}, color, 0);
}

void BrowserCanvas::draw_line(std::span<const Point> points, const Stroke& stroke, double dash_start) {
  trace(points);
  const std::vector<double> dash = dash_pattern(stroke.dash, stroke.width);
  stroke_path(path_.c_str(), packed(stroke.color), stroke.color.alpha / 255.0, stroke.width, dash.data(),
              static_cast<unsigned>(dash.size()), dash_start);
  path_.clear();
}

void BrowserCanvas::draw_polygon(std::span<const Point> points, Color color) {
  trace(points);
  path_ += 'Z';
  fill(color);
}

void BrowserCanvas::draw_rectangle(Rect rect, Color color, double corner_radius) {
  if (corner_radius <= 0) {
    const std::array corners = {Point{rect.left, rect.top}, Point{rect.right(), rect.top},
                                Point{rect.right(), rect.bottom()}, Point{rect.left, rect.bottom()}};
    return draw_polygon(corners, color);
  }
  const std::string r = exact(corner_radius);
  const auto arc_to = [&](double x, double y) {
    path_ += "A" + r + " " + r + " 0 0 1 " + exact(x) + " " + exact(y) + " ";
  };
  const auto line_to = [&](double x, double y) { step('L', std::array{Point{x, y}}); };
  const Rect inner = rect.inset(corner_radius);
  step('M', std::array{Point{inner.left, rect.top}});
  line_to(inner.right(), rect.top);
  arc_to(rect.right(), inner.top);
  line_to(rect.right(), inner.bottom());
  arc_to(inner.right(), rect.bottom());
  line_to(inner.left, rect.bottom());
  arc_to(rect.left, inner.bottom());
  line_to(rect.left, inner.top);
  arc_to(inner.left, rect.top);
  path_ += 'Z';
  fill(color);
}

void BrowserCanvas::draw_circle(Point centre, double radius, Color color) {
  const std::string r = exact(radius);
  const std::string half = "A" + r + " " + r + " 0 0 1 ";
  step('M', std::array{Point{centre.x - radius, centre.y}});
  path_ += half + exact(centre.x + radius) + " " + exact(centre.y) + " ";
  path_ += half + exact(centre.x - radius) + " " + exact(centre.y) + "Z";
  fill(color);
}

void BrowserCanvas::draw_glyphs(std::span<const Glyph> glyphs, Color color, const std::string&) {
  for (const Glyph& glyph : glyphs) {
    for (const OutlineStep& one : typefaces_.outline(glyph.file, glyph.code)) {
      std::array<Point, 3> points;
      for (std::size_t i = 0; i < one.count(); ++i) {
        points[i] = {glyph.at.x + glyph.size * one.points[i].x, glyph.at.y + glyph.size * one.points[i].y};
      }
      step(one.verb, std::span(points).first(one.count()));
    }
  }
  fill(color);
}

void BrowserCanvas::begin_clip(Rect rect) { clip_paper(rect.left, rect.top, rect.width, rect.height); }
void BrowserCanvas::end_clip() { unclip_paper(); }

}  // namespace surprisal::exporting
