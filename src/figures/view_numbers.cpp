#include "figures/view_numbers.h"

#include <cmath>
#include <cstddef>
#include <string>

#include "base/wording.h"
#include "figures/number_text.h"
#include "figures/session_digits.h"
#include "learn/classifier.h"
#include "math/information.h"
#include "math/losses.h"
#include "math/softmax.h"

namespace surprisal::figures {
namespace {

LiveNumber in_unit(const Text& words, double nats, Base base, Quantity quantity) {
  return {words, std::isfinite(nats) ? shown_fixed(from_nats(nats, base), 3) : "∞", unit_name(base),
          quantity};
}

double sum_of_squared_errors(const std::vector<double>& p, int label) {
  double sum = 0;
  for (std::size_t k = 0; k < p.size(); ++k) sum += squared_error(p[k], static_cast<int>(k) == label ? 1 : 0);
  return sum;
}

LiveNumber share(const Text& words, double value) { return {words, percent(value, 1), {}, Ink::Kind::Ink}; }

}  // namespace

LiveNumber loss_number_of_rows(double mean_nats, Base base) {
  return in_unit({"mean loss", "平均损失"}, mean_nats, base, Quantity::Loss);
}

std::vector<LiveNumber> numbers_of_rows(const data::Overview& overview, Base base) {
  const data::Summary& summary = overview.summary;
  std::vector<LiveNumber> numbers;
  if (summary.mean_loss) {
    numbers.push_back(loss_number_of_rows(*summary.mean_loss, base));
    if (summary.accuracy) numbers.push_back(share({"accuracy", "准确率"}, *summary.accuracy));
    const std::string bins = std::to_string(overview.reliability.bins.size());
    if (overview.reliability.ece)
      numbers.push_back(share({"ECE, " + bins + " equal-width bins", "ECE，" + bins + " 个等宽区间"},
                              *overview.reliability.ece));
    return numbers;
  }
  if (summary.mean_entropy)
    numbers.push_back(in_unit({"mean entropy", "平均熵"}, *summary.mean_entropy, base, Quantity::Entropy));
  if (summary.mean_confidence)
    numbers.push_back(share({"mean confidence", "平均置信度"}, *summary.mean_confidence));
  return numbers;
}

std::vector<LiveNumber> numbers_of_digits(const learn::Training& run, const learn::DigitCounts& digit,
                                          int label, Base base) {
  const learn::Measures& now = run.curve.back();
  const Softmax softmax = softmax_of(learn::logits_of(run.classifier, learn::pixels_of(digit)));
  const bool is_squared = run.settings.loss == Loss::SquaredError;
  // The label is named: if it is wrong, a high loss is right.
  const std::string name = std::to_string(label);
  const std::string as = (label == 8 ? " as an " : " as a ") + name;
  const LiveNumber loss =
      is_squared ? LiveNumber{{"squared error" + as, "把它当作 " + name + " 的平方误差"},
                              shown_fixed(sum_of_squared_errors(softmax.p, label), 3),
                              {},
                              Quantity::SquaredError}
                 : in_unit({"loss of this digit" + as, "把它当作 " + name + " 的损失"},
                           0 - softmax.log_p[static_cast<std::size_t>(label)], base, Quantity::Loss);
  const Text mean = is_squared ? Text("mean test cross-entropy", "测试集平均交叉熵")
                               : Text("mean test loss", "测试集平均损失");
  return {loss, in_unit(mean, now.unseen_loss, base, Quantity::Loss),
          share({"test accuracy", "测试准确率"}, now.unseen_accuracy)};
}

std::vector<LiveNumber> numbers_of_digits(const Session& session) {
  return numbers_of_digits(digit_run(session), digit_of(session), digit_label(session), session.base);
}

}  // namespace surprisal::figures
