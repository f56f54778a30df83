// The card with what each class, or each hidden unit, looks for: its weights as a picture, and how the digit
// on the pad would change them.
#include <imgui.h>

#include <algorithm>
#include <cmath>
#include <string>
#include <vector>

#include "base/wording.h"
#include "desk/digit_sample.h"
#include "draw/pixels.h"
#include "figures/digit_pictures.h"
#include "figures/pixel_pictures.h"
#include "learn/picture_words.h"
#include "math/softmax.h"
#include "ui/buttons.h"
#include "ui/digit_cards.h"

namespace surprisal::ui {
namespace {

constexpr double kGradientSide = 64;
constexpr double kSentenceLine = 17;    // of a line of the sentence
constexpr double kPictureCaption = 24;  // under a picture of a class: its bead and its logit

struct PictureGrid {
  std::size_t columns = 5;
  std::size_t rows = 2;
  double side = 0;     // of a picture
  double caption = 0;  // the height of what is under it
};

PictureGrid grid_of(const Surface& surface, std::size_t pictures, bool has_captions, const Rect& area) {
  PictureGrid grid;
  grid.columns = pictures <= 10 ? 5 : 8;
  grid.rows = (pictures + grid.columns - 1) / grid.columns;
  grid.caption = has_captions ? surface.px(kPictureCaption) : surface.px(4);
  const double across = area.width / static_cast<double>(grid.columns) - surface.px(12);
  const double down = area.height / static_cast<double>(grid.rows) - grid.caption - surface.px(4);
  grid.side = std::max(8.0, std::floor(std::min(across, down)));
  return grid;
}

learn::PictureOwner owner_of(const DigitsState& digits, std::size_t k) {
  return digits.training.run().classifier.has_hidden_layer() ? learn::unit_owner(k) : learn::class_owner(k);
}

void paint_framed(Surface& surface, const Rect& area, bool chosen, bool hovered) {
  const Theme& theme = surface.theme();
  if (chosen) surface.box(area.inset(-surface.px(4)), theme.ink, 6);
  if (chosen) surface.box(area.inset(-surface.px(2.5)), theme.paper, 5);
  surface.bordered(area.inset(-surface.px(1)), theme.paper, hovered ? theme.axis : theme.border, 3);
}

void show_weight_pictures(Ui& ui, const std::vector<learn::PixelPicture>& pictures, std::size_t described,
                          double full, const Rect& area) {
  Surface surface(ui);
  DigitsState& digits = *ui.desk.digits;
  const bool classes = !digits.training.run().classifier.has_hidden_layer();
  const std::vector<double> logits = digits.logits();
  const PictureGrid grid = grid_of(surface, pictures.size(), classes, area);
  const double pitch = area.width / static_cast<double>(grid.columns);
  const double row = grid.side + grid.caption + surface.px(4);
  // Only beads, if a number would touch the next bead.
  double widest = 0;
  for (const double z : logits) widest = std::max(widest, surface.width_of(shown_fixed(z, 2), 12));
  const bool are_untrained = learn::largest_size(pictures) == 0;
  const bool fits = widest + surface.px(24 + 5) <= pitch;
  for (std::size_t k = 0; k < pictures.size(); ++k) {
    const double middle = area.left + (static_cast<double>(k % grid.columns) + 0.5) * pitch;
    const double top = area.top + static_cast<double>(k / grid.columns) * row;
    const Rect picture = {std::round(middle - grid.side / 2), std::round(top), grid.side, grid.side};
    const Rect target = {picture.left, picture.top, picture.width, picture.height + grid.caption};
    const Text name = owner_of(digits, k).name;
    if (press_area("digits.picture." + std::to_string(k), target, true, ui.say(name)))
      choose_picture(digits, k);
    const bool hovered = ImGui::IsItemHovered();
    paint_framed(surface, picture, described == k, hovered);
    paint_signed_pixels(surface.canvas(), picture, pictures[k], full, Quantity::Logit, surface.theme());
    if (are_untrained)
      surface.words("0", {picture.centre().x, picture.centre().y + surface.px(5)},
                    {14, surface.theme().muted}, Anchor::Middle);
    if (!classes) continue;
    const std::string logit = shown_fixed(logits[k], 2);
    const double width = surface.px(fits ? 24 : 18) + (fits ? surface.width_of(logit, 12) : 0);
    const Point bead = {middle - width / 2 + surface.px(9), picture.bottom() + surface.px(14)};
    const bool label = digits.pad.label == static_cast<int>(k);
    surface.bead(
        bead,
        {std::to_string(k), label ? BeadKind::Filled : BeadKind::Hollow, false, surface.theme().ink, {}});
    if (fits)
      surface.words(logit, {bead.x + surface.px(14), bead.y + surface.px(4.3)},
                    {12, color_of(surface.theme(), Quantity::Logit)});
  }
}

struct Legend {
  Quantity quantity;
  double full = 1;
  Text plus;
  Text minus;
  Text longer_plus = {};  // if there is room
};

enum class Samples { Drawn, Measured };

// Samples of one sign at a quarter of the full number and at all of it, with their numbers if wanted. Returns
// where they end.
double lay_samples(Surface& surface, const Legend& legend, double sign, bool with_numbers, Point middle,
                   Samples samples) {
  const bool drawn = samples == Samples::Drawn;
  const Theme& theme = surface.theme();
  const double side = surface.px(11);
  double x = middle.x;
  for (const double share : {0.25, 1.0}) {
    const Rect cell = {std::round(x), std::round(middle.y - side / 2), side, side};
    const double number = sign * share;
    const auto square =
        pixel_square(cell, ramped(number, kPictureRamp), fill_color_of(theme, legend.quantity), theme);
    if (drawn && square) surface.box(square->place, square->color);
    x += side + surface.px(with_numbers ? 4 : 2);
    if (!with_numbers) continue;
    const std::string words = shown_short(number * legend.full);
    if (drawn) surface.words(words, {x, middle.y + surface.px(4.3)}, {12, theme.muted});
    x += surface.width_of(words, 12) + surface.px(6);
  }
  return x + surface.px(4);
}

// What the squares mean, as far as there is room.
void show_legend(Ui& ui, const Rect& row, const Legend& legend) {
  Surface surface(ui);
  const double gap = surface.px(14);
  const std::string minus = ui.say(legend.minus);
  const auto width_with = [&](const Text& plus, bool with_numbers) {
    const auto samples = [&](double sign) {
      return lay_samples(surface, legend, sign, with_numbers, {0, 0}, Samples::Measured);
    };
    return samples(1) + surface.width_of(ui.say(plus), 12) + gap + samples(-1) + surface.width_of(minus, 12);
  };
  const bool has_longer = !legend.longer_plus.empty() && width_with(legend.longer_plus, true) <= row.width;
  const Text& plus = has_longer ? legend.longer_plus : legend.plus;
  const bool with_numbers = width_with(plus, true) <= row.width;
  const double middle = row.centre().y;
  const auto words = [&](const std::string& text, double x) {
    return x + surface.words(text, {x, middle + surface.px(4.3)}, {12, surface.theme().muted});
  };
  const auto samples = [&](double sign, double x) {
    return lay_samples(surface, legend, sign, with_numbers, {x, middle}, Samples::Drawn);
  };
  const double end = words(ui.say(plus), samples(1, row.left));
  words(minus, samples(-1, end + gap));
}

// The two pictures with the largest gradients for the digit on the pad. For classes, these are the label's
// and that of the likeliest other class.
std::vector<std::size_t> most_changed(const std::vector<learn::PixelPicture>& gradients) {
  std::vector<std::size_t> order;
  for (std::size_t k = 0; k < gradients.size(); ++k) order.push_back(k);
  const auto size = [&](std::size_t k) { return learn::largest_size({&gradients[k], 1}); };
  std::stable_sort(order.begin(), order.end(),
                   [&](std::size_t a, std::size_t b) { return size(a) > size(b); });
  order.resize(2);
  return order;
}

// What this digit alone would do to the weights. Below a twentieth of the full colour, that is almost
// nothing: with cross-entropy because little is left to learn, with the squared error perhaps in spite of it.
Text words_for(const DigitsState& digits, const learn::PixelPicture& gradient, std::size_t k,
               bool short_of_room) {
  constexpr double kAlmostNothing = 0.05;
  if (learn::largest_size({&gradient, 1}) == 0) return {"no change", "不变"};
  if (std::abs(gradient.bias) >= kAlmostNothing) {
    const bool raises = gradient.bias < 0;
    if (short_of_room) return raises ? Text("raises them", "下一步增大") : Text("lowers them", "下一步减小");
    return raises ? Text("a step raises these weights", "下一步增大这些权重")
                  : Text("a step lowers these weights", "下一步减小这些权重");
  }
  const Text almost = {"almost no change", "几乎不变"};
  if (digits.training.run().classifier.has_hidden_layer()) return almost;
  if (digits.training.settings().loss == Loss::CrossEntropy)
    return {"almost nothing left to change", "几乎没有什么要改了"};
  const std::vector<double>& z = digits.logits();
  const bool is_wrong = static_cast<int>(argmax(z)) != digits.pad.label;
  if (is_wrong && static_cast<int>(k) == digits.pad.label)
    return {"almost no change, though it is wrong", "明明错了，却几乎不变"};
  return almost;
}

void show_gradient(Ui& ui, const learn::PixelPicture& gradient, std::size_t k, const Rect& area) {
  Surface surface(ui);
  const Theme& theme = surface.theme();
  const DigitsState& digits = *ui.desk.digits;
  const double side = std::min(area.height, surface.px(kGradientSide));
  const Rect picture = {area.left, area.top, side, side};
  paint_framed(surface, picture, false, false);
  paint_signed_pixels(surface.canvas(), picture, gradient, learn::kFullGradient, Quantity::Gradient, theme);
  const double left = picture.right() + surface.px(8);
  const double room = area.right() - left;
  double baseline = picture.top + surface.px(13);
  // False if it does not fit.
  const auto formula = [&](const std::string& marked, double x, double within) {
    for (const double size : {14.0, 12.0}) {
      const RichStyle style = {size, Weight::Regular, Quantity::Gradient};
      if (surface.rich_width(marked, style) > within) continue;
      surface.rich(marked, {x, baseline}, style);
      return true;
    }
    return false;
  };
  const std::string factor = gradient_factor(digits.training.settings());
  if (digits.training.run().classifier.has_hidden_layer()) {
    surface.words(ui.say(learn::unit_owner(k).name), {left, baseline},
                  {14, color_of(theme, Quantity::Gradient)});
  } else {
    surface.bead({left + surface.px(9), baseline - surface.px(4)},
                 {std::to_string(k),
                  digits.pad.label == static_cast<int>(k) ? BeadKind::Filled : BeadKind::Hollow,
                  false,
                  theme.ink,
                  {}});
    formula("$(" + factor + ")\\,x$", left + surface.px(24), room - surface.px(24));
  }
  baseline += surface.px(18);
  const std::string number = "**" + shown_signed(gradient.bias, 3) + "**";
  if (!formula("$" + factor + " =$ " + number, left, room)) formula(number, left, room);
  for (const std::string& line :
       wrapped(ui.fonts, ui.say(words_for(digits, gradient, k, room < surface.px(90))), surface.px(12),
               Weight::Regular, room, 2)) {
    baseline += surface.px(15.5);
    surface.words(line, {left, baseline}, {12, theme.muted});
  }
}

void show_gradients(Ui& ui, const std::vector<learn::PixelPicture>& gradients, const Rect& area) {
  const Surface surface(ui);
  const double width = (area.width - surface.px(12)) / 2;
  const std::vector<std::size_t> shown = most_changed(gradients);
  for (std::size_t i = 0; i < shown.size(); ++i) {
    const Rect half = {area.left + static_cast<double>(i) * (width + surface.px(12)), area.top, width,
                       area.height};
    show_gradient(ui, gradients[shown[i]], shown[i], half);
  }
}

bool is_roomy(const Surface& surface, const Rect& card) { return card.height >= surface.px(340); }

}  // namespace

double gradients_foot(const Surface& surface, const Rect& card) {
  return surface.px(kGradientSide + (is_roomy(surface, card) ? 40 : 18));
}

void show_pictures_card(Ui& ui, const Rect& card, const DigitPictures& shown) {
  Surface surface(ui);
  DigitsState& digits = *ui.desk.digits;
  const learn::Classifier& classifier = digits.training.run().classifier;
  const std::vector<learn::PixelPicture>& pictures = shown.weights;
  const bool has_hidden_layer = classifier.has_hidden_layer();
  const std::size_t described = described_picture(digits);
  const Text title = has_hidden_layer ? Text("What each hidden unit looks for", "各隐藏单元的权重")
                                      : Text("What each class looks for", "各类别的权重");
  const Text longer = title + Text(": its weights", "：看重哪里的笔画");
  const double room = card.width - surface.px(32);
  const bool fits = surface.width_of(ui.say(longer), 15, Weight::Bold) <= room;
  const Rect inside = begin_digit_card(surface, card, ui.say(fits ? longer : title));

  const bool roomy = is_roomy(surface, card);
  const double legend = surface.px(roomy ? 22 : 18);
  const double sentence = surface.px((roomy ? 3 : 2) * kSentenceLine);
  const double gradients = gradients_foot(surface, card) - surface.px(6);
  const double foot = inside.bottom() + surface.px(10);
  const Rect weights = {inside.left, inside.top + surface.px(2), inside.width,
                        foot - gradients - sentence - legend - inside.top - surface.px(2)};
  const double full = learn::full_weight(pictures);
  show_weight_pictures(ui, pictures, described, full, weights);
  const Legend of_weights = {Quantity::Logit,
                             full,
                             has_hidden_layer ? Text("ink raises the output", "有笔画则输出升高")
                                              : Text("ink raises the logit", "有笔画则 logit 升高"),
                             {"lowers it", "降低"}};
  show_legend(ui, {inside.left, weights.bottom(), inside.width, legend}, of_weights);
  const std::string words = ui.say(learn::weights_text(pictures[described], owner_of(digits, described)));
  double baseline = weights.bottom() + legend + surface.px(12);
  for (const std::string& line :
       wrapped(ui.fonts, words, surface.px(12), Weight::Regular, inside.width, roomy ? 3 : 2)) {
    surface.words(line, {inside.left, baseline}, {12, surface.theme().ink});
    baseline += surface.px(kSentenceLine);
  }
  const double line = foot - gradients;
  surface.line({card.left, line}, {card.right(), line}, surface.theme().border);
  const Rect below = {inside.left, line + surface.px(8), inside.width, surface.px(kGradientSide)};
  show_gradients(ui, shown.gradients, below);
  if (!roomy) return;
  const Legend of_gradients = {Quantity::Gradient,
                               learn::kFullGradient,
                               {"a step lowers the weight", "下一步减小权重"},
                               {"raises it", "增大"},
                               {"a step on this digit lowers the weight", "对这个数字做一步，权重减小"}};
  show_legend(ui, {inside.left, below.bottom() + surface.px(5), inside.width, surface.px(18)}, of_gradients);
}

}  // namespace surprisal::ui
