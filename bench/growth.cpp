// Measures how time grows with the number of classes and the size of the picture, for laying out and writing
// each figure, and for the core with up to 1,000 classes. Google Benchmark fits a complexity ("BigO"), which
// should be O(N) or less, where N is the number of classes or the pixels of a PNG. The baselines are linear
// by construction.
#include <benchmark/benchmark.h>

#include <cmath>
#include <string>
#include <vector>

#include "export/figure_file.h"
#include "figures/catalogue.h"
#include "math/quantities.h"
#include "namespaces.h"
#include "plot/lay_out.h"
#include "session/session.h"
#include "session/setters.h"

namespace surprisal::bench {
namespace {

constexpr int kManyClasses = 1000;

double logit_of(std::size_t k) { return 3 * std::sin(1.7 * static_cast<double>(k)); }

Session session_of(std::size_t classes) {
  Session session;
  set_class_count(session, classes);
  for (std::size_t k = 0; k < classes; ++k) set_logit(session, k, logit_of(k));
  return session;
}

// ---- by the number of classes, up to the session's limit

void figure_by_classes(benchmark::State& state, const Figure& figure, const Fonts& fonts) {
  const Session session = session_of(static_cast<std::size_t>(state.range(0)));
  for (auto _ : state) {
    const Plot plot = figure.build(session);
    const Scene scene = lay_out(plot, {0, 0, 1600, 1000}, {fonts});
    benchmark::DoNotOptimize(&scene);
  }
  state.SetComplexityN(state.range(0));
}

void catalogue_by_classes(benchmark::State& state, const Fonts& fonts) {
  const Session session = session_of(static_cast<std::size_t>(state.range(0)));
  for (auto _ : state) {
    for (const Figure& figure : catalogue()) {
      const Plot plot = figure.build(session);
      const Scene scene = lay_out(plot, {0, 0, 1600, 1000}, {fonts});
      benchmark::DoNotOptimize(&scene);
    }
  }
  state.SetComplexityN(state.range(0));
}

Sample sample_of_many(std::size_t classes) {
  Sample sample;
  for (std::size_t k = 0; k < classes; ++k) sample.logits.push_back(logit_of(k));
  sample.labels = one_hot(0, classes);
  return sample;
}

void quantities_by_classes(benchmark::State& state) {
  const Sample sample = sample_of_many(static_cast<std::size_t>(state.range(0)));
  for (auto _ : state) benchmark::DoNotOptimize(quantities_of(sample));
  state.SetComplexityN(state.range(0));
}

void exponentials_by_classes(benchmark::State& state) {
  const Sample sample = sample_of_many(static_cast<std::size_t>(state.range(0)));
  for (auto _ : state) {
    double sum = 0;
    for (const double z : sample.logits) sum += std::exp(z);
    benchmark::DoNotOptimize(sum);
  }
  state.SetComplexityN(state.range(0));
}

// ---- by the pixels of the picture

PictureStyle style_of(Format format, double pixels) {
  PictureStyle style;
  style.format = format;
  style.width = std::round(std::sqrt(1.6 * pixels));
  style.height = std::round(style.width / 1.6);
  return style;
}

void file_by_pixels(benchmark::State& state, const Figure& figure, Format format, const Fonts& fonts) {
  const PictureStyle style = style_of(format, static_cast<double>(state.range(0)));
  for (auto _ : state) {
    const auto made = figure_file(figure, Session(), {}, style, fonts);
    if (!made) return state.SkipWithError(made.problem().message.en.c_str());
  }
  state.SetComplexityN(state.range(0));
}

void bytes_by_pixels(benchmark::State& state) {
  std::vector<unsigned char> bytes(static_cast<std::size_t>(4 * state.range(0)));
  for (auto _ : state) {
    for (std::size_t i = 0; i < bytes.size(); ++i) bytes[i] = static_cast<unsigned char>(bytes[i] + i);
    benchmark::DoNotOptimize(bytes.data());
  }
  state.SetComplexityN(state.range(0));
}

template <typename... Arguments>
auto* add(const std::string& name, Arguments&&... arguments) {
  return benchmark::RegisterBenchmark(name.c_str(), std::forward<Arguments>(arguments)...)
      ->Unit(benchmark::kMicrosecond)
      ->Complexity();  // the best fit; if two fit equally well, noise decides
}

auto* with_classes(auto* benchmark) { return benchmark->Arg(kMinClasses)->Arg(4)->Arg(7)->Arg(kMaxClasses); }

auto* with_pixels(auto* benchmark) {
  return benchmark->Arg(40'000)->Arg(160'000)->Arg(640'000)->Arg(2'560'000)->Arg(10'240'000);
}

void add_all(const Fonts& fonts) {
  const auto many = [](auto* benchmark) { benchmark->Arg(2)->Arg(10)->Arg(100)->Arg(kManyClasses); };
  many(add("classes/core/baseline: exp of each", exponentials_by_classes));
  many(add("classes/core/every quantity", quantities_by_classes));
  with_classes(add("classes/whole catalogue", catalogue_by_classes, std::cref(fonts)));
  for (const Figure& figure : catalogue())
    with_classes(add("classes/" + std::string(figure.id), figure_by_classes, figure, std::cref(fonts)));

  with_pixels(add("pixels/baseline: each byte once", bytes_by_pixels));
  for (const char* id : {"gradients", "softmax-bars", "triangle", "jacobian"}) {
    const Figure& figure = *find_figure(id);
    with_pixels(add("pixels/png/" + std::string(id), file_by_pixels, figure, Format::Png, std::cref(fonts)));
    with_pixels(add("pixels/svg/" + std::string(id), file_by_pixels, figure, Format::Svg, std::cref(fonts)));
    with_pixels(add("pixels/pdf/" + std::string(id), file_by_pixels, figure, Format::Pdf, std::cref(fonts)));
  }
}

}  // namespace
}  // namespace surprisal::bench

int main(int argc, char** argv) {
  const surprisal::draw::Fonts fonts;
  surprisal::bench::add_all(fonts);
  benchmark::Initialize(&argc, argv);
  if (benchmark::ReportUnrecognizedArguments(argc, argv)) return 2;
  benchmark::RunSpecifiedBenchmarks();
  return 0;
}
