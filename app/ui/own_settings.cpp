#include "ui/own_settings.h"

#include <imgui.h>

#include <algorithm>
#include <cmath>

#include "figures/catalogue.h"
#include "session/options.h"
#include "ui/batch_editor.h"
#include "ui/buttons.h"
#include "ui/sliders.h"
#include "ui/widgets.h"

namespace surprisal::ui {
namespace {

constexpr double kSettingRow = 36;
constexpr double kMaxSettingRows = 5;  // the rest scrolls

std::vector<const Figure*> figures_in_window(const Ui& ui) {
  std::vector<const Figure*> figures;
  for (const FigureView* view : shown_figures(ui.desk)) {
    if (const Figure* figure = find_figure(view->id)) figures.push_back(figure);
  }
  return figures;
}

// Those of the sample are in the ledger, where there is one.
std::vector<Slider> own_sliders_of(const Ui& ui) {
  std::vector<Slider> all;
  const bool has_ledger = shows_sample(ui);
  for (const Figure* figure : figures_in_window(ui)) {
    if (figure->batch != BatchUse::None) continue;
    for (Slider& slider :
         has_ledger ? own_sliders(ui.session(), *figure) : sliders_of(ui.session(), figure->sliders)) {
      const bool known =
          std::any_of(all.begin(), all.end(), [&](const Slider& s) { return s.name == slider.name; });
      if (!known) all.push_back(std::move(slider));
    }
  }
  return all;
}

// The options of batches, which all their figures share.
struct BatchNeed {
  bool any = false;
  bool two_models = false;
  std::vector<std::string_view> options;
};

BatchNeed batch_need(const Ui& ui) {
  BatchNeed need;
  for (const Figure* figure : figures_in_window(ui)) {
    if (figure->batch == BatchUse::None) continue;
    need.any = true;
    need.two_models |= figure->batch == BatchUse::TwoModels;
    for (std::string_view key : figure->options) {
      if (std::find(need.options.begin(), need.options.end(), key) == need.options.end())
        need.options.push_back(key);
    }
  }
  return need;
}

std::size_t slider_columns(double width, double scale) { return width > 640 * scale ? 2 : 1; }

void show_sliders(Ui& ui, const std::vector<Slider>& sliders, const Rect& area) {
  Surface surface(ui);
  const std::size_t columns = slider_columns(area.width, surface.px(1));
  const double gap = surface.px(32);
  const double width = (area.width - gap * static_cast<double>(columns - 1)) / static_cast<double>(columns);
  double names = 0;
  for (const Slider& slider : sliders) names = std::max(names, surface.width_of(ui.say(slider.what), 14));
  names = std::min(names, 0.45 * width);
  for (std::size_t i = 0; i < sliders.size(); ++i) {
    const double left = area.left + static_cast<double>(i % columns) * (width + gap);
    const double top = area.top + static_cast<double>(i / columns) * surface.px(kSettingRow);
    surface.words(surface.fitted(ui.say(sliders[i].what), 14, Weight::Regular, names),
                  {left, top + surface.px(19)}, {14, surface.theme().muted});
    ImGui::SetCursorScreenPos(to_im({left + names + surface.px(12), top}));
    show_slider(ui, sliders[i], static_cast<float>(width - names - surface.px(12)),
                {Ink::Kind::Ink, false, {}});
  }
}

void choose_word(Ui& ui, const Option& option, std::size_t word) {
  Session next = ui.desk.session();
  choose(next, option, word);
  ui.desk.edit(next, option.change);
}

void show_as_list(Ui& ui, const Option& option, double width) {
  const std::size_t word = chosen(ui.session(), option);
  if (!begin_list(ui, "##" + std::string(option.name), option.words[word], static_cast<float>(width))) return;
  for (std::size_t i = 0; i < option.words.size(); ++i) {
    const std::string name = std::string(option.name) + "." + std::to_string(i);
    if (ImGui::Selectable(labelled(ui, option.words[i], name).c_str(), i == word)) choose_word(ui, option, i);
  }
  ImGui::EndCombo();
}

void show_batch_controls(Ui& ui, const BatchNeed& batch, double width) {
  constexpr float kLeast = 260;  // for an option
  const double left = from_im(ImGui::GetCursorScreenPos()).x;
  show_batch_size(ui);
  for (std::string_view key : batch.options) {
    ImGui::SameLine(0, ui.px(28));
    const double room = left + width - from_im(ImGui::GetCursorScreenPos()).x;
    const bool fits = room >= static_cast<double>(ui.px(kLeast));
    if (!fits) ImGui::NewLine();
    show_option(ui, key, fits ? room : width);
  }
  show_batch(ui, batch.two_models);
}

}  // namespace

bool shows_sample(const Ui& ui) {
  const auto figures = figures_in_window(ui);
  return figures.empty() ||
         std::any_of(figures.begin(), figures.end(), [](const Figure* f) { return f->shows_logits; });
}

double own_setting_rows(const Ui& ui) {
  const std::size_t sliders = own_sliders_of(ui).size();
  const BatchNeed batch = batch_need(ui);
  double rows = static_cast<double>((sliders + 1) / 2);
  if (batch.any) rows += 1 + batch_height(ui, batch.two_models) / kSettingRow;
  return std::min(rows, kMaxSettingRows);
}

void option_menu(Ui& ui, std::string_view key) {
  const Option& option = option_of(key);
  ImGui::TextDisabled("%s", ui.say(option.what).c_str());
  for (std::size_t i = 0; i < option.words.size(); ++i) {
    const std::string label =
        labelled(ui, option.words[i], std::string(option.name) + "." + std::to_string(i));
    if (ImGui::MenuItem(label.c_str(), nullptr, chosen(ui.session(), option) == i))
      choose_word(ui, option, i);
  }
}

void show_option(Ui& ui, std::string_view key, double room) {
  const Option& option = option_of(key);
  const Point start = from_im(ImGui::GetCursorScreenPos());
  ImGui::AlignTextToFramePadding();
  ImGui::TextDisabled("%s", ui.say(option.what).c_str());
  ImGui::SameLine(0, ui.px(12));
  const double left = room - (from_im(ImGui::GetCursorScreenPos()).x - start.x);
  if (segments_width(ui, option.words) > left) return show_as_list(ui, option, left);
  int word = static_cast<int>(chosen(ui.session(), option));
  if (segments(ui, option.name, option.words, word)) choose_word(ui, option, static_cast<std::size_t>(word));
}

double show_own_settings(Ui& ui, const Rect& area) {
  const std::vector<Slider> sliders = own_sliders_of(ui);
  const BatchNeed batch = batch_need(ui);
  if (sliders.empty() && !batch.any) return 0;
  const Surface surface(ui);
  const double height = std::min(area.height, surface.px(kSettingRow) * own_setting_rows(ui));
  ImGui::SetCursorScreenPos(to_im({area.left, area.top}));
  if (ImGui::BeginChild("own settings", {static_cast<float>(area.width), static_cast<float>(height)},
                        ImGuiChildFlags_NavFlattened, ImGuiWindowFlags_HorizontalScrollbar)) {
    const Point corner = from_im(ImGui::GetCursorScreenPos());
    if (!sliders.empty()) {
      show_sliders(ui, sliders, {corner.x, corner.y, area.width, area.height});
      const std::size_t columns = slider_columns(area.width, surface.px(1));
      const std::size_t rows = (sliders.size() + columns - 1) / columns;
      ImGui::SetCursorScreenPos(to_im(corner));
      ImGui::Dummy({1, static_cast<float>(surface.px(kSettingRow) * static_cast<double>(rows))});
    }
    if (batch.any) show_batch_controls(ui, batch, area.width);
  }
  ImGui::EndChild();
  return height;
}

}  // namespace surprisal::ui
