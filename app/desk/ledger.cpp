#include "desk/ledger.h"

#include <cmath>
#include <limits>

#include "base/wording.h"
#include "math/gradients.h"
#include "math/losses.h"
#include "math/softmax.h"
#include "math/sum.h"

namespace surprisal::desk {
namespace {

constexpr double kRounding = 1e-12;  // a smaller sum is a rounding error

std::string in_three_decimals(double value) {
  if (std::abs(value) < kRounding) return "0";
  constexpr double kLarge = 100;  // from here on, no decimals
  if (std::abs(value) >= kLarge && std::abs(value) < 1e4) return shown_fixed(value, 0);
  return std::abs(value) < 1e4 ? shown_fixed(value, 3) : shown(value);
}

// A small loss has four digits, as in the headline.
std::string loss_text(double value) {
  const bool is_small = std::abs(value) >= kRounding && std::abs(value) < 0.1;
  return is_small ? shown(value) : in_three_decimals(value);
}

std::string in_four_decimals(double value) {
  if (value == 0) return "0";
  return value > 0 && value < 0.001 ? shown(value, 3) : shown_fixed(value, 4);
}

std::string log_name(Base base) { return base == Base::E ? "\\ln" : base == Base::Two ? "\\log_2" : "\\lg"; }

Ledger softmax_ledger(const Session& session, const Quantities& q) {
  const bool warm = session.temperature != 1;
  const std::string log = log_name(session.base);
  Ledger ledger;
  ledger.power_head = warm ? "$e^{z/T}$" : "$e^z$";
  ledger.output_head = {"probability $p$", "概率 $p$"};
  ledger.surprise_head = "$-" + log + " p$";
  ledger.loss_head = "$y \\cdot (-" + log + " p)$";
  ledger.gradient_formula = warm ? "$(p-y)/T$" : "$p-y$";
  double powers = 0;
  double gradients = 0;
  for (std::size_t k = 0; k < session.logits.size(); ++k) {
    LedgerRow row;
    const double power = std::exp(session.logits[k] / session.temperature);
    powers += power;
    row.power = power == 0 ? "0" : shown(power);
    row.p = q.softmax[k];
    row.output = in_four_decimals(row.p);
    row.surprise = loss_text(q.surprisal[k]);
    if (q.labels) row.y = (*q.labels)[k];
    if (q.cross_entropy) row.loss = loss_text(row.y == 0 ? 0 : row.y * q.surprisal[k]);
    if (q.grad_softmax_ce) {
      row.slope = (*q.grad_softmax_ce)[k];
      row.gradient = shown_signed(row.slope, 3);
      gradients += row.slope;
    }
    ledger.rows.push_back(row);
  }
  ledger.power_sum = shown(powers);
  ledger.output_sum = in_four_decimals(sum_of(q.softmax));
  if (q.labels) {
    const double labels = sum_of(*q.labels);
    ledger.label_sum =
        session.label_mode == LabelMode::OneClass ? shown_short(labels) : shown_fixed(labels, 2);
  }
  if (q.cross_entropy) ledger.loss_sum = loss_text(*q.cross_entropy);
  if (q.grad_softmax_ce) ledger.gradient_sum = shown_signed(gradients, 3);
  return ledger;
}

Ledger sigmoid_ledger(const Session& session, const Quantities& q) {
  const std::string log = log_name(session.base);
  Ledger ledger;
  ledger.softmax = false;
  ledger.output_head = "$a = \\sigma(z)$";
  ledger.surprise_head = "$-y" + log + " a-(1-y)" + log + "(1-a)$";
  ledger.gradient_formula = "$a-y$";
  for (std::size_t k = 0; k < session.logits.size(); ++k) {
    LedgerRow row;
    row.p = q.sigmoid[k];
    row.output = in_four_decimals(row.p);
    if (q.labels) row.y = (*q.labels)[k];
    if (q.bce) row.surprise = loss_text((*q.bce)[k]);
    if (q.grad_sigmoid_bce) {
      row.slope = (*q.grad_sigmoid_bce)[k];
      row.gradient = shown_signed(row.slope, 3);
    }
    ledger.rows.push_back(row);
  }
  if (q.bce_sum) ledger.loss_sum = loss_text(*q.bce_sum);
  return ledger;
}

// After a softmax, the gradient of the squared error has an extra factor p.
void use_squared_error(Ledger& ledger, const Session& session, const Quantities& q) {
  const std::vector<double> slopes =
      math::softmax_squared_error_gradient(softmax_of(session.logits), *q.labels);
  ledger.surprise_head = "$\\frac{1}{2}(p-y)^2$";
  ledger.gradient_formula = "$\\partial E/\\partial z$";
  double loss = 0;
  for (std::size_t k = 0; k < ledger.rows.size(); ++k) {
    const double error = math::squared_error(ledger.rows[k].p, ledger.rows[k].y);
    loss += error;
    ledger.rows[k].surprise = loss_text(error);
    ledger.rows[k].slope = slopes[k];
    ledger.rows[k].gradient = shown_signed(slopes[k], 3);
  }
  ledger.loss_sum = loss_text(loss);
  ledger.gradient_sum = shown_signed(sum_of(slopes), 3);
}

}  // namespace

Ledger squared_error_ledger_of(const Session& session) {
  const Quantities q = quantities_of(session);
  Ledger ledger = softmax_ledger(session, q);
  use_squared_error(ledger, session, q);
  return ledger;
}

Ledger ledger_of(const Session& session) {
  const Quantities q = quantities_of(session);
  return session.output == OutputLayer::Softmax ? softmax_ledger(session, q) : sigmoid_ledger(session, q);
}

}  // namespace surprisal::desk
