// Checks that a mark does not hide another at the same place.
#include <vector>

#include "draw/bead.h"
#include "plot/lay_out.h"
#include "plot/scene.h"
#include "shared_fonts.h"
#include "testing.h"

namespace surprisal::test {
namespace {

template <typename Content>
Scene scene_of(const Content& content) {
  Plot plot;
  plot.rows = {{{{}, content}}};
  return lay_out(plot, {0, 0, 480, 320}, {fonts()});
}

// The radii of the discs of a colour, or of squares half as wide, in the order in which they are painted.
std::vector<double> radii_of(const Scene& scene, Quantity quantity) {
  const Color color = color_of(theme(ThemeName::Light), quantity);
  std::vector<double> radii;
  for (const SceneShape& shape : scene.shapes) {
    if (const auto* disc = std::get_if<shape::Disc>(&shape); disc != nullptr && disc->color == color)
      radii.push_back(disc->radius);
    if (const auto* box = std::get_if<shape::Box>(&shape); box != nullptr && box->color == color)
      radii.push_back(box->rect.width / 2);
  }
  return radii;
}

Chart chart_with(std::vector<Mark> marks) {
  Chart chart;
  chart.x.range = chart.y.range = Range{0, 1};
  chart.marks = std::move(marks);
  return chart;
}

TEST(AMark, IsSmallOnTopOfAnother) {
  const Scene scene = scene_of(chart_with({{{0.5, 0.5}, Quantity::Label, Shape::Square, {}},
                                           {{0.5, 0.5}, Quantity::Loss, Shape::Circle, {}},
                                           {{0.5, 0.5}, Quantity::Gradient, Shape::Circle, {}}}));
  const double lowest = radii_of(scene, Quantity::Label).at(0);
  const double middle = radii_of(scene, Quantity::Loss).at(0);
  EXPECT_LT(middle, 0.75 * lowest);
  EXPECT_LT(radii_of(scene, Quantity::Gradient).at(0), 0.75 * middle);
}

TEST(AMark, HasItsFullSizeBesideAnother) {
  const Scene scene = scene_of(chart_with({{{0.4, 0.5}, Quantity::Loss, Shape::Circle, {}},
                                           {{0.6, 0.5}, Quantity::Gradient, Shape::Circle, {}}}));
  EXPECT_EQ(radii_of(scene, Quantity::Loss), radii_of(scene, Quantity::Gradient));
}

TEST(AMark, IsARingAroundABeadAtItsPlace) {
  Mark bead = {{0.5, 0.5}, Quantity::Prediction, Shape::Bead, {}};
  bead.letter = "C";
  const Scene scene = scene_of(chart_with({{{0.5, 0.5}, Quantity::Loss, Shape::Circle, {}}, bead}));
  ASSERT_EQ(radii_of(scene, Quantity::Loss).size(), 1u);
  EXPECT_GT(radii_of(scene, Quantity::Loss)[0], kBeadRadius + 1);
}

TEST(ATriangle, ShowsALabelUnderAnEqualPrediction) {
  Triangle triangle;
  triangle.spots = {{{{0.5, 0.3, 0.2}}, Quantity::Label, Shape::Square, {}},
                    {{{0.5, 0.3, 0.2}}, Quantity::Prediction, Shape::Circle, {}}};
  const Scene scene = scene_of(triangle);
  EXPECT_LT(radii_of(scene, Quantity::Prediction).at(0), 0.75 * radii_of(scene, Quantity::Label).at(0));
}

}  // namespace
}  // namespace surprisal::test
