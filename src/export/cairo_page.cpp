#include <cairo-pdf.h>
#include <cairo.h>

#include <algorithm>
#include <charconv>
#include <cstdint>
#include <memory>
#include <new>

#include "base/utf8.h"
#include "export/cairo_canvas.h"
#include "export/page.h"

namespace surprisal::exporting {
namespace {

constexpr double kPointsPerPixel = 72 / kPixelsPerInch;

using Surface = std::unique_ptr<cairo_surface_t, decltype(&cairo_surface_destroy)>;
using Context = std::unique_ptr<cairo_t, decltype(&cairo_destroy)>;

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

}  // namespace

Done draw_pixels(const Sheet& sheet, const Paint& paint, Raster& drawn) {
  const cairo_format_t format = is_opaque(sheet) ? CAIRO_FORMAT_RGB24 : CAIRO_FORMAT_ARGB32;
  const auto width = static_cast<int>(drawn.width);
  const Surface surface(
      cairo_image_surface_create_for_data(reinterpret_cast<unsigned char*>(drawn.values.data()), format,
                                          width, static_cast<int>(drawn.height), 4 * width),
      cairo_surface_destroy);
  const cairo_status_t status = draw(surface.get(), sheet, sheet.scale, TextAs::Outlines, paint);
  if (status != CAIRO_STATUS_SUCCESS) return cairo_problem(status);
  cairo_surface_finish(surface.get());
  return Nothing{};
}

Text why_no_pdf() { return {}; }

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

}  // namespace surprisal::exporting
