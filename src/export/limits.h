// export: limits on the size of a picture.
#pragma once

namespace surprisal::exporting {

inline constexpr double kLeastSide = 16;                   // pixels
inline constexpr double kMostSide = 32767;                 // Cairo's limit
inline constexpr double kMostPixels = 64.0 * 1024 * 1024;  // of four bytes each
inline constexpr double kLeastCentimetres = 0.5;
inline constexpr double kMostCentimetres = 500;  // PDF readers cannot show a page of more than 200 inches
inline constexpr double kLeastDotsPerInch = 20;
inline constexpr double kMostDotsPerInch = 2400;
inline constexpr double kLeastScale = 0.1;
inline constexpr double kMostScale = 16;

}  // namespace surprisal::exporting
