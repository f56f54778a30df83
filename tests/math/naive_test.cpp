// Checks what lessons say about the naive formulas: in their safe range they agree with the stable ones, and
// they break at exactly the stated numbers, where the stable ones do not.
#include "math/naive.h"

#include <cmath>
#include <cstddef>
#include <limits>
#include <span>
#include <vector>

#include "math/activations.h"
#include "math/gradients.h"
#include "math/information.h"
#include "math/losses.h"
#include "math/softmax.h"
#include "measure.h"
#include "source.h"
#include "testing.h"

namespace surprisal::test {
namespace {

using Floats = std::vector<float>;

constexpr float kFloatInfinity = std::numeric_limits<float>::infinity();

TEST(Naive, AgreesWhereItIsSafe) {
  Source source(1);
  for (int i = 0; i < 4000; ++i) {
    const double z = source.uniform(-5, 5);
    const double y = source.uniform();
    // 1 + e^z rounds at up to e^5, and 1 - a at down to e^-5.
    const double coarse = 8 * kEps * std::exp(5);
    EXPECT_NEAR(naive::sigmoid(z) / sigmoid(z), 1, 4 * kEps);
    EXPECT_NEAR(naive::sigmoid_derivative(z) / sigmoid_derivative(z), 1, coarse);
    EXPECT_NEAR(naive::softplus(z), softplus(z), coarse);
    EXPECT_NEAR(naive::log_sigmoid(z), log_sigmoid(z), coarse);
    EXPECT_NEAR(naive::binary_cross_entropy(z, y), binary_cross_entropy_from_logit(z, y), coarse);

    const Vector logits = source.logits(source.classes(), 5);
    const std::span<const double> span = logits;
    const Softmax s = softmax_of(logits);
    const Vector p = naive::softmax(span);
    const Vector log_p = naive::log_softmax(span);
    const Vector label = one_hot(source.below(logits.size()), logits.size());
    for (std::size_t k = 0; k < logits.size(); ++k) {
      EXPECT_NEAR(p[k] / s.p[k], 1, 16 * kEps);
      EXPECT_NEAR(log_p[k], s.log_p[k], 32 * kEps);
      EXPECT_NEAR(naive::target_gradient(span, k), -s.rest[k], 16 * kEps);
    }
    EXPECT_NEAR(naive::logsumexp(span), s.logsumexp, 32 * kEps);
    EXPECT_NEAR(naive::cross_entropy(span, std::span<const double>(label)), cross_entropy(label, s),
                32 * kEps);
  }
}

// The largest floats and doubles have the logarithms 88.7228 and 709.7827.
TEST(Naive, ExponentialOverflows) {
  EXPECT_TRUE(std::isfinite(std::exp(88.72f)));
  EXPECT_EQ(std::exp(88.73f), kFloatInfinity);
  EXPECT_EQ(std::exp(89.0f), kFloatInfinity);
  EXPECT_TRUE(std::isfinite(std::exp(709.78)));
  EXPECT_EQ(std::exp(709.79), kInfinity);
  EXPECT_EQ(std::exp(710.0), kInfinity);

  EXPECT_EQ(naive::softplus(89.0f), kFloatInfinity);
  EXPECT_EQ(naive::softplus(710.0), kInfinity);
  EXPECT_EQ(softplus(710), 710);

  const Floats in_float = {89, 0};
  EXPECT_TRUE(std::isnan(naive::softmax(std::span<const float>(in_float))[0]));
  EXPECT_EQ(naive::softmax(std::span<const float>(in_float))[1], 0);
  EXPECT_EQ(naive::logsumexp(std::span<const float>(in_float)), kFloatInfinity);
  const Vector in_double = {710, 0};
  EXPECT_TRUE(std::isnan(naive::softmax(std::span<const double>(in_double))[0]));
  EXPECT_EQ(naive::logsumexp(std::span<const double>(in_double)), kInfinity);
  EXPECT_EQ(softmax(in_double)[0], 1);
  EXPECT_GT(softmax(in_double)[1], 0);
  EXPECT_EQ(logsumexp(in_double), 710);
  // The sum overflows where a single term does not.
  const Vector both = {709.5, 709.5};
  EXPECT_EQ(naive::softmax(std::span<const double>(both)), (Vector{0, 0}));
  EXPECT_EQ(softmax(both), (Vector{0.5, 0.5}));
}

TEST(Naive, ExponentialUnderflows) {
  EXPECT_GT(std::exp(-103.0f), 0);
  EXPECT_EQ(std::exp(-104.0f), 0);
  EXPECT_GT(std::exp(-745.0), 0);
  EXPECT_EQ(std::exp(-746.0), 0);
  // All terms are 0: 0/0 in softmax, log 0 in logsumexp.
  const Floats in_float = {-104, -104};
  EXPECT_TRUE(std::isnan(naive::softmax(std::span<const float>(in_float))[0]));
  const Vector in_double = {-746, -746};
  EXPECT_TRUE(std::isnan(naive::softmax(std::span<const double>(in_double))[0]));
  EXPECT_EQ(naive::logsumexp(std::span<const double>(in_double)), -kInfinity);
  EXPECT_EQ(softmax(in_double), (Vector{0.5, 0.5}));
  EXPECT_DOUBLE_EQ(logsumexp(in_double), -746 + std::log(2));
  // e^89 is infinite in float, and 1 over it 0, where the truth is 2.2e-39.
  EXPECT_EQ(naive::sigmoid(-89.0f), 0);
  EXPECT_EQ(naive::sigmoid(-710.0), 0);
  EXPECT_GT(sigmoid(-710), 0);
}

TEST(Naive, LogarithmOfZero) {
  EXPECT_EQ(naive::log_sigmoid(-89.0f), -kFloatInfinity);
  EXPECT_EQ(naive::log_sigmoid(-710.0), -kInfinity);
  EXPECT_EQ(log_sigmoid(-710), -710);
  const Vector z = {0, -746};
  EXPECT_EQ(naive::log_softmax(std::span<const double>(z))[1], -kInfinity);
  EXPECT_EQ(log_softmax(z)[1], -746);
  // A class with label 0 still spoils the sum: 0 times infinity.
  const Vector label = {1, 0};
  EXPECT_TRUE(std::isnan(naive::cross_entropy(std::span<const double>(z), std::span<const double>(label))));
  EXPECT_EQ(cross_entropy(label, softmax_of(z)), std::exp(-746));
}

// From 17 on in float and from 37 on in double 1 + e^-z rounds to 1, and 1 - a to 0.
TEST(Naive, SmallRestIsRoundedAway) {
  EXPECT_LT(naive::sigmoid(16.0f), 1);
  EXPECT_EQ(naive::sigmoid(17.0f), 1);
  EXPECT_LT(naive::sigmoid(36.0), 1);
  EXPECT_EQ(naive::sigmoid(37.0), 1);
  EXPECT_EQ(naive::sigmoid_derivative(17.0f), 0);
  EXPECT_EQ(naive::sigmoid_derivative(37.0), 0);
  EXPECT_GT(sigmoid_derivative(37), 0);
  EXPECT_EQ(naive::binary_cross_entropy(17.0f, 0.0f), kFloatInfinity);
  EXPECT_EQ(naive::binary_cross_entropy(37.0, 0.0), kInfinity);
  EXPECT_TRUE(std::isnan(naive::binary_cross_entropy(37.0, 1.0)));  // 0 times log 0
  EXPECT_EQ(binary_cross_entropy_from_logit(37, 0), 37);
  EXPECT_DOUBLE_EQ(binary_cross_entropy_from_logit(37, 1), std::exp(-37));

  const Vector sure = {40, 0};
  EXPECT_EQ(naive::target_gradient(std::span<const double>(sure), 0), 0);
  EXPECT_DOUBLE_EQ(softmax_cross_entropy_gradient(softmax_of(sure), one_hot(0, 2))[0], -std::exp(-40));
  // Before that, it loses digits: at 30, three are left.
  const Vector less_sure = {30, 0};
  const double naive_gradient = naive::target_gradient(std::span<const double>(less_sure), 0);
  const double gradient = -softmax_of(less_sure).rest[0];
  EXPECT_GT(std::abs(naive_gradient / gradient - 1), 1e-5);
  EXPECT_LT(std::abs(naive_gradient / gradient - 1), 1e-2);

  EXPECT_EQ(naive::softplus(-17.0f), 0);
  EXPECT_EQ(naive::softplus(-37.0), 0);
  EXPECT_GT(softplus(-37), 0);
}

}  // namespace
}  // namespace surprisal::test
