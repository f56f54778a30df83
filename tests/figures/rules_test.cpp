// Checks that every figure follows the rules of layout, as a picture and as a card: no label lies on a curve,
// a rule or the edge of a bar, charts are large enough to be read, and stacked charts are aligned.
#include <algorithm>
#include <cmath>
#include <limits>
#include <map>
#include <set>
#include <string>
#include <vector>

#include "../plot/scene_text.h"
#include "../plot/soundness.h"
#include "draw/bead.h"
#include "every_figure.h"
#include "namespaces.h"
#include "plot/lay_out.h"
#include "sessions.h"

namespace surprisal::test {
namespace {

struct Size {
  double width;
  double height;
};
constexpr Size kPictures[] = {{320, 240}, {480, 320}, {720, 480}, {1280, 720}, {3840, 2160}};
constexpr Size kCards[] = {{300, 195}, {358, 252}, {462, 202}, {760, 560}};
constexpr Language kLanguages[] = {Language::English, Language::Chinese};

struct Picture {
  std::string name;
  Plot plot;
  Scene scene;
  double px = 1;  // physical pixels per pixel of the given sizes
};

std::vector<Picture> pictures_of(const Figure& figure, const Session& session) {
  const Plot plot = figure.build(session);
  std::vector<Picture> pictures;
  for (Language language : kLanguages) {
    const std::string in = language == Language::Chinese ? " in Chinese" : " in English";
    const Look look = {fonts(), ThemeName::Light, language};
    const auto at = [&](Size size) {
      return std::string(figure.id) + " at " + std::to_string(static_cast<int>(size.width)) + "x" +
             std::to_string(static_cast<int>(size.height)) + in;
    };
    for (Size size : kPictures) {
      const Rect frame = {0, 0, size.width, size.height};
      pictures.push_back({at(size), plot, lay_out(plot, frame, look), text_size_of(plot, frame, look) / 12});
    }
    for (Size size : kCards)
      pictures.push_back(
          {at(size) + " as a card", plot, lay_out_card(plot, {0, 0, size.width, size.height}, look)});
  }
  return pictures;
}

bool crosses(const Rect& box, Point a, Point b) {
  double from = 0;
  double to = 1;
  const auto clip = [&](double at, double step, double low, double high) {
    if (step == 0) return at > low && at < high;
    from = std::max(from, std::min((low - at) / step, (high - at) / step));
    to = std::min(to, std::max((low - at) / step, (high - at) / step));
    return true;
  };
  return clip(a.x, b.x - a.x, box.left, box.right()) && clip(a.y, b.y - a.y, box.top, box.bottom()) &&
         from < to;
}

// The visible letters, without the space that a line of text leaves above and below them.
Rect letters_of(const shape::Label& label) {
  return {label.box.left + 0.5, label.box.top + 0.3 * label.box.height, label.box.width - 1,
          0.45 * label.box.height};
}

bool carries_a_value(Color color) {
  return color.alpha == 255 && contrast(color, theme(ThemeName::Light).paper) >= 2.9;
}

bool covers(const SceneShape& shape, const Rect& letters) {
  if (const auto* box = std::get_if<shape::Box>(&shape))
    return box->color.alpha > 200 && box->rect.inset(-1).contains(letters);
  if (const auto* disc = std::get_if<shape::Disc>(&shape)) {
    const double r = disc->radius;
    return Rect{disc->centre.x - r, disc->centre.y - r, 2 * r, 2 * r}.inset(-1).contains(letters);
  }
  return false;
}

bool is_struck(const SceneShape& shape, const Rect& letters) {
  if (const auto* line = std::get_if<shape::Line>(&shape)) {
    if (!carries_a_value(line->stroke.color)) return false;
    for (std::size_t i = 1; i < line->points.size(); ++i) {
      if (crosses(letters, line->points[i - 1], line->points[i])) return true;
    }
  }
  if (const auto* box = std::get_if<shape::Box>(&shape))
    return carries_a_value(box->color) && box->rect.overlaps(letters) &&
           !box->rect.inset(-1).contains(letters);
  return false;
}

class EveryLook : public testing::TestWithParam<Figure> {};

TEST_P(EveryLook, HasNoLabelOnACurveARuleOrTheEdgeOfABar) {
  for (const char* session : {"default", "ten classes"}) {
    for (const Picture& picture : pictures_of(GetParam(), session_named(session))) {
      const auto& shapes = picture.scene.shapes;
      for (std::size_t i = 0; i < shapes.size(); ++i) {
        const auto* label = std::get_if<shape::Label>(&shapes[i]);
        if (label == nullptr) continue;
        const Rect letters = letters_of(*label);
        for (std::size_t below = i; below-- > 0;) {
          if (covers(shapes[below], letters)) break;
          if (is_struck(shapes[below], letters)) {
            ADD_FAILURE() << picture.name << ", " << session << ": \"" << label->text << "\" is struck";
            break;
          }
        }
      }
    }
  }
}

TEST_P(EveryLook, HasChartsThatCanBeRead) {
  constexpr double kMinHeight = 90;
  for (const Picture& picture : pictures_of(GetParam(), {})) {
    for (const PlacedPanel& panel : picture.scene.panels) {
      if (!panel.is_chart) continue;
      EXPECT_GE(panel.area.height, kMinHeight * picture.px - 0.5) << picture.name;
    }
  }
}

TEST_P(EveryLook, HasStackedChartsInLine) {
  for (const Picture& picture : pictures_of(GetParam(), {})) {
    const auto& panels = picture.scene.panels;
    for (std::size_t i = 0; i < panels.size(); ++i) {
      for (std::size_t k = 0; k < i; ++k) {
        const Rect& a = panels[i].area;
        const Rect& b = panels[k].area;
        const bool stacked =
            a.top >= b.bottom() && std::abs(a.left - b.left) < 0.15 * std::min(a.width, b.width);
        if (panels[i].is_chart && panels[k].is_chart && stacked) {
          EXPECT_NEAR(a.left, b.left, 0.5) << picture.name;
          const Chart& upper = std::get<Chart>(panel_shown(picture.plot, picture.scene, k)->content);
          const Chart& lower = std::get<Chart>(panel_shown(picture.plot, picture.scene, i)->content);
          if (upper.x.title == lower.x.title || upper.x.title.empty()) {
            EXPECT_EQ(panels[k].x.data, panels[i].x.data) << picture.name;
            if (std::abs(a.width - b.width) < 0.15 * b.width) {
              EXPECT_NEAR(a.right(), b.right(), 0.5) << picture.name;
            }
          }
        }
      }
    }
  }
}

TEST_P(EveryLook, IsSoundAsACard) {
  for (std::size_t i = GetParam().id.size() % 7; i < sessions().size(); i += 7) {
    const Plot plot = GetParam().build(sessions()[i].session);
    for (Size size : kCards) {
      for (double scale : {1.0, 2.0}) {
        Look look = {fonts(), ThemeName::Dark, Language::Chinese};
        look.scale = scale;
        const Scene scene = lay_out_card(plot, {7, 9, scale * size.width, scale * size.height}, look);
        for (const std::string& fault : faults_of(scene))
          ADD_FAILURE() << GetParam().id << ", " << sessions()[i].name << ", " << size.width << ": " << fault;
      }
    }
  }
}

bool cross(Point a, Point b, Point c, Point d) {
  const auto side = [](Point p, Point q, Point r) {
    return (q.x - p.x) * (r.y - p.y) - (q.y - p.y) * (r.x - p.x);
  };
  return side(a, b, c) * side(a, b, d) < 0 && side(c, d, a) * side(c, d, b) < 0;
}

// The leader from a mark to its label: a thin slanted line of two points.
std::optional<std::pair<Point, Point>> leader_of(const SceneShape& shape, double px) {
  const auto* line = std::get_if<shape::Line>(&shape);
  if (line == nullptr || line->points.size() != 2 || line->stroke.dash != Dash::Solid) return std::nullopt;
  const Point a = line->points[0];
  const Point b = line->points[1];
  const double own = 11 * px;
  const bool slants = std::abs(a.x - b.x) > 1 && std::abs(a.y - b.y) > 1;
  if (std::abs(line->stroke.width - px) > 0.01 * px || !slants || distance(a, b) < 1.5 * own)
    return std::nullopt;
  const double t = own / distance(a, b);
  return std::pair{Point{a.x + t * (b.x - a.x), a.y + t * (b.y - a.y)}, b};
}

TEST_P(EveryLook, HasNoLeaderAcrossACurve) {
  for (const Picture& picture : pictures_of(GetParam(), {})) {
    for (const SceneShape& shape : picture.scene.shapes) {
      const auto leader = leader_of(shape, picture.px);
      if (!leader) continue;
      for (const SceneShape& other : picture.scene.shapes) {
        const auto* curve = std::get_if<shape::Line>(&other);
        if (curve == nullptr || curve->points.size() < 3 || curve->stroke.width < 1.5 * picture.px) continue;
        for (std::size_t i = 1; i < curve->points.size(); ++i) {
          EXPECT_FALSE(cross(leader->first, leader->second, curve->points[i - 1], curve->points[i]))
              << picture.name << " at " << leader->second.x << ", " << leader->second.y;
        }
      }
    }
  }
}

// The smallest y value that a chart shows within the range of its x axis.
double lowest_in(const Chart& chart, const AxisMap& x) {
  double lowest = std::numeric_limits<double>::infinity();
  const auto add = [&](double value) {
    if (std::isfinite(value)) lowest = std::min(lowest, value);
  };
  for (const Curve& curve : chart.curves) {
    for (Point p : curve.points) add(p.y);
    for (int i = 0; curve.f && i <= 200; ++i) {
      const double at = x.data.low + (x.data.high - x.data.low) * i / 200;
      if (!curve.domain || (at >= curve.domain->low && at <= curve.domain->high)) add(curve.f(at));
    }
  }
  for (const Bar& bar : chart.bars) add(bar.from), add(bar.to);
  for (const Mark& mark : chart.marks) add(mark.at.y);
  for (const Handle& handle : chart.handles) add(handle.at.y);
  for (const Guide& guide : chart.guides) {
    if (guide.direction == Guide::Direction::Horizontal) add(guide.at);
  }
  return lowest;
}

// A quantity that is never negative starts at its axis: there would only be an empty gap below 0.
TEST_P(EveryLook, StartsAtItsAxisIfNeverNegative) {
  for (const char* session : {"default", "ten classes"}) {
    const Plot plot = GetParam().build(session_named(session));
    const Scene scene = lay_out(plot, {0, 0, 1280, 720}, {fonts()});
    for (std::size_t i = 0; i < scene.panels.size(); ++i) {
      const PlacedPanel& panel = scene.panels[i];
      if (!panel.is_chart || panel.y.scale == Scale::Log) continue;
      const Chart& chart = std::get<Chart>(panel_shown(plot, scene, i)->content);
      if (!chart.y.categories.empty() || chart.equal_units || lowest_in(chart, panel.x) < 0) continue;
      EXPECT_GE(panel.y.data.low, 0) << GetParam().id << ", " << session << ": " << chart.y.title.en;
    }
  }
}

// A reader cannot enlarge a picture on paper, so text that does not fit has a shorter version. No word is
// cut.
TEST_P(EveryLook, CutsNoWordOnPaper) {
  constexpr Size kPapers[] = {{321, 208}, {643, 378}};
  const Plot plot = GetParam().build({});
  for (Size size : kPapers) {
    for (const Language language : kLanguages) {
      Look look = {fonts(), ThemeName::Light, language};
      look.smallest_text = look.largest_text = 10;
      look.medium = Medium::Paper;
      for (const shape::Label& label : labels_of(lay_out(plot, {0, 0, size.width, size.height}, look)))
        EXPECT_FALSE(label.text.ends_with("…") && label.text != "…")  // alone, it means "and more"
            << GetParam().id << " at " << size.width << ": " << label.text;
    }
  }
}

// The text of a slide may mention any of them.
TEST_P(EveryLook, LeavesOutNoneOfThreePanelsOnASlide) {
  const Plot plot = GetParam().build({});
  std::size_t panels = 0;
  for (const auto& row : plot.rows) panels += row.size();
  if (panels > 3) return;
  for (const double height : {700.0, 780.0}) {
    Look look = {fonts()};
    look.medium = Medium::Slide;
    EXPECT_TRUE(lay_out(plot, {0, 0, 1222, height}, look).left_out.empty())
        << GetParam().id << " at " << height;
  }
}

// The length of a bar on a log axis means nothing.
TEST_P(EveryLook, HasNoBarsOnALogAxis) {
  const Plot plot = GetParam().build({});
  for (const auto& row : plot.rows) {
    for (const Panel& panel : row) {
      const auto* chart = std::get_if<Chart>(&panel.content);
      if (chart == nullptr || chart->bars.empty()) continue;
      EXPECT_EQ((chart->horizontal_bars ? chart->x : chart->y).scale, Scale::Linear) << GetParam().id;
    }
  }
}

// Lines of two points at 45 degrees: hatching, or a cross.
std::ptrdiff_t hatches_in(const Scene& scene) {
  return std::count_if(scene.shapes.begin(), scene.shapes.end(), [](const SceneShape& shape) {
    const auto* line = std::get_if<shape::Line>(&shape);
    if (line == nullptr || line->points.size() != 2) return false;
    const double right = line->points[1].x - line->points[0].x;
    const double down = line->points[1].y - line->points[0].y;
    return std::abs(right) > 1 && std::abs(right + down) < 1e-6;
  });
}

TEST_P(EveryLook, IsHatchedOnlyForContrast) {
  const Plot plot = GetParam().build({});
  for (const ThemeName theme : {ThemeName::Light, ThemeName::Dark})
    EXPECT_LE(hatches_in(lay_out(plot, {0, 0, 900, 560}, {fonts(), theme})), 3) << GetParam().id;  // crosses
}

std::set<std::string> numbers_in(const std::string& text) {
  std::set<std::string> numbers;
  std::string number;
  for (const char c : text + " ") {
    if ((c >= '0' && c <= '9') || c == '.') {
      number += c;
      continue;
    }
    if (number.size() > 1) numbers.insert(number);
    number.clear();
  }
  return numbers;
}

// Two labels at the same x.
TEST_P(EveryLook, SaysNoNumberTwiceInOnePlace) {
  const Plot plot = GetParam().build({});
  for (const auto& row : plot.rows) {
    for (const Panel& panel : row) {
      const auto* chart = std::get_if<Chart>(&panel.content);
      if (chart == nullptr) continue;
      std::map<double, std::set<std::string>> said;
      const auto check = [&](double x, const Text& label) {
        for (const std::string& number : numbers_in(label.en))
          EXPECT_TRUE(said[x].insert(number).second) << GetParam().id << ": " << number;
      };
      for (const Mark& mark : chart->marks) check(mark.at.x, mark.label);
      for (const Guide& guide : chart->guides) {
        if (guide.direction == Guide::Direction::Vertical) check(guide.at, guide.label);
      }
    }
  }
}

INSTANTIATE_TEST_SUITE_P(Catalogue, EveryLook, every_figure(), id_as_test_name);

// From 480x320 on, with three classes, the class that the figure is about is named.
TEST(ALabel, OfTheRightClassIsNeverMissing) {
  for (const char* id : {"sigmoid", "minus-log-p", "softmax-bars"}) {
    for (double z = -6; z <= 6; z += 1.5) {
      Session session;
      session.labels = {0, 1, 0};
      session.focus = 1;
      session.logits = {2, z, -1};
      session.class_names = {{"cat", "猫"}, {"elephant", "大象"}, {"pig", "猪"}};
      const Scene scene = lay_out(find_figure(id)->build(session), {0, 0, 480, 320}, {fonts()});
      const auto labels = labels_of(scene);
      EXPECT_TRUE(
          std::any_of(labels.begin(), labels.end(),
                      [](const auto& label) { return label.text.find("elephant") != std::string::npos; }))
          << id << " at " << z;
    }
  }
}

TEST(SoftmaxBars, AreTallFromTheLogitsToTheProbabilities) {
  for (const Language language : kLanguages) {
    const Plot plot = find_figure("softmax-bars")->build({});
    const Scene scene = lay_out(plot, {0, 0, 480, 320}, {fonts(), ThemeName::Light, language});
    ASSERT_GE(scene.panels.size(), 3u);
    for (std::size_t i = 0; i < 3; ++i) {
      EXPECT_GE(scene.panels[i].area.height, 150);
      EXPECT_NEAR(scene.panels[i].area.top, scene.panels[0].area.top, 0.5);
    }
    EXPECT_TRUE(labels_of(scene).size() > 10);
  }
}

TEST(SoftmaxBars, AsACardShowTheProbabilities) {
  const Plot plot = find_figure("softmax-bars")->build({});
  const Scene scene = lay_out_card(plot, {0, 0, 358, 252}, {fonts()});
  ASSERT_EQ(scene.panels.size(), 1u);
  const Panel* panel = panel_shown(plot, scene, 0);
  EXPECT_TRUE(std::get<Chart>(panel->content).horizontal_bars);
}

Session with_soft_label(Field field) {
  Session session;
  session.label_mode = LabelMode::Distribution;
  session.labels = {0.5, 0.3, 0.2};
  session.logits = {-3, -0.2, -2.3};
  session.field = field;
  return session;
}

TEST(ATriangle, HasContoursThatClose) {
  for (const Field field : {Field::Kl, Field::CrossEntropy}) {
    Plot plot = find_figure("triangle")->build(with_soft_label(field));
    auto& triangle = std::get<Triangle>(plot.rows[0][0].content);
    triangle.spots.clear(), triangle.arrows.clear();  // contours end at their names
    const Scene scene = lay_out(plot, {0, 0, 900, 560}, {fonts()});
    std::size_t contours = 0;
    for (const SceneShape& shape : scene.shapes) {
      const auto* line = std::get_if<shape::Line>(&shape);
      if (line == nullptr || line->points.size() < 8) continue;
      ++contours;
      EXPECT_NEAR(distance(line->points.front(), line->points.back()), 0, 0.01);
    }
    EXPECT_GE(contours, 7u);
  }
}

TEST(ATriangle, NamesItsSpotsAmongTheContours) {
  for (const Field field : {Field::Entropy, Field::Kl, Field::CrossEntropy}) {
    const Plot plot = find_figure("triangle")->build(with_soft_label(field));
    const Scene scene = lay_out(plot, {0, 0, 900, 560}, {fonts()});
    EXPECT_TRUE(says(scene, "prediction 𝑝") && says(scene, "truth 𝑦"));
  }
}

TEST(ATriangle, CallsOnlyASingleClassALabel) {
  const Scene scene = lay_out(find_figure("triangle")->build({}), {0, 0, 900, 560}, {fonts()});
  EXPECT_TRUE(says(scene, "label 𝑦"));
}

TEST(ATriangle, IsFilledByValueInLightAndDark) {
  for (const ThemeName name : {ThemeName::Light, ThemeName::Dark}) {
    for (const Field field : {Field::Entropy, Field::Kl, Field::CrossEntropy}) {
      const Scene scene =
          lay_out(find_figure("triangle")->build(with_soft_label(field)), {0, 0, 900, 560}, {fonts(), name});
      std::vector<Color> tones;
      for (const SceneShape& shape : scene.shapes) {
        const auto* area = std::get_if<shape::Area>(&shape);
        if (area == nullptr) continue;
        if (std::find(tones.begin(), tones.end(), area->color) == tones.end()) tones.push_back(area->color);
        EXPECT_EQ(area->color.alpha, 255);
      }
      EXPECT_GE(tones.size(), 20u);
    }
  }
}

// An arrow downhill would give away the label before a lesson asks for it.
TEST(ATriangle, ShowsTheDescentOnlyOverTheLoss) {
  const auto has_arrow = [](Field field) {
    const Plot plot = find_figure("triangle")->build(with_soft_label(field));
    return says(lay_out(plot, {0, 0, 900, 560}, {fonts()}), "descent");
  };
  EXPECT_TRUE(has_arrow(Field::CrossEntropy));
  EXPECT_FALSE(has_arrow(Field::Entropy));
  EXPECT_FALSE(has_arrow(Field::Kl));
}

TEST(ThePath, NamesBothCurvesWhereTheyCoincide) {
  for (const Size size : {Size{480, 320}, Size{900, 560}}) {
    const Scene scene = lay_out(find_figure("path")->build({}), {0, 0, size.width, size.height}, {fonts()});
    const auto labels = labels_of(scene);
    EXPECT_TRUE(std::any_of(labels.begin(), labels.end(), [](const shape::Label& label) {
      return label.text.find("𝐻(𝑦,𝑝) = KL(𝑦‖𝑝)") != std::string::npos;
    })) << size.width;
  }
}

TEST(TwoModelsOnABatch, AreBothShown) {
  for (const char* name : {"default", "ten classes"}) {
    const Plot plot = find_figure("models-batch")->build(session_named(name));
    const auto& chart = std::get<Chart>(plot.rows[1][0].content);
    const auto models = std::count_if(chart.bars.begin(), chart.bars.end(), [](const Bar& bar) {
      return bar.name.en.starts_with("model 2") && std::isfinite(bar.to);
    });
    EXPECT_EQ(2 * models, static_cast<std::ptrdiff_t>(chart.bars.size())) << name;
  }
}

TEST(ATableAlone, IsInTheMiddle) {
  for (const char* id : {"framework-names"}) {
    const Rect frame = {0, 0, 900, 560};
    const Scene scene = lay_out(find_figure(id)->build({}), frame, {fonts()});
    for (const SceneShape& shape : scene.shapes) {
      const auto* line = std::get_if<shape::Line>(&shape);
      if (line == nullptr || line->points.size() != 2) continue;
      EXPECT_NEAR(line->points[0].x + line->points[1].x, frame.width, 1) << id;
    }
  }
}

TEST(ACard, HasTheAccentOnWhatIsDragged) {
  Look look = {fonts()};
  look.dragged = "logit:1";
  const Scene scene = lay_out_card(find_figure("sigmoid")->build({}), {0, 0, 358, 252}, look);
  const Color accent = theme(ThemeName::Light).accent;
  EXPECT_TRUE(std::any_of(scene.shapes.begin(), scene.shapes.end(), [&](const SceneShape& shape) {
    const auto* line = std::get_if<shape::Line>(&shape);
    const auto* disc = std::get_if<shape::Disc>(&shape);
    return (line != nullptr && line->stroke.color == accent) || (disc != nullptr && disc->color == accent);
  }));
}

// The loss can be dragged and typed if the label is a single class; otherwise the tag says why it cannot.
TEST(TheLoss, IsATagThatMovesTheRightClass) {
  Session session;
  session.labels = {0, 1, 0};
  const auto tag = [&] {
    const Scene scene = lay_out_card(find_figure("minus-log-p")->build(session), {0, 0, 358, 252}, {fonts()});
    return *std::find_if(scene.handles.begin(), scene.handles.end(),
                         [](const PlacedHandle& handle) { return handle.handle.id == "loss"; });
  };
  const PlacedHandle handle = tag();
  EXPECT_GT(handle.box.width, 20);
  EXPECT_TRUE(handle.handle.why_not.empty());
  handle.handle.type(session, 0.5);
  EXPECT_NEAR(*quantities_of(session).cross_entropy, 0.5, 1e-9);
  handle.handle.move(session, {0, 2});
  EXPECT_NEAR(*quantities_of(session).cross_entropy, 2, 1e-9);
  EXPECT_EQ(session.logits[0], Session().logits[0]);
  session.label_mode = LabelMode::Distribution;
  EXPECT_FALSE(tag().handle.why_not.empty());
  session.output = OutputLayer::Sigmoid;
  EXPECT_FALSE(tag().handle.why_not.empty());
}

// The loss's tag is left of the axis, and so is half of a bead with a probability of 0.
TEST(ATag, OverlapsNoBead) {
  for (const double z : {0.0, -4.0, -8.0, -20.0, -40.0}) {
    for (const Size size : kCards) {
      Session session;
      session.labels = {0, 1, 0};
      session.logits = {2, z, -1};
      const Scene scene = lay_out_card(find_figure("minus-log-p")->build(session),
                                       {0, 0, size.width, size.height}, {fonts()});
      for (const PlacedHandle& tag : scene.handles) {
        if (tag.box.width <= 0) continue;
        for (const PlacedHandle& bead : scene.handles) {
          if (bead.box.width > 0 || !scene.panels[bead.panel].area.inset(-1).contains(bead.at)) continue;
          const bool level =
              bead.at.y > tag.box.top - kBeadRadius && bead.at.y < tag.box.bottom() + kBeadRadius;
          if (!level) continue;
          EXPECT_LE(tag.box.right(), bead.at.x - kBeadRadius + 1) << z << ", " << size.width;
        }
      }
    }
  }
}

TEST(ACard, HasRoomForANameOfEightLetters) {
  for (const Size size : kCards) {
    Session session;
    session.class_names = {{"cat", "猫"}, {"elephant", "大象大象"}, {"pig", "猪"}};
    for (const Language language : kLanguages) {
      const Scene scene =
          lay_out_card(find_figure("softmax-bars")->build(session), {0, 0, size.width, size.height},
                       {fonts(), ThemeName::Light, language});
      const auto labels = labels_of(scene);
      EXPECT_TRUE(std::any_of(labels.begin(), labels.end(), [&](const auto& label) {
        return label.text == session.class_names[1].in(language);
      })) << size.width;
    }
  }
}

// A card that is too low for any plot says that there is more.
TEST(ACard, NeverHasAPlotThatIsTooLow) {
  for (const Figure& figure : catalogue()) {
    const Plot plot = figure.build({});
    for (double height = 40; height < 260; height += 7) {
      for (const Language language : kLanguages) {
        const Scene scene = lay_out_card(plot, {0, 0, 360, height}, {fonts(), ThemeName::Light, language});
        for (const PlacedPanel& panel : scene.panels)
          EXPECT_GE(panel.area.height, 40) << figure.id << " at " << height;
        EXPECT_TRUE(!scene.panels.empty() || !labels_of(scene).empty()) << figure.id << " at " << height;
      }
    }
  }
}

}  // namespace
}  // namespace surprisal::test
