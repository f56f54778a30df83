#include <cairo.h>

#include <memory>

#include "export/cairo_canvas.h"
#include "export/page.h"

namespace surprisal::exporting {
namespace {

using Surface = std::unique_ptr<cairo_surface_t, decltype(&cairo_surface_destroy)>;
using Context = std::unique_ptr<cairo_t, decltype(&cairo_destroy)>;

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

}  // namespace

Done draw_pixels(const Sheet& sheet, const Paint& paint, Raster& drawn) {
  const cairo_format_t format = is_opaque(sheet) ? CAIRO_FORMAT_RGB24 : CAIRO_FORMAT_ARGB32;
  const auto width = static_cast<int>(drawn.width);
  const Surface surface(
      cairo_image_surface_create_for_data(reinterpret_cast<unsigned char*>(drawn.values.data()), format,
                                          width, static_cast<int>(drawn.height), 4 * width),
      cairo_surface_destroy);
  const cairo_status_t status = draw(surface.get(), sheet, paint);
  if (status != CAIRO_STATUS_SUCCESS) return cairo_problem(status);
  cairo_surface_finish(surface.get());
  return Nothing{};
}

}  // namespace surprisal::exporting
