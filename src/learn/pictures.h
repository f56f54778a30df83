// learn: what a classifier has learned, and what its next step would change, as pictures of 8x8 numbers.
#pragma once

#include <array>
#include <span>
#include <vector>

#include "learn/classifier.h"
#include "learn/gradient.h"

namespace surprisal::learn {

// One number for each pixel of a digit, positive or negative.
struct PixelPicture {
  std::array<double, kDigitPixels> values = {};
  double bias = 0;

  friend bool operator==(const PixelPicture&, const PixelPicture&) = default;
};

// The weights from the pixels to each class or, with a hidden layer, to each of its units.
std::vector<PixelPicture> weight_pictures(const Classifier& classifier);

// The gradient of one digit's loss in these weights. Without a hidden layer and with cross-entropy, that of
// class k is (p_k - y_k) x. A step subtracts it, times the step size.
std::vector<PixelPicture> gradient_pictures(const Classifier& classifier, std::span<const double> pixels,
                                            int label, Objective objective = {});

// The largest magnitude of a value in any of the pictures.
double largest_size(std::span<const PixelPicture> pictures);

// The scale of a run's pictures must not follow their largest number, or a weight that grows fiftyfold would
// look the same from the first step on, and a gradient that fades would not fade.

// The weight that has the full colour: 2, which a run seldom exceeds, or else the next of 4, 8, 16, ...
double full_weight(std::span<const PixelPicture> pictures);

// The derivative that has the full colour. Without a hidden layer none is larger, since |p - y| x is at most
// 1; with one, larger ones look the same.
inline constexpr double kFullGradient = 1;

}  // namespace surprisal::learn
