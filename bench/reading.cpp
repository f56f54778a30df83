// Measures reading files of rows: MB/s of one thread, compared with a loop of std::from_chars over the same
// numbers and with touching each byte once.
#include <benchmark/benchmark.h>

#include <charconv>
#include <numeric>
#include <random>
#include <string>
#include <vector>

#include "data/delimited_text.h"
#include "data/json_lines.h"
#include "data/kinds.h"
#include "namespaces.h"

namespace surprisal::bench {
namespace {

constexpr std::size_t kRows = 200'000, kClasses = 10;

// Numbers as NumPy prints float32 (9 digits) or as np.savetxt writes float64 (18 digits).
std::string csv(int digits) {
  std::mt19937 random(1);
  std::normal_distribution<double> logit(0, 3);
  std::string text;
  char number[40];
  for (std::size_t i = 0; i < kRows; ++i) {
    for (std::size_t k = 0; k < kClasses; ++k) {
      const auto end =
          std::to_chars(number, number + sizeof number, logit(random), std::chars_format::scientific, digits)
              .ptr;
      if (k > 0) text += ',';
      text.append(number, end);
    }
    text += '\n';
  }
  return text;
}

void count_bytes(benchmark::State& state, std::size_t bytes) {
  state.SetBytesProcessed(static_cast<std::int64_t>(bytes) * state.iterations());
}

void read_csv(benchmark::State& state) {
  const std::string text = csv(static_cast<int>(state.range(0)));
  for (auto _ : state) benchmark::DoNotOptimize(data::read_delimited(text));
  count_bytes(state, text.size());
}
BENCHMARK(read_csv)->ArgName("digits")->Arg(2)->Arg(8)->Arg(17)->Unit(benchmark::kMillisecond);

void from_chars_loop(benchmark::State& state) {
  const std::string text = csv(static_cast<int>(state.range(0)));
  for (auto _ : state) {
    std::vector<double> numbers;
    const char* at = text.data();
    const char* end = at + text.size();
    while (at < end) {
      double number = 0;
      at = std::from_chars(at, end, number).ptr + 1;
      numbers.push_back(number);
    }
    benchmark::DoNotOptimize(numbers.data());
  }
  count_bytes(state, text.size());
}
BENCHMARK(from_chars_loop)->ArgName("digits")->Arg(2)->Arg(8)->Arg(17)->Unit(benchmark::kMillisecond);

void each_byte_once(benchmark::State& state) {
  const std::string text = csv(8);
  for (auto _ : state) benchmark::DoNotOptimize(std::accumulate(text.begin(), text.end(), 0));
  count_bytes(state, text.size());
}
BENCHMARK(each_byte_once)->Unit(benchmark::kMillisecond);

void read_json(benchmark::State& state) {
  std::string text;
  for (std::size_t i = 0; i < kRows; ++i)
    text += "{\"logits\": [1.25, -0.5, 3.125, 0.001, -2.75], \"label\": 3}\n";
  for (auto _ : state) benchmark::DoNotOptimize(data::read_json_lines(text));
  count_bytes(state, text.size());
}
BENCHMARK(read_json)->Unit(benchmark::kMillisecond);

// The pass over a mapped float32 file that detects its kind and checks that every number is finite.
void check_floats(benchmark::State& state) {
  std::vector<float> floats(kRows * kClasses, 1.5f);
  data::Matrix matrix;
  matrix.first = reinterpret_cast<const std::byte*>(floats.data());
  matrix.rows = kRows, matrix.columns = kClasses;
  matrix.row_step = kClasses * sizeof(float), matrix.column_step = sizeof(float);
  for (auto _ : state) benchmark::DoNotOptimize(data::faults_of(matrix, data::guess_kind(matrix).kind));
  count_bytes(state, floats.size() * sizeof(float));
}
BENCHMARK(check_floats)->Unit(benchmark::kMillisecond);

}  // namespace
}  // namespace surprisal::bench

BENCHMARK_MAIN();
