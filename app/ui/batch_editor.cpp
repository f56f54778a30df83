#include "ui/batch_editor.h"

#include <imgui.h>

#include <algorithm>

#include "figures/session_data.h"
#include "session/bead_letters.h"
#include "session/setters.h"
#include "ui/buttons.h"
#include "ui/sliders.h"

namespace surprisal::ui {
namespace {

using SetLogit = void (*)(Session&, std::size_t row, std::size_t column, double z);

// At scale 1.
constexpr double kBatchNumber = 40;
constexpr double kBatchGap = 12;
constexpr double kBatchFieldWidth = 76;
constexpr double kNarrowBatchField = 48;
constexpr double kBatchField = 24;
constexpr double kBatchLabel = 28;  // of each class
constexpr double kBatchHead = 26;
constexpr double kBatchRow = 30;
constexpr double kBatchCaption = 20;
constexpr double kBetweenTables = 40;

std::string place(std::size_t row, std::size_t column) {
  return std::to_string(row) + "." + std::to_string(column);
}

// Numbers if the batch has other classes than the sample.
std::vector<std::string> letters_of(const Ui& ui) {
  const std::size_t columns = columns_of(ui.session().batch);
  if (columns == class_count(ui.session())) return bead_letters(ui.session(), ui.desk.settings.language);
  std::vector<std::string> numbers;
  for (std::size_t c = 0; c < columns; ++c) numbers.push_back(std::to_string(c + 1));
  return numbers;
}

struct Table {
  const char* name;
  const std::vector<double>& logits;
  SetLogit set;
  bool with_targets;
  Text caption = {};
};

// Draws one table of logits in one frame.
class BatchTable {
 public:
  BatchTable(Ui& ui, const Table& table, double room)
      : ui_(ui),
        surface_(ui),
        table_(table),
        letters_(letters_of(ui)),
        rows_(ui.session().batch.targets.size()) {
    const auto columns = static_cast<double>(letters_.size());
    const double labels = table.with_targets ? surface_.px(kBatchGap + kBatchLabel * columns) : 0;
    const double fields = room - surface_.px(kBatchNumber) - labels;
    field_ = std::clamp(fields / columns - surface_.px(kBatchGap), surface_.px(kNarrowBatchField),
                        surface_.px(kBatchFieldWidth));
    width = surface_.px(kBatchNumber) + columns * (field_ + surface_.px(kBatchGap)) + labels;
    height = surface_.px((table.caption.empty() ? 0 : kBatchCaption) + kBatchHead) +
             static_cast<double>(rows_) * surface_.px(kBatchRow);
  }

  double width = 0, height = 0;

  void show(Point corner) {
    if (!table_.caption.empty()) {
      surface_.words(ui_.say(table_.caption), {corner.x, corner.y + surface_.px(14)},
                     {12, surface_.theme().muted});
      corner.y += surface_.px(kBatchCaption);
    }
    heads(corner);
    for (std::size_t row = 0; row < rows_; ++row) {
      const double middle = corner.y + surface_.px(kBatchHead + kBatchRow * (static_cast<double>(row) + 0.5));
      surface_.words(std::to_string(row + 1), {corner.x, middle + surface_.px(5)},
                     {14, surface_.theme().muted});
      for (std::size_t c = 0; c < letters_.size(); ++c) field(row, c, {field_left(corner.x, c), middle});
      if (!table_.with_targets) continue;
      for (std::size_t c = 0; c < letters_.size(); ++c) label(row, c, {label_middle(corner.x, c), middle});
    }
  }

 private:
  double field_left(double left, std::size_t c) const {
    return left + surface_.px(kBatchNumber) + static_cast<double>(c) * (field_ + surface_.px(kBatchGap));
  }
  double label_middle(double left, std::size_t c) const {
    return field_left(left, letters_.size()) + surface_.px(kBatchLabel * (static_cast<double>(c) + 0.5));
  }

  void heads(Point corner) {
    const double baseline = corner.y + surface_.px(16);
    const Theme& theme = surface_.theme();
    surface_.words(ui_.say({"row", "样本"}), {corner.x, baseline}, {12, theme.muted, Weight::Bold});
    for (std::size_t c = 0; c < letters_.size(); ++c) {
      const double left = field_left(corner.x, c);
      const double after = surface_.px(2 * kBeadRadius + 6);
      surface_.bead({left + surface_.px(kBeadRadius), corner.y + surface_.px(12)},
                    {letters_[c], BeadKind::Hollow, false, fill_color_of(theme, Ink::of_class(c)), {}});
      surface_.words(
          surface_.fitted(ui_.say(batch_class_name(ui_.session(), c)), 12, Weight::Bold, field_ - after),
          {left + after, baseline}, {12, theme.muted, Weight::Bold});
    }
    if (table_.with_targets)
      surface_.rich(ui_.say({"label $y$", "标签 $y$"}),
                    {field_left(corner.x, letters_.size()) + surface_.px(4), baseline},
                    {12, Weight::Bold, Quantity::Label});
  }

  void field(std::size_t row, std::size_t c, Point left_middle) {
    SliderRange range;
    range.digits = 4;
    double z = table_.logits[row * letters_.size() + c];
    const std::string name = std::string(table_.name) + "." + place(row, c);
    const double tall = surface_.px(kBatchField);
    if (!type_number(ui_, name, range, z, {left_middle.x, left_middle.y - tall / 2, field_, tall}, {}))
      return;
    Session next = ui_.desk.session();
    table_.set(next, row, c, z);
    ui_.desk.edit(next, {"Change a logit of the batch", "更改批次中的 logit"}, name);
  }

  // The bead of the correct class is filled.
  void label(std::size_t row, std::size_t c, Point middle) {
    const bool right = ui_.session().batch.targets[row] == static_cast<int>(c);
    const double half = surface_.px(12);
    const Text& name = batch_class_name(ui_.session(), c);
    const bool pressed =
        press_area("batch.target." + place(row, c), {middle.x - half, middle.y - half, 2 * half, 2 * half},
                   true, ui_.say(name));
    tip(ui_, name);
    surface_.bead(middle, {letters_[c],
                           right ? BeadKind::Filled : BeadKind::Hollow,
                           false,
                           right ? surface_.theme().ink : surface_.theme().muted,
                           {}});
    if (!pressed || right) return;
    Session next = ui_.desk.session();
    set_batch_target(next, row, static_cast<int>(c));
    ui_.desk.edit(next, {"Change a label of the batch", "更改批次中的标签"});
  }

  Ui& ui_;
  Surface surface_;
  const Table& table_;
  std::vector<std::string> letters_;
  std::size_t rows_;
  double field_ = 0;
};

}  // namespace

void show_batch_size(Ui& ui) {
  int rows = static_cast<int>(ui.session().batch.targets.size());
  ImGui::AlignTextToFramePadding();
  ImGui::TextDisabled("%s", ui.say({"rows of the batch", "批次的样本数"}).c_str());
  ImGui::SameLine(0, ui.px(12));
  const ImVec2 corner = ImGui::GetCursorScreenPos();
  const bool changed =
      stepper(ui, "batch.rows", from_im(corner), rows, 1, static_cast<int>(kMaxRows), {"row", "样本数"});
  ImGui::SetCursorScreenPos(corner);
  ImGui::Dummy({3 * ui.px(static_cast<float>(kStepperSide)), ui.px(static_cast<float>(kStepperSide))});
  if (!changed) return;
  Session next = ui.desk.session();
  set_batch_rows(next, static_cast<std::size_t>(rows));
  ui.desk.edit(next, {"Change the number of rows", "更改批次的样本数"});
}

double batch_height(const Ui& ui, bool with_rival) {
  return kBatchHead + kBatchRow * static_cast<double>(ui.session().batch.targets.size()) +
         (with_rival ? kBatchCaption : 0);
}

void show_batch(Ui& ui, bool with_rival) {
  const Batch& batch = ui.session().batch;
  const bool both = with_rival && !batch.rival_logits.empty();
  const Point corner = from_im(ImGui::GetCursorScreenPos());
  const auto room = static_cast<double>(ImGui::GetContentRegionAvail().x);
  const Table own = {"batch.logit", batch.logits, set_batch_logit, true,
                     both ? Text("the first model’s logits", "第一个模型的 logit") : Text()};
  BatchTable table(ui, own, room);
  table.show(corner);
  Point end = {corner.x, corner.y + table.height};
  double right = corner.x + table.width;
  if (both) {
    const Table rival = {"batch.rival",
                         batch.rival_logits,
                         set_rival_batch_logit,
                         false,
                         {"the second model’s logits", "第二个模型的 logit"}};
    BatchTable other(ui, rival, room);
    const double beside = table.width + static_cast<double>(ui.px(static_cast<float>(kBetweenTables)));
    const bool fits = beside + other.width <= room;
    const Point place_of_other = fits ? Point{corner.x + beside, corner.y} : end;
    other.show(place_of_other);
    right = std::max(right, place_of_other.x + other.width);
    if (!fits) end.y += other.height;
  }
  ImGui::SetCursorScreenPos(to_im(end));
  ImGui::Dummy({static_cast<float>(right - corner.x), 0});  // to be scrolled to
}

}  // namespace surprisal::ui
