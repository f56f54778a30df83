#include "export/picture.h"

#include <cairo.h>

#include <algorithm>
#include <cmath>
#include <cstdint>
#include <memory>
#include <vector>

#include "base/letter_case.h"
#include "base/number.h"
#include "base/utf8.h"
#include "draw/fonts.h"
#include "export/cairo_canvas.h"
#include "export/limits.h"
#include "export/pdf.h"
#include "export/png.h"
#include "export/svg_canvas.h"

namespace surprisal::exporting {
namespace {

using Surface = std::unique_ptr<cairo_surface_t, decltype(&cairo_surface_destroy)>;
using Context = std::unique_ptr<cairo_t, decltype(&cairo_destroy)>;
using Paint = std::function<void(Canvas&)>;

Done check_side(const Text& direction, double side, double scale) {
  const double pixels = side * scale;
  if (pixels >= 1 && pixels <= kMostSide) return Nothing{};
  const std::string wish = exact(pixels);
  const std::string most = exact(kMostSide);
  return Problem{{"a picture cannot be " + wish + " pixels " + direction.en + "; choose 1 to " + most,
                  "图片的" + direction.zh + "不能是 " + wish + " 像素；请选 1 到 " + most}};
}

Done check(Format format, const Sheet& sheet) {
  const double scale = format == Format::Png ? sheet.scale : 1;
  if (!(scale > 0) || std::isinf(scale))
    return Problem{
        {"the scale of a picture must be above 0; choose 1 or 2", "图片的倍率必须大于 0；请选 1 或 2"}};
  if (Done done = check_side({"wide", "宽"}, sheet.width, scale); !done) return done;
  if (Done done = check_side({"high", "高"}, sheet.height, scale); !done) return done;
  if (format == Format::Png && sheet.width * scale * sheet.height * scale > kMostPixels) {
    return Problem{Text("a PNG can have at most ", "PNG 最多容纳 ") + exact(kMostPixels) +
                   Text(" pixels; choose a smaller size or scale", " 像素；请选较小的尺寸或倍率")};
  }
  return Nothing{};
}

cairo_status_t draw(cairo_surface_t* surface, const Sheet& sheet, const Paint& paint) {
  const Context cairo(cairo_create(surface), cairo_destroy);
  cairo_scale(cairo.get(), sheet.scale, sheet.scale);
  if (sheet.background) {
    set_color(cairo.get(), *sheet.background);
    cairo_paint(cairo.get());
  }
  CairoCanvas canvas(cairo.get(), sheet.width, sheet.height, TextAs::Outlines);
  paint(canvas);
  return cairo_status(cairo.get());
}

bool is_opaque(const Sheet& sheet) { return sheet.background && sheet.background->alpha == 255; }

Result<std::string> png_picture(const Sheet& sheet, const Paint& paint, const Progress& progress) {
  const Result<Raster> drawn = raster(sheet, paint);
  if (!drawn) return drawn.problem();
  const Pixels pixels = {drawn->values, drawn->width, drawn->height, drawn->width, is_opaque(sheet)};
  return png(pixels, kPixelsPerInch * sheet.scale,
             {to_utf8(from_utf8(sheet.title)), to_utf8(from_utf8(sheet.description))}, progress);
}

std::string svg_picture(const Sheet& sheet, const Paint& paint) {
  SvgCanvas canvas(sheet);
  paint(canvas);
  return canvas.document();
}

}  // namespace

std::optional<Format> format_of(std::string_view extension) {
  const std::string lower = lower_case(extension);
  if (lower == ".png") return Format::Png;
  if (lower == ".svg") return Format::Svg;
  if (lower == ".pdf") return Format::Pdf;
  return std::nullopt;
}

Result<Raster> raster(const Sheet& sheet, const Paint& paint) {
  if (const Done done = check(Format::Png, sheet); !done) return done.problem();
  const auto width = static_cast<std::uint32_t>(std::lround(sheet.width * sheet.scale));
  const auto height = static_cast<std::uint32_t>(std::lround(sheet.height * sheet.scale));
  Raster drawn = {std::vector<std::uint32_t>(std::size_t{width} * height), width, height};
  const cairo_format_t format = is_opaque(sheet) ? CAIRO_FORMAT_RGB24 : CAIRO_FORMAT_ARGB32;
  const Surface surface(cairo_image_surface_create_for_data(
                            reinterpret_cast<unsigned char*>(drawn.values.data()), format,
                            static_cast<int>(width), static_cast<int>(height), static_cast<int>(4 * width)),
                        cairo_surface_destroy);
  const cairo_status_t status = draw(surface.get(), sheet, paint);
  if (status != CAIRO_STATUS_SUCCESS) return cairo_problem(status);
  cairo_surface_finish(surface.get());
  return drawn;
}

Result<std::string> picture(Format format, const Sheet& sheet, const Paint& paint, const Progress& progress) {
  if (const Done done = check(format, sheet); !done) return done.problem();
  switch (format) {
    case Format::Png:
      return png_picture(sheet, paint, progress);
    case Format::Svg:
      return svg_picture(sheet, paint);
    case Format::Pdf:
      break;
  }
  return pdf({sheet, 1, [&](std::size_t, Canvas& canvas) { paint(canvas); }, {}});
}

}  // namespace surprisal::exporting
