#include "export/pdf.h"

#include <cairo-pdf.h>
#include <cairo.h>

#include <algorithm>
#include <charconv>
#include <memory>
#include <new>
#include <string_view>

#include "base/number.h"
#include "base/utf8.h"
#include "export/cairo_canvas.h"

namespace surprisal::exporting {
namespace {

constexpr double kPointsPerPixel = 72 / kPixelsPerInch;

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
  // A fixed date keeps files reproducible.
  cairo_pdf_surface_set_metadata(pdf, CAIRO_PDF_METADATA_CREATE_DATE, "2000-01-01T00:00:00Z");
}

// Whether every object is where the cross-reference table says. If Cairo 1.16 runs out of memory for a font,
// it reports no error but leaves out the font's object.
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
    return true;  // a cross-reference stream, which this does not check
  const std::size_t count = number_at(table + kTable.size());
  const std::size_t first = pdf.find('\n', table + kTable.size()) + 1;
  for (std::size_t i = 1; i < count; ++i) {
    const std::string head = std::to_string(i) + " 0 obj";
    const std::size_t at = number_at(first + i * kEntry);
    if (at >= pdf.size() || pdf.compare(at, head.size(), head) != 0) return false;
  }
  return true;
}

void add_bookmarks(cairo_surface_t* pdf, const std::vector<Bookmark>& bookmarks) {
  for (const Bookmark& bookmark : bookmarks) {
    const std::string place = "page=" + std::to_string(bookmark.page + 1) + " pos=[0 " +
                              exact(bookmark.top * kPointsPerPixel) + "]";
    cairo_pdf_surface_add_outline(pdf, CAIRO_PDF_OUTLINE_ROOT, to_utf8(from_utf8(bookmark.title)).c_str(),
                                  place.c_str(), cairo_pdf_outline_flags_t{});
  }
}

// Paints the pages; returns false if `progress` cancels.
bool paint_pages(cairo_t* cairo, const PdfDocument& document, const Progress& progress) {
  const Sheet& sheet = document.sheet;
  CairoCanvas canvas(cairo, sheet.width, sheet.height, TextAs::Text);
  for (std::size_t page = 0; page < document.pages; ++page) {
    if (sheet.background) {
      set_color(cairo, *sheet.background);
      cairo_paint(cairo);
    }
    document.paint(page, canvas);
    cairo_show_page(cairo);
    const double share = static_cast<double>(page + 1) / static_cast<double>(document.pages);
    if (progress && !progress(share)) return false;
  }
  return true;
}

}  // namespace

Text why_no_pdf() { return {}; }

Result<std::string> pdf(const PdfDocument& document, const Progress& progress) {
  const Sheet& sheet = document.sheet;
  std::string file;
  const std::unique_ptr<cairo_surface_t, decltype(&cairo_surface_destroy)> surface(
      cairo_pdf_surface_create_for_stream(append, &file, sheet.width * kPointsPerPixel,
                                          sheet.height * kPointsPerPixel),
      cairo_surface_destroy);
  describe(surface.get(), sheet);
  const std::unique_ptr<cairo_t, decltype(&cairo_destroy)> cairo(cairo_create(surface.get()), cairo_destroy);
  cairo_scale(cairo.get(), kPointsPerPixel, kPointsPerPixel);
  if (!paint_pages(cairo.get(), document, progress)) return Problem{"stopped"};
  if (const cairo_status_t drawn = cairo_status(cairo.get()); drawn != CAIRO_STATUS_SUCCESS)
    return cairo_problem(drawn);
  add_bookmarks(surface.get(), document.bookmarks);
  cairo_surface_finish(surface.get());
  const cairo_status_t finished = cairo_surface_status(surface.get());
  if (finished != CAIRO_STATUS_SUCCESS) return cairo_problem(finished);
  if (!has_all_objects(file)) return cairo_problem(CAIRO_STATUS_NO_MEMORY);
  return file;
}

}  // namespace surprisal::exporting
