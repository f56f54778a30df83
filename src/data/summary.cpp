#include "data/summary.h"

#include <cmath>

#include "math/sum.h"

namespace surprisal::data {
namespace {

double weight_of(const Rows& rows, const LossRules& rules, std::int32_t label) {
  if (rows.soft_labels || rules.class_weights.empty()) return 1;
  return rules.class_weights[static_cast<std::size_t>(label)];
}

struct ClassSums {
  std::size_t count = 0, right = 0;
  Sum loss, weights;
};

std::optional<double> ratio(double sum, double divisor) {
  if (divisor == 0) return std::nullopt;
  return sum / divisor;
}

std::optional<double> mean_of(const Rows& rows, const std::vector<double>& values) {
  if (rows.left_out.empty()) return ratio(sum_of(values), static_cast<double>(values.size()));
  Sum sum;
  for (std::size_t row = 0; row < values.size(); ++row) {
    if (!is_left_out(rows, row)) sum += values[row];
  }
  return ratio(sum.value(), static_cast<double>(values.size() - rows.left_out.size()));
}

ClassSummary summary_of(const ClassSums& sums) {
  const auto count = static_cast<double>(sums.count);
  return {sums.count, ratio(static_cast<double>(sums.right), count),
          ratio(sums.loss.value(), sums.weights.value())};
}

}  // namespace

double divisor_of(const Rows& rows, const RowNumbers& numbers, const LossRules& rules) {
  Sum weights;
  for (std::size_t row = 0; row < numbers.rows(); ++row) {
    if (numbers.is_used(row)) weights += weight_of(rows, rules, numbers.label[row]);
  }
  return weights.value();
}

Summary summarize(const Rows& rows, const RowNumbers& numbers, const LossRules& rules) {
  Summary summary;
  summary.rows = numbers.rows();
  summary.classes = rows.scores.columns;
  summary.mean_confidence = mean_of(rows, numbers.confidence);
  summary.mean_entropy = mean_of(rows, numbers.entropy);
  if (!numbers.has_labels()) return summary;

  std::vector<ClassSums> classes(summary.classes);
  std::size_t right = 0, in_top_five = 0;
  Sum loss, brier;
  for (std::size_t row = 0; row < numbers.rows(); ++row) {
    if (!numbers.is_used(row)) continue;
    ClassSums& of_label = classes[static_cast<std::size_t>(numbers.label[row])];
    ++of_label.count;
    of_label.loss += numbers.loss[row];
    of_label.weights += weight_of(rows, rules, numbers.label[row]);
    if (numbers.is_right(row)) ++of_label.right, ++right;
    if (numbers.rank[row] < 5) ++in_top_five;
    loss += numbers.loss[row];
    brier += numbers.gradient_norm[row] * numbers.gradient_norm[row];
    ++summary.used;
  }
  summary.ignored = summary.rows - summary.used;
  summary.sum_loss = loss.value();
  summary.mean_loss = ratio(summary.sum_loss, divisor_of(rows, numbers, rules));
  const auto used = static_cast<double>(summary.used);
  summary.accuracy = ratio(static_cast<double>(right), used);
  if (summary.classes > 5) summary.top5 = ratio(static_cast<double>(in_top_five), used);
  summary.brier = ratio(brier.value(), used);
  if (summary.mean_loss) summary.perplexity = std::exp(*summary.mean_loss);
  for (const ClassSums& sums : classes) summary.per_class.push_back(summary_of(sums));
  return summary;
}

}  // namespace surprisal::data
