// Measures the core's stable formulas: time and clock ticks per element, for 10, 100 and 1,000 classes with a
// margin of up to 6. The baseline ("plain") is the textbook formula with std::exp and std::log. The plain
// formulas fail for wide margins; here both give the same results.
#include <benchmark/benchmark.h>

#include <algorithm>
#include <cmath>
#include <span>
#include <string>
#include <utility>
#include <vector>

#if defined(__x86_64__)
#include <x86intrin.h>
#endif

#include "math/activations.h"
#include "math/gradients.h"
#include "math/information.h"
#include "math/losses.h"
#include "math/naive.h"
#include "math/softmax.h"
#include "namespaces.h"

namespace surprisal::bench {
namespace {

using Numbers = std::vector<double>;

unsigned long long ticks() {
#if defined(__x86_64__)
  return __rdtsc();
#else
  return 0;  // not available on other processors
#endif
}

// A sample with this many classes, without extreme values, so that the plain formulas work too.
struct Drawn {
  explicit Drawn(std::size_t classes) : labels(one_hot(classes / 2, classes)) {
    for (std::size_t k = 0; k < classes; ++k) logits.push_back(6 * std::sin(1.7 * static_cast<double>(k)));
    const Numbers other(logits.rbegin(), logits.rend());
    p = softmax(logits);
    q = softmax(other);
  }
  Numbers logits;
  Numbers labels;
  Numbers p;
  Numbers q;
};

// Reports the minimum, which comes from a run without interruptions.
template <typename Work>
void measure(benchmark::State& state, Work work) {
  const Drawn drawn(static_cast<std::size_t>(state.range(0)));
  unsigned long long least = ~0ULL;
  for (auto _ : state) {
    const unsigned long long start = ticks();
    auto result = work(drawn);
    benchmark::DoNotOptimize(result);
    least = std::min(least, ticks() - start);
  }
  const auto classes = static_cast<double>(state.range(0));
  state.counters["each"] = benchmark::Counter(static_cast<double>(state.iterations()) * classes,
                                              benchmark::Counter::kIsRate | benchmark::Counter::kInvert);
  state.counters["ticks_each"] = static_cast<double>(least) / classes;
  state.SetComplexityN(state.range(0));
}

template <typename Work>
void add(const std::string& name, Work work) {
  benchmark::RegisterBenchmark(name.c_str(), [work](benchmark::State& state) { measure(state, work); })
      ->Arg(10)
      ->Arg(100)
      ->Arg(1000)
      ->Complexity(benchmark::oN);
}

template <typename Stable, typename Plain>
void add(const std::string& name, Stable stable, Plain plain) {
  add(name, stable);
  add(name + ", plain", plain);
}

double sum_over(std::span<const double> values, auto function) {
  double sum = 0;
  for (const double v : values) sum += function(v);
  return sum;
}

double sum_over(std::span<const double> p, std::span<const double> q, auto function) {
  double sum = 0;
  for (std::size_t k = 0; k < p.size(); ++k) sum += function(p[k], q[k]);
  return sum;
}

Numbers plain_gradient(const Drawn& d) {
  Numbers gradient = naive::softmax<double>(d.logits);
  for (std::size_t k = 0; k < gradient.size(); ++k) gradient[k] -= d.labels[k];
  return gradient;
}

void add_all() {
  add(
      "sigmoid", [](const Drawn& d) { return sum_over(d.logits, sigmoid); },
      [](const Drawn& d) { return sum_over(d.logits, naive::sigmoid<double>); });
  add(
      "softplus", [](const Drawn& d) { return sum_over(d.logits, softplus); },
      [](const Drawn& d) { return sum_over(d.logits, naive::softplus<double>); });
  add(
      "sigmoid's slope", [](const Drawn& d) { return sum_over(d.logits, sigmoid_derivative); },
      [](const Drawn& d) { return sum_over(d.logits, naive::sigmoid_derivative<double>); });
  add(
      "softmax", [](const Drawn& d) { return softmax(d.logits); },
      [](const Drawn& d) { return naive::softmax<double>(d.logits); });
  add(
      "log-softmax", [](const Drawn& d) { return log_softmax(d.logits); },
      [](const Drawn& d) { return naive::log_softmax<double>(d.logits); });
  add(
      "logsumexp", [](const Drawn& d) { return logsumexp(d.logits); },
      [](const Drawn& d) { return naive::logsumexp<double>(d.logits); });
  add(
      "entropy", [](const Drawn& d) { return entropy(d.p); },
      [](const Drawn& d) { return -sum_over(d.p, [](double p) { return p * std::log(p); }); });
  add(
      "cross-entropy", [](const Drawn& d) { return cross_entropy(d.p, d.q); },
      [](const Drawn& d) { return -sum_over(d.p, d.q, [](double p, double q) { return p * std::log(q); }); });
  add(
      "KL", [](const Drawn& d) { return kl(d.p, d.q); },
      [](const Drawn& d) {
        return sum_over(d.p, d.q, [](double p, double q) { return p * std::log(p / q); });
      });
  add(
      "cross-entropy from logits",
      [](const Drawn& d) { return cross_entropy(d.labels, softmax_of(d.logits)); },
      [](const Drawn& d) { return naive::cross_entropy<double>(d.logits, d.labels); });
  add(
      "binary cross-entropy from logits",
      [](const Drawn& d) {
        return sum_over(d.logits, d.labels,
                        [](double z, double y) { return binary_cross_entropy_from_logit(z, y); });
      },
      [](const Drawn& d) { return sum_over(d.logits, d.labels, naive::binary_cross_entropy<double>); });
  add(
      "gradient of cross-entropy",
      [](const Drawn& d) { return softmax_cross_entropy_gradient(softmax_of(d.logits), d.labels); },
      plain_gradient);
  add(
      "gradient of binary cross-entropy",
      [](const Drawn& d) { return sum_over(d.logits, d.labels, output_error); },
      [](const Drawn& d) {
        return sum_over(d.logits, d.labels, [](double z, double y) { return naive::sigmoid(z) - y; });
      });
}

}  // namespace
}  // namespace surprisal::bench

int main(int argc, char** argv) {
  surprisal::bench::add_all();
  benchmark::Initialize(&argc, argv);
  if (benchmark::ReportUnrecognizedArguments(argc, argv)) return 2;
  benchmark::RunSpecifiedBenchmarks();
  return 0;
}
