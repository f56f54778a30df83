#include "data/notable_rows.h"

#include <algorithm>
#include <cmath>
#include <tuple>

#include "data/row_fault.h"
#include "math/sum.h"

namespace surprisal::data {

std::vector<double> label_thresholds(const RowNumbers& numbers, std::size_t classes) {
  std::vector<Sum> sums(classes);
  std::vector<std::size_t> counts(classes);
  for (std::size_t row = 0; row < numbers.rows(); ++row) {
    if (!numbers.is_used(row)) continue;
    const auto label = static_cast<std::size_t>(numbers.label[row]);
    sums[label] += numbers.label_probability[row];
    ++counts[label];
  }
  std::vector<double> thresholds;
  for (std::size_t k = 0; k < classes; ++k) {
    thresholds.push_back(counts[k] == 0 ? 2 : sums[k].value() / static_cast<double>(counts[k]));
  }
  return thresholds;
}

bool is_likely_wrong(const RowNumbers& numbers, const std::vector<double>& thresholds, std::size_t row) {
  return numbers.is_used(row) && !numbers.is_right(row) &&
         numbers.confidence[row] >= thresholds[static_cast<std::size_t>(numbers.predicted[row])];
}

std::vector<std::size_t> worst_rows(const RowNumbers& numbers, std::size_t count) {
  std::vector<std::size_t> rows;
  for (std::size_t row = 0; row < numbers.rows(); ++row) {
    if (numbers.is_used(row)) rows.push_back(row);
  }
  const auto worst = rows.begin() + static_cast<std::ptrdiff_t>(std::min(count, rows.size()));
  std::partial_sort(rows.begin(), worst, rows.end(), [&](std::size_t a, std::size_t b) {
    return std::tuple(-numbers.loss[a], a) < std::tuple(-numbers.loss[b], b);
  });
  rows.erase(worst, rows.end());
  return rows;
}

std::vector<LikelyWrongLabel> likely_wrong_labels(const RowNumbers& numbers, std::size_t classes) {
  std::vector<LikelyWrongLabel> found;
  if (!numbers.has_labels()) return found;
  const std::vector<double> thresholds = label_thresholds(numbers, classes);
  for (std::size_t row = 0; row < numbers.rows(); ++row) {
    if (!is_likely_wrong(numbers, thresholds, row)) continue;
    const double p = numbers.label_probability[row], largest = numbers.confidence[row];
    found.push_back({row, numbers.label[row], numbers.predicted[row], p, p - largest});
  }
  std::stable_sort(found.begin(), found.end(),
                   [](const LikelyWrongLabel& a, const LikelyWrongLabel& b) { return a.margin < b.margin; });
  return found;
}

Text note_on_infinite_losses(const Rows& rows, const RowNumbers& numbers) {
  std::size_t count = 0;
  for (std::size_t row = 0; row < numbers.rows(); ++row)
    count += numbers.is_used(row) && std::isinf(numbers.loss[row]);
  if (count == 0) return {};
  const Text advice = rows.kind == Kind::Probabilities
                          ? Text("; if it was rounded to 0, save the logits or log_softmax instead",
                                 "；若是舍入成 0 的，请改存 logit 或 log_softmax")
                          : Text();
  return Text("the mean loss is infinite, because ", "平均损失为无穷大，因为") +
         count_text(count, "row gives its label", "rows give their label", "个样本的标签") +
         Text(" probability 0", "概率为 0") + advice;
}

}  // namespace surprisal::data
