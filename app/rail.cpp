#include <imgui.h>

#include <algorithm>

#include "figure/catalogue.h"
#include "panels.h"
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
  if (removed > 0) return;
  FigureView figure;
  figure.id = id;
  desk.figures.push_back(std::move(figure));
}

}  // namespace

void show_rail(Desk& desk) {
  heading(desk, {"Figures", "图"});
  for (const Figure& figure : catalogue()) {
    bool shown = is_shown(desk, figure.id);
    if (ImGui::Checkbox(labelled(desk, figure.title, "figure." + std::string(figure.id)).c_str(), &shown))
      toggle(desk, figure.id);
    if (ImGui::IsItemHovered(ImGuiHoveredFlags_DelayNormal))
      ImGui::SetTooltip("%s", desk.say(figure.title).c_str());
  }
  heading(desk, {"Examples", "示例"});
  for (const Preset& preset : desk.presets) {
    if (ImGui::Selectable(labelled(desk, preset.session.title, "preset." + std::string(preset.id)).c_str())) {
      desk.edit(preset.session, {"Open " + preset.session.title.en, "打开“" + preset.session.title.zh + "”"});
    }
    if (ImGui::IsItemHovered(ImGuiHoveredFlags_DelayNormal))
      ImGui::SetTooltip("%s", desk.say(preset.session.title).c_str());
  }
}

}  // namespace surprisal
