#include <cstddef>
#include <cstdint>
#include <vector>

#include "export/browser_canvas.h"
#include "export/page.h"
#include "export/pdf.h"

namespace surprisal::exporting {
namespace {

std::uint32_t multiplied(unsigned char color, std::uint32_t alpha) { return (color * alpha + 127) / 255; }

}  // namespace

Done draw_pixels(const Sheet& sheet, const Paint& paint, Raster& drawn) {
  BrowserCanvas canvas(drawn.width, drawn.height, sheet.width, sheet.height, sheet.scale);
  if (!canvas.is_open())
    return Problem{
        {"the browser does not have enough memory for this picture; choose a smaller size or scale",
         "浏览器没有足够的内存绘制这张图片；请选较小的尺寸或倍率"}};
  if (sheet.background) canvas.fill_page(*sheet.background);
  paint(canvas);
  const std::vector<unsigned char> bytes = canvas.pixels();
  for (std::size_t i = 0; i < drawn.values.size(); ++i) {
    const unsigned char* rgba = bytes.data() + 4 * i;
    const std::uint32_t alpha = rgba[3];
    drawn.values[i] = alpha << 24 | multiplied(rgba[0], alpha) << 16 | multiplied(rgba[1], alpha) << 8 |
                      multiplied(rgba[2], alpha);
  }
  return Nothing{};
}

Text why_no_pdf() {
  return {"The web edition cannot create PDFs; choose SVG, or use the desktop edition of Surprisal.",
          "网页版不能生成 PDF；请选 SVG，或使用桌面版 Surprisal。"};
}

Result<std::string> pdf(const PdfDocument&, const Progress&) { return Problem{why_no_pdf()}; }

}  // namespace surprisal::exporting
