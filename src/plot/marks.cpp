#include "plot/marks.h"

#include <algorithm>
#include <cmath>

namespace surprisal::plot {

bool hides(Point earlier, Point later, double size) { return distance(earlier, later) < size / 2; }

double size_over(double size, std::ptrdiff_t others) {
  constexpr double kSmaller = 0.6;
  return size * std::pow(kSmaller, std::min<std::ptrdiff_t>(others, 2));
}

void draw_rimmed_mark(SceneBuilder& scene, Point at, Shape shape, double size, Ink ink) {
  const double rim = 2 * scene.px();
  if (shape != Shape::Cross && shape != Shape::Diamond)
    scene.mark(at, shape == Shape::Square ? Shape::Square : Shape::Circle, size + rim, Ink::Kind::Paper);
  scene.mark(at, shape, size, ink);
}

}  // namespace surprisal::plot
