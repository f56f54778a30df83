#include "ui/data_messages.h"

#include <imgui.h>

#include <algorithm>
#include <string>
#include <vector>

#include "base/wording.h"
#include "desk/rows.h"
#include "desk/test_digits.h"
#include "draw/fonts.h"
#include "figures/number_text.h"
#include "ui/buttons.h"
#include "ui/surface.h"

namespace surprisal::ui {
namespace {

constexpr const char* kSaveLogits = "np.save(\"predictions.npy\", logits.detach().float().cpu().numpy())";
constexpr const char* kSaveLabels = "np.save(\"labels.npy\", labels.cpu().numpy())";

struct OfferedButton {
  const char* name;
  Text words;
  ButtonKind kind = ButtonKind::Secondary;
};

// Shows buttons side by side and returns the number of the one that was pressed, or -1.
int buttons_in_a_row(Ui& ui, Point corner, const std::vector<OfferedButton>& offered) {
  const Surface surface(ui);
  int pressed = -1;
  double left = corner.x;
  for (std::size_t i = 0; i < offered.size(); ++i) {
    const ButtonLook look = {.kind = offered[i].kind};
    const double width = button_width(ui, offered[i].words, look);
    if (button(ui, offered[i].name, {left, corner.y, width, surface.px(32)}, offered[i].words, look))
      pressed = static_cast<int>(i);
    left += width + surface.px(12);
  }
  return pressed;
}

double width_of_buttons(Ui& ui, const std::vector<OfferedButton>& offered) {
  const Surface surface(ui);
  double width = -surface.px(12);
  for (const OfferedButton& one : offered)
    width += button_width(ui, one.words, {.kind = one.kind}) + surface.px(12);
  return width;
}

// Writes at most two lines, centred vertically on where a single line with this baseline would be.
void two_lines(Ui& ui, Surface& surface, const Text& words, Point baseline, const WordLook& look,
               double width) {
  const std::vector<std::string> lines =
      wrapped(ui.fonts, ui.say(words), surface.px(look.size), look.weight, width, 2);
  const double step = surface.px(1.35 * look.size);
  double y = baseline.y - step * (static_cast<double>(lines.size()) - 1) / 2;
  for (const std::string& line : lines) {
    surface.words(line, {baseline.x, y}, look);
    y += step;
  }
}

// A call that is too long for one line is broken after its first argument.
std::vector<std::string> code_lines(const Surface& surface, double width) {
  std::vector<std::string> lines;
  for (const std::string line : {kSaveLogits, kSaveLabels}) {
    if (surface.width_of(line, 14, Weight::Mono) <= width) {
      lines.push_back(line);
      continue;
    }
    const std::size_t end = line.find(',') + 1;
    lines.push_back(line.substr(0, end));
    lines.push_back("   " + line.substr(end));
  }
  return lines;
}

void dashed_box(Surface& surface, const Rect& area, Color color) {
  const double step = surface.px(8), dash = surface.px(5);
  for (double x = area.left; x < area.right(); x += step) {
    const double end = std::min(x + dash, area.right());
    surface.line({x, area.top}, {end, area.top}, color, 1.5);
    surface.line({x, area.bottom()}, {end, area.bottom()}, color, 1.5);
  }
  for (double y = area.top; y < area.bottom(); y += step) {
    const double end = std::min(y + dash, area.bottom());
    surface.line({area.left, y}, {area.left, end}, color, 1.5);
    surface.line({area.right(), y}, {area.right(), end}, color, 1.5);
  }
}

void show_drop_zone(Ui& ui, const Rect& zone) {
  Surface surface(ui);
  const Theme& theme = surface.theme();
  surface.box(zone, theme.saturated, 6);
  dashed_box(surface, zone, theme.axis);
  const double middle = zone.centre().x;
  double y = zone.centre().y - surface.px(98);
  surface.icon(Icon::Data, {middle, y + surface.px(18)}, 32, theme.muted);
  y += surface.px(76);
  surface.words(ui.say({"Drop a file here", "把文件拖到这里"}), {middle, y}, {22, theme.ink, Weight::Bold},
                Anchor::Middle);
  y += surface.px(31);
  const std::string what =
      ui.say({"one prediction per row: logits, probabilities or log-probabilities, and the label",
              "每行一个样本：logit、概率或对数概率，以及标签"});
  surface.words(surface.fitted(what, 14, Weight::Regular, zone.width - surface.px(24)), {middle, y},
                {14, theme.muted}, Anchor::Middle);
  y += surface.px(30);
  const std::string count = with_commas(figures::kMadeUpRows);
  const std::vector<OfferedButton> offered = {
      {"data.open", {"Open a file…", "打开文件…"}, ButtonKind::Primary},
      {"data.example", {"Try it with " + count + " made-up rows", "用 " + count + " 个虚构样本试一试"}},
      {"data.digits", {"Try it with the 360 test digits", "用 360 张测试图试一试"}}};
  const int pressed = buttons_in_a_row(ui, {middle - width_of_buttons(ui, offered) / 2, y}, offered);
  surface.words(ui.say({"Nothing leaves this machine.", "数据不会离开本机。"}), {middle, y + surface.px(66)},
                {14, theme.muted}, Anchor::Middle);
  if (pressed == 0) choose_row_file(ui.desk);
  if (pressed == 1) open_synthetic_rows(ui.desk);
  if (pressed == 2) open_test_digits(ui.desk);
}

void show_formats(Ui& ui, const Rect& area) {
  Surface surface(ui);
  const Theme& theme = surface.theme();
  surface.words(ui.say({"Supported files", "支持的文件"}), {area.left, area.top + surface.px(20)},
                {15, theme.ink, Weight::Bold});
  const struct {
    Text name;
    Text what;
  } formats[] = {
      {{"NPY"},
       {"predictions; drop the label file together with it", "预测；标签放在另一个文件中，一起拖入"}},
      {{"NPZ"}, {"predictions and labels in one file", "预测与标签在同一个文件中"}},
      {{"CSV, TSV"},
       {"a column per class, one for the label; header optional", "每类一列，标签一列，有无表头均可"}},
      {{"JSON lines"},
       {"one object per line: logits or probs, and label", "每行一个对象：logits 或 probs，以及 label"}}};
  double y = area.top + surface.px(40);
  const double step = std::min(surface.px(62), (area.bottom() - y) / 4);
  if (step < surface.px(24)) return;
  const double indent = surface.px(136);
  for (const auto& format : formats) {
    const double baseline = y + step / 2 + surface.px(5);
    surface.words(ui.say(format.name), {area.left, baseline}, {14, theme.ink, Weight::Bold});
    two_lines(ui, surface, format.what, {area.left + indent, baseline}, {14, theme.muted},
              area.width - indent);
    y += step;
    if (&format != &formats[3]) surface.line({area.left, y}, {area.right(), y}, theme.border);
  }
}

void show_how_to_save(Ui& ui, const Rect& area) {
  Surface surface(ui);
  const Theme& theme = surface.theme();
  const Text copy = {"Copy", "复制"};
  const double width = button_width(ui, copy, {});
  surface.words(surface.fitted(ui.say({"Save such files from PyTorch", "用两行 PyTorch 代码保存"}), 15,
                               Weight::Bold, area.width - width - surface.px(12)),
                {area.left, area.top + surface.px(20)}, {15, theme.ink, Weight::Bold});
  if (button(ui, "data.copy", {area.right() - width, area.top, width, surface.px(28)}, copy, {})) {
    ImGui::SetClipboardText((std::string(kSaveLogits) + "\n" + kSaveLabels + "\n").c_str());
    ui.desk.notify({"The two lines were copied.", "两行代码已复制。"});
  }
  const std::vector<std::string> lines = code_lines(surface, area.width - surface.px(32));
  const Rect code = {area.left, area.top + surface.px(40), area.width,
                     surface.px(28 + 24 * static_cast<double>(lines.size()))};
  surface.box(code, theme.bar_track, 6);
  double y = code.top + surface.px(31);
  for (const std::string& line : lines) {
    surface.words(line, {code.left + surface.px(16), y}, {14, theme.ink, Weight::Mono});
    y += surface.px(24);
  }
  two_lines(ui, surface,
            {"logits: N × K;  labels: N integers from 0; −100 marks a row to ignore",
             "logits：N × K；labels：N 个从 0 开始的整数，−100 表示忽略该行"},
            {area.left, code.bottom() + surface.px(28)}, {12, theme.muted}, area.width);
}

Rect card_in_middle(Surface& surface, const Rect& body, double height) {
  const double width = std::min(surface.px(720), body.width);
  return {body.centre().x - width / 2, body.top + std::max(0.0, 0.4 * (body.height - surface.px(height))),
          width, std::min(surface.px(height), body.height)};
}

Text stage_words(data::Stage stage) {
  switch (stage) {
    case data::Stage::Reading:
      return {"reading the file", "正在读取文件"};
    case data::Stage::Checking:
      return {"checking each row", "正在检查每个样本"};
    case data::Stage::Losses:
      return {"computing the loss of each row", "正在计算每个样本的损失"};
    case data::Stage::Temperature:
      return {"fitting the temperature", "正在拟合温度"};
  }
  return {};
}

}  // namespace

void show_no_data(Ui& ui, const Rect& card) {
  Surface surface(ui);
  const Theme& theme = surface.theme();
  surface.bordered(card, theme.paper, theme.border, 10);
  const Rect inside = card.inset(surface.px(32));
  const double lower = surface.px(330), low_zone = surface.px(236), high_zone = surface.px(268);
  const bool has_lower = inside.height >= low_zone + surface.px(250);
  const double zone = has_lower ? std::clamp(inside.height - lower, low_zone, high_zone) : inside.height;
  show_drop_zone(ui, {inside.left, inside.top, inside.width, zone});
  if (!has_lower) return;
  const double top = inside.top + zone + surface.px(28);
  const double gap = surface.px(56);
  if (inside.width < surface.px(860)) {
    show_formats(ui, {inside.left, top, inside.width, inside.bottom() - top});
    return;
  }
  const double half = (inside.width - gap) / 2;
  show_formats(ui, {inside.left, top, half, inside.bottom() - top});
  show_how_to_save(ui, {inside.left + half + gap, top, half, inside.bottom() - top});
}

void show_reading(Ui& ui, const Rect& body) {
  Surface surface(ui);
  const Theme& theme = surface.theme();
  const Rect card = card_in_middle(surface, body, 168);
  surface.bordered(card, theme.paper, theme.border, 10);
  const RowReader& reader = *ui.desk.rows.reader;
  const double left = card.left + surface.px(24), width = card.width - surface.px(48);
  surface.words(surface.fitted(ui.say(name_of_rows(reader.source())), 15, Weight::Bold, width),
                {left, card.top + surface.px(38)}, {15, theme.ink, Weight::Bold});
  const auto stage = static_cast<int>(reader.progress().stage());
  const double share = reader.progress().share();
  const std::string step = std::to_string(stage + 1), steps = std::to_string(data::kStages);
  const Text words = Text("step " + step + " of " + steps + ": ", "第 " + step + "/" + steps + " 步：") +
                     stage_words(reader.progress().stage()) + Text(", ", "，") + percent(share);
  surface.words(surface.fitted(ui.say(words), 14, Weight::Regular, width), {left, card.top + surface.px(66)},
                {14, theme.muted});
  const Rect track = {left, card.top + surface.px(84), width, surface.px(6)};
  surface.box(track, theme.slider_track, 3);
  surface.box({track.left, track.top, (stage + share) / data::kStages * track.width, track.height}, theme.ink,
              3);
  if (buttons_in_a_row(ui, {left, card.top + surface.px(112)}, {{"data.stop", {"Stop", "停止"}}}) == 0)
    stop_reading(ui.desk);
}

void show_failed(Ui& ui, const Rect& body) {
  RowsView& view = ui.desk.rows;
  Surface surface(ui);
  const Theme& theme = surface.theme();
  const Rect card = card_in_middle(surface, body, 196);
  surface.bordered(card, theme.paper, theme.border, 10);
  const Point sign = {card.left + surface.px(32), card.top + surface.px(34)};
  surface.disc(sign, 10, theme.ink);
  surface.words("!", {sign.x, sign.y + surface.px(5)}, {14, theme.paper, Weight::Bold}, Anchor::Middle);
  const double left = card.left + surface.px(56), width = card.right() - surface.px(24) - left;
  const bool of_other = !view.source.with.empty();  // or of both files; the message says which
  const Text title = of_other ? name_of_other(view.source) + Text(" cannot be compared", " 无法用来比较")
                              : name_of_rows(view.source) + Text(" could not be read", " 无法读取");
  surface.words(surface.fitted(ui.say(title), 15, Weight::Bold, width), {left, card.top + surface.px(39)},
                {15, theme.ink, Weight::Bold});
  ImGui::SetCursorScreenPos(to_im({left, card.top + surface.px(54)}));
  ImGui::PushTextWrapPos(static_cast<float>(left + width) - ImGui::GetWindowPos().x);
  ImGui::TextUnformatted(ui.say(view.fault).c_str());
  ImGui::PopTextWrapPos();
  std::vector<OfferedButton> offered = {
      {"data.change", {"Change how it is read", "更改读取方式"}, ButtonKind::Primary},
      {"data.open", {"Choose another file…", "选择其他文件…"}}};
  if (view.is_file_missing) {
    offered.erase(offered.begin());
    offered.front().kind = ButtonKind::Primary;
  } else if (!view.source.reading.leave_out_faulty_rows && !of_other)
    offered.push_back({"data.leave", {"Skip invalid rows", "跳过无效的样本"}});
  offered.push_back({"data.back", {"Close", "关闭"}});
  const int pressed = buttons_in_a_row(ui, {left, card.bottom() - surface.px(52)}, offered);
  if (pressed < 0) return;
  const std::string name = offered[static_cast<std::size_t>(pressed)].name;
  if (name == "data.change") begin_reading_choices(ui.desk);
  if (name == "data.open") of_other ? choose_file_to_compare(ui.desk) : choose_row_file(ui.desk);
  if (name == "data.leave") {
    RowSource source = view.source;
    source.reading.leave_out_faulty_rows = true;
    open_rows(ui.desk, std::move(source));
  }
  if (name == "data.back") close_failed_rows(ui.desk);
}

}  // namespace surprisal::ui
