#include "export/picture_size.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <string>

#include "base/number.h"
#include "export/limits.h"

namespace surprisal::exporting {
namespace {

bool is_within(double value, double low, double high) { return value >= low && value <= high; }

std::string_view without_ending(std::string_view text, std::string_view ending) {
  return text.ends_with(ending) ? text.substr(0, text.size() - ending.size()) : text;
}

Text range_text(double low, double high) {
  return {exact(low) + " to " + exact(high), exact(low) + " 到 " + exact(high)};
}

Text fault_of_side(double side, double least, double most, const Text& unit) {
  if (is_within(side, least, most)) return {};
  const Text range = range_text(least, most);
  return {"each side must be " + range.en + unit.en + ", not " + exact(side) + unit.en,
          "边长不能是 " + exact(side) + unit.zh + "；请给 " + range.zh + unit.zh};
}

Text fault_of_pixels(const PictureSize& size) {
  const double dots = pixels_per_unit(size.unit) * dots_per_pixel(size);
  const double width = std::round(size.width * dots);
  const double height = std::round(size.height * dots);
  const bool fits = is_within(width, 1, kMaxSide) && is_within(height, 1, kMaxSide);
  if (fits && width * height <= kMaxPixels) return {};
  const std::string sides = exact(width) + " × " + exact(height);
  const Text less = size.unit == Unit::Centimetres ? Text("size or fewer dots per inch", "尺寸或较低的分辨率")
                                                   : Text("size or scale", "尺寸或倍率");
  if (width < 1 || height < 1)
    return Text("the picture would have no pixels; give a larger ", "图片将没有像素；请给较大的") + less;
  return Text("the picture would have " + sides + " pixels, but the limit is " + exact(kMaxSide) +
                  " per side and " + exact(kMaxPixels) + " in total; give a smaller ",
              "图片将有 " + sides + " 像素，而每边最多 " + exact(kMaxSide) + "，总共最多 " +
                  exact(kMaxPixels) + "；请给较小的") +
         less;
}

}  // namespace

Result<PictureSize> parse_size(std::string_view text) {
  PictureSize size;
  const bool cm = text.ends_with("cm");
  if (cm) size.unit = Unit::Centimetres;
  const std::string_view sides = without_ending(text, cm ? "cm" : "px");
  const std::size_t by = std::min(sides.find('x'), sides.size());
  const Result<double> width = parse_number(sides.substr(0, by));
  const Result<double> height = parse_number(sides.substr(std::min(by + 1, sides.size())));
  if (!width || !height)
    return Problem{Text(std::string(text)) +
                   Text(" is not a size; give WIDTHxHEIGHT, such as 1000x625 or 8.5x5.5cm",
                        " 不是尺寸；请写成 宽x高，例如 1000x625 或 8.5x5.5cm")};
  size.width = *width;
  size.height = *height;
  return size;
}

Text fault_of(const PictureSize& size, bool has_pixels) {
  const bool cm = size.unit == Unit::Centimetres;
  const Text unit = cm ? Text(" cm", " 厘米") : Text(" pixels", " 像素");
  const double least = cm ? kMinCentimetres : kMinSide;
  const double most = cm ? kMaxCentimetres : kMaxSide;
  for (const double side : {size.width, size.height}) {
    if (Text fault = fault_of_side(side, least, most, unit); !fault.empty()) return fault;
  }
  if (cm && !is_within(size.dots_per_inch, kMinDotsPerInch, kMaxDotsPerInch))
    return Text("the resolution cannot be ", "图片不能是每英寸 ") + exact(size.dots_per_inch) +
           Text(" dots per inch; give ", " 点；请给 ") + range_text(kMinDotsPerInch, kMaxDotsPerInch);
  if (!cm && !is_within(size.scale, kMinScale, kMaxScale))
    return Text("the scale cannot be ", "倍率不能是 ") + exact(size.scale) + Text("; give ", "；请给 ") +
           range_text(kMinScale, kMaxScale);
  return has_pixels ? fault_of_pixels(size) : Text();
}

double pixels_per_unit(Unit unit) {
  return unit == Unit::Centimetres ? kPixelsPerInch / kCentimetresPerInch : 1;
}

double dots_per_pixel(const PictureSize& size) {
  return size.unit == Unit::Centimetres ? size.dots_per_inch / kPixelsPerInch : size.scale;
}

std::span<const SizePreset> size_presets() {
  static const std::array<SizePreset, 4> presets = {{
      {"column",
       {"Paper column 8.5 cm", "论文单栏 8.5 厘米"},
       {.unit = Unit::Centimetres, .width = 8.5, .height = 5.5},
       Format::Pdf},
      {"text",
       {"Text width 17 cm", "论文通栏 17 厘米"},
       {.unit = Unit::Centimetres, .width = 17, .height = 10},
       Format::Pdf},
      {"slide", {"Slide 16:9", "幻灯片 16:9"}, {.width = 1920, .height = 1080}, Format::Png},
      {"web", {"Web 2×", "网页 2×"}, {.width = 720, .height = 450, .scale = 2}, Format::Png},
  }};
  return presets;
}

}  // namespace surprisal::exporting
