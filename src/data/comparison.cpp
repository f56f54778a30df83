#include "data/comparison.h"

#include <string>
#include <vector>

#include "math/mean.h"

namespace surprisal::data {
namespace {

// A row that both models call impossible has an infinite loss in both, and counts as equal.
double difference_of(double first, double second) { return first == second ? 0 : second - first; }

}  // namespace

Result<Comparison> compare(const RowNumbers& first, const RowNumbers& second) {
  if (first.rows() != second.rows()) {
    const std::string a = std::to_string(first.rows()), b = std::to_string(second.rows());
    return Problem{{"one file has " + a + " rows and the other has " + b +
                        "; give two models' predictions for the same rows",
                    "一个文件有 " + a + " 个样本，另一个有 " + b + " 个；请给出两个模型对同一批样本的预测"}};
  }
  if (!first.has_labels() || !second.has_labels())
    return Problem{
        {"comparing two models requires labels; give labels for both", "比较两个模型需要标签；请给出标签"}};
  for (std::size_t row = 0; row < first.rows(); ++row) {
    if (first.label[row] == second.label[row]) continue;
    const std::string where = std::to_string(row);
    return Problem{{"the two files have different labels in row " + where + "; give the same labels for both",
                    "两个文件中样本 " + where + " 的标签不同；请给出同样的标签"}};
  }

  Comparison comparison;
  comparison.difference.resize(first.rows());
  std::vector<double> used;
  for (std::size_t row = 0; row < first.rows(); ++row) {
    if (!first.is_used(row)) continue;
    const double difference = difference_of(first.loss[row], second.loss[row]);
    comparison.difference[row] = difference;
    used.push_back(difference);
    ++(difference < 0 ? comparison.better : difference > 0 ? comparison.worse : comparison.equal);
  }
  comparison.used = used.size();
  const MeanAndError all = mean_and_error(used);
  if (!used.empty()) comparison.mean = all.mean;
  if (used.size() > 1) comparison.standard_error = all.error;
  return comparison;
}

}  // namespace surprisal::data
