#include "export/picture.h"

#include <cairo-pdf.h>
#include <cairo.h>

#include <algorithm>
#include <charconv>
#include <cmath>
#include <cstdint>
#include <memory>
#include <new>
#include <vector>

#include "base/letter_case.h"
#include "base/number.h"
#include "base/utf8.h"
#include "draw/fonts.h"
#include "export/cairo_canvas.h"
#include "export/limits.h"
#include "export/png.h"
#include "export/svg_canvas.h"

namespace surprisal::exporting {
namespace {

constexpr double kPointsPerPixel = 72 / kPixelsPerInch;

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

Problem cairo_problem(cairo_status_t status) {
  return {Text("the picture cannot be drawn: ", "无法绘制图片：") + cairo_status_to_string(status) +
          Text("; make it smaller", "；请缩小图片")};
}

cairo_status_t draw(cairo_surface_t* surface, const Sheet& sheet, double scale, TextAs text_as,
                    const Paint& paint) {
  const Context cairo(cairo_create(surface), cairo_destroy);
  cairo_scale(cairo.get(), scale, scale);
  if (sheet.background) {
    set_color(cairo.get(), *sheet.background);
    cairo_paint(cairo.get());
  }
  CairoCanvas canvas(cairo.get(), sheet.width, sheet.height, text_as);
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

cairo_status_t append(void* file, const unsigned char* bytes, unsigned int count) {
  try {
    static_cast<std::string*>(file)->append(reinterpret_cast<const char*>(bytes), count);
  } catch (const std::bad_alloc&) {  // must not pass through C
    return CAIRO_STATUS_NO_MEMORY;
  }
  return CAIRO_STATUS_SUCCESS;
}

void describe(cairo_surface_t* pdf, const Sheet& sheet) {
  const std::string title = to_utf8(from_utf8(sheet.title));
  const std::string description = to_utf8(from_utf8(sheet.description));
  if (!title.empty()) cairo_pdf_surface_set_metadata(pdf, CAIRO_PDF_METADATA_TITLE, title.c_str());
  if (!description.empty())
    cairo_pdf_surface_set_metadata(pdf, CAIRO_PDF_METADATA_SUBJECT, description.c_str());
  cairo_pdf_surface_set_metadata(pdf, CAIRO_PDF_METADATA_CREATOR, "Surprisal");
  // Today's date would make every file different.
  cairo_pdf_surface_set_metadata(pdf, CAIRO_PDF_METADATA_CREATE_DATE, "2000-01-01T00:00:00Z");
}

// Whether every object is where the table at the end says. When Cairo 1.16 has no memory for a font it
// reports no error, and the object of the font is missing.
bool has_all_objects(const std::string& pdf) {
  constexpr std::string_view kPlace = "startxref\n";
  constexpr std::string_view kTable = "xref\n0 ";
  constexpr std::size_t kEntry = 20;
  const auto number_at = [&](std::size_t at) {
    std::size_t number = 0;
    if (at < pdf.size()) std::from_chars(pdf.data() + at, pdf.data() + pdf.size(), number);
    return number;
  };
  const std::size_t place = pdf.rfind(kPlace);
  if (place == pdf.npos) return false;
  const std::size_t table = number_at(place + kPlace.size());
  if (pdf.compare(std::min(table, pdf.size()), kTable.size(), kTable) != 0)
    return true;  // a newer kind of table
  const std::size_t count = number_at(table + kTable.size());
  const std::size_t first = pdf.find('\n', table + kTable.size()) + 1;
  for (std::size_t i = 1; i < count; ++i) {
    const std::string head = std::to_string(i) + " 0 obj";
    const std::size_t at = number_at(first + i * kEntry);
    if (at >= pdf.size() || pdf.compare(at, head.size(), head) != 0) return false;
  }
  return true;
}

Result<std::string> pdf_picture(const Sheet& sheet, const Paint& paint) {
  std::string file;
  const Surface surface(cairo_pdf_surface_create_for_stream(append, &file, sheet.width * kPointsPerPixel,
                                                            sheet.height * kPointsPerPixel),
                        cairo_surface_destroy);
  describe(surface.get(), sheet);
  const cairo_status_t drawn = draw(surface.get(), sheet, kPointsPerPixel, TextAs::Text, paint);
  if (drawn != CAIRO_STATUS_SUCCESS) return cairo_problem(drawn);
  cairo_surface_finish(surface.get());
  const cairo_status_t finished = cairo_surface_status(surface.get());
  if (finished != CAIRO_STATUS_SUCCESS) return cairo_problem(finished);
  if (!has_all_objects(file)) return cairo_problem(CAIRO_STATUS_NO_MEMORY);
  return file;
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
  const cairo_status_t status = draw(surface.get(), sheet, sheet.scale, TextAs::Outlines, paint);
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
  return pdf_picture(sheet, paint);
}

}  // namespace surprisal::exporting
