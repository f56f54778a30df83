// Checks what a guess hides in a plot, and that it hides nothing else.
#include "plot/hiding.h"

#include "testing.h"

namespace surprisal::test {
namespace {

Plot plot_of_two() {
  Chart chart;
  chart.curves = {
      Curve{.f = {}, .domain = {}, .points = {{0, 0}, {1, 1}}, .ink = Quantity::Loss, .label = "loss 0.5"},
      Curve{.f = {}, .domain = {}, .points = {{0, 1}, {1, 0}}, .ink = Quantity::Kl, .label = "KL 0.25"}};
  Bar bar;
  bar.to = 0.5;
  bar.ink = Quantity::Loss;
  bar.label = "0.5";
  bar.number = 0.5;
  chart.bars = {bar};
  chart.readout = Readout{{"loss [[loss:0.5]], KL [[kl:0.25]]"}, Ink::Kind::Ink};
  Plot plot;
  plot.rows = {{Panel{"first", chart}, Panel{"second", chart}}};
  plot.note = "[[kl:0.25]] of [[loss:0.5]]";
  return plot;
}

const Chart& first_of(const Plot& plot) { return std::get<Chart>(plot.rows[0][0].content); }

Plot hidden(const char* words) { return without(plot_of_two(), {hidden_named(words).value()}, "later"); }

TEST(Hiding, TurnsNumbersIntoQuestionMarks) {
  const struct {
    const char* words;
    const char* without;
  } cases[] = {{"loss 0.5", "loss ?"},
               {"−3.251", "?"},
               {"1.378×10⁻⁵ nats", "? nats"},
               {"a $p_2$ is 0.1", "a $p_2$ is ?"},
               {"log2 of 8", "log2 of ?"},
               {"150.4×", "?×"},
               {"$a(1-a)$ **0.007**", "$a(1-a)$ **?**"},
               {"no number", "no number"}};
  for (const auto& one : cases) EXPECT_EQ(without_numbers(one.words), one.without);
}

TEST(Hiding, HidesOnlyTheNamedQuantity) {
  const Plot plot = hidden("kl numbers");
  EXPECT_EQ(first_of(plot).curves[0].label.en, "loss 0.5");
  EXPECT_EQ(first_of(plot).curves[1].label.en, "KL ?");
  EXPECT_EQ(first_of(plot).readout->lines[0].en, "loss [[loss:0.5]], KL [[kl:?]]");
  EXPECT_EQ(plot.note.en, "[[kl:?]] of [[loss:0.5]]");
  EXPECT_TRUE(first_of(plot).bars[0].number.has_value());
}

// The name of a class's ink contains a digit, which is no number of the figure.
TEST(Hiding, KeepsTheInkOfAClass) {
  Plot plot = plot_of_two();
  plot.note = "[[class:2:cat 0.75]] and [[kl:0.25]]";
  EXPECT_EQ(without(plot, {hidden_named("numbers").value()}, "later").note.en,
            "[[class:2:cat ?]] and [[kl:?]]");
}

TEST(Hiding, LeavesOutAHeadingOfQuestionMarks) {
  Plot plot = plot_of_two();
  plot.aside = "[[loss:0.5]] = [[entropy:0.25]] + [[kl:0.25]]";
  plot.rows[0][0].title = "4 of 10";
  plot.rows[0][1].title = "At 0.5";
  const Plot after =
      without(plot, {hidden_named("loss numbers").value(), hidden_named("kl numbers").value()}, "later");
  EXPECT_TRUE(after.aside.empty());
  EXPECT_EQ(after.rows[0][0].title.en, "4 of 10");  // only numbers of the loss and of KL are hidden
  const Plot bare = without(plot, {hidden_named("numbers").value()}, "later");
  EXPECT_TRUE(bare.rows[0][0].title.empty());
  EXPECT_EQ(bare.rows[0][1].title.en, "At ?");
}

// The step states logits and labels, or a slider shows them. A guess about one of them has to name it.
TEST(Hiding, KeepsWhatIsGiven) {
  Plot plot = plot_of_two();
  auto& chart = std::get<Chart>(plot.rows[0][0].content);
  Guide label;
  label.ink = Ink(Quantity::Label).faded(0.5);
  label.label = "label 0.7";
  chart.guides = {label};
  plot.note = "truth [[label:0.7]], logit [[logit:−2]], loss [[loss:0.5]], 3 rows";
  const Plot without_numbers = without(plot, {hidden_named("numbers").value()}, {});
  EXPECT_EQ(without_numbers.note.en, "truth [[label:0.7]], logit [[logit:−2]], loss [[loss:?]], ? rows");
  EXPECT_EQ(first_of(without_numbers).guides[0].label.en, "label 0.7");
  EXPECT_EQ(first_of(without_numbers).curves[0].label.en, "loss ?");
  const Plot without_labels = without(plot, {hidden_named("label numbers").value()}, {});
  EXPECT_EQ(without_labels.note.en, "truth [[label:?]], logit [[logit:−2]], loss [[loss:0.5]], 3 rows");
  EXPECT_EQ(first_of(without_labels).guides[0].label.en, "label ?");
}

// In a text with several colours, only the words of the quantity are hidden.
TEST(Hiding, KnowsTheInkOfEveryQuantityInAText) {
  for (std::size_t i = 0; i < kQuantities; ++i) {
    const auto quantity = static_cast<Quantity>(i);
    Plot plot = plot_of_two();
    plot.note = "[[" + std::string(name_of(quantity)) + ":0.75]] and 2";
    const Plot without_it = without(plot, {{HiddenPart::Numbers, quantity, 0}}, {});
    EXPECT_EQ(without_it.note.en, "[[" + std::string(name_of(quantity)) + ":?]] and 2");
  }
}

TEST(Hiding, HidesCurvesBarsAndPanels) {
  EXPECT_EQ(first_of(hidden("loss curves")).curves.size(), 1u);
  EXPECT_TRUE(first_of(hidden("bars")).bars.empty());
  EXPECT_EQ(first_of(hidden("loss")).curves.size(), 1u);
  EXPECT_TRUE(first_of(hidden("loss")).bars.empty());
  const Plot covered = hidden("panel 2");
  EXPECT_TRUE(std::holds_alternative<Chart>(covered.rows[0][0].content));
  EXPECT_EQ(std::get<Cover>(covered.rows[0][1].content).words.en, "later");
}

TEST(Hiding, LeavesTheSpotsOfATriangleWithoutContours) {
  Triangle triangle;
  triangle.field = [](const TrianglePoint& at) { return at.p[0]; };
  triangle.levels = {0.5};
  triangle.field_ink = Quantity::Entropy;
  triangle.spots = {{{{1, 0, 0}}, Quantity::Prediction, Shape::Circle, "prediction"}};
  Plot plot;
  plot.rows = {{Panel{"map", triangle}}};
  const auto without_curves = [&](const char* words) {
    return std::get<Triangle>(without(plot, {hidden_named(words).value()}, {}).rows[0][0].content);
  };
  EXPECT_TRUE(without_curves("loss curves").field);
  EXPECT_FALSE(without_curves("curves").field);
  EXPECT_EQ(without_curves("curves").spots.size(), 1u);
}

// The axes of a hidden chart stay, but without their content and without any number that would reveal it.
TEST(Hiding, LeavesTheAxesOfAPanel) {
  Plot plot = plot_of_two();
  auto& chart = std::get<Chart>(plot.rows[0][1].content);
  chart.x = {.title = "output", .range = Range{0, 1}};
  chart.y = {.title = "loss, 0.25 now", .ink = Quantity::Loss};
  const auto covered = [&] {
    const Plot hidden = without(plot, {hidden_named("panel 2").value()}, "later");
    return std::get<Cover>(hidden.rows[0][1].content).axes.value();
  };
  EXPECT_EQ(covered().y.title.en, "loss, ? now");
  EXPECT_EQ(covered().x.range, (Range{0, 1}));
  EXPECT_TRUE(covered().curves.empty() && covered().bars.empty() && !covered().readout);
  EXPECT_TRUE(covered().x.visible);
  EXPECT_FALSE(covered().y.visible) << "its range would reveal the data";
  chart.y.range = Range{0, 37};
  EXPECT_FALSE(covered().y.visible) << "its range could reveal the data";
  chart.y.range = Range{0, 1.05};
  EXPECT_TRUE(covered().y.visible) << "the range of a probability reveals nothing";
}

// Of other kinds of content, the names and positions stay, so a reader can tell what is hidden.
TEST(Hiding, LeavesTheNamesAndPlacesOfAPanel) {
  Plot plot;
  Table table;
  table.heads = {{"row", Ink()}, {"loss", Ink()}};
  table.rows = {{{"cat", Ink()}, {"0.25", Ink(), Weight::Regular, Ink::Kind::Paper, 0, 0.25}}};
  HeatMap map;
  map.rows = {"cat"}, map.columns = {"dog"}, map.values = {0.25}, map.picked = {0};
  Pictures some;
  some.pictures = {{{0.25}, "C", true, "0.25"}};
  plot.rows = {{{"2  softmax, at most 0.25", table}, {{}, map}, {{}, some}}};
  for (const char* panel : {"panel 1", "panel 2", "panel 3"})
    plot = without(std::move(plot), {hidden_named(panel).value()}, "later");
  const auto& row = std::get<Table>(plot.rows[0][0].content).rows[0];
  EXPECT_EQ(plot.rows[0][0].title.en, "2  softmax, at most ?");
  EXPECT_EQ(row[0].text.en + row[1].text.en, "cat?");
  EXPECT_FALSE(row[1].value);
  const auto& cells = std::get<HeatMap>(plot.rows[0][1].content);
  EXPECT_TRUE(cells.values.empty() && cells.picked.empty());
  EXPECT_EQ(cells.columns[0].en, "dog");
  const auto& picture = std::get<Pictures>(plot.rows[0][2].content).pictures.at(0);
  EXPECT_TRUE(picture.values.empty() && picture.caption.empty() && !picture.filled);
  EXPECT_EQ(picture.letter.en, "C");
}

// Neither its heading nor the sentence below the figure may reveal what it shows.
TEST(Hiding, HidingAPanelHidesTextAboutIt) {
  Plot plot = plot_of_two();
  plot.rows[0][1].title = "2.00 doors";
  const Plot covered = without(plot, {hidden_named("panel 2").value()}, "later");
  EXPECT_EQ(covered.rows[0][1].title.en, "? doors");
  EXPECT_EQ(covered.rows[0][0].title.en, "first");
  EXPECT_TRUE(covered.note.empty());
  EXPECT_EQ(without(plot, {hidden_named("numbers").value()}, {}).rows[0][1].title.en, "? doors");
  plot.rows[0][1].title = "2.00 doors, 10.0 before";
  EXPECT_TRUE(without(plot, {hidden_named("panel 2").value()}, "later").rows[0][1].title.empty());
}

// Axes without anything in them look like an error. Where something is left, the words would seem to name it.
TEST(Hiding, SaysWhyAChartIsEmpty) {
  const auto covered = [](std::vector<Hidden> what) {
    return first_of(without(plot_of_two(), what, "later")).covered.en;
  };
  const Hidden curves = *hidden_named("curves"), bars = *hidden_named("bars");
  EXPECT_EQ(covered({curves, bars}), "later");
  EXPECT_EQ(covered({curves}), "");
  EXPECT_EQ(covered({bars, *hidden_named("loss curves")}), "");
  EXPECT_EQ(covered({*hidden_named("numbers")}), "");
}

TEST(Hiding, HidesTheFootOfAMarkOnAHiddenCurve) {
  Plot plot = plot_of_two();
  Guide foot, axis;
  foot.extent = Range{0, 0.5};
  std::get<Chart>(plot.rows[0][0].content).guides = {foot, axis};
  const auto guides_without = [&](const char* words) {
    return first_of(without(plot, {hidden_named(words).value()}, "later")).guides.size();
  };
  EXPECT_EQ(guides_without("curves"), 1U);
  EXPECT_EQ(guides_without("kl curves"), 2U) << "the other curve is there";
}

TEST(Hiding, KnowsItsWords) {
  for (const char* part : {"numbers", "curves", "bars", "marks", "labels", "values"}) {
    EXPECT_TRUE(hidden_named(part)) << part;
    EXPECT_EQ(hidden_named(part)->of, std::nullopt) << part;
    for (const char* quantity :
         {"logit", "prediction", "label", "loss", "entropy", "kl", "gradient", "squared-error"}) {
      const auto both = hidden_named(std::string(quantity) + " " + part);
      ASSERT_TRUE(both) << quantity << " " << part;
      EXPECT_EQ(both->part, hidden_named(part)->part);
      EXPECT_TRUE(both->of) << quantity;
    }
  }
  for (const char* words :
       {"", "panel", "panel 0", "panel 12", "kl  bars", "klbars", "nonsense", "loss nonsense"})
    EXPECT_FALSE(hidden_named(words)) << words;
  EXPECT_TRUE(hides_value({*hidden_named("loss values")}, Quantity::Loss));
  EXPECT_FALSE(hides_value({*hidden_named("loss values")}, Quantity::Kl));
  EXPECT_FALSE(hides_value({*hidden_named("loss numbers")}, Quantity::Loss));
}

// The title says what the axis shows, which is no answer.
TEST(Hiding, LeavesTheConstantsInTheTitleOfAnAxis) {
  const struct {
    Text title;
    Text kept;
  } cases[] = {
      {{"accuracy, and its 95% interval", "准确率及其 95% 区间"},
       {"accuracy, and its 95% interval", "准确率及其 95% 区间"}},
      {{"−$\\ln$(1−𝑝) (nats)", "−$\\ln$(1−𝑝)（奈特）"}, {"−$\\ln$(1−𝑝) (nats)", "−$\\ln$(1−𝑝)（奈特）"}},
      {{"loss; solid: train 0.271, dashed: test", "损失"}, {"loss; solid: train ?, dashed: test", "损失"}}};
  for (const auto& one : cases) {
    Plot plot = plot_of_two();
    std::get<Chart>(plot.rows[0][0].content).y.title = one.title;
    const Plot covered = without(plot, {hidden_named("panel 1").value()}, "later");
    EXPECT_EQ(std::get<Cover>(covered.rows[0][0].content).axes->y.title, one.kept);
  }
}

TEST(Panels, ThatAreShownKeepTheirOrderAndTheRestIsLeftOut) {
  const Plot plot = plot_of_two();
  ASSERT_EQ(plot.rows[0].size(), 2U);
  const Plot second = with_only_panels(plot, {1});
  ASSERT_EQ(second.rows.size(), 1U);
  ASSERT_EQ(second.rows[0].size(), 1U);
  EXPECT_EQ(second.rows[0][0].title, plot.rows[0][1].title);
  EXPECT_EQ(with_only_panels(plot, {0, 1}).rows[0].size(), 2U);
  EXPECT_EQ(with_only_panels(plot, {7}).rows[0].size(), 2U) << "if none of them exists, all are shown";
}

TEST(Panels, ThatAreLeftOutTakeTheWordsAboutThemAlong) {
  Plot plot = plot_of_two();
  plot.title = "Both";
  plot.note_beside_amounts = "a note beside amounts";
  EXPECT_FALSE(with_only_panels(plot, {0}).note.empty());
  plot.note_is_of = 1;
  EXPECT_TRUE(with_only_panels(plot, {0}).note.empty());
  EXPECT_TRUE(with_only_panels(plot, {0}).note_beside_amounts.empty());
  EXPECT_FALSE(with_only_panels(plot, {1}).note.empty());
  const Plot alone = named_after_only_panel(with_only_panels(plot, {1}));
  EXPECT_EQ(alone.title.en, "second");
  EXPECT_TRUE(alone.rows[0][0].title.empty());
  EXPECT_EQ(named_after_only_panel(plot).title.en, "Both");
}

}  // namespace
}  // namespace surprisal::test
