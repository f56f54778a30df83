#include "session/session.h"

#include <cmath>
#include <numeric>
#include <tuple>

#include "math/softmax.h"
#include "samples.h"
#include "session/keys.h"
#include "session/named_quantities.h"
#include "session/setters.h"
#include "testing.h"

namespace surprisal::test {
namespace {

using test::Source;

constexpr double kNan = std::numeric_limits<double>::quiet_NaN();

double sum_of(const std::vector<double>& values) {
  return std::accumulate(values.begin(), values.end(), 0.0);
}

Session with_labels(LabelMode mode, std::vector<double> labels) {
  Session s;
  set_class_count(s, labels.size());
  s.label_mode = mode;
  s.labels = std::move(labels);
  return s;
}

TEST(Session, IsInitiallyValidWithTheDocumentsNumbers) {
  const Session s;
  EXPECT_EQ(fault_of(s), "");
  const Quantities q = quantities_of(s);
  EXPECT_NEAR(q.softmax[0], 0.8789, 5e-5);
  EXPECT_NEAR(*q.cross_entropy, -std::log(q.softmax[0]), 1e-15);
}

TEST(Session, FairCoinHasOneBit) {
  Session s = with_labels(LabelMode::Distribution, {0.5, 0.5});
  for (const auto& [base, unit, entropy] : {std::tuple(Base::Two, "bits", 1.0),
                                            {Base::E, "nats", std::log(2)},
                                            {Base::Ten, "hartleys", std::log10(2)}}) {
    s.base = base;
    EXPECT_NEAR(*quantities_of(s).entropy_labels, entropy, 1e-15);
    EXPECT_EQ(unit_of(base), unit);
  }
}

TEST(Session, StaysValidWhateverIsDoneToIt) {
  Source source(7);
  Session s;
  for (int i = 0; i < 40000; ++i) {
    const Session before = s;
    test::edit(s, source);
    ASSERT_EQ(fault_of(s), "") << "edit " << i << "\n" << test::to_the_bit(before) << test::to_the_bit(s);
    if (i % 10 == 0) {
      const Quantities q = quantities_of(s);
      for (double p : q.softmax) ASSERT_FALSE(std::isnan(p));
      ASSERT_FALSE(q.cross_entropy && std::isnan(*q.cross_entropy));
      ASSERT_FALSE(q.kl_reverse && std::isnan(*q.kl_reverse));
    }
  }
}

TEST(Session, LabelsDoNotDrift) {
  Source source(8);
  Session s = with_labels(LabelMode::Distribution, {0.2, 0.3, 0.1, 0.15, 0.25});
  for (int i = 0; i < 10000; ++i) {
    set_label(s, source.below(5),
              source.below(20) == 0 ? static_cast<double>(source.below(2)) : source.uniform());
    ASSERT_NEAR(sum_of(s.labels), 1, 1e-15 * 4);
    set_rival(s, s.labels);
    ASSERT_NEAR(sum_of(s.rival), 1, 1e-15 * 4);
  }
}

TEST(SetRivalBatchLogit, ChangesOnlyAnExistingEntry) {
  Session s;
  const Session none = s;
  set_rival_batch_logit(s, 0, 0, 1);
  EXPECT_EQ(s, none);
  s.batch.rival_logits.assign(s.batch.logits.size(), 0);
  set_rival_batch_logit(s, 1, 2, 7);
  std::vector<double> wanted(s.batch.logits.size(), 0);
  wanted[columns_of(s.batch) + 2] = 7;
  EXPECT_EQ(s.batch.rival_logits, wanted);
  set_rival_batch_logit(s, s.batch.targets.size(), 0, 7);
  set_rival_batch_logit(s, 0, columns_of(s.batch), 7);
  EXPECT_EQ(s.batch.rival_logits, wanted);
  EXPECT_EQ(s.batch.logits, none.batch.logits);
}

TEST(SetLabel, ScalesTheOthersInADistribution) {
  Session s = with_labels(LabelMode::Distribution, {0.5, 0.3, 0.2});
  set_label(s, 0, 0.75);
  EXPECT_DOUBLE_EQ(s.labels[0], 0.75);
  EXPECT_DOUBLE_EQ(s.labels[1], 0.15);
  EXPECT_DOUBLE_EQ(s.labels[2], 0.1);
  set_label(s, 0, 1);
  EXPECT_EQ(s.labels, (std::vector<double>{1, 0, 0}));
  set_label(s, 0, 0.5);  // the others are 0 and cannot be scaled, so they get equal parts
  EXPECT_EQ(s.labels, (std::vector<double>{0.5, 0.25, 0.25}));
  set_label(s, 1, 7);
  EXPECT_EQ(s.labels, (std::vector<double>{0, 1, 0}));
  set_label(s, 1, kNan);
  EXPECT_EQ(s.labels, (std::vector<double>{0, 1, 0}));
}

TEST(SetRivalProbability, KeepsTheProportionsOfTheOthers) {
  Session s;
  set_rival(s, {0.2, 0.6, 0.2});
  set_rival_probability(s, 0, 0.6);
  EXPECT_DOUBLE_EQ(s.rival[0], 0.6);
  EXPECT_DOUBLE_EQ(s.rival[1], 0.3);
  EXPECT_DOUBLE_EQ(s.rival[2], 0.1);
  const Session before = s;
  set_rival_probability(s, 3, 0.5);
  set_rival_probability(s, 0, kNan);
  EXPECT_EQ(s, before);
}

TEST(SetLabel, KeepsTinySharesInProportion) {
  Session s = with_labels(LabelMode::Distribution, {1, 5e-324, 1.5e-323});
  set_label(s, 0, 0);
  EXPECT_DOUBLE_EQ(s.labels[1], 0.25);
  EXPECT_DOUBLE_EQ(s.labels[2], 0.75);
}

TEST(SetLabel, MovesTheOneInOneClassMode) {
  Session s;
  set_label(s, 2, 0.4);
  EXPECT_EQ(s.labels, (std::vector<double>{1, 0, 0}));
  set_label(s, 2, 0.5);
  EXPECT_EQ(s.labels, (std::vector<double>{0, 0, 1}));
}

TEST(SetLabel, SwitchesEachClassSeparatelyInSeveralMode) {
  Session s = with_labels(LabelMode::Several, {1, 0, 0});
  set_label(s, 1, 1);
  set_label(s, 0, 0);
  EXPECT_EQ(s.labels, (std::vector<double>{0, 1, 0}));
  set_label(s, 1, 0);
  EXPECT_EQ(s.labels, (std::vector<double>{0, 0, 0}));
  EXPECT_EQ(fault_of(s), "");
}

TEST(SetLabels, SwitchesToADistributionForAMixture) {
  Session s;
  set_labels(s, {0, 3, 0});
  EXPECT_EQ(s.label_mode, LabelMode::OneClass);
  EXPECT_EQ(s.labels, (std::vector<double>{0, 1, 0}));
  set_labels(s, {1, 1, 2});
  EXPECT_EQ(s.label_mode, LabelMode::Distribution);
  EXPECT_EQ(s.labels, (std::vector<double>{0.25, 0.25, 0.5}));
  const Session before = s;
  set_labels(s, {0, 0, 0});
  set_labels(s, {1, 2});
  set_labels(s, {1, kNan, 2});
  EXPECT_EQ(s, before);
  set_labels(s, {1e308, 1e308, -5});
  EXPECT_EQ(s.labels, (std::vector<double>{0.5, 0.5, 0}));
}

TEST(SetLabelMode, KeepsTheMeaningOfTheLabels) {
  Session s = with_labels(LabelMode::Distribution, {0.2, 0.5, 0.3});
  Session several = s;
  set_label_mode(several, LabelMode::Several);
  EXPECT_EQ(several.labels, (std::vector<double>{0, 1, 1}));
  set_label_mode(several, LabelMode::Distribution);
  EXPECT_EQ(several.labels, (std::vector<double>{0, 0.5, 0.5}));
  set_label_mode(s, LabelMode::OneClass);
  EXPECT_EQ(s.labels, (std::vector<double>{0, 1, 0}));
  Session none = with_labels(LabelMode::Several, {0, 0, 0});
  none.focus = 2;
  set_label_mode(none, LabelMode::OneClass);
  EXPECT_EQ(none.labels, (std::vector<double>{0, 0, 1}));
}

TEST(SetClassCount, KeepsExistingClasses) {
  Session s;
  set_class_count(s, 5);
  EXPECT_EQ(s.logits, (std::vector<double>{3, 1, -3, 0, 0}));
  EXPECT_EQ(s.labels, (std::vector<double>{1, 0, 0, 0, 0}));
  EXPECT_EQ(s.class_weights, (std::vector<double>{1, 1, 1, 1, 1}));
  EXPECT_EQ(s.class_names[3], Text("class 4", "类别 4"));
  EXPECT_NEAR(s.rival[4], 0.2, 1e-15);
  EXPECT_NEAR(s.rival[0] / s.rival[1], 2.5, 1e-14);
  EXPECT_EQ(fault_of(s), "");
  set_label(s, 4, 1);
  s.focus = 4;
  set_class_count(s, 0);
  EXPECT_EQ(class_count(s), kMinClasses);
  EXPECT_EQ(s.labels, (std::vector<double>{1, 0}));
  EXPECT_EQ(s.focus, 1u);
  EXPECT_EQ(fault_of(s), "");
  set_class_count(s, 1000000);
  EXPECT_EQ(class_count(s), kMaxClasses);
  EXPECT_EQ(fault_of(s), "");
}

TEST(SetBatchRows, KeepsTheRowsAndCopiesTheLastOne) {
  Session s;
  s.batch.rival_logits = {1, 2, 3, 4, 5, 6, 7, 8, 9};
  const Batch before = s.batch;
  set_batch_rows(s, 5);
  ASSERT_EQ(s.batch.logits.size(), 15u);
  EXPECT_TRUE(std::equal(before.logits.begin(), before.logits.end(), s.batch.logits.begin()));
  EXPECT_TRUE(
      std::equal(s.batch.logits.begin() + 6, s.batch.logits.begin() + 9, s.batch.logits.begin() + 12));
  EXPECT_EQ(s.batch.targets, (std::vector<int>{1, 2, 0, 0, 0}));
  EXPECT_EQ(fault_of(s), "");
  set_batch_rows(s, 3);
  EXPECT_EQ(s.batch, before);
  set_batch_rows(s, 0);
  EXPECT_EQ(s.batch.targets, (std::vector<int>{1}));
  set_batch_rows(s, 1000);
  EXPECT_EQ(s.batch.targets.size(), kMaxRows);
  EXPECT_EQ(fault_of(s), "");
}

TEST(SetProbability, SetsTheProbabilityWithoutChangingOtherLogits) {
  Source source(9);
  for (int i = 0; i < 1000; ++i) {
    Session s;
    set_class_count(s, source.classes());
    set_temperature(s, std::exp(source.uniform(-3, 3)));
    s.logits = source.logits(class_count(s), 10);
    const std::vector<double> before = s.logits;
    const std::size_t k = source.below(class_count(s));
    const double p = source.uniform(0.001, 0.999);
    set_probability(s, k, p);
    EXPECT_NEAR(softmax(s.logits, s.temperature)[k], p, 1e-12);
    for (std::size_t j = 0; j < before.size(); ++j) {
      EXPECT_TRUE(j == k || s.logits[j] == before[j]);
    }
  }
  Session s;
  set_probability(s, 0, 1);
  EXPECT_LT(s.logits[0], 50);
  set_probability(s, 0, 0);
  EXPECT_GT(s.logits[0], -50);
  set_activation(s, 1, 0.25);
  EXPECT_NEAR(s.logits[1], -std::log(3), 1e-15);
}

TEST(SetPrediction, ReachesTheDistributionAtAnyTemperature) {
  Session s;
  for (double t : {0.01, 1.0, 7.0}) {
    set_temperature(s, t);
    set_prediction(s, {5, 2, 3});
    const std::vector<double> q = softmax(s.logits, t);
    // The logits stay near 3, where doubles are 4e-16 apart, and the temperature magnifies the difference.
    EXPECT_NEAR(q[0], 0.5, 1e-13);
    EXPECT_NEAR(q[1], 0.2, 1e-13);
  }
  set_prediction(s, {1, 0, 0});  // a corner of the triangle
  EXPECT_NEAR(softmax(s.logits, s.temperature)[0], 1, 1e-15);
  EXPECT_EQ(fault_of(s), "");
}

TEST(EffectiveLabels, AreSmoothed) {
  Session s;
  set_smoothing(s, 0.3);
  const std::vector<double> one = effective_labels(s);
  EXPECT_NEAR(one[0], 0.8, 1e-15);
  EXPECT_NEAR(one[1], 0.1, 1e-15);
  set_label_mode(s, LabelMode::Several);
  const std::vector<double> several = effective_labels(s);  // each class is smoothed independently
  EXPECT_NEAR(several[0], 0.85, 1e-15);
  EXPECT_NEAR(several[1], 0.15, 1e-15);
}

TEST(FaultOf, DescribesTheFault) {
  const auto fault = [](auto change) {
    Session s;
    change(s);
    return fault_of(s);
  };
  EXPECT_EQ(fault([](Session& s) {
              s.logits = {1};
              s.labels = {1};
            }),
            "logits must have 2 to 10 entries, but has 1");
  EXPECT_EQ(fault([](Session& s) { s.logits[1] = kNan; }),
            "logits entry 2 must be from -1e+09 to 1e+09, but is nan");
  EXPECT_EQ(fault([](Session& s) {
              s.labels = {1, 0};
            }),
            "labels must have 3 entries, one for each of the logits, but has 2");
  EXPECT_EQ(fault([](Session& s) {
              s.labels = {1, 1, 0};
            }),
            "labels must have exactly one 1, unless label_mode is several");
  EXPECT_EQ(fault([](Session& s) {
              s.labels = {0.5, 0.5, 0};
            }),
            "labels must each be 0 or 1, unless label_mode is distribution");
  EXPECT_EQ(fault([](Session& s) {
              s.label_mode = LabelMode::Distribution;
              s.labels = {0.5, 0.25, 0};
            }),
            "labels must add up to 1, but add up to 0.75");
  EXPECT_EQ(fault([](Session& s) { s.class_names.pop_back(); }),
            "class_names must have 3 entries, one for each of the logits, but has 2");
  EXPECT_EQ(fault([](Session& s) { s.class_names[1] = "a\nb"; }),
            "class_names entry 2 must be plain text in UTF-8, but is \"a?b\"");
  EXPECT_EQ(fault([](Session& s) { s.class_names[0].zh = "\xe7\x8c"; }),
            "class_names entry 1 must be plain text in UTF-8, but is \"??\"");
  EXPECT_EQ(fault([](Session& s) { s.title = std::string(201, 'x'); }),
            "title must be shorter than 201 bytes");
  EXPECT_EQ(fault([](Session& s) { s.figure = "../x"; }),
            "figure must be the id of a figure, but is \"../x\"");
  EXPECT_EQ(fault([](Session& s) { s.class_weights[2] = -1; }),
            "class_weights entry 3 must be from 0 to 1e+06, but is -1");
  EXPECT_EQ(fault([](Session& s) { s.focus = 3; }), "focus must be from 0 to 2, but is 3");
  EXPECT_EQ(fault([](Session& s) { s.temperature = 0; }), "temperature must be from 0.01 to 100, but is 0");
  EXPECT_EQ(fault([](Session& s) { s.smoothing = 1.5; }), "smoothing must be from 0 to 1, but is 1.5");
  EXPECT_EQ(fault([](Session& s) { s.rival = {0.5, 0.2, 0.2}; }).substr(0, 22), "rival must add up to 1");
  EXPECT_EQ(fault([](Session& s) { s.marked.assign(11, 0.5); }),
            "marked must have 0 to 10 entries, but has 11");
  EXPECT_EQ(fault([](Session& s) {
              s.batch.targets = {0, 1};
            }),
            "batch.logits must have the same number of entries for each of the batch.targets, 2, but has 9");
  EXPECT_EQ(fault([](Session& s) { s.batch.targets = {}; }),
            "batch.logits must have the same number of entries for each of the batch.targets, 0, but has 9");
  EXPECT_EQ(fault([](Session& s) {
              s.batch.logits = {1, 2, 3};
            }),
            "batch.logits must have 2 to 10 entries for each of the batch.targets, but has 1");
  EXPECT_EQ(fault([](Session& s) { s.batch.targets[1] = 3; }),
            "batch.targets entry 2 must be from 0 to 2, but is 3");
  EXPECT_EQ(fault([](Session& s) { s.batch.rival_logits = {1}; }),
            "batch.rival_logits must have 9 entries, one for each of batch.logits, but has 1");
  EXPECT_EQ(fault([](Session& s) { s.coin.heads = -1; }), "coin.heads must be from 0 to 1000, but is -1");
  EXPECT_EQ(fault([](Session& s) { s.coin.theta = 1.1; }), "coin.theta must be from 0 to 1, but is 1.1");
  EXPECT_EQ(fault([](Session& s) { s.tournament.from = 4; }),
            "tournament.from must be from 0 to 3, but is 4");
  EXPECT_EQ(fault([](Session& s) { s.race.steps = 0; }), "race.steps must be from 1 to 10000, but is 0");
  EXPECT_EQ(fault([](Session& s) { s.race.shown = 301; }), "race.shown must be from 0 to 300, but is 301");
  EXPECT_EQ(fault([](Session& s) {
              s.digits.drawn = {1, 2};
            }),
            "digits.drawn must have 64 entries, or none for the test digit, but has 2");
  EXPECT_EQ(fault([](Session& s) { s.own.prices[3] = 0.9; }),
            "own.prices entry 4 must not be larger than the entry before it");
  EXPECT_EQ(fault([](Session& s) { s.own.prices.pop_back(); }),
            "own.prices must have 7 or 13 entries, but has 6");
  EXPECT_EQ(fault([](Session& s) { s.digits.drawn.assign(64, 17); }),
            "digits.drawn entry 1 must be from 0 to 16, but is 17");
  EXPECT_EQ(fault([](Session& s) { s.digits.hidden = 8; }), "digits.hidden must be 0, 16 or 32, but is 8");
  EXPECT_EQ(fault([](Session& s) { s.digits.steps = 1001; }),
            "digits.steps must be from 0 to 1000, but is 1001");
  EXPECT_EQ(fault([](Session& s) { s.letters.position = 0; }),
            "letters.position must be from 1 to 300, but is 0");
  EXPECT_EQ(fault([](Session& s) {
              s.letters.shares = {0.5, 0.5};
            }),
            "letters.shares must have 6 entries, or none for equally likely letters, but has 2");
  EXPECT_EQ(fault([](Session& s) {
              s.letters.bets = {1, 0, 0, 0, 0};
            }),
            "letters.bets must have 6 entries for each of at most 300 bets, but has 5");
  EXPECT_EQ(fault([](Session& s) { s.letters.bets = {1, 0, 0, 0, 0, 0, 0.5, 0, 0, 0, 0, 0}; }),
            "letters.bets for bet 2 must add up to 1, but add up to 0.5");
  EXPECT_EQ(fault([](Session& s) { s.line.y.pop_back(); }),
            "line.y must have 6 entries, one for each of line.x, but has 5");
}

// A loss curve must never rise, so moving one price moves the prices that it passes.
TEST(OwnLossPrice, MovesThePricesThatItPasses) {
  Session s;
  set_own_price(s, 3, 0.9);
  EXPECT_EQ(s.own.prices, (std::vector<double>{1, 0.95, 0.9, 0.9, 0.5, 0.25, 0}));
  set_own_price(s, 5, 99);
  EXPECT_EQ(s.own.prices, (std::vector<double>{4, 4, 4, 4, 4, 4, 0}));
  set_own_price(s, 0, -1);
  EXPECT_EQ(s.own.prices, std::vector<double>(7, 0));
  set_own_price(s, 7, 1);
  set_own_price(s, 1, kNan);
  EXPECT_EQ(s.own.prices, std::vector<double>(7, 0));
}

TEST(OwnLossPrice, IsSetOnTheCurveThatWasPicked) {
  Session s;
  s.own.curve = OwnCurve::Squared;
  set_own_price(s, 4, 0.3);
  EXPECT_EQ(s.own.curve, OwnCurve::Drawn);
  EXPECT_EQ(s.own.prices, (std::vector<double>{1, 0.95 * 0.95, 0.85 * 0.85, 0.7 * 0.7, 0.3, 0.0625, 0}));
}

}  // namespace
}  // namespace surprisal::test
