// Measures making a picture: from the session to shapes on a page ("shapes"), and on to the bytes of a file.
// Times are for one thread; the baseline of each group is the least work that could do the same.
#include <benchmark/benchmark.h>

#include <cmath>
#include <string>
#include <string_view>
#include <vector>

#include "export/figure_csv.h"
#include "export/picture.h"
#include "figures/catalogue.h"
#include "math/activations.h"
#include "namespaces.h"
#include "plot/lay_out.h"
#include "plot/scene.h"

namespace surprisal::bench {
namespace {

constexpr Rect kPage = {0, 0, 1600, 1000};
constexpr Rect kEighth = {0, 0, 400, 400};  // of a window with four plots in a row
constexpr int kPlots = 8;

// Reads its input and draws nothing, so that no renderer is measured.
class ReadingCanvas final : public Canvas {
 public:
  void polyline(std::span<const Point> points, const Stroke&) override { read(points); }
  void polygon(std::span<const Point> points, Color) override { read(points); }
  void rectangle(Rect rect, Color, double) override { sum_ += rect.left + rect.top; }
  void circle(Point centre, double, Color) override { sum_ += centre.x + centre.y; }
  void glyphs(std::span<const Glyph> glyphs, Color, std::string_view) override {
    for (const Glyph& glyph : glyphs) sum_ += glyph.at.x + glyph.at.y;
  }
  void push_clip(Rect rect) override { sum_ += rect.left; }
  void pop_clip() override {}
  double sum() const { return sum_; }

 private:
  void read(std::span<const Point> points) {
    for (Point p : points) sum_ += p.x + p.y;
  }
  double sum_ = 0;
};

double put_on_canvas(const Plot& plot, Rect frame, const Fonts& fonts) {
  ReadingCanvas canvas;
  paint(lay_out(plot, frame, {fonts}), canvas);
  return canvas.sum();
}

using Function = double (*)(double);

double sigmoid_loss(double z) { return softplus(-z); }
constexpr Function kThreeCurves[] = {sigmoid, sigmoid_derivative, sigmoid_loss};

Plot three_curves() {
  Chart chart;
  chart.x.title = Text("logit");
  chart.x.range = Range{-6, 6};
  chart.y.title = Text("value");
  const char* names[] = {"sigmoid", "its slope", "loss"};
  const Ink inks[] = {Quantity::Prediction, Quantity::Gradient, Quantity::Loss};
  for (std::size_t i = 0; i < 3; ++i) {
    Curve curve;
    curve.f = kThreeCurves[i];
    curve.ink = inks[i];
    curve.label = Text(names[i]);
    chart.curves.push_back(curve);
  }
  Plot plot;
  plot.rows = {{{{}, chart, 1}}};
  return plot;
}

void eight_plots(benchmark::State& state, const Fonts& fonts) {
  for (auto _ : state) {
    for (int i = 0; i < kPlots; ++i) {
      benchmark::DoNotOptimize(put_on_canvas(three_curves(), kEighth, fonts));
    }
  }
}

// The same curves, evaluated at each column of pixels, without axes or text.
void eight_times_three_plain_curves(benchmark::State& state) {
  constexpr int kColumns = static_cast<int>(kEighth.width);
  for (auto _ : state) {
    ReadingCanvas canvas;
    for (int i = 0; i < kPlots; ++i) {
      for (const Function f : kThreeCurves) {
        std::vector<Point> points;
        for (int x = 0; x < kColumns; ++x) {
          points.push_back({static_cast<double>(x), kEighth.height * f(12.0 * x / kColumns - 6)});
        }
        canvas.polyline(points, {});
      }
    }
    benchmark::DoNotOptimize(canvas.sum());
  }
}

void shapes(benchmark::State& state, const Figure& figure, const Fonts& fonts) {
  const Session session;
  for (auto _ : state) benchmark::DoNotOptimize(put_on_canvas(figure.build(session), kPage, fonts));
}

void shapes_of_all(benchmark::State& state, const Fonts& fonts) {
  const Session session;
  for (auto _ : state) {
    for (const Figure& figure : catalogue()) {
      benchmark::DoNotOptimize(put_on_canvas(figure.build(session), kPage, fonts));
    }
  }
}

void file(benchmark::State& state, const Figure& figure, Format format, const Fonts& fonts) {
  const Session session;
  std::size_t size = 0;
  for (auto _ : state) {
    const Plot plot = figure.build(session);
    const Scene scene = lay_out(plot, kPage, {fonts});
    const Sheet sheet = {kPage.width, kPage.height, 1, scene.background, plot.title.en};
    const auto made = picture(format, sheet, [&](Canvas& canvas) { paint(scene, canvas); });
    if (!made) return state.SkipWithError(made.problem().message.en.c_str());
    size = made->size();
  }
  state.counters["bytes"] = static_cast<double>(size);
}

void csv_file(benchmark::State& state, const Figure& figure, const Fonts& fonts) {
  const Session session;
  for (auto _ : state) {
    const Plot plot = figure.build(session);
    benchmark::DoNotOptimize(figure_csv(plot, lay_out(plot, kPage, {fonts}), Language::English));
  }
}

void empty_file(benchmark::State& state, Format format) {
  for (auto _ : state) {
    benchmark::DoNotOptimize(
        picture(format, {kPage.width, kPage.height, 1, Color{255, 255, 255}, ""}, [](Canvas&) {}));
  }
}

template <typename... Arguments>
void add(const std::string& name, Arguments&&... arguments) {
  benchmark::RegisterBenchmark(name.c_str(), std::forward<Arguments>(arguments)...)
      ->Unit(benchmark::kMillisecond);
}

void add_all(const Fonts& fonts) {
  add("shapes/baseline: 24 curves at every pixel", eight_times_three_plain_curves);
  add("shapes/eight plots of three curves", eight_plots, std::cref(fonts));
  add("shapes/whole catalogue", shapes_of_all, std::cref(fonts));
  for (const Figure& figure : catalogue()) {
    add("shapes/" + std::string(figure.id), shapes, figure, std::cref(fonts));
  }
  constexpr std::pair<const char*, Format> kFormats[] = {
      {"png", Format::Png}, {"svg", Format::Svg}, {"pdf", Format::Pdf}};
  for (const auto& [name, format] : kFormats) {
    add(std::string(name) + "/baseline: an empty page", empty_file, format);
    for (const Figure& figure : catalogue()) {
      add(std::string(name) + "/" + std::string(figure.id), file, figure, format, std::cref(fonts));
    }
  }
  for (const Figure& figure : catalogue()) {
    add("csv/" + std::string(figure.id), csv_file, figure, std::cref(fonts));
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
