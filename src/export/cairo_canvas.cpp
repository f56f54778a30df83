#include "export/cairo_canvas.h"

#include <cairo-ft.h>
#include <cairo.h>

#include <algorithm>
#include <memory>
#include <new>
#include <numbers>
#include <vector>

#include "base/utf8.h"
#include "draw/fonts.h"

namespace surprisal::exporting {
namespace {

// In pixels. PDF viewers round a baseline down to a whole device pixel. Our baselines are on whole pixels, so
// without this offset a rounding error could move them up by one.
constexpr double kBaselineNudge = 0.01;

// Cairo only has cubic curves.
void quadratic_to(cairo_t* cairo, Point control, Point to) {
  Point from;
  cairo_get_current_point(cairo, &from.x, &from.y);
  const auto towards = [&](Point end) {
    return Point{end.x + (control.x - end.x) * 2 / 3, end.y + (control.y - end.y) * 2 / 3};
  };
  const Point first = towards(from);
  const Point second = towards(to);
  cairo_curve_to(cairo, first.x, first.y, second.x, second.y, to.x, to.y);
}

void set_font_options(cairo_t* cairo) {
  cairo_font_options_t* options = cairo_font_options_create();
  cairo_font_options_set_hint_style(options, CAIRO_HINT_STYLE_NONE);
  cairo_font_options_set_hint_metrics(options, CAIRO_HINT_METRICS_OFF);
  cairo_font_options_set_antialias(options, CAIRO_ANTIALIAS_GRAY);
  cairo_set_font_options(cairo, options);
  cairo_font_options_destroy(options);
}

// Cairo may keep a font after the canvas is gone, so the font keeps its FreeType face alive.
cairo_font_face_t* make_font(std::shared_ptr<FT_FaceRec_> face) {
  static const cairo_user_data_key_t kFace = {};  // its address is the key
  auto held = std::make_unique<std::shared_ptr<FT_FaceRec_>>(std::move(face));
  cairo_font_face_t* font = cairo_ft_font_face_create_for_ft_face(held->get(), FT_LOAD_NO_HINTING);
  const auto release = [](void* pointer) { delete static_cast<std::shared_ptr<FT_FaceRec_>*>(pointer); };
  if (cairo_font_face_set_user_data(font, &kFace, held.get(), release) != CAIRO_STATUS_SUCCESS) {
    cairo_font_face_destroy(font);
    throw std::bad_alloc();
  }
  held.release();
  return font;
}

// The text of each glyph. In a line of text, the glyphs are its characters in order; characters without a
// glyph, such as control characters, are joined to the next glyph. The glyphs of a formula do not correspond
// to the characters of its text, so the first glyph gets the whole text.
std::vector<std::string> text_of_each(std::span<const Glyph> glyphs, const std::string& text) {
  constexpr char32_t kReplacement = 0xFFFD;
  const std::u32string codes = from_utf8(text);
  std::vector<std::string> each(glyphs.size());
  std::size_t next = 0;
  for (std::size_t i = 0; i < glyphs.size(); ++i) {
    const std::size_t start = next;
    while (next < codes.size() && codes[next] != glyphs[i].code && glyphs[i].code != kReplacement) ++next;
    if (next == codes.size()) {
      std::fill(each.begin(), each.end(), std::string());
      each[0] = text;
      return each;
    }
    ++next;
    each[i] = to_utf8(std::u32string_view(codes).substr(start, next - start));
  }
  each.back() += to_utf8(std::u32string_view(codes).substr(next));
  return each;
}

}  // namespace

void set_color(cairo_t* cairo, Color color) {
  cairo_set_source_rgba(cairo, color.red / 255.0, color.green / 255.0, color.blue / 255.0,
                        color.alpha / 255.0);
}

Problem cairo_problem(int status) {
  return {Text("the picture cannot be drawn: ", "无法绘制图片：") +
          cairo_status_to_string(static_cast<cairo_status_t>(status)) +
          Text("; make it smaller", "；请缩小图片")};
}

CairoCanvas::CairoCanvas(cairo_t* cairo, double width, double height, TextAs text_as)
    : PaperCanvas(width, height), cairo_(cairo), text_as_(text_as) {
  set_font_options(cairo_);
  cairo_set_line_cap(cairo_, CAIRO_LINE_CAP_ROUND);
  cairo_set_line_join(cairo_, CAIRO_LINE_JOIN_ROUND);
}

CairoCanvas::~CairoCanvas() {
  for (cairo_font_face_t* font : fonts_) cairo_font_face_destroy(font);
}

void CairoCanvas::draw_line(std::span<const Point> points, const Stroke& stroke, double dash_start) {
  set_color(cairo_, stroke.color);
  cairo_set_line_width(cairo_, stroke.width);
  const std::vector<double> dash = dash_pattern(stroke.dash, stroke.width);
  cairo_set_dash(cairo_, dash.data(), static_cast<int>(dash.size()), dash_start);
  for (Point p : points) cairo_line_to(cairo_, p.x, p.y);
  cairo_stroke(cairo_);
}

void CairoCanvas::draw_polygon(std::span<const Point> points, Color color) {
  for (Point p : points) cairo_line_to(cairo_, p.x, p.y);
  cairo_close_path(cairo_);
  fill(color);
}

void CairoCanvas::draw_rectangle(Rect rect, Color color, double corner_radius) {
  constexpr double kQuarter = std::numbers::pi / 2;
  if (corner_radius > 0) {
    const Rect inner = rect.inset(corner_radius);
    cairo_arc(cairo_, inner.right(), inner.top, corner_radius, -kQuarter, 0);
    cairo_arc(cairo_, inner.right(), inner.bottom(), corner_radius, 0, kQuarter);
    cairo_arc(cairo_, inner.left, inner.bottom(), corner_radius, kQuarter, 2 * kQuarter);
    cairo_arc(cairo_, inner.left, inner.top, corner_radius, 2 * kQuarter, 3 * kQuarter);
    cairo_close_path(cairo_);
  } else {
    cairo_rectangle(cairo_, rect.left, rect.top, rect.width, rect.height);
  }
  fill(color);
}

void CairoCanvas::draw_circle(Point centre, double radius, Color color) {
  cairo_arc(cairo_, centre.x, centre.y, radius, 0, 2 * std::numbers::pi);
  cairo_close_path(cairo_);
  fill(color);
}

void CairoCanvas::draw_glyphs(std::span<const Glyph> glyphs, Color color, const std::string& text) {
  if (text_as_ == TextAs::Outlines) {
    for (const Glyph& glyph : glyphs) trace_outline(glyph);
    return fill(color);
  }
  set_color(cairo_, color);
  const std::vector<std::string> texts = text_of_each(glyphs, text);
  for (std::size_t start = 0; start < glyphs.size();) {
    std::size_t end = start + 1;
    while (end < glyphs.size() && glyphs[end].file == glyphs[start].file &&
           glyphs[end].size == glyphs[start].size) {
      ++end;
    }
    show_run(glyphs.subspan(start, end - start), std::span(texts).subspan(start, end - start));
    start = end;
  }
}

void CairoCanvas::begin_clip(Rect rect) {
  cairo_save(cairo_);
  cairo_rectangle(cairo_, rect.left, rect.top, rect.width, rect.height);
  cairo_clip(cairo_);
}

void CairoCanvas::end_clip() { cairo_restore(cairo_); }

void CairoCanvas::fill(Color color) {
  set_color(cairo_, color);
  cairo_fill(cairo_);
}

void CairoCanvas::trace_outline(const Glyph& glyph) {
  for (const OutlineStep& step : typefaces_.outline(glyph.file, glyph.code)) {
    std::array<Point, 3> p;
    for (std::size_t i = 0; i < step.count(); ++i) {
      p[i] = {glyph.at.x + glyph.size * step.points[i].x, glyph.at.y + glyph.size * step.points[i].y};
    }
    switch (step.verb) {
      case 'M':
        cairo_move_to(cairo_, p[0].x, p[0].y);
        break;
      case 'L':
        cairo_line_to(cairo_, p[0].x, p[0].y);
        break;
      case 'Q':
        quadratic_to(cairo_, p[0], p[1]);
        break;
      case 'C':
        cairo_curve_to(cairo_, p[0].x, p[0].y, p[1].x, p[1].y, p[2].x, p[2].y);
        break;
      default:
        cairo_close_path(cairo_);
    }
  }
}

// Shows glyphs of one face and size. A glyph without text gets an empty cluster.
void CairoCanvas::show_run(std::span<const Glyph> run, std::span<const std::string> texts) {
  cairo_font_face_t* face = font(run[0].file);
  cairo_set_font_face(cairo_, face);
  cairo_set_font_size(cairo_, run[0].size);
  std::string text;
  std::vector<cairo_glyph_t> shown;
  std::vector<cairo_text_cluster_t> clusters;
  for (std::size_t i = 0; i < run.size(); ++i) {
    shown.push_back({typefaces_.index(run[i].file, run[i].code), run[i].at.x, run[i].at.y + kBaselineNudge});
    clusters.push_back({static_cast<int>(texts[i].size()), 1});
    text += texts[i];
  }
  cairo_show_text_glyphs(cairo_, text.data(), static_cast<int>(text.size()), shown.data(),
                         static_cast<int>(shown.size()), clusters.data(), static_cast<int>(clusters.size()),
                         cairo_text_cluster_flags_t{});
}

cairo_font_face_t* CairoCanvas::font(FontFile file) {
  cairo_font_face_t*& font = fonts_[static_cast<std::size_t>(file)];
  if (!font) font = make_font(typefaces_.face(file));
  return font;
}

}  // namespace surprisal::exporting
