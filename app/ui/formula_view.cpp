#include "ui/formula_view.h"

#include <imgui.h>

#include <algorithm>
#include <cmath>

#include "desk/desk.h"
#include "screen/screen_canvas.h"
#include "typeset/paint.h"
#include "typeset/parse.h"

namespace surprisal::app {
namespace {

constexpr std::size_t kMostKept = 128;
constexpr double kSmallest = 0.62;  // of the size that was asked for, to fit the room

Formula parsed(const std::string& source) {
  ParsedFormula result = parse_formula(source);
  if (auto* formula = std::get_if<Formula>(&result)) return std::move(*formula);
  return Formula{{FormulaNode{TextNode{source, Weight::Regular}}}};
}

}  // namespace

const FormulaBox& FormulaShelf::box(const std::string& source, double size, FormulaPlace place) {
  const auto found = std::find_if(entries_.begin(), entries_.end(), [&](const Entry& e) {
    return e.source == source && e.size == size && e.place == place;
  });
  if (found != entries_.end()) {
    std::rotate(found, found + 1, entries_.end());
    return entries_.back().box;
  }
  if (entries_.size() == kMostKept) entries_.erase(entries_.begin());
  entries_.push_back({source, size, place, lay_out_formula(parsed(source), font_, size, place)});
  return entries_.back().box;
}

void show_formula(Desk& desk, const std::string& source, float size) {
  const auto room = static_cast<double>(ImGui::GetContentRegionAvail().x);
  const auto wished = static_cast<double>(size);
  const double needed = desk.formulas.box(source, wished, FormulaPlace::Display).width;
  const double fitting = needed <= room ? wished : wished * std::max(kSmallest, room / needed);
  const FormulaBox& box = desk.formulas.box(source, std::floor(fitting * 4) / 4, FormulaPlace::Display);
  const ImVec2 corner = ImGui::GetCursorScreenPos();
  const Point origin = {static_cast<double>(corner.x),
                        std::round(static_cast<double>(corner.y) + box.height)};
  ImGui::Dummy({static_cast<float>(box.width), static_cast<float>(box.height + box.depth)});
  if (ImGui::IsItemHovered()) {
    const ImVec2 mouse = ImGui::GetIO().MousePos;
    const Point at = {static_cast<double>(mouse.x) - origin.x, static_cast<double>(mouse.y) - origin.y};
    if (const auto term = term_at(box, at)) {
      desk.next_lit = lit_by(ink_named(box.terms[*term].name)).value_or(Lit{});
      const Rect around = moved(box.terms[*term].rect, origin).inset(-2);
      ImGui::GetWindowDrawList()->AddRectFilled(
          {static_cast<float>(around.left), static_cast<float>(around.top)},
          {static_cast<float>(around.right()), static_cast<float>(around.bottom())},
          ImGui::GetColorU32(ImGuiCol_Header), desk.px(3));
    }
  }
  ScreenCanvas canvas(*ImGui::GetWindowDrawList(), desk.screen_fonts);
  paint_formula(box, canvas, origin, desk.theme());
}

}  // namespace surprisal::app
