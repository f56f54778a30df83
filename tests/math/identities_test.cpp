// Checks identities that hold for all numbers: sums, symmetries, bounds and round trips, over thousands of
// random inputs. Where a tolerance is needed, it follows from the accuracies in the headers.
#include <algorithm>
#include <cmath>
#include <cstddef>
#include <optional>
#include <vector>

#include "math/activations.h"
#include "math/gradients.h"
#include "math/information.h"
#include "math/likelihood.h"
#include "math/losses.h"
#include "math/quantities.h"
#include "math/regression.h"
#include "math/softmax.h"
#include "math/sum.h"
#include "math/training.h"
#include "measure.h"
#include "source.h"
#include "testing.h"

namespace surprisal::test {
namespace {

constexpr int kRounds = 4000;

// Softmax -------------------------------------------------------------------------------------------------

// Every entry is within 8 eps, and so is their sum.
TEST(Identities, SoftmaxAddsToOne) {
  Source source(1);
  for (int i = 0; i < kRounds; ++i) {
    const Vector z = source.logits(source.classes(), 300);
    const Softmax s = softmax_of(z, source.uniform(0.5, 50));
    EXPECT_NEAR(sum_of(s.p), 1, 8 * kEps);
    for (std::size_t k = 0; k < z.size(); ++k) {
      EXPECT_GE(s.p[k], 0);
      EXPECT_LE(s.p[k], 1);
      EXPECT_LE(s.log_p[k], 0);
      EXPECT_NEAR(s.p[k] + s.rest[k], 1, 8 * kEps);
      if (s.p[k] > 1e-300) {
        EXPECT_NEAR(s.log_p[k] - std::log(s.p[k]), 0, 12 * kEps * std::fmax(1, -s.log_p[k]));
      }
    }
    EXPECT_EQ(argmax(s.p), argmax(z));
  }
}

// A constant that is added without rounding changes no bit of the result.
TEST(Identities, SoftmaxIgnoresAnAddedConstant) {
  Source source(2);
  for (int i = 0; i < kRounds; ++i) {
    const Vector z = source.coarse_logits(source.classes(), 300);
    const double constant = std::round(source.uniform(-1e8, 1e8));
    const double temperature = source.uniform(0.2, 5);
    Vector moved = z;
    for (double& v : moved) v += constant;
    const Softmax before = softmax_of(z, temperature);
    const Softmax after = softmax_of(moved, temperature);
    EXPECT_EQ(before.p, after.p);
    EXPECT_EQ(before.log_p, after.log_p);
    EXPECT_EQ(before.rest, after.rest);
    EXPECT_NEAR(after.logsumexp, before.logsumexp + constant / temperature,
                2 * kEps * (std::abs(constant) + 300) / temperature + 8 * kEps);
  }
}

TEST(Identities, TemperatureDividesTheLogits) {
  Source source(3);
  for (int i = 0; i < kRounds; ++i) {
    const Vector z = source.coarse_logits(source.classes(), 50);
    Vector halved = z;
    for (double& v : halved) v /= 2;
    EXPECT_EQ(softmax(z, 2), softmax(halved));
    EXPECT_EQ(log_softmax(z, 2), log_softmax(halved));
  }
}

TEST(Identities, LimitsOfTheTemperature) {
  const Vector z = {1, 2, 2.5};
  EXPECT_EQ(softmax(z, 1e-4), (Vector{0, 0, 1}));
  EXPECT_EQ(softmax(z, 5e-324), (Vector{0, 0, 1}));
  for (double p : softmax(z, 1e308)) EXPECT_DOUBLE_EQ(p, 1.0 / 3);
  EXPECT_EQ(softmax(Vector{2, 2, 1}, 5e-324), (Vector{0.5, 0.5, 0}));
}

// 2.5 ulp for sigmoid and 8 eps for softmax.
TEST(Identities, SigmoidIsSoftmaxOfTwo) {
  Source source(4);
  for (int i = 0; i < kRounds; ++i) {
    const double z = source.uniform(-700, 700);
    const Softmax s = softmax_of(Vector{z, 0});
    EXPECT_NEAR(s.p[0] / sigmoid(z), 1, 10.5 * kEps);
    EXPECT_NEAR(s.rest[0] / sigmoid(-z), 1, 10.5 * kEps);
    EXPECT_NEAR(s.log_p[0] / log_sigmoid(z), 1, 8 * kEps);
    const double y = source.uniform();
    const double loss = cross_entropy(Vector{y, 1 - y}, s);
    EXPECT_NEAR(loss / binary_cross_entropy_from_logit(z, y), 1, 16 * kEps);
  }
}

TEST(Identities, SoftmaxOfManyIsTheSameInAnyOrder) {
  Source source(5);
  Vector z = source.logits(1000, 30);
  const Vector p = softmax(z);
  std::reverse(z.begin(), z.end());
  Vector back = softmax(z);
  std::reverse(back.begin(), back.end());
  for (std::size_t k = 0; k < p.size(); ++k) EXPECT_NEAR(back[k] / p[k], 1, 2 * kEps);
}

TEST(Identities, PlainNormalizing) {
  Source source(6);
  for (int i = 0; i < kRounds; ++i) {
    Vector z = source.logits(source.classes(), 1);
    for (double& v : z) v = std::abs(v);
    const auto share = plain_normalized(z);
    ASSERT_TRUE(share.has_value());
    EXPECT_NEAR(sum_of(*share), 1, 4 * kEps);
    EXPECT_NEAR((*share)[0] * sum_of(z), z[0], 4 * kEps);
  }
  EXPECT_FALSE(plain_normalized(Vector{0, 0}).has_value());
  EXPECT_FALSE(plain_normalized(Vector{2, -1}).has_value());
  EXPECT_EQ(plain_normalized(Vector{1e308, 1e308}), (Vector{0.5, 0.5}));
}

TEST(Identities, ArgmaxTakesTheFirstOfEquals) {
  EXPECT_EQ(argmax(Vector{1, 3, 3, 2}), 1u);
  EXPECT_EQ(argmax(Vector{-5}), 0u);
}

// The largest eigenvalue by repeated squaring: after 2^40 steps of the power iteration, only its eigenspace
// is left.
double norm_by_power_iteration(const Vector& matrix, std::size_t n) {
  const auto trace_of = [&](const Vector& m) {
    double trace = 0;
    for (std::size_t i = 0; i < n; ++i) trace += m[i * n + i];
    return trace;
  };
  const auto product = [&](const Vector& a, const Vector& b) {
    Vector c(n * n, 0);
    for (std::size_t i = 0; i < n; ++i) {
      for (std::size_t j = 0; j < n; ++j) {
        for (std::size_t k = 0; k < n; ++k) c[i * n + j] += a[i * n + k] * b[k * n + j];
      }
    }
    return c;
  };
  Vector power = matrix;
  for (int i = 0; i < 40; ++i) {
    power = product(power, power);
    const double trace = trace_of(power);
    for (double& v : power) v /= trace;
  }
  return trace_of(product(matrix, power)) / trace_of(power);
}

TEST(Identities, JacobianOfSoftmax) {
  Source source(7);
  for (int i = 0; i < kRounds / 4; ++i) {
    const std::size_t n = source.classes();
    const double temperature = source.uniform(0.5, 3);
    const Softmax s = softmax_of(source.logits(n, 6), temperature);
    const Vector jacobian = softmax_jacobian(s, temperature);
    for (std::size_t row = 0; row < n; ++row) {
      Sum total;
      for (std::size_t column = 0; column < n; ++column) {
        total += jacobian[row * n + column];
        EXPECT_EQ(jacobian[row * n + column], jacobian[column * n + row]);
      }
      EXPECT_NEAR(total.value(), 0, 20 * kEps * s.p[row] * s.rest[row] / temperature);
    }
    const double norm = softmax_jacobian_norm(s);
    EXPECT_GT(norm, 0);
    EXPECT_LE(norm, 0.5 * (1 + 8 * kEps));
    EXPECT_NEAR(norm_by_power_iteration(softmax_jacobian(s), n) / norm, 1, 100 * kEps);
  }
  EXPECT_EQ(softmax_jacobian_norm(softmax_of(Vector{4})), 0);
  EXPECT_DOUBLE_EQ(softmax_jacobian_norm(softmax_of(Vector{0, 0, 0, 0})), 0.25);
}

// The outputs move by at most half as much as the logits.
TEST(Identities, SoftmaxIsLipschitzContinuous) {
  Source source(8);
  for (int i = 0; i < kRounds; ++i) {
    const Vector z = source.logits(4, 5);
    Vector moved = z;
    for (double& v : moved) v += source.uniform(-1, 1);
    const Vector before = softmax(z);
    const Vector after = softmax(moved);
    double by = 0;
    double of = 0;
    for (std::size_t k = 0; k < 4; ++k) {
      by += std::pow(moved[k] - z[k], 2);
      of += std::pow(after[k] - before[k], 2);
    }
    EXPECT_LE(std::sqrt(of), 0.5 * std::sqrt(by));
  }
}

// An error d of the logit changes p by p(1-p) d / T.
TEST(Identities, DraggingAProbability) {
  Source source(9);
  for (int i = 0; i < kRounds; ++i) {
    const double offset = i % 3 == 0 ? 1e8 : 0;
    Vector z = source.logits(source.classes(), 20);
    for (double& v : z) v += offset;
    const double temperature = source.uniform(0.3, 5);
    const double p = source.uniform(1e-6, 1 - 1e-6);
    const std::size_t k = source.below(z.size());
    z[k] = logit_for_probability(z, k, p, temperature);
    const double size = std::abs(z[k]) + offset + 20 + temperature * 20;
    EXPECT_NEAR(softmax(z, temperature)[k] / p, 1, 8 * kEps + (1 - p) * 4 * kEps * size / temperature);
  }
  EXPECT_EQ(logit_for_probability(Vector{1, 2}, 0, 0), -kInfinity);
  EXPECT_EQ(logit_for_probability(Vector{1, 2}, 0, 1), kInfinity);
  EXPECT_EQ(logit_for_probability(Vector{7}, 0, 0.3), 7);
  EXPECT_EQ(logit_for_probability(Vector{1, 2, -3}, 0, 0.5, 5e-324), 2);
}

// Activations ---------------------------------------------------------------------------------------------

TEST(Identities, TanhIsAStretchedSigmoid) {
  Source source(10);
  for (int i = 0; i < kRounds; ++i) {
    const double z = source.uniform(-30, 30);
    EXPECT_NEAR(std::tanh(z), 2 * sigmoid(2 * z) - 1, 4 * kEps);
    EXPECT_NEAR(tanh_derivative(z), 1 - std::pow(std::tanh(z), 2), 4 * kEps);
    EXPECT_NEAR(sigmoid(z) + sigmoid(-z), 1, 2 * kEps);
    EXPECT_NEAR(softplus(z) - softplus(-z), z, 8 * kEps * std::fmax(1, std::abs(z)));
    EXPECT_EQ(log_sigmoid(z), -softplus(-z));
  }
}

// An error of the output, divided by a(1-a), is the error of its logit.
TEST(Identities, LogitUndoesSigmoid) {
  Source source(11);
  for (int i = 0; i < kRounds; ++i) {
    const double z = source.uniform(-700, 36);
    EXPECT_NEAR(logit(sigmoid(z)), z, 2.5 * kEps / sigmoid(-z) + 4 * kEps * std::abs(z));
    const double a = source.uniform();
    EXPECT_NEAR(sigmoid(logit(a)) / a, 1, 2.5 * kEps + (1 - a) * 4 * kEps * std::abs(logit(a)));
  }
}

TEST(Identities, Relu) {
  EXPECT_EQ(relu(3.5), 3.5);
  EXPECT_EQ(relu(-3.5), 0);
  EXPECT_FALSE(std::signbit(relu(-0.0)));
  EXPECT_EQ(relu_derivative(3.5), 1);
  EXPECT_EQ(relu_derivative(0), 0);
  EXPECT_EQ(relu_derivative(-1), 0);
}

// Information ---------------------------------------------------------------------------------------------

double terms_size(const Vector& p, const Vector& q) {
  double size = 0;
  for (double term : kl_terms(p, q)) size += std::abs(term);
  return size;
}

TEST(Identities, DivergenceIsZeroOnlyAtEquality) {
  Source source(12);
  for (int i = 0; i < kRounds; ++i) {
    const std::size_t n = source.classes();
    const Vector p = source.distribution(n);
    const Vector q = source.distribution(n);
    EXPECT_GT(kl(p, q), 0);
    EXPECT_GT(jensen_shannon(p, q), 0);
    EXPECT_LE(jensen_shannon(p, q), std::log(2));
    EXPECT_NEAR(jensen_shannon(p, q), jensen_shannon(q, p), 8 * kEps * terms_size(p, q));
    EXPECT_EQ(kl(p, p), 0);
    EXPECT_EQ(jensen_shannon(p, p), 0);
  }
  EXPECT_DOUBLE_EQ(jensen_shannon(Vector{1, 0}, Vector{0, 1}), std::log(2));
  EXPECT_EQ(jensen_shannon(Vector{1, 0}, Vector{0, 1}, Base::Two), 1);
}

// Moving d from one outcome to another costs d^2/2 (1/p + 1/q) to leading order.
TEST(Identities, DivergenceOfCloseDistributions) {
  Source source(13);
  for (int i = 0; i < kRounds; ++i) {
    const Vector p = {0.25, 0.5, 0.25};
    const double d = std::ldexp(1 + source.uniform(), -20);
    const Vector q = {0.25 + d, 0.5 - d, 0.25};
    const double expected = d * d / 2 * (1 / 0.25 + 1 / 0.5);
    // The next order is below 12 d times this one; the terms, of size p d/q, have 4 eps, and d itself is
    // rounded.
    EXPECT_NEAR(kl(p, q), expected, 12 * d * expected + 4 * kEps * 3 * d);
    EXPECT_NEAR(jensen_shannon(p, q), expected / 4, 12 * d * expected + 4 * kEps * 3 * d);
  }
}

TEST(Identities, CrossEntropyIsEntropyAndDivergence) {
  Source source(14);
  for (int i = 0; i < kRounds; ++i) {
    const std::size_t n = source.classes();
    const Vector p = source.distribution(n);
    const Softmax s = softmax_of(source.logits(n, 20));
    for (Base base : {Base::E, Base::Two, Base::Ten}) {
      const double ce = cross_entropy(p, s.p, base);
      EXPECT_NEAR(entropy(p, base) + kl(p, s.p, base), ce, 20 * kEps * (ce + terms_size(p, s.p)));
      const double from_logits = cross_entropy(p, s, base);
      EXPECT_NEAR(entropy(p, base) + kl(p, s, base), from_logits, 20 * kEps * (ce + entropy(p)));
      EXPECT_GE(ce, entropy(p, base) * (1 - 16 * kEps));
    }
  }
}

TEST(Identities, BaseIsAFactor) {
  Source source(15);
  for (int i = 0; i < kRounds; ++i) {
    const std::size_t n = source.classes();
    const Vector p = source.distribution(n);
    const Vector q = source.distribution(n);
    const Softmax s = softmax_of(source.logits(n, 20));
    const double z = source.uniform(-20, 20);
    const double y = source.uniform();
    for (Base base : {Base::Two, Base::Ten}) {
      const auto expect_factor = [&](double in_base, double in_nats) {
        EXPECT_NEAR(in_base * ln(base) / in_nats, 1, 17 * kEps);  // twice 8, and the product
      };
      expect_factor(math::surprisal(p[0], base), math::surprisal(p[0]));
      expect_factor(entropy(p, base), entropy(p));
      expect_factor(entropy(s, base), entropy(s));
      expect_factor(binary_entropy(y, base), binary_entropy(y));
      expect_factor(cross_entropy(p, q, base), cross_entropy(p, q));
      expect_factor(cross_entropy(p, s, base), cross_entropy(p, s));
      expect_factor(binary_cross_entropy(p[0], y, base), binary_cross_entropy(p[0], y));
      expect_factor(binary_cross_entropy_from_logit(z, y, base), binary_cross_entropy_from_logit(z, y));
      expect_factor(per_class_binary_sum(p, q, base), per_class_binary_sum(p, q));
      EXPECT_NEAR(kl(p, q, base) * ln(base), kl(p, q), 9 * kEps * terms_size(p, q));
      EXPECT_NEAR(jensen_shannon(p, q, base) * ln(base), jensen_shannon(p, q), 9 * kEps * terms_size(p, q));
      EXPECT_EQ(kl(p, s, base), kl(p, s) / ln(base));
      EXPECT_EQ(kl(s, p, base), kl(s, p) / ln(base));
    }
  }
  EXPECT_EQ(math::surprisal(0.001, Base::Ten), 3);
  EXPECT_EQ(math::surprisal(0.125, Base::Two), 3);
}

TEST(Identities, TermsAddUpToTheirTotals) {
  Source source(16);
  for (int i = 0; i < kRounds; ++i) {
    const std::size_t n = source.classes();
    const Vector p = source.distribution(n);
    const Vector q = source.distribution(n);
    EXPECT_EQ(sum_of(entropy_terms(p)), entropy(p));
    EXPECT_EQ(sum_of(cross_entropy_terms(p, q)), cross_entropy(p, q));
    EXPECT_EQ(sum_of(kl_terms(p, q)), kl(p, q));
    EXPECT_EQ(sum_of(per_class_binary_terms(p, q)), per_class_binary_sum(p, q));
    for (std::size_t k = 0; k < n; ++k) {
      EXPECT_NEAR(kl_terms(p, q)[k], p[k] * std::log(p[k] / q[k]), 4 * kEps * p[k]);
    }
  }
}

TEST(Identities, EntropyIsLargestWhereAllAreEqual) {
  Source source(17);
  for (int i = 0; i < kRounds; ++i) {
    const std::size_t n = source.classes();
    const Vector p = source.distribution(n);
    const double most = std::log(static_cast<double>(n));
    EXPECT_LE(entropy(p), most * (1 + 8 * kEps));
    EXPECT_NEAR(kl(p, Vector(n, 1.0 / static_cast<double>(n))), most - entropy(p), 20 * kEps * most);
    const double a = source.uniform();
    EXPECT_NEAR(binary_entropy(a), entropy(Vector{a, 1 - a}), 16 * kEps);
    EXPECT_LE(binary_entropy(a, Base::Two), 1);
  }
}

TEST(Identities, InfinityStaysInfinityAndZeroStaysZero) {
  const Vector sure = {1, 0};
  const Vector other = {0, 1};
  const Vector even = {0.5, 0.5};
  for (Base base : {Base::E, Base::Two, Base::Ten}) {
    EXPECT_EQ(kl(even, sure, base), kInfinity);
    EXPECT_EQ(cross_entropy(even, sure, base), kInfinity);
    EXPECT_EQ(kl(sure, other, base), kInfinity);
    EXPECT_EQ(kl(sure, sure, base), 0);
    EXPECT_EQ(entropy(sure, base), 0);
    EXPECT_EQ(cross_entropy(sure, sure, base), 0);
    EXPECT_EQ(math::surprisal(0, base), kInfinity);
    EXPECT_EQ(binary_entropy(0, base), 0);
    EXPECT_EQ(binary_entropy(1, base), 0);
    EXPECT_EQ(binary_cross_entropy(0, 1, base), kInfinity);
    EXPECT_EQ(binary_cross_entropy(1, 0, base), kInfinity);
    EXPECT_EQ(binary_cross_entropy(1, 1, base), 0);
    EXPECT_EQ(binary_cross_entropy(0, 0, base), 0);
    EXPECT_EQ(kl(softmax_of(Vector{1000, 0}), sure, base), kInfinity);  // however small
  }
  EXPECT_NEAR(kl(sure, even), std::log(2), 4 * kEps);
  // A prediction that underflows to 0 still has a finite surprisal.
  const Softmax s = softmax_of(Vector{1000, 0});
  EXPECT_EQ(s.p[1], 0);
  EXPECT_EQ(cross_entropy(other, s), 1000);
  EXPECT_EQ(kl(other, s), 1000);
  // Half of the smallest double is 0: Jensen-Shannon must not use it.
  EXPECT_LE(jensen_shannon(Vector{1, 5e-324}, sure), 5e-324);
}

TEST(Identities, MixtureIsAStraightPath) {
  const Vector from = {0.2, 0.8};
  const Vector to = {0.6, 0.4};
  EXPECT_EQ(mixture(from, to, 0), from);
  EXPECT_EQ(mixture(from, to, 1), to);
  EXPECT_DOUBLE_EQ(mixture(from, to, 0.25)[0], 0.3);
}

TEST(Identities, BitsGained) {
  EXPECT_EQ(bits_gained(0.125, 1), 3);
  EXPECT_EQ(bits_gained(0.5, 0.5), 0);
  EXPECT_EQ(bits_gained(5e-324, 1), 1074);
  EXPECT_EQ(bits_gained(1, 5e-324), -1074);
  EXPECT_EQ(bits_gained(0, 0), 0);
  EXPECT_EQ(bits_gained(0, 0.5), kInfinity);
  Source source(18);
  for (int i = 0; i < kRounds; ++i) {
    const double before = source.uniform();
    const double after = source.uniform();
    EXPECT_NEAR(bits_gained(before, after),
                math::surprisal(before, Base::Two) - math::surprisal(after, Base::Two), 1e-14);
  }
}

// Labels and likelihood -----------------------------------------------------------------------------------

TEST(Identities, SmoothingKeepsADistribution) {
  Source source(19);
  for (int i = 0; i < kRounds; ++i) {
    const std::size_t n = source.classes();
    const double smoothing = source.uniform();
    const std::size_t target = source.below(n);
    const Vector y = smoothed(one_hot(target, n), smoothing);
    const double share = smoothing / static_cast<double>(n);
    EXPECT_NEAR(sum_of(y), 1, 4 * kEps);
    for (std::size_t k = 0; k < n; ++k) {
      EXPECT_NEAR(y[k], k == target ? 1 - smoothing + share : share, 2 * kEps);
    }
    const double best = best_smoothed_loss(n, smoothing);
    const double lucky = 1 - smoothing + share;
    const double closed = -lucky * std::log(lucky) - static_cast<double>(n - 1) * share * std::log(share);
    EXPECT_NEAR(best, closed, 16 * kEps * std::log(static_cast<double>(n)));
    EXPECT_GE(cross_entropy(y, softmax_of(source.logits(n, 10))), best * (1 - 16 * kEps));
    Vector z(n);
    for (std::size_t k = 0; k < n; ++k) z[k] = std::log(y[k]);
    EXPECT_NEAR(cross_entropy(y, softmax_of(z)), best, 16 * kEps * (best + 1));
  }
  EXPECT_EQ(smoothed(one_hot(1, 3), 0), one_hot(1, 3));
  EXPECT_EQ(best_smoothed_loss(5, 0), 0);
  EXPECT_DOUBLE_EQ(best_smoothed_loss(4, 1, Base::Two), 2);
}

// If a logarithm is off by d, its exponential is off by d relative.
TEST(Identities, LikelihoodIsTheExponentialOfItsLog) {
  Source source(20);
  for (int i = 0; i < kRounds; ++i) {
    const std::size_t n = 1 + source.below(30);
    Vector predictions;
    Vector labels;
    double losses = 0;
    for (std::size_t k = 0; k < n; ++k) {
      predictions.push_back(source.uniform(0.01, 0.99));
      labels.push_back(i % 2 == 0 ? static_cast<double>(source.below(2)) : source.uniform());
      losses += binary_cross_entropy(predictions[k], labels[k]);
      EXPECT_NEAR(log_bernoulli(predictions[k], labels[k]), std::log(bernoulli(predictions[k], labels[k])),
                  12 * kEps);
    }
    const double log = log_likelihood(predictions, labels);
    EXPECT_NEAR(log, -losses, 8 * kEps * losses + static_cast<double>(n) * kEps * losses);
    EXPECT_NEAR(likelihood(predictions, labels) / std::exp(log), 1,
                8 * kEps * (-log) + 4 * static_cast<double>(n) * kEps);
  }
  EXPECT_EQ(bernoulli(0.3, 1), 0.3);
  EXPECT_EQ(bernoulli(0.3, 0), 0.7);
  EXPECT_EQ(log_likelihood(Vector{}, Vector{}), 0);
  EXPECT_EQ(likelihood(Vector{}, Vector{}), 1);
}

TEST(Identities, BestThetaIsTheShareOfHeads) {
  for (int heads = 0; heads <= 12; ++heads) {
    for (int tails = 0; tails <= 12; ++tails) {
      const double best = coin_best_theta(heads, tails);
      if (heads + tails > 0) {
        EXPECT_EQ(best, static_cast<double>(heads) / (heads + tails));
      }
      const double peak = coin_log_likelihood(best, heads, tails);
      for (double theta = 0; theta <= 1; theta += 1.0 / 256) {
        EXPECT_LE(coin_log_likelihood(theta, heads, tails), peak + 4 * kEps * std::abs(peak));
        EXPECT_NEAR(coin_likelihood(theta, heads, tails), std::exp(coin_log_likelihood(theta, heads, tails)),
                    64 * kEps);
      }
    }
  }
  EXPECT_DOUBLE_EQ(coin_log_likelihood(1e-20, 0, 9), -9e-20);  // 1 - 1e-20 is not rounded on the way
  EXPECT_EQ(coin_best_theta(0, 0), 0.5);
  EXPECT_EQ(coin_best_theta(2000000000, 2000000000), 0.5);
}

// Three logarithms of factorials of up to 150, each within 4 eps, go through exp.
TEST(Identities, BinomialAddsToOne) {
  for (int tosses = 0; tosses <= 50; ++tosses) {
    for (double theta : {0.0, 0.01, 0.3, 0.5, 0.9, 1.0}) {
      double total = 0;
      for (int heads = 0; heads <= tosses; ++heads) total += binomial(theta, heads, tosses - heads);
      EXPECT_NEAR(total, 1, 3 * 4 * 150 * kEps) << tosses << " " << theta;
    }
  }
  EXPECT_NEAR(binomial(0.1, 1, 9), 10 * coin_likelihood(0.1, 1, 9), 1e-14);
}

TEST(Identities, BitsOfATournament) {
  for (int rounds = 0; rounds <= 10; ++rounds) {
    EXPECT_EQ(tournament_entropy(rounds), rounds);
    for (int from = 0; from <= rounds; ++from) {
      for (int to = from; to <= rounds; ++to) EXPECT_EQ(tournament_bits(from, to, rounds), to - from);
    }
  }
  EXPECT_EQ(tournament_probability(0, 3), 0.125);
}

// Regression and training ---------------------------------------------------------------------------------

TEST(Identities, ResidualsOfTheBestLineAreOrthogonal) {
  Source source(21);
  for (int i = 0; i < kRounds; ++i) {
    const std::size_t n = 2 + source.below(12);
    const Vector x = source.logits(n, 10);
    const Vector y = source.logits(n, 10);
    const Line line = least_squares(x, y);
    const Vector r = residuals(line, x, y);
    double crossed = 0;
    for (std::size_t k = 0; k < n; ++k) crossed += r[k] * x[k];
    // The rounding of a residual is that of slope x + intercept; both may be large if the x are close.
    const double each = 8 * kEps * (std::abs(line.slope) * 10 + std::abs(line.intercept) + 10);
    EXPECT_NEAR(sum_of(r), 0, static_cast<double>(n) * each);
    EXPECT_NEAR(crossed, 0, static_cast<double>(n) * each * 10);
    const double least = sum_of_squares(r);
    for (const Line other :
         {Line{line.slope + 0.01, line.intercept}, Line{line.slope, line.intercept - 0.01}}) {
      EXPECT_GT(sum_of_squares(residuals(other, x, y)), least);
    }
  }
  const Line flat = least_squares(Vector{2, 2, 2}, Vector{1, 2, 6});
  EXPECT_EQ(flat.slope, 0);
  EXPECT_EQ(flat.intercept, 3);
  const Line exact = least_squares(Vector{0, 1, 2}, Vector{1, 3, 5});
  EXPECT_EQ(exact.slope, 2);
  EXPECT_EQ(exact.intercept, 1);
  EXPECT_EQ(sum_of_squares(Vector{3, -4}), 25);
  EXPECT_EQ(sum_of_absolutes(Vector{3, -4}), 7);
}

// A central difference is off by h^2/6 times the third derivative, here below the cube of an input of 2, and
// by the rounding of a loss, here below 7, over h.
TEST(Identities, StepFollowsTheGradientOfTheLoss) {
  Source source(22);
  for (int i = 0; i < kRounds; ++i) {
    const Neuron start{source.uniform(-2, 2), source.uniform(-2, 2)};
    const Exercise exercise{source.uniform(-2, 2), static_cast<double>(source.below(2)),
                            source.uniform(0.01, 1)};
    for (Loss loss : {Loss::SquaredError, Loss::CrossEntropy}) {
      const auto loss_at = [&](Neuron neuron) { return state_of(neuron, exercise, loss).loss; };
      const double by_weight = central_difference(
          [&](double w) {
            return loss_at({w, start.bias});
          },
          start.weight);
      const double by_bias = central_difference(
          [&](double b) {
            return loss_at({start.weight, b});
          },
          start.bias);
      const Neuron next = descend(state_of(start, exercise, loss), exercise);
      const double h = finite_difference_step(2);
      const double tolerance = exercise.rate * (h * h / 6 * 8 + 8 * kEps * 7 / finite_difference_step(0));
      EXPECT_NEAR(next.weight, start.weight - exercise.rate * by_weight, tolerance);
      EXPECT_NEAR(next.bias, start.bias - exercise.rate * by_bias, tolerance);
    }
  }
}

TEST(Identities, TrainingIsASequenceOfSteps) {
  const Exercise exercise{1.5, 1, 0.3};
  const std::vector<TrainingState> states = train({0.1, -0.2}, exercise, Loss::CrossEntropy, 20);
  ASSERT_EQ(states.size(), 21u);
  for (std::size_t k = 0; k + 1 < states.size(); ++k) {
    const Neuron next = descend(states[k], exercise);
    EXPECT_EQ(states[k + 1].neuron.weight, next.weight);
    EXPECT_EQ(states[k + 1].neuron.bias, next.bias);
    EXPECT_LT(states[k + 1].loss, states[k].loss);
    EXPECT_EQ(states[k].logit, states[k].neuron.weight * 1.5 + states[k].neuron.bias);
    EXPECT_EQ(states[k].output, sigmoid(states[k].logit));
  }
}

// All at once ---------------------------------------------------------------------------------------------

TEST(Identities, QuantitiesEqualTheSingleFunctions) {
  const Vector z = {3, 1, -3};
  const Vector y = {0.7, 0.2, 0.1};
  const Quantities q = quantities_of({z, {}, y, 2, Base::Two});
  const Softmax s = softmax_of(z, 2);
  EXPECT_EQ(q.softmax, s.p);
  EXPECT_EQ(q.log_softmax, s.log_p);
  EXPECT_EQ(q.logsumexp, s.logsumexp);
  EXPECT_EQ(q.linear, std::nullopt);
  EXPECT_EQ(q.entropy_labels, entropy(y, Base::Two));
  EXPECT_EQ(q.entropy_softmax, entropy(s, Base::Two));
  EXPECT_EQ(q.cross_entropy, cross_entropy(y, s, Base::Two));
  EXPECT_EQ(q.kl, kl(y, s, Base::Two));
  EXPECT_EQ(q.kl_reverse, kl(s, y, Base::Two));
  EXPECT_EQ(q.grad_softmax_ce, softmax_cross_entropy_gradient(s, y, 2));
  ASSERT_TRUE(q.bce && q.squared_error && q.grad_sigmoid_bce && q.grad_sigmoid_mse);
  for (std::size_t k = 0; k < 3; ++k) {
    EXPECT_EQ(q.sigmoid[k], sigmoid(z[k]));
    EXPECT_EQ(q.surprisal[k], -s.log_p[k] / ln(Base::Two));
    EXPECT_EQ((*q.bce)[k], binary_cross_entropy_from_logit(z[k], y[k], Base::Two));
    EXPECT_NEAR((*q.squared_error)[k], squared_error(sigmoid(z[k]), y[k]), kEps);
    EXPECT_EQ((*q.grad_sigmoid_bce)[k], output_error(z[k], y[k]));
    EXPECT_EQ((*q.grad_sigmoid_mse)[k], squared_error_chain(z[k], y[k]).loss_by_logit);
  }
  EXPECT_EQ(q.bce_sum, sum_of(*q.bce));
  EXPECT_EQ(q.bce_mean, sum_of(*q.bce) / 3);

  const Quantities bare = quantities_of({z, {}, {}, 1, Base::E});
  EXPECT_FALSE(bare.cross_entropy || bare.kl || bare.kl_reverse || bare.bce || bare.grad_softmax_ce ||
               bare.entropy_labels || bare.labels || bare.squared_error || bare.grad_sigmoid_mse);

  // Several right classes: each sigmoid has a loss, softmax has none.
  const Quantities several = quantities_of({z, {}, {1, 1, 0}, 1, Base::E});
  EXPECT_TRUE(several.bce && several.grad_sigmoid_bce && several.labels);
  EXPECT_FALSE(several.cross_entropy || several.kl || several.kl_reverse || several.grad_softmax_ce ||
               several.entropy_labels);

  const Vector p = {0.5, 0.2, 0.3};
  const Quantities given = quantities_of({{}, p, {1, 0, 0}, 1, Base::E});
  EXPECT_EQ(given.softmax, p);
  EXPECT_EQ(given.sigmoid, p);
  EXPECT_FALSE(given.logits || given.logsumexp || given.linear || given.temperature);
  EXPECT_EQ(given.cross_entropy, std::log(2));
  EXPECT_EQ(given.kl_reverse, kInfinity);
  EXPECT_EQ(given.grad_softmax_ce, (Vector{-0.5, 0.2, 0.3}));
}

TEST(Identities, WhatAddsToOne) {
  EXPECT_TRUE(adds_to_one(Vector{0.1, 0.2, 0.7}));
  EXPECT_TRUE(adds_to_one(Vector{0.3333333, 0.3333333, 0.3333333}));
  EXPECT_FALSE(adds_to_one(Vector{0.5, 0.4}));
  EXPECT_FALSE(adds_to_one(Vector{0.5, 0.500002}));
}

// Neumaier's sum keeps what a plain sum would lose, and infinity stays infinity.
TEST(Identities, SumCompensatesForRounding) {
  EXPECT_EQ(sum_of(Vector{1, 1e100, 1, -1e100}), 2);
  Vector many(1000000, 0.1);
  EXPECT_EQ(sum_of(many), 100000);
  EXPECT_EQ(sum_of(Vector{1, kInfinity, 1}), kInfinity);
  EXPECT_EQ(sum_of(Vector{1e308, 1e308}), kInfinity);
}

}  // namespace
}  // namespace surprisal::test
