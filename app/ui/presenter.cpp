#include "ui/presenter.h"

#include <imgui.h>

#include <algorithm>
#include <cmath>
#include <limits>
#include <utility>

#include "desk/lesson_steps.h"
#include "desk/presenting.h"
#include "desk/sliders_at_hand.h"
#include "lesson/chapters.h"
#include "screen/screen_canvas.h"
#include "ui/area.h"
#include "ui/figure_grid.h"
#include "ui/sliders.h"
#include "ui/widgets.h"

namespace surprisal::ui {
namespace {

// "logit of cat": over a slider there is no room for an article.
std::string name_of(const Ui& ui, const Slider& slider) {
  constexpr std::string_view kArticle = "the ";
  const std::string& name = ui.say(slider.what);
  return name.starts_with(kArticle) ? name.substr(kArticle.size()) : name;
}

struct SliderGrid {
  std::size_t columns = 1;
  std::size_t rows = 0;
  float row_height = 0;

  float height() const { return static_cast<float>(rows) * row_height; }
};

SliderGrid grid_for(const Ui& ui, std::size_t count, float width) {
  if (count == 0) return {};
  SliderGrid grid;
  const auto most = static_cast<std::size_t>(std::max(1.0f, width / ui.px(150)));
  grid.rows = (count + most - 1) / most;
  grid.columns = (count + grid.rows - 1) / grid.rows;
  grid.row_height = ImGui::GetTextLineHeight() + ImGui::GetFrameHeight() + ui.px(8);
  return grid;
}

// A logit's has the colour of its class.
void show_coloured_slider(Ui& ui, const Slider& slider, float width) {
  std::optional<std::size_t> of_class;
  for (std::size_t k = 0; k < class_count(ui.session()); ++k) {
    if (logit_slider(ui.session(), k).name == slider.name) of_class = k;
  }
  const ImVec4 color = of_class ? unpacked(color_of(ui.theme(), Ink::of_class(*of_class)))
                                : ImGui::GetStyle().Colors[ImGuiCol_SliderGrab];
  ImGui::PushStyleColor(ImGuiCol_SliderGrab, color);
  ImGui::PushStyleColor(ImGuiCol_SliderGrabActive, color);
  show_slider(ui, slider, width);
  ImGui::PopStyleColor(2);
  if (of_class && ImGui::IsItemHovered()) ui.desk.view.next_highlight.of_class = *of_class;
}

void show_sliders(Ui& ui, const std::vector<Slider>& sliders, const SliderGrid& grid, const Area& room) {
  const float gap = ui.px(18);
  const float column = (room.size.x + gap) / static_cast<float>(grid.columns);
  for (std::size_t i = 0; i < sliders.size(); ++i) {
    const ImVec2 at = {room.corner.x + column * static_cast<float>(i % grid.columns),
                       room.corner.y + grid.row_height * static_cast<float>(i / grid.columns)};
    ImGui::SetCursorScreenPos(at);
    ImGui::BeginGroup();
    ImGui::TextDisabled("%s", name_of(ui, sliders[i]).c_str());
    ImGui::SetCursorScreenPos({at.x, at.y + ImGui::GetTextLineHeight() + ui.px(1)});
    show_coloured_slider(ui, sliders[i], column - gap);
    ImGui::EndGroup();
  }
}

// The figures' own margin lies over the slide's, so that their text stands level with the rest.
Area with_margin(const Ui& ui, const Area& room) {
  const float margin = ui.px(10);
  return {{room.corner.x - margin, room.corner.y - margin}, {room.size.x + 2 * margin, room.size.y + margin}};
}

void show_figures_and_sliders(Ui& ui, Area room) {
  const std::vector<Slider> sliders = sliders_at_hand(ui.desk);
  const SliderGrid grid = grid_for(ui, sliders.size(), room.size.x);
  const float gap = ui.px(6);
  const float sliders_top = room.corner.y + room.size.y - grid.height();
  show_sliders(ui, sliders, grid, {{room.corner.x, sliders_top}, {room.size.x, grid.height()}});
  room.size.y -= grid.height() + gap;
  room = with_margin(ui, room);
  ui.desk.view.figures_place = {static_cast<double>(room.corner.x), static_cast<double>(room.corner.y),
                                static_cast<double>(room.size.x), static_cast<double>(room.size.y)};
  if (room.size.y < 8) return;
  ImGui::SetCursorScreenPos(room.corner);
  if (ImGui::BeginChild("slide figures", room.size, ImGuiChildFlags_NavFlattened,
                        ImGuiWindowFlags_NoScrollbar | ImGuiWindowFlags_NoScrollWithMouse))
    show_figure_grid(ui);
  ImGui::EndChild();
}

void show_text(Ui& ui, const Area& room, StepText& text, double letter) {
  Presentation& now = *ui.desk.presentation;
  ImGui::SetCursorScreenPos(room.corner);
  if (ImGui::BeginChild("slide text", room.size, ImGuiChildFlags_NavFlattened)) {
    if (std::exchange(ui.desk.course.open->at_top, false)) ImGui::SetScrollY(0);
    if (const double share = std::exchange(now.scroll, 0.0); share != 0)
      ImGui::SetScrollY(ImGui::GetScrollY() + static_cast<float>(share) * room.size.y);
    const auto size = static_cast<float>(letter);
    const float width = width_for_text(size, room.size.x - ImGui::GetStyle().ScrollbarSize);
    ImGui::PushFont(nullptr, size * kImGuiSizePerEm / ImGui::GetStyle().FontScaleDpi);
    text.show(ui, size, width);
    ImGui::PopFont();
    constexpr float kRounding = 2;
    now.more_above = ImGui::GetScrollY() > kRounding;
    now.more_below = ImGui::GetScrollY() < ImGui::GetScrollMaxY() - kRounding;
  }
  ImGui::EndChild();
}

// ---- a slide

void show_slide(Ui& ui, const Area& room, StepText& step_text, const SlideFit& fit) {
  const float gap = ui.px(20);
  Area figures = room;
  Area text = room;
  const auto share = static_cast<float>(fit.room);
  if (ui.desk.stage().empty()) {
    const float width = width_for_text(static_cast<float>(fit.size), room.size.x);
    text = {{room.corner.x + std::floor((room.size.x - width) / 2), room.corner.y}, {width, room.size.y}};
  } else if (fit.beside) {
    figures.size.x = room.size.x - share - gap;
    text = {{room.corner.x + room.size.x - share, room.corner.y}, {share, room.size.y}};
  } else {
    figures.size.y = room.size.y - share - ui.px(10);
    text = {{room.corner.x, room.corner.y + room.size.y - share}, {room.size.x, share}};
  }
  const std::size_t lesson = ui.desk.course.open->number;
  const std::size_t step = ui.desk.course.open->step;
  show_text(ui, text, step_text, fit.size);
  // A link followed leaves the rest to the next frame.
  if (!ui.desk.course.open || ui.desk.course.open->number != lesson || ui.desk.course.open->step != step)
    return;
  if (!ui.desk.stage().empty()) show_figures_and_sliders(ui, figures);
}

void centred(const std::string& words, float x, float y) {
  ImGui::SetCursorScreenPos({x - ImGui::CalcTextSize(words.c_str()).x / 2, y});
  ImGui::TextUnformatted(words.c_str());
}

void show_end(Ui& ui, const Area& room) {
  const float x = room.corner.x + room.size.x / 2;
  const float y = room.corner.y + room.size.y * 0.4f;
  ImGui::PushFont(ui.screen_fonts.bold, ImGui::GetStyle().FontSizeBase * 2.2f);
  centred(ui.say({"The end", "放映结束"}), x, y);
  const float below = y + ImGui::GetTextLineHeight() * 1.4f;
  ImGui::PopFont();
  ImGui::PushStyleColor(ImGuiCol_Text, ImGui::GetStyle().Colors[ImGuiCol_TextDisabled]);
  centred(ui.say({"Escape leaves, Page Up goes back.", "按 Esc 退出，按 Page Up 返回。"}), x, below);
  ImGui::PopStyleColor();
}

// What this is, and how far it has come.
void show_foot(Ui& ui, const Area& room) {
  const Presentation& now = *ui.desk.presentation;
  if (now.at_end) return;
  const float size = ImGui::GetStyle().FontSizeBase * 0.85f;
  ImGui::PushFont(nullptr, size);
  const float y = room.corner.y + (room.size.y - ImGui::GetTextLineHeight()) / 2;
  const std::string place = place_in_presentation(ui.desk);
  const float right = room.corner.x + room.size.x - ImGui::CalcTextSize(place.c_str()).x;
  if (ui.desk.course.open) {
    const Lesson& lesson = open_lesson_of(ui.desk);
    const Chapter* chapter = find_chapter(lesson.chapter);
    const std::string before = chapter == nullptr ? "" : ui.say(chapter->title) + "  ·  ";
    ImGui::SetCursorScreenPos({room.corner.x, y});
    ImGui::PushClipRect(room.corner, {right - ui.px(10), room.corner.y + room.size.y}, true);
    ImGui::TextDisabled("%s%s", before.c_str(), lesson.title.c_str());
    ImGui::PopClipRect();
  }
  ImGui::SetCursorScreenPos({right, y});
  ImGui::TextDisabled("%s", place.c_str());
  ImGui::PopFont();
}

// In the foot, at the right, over how far it has come.
void draw_keys(const Ui& ui, const Area& foot) {
  const Presentation& now = *ui.desk.presentation;
  if (!now.shows_keys || now.keys.empty() || ui.desk.now >= now.keys_until) return;
  ImDrawList& list = *ImGui::GetForegroundDrawList();
  ImFont* font = ui.screen_fonts.bold;
  const float size = ImGui::GetFontSize();
  const ImVec2 text = font->CalcTextSizeA(size, std::numeric_limits<float>::max(), 0, now.keys.c_str());
  const float pad = ui.px(8);
  const float right = foot.corner.x + foot.size.x;
  const ImVec2 low = {right - text.x - 2 * pad, foot.corner.y + (foot.size.y - text.y) / 2 - ui.px(1)};
  list.AddRectFilled(low, {right, low.y + text.y + ui.px(2)}, packed(ui.theme().ink), ui.px(4));
  list.AddText(font, size, {low.x + pad, low.y + ui.px(1)}, packed(ui.theme().paper), now.keys.c_str());
}

// With a rim of paper, so that it is seen on any colour.
void draw_ring(const Ui& ui) {
  if (!ui.desk.presentation->ring || !ImGui::IsMousePosValid()) return;
  ImDrawList& list = *ImGui::GetForegroundDrawList();
  const ImVec2 at = ImGui::GetIO().MousePos;
  list.AddCircle(at, ui.px(18), packed(ui.theme().paper), 0, ui.px(6));
  list.AddCircle(at, ui.px(18), packed(ui.theme().accent), 0, ui.px(3.5f));
}

void show_black(ImVec2 window) {
  ImGui::GetForegroundDrawList()->AddRectFilled({0, 0}, window, IM_COL32_BLACK);
  ImGui::SetMouseCursor(ImGuiMouseCursor_None);
}

}  // namespace

void Presenter::show(Ui& ui, StepText& text) {
  const ImVec2 window = ImGui::GetMainViewport()->Size;
  const Presentation& now = *ui.desk.presentation;
  if (now.black) return show_black(window);
  const float margin = ui.px(16);
  const float foot = ui.px(30);
  const Area body = {{margin, margin},
                     {std::max(16.0f, window.x - 2 * margin), std::max(16.0f, window.y - margin - foot)}};
  if (now.at_end)
    show_end(ui, body);
  else if (ui.desk.course.open)
    show_slide(ui, body, text, fit_for(ui, body.size));
  else
    show_figures_and_sliders(ui, body);
  const Area foot_area = {{margin, window.y - foot}, {body.size.x, foot}};
  if (strip_.strength(ui.desk) <= 0) show_foot(ui, foot_area);
  strip_.show(ui, window);
  draw_keys(ui, foot_area);
  draw_ring(ui);
}

const SlideFit& Presenter::fit_for(const Ui& ui, ImVec2 area) {
  const FitKey key = {
      open_lesson_of(ui.desk).id,    ui.desk.course.open->step, ui.desk.settings.language, area.x, area.y,
      ImGui::GetStyle().FontScaleDpi};
  return fit_.get(key, [&] { return fit_text(ui, area); });
}

double Presenter::seconds_to_next_frame(const Desk& desk) const {
  if (!desk.presentation || desk.presentation->black) return std::numeric_limits<double>::infinity();
  const Presentation& now = *desk.presentation;
  if (now.scroll != 0) return 0;
  const double left = strip_.seconds_to_next_frame(desk);
  const double keys = now.keys_until - desk.now;
  return now.shows_keys && keys > 0 ? std::min(left, keys) : left;
}

}  // namespace surprisal::ui
