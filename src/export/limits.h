// export: limits on the size of a picture.
#pragma once

namespace surprisal::exporting {

inline constexpr double kMinSide = 16;                    // pixels
inline constexpr double kMaxSide = 32767;                 // Cairo's limit
inline constexpr double kMaxPixels = 64.0 * 1024 * 1024;  // of four bytes each
inline constexpr double kMinCentimetres = 0.5;
inline constexpr double kMaxCentimetres = 500;  // PDF readers cannot show a page of more than 200 inches
inline constexpr double kMinDotsPerInch = 20;
inline constexpr double kMaxDotsPerInch = 2400;
inline constexpr double kMinScale = 0.1;
inline constexpr double kMaxScale = 16;

}  // namespace surprisal::exporting
