#include "data/row_numbers.h"

#include <algorithm>
#include <cmath>
#include <limits>

#include "data/block_scores.h"
#include "data/large_pages.h"
#include "math/softmax.h"
#include "math/sum.h"

namespace surprisal::data {
namespace {

// ---- the prediction and the label of one row

// p_k = e^(z_k - shift - log_sum), which is softmax for logits. For probabilities, shift and log_sum are 0.
struct Prediction {
  double shift = 0;
  double log_sum = 0;

  double surprisal(double score) const { return log_sum + (shift - score); }  // -log p_k
};

Prediction prediction_of(const SoftmaxSums& sums, std::size_t i, Kind kind) {
  if (kind == Kind::Logits || std::isnan(sums.log_sum[i])) return {sums.largest[i], sums.log_sum[i]};
  return {};
}

double class_weight(const LossRules& rules, std::size_t k) {
  return rules.class_weights.empty() ? 1 : rules.class_weights[k];
}

// -sum_k w_k y_k log p_k. A term whose weight is 0 adds nothing, even if p is 0.
double cross_entropy(const Prediction& prediction, std::span<const double> scores, std::span<const double> y,
                     const LossRules& rules) {
  const double shared = rules.smoothing / static_cast<double>(scores.size());
  Sum sum;
  for (std::size_t k = 0; k < scores.size(); ++k) {
    const double weight = class_weight(rules, k) * ((1 - rules.smoothing) * y[k] + shared);
    sum += weighted(weight, prediction.surprisal(scores[k]));
  }
  return sum.value();
}

// ---- a block of rows

class Block {
 public:
  Block(const Rows& rows, const LossRules& rules, Moments moments)
      : rows_(&rows), rules_(&rules), moments_(moments), scores_(rows), columns_(rows.scores.columns) {
    row_scores_.resize(columns_);
    soft_label_.resize(columns_);
  }

  void compute(RowRange range, RowNumbers& out) {
    scores_.read(range);
    scores_.sums(1, moments_, sums_);
    if (!out.label.empty()) find_losses(range, out);
    if (moments_ == Moments::Compute) {
      find_predictions(range, out);
      if (!out.label.empty()) compare_with_labels(range, out);
    }
  }

 private:
  const Rows* rows_;
  const LossRules* rules_;
  Moments moments_;
  BlockScores scores_;
  std::size_t columns_;
  SoftmaxSums sums_;
  std::vector<double> row_scores_, soft_label_;  // of one row
  std::vector<double> powers_;                   // e^z of each row's label or largest class

  bool soft() const { return rows_->soft_labels.has_value(); }
  bool of_logits() const { return rows_->kind == Kind::Logits; }

  void read_soft_label(std::size_t row) { copy_rows(*rows_->soft_labels, row, 1, soft_label_); }

  void find_losses(RowRange range, RowNumbers& out) {
    const bool plain = !soft() && rules_->smoothing == 0;
    for (std::size_t i = 0; i < range.count; ++i) {
      const std::size_t row = range.first + i;
      if (soft()) read_soft_label(row), out.label[row] = static_cast<std::int32_t>(argmax(soft_label_));
      if (out.label[row] == kIgnored) continue;
      const auto label = static_cast<std::size_t>(out.label[row]);
      const Prediction prediction = prediction_of(sums_, i, rows_->kind);
      out.loss[row] =
          plain ? weighted(class_weight(*rules_, label), prediction.surprisal(scores_.score(i, label)))
                : blended_loss(i, label, prediction);
    }
  }

  double blended_loss(std::size_t i, std::size_t label, const Prediction& prediction) {
    if (!soft()) {
      std::fill(soft_label_.begin(), soft_label_.end(), 0);
      soft_label_[label] = 1;
    }
    scores_.copy(i, row_scores_);
    return cross_entropy(prediction, row_scores_, soft_label_, *rules_);
  }

  void find_predictions(RowRange range, RowNumbers& out) {
    powers_.assign(sums_.largest.begin(), sums_.largest.begin() + static_cast<std::ptrdiff_t>(range.count));
    if (!of_logits()) replace_by_exp(powers_);
    for (std::size_t i = 0; i < range.count; ++i) {
      const std::size_t row = range.first + i;
      const double sum = 1 + sums_.rest[i], p = powers_[i];
      const double share = sums_.first[i] / sum;  // the mean of z_k - z_largest
      out.predicted[row] = sums_.argmax[i];
      out.confidence[row] = of_logits() ? 1 / sum : p;
      out.entropy[row] =
          of_logits() ? sums_.log_sum[i] - share : 0 - weighted(p * sum, sums_.largest[i] + share);
      if (std::isnan(sums_.log_sum[i])) out.entropy[row] = sums_.log_sum[i];
    }
  }

  void compare_with_labels(RowRange range, RowNumbers& out) {
    powers_.assign(range.count, 0);
    for (std::size_t i = 0; i < range.count; ++i) {
      const std::int32_t label = out.label[range.first + i];
      if (label == kIgnored) continue;
      const double shift = of_logits() ? sums_.largest[i] : 0;
      powers_[i] = scores_.score(i, static_cast<std::size_t>(label)) - shift;
    }
    replace_by_exp(powers_);
    for (std::size_t i = 0; i < range.count; ++i) {
      const std::size_t row = range.first + i;
      if (out.label[row] == kIgnored) continue;
      out.label_probability[row] = of_logits() ? powers_[i] / (1 + sums_.rest[i]) : powers_[i];
      out.gradient_norm[row] = std::sqrt(soft() ? soft_distance(i, row) : distance(i, row, out));
      out.rank[row] = out.is_right(row) ? 0 : scores_.rank(i, static_cast<std::size_t>(out.label[row]));
    }
  }

  // |p - y|^2 = (1 - p_y)^2 + the squares of the other p. If the label is the largest class, every term may
  // be tiny, and the sum is formed without a subtraction that would lose digits.
  double distance(std::size_t i, std::size_t row, const RowNumbers& out) const {
    const double rest = sums_.rest[i], squares = sums_.squares[i], sum = 1 + rest;
    const double scale = of_logits() ? 1 / sum : out.confidence[row];
    const double p = out.label_probability[row];
    if (out.is_right(row)) {
      const double missing = of_logits() ? rest / sum : 1 - p;
      return missing * missing + squares * (scale * scale);
    }
    return (1 - p) * (1 - p) + std::max(0.0, (1 + squares) * (scale * scale) - p * p);
  }

  double soft_distance(std::size_t i, std::size_t row) {
    read_soft_label(row);
    scores_.copy(i, row_scores_);
    const Prediction prediction = prediction_of(sums_, i, rows_->kind);
    for (double& score : row_scores_) score = -prediction.surprisal(score);
    replace_by_exp(row_scores_);
    Sum sum;
    for (std::size_t k = 0; k < columns_; ++k) {
      sum += (row_scores_[k] - soft_label_[k]) * (row_scores_[k] - soft_label_[k]);
    }
    return sum.value();
  }
};

void forget(std::size_t row, RowNumbers& numbers) {
  constexpr double kMissing = std::numeric_limits<double>::quiet_NaN();
  for (std::vector<double>* values : {&numbers.confidence, &numbers.entropy}) {
    if (!values->empty()) (*values)[row] = kMissing;
  }
  if (!numbers.predicted.empty()) numbers.predicted[row] = 0;
  if (!numbers.has_labels()) return;
  numbers.label[row] = kIgnored;
  for (std::vector<double>* values : {&numbers.loss, &numbers.label_probability, &numbers.gradient_norm}) {
    if (!values->empty()) (*values)[row] = 0;
  }
  if (!numbers.rank.empty()) numbers.rank[row] = 0;
}

std::optional<RowNumbers> compute(const Rows& rows, const LossRules& rules, const Work& work,
                                  Moments moments) {
  const std::size_t count = rows.scores.rows;
  RowNumbers out;
  if (rows.soft_labels) out.label.resize(count);
  if (!rows.soft_labels) out.label = rows.labels;
  const std::size_t labels = out.label.size();
  resize_in_large_pages(out.loss, labels);
  if (moments == Moments::Compute) {
    for (std::vector<double>* values : {&out.label_probability, &out.gradient_norm})
      resize_in_large_pages(*values, labels);
    for (std::vector<double>* values : {&out.confidence, &out.entropy}) resize_in_large_pages(*values, count);
    resize_in_large_pages(out.rank, labels);
    resize_in_large_pages(out.predicted, count);
  }
  work.begin(Stage::Losses, count);
  const auto make_worker = [&]() -> BlockWorker {
    return [&out, block = Block(rows, rules, moments)](std::size_t, RowRange range) mutable {
      block.compute(range, out);
    };
  };
  if (!run_blocks(count, rows.scores.columns, work, make_worker)) return std::nullopt;
  for (const std::uint32_t row : rows.left_out) forget(row, out);
  return out;
}

}  // namespace

std::optional<RowNumbers> row_numbers(const Rows& rows, const LossRules& rules, const Work& work) {
  return compute(rows, rules, work, Moments::Compute);
}

std::optional<std::vector<double>> row_losses(const Rows& rows, const LossRules& rules, const Work& work) {
  std::optional<RowNumbers> numbers = compute(rows, rules, work, Moments::Skip);
  if (!numbers) return std::nullopt;
  return std::move(numbers->loss);
}

std::optional<std::size_t> first_invalid_row(const RowNumbers& numbers,
                                             std::span<const std::uint32_t> left_out) {
  for (std::size_t row = 0; row < numbers.rows(); ++row) {
    if (std::binary_search(left_out.begin(), left_out.end(), row)) continue;
    if (std::isnan(numbers.entropy[row]) || (numbers.is_used(row) && std::isnan(numbers.loss[row])))
      return row;
  }
  return std::nullopt;
}

}  // namespace surprisal::data
