#include <imgui.h>
#include <imgui_stdlib.h>

#include <algorithm>

#include "figure/catalogue.h"
#include "panels.h"
#include "search.h"
#include "widgets.h"

namespace surprisal {
namespace {

void heading(const Desk& desk, const Text& words) {
  ImGui::Spacing();
  ImGui::PushFont(desk.screen_fonts.bold, 0);
  ImGui::TextUnformatted(desk.say(words).c_str());
  ImGui::PopFont();
}

bool is_shown(const Desk& desk, std::string_view id) {
  return std::any_of(desk.figures.begin(), desk.figures.end(),
                     [&](const FigureView& f) { return f.id == id; });
}

void toggle(Desk& desk, std::string_view id) {
  desk.filling.reset();
  const auto removed = std::erase_if(desk.figures, [&](const FigureView& f) { return f.id == id; });
  if (removed == 0) desk.figures.emplace_back().id = id;
}

void figures(Desk& desk) {
  heading(desk, {"Figures", "图"});
  for (const Figure& figure : catalogue()) {
    if (!is_found(figure.title, desk.rail_text)) continue;
    bool shown = is_shown(desk, figure.id);
    if (ImGui::Checkbox(labelled(desk, figure.title, "figure." + std::string(figure.id)).c_str(), &shown))
      toggle(desk, figure.id);
    tooltip(desk, figure.title);
  }
}

void examples(Desk& desk) {
  heading(desk, {"Examples", "示例"});
  for (const Preset& preset : desk.presets) {
    const Text& title = preset.session.title;
    if (!is_found(title, desk.rail_text)) continue;
    if (ImGui::Selectable(labelled(desk, title, "preset." + std::string(preset.id)).c_str()))
      desk.open(preset);
    tooltip(desk, title);
  }
}

}  // namespace

void show_rail(Desk& desk) {
  ImGui::SetNextItemWidth(-1);
  ImGui::InputTextWithHint("##search", desk.say({"Search", "搜索"}).c_str(), &desk.rail_text);
  figures(desk);
  examples(desk);
}

}  // namespace surprisal
