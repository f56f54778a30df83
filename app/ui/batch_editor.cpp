#include <imgui.h>

#include <algorithm>

#include "figures/parts.h"
#include "screen/screen_canvas.h"
#include "ui/panels.h"
#include "ui/widgets.h"

namespace surprisal::app {
namespace {

using SetLogit = void (*)(Session&, std::size_t row, std::size_t column, double z);

std::string place(std::size_t row, std::size_t column) {
  return std::to_string(row) + "." + std::to_string(column);
}

void logit_cells(Desk& desk, const std::string& name, const std::vector<double>& logits, std::size_t row,
                 SetLogit set) {
  const std::size_t columns = columns_of(desk.session().batch);
  for (std::size_t c = 0; c < columns; ++c) {
    ImGui::TableNextColumn();
    ImGui::SetNextItemWidth(-1);
    double z = logits[row * columns + c];
    if (!number_field("##" + name + "." + place(row, c), z, 4)) continue;
    Session next = desk.session();
    set(next, row, c, z);
    desk.edit(next, {"Change a logit of the batch", "更改批次中的 logit"}, name + place(row, c));
  }
}

// The right class is marked by its ring, as in the rows of the sample.
void target_cells(Desk& desk, std::size_t row) {
  const std::size_t columns = columns_of(desk.session().batch);
  ImGui::TableNextColumn();
  push_outline(desk);
  for (std::size_t c = 0; c < columns; ++c) {
    if (c > 0) ImGui::SameLine(0, desk.px(3));
    const bool right = desk.session().batch.targets[row] == static_cast<int>(c);
    if (ImGui::RadioButton(("##batch.target." + place(row, c)).c_str(), right)) {
      Session next = desk.session();
      set_batch_target(next, row, static_cast<int>(c));
      desk.edit(next, {"Change a label of the batch", "更改批次中的标签"});
    }
    tooltip(desk, parts::batch_class_name(desk.session(), c));
  }
  pop_outline();
}

void head(const Desk& desk, const Text& words, Ink ink) {
  ImGui::TableNextColumn();
  ImGui::PushStyleColor(ImGuiCol_Text, unpacked(color_of(desk.theme(), ink)));
  ImGui::TextUnformatted(desk.say(words).c_str());
  ImGui::PopStyleColor();
}

void table(Desk& desk, const char* name, const std::vector<double>& logits, SetLogit set, bool with_targets) {
  const std::size_t columns = columns_of(desk.session().batch);
  const int count = static_cast<int>(columns) + (with_targets ? 2 : 1);
  if (!ImGui::BeginTable(name, count, ImGuiTableFlags_SizingStretchSame)) return;
  ImGui::TableSetupColumn("##row", ImGuiTableColumnFlags_WidthFixed);
  for (std::size_t c = 0; c < columns; ++c) ImGui::TableSetupColumn("");
  if (with_targets) ImGui::TableSetupColumn("##target", ImGuiTableColumnFlags_WidthFixed);
  head(desk, {"row", "行"}, Ink::Kind::Muted);
  for (std::size_t c = 0; c < columns; ++c)
    head(desk, parts::batch_class_name(desk.session(), c), Ink::of_class(c));
  if (with_targets) head(desk, {"label 𝑦", "标签 𝑦"}, Quantity::Label);
  for (std::size_t row = 0; row < desk.session().batch.targets.size(); ++row) {
    ImGui::TableNextColumn();
    ImGui::AlignTextToFramePadding();
    ImGui::TextDisabled("%zu", row + 1);
    logit_cells(desk, name, logits, row, set);
    if (with_targets) target_cells(desk, row);
  }
  ImGui::EndTable();
}

void row_count(Desk& desk) {
  int rows = static_cast<int>(desk.session().batch.targets.size());
  ImGui::AlignTextToFramePadding();
  ImGui::TextDisabled("%s", desk.say({"rows of the batch", "批次行数"}).c_str());
  ImGui::SameLine();
  ImGui::SetNextItemWidth(desk.px(92));
  if (!ImGui::InputInt("##batch.rows", &rows, 1, 1)) return;
  Session next = desk.session();
  set_batch_rows(next, static_cast<std::size_t>(std::max(rows, 1)));
  desk.edit(next, {"Change the number of rows", "更改批次行数"});
}

}  // namespace

void show_batch(Desk& desk, bool with_rival) {
  row_count(desk);
  const Batch batch = desk.session().batch;  // as it is before this frame's change
  table(desk, "batch.logit", batch.logits, set_batch_logit, true);
  if (!with_rival || batch.rival_logits.empty()) return;
  ImGui::TextDisabled("%s", desk.say({"the second model's logits", "第二个模型的 logit"}).c_str());
  table(desk, "batch.rival", batch.rival_logits, set_rival_batch_logit, false);
}

}  // namespace surprisal::app
