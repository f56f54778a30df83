// Checks that the core gives every number in the documents, to the digits that they show. A test is named
// after its row in the table of explanations: the letter is the document, S is a mistake in one, X goes
// beyond them.
#include <cmath>
#include <cstdio>
#include <cstdlib>
#include <string>
#include <vector>

#include "math/activations.h"
#include "math/gradients.h"
#include "math/information.h"
#include "math/likelihood.h"
#include "math/losses.h"
#include "math/softmax.h"
#include "math/training.h"
#include "testing.h"

namespace surprisal::test {
namespace {

using Vector = std::vector<double>;

// The value rounded to as many digits as the document shows equals the number in the document.
void expect_shown(double value, const std::string& shown) {
  const std::size_t exponent = shown.find('e');
  const std::size_t end = exponent == std::string::npos ? shown.size() : exponent;
  const std::size_t point = shown.find('.');
  const int decimals = point == std::string::npos ? 0 : static_cast<int>(end - point - 1);
  char text[64];
  std::snprintf(text, sizeof text, exponent == std::string::npos ? "%.*f" : "%.*e", decimals, value);
  EXPECT_EQ(std::strtod(text, nullptr), std::strtod(shown.c_str(), nullptr)) << value << " for " << shown;
}

void expect_shown(const Vector& values, const std::vector<std::string>& shown) {
  ASSERT_EQ(values.size(), shown.size());
  for (std::size_t k = 0; k < values.size(); ++k) expect_shown(values[k], shown[k]);
}

double sum(const Vector& values) {
  double total = 0;
  for (double v : values) total += v;
  return total;
}

TEST(Documents, A4_softmax_of_three_logits) {
  const Vector p = softmax(Vector{3, 1, -3});
  expect_shown(p, {"0.8789", "0.1189", "0.0022"});
  EXPECT_DOUBLE_EQ(sum(p), 1);
  EXPECT_EQ(argmax(p), 0u);
}

// Cat, dog, pig: three samples, one per row, as in the document.
const Vector kAnimalsFirstModel = {0.3, 0.3, 0.4, 0.3, 0.4, 0.3, 0.1, 0.2, 0.7};
const Vector kAnimalsSecondModel = {0.1, 0.2, 0.7, 0.1, 0.7, 0.2, 0.3, 0.4, 0.3};
const std::vector<int> kAnimals = {2, 1, 0};

TEST(Documents, A12_two_models_equally_often_right) {
  const Rows first{kAnimalsFirstModel, 3};
  const Rows second{kAnimalsSecondModel, 3};
  expect_shown(cross_entropy_batch_from_probabilities(first, kAnimals).reduced, "1.3783888522474517");
  expect_shown(cross_entropy_batch_from_probabilities(second, kAnimals).reduced, "0.6391075640678003");
  for (const Rows& model : {first, second}) {
    int right = 0;
    for (std::size_t i = 0; i < 3; ++i)
      right += argmax(model.row(i)) == static_cast<std::size_t>(kAnimals[i]);
    EXPECT_EQ(right, 2);
  }
}

TEST(Documents, A16_the_better_model_has_the_smaller_cross_entropy) {
  expect_shown(cross_entropy(Vector{1, 0, 0}, Vector{0.5, 0.2, 0.3}), "0.6931");
  expect_shown(cross_entropy(Vector{1, 0, 0}, Vector{0.7, 0.1, 0.2}), "0.3567");
}

TEST(Documents, B2_sigmoid_at_zero_and_far_out) {
  EXPECT_EQ(sigmoid(0), 0.5);
  EXPECT_GT(sigmoid(10), 0.9999);
  EXPECT_LT(sigmoid(-10), 0.0001);
}

TEST(Documents, B8_a_certain_event_has_no_information) {
  for (Base base : {Base::E, Base::Two, Base::Ten}) {
    EXPECT_EQ(math::surprisal(1, base), 0);
    EXPECT_FALSE(std::signbit(math::surprisal(1, base)));
  }
}

TEST(Documents, B9_two_shooters) {
  expect_shown(binary_entropy(0.1, Base::Two), "0.4690");
  expect_shown(binary_entropy(0.999, Base::Two), "0.0114");
  expect_shown(entropy(Vector{0.1, 0.9}, Base::Two), "0.4690");
}

TEST(Documents, B10_one_binary_term_per_class) {
  const Vector y = {1, 0, 0};
  expect_shown(per_class_binary_sum(Vector{0.5, 0.2, 0.3}, y, Base::Ten), "0.5528");
  expect_shown(per_class_binary_sum(Vector{0.8, 0.1, 0.1}, y, Base::Ten), "0.1884");
}

TEST(Documents, B11_the_sum_over_the_right_class_alone) {
  const Vector y = {1, 0, 0};
  expect_shown(cross_entropy(y, Vector{0.5, 0.2, 0.3}), "0.6931");
  expect_shown(cross_entropy(y, Vector{0.8, 0.1, 0.1}), "0.2231");
}

const Vector kBatch = {-0.5215, -0.4240, 0.8907, -0.2820, 0.0445, 1.3734, -1.0393, 0.8725, 0.1539};
const std::vector<int> kTargets = {1, 2, 0};

TEST(Documents, B12_log_softmax_then_the_targets_entry) {
  const Rows rows{kBatch, 3};
  expect_shown(softmax(rows.row(0)), {"0.1611", "0.1776", "0.6613"});
  expect_shown(softmax(rows.row(1)), {"0.1312", "0.1819", "0.6869"});
  expect_shown(softmax(rows.row(2)), {"0.0904", "0.6115", "0.2981"});
  // The document computed its logarithms from logits with more digits than it prints, so they differ from
  // those of the printed ones by up to one unit of the last digit.
  const Vector logarithms = {-1.8258, -1.7282, -0.4135, -2.0309, -1.7044, -0.3756, -2.4036, -0.4918, -1.2104};
  for (std::size_t k = 0; k < logarithms.size(); ++k) {
    EXPECT_NEAR(log_softmax(rows.row(k / 3))[k % 3], logarithms[k], 0.0001);
  }
  LossOptions options;
  options.reduction = Reduction::None;
  expect_shown(cross_entropy_batch(rows, kTargets, options).losses, {"1.7282", "0.3755", "2.4036"});
}

TEST(Documents, B14_reductions) {
  LossOptions options;
  expect_shown(cross_entropy_batch({kBatch, 3}, kTargets, options).reduced, "1.5025");
  options.reduction = Reduction::Sum;
  EXPECT_NEAR(cross_entropy_batch({kBatch, 3}, kTargets, options).reduced, 3 * 1.5025, 3 * 0.00005);
}

TEST(Documents, C2_ten_tosses_and_one_head) {
  expect_shown(coin_likelihood(0.1, 1, 9), "0.03874");
  expect_shown(coin_likelihood(0.2, 1, 9), "0.02684");
  expect_shown(coin_likelihood(0.5, 1, 9), "0.0009766");
  expect_shown(coin_likelihood(0.7, 1, 9), "1.378e-5");
  EXPECT_EQ(coin_best_theta(1, 9), 0.1);
}

TEST(Documents, C5_a_teams_way_through_the_tournament) {
  EXPECT_EQ(tournament_bits(0, 3, 3), 3);  // one of eight to champion
  EXPECT_EQ(tournament_bits(0, 2, 3), 2);  // to the final
}

TEST(Documents, C6_eight_equal_teams) {
  EXPECT_EQ(tournament_entropy(3), 3);
  EXPECT_EQ(entropy(Vector(8, 0.125), Base::Two), 3);
}

TEST(Documents, C12_softmax_stretches_by_half_at_most) {
  EXPECT_EQ(softmax_jacobian_norm(softmax_of(Vector{1, 1})), 0.5);
}

TEST(Documents, D6_two_predictions_compared) {
  expect_shown(cross_entropy(Vector{1, 0, 0}, Vector{0.5, 0.2, 0.3}), "0.693");
  expect_shown(cross_entropy(Vector{1, 0, 0}, Vector{0.8, 0.1, 0.1}), "0.223");
}

TEST(Documents, D7_the_slope_of_sigmoid_peaks_at_a_quarter) {
  EXPECT_EQ(sigmoid_derivative(0), 0.25);
  for (double z = -8; z <= 8; z += 0.125) EXPECT_LE(sigmoid_derivative(z), 0.25) << z;
}

TEST(Documents, D10_beyond_five_the_slope_is_tiny) {
  expect_shown(sigmoid_derivative(5), "0.006648");
  expect_shown(squared_error_chain(-5, 1).loss_by_logit, "-0.006604");
  expect_shown(binary_cross_entropy_chain(-5, 1).loss_by_logit, "-0.993307");
}

TEST(Documents, E2_a_tennis_ball) {
  expect_shown(softmax(Vector{0.001, 4.334, 2.90}), {"0.0105", "0.7991", "0.1905"});
}

TEST(Documents, E3_a_model_that_says_basketball) {
  expect_shown(cross_entropy(Vector{0, 1, 0}, softmax_of(Vector{4.334, 2.90, 0.01})), "1.6584");
}

TEST(Documents, E4_softmax_by_hand) {
  const Vector z = {4.334, 2.90, 0.01};
  Vector e;
  for (double v : z) e.push_back(std::exp(v));
  expect_shown(e, {"76.2487", "18.1741", "1.0101"});
  expect_shown(sum(e), "95.4329");
  expect_shown(std::exp(logsumexp(z)), "95.4329");
  expect_shown(softmax(z), {"0.7990", "0.1904", "0.0106"});
}

TEST(Documents, E5_dividing_by_the_plain_sum) {
  const auto share = plain_normalized(Vector{4.334, 2.90, 0.01});
  ASSERT_TRUE(share.has_value());
  expect_shown(*share, {"0.5983", "0.4003", "0.0014"});
  EXPECT_FALSE(plain_normalized(Vector{3, 1, -3}).has_value());
}

TEST(Documents, E6_ten_times_fewer_mistakes) {
  expect_shown(-math::surprisal(0.01), "-4.6052");
  expect_shown(-math::surprisal(0.001), "-6.9078");
  expect_shown((1 - 0.99) * 10000, "100");
  expect_shown((1 - 0.999) * 10000, "10");
}

TEST(Documents, E7_a_perfect_prediction_costs_nothing) {
  EXPECT_EQ(cross_entropy(Vector{0, 1, 0}, Vector{0, 1, 0}), 0);
  EXPECT_EQ(cross_entropy(Vector{0, 1, 0}, softmax_of(Vector{0, 1000, 0})), 0);
}

TEST(Documents, E8_minus_the_log_is_positive) { expect_shown(math::surprisal(0.01), "4.6052"); }

TEST(Documents, S4_the_base_is_not_named) {
  const Vector y = {1, 0, 0};
  expect_shown(per_class_binary_sum(Vector{0.5, 0.2, 0.3}, y), "1.2730");
  expect_shown(per_class_binary_sum(Vector{0.8, 0.1, 0.1}, y), "0.4339");
  expect_shown(per_class_binary_sum(Vector{0.5, 0.2, 0.3}, y, Base::Ten), "0.55");
  expect_shown(per_class_binary_sum(Vector{0.8, 0.1, 0.1}, y, Base::Ten), "0.19");
}

TEST(Documents, S11_without_the_half_there_is_a_factor_two) {
  const auto without_half = [](double z) { return std::pow(sigmoid(z) - 1, 2); };
  const double slope = squared_error_chain(-1, 1).loss_by_logit;
  EXPECT_NEAR(central_difference(without_half, -1.0), 2 * slope, 1e-9);
}

TEST(Documents, X9_the_learning_race) {
  struct Row {
    Neuron start;
    Loss loss;
    std::vector<std::string> shown;
  };
  const std::vector<int> steps = {0, 50, 100, 150, 300};
  const std::vector<Row> rows = {
      {{2, 2}, Loss::SquaredError, {"0.9820", "0.9759", "0.9641", "0.9334", "0.2028"}},
      {{2, 2}, Loss::CrossEntropy, {"0.9820", "0.0985", "0.0411", "0.0257", "0.0120"}},
      {{0.6, 0.9}, Loss::SquaredError, {"0.8176", "0.3870", "0.2110", "0.1527", "0.0940"}},
      {{0.6, 0.9}, Loss::CrossEntropy, {"0.8176", "0.0792", "0.0371", "0.0241", "0.0116"}},
  };
  for (const Row& row : rows) {
    const std::vector<TrainingState> states = train(row.start, {1, 0, 0.15}, row.loss, 300);
    ASSERT_EQ(states.size(), 301u);
    for (std::size_t i = 0; i < steps.size(); ++i) {
      expect_shown(states[static_cast<std::size_t>(steps[i])].output, row.shown[i]);
    }
  }
}

}  // namespace
}  // namespace surprisal::test
