// Argues that every figure keeps the rules of its look, as a picture and as a card: no label lies on a curve,
// a rule or the edge of a bar, charts are large enough to be read, and those one over the other are in line.
#include <algorithm>
#include <cmath>
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
  Scene scene;
  double px = 1;  // pixels for each one that sizes are given in
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
      pictures.push_back({at(size), lay_out(plot, frame, look), text_size_for(frame, 12) / 12});
    }
    for (Size size : kCards)
      pictures.push_back(
          {at(size) + " as a card", lay_out_card(plot, {0, 0, size.width, size.height}, look)});
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

// What a person sees of the letters, without the room that a line of text keeps above and below them.
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
  constexpr double kLeastHeight = 90;
  for (const Picture& picture : pictures_of(GetParam(), {})) {
    for (const PlacedPanel& panel : picture.scene.panels) {
      if (!panel.is_chart) continue;
      EXPECT_GE(panel.area.height, kLeastHeight * picture.px - 0.5) << picture.name;
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

// The loss can be dragged and typed where it is that of one class, and says why where it is not.
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
TEST(ATag, LiesOnNoBead) {
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

// Where a card is too low for any plot, it says that there is more.
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
