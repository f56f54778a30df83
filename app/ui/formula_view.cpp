#include "ui/formula_view.h"

#include <imgui.h>

#include <algorithm>
#include <cmath>

#include "typeset/paint.h"
#include "ui/surface.h"

namespace surprisal::ui {
namespace {

constexpr double kSmallest = 0.62;  // of the requested size, to fit the width

}  // namespace

void show_formula(Ui& ui, const std::string& source, const Rect& area, double size) {
  const FormulaBox& natural = ui.formulas.box(source, size, FormulaPlace::Display);
  const double share = std::min({1.0, area.width / std::max(1.0, natural.width),
                                 area.height / std::max(1.0, natural.height + natural.depth)});
  const FormulaBox& box =
      ui.formulas.box(source, std::floor(std::max(kSmallest, share) * size * 4) / 4, FormulaPlace::Display);
  const Point origin = {area.left,
                        std::round(area.top + (area.height - box.height - box.depth) / 2 + box.height)};
  Surface surface(ui);
  const Point pointer = from_im(ImGui::GetIO().MousePos);
  if (area.contains(pointer) && ImGui::IsWindowHovered()) {
    if (const auto term = term_at(box, {pointer.x - origin.x, pointer.y - origin.y})) {
      ui.desk.view.next_highlight = highlight_of(ink_named(box.terms[*term].name)).value_or(Highlight{});
      surface.box(moved(box.terms[*term].rect, origin).inset(-2), surface.theme().segment_track, 3);
    }
  }
  paint_formula(box, surface.canvas(), origin, ui.theme());
}

}  // namespace surprisal::ui
