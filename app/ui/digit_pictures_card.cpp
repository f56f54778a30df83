// The card with what each class, or each hidden unit, looks for: its weights as a picture, and how the digit
// on the pad would change them.
#include <imgui.h>

#include <algorithm>
#include <cmath>
#include <optional>
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
constexpr double kGradientHead = 17;    // over the pictures of the gradient
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
  double full = 1;
  Text plus;
  Text minus;
  Text zero;
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
        pixel_square(cell, ramped(number, kPictureRamp), fill_color_of(theme, Quantity::Logit), theme);
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
  const double gap = surface.px(12);
  const double side = surface.px(11);
  const auto samples_width = [&](double sign, bool with_numbers) {
    return lay_samples(surface, legend, sign, with_numbers, {0, 0}, Samples::Measured);
  };
  double width = 2 * gap + side + surface.px(4);
  for (const Text& part : {legend.plus, legend.minus, legend.zero})
    width += surface.width_of(ui.say(part), 12);
  const bool with_numbers = width + samples_width(1, true) + samples_width(-1, true) <= row.width;
  const double middle = row.centre().y;
  const auto words = [&](const std::string& text, double x) {
    return x + surface.words(text, {x, middle + surface.px(4.3)}, {12, surface.theme().muted});
  };
  const auto samples = [&](double sign, double x) {
    return lay_samples(surface, legend, sign, with_numbers, {x, middle}, Samples::Drawn);
  };
  double end = words(ui.say(legend.plus), samples(1, row.left));
  end = words(ui.say(legend.minus), samples(-1, end + gap));
  if (!with_numbers && width + samples_width(1, false) + samples_width(-1, false) > row.width) return;
  const Rect white = {std::round(end + gap), std::round(middle - side / 2), side, side};
  surface.bordered(white, surface.theme().paper, surface.theme().axis, 0);
  words(ui.say(legend.zero), white.right() + surface.px(4));
}

// Two of the gradients for the digit on the pad: for classes, that of the label, even if it has almost
// vanished, and the largest other one; for hidden units, the two largest.
std::vector<std::size_t> most_changed(const std::vector<learn::PixelPicture>& gradients,
                                      std::optional<std::size_t> label) {
  std::vector<std::size_t> order;
  for (std::size_t k = 0; k < gradients.size(); ++k) order.push_back(k);
  const auto size = [&](std::size_t k) { return learn::largest_size({&gradients[k], 1}); };
  std::stable_sort(order.begin(), order.end(),
                   [&](std::size_t a, std::size_t b) { return size(a) > size(b); });
  if (label) std::stable_partition(order.begin(), order.end(), [&](std::size_t k) { return k == *label; });
  order.resize(2);
  return order;
}

constexpr double kAlmostNothing = 0.01;

// Whether the squared error hardly learns from the digit because the softmax is flat where it is confidently
// wrong. The gradients are those of the classes.
bool is_saturated(const DigitsState& digits, const std::vector<learn::PixelPicture>& gradients) {
  if (digits.training.settings().loss == Loss::CrossEntropy) return false;
  constexpr double kConfident = 0.9;
  const std::vector<double> p = softmax_of(digits.logits()).p;
  const auto likeliest = std::max_element(p.begin(), p.end());
  return *likeliest > kConfident && likeliest - p.begin() != digits.pad.label &&
         std::all_of(gradients.begin(), gradients.end(), [](const learn::PixelPicture& gradient) {
           return std::abs(gradient.bias) < kAlmostNothing;
         });
}

// Over the pictures: a step is not what they show, but the mean of that over the training digits. The longest
// first.
std::vector<Text> words_over_gradients(const DigitTraining& training) {
  const std::size_t batch = training.settings().batch;
  const std::string all = with_commas(training.data().seen.count());
  const std::string each = batch == 0 ? all : with_commas(batch);
  const Text others = {(batch == 0 ? all : each + " of " + all) + " others", each + " 个训练样本"};
  return {Text("This digit's gradient; a step takes the mean over ", "这个数字的梯度；每一步用的是 ") +
              others + Text("", "的平均梯度"),
          Text("This digit's gradient; a step averages ", "这个数字的梯度；每步取 ") + others +
              Text("", "的平均"),
          Text("This digit only; a step averages " + each, "只是这个数字；每步取 " + each + " 个的平均")};
}

std::vector<Text> words_if_saturated() {
  return {{"Confidently wrong, yet almost no gradient: squared error saturates",
           "错得很肯定，梯度却几乎为零：平方误差饱和了"},
          {"Confidently wrong, yet almost no gradient: saturated", "错得很肯定，梯度却几乎为零：饱和了"},
          {"Confidently wrong, yet almost no gradient", "错得很肯定，梯度却几乎为零"}};
}

// What this digit alone would do to the weights. Below a hundredth, that is almost nothing: with
// cross-entropy because little is left to learn, with the squared error perhaps in spite of it.
Text words_for(const DigitsState& digits, const learn::PixelPicture& gradient, bool short_of_room) {
  if (learn::largest_size({&gradient, 1}) == 0) {
    return gradient.bias == 0 ? Text("no change", "不变")
                              : Text("no ink: only the bias changes", "没有笔画，只有偏置会变");
  }
  if (std::abs(gradient.bias) >= kAlmostNothing) {
    const bool raises = gradient.bias < 0;
    if (short_of_room)
      return raises ? Text("would raise them", "会增大") : Text("would lower them", "会减小");
    return raises ? Text("would raise these weights", "会使这些权重增大")
                  : Text("would lower these weights", "会使这些权重减小");
  }
  const bool is_learned = !digits.training.run().classifier.has_hidden_layer() &&
                          digits.training.settings().loss == Loss::CrossEntropy;
  return is_learned ? Text("almost nothing left to change", "几乎没有什么要改了")
                    : Text("almost no change", "几乎不变");
}

void paint_gradient(Ui& ui, const Rect& picture, const learn::PixelPicture& gradient) {
  Surface surface(ui);
  const Theme& theme = surface.theme();
  paint_framed(surface, picture, false, false);
  if (!learn::is_about_zero(gradient))
    return paint_signed_pixels(surface.canvas(), picture, gradient, learn::full_gradient(gradient),
                               Quantity::Gradient, theme);
  const std::string words = ui.say(kAboutZero);
  const bool fits = surface.width_of(words, 12) < picture.width - surface.px(4);
  surface.words(fits ? words : ui.say(kAboutZeroBrief),
                {picture.centre().x, picture.centre().y + surface.px(4)}, {12, theme.muted}, Anchor::Middle);
}

void show_gradient(Ui& ui, const learn::PixelPicture& gradient, std::size_t k, const Rect& area) {
  Surface surface(ui);
  const Theme& theme = surface.theme();
  const DigitsState& digits = *ui.desk.digits;
  const double side = std::min(area.height, 0.42 * area.width);
  const Rect picture = {area.left, area.top, side, side};
  paint_gradient(ui, picture, gradient);
  const double left = picture.right() + surface.px(8);
  const double room = area.right() - left;
  double baseline = picture.top + surface.px(13);
  // The longer version that fits, with what the picture multiplies the pixels by.
  const std::string factor = "$" + gradient_factor(digits.training.settings()) + " =$ ";
  const auto write_factor = [&](double x) {
    const std::string number = "**" + shown_signed(gradient.bias, 3) + "**";
    for (const std::string& marked : {factor + number, number}) {
      for (const double size : {14.0, 12.0}) {
        const RichStyle style = {size, Weight::Regular, Quantity::Gradient};
        if (x + surface.rich_width(marked, style) > area.right()) continue;
        surface.rich(marked, {x, baseline}, style);
        return;
      }
    }
  };
  if (digits.training.run().classifier.has_hidden_layer()) {
    surface.words(ui.say(learn::unit_owner(k).name), {left, baseline},
                  {14, color_of(theme, Quantity::Gradient)});
    baseline += surface.px(18);
    write_factor(left);
  } else {
    surface.bead({left + surface.px(9), baseline - surface.px(4)},
                 {std::to_string(k),
                  digits.pad.label == static_cast<int>(k) ? BeadKind::Filled : BeadKind::Hollow,
                  false,
                  theme.ink,
                  {}});
    write_factor(left + surface.px(24));
    baseline += surface.px(4);
  }
  const auto write_line = [&](const std::string& line) {
    baseline += surface.px(15.5);
    surface.words(line, {left, baseline}, {12, theme.muted});
  };
  for (const std::string& line : wrapped(ui.fonts, ui.say(words_for(digits, gradient, room < surface.px(90))),
                                         surface.px(12), Weight::Regular, room, 2))
    write_line(line);
  const std::string full = shown_fixed(learn::full_gradient(gradient), 3);
  const std::string scale = ui.say({"full colour: ±" + full, "最深色：±" + full});
  const bool has_room = baseline + surface.px(15.5) <= area.bottom() && surface.width_of(scale, 12) <= room;
  if (!learn::is_about_zero(gradient) && has_room) write_line(scale);
}

void show_gradients(Ui& ui, const std::vector<learn::PixelPicture>& gradients, const Rect& whole) {
  Surface surface(ui);
  const DigitsState& digits = *ui.desk.digits;
  const auto label = static_cast<std::size_t>(digits.pad.label);
  const bool are_classes = !digits.training.run().classifier.has_hidden_layer();
  const bool saturated = are_classes && is_saturated(digits, gradients);
  surface.words_that_fit(
      saturated ? words_if_saturated() : words_over_gradients(digits.training),
      {whole.left, whole.top + surface.px(9)}, whole.width,
      saturated ? WordLook{12, surface.theme().ink, Weight::Bold} : WordLook{12, surface.theme().muted});
  const double head = surface.px(kGradientHead);
  const Rect area = {whole.left, whole.top + head, whole.width, whole.height - head};
  const double width = (area.width - surface.px(12)) / 2;
  const std::vector<std::size_t> shown =
      most_changed(gradients, are_classes ? std::optional(label) : std::nullopt);
  for (std::size_t i = 0; i < shown.size(); ++i) {
    const Rect half = {area.left + static_cast<double>(i) * (width + surface.px(12)), area.top, width,
                       area.height};
    show_gradient(ui, gradients[shown[i]], shown[i], half);
  }
}

bool is_roomy(const Surface& surface, const Rect& card) { return card.height >= surface.px(340); }

}  // namespace

double gradients_foot(const Surface& surface, const Rect& card) {
  return surface.px(kGradientSide + kGradientHead + (is_roomy(surface, card) ? 23 : 18));
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
  const Legend of_weights = {
      full,
      has_hidden_layer ? Text("raises the output", "升高输出") : Text("raises the logit", "升高 logit"),
      {"lowers it", "降低"},
      {"no effect", "无影响"}};
  show_legend(ui, {inside.left, weights.bottom(), inside.width, legend}, of_weights);
  const bool is_random = has_hidden_layer && digits.training.run().steps() == 0;
  const std::string words =
      ui.say(is_random ? Text("Not trained yet: random weights.", "还没有训练：权重是随机的。")
                       : learn::weights_text(pictures[described], owner_of(digits, described)));
  double baseline = weights.bottom() + legend + surface.px(12);
  for (const std::string& line :
       wrapped(ui.fonts, words, surface.px(12), Weight::Regular, inside.width, roomy ? 3 : 2)) {
    surface.words(line, {inside.left, baseline}, {12, surface.theme().ink});
    baseline += surface.px(kSentenceLine);
  }
  const double line = foot - gradients;
  surface.line({card.left, line}, {card.right(), line}, surface.theme().border);
  show_gradients(
      ui, shown.gradients,
      {inside.left, line + surface.px(8), inside.width, surface.px(kGradientHead + kGradientSide)});
}

}  // namespace surprisal::ui
