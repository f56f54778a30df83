// Checks that the core is as accurate as its headers promise, compared with formulas at 420 digits.
// A limit is a number of ulps or eps, never looser than in the headers and the design.
#include <algorithm>
#include <cmath>
#include <cstddef>
#include <cstdio>
#include <string>
#include <vector>

#include "math/activations.h"
#include "math/gradients.h"
#include "math/information.h"
#include "math/losses.h"
#include "math/softmax.h"
#include "measure.h"
#include "namespaces.h"
#include "table.h"

namespace surprisal::test {
namespace {

std::string text_of(double x) {
  char text[40];
  std::snprintf(text, sizeof text, "%.17g", x);
  return text;
}

// A subnormal result has fewer than 53 bits however it is computed, so its error is counted in steps of their
// spacing, 2^-1074. Each rounding may cost half a step, and so may exp.
class Split {
 public:
  Split(const std::string& name, const std::string& unit, double limit, double quanta,
        double floor = kSmallestNormal)
      : normal_(name, unit, limit), subnormal_(name + ", subnormal", "quanta", quanta), floor_(floor) {}

  void add(double got, Truth truth, double error, const std::string& where) {
    if (std::abs(truth.nearest) < floor_) {
      subnormal_.add(ulps_between(got, truth) * (ulp_at(truth.nearest) / kQuantum), where);
    } else {
      normal_.add(error, where);
    }
  }
  void ulps(double got, Truth truth, const std::string& where) {
    add(got, truth, ulps_between(got, truth), where);
  }
  void eps(double got, Truth truth, const std::string& where) {
    add(got, truth, eps_between(got, truth), where);
  }

 private:
  Worst normal_;
  Worst subnormal_;
  double floor_;
};

// Functions of one number ---------------------------------------------------------------------------------

int sweep(const std::string& name, double (*function)(double), Split& worst) {
  Table table("scalar.txt");
  int rows = 0;
  for (std::string word; table.next(word);) {
    const double input = table.number();
    const Truth truth = table.truth();
    if (word != name) continue;
    worst.ulps(function(input), truth, text_of(input));
    ++rows;
  }
  return rows;
}

void expect_within(const std::string& name, double (*function)(double), double limit, double quanta = 1,
                   double floor = kSmallestNormal) {
  Split worst(name, "ulp", limit, quanta, floor);
  EXPECT_GT(sweep(name, function, worst), 90) << name;
}

TEST(Reference, Sigmoid) { expect_within("sigmoid", sigmoid, 2.5); }
TEST(Reference, SigmoidDerivative) { expect_within("sigmoid_derivative", sigmoid_derivative, 4); }
TEST(Reference, Softplus) { expect_within("softplus", softplus, 4); }
TEST(Reference, LogSigmoid) { expect_within("log_sigmoid", log_sigmoid, 4); }
TEST(Reference, Logit) { expect_within("logit", logit, 4); }

// Four times a derivative of sigmoid, and so four times its step if that is subnormal.
TEST(Reference, TanhDerivative) {
  expect_within("tanh_derivative", tanh_derivative, 4, 4, 4 * kSmallestNormal);
}

// Two factors, each an exp and a sum: 2 x 1.02 + 1 eps at most.
TEST(Reference, GradientRatio) { expect_within("gradient_ratio", gradient_ratio, 4); }

// One logit or one output, and its label ------------------------------------------------------------------

TEST(Reference, BinaryLosses) {
  Split from_logit("bce from logit", "eps", 8, 2);
  Split from_output("bce from output", "eps", 8, 2);
  Split error("a-y, hard label", "eps", 8, 2);
  Split soft_error("a-y, soft label, of (1-y)a + y(1-a)", "eps", 4, 2);
  Split squared("(a-y)a(1-a), hard label", "eps", 8, 2);
  Split in_nats("binary entropy, nats", "eps", 8, 2);
  Split in_bits("binary entropy, bits", "eps", 8, 2);
  Split in_tens("binary entropy, base 10", "eps", 8, 2);

  Table table("binary.txt");
  int rows = 0;
  for (std::string word; table.next(word); ++rows) {
    const double x = table.number();
    const double y = table.number();
    const std::string where = text_of(x) + ", y = " + text_of(y);
    if (word == "logit") {
      from_logit.eps(binary_cross_entropy_from_logit(x, y), table.truth(), where);
      const Truth truth = table.truth();
      const Truth product = table.truth();
      const double got = output_error(x, y);
      EXPECT_EQ(got, binary_cross_entropy_chain(x, y).loss_by_logit);
      if (y == 0 || y == 1) {
        error.eps(got, truth, where);
        squared.eps(squared_error_chain(x, y).loss_by_logit, product, where);
      } else {
        const double size = (1 - y) * sigmoid(x) + y * sigmoid(-x);
        soft_error.add(got, truth, eps_between(got, truth, size), where);
      }
    } else {
      from_output.eps(binary_cross_entropy(x, y), table.truth(), where);
      in_nats.eps(binary_entropy(x), table.truth(), where);
      in_bits.eps(binary_entropy(x, Base::Two), table.truth(), where);
      in_tens.eps(binary_entropy(x, Base::Ten), table.truth(), where);
    }
  }
  EXPECT_GT(rows, 300);
}

// Divergences are never negative, but the entries of rounded distributions add to 1 only nearly; the core
// returns 0 where the sum falls below 0 by no more than that.
void add_divergence(Worst& worst, double got, Truth truth, double size, const std::string& where) {
  EXPECT_GE(got, 0) << where;
  if (got == 0 && truth.nearest <= 0 && -truth.nearest <= 4 * kEps * (1 + size)) return;
  if (got == truth.nearest && size == 0) return;
  worst.add(std::isinf(size) ? ulps_between(got, truth) : eps_between(got, truth, size), where);
}

// A vector of logits --------------------------------------------------------------------------------------

TEST(Reference, Softmax) {
  // If p is subnormal: one step for exp and its correction, one for the quotient.
  Split p("softmax", "eps", 8, 2);
  Split log_p("log-softmax", "ulp", 4, 1);
  Split rest("1 - p", "eps", 8, 4);  // the sum of up to three subnormals in the table
  Split hot("p-y, one-hot", "eps", 8, 4);
  Split soft("p-y, soft label, of (1-y)p + y(1-p)", "eps", 8, 4);
  Split lse("logsumexp, of max|z|/T + its log", "eps", 2, 1);
  Split entropy_error("entropy of softmax", "eps", 8, 2);
  Worst entropy_of_subnormal("entropy of softmax, p subnormal", "quanta x 750", 2);
  Split ce_hot("cross-entropy, one-hot", "eps", 8, 2);
  Split ce_soft("cross-entropy, soft label", "eps", 8, 2);
  Split ce_smooth("cross-entropy, smoothed label", "eps", 8, 2);
  // From logits, both logarithms have an error of their own, so the terms are p log p and p log q.
  Worst kl_error("KL to softmax, of its terms' sizes", "eps", 4);
  Worst kl_reverse("KL from softmax, of its terms' sizes", "eps", 4);
  Split norm("norm of the Jacobian", "eps", 16, 4);  // as a product of two entries

  Table table("softmax.txt");
  int cases = 0;
  for (std::string word; table.next(word); ++cases) {
    ASSERT_EQ(word, "case");
    const std::size_t n = table.count();
    const double t = table.number();
    const std::size_t target = table.count();
    const double smoothing = table.number();
    table.expect("z");
    const std::vector<double> z = table.numbers(n);
    table.expect("y");
    const std::vector<double> y = table.numbers(n);
    const std::string where = std::to_string(n) + " logits from " + text_of(z[0]) + ", " + text_of(z[n - 1]) +
                              ", T = " + text_of(t);
    table.expect("shown");
    std::vector<std::size_t> shown(table.count());
    for (std::size_t& k : shown) k = table.count();

    const Softmax s = softmax_of(z, t);
    ASSERT_EQ(s.p.size(), n);
    const auto check = [&](const char* label, Split& worst, auto error) {
      table.expect(label);
      for (std::size_t k : shown) {
        const Truth truth = table.truth();
        error(worst, k, truth);
      }
    };
    const auto relative = [&](const std::vector<double>& got) {
      return [&](Split& worst, std::size_t k, Truth truth) { worst.eps(got[k], truth, where); };
    };
    check("p", p, relative(s.p));
    check("log_p", log_p,
          [&](Split& worst, std::size_t k, Truth truth) { worst.ulps(s.log_p[k], truth, where); });
    check("rest", rest, relative(s.rest));
    check("hot", hot, relative(softmax_cross_entropy_gradient(s, one_hot(target, n), t)));
    const std::vector<double> gradient = softmax_cross_entropy_gradient(s, y, t);
    check("soft", soft, [&](Split& worst, std::size_t k, Truth truth) {
      const double size = ((1 - y[k]) * s.p[k] + y[k] * s.rest[k]) / t;
      worst.add(gradient[k], truth, eps_between(gradient[k], truth, size), where);
    });

    table.expect("totals");
    const Truth lse_truth = table.truth();
    const double z_top = z[argmax(z)] / t;
    const double lse_size = std::abs(z_top) - s.log_p[argmax(z)];
    lse.add(s.logsumexp, lse_truth,
            std::isinf(z_top) ? ulps_between(s.logsumexp, lse_truth)
                              : eps_between(s.logsumexp, lse_truth, lse_size),
            where);
    const Truth entropy_truth = table.truth();
    // A step times its surprisal of at most 745, n times over, is below eps of rest x 700 from here on.
    if (s.rest[argmax(z)] >= static_cast<double>(n) * kSmallestNormal) {
      entropy_error.eps(entropy(s), entropy_truth, where);
    } else {
      // An entry that is off by some steps makes the entropy off by as many steps times its surprisal.
      entropy_of_subnormal.add(ulps_between(entropy(s), entropy_truth) * ulp_at(entropy_truth.nearest) /
                                   (kQuantum * static_cast<double>(n) * 750),
                               where);
    }
    // A logarithm beyond the largest double is infinite, and so is every sum with it, even if the true value
    // is in range because of a small weight.
    const bool overflown =
        std::any_of(s.log_p.begin(), s.log_p.end(), [](double v) { return std::isinf(v); });
    const auto cross = [&](Split& worst, double got) {
      const Truth truth = table.truth();
      if (overflown && std::isinf(got)) return;
      worst.eps(got, truth, where);
    };
    cross(ce_hot, cross_entropy(one_hot(target, n), s));
    cross(ce_soft, cross_entropy(y, s));
    cross(ce_smooth, cross_entropy(smoothed(one_hot(target, n), smoothing), s));
    double to_size = 0;
    double from_size = 0;
    for (std::size_t k = 0; k < n; ++k) {
      if (y[k] > 0) to_size += y[k] * (std::abs(std::log(y[k])) + std::abs(s.log_p[k]));
      if (s.p[k] > 0) from_size += s.p[k] * (std::abs(std::log(y[k])) + std::abs(s.log_p[k]));
    }
    const Truth kl_truth = table.truth();
    if (!overflown) add_divergence(kl_error, kl(y, s), kl_truth, to_size, where);
    add_divergence(kl_reverse, kl(s, y), table.truth(), from_size, where);
    norm.eps(softmax_jacobian_norm(s), table.truth(), where);
  }
  EXPECT_GT(cases, 100);
}

// Pairs of distributions ----------------------------------------------------------------------------------

TEST(Reference, Information) {
  Split entropy_error("entropy", "eps", 8, 4);
  Split ce_error("cross-entropy", "eps", 8, 4);
  Worst kl_error("KL, of its terms' sizes", "eps", 4);
  Worst js_error("Jensen-Shannon, of its terms' sizes", "eps", 4);

  Table table("information.txt");
  int pairs = 0;
  for (std::string word; table.next(word); ++pairs) {
    ASSERT_EQ(word, "pair");
    const std::size_t n = table.count();
    table.expect("p");
    const std::vector<double> p = table.numbers(n);
    table.expect("q");
    const std::vector<double> q = table.numbers(n);
    const std::string where = std::to_string(n) + " from " + text_of(p[0]) + ", " + text_of(q[0]);
    std::vector<Truth> divergences;
    for (Base base : {Base::E, Base::Two, Base::Ten}) {
      table.expect("base");
      table.word();
      entropy_error.eps(entropy(p, base), table.truth(), where);
      ce_error.eps(cross_entropy(p, q, base), table.truth(), where);
      divergences.push_back(table.truth());
    }
    table.expect("sizes");
    const double kl_size = table.number();
    const double js_size = table.number();
    std::size_t i = 0;
    for (Base base : {Base::E, Base::Two, Base::Ten}) {
      add_divergence(kl_error, kl(p, q, base), divergences[i++], kl_size / ln(base), where);
    }
    table.expect("js");
    add_divergence(js_error, jensen_shannon(p, q), table.truth(), js_size, where);
  }
  EXPECT_GT(pairs, 100);
}

}  // namespace
}  // namespace surprisal::test
