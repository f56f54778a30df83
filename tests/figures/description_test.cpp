// Checks that every figure has a description in words, in both languages and for any session.
#include <algorithm>

#include "every_figure.h"
#include "namespaces.h"
#include "plot/describe.h"
#include "sessions.h"
#include "typeset/rich_line.h"

namespace surprisal::test {
namespace {

class EveryDescription : public testing::TestWithParam<Figure> {};

TEST_P(EveryDescription, IsShortAndPlainText) {
  for (const NamedSession& named : sessions()) {
    const Plot plot = GetParam().build(named.session);
    for (const Language language : {Language::English, Language::Chinese}) {
      const std::string text = description_of(plot, language);
      const std::string where = std::string(GetParam().id) + ", " + named.name + ": " + text;
      EXPECT_GE(words_in(text), 8u) << where;
      EXPECT_LE(words_in(text), kMaxWordsOfDescription) << where;
      for (const char* wrong : {"nan", "$", "[[", "**", "\\", "\n", "1e-", "1e+"})
        EXPECT_EQ(text.find(wrong), std::string::npos) << wrong << " in " << where;
      EXPECT_TRUE(text.ends_with(language == Language::Chinese ? "。" : ".")) << where;
    }
  }
}

TEST_P(EveryDescription, CountsWhatTheFirstPanelShows) {
  const Plot plot = GetParam().build({});
  const auto* chart = std::get_if<Chart>(&plot.rows.front().front().content);
  if (chart == nullptr) return;
  const std::string english = description_of(plot, Language::English);
  const std::string chinese = description_of(plot, Language::Chinese);
  if (!chart->curves.empty()) {
    EXPECT_NE(english.find(std::to_string(chart->curves.size()) + " curve"), std::string::npos) << english;
    EXPECT_NE(chinese.find(std::to_string(chart->curves.size()) + " 条曲线"), std::string::npos) << chinese;
  }
  if (!chart->bars.empty()) {
    EXPECT_NE(english.find(std::to_string(chart->bars.size()) + " bar"), std::string::npos) << english;
  }
}

INSTANTIATE_TEST_SUITE_P(Catalogue, EveryDescription, every_figure(), id_as_test_name);

}  // namespace
}  // namespace surprisal::test
