// Checks the value of each name against the textbook's formulas, written here again in long double, and
// against what `surprisal compute` prints.
#include "lesson/names.h"

#include <cmath>
#include <limits>
#include <map>
#include <numbers>
#include <set>
#include <string>

#include "learned_textbook.h"
#include "math/quantities.h"
#include "session/keys.h"
#include "session/named_quantities.h"
#include "session/setters.h"
#include "testing.h"

namespace surprisal::test {
namespace {

// A session in which no two values are equal by chance.
Session telling() {
  Session s;
  s.logits = {1.2, -0.7, 2.5, 0.3};
  s.label_mode = LabelMode::Distribution;
  s.labels = {0.1, 0.6, 0.3, 0};
  s.class_names = {{"ant", "蚁"}, {"bee", "蜂"}, {"cat", "猫"}, {"dog", "狗"}};
  s.class_weights = {1, 2, 0.5, 3};
  s.focus = 2;
  s.temperature = 1.3;
  s.smoothing = 0.2;
  s.base = Base::Two;
  s.rival = {0.2, 0.5, 0.25, 0.05};
  s.marked = {0.01, 0.5, 1};
  s.batch.logits = {0.5, 1.5, -1, 0, 2, 0, 1, -1, -0.5, 0.25, 3, 1};
  s.batch.rival_logits = {1, 0, 0, 0, 0, 1, 0, 0, 0, 0, 2, 0};
  s.batch.targets = {1, 2, 2};
  s.coin = {3, 5, 0.4, {0.1, 0.5}};
  s.tournament = {4, 1, 3};
  s.race = {0.6, 0.9, 1.5, 0.25, 0.2, 7, 5};
  s.line = {{1, 2, 4}, {1, 3, 4}, 0.5, 0.25};
  s.digits.test_digit = 7;
  s.digits.label = 3;
  s.digits.steps = 1;
  s.digits.step_size = 0.7;
  s.letters.position = 12;
  s.letters.smoothing = 0.3;
  s.own.curve = OwnCurve::Absolute;
  s.forecast.truth = 0.6;
  EXPECT_EQ(fault_of(s), "");
  return s;
}

Real sigmoid(Real z) { return 1 / (1 + std::exp(-z)); }

Reals row_of(const std::vector<double>& values, std::size_t row, std::size_t columns = 4) {
  const auto begin = values.begin() + static_cast<std::ptrdiff_t>(row * columns);
  return {begin, begin + static_cast<std::ptrdiff_t>(columns)};
}

// PyTorch's definition: smoothed, times the weight of each class.
Real row_loss(const Reals& z, std::size_t target, Real smoothing, const Reals& weights) {
  const Reals p = softmax(z);
  Real loss = 0;
  for (std::size_t k = 0; k < z.size(); ++k) {
    const Real y = (1 - smoothing) * (k == target ? 1 : 0) + smoothing / static_cast<Real>(z.size());
    loss -= weights[k] * y * std::log(p[k]);
  }
  return in_bits(loss);
}

Reals race_outputs(const Race& race, bool squared) {
  Reals outputs;
  Real w = race.weight;
  Real b = race.bias;
  for (int i = 0; i <= race.steps; ++i) {
    const Real a = sigmoid(w * race.input + b);
    outputs.push_back(a);
    const Real slope = (a - race.label) * (squared ? a * (1 - a) : 1);
    w -= race.rate * slope * race.input;
    b -= race.rate * slope;
  }
  return outputs;
}

// With 1 - p for a loss: dL/dz = y (-a(1-a)) + (1-y) a(1-a).
Reals outputs_with_absolute_error(const Race& race) {
  Reals outputs;
  Real w = race.weight;
  Real b = race.bias;
  for (int i = 0; i <= race.steps; ++i) {
    const Real a = sigmoid(w * race.input + b);
    outputs.push_back(a);
    const Real slope = (1 - 2 * Real(race.label)) * a * (1 - a);
    w -= race.rate * slope * race.input;
    b -= race.rate * slope;
  }
  return outputs;
}

// |f - g| / (|f| + |g|) of two lists.
Real apart(const Reals& f, const Reals& g) {
  Real between = 0, of_f = 0, of_g = 0;
  for (std::size_t i = 0; i < f.size(); ++i) {
    between += (f[i] - g[i]) * (f[i] - g[i]);
    of_f += f[i] * f[i];
    of_g += g[i] * g[i];
  }
  return std::sqrt(between) / (std::sqrt(of_f) + std::sqrt(of_g));
}

Expected textbook(const Session& s) {
  Expected is;
  const std::size_t n = s.logits.size();
  const Reals z = reals(s.logits);
  const Reals y = each(n, [&](std::size_t k) { return 0.8L * Real(s.labels[k]) + 0.2L / 4; });
  const Real t = s.temperature;
  const Reals p = softmax(z, t);
  const Reals a = each(n, [&](std::size_t k) { return sigmoid(z[k]); });
  const Reals q = reals(s.rival);
  const auto log2 = [](Real x) { return in_bits(std::log(x)); };
  const auto binary = [&](Real prediction, Real label) {
    return -label * log2(prediction) - (1 - label) * log2(1 - prediction);
  };
  const Reals surprisal = each(n, [&](std::size_t k) { return -log2(p[k]); });
  const Reals bce = each(n, [&](std::size_t k) { return binary(a[k], y[k]); });

  is["logits"] = z;
  is["labels"] = y;
  is["temperature"] = {t};
  is["sigmoid"] = a;
  is["softmax"] = p;
  is["log_softmax"] = each(n, [&](std::size_t k) { return std::log(p[k]); });
  is["logsumexp"] = {std::log(total(each(n, [&](std::size_t k) { return std::exp(z[k] / t); })))};
  is["surprisal"] = surprisal;
  is["entropy_labels"] = {-total(each(n, [&](std::size_t k) { return y[k] * log2(y[k]); }))};
  is["entropy_terms"] = each(n, [&](std::size_t k) { return p[k] * surprisal[k]; });
  is["entropy_softmax"] = {total(is["entropy_terms"])};
  is["cross_entropy_terms"] = each(n, [&](std::size_t k) { return y[k] * surprisal[k]; });
  is["cross_entropy"] = {total(is["cross_entropy_terms"])};
  is["kl_terms"] = each(n, [&](std::size_t k) { return y[k] * log2(y[k] / p[k]); });
  is["kl"] = {total(is["kl_terms"])};
  is["kl_reverse_terms"] = each(n, [&](std::size_t k) { return p[k] * log2(p[k] / y[k]); });
  is["kl_reverse"] = {total(is["kl_reverse_terms"])};
  is["bce"] = bce;
  is["bce_sum"] = {total(bce)};
  is["bce_mean"] = {total(bce) / 4};
  is["squared_error"] = each(n, [&](std::size_t k) { return (a[k] - y[k]) * (a[k] - y[k]) / 2; });
  is["grad_softmax_ce"] = each(n, [&](std::size_t k) { return (p[k] - y[k]) / t; });
  is["numeric_gradient"] = is["grad_softmax_ce"];
  is["grad_sigmoid_bce"] = each(n, [&](std::size_t k) { return a[k] - y[k]; });
  is["grad_sigmoid_mse"] = each(n, [&](std::size_t k) { return (a[k] - y[k]) * a[k] * (1 - a[k]); });
  is["binary_terms"] = each(n, [&](std::size_t k) { return binary(p[k], y[k]); });
  is["binary_sum"] = {total(is["binary_terms"])};
  is["exponentials"] = each(n, [&](std::size_t k) { return std::exp(z[k] / t); });
  is["sigmoid_slope"] = each(n, [&](std::size_t k) { return a[k] * (1 - a[k]); });
  is["gradient_ratio"] = each(n, [&](std::size_t k) { return 1 / (a[k] * (1 - a[k])); });
  is["jacobian"] = each(n, [&](std::size_t k) { return p[2] * ((k == 2 ? 1 : 0) - p[k]) / t; });
  is["right_class"] = {1};
  is["naive_softmax_float"] = is["naive_softmax_double"] = p;
  is["naive_loss_float"] = is["naive_loss_double"] = {surprisal[1]};

  is["rival"] = q;
  is["rival_surprisal"] = each(n, [&](std::size_t k) { return -log2(q[k]); });
  is["rival_cross_entropy"] = {total(each(n, [&](std::size_t k) { return -y[k] * log2(q[k]); }))};
  is["rival_kl"] = {total(each(n, [&](std::size_t k) { return y[k] * log2(y[k] / q[k]); }))};
  is["rival_binary_terms"] = each(n, [&](std::size_t k) { return binary(q[k], y[k]); });
  is["rival_bce_sum"] = {total(is["rival_binary_terms"])};
  is["marked"] = {0.01, 0.5, 1};
  is["marked_surprisal"] = {-log2(Real(0.01)), 1, 0};
  is["marked_entropy"] = {-Real(0.01) * log2(Real(0.01)) - Real(0.99) * log2(Real(0.99)), 1, 0};

  is["coin_likelihood"] = {std::pow(Real(0.4), 3) * std::pow(Real(0.6), 5)};
  is["coin_log_likelihood"] = {log2(is["coin_likelihood"][0])};
  is["coin_model_likelihoods"] = {std::pow(Real(0.1), 3) * std::pow(Real(0.9), 5), std::pow(Real(0.5), 8)};
  is["coin_best"] = {3.0L / 8};
  is["tournament_bits"] = {2};     // from 1/8 to 1/2
  is["tournament_entropy"] = {4};  // sixteen equal teams
  is["race_squared_error"] = race_outputs(s.race, true);
  is["race_cross_entropy"] = race_outputs(s.race, false);

  const Reals ones(4, 1);
  const Reals weights = reals(s.class_weights);
  const std::size_t targets[] = {1, 2, 2};
  const auto losses = [&](const std::vector<double>& rows, const Reals& w) {
    return each(3, [&](std::size_t i) { return row_loss(row_of(rows, i), targets[i], 0.2L, w); });
  };
  is["batch_losses"] = losses(s.batch.logits, ones);
  is["batch_sum"] = {total(is["batch_losses"])};
  is["batch_mean"] = {total(is["batch_losses"]) / 3};
  is["batch_weighted_losses"] = losses(s.batch.logits, weights);
  is["batch_weight_sum"] = {2 + 0.5L + 0.5L};
  is["batch_loss"] = {total(is["batch_weighted_losses"]) / 3};
  is["batch_rows"] = {3};
  is["batch_right"] = {2};  // the second row's likeliest is 0
  is["rival_batch_losses"] = losses(s.batch.rival_logits, ones);
  is["rival_batch_loss"] = {total(losses(s.batch.rival_logits, weights)) / 3};
  is["rival_batch_right"] = {1};
  is["batch_binary_losses"] = {binary(sigmoid(-1), 0), binary(sigmoid(1), 1), binary(sigmoid(3), 1)};
  is["batch_binary_sum"] = {total(is["batch_binary_losses"])};
  is["batch_binary_mean"] = {total(is["batch_binary_losses"]) / 3};

  // Residuals 0.25, 1.75, 1.75; least squares by hand: means 7/3 and 8/3, slope (13/3) / (14/3).
  is["line_squares"] = {0.0625L + 2 * 3.0625L};
  is["line_absolute"] = {3.75L};
  is["line_best_slope"] = {13.0L / 14};
  is["line_best_intercept"] = {0.5L};
  is["line_best_squares"] = {9.0L / 14};
  is.merge(learned_textbook(s));

  // 1 - p: for a belief above 1/2, the cheapest forecast is 1.
  is["own_cheapest"] = {1};
  is["own_truths"] = {0.6L, 0.3L, 0.1L};
  is["own_forecasts"] = {1, 0, 0};
  is["own_halvings"] = {0.5L, 0.75L, 0.875L, 0.9375L, 0.96875L};
  is["own_outputs"] = outputs_with_absolute_error(s.race);
  const Real start = sigmoid(0.6L * 1.5L + 0.9L);
  is["own_start_gradient"] = {(1 - 2 * 0.25L) * start * (1 - start)};
  const auto tenth = [](std::size_t k) { return static_cast<Real>(k % 9 + 1) / 10; };
  is["own_off_sums"] = {apart(each(81, [&](std::size_t k) { return 1 - tenth(k) * tenth(k / 9); }),
                              each(81, [&](std::size_t k) { return 2 - tenth(k) - tenth(k / 9); }))};
  is["own_off_honesty"] = {3.5L / 8};  // the likeliest of the three gets the shares of the others too
  const auto output = [](std::size_t k) { return sigmoid(-3 + static_cast<Real>(k) / 10); };
  is["own_off_gradient"] = {apart(each(61, [&](std::size_t k) { return -output(k) * (1 - output(k)); }),
                                  each(61, [&](std::size_t k) { return output(k) - 1; }))};
  return is;
}

Reals numbers_in(const Amount& amount) {
  if (const auto* number = std::get_if<double>(&amount)) return {*number};
  if (const auto* list = std::get_if<Numbers>(&amount)) return reals(*list);
  return {};
}

TEST(Names, AgreeWithTheTextbook) {
  const Session session = telling();
  const Values values(session);
  for (const auto& [name, expected] : textbook(session)) {
    const Name* known = find_name(name);
    ASSERT_NE(known, nullptr) << name;
    const Reals got = numbers_in(values.of(*known));
    ASSERT_EQ(got.size(), expected.size()) << name;
    const Real accuracy = name.ends_with("_float") ? 1e-6L : name == "numeric_gradient" ? 1e-9L : 1e-13L;
    for (std::size_t k = 0; k < got.size(); ++k) {
      EXPECT_NEAR(static_cast<double>(got[k]), static_cast<double>(expected[k]),
                  static_cast<double>(accuracy * std::max<Real>(1, std::abs(expected[k]))))
          << name << " " << k;
    }
  }
}

// Each name is compared with something: the textbook, a key of the session, or a word below.
TEST(Names, AreAllChecked) {
  std::set<std::string_view> held = {"class_name", "predicted", "right",         "unit",
                                     "base_name",  "base",      "jacobian_norm", "linear"};
  const Expected known = textbook(telling());
  for (const auto& [name, value] : known) held.insert(name);
  for (const Key& key : keys()) held.insert(key.name);
  for (const Name& name : names()) EXPECT_TRUE(held.contains(name.name)) << name.name;
}

TEST(Names, OfTheSessionsKeysHaveTheValuesSet) {
  const Session session = telling();
  const Values values(session);
  for (const Key& key : keys()) {
    if (key.kind == Kind::Word || key.kind == Kind::Name || key.name == "labels") continue;
    const Name* name = find_name(key.name);
    ASSERT_NE(name, nullptr) << key.name;
    EXPECT_TRUE(name->as_set) << key.name;
    const Amount& amount = values.of(*name);
    const Value set = key.read(session);
    if (const auto* number = std::get_if<double>(&set)) {
      EXPECT_EQ(std::get<double>(amount), *number) << key.name;
    } else if (const auto* list = std::get_if<std::vector<double>>(&set)) {
      EXPECT_EQ(std::get<Numbers>(amount), *list) << key.name;
    } else {
      EXPECT_EQ(std::get<std::vector<Text>>(amount), std::get<std::vector<Text>>(set)) << key.name;
    }
  }
}

TEST(Names, AreTheNumbersOfComputeToTheBit) {
  for (const Session& session : {Session(), telling()}) {
    const Values values(session);
    for (const NamedQuantity& quantity : named(quantities_of(session))) {
      const Name* name = find_name(quantity.name);
      ASSERT_NE(name, nullptr) << quantity.name;
      const Amount& amount = values.of(*name);
      if (const auto* number = std::get_if<double>(&quantity.value)) {
        EXPECT_EQ(std::get<double>(amount), *number) << quantity.name;
      } else if (const auto* list = std::get_if<std::vector<double>>(&quantity.value)) {
        EXPECT_EQ(std::get<Numbers>(amount), *list) << quantity.name;
      } else if (const auto* word = std::get_if<std::string_view>(&quantity.value)) {
        EXPECT_EQ(std::get<Text>(amount), Text(std::string(*word))) << quantity.name;
      } else {
        EXPECT_TRUE(std::holds_alternative<std::monostate>(amount)) << quantity.name;
      }
    }
  }
}

TEST(Names, CanBeWords) {
  const Values values(telling());
  const auto word = [&](std::string_view name) { return std::get<Text>(values.of(*find_name(name))); };
  EXPECT_EQ(word("predicted"), Text("cat", "猫"));
  EXPECT_EQ(word("right"), Text("bee", "蜂"));
  EXPECT_EQ(word("unit"), Text("bits", "比特"));
  EXPECT_EQ(word("base_name"), Text("2"));
}

// At p = (1/2, 1/2) the Jacobian is 1/4 (1 -1; -1 1), whose norm is 1/2.
TEST(Names, JacobianNorm) {
  Session session;
  set_class_count(session, 2);
  session.logits = {0, 0};
  EXPECT_NEAR(std::get<double>(Values(session).of(*find_name("jacobian_norm"))), 0.5, 1e-15);
  session.temperature = 2;
  EXPECT_NEAR(std::get<double>(Values(session).of(*find_name("jacobian_norm"))), 0.25, 1e-15);
}

TEST(Names, BatchNamesFollowTheReduction) {
  Session session = telling();
  const auto value = [&](std::string_view name) { return numbers_in(Values(session).of(*find_name(name))); };
  session.batch.reduction = Reduction::Sum;
  EXPECT_NEAR(static_cast<double>(value("batch_loss")[0]),
              static_cast<double>(total(value("batch_weighted_losses"))), 1e-12);
  session.batch.reduction = Reduction::None;
  EXPECT_EQ(value("batch_loss"), value("batch_weighted_losses"));
  session.class_weights = {1, 1, 1, 1};
  EXPECT_EQ(value("batch_loss"), value("batch_losses"));
}

TEST(Names, HaveNoValueIfTheSessionHasNone) {
  Session session;
  session.batch.rival_logits.clear();
  set_label_mode(session, LabelMode::Several);
  set_label(session, 1, 1);
  const Values values(session);
  for (const char* name :
       {"linear", "cross_entropy", "kl", "kl_terms", "cross_entropy_terms", "rival_kl", "rival_batch_losses",
        "rival_batch_loss", "rival_batch_right", "grad_softmax_ce"}) {
    EXPECT_TRUE(std::holds_alternative<std::monostate>(values.of(*find_name(name)))) << name;
  }
  // Each class by itself still has a loss and a gradient.
  EXPECT_EQ(numbers_in(values.of(*find_name("bce"))).size(), 3u);
  const Reals slopes = numbers_in(values.of(*find_name("numeric_gradient")));
  const Reals exact = numbers_in(values.of(*find_name("grad_sigmoid_bce")));
  for (std::size_t k = 0; k < 3; ++k) {
    EXPECT_NEAR(static_cast<double>(slopes[k]), static_cast<double>(exact[k]), 1e-9);
  }
}

// Naive programs overflow: e^100 does not fit a float, e^1000 does not fit a double.
TEST(Names, NaiveFormulasOverflow) {
  Session session;
  session.logits = {100, 0, 0};
  const auto value = [&](std::string_view name) { return numbers_in(Values(session).of(*find_name(name))); };
  EXPECT_TRUE(std::isnan(value("naive_softmax_float")[0]));
  EXPECT_EQ(value("naive_softmax_double")[0], 1);
  session.logits = {-200, 0, 0};
  EXPECT_TRUE(std::isinf(value("naive_loss_float")[0]));
  EXPECT_NEAR(static_cast<double>(value("naive_loss_double")[0]), 200 + std::log(2), 1e-9);
  session.logits = {1000, 0, 0};
  EXPECT_TRUE(std::isinf(value("exponentials")[0]));
  EXPECT_TRUE(std::isnan(value("naive_loss_double")[0]));
  EXPECT_EQ(value("cross_entropy")[0], 0);
}

// The numbers in the documents.
TEST(Names, AgreeWithTheDocumentsExamples) {
  Session session;
  const auto number = [&](std::string_view name, std::size_t k = 0) {
    return static_cast<double>(numbers_in(Values(session).of(*find_name(name)))[k]);
  };
  EXPECT_NEAR(number("softmax", 0), 0.8789, 5e-5);
  EXPECT_NEAR(number("softmax", 1), 0.1189, 5e-5);
  EXPECT_NEAR(number("softmax", 2), 0.0022, 5e-5);
  EXPECT_NEAR(number("coin_model_likelihoods", 0), 0.03874, 5e-6);
  EXPECT_NEAR(number("coin_likelihood"), 0.0009766, 5e-8);
  EXPECT_EQ(number("tournament_bits"), 3);
  EXPECT_EQ(number("tournament_entropy"), 3);
  EXPECT_NEAR(number("batch_losses", 0), 1.7282, 5e-5);
  EXPECT_NEAR(number("batch_losses", 1), 0.3755, 5e-5);
  EXPECT_NEAR(number("batch_losses", 2), 2.4036, 5e-5);
  EXPECT_NEAR(number("batch_loss"), 1.5025, 5e-5);
  EXPECT_NEAR(number("race_squared_error", 50), 0.9759, 5e-5);
  EXPECT_NEAR(number("race_squared_error", 300), 0.2028, 5e-5);
  EXPECT_NEAR(number("race_cross_entropy", 300), 0.0120, 5e-5);
  EXPECT_NEAR(number("rival_cross_entropy"), 0.6931, 5e-5);
  session.logits = {4.334, 2.90, 0.01};
  session.labels = {0, 1, 0};
  EXPECT_NEAR(number("exponentials", 0), 76.2487, 5e-5);
  EXPECT_NEAR(number("exponentials", 1), 18.1741, 5e-5);
  EXPECT_NEAR(number("linear", 0), 0.5983, 5e-5);
  EXPECT_NEAR(number("cross_entropy"), 1.6584, 5e-5);
  session.base = Base::Ten;
  session.labels = {1, 0, 0};
  EXPECT_NEAR(number("rival_bce_sum"), 0.5528, 5e-5);
}

}  // namespace
}  // namespace surprisal::test
