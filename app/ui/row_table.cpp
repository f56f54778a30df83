#include "ui/row_table.h"

#include <imgui.h>
#include <imgui_stdlib.h>

#include <algorithm>
#include <cmath>
#include <cstddef>
#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "base/wording.h"
#include "desk/rows.h"
#include "figures/number_text.h"
#include "typeset/rich_line.h"
#include "ui/buttons.h"
#include "ui/places.h"
#include "ui/row_comparison.h"
#include "ui/surface.h"
#include "ui/widgets.h"

namespace surprisal::ui {
namespace {

constexpr double kTablePadding = 16;
constexpr std::ptrdiff_t kPage = 15;  // rows for Page Down

Text title_of(const RowsView& view) {
  switch (view.column) {
    case RowColumn::Loss:
      return view.descending ? Text("Rows, worst first", "样本，损失从大到小")
                             : Text("Rows, best first", "样本，损失从小到大");
    case RowColumn::Row:
      return view.descending ? Text("Rows, last first", "样本，按文件倒序")
                             : Text("Rows in the order of the file", "样本，按文件顺序");
    case RowColumn::Label:
      return {"Rows by label", "样本，按标签排序"};
    case RowColumn::Predicted:
      return {"Rows by prediction", "样本，按预测排序"};
    case RowColumn::Probability:
      return {"Rows by the label's probability", "样本，按标签的概率排序"};
    case RowColumn::Confidence:
      return {"Rows by confidence", "样本，按置信度排序"};
    case RowColumn::Entropy:
      return {"Rows by entropy", "样本，按熵排序"};
    case RowColumn::Difference:
      return {"Rows by difference", "样本，按差值排序"};
    case RowColumn::Text:
      break;
  }
  return {};
}

Text wrong_words(const RowFile& file) {
  const data::Summary& summary = file.overview.summary;
  if (!summary.accuracy) return {};
  const auto used = static_cast<double>(summary.used);
  const auto wrong = static_cast<std::size_t>(std::llround((1 - *summary.accuracy) * used));
  const std::string all = with_commas(summary.used), bad = with_commas(wrong);
  return {bad + " of " + all + " wrong", all + " 个中判错 " + bad + " 个"};
}

Text foot_words(const RowsView& view) {
  const std::string all = with_commas(view.file->count()), shown = with_commas(view.shown.size());
  if (!view.query_fault.empty())
    return {"still showing the " + shown + " rows of the last valid filter",
            "仍显示上一个有效条件筛出的 " + shown + " 个样本"};
  if (view.shown.size() == view.file->count())
    return {all + " rows, counted from 0", all + " 个样本，编号从 0 开始"};
  return {shown + " of " + all + " rows, counted from 0",
          all + " 个样本中的 " + shown + " 个，编号从 0 开始"};
}

}  // namespace

void RowTable::show_filter(Ui& ui, const Rect& area) {
  RowsView& view = ui.desk.rows;
  Surface surface(ui);
  const Theme& theme = surface.theme();
  surface.bordered(area, theme.paper, view.query_fault.empty() ? theme.border : theme.ink, 6);
  surface.icon(Icon::Search, {area.left + surface.px(16), area.centre().y}, 14, theme.muted);
  ImGui::SetCursorScreenPos(to_im({area.left + surface.px(26), area.top}));
  ImGui::SetNextItemWidth(static_cast<float>(area.width - surface.px(30)));
  ImGui::PushStyleColor(ImGuiCol_FrameBg, ImVec4(0, 0, 0, 0));
  ImGui::PushStyleColor(ImGuiCol_FrameBgHovered, ImVec4(0, 0, 0, 0));
  ImGui::PushStyleColor(ImGuiCol_FrameBgActive, ImVec4(0, 0, 0, 0));
  ImGui::PushStyleVar(ImGuiStyleVar_FrameBorderSize, 0);
  ImGui::PushStyleVar(
      ImGuiStyleVar_FramePadding,
      {ui.px(4), std::max(0.0f, (static_cast<float>(area.height) - ImGui::GetFontSize()) / 2)});
  const bool changed = ImGui::InputTextWithHint(
      "##rows.filter",
      ui.say({"label = 4   p < 0.1   row 1207", "例如 label = 4   p < 0.1   row 1207"}).c_str(), &view.query);
  ImGui::PopStyleVar(2);
  ImGui::PopStyleColor(3);
  const bool is_explained = ImGui::IsItemActive() || !view.query_fault.empty();  // the tip would cover that
  if (!is_explained)
    tip(ui,
        {"Filter by label, predicted, p, loss, confidence, entropy, row, text or difference, with = < > <= "
         ">= !=; "
         "put a space between conditions",
         "筛选样本：可用 label、predicted、p、loss、confidence、entropy、row、text、difference，配合 = < "
         "> <= >= !=，多个条件用空格隔开"});
  if (changed) filter_rows(ui.desk);
}

void RowTable::show_heads(Ui& ui, const Rect& area, const RowColumns& columns) {
  RowsView& view = ui.desk.rows;
  Surface surface(ui);
  const bool labels = view.file->has_labels();
  const double baseline = area.centre().y + surface.px(4.5);
  const double bar = std::min(columns.bar, columns.value - surface.px(56)), rest = columns.value - bar;
  // Without bars, there is only room for the name.
  const Anchor last = columns.has_bars ? Anchor::Left : Anchor::Right;
  const auto head_of = [&](const Text& what) {
    return columns.has_bars ? with_unit(what, ui.session().base) : what;
  };
  struct Head {
    RowColumn column;
    const char* name;
    Text words;  // with the marks of typeset/rich_line.h
    Ink ink;
    Rect area;
    Anchor anchor;
  };
  std::vector<Head> heads = {{RowColumn::Row,
                              "row",
                              {"row", "编号"},
                              Ink::Kind::Muted,
                              {area.left, area.top, columns.row - area.left + surface.px(4), area.height},
                              Anchor::Right},
                             {RowColumn::Predicted,
                              "predicted",
                              {"predicted", "预测"},
                              Quantity::Prediction,
                              {columns.predicted - columns.name / 2 - surface.px(4), area.top,
                               columns.name + surface.px(8), area.height},
                              Anchor::Middle}};
  if (labels) {
    heads.push_back({RowColumn::Label,
                     "label",
                     {"label $y$", "标签 $y$"},
                     Quantity::Label,
                     {columns.label - columns.name / 2, area.top, columns.name, area.height},
                     Anchor::Middle});
    if (columns.has_p)
      heads.push_back({RowColumn::Probability,
                       "p",
                       {"$p$ of label", "标签的 $p$"},
                       Quantity::Prediction,
                       {columns.p - surface.px(60), area.top, surface.px(62), area.height},
                       Anchor::Right});
    heads.push_back({RowColumn::Loss,
                     "loss",
                     head_of({"loss", "损失"}),
                     Quantity::Loss,
                     {bar, area.top, rest, area.height},
                     last});
    if (view.file->other)
      heads.push_back({RowColumn::Difference,
                       "difference",
                       {"other−this", "另一个−这个"},
                       Quantity::Loss,
                       {columns.difference - surface.px(68), area.top, surface.px(70), area.height},
                       Anchor::Right});
  } else {
    heads.push_back({RowColumn::Confidence,
                     "confidence",
                     {"largest $p$", "最大的 $p$"},
                     Quantity::Prediction,
                     {columns.p - surface.px(60), area.top, surface.px(62), area.height},
                     Anchor::Right});
    heads.push_back({RowColumn::Entropy,
                     "entropy",
                     head_of({"entropy", "熵"}),
                     Quantity::Entropy,
                     {bar, area.top, rest, area.height},
                     last});
  }
  for (const Head& head : heads) {
    const std::string says = typeset::plain_words(ui.say(head.words));
    const bool pressed = press_area(std::string("rows.sort.") + head.name, head.area, true, says);
    if (ImGui::IsItemHovered())
      surface.box(head.area, blend(surface.theme().paper, surface.theme().ink, 0.06), 4);
    tip(ui, {"Sort by this column; click again to reverse the order", "按此列排序；再次单击则反序"});
    const double x = head.anchor == Anchor::Right    ? head.area.right() - surface.px(2)
                     : head.anchor == Anchor::Middle ? head.area.centre().x
                                                     : head.area.left;
    const bool sorted = head.column == view.column;
    const double width =
        surface.rich(ui.say(head.words), {x, baseline}, {12, Weight::Bold, head.ink}, head.anchor);
    if (pressed) sort_rows(ui.desk, head.column);
    if (!sorted) continue;
    const double end = head.anchor == Anchor::Right    ? x
                       : head.anchor == Anchor::Middle ? x + width / 2
                                                       : x + width;
    surface.icon(view.descending ? Icon::Down : Icon::Up, {end + surface.px(8), area.centre().y}, 8,
                 surface.theme().muted);
  }
}

void RowTable::show_scrollbar(Ui& ui, const Rect& track, std::size_t rows, std::size_t seen) {
  if (rows <= seen) return;
  Surface surface(ui);
  const double share = static_cast<double>(seen) / static_cast<double>(rows);
  const double height = std::max(surface.px(24), share * track.height);
  const double last = static_cast<double>(rows - seen);
  press_area("rows.scroll", track);
  const bool held = ImGui::IsItemActive();
  if (held) {
    const auto y = static_cast<double>(ImGui::GetIO().MousePos.y);
    const double room = std::max(1.0, track.height - height);
    first_ = std::clamp((y - track.top - height / 2) / room, 0.0, 1.0) * last;
  }
  const bool hovered = ImGui::IsItemHovered();
  const double top = track.top + first_ / last * (track.height - height);
  const Theme& theme = surface.theme();
  surface.box({track.left + surface.px(3), top, track.width - surface.px(6), height},
              blend(theme.paper, theme.ink,
                    held      ? 0.4
                    : hovered ? 0.3
                              : 0.2),
              3);
}

void RowTable::scroll_to_chosen(Ui& ui, std::size_t seen) {
  RowsView& view = ui.desk.rows;
  if (std::exchange(view.scroll_to_top, false)) {
    first_ = 0;
    view.scroll_to_chosen = false;
  }
  if (!std::exchange(view.scroll_to_chosen, false)) return;
  const std::optional<std::size_t> place = place_of_chosen(view);
  if (!place) {
    first_ = 0;
    return;
  }
  const auto at = static_cast<double>(*place);
  if (at < first_) first_ = at;
  if (at > first_ + static_cast<double>(seen) - 1) first_ = at - static_cast<double>(seen) + 1;
}

void RowTable::show_list(Ui& ui, const Rect& area, const RowColumns& columns) {
  RowsView& view = ui.desk.rows;
  Surface surface(ui);
  const Theme& theme = surface.theme();
  const double height = surface.px(kRowHeight);
  const auto seen = static_cast<std::size_t>(std::max(1.0, area.height / height));
  const std::size_t rows = view.shown.size();
  if (rows == 0) {
    surface.words(ui.say({"No row matches.", "没有符合条件的样本。"}),
                  {area.centre().x, area.top + surface.px(48)}, {14, theme.muted}, Anchor::Middle);
    return;
  }
  const Rect list = {area.left, area.top, area.width - surface.px(14), area.height};
  press_area("rows.list", list);
  const bool hovered = ImGui::IsItemHovered();
  ImGui::SetMouseCursor(ImGuiMouseCursor_Arrow);
  const double last = rows > seen ? static_cast<double>(rows - seen) : 0;
  if (hovered) first_ -= 3 * static_cast<double>(ImGui::GetIO().MouseWheel);
  scroll_to_chosen(ui, seen);
  first_ = std::clamp(first_, 0.0, last);
  const auto first = static_cast<std::size_t>(first_);
  const double y = static_cast<double>(ImGui::GetIO().MousePos.y);
  RowPainter painter(ui, surface, *view.file, columns);
  for (std::size_t i = 0; i < seen && first + i < rows; ++i) {
    const std::size_t row = view.shown[first + i];
    const Rect line = {list.left - surface.px(8), list.top + static_cast<double>(i) * height,
                       list.width + surface.px(10), height};
    const bool under = hovered && y >= line.top && y < line.bottom();
    const bool chosen = view.chosen == row;
    if (chosen || under)
      surface.box(line, chosen ? theme.row_tint : blend(theme.paper, theme.row_tint, 0.6), 4);
    painter.paint(row, line, chosen);
    if (under && ImGui::IsMouseClicked(ImGuiMouseButton_Left)) choose_row(ui.desk, row);
    if (under && ImGui::IsMouseDoubleClicked(ImGuiMouseButton_Left)) open_row_in_playground(ui.desk);
    if (under && row < view.file->rows.texts.size()) tip(ui, view.file->rows.texts[row]);
  }
  show_scrollbar(ui, {area.right() - surface.px(12), area.top, surface.px(12), area.height}, rows, seen);
}

namespace {

const std::vector<Text> kGroups = {
    {"all", "全部"}, {"wrong", "判错"}, {"sure but wrong", "自信却判错"}, {"suspect label", "标签可疑"}};
const std::vector<Text> kBriefGroups = {
    {"all", "全部"}, {"wrong", "判错"}, {"sure", "自信"}, {"suspect", "可疑"}};

}  // namespace

void RowTable::show(Ui& ui, const Rect& card) {
  RowsView& view = ui.desk.rows;
  Surface surface(ui);
  const Theme& theme = surface.theme();
  surface.bordered(card, theme.paper, theme.border, 10);
  const double left = card.left + surface.px(kTablePadding), right = card.right() - surface.px(kTablePadding);
  const double head = card.top + surface.px(26);
  const double title = surface.words(ui.say(title_of(view)), {left, head}, {15, theme.ink, Weight::Bold});
  const std::string wrong = ui.say(wrong_words(*view.file));
  if (surface.width_of(wrong, 14) < right - left - title - surface.px(12))
    surface.words(wrong, {right, head}, {14, theme.muted}, Anchor::Right);

  double top = card.top + surface.px(40);
  show_filter(ui, {left, top, right - left, surface.px(32)});
  top += surface.px(40);
  const double least_room = surface.px(56);  // for the button beside the groups
  const bool has_room = segments_width(ui, kGroups) + least_room <= right - left;
  const std::vector<Text>& groups = has_room ? kGroups : kBriefGroups;
  int group = static_cast<int>(view.group);
  if (view.file->has_labels() && segments(ui, "rows.group", {left, top}, groups, group)) {
    view.group = static_cast<RowGroup>(group);
    filter_rows(ui.desk);
  }
  const double room = right - left - (view.file->has_labels() ? segments_width(ui, groups) : 0);
  const ButtonLook look = {
      .kind = ButtonKind::Quiet,
      .tooltip = {"Save the numbers of the rows listed as CSV", "将所列样本的数值存为 CSV"},
      .enabled = !view.shown.empty()};
  const Text words = {"Save as CSV", "存为 CSV"};
  const Text save = button_width(ui, words, look) < room ? words : Text("CSV");
  const double width = button_width(ui, save, look);
  if (button(ui, "rows.save", {right - width + surface.px(8), top, width, surface.px(28)}, save, look))
    save_rows_as_csv(ui.desk);
  top += surface.px(34);
  if (!view.query_fault.empty()) {
    surface.words(surface.fitted(ui.say(view.query_fault), 12, Weight::Bold, right - left),
                  {left, top + surface.px(12)}, {12, theme.ink, Weight::Bold});
    top += surface.px(18);
  }
  if (view.file->other) {
    show_row_comparison(ui, {left, top, right - left, surface.px(kRowComparisonHeight)});
    top += surface.px(kRowComparisonHeight);
  }
  const Rect heads = {left, top, right - left, surface.px(24)};
  const RowColumns columns = row_columns_in(surface, heads, *view.file);
  show_heads(ui, heads, columns);
  top += surface.px(26);
  const double foot = card.bottom() - surface.px(34);
  show_list(ui, {left, top, right - left, foot - top - surface.px(2)}, columns);
  surface.line({card.left, foot}, {card.right(), foot}, theme.border);
  const double baseline = foot + surface.px(21);
  const double said = surface.words(ui.say(foot_words(view)), {left, baseline}, {12, theme.muted});
  const std::string keys = ui.say({"↑ ↓ choose a row, Enter opens it", "↑ ↓ 选择，Enter 打开"});
  if (surface.width_of(keys, 12) < right - left - said - surface.px(12))
    surface.words(keys, {right, baseline}, {12, theme.muted}, Anchor::Right);
}

void handle_row_keys(Ui& ui) {
  Desk& desk = ui.desk;
  if (!desk.rows.file || is_popup_open() || ImGui::GetIO().WantTextInput || ImGui::GetIO().KeyMods != 0)
    return;
  if (ImGui::IsKeyPressed(ImGuiKey_DownArrow)) walk_rows(desk, 1);
  if (ImGui::IsKeyPressed(ImGuiKey_UpArrow)) walk_rows(desk, -1);
  if (ImGui::IsKeyPressed(ImGuiKey_PageDown)) walk_rows(desk, kPage);
  if (ImGui::IsKeyPressed(ImGuiKey_PageUp)) walk_rows(desk, -kPage);
  const bool on_item = ImGui::GetIO().NavVisible;  // then Enter presses that item
  if (!on_item &&
      (ImGui::IsKeyPressed(ImGuiKey_Enter, false) || ImGui::IsKeyPressed(ImGuiKey_KeypadEnter, false)))
    open_row_in_playground(desk);
}

}  // namespace surprisal::ui
