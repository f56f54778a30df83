#include "plot/panel_width.h"

#include <algorithm>

#include "plot/layouts.h"

namespace surprisal::plot {
namespace {

constexpr double kUsual = 150;  // the least width of most panels, in px

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
  return chart.curves.size() > 2 ? kSeveralNames : std::clamp(1.7 * widest, kUsual, kSeveralNames);
}

// The least width at which no caption over a bar is cut; 0 without captions.
double narrowest_with_captions(const SceneBuilder& scene, const Chart& chart) {
  constexpr double kAround = 130;  // the names of the rows and their totals
  constexpr double kMost = 340;
  double widest = 0;
  for (const Bar& bar : chart.bars) {
    if (!bar.caption.empty())
      widest = std::max(widest, scene.width_of(bar.caption, scene.body()) / scene.px());
  }
  return widest == 0 ? 0 : std::min(widest + kAround, kMost);
}

// On paper, three narrow panels in a column of text say more than two, if there is little on each.
double narrowest_of_few(const SceneBuilder& scene, const Panel& panel) {
  constexpr double kOnPaper = 112;
  if (scene.look().medium != Medium::Paper) return kUsual;
  if (std::holds_alternative<HeatMap>(panel.content)) return kOnPaper;
  const Chart* chart = axes_shown(panel);
  if (chart == nullptr || chart->horizontal_bars || !chart->arrows.empty()) return kUsual;
  const Text title = scene.abridged(chart->y.title, scene.body(), kOnPaper * scene.px(), chart->y.brief);
  return std::clamp(scene.width_of(title, scene.body()) / scene.px(), kOnPaper, kUsual);
}

}  // namespace

double narrowest(const SceneBuilder& scene, const Panel& panel) {
  const Chart* chart = axes_shown(panel);
  const double usual = narrowest_of_few(scene, panel);
  if (chart == nullptr) return usual;
  if (const double captions = narrowest_with_captions(scene, *chart); captions > 0) return captions;
  if (const double named = narrowest_with_names(scene, *chart); named > 0) return std::max(usual, named);
  if (chart->bars.empty() || chart->horizontal_bars || !chart->curves.empty()) return usual;
  const std::size_t places = std::max<std::size_t>(chart->x.categories.size(), 1);
  return std::min(kUsual, 60 + 20 * static_cast<double>(places));
}

}  // namespace surprisal::plot
