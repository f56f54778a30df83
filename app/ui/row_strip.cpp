#include "ui/row_strip.h"

#include <imgui.h>

#include <algorithm>
#include <cmath>
#include <cstddef>
#include <cstdint>
#include <numeric>
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
constexpr double kSmallStripPicture = 48;
constexpr double kClassLine = 28;
constexpr double kScrollbarRoom = 14;
constexpr double kStackedButton = 40;

const Text kOpen = {"Open in the playground", "在自由探索中打开"};
const Text kOpenTip = {"Move its logits and see what follows (Enter)", "改动它的 logit，看看会怎样（Enter）"};

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
    const Point centre = {at_.x + surface_.px(kBeadRadius), at_.y - surface_.px(5)};
    if (drawn_as_bead(surface_, name, centre, color, kind))
      gap(2 * kBeadRadius);
    else
      at_.x += surface_.words(name, at_, {14, color, Weight::Bold});
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

// "Row 6041   label (2)   predicted (0)"
StripLine show_classes_of_row(Ui& ui, Surface& surface, Point start, const RowSample& sample) {
  const RowFile& file = *ui.desk.rows.file;
  const std::size_t row = *ui.desk.rows.chosen;
  StripLine line(ui, surface, start);
  line.words(number_words(file, row));
  if (!is_chosen_listed(ui.desk.rows)) line.words({", not listed", "（未列出）"});
  if (sample.has_label)
    line.of_class({"label", "标签"}, class_text(file, file.numbers.label[row]), Quantity::Label,
                  BeadKind::Filled);
  line.of_class({"predicted", "预测"}, class_text(file, file.numbers.predicted[row]), Quantity::Prediction,
                BeadKind::Hollow);
  return line;
}

// "loss 19.306 nats: the label got 4.1×10⁻⁹"
Text row_loss_words(Ui& ui, const RowSample& sample) {
  const RowFile& file = *ui.desk.rows.file;
  if (sample.has_label) return loss_words(file, *ui.desk.rows.chosen, ui.session().base);
  return file.has_labels() ? Text("its label is ignored", "标签被忽略") : Text("no label", "没有标签");
}

void show_line(Ui& ui, Surface& surface, Point start, const RowSample& sample) {
  StripLine line = show_classes_of_row(ui, surface, start, sample);
  line.gap(16);
  line.words(row_loss_words(ui, sample));
  line.gap(16);
  line.words(reduced_words(sample));
}

// How the numbers of a class are written.
struct ClassNumbers {
  std::string score, p, surprise, gradient;
};

ClassNumbers numbers_of(const RowClass& one, Base base) {
  const double surprise = from_nats(one.surprise, base);
  return {std::isfinite(one.score) ? shown_fixed(one.score, 2) : "−∞", shown_fixed(one.p, 3),
          std::isfinite(surprise) ? shown_fixed(surprise, 2) : "∞", signed_amount(one.p - one.y)};
}

// A class as a bead, or its name if that is too wide for one.
void name_class(Ui& ui, Surface& surface, Point centre, double room, const RowClass& one, bool filled,
                bool is_predicted) {
  const Theme& theme = surface.theme();
  const std::string name = ui.say(one.name);
  const Color ink = is_predicted && !filled ? color_of(theme, Quantity::Prediction) : theme.ink;
  if (drawn_as_bead(surface, name, centre, ink, filled ? BeadKind::Filled : BeadKind::Hollow)) return;
  const Weight weight = filled ? Weight::Bold : Weight::Regular;
  surface.words(surface.fitted(name, 12, weight, room), {centre.x, centre.y + surface.px(4)},
                {12, one.index ? theme.ink : theme.muted, weight}, Anchor::Middle);
}

// One column of the strip.
class ClassColumn {
 public:
  ClassColumn(Ui& ui, Surface& surface, const Rect& area) : ui_(ui), surface_(surface), area_(area) {}

  void ground(bool is_label, bool is_predicted) {
    is_tinted_ = is_label || is_predicted;
    if (is_label)
      surface_.box(area_, surface_.theme().row_tint, 6);
    else if (is_predicted)
      surface_.box(area_, surface_.theme().bar_track, 6);
  }

  // Written above the bars and numbers.
  void head(const RowClass& one, bool filled, bool is_predicted) {
    const double middle = has_bars() ? area_.centre().x : area_.right() - surface_.px(8 + 20);
    name_class(ui_, surface_, {middle, area_.top + surface_.px(13)}, area_.width - surface_.px(16), one,
               filled, is_predicted);
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
    surface_.box(track, is_tinted_ ? surface_.theme().border : surface_.theme().bar_track, 3);
    if (share > 0)
      surface_.box({track.left, track.top, std::max(share * track.width, surface_.px(1.5)), track.height},
                   fill_color_of(surface_.theme(), quantity), 3);
  }

 private:
  double baseline(int line) const { return area_.top + surface_.px(44 + kStripRow * line); }
  bool has_bars() const { return area_.width >= surface_.px(96); }
  double bar_width() const { return area_.width - surface_.px(16 + 56); }

  Ui& ui_;
  Surface& surface_;
  Rect area_;
  bool is_tinted_ = false;
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
    column.head(one, is_label, k == sample.predicted);
    column.signed_bar(0, std::isfinite(one.score) ? one.score / largest : -1, Quantity::Logit);
    const ClassNumbers numbers = numbers_of(one, base);
    column.number(0, numbers.score, Quantity::Logit, weight);
    column.part_bar(1, one.p, Quantity::Prediction);
    column.number(1, numbers.p, Quantity::Prediction, weight);
    column.number(2, numbers.surprise, Quantity::Loss, weight);
    if (!sample.has_label) continue;
    column.signed_bar(3, one.p - one.y, Quantity::Gradient);
    column.number(3, numbers.gradient, Quantity::Gradient, weight);
  }
}

// Shows the digit of the row, if it has one. Returns the width that it takes.
double show_picture(Surface& surface, const RowFile& file, std::size_t row, Point corner, double side) {
  const auto picture = picture_of_row(file, row);
  if (!picture) return 0;
  const Rect place = whole_pixels({corner.x, corner.y, side, side});
  surface.bordered(place.inset(-surface.px(1)), surface.theme().paper, surface.theme().border, 2);
  paint_digit(surface.canvas(), place, *picture, surface.theme());
  return side + surface.px(kStripPadding);
}

bool open_button(Ui& ui, const Rect& area) {
  const ButtonLook look = {.kind = ButtonKind::Primary, .tooltip = kOpenTip};
  return button(ui, "rows.open", area, kOpen, look);
}

// ---- in a narrow window: a line for each class

// The label's class first, then by probability: what matters most is seen without scrolling.
std::vector<std::size_t> by_importance(const RowSample& sample) {
  std::vector<std::size_t> order(sample.classes.size());
  std::iota(order.begin(), order.end(), std::size_t{0});
  std::stable_sort(order.begin(), order.end(), [&](std::size_t a, std::size_t b) {
    const bool a_is_label = sample.has_label && a == sample.label;
    const bool b_is_label = sample.has_label && b == sample.label;
    return a_is_label != b_is_label ? a_is_label : sample.classes[a].p > sample.classes[b].p;
  });
  return order;
}

// The columns of the lines, from left to right: the class, then its numbers.
struct ClassLineColumns {
  double left = 0, name = 0;  // where the names begin, and their width
  double pitch = 0;           // of the numbers

  double right_of(std::size_t column) const { return left + name + pitch * static_cast<double>(column + 1); }
};

ClassLineColumns class_line_columns(Ui& ui, const Surface& surface, const Rect& area,
                                    const RowSample& sample) {
  double name = surface.px(2 * kBeadRadius);
  for (const RowClass& one : sample.classes) {
    const std::string said = ui.say(one.name);
    if (fits_bead(surface, said)) continue;
    name = std::max(name, std::min(surface.width_of(said, 12, Weight::Bold), 0.28 * area.width));
  }
  const double columns = sample.has_label ? 4 : 3;
  return {area.left, name, (area.width - name - surface.px(kScrollbarRoom)) / columns};
}

void write_line_heads(Surface& surface, const ClassLineColumns& columns, double baseline, Base base,
                      bool has_label) {
  const struct {
    std::string words;
    Quantity quantity;
  } heads[] = {{"logit $z$", Quantity::Logit},
               {"$p$", Quantity::Prediction},
               {"$-" + log_name(base) + " p$", Quantity::Loss},
               {"$p - y$", Quantity::Gradient}};
  for (std::size_t i = 0; i < (has_label ? 4U : 3U); ++i)
    surface.rich(heads[i].words, {columns.right_of(i), baseline}, {12, Weight::Bold, heads[i].quantity},
                 Anchor::Right);
}

void show_class_line(Ui& ui, Surface& surface, const ClassLineColumns& columns, const Rect& line,
                     const RowSample& sample, std::size_t k) {
  const RowClass& one = sample.classes[k];
  const bool is_label = sample.has_label && k == sample.label, is_predicted = k == sample.predicted;
  const Theme& theme = surface.theme();
  if (is_label || is_predicted) surface.box(line, is_label ? theme.row_tint : theme.bar_track, 6);
  name_class(ui, surface, {columns.left + columns.name / 2, line.centre().y}, columns.name, one, is_label,
             is_predicted);
  const ClassNumbers numbers = numbers_of(one, ui.session().base);
  const double baseline = line.centre().y + surface.px(5);
  const auto write = [&](std::size_t column, const std::string& words, Quantity quantity) {
    surface.words(words, {columns.right_of(column), baseline},
                  {14, color_of(theme, quantity), is_label ? Weight::Bold : Weight::Regular}, Anchor::Right);
  };
  write(0, numbers.score, Quantity::Logit);
  write(1, numbers.p, Quantity::Prediction);
  write(2, numbers.surprise, Quantity::Loss);
  if (sample.has_label) write(3, numbers.gradient, Quantity::Gradient);
}

void show_class_lines(Ui& ui, const Rect& area, const ClassLineColumns& columns, const RowSample& sample) {
  const double height = Surface(ui).px(kClassLine), overhang = Surface(ui).px(8);
  const std::vector<std::size_t> order = by_importance(sample);
  const Rect place = {area.left - overhang, area.top, area.width + 2 * overhang, area.height};
  ImGui::SetCursorScreenPos(to_im({place.left, place.top}));
  ImGui::SetNextWindowContentSize({0, static_cast<float>(static_cast<double>(order.size()) * height)});
  if (ImGui::BeginChild("row classes", to_im({place.width, place.height}), ImGuiChildFlags_NavFlattened,
                        ImGuiWindowFlags_NoBackground)) {
    Surface surface(ui);
    double y = place.top - static_cast<double>(ImGui::GetScrollY());
    for (const std::size_t k : order) {
      const Rect line = {place.left, y, area.width - surface.px(kScrollbarRoom) + 2 * overhang, height};
      show_class_line(ui, surface, columns, line, sample, k);
      y += height;
    }
  }
  ImGui::EndChild();
}

void show_stacked(Ui& ui, const Rect& card) {
  const RowsView& view = ui.desk.rows;
  const RowSample& sample = *view.sample;
  Surface surface(ui);
  const Rect inside = {card.left + surface.px(kStripPadding), card.top + surface.px(kStripPadding),
                       card.width - surface.px(2 * kStripPadding),
                       card.height - surface.px(2 * kStripPadding)};
  const double side = surface.px(kSmallStripPicture);
  const double picture = show_picture(surface, *view.file, *view.chosen, {inside.left, inside.top}, side);
  const double words = inside.left + picture;
  surface.canvas().push_clip({words, card.top, inside.right() - words, card.height});
  show_classes_of_row(ui, surface, {words, inside.top + surface.px(16)}, sample);
  StripLine(ui, surface, {words, inside.top + surface.px(38)}).words(row_loss_words(ui, sample));
  surface.canvas().pop_clip();
  const ClassLineColumns columns = class_line_columns(ui, surface, inside, sample);
  const double heads = inside.top + side + surface.px(22);
  write_line_heads(surface, columns, heads, ui.session().base, sample.has_label);
  const double height = surface.px(kStackedButton);
  const double top = heads + surface.px(8), bottom = inside.bottom() - height - surface.px(10);
  show_class_lines(ui, {inside.left, top, inside.width, bottom - top}, columns, sample);
  if (open_button(ui, {inside.left, inside.bottom() - height, inside.width, height}))
    open_row_in_playground(ui.desk);
}

}  // namespace

void show_row_strip(Ui& ui, const Rect& card, bool is_stacked) {
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
  if (is_stacked) return show_stacked(ui, card);
  const double width = button_width(ui, kOpen, {.kind = ButtonKind::Primary});
  const bool pressed = open_button(ui, {right - width, card.top + surface.px(7), width, surface.px(28)});
  const double baseline = card.top + surface.px(26);
  const double room = right - width - surface.px(16) - left;
  surface.canvas().push_clip({left, card.top, room, card.height});
  show_line(ui, surface, {left, baseline}, *view.sample);
  surface.canvas().pop_clip();
  const double picture = show_picture(surface, *view.file, *view.chosen, {left, card.top + surface.px(46)},
                                      surface.px(kStripPicture));
  show_classes(
      ui, {left + picture, card.top + surface.px(42), right - left - picture, card.height - surface.px(42)},
      *view.sample);
  if (pressed) open_row_in_playground(ui.desk);
}

}  // namespace surprisal::ui
