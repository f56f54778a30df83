#include "data/kinds.h"

#include <algorithm>
#include <bit>
#include <cmath>
#include <cstdint>
#include <span>
#include <string>
#include <utility>
#include <vector>

#include "base/number.h"
#include "data/blocks.h"
#include "math/sum.h"

namespace surprisal::data {
namespace {

constexpr double kAboutOne = 1e-3;  // the tolerance when the kind is guessed

// ---- one row

bool all_in(std::span<const double> row, double low, double high) {
  return std::all_of(row.begin(), row.end(), [&](double v) { return v >= low && v <= high; });
}

double sum_of_exponentials(std::span<const double> row) {
  math::Sum sum;
  for (double v : row) sum += std::exp(v);
  return sum.value();
}

bool adds_up(double sum, double tolerance) { return std::abs(sum - 1) <= tolerance; }
bool like_probabilities(std::span<const double> row, double tolerance) {
  return all_in(row, 0, 1) && adds_up(math::sum_of(row), tolerance);
}
bool like_log_probabilities(std::span<const double> row, double tolerance) {
  return all_in(row, -HUGE_VAL, 0) && adds_up(sum_of_exponentials(row), tolerance);
}

RowFault fault_at(std::size_t row, std::size_t column, Text what) { return {row, column, std::move(what)}; }

// A fault for the first number in the row that is not finite, if there is one.
std::optional<RowFault> not_finite(std::span<const double> numbers, std::size_t row) {
  for (std::size_t k = 0; k < numbers.size(); ++k) {
    if (std::isnan(numbers[k])) return fault_at(row, k, {"is not a number (NaN)", "的值是 NaN（非数）"});
    if (std::isinf(numbers[k])) {
      return numbers[k] > 0 ? fault_at(row, k, {"is infinite", "的值是正无穷"})
                            : fault_at(row, k, {"is minus infinity", "的值是负无穷"});
    }
  }
  return std::nullopt;
}

Text tolerance_text(double tolerance) { return fixed(tolerance, tolerance < 1e-3 ? 6 : 3); }

// `farthest` grows to how far the sum is from 1, if that is not a fault.
std::optional<RowFault> not_probabilities(std::span<const double> numbers, std::size_t row, double tolerance,
                                          double& farthest) {
  const double sum = math::sum_of(numbers), distance = std::abs(sum - 1);
  if (all_in(numbers, 0, 1) && distance <= tolerance) {
    farthest = std::max(farthest, distance);
    return std::nullopt;
  }
  if (auto fault = not_finite(numbers, row)) return fault;
  for (std::size_t k = 0; k < numbers.size(); ++k) {
    if (numbers[k] >= 0 && numbers[k] <= 1) continue;
    const std::string value = exact(numbers[k]);
    return fault_at(row, k,
                    {"is " + value + "; a probability must be from 0 to 1",
                     "的值为 " + value + "；概率必须在 0 到 1 之间"});
  }
  const std::string value = significant(sum, 7);
  constexpr double kOftenByRounding = 0.1;
  return RowFault{row, std::nullopt,
                  Text("adds up to " + value + "; probabilities must add up to 1 within ",
                       "之和为 " + value + "；概率之和必须为 1，误差不超过 ") +
                      tolerance_text(tolerance) +
                      (distance < kOftenByRounding
                           ? Text("; save the logits or log_softmax instead", "；请改存 logit 或 log_softmax")
                           : Text())};
}

std::optional<RowFault> not_log_probabilities(std::span<const double> numbers, std::size_t row,
                                              double tolerance, double& farthest) {
  for (std::size_t k = 0; k < numbers.size(); ++k) {
    if (numbers[k] <= 0) continue;
    if (std::isnan(numbers[k])) return fault_at(row, k, {"is not a number (NaN)", "的值是 NaN（非数）"});
    const std::string value = exact(numbers[k]);
    return fault_at(row, k,
                    {"is " + value + "; a log-probability must be 0 or less",
                     "的值为 " + value + "；对数概率不能大于 0"});
  }
  const double sum = sum_of_exponentials(numbers);
  if (adds_up(sum, tolerance)) {
    farthest = std::max(farthest, std::abs(sum - 1));
    return std::nullopt;
  }
  const std::string value = significant(sum, 7);
  return RowFault{
      row,
      std::nullopt,
      {"has probabilities that add up to " + value + " instead of 1; natural logarithms are expected",
       "的概率之和为 " + value + "，而不是 1；应为自然对数"}};
}

// ---- all rows, fast

// A number is infinite or NaN if all bits of its exponent are set. Written without branches so that the
// compiler can vectorize the loop.
template <typename Bits, typename Number>
bool all_finite(std::span<const Number> numbers) {
  constexpr Bits kAllOnes = sizeof(Bits) == 4 ? Bits{0x7F800000u} : static_cast<Bits>(0x7FF0000000000000u);
  Bits found = 0;
  for (const Number number : numbers) {
    found |= static_cast<Bits>((std::bit_cast<Bits>(number) & kAllOnes) == kAllOnes);
  }
  return found == 0;
}

bool all_finite(std::span<const float> numbers) { return all_finite<std::uint32_t>(numbers); }
bool all_finite(std::span<const double> numbers) { return all_finite<std::uint64_t>(numbers); }

void add_faults_of_logits(std::size_t first_row, std::size_t columns, std::span<const double> block,
                          RowFaults& faults) {
  for (std::size_t i = 0; i * columns < block.size(); ++i) {
    if (auto fault = not_finite(block.subspan(i * columns, columns), first_row + i)) faults.add(*fault);
  }
}

std::size_t rows_in(std::span<const double> block, const Matrix& scores) {
  return block.size() / std::max<std::size_t>(scores.columns, 1);
}

// Whether the scores are floats stored contiguously in the file, and all of them finite. Also true if the
// work is stopped.
bool floats_are_finite(const Matrix& scores, const Work& work) {
  const std::size_t rows_at_a_time =
      std::max<std::size_t>((1 << 20) / std::max<std::size_t>(scores.columns, 1), 1);
  for (std::size_t row = 0; row < scores.rows; row += rows_at_a_time) {
    const std::size_t count = std::min(rows_at_a_time, scores.rows - row);
    const auto floats = float_rows(scores, row, count);
    if (!floats || !all_finite(*floats)) return false;
    if (!work.count(count)) return true;
  }
  return scores.rows > 0;
}

// Floats stored contiguously in the file are not copied unless one of them is not finite.
RowFaults faults_of_logits(const Matrix& scores, const Work& work) {
  RowFaults faults;
  if (floats_are_finite(scores, work)) return faults;
  work.begin(Stage::Checking, scores.rows);
  for_each_block(scores, [&](std::size_t first_row, std::span<const double> block) {
    if (!all_finite(block)) add_faults_of_logits(first_row, scores.columns, block, faults);
    return work.count(rows_in(block, scores));
  });
  return faults;
}

// ---- guessing the kind

// Calls `use` with a copy of each of at most 1,000 evenly spaced rows, until it returns false.
template <typename Use>
void for_some_rows(const Matrix& scores, Use use) {
  constexpr std::size_t kMost = 1000;
  const std::size_t count = std::min(scores.rows, kMost);
  std::vector<double> row(scores.columns);
  for (std::size_t i = 0; i < count; ++i) {
    const std::size_t at = i * (scores.rows - 1) / std::max<std::size_t>(count - 1, 1);
    copy_rows(scores, at, 1, row);
    if (!use(at, std::span<const double>(row))) return;
  }
}

// ---- how precise the numbers are

enum class Precision { Full, Float16, Bfloat16 };
constexpr int kBitsOfFloat16 = 11, kBitsOfBfloat16 = 8;
constexpr int kFewestBits = 7;  // numbers with fewer, such as 0.75, were not rounded

int significant_bits(double number) {
  constexpr std::uint64_t kOne = std::uint64_t{1} << 52;
  if (number == 0 || !std::isfinite(number)) return 0;
  return 53 - std::countr_zero((std::bit_cast<std::uint64_t>(number) & (kOne - 1)) | kOne);
}

// That of the most precise number, whatever format the numbers are stored in.
Precision precision_of(const Matrix& scores) {
  int most = 0;
  for_some_rows(scores, [&](std::size_t, std::span<const double> row) {
    for (const double number : row) most = std::max(most, significant_bits(number));
    return most <= kBitsOfFloat16;
  });
  if (most >= kFewestBits && most <= kBitsOfBfloat16) return Precision::Bfloat16;
  const bool is_short = most >= kFewestBits && most <= kBitsOfFloat16;
  return is_short || scores.element == Element::Float16 ? Precision::Float16 : Precision::Full;
}

double tolerance_with(Precision precision, std::size_t columns, Kind kind) {
  constexpr double kMost = 0.05, kFloatRounding = 0x1p-24;
  const auto classes = static_cast<double>(std::max<std::size_t>(columns, 1));
  const auto by_precision = [&](double full, double float16, double bfloat16) {
    return precision == Precision::Full ? full : precision == Precision::Float16 ? float16 : bfloat16;
  };
  if (kind == Kind::LogProbabilities) {
    // Each logarithm is rounded by a share of itself, and p times it adds up to at most log K.
    return std::min(kAboutOne + by_precision(0, 0x1p-11, 0x1p-8) * std::log(classes), kMost);
  }
  return std::min(by_precision(1e-6, 1e-3, 0x1p-8) + classes * kFloatRounding, kMost);
}

// ---- what could be either

struct Doubtful {
  std::size_t row = 0;
  double sum = 0;
};

Text doubt_about(const Doubtful& example) {
  const std::string row = std::to_string(example.row), sum = significant(example.sum, 4);
  return {
      "the numbers are from 0 to 1, but row " + row + " adds up to " + sum +
          ", not to 1; if they are logits, use --kind logits; if they are rounded probabilities, save the "
          "logits or log_softmax instead",
      "各数都在 0 到 1 之间，但样本 " + row + " 之和为 " + sum +
          "，不是 1；若是 logit，请加 --kind logits；若是舍入过的概率，请改存 logit 或 log_softmax"};
}

}  // namespace

Text name_of(Kind kind) {
  switch (kind) {
    case Kind::Logits:
      return {"logits", "logits（对数几率）"};
    case Kind::Probabilities:
      return {"probabilities", "概率"};
    case Kind::LogProbabilities:
      return {"log-probabilities", "对数概率"};
  }
  return {};
}

double tolerance_of(const Matrix& scores, Kind kind) {
  return tolerance_with(precision_of(scores), scores.columns, kind);
}

KindGuess guess_kind(const Matrix& scores) {
  std::size_t rows = 0, finite = 0, probabilities = 0, log_probabilities = 0, within = 0;
  std::optional<Doubtful> example;
  const Precision precision = precision_of(scores);
  const auto tolerance = [&](Kind kind) {
    return std::max(kAboutOne, tolerance_with(precision, scores.columns, kind));
  };
  const double of_sum = tolerance(Kind::Probabilities), of_exponentials = tolerance(Kind::LogProbabilities);
  for_some_rows(scores, [&](std::size_t at, std::span<const double> row) {
    ++rows;
    const bool is_within = all_in(row, 0, 1);
    finite += std::all_of(row.begin(), row.end(), [](double v) { return std::isfinite(v); });
    within += is_within;
    if (like_probabilities(row, of_sum)) {
      ++probabilities;
    } else if (like_log_probabilities(row, of_exponentials)) {
      ++log_probabilities;
    } else if (const double sum = math::sum_of(row); is_within && sum > 0 && !example) {
      example = Doubtful{at, sum};
    }
    return true;
  });
  if (probabilities * 2 > rows) {
    return {Kind::Probabilities, {"because the rows add up to 1", "因为每个样本的各项之和为 1"}, {}};
  }
  if (log_probabilities * 2 > rows) {
    return {Kind::LogProbabilities,
            {"because no number is above 0 and the exponentials add up to 1",
             "因为没有大于 0 的数，且指数之和为 1"},
            {}};
  }
  KindGuess logits = {
      Kind::Logits, {"because the rows do not add up to 1", "因为每个样本的各项之和不为 1"}, {}};
  if (example && within == finite) logits.doubt = doubt_about(*example);
  return logits;
}

ScoreCheck check_scores(const Matrix& scores, Kind kind, const Work& work) {
  work.begin(Stage::Checking, scores.rows);
  if (kind == Kind::Logits) return {faults_of_logits(scores, work), 0};
  ScoreCheck check;
  const double tolerance = tolerance_of(scores, kind);
  for_each_block(scores, [&](std::size_t first_row, std::span<const double> block) {
    for (std::size_t i = 0; i * scores.columns < block.size(); ++i) {
      const auto numbers = block.subspan(i * scores.columns, scores.columns);
      auto fault = kind == Kind::Probabilities
                       ? not_probabilities(numbers, first_row + i, tolerance, check.farthest)
                       : not_log_probabilities(numbers, first_row + i, tolerance, check.farthest);
      if (fault) check.faults.add(std::move(*fault));
    }
    return work.count(rows_in(block, scores));
  });
  return check;
}

RowFaults faults_of(const Matrix& scores, Kind kind, const Work& work) {
  return check_scores(scores, kind, work).faults;
}

}  // namespace surprisal::data
