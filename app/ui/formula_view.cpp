#include "ui/formula_view.h"

#include <imgui.h>

#include <algorithm>
#include <cmath>

#include "screen/screen_canvas.h"
#include "typeset/paint.h"

namespace surprisal::ui {
namespace {

constexpr double kSmallest = 0.62;  // of the size that was asked for, to fit the width

}  // namespace

void show_formula(Ui& ui, const std::string& source, float size) {
  const auto room = static_cast<double>(ImGui::GetContentRegionAvail().x);
  const auto wished = static_cast<double>(size);
  const double needed = ui.formulas.box(source, wished, FormulaPlace::Display).width;
  const double fitting = needed <= room ? wished : wished * std::max(kSmallest, room / needed);
  const FormulaBox& box = ui.formulas.box(source, std::floor(fitting * 4) / 4, FormulaPlace::Display);
  const ImVec2 corner = ImGui::GetCursorScreenPos();
  const Point origin = {static_cast<double>(corner.x),
                        std::round(static_cast<double>(corner.y) + box.height)};
  ImGui::Dummy({static_cast<float>(box.width), static_cast<float>(box.height + box.depth)});
  if (ImGui::IsItemHovered()) {
    const ImVec2 mouse = ImGui::GetIO().MousePos;
    const Point at = {static_cast<double>(mouse.x) - origin.x, static_cast<double>(mouse.y) - origin.y};
    if (const auto term = term_at(box, at)) {
      ui.desk.view.next_highlight = highlight_of(ink_named(box.terms[*term].name)).value_or(Highlight{});
      const Rect around = moved(box.terms[*term].rect, origin).inset(-2);
      ImGui::GetWindowDrawList()->AddRectFilled(
          {static_cast<float>(around.left), static_cast<float>(around.top)},
          {static_cast<float>(around.right()), static_cast<float>(around.bottom())},
          ImGui::GetColorU32(ImGuiCol_Header), ui.px(3));
    }
  }
  ScreenCanvas canvas(*ImGui::GetWindowDrawList(), ui.screen_fonts);
  paint_formula(box, canvas, origin, ui.theme());
}

}  // namespace surprisal::ui
