#include "export/picture.h"

#include <cmath>
#include <cstdint>
#include <vector>

#include "base/letter_case.h"
#include "base/number.h"
#include "base/utf8.h"
#include "export/limits.h"
#include "export/pdf.h"
#include "export/png.h"
#include "export/svg_canvas.h"

namespace surprisal::exporting {
namespace {

Done check_side(const Text& direction, double side, double scale) {
  const double pixels = side * scale;
  if (pixels >= 1 && pixels <= kMaxSide) return Nothing{};
  const std::string wish = exact(pixels);
  const std::string most = exact(kMaxSide);
  return Problem{{"a picture cannot be " + wish + " pixels " + direction.en + "; choose 1 to " + most,
                  "图片的" + direction.zh + "不能是 " + wish + " 像素；请选 1 到 " + most}};
}

Done check(Format format, const Sheet& sheet) {
  const double scale = format == Format::Png ? sheet.scale : 1;
  if (!(scale > 0) || std::isinf(scale))
    return Problem{{"the scale of a picture must be greater than 0; choose 1 or 2",
                    "图片的倍率必须大于 0；请选 1 或 2"}};
  if (Done done = check_side({"wide", "宽"}, sheet.width, scale); !done) return done;
  if (Done done = check_side({"high", "高"}, sheet.height, scale); !done) return done;
  if (format == Format::Png && sheet.width * scale * sheet.height * scale > kMaxPixels) {
    return Problem{Text("a PNG can have at most ", "PNG 最多容纳 ") + exact(kMaxPixels) +
                   Text(" pixels; choose a smaller size or scale", " 像素；请选较小的尺寸或倍率")};
  }
  return Nothing{};
}

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
  if (const Done done = draw_pixels(sheet, paint, drawn); !done) return done.problem();
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
