#include "plot/legend.h"

#include <algorithm>
#include <numeric>
#include <optional>

namespace surprisal::plot {

namespace {

// The length that shows two dashes, so that the line doesn't look solid.
double length_of_pattern(const LegendEntry& entry) {
  const std::vector<double> pattern = dash_pattern(entry.dash, entry.width);
  return pattern.empty() || entry.filled ? 0
                                         : std::accumulate(pattern.begin(), pattern.end(), pattern.front());
}

// Returns false if it has no room.
bool write_legend_with(SceneBuilder& scene, const Rect& area, const std::vector<LegendEntry>& entries) {
  const TextStyle style = scene.body(Ink::Kind::Ink);
  double line = 1.3 * scene.em();
  for (const LegendEntry& entry : entries) line = std::max(line, length_of_pattern(entry));
  const double swatch = line + 0.3 * scene.em();
  const double row = 1.25 * scene.em();
  double width = 0;
  for (const LegendEntry& entry : entries) width = std::max(width, scene.width_of(entry.text, style));
  width += swatch + 0.5 * scene.em();
  const double height = row * static_cast<double>(entries.size());
  const double margin = 0.5 * scene.em();

  std::optional<Rect> best;
  for (const double x : {area.right() - margin - width, area.left + margin, area.centre().x - width / 2}) {
    for (const double y :
         {area.top + margin, area.bottom() - margin - height, area.centre().y - height / 2}) {
      const Rect box = {x, y, width, height};
      if (!area.contains(box) || !scene.is_clear(box.inset(-margin))) continue;
      if (!best || scene.lines().weight_under(box) < scene.lines().weight_under(*best) - 0.02) best = box;
    }
  }
  if (!best || scene.lines().weight_under(*best) > kMaxWeightUnderText) return false;
  for (std::size_t i = 0; i < entries.size(); ++i) {
    const double middle = best->top + row * (static_cast<double>(i) + 0.5);
    const LegendEntry& entry = entries[i];
    if (entry.filled) {
      scene.box({best->left, middle - 0.35 * scene.em(), 1.2 * scene.em(), 0.7 * scene.em()}, entry.ink,
                0.1 * scene.em());
    } else {
      scene.line({{best->left, middle}, {best->left + line, middle}}, entry.ink, entry.width, entry.dash);
    }
    scene.write_vertically_centred(entry.text, style, {best->left + swatch, middle}, Align::Left);
  }
  return true;
}

}  // namespace

bool write_legend(SceneBuilder& scene, const Rect& area, const std::vector<LegendEntry>& entries) {
  constexpr double kThinner = 0.5;  // then two dashes need half the length
  if (entries.empty() || write_legend_with(scene, area, entries)) return true;
  std::vector<LegendEntry> thinner = entries;
  for (LegendEntry& entry : thinner) entry.width *= kThinner;
  return write_legend_with(scene, area, thinner);
}

}  // namespace surprisal::plot
