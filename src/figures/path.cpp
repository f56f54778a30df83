// figures: cross-entropy and KL as the prediction moves away from the label: they differ by the label's
// entropy, which is constant, so both have the same minimum.
#include <algorithm>
#include <cmath>
#include <utility>

#include "figures/axes.h"
#include "figures/builders.h"
#include "figures/elements.h"
#include "figures/number_text.h"
#include "figures/session_data.h"
#include "math/information.h"
#include "math/losses.h"
#include "math/softmax.h"
#include "session/setters.h"

namespace surprisal::figures {
namespace {

constexpr double kNegligibleEntropy = 0.01;  // as a share of the axis

// A path of predictions: the label itself at 0, the uniform distribution at 1, everything on the least likely
// class at 2.
class Path {
 public:
  explicit Path(std::vector<double> p)
      : start_(std::move(p)), middle_(start_.size(), 1 / static_cast<double>(start_.size())) {
    const auto least = std::min_element(start_.begin(), start_.end()) - start_.begin();
    end_ = one_hot(static_cast<std::size_t>(least), start_.size());
  }

  std::vector<double> at(double t) const {
    return t < 1 ? mixture(start_, middle_, std::max(t, 0.0)) : mixture(middle_, end_, std::min(t, 2.0) - 1);
  }

  // The position on the path nearest to a distribution.
  double nearest(const std::vector<double>& q) const {
    const double first = nearest_on_segment(start_, middle_, q);
    const double second = 1 + nearest_on_segment(middle_, end_, q);
    return distance(at(first), q) <= distance(at(second), q) ? first : second;
  }

  double distance(const std::vector<double>& a, const std::vector<double>& b) const {
    double sum = 0;
    for (std::size_t k = 0; k < a.size(); ++k) sum += (a[k] - b[k]) * (a[k] - b[k]);
    return std::sqrt(sum);
  }

 private:
  // The position on the segment from a to b nearest to q.
  static double nearest_on_segment(const std::vector<double>& a, const std::vector<double>& b,
                                   const std::vector<double>& q) {
    double along = 0;
    double length = 0;
    for (std::size_t k = 0; k < a.size(); ++k) {
      along += (q[k] - a[k]) * (b[k] - a[k]);
      length += (b[k] - a[k]) * (b[k] - a[k]);
    }
    return length > 0 ? std::clamp(along / length, 0.0, 1.0) : 0;
  }

  std::vector<double> start_;
  std::vector<double> middle_;
  std::vector<double> end_;
};

}  // namespace

Plot build_path(const Session& session) {
  const Base base = session.base;
  const std::vector<double> p = label_distribution(session);
  const Path path(p);
  const double own = entropy(p, base);

  Chart chart;
  chart.x.range = Range{-0.04, 2.06};
  chart.x.categories = {{0, {"𝑝 = 𝑦", "𝑝 = 𝑦"}, Quantity::Label},
                        {1, {"𝑝 uniform", "𝑝 均匀"}, Ink::Kind::Muted},
                        {2, {"𝑝 wrong", "𝑝 全错"}, Ink::Kind::Muted}};
  // Both curves go to infinity at the wrong end, so the axis stops a little before.
  const double reach = 1.08 * cross_entropy(p, path.at(1.97), base);
  chart.y = information_axis({"information", "信息量"}, Ink::Kind::Muted, base, reach);
  const Range whole = {0, 2};
  chart.curves = {
      make_curve([p, path, base](double t) { return cross_entropy(p, path.at(t), base); }, Quantity::Loss,
                 {"cross-entropy 𝐻(𝑦,𝑝)", "交叉熵 𝐻(𝑦,𝑝)"}, Dash::Solid, Thickness::Thick),
      make_curve([p, path, base](double t) { return kl(p, path.at(t), base); }, Quantity::Kl,
                 {"KL(𝑦‖𝑝)", "KL(𝑦‖𝑝)"}, Dash::Dotted),
      make_curve([own](double) { return own; }, Quantity::Entropy,
                 {"entropy 𝐻(𝑦), constant", "熵 𝐻(𝑦)，不变"}, Dash::Dashed, Thickness::Thick)};
  for (Curve& curve : chart.curves) curve.domain = whole;
  if (own < kNegligibleEntropy * reach) {  // the curves coincide: one label names both
    chart.curves[0].name = {"𝐻(𝑦,𝑝) = KL(𝑦‖𝑝)", "𝐻(𝑦,𝑝) = KL(𝑦‖𝑝)"};
    chart.curves[0].label = Text("cross-entropy ", "交叉熵 ") + chart.curves[0].name;
    chart.curves[1].name = std::exchange(chart.curves[1].label, {});
  }
  if (own > 0.05 * reach) {
    for (const double t : {0.6, 1.5}) {
      const double low = kl(p, path.at(t), base);
      chart.arrows.push_back(
          {{t, low}, {t, low + own}, Quantity::Entropy, t < 1 ? with_number("𝐻(𝑦) =", own) : Text()});
    }
  }
  const std::vector<double> q = softmax_of(session.logits, session.temperature).p;
  const double t = path.nearest(q);
  const std::vector<double> here = path.at(t);
  const Point at = {t, cross_entropy(p, here, base)};
  chart.marks.push_back({{0, own}, Quantity::Loss, Shape::Ring, with_number({"least:", "最小值："}, own)});
  // Mark the prediction if it is on the path; dragging moves it onto the path.
  if (path.distance(here, q) < 1e-6) {
    chart.guides = {vertical_guide(t, Ink(Quantity::Prediction).faded(0.7))};
    chart.marks.push_back({at, Quantity::Loss, Shape::Circle, number_text(at.y), true});
    chart.marks.push_back(
        {{t, kl(p, here, base)}, Quantity::Kl, Shape::Diamond, number_text(kl(p, here, base)), true});
  }
  chart.handles = {{"prediction",
                    {"prediction along the path", "沿路径移动预测"},
                    {t, std::min(at.y, reach)},
                    Handle::Direction::Horizontal,
                    Quantity::Prediction,
                    [path](Session& s, Point to) {
                      if (!std::isnan(to.x)) set_prediction(s, path.at(to.x));
                    }}};
  Plot plot;
  plot.title = {"Cross-entropy and KL, from right to wrong", "从对到错：交叉熵与 KL 散度"};
  plot.rows = {{{{}, chart}}};
  return plot;
}

}  // namespace surprisal::figures
