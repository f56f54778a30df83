// The card with what the model says about the pad: a row for each class, as in the ledger.
#include <algorithm>
#include <cmath>
#include <numeric>
#include <optional>
#include <string>
#include <vector>

#include "base/wording.h"
#include "desk/digit_sample.h"
#include "desk/ledger.h"
#include "figures/number_text.h"
#include "ui/digit_cards.h"

namespace surprisal::ui {
namespace {

constexpr double kHeadRow = 22;
constexpr double kSumRow = 26;
constexpr double kBarGap = 12;     // between a bar and its number
constexpr double kColumnGap = 22;  // between a number and the next column
constexpr double kNarrowColumnGap = 10;
constexpr double kLeastBars = 88;  // the width of all three together
constexpr double kLeastBar = 40;   // of the probability's alone

// The columns of a row, in window pixels. A bar is empty if there is no room for it.
struct ModelColumns {
  double bead = 0;  // its middle
  Rect logit_bar;
  std::optional<double> logit;  // the right ends of numbers
  Rect probability_bar;
  double probability = 0;
  double surprise = 0;
  Rect gradient_bar;
  double gradient = 0;
};

// All three bars, or only that of the probability if space is short. If even that would be too short to
// compare, it gets the room of the logits.
ModelColumns model_columns(const Surface& surface, double left, double width) {
  const double px = surface.px(1);
  constexpr double kBead = 20, kUsualLogit = 44, kProbability = 58, kSurprise = 52, kGradient = 48;
  const double others = (kBead + kProbability + kSurprise + kGradient + kBarGap) * px;
  const double roomy = width - others - kUsualLogit * px - 3 * (kColumnGap + kBarGap) * px;
  const bool has_all = roomy > kLeastBars * px;
  const double gap = (has_all ? kColumnGap : kNarrowColumnGap) * px;
  const double one_bar = width - others - kUsualLogit * px - 3 * gap - kBarGap * px;
  const bool has_logits = has_all || one_bar >= kLeastBar * px;
  const double logit_width = has_logits ? kUsualLogit * px : 0, after_logit = has_logits ? gap : 0;
  const double bars = has_all      ? roomy
                      : has_logits ? one_bar
                                   : std::max(0.0, one_bar + kUsualLogit * px + gap);
  const double logit_bar = has_all ? 0.3 * bars : 0;
  const double gradient_bar = has_all ? 0.3 * bars : 0;
  const double between = has_all ? kBarGap * px : 0;  // a bar and its number
  ModelColumns at;
  double x = left;
  at.bead = x + kBead / 2 * px;
  x += (kBead + kBarGap) * px;
  at.logit_bar = {x, 0, logit_bar, 0};
  x += logit_bar + between + logit_width;
  if (has_logits) at.logit = x;
  x += after_logit;
  at.probability_bar = {x, 0, bars - logit_bar - gradient_bar, 0};
  x += at.probability_bar.width + (kBarGap + kProbability) * px;
  at.probability = x;
  x += gap + kSurprise * px;
  at.surprise = x;
  x += gap;
  at.gradient_bar = {x, 0, gradient_bar, 0};
  at.gradient = left + width;
  return at;
}

// A bar from a centre line, to the right if positive.
void signed_bar(Surface& surface, const Rect& column, double middle, double share, Color color) {
  if (column.width < surface.px(10)) return;
  const double half = column.width / 2;
  const double centre = column.left + half;
  const double length = std::clamp(share, -1.0, 1.0) * half;
  const double corner = std::min(3.0, std::abs(length) / 2);
  surface.box({std::min(centre, centre + length), middle - surface.px(6), std::abs(length), surface.px(12)},
              color, corner);
  surface.box({centre - surface.px(0.5), middle - surface.px(9), surface.px(1), surface.px(18)},
              surface.theme().axis);
}

void probability_bar(Surface& surface, const Rect& column, double middle, double p) {
  if (column.width < surface.px(10)) return;
  const Rect track = {column.left, middle - surface.px(6), column.width, surface.px(12)};
  surface.box(track, surface.theme().bar_track, 3);
  const double length = std::max(std::clamp(p, 0.0, 1.0) * track.width, surface.px(2));
  surface.box({track.left, track.top, length, track.height},
              fill_color_of(surface.theme(), Quantity::Prediction), std::min(3.0, length / 2));
}

Quantity quantity_of(Loss loss) {
  return loss == Loss::CrossEntropy ? Quantity::Loss : Quantity::SquaredError;
}

void write_heads(Ui& ui, Surface& surface, const DigitAnswer& answer, const ModelColumns& at,
                 double baseline) {
  const Ledger& ledger = answer.ledger;
  const auto head = [&](const Text& words, Quantity quantity, double right) {
    surface.rich(ui.say(words), {right, baseline}, {12, Weight::Bold, quantity}, Anchor::Right);
  };
  // Only the formula, if the word would touch the next heading.
  const double room = at.gradient - at.surprise - surface.px(10);
  const bool fits =
      surface.rich_width(ui.say(gradient_head(ledger)), {12, Weight::Bold, Quantity::Gradient}) <= room;
  if (at.logit) head({"logit $z$", "logit $z$"}, Quantity::Logit, *at.logit);
  head(ledger.output_head, Quantity::Prediction, at.probability);
  head(ledger.surprise_head, quantity_of(answer.loss), at.surprise);
  head(fits ? gradient_head(ledger) : Text(ledger.gradient_formula), Quantity::Gradient, at.gradient);
}

// "0.337 for the 5, next 0.210 for the 1"; before the first step: "all alike: 0.100 each"
Text likeliest(const std::vector<double>& p) {
  std::vector<std::size_t> order(p.size());
  std::iota(order.begin(), order.end(), std::size_t{0});
  std::stable_sort(order.begin(), order.end(), [&](std::size_t a, std::size_t b) { return p[a] > p[b]; });
  const std::string first = "[[prediction:" + shown_fixed(p[order[0]], 3) + "]]";
  constexpr double kRounding = 1e-9;
  if (p[order.front()] - p[order.back()] < kRounding)
    return {"all alike: " + first + " each", "各类一样，都是 " + first};
  const std::string second = shown_fixed(p[order[1]], 3);
  const std::string a = std::to_string(order[0]);
  const std::string b = std::to_string(order[1]);
  return {first + " for the " + a + ", next " + second + " for the " + b,
          "最可能是 " + a + "（" + first + "），其次是 " + b + "（" + second + "）"};
}

// The squared error's gradient, in front of a pale bar for p - y, the gradient of cross-entropy.
void gradient_bars(Surface& surface, const DigitAnswer& answer, std::size_t k, const Rect& column,
                   double middle) {
  const Theme& theme = surface.theme();
  if (answer.loss == Loss::SquaredError)
    signed_bar(surface, column, middle, (*answer.quantities.grad_softmax_ce)[k], theme.ring_track);
  signed_bar(surface, column, middle, answer.ledger.rows[k].slope, fill_color_of(theme, Quantity::Gradient));
}

// Below the rows: the sums, and the loss. With cross-entropy, that is not the sum of its column but the
// number in the label's row.
void show_foot(Ui& ui, Surface& surface, const DigitAnswer& answer, const ModelColumns& at, double left,
               double baseline) {
  const Ledger& ledger = answer.ledger;
  const Theme& theme = surface.theme();
  const auto write = [&](const std::string& words, Quantity quantity, double right) {
    surface.words(words, {right, baseline}, {14, color_of(theme, quantity), Weight::Bold}, Anchor::Right);
  };
  const double loss_left = at.surprise - surface.width_of(ledger.loss_sum, 14, Weight::Bold) - surface.px(4);
  const std::string loss = ui.say({"loss", "损失"});
  const double free = loss_left - surface.width_of(loss, 12) - surface.px(6);
  write(ledger.loss_sum, quantity_of(answer.loss), at.surprise);
  if (at.probability <= free)
    surface.words(loss, {loss_left, baseline}, {12, color_of(theme, quantity_of(answer.loss))},
                  Anchor::Right);
  const double sum =
      surface.words(ui.say({"sum", "合计"}), {left, baseline}, {14, theme.muted}) + surface.px(12);
  write(ledger.output_sum, Quantity::Prediction, at.probability);
  write(ledger.gradient_sum, Quantity::Gradient, at.gradient);
  if (answer.loss != Loss::SquaredError || at.gradient_bar.width == 0) return;
  const RichStyle style = {12, Weight::Regular, Ink::Kind::Muted};
  const std::string note = ui.say({"pale bars: $p-y$", "浅色条：$p-y$"});
  const double end = at.probability - surface.width_of(ledger.output_sum, 14, Weight::Bold);
  if (left + sum + surface.rich_width(note, style) + surface.px(8) <= end)
    surface.rich(note, {left + sum, baseline}, style);
}

}  // namespace

void show_model_card(Ui& ui, const Rect& card, const DigitAnswer& answer) {
  Surface surface(ui);
  const DigitsState& digits = *ui.desk.digits;
  const Session& sample = answer.sample;
  const Ledger& ledger = answer.ledger;
  const Text title = {"What the model says", "模型的判断"};
  const Rect inside = begin_digit_card(surface, card, ui.say(title));
  const std::string aside = ui.say(likeliest(answer.quantities.softmax));
  const RichStyle style = {14, Weight::Regular, Ink::Kind::Muted};
  const double room = inside.width - surface.width_of(ui.say(title), 15, Weight::Bold) - surface.px(12);
  for (const double size : {14.0, 12.0}) {
    RichStyle smaller = style;
    smaller.size = size;
    if (surface.rich_width(aside, smaller) > room) continue;
    surface.rich(aside, {inside.right(), card.top + surface.px(26)}, smaller, Anchor::Right);
    break;
  }
  const ModelColumns at = model_columns(surface, inside.left, inside.width);
  write_heads(ui, surface, answer, at, inside.top + surface.px(10));
  const double top = inside.top + surface.px(kHeadRow) - surface.px(4);
  const double rows = inside.bottom() + surface.px(8) - top - surface.px(kSumRow);
  const double height = std::min(rows / static_cast<double>(ledger.rows.size()), surface.px(31));
  double largest = 1;
  for (const double z : sample.logits) largest = std::max(largest, std::abs(z));
  double y = top;
  for (std::size_t k = 0; k < ledger.rows.size(); ++k, y += height) {
    const LedgerRow& row = ledger.rows[k];
    const bool strong = digits.pad.label == static_cast<int>(k);
    const double middle = y + height / 2;
    const Weight weight = strong ? Weight::Bold : Weight::Regular;
    if (strong)
      surface.box({inside.left - surface.px(8), y, inside.width + surface.px(16), height},
                  surface.theme().row_tint, 6);
    const auto number = [&](const std::string& words, Ink ink, double right) {
      surface.words(words, {right, middle + surface.px(5)}, {14, color_of(surface.theme(), ink), weight},
                    Anchor::Right);
    };
    surface.bead(
        {at.bead, middle},
        {std::to_string(k), strong ? BeadKind::Filled : BeadKind::Hollow, false, surface.theme().ink, {}});
    signed_bar(surface, at.logit_bar, middle, sample.logits[k] / largest,
               fill_color_of(surface.theme(), Quantity::Logit));
    if (at.logit) number(shown_fixed(sample.logits[k], 2), Quantity::Logit, *at.logit);
    probability_bar(surface, at.probability_bar, middle, row.p);
    number(class_probability_text(row.p).en, Quantity::Prediction, at.probability);
    number(row.surprise, quantity_of(answer.loss), at.surprise);
    gradient_bars(surface, answer, k, at.gradient_bar, middle);
    number(row.gradient, Quantity::Gradient, at.gradient);
  }
  surface.line({inside.left, y + surface.px(1)}, {inside.right(), y + surface.px(1)}, surface.theme().border);
  show_foot(ui, surface, answer, at, inside.left, y + surface.px(19));
}

}  // namespace surprisal::ui
