#include "ui/row_strip.h"

#include <algorithm>
#include <cmath>
#include <cstddef>
#include <cstdint>
#include <string>
#include <vector>

#include "base/quote.h"
#include "base/wording.h"
#include "desk/digit_rows.h"
#include "desk/rows.h"
#include "figures/number_text.h"
#include "figures/pixel_pictures.h"
#include "typeset/rich_line.h"
#include "ui/buttons.h"
#include "ui/places.h"
#include "ui/row_words.h"
#include "ui/surface.h"

namespace surprisal::ui {
namespace {

constexpr double kStripPadding = 16;
constexpr double kHeadWidth = 120;  // of the names on the left
constexpr double kStripRow = 22;
constexpr double kStripPicture = 104;  // of a digit

std::string class_text(const RowFile& file, std::int32_t k) {
  return typeset::without_marks(class_name_of(file, k));
}

Text number_words(const RowFile& file, std::size_t row) {
  const std::string number = std::to_string(row);
  const Text line = {"**Row " + number + "**", "**样本 " + number + "**"};
  if (row >= file.rows.ids.size() || file.rows.ids[row].empty()) return line;
  return line + Text("  " + typeset::without_marks(harmless(file.rows.ids[row], 60)));
}

Text other_words(const RowFile& file, std::size_t row, Base base) {
  if (!file.other) return {};
  const std::string name = typeset::without_marks(name_of_other(file.source));
  const double difference = from_nats(file.other->comparison.difference[row], base);
  if (difference == 0) return {"   **" + name + "** loses the same", "   **" + name + "** 的损失相同"};
  const std::string by = "[[loss:" + shown_amount(std::abs(difference)) + "]]";
  const bool more = difference > 0;
  return {"   **" + name + "** loses " + by + (more ? " more" : " less"),
          "   **" + name + "** 的损失" + (more ? "高 " : "低 ") + by};
}

// "loss 19.306 nats: the label got 4.1×10⁻⁹"
Text loss_words(const RowFile& file, std::size_t row, Base base) {
  const double loss = from_nats(file.numbers.loss[row], base);
  const std::string amount = std::isfinite(loss) ? shown_amount(loss) : "∞";
  const std::string p = shown_probability(file.numbers.label_probability[row]);
  const Text unit = unit_name(base);
  return Text("[[loss:loss **" + amount + "** " + unit.en + "]]: the label got [[prediction:" + p + "]]",
              "[[loss:损失 **" + amount + "** " + unit.zh + "]]：标签的概率为 [[prediction:" + p + "]]") +
         other_words(file, row, base);
}

// Words and classes from left to right: a class is a bead if its name is short.
class StripLine {
 public:
  StripLine(Ui& ui, Surface& surface, Point start) : ui_(ui), surface_(surface), at_(start) {}

  void words(const Text& text) {
    const RichStyle style = {14, Weight::Regular, Ink::Kind::Ink};
    surface_.rich(ui_.say(text), at_, style);
    at_.x += surface_.rich_width(ui_.say(text), style);
  }

  void gap(double width) { at_.x += surface_.px(width); }

  void of_class(const Text& what, const std::string& name, Quantity quantity, BeadKind kind) {
    gap(16);
    words(what);
    gap(8);
    const Color color = color_of(surface_.theme(), quantity);
    if (surface_.width_of(name, 12, Weight::Bold) > surface_.px(kWidestLetter)) {
      at_.x += surface_.words(name, at_, {14, color, Weight::Bold});
      return;
    }
    Bead bead;
    bead.letter = name;
    bead.kind = kind;
    bead.ink = color;
    surface_.bead({at_.x + surface_.px(kBeadRadius), at_.y - surface_.px(5)}, bead);
    gap(2 * kBeadRadius);
  }

 private:
  Ui& ui_;
  Surface& surface_;
  Point at_;
};

Text reduced_words(const RowSample& sample) {
  if (!sample.is_reduced()) return {};
  const std::string named = std::to_string(sample.classes.size() - 1), all = with_commas(sample.all_classes);
  return {named + " of " + all + " classes, the others as one",
          all + " 类中的 " + named + " 类，其余合为一类"};
}

// "Row 6041   label (2)   predicted (0)   loss 19.306 nats: the label got 4.1×10⁻⁹"
void show_line(Ui& ui, Surface& surface, Point start, const RowSample& sample) {
  const RowFile& file = *ui.desk.rows.file;
  const std::size_t row = *ui.desk.rows.chosen;
  StripLine line(ui, surface, start);
  line.words(number_words(file, row));
  if (sample.has_label)
    line.of_class({"label", "标签"}, class_text(file, file.numbers.label[row]), Quantity::Label,
                  BeadKind::Filled);
  line.of_class({"predicted", "预测"}, class_text(file, file.numbers.predicted[row]), Quantity::Prediction,
                BeadKind::Hollow);
  line.gap(16);
  if (sample.has_label)
    line.words(loss_words(file, row, ui.session().base));
  else
    line.words(file.has_labels() ? Text("its label is ignored", "标签被忽略") : Text("no label", "没有标签"));
  line.gap(16);
  line.words(reduced_words(sample));
}

// One column of the strip.
class ClassColumn {
 public:
  ClassColumn(Ui& ui, Surface& surface, const Rect& area) : ui_(ui), surface_(surface), area_(area) {}

  void ground(bool is_label, bool is_predicted) {
    if (is_label)
      surface_.box(area_, surface_.theme().row_tint, 6);
    else if (is_predicted)
      surface_.box(area_, surface_.theme().bar_track, 6);
  }

  // Written above the bars and numbers.
  void head(const RowClass& one, const Text& letter, bool filled, bool is_predicted) {
    const Theme& theme = surface_.theme();
    const double middle = has_bars() ? area_.centre().x : area_.right() - surface_.px(8 + 20);
    const Point centre = {middle, area_.top + surface_.px(13)};
    const std::string words = ui_.say(letter);
    if (surface_.width_of(words, 12, Weight::Bold) <= surface_.px(kWidestLetter)) {
      Bead bead;
      bead.letter = words;
      bead.kind = filled ? BeadKind::Filled : BeadKind::Hollow;
      bead.ink = is_predicted && !filled ? color_of(theme, Quantity::Prediction) : theme.ink;
      return surface_.bead(centre, bead);
    }
    const Weight weight = filled ? Weight::Bold : Weight::Regular;
    const std::string name = ui_.say(one.name);
    surface_.words(surface_.fitted(name, 12, weight, area_.width - surface_.px(16)),
                   {centre.x, centre.y + surface_.px(4)}, {12, one.index ? theme.ink : theme.muted, weight},
                   Anchor::Middle);
  }

  void number(int line, const std::string& words, Quantity quantity, Weight weight) {
    surface_.words(words, {area_.right() - surface_.px(8), baseline(line)},
                   {14, color_of(surface_.theme(), quantity), weight}, Anchor::Right);
  }

  // A bar from a line in the middle of its space; the share is between -1 and 1.
  void signed_bar(int line, double share, Quantity quantity) {
    if (!has_bars()) return;
    const double middle = area_.left + surface_.px(8) + bar_width() / 2;
    const double width = std::clamp(share, -1.0, 1.0) * bar_width() / 2;
    const double top = baseline(line) - surface_.px(10);
    surface_.box({std::min(middle, middle + width), top + surface_.px(1), std::abs(width), surface_.px(8)},
                 fill_color_of(surface_.theme(), quantity), 2);
    surface_.line({middle, top - surface_.px(1)}, {middle, top + surface_.px(11)}, surface_.theme().axis);
  }

  void part_bar(int line, double share, Quantity quantity) {
    if (!has_bars()) return;
    const Rect track = {area_.left + surface_.px(8), baseline(line) - surface_.px(9), bar_width(),
                        surface_.px(8)};
    surface_.box(track, surface_.theme().bar_track, 3);
    if (share * track.width >= 0.5)
      surface_.box({track.left, track.top, share * track.width, track.height},
                   fill_color_of(surface_.theme(), quantity), 3);
  }

 private:
  double baseline(int line) const { return area_.top + surface_.px(44 + kStripRow * line); }
  bool has_bars() const { return area_.width >= surface_.px(96); }
  double bar_width() const { return area_.width - surface_.px(16 + 56); }

  Ui& ui_;
  Surface& surface_;
  Rect area_;
};

void write_heads(Ui& ui, Surface& surface, const Rect& area, Base base, int lines) {
  const struct {
    Text words;
    Quantity quantity;
  } heads[] = {{{"logit $z$"}, Quantity::Logit},
               {{"probability $p$", "概率 $p$"}, Quantity::Prediction},
               {{"$-" + log_name(base) + " p$"}, Quantity::Loss},
               {{"gradient $p - y$", "梯度 $p - y$"}, Quantity::Gradient}};
  for (int line = 0; line < lines; ++line) {
    surface.rich(ui.say(heads[line].words), {area.left, area.top + surface.px(44 + kStripRow * line)},
                 {12, Weight::Bold, heads[line].quantity});
  }
}

void show_classes(Ui& ui, const Rect& area, const RowSample& sample) {
  Surface surface(ui);
  const Base base = ui.session().base;
  write_heads(ui, surface, area, base, sample.has_label ? 4 : 3);
  double largest = 1e-9;
  for (const RowClass& one : sample.classes) {
    if (std::isfinite(one.score)) largest = std::max(largest, std::abs(one.score));
  }
  const auto count = static_cast<double>(sample.classes.size());
  const double all = area.width - surface.px(kHeadWidth);
  const double gap = surface.px(6);
  const double width = (all + gap) / count;
  for (std::size_t k = 0; k < sample.classes.size(); ++k) {
    const RowClass& one = sample.classes[k];
    const Rect place = {area.left + surface.px(kHeadWidth) + static_cast<double>(k) * width, area.top,
                        width - gap, surface.px(44 + 3 * kStripRow + 8)};
    const bool is_label = sample.has_label && k == sample.label;
    const Weight weight = is_label ? Weight::Bold : Weight::Regular;
    ClassColumn column(ui, surface, place);
    column.ground(is_label, k == sample.predicted);
    column.head(one, one.name, is_label, k == sample.predicted);
    column.signed_bar(0, std::isfinite(one.score) ? one.score / largest : -1, Quantity::Logit);
    column.number(0, std::isfinite(one.score) ? shown_fixed(one.score, 2) : "−∞", Quantity::Logit, weight);
    column.part_bar(1, one.p, Quantity::Prediction);
    column.number(1, shown_fixed(one.p, 3), Quantity::Prediction, weight);
    const double surprise = from_nats(one.surprise, base);
    column.number(2, std::isfinite(surprise) ? shown_fixed(surprise, 2) : "∞", Quantity::Loss, weight);
    if (!sample.has_label) continue;
    column.signed_bar(3, one.p - one.y, Quantity::Gradient);
    column.number(3, signed_amount(one.p - one.y), Quantity::Gradient, weight);
  }
}

// Shows the digit of the row, if it has one. Returns the width that it takes.
double show_picture(Surface& surface, const RowFile& file, std::size_t row, Point corner) {
  const auto picture = picture_of_row(file, row);
  if (!picture) return 0;
  const double side = surface.px(kStripPicture);
  const Rect place = whole_pixels({corner.x, corner.y, side, side});
  surface.bordered(place.inset(-surface.px(1)), surface.theme().paper, surface.theme().border, 2);
  paint_digit(surface.canvas(), place, *picture, surface.theme());
  return side + surface.px(kStripPadding);
}

}  // namespace

void show_row_strip(Ui& ui, const Rect& card) {
  const RowsView& view = ui.desk.rows;
  Surface surface(ui);
  const Theme& theme = surface.theme();
  surface.bordered(card, theme.paper, theme.border, 10);
  const double left = card.left + surface.px(kStripPadding), right = card.right() - surface.px(kStripPadding);
  if (!view.chosen || !view.sample) {
    surface.words(ui.say({"Choose a row in the table.", "请在表中选择一个样本。"}),
                  {card.centre().x, card.centre().y}, {14, theme.muted}, Anchor::Middle);
    return;
  }
  const Text open = {"Open in the playground", "在自由探索中打开"};
  const ButtonLook look = {
      .kind = ButtonKind::Primary,
      .tooltip = {"Move its logits and see what follows (Enter)", "移动它的 logit，看看会怎样（Enter）"}};
  const double width = button_width(ui, open, look);
  const bool pressed =
      button(ui, "rows.open", {right - width, card.top + surface.px(7), width, surface.px(28)}, open, look);
  const double baseline = card.top + surface.px(26);
  const double room = right - width - surface.px(16) - left;
  surface.canvas().push_clip({left, card.top, room, card.height});
  show_line(ui, surface, {left, baseline}, *view.sample);
  surface.canvas().pop_clip();
  const double picture = show_picture(surface, *view.file, *view.chosen, {left, card.top + surface.px(46)});
  show_classes(
      ui, {left + picture, card.top + surface.px(42), right - left - picture, card.height - surface.px(42)},
      *view.sample);
  if (pressed) open_row_in_playground(ui.desk);
}

}  // namespace surprisal::ui
