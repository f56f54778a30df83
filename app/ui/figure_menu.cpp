#include "ui/figure_menu.h"

#include <imgui.h>

#include "desk/digit_sample.h"
#include "desk/exporting.h"
#include "export/figure_csv.h"
#include "export/number_tables.h"
#include "figures/catalogue.h"
#include "ui/own_settings.h"
#include "ui/widgets.h"

namespace surprisal::ui {
namespace {

std::string tables_in(NumberForm form, std::span<const CsvBlock> blocks) {
  switch (form) {
    case NumberForm::Markdown:
      return markdown_tables(blocks);
    case NumberForm::Latex:
      return latex_tables(blocks);
    case NumberForm::Text:
      break;
  }
  return plain_tables(blocks);
}

// Removes \term{...}, which only this program understands.
std::string without_terms(std::string_view formula) {
  constexpr std::string_view kTerm = "\\term{";
  std::string plain;
  while (!formula.empty()) {
    if (formula.starts_with(kTerm)) {
      formula.remove_prefix(formula.find('}') + 1);
      continue;
    }
    plain += formula.front();
    formula.remove_prefix(1);
  }
  return plain;
}

bool item(const Ui& ui, const Text& words, const char* name) {
  return ImGui::MenuItem(labelled(ui, words, name).c_str());
}

}  // namespace

void copy_numbers(Ui& ui, const FigureView& figure, NumberForm form) {
  const FigurePicture* picture = ui.pictures.find(figure.id);
  if (picture == nullptr) return;
  const auto blocks =
      figure_blocks(picture->plot, picture->scene, ui.desk.settings.language, CurvePoints::Round);
  ImGui::SetClipboardText(tables_in(form, blocks).c_str());
  ui.desk.notify({"The numbers were copied.", "数值已复制。"});
}

void copy_formula(Ui& ui, const FigureView& figure) {
  if (const Figure* known = find_figure(figure.id)) {
    ImGui::SetClipboardText(without_terms(known->formula).c_str());
    ui.desk.notify({"The formula was copied as LaTeX.", "公式已复制为 LaTeX。"});
  }
}

void show_figure_menu(Ui& ui, FigureView& figure) {
  if (!ImGui::BeginPopupContextItem(("menu." + figure.id).c_str())) return;
  const Figure* known = find_figure(figure.id);
  if (known != nullptr && known->batch == BatchUse::None) {
    for (std::string_view key : known->options) option_menu(ui, key);
    if (!known->options.empty()) ImGui::Separator();
  }
  if (item(ui, {"Copy numbers as text", "复制数值（文本）"}, "copy.text"))
    copy_numbers(ui, figure, NumberForm::Text);
  if (item(ui, {"Copy numbers as Markdown", "复制数值（Markdown）"}, "copy.markdown"))
    copy_numbers(ui, figure, NumberForm::Markdown);
  if (item(ui, {"Copy numbers as a LaTeX table", "复制数值（LaTeX 表格）"}, "copy.latex"))
    copy_numbers(ui, figure, NumberForm::Latex);
  if (item(ui, {"Copy the formula (LaTeX)", "复制公式（LaTeX）"}, "copy.formula")) copy_formula(ui, figure);
  if (item(ui, {"Export…", "导出…"}, "export.this")) open_export(ui.desk, figure.id);
  ImGui::Separator();
  const std::size_t index = number_of(ui.desk, figure);
  if (item(ui,
           ui.desk.view.maximized ? Text("Back to all figures", "返回全部图")
                                  : Text("Fill the window", "单独放大"),
           "fill"))
    ui.desk.view.maximized = ui.desk.view.maximized ? std::nullopt : std::optional(index);
  if (item(ui, {"Reset the view", "重置范围"}, "reset")) reset_view(figure);
  if (!shows_digits(ui.desk) && item(ui, {"Take it out of the window", "从窗口移除"}, "remove"))
    ui.desk.view.remove_next = figure.id;
  ImGui::EndPopup();
}

}  // namespace surprisal::ui
