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
#include "figures/pixel_pictures.h"
#include "learn/picture_words.h"
#include "ui/buttons.h"
#include "ui/digit_cards.h"

namespace surprisal::ui {
namespace {

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

void show_weight_pictures(Ui& ui, const std::vector<learn::PixelPicture>& pictures, double full,
                          const Rect& area) {
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
  const bool fits = widest + surface.px(24 + 5) <= pitch;
  for (std::size_t k = 0; k < pictures.size(); ++k) {
    const double middle = area.left + (static_cast<double>(k % grid.columns) + 0.5) * pitch;
    const double top = area.top + static_cast<double>(k / grid.columns) * row;
    const Rect picture = {std::round(middle - grid.side / 2), std::round(top), grid.side, grid.side};
    const Rect target = {picture.left, picture.top, picture.width, picture.height + grid.caption};
    const Text name = owner_of(digits, k).name;
    if (press_area("digits.picture." + std::to_string(k), target, true, ui.say(name))) digits.picture = k;
    const bool hovered = ImGui::IsItemHovered();
    paint_framed(surface, picture, digits.picture == k, hovered);
    paint_signed_pixels(surface.canvas(), picture, pictures[k], full, Quantity::Logit, surface.theme());
    if (full == 0)  // before the first step
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

// What the squares mean.
void show_legend(Ui& ui, const Rect& row, double full, bool classes) {
  Surface surface(ui);
  const Theme& theme = surface.theme();
  const double baseline = row.centre().y + surface.px(4.3);
  const double side = surface.px(11);
  double x = row.left;
  const auto sample = [&](double number) {
    const Rect cell = {x, row.centre().y - side / 2, side, side};
    const auto square = pixel_square(cell, number, fill_color_of(theme, Quantity::Logit), theme);
    surface.box(square->place, square->color);
    x += side + surface.px(6);
  };
  sample(1);
  const Text raises_it = classes ? Text("ink raises the logit", "有笔画则 logit 升高")
                                 : Text("ink raises the output", "有笔画则输出升高");
  x += surface.words(ui.say(raises_it), {x, baseline}, {12, theme.muted}) + surface.px(16);
  sample(-1);
  x += surface.words(ui.say({"lowers it", "降低"}), {x, baseline}, {12, theme.muted});
  const std::string scale = ui.say({"full colour: ±", "最深色 = ±"}) + shown(full, 2);
  if (full > 0 && surface.width_of(scale, 12) + surface.px(12) < row.right() - x)
    surface.words(scale, {row.right(), baseline}, {12, theme.muted}, Anchor::Right);
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

// Whether a step increases the weights where there is ink.
bool raises(const learn::PixelPicture& gradient) {
  double sum = 0;
  for (const double value : gradient.values) sum += value;
  return sum < 0;
}

void show_gradient(Ui& ui, const learn::PixelPicture& gradient, double full, std::size_t k,
                   const Rect& area) {
  Surface surface(ui);
  const Theme& theme = surface.theme();
  const DigitsState& digits = *ui.desk.digits;
  const bool classes = !digits.training.run().classifier.has_hidden_layer();
  const double side = std::min(area.height, surface.px(64));
  const Rect picture = {area.left, area.top, side, side};
  paint_framed(surface, picture, false, false);
  paint_signed_pixels(surface.canvas(), picture, gradient, full, Quantity::Gradient, theme);
  const double left = picture.right() + surface.px(8);
  const double room = area.right() - left;
  double baseline = picture.top + surface.px(16);
  if (classes) {
    surface.bead({left + surface.px(9), baseline - surface.px(4)},
                 {std::to_string(k),
                  digits.pad.label == static_cast<int>(k) ? BeadKind::Filled : BeadKind::Hollow,
                  false,
                  theme.ink,
                  {}});
    const bool plain = digits.training.settings().loss == Loss::CrossEntropy;
    const std::string formula = plain ? "$(p-y)\\,x$" : ui.say({"gradient", "梯度"});
    const RichStyle style = {14, Weight::Regular, Quantity::Gradient};
    if (surface.rich_width(formula, style) <= room - surface.px(24))
      surface.rich(formula, {left + surface.px(24), baseline}, style);
  } else {
    surface.words(ui.say(learn::unit_owner(k).name), {left, baseline},
                  {14, color_of(theme, Quantity::Gradient)});
  }
  const Text these = room < surface.px(90) ? Text("them", "") : Text("these weights", "这些权重");
  const Text says = learn::largest_size({&gradient, 1}) == 0 ? Text("no change", "不变")
                    : raises(gradient) ? Text("a step raises ", "下一步增大") + these
                                       : Text("a step lowers ", "下一步减小") + these;
  for (const std::string& line : wrapped(ui.fonts, ui.say(says), surface.px(12), Weight::Regular, room, 3)) {
    baseline += surface.px(17);
    surface.words(line, {left, baseline}, {12, theme.muted});
  }
}

void show_gradients(Ui& ui, const std::vector<learn::PixelPicture>& gradients, const Rect& area) {
  const Surface surface(ui);
  const double full = learn::largest_size(gradients);
  const double width = (area.width - surface.px(12)) / 2;
  const std::vector<std::size_t> shown = most_changed(gradients);
  for (std::size_t i = 0; i < shown.size(); ++i) {
    const Rect half = {area.left + static_cast<double>(i) * (width + surface.px(12)), area.top, width,
                       area.height};
    show_gradient(ui, gradients[shown[i]], full, shown[i], half);
  }
}

}  // namespace

void show_pictures_card(Ui& ui, const Rect& card, const DigitPictures& shown) {
  Surface surface(ui);
  DigitsState& digits = *ui.desk.digits;
  const learn::Classifier& classifier = digits.training.run().classifier;
  const std::vector<learn::PixelPicture>& pictures = shown.weights;
  const double full = learn::largest_size(pictures);
  digits.picture = std::min(digits.picture, pictures.size() - 1);
  const Text title = classifier.has_hidden_layer()
                         ? Text("What each hidden unit looks for", "各隐藏单元的权重")
                         : Text("What each class looks for", "各类别的权重");
  const Text longer = title + Text(": its weights", "：看重哪里的笔画");
  const double room = card.width - surface.px(32);
  const bool fits = surface.width_of(ui.say(longer), 15, Weight::Bold) <= room;
  const Rect inside = begin_digit_card(surface, card, ui.say(fits ? longer : title));

  const bool roomy = card.height >= surface.px(340);
  const double legend = surface.px(roomy ? 22 : 18);
  const double sentence = surface.px((roomy ? 3 : 2) * kSentenceLine);
  const double gradients = surface.px(kGradientsFoot - 6);
  const double foot = inside.bottom() + surface.px(10);
  const Rect weights = {inside.left, inside.top + surface.px(2), inside.width,
                        foot - gradients - sentence - legend - inside.top - surface.px(2)};
  show_weight_pictures(ui, pictures, full, weights);
  show_legend(ui, {inside.left, weights.bottom(), inside.width, legend}, full,
              !classifier.has_hidden_layer());
  const std::string words =
      ui.say(learn::weights_text(pictures[digits.picture], owner_of(digits, digits.picture)));
  double baseline = weights.bottom() + legend + surface.px(12);
  for (const std::string& line :
       wrapped(ui.fonts, words, surface.px(12), Weight::Regular, inside.width, roomy ? 3 : 2)) {
    surface.words(line, {inside.left, baseline}, {12, surface.theme().ink});
    baseline += surface.px(kSentenceLine);
  }
  const double line = foot - gradients;
  surface.line({card.left, line}, {card.right(), line}, surface.theme().border);
  show_gradients(ui, shown.gradients, {inside.left, line + surface.px(8), inside.width, surface.px(64)});
}

}  // namespace surprisal::ui
