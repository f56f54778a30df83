// export: limits on the size of a picture.
#pragma once

namespace surprisal::exporting {

inline constexpr double kLeastSide = 16;                   // pixels
inline constexpr double kMostSide = 32767;                 // Cairo's limit
inline constexpr double kMostPixels = 64.0 * 1024 * 1024;  // of four bytes each
inline constexpr double kLeastDotsPerInch = 20;
inline constexpr double kMostDotsPerInch = 2400;

}  // namespace surprisal::exporting
