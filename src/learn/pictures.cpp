#include "learn/pictures.h"

#include <algorithm>
#include <cmath>

namespace surprisal::learn {

std::vector<PixelPicture> weight_pictures(const Classifier& classifier) {
  const Layer& layer = classifier.layers.front();
  std::vector<PixelPicture> pictures(layer.outputs);
  for (std::size_t k = 0; k < layer.outputs; ++k) {
    for (std::size_t i = 0; i < kDigitPixels; ++i) pictures[k].values[i] = layer.weight(i, k);
    pictures[k].bias = layer.bias(k);
  }
  return pictures;
}

std::vector<PixelPicture> gradient_pictures(const Classifier& classifier, std::span<const double> pixels,
                                            int label, Objective objective) {
  const Digits digit = {{pixels.begin(), pixels.end()}, {label}};
  const std::size_t place = 0;
  return weight_pictures(gradient_of(classifier, {digit, digit.labels, std::span(&place, 1)}, objective));
}

double largest_size(std::span<const PixelPicture> pictures) {
  double largest = 0;
  for (const PixelPicture& picture : pictures) {
    for (double value : picture.values) largest = std::max(largest, std::abs(value));
  }
  return largest;
}

double full_gradient(const PixelPicture& gradient) { return std::abs(gradient.bias); }

bool is_about_zero(const PixelPicture& gradient) {
  constexpr double kAboutZero = 0.005;
  return full_gradient(gradient) < kAboutZero;
}

double full_weight(std::span<const PixelPicture> pictures) {
  constexpr double kLeast = 0.125;
  return kLeast * std::exp2(2 * std::ceil(std::max(0.0, std::log2(largest_size(pictures) / kLeast) / 2)));
}

}  // namespace surprisal::learn
