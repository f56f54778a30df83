// plot: finds places for labels.
#pragma once

#include <span>
#include <vector>

#include "plot/sampling.h"
#include "plot/scene_builder.h"

namespace surprisal::plot {

// Labels a point, with a leader line if the label has to be away from it. If there is little room, a long
// name is cut, or left out so that only its number remains; but if it is one of several labels at one point,
// a number alone would not say whose it is. Returns false if there is no room.
bool label_point(SceneBuilder& scene, const Rect& area, Point at, double clearance, const Text& text,
                 const TextStyle& style, std::span<const Point> others = {}, bool is_one_of_several = false);

// Labels several points that overlap: all labels one below the other beside the first point, or none.
struct PointLabel {
  Point at;
  Text text;
  TextStyle style;
  double clearance = 0;  // from the point to the label
  Text brief = {};       // used if there is no room for the text
};
bool label_points(SceneBuilder& scene, const Rect& area, double clearance,
                  const std::vector<PointLabel>& labels, std::span<const Point> others = {});

// Labels a curve, preferably where its x is near a pixel, and on this side of it. A second line of the text
// is smaller. Returns false if every place would cover text or, unless AnyPlace is good enough, too many
// lines. NearPlace does not go far along the curve, BesidePlace hardly at all. `own` and `others` are points
// along this curve and along the others: a place about as near to one of the others is less good; OwnPlace
// touches its curve and no other.
enum class Strictness { OwnPlace, BesidePlace, NearPlace, GoodPlace, AnyPlace };
bool label_curve(SceneBuilder& scene, const Rect& area, const std::vector<Polyline>& pieces, double near,
                 Side side, const Text& text, const TextStyle& style, Strictness strictness,
                 std::span<const Point> own = {}, std::span<const Point> others = {});

// Points on a curve, a few pixels apart.
std::vector<Point> points_along(const std::vector<Polyline>& pieces, double step);

// Writes the text in one of these boxes, which have its size. Early boxes and ones that cover few lines are
// preferred.
bool label_best(SceneBuilder& scene, const std::vector<Rect>& places, const Text& text,
                const TextStyle& style);

}  // namespace surprisal::plot
