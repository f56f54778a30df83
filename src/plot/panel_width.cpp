#include "plot/panel_width.h"

#include <algorithm>

#include "plot/layouts.h"

namespace surprisal::plot {
namespace {

// The least width at which several named curves can be told apart. Two names may be narrower on a slide and
// on paper, where a panel that is left out cannot be opened.
double narrowest_with_names(const SceneBuilder& scene, const Chart& chart) {
  constexpr double kTwoNames = 180;  // on a slide
  constexpr double kSeveralNames = 220;
  double named = 0, widest = 0;
  for (const Curve& curve : chart.curves) {
    if (curve.label.empty()) continue;
    const Text& name = curve.name.empty() ? curve.label : curve.name;
    ++named, widest = std::max(widest, scene.width_of(name, scene.caption(curve.ink)) / scene.px());
  }
  if (named < 2) return 0;
  if (named > 2 || scene.look().medium == Medium::Window) return kSeveralNames;
  if (scene.look().medium == Medium::Slide) return kTwoNames;
  return chart.curves.size() > 2 ? kSeveralNames : std::min(2.2 * widest, kSeveralNames);
}

}  // namespace

double narrowest(const SceneBuilder& scene, const Panel& panel) {
  const Chart* chart = axes_shown(panel);
  constexpr double kUsual = 150;
  constexpr double kCaptions = 220;
  const bool has_captions = chart != nullptr && std::any_of(chart->bars.begin(), chart->bars.end(),
                                                            [](const Bar& b) { return !b.caption.empty(); });
  if (has_captions) return kCaptions;
  if (const double named = chart == nullptr ? 0 : narrowest_with_names(scene, *chart); named > 0)
    return std::max(kUsual, named);
  if (chart == nullptr || chart->bars.empty() || chart->horizontal_bars || !chart->curves.empty())
    return kUsual;
  const std::size_t places = std::max<std::size_t>(chart->x.categories.size(), 1);
  return std::min(kUsual, 60 + 20 * static_cast<double>(places));
}

}  // namespace surprisal::plot
