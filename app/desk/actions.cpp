#include "desk/actions.h"

#include <imgui.h>

#include <algorithm>
#include <array>
#include <random>

#include "desk/document.h"
#include "desk/lesson_desk.h"
#include "desk/presenting.h"
#include "ui/figure_menu.h"
#include "ui/widgets.h"

namespace surprisal::app {
namespace {

void rescale(Desk& desk, float factor) {
  // A slide is as large as its screen already.
  constexpr float kLargestZoom = 1.5f;
  if (desk.presentation)
    desk.presentation->zoom = std::clamp(desk.presentation->zoom * factor, kSmallestScale, kLargestZoom);
  else
    desk.settings.scale = std::clamp(desk.settings.scale * factor, kSmallestScale, kLargestScale);
}

void reset_session(Desk& desk) {
  desk.edit(Session{}, {"Reset everything", "全部重置"});
  stands_for(desk, Session{});
}

void randomize(Desk& desk) {
  std::normal_distribution<double> logits(0, 2.5);
  Session next = desk.session();
  for (std::size_t k = 0; k < next.logits.size(); ++k) set_logit(next, k, logits(desk.random));
  desk.edit(next, {"Random logits", "随机 logit"});
}

// What was said before does not stand in the picture.
template <PictureOf part>
void want_picture(Desk& desk) {
  desk.told = {};
  desk.picture_wanted = part;
}

void reset_views(Desk& desk) {
  for (FigureView& figure : desk.stage()) reset_view(figure);
}

template <NumberForm form>
void copy_numbers_in(Desk& desk) {
  if (const FigureView* figure = figure_in_hand(desk)) copy_numbers(desk, *figure, form);
}

bool has_figures(const Desk& desk) { return !desk.stage().empty(); }

// What was turned last plays; before anything was, the race if it is to be seen, or the logit in focus.
void play_or_pause(Desk& desk) {
  if (desk.player) {
    Player& player = *desk.player;
    if (!player.running && player.at >= 1) player.at = 0;
    player.running = !player.running;
    return;
  }
  for (const FigureView* figure : shown_figures(desk)) {
    if (!desk.turned_last && figure->id == "race") desk.turned_last = dials_of_figure("race").front();
  }
  play(desk, desk.turned_last.value_or(logit_dial(desk.session(), desk.session().focus)));
}

// Escape takes back the last thing that stands before all figures; where nothing does, it ends the program.
void back(Desk& desk) {
  const bool pinned = std::any_of(desk.stage().begin(), desk.stage().end(),
                                  [](const FigureView& f) { return !f.pinned.empty(); });
  if (desk.player) {
    desk.player.reset();
  } else if (pinned) {
    for (FigureView& figure : desk.stage()) figure.pinned.clear();
  } else if (desk.filling) {
    desk.filling.reset();
  } else if (desk.lesson) {
    close_lesson(desk);
  } else {
    leave(desk);
  }
}

// Where the panels are, and not a presentation.
bool has_panels(const Desk& desk) { return !desk.presentation; }

void present_chapter_of_lesson(Desk& desk) {
  present_chapter(desk, desk.lessons[desk.lesson->number].en.chapter);
}

template <std::size_t index>
void fill_with(Desk& desk) {
  if (index >= desk.stage().size()) return;
  desk.filling = desk.filling == index ? std::nullopt : std::optional(index);
}

template <std::size_t index>
bool has_figure(const Desk& desk) {
  return index < desk.stage().size();
}

const std::array kActions = {
    Action{"open", Menu::File, {"Open…", "打开…"}, ImGuiMod_Ctrl | ImGuiKey_O, choose_file},
    Action{"save", Menu::File, {"Save", "保存"}, ImGuiMod_Ctrl | ImGuiKey_S, save},
    Action{
        "save as", Menu::File, {"Save as…", "另存为…"}, ImGuiMod_Ctrl | ImGuiMod_Shift | ImGuiKey_S, save_as},
    Action{"copy line",
           Menu::File,
           {"Copy the session as one line", "将会话复制为一行文字"},
           ImGuiMod_Ctrl | ImGuiMod_Shift | ImGuiKey_X,
           copy_as_line},
    Action{"paste line",
           Menu::File,
           {"Paste a session", "粘贴会话"},
           ImGuiMod_Ctrl | ImGuiMod_Shift | ImGuiKey_V,
           paste_line},
    Action{"random", Menu::File, {"Random logits", "随机 logit"}, ImGuiMod_Ctrl | ImGuiKey_R, randomize},
    Action{"reset", Menu::File, {"Reset everything", "全部重置"}, ImGuiMod_Ctrl | ImGuiKey_N, reset_session},
    Action{"export",
           Menu::File,
           {"Export figures…", "导出图…"},
           ImGuiMod_Ctrl | ImGuiKey_E,
           [](Desk& d) { open_export(d); }},
    Action{"picture",
           Menu::File,
           {"Save the window as a picture", "将窗口存为图片"},
           ImGuiKey_F12,
           want_picture<PictureOf::Window>},
    Action{"picture of figures",
           Menu::File,
           {"Save the figures as a picture, without panels", "将图存为图片，不含面板"},
           ImGuiMod_Shift | ImGuiKey_F12,
           want_picture<PictureOf::Figures>,
           has_figures},
    Action{"quit", Menu::File, {"Quit", "退出"}, ImGuiMod_Ctrl | ImGuiKey_Q, leave},

    Action{"undo",
           Menu::Edit,
           {"Undo", "撤销"},
           ImGuiMod_Ctrl | ImGuiKey_Z,
           [](Desk& d) { d.undo(); },
           [](const Desk& d) { return d.history.can_undo(); }},
    Action{"redo",
           Menu::Edit,
           {"Redo", "重做"},
           ImGuiMod_Ctrl | ImGuiMod_Shift | ImGuiKey_Z,
           [](Desk& d) { d.redo(); },
           [](const Desk& d) { return d.history.can_redo(); }},

    Action{"copy text",
           Menu::Edit,
           {"Copy the figure's numbers as text", "复制图中数值（文本）"},
           ImGuiMod_Ctrl | ImGuiMod_Shift | ImGuiKey_C,
           copy_numbers_in<NumberForm::Text>,
           has_figures},
    Action{"copy markdown",
           Menu::Edit,
           {"Copy the figure's numbers as Markdown", "复制图中数值（Markdown）"},
           ImGuiMod_Ctrl | ImGuiMod_Shift | ImGuiKey_M,
           copy_numbers_in<NumberForm::Markdown>,
           has_figures},
    Action{"copy latex",
           Menu::Edit,
           {"Copy the figure's numbers as a LaTeX table", "复制图中数值（LaTeX 表格）"},
           ImGuiMod_Ctrl | ImGuiMod_Shift | ImGuiKey_L,
           copy_numbers_in<NumberForm::Latex>,
           has_figures},
    Action{"copy formula",
           Menu::Edit,
           {"Copy the figure's formula (LaTeX)", "复制图的公式（LaTeX）"},
           ImGuiMod_Ctrl | ImGuiMod_Shift | ImGuiKey_F,
           [](Desk& d) {
             if (const FigureView* figure = figure_in_hand(d)) copy_formula(d, *figure);
           },
           has_figures},

    Action{"play", Menu::View, {"Play or pause", "播放或暂停"}, ImGuiKey_F6, play_or_pause},
    Action{"step back",
           Menu::View,
           {"Step back", "后退一步"},
           ImGuiKey_F7,
           [](Desk& d) { step_player(d, -1); },
           [](const Desk& d) { return d.player.has_value(); }},
    Action{"step",
           Menu::View,
           {"Step forward", "前进一步"},
           ImGuiKey_F8,
           [](Desk& d) { step_player(d, 1); },
           [](const Desk& d) { return d.player.has_value(); }},
    Action{"present", Menu::View, {"Present", "放映"}, ImGuiKey_F5, present, has_panels},
    Action{"present chapter",
           Menu::View,
           {"Present the chapter from its first lesson", "从第一课开始放映本章"},
           ImGuiMod_Shift | ImGuiKey_F5,
           present_chapter_of_lesson,
           [](const Desk& d) { return has_panels(d) && d.lesson; }},
    Action{"next step", Menu::View, {"Next step", "下一步"}, ImGuiKey_PageDown, next_step, has_next_step},
    Action{"previous step",
           Menu::View,
           {"Step before", "上一步"},
           ImGuiKey_PageUp,
           previous_step,
           has_previous_step},
    Action{"lesson numbers",
           Menu::View,
           {"Back to the lesson's numbers", "回到课程的数值"},
           ImGuiKey_F9,
           back_to_step,
           is_away_from_step},
    Action{"playground",
           Menu::View,
           {"Back to the playground", "返回自由探索"},
           ImGuiMod_Ctrl | ImGuiKey_G,
           close_lesson,
           [](const Desk& d) { return has_panels(d) && d.lesson; }},
    Action{"fit", Menu::View, {"Fit all figures", "所有图恢复原范围"}, ImGuiKey_Home, reset_views},
    Action{"larger",
           Menu::View,
           {"Larger", "放大界面"},
           ImGuiMod_Ctrl | ImGuiKey_Equal,
           [](Desk& d) { rescale(d, 1.1f); }},
    Action{"smaller",
           Menu::View,
           {"Smaller", "缩小界面"},
           ImGuiMod_Ctrl | ImGuiKey_Minus,
           [](Desk& d) { rescale(d, 1 / 1.1f); }},
    Action{"actual size",
           Menu::View,
           {"Actual size", "实际大小"},
           ImGuiMod_Ctrl | ImGuiKey_0,
           [](Desk& d) { (d.presentation ? d.presentation->zoom : d.settings.scale) = 1; }},
    Action{"language",
           Menu::View,
           {"中文界面", "English"},
           ImGuiKey_F2,
           [](Desk& d) {
             d.settings.language =
                 d.settings.language == Language::English ? Language::Chinese : Language::English;
           }},
    Action{"theme",
           Menu::View,
           {"Next theme", "下一个主题"},
           ImGuiKey_F3,
           [](Desk& d) {
             d.settings.theme = static_cast<ThemeName>((static_cast<int>(d.settings.theme) + 1) % 3);
           }},
    Action{"rail",
           Menu::View,
           {"Show or hide the list", "显示或隐藏左侧列表"},
           ImGuiKey_F4,
           [](Desk& d) { d.rail_wanted = !rail_is_open(d); },
           has_panels},
    Action{"fill 1",
           Menu::View,
           {"First figure alone", "只看第一张图"},
           ImGuiMod_Alt | ImGuiKey_1,
           fill_with<0>,
           has_figure<0>},
    Action{"fill 2",
           Menu::View,
           {"Second figure alone", "只看第二张图"},
           ImGuiMod_Alt | ImGuiKey_2,
           fill_with<1>,
           has_figure<1>},
    Action{"fill 3",
           Menu::View,
           {"Third figure alone", "只看第三张图"},
           ImGuiMod_Alt | ImGuiKey_3,
           fill_with<2>,
           has_figure<2>},
    Action{"fill 4",
           Menu::View,
           {"Fourth figure alone", "只看第四张图"},
           ImGuiMod_Alt | ImGuiKey_4,
           fill_with<3>,
           has_figure<3>},
    Action{"fill 5",
           Menu::View,
           {"Fifth figure alone", "只看第五张图"},
           ImGuiMod_Alt | ImGuiKey_5,
           fill_with<4>,
           has_figure<4>},
    Action{"fill 6",
           Menu::View,
           {"Sixth figure alone", "只看第六张图"},
           ImGuiMod_Alt | ImGuiKey_6,
           fill_with<5>,
           has_figure<5>},
    Action{"back",
           Menu::View,
           {"Stop playing, clear readings, back to all figures, leave the lesson, then quit",
            "依次：停止播放、清除读数、返回全部图、离开课程、退出"},
           ImGuiKey_Escape,
           back},

    Action{"palette",
           Menu::Help,
           {"Find an action, figure or example", "查找操作、图或示例"},
           ImGuiMod_Ctrl | ImGuiKey_P,
           [](Desk& d) { d.palette_open = true; }},
    Action{"keys", Menu::Help, {"Keys", "快捷键"}, ImGuiKey_F1, [](Desk& d) { d.help_open = !d.help_open; }},
};

// A key alone types into a field that is being edited; one with Ctrl or Alt and the function keys do not.
bool is_typed(int chord) {
  const int key = chord & ~ImGuiMod_Mask_;
  const bool function_key = key >= ImGuiKey_F1 && key <= ImGuiKey_F24;
  return (chord & (ImGuiMod_Ctrl | ImGuiMod_Alt)) == 0 && !function_key;
}

}  // namespace

std::span<const Action> actions() { return kActions; }

void answer_keys(Desk& desk) {
  const int mods_now = ImGui::GetIO().KeyMods;
  const int mods = mods_now != 0 ? mods_now : desk.mods_before;
  desk.mods_before = mods_now;
  const auto is_pressed = [&](int chord) {
    return (chord & ImGuiMod_Mask_) == mods &&
           ImGui::IsKeyPressed(static_cast<ImGuiKey>(chord & ~ImGuiMod_Mask_), false);
  };
  // A popup has the keys to itself, the Escape that has just closed it included.
  if (desk.popup_open || is_popup_open()) return;
  if (desk.presentation && desk.presentation->begun && answer_presenting_keys(desk)) return;
  for (const Action& action : kActions) {
    if (action.keys == 0 || !is_pressed(action.keys)) continue;
    if (is_typed(action.keys) && (ImGui::GetIO().WantTextInput || ImGui::IsAnyItemActive())) continue;
    if (action.possible == nullptr || action.possible(desk)) action.run(desk);
  }
  if (is_pressed(ImGuiMod_Ctrl | ImGuiKey_Y) && desk.history.can_redo()) desk.redo();
  if (is_pressed(ImGuiMod_Ctrl | ImGuiKey_KeypadAdd)) rescale(desk, 1.1f);
  if (is_pressed(ImGuiMod_Ctrl | ImGuiMod_Shift | ImGuiKey_Equal)) rescale(desk, 1.1f);
  if (is_pressed(ImGuiMod_Ctrl | ImGuiKey_KeypadSubtract)) rescale(desk, 1 / 1.1f);
}

namespace {

std::string key_shown(ImGuiKey key) {
  switch (key) {
    case ImGuiKey_Equal:
      return "+";
    case ImGuiKey_Minus:
      return "−";
    case ImGuiKey_Period:
      return ".";
    case ImGuiKey_PageDown:
      return "Page Down";
    case ImGuiKey_PageUp:
      return "Page Up";
    case ImGuiKey_LeftArrow:
      return "←";
    case ImGuiKey_RightArrow:
      return "→";
    case ImGuiKey_UpArrow:
      return "↑";
    case ImGuiKey_DownArrow:
      return "↓";
    default:
      return ImGui::GetKeyName(key);
  }
}

}  // namespace

std::string keys_shown(int chord) {
  if (chord == 0) return {};
  std::string keys;
  if (chord & ImGuiMod_Ctrl) keys += "Ctrl+";
  if (chord & ImGuiMod_Shift) keys += "Shift+";
  if (chord & ImGuiMod_Alt) keys += "Alt+";
  return keys + key_shown(static_cast<ImGuiKey>(chord & ~ImGuiMod_Mask_));
}

}  // namespace surprisal::app
