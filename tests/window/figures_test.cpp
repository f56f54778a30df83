// Checks that every figure is interactive: handles can be dragged, and a drag is one undo entry; figures
// zoom, pan, show readings, can be maximized, and copy their numbers.
#include <algorithm>
#include <cmath>
#include <vector>

#include "figures/catalogue.h"
#include "robot.h"
#include "screen/screen_canvas.h"
#include "session/keys.h"
#include "session/options.h"
#include "testing.h"
#include "ui/places.h"

namespace surprisal::test {
namespace {

ImVec2 on_screen(Point p) { return {static_cast<float>(p.x), static_cast<float>(p.y)}; }

// ImGui rounds pointer positions to whole pixels.
ImVec2 whole(ImVec2 p) { return {std::floor(p.x), std::floor(p.y)}; }

// Maximizes one figure.
void show_alone(Robot& robot, std::string_view id) {
  Desk& desk = robot.desk();
  desk.view.figures.clear();
  desk.view.figures.emplace_back().id = id;
  desk.view.maximized = 0;
  robot.frames(3);
}

std::vector<const Panel*> panels_of(const Plot& plot) {
  std::vector<const Panel*> all;
  for (const auto& row : plot.rows) {
    for (const Panel& panel : row) all.push_back(&panel);
  }
  return all;
}

double area_of_triangles(const ImDrawList& list) {
  double area = 0;
  for (int i = 0; i + 2 < list.IdxBuffer.Size; i += 3) {
    const ImVec2 a = list.VtxBuffer[list.IdxBuffer[i]].pos, b = list.VtxBuffer[list.IdxBuffer[i + 1]].pos,
                 c = list.VtxBuffer[list.IdxBuffer[i + 2]].pos;
    area += static_cast<double>(std::abs((b.x - a.x) * (c.y - a.y) - (c.x - a.x) * (b.y - a.y))) / 2;
  }
  return area;
}

// A bent band in 20 x 20 pixels, drawn in either direction. Without antialiasing, triangles cover it exactly.
TEST(ScreenCanvas, FillsAConcavePolygonInEitherDirection) {
  Robot robot(Language::English, {640, 480});
  std::vector<Point> band = {{10, 10}, {18, 20}, {10, 30}, {30, 30}, {38, 20}, {30, 10}};
  for (const bool reversed : {false, true}) {
    if (reversed) std::reverse(band.begin(), band.end());
    ImDrawList list(ImGui::GetDrawListSharedData());
    list._ResetForNewFrame();
    ScreenCanvas(list, robot.ui().screen_fonts).polygon(band, Color{0, 0, 0, 128});
    EXPECT_NEAR(area_of_triangles(list), 400, 1e-3) << reversed;
  }
}

class EveryFigure : public testing::TestWithParam<std::string> {
 protected:
  Robot robot{Language::English, {1280, 900}};
};

std::vector<std::string> ids() {
  std::vector<std::string> all;
  for (const Figure& figure : catalogue()) all.emplace_back(figure.id);
  return all;
}

INSTANTIATE_TEST_SUITE_P(Catalogue, EveryFigure, testing::ValuesIn(ids()), [](const auto& parameter) {
  std::string name = parameter.param;
  for (char& c : name) c = std::isalnum(static_cast<unsigned char>(c)) ? c : '_';
  return name;
});

TEST_P(EveryFigure, IsDraggedByItsHandles) {
  show_alone(robot, GetParam());
  const std::size_t count = robot.picture().scene.handles.size();
  std::size_t changed = 0;
  for (std::size_t i = 0; i < count; ++i) {
    const PlacedHandle handle = robot.picture().scene.handles[i];
    SCOPED_TRACE(handle.handle.id);
    const Session before = robot.session();
    const ImVec2 from = on_screen(handle.at);
    for (ImVec2 by : {ImVec2(37, -29), ImVec2(-41, 33), ImVec2(210, 190), ImVec2(-220, -170)}) {
      robot.drag(from, {from.x + by.x, from.y + by.y});
      EXPECT_EQ(fault_of(robot.session()), "");
      if (robot.session() == before) continue;
      ++changed;
      robot.press(ImGuiMod_Ctrl | ImGuiKey_Z);
      EXPECT_EQ(robot.session(), before);
    }
  }
  EXPECT_GE(changed, count);
}

TEST_P(EveryFigure, ZoomsAndFits) {
  find_figure(GetParam())->build(robot.session());  // trains, so that the picture does not change meanwhile
  show_alone(robot, GetParam());
  FigureView& figure = robot.desk().view.figures[0];
  for (std::size_t i = 0; i < robot.picture().scene.panels.size(); ++i) {
    if (!robot.picture().scene.panels[i].is_chart) continue;
    const PlacedPanel before = robot.picture().scene.panels[i];
    const Rect& area = before.area;
    const ImVec2 at = whole(on_screen({area.left + area.width * 0.31, area.top + area.height * 0.43}));
    robot.wheel(at, 2);
    const PlacedPanel after = robot.picture().scene.panels[i];
    // Zooming keeps the point under the pointer in place.
    const auto share = [](const AxisMap& map, double data) {
      return (map.to_pixel(data) - map.pixel_low) / (map.pixel_high - map.pixel_low);
    };
    const double x = before.x.to_data(static_cast<double>(at.x));
    const double y = before.y.to_data(static_cast<double>(at.y));
    EXPECT_NEAR(share(after.x, x), share(before.x, x), 1e-9);
    // With equal units, one axis is adjusted to the other.
    const auto& content = panels_of(robot.picture().plot)[i]->content;
    const auto* chart = std::get_if<Chart>(&content);
    EXPECT_NEAR(share(after.y, y), share(before.y, y), chart != nullptr && chart->equal_units ? 0.01 : 1e-9);
    EXPECT_TRUE(figure.views[i].x);
    robot.press(ImGuiKey_Home);
    EXPECT_FALSE(figure.views[i].x);
  }
}

TEST(Figure, ShowsReadingsThatMatchTheFunction) {
  Robot robot(Language::English, {1280, 900});
  show_alone(robot, "loss-over-prediction");
  FigureView& figure = robot.desk().view.figures[0];
  const PlacedPanel& panel = robot.picture().scene.panels[0];
  const double x = 0.37;
  robot.click(on_screen({panel.x.to_pixel(x), panel.area.top + panel.area.height * 0.2}));
  ASSERT_EQ(figure.pinned.size(), 1u);
  EXPECT_NEAR(figure.pinned[0].x, x, 0.002);
  robot.press(ImGuiKey_Escape);
  EXPECT_TRUE(figure.pinned.empty());
  EXPECT_TRUE(robot.desk().view.maximized);
}

TEST(Figure, PansWithTheButtonDown) {
  Robot robot(Language::English, {1280, 900});
  show_alone(robot, "activations");
  FigureView& figure = robot.desk().view.figures[0];
  const PlacedPanel before = robot.picture().scene.panels[0];
  const ImVec2 from = on_screen({before.area.left + 30, before.area.top + 30});
  robot.drag(from, {from.x + 64, from.y + 16});
  ASSERT_TRUE(figure.views[0].x);
  const double under_hand = before.x.to_data(static_cast<double>(from.x));
  EXPECT_NEAR(robot.picture().scene.panels[0].x.to_pixel(under_hand), static_cast<double>(from.x + 64), 8);
}

TEST(Figure, CanBeMaximizedAndRestored) {
  Robot robot(Language::English, {1600, 1000});
  const Widget small = robot.find("entropy");
  robot.double_click({small.low.x + 60, small.low.y + 6});
  EXPECT_EQ(robot.desk().view.maximized, 5u);
  EXPECT_FALSE(robot.sees("sigmoid"));
  const Widget large = robot.find("entropy");
  EXPECT_GT(large.high.x - large.low.x, 2 * (small.high.x - small.low.x));
  robot.double_click({large.low.x + 60, large.low.y + 6});
  EXPECT_FALSE(robot.desk().view.maximized);
}

// The text as a person reads it, without the marks of formulas and bold words.
TEST(Figure, ReadsItsCurvesUnderThePointer) {
  Robot robot(Language::English, {1440, 900});
  std::size_t read = 0;
  for (const FigureView& figure : robot.desk().view.figures) {
    const FigurePicture* picture = robot.ui().pictures.find(figure.id);
    ASSERT_NE(picture, nullptr) << figure.id;
    for (const PlacedPanel& panel : picture->scene.panels) {
      const std::string before = robot.screen();
      robot.move(
          on_screen({panel.area.left + 0.93 * panel.area.width, panel.area.top + 0.6 * panel.area.height}));
      const std::string screen = robot.screen();
      if (screen != before) ++read;
      for (const char* mark : {"**", "[[", "\\,", "$"})
        EXPECT_EQ(screen.find(mark), std::string::npos) << figure.id << ": " << screen;
    }
  }
  EXPECT_GE(read, 4u);
}

TEST(Figure, HasItsSlidersBelowItWhereTheSampleIsNotShown) {
  Robot robot(Language::English, {1440, 900});
  show_alone(robot, "smoothing");
  EXPECT_FALSE(robot.sees("value.logit.0"));
  robot.type_into("value.smoothing", "0.25");
  EXPECT_EQ(robot.session().smoothing, 0.25);
}

TEST(Figure, HasNoCardForControlsThatItHasNot) {
  PlaygroundLayoutOptions wishes;
  wishes.width = 1440;
  wishes.height = 900;
  wishes.sample = false;
  wishes.cards = 1;
  const Places places = places_for(wishes);
  EXPECT_EQ(places.ledger.height, 0);
  EXPECT_GT(places.cards.front().bottom(), 860) << "the figure has the room";
}

TEST(Figure, OffersItsOptionsInItsMenu) {
  Robot robot(Language::English, {1440, 900});
  for (const ProbabilityAxis axis : {ProbabilityAxis::Log, ProbabilityAxis::Linear}) {
    robot.right_click("minus-log-p");
    robot.click(std::string(option_of("probability_axis").name) + "." +
                std::to_string(static_cast<int>(axis)));
    EXPECT_EQ(robot.session().probability_axis, axis);
  }
}

TEST(Figure, HasAMenu) {
  for (Language language : {Language::English, Language::Chinese}) {
    Robot robot(language, {1600, 1000});
    const auto choose = [&](const char* item) {
      robot.right_click("softmax-bars");
      robot.click(item);
    };
    choose("copy.text");
    EXPECT_NE(robot.clipboard().find("0.8789"), std::string::npos) << robot.clipboard();
    choose("copy.markdown");
    EXPECT_NE(robot.clipboard().find("---:|"), std::string::npos);
    choose("copy.latex");
    EXPECT_NE(robot.clipboard().find("\\begin{tabular}"), std::string::npos);
    choose("copy.formula");
    EXPECT_EQ(robot.clipboard(), "{p_k} = \\frac{e^{{z_k}}}{\\sum_j e^{{z_j}}}");
    choose("fill");
    EXPECT_EQ(robot.desk().view.maximized, 1u);
    choose("fill");
    EXPECT_FALSE(robot.desk().view.maximized);
    choose("remove");
    EXPECT_FALSE(robot.sees("softmax-bars"));
  }
}

TEST(Figure, IsHiddenIfThereIsNoRoom) {
  Robot robot(Language::English, {1280, 900});
  for (const float scale : {1.0f, 3.0f}) {
    robot.ui().screen_scale = scale;
    for (const ImVec2 size : {ImVec2{200, 150}, {120, 40}, {1280, 30}, {40, 900}, {1, 1}, {1280, 900}}) {
      robot.resize(size);
      for (int i = 1; i <= 2; ++i) robot.press(ImGuiMod_Alt | ImGuiKey_1);
    }
  }
  EXPECT_TRUE(robot.sees("minus-log-p"));  // the tab of the loss
}

TEST(Figure, HighlightsTheClassUnderThePointerInAllFigures) {
  Robot robot(Language::English, {1600, 1000});
  const Widget row = robot.find("name.1");
  robot.move(row.middle());
  EXPECT_EQ(robot.desk().view.highlight.of_class, 1u);
  robot.move(robot.find("slider.logit.2").middle());
  EXPECT_EQ(robot.desk().view.highlight.of_class, 2u);
}

void tab_to(Robot& robot, const std::string& name) {
  for (int i = 0; i < 80 && robot.focused() != name; ++i) robot.press(ImGuiKey_Tab);
  ASSERT_EQ(robot.focused(), name);
}

TEST(Figure, MovesItsHandlesByKeys) {
  for (Language language : {Language::English, Language::Chinese}) {
    Robot robot(language, {1440, 900});
    tab_to(robot, "handle.sigmoid.logit:1");
    const Session before = robot.session();
    const double z = before.logits[1];
    robot.press(ImGuiKey_RightArrow);
    const double step = robot.session().logits[1] - z;
    EXPECT_GT(step, 0);
    robot.press(ImGuiMod_Shift | ImGuiKey_RightArrow);
    EXPECT_NEAR(robot.session().logits[1], z + 1.1 * step, 1e-9);
    robot.press(ImGuiKey_LeftArrow);
    EXPECT_NEAR(robot.session().logits[1], z + 0.1 * step, 1e-9);
    EXPECT_EQ(robot.focused(), "handle.sigmoid.logit:1");
    const Text name = robot.picture().scene.handles[1].handle.name;
    EXPECT_NE(robot.screen().find(name.in(language)), std::string::npos);
    robot.press(ImGuiMod_Ctrl | ImGuiKey_Z);
    EXPECT_EQ(robot.session(), before);  // all key presses are one undo step
    robot.press(ImGuiKey_Escape);
    EXPECT_TRUE(robot.ui().focused_handle.empty());
    EXPECT_FALSE(robot.desk().view.leaving);
  }
}

TEST(Figure, ShowsToolsAtTheTopWhileHovered) {
  Robot robot(Language::English, {1440, 900});
  EXPECT_FALSE(robot.sees("tool.fill.minus-log-p"));
  const Widget card = robot.find("minus-log-p");
  robot.move({card.high.x - 100, card.low.y + 12});
  robot.frames(2);
  robot.click("tool.axis.minus-log-p");
  EXPECT_EQ(robot.session().probability_axis, ProbabilityAxis::Log);
  robot.click("tool.pin.minus-log-p");
  const FigureView& figure = robot.desk().view.figures[2];
  EXPECT_EQ(figure.pinned.size(), 1u);
  robot.click("tool.pin.minus-log-p");
  EXPECT_TRUE(figure.pinned.empty());
  robot.click("tool.fill.minus-log-p");
  EXPECT_EQ(robot.desk().view.maximized, 2u);
  robot.press(ImGuiKey_Escape);
  EXPECT_FALSE(robot.desk().view.maximized);
}

// Most of a tool is above the figure, the rest well above the title's letters.
TEST(Figure, KeepsItsToolsOffItsTitle) {
  for (const ImVec2 size : {ImVec2{1440, 900}, {1280, 720}, {1920, 1080}, {1024, 640}}) {
    Robot robot(Language::English, size);
    const FigureView& figure = robot.desk().view.figures[1];
    const Widget card = robot.find(figure.id);
    robot.move({card.low.x + 40, card.low.y + 12});
    robot.frames(2);
    const Widget tool = robot.find("tool.more." + figure.id);
    const FigurePicture* picture = robot.ui().pictures.find(figure.id);
    ASSERT_NE(picture, nullptr);
    for (const SceneShape& shape : picture->scene.shapes) {
      const auto* label = std::get_if<shape::Label>(&shape);
      if (label == nullptr) continue;
      EXPECT_GE(label->box.top, static_cast<double>(tool.high.y)) << label->text;
    }
  }
}

TEST(Figure, LeavesAGhostInEveryCardWhileABeadIsDragged) {
  Robot robot(Language::English, {1440, 900});
  const auto handle = robot.picture().scene.handles[1];
  // A bead and its ghost each have a letter.
  const auto letters = [&](std::size_t i) {
    const auto& shapes = robot.picture(i).scene.shapes;
    return std::count_if(shapes.begin(), shapes.end(), [](const SceneShape& shape) {
      const auto* label = std::get_if<shape::Label>(&shape);
      return label != nullptr && label->text.size() == 1 && label->text[0] >= 'A' && label->text[0] <= 'Z';
    });
  };
  const auto sigmoid = letters(0);
  const auto surprise = letters(2);
  ImGuiIO& io = ImGui::GetIO();
  robot.move(on_screen(handle.at));
  io.AddMouseButtonEvent(ImGuiMouseButton_Left, true);
  robot.frames(2);
  robot.move(on_screen({handle.at.x + 10, handle.at.y}));
  robot.frames(2);
  EXPECT_EQ(letters(0), sigmoid + 1);
  EXPECT_EQ(letters(2), surprise + 1);
  io.AddMouseButtonEvent(ImGuiMouseButton_Left, false);
  robot.frames(2);
  EXPECT_TRUE(robot.ui().pulse.is_running());
  robot.let_pass(1);
  EXPECT_FALSE(robot.ui().pulse.is_running());
}

}  // namespace
}  // namespace surprisal::test
