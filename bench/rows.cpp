// Measures the losses of many rows, from floats in memory, compared with a plain loop with std::exp: each
// row's loss and their mean. Run by hand on a quiet machine:
//
//   build/release/bench/bench_rows --benchmark_counters_tabular=true
#include "data/rows.h"

#include <benchmark/benchmark.h>

#include <cmath>
#include <cstdint>
#include <map>
#include <memory>
#include <string>
#include <vector>

#include "data/row_numbers.h"
#include "data/temperature.h"
#include "math/sum.h"
#include "namespaces.h"

namespace surprisal::bench {
namespace {

struct Shape {
  std::size_t rows, columns;

  auto operator<=>(const Shape&) const = default;
};

constexpr Shape kShapes[] = {{1'000'000, 10}, {100'000, 100}, {100'000, 1000}, {2000, 50257}};

// Logits from -6 to 6, from a generator that costs almost no time.
data::Rows made_rows(Shape shape) {
  const auto scores = std::make_shared<std::vector<float>>(shape.rows * shape.columns);
  std::uint64_t state = 1;
  const auto next = [&] { return (state = state * 6364136223846793005u + 1442695040888963407u) >> 40; };
  for (float& z : *scores) z = static_cast<float>(next()) * (12.0F / (1 << 24)) - 6;
  data::Rows rows;
  rows.scores.first = reinterpret_cast<const std::byte*>(scores->data());
  rows.scores.rows = shape.rows;
  rows.scores.columns = shape.columns;
  rows.scores.column_step = sizeof(float);
  rows.scores.row_step = static_cast<std::ptrdiff_t>(shape.columns * sizeof(float));
  rows.scores.owner = scores;
  for (std::size_t row = 0; row < shape.rows; ++row) {
    rows.labels.push_back(static_cast<std::int32_t>(next() % shape.columns));
  }
  return rows;
}

// Keeps only the rows of the last shape, since all shapes together need a gigabyte.
const data::Rows& rows_with(Shape shape) {
  static std::map<Shape, data::Rows> made;
  if (!made.contains(shape)) {
    made.clear();
    made.emplace(shape, made_rows(shape));
  }
  return made.at(shape);
}

double plain_loss(const float* z, std::size_t columns, std::int32_t label) {
  double largest = static_cast<double>(z[0]);
  for (std::size_t k = 1; k < columns; ++k) largest = std::max(largest, static_cast<double>(z[k]));
  double sum = 0;
  for (std::size_t k = 0; k < columns; ++k) sum += std::exp(static_cast<double>(z[k]) - largest);
  return std::log(sum) + largest - static_cast<double>(z[label]);
}

double plain_losses(const data::Rows& rows) {
  const std::size_t columns = rows.scores.columns;
  const auto* scores = reinterpret_cast<const float*>(rows.scores.first);
  std::vector<double> losses(rows.scores.rows);
  double sum = 0;
  for (std::size_t row = 0; row < rows.scores.rows; ++row) {
    losses[row] = plain_loss(scores + row * columns, columns, rows.labels[row]);
    sum += losses[row];
  }
  benchmark::DoNotOptimize(losses.data());
  return sum;
}

template <typename F>
void add(Shape shape, const std::string& name, F f) {
  const std::string size = std::to_string(shape.rows) + "x" + std::to_string(shape.columns);
  const auto run = [shape, f](benchmark::State& state) {
    const data::Rows& rows = rows_with(shape);
    for (auto _ : state) benchmark::DoNotOptimize(f(rows));
    state.SetBytesProcessed(static_cast<std::int64_t>(static_cast<std::size_t>(state.iterations()) *
                                                      shape.rows * shape.columns * sizeof(float)));
  };
  benchmark::RegisterBenchmark((size + ": " + name).c_str(), run)
      ->Unit(benchmark::kMillisecond)
      ->MeasureProcessCPUTime()
      ->UseRealTime();
}

void add_all(Shape shape) {
  add(shape, "plain loop", plain_losses);
  add(shape, "losses, one thread",
      [](const data::Rows& rows) { return sum_of(*row_losses(rows, {}, {.threads = 1})); });
  add(shape, "losses", [](const data::Rows& rows) { return sum_of(*row_losses(rows)); });
  add(shape, "all numbers", [](const data::Rows& rows) { return row_numbers(rows)->entropy.back(); });
  add(shape, "at a temperature",
      [](const data::Rows& rows) { return loss_at_beta(rows, 0.7, Half::All)->loss; });
}

}  // namespace
}  // namespace surprisal::bench

int main(int argc, char** argv) {
  for (surprisal::bench::Shape shape : surprisal::bench::kShapes) surprisal::bench::add_all(shape);
  benchmark::Initialize(&argc, argv);
  if (benchmark::ReportUnrecognizedArguments(argc, argv)) return 2;
  benchmark::RunSpecifiedBenchmarks();
  return 0;
}
