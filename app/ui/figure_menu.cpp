#include "ui/figure_menu.h"

#include <imgui.h>

#include "export/figure_csv.h"
#include "export/number_tables.h"
#include "figures/catalogue.h"
#include "ui/widgets.h"

namespace surprisal::app {
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

// Without the names of the terms, which only this program knows.
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

bool item(const Desk& desk, const Text& words, const char* name) {
  return ImGui::MenuItem(labelled(desk, words, name).c_str());
}

}  // namespace

void copy_numbers(Desk& desk, const FigureView& figure, NumberForm form) {
  const auto blocks = figure_blocks(figure.plot, figure.scene, desk.settings.language, CurvePoints::Round);
  ImGui::SetClipboardText(tables_in(form, blocks).c_str());
  desk.tell({"The numbers are copied.", "数值已复制。"});
}

void copy_formula(Desk& desk, const FigureView& figure) {
  if (const Figure* known = find_figure(figure.id)) {
    ImGui::SetClipboardText(without_terms(known->formula).c_str());
    desk.tell({"The formula is copied as LaTeX.", "公式已复制为 LaTeX。"});
  }
}

void reset_view(FigureView& figure) {
  figure.views.assign(figure.views.size(), View{});
  figure.pinned.clear();
}

FigureView* figure_in_hand(Desk& desk) {
  const std::size_t index = desk.filling.value_or(desk.pointed);
  return index < desk.stage().size() ? &desk.stage()[index] : nullptr;
}

void show_figure_menu(Desk& desk, FigureView& figure) {
  if (!ImGui::BeginPopupContextItem(("menu." + figure.id).c_str())) return;
  if (item(desk, {"Copy numbers as text", "复制数值（文本）"}, "copy.text"))
    copy_numbers(desk, figure, NumberForm::Text);
  if (item(desk, {"Copy numbers as Markdown", "复制数值（Markdown）"}, "copy.markdown"))
    copy_numbers(desk, figure, NumberForm::Markdown);
  if (item(desk, {"Copy numbers as a LaTeX table", "复制数值（LaTeX 表格）"}, "copy.latex"))
    copy_numbers(desk, figure, NumberForm::Latex);
  if (item(desk, {"Copy the formula (LaTeX)", "复制公式（LaTeX）"}, "copy.formula"))
    copy_formula(desk, figure);
  if (item(desk, {"Export…", "导出…"}, "export.this")) open_export(desk, figure.id);
  ImGui::Separator();
  const auto index = static_cast<std::size_t>(&figure - desk.stage().data());
  if (item(desk,
           desk.filling ? Text("Back to all figures", "返回全部图") : Text("Fill the window", "单独放大"),
           "fill"))
    desk.filling = desk.filling ? std::nullopt : std::optional(index);
  if (item(desk, {"Reset the view", "恢复原范围"}, "reset")) reset_view(figure);
  if (item(desk, {"Take it out of the window", "从窗口移除"}, "remove")) desk.remove_next = figure.id;
  ImGui::EndPopup();
}

}  // namespace surprisal::app
