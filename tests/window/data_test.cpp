// Checks the data view as a user would: a robot opens files, sorts, filters, walks through the rows and opens
// one in the playground, in both languages.
#include <unistd.h>

#include <fstream>
#include <sstream>

#include "desk/files.h"
#include "desk/row_sample.h"
#include "desk/rows.h"
#include "figures/rows/shown_rows.h"
#include "robot.h"
#include "testing.h"

namespace surprisal::test {
namespace {

std::filesystem::path row_file(const char* name) {
  return std::filesystem::path(SURPRISAL_TEST_FOLDER) / ".." / "data" / "files" / name;
}

class OwnData : public testing::TestWithParam<Language> {
 protected:
  Robot robot{GetParam(), {1440, 900}};

  RowsView& rows() { return robot.desk().rows; }

  // A place in a figure's plot; coordinates from 0 to 1.
  ImVec2 place_in(const char* figure, double x, double y) {
    const Rect& area = robot.ui().pictures.find(figure)->scene.panels.at(0).area;
    return {static_cast<float>(area.left + x * area.width), static_cast<float>(area.top + y * area.height)};
  }

  // Frames are drawn while the file is read in the background.
  void wait() {
    while (rows().is_reading()) robot.frames(1);
    robot.frames(3);
  }

  // The view opens on the test digits.
  void open_digits_as_rows() {
    robot.click("rail.data");
    wait();
  }

  void open_formats() {
    open_digits_as_rows();
    robot.click("data.formats");
    robot.frames(2);
  }

  void open_example() {
    open_formats();
    robot.click("data.example");
    robot.frames(3);
  }
};

INSTANTIATE_TEST_SUITE_P(InBothLanguages, OwnData, testing::Values(Language::English, Language::Chinese));

TEST_P(OwnData, IsOpenedFromTheRailAndSaysWhatItTakes) {
  open_digits_as_rows();
  EXPECT_TRUE(robot.sees("data.open"));
  robot.click("data.formats");
  robot.frames(2);
  EXPECT_TRUE(robot.sees("data.open"));
  EXPECT_NE(robot.screen().find("NPY"), std::string::npos);
  robot.click("data.copy");
  EXPECT_NE(robot.clipboard().find("np.save"), std::string::npos);
  robot.click("data.open");
  EXPECT_TRUE(robot.desk().file_dialog);
}

TEST_P(OwnData, OpensOnTheTestDigitsWithTheWorstFirst) {
  open_digits_as_rows();
  ASSERT_TRUE(rows().file);
  EXPECT_EQ(rows().file->count(), 360u);
  EXPECT_NE(robot.screen().find(robot.desk().say({"360 test digits", "360 张测试图"})), std::string::npos);
  const std::vector<double>& losses = rows().file->numbers.loss;
  EXPECT_EQ(losses[rows().shown.front()], *std::max_element(losses.begin(), losses.end()));
  robot.click("data.formats");
  robot.frames(2);
  robot.click("data.digits");
  wait();
  EXPECT_TRUE(rows().file);
}

TEST_P(OwnData, ShowsTheDigitOfARowOnThePad) {
  open_digits_as_rows();
  const Widget list = robot.find("rows.list");
  robot.click(ImVec2{list.low.x + 60, list.low.y + 3.5f * 25});
  const auto row = static_cast<int>(rows().shown[3]);
  EXPECT_EQ(robot.session().digits.test_digit, row);
  robot.click("rail.digits");
  robot.frames(2);
  DigitsState& digits = *robot.desk().digits;
  EXPECT_EQ(digits.pad.test_digit, static_cast<std::size_t>(row));
  while (digits.training.is_busy()) robot.frames(1);
  EXPECT_EQ(digits.training.run().steps(), 200u);
  EXPECT_EQ(digits.logits(), robot.session().logits);
}

// After more training, the rows are those of the retrained classifier.
TEST_P(OwnData, FollowsTheClassifierOfTheDigitsView) {
  open_digits_as_rows();
  const auto before = rows().file;
  robot.click("rail.digits");
  robot.frames(2);
  robot.click("digits.step");
  robot.click("rail.data");
  wait();
  EXPECT_NE(rows().file, before);
  EXPECT_EQ(rows().file->source.digits->steps, 1);
  const auto again = rows().file;
  robot.click("rail.playground");
  robot.click("rail.data");
  wait();
  EXPECT_EQ(rows().file, again) << "nothing has changed";
}

TEST_P(OwnData, OpensFilesOfEachFormat) {
  const std::vector<std::vector<std::filesystem::path>> all = {
      {row_file("f4_little.npy"), row_file("labels_i8.npy")}, {row_file("stored.npz")}};
  for (const auto& files : all) {
    open_files(robot.desk(), files);
    wait();
    EXPECT_EQ(rows().fault, Text()) << files.front();
    EXPECT_TRUE(robot.sees("rows.list")) << files.front();
    EXPECT_NE(robot.screen().find(files.front().filename().string()), std::string::npos);
  }
}

TEST_P(OwnData, SaysWhyAFileCannotBeRead) {
  open_files(robot.desk(), {row_file("complex.npy")});
  wait();
  EXPECT_FALSE(rows().fault.empty());
  EXPECT_TRUE(robot.sees("data.change"));
  robot.click("data.back");
  EXPECT_TRUE(robot.sees("data.example"));
}

TEST_P(OwnData, SortsByTheColumnsThatAreClicked) {
  open_example();
  robot.click("rows.sort.row");
  EXPECT_EQ(rows().shown.front(), 0U);
  robot.click("rows.sort.row");
  EXPECT_EQ(rows().shown.front(), 1999U);
  for (const char* column : {"rows.sort.label", "rows.sort.predicted", "rows.sort.p", "rows.sort.loss"}) {
    robot.click(column);
    EXPECT_EQ(rows().shown.size(), 2000U);
  }
  EXPECT_EQ(rows().column, RowColumn::Loss);
}

TEST_P(OwnData, ShowsTheFirstRowsOfANewOrder) {
  open_example();
  const Widget list = robot.find("rows.list");
  robot.wheel(list.middle(), -100);
  robot.click(ImVec2{list.low.x + 60, list.low.y + 3.5f * 25});
  ASSERT_GT(*place_of_chosen(rows()), 100U);
  robot.click("rows.sort.row");
  robot.click(ImVec2{list.low.x + 60, list.low.y + 0.5f * 25});
  EXPECT_EQ(rows().chosen, 0U);
}

TEST_P(OwnData, FiltersByWhatIsTypedAndByGroups) {
  open_example();
  robot.type_into("rows.filter", "label = 4");
  ASSERT_FALSE(rows().shown.empty());
  for (const std::uint32_t row : rows().shown) EXPECT_EQ(rows().file->numbers.label[row], 4);
  robot.click("rows.group.1");
  for (const std::uint32_t row : rows().shown) EXPECT_FALSE(rows().file->numbers.is_right(row));
  robot.type_into("rows.filter", "labl = 4");
  EXPECT_FALSE(rows().query_fault.empty());
  const char* still = GetParam() == Language::English ? "still showing the" : "仍显示";
  EXPECT_NE(robot.screen().find(still), std::string::npos) << "the rows are not those of the faulty filter";
  EXPECT_EQ(robot.desk().view.main, MainView::Data) << "Enter in the field opens no row";
}

TEST_P(OwnData, WalksThroughRowsWithTheArrowKeysAndOpensOne) {
  open_example();
  const Session before = robot.session();
  for (int i = 0; i < 3; ++i) robot.press(ImGuiKey_DownArrow);
  robot.press(ImGuiKey_UpArrow);
  EXPECT_EQ(place_of_chosen(rows()), 2U);
  robot.desk().workspace.undo();
  EXPECT_EQ(robot.session(), before) << "one step";
  robot.press(ImGuiKey_DownArrow);
  robot.press(ImGuiKey_Enter);
  EXPECT_NE(robot.desk().view.main, MainView::Data);
  EXPECT_EQ(robot.session(), with_row(before, sample_of_row(*rows().file, *rows().chosen)));
  EXPECT_TRUE(robot.sees("slider.logit.0"));
}

TEST_P(OwnData, ChoosesTheRowThatIsClicked) {
  open_example();
  const Widget list = robot.find("rows.list");
  robot.click(ImVec2{list.low.x + 60, list.low.y + 5.5f * 25});
  EXPECT_EQ(place_of_chosen(rows()), 5U);
  robot.wheel(list.middle(), -10);
  robot.click(ImVec2{list.low.x + 60, list.low.y + 0.5f * 25});
  EXPECT_EQ(place_of_chosen(rows()), 30U);
  robot.click("rows.open");
  EXPECT_NE(robot.desk().view.main, MainView::Data);
}

TEST_P(OwnData, ShowsOneOfItsFiguresAloneByKeys) {
  open_example();
  robot.press(ImGuiMod_Alt | ImGuiKey_2);
  EXPECT_EQ(robot.desk().view.main, MainView::Data);
  EXPECT_EQ(robot.desk().view.maximized, 1U);
  robot.press(ImGuiKey_Escape);
  EXPECT_FALSE(robot.desk().view.maximized);
  EXPECT_EQ(robot.desk().view.main, MainView::Data);
}

TEST_P(OwnData, KeepsTheButtonsOverTheTableApart) {
  open_example();
  for (const ImVec2 size : {ImVec2{1024, 640}, ImVec2{1024, 768}, ImVec2{1280, 720}, ImVec2{1920, 1080}}) {
    robot.resize(size);
    EXPECT_LT(robot.find("rows.group.2").high.x, robot.find("rows.save").low.x) << size.x;
  }
}

TEST_P(OwnData, FitsTheTemperature) {
  open_example();
  robot.click("rows.fit");
  EXPECT_EQ(rows().temperature, *rows().file->overview.temperature->fitted);
}

TEST_P(OwnData, FiltersByAClickOnAFigure) {
  open_example();
  for (const char* name : {"losses", "reliability", "confusion-loss"}) {
    const auto& panel = robot.ui().pictures.find(name)->scene.panels.at(0);
    const Point inside = {panel.area.left + 0.9 * panel.area.width, panel.area.top + 0.9 * panel.area.height};
    filter_rows_by(robot.desk(), "");
    robot.frames(2);
    robot.click(ImVec2{static_cast<float>(inside.x), static_cast<float>(inside.y)});
    EXPECT_FALSE(rows().query.empty()) << name;
    EXPECT_TRUE(rows().query_fault.empty()) << rows().query_fault.en;
    EXPECT_LT(rows().shown.size(), 2000U) << name;
    robot.let_pass(1);
    robot.click(ImVec2{static_cast<float>(inside.x), static_cast<float>(inside.y)});
    EXPECT_EQ(rows().shown.size(), 2000U) << name << ": once more shows all rows";
    robot.let_pass(1);
  }
}

TEST_P(OwnData, FiltersByTheLossesThatAreDraggedAcross) {
  open_example();
  robot.drag(place_in("losses", 0.4, 0.5), place_in("losses", 0.8, 0.5));
  ASSERT_TRUE(rows().query.starts_with("loss >= ")) << rows().query;
  ASSERT_TRUE(rows().brush);
  const Range range = rows().brush->range;
  EXPECT_LT(range.low, range.high);
  ASSERT_FALSE(rows().shown.empty());
  EXPECT_LT(rows().shown.size(), 2000U);
  for (const std::uint32_t row : rows().shown) {
    EXPECT_GE(rows().file->numbers.loss[row], range.low * 0.99);
    EXPECT_LE(rows().file->numbers.loss[row], range.high * 1.01);
  }
  EXPECT_NE(robot.screen().find(rows().query), std::string::npos) << "the filter is visible";
  const std::string query = rows().query;
  robot.drag(place_in("losses", 0.8, 0.4), place_in("losses", 0.4, 0.6));
  EXPECT_EQ(rows().query, query) << "the same in the other direction";
  robot.type_into("rows.filter", "loss > 1");
  EXPECT_NE(rows().brush->query, rows().query) << "an edited query no longer matches the dragged range";
  const FigureView& figure = robot.desk().figures().front();
  EXPECT_TRUE(figure.views.empty() || !figure.views[0].x) << "the axis stays where it is";
}

TEST_P(OwnData, SetsTheTemperatureByADragInItsFigure) {
  open_example();
  const Session before = robot.session();
  robot.drag(place_in("temperature-fit", 0.3, 0.5), place_in("temperature-fit", 0.7, 0.5));
  const double high = rows().temperature;
  EXPECT_GT(high, 1);
  robot.drag(place_in("temperature-fit", 0.5, 0.5), place_in("temperature-fit", 0.1, 0.5));
  EXPECT_LT(rows().temperature, 1);
  EXPECT_EQ(robot.session(), before) << "the sample keeps its own temperature";
  EXPECT_TRUE(rows().query.empty());
}

// In a narrow window the other numbers are dropped first.
TEST_P(OwnData, ShowsTheMeanLossAtEveryWidth) {
  open_files(robot.desk(), {row_file("f4_little.npy"), row_file("labels_i8.npy")});
  wait();
  for (float width = 700; width <= 1500; width += 50) {
    robot.resize({width, 768});
    robot.frames(2);
    EXPECT_NE(robot.screen().find(robot.desk().say({"mean loss", "平均损失"})), std::string::npos) << width;
  }
}

TEST_P(OwnData, IsReadAgainWithItsSession) {
  const std::filesystem::path session =
      std::filesystem::temp_directory_path() / ("surprisal-kept-" + std::to_string(getpid()) + ".surprisal");
  open_files(robot.desk(), {row_file("f4_little.npy"), row_file("labels_i8.npy")});
  wait();
  robot.press(ImGuiKey_DownArrow);
  const std::optional<std::size_t> chosen = rows().chosen;
  ASSERT_TRUE(save_to(robot.desk(), session));
  robot.click("rail.data");
  open_synthetic_rows(robot.desk());
  robot.frames(2);
  open_file(robot.desk(), session);
  wait();
  EXPECT_NE(robot.desk().view.main, MainView::Data);
  robot.click("rail.data");
  EXPECT_EQ(rows().file->source.file.filename(), "f4_little.npy");
  EXPECT_EQ(rows().chosen, chosen);
  std::filesystem::remove(session);
}

// The first model gives the labels 1/2, 1/4 and 1/8, the second 1/4, 1/4 and 1/2.
TEST_P(OwnData, ComparesTwoModels) {
  const std::filesystem::path folder =
      std::filesystem::temp_directory_path() / ("surprisal-models-" + std::to_string(getpid()));
  std::filesystem::create_directories(folder);
  std::ofstream(folder / "a.csv") << "x,y,label\n0.5,0.5,0\n0.75,0.25,1\n0.125,0.875,0\n";
  std::ofstream(folder / "b.csv") << "x,y,label\n0.25,0.75,0\n0.75,0.25,1\n0.5,0.5,0\n";
  open_files(robot.desk(), {folder / "a.csv"});
  wait();
  robot.click("data.compare");
  ASSERT_TRUE(robot.desk().file_dialog);
  robot.type_into("file.name", (folder / "b.csv").string());
  robot.frames(2);
  wait();
  ASSERT_TRUE(rows().file->other);
  EXPECT_NE(robot.screen().find("b.csv"), std::string::npos);
  const char* better = GetParam() == Language::English ? "better" : "低";
  EXPECT_NE(robot.screen().find(better), std::string::npos) << "than the first, by";
  EXPECT_NE(robot.screen().find("0.23"), std::string::npos) << "a third of a bit, in nats";
  robot.click("rows.sort.difference");
  EXPECT_EQ(rows().shown, (std::vector<std::uint32_t>{0, 1, 2}));
  robot.type_into("rows.filter", "difference < 0");
  EXPECT_EQ(rows().shown, (std::vector<std::uint32_t>{2}));
  robot.click("rows.compare.close");
  wait();
  EXPECT_FALSE(rows().file->other);
  EXPECT_FALSE(robot.sees("rows.sort.difference"));
  EXPECT_EQ(rows().shown.size(), 3U);
  std::filesystem::remove_all(folder);
}

TEST_P(OwnData, OffersToSaveTheTestDigitsThoughTheyHaveNoFile) {
  open_digits_as_rows();
  robot.click("rows.save");
  ASSERT_TRUE(robot.desk().file_dialog);
  EXPECT_TRUE(robot.desk().file_dialog->folder.is_absolute());
}

TEST_P(OwnData, SavesTheRowsThatAreListed) {
  open_example();
  robot.type_into("rows.filter", "label = 4");
  robot.click("rows.save");
  ASSERT_TRUE(robot.desk().file_dialog);
  const std::filesystem::path file =
      std::filesystem::temp_directory_path() / ("surprisal-rows-" + std::to_string(getpid()) + ".csv");
  robot.type_into("file.name", file.string());
  robot.frames(2);
  EXPECT_FALSE(robot.desk().file_dialog);
  std::ifstream in(file);
  std::stringstream text;
  text << in.rdbuf();
  const std::string csv = text.str();
  EXPECT_EQ(std::count(csv.begin(), csv.end(), '\n'), static_cast<std::ptrdiff_t>(rows().shown.size()) + 1);
  std::filesystem::remove(file);
}

TEST_P(OwnData, IsRereadWithTheChosenOptions) {
  open_files(robot.desk(), {row_file("f4_little.npy"), row_file("labels_i8.npy")});
  wait();
  robot.click("data.change");
  robot.frames(3);
  robot.click("reading.kind.1");
  robot.click("reading.done");
  wait();
  EXPECT_EQ(rows().source.reading.kind, data::Kind::Logits);
  EXPECT_FALSE(rows().choices);
  EXPECT_TRUE(robot.sees("rows.list"));
}

// What one types next must not reach the playground.
TEST_P(OwnData, IsNotLeftByEscapeWhichClearsTheFilter) {
  open_example();
  robot.type_into("rows.filter", "label = 4");
  robot.press(ImGuiKey_Escape);
  EXPECT_EQ(rows().query, "");
  EXPECT_EQ(rows().shown.size(), 2000U);
  robot.click("rows.group.1");
  robot.press(ImGuiKey_Escape);
  EXPECT_EQ(rows().shown.size(), 2000U);
  robot.press(ImGuiKey_Escape);
  EXPECT_EQ(robot.desk().view.main, MainView::Data);
  EXPECT_FALSE(robot.desk().view.leaving);
}

TEST_P(OwnData, ClosesTheMessageAboutAFileWithEscape) {
  open_files(robot.desk(), {row_file("complex.npy")});
  wait();
  robot.press(ImGuiKey_Escape);
  EXPECT_TRUE(rows().fault.empty());
  EXPECT_EQ(robot.desk().view.main, MainView::Data);
}

TEST_P(OwnData, DoesNotOfferToReadAMissingFileInAnotherWay) {
  open_files(robot.desk(), {row_file("missing.npy")});
  wait();
  EXPECT_FALSE(robot.sees("data.change"));
  EXPECT_FALSE(robot.sees("data.leave"));
  robot.click("data.open");
  EXPECT_TRUE(robot.desk().file_dialog);
}

TEST_P(OwnData, AsksWhatNumbersFromZeroToOneAre) {
  const std::filesystem::path file =
      std::filesystem::temp_directory_path() / ("surprisal-rounded-" + std::to_string(getpid()) + ".csv");
  std::ofstream(file) << "a,b,label\n0.5,0.4,0\n0.3,0.6,1\n";
  open_files(robot.desk(), {file});
  wait();
  ASSERT_FALSE(rows().fault.empty());
  robot.click("data.change");
  robot.frames(3);
  robot.click("reading.kind.1");
  robot.click("reading.done");
  wait();
  EXPECT_TRUE(rows().fault.empty());
  EXPECT_EQ(rows().file->rows.kind, data::Kind::Logits);
  std::filesystem::remove(file);
}

}  // namespace
}  // namespace surprisal::test
