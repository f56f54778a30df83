#include "ui/batch_editor.h"

#include <imgui.h>

#include <algorithm>

#include "figures/session_data.h"
#include "screen/screen_canvas.h"
#include "session/setters.h"
#include "ui/buttons.h"
#include "ui/widgets.h"

namespace surprisal::ui {
namespace {

using SetLogit = void (*)(Session&, std::size_t row, std::size_t column, double z);

std::string place(std::size_t row, std::size_t column) {
  return std::to_string(row) + "." + std::to_string(column);
}

void logit_cells(Ui& ui, const std::string& name, const std::vector<double>& logits, std::size_t row,
                 SetLogit set) {
  const std::size_t columns = columns_of(ui.session().batch);
  for (std::size_t c = 0; c < columns; ++c) {
    ImGui::TableNextColumn();
    ImGui::SetNextItemWidth(-1);
    double z = logits[row * columns + c];
    if (!number_field("##" + name + "." + place(row, c), z, 4)) continue;
    Session next = ui.desk.session();
    set(next, row, c, z);
    ui.desk.edit(next, {"Change a logit of the batch", "更改批次中的 logit"}, name + place(row, c));
  }
}

// A ring marks the correct class, as in the sample's ledger.
void target_cells(Ui& ui, std::size_t row) {
  const std::size_t columns = columns_of(ui.session().batch);
  ImGui::TableNextColumn();
  push_outline(ui);
  for (std::size_t c = 0; c < columns; ++c) {
    if (c > 0) ImGui::SameLine(0, ui.px(3));
    const bool right = ui.session().batch.targets[row] == static_cast<int>(c);
    if (ImGui::RadioButton(("##batch.target." + place(row, c)).c_str(), right)) {
      Session next = ui.desk.session();
      set_batch_target(next, row, static_cast<int>(c));
      ui.desk.edit(next, {"Change a label of the batch", "更改批次中的标签"});
    }
    tip(ui, batch_class_name(ui.session(), c));
  }
  pop_outline();
}

void head(const Ui& ui, const Text& words, Ink ink) {
  ImGui::TableNextColumn();
  ImGui::PushStyleColor(ImGuiCol_Text, unpacked(color_of(ui.theme(), ink)));
  ImGui::TextUnformatted(ui.say(words).c_str());
  ImGui::PopStyleColor();
}

void table(Ui& ui, const char* name, const std::vector<double>& logits, SetLogit set, bool with_targets) {
  const std::size_t columns = columns_of(ui.session().batch);
  const int count = static_cast<int>(columns) + (with_targets ? 2 : 1);
  if (!ImGui::BeginTable(name, count, ImGuiTableFlags_SizingStretchSame)) return;
  ImGui::TableSetupColumn("##row", ImGuiTableColumnFlags_WidthFixed);
  for (std::size_t c = 0; c < columns; ++c) ImGui::TableSetupColumn("");
  if (with_targets) ImGui::TableSetupColumn("##target", ImGuiTableColumnFlags_WidthFixed);
  head(ui, {"row", "样本"}, Ink::Kind::Muted);
  for (std::size_t c = 0; c < columns; ++c) head(ui, batch_class_name(ui.session(), c), Ink::of_class(c));
  if (with_targets) head(ui, {"label 𝑦", "标签 𝑦"}, Quantity::Label);
  for (std::size_t row = 0; row < ui.session().batch.targets.size(); ++row) {
    ImGui::TableNextColumn();
    ImGui::AlignTextToFramePadding();
    ImGui::TextDisabled("%zu", row + 1);
    logit_cells(ui, name, logits, row, set);
    if (with_targets) target_cells(ui, row);
  }
  ImGui::EndTable();
}

void row_count(Ui& ui) {
  int rows = static_cast<int>(ui.session().batch.targets.size());
  ImGui::AlignTextToFramePadding();
  ImGui::TextDisabled("%s", ui.say({"rows of the batch", "批次的样本数"}).c_str());
  ImGui::SameLine();
  ImGui::SetNextItemWidth(ui.px(92));
  if (!ImGui::InputInt("##batch.rows", &rows, 1, 1)) return;
  Session next = ui.desk.session();
  set_batch_rows(next, static_cast<std::size_t>(std::max(rows, 1)));
  ui.desk.edit(next, {"Change the number of rows", "更改批次的样本数"});
}

}  // namespace

void show_batch(Ui& ui, bool with_rival) {
  row_count(ui);
  const Batch batch = ui.session().batch;  // a copy, because the tables edit the session
  table(ui, "batch.logit", batch.logits, set_batch_logit, true);
  if (!with_rival || batch.rival_logits.empty()) return;
  ImGui::TextDisabled("%s", ui.say({"the second model's logits", "第二个模型的 logit"}).c_str());
  table(ui, "batch.rival", batch.rival_logits, set_rival_batch_logit, false);
}

}  // namespace surprisal::ui
