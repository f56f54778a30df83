#include "data/block_scores.h"

#include <algorithm>
#include <optional>

namespace surprisal::data {
namespace {

template <typename Number>
void collect_row_pointers(const Number* data, RowRange range, std::size_t first, std::size_t step,
                          std::size_t columns, std::vector<const Number*>& rows) {
  rows.clear();
  for (std::size_t i = first; i < range.count; i += step) rows.push_back(data + i * columns);
}

}  // namespace

void BlockScores::read(RowRange range, std::size_t first, std::size_t step) {
  const Matrix& scores = rows_->scores;
  const std::optional<std::span<const float>> floats =
      rows_->kind == Kind::Probabilities ? std::nullopt : float_rows(scores, range.first, range.count);
  in_floats_ = floats.has_value();
  if (floats) return collect_row_pointers(floats->data(), range, first, step, scores.columns, floats_);
  converted_.resize(range.count * scores.columns);
  copy_rows(scores, range.first, range.count, converted_);
  if (rows_->kind == Kind::Probabilities) replace_by_log(converted_);
  collect_row_pointers(converted_.data(), range, first, step, scores.columns, doubles_);
}

void BlockScores::sums(double beta, Moments moments, SoftmaxSums& sums) const {
  if (in_floats_) return softmax_sums(floats_, rows_->scores.columns, beta, moments, sums);
  softmax_sums(doubles_, rows_->scores.columns, beta, moments, sums);
}

double BlockScores::score(std::size_t at, std::size_t column) const {
  return in_floats_ ? double{floats_[at][column]} : doubles_[at][column];
}

std::int32_t BlockScores::rank(std::size_t at, std::size_t label) const {
  const std::size_t columns = rows_->scores.columns;
  return in_floats_ ? rank_of(std::span(floats_[at], columns), label)
                    : rank_of(std::span(doubles_[at], columns), label);
}

void BlockScores::copy(std::size_t at, std::span<double> scores) const {
  if (in_floats_) {
    std::copy_n(floats_[at], scores.size(), scores.begin());
  } else {
    std::copy_n(doubles_[at], scores.size(), scores.begin());
  }
}

}  // namespace surprisal::data
