#include "ui/computation_panel.h"

#include <imgui.h>

#include <algorithm>
#include <cmath>
#include <numeric>

#include "screen/screen_canvas.h"
#include "ui/formula_view.h"
#include "ui/widgets.h"

namespace surprisal::ui {
namespace {

using Column = Computation::Column;

constexpr float kWidthForFourDigits = 480;

void cell(const Ui& ui, const std::string& words, Ink ink) {
  ImGui::TableNextColumn();
  ImGui::PushStyleColor(ImGuiCol_Text, unpacked(color_of(ui.theme(), ink)));
  right_aligned(words);
  ImGui::PopStyleColor();
}

void table_rows(Ui& ui, const std::vector<Column>& columns) {
  ImGui::TableNextRow();
  ImGui::TableNextColumn();
  for (const Column& column : columns) cell(ui, ui.say(column.head), column.ink);
  for (std::size_t k = 0; k < ui.session().logits.size(); ++k) {
    ImGui::TableNextRow();
    if (ui.desk.view.highlight.of_class == k)
      ImGui::TableSetBgColor(ImGuiTableBgTarget_RowBg0, ImGui::GetColorU32(ImGuiCol_Header));
    ImGui::TableNextColumn();
    ImGui::PushStyleColor(ImGuiCol_Text, unpacked(color_of(ui.theme(), Ink::of_class(k))));
    const std::string id = ui.say(class_name(ui.session(), k)) + "##row." + std::to_string(k);
    ImGui::Selectable(id.c_str(), false, ImGuiSelectableFlags_SpanAllColumns);
    ImGui::PopStyleColor();
    if (ImGui::IsItemHovered()) ui.desk.view.next_highlight.of_class = k;
    for (const Column& column : columns) cell(ui, column.cells[k], column.ink);
  }
  ImGui::TableNextRow();
  ImGui::TableNextColumn();
  ImGui::PushFont(ui.screen_fonts.bold, 0);
  ImGui::TextUnformatted(ui.say({"sum", "合计"}).c_str());
  for (const Column& column : columns) cell(ui, column.sum, column.ink);
  ImGui::PopFont();
}

// How wide each column wants to be: the names, then the numbers.
std::vector<float> widths(const Ui& ui, const std::vector<Column>& columns, int digits) {
  const auto width = [](const std::string& words) { return ImGui::CalcTextSize(words.c_str()).x; };
  float names = width(ui.say({"sum", "合计"}));
  for (std::size_t k = 0; k < ui.session().logits.size(); ++k)
    names = std::max(names, width(ui.say(class_name(ui.session(), k))));
  const float usual = width(digits < 4 ? "0.0000" : "0.000000");  // so that less jumps
  std::vector<float> all = {std::min(names, ui.px(90))};
  for (const Column& column : columns) {
    float widest = std::max(width(ui.say(column.head)), usual);
    for (const std::string& number : column.cells) widest = std::max(widest, width(number));
    all.push_back(widest);
  }
  return all;
}

// All columns, in smaller letters where there is no room for full ones.
void table(Ui& ui, const std::vector<Column>& columns, int digits) {
  const int count = static_cast<int>(columns.size()) + 1;
  const std::vector<float> wanted = widths(ui, columns, digits);
  const float padding = ui.px(4);
  const float room = ImGui::GetContentRegionAvail().x - 2 * padding * static_cast<float>(count);
  const float shrink = std::clamp(room / std::accumulate(wanted.begin(), wanted.end(), 0.0f), 0.6f, 1.0f);
  ImGui::PushFont(nullptr, ImGui::GetStyle().FontSizeBase * shrink);
  ImGui::PushStyleVar(ImGuiStyleVar_CellPadding, {padding, ui.px(2)});
  if (ImGui::BeginTable("computation", count,
                        ImGuiTableFlags_SizingStretchProp | ImGuiTableFlags_BordersInnerH)) {
    for (float width : wanted) ImGui::TableSetupColumn("", ImGuiTableColumnFlags_WidthStretch, width);
    table_rows(ui, columns);
    ImGui::EndTable();
  }
  ImGui::PopStyleVar();
  ImGui::PopFont();
}

}  // namespace

void ComputationPanel::show(Ui& ui) {
  const int digits = ImGui::GetContentRegionAvail().x < ui.px(kWidthForFourDigits) ? 3 : 4;
  const Language language = ui.desk.settings.language;
  const Computation& computation = computation_.get(
      {ui.revision(), language, digits}, [&] { return computation_of(ui.session(), language, digits); });
  table(ui, computation.columns, digits);
  for (const std::string& formula : computation.formulas) {
    ImGui::Dummy({0, ui.px(2)});
    show_formula(ui, formula, ui.px(15));
  }
}

}  // namespace surprisal::ui
