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

// The weight that has the full colour: 1/8, 1/2, 2, 8 or a larger one of these, so that the largest weight
// has at least half of it after the first step as after the last. It changes seldom, so that growing weights
// get darker.
double full_weight(std::span<const PixelPicture> pictures);

// The derivative that has the full colour in a picture of one digit's gradient: |p - y|, that of a pixel full
// of ink. On a common scale, the gradients of a digit that is almost learned could not be seen.
double full_gradient(const PixelPicture& gradient);

// Whether a gradient is too small to be drawn on its own scale: its picture would suggest a change.
bool is_about_zero(const PixelPicture& gradient);

}  // namespace surprisal::learn
