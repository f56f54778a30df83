// The card on which a reader draws a digit and says which one it is.
#include <imgui.h>

#include <algorithm>
#include <string>
#include <vector>

#include "base/wording.h"
#include "desk/digit_sample.h"
#include "figures/pixel_pictures.h"
#include "ui/buttons.h"
#include "ui/digit_cards.h"

namespace surprisal::ui {
namespace {

constexpr double kToolRow = 28;
constexpr double kLabelRow = 30;
constexpr double kPadNoteLine = 15;

void paint_grid(Surface& surface, const Rect& pad) {
  const Color color = surface.theme().border;
  for (std::size_t i = 0; i <= learn::kDigitSide; ++i) {
    const double share = static_cast<double>(i) / static_cast<double>(learn::kDigitSide);
    surface.line({pad.left + share * pad.width, pad.top}, {pad.left + share * pad.width, pad.bottom()},
                 color);
    surface.line({pad.left, pad.top + share * pad.height}, {pad.right(), pad.top + share * pad.height},
                 color);
  }
}

Point on_pad(const Rect& pad, learn::PadPoint p) {
  return {pad.left + p.x * pad.width, pad.top + p.y * pad.height};
}

// The path of the pen; pale once the pen is up, because the cells then show the drawing moved and scaled.
void paint_path(Surface& surface, const Rect& pad, const DigitsState& digits) {
  Color color = surface.theme().accent;
  if (!digits.pen_is_down) color.alpha = 96;
  const learn::Drawing left = learn::after_erasing(digits.pad.strokes);
  for (const learn::PadStroke& stroke : left) {
    std::vector<Point> points;
    for (const learn::PadPoint p : stroke.points) points.push_back(on_pad(pad, p));
    if (points.size() == 1) points.push_back(points.front());
    surface.canvas().polyline(points, {color, surface.px(2)});
  }
}

void draw_on(Ui& ui, const Rect& pad) {
  DigitsState& digits = *ui.desk.digits;
  press_area("digits.pad", pad);
  if (ImGui::IsItemActive() && ImGui::IsMouseDown(ImGuiMouseButton_Left)) {
    const Point at = from_im(ImGui::GetMousePos());
    draw_to(digits, {std::clamp((at.x - pad.left) / pad.width, 0.0, 1.0),
                     std::clamp((at.y - pad.top) / pad.height, 0.0, 1.0)});
  } else if (digits.pen_is_down) {
    commit_sample(ui.desk, digits.tool == learn::PadTool::Pen ? Text("Draw on the pad", "在画板上画")
                                                              : Text("Erase on the pad", "在画板上擦除"));
  }
}

void show_pad(Ui& ui, const Rect& pad) {
  draw_on(ui, pad);
  const bool hovered = ImGui::IsItemHovered();
  const DigitsState& digits = *ui.desk.digits;
  Surface surface(ui);
  surface.box(pad, surface.theme().paper);
  paint_digit(surface.canvas(), pad, digits.counts(), surface.theme());
  paint_grid(surface, pad);
  surface.canvas().push_clip(pad);
  paint_path(surface, pad, digits);
  if (hovered) {
    const bool draws = digits.tool == learn::PadTool::Pen;
    const double radius = draws ? 5 : learn::kEraserWidth / 2 * pad.width / surface.px(1);
    surface.ring(from_im(ImGui::GetMousePos()), radius, 1.5, surface.theme().accent);
  }
  surface.canvas().pop_clip();
  if (digits.pad.is_empty())
    surface.words(ui.say({"Draw here", "在这里画"}), {pad.centre().x, pad.centre().y + surface.px(5)},
                  {14, surface.theme().muted}, Anchor::Middle);
}

// The label, as ten beads.
void show_labels(Ui& ui, const Rect& row) {
  Surface surface(ui);
  DigitsState& digits = *ui.desk.digits;
  const RichStyle style = {14, Weight::Regular, Ink::Kind::Muted};
  // If space is short, only the letter, to keep the beads apart.
  const bool roomy = row.width >= surface.px(260);
  const double words = surface.rich(roomy ? ui.say({"label $y$", "标签 $y$"}) : std::string("$y$"),
                                    {row.left, row.centre().y + surface.px(5)}, style);
  const double left = row.left + words + surface.px(4);
  const double pitch = std::min((row.right() - left) / 10, surface.px(25));
  for (std::size_t k = 0; k < learn::kDigitClasses; ++k) {
    const Point centre = {row.right() - (9.5 - static_cast<double>(k)) * pitch, row.centre().y};
    const bool chosen = digits.pad.label == static_cast<int>(k);
    const Rect area = {centre.x - pitch / 2, row.top, pitch, row.height};
    const std::string digit = std::to_string(k);
    const Text says = {"label " + digit, "标签 " + digit};
    if (press_area("digits.label." + digit, area, true, ui.say(says)) && !chosen) {
      digits.pad.label = static_cast<int>(k);
      commit_sample(ui.desk, {"Change the label", "更改标签"});
    }
    const bool hovered = ImGui::IsItemHovered() && !chosen;
    surface.bead(centre, {digit,
                          chosen ? BeadKind::Filled : BeadKind::Hollow,
                          false,
                          chosen || hovered ? surface.theme().ink : surface.theme().muted,
                          {}});
  }
}

void show_test_digit_button(Ui& ui, Point right_middle, const Text& words) {
  DigitsState& digits = *ui.desk.digits;
  const Surface surface(ui);
  const ButtonLook look = {.tooltip = {"The next of the 360 digits that the model does not learn from",
                                       "360 张测试图中的下一张；模型没有学过它们"}};
  const double width = button_width(ui, words, look);
  const Rect area = {right_middle.x - width, right_middle.y - surface.px(kToolRow / 2), width,
                     surface.px(kToolRow)};
  if (!button(ui, "digits.test", area, words, look)) return;
  put_test_digit(digits, digits.next_test_digit++);
  commit_sample(ui.desk, {"Load a test digit", "换一张测试图"});
}

void show_tools(Ui& ui, const Rect& row, bool with_test_digit) {
  DigitsState& digits = *ui.desk.digits;
  const std::vector<Text> tools = {{"pen", "笔"}, {"eraser", "橡皮"}};
  int tool = digits.tool == learn::PadTool::Pen ? 0 : 1;
  if (segments(ui, "digits.tool", {row.left, row.top}, tools, tool))
    digits.tool = tool == 0 ? learn::PadTool::Pen : learn::PadTool::Eraser;
  const Surface surface(ui);
  const Text clear = {"Clear", "清空"};
  const ButtonLook look = {.tooltip = {"Empty the pad", "清空画板"}, .enabled = !digits.pad.is_empty()};
  const Rect area = {row.left + segments_width(ui, tools) + surface.px(8), row.top,
                     button_width(ui, clear, look), row.height};
  if (button(ui, "digits.clear", area, clear, look)) {
    clear_pad(digits);
    commit_sample(ui.desk, {"Clear the pad", "清空画板"});
  }
  if (with_test_digit)
    show_test_digit_button(ui, {row.right(), row.centre().y}, {"Test digit", "换一张测试图"});
}

// Readers who draw a digit, choose its label and press Train tend to think that the classifier has learned
// their drawing.
std::vector<std::string> training_note(Ui& ui, const Surface& surface, double width) {
  const std::string seen = with_commas(ui.desk.digits->training.data().seen.count());
  const Text says = {"Not trained on: the model learns from " + seen + " others.",
                     "模型不学这个数字，只学另外 " + seen + " 个。"};
  return wrapped(ui.fonts, ui.say(says), surface.px(12), Weight::Regular, width, 2);
}

}  // namespace

void show_pad_card(Ui& ui, const Rect& card) {
  Surface surface(ui);
  const Text title = {"Draw a digit", "画一个数字"};
  const Rect inside = begin_digit_card(surface, card, ui.say(title));
  const Text test = {"Test digit", "换一张测试图"};
  // Pen, eraser and Clear take about 200 of the row; a last button that does not fit goes next to the title.
  const bool one_row = inside.width >= surface.px(206) + button_width(ui, test);
  const Point end_of_title = {inside.right(), card.top + surface.px(21)};
  if (one_row)
    surface.words(ui.say({"8×8 pixels, 0 to 16", "8×8 像素，0 到 16"}),
                  {inside.right(), card.top + surface.px(26)}, {14, surface.theme().muted}, Anchor::Right);
  else
    show_test_digit_button(ui, end_of_title, test);
  const std::vector<std::string> note = training_note(ui, surface, inside.width);
  const double note_height = surface.px(kPadNoteLine * static_cast<double>(note.size()));
  const double below = surface.px(kToolRow + kLabelRow + 12) + note_height;
  const double side = std::min(inside.width, inside.bottom() + surface.px(6) - inside.top - below);
  const Rect pad = {inside.left + (inside.width - side) / 2, inside.top + surface.px(2), side, side};
  show_pad(ui, pad);
  const Rect tools = {inside.left, pad.bottom() + surface.px(8), inside.width, surface.px(kToolRow)};
  show_tools(ui, tools, one_row);
  const Rect labels = {inside.left, tools.bottom() + surface.px(4), inside.width, surface.px(kLabelRow)};
  show_labels(ui, labels);
  double baseline = labels.bottom() + surface.px(11);
  for (const std::string& line : note) {
    surface.words(line, {inside.left, baseline}, {12, surface.theme().muted});
    baseline += surface.px(kPadNoteLine);
  }
}

}  // namespace surprisal::ui
