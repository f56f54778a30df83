// export: the size of a picture as the user gives it, in pixels or in centimetres, and common sizes.
#pragma once

#include <optional>
#include <span>
#include <string_view>

#include "base/result.h"
#include "export/picture.h"

namespace surprisal::exporting {

enum class Unit { Pixels, Centimetres };

struct PictureSize {
  Unit unit = Unit::Pixels;
  double width = 1000;
  double height = 625;
  double scale = 1;            // for a size in pixels: dots per pixel in a PNG
  double dots_per_inch = 300;  // for a size in centimetres, in a PNG

  friend bool operator==(const PictureSize&, const PictureSize&) = default;
};

// "1000x625", "1000x625px" or "8.5x5.5cm". The problem quotes the text.
Result<PictureSize> parse_size(std::string_view text);

// Why a picture cannot have this size, and what to choose; empty if it can. `has_pixels`: as a PNG or a GIF.
Text fault_of(const PictureSize& size, bool has_pixels);

double pixels_per_unit(Unit unit);          // at scale 1
double dots_per_pixel(const PictureSize&);  // of a PNG

struct SizePreset {
  std::string_view id;
  Text name;
  PictureSize size;
  Format format;  // the usual format for this size
};
std::span<const SizePreset> size_presets();

}  // namespace surprisal::exporting
