// Checks that the columns of the ledger are the core's quantities, and that its totals are what a reader gets
// by adding up the columns.
#include "desk/ledger.h"

#include <cmath>

#include "math/gradients.h"
#include "math/losses.h"
#include "math/softmax.h"
#include "session/setters.h"
#include "testing.h"

namespace surprisal::test {
namespace {

TEST(Ledger, GoesFromTheLogitToTheGradient) {
  Session session;
  session.logits = {2, 1, -1};
  session.labels = {0, 1, 0};
  const Ledger ledger = ledger_of(session);
  const double sum = std::exp(2) + std::exp(1) + std::exp(-1);
  ASSERT_EQ(ledger.rows.size(), 3u);
  EXPECT_EQ(ledger.rows[1].power, "2.718");
  EXPECT_NEAR(ledger.rows[1].p, std::exp(1) / sum, 1e-15);
  EXPECT_EQ(ledger.rows[1].surprise, "1.349");  // log(10.4752) - 1
  EXPECT_EQ(ledger.rows[1].loss, ledger.rows[1].surprise);
  EXPECT_EQ(ledger.rows[0].loss, "0");
  EXPECT_NEAR(ledger.rows[1].slope, std::exp(1) / sum - 1, 1e-15);
  EXPECT_EQ(ledger.power_sum, "10.48");
  EXPECT_EQ(ledger.output_sum, "1.0000");
  EXPECT_EQ(ledger.label_sum, "1");
  EXPECT_EQ(ledger.gradient_sum, "0");
}

TEST(Ledger, NamesTheLogarithmByTheUnit) {
  for (const auto& [base, name] : {std::pair{Base::E, "\\ln"}, {Base::Two, "\\log_2"}, {Base::Ten, "\\lg"}}) {
    Session session;
    session.base = base;
    EXPECT_NE(ledger_of(session).surprise_head.en.find(name), std::string::npos);
  }
}

TEST(Ledger, DividesByTheTemperature) {
  Session session;
  session.temperature = 2;
  const Ledger ledger = ledger_of(session);
  EXPECT_NE(ledger.power_head.en.find("z/T"), std::string::npos);
  EXPECT_EQ(ledger.rows[0].power, "4.482");  // e^(3/2)
}

// Each gradient is compared with what the loss does when its logit is moved.
TEST(Ledger, OfTheSquaredErrorHasItsOwnGradient) {
  Session session;
  session.logits = {2, 1, -1};
  session.labels = {0, 1, 0};
  const Ledger ledger = squared_error_ledger_of(session);
  const auto loss = [&](std::vector<double> z) {
    const std::vector<double> p = softmax(z);
    double sum = 0;
    for (std::size_t k = 0; k < p.size(); ++k) sum += squared_error(p[k], session.labels[k]);
    return sum;
  };
  double sum = 0;
  for (std::size_t k = 0; k < 3; ++k) {
    const auto moved = [&](double z) {
      std::vector<double> logits = session.logits;
      logits[k] = z;
      return loss(logits);
    };
    EXPECT_NEAR(ledger.rows[k].slope, central_difference(moved, session.logits[k]), 1e-9);
    EXPECT_LT(std::abs(ledger.rows[k].slope), std::abs(ledger_of(session).rows[k].slope));
    sum += std::stod(ledger.rows[k].surprise);
  }
  EXPECT_NEAR(sum, loss(session.logits), 2e-3);
  EXPECT_NEAR(std::stod(ledger.loss_sum), loss(session.logits), 5e-4);
  EXPECT_EQ(ledger.gradient_sum, "0");
}

TEST(Ledger, AddsTheLossesOfSigmoidsAndNothingElse) {
  Session session;
  session.output = OutputLayer::Sigmoid;
  set_label_mode(session, LabelMode::Several);
  session.labels = {1, 0, 1};
  const Ledger ledger = ledger_of(session);
  EXPECT_FALSE(ledger.softmax);
  EXPECT_TRUE(ledger.output_sum.empty());
  EXPECT_TRUE(ledger.gradient_sum.empty());
  double sum = 0;
  for (const LedgerRow& row : ledger.rows) sum += std::stod(row.surprise);
  EXPECT_NEAR(std::stod(ledger.loss_sum), sum, 2e-3);
}

TEST(Ledger, HasNoLossOfSeveralClassesUnderASoftmax) {
  Session session;
  set_label_mode(session, LabelMode::Several);
  session.labels = {1, 1, 0};
  const Ledger ledger = ledger_of(session);
  EXPECT_TRUE(ledger.loss_sum.empty());
  EXPECT_EQ(ledger.output_sum, "1.0000");
}

}  // namespace
}  // namespace surprisal::test
