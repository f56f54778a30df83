#include "ui/data_view.h"

#include <imgui.h>
#include <imgui_internal.h>

#include <algorithm>
#include <cmath>
#include <filesystem>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "base/quote.h"
#include "base/wording.h"
#include "desk/rows.h"
#include "desk/test_digits.h"
#include "figures/catalogue.h"
#include "figures/view_numbers.h"
#include "ui/buttons.h"
#include "ui/data_messages.h"
#include "ui/figure_view.h"
#include "ui/row_strip.h"
#include "ui/row_words.h"
#include "ui/surface.h"
#include "ui/temperature_foot.h"
#include "ui/widgets.h"

namespace surprisal::ui {
namespace {

// ---- the head

// Baselines at scale 1. The buttons beside the words end above the tools of the figures below.
constexpr double kDataHeadNumber = 36;
constexpr double kDataHeadWords = 56;

constexpr double kWidestNameOfOther = 200;
constexpr double kBetweenButtons = 8;
constexpr double kShortestWords = 80;  // less than this says nothing

// The name of the comparison file, as much of it as leaves room for what is beside it.
std::string fitted_name_of_other(const Surface& surface, const RowFile& file, double size, Weight weight) {
  return surface.fitted(name_of_other(file.source), size, weight, surface.px(kWidestNameOfOther));
}

// With a second model, its mean loss stands beside that of the first.
std::vector<LiveNumber> head_numbers(const Surface& surface, const RowFile& file, Base base) {
  std::vector<LiveNumber> numbers = numbers_of_rows(file.overview, base);
  if (numbers.empty() || !file.other || !file.other->mean_loss) return numbers;
  const Text other = loss_number_of_rows(*file.other->mean_loss, base).value;
  const std::string name = fitted_name_of_other(surface, file, 12, Weight::Regular);
  numbers.front().words =
      numbers.front().words + Text("; " + name + ": " + other.en, "；" + name + "：" + other.zh);
  return numbers;
}

double width_of(Ui& ui, const LiveNumber& one) {
  const Surface surface(ui);
  const double value = surface.width_of(ui.say(one.value), 30, Weight::Bold);
  const double unit = one.unit.empty() ? 0 : surface.px(8) + surface.width_of(ui.say(one.unit), 14);
  return std::max(value + unit, surface.width_of(ui.say(one.words), 12));
}

// Shows the numbers on the right, as many as fit in half of the area. Returns where they begin.
double show_head_numbers(Ui& ui, const Rect& area) {
  Surface surface(ui);
  const Theme& theme = surface.theme();
  const double gap = surface.px(32);
  std::vector<std::pair<LiveNumber, double>> shown;  // with their widths
  double all = 0;
  for (LiveNumber& one : head_numbers(surface, *ui.desk.rows.file, ui.session().base)) {
    const double width = width_of(ui, one);
    if (all + width > area.width / 2) break;
    all += width + gap;
    shown.emplace_back(std::move(one), width);
  }
  double left = area.right() + gap - all;
  for (const auto& [one, width] : shown) {
    const double value = surface.words(ui.say(one.value), {left, area.top + surface.px(kDataHeadNumber)},
                                       {30, color_of(theme, one.ink), Weight::Bold});
    surface.words(ui.say(one.unit), {left + value + surface.px(8), area.top + surface.px(kDataHeadNumber)},
                  {14, theme.muted});
    surface.words(ui.say(one.words), {left, area.top + surface.px(kDataHeadWords)}, {12, theme.muted});
    left += width + gap;
  }
  return area.right() - all;
}

Text notes_of(const RowFile& file) {
  Text all;
  for (const Text& note : file.rows.notes) all = all + (all.empty() ? Text() : Text("\n")) + note;
  return all;
}

// While the test digits are shown as an example: how users open their own rows, with shorter words if space
// is short.
struct WaysToOpen {
  Text open = {"Open your own file…", "打开我的文件…"};
  Text supported = {"Supported files", "支持的文件"};

  double width(Ui& ui) const {
    return button_width(ui, open) + Surface(ui).px(kBetweenButtons) + button_width(ui, supported);
  }
};

WaysToOpen ways_to_open(Ui& ui, double room) {
  WaysToOpen ways;
  if (ways.width(ui) > room) ways = {{"Open…", "打开…"}, {"Formats", "格式"}};
  return ways;
}

void show_ways_to_open(Ui& ui, Point corner, const WaysToOpen& ways) {
  const Surface surface(ui);
  const ButtonLook look = {.tooltip = {"Or drop it anywhere in the window", "也可以把文件拖到窗口中"}};
  const double height = surface.px(26), open = button_width(ui, ways.open);
  if (button(ui, "data.open", {corner.x, corner.y, open, height}, ways.open, look)) choose_row_file(ui.desk);
  const double left = corner.x + open + surface.px(kBetweenButtons);
  const Rect supported = {left, corner.y, button_width(ui, ways.supported), height};
  if (button(ui, "data.formats", supported, ways.supported)) ui.desk.rows.formats_wanted = true;
}

constexpr double kChipPadding = 10;
constexpr double kChipClose = 26;  // the width of its cross

// The name of the comparison file, which replaces the button that chose it.
std::string chip_words(Ui& ui, const RowFile& file) {
  return fitted_name_of_other(Surface(ui), file, 14, Weight::Bold);
}

const Text kComparedWith = {"compared with ", "对比 "};

double chip_width(Ui& ui, const RowFile& file) {
  const Surface surface(ui);
  return surface.px(kChipPadding + kChipClose) + surface.width_of(ui.say(kComparedWith), 14) +
         surface.width_of(chip_words(ui, file), 14, Weight::Bold);
}

void show_chip(Ui& ui, const Rect& area, const RowFile& file) {
  Surface surface(ui);
  const Theme& theme = surface.theme();
  surface.bordered(area, theme.row_tint, theme.border, 6);
  const double baseline = area.centre().y + surface.px(5);
  double left = area.left + surface.px(kChipPadding);
  left += surface.words(ui.say(kComparedWith), {left, baseline}, {14, theme.muted});
  surface.words(chip_words(ui, file), {left, baseline}, {14, theme.ink, Weight::Bold});
  const double width = surface.px(kChipClose);
  const Rect close = {area.right() - width, area.top, width, area.height};
  const Text words = {"Stop comparing: show only the first model's rows", "结束比较，只显示第一个模型的样本"};
  const bool pressed = press_area("rows.compare.close", close, true, ui.say(words));
  const bool is_hovered = ImGui::IsItemHovered();
  tip(ui, words);
  surface.words("×", {close.centre().x, baseline}, {16, is_hovered ? theme.ink : theme.muted},
                Anchor::Middle);
  if (pressed) stop_comparing_rows(ui.desk);
}

// Side by side, with shorter words if space is short.
struct HeadButtons {
  Text change = {"Change how it is read", "更改读取方式"};
  Text compare = {"Compare with another file", "与另一个文件比较"};
  bool can_compare = false;

  double compare_width(Ui& ui) const {
    const RowFile& file = *ui.desk.rows.file;
    return file.other ? chip_width(ui, file) : button_width(ui, compare);
  }
  double width(Ui& ui) const {
    const double gap = Surface(ui).px(kBetweenButtons);
    return button_width(ui, change) + (can_compare ? gap + compare_width(ui) : 0);
  }
};

HeadButtons head_buttons(Ui& ui, double room) {
  HeadButtons buttons;
  buttons.can_compare = can_compare_rows(ui.desk);
  if (buttons.width(ui) > room) {
    buttons.change = {"Change…", "更改…"};
    buttons.compare = {"Compare…", "比较…"};
  }
  return buttons;
}

void show_head_buttons(Ui& ui, Point corner, const HeadButtons& buttons, const Text& notes) {
  const Surface surface(ui);
  const double height = surface.px(26), change = button_width(ui, buttons.change);
  if (button(ui, "data.change", {corner.x, corner.y, change, height}, buttons.change, {.tooltip = notes}))
    begin_reading_choices(ui.desk);
  if (!buttons.can_compare) return;
  const ButtonLook look = {.tooltip = {"Another model's predictions for the same rows, with the same labels",
                                       "另一个模型对同样样本的预测，标签相同"}};
  const double left = corner.x + change + surface.px(kBetweenButtons);
  const Rect place = {left, corner.y, buttons.compare_width(ui), height};
  if (ui.desk.rows.file->other) return show_chip(ui, place, *ui.desk.rows.file);
  if (button(ui, "data.compare", place, buttons.compare, look)) choose_file_to_compare(ui.desk);
}

void show_what_was_read(Ui& ui, const Rect& area, double right) {
  const RowFile& file = *ui.desk.rows.file;
  Surface surface(ui);
  const Theme& theme = surface.theme();
  const double baseline = area.top + surface.px(kDataHeadWords);
  const bool can_change = !file.rows.files.empty();  // the example has no file
  const bool is_own = !file.source.digits;
  const HeadButtons buttons = head_buttons(ui, (right - area.left) / 2);
  const WaysToOpen ways = ways_to_open(ui, right - area.left - surface.px(16));
  const double width = !is_own ? ways.width(ui) : can_change ? buttons.width(ui) : 0;
  const std::string names = is_own ? ui.say(name_of_rows(file.source)) : std::string();
  double left = area.left;
  const double room = right - surface.px(16) - width - surface.px(16) - left;
  const std::string bold = surface.fitted(names, 14, Weight::Bold, room);
  left += surface.words(bold, {left, baseline}, {14, theme.muted, Weight::Bold});
  const std::string said = ui.say((is_own ? Text(", ", "，") : Text()) + file.reading);
  const double rest = area.left + room - left;
  const std::string fitted =
      rest < surface.px(kShortestWords) ? std::string() : surface.fitted(said, 14, Weight::Regular, rest);
  left += surface.words(fitted, {left, baseline}, {14, theme.muted});
  const bool has_words = left > area.left;
  const Point corner = {left + (has_words ? surface.px(14) : 0), baseline - surface.px(18)};
  if (!is_own) show_ways_to_open(ui, corner, ways);
  if (can_change) show_head_buttons(ui, corner, buttons, notes_of(file));
}

void show_head(Ui& ui, const Rect& area) {
  Surface surface(ui);
  const Theme& theme = surface.theme();
  const RowsView& view = ui.desk.rows;
  const bool shows_rows = view.file && !view.is_reading() && view.fault.empty();
  const bool shows_example = shows_rows && view.file->source.digits;
  const Text title = shows_example ? name_of_rows(view.file->source) : Text("Your own data", "我的数据");
  surface.words(ui.say(title), {area.left, area.top + surface.px(32)}, {22, theme.ink, Weight::Bold});
  if (!shows_rows) {
    surface.words(surface.fitted(ui.say({"The loss of each of your model's predictions, row by row, in the "
                                         "figures of the playground.",
                                         "逐个样本查看模型预测的损失，并用自由探索里的图来展示。"}),
                                 14, Weight::Regular, area.width),
                  {area.left, area.top + surface.px(kDataHeadWords)}, {14, theme.muted});
    if (view.is_reading() && view.source.digits) {
      const WaysToOpen ways = ways_to_open(ui, area.width / 2);
      show_ways_to_open(ui, {area.right() - ways.width(ui), area.top + surface.px(14)}, ways);
    }
    return;
  }
  show_what_was_read(ui, area, show_head_numbers(ui, area));
}

// ---- the figures

Point mouse() { return from_im(ImGui::GetIO().MousePos); }

// A single click; the figure handles a double click.
bool was_clicked_in(const Rect& area) {
  return ImGui::IsMouseReleased(ImGuiMouseButton_Left) &&
         ImGui::GetIO().MouseClickedLastCount[ImGuiMouseButton_Left] == 1 && area.contains(mouse()) &&
         was_click();
}

void filter_by_click(Ui& ui, FigureView& figure, const Figure& known, const Rect& area) {
  RowsView& view = ui.desk.rows;
  const FigurePicture* picture = ui.pictures.find(figure.id);
  if (known.rows_at == nullptr || !was_clicked_in(area) || picture == nullptr || is_popup_open()) return;
  figure.pinned.clear();
  for (const PlacedPanel& panel : picture->scene.panels) {
    if (!panel.area.contains(mouse())) continue;
    const Point at = {panel.x.to_data(mouse().x), panel.y.to_data(mouse().y)};
    const std::string query = known.rows_at(*shown_rows(ui.desk), ui.session(), at);
    if (!query.empty()) filter_rows_by(ui.desk, query == view.query ? "" : query);
    return;
  }
}

// The chart of this figure in which a drag with the mouse began; null if there is none.
const PlacedPanel* panel_dragged_in(const FigurePicture& picture, const FigureView& figure) {
  const bool is_held = ImGui::GetActiveID() == ImGui::GetID(figure.id.c_str());
  if (!is_held || !ImGui::IsMouseDragging(ImGuiMouseButton_Left)) return nullptr;
  const Point from = from_im(ImGui::GetIO().MouseClickedPos[ImGuiMouseButton_Left]);
  for (const PlacedPanel& panel : picture.scene.panels) {
    if (panel.is_chart && panel.area.contains(from)) return &panel;
  }
  return nullptr;
}

double value_along(const PlacedPanel& panel, double x) {
  return panel.x.to_data(std::clamp(x, panel.area.left, panel.area.right()));
}

void answer_drag(Ui& ui, const FigureView& figure, const Figure& known) {
  const FigurePicture* picture = ui.pictures.find(figure.id);
  const PlacedPanel* panel = picture == nullptr ? nullptr : panel_dragged_in(*picture, figure);
  if (panel == nullptr) return;
  const double now = value_along(*panel, mouse().x);
  if (known.sets_temperature) set_rows_temperature(ui.desk, now);
  if (known.rows_between == nullptr) return;
  const double from = value_along(*panel, from_im(ImGui::GetIO().MouseClickedPos[0]).x);
  const Range range = {std::min(from, now), std::max(from, now)};
  brush_rows(ui.desk, known.rows_between(*shown_rows(ui.desk), ui.session(), range.low, range.high), range);
}

// Shows the range that was dragged across while it filters the table.
void show_brush(Ui& ui, const FigureView& figure, const Figure& known) {
  const RowsView& view = ui.desk.rows;
  const FigurePicture* picture = ui.pictures.find(figure.id);
  if (known.rows_between == nullptr || picture == nullptr || !view.brush || view.brush->query != view.query)
    return;
  Surface surface(ui);
  for (const PlacedPanel& panel : picture->scene.panels) {
    if (!panel.is_chart) continue;
    const double left = std::max(panel.x.to_pixel(view.brush->range.low), panel.area.left);
    const double right = std::min(panel.x.to_pixel(view.brush->range.high), panel.area.right());
    if (!(left < right)) continue;
    Color pale = ui.theme().accent;
    pale.alpha = 36;
    surface.box({left, panel.area.top, right - left, panel.area.height}, pale, 0);
    for (const double x : {left, right})
      surface.line({x, panel.area.top}, {x, panel.area.bottom()}, ui.theme().accent);
  }
}

void show_data_figure(Ui& ui, std::size_t number, const Rect& area) {
  FigureView& figure = ui.desk.figures()[number];
  const Figure* known = find_figure(figure.id);
  if (known == nullptr) return;
  const Surface surface(ui);
  const double foot = known->sets_temperature ? temperature_foot_height(surface, area.height) : 0;
  const Rect frame = {area.left, area.top, area.width, area.height - foot};
  if (show_figure(ui, figure, frame, !ui.desk.view.maximized, &area)) {
    ui.desk.view.maximized = ui.desk.view.maximized ? std::nullopt : std::optional(number);
    return;
  }
  filter_by_click(ui, figure, *known, frame);
  answer_drag(ui, figure, *known);
  show_brush(ui, figure, *known);
  if (foot == 0) return;
  show_temperature_foot(ui, figure, {area.left, frame.bottom(), area.width, foot});
}

void show_how_many_fit(Ui& ui, const Rect& line, std::size_t shown) {
  Surface surface(ui);
  const std::string some = std::to_string(shown), all = std::to_string(ui.desk.figures().size());
  surface.words_that_fit(
      {{some + " of " + all +
            " charts fit here; a larger window shows all, and Present shows them one at a time",
        "这里放得下 " + all + " 幅图中的 " + some + " 幅；窗口更大时全部显示，放映时逐幅显示"},
       {some + " of " + all + " charts fit here", all + " 幅图中显示了 " + some + " 幅"}},
      {line.left, line.top + surface.px(16)}, line.width, {12, surface.theme().muted});
}

void show_figures(Ui& ui, const DataPlaces& places) {
  if (ui.desk.view.maximized && *ui.desk.view.maximized < ui.desk.figures().size() && !places.figures.empty())
    return show_data_figure(ui, *ui.desk.view.maximized, places.all_figures);
  for (std::size_t i = 0; i < places.figures.size() && i < ui.desk.figures().size(); ++i)
    show_data_figure(ui, i, places.figures[i]);
  if (places.more.height > 0) show_how_many_fit(ui, places.more, places.figures.size());
}

}  // namespace

void DataView::show(Ui& ui, const DataPlaces& places) {
  if (std::exchange(ui.desk.rows.formats_wanted, false)) close_test_digits(ui.desk);
  show_head(ui, places.head);
  const RowsView& view = ui.desk.rows;
  if (view.is_reading()) return show_reading(ui, places.body);
  if (!view.fault.empty()) return show_failed(ui, places.body);
  if (!view.file) return show_no_data(ui, places.body);
  handle_row_keys(ui);
  show_figures(ui, places);
  table_.show(ui, places.table);
  show_row_strip(ui, places.strip, places.is_narrow);
}

}  // namespace surprisal::ui
