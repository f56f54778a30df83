#include "desk/worked_formulas.h"

#include <cmath>
#include <optional>
#include <string_view>

#include "base/wording.h"
#include "figures/number_text.h"

namespace surprisal::desk {
namespace {

// Longer sums are written with a sum sign.
constexpr std::size_t kMaxTerms = 4;

std::string term(std::string_view name, const std::string& of) {
  return "\\term{" + std::string(name) + "}{" + of + "}";
}

std::string number(std::string_view name, double value) { return term(name, "\\text{" + shown(value) + "}"); }

// Puts a negative number in parentheses, for use after an operator.
std::string factor(std::string_view name, double value) {
  return value < 0 ? "(" + number(name, value) + ")" : number(name, value);
}

std::string log_of(Base base) {
  return base == Base::E ? "\\ln " : base == Base::Two ? "\\log_2 " : "\\log_{10} ";
}

// A class name without the characters that are special in formulas.
std::string name_of_class(const Session& session, std::size_t k, Language language) {
  const Text name = class_name(session, k);
  std::string plain;
  for (char c : name.in(language)) {
    if (std::string_view("\\{}$%&#^_~").find(c) == std::string_view::npos) plain += c;
  }
  return plain.empty() ? std::to_string(k + 1) : "\\text{" + plain + "}";
}

class Worked {
 public:
  Worked(const Session& session, const Quantities& q, Language language)
      : session_(session),
        q_(q),
        focus_(session.focus),
        name_(name_of_class(session, session.focus, language)),
        unit_("\\ \\text{" + unit_name(session.base).in(language) + "}") {}

  std::vector<std::string> softmax() const {
    std::vector<std::string> formulas = {softmax_probability()};
    if (!q_.labels || !q_.cross_entropy || !q_.grad_softmax_ce) return formulas;
    formulas.push_back(cross_entropy());
    const bool warm = session_.temperature != 1;
    const std::string difference = number("prediction", q_.softmax[focus_]) + " - " + label();
    formulas.push_back(term("gradient", "\\frac{\\partial L}{\\partial z_{" + name_ + "}}") + " = " +
                       (warm ? "\\frac{" + difference + "}{\\text{" + shown_short(session_.temperature) + "}}"
                             : difference) +
                       " = " + number("gradient", (*q_.grad_softmax_ce)[focus_]));
    return formulas;
  }

  std::vector<std::string> sigmoid() const {
    const double a = q_.sigmoid[focus_];
    std::vector<std::string> formulas = {term("prediction", "a_{" + name_ + "}") + " = \\frac{1}{1 + e^{" +
                                         term("logit", "\\text{" + shown(-session_.logits[focus_]) + "}") +
                                         "}} = " + number("prediction", a)};
    if (!q_.labels || !q_.bce || !q_.grad_sigmoid_bce || !q_.grad_sigmoid_mse) return formulas;
    const std::string log = log_of(session_.base);
    const double y = (*q_.labels)[focus_];
    formulas.push_back(term("loss", "L_{" + name_ + "}") + " = -\\bigl[" + label() + " \\cdot " + log +
                       number("prediction", a) + " + " + term("label", "\\text{" + shown_short(1 - y) + "}") +
                       " \\cdot " + log + "(1 - " + number("prediction", a) +
                       ")\\bigr] = " + number("loss", (*q_.bce)[focus_]) + unit_);
    formulas.push_back(term("gradient", "a - y") + " = " +
                       number("gradient", (*q_.grad_sigmoid_bce)[focus_]) + ", \\quad " +
                       term("squared-error", "(a - y)\\,a(1 - a)") + " = " +
                       number("squared-error", (*q_.grad_sigmoid_mse)[focus_]));
    return formulas;
  }

 private:
  std::string power(std::size_t k) const {
    const std::string z = "\\text{" + shown_short(session_.logits[k]) + "}";
    const bool warm = session_.temperature != 1;
    return "e^{" + term("logit", z) + (warm ? " / \\text{" + shown_short(session_.temperature) + "}" : "") +
           "}";
  }

  std::string label() const { return term("label", "\\text{" + shown_short((*q_.labels)[focus_]) + "}"); }

  std::string softmax_probability() const {
    std::string sum;
    if (session_.logits.size() > kMaxTerms) {
      sum =
          session_.temperature == 1 ? "\\sum_j e^{\\term{logit}{z_j}}" : "\\sum_j e^{\\term{logit}{z_j} / T}";
    } else {
      for (std::size_t k = 0; k < session_.logits.size(); ++k) sum += (k == 0 ? "" : " + ") + power(k);
    }
    return term("prediction", "p_{" + name_ + "}") + " = \\frac{" + power(focus_) + "}{" + sum +
           "} = " + number("prediction", q_.softmax[focus_]);
  }

  // Terms with a label of 0 are left out: they add nothing.
  std::string cross_entropy() const {
    const std::string log = log_of(session_.base);
    std::string sum;
    std::size_t terms = 0;
    for (std::size_t k = 0; k < session_.logits.size(); ++k) {
      const double y = (*q_.labels)[k];
      if (y == 0) continue;
      if (++terms > kMaxTerms) break;
      sum += " - " + (y == 1 ? "" : term("label", "\\text{" + shown_short(y) + "}") + " \\cdot ") + log +
             number("prediction", q_.softmax[k]);
    }
    const std::string middle = terms == 0 || terms > kMaxTerms ? "" : sum + " = ";
    return term("loss", "L") + " = -\\sum_k " + term("label", "y_k") + log + term("prediction", "p_k") +
           " = " + middle + factor("loss", *q_.cross_entropy) + unit_;
  }

  const Session& session_;
  const Quantities& q_;
  const std::size_t focus_;
  const std::string name_;
  const std::string unit_;
};

}  // namespace

std::vector<std::string> worked_formulas(const Session& session, const Quantities& q, Language language) {
  const Worked worked(session, q, language);
  return session.output == OutputLayer::Softmax ? worked.softmax() : worked.sigmoid();
}

}  // namespace surprisal::desk
