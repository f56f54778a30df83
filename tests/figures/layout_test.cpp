// Checks that every figure is legible at every size, in both languages, in every theme and with any session.
#include <algorithm>
#include <string>
#include <vector>

#include "../plot/soundness.h"
#include "../thoroughness.h"
#include "every_figure.h"
#include "namespaces.h"
#include "plot/lay_out.h"
#include "plot/scene.h"
#include "sessions.h"
#include "typeset/rich_line.h"
#include "words.h"

namespace surprisal::test {
namespace {

struct Size {
  double width;
  double height;
};

// From a small window to a very large screen, and narrow strips.
constexpr Size kSizes[] = {{320, 240},   {480, 320},   {1000, 625}, {1600, 1000},
                           {3840, 2160}, {7680, 4320}, {320, 2000}, {3000, 300}};
constexpr Size kFewSizes[] = {{320, 240}, {1000, 625}};
constexpr Language kLanguages[] = {Language::English, Language::Chinese};
constexpr ThemeName kThemes[] = {ThemeName::Light, ThemeName::Dark, ThemeName::Contrast};

std::string circumstances(const Figure& figure, Size size, Language language, const std::string& session) {
  return std::string(figure.id) + " at " + std::to_string(static_cast<int>(size.width)) + "x" +
         std::to_string(static_cast<int>(size.height)) +
         (language == Language::Chinese ? " in Chinese, " : " in English, ") + session;
}

void expect_sound(const Scene& scene, const std::string& where) {
  for (const std::string& fault : faults_of(scene)) ADD_FAILURE() << where << ": " << fault;
}

class EveryFigure : public testing::TestWithParam<Figure> {};

TEST_P(EveryFigure, CanBeReadAtEverySize) {
  const Figure& figure = GetParam();
  const Plot plot = figure.build({});
  for (const Size& size : kSizes) {
    for (Language language : kLanguages) {
      for (ThemeName theme : kThemes) {
        const Scene scene = lay_out(plot, {0, 0, size.width, size.height}, {fonts(), theme, language});
        expect_sound(scene, circumstances(figure, size, language, "default") + ", theme " +
                                std::to_string(static_cast<int>(theme)));
      }
    }
  }
}

TEST_P(EveryFigure, CanBeReadWhateverTheSession) {
  const Figure& figure = GetParam();
  for (std::size_t i = figure.id.size() % kEvery; i < sessions().size(); i += kEvery) {
    const NamedSession& s = sessions()[i];
    const Plot plot = figure.build(s.session);
    for (const Size& size : kFewSizes) {
      for (Language language : kLanguages) {
        const Scene scene =
            lay_out(plot, {0, 0, size.width, size.height}, {fonts(), ThemeName::Light, language});
        expect_sound(scene, circumstances(figure, size, language, s.name));
      }
    }
  }
}

// A picture may be anywhere on a page.
TEST_P(EveryFigure, CanBeReadAnywhereOnThePage) {
  const Figure& figure = GetParam();
  const Scene scene = lay_out(figure.build({}), {1234.5, -77.25, 640, 400}, {fonts()});
  expect_sound(scene, std::string(figure.id));
}

// Zoomed in, a curve crosses the whole plot; zoomed out, everything is a speck.
TEST_P(EveryFigure, CanBeReadAtEveryZoom) {
  const Figure& figure = GetParam();
  const Plot plot = figure.build({});
  const Range ranges[] = {{0.3, 0.300001}, {-1e9, 1e9}, {1e-300, 1e300}, {5, 5}, {1, -1}, {-1e308, 1e308}};
  for (const Range& x : ranges) {
    for (const Range& y : ranges) {
      const std::vector<View> views(8, View{x, y});
      const Scene scene = lay_out(plot, {0, 0, 480, 320}, {fonts()}, views);
      expect_sound(scene, std::string(figure.id) + " zoomed to " + std::to_string(x.low) + " to " +
                              std::to_string(x.high) + " by " + std::to_string(y.low) + " to " +
                              std::to_string(y.high));
    }
  }
}

TEST_P(EveryFigure, IsLaidOutTheSameTwice) {
  const Figure& figure = GetParam();
  for (const char* name : {"default", "ten classes", "the largest logits"}) {
    const Session& session = session_named(name);
    const Scene first = lay_out(figure.build(session), {0, 0, 1000, 625}, {fonts()});
    const Scene second = lay_out(figure.build(session), {0, 0, 1000, 625}, {fonts()});
    EXPECT_EQ(described(first), described(second)) << name;
  }
}

// The text that replaces a title or a note when amounts are listed beside a panel; empty if there is none.
Text beside_amounts(const Plot& plot, const Text& text) {
  if (text == plot.note) return plot.note_beside_amounts;
  for (const auto& row : plot.rows) {
    for (const Panel& panel : row)
      if (panel.title == text) return panel.title_beside_amounts;
  }
  return {};
}

// Text that does not fit is left out. At the size of an export, the titles of the figure, its axes and its
// panels must fit.
TEST_P(EveryFigure, HasAllTitlesAtTheSizeOfAnExport) {
  const Figure& figure = GetParam();
  const Plot plot = figure.build({});
  for (Language language : kLanguages) {
    const Scene scene = lay_out(plot, {0, 0, 1000, 625}, {fonts(), ThemeName::Light, language});
    std::vector<std::string> written;
    for (const SceneShape& shape : scene.shapes) {
      if (const auto* label = std::get_if<shape::Label>(&shape)) written.push_back(label->text);
    }
    const auto is_written = [&](const Text& text) {
      return std::find(written.begin(), written.end(), typeset::plain_words(text.in(language))) !=
             written.end();
    };
    const auto all = words_of(plot);
    for (const Word& word : all) {
      if (word.where != "title" && word.where != "panel title" && word.where != "axis title" &&
          word.where != "category" && word.where != "note") {
        continue;
      }
      const Text other = beside_amounts(plot, word.text);
      EXPECT_TRUE(is_written(word.text) || (!other.empty() && is_written(other)))
          << circumstances(figure, {1000, 625}, language, "default") << ": the " << word.where << " \""
          << word.text.in(language) << "\" is left out or cut";
    }
  }
}

INSTANTIATE_TEST_SUITE_P(Catalogue, EveryFigure, every_figure(), id_as_test_name);

// In a frame that is too small the layout leaves text out.
TEST(AnySize, KeepsTextInTheFrame) {
  for (const Figure& figure : catalogue()) {
    const Plot plot = figure.build({});
    for (const Size& size :
         {Size{1, 1}, Size{20, 20}, Size{60, 40}, Size{10000, 30}, Size{30, 10000}, Size{0, 0}}) {
      const Scene scene = lay_out(plot, {0, 0, size.width, size.height}, {fonts()});
      for (const SceneShape& shape : scene.shapes) {
        const auto* label = std::get_if<shape::Label>(&shape);
        EXPECT_TRUE(label == nullptr || scene.frame.inset(-1e-3).contains(label->box))
            << figure.id << " at " << size.width << "x" << size.height << ": " << label->text;
      }
    }
  }
}

}  // namespace
}  // namespace surprisal::test
