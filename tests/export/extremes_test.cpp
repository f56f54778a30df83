// Checks for every figure that no session, however extreme, puts NaN or infinity into an exported file.
#include <cctype>
#include <string>
#include <string_view>

#include "../figures/sessions.h"
#include "../thoroughness.h"
#include "export/figure_csv.h"
#include "export/picture.h"
#include "figures/catalogue.h"
#include "plot/lay_out.h"
#include "plot/scene.h"
#include "testing.h"

namespace surprisal::test {
namespace {

// Removes everything from `start` to `end`, wherever it occurs.
std::string without(std::string text, std::string_view start, std::string_view end) {
  std::string rest;
  std::size_t at = 0;
  for (std::size_t found; (found = text.find(start, at)) != std::string::npos;) {
    rest.append(text, at, found - at);
    at = text.find(end, found + start.size());
    if (at == std::string::npos) return rest;
  }
  return rest.append(text, at);
}

bool has_no_number(std::string_view numbers) {
  return numbers.find("nan") != std::string_view::npos || numbers.find("inf") != std::string_view::npos;
}

class EveryFigure : public testing::TestWithParam<test::NamedSession> {};

TEST_P(EveryFigure, HasOnlyFiniteNumbersInItsFiles) {
  const Fonts fonts;
  const std::string& name = GetParam().name;
  for (std::size_t i = name.size() % test::kEvery; i < catalogue().size(); i += test::kEvery) {
    const Figure& figure = catalogue()[i];
    const Plot plot = figure.build(GetParam().session);
    for (const Rect page : {Rect{0, 0, 480, 320}, Rect{0, 0, 3840, 2160}}) {
      const Scene scene = lay_out(plot, page, {fonts});
      const Sheet sheet = {page.width, page.height, 1, scene.background, plot.title.en};
      const auto svg = picture(Format::Svg, sheet, [&](Canvas& canvas) { paint(scene, canvas); });
      ASSERT_TRUE(svg);
      // "information" occurs only in text.
      const std::string numbers = without(without(*svg, "aria-label=\"", "\""), "<title>", "</title>");
      EXPECT_LT(numbers.size(), svg->size());
      EXPECT_FALSE(has_no_number(numbers)) << figure.id;
      EXPECT_EQ(figure_csv(plot, scene, Language::English).find(",nan"), std::string::npos) << figure.id;
    }
  }
}

INSTANTIATE_TEST_SUITE_P(Sessions, EveryFigure, testing::ValuesIn(test::sessions()), [](const auto& session) {
  std::string name;
  for (char c : session.param.name) name += std::isalnum(static_cast<unsigned char>(c)) ? c : '_';
  return name;
});

}  // namespace
}  // namespace surprisal::test
