#include "data/temperature.h"

#include <algorithm>
#include <cmath>
#include <cstdint>
#include <limits>
#include <span>
#include <utility>
#include <vector>

#include "data/block_scores.h"
#include "data/row_numbers.h"
#include "math/softmax.h"
#include "math/sum.h"

namespace surprisal::data {
namespace {

constexpr double kAlmostZero = 0x1p-600;  // not 0: 0 times a score of -infinity would be NaN
constexpr double kUnbounded = std::numeric_limits<double>::infinity();

class BetaBlock {
 public:
  BetaBlock(const Rows& rows, double beta, Half half, Surplus surplus)
      : rows_(&rows), beta_(beta), half_(half), surplus_(surplus), scores_(rows) {
    row_scores_.resize(rows.scores.columns);
    soft_label_.resize(rows.scores.columns);
  }

  LossAtBeta compute(RowRange range) {
    const std::size_t step = half_ == Half::All ? 1 : 2;
    const std::size_t parity = half_ == Half::Odd ? 1 : 0;
    const std::size_t first = half_ == Half::All ? 0 : (range.first + parity) % 2;
    scores_.read(range, first, step);
    scores_.sums(beta_, Moments::Compute, sums_);
    LossAtBeta total;
    for (std::size_t i = 0; i < scores_.count(); ++i) add(i, range.first + first + i * step, total);
    return total;
  }

 private:
  const Rows* rows_;
  double beta_;
  Half half_;
  Surplus surplus_;
  BlockScores scores_;
  SoftmaxSums sums_;
  std::vector<double> row_scores_, soft_label_;

  void add(std::size_t i, std::size_t row, LossAtBeta& total) {
    if (!has_used_label(*rows_, row)) return;
    const double behind = behind_of(i, row), sum = 1 + sums_.rest[i];
    const double mean = sums_.first[i] / beta_ / sum;  // of the scores relative to the largest: at most 0
    ++total.count;
    total.loss += sums_.log_sum[i] + beta_ * behind;
    total.behind += behind;
    total.spread -= mean;
    total.curvature += std::max(0.0, sums_.second[i] / beta_ / beta_ / sum - mean * mean);
    if (surplus_ == Surplus::Skip) return;
    const double confidence = 1 / sum;
    total.surplus[bin_of(confidence, kUsualBins)] += (sums_.argmax[i] == label_of(row) ? 1 : 0) - confidence;
  }

  // Of a soft label, which has been read, the class with the largest share.
  std::int32_t label_of(std::size_t row) const {
    return rows_->soft_labels ? static_cast<std::int32_t>(argmax(soft_label_)) : rows_->labels[row];
  }

  double behind_of(std::size_t i, std::size_t row) {
    if (!rows_->soft_labels)
      return sums_.largest[i] - scores_.score(i, static_cast<std::size_t>(rows_->labels[row]));
    copy_rows(*rows_->soft_labels, row, 1, soft_label_);
    scores_.copy(i, row_scores_);
    Sum behind;
    for (std::size_t k = 0; k < row_scores_.size(); ++k) {
      behind += weighted(soft_label_[k], sums_.largest[i] - row_scores_[k]);
    }
    return behind.value();
  }
};

LossAtBeta total_of(const std::vector<LossAtBeta>& blocks) {
  LossAtBeta total;
  Sum loss, behind, spread, curvature;
  std::array<Sum, kUsualBins> surplus;
  for (const LossAtBeta& block : blocks) {
    total.count += block.count;
    loss += block.loss;
    behind += block.behind;
    spread += block.spread;
    curvature += block.curvature;
    for (std::size_t bin = 0; bin < kUsualBins; ++bin) surplus[bin] += block.surplus[bin];
  }
  for (std::size_t bin = 0; bin < kUsualBins; ++bin) total.surplus[bin] = surplus[bin].value();
  total.loss = loss.value();
  total.behind = behind.value();
  total.spread = spread.value();
  total.curvature = curvature.value();
  return total;
}

LossAtBeta known_loss_of_odd_rows(const RowNumbers& numbers) {
  LossAtBeta total;
  Sum loss;
  std::array<Sum, kUsualBins> surplus;
  for (std::size_t row = 1; row < numbers.rows(); row += 2) {
    if (!numbers.is_used(row)) continue;
    ++total.count;
    loss += numbers.loss[row];
    const double confidence = numbers.confidence[row];
    surplus[bin_of(confidence, kUsualBins)] += (numbers.is_right(row) ? 1 : 0) - confidence;
  }
  total.loss = loss.value();
  for (std::size_t bin = 0; bin < kUsualBins; ++bin) total.surplus[bin] = surplus[bin].value();
  return total;
}

// Why there is no best temperature; empty if there is one. `at_zero` is the loss at a beta of almost 0.
Text no_fit_reason(const LossAtBeta& at_zero) {
  constexpr double kRounding = 1e-12;
  if (at_zero.count == 0)
    return {"no temperature was fitted: no even-numbered row has a label",
            "没有拟合温度：偶数号样本都没有标签"};
  if (at_zero.behind == kUnbounded)
    return {"no temperature was fitted: a label has probability 0, so the loss is infinite at every T",
            "没有拟合温度：有标签的概率为 0，任何 T 下损失都是无穷大"};
  if (at_zero.spread == 0)
    return {"no temperature was fitted: in each row all scores are equal, so T has no effect",
            "没有拟合温度：每个样本的各个得分都相等，T 不起作用"};
  if (at_zero.behind == 0)
    return {
        "no temperature was fitted: in every row the label has the largest score, so the loss keeps falling "
        "as T goes to 0",
        "没有拟合温度：每个样本都是标签的得分最大，T 趋于 0 时损失一直下降"};
  if (at_zero.behind >= at_zero.spread * (1 - kRounding))
    return {"no temperature was fitted: no positive T is better than equal probabilities for all classes",
            "没有拟合温度：没有哪个正的 T 比所有类别概率相等更好"};
  return {};
}

// Finds the zero of the slope, which is negative at 0 and grows with beta up to a positive limit. Newton's
// method is used, kept between the last beta on either side. Each of its last steps doubles the number of
// correct digits, so the search stops at a short step without computing the loss after it.
std::optional<LossAtBeta> best_beta(const Rows& rows, Half half, const Work& work, double& beta) {
  constexpr double kShortStep = 1e-6;
  constexpr int kMaxSteps = 200;
  double low = 0, high = kUnbounded;
  std::optional<LossAtBeta> at;
  for (int step = 0; step < kMaxSteps; ++step) {
    at = loss_at_beta(rows, beta, half, work);
    if (!at) return at;
    (at->slope() < 0 ? low : high) = beta;
    double next = beta - at->slope() / at->curvature;
    if (std::abs(next - beta) <= kShortStep * beta) {
      beta = next;
      return at;
    }
    const double most = high == kUnbounded ? 10 * beta : high;
    if (!(next > low && next < most))
      next = high == kUnbounded ? most : low == 0 ? high / 10 : std::sqrt(low) * std::sqrt(high);
    if (next == beta) return at;
    beta = next;
  }
  return at;
}

double usual_start(const LossAtBeta& at_zero) {
  return std::min(1.0, 100 * static_cast<double>(at_zero.count) / at_zero.spread);
}

// With many rows, the best beta of a sample, which is so close that few passes over all rows are needed.
double start_of_search(const Rows& rows, const LossAtBeta& at_zero, const Work& work) {
  const double usual = usual_start(at_zero);
  const std::optional<Rows> sample = sample_of(rows, Half::Even);
  if (!sample) return usual;
  const Work uncounted = work.uncounted();
  const std::optional<LossAtBeta> zero = loss_at_beta(*sample, kAlmostZero, Half::All, uncounted);
  if (!zero || !no_fit_reason(*zero).empty()) return usual;
  double beta = usual_start(*zero);
  return best_beta(*sample, Half::All, uncounted, beta) ? beta : usual;
}

std::size_t step_of(Half half) { return half == Half::All ? 1 : 2; }

std::size_t rows_of_sample(const Rows& rows) {
  constexpr std::size_t kNumbers = 1 << 18, kMinRows = 256;
  return std::max(kNumbers / std::max<std::size_t>(rows.scores.columns, 1), kMinRows);
}

// The chosen rows of a matrix, as doubles.
Matrix rows_at(const Matrix& matrix, const std::vector<std::size_t>& chosen) {
  std::vector<double> numbers(chosen.size() * matrix.columns);
  for (std::size_t i = 0; i < chosen.size(); ++i)
    copy_rows(matrix, chosen[i], 1, std::span(numbers).subspan(i * matrix.columns, matrix.columns));
  return matrix_of(std::move(numbers), matrix.columns);
}

}  // namespace

double LossAtBeta::ece() const {
  Sum gaps;
  for (const double one : surplus) gaps += std::abs(one);
  return count == 0 ? 0 : gaps.value() / static_cast<double>(count);
}

bool has_sample(const Rows& rows, Half half) {
  return rows.scores.rows / step_of(half) >= 2 * rows_of_sample(rows);
}

std::optional<Rows> sample_of(const Rows& rows, Half half) {
  if (!has_sample(rows, half)) return std::nullopt;
  const std::size_t step = step_of(half), first = half == Half::Odd ? 1 : 0;
  const std::size_t all = rows.scores.rows / step, wanted = rows_of_sample(rows);
  std::vector<std::size_t> chosen;
  for (std::size_t i = 0; i < wanted; ++i) {
    const std::size_t row = first + step * (i * all / wanted);
    if (has_used_label(rows, row)) chosen.push_back(row);
  }
  Rows sample;
  sample.kind = rows.kind;
  sample.scores = rows_at(rows.scores, chosen);
  if (rows.soft_labels) sample.soft_labels = rows_at(*rows.soft_labels, chosen);
  if (!rows.soft_labels) {
    for (const std::size_t row : chosen) sample.labels.push_back(rows.labels[row]);
  }
  return sample;
}

std::optional<LossAtBeta> loss_at_beta(const Rows& rows, double beta, Half half, const Work& work,
                                       Surplus surplus) {
  if (rows.labels.empty() && !rows.soft_labels) return LossAtBeta{};
  const std::size_t count = rows.scores.rows, columns = rows.scores.columns;
  std::vector<LossAtBeta> blocks(block_count(count, columns));
  const auto make_worker = [&]() -> BlockWorker {
    return [&blocks, block = BetaBlock(rows, beta, half, surplus)](
               std::size_t index, RowRange range) mutable { blocks[index] = block.compute(range); };
  };
  if (!run_blocks(count, columns, work, make_worker)) return std::nullopt;
  return total_of(blocks);
}

std::optional<TemperatureFit> fit_temperature(const Rows& rows, const Work& work, const RowNumbers* numbers) {
  TemperatureFit fit;
  const std::optional<LossAtBeta> at_zero = loss_at_beta(rows, kAlmostZero, Half::Even, work);
  // At T = 1, logits have the losses that are known; probabilities that do not quite add up to 1 do not.
  const std::optional<LossAtBeta> before = numbers != nullptr && rows.kind == Kind::Logits
                                               ? known_loss_of_odd_rows(*numbers)
                                               : loss_at_beta(rows, 1, Half::Odd, work, Surplus::Compute);
  if (!at_zero || !before) return std::nullopt;
  if (before->count > 0) {
    fit.loss_before = before->loss / static_cast<double>(before->count);
    fit.ece_before = before->ece();
  }
  fit.note = no_fit_reason(*at_zero);
  if (!fit.note.empty()) return fit;

  double beta = start_of_search(rows, *at_zero, work);
  const std::optional<LossAtBeta> best = best_beta(rows, Half::Even, work, beta);
  const std::optional<LossAtBeta> after = loss_at_beta(rows, beta, Half::Odd, work, Surplus::Compute);
  if (!best || !after) return std::nullopt;
  constexpr double kZ = 1.959963984540054;
  const double reach = kZ / std::sqrt(best->curvature);
  fit.fitted = 1 / beta;
  fit.low = 1 / (beta + reach);
  if (beta > reach) {
    fit.high = 1 / (beta - reach);
  } else {
    fit.note = {"the temperature has no upper bound: there are too few rows", "温度没有上界：样本太少"};
  }
  if (after->count > 0) {
    fit.loss_after = after->loss / static_cast<double>(after->count);
    fit.ece_after = after->ece();
  }
  return fit;
}

}  // namespace surprisal::data
