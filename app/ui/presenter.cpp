#include "ui/presenter.h"

#include <imgui.h>

#include <algorithm>
#include <cmath>
#include <limits>
#include <utility>

#include "desk/lesson_desk.h"
#include "desk/presenting.h"
#include "figures/catalogue.h"
#include "lesson/chapters.h"
#include "screen/screen_canvas.h"
#include "ui/lesson_text.h"
#include "ui/panels.h"
#include "ui/widgets.h"

namespace surprisal::app {
namespace {

constexpr double kSecondsOfStrip = 3;  // that it stays after the pointer has come to rest
constexpr double kSecondsOfFading = 0.3;
constexpr std::size_t kMostDials = 6;

struct Room {
  ImVec2 corner;
  ImVec2 size;
};

// ---- what is at hand

// Those of the sample that differ.
std::vector<Dial> dials_between(const Session& before, const Session& after) {
  std::vector<Dial> all = dials_of_sample(after);
  std::erase_if(
      all, [&](const Dial& dial) { return is_gone(dial, before) || dial.get(before) == dial.get(after); });
  return all;
}

void append(std::vector<Dial>& dials, std::vector<Dial> more) {
  for (Dial& dial : more) {
    const bool known =
        std::any_of(dials.begin(), dials.end(), [&](const Dial& d) { return d.name == dial.name; });
    if (!known) dials.push_back(std::move(dial));
  }
}

// What a figure is about beyond the logits.
std::vector<Dial> dials_about(const Session& session, std::string_view figure) {
  if (figure == "temperature") return {temperature_dial()};
  if (figure == "smoothing") return {smoothing_dial()};
  if (figure != "class-weights") return dials_of_figure(figure);
  std::vector<Dial> weights;
  for (std::size_t k = 0; k < class_count(session); ++k) weights.push_back(weight_dial(session, k));
  return weights;
}

// Others have a batch, a coin or a race of their own.
bool shows_logits(std::string_view figure) {
  constexpr std::string_view kWithout[] = {"path",         "smoothing",    "race",
                                           "batch",        "models-batch", "class-weights",
                                           "batch-binary", "coin",         "neuron-likelihood",
                                           "tournament",   "least-squares"};
  return std::find(std::begin(kWithout), std::end(kWithout), figure) == std::end(kWithout);
}

}  // namespace

std::vector<Dial> dials_at_hand(const Desk& desk) {
  std::vector<Dial> dials;
  if (desk.lesson) {
    const Lesson& lesson = open_lesson_of(desk);
    const Step& step = open_step_of(desk);
    const std::size_t number = desk.lesson->step;
    const Session& before = number > 0 ? lesson.steps[number - 1].session : lesson.start;
    append(dials, dials_between(before, step.session));
    if (step.guess) append(dials, dials_between(step.session, session_after(*step.guess, step.session)));
  }
  const Session& now = desk.session();
  bool show_logits = false;
  for (const FigureView* figure : shown_figures(desk)) {
    append(dials, dials_about(now, figure->id));
    show_logits |= shows_logits(figure->id);
  }
  if (dials.empty() && show_logits) {
    for (std::size_t k = 0; k < class_count(now); ++k) dials.push_back(logit_dial(now, k));
  }
  // One that the lesson has, and the session on its way to it not yet.
  std::erase_if(dials, [&](const Dial& dial) { return is_gone(dial, now); });
  if (dials.size() > kMostDials) dials.resize(kMostDials);
  return dials;
}

namespace {

// "logit of cat": over a slider there is no room for an article.
std::string name_of(const Desk& desk, const Dial& dial) {
  constexpr std::string_view kArticle = "the ";
  const std::string& name = desk.say(dial.what);
  return name.starts_with(kArticle) ? name.substr(kArticle.size()) : name;
}

struct DialGrid {
  std::size_t columns = 1;
  std::size_t rows = 0;
  float row_height = 0;

  float height() const { return static_cast<float>(rows) * row_height; }
};

DialGrid grid_for(const Desk& desk, std::size_t count, float width) {
  if (count == 0) return {};
  DialGrid grid;
  const auto most = static_cast<std::size_t>(std::max(1.0f, width / desk.px(150)));
  grid.rows = (count + most - 1) / most;
  grid.columns = (count + grid.rows - 1) / grid.rows;
  grid.row_height = ImGui::GetTextLineHeight() + ImGui::GetFrameHeight() + desk.px(8);
  return grid;
}

// A logit's has the colour of its class.
void show_coloured_dial(Desk& desk, const Dial& dial, float width) {
  std::optional<std::size_t> of_class;
  for (std::size_t k = 0; k < class_count(desk.session()); ++k) {
    if (logit_dial(desk.session(), k).name == dial.name) of_class = k;
  }
  const ImVec4 color = of_class ? unpacked(color_of(desk.theme(), Ink::of_class(*of_class)))
                                : ImGui::GetStyle().Colors[ImGuiCol_SliderGrab];
  ImGui::PushStyleColor(ImGuiCol_SliderGrab, color);
  ImGui::PushStyleColor(ImGuiCol_SliderGrabActive, color);
  show_dial(desk, dial, width);
  ImGui::PopStyleColor(2);
  if (of_class && ImGui::IsItemHovered()) desk.next_lit.of_class = *of_class;
}

void show_dials(Desk& desk, const std::vector<Dial>& dials, const DialGrid& grid, const Room& room) {
  const float gap = desk.px(18);
  const float column = (room.size.x + gap) / static_cast<float>(grid.columns);
  for (std::size_t i = 0; i < dials.size(); ++i) {
    const ImVec2 at = {room.corner.x + column * static_cast<float>(i % grid.columns),
                       room.corner.y + grid.row_height * static_cast<float>(i / grid.columns)};
    ImGui::SetCursorScreenPos(at);
    ImGui::BeginGroup();
    ImGui::TextDisabled("%s", name_of(desk, dials[i]).c_str());
    ImGui::SetCursorScreenPos({at.x, at.y + ImGui::GetTextLineHeight() + desk.px(1)});
    show_coloured_dial(desk, dials[i], column - gap);
    ImGui::EndGroup();
  }
}

// The figures' own margin lies over the slide's, so that their text stands level with the rest.
Room with_margin(const Desk& desk, const Room& room) {
  const float margin = desk.px(10);
  return {{room.corner.x - margin, room.corner.y - margin}, {room.size.x + 2 * margin, room.size.y + margin}};
}

void show_figures_and_dials(Desk& desk, Room room) {
  const std::vector<Dial> dials = dials_at_hand(desk);
  const DialGrid grid = grid_for(desk, dials.size(), room.size.x);
  const float gap = desk.px(6);
  const float dials_top = room.corner.y + room.size.y - grid.height();
  show_dials(desk, dials, grid, {{room.corner.x, dials_top}, {room.size.x, grid.height()}});
  room.size.y -= grid.height() + gap;
  room = with_margin(desk, room);
  desk.figures_place = {static_cast<double>(room.corner.x), static_cast<double>(room.corner.y),
                        static_cast<double>(room.size.x), static_cast<double>(room.size.y)};
  if (room.size.y < 8) return;
  ImGui::SetCursorScreenPos(room.corner);
  if (ImGui::BeginChild("slide figures", room.size, ImGuiChildFlags_NavFlattened,
                        ImGuiWindowFlags_NoScrollbar | ImGuiWindowFlags_NoScrollWithMouse))
    show_figures(desk);
  ImGui::EndChild();
}

// ---- the text of a step

float width_for_text(float size, float room) { return std::floor(std::min(room, kMostEms * size)); }

// The largest of these sizes, in shares of the usual one, in which the text fits; 0 for none.
float largest_that_fits(const Desk& desk, std::initializer_list<float> shares, float width, float height) {
  for (float share : shares) {
    const float size = std::floor(share * desk.px(kLessonTextSize));
    if (height_of_step(desk, size, width_for_text(size, width)) <= height) return size;
  }
  return 0;
}

// Short text goes under the figures, as wide as they are; other text beside them where the screen is wide.
// The figures get no less than about half. Text that would become small scrolls instead.
void fit_text(Desk& desk, ImVec2 room) {
  Presentation::Fit& fit = desk.presentation->fit;
  Presentation::Fit wanted;
  wanted.lesson = open_lesson_of(desk).id;
  wanted.step = desk.lesson->step;
  wanted.language = desk.settings.language;
  wanted.width = static_cast<double>(room.x);
  wanted.height = static_cast<double>(room.y);
  wanted.scale = ImGui::GetStyle().FontScaleDpi;  // a frame later than the window's
  if (fit.is_for(wanted)) return;
  fit = wanted;
  const float scrollbar = ImGui::GetStyle().ScrollbarSize;
  const float smallest = std::floor(0.8f * desk.px(kLessonTextSize));
  float size = 0;
  if (desk.stage().empty()) {
    size = largest_that_fits(desk, {1.5f, 1.3f, 1.2f, 1.1f, 1.0f, 0.9f, 0.8f}, room.x - scrollbar, room.y);
    fit.beside = false;
    fit.room = wanted.height;
  } else if (const bool wide = room.x > 1.2f * room.y;
             !wide || largest_that_fits(desk, {1.2f}, room.x - scrollbar, 0.2f * room.y) > 0) {
    const float share = wide ? 0.2f : 0.5f;
    size = largest_that_fits(desk, {1.2f, 1.1f, 1.0f, 0.9f, 0.8f}, room.x - scrollbar, share * room.y);
    const float used = size > 0 ? size : smallest;
    fit.beside = false;
    fit.room = static_cast<double>(std::min(
        share * room.y, height_of_step(desk, used, width_for_text(used, room.x - scrollbar)) + desk.px(2)));
  } else {
    for (float share : {0.4f, 0.5f}) {
      fit.beside = true;
      fit.room = static_cast<double>(std::floor(share * room.x));
      size = largest_that_fits(desk, {1.35f, 1.25f, 1.15f, 1.1f, 1.05f, 1.0f, 0.95f, 0.9f},
                               static_cast<float>(fit.room) - scrollbar, room.y);
      if (size > 0) break;
    }
    if (size == 0)
      size = largest_that_fits(desk, {0.85f, 0.8f}, static_cast<float>(fit.room) - scrollbar, room.y);
  }
  fit.size = static_cast<double>(size > 0 ? size : smallest);
}

void show_text(Desk& desk, const Room& room) {
  Presentation& now = *desk.presentation;
  ImGui::SetCursorScreenPos(room.corner);
  if (ImGui::BeginChild("slide text", room.size, ImGuiChildFlags_NavFlattened)) {
    if (std::exchange(desk.lesson->at_top, false)) ImGui::SetScrollY(0);
    if (const double share = std::exchange(now.scroll, 0.0); share != 0)
      ImGui::SetScrollY(ImGui::GetScrollY() + static_cast<float>(share) * room.size.y);
    const auto size = static_cast<float>(now.fit.size);
    const float width = width_for_text(size, room.size.x - ImGui::GetStyle().ScrollbarSize);
    ImGui::PushFont(nullptr, size * kImGuiSizePerEm / ImGui::GetStyle().FontScaleDpi);
    show_step(desk, size, width);
    ImGui::PopFont();
    constexpr float kRounding = 2;
    now.more_above = ImGui::GetScrollY() > kRounding;
    now.more_below = ImGui::GetScrollY() < ImGui::GetScrollMaxY() - kRounding;
  }
  ImGui::EndChild();
}

// ---- a slide

void show_slide(Desk& desk, const Room& room) {
  fit_text(desk, room.size);
  const Presentation::Fit fit = desk.presentation->fit;
  const float gap = desk.px(20);
  Room figures = room;
  Room text = room;
  const auto share = static_cast<float>(fit.room);
  if (desk.stage().empty()) {
    const float width = width_for_text(static_cast<float>(fit.size), room.size.x);
    text = {{room.corner.x + std::floor((room.size.x - width) / 2), room.corner.y}, {width, room.size.y}};
  } else if (fit.beside) {
    figures.size.x = room.size.x - share - gap;
    text = {{room.corner.x + room.size.x - share, room.corner.y}, {share, room.size.y}};
  } else {
    figures.size.y = room.size.y - share - desk.px(10);
    text = {{room.corner.x, room.corner.y + room.size.y - share}, {room.size.x, share}};
  }
  const std::size_t lesson = desk.lesson->number;
  const std::size_t step = desk.lesson->step;
  show_text(desk, text);
  // A link followed leaves the rest to the next frame.
  if (!desk.lesson || desk.lesson->number != lesson || desk.lesson->step != step) return;
  if (!desk.stage().empty()) show_figures_and_dials(desk, figures);
}

void centred(const std::string& words, float x, float y) {
  ImGui::SetCursorScreenPos({x - ImGui::CalcTextSize(words.c_str()).x / 2, y});
  ImGui::TextUnformatted(words.c_str());
}

void show_end(Desk& desk, const Room& room) {
  const float x = room.corner.x + room.size.x / 2;
  const float y = room.corner.y + room.size.y * 0.4f;
  ImGui::PushFont(desk.screen_fonts.bold, ImGui::GetStyle().FontSizeBase * 2.2f);
  centred(desk.say({"The end", "放映结束"}), x, y);
  const float below = y + ImGui::GetTextLineHeight() * 1.4f;
  ImGui::PopFont();
  ImGui::PushStyleColor(ImGuiCol_Text, ImGui::GetStyle().Colors[ImGuiCol_TextDisabled]);
  centred(desk.say({"Escape leaves, Page Up goes back.", "按 Esc 退出，按 Page Up 返回。"}), x, below);
  ImGui::PopStyleColor();
}

// What this is, and how far it has come.
void show_foot(Desk& desk, const Room& room) {
  const Presentation& now = *desk.presentation;
  if (now.at_end) return;
  const float size = ImGui::GetStyle().FontSizeBase * 0.85f;
  ImGui::PushFont(nullptr, size);
  const float y = room.corner.y + (room.size.y - ImGui::GetTextLineHeight()) / 2;
  const std::string place = place_in_presentation(desk);
  const float right = room.corner.x + room.size.x - ImGui::CalcTextSize(place.c_str()).x;
  if (desk.lesson) {
    const Lesson& lesson = open_lesson_of(desk);
    const Chapter* chapter = find_chapter(lesson.chapter);
    const std::string before = chapter == nullptr ? "" : desk.say(chapter->title) + "  ·  ";
    ImGui::SetCursorScreenPos({room.corner.x, y});
    ImGui::PushClipRect(room.corner, {right - desk.px(10), room.corner.y + room.size.y}, true);
    ImGui::TextDisabled("%s%s", before.c_str(), lesson.title.c_str());
    ImGui::PopClipRect();
  }
  ImGui::SetCursorScreenPos({right, y});
  ImGui::TextDisabled("%s", place.c_str());
  ImGui::PopFont();
}

// ---- over the slide

double strip_age(const Desk& desk) {
  const Presentation& now = *desk.presentation;
  if (now.strip_held) return 0;
  return now.moved_at ? ImGui::GetTime() - *now.moved_at : std::numeric_limits<double>::infinity();
}

double fading_of(const Desk& desk) { return desk.settings.reduced_motion ? 0 : kSecondsOfFading; }

// 1 for all there, 0 for gone.
float strip_strength(const Desk& desk) {
  const double over = strip_age(desk) - kSecondsOfStrip;
  if (over < 0) return 1;
  const double fading = fading_of(desk);
  return over < fading ? static_cast<float>(1 - over / fading) : 0;
}

bool toggle_button(const Desk& desk, const Text& words, std::string_view name, bool on) {
  if (on) ImGui::PushStyleColor(ImGuiCol_Button, ImGui::GetStyle().Colors[ImGuiCol_HeaderActive]);
  const bool pressed = ImGui::Button(labelled(desk, words, name).c_str());
  if (on) ImGui::PopStyleColor();
  return pressed;
}

// Which of the playground's figures are shown.
void choose_figures(Desk& desk) {
  if (ImGui::Button(labelled(desk, {"Figures", "图"}, "strip.figures").c_str()))
    ImGui::OpenPopup("figures shown");
  tooltip(desk, {"Which are shown (1 to 9; 0: all)", "显示哪些图（1–9；0：全部）"});
  if (!ImGui::BeginPopup("figures shown")) return;
  std::set<std::string>& left_out = desk.presentation->left_out;
  for (const FigureView& figure : desk.stage()) {
    const Figure* known = find_figure(figure.id);
    if (known == nullptr) continue;
    bool shown = !left_out.contains(figure.id);
    const bool last = shown && left_out.size() + 1 == desk.stage().size();
    ImGui::BeginDisabled(last);
    if (ImGui::Checkbox(labelled(desk, known->title, "shown." + figure.id).c_str(), &shown)) {
      desk.filling.reset();
      shown ? void(left_out.erase(figure.id)) : void(left_out.insert(figure.id));
    }
    ImGui::EndDisabled();
  }
  ImGui::EndPopup();
}

void show_strip_contents(Desk& desk) {
  Presentation& now = *desk.presentation;
  ImGui::BeginDisabled(!can_go_back(desk));
  if (ImGui::Button(labelled(desk, {"Back", "上一步"}, "strip.back").c_str())) go_back(desk);
  ImGui::EndDisabled();
  tooltip(desk, {"Page Up or ←", "Page Up 或 ←"});
  ImGui::SameLine();
  ImGui::AlignTextToFramePadding();
  ImGui::TextDisabled("%s", now.at_end ? "–" : place_in_presentation(desk).c_str());
  ImGui::SameLine();
  ImGui::BeginDisabled(!can_go_on(desk));
  if (ImGui::Button(labelled(desk, {"Next", "下一步"}, "strip.next").c_str())) go_on(desk);
  ImGui::EndDisabled();
  tooltip(desk, {"Page Down, → or Space", "Page Down、→ 或空格"});
  ImGui::SameLine(0, desk.px(16));
  if (!desk.lesson && now.lessons.empty()) {
    choose_figures(desk);
    ImGui::SameLine();
  }
  if (toggle_button(desk, {"Pointer ring", "指针光圈"}, "strip.ring", now.ring)) now.ring = !now.ring;
  tooltip(desk, {"R", "R"});
  ImGui::SameLine();
  if (toggle_button(desk, {"Keys pressed", "显示按键"}, "strip.keys", now.shows_keys))
    now.shows_keys = !now.shows_keys;
  tooltip(desk, {"K", "K"});
  ImGui::SameLine();
  if (ImGui::Button(labelled(desk, {"Black", "黑屏"}, "strip.black").c_str())) now.black = true;
  tooltip(desk, {"B; any key brings it back", "B；按任意键恢复"});
  ImGui::SameLine(0, desk.px(16));
  if (ImGui::Button(labelled(desk, {"Leave", "退出放映"}, "strip.leave").c_str())) now.over = true;
  tooltip(desk, {"Escape", "Esc"});
}

void show_strip(Desk& desk, ImVec2 window) {
  Presentation& now = *desk.presentation;
  const ImGuiIO& io = ImGui::GetIO();
  if (io.MouseDelta.x != 0 || io.MouseDelta.y != 0) now.moved_at = ImGui::GetTime();
  const float strength = strip_strength(desk);
  if (strength <= 0 && !is_popup_open()) {
    ImGui::SetMouseCursor(ImGuiMouseCursor_None);
    return;
  }
  ImGui::SetNextWindowPos({window.x / 2, window.y - desk.px(3)}, ImGuiCond_Always, {0.5f, 1});
  ImGui::PushStyleVar(ImGuiStyleVar_Alpha, std::max(0.01f, strength));
  ImGui::PushStyleVar(ImGuiStyleVar_WindowRounding, desk.px(6));
  ImGui::PushStyleVar(ImGuiStyleVar_WindowPadding, {desk.px(6), desk.px(3)});
  ImGui::PushStyleVar(ImGuiStyleVar_WindowBorderSize, 1);
  ImGui::PushStyleColor(ImGuiCol_WindowBg, unpacked(desk.theme().panel));
  ImGui::PushFont(nullptr, ImGui::GetStyle().FontSizeBase * 0.85f);
  if (ImGui::Begin("strip", nullptr,
                   ImGuiWindowFlags_NoDecoration | ImGuiWindowFlags_NoMove |
                       ImGuiWindowFlags_NoSavedSettings | ImGuiWindowFlags_AlwaysAutoResize |
                       ImGuiWindowFlags_NoFocusOnAppearing))
    show_strip_contents(desk);
  now.strip_held =
      ImGui::IsWindowHovered(ImGuiHoveredFlags_ChildWindows | ImGuiHoveredFlags_AllowWhenBlockedByActiveItem);
  if (now.strip_held) now.moved_at = ImGui::GetTime();
  ImGui::End();
  ImGui::PopFont();
  ImGui::PopStyleColor();
  ImGui::PopStyleVar(4);
}

// In the foot, at the right, over how far it has come.
void draw_keys(const Desk& desk, const Room& foot) {
  const Presentation& now = *desk.presentation;
  if (!now.shows_keys || now.keys.empty() || ImGui::GetTime() >= now.keys_until) return;
  ImDrawList& list = *ImGui::GetForegroundDrawList();
  ImFont* font = desk.screen_fonts.bold;
  const float size = ImGui::GetFontSize();
  const ImVec2 text = font->CalcTextSizeA(size, std::numeric_limits<float>::max(), 0, now.keys.c_str());
  const float pad = desk.px(8);
  const float right = foot.corner.x + foot.size.x;
  const ImVec2 low = {right - text.x - 2 * pad, foot.corner.y + (foot.size.y - text.y) / 2 - desk.px(1)};
  list.AddRectFilled(low, {right, low.y + text.y + desk.px(2)}, packed(desk.theme().ink), desk.px(4));
  list.AddText(font, size, {low.x + pad, low.y + desk.px(1)}, packed(desk.theme().paper), now.keys.c_str());
}

// With a rim of paper, so that it is seen on any colour.
void draw_ring(const Desk& desk) {
  if (!desk.presentation->ring || !ImGui::IsMousePosValid()) return;
  ImDrawList& list = *ImGui::GetForegroundDrawList();
  const ImVec2 at = ImGui::GetIO().MousePos;
  list.AddCircle(at, desk.px(18), packed(desk.theme().paper), 0, desk.px(6));
  list.AddCircle(at, desk.px(18), packed(desk.theme().accent), 0, desk.px(3.5f));
}

void show_black(ImVec2 window) {
  ImGui::GetForegroundDrawList()->AddRectFilled({0, 0}, window, IM_COL32_BLACK);
  ImGui::SetMouseCursor(ImGuiMouseCursor_None);
}

}  // namespace

// Everything grows with the screen: what is 15 pixels high in a window is a thirty-sixth of its height.
void size_presentation(Presentation& presentation, ImVec2 window) {
  presentation.scale = std::max(0.2f, std::min(window.x / 900, window.y / 540));
  presentation.begun = true;
}

void show_presentation(Desk& desk) {
  const ImVec2 window = ImGui::GetMainViewport()->Size;
  if (desk.presentation->black) return show_black(window);
  const float margin = desk.px(16);
  const float foot = desk.px(30);
  const Room body = {{margin, margin},
                     {std::max(16.0f, window.x - 2 * margin), std::max(16.0f, window.y - margin - foot)}};
  if (desk.presentation->at_end)
    show_end(desk, body);
  else if (desk.lesson)
    show_slide(desk, body);
  else
    show_figures_and_dials(desk, body);
  const Room foot_room = {{margin, window.y - foot}, {body.size.x, foot}};
  if (strip_strength(desk) <= 0) show_foot(desk, foot_room);
  show_strip(desk, window);
  draw_keys(desk, foot_room);
  draw_ring(desk);
}

double seconds_to_next_slide_frame(const Desk& desk) {
  if (!desk.presentation || desk.presentation->black) return std::numeric_limits<double>::infinity();
  const Presentation& now = *desk.presentation;
  if (now.scroll != 0) return 0;
  double left = std::numeric_limits<double>::infinity();
  if (const double age = strip_age(desk); !now.strip_held && age < kSecondsOfStrip + fading_of(desk))
    left = std::max(0.0, kSecondsOfStrip - age);
  if (const double keys = now.keys_until - ImGui::GetTime(); now.shows_keys && keys > 0)
    left = std::min(left, keys);
  return left;
}

}  // namespace surprisal::app
