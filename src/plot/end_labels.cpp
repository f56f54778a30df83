#include "plot/end_labels.h"

#include <algorithm>

namespace surprisal::plot {
namespace {

constexpr double kEndGap = 12;         // between the point and the label, in px
constexpr double kBeyondAxes = 0.6;    // how far a label may extend past the axes, in ems
constexpr double kEndLabelLine = 1.3;  // distance between labels, relative to the text size

struct EndLabel {
  const Curve* curve = nullptr;
  Text text;
  Point end;
  double middle = 0;
};

// The end labels in this version. A curve with fewer versions uses its last one.
std::vector<EndLabel> ends_of(const Chart& chart, const std::vector<std::vector<Polyline>>& pieces,
                              std::size_t version) {
  std::vector<EndLabel> ends;
  for (std::size_t i = 0; i < chart.curves.size(); ++i) {
    const Curve& curve = chart.curves[i];
    if (curve.end_labels.empty() || pieces[i].empty()) continue;
    const Text& text = curve.end_labels[std::min(version, curve.end_labels.size() - 1)];
    if (!text.empty()) ends.push_back({&curve, text, pieces[i].back().back()});
  }
  std::stable_sort(ends.begin(), ends.end(),
                   [](const EndLabel& a, const EndLabel& b) { return a.end.y < b.end.y; });
  return ends;
}

// Pushes overlapping labels down, then moves them back up if the last one would leave the axes.
void move_apart(std::vector<EndLabel>& ends, double line, double lowest) {
  for (EndLabel& end : ends) end.middle = end.end.y;
  for (std::size_t i = 1; i < ends.size(); ++i)
    ends[i].middle = std::max(ends[i].middle, ends[i - 1].middle + line);
  for (std::size_t i = ends.size(); i-- > 0;) {
    ends[i].middle = std::min(ends[i].middle, lowest);
    lowest = ends[i].middle - line;
  }
}

bool write_ends(SceneBuilder& scene, const Axes& axes, std::vector<EndLabel> ends, double size) {
  const double px = scene.px();
  const auto style_of = [&](const EndLabel& end) {
    return TextStyle{size * px, scene.dimmed(end.curve->ink, end.curve->of_class)};
  };
  const double right = axes.area.right() + kBeyondAxes * scene.em();
  const double height = scene.height_of({size * px, {}});
  move_apart(ends, kEndLabelLine * size * px, axes.area.bottom() - height / 2);
  const bool all_fit = std::all_of(ends.begin(), ends.end(), [&](const EndLabel& end) {
    const double left = end.end.x + kEndGap * px;
    const double width = scene.width_of(end.text, style_of(end));
    return left + width <= right && scene.is_clear({left, end.middle - height / 2, width, height});
  });
  if (!all_fit) return false;
  for (const EndLabel& end : ends)
    scene.write_vertically_centred(end.text, style_of(end), {end.end.x + kEndGap * px, end.middle},
                                   Align::Left);
  return true;
}

}  // namespace

bool label_ends(SceneBuilder& scene, const Axes& axes, const Chart& chart,
                const std::vector<std::vector<Polyline>>& pieces) {
  std::size_t versions = 0;
  for (const Curve& curve : chart.curves) versions = std::max(versions, curve.end_labels.size());
  for (std::size_t version = 0; version < versions; ++version) {
    const std::vector<EndLabel> ends = ends_of(chart, pieces, version);
    if (ends.empty()) continue;
    for (const double size : {14.0, 13.0, 12.0}) {
      if (write_ends(scene, axes, ends, size)) return true;
    }
  }
  return false;
}

}  // namespace surprisal::plot
