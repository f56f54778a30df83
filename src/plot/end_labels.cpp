#include "plot/end_labels.h"

#include <algorithm>

namespace surprisal::plot {
namespace {

constexpr double kEndGap = 12;         // between the point and the label, in px
constexpr double kBeyondAxes = 0.6;    // how far a label may extend past the axes, in ems
constexpr double kOverAxis = 3;        // between the lowest label and the axis, in px
constexpr double kEndLabelLine = 1.3;  // distance between labels, relative to the text size

struct EndLabel {
  const Curve* curve = nullptr;
  Text text;
  Point end;
  std::vector<Text> lines = {};
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
  const auto half = [&](const EndLabel& end) { return line * static_cast<double>(end.lines.size()) / 2; };
  for (EndLabel& end : ends) end.middle = end.end.y;
  for (std::size_t i = 1; i < ends.size(); ++i)
    ends[i].middle = std::max(ends[i].middle, ends[i - 1].middle + half(ends[i - 1]) + half(ends[i]));
  for (std::size_t i = ends.size(); i-- > 0;) {
    ends[i].middle = std::min(ends[i].middle, lowest - half(ends[i]));
    lowest = ends[i].middle - half(ends[i]);
  }
}

// The labels stand in one column, beyond the curve that ends last: beside an earlier end, one could be on
// that curve.
bool write_ends(SceneBuilder& scene, const Axes& axes, std::vector<EndLabel> ends, double size,
                std::size_t most_lines) {
  const double px = scene.px();
  const auto style_of = [&](const EndLabel& end) {
    return TextStyle{size * px, scene.dimmed(end.curve->ink, end.curve->of_class)};
  };
  const double right = axes.area.right() + kBeyondAxes * scene.em();
  const double height = scene.height_of({size * px, {}});
  const double line = kEndLabelLine * size * px;
  double left = 0;
  for (const EndLabel& end : ends) left = std::max(left, end.end.x + kEndGap * px);
  for (EndLabel& end : ends) {
    end.lines = scene.lines_of(end.text, style_of(end), right - left, most_lines);
    if (end.lines.empty() || scene.localized(end.lines.back()).ends_with("…")) return false;
  }
  move_apart(ends, line, axes.area.bottom() - kOverAxis * px + (line - height) / 2);
  const bool all_fit = std::all_of(ends.begin(), ends.end(), [&](const EndLabel& end) {
    double width = 0;
    for (const Text& text : end.lines) width = std::max(width, scene.width_of(text, style_of(end)));
    const double tall = height + line * static_cast<double>(end.lines.size() - 1);
    return left + width <= right && scene.is_clear({left, end.middle - tall / 2, width, tall});
  });
  if (!all_fit) return false;
  for (const EndLabel& end : ends) {
    double middle = end.middle - line * static_cast<double>(end.lines.size() - 1) / 2;
    for (const Text& text : end.lines) {
      scene.write_vertically_centred(text, style_of(end), {left, middle}, Align::Left);
      middle += line;
    }
  }
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
    for (const std::size_t most_lines : {1, 2}) {
      for (const double size : {14.0, 13.0, 12.0}) {
        if (write_ends(scene, axes, ends, size, most_lines)) return true;
      }
    }
  }
  return false;
}

}  // namespace surprisal::plot
