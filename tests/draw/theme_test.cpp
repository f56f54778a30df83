// Checks that colours can be read and told apart in every theme, also by colour-blind people.
#include "draw/theme.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <numbers>
#include <string>
#include <vector>

#include "testing.h"

namespace surprisal::test {
namespace {

constexpr ThemeName kThemes[] = {ThemeName::Light, ThemeName::Dark, ThemeName::Contrast};
constexpr const char* kThemeNames[] = {"light", "dark", "contrast"};

std::string name_of(ThemeName name) { return kThemeNames[static_cast<std::size_t>(name)]; }

// ---- how colours look

using Vector = std::array<double, 3>;
using Matrix = std::array<Vector, 3>;

struct Eye {
  const char* name;
  Matrix sees;  // of linear red, green and blue
};

// Machado, Oliveira and Fernandes (2009), at full severity.
constexpr Eye kEyes[] = {
    {"common", {{{1, 0, 0}, {0, 1, 0}, {0, 0, 1}}}},
    {"protanopia",
     {{{0.152286, 1.052583, -0.204868}, {0.114503, 0.786281, 0.099216}, {-0.003882, -0.048116, 1.051998}}}},
    {"deuteranopia",
     {{{0.367322, 0.860646, -0.227968}, {0.280085, 0.672501, 0.047413}, {-0.011820, 0.042940, 0.968881}}}},
    {"tritanopia",
     {{{1.255528, -0.076749, -0.178779}, {-0.078411, 0.930809, 0.147602}, {0.004733, 0.691367, 0.303900}}}}};

double linear(std::uint8_t channel) {
  const double c = channel / 255.0;
  return c <= 0.04045 ? c / 12.92 : std::pow((c + 0.055) / 1.055, 2.4);
}

Vector times(const Matrix& m, const Vector& v) {
  Vector result = {};
  for (std::size_t i = 0; i < 3; ++i) result[i] = m[i][0] * v[0] + m[i][1] * v[1] + m[i][2] * v[2];
  return result;
}

// CIE Lab under D65.
struct Lab {
  double l = 0;
  double a = 0;
  double b = 0;
};

Lab lab(Color color, const Eye& eye) {
  Vector rgb = times(eye.sees, {linear(color.red), linear(color.green), linear(color.blue)});
  for (double& c : rgb) c = std::clamp(c, 0.0, 1.0);
  constexpr Matrix kToXyz = {{{0.4124564, 0.3575761, 0.1804375},
                              {0.2126729, 0.7151522, 0.0721750},
                              {0.0193339, 0.1191920, 0.9503041}}};
  const Vector xyz = times(kToXyz, rgb);
  const auto f = [](double t) { return t > 216.0 / 24389 ? std::cbrt(t) : (24389.0 / 27 * t + 16) / 116; };
  const double x = f(xyz[0] / 0.95047);
  const double y = f(xyz[1]);
  const double z = f(xyz[2] / 1.08883);
  return {116 * y - 16, 500 * (x - y), 200 * (y - z)};
}

// CIEDE2000, as in Sharma, Wu and Dalal (2005): a difference of 1 is just visible side by side, one of 10 is
// visible at a glance.
double difference(Lab p, Lab q) {
  constexpr double kRadian = std::numbers::pi / 180;
  const auto cosine = [](double degrees) { return std::cos(degrees * kRadian); };
  const double mean_chroma = (std::hypot(p.a, p.b) + std::hypot(q.a, q.b)) / 2;
  const double stretch =
      1.5 - 0.5 * std::sqrt(std::pow(mean_chroma, 7) / (std::pow(mean_chroma, 7) + std::pow(25.0, 7)));
  p.a *= stretch;
  q.a *= stretch;
  const double c1 = std::hypot(p.a, p.b);
  const double c2 = std::hypot(q.a, q.b);
  const auto hue = [](const Lab& v) {
    const double h = std::atan2(v.b, v.a) / kRadian;
    return h < 0 ? h + 360 : h;
  };
  const double h1 = c1 == 0 ? 0 : hue(p);
  const double h2 = c2 == 0 ? 0 : hue(q);
  double turn = c1 * c2 == 0 ? 0 : h2 - h1;
  if (turn > 180) turn -= 360;
  if (turn < -180) turn += 360;
  double mean_hue = c1 * c2 == 0 ? h1 + h2 : (h1 + h2) / 2;
  if (c1 * c2 != 0 && std::abs(h1 - h2) > 180) mean_hue += h1 + h2 < 360 ? 180 : -180;
  const double by_lightness = q.l - p.l;
  const double by_chroma = c2 - c1;
  const double by_hue = 2 * std::sqrt(c1 * c2) * std::sin(turn / 2 * kRadian);
  const double l = (p.l + q.l) / 2;
  const double c = (c1 + c2) / 2;
  const double t = 1 - 0.17 * cosine(mean_hue - 30) + 0.24 * cosine(2 * mean_hue) +
                   0.32 * cosine(3 * mean_hue + 6) - 0.20 * cosine(4 * mean_hue - 63);
  const double sl = 1 + 0.015 * (l - 50) * (l - 50) / std::sqrt(20 + (l - 50) * (l - 50));
  const double sc = 1 + 0.045 * c;
  const double sh = 1 + 0.015 * c * t;
  const double twist = 30 * std::exp(-std::pow((mean_hue - 275) / 25, 2));
  const double rt =
      -std::sin(2 * twist * kRadian) * 2 * std::sqrt(std::pow(c, 7) / (std::pow(c, 7) + std::pow(25.0, 7)));
  const double dl = by_lightness / sl;
  const double dc = by_chroma / sc;
  const double dh = by_hue / sh;
  return std::sqrt(dl * dl + dc * dc + dh * dh + rt * dc * dh);
}

TEST(ColorDifference, AgreesWithThePublishedTable) {
  // Pairs 1, 7, 14, 17 and 34 of Sharma, Wu and Dalal's table.
  EXPECT_NEAR(difference({50, 2.6772, -79.7751}, {50, 0, -82.7485}), 2.0425, 5e-5);
  EXPECT_NEAR(difference({50, 0, 0}, {50, -1, 2}), 2.3669, 5e-5);
  EXPECT_NEAR(difference({50, -0.0010, 2.4900}, {50, 0.0011, -2.4900}), 4.7461, 5e-5);
  EXPECT_NEAR(difference({50, 2.5, 0}, {73, 25, -18}), 27.1492, 5e-5);
  EXPECT_NEAR(difference({2.0776, 0.0795, -1.1350}, {0.9033, -0.0636, -0.5514}), 0.9082, 5e-5);
}

// ---- what every theme guarantees

TEST(Contrast, FollowsWcag) {
  EXPECT_NEAR(contrast({255, 255, 255}, {0, 0, 0}), 21, 1e-9);
  EXPECT_NEAR(contrast({119, 119, 119}, {255, 255, 255}), 4.48,
              0.005);  // the well-known grey whose contrast is just below 4.5
  EXPECT_EQ(contrast({10, 20, 30}, {10, 20, 30}), 1);
  EXPECT_EQ(contrast({10, 20, 30}, {200, 20, 30}), contrast({200, 20, 30}, {10, 20, 30}));
}

constexpr double kText = 4.5;

TEST(EveryTheme, HasReadableText) {
  for (ThemeName name : kThemes) {
    const Theme& t = theme(name);
    for (const Color& ground : {t.paper, t.panel}) {
      EXPECT_GE(contrast(t.ink, ground), 7) << name_of(name);
      EXPECT_GE(contrast(t.muted, ground), kText) << name_of(name);
      EXPECT_GE(contrast(t.accent, ground), kText) << name_of(name);
      for (std::size_t i = 0; i < kQuantities; ++i)
        EXPECT_GE(contrast(t.quantities[i], ground), kText) << name_of(name) << ", quantity " << i;
      for (std::size_t i = 0; i < kClassColors; ++i)
        EXPECT_GE(contrast(t.classes[i], ground), kText) << name_of(name) << ", class " << i;
    }
  }
}

// Curves, outlines, thumbs and filled areas show values, so they must be visible.
TEST(EveryTheme, HasMarksThatStandOut) {
  constexpr double kMark = 3;
  for (ThemeName name : kThemes) {
    const Theme& t = theme(name);
    EXPECT_GE(contrast(t.axis, t.paper), kMark) << name_of(name);
    EXPECT_GE(contrast(t.primary, t.panel), kMark) << name_of(name);
    EXPECT_GE(contrast(t.focus, t.paper), kMark) << name_of(name);
    for (std::size_t i = 0; i < kQuantities; ++i) {
      const Ink ink = static_cast<Quantity>(i);
      EXPECT_GE(contrast(outline_color_of(t, ink), t.paper), kMark) << name_of(name) << ", quantity " << i;
      const Color on = ink == Ink(Quantity::Kl) ? t.on_kl : t.on_fill;
      EXPECT_GE(contrast(on, fill_color_of(t, ink)), kText) << name_of(name) << ", on quantity " << i;
    }
  }
}

TEST(EveryTheme, HasReadableTextOnEveryGround) {
  for (ThemeName name : kThemes) {
    const Theme& t = theme(name);
    for (const Color& ground : {t.rail, t.rail_selected, t.row_tint, t.guess, t.task, t.segment_track,
                                t.segment_selected, t.bar_track, t.saturated}) {
      EXPECT_GE(contrast(t.ink, ground), 7) << name_of(name);
      EXPECT_GE(contrast(t.muted, ground), kText) << name_of(name);
    }
    EXPECT_GE(contrast(t.on_primary, t.primary), 7) << name_of(name);
    for (std::size_t i = 0; i < kQuantities; ++i) {
      for (const Color& ground : {t.row_tint, t.guess, t.task})
        EXPECT_GE(contrast(t.quantities[i], ground), kText) << name_of(name) << ", quantity " << i;
    }
  }
}

// Any two quantities can be told apart at a glance.
TEST(EveryTheme, HasDistinguishableQuantities) {
  for (ThemeName name : kThemes) {
    if (name == ThemeName::Contrast) continue;  // its colours are dark, and have hatching and names as well
    const auto& fills = theme(name).fills;
    for (std::size_t i = 0; i < kQuantities; ++i) {
      for (std::size_t k = 0; k < i; ++k)
        EXPECT_GE(difference(lab(fills[i], kEyes[0]), lab(fills[k], kEyes[0])), 15)
            << name_of(name) << ": quantities " << k << " and " << i;
    }
  }
}

TEST(EveryTheme, HasAGridThatIsVisibleButFaint) {
  for (ThemeName name : kThemes) {
    const Theme& t = theme(name);
    EXPECT_GE(contrast(t.faint, t.paper), 1.1) << name_of(name);
    EXPECT_LE(contrast(t.faint, t.paper), 2) << name_of(name);
  }
}

TEST(EveryTheme, HasReadableTextOnAnyFill) {
  for (ThemeName name : kThemes) {
    const Theme& t = theme(name);
    std::vector<Color> inks(t.quantities.begin(), t.quantities.end());
    inks.insert(inks.end(), t.classes.begin(), t.classes.end());
    inks.push_back(t.muted);
    for (const Color& ink : inks) {
      for (int i = 0; i <= 20; ++i) {
        const Color cell = blend(t.paper, ink, i / 20.0);
        EXPECT_GE(contrast(readable_on(t, cell), cell), kText) << name_of(name) << ", " << i;
        Color faded = ink;
        faded.alpha = static_cast<std::uint8_t>(255 * i / 20);
        EXPECT_GE(contrast(readable_on(t, faded), blend(t.paper, ink, faded.alpha / 255.0)), kText)
            << name_of(name) << ", " << i;
      }
    }
  }
}

// Classes can be told apart at a glance, even by people who lack one type of cone.
TEST(EveryTheme, HasClassesThatEveryoneCanDistinguish) {
  for (ThemeName name : kThemes) {
    const auto& classes = theme(name).classes;
    for (const Eye& eye : kEyes) {
      double least = 1000;
      for (std::size_t i = 0; i < kClassColors; ++i) {
        for (std::size_t k = 0; k < i; ++k) {
          const double d = difference(lab(classes[i], eye), lab(classes[k], eye));
          EXPECT_GE(d, i < 5 ? 8.5 : 8)
              << name_of(name) << ", " << eye.name << ": classes " << k << " and " << i;
          least = std::min(least, d);
        }
      }
      RecordProperty("least_in_" + name_of(name) + "_with_" + eye.name, std::to_string(least));
    }
  }
}

// Printed in grey, the first five classes still differ. A step of 1 in lightness is just visible.
TEST(EveryTheme, HasFiveClassesThatDifferInGrey) {
  for (ThemeName name : kThemes) {
    std::vector<double> lightness;
    for (std::size_t i = 0; i < 5; ++i) lightness.push_back(lab(theme(name).classes[i], kEyes[0]).l);
    std::sort(lightness.begin(), lightness.end());
    for (std::size_t i = 1; i < 5; ++i) EXPECT_GE(lightness[i] - lightness[i - 1], 4) << name_of(name);
  }
}

double hue_of(Color color) {
  const Lab v = lab(color, kEyes[0]);
  const double h = std::atan2(v.b, v.a) * 180 / std::numbers::pi;
  return h < 0 ? h + 360 : h;
}

// A quantity has the same hue in every theme.
TEST(EveryTheme, KeepsTheHueOfAQuantity) {
  const struct {
    Quantity quantity;
    double from;  // degrees of hue in Lab
    double to;
  } hues[] = {{Quantity::Logit, 250, 300},     {Quantity::Prediction, 130, 170},
              {Quantity::Loss, 35, 60},        {Quantity::Entropy, 180, 230},
              {Quantity::Kl, 55, 90},          {Quantity::Gradient, 300, 330},
              {Quantity::SquaredError, 50, 75}};
  for (ThemeName name : kThemes) {
    for (const auto& hue : hues) {
      const Color color = theme(name).fills[static_cast<std::size_t>(hue.quantity)];
      EXPECT_GE(hue_of(color), hue.from) << name_of(name) << ", " << static_cast<int>(hue.quantity);
      EXPECT_LE(hue_of(color), hue.to) << name_of(name) << ", " << static_cast<int>(hue.quantity);
    }
    const Lab label = lab(theme(name).quantities[static_cast<std::size_t>(Quantity::Label)], kEyes[0]);
    EXPECT_LT(std::hypot(label.a, label.b), 6) << name_of(name) << ": the label's colour is an ink";
  }
}

TEST(EveryTheme, KeepsTheHueOfAClass) {
  for (std::size_t i = 0; i < kClassColors; ++i) {
    const Lab light = lab(theme(ThemeName::Light).classes[i], kEyes[0]);
    if (std::hypot(light.a, light.b) < 10) continue;  // grey
    for (ThemeName name : kThemes) {
      const double turn =
          std::abs(hue_of(theme(name).classes[i]) - hue_of(theme(ThemeName::Light).classes[i]));
      EXPECT_LT(std::min(turn, 360 - turn), 40) << name_of(name) << ", class " << i;
    }
  }
}

TEST(ColorOf, FadesTowardsThePaper) {
  const Theme& t = theme(ThemeName::Light);
  EXPECT_EQ(color_of(t, Quantity::Loss), t.quantities[static_cast<std::size_t>(Quantity::Loss)]);
  EXPECT_EQ(color_of(t, Ink::of_class(12)), t.classes[2]);
  EXPECT_EQ(color_of(t, Ink(Quantity::Kl).faded(0.5)).alpha, 128);
  EXPECT_EQ(color_of(t, Ink().faded(0.5).faded(0.5)).alpha, 64);
  EXPECT_EQ(color_of(t, Ink().faded(-3)).alpha, 0);
  EXPECT_EQ(color_of(t, Ink().faded(7)).alpha, 255);
}

TEST(Blend, GoesFromOneToTheOther) {
  constexpr Color kFrom = {10, 200, 0, 255};
  constexpr Color kTo = {20, 100, 255, 55};
  EXPECT_EQ(blend(kFrom, kTo, 0), kFrom);
  EXPECT_EQ(blend(kFrom, kTo, 1), kTo);
  EXPECT_EQ(blend(kFrom, kTo, 0.5), (Color{15, 150, 128, 155}));
  EXPECT_EQ(blend(kFrom, kTo, -1), kFrom);
  EXPECT_EQ(blend(kFrom, kTo, 2), kTo);
}

TEST(InkNamed, KnowsTheQuantitiesAndTheClasses) {
  EXPECT_EQ(ink_named("gradient"), Ink(Quantity::Gradient));
  EXPECT_EQ(ink_named("squared_error"), Ink(Quantity::SquaredError));
  EXPECT_EQ(ink_named("class:3"), Ink::of_class(3));
  for (const char* unknown : {"", "class:", "class:x", "class:-1", "gradients"})
    EXPECT_EQ(ink_named(unknown), Ink()) << unknown;
}

}  // namespace
}  // namespace surprisal::test
