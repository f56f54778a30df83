// learn: what one seed is used for; each use has its own stream of random numbers.
#pragma once

#include <cstdint>

namespace surprisal::learn::stream {

inline constexpr std::uint64_t kWeights = 1;
inline constexpr std::uint64_t kLabels = 2;
inline constexpr std::uint64_t kFirstEpoch = 3;  // the order of the digits in each epoch: 3, 4, ...
inline constexpr std::uint64_t kMessage = std::uint64_t{1} << 63;  // the letters of a text

}  // namespace surprisal::learn::stream
