#include <cmath>
#include <cstddef>
#include <cstdint>
#include <memory>
#include <utility>
#include <vector>

#include "figures/rows/shown_rows.h"
#include "learn/random.h"

namespace surprisal::figures {
namespace {

double nearly_normal(learn::Random& random) {  // the sum of twelve uniform numbers
  double sum = -6;
  for (int i = 0; i < 12; ++i) sum += random.uniform();
  return sum;
}

}  // namespace

data::Rows synthetic_rows() {
  constexpr std::size_t kRows = kMadeUpRows, kClasses = 10;
  learn::Random random = learn::Random::from_state(2);
  std::vector<double> scores(kRows * kClasses);
  data::Rows rows;
  for (std::size_t row = 0; row < kRows; ++row) {
    const auto label = random.below(kClasses);
    for (std::size_t k = 0; k < kClasses; ++k) scores[row * kClasses + k] = 4 * nearly_normal(random);
    scores[row * kClasses + label] += 11;
    scores[row * kClasses + (label + 3) % kClasses] += 5;  // the class it is most often mistaken for
    rows.labels.push_back(static_cast<std::int32_t>(label));
  }
  rows.scores = data::matrix_of(std::move(scores), kClasses);
  return rows;
}

namespace {

ShownRows make_example() {
  const data::Rows rows = synthetic_rows();
  const data::Work alone = {.threads = 1};
  const data::RowNumbers numbers = *data::row_numbers(rows, {}, alone);
  return {std::make_shared<const data::Overview>(*data::overview_of(rows, numbers, alone)), 1, true};
}

}  // namespace

const ShownRows& example_rows() {
  static const ShownRows example = make_example();
  return example;
}

}  // namespace surprisal::figures
