// learn: from the 64 pixels of a digit to ten logits: softmax regression, or with a hidden layer before it.
#pragma once

#include <cstddef>
#include <cstdint>
#include <span>
#include <vector>

#include "learn/digits.h"

namespace surprisal::learn {

// Each output is a weighted sum of the inputs plus a bias.
struct Layer {
  std::size_t inputs = 0;
  std::size_t outputs = 0;
  // A row of `outputs` numbers for each input, then the row of biases. In this order the inner loops go over
  // the outputs, which are independent, so they are vectorized without changing the order of any sum.
  std::vector<double> weights;

  double weight(std::size_t input, std::size_t output) const { return weights[input * outputs + output]; }
  double bias(std::size_t output) const { return weights[inputs * outputs + output]; }

  friend bool operator==(const Layer&, const Layer&) = default;
};

Layer zero_layer(std::size_t inputs, std::size_t outputs);

// Each output starts with its bias, then adds the inputs in their order.
std::vector<double> outputs_of(const Layer& layer, std::span<const double> inputs);

// One layer, or a hidden layer with ReLU and the output layer. ReLU instead of tanh: it needs no function of
// the C library, whose last digits differ between machines, and a hidden unit can be read like a class: it is
// on if the ink on its positive pixels outweighs that on its negative pixels.
struct Classifier {
  std::vector<Layer> layers;

  bool has_hidden_layer() const { return layers.size() > 1; }

  friend bool operator==(const Classifier&, const Classifier&) = default;
};

// The output layer starts at 0, so all ten probabilities are 0.1. The weights of the hidden layer are uniform
// with variance 2/64 (He's initialization for ReLU); if they were equal, its units would stay equal.
Classifier untrained(std::size_t hidden, std::uint64_t seed);

std::size_t count_of_numbers(const Classifier& classifier);  // weights and biases: 650 without a hidden layer

// The inputs of the output layer: the pixels, or the outputs of the hidden layer after ReLU.
std::vector<double> features_of(const Classifier& classifier, std::span<const double> pixels);

std::vector<double> logits_of(const Classifier& classifier, std::span<const double> pixels);
std::vector<double> logits_of(const Classifier& classifier, const Digits& digits);  // ten for each digit

}  // namespace surprisal::learn
