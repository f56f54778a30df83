#include "figures/view_numbers.h"

#include <cmath>
#include <string>

#include "base/wording.h"
#include "figures/number_text.h"
#include "figures/session_digits.h"
#include "math/information.h"

namespace surprisal::figures {
namespace {

LiveNumber in_unit(const Text& words, double nats, Base base, Quantity quantity) {
  return {words, std::isfinite(nats) ? shown_fixed(from_nats(nats, base), 3) : "∞", unit_name(base),
          quantity};
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

std::vector<LiveNumber> numbers_of_digits(const Session& session) {
  const auto label = static_cast<std::size_t>(digit_label(session));
  const std::string digit = std::to_string(label);
  const learn::Measures& now = digit_run(session).curve.back();
  return {in_unit({"loss of this digit as " + std::string(label == 8 ? "an " : "a ") + digit,
                   "把它当作 " + digit + " 的损失"},
                  0 - digit_softmax(session).log_p[label], session.base, Quantity::Loss),
          in_unit({"mean test loss", "测试集平均损失"}, now.unseen_loss, session.base, Quantity::Loss),
          share({"test accuracy", "测试准确率"}, now.unseen_accuracy)};
}

}  // namespace surprisal::figures
