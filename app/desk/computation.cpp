#include "desk/computation.h"

#include <imgui.h>

#include <algorithm>
#include <cmath>
#include <numeric>
#include <optional>

#include "base/wording.h"
#include "desk/worked_formulas.h"
#include "figures/parts.h"
#include "screen/screen_canvas.h"
#include "ui/panels.h"
#include "ui/widgets.h"

namespace surprisal::app {
namespace {

using Column = Computation::Column;

constexpr float kRoomForFourDigits = 480;

std::vector<double> products(const std::vector<double>& a, const std::vector<double>& b) {
  std::vector<double> result(a.size());
  for (std::size_t k = 0; k < a.size(); ++k) result[k] = a[k] == 0 ? 0 : a[k] * b[k];
  return result;
}

double total(const std::vector<double>& values) { return std::accumulate(values.begin(), values.end(), 0.0); }

struct RawColumn {
  Text head;
  Ink ink;
  std::vector<double> values;
  std::optional<double> sum;
};

Column in_words(const RawColumn& numbers, int digits) {
  Column column = {numbers.head, numbers.ink, {}, numbers.sum ? shown(*numbers.sum, digits) : ""};
  for (double value : numbers.values) column.cells.push_back(shown(value, digits));
  return column;
}

// The way of the numbers with softmax: z, e^(z/T), p, -log p, y, -y log p, the gradient.
std::vector<RawColumn> softmax_columns(const Session& session, const Quantities& q) {
  const bool warm = session.temperature != 1;
  std::vector<double> exponentials;
  for (double z : session.logits) exponentials.push_back(std::exp(z / session.temperature));
  std::vector<RawColumn> columns = {
      {"𝑧", Quantity::Logit, session.logits, {}},
      {warm ? "exp(𝑧/𝑇)" : "𝑒ᶻ", Quantity::Logit, exponentials, total(exponentials)},
      {"𝑝", Quantity::Prediction, q.softmax, total(q.softmax)},
      {"−log 𝑝", Quantity::Loss, q.surprisal, {}},
  };
  if (!q.labels) return columns;
  columns.push_back({"𝑦", Quantity::Label, *q.labels, total(*q.labels)});
  if (!q.cross_entropy || !q.grad_softmax_ce) return columns;
  columns.push_back({"−𝑦 log 𝑝", Quantity::Loss, products(*q.labels, q.surprisal), q.cross_entropy});
  columns.push_back({warm ? "(𝑝−𝑦)/𝑇" : "𝑝−𝑦", Quantity::Gradient, *q.grad_softmax_ce, {}});
  return columns;
}

// With a sigmoid for each class: z, a, y, the binary cross-entropy, and the two gradients.
std::vector<RawColumn> sigmoid_columns(const Session& session, const Quantities& q) {
  std::vector<RawColumn> columns = {{"𝑧", Quantity::Logit, session.logits, {}},
                                    {"𝑎", Quantity::Prediction, q.sigmoid, {}}};
  if (!q.labels || !q.bce || !q.squared_error || !q.grad_sigmoid_bce || !q.grad_sigmoid_mse) return columns;
  columns.push_back({"𝑦", Quantity::Label, *q.labels, {}});
  columns.push_back({{"cross-entropy", "交叉熵"}, Quantity::Loss, *q.bce, q.bce_sum});
  columns.push_back({"𝑎−𝑦", Quantity::Gradient, *q.grad_sigmoid_bce, {}});
  columns.push_back({"½(𝑎−𝑦)²", Quantity::SquaredError, *q.squared_error, total(*q.squared_error)});
  columns.push_back({"(𝑎−𝑦)𝑎(1−𝑎)", Quantity::SquaredError, *q.grad_sigmoid_mse, {}});
  return columns;
}

void cell(const Desk& desk, const std::string& words, Ink ink) {
  ImGui::TableNextColumn();
  ImGui::PushStyleColor(ImGuiCol_Text, unpacked(color_of(desk.theme(), ink)));
  right_aligned(words);
  ImGui::PopStyleColor();
}

void table_rows(Desk& desk, const std::vector<Column>& columns) {
  ImGui::TableNextRow();
  ImGui::TableNextColumn();
  for (const Column& column : columns) cell(desk, desk.say(column.head), column.ink);
  for (std::size_t k = 0; k < desk.session().logits.size(); ++k) {
    ImGui::TableNextRow();
    if (desk.lit.of_class == k)
      ImGui::TableSetBgColor(ImGuiTableBgTarget_RowBg0, ImGui::GetColorU32(ImGuiCol_Header));
    ImGui::TableNextColumn();
    ImGui::PushStyleColor(ImGuiCol_Text, unpacked(color_of(desk.theme(), Ink::of_class(k))));
    const std::string id = desk.say(parts::class_name(desk.session(), k)) + "##row." + std::to_string(k);
    ImGui::Selectable(id.c_str(), false, ImGuiSelectableFlags_SpanAllColumns);
    ImGui::PopStyleColor();
    if (ImGui::IsItemHovered()) desk.next_lit.of_class = k;
    for (const Column& column : columns) cell(desk, column.cells[k], column.ink);
  }
  ImGui::TableNextRow();
  ImGui::TableNextColumn();
  ImGui::PushFont(desk.screen_fonts.bold, 0);
  ImGui::TextUnformatted(desk.say({"sum", "合计"}).c_str());
  for (const Column& column : columns) cell(desk, column.sum, column.ink);
  ImGui::PopFont();
}

// How wide each column wants to be: the names, then the numbers.
std::vector<float> widths(const Desk& desk, const std::vector<Column>& columns) {
  const auto width = [](const std::string& words) { return ImGui::CalcTextSize(words.c_str()).x; };
  float names = width(desk.say({"sum", "合计"}));
  for (std::size_t k = 0; k < desk.session().logits.size(); ++k)
    names = std::max(names, width(desk.say(parts::class_name(desk.session(), k))));
  const float usual = width(desk.computation.digits < 4 ? "0.0000" : "0.000000");  // so that less jumps
  std::vector<float> all = {std::min(names, desk.px(90))};
  for (const Column& column : columns) {
    float widest = std::max(width(desk.say(column.head)), usual);
    for (const std::string& number : column.cells) widest = std::max(widest, width(number));
    all.push_back(widest);
  }
  return all;
}

// All columns, in smaller letters where there is no room for full ones.
void table(Desk& desk, const std::vector<Column>& columns) {
  const int count = static_cast<int>(columns.size()) + 1;
  const std::vector<float> wanted = widths(desk, columns);
  const float padding = desk.px(4);
  const float room = ImGui::GetContentRegionAvail().x - 2 * padding * static_cast<float>(count);
  const float shrink = std::clamp(room / std::accumulate(wanted.begin(), wanted.end(), 0.0f), 0.6f, 1.0f);
  ImGui::PushFont(nullptr, ImGui::GetStyle().FontSizeBase * shrink);
  ImGui::PushStyleVar(ImGuiStyleVar_CellPadding, {padding, desk.px(2)});
  if (ImGui::BeginTable("computation", count,
                        ImGuiTableFlags_SizingStretchProp | ImGuiTableFlags_BordersInnerH)) {
    for (float width : wanted) ImGui::TableSetupColumn("", ImGuiTableColumnFlags_WidthStretch, width);
    table_rows(desk, columns);
    ImGui::EndTable();
  }
  ImGui::PopStyleVar();
  ImGui::PopFont();
}

}  // namespace

Computation computation_of(const Session& session, Language language, int digits) {
  const Quantities q = quantities_of(session);
  Computation computation;
  const bool softmax = session.output == OutputLayer::Softmax;
  for (const RawColumn& raw : softmax ? softmax_columns(session, q) : sigmoid_columns(session, q))
    computation.columns.push_back(in_words(raw, digits));
  computation.formulas = worked_formulas(session, q, language);
  return computation;
}

void show_computation(Desk& desk) {
  const int digits = ImGui::GetContentRegionAvail().x < desk.px(kRoomForFourDigits) ? 3 : 4;
  ComputationView& view = desk.computation;
  if (view.session != desk.session() || view.language != desk.settings.language || view.digits != digits)
    view = {desk.session(), desk.settings.language, digits,
            computation_of(desk.session(), desk.settings.language, digits)};
  table(desk, view.made.columns);
  for (const std::string& formula : view.made.formulas) {
    ImGui::Dummy({0, desk.px(2)});
    show_formula(desk, formula, desk.px(15));
  }
}

}  // namespace surprisal::app
