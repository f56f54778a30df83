#include "ui/actions.h"

#include <imgui.h>

#include <algorithm>
#include <array>
#include <random>

#include "desk/course_map.h"
#include "desk/digit_sample.h"
#include "desk/exporting.h"
#include "desk/files.h"
#include "desk/handouts.h"
#include "desk/lesson_steps.h"
#include "desk/letters.h"
#include "desk/link.h"
#include "desk/page_saving.h"
#include "desk/playing.h"
#include "desk/presenting.h"
#include "desk/reviews.h"
#include "desk/rows.h"
#include "desk/test_digits.h"
#include "lesson/teaching.h"
#include "session/setters.h"
#include "ui/figure_menu.h"
#include "ui/glossary_panel.h"
#include "ui/widgets.h"

namespace surprisal::ui {

void rescale(Ui& ui, float factor) {
  // A slide already fills its screen.
  constexpr float kLargestZoom = 1.5f;
  if (ui.desk.presentation)
    ui.desk.presentation->zoom =
        std::clamp(ui.desk.presentation->zoom * factor, kSmallestScale, kLargestZoom);
  else
    ui.desk.settings.scale = std::clamp(ui.desk.settings.scale * factor, kSmallestScale, kLargestScale);
}

void paste(Ui& ui) {
  const char* text = ImGui::GetClipboardText();
  paste_line(ui.desk, text == nullptr ? "" : text);
}

namespace {

void reset_session(Ui& ui) {
  ui.desk.edit(Session{}, {"Reset everything", "全部重置"});
  ui.desk.workspace.set_saved_session(Session{});
}

void randomize(Ui& ui) {
  std::normal_distribution<double> logits(0, 2.5);
  Session next = ui.desk.session();
  for (std::size_t k = 0; k < next.logits.size(); ++k) set_logit(next, k, logits(ui.desk.random));
  ui.desk.edit(next, {"Random logits", "随机 logit"});
}

// Clears the message, which would otherwise be in the picture.
template <PictureOf part>
void request_picture(Ui& ui) {
  ui.desk.message.text = {};
  ui.desk.view.requested_picture = part;
}

void reset_views(Ui& ui) {
  for (FigureView& figure : ui.desk.figures()) reset_view(figure);
}

template <NumberForm form>
void copy_numbers_in(Ui& ui) {
  if (const FigureView* figure = current_figure(ui.desk)) copy_numbers(ui, *figure, form);
}

bool has_figures(const Desk& desk) { return !desk.figures().empty(); }

template <void (*act)(Desk&)>
void on_desk(Ui& ui) {
  act(ui.desk);
}

// Escape undoes the last thing that keeps the view from showing all that it has. If there is none, it asks
// whether to quit on the playground. It never leaves the user's own data: keys typed after it would then act
// on the playground.
void back(Ui& ui) {
  const bool pinned = std::any_of(ui.desk.figures().begin(), ui.desk.figures().end(),
                                  [](const FigureView& f) { return !f.pinned.empty(); });
  if (ui.desk.player) {
    ui.desk.player.reset();
  } else if (pinned) {
    for (FigureView& figure : ui.desk.figures()) figure.pinned.clear();
  } else if (ui.desk.view.maximized) {
    ui.desk.view.maximized.reset();
  } else if (shows_digits(ui.desk) || shows_letters(ui.desk) || shows_map(ui.desk)) {
    close_lesson(ui.desk);
  } else if (ui.desk.view.main == MainView::Data) {
    step_out_of_rows(ui.desk);
  } else if (ui.desk.course.open) {
    close_lesson(ui.desk);
  } else {
    ui.desk.view.leaving = WayOut::Escape;
  }
}

template <bool answers>
void write_handout_at_hand(Ui& ui) {
  ask_for_handout(ui.desk, chapter_at_hand(ui.desk), answers);
}

// Panels are shown everywhere except in a presentation.
bool has_panels(const Desk& desk) { return !desk.presentation; }

void present_chapter_of_lesson(Ui& ui) {
  present_chapter(ui.desk, ui.desk.course.lessons[ui.desk.course.open->number].en.chapter);
}

template <std::size_t index>
void fill_with(Ui& ui) {
  if (index >= ui.desk.figures().size()) return;
  if (shows_letters(ui.desk)) return;
  ui.desk.view.maximized = ui.desk.view.maximized == index ? std::nullopt : std::optional(index);
}

template <std::size_t index>
bool has_figure(const Desk& desk) {
  return index < desk.figures().size();
}

Action first_of_group(Action action) {
  action.begins_group = true;
  return action;
}

const Text kFiguresAlone = {"One figure alone", "单独看一幅图"};
const Text kZoom = {"Zoom", "缩放界面"};

Action within(const Text& submenu, Action action) {
  action.submenu = submenu;
  return action;
}

const std::array kActions = {
    Action{"open", Menu::File, {"Open…", "打开…"}, ImGuiMod_Ctrl | ImGuiKey_O, on_desk<choose_file>},
    Action{"open data",
           Menu::File,
           {"Open your own data…", "打开我的数据…"},
           ImGuiMod_Ctrl | ImGuiKey_D,
           on_desk<choose_row_file>},
    Action{"compare data",
           Menu::File,
           {"Compare my data with another file…", "将我的数据与另一个文件比较…"},
           0,
           on_desk<choose_file_to_compare>,
           can_compare_rows},
    first_of_group({"save", Menu::File, {"Save", "保存"}, ImGuiMod_Ctrl | ImGuiKey_S, on_desk<save>}),
    Action{"save as",
           Menu::File,
           {"Save as…", "另存为…"},
           ImGuiMod_Ctrl | ImGuiMod_Shift | ImGuiKey_S,
           on_desk<save_as>},
    first_of_group({"copy line",
           Menu::File,
           {"Copy the session as one line", "将当前状态复制为一行文字"},
           ImGuiMod_Ctrl | ImGuiMod_Shift | ImGuiKey_X,
           [](Ui& ui) { ImGui::SetClipboardText(copy_as_line(ui.desk).c_str()); }}),
    Action{"copy link",
           Menu::File,
           {"Copy a link", "复制链接"},
           ImGuiMod_Ctrl | ImGuiKey_L,
           [](Ui& ui) { ImGui::SetClipboardText(copy_link(ui.desk).c_str()); }},
    Action{"web address",
           Menu::File,
           {"Address of the web edition…", "网页版的地址…"},
           0,
           [](Ui& ui) { ui.desk.view.typed_address = ui.desk.settings.web_address; },
           [](const Desk& d) { return !d.in_browser; }},
    Action{"paste line",
           Menu::File,
           {"Paste a session or a link", "粘贴状态或链接"},
           ImGuiMod_Ctrl | ImGuiMod_Shift | ImGuiKey_V,
           paste},
    first_of_group({"random", Menu::File, {"Random logits", "随机 logit"}, ImGuiMod_Ctrl | ImGuiKey_R, randomize}),
    Action{"reset", Menu::File, {"Reset everything", "全部重置"}, ImGuiMod_Ctrl | ImGuiKey_N, reset_session},
    first_of_group({"export",
           Menu::File,
           {"Export figures…", "导出图…"},
           ImGuiMod_Ctrl | ImGuiKey_E,
           [](Ui& ui) { open_export(ui.desk); }}),
    Action{"handout",
           Menu::File,
           {"Handout of this chapter…", "本章讲义…"},
           0,
           write_handout_at_hand<false>,
           can_write_handout},
    Action{"teacher's copy",
           Menu::File,
           {"Handout with the answers, for the teacher…", "本章讲义（教师版，附答案）…"},
           0,
           write_handout_at_hand<true>,
           can_write_handout},
    Action{"lesson page",
           Menu::File,
           {"Save the lesson as a web page…", "将本课存为网页…"},
           0,
           on_desk<save_lesson_page>,
           [](const Desk& d) { return d.course.open && !is_review_open(d) && !d.in_browser; }},
    Action{"picture",
           Menu::File,
           {"Save the window as a picture", "将窗口存为图片"},
           ImGuiKey_F12,
           request_picture<PictureOf::Window>},
    Action{"picture of figures",
           Menu::File,
           {"Save the figures as a picture, without panels", "只存各图为图片（不含面板）"},
           ImGuiMod_Shift | ImGuiKey_F12,
           request_picture<PictureOf::Figures>,
           has_figures},
    first_of_group({"quit", Menu::File, {"Quit", "退出"}, ImGuiMod_Ctrl | ImGuiKey_Q, on_desk<leave>}),

    Action{"undo",
           Menu::Edit,
           {"Undo", "撤销"},
           ImGuiMod_Ctrl | ImGuiKey_Z,
           [](Ui& ui) { ui.desk.workspace.undo(); },
           [](const Desk& d) { return d.workspace.history().can_undo(); }},
    Action{"redo",
           Menu::Edit,
           {"Redo", "重做"},
           ImGuiMod_Ctrl | ImGuiMod_Shift | ImGuiKey_Z,
           [](Ui& ui) { ui.desk.workspace.redo(); },
           [](const Desk& d) { return d.workspace.history().can_redo(); }},

    first_of_group({"copy text",
           Menu::Edit,
           {"Copy the figure's numbers as text", "复制图中数值（文本）"},
           ImGuiMod_Ctrl | ImGuiMod_Shift | ImGuiKey_C,
           copy_numbers_in<NumberForm::Text>,
           has_figures}),
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
           [](Ui& ui) {
             if (const FigureView* figure = current_figure(ui.desk)) copy_formula(ui, *figure);
           },
           has_figures},

    Action{"play", Menu::View, {"Play or pause", "播放或暂停"}, ImGuiKey_F6, on_desk<play_or_pause>},
    Action{"step back",
           Menu::View,
           {"Step back", "后退一步"},
           ImGuiKey_F7,
           [](Ui& ui) { step_player(ui.desk, -1); },
           [](const Desk& d) { return d.player.has_value(); }},
    Action{"step",
           Menu::View,
           {"Step forward", "前进一步"},
           ImGuiKey_F8,
           [](Ui& ui) { step_player(ui.desk, 1); },
           [](const Desk& d) { return d.player.has_value(); }},
    first_of_group({"present", Menu::View, {"Present", "放映"}, ImGuiKey_F5, on_desk<present>, has_panels}),
    Action{"present chapter",
           Menu::View,
           {"Present the chapter from its first lesson", "从第一课开始放映本章"},
           ImGuiMod_Shift | ImGuiKey_F5,
           present_chapter_of_lesson,
           [](const Desk& d) { return has_panels(d) && d.course.open; }},
    Action{"next step",
           Menu::View,
           {"Next step", "下一步"},
           ImGuiKey_PageDown,
           on_desk<next_step>,
           has_next_step},
    Action{"previous step",
           Menu::View,
           {"Previous step", "上一步"},
           ImGuiKey_PageUp,
           on_desk<previous_step>,
           has_previous_step},
    Action{"lesson numbers",
           Menu::View,
           {"Back to the lesson's numbers", "回到课程的数值"},
           ImGuiKey_F9,
           on_desk<back_to_step>,
           is_away_from_step},
    first_of_group({"playground",
           Menu::View,
           {"Back to the playground", "返回自由探索"},
           ImGuiMod_Ctrl | ImGuiKey_G,
           on_desk<close_lesson>,
           [](const Desk& d) {
             return has_panels(d) && (d.course.open || d.view.main != MainView::Playground);
           }}),
    Action{"data",
           Menu::View,
           {"Your own data", "我的数据"},
           ImGuiMod_Ctrl | ImGuiMod_Shift | ImGuiKey_D,
           on_desk<show_data_view>,
           [](const Desk& d) { return has_panels(d) && d.view.main != MainView::Data; }},
    Action{"digits",
           Menu::View,
           {"Handwritten digits", "手写数字"},
           0,
           on_desk<open_digits>,
           [](const Desk& d) { return has_panels(d) && !shows_digits(d); }},
    Action{"letters",
           Menu::View,
           {"The next letter", "下一个字符"},
           0,
           on_desk<open_letters>,
           [](const Desk& d) { return has_panels(d) && !shows_letters(d); }},
    Action{"map",
           Menu::View,
           {"Map of the course", "课程地图"},
           ImGuiMod_Ctrl | ImGuiKey_M,
           on_desk<open_map>,
           [](const Desk& d) { return has_panels(d) && !shows_map(d); }},
    first_of_group({"fit", Menu::View, {"Fit all figures", "重置所有图的范围"}, ImGuiKey_Home, reset_views}),
    within(kZoom, Action{"larger",
           Menu::View,
           {"Larger", "放大界面"},
           ImGuiMod_Ctrl | ImGuiKey_Equal,
           [](Ui& ui) { rescale(ui, 1.1f); }}),
    within(kZoom, Action{"smaller",
           Menu::View,
           {"Smaller", "缩小界面"},
           ImGuiMod_Ctrl | ImGuiKey_Minus,
           [](Ui& ui) { rescale(ui, 1 / 1.1f); }}),
    within(kZoom, Action{"actual size",
           Menu::View,
           {"Actual size", "实际大小"},
           ImGuiMod_Ctrl | ImGuiKey_0,
           [](Ui& ui) { (ui.desk.presentation ? ui.desk.presentation->zoom : ui.desk.settings.scale) = 1; }}),
    first_of_group({"language",
           Menu::View,
           {"中文界面", "English"},
           ImGuiKey_F2,
           [](Ui& ui) {
             ui.desk.settings.language =
                 ui.desk.settings.language == Language::English ? Language::Chinese : Language::English;
           }}),
    Action{"theme",
           Menu::View,
           {"Next theme", "下一个主题"},
           ImGuiKey_F3,
           [](Ui& ui) {
             ui.desk.settings.theme =
                 static_cast<ThemeName>((static_cast<int>(ui.desk.settings.theme) + 1) % 3);
           }},
    Action{"rail",
           Menu::View,
           {"Show or hide the list", "显示或隐藏左侧列表"},
           ImGuiKey_F4,
           [](Ui& ui) { ui.desk.view.rail_shown = !ui.desk.view.rail_shown; },
           has_panels},
    first_of_group(within(kFiguresAlone, Action{"fill 1",
           Menu::View,
           {"First figure alone", "只看第一幅图"},
           ImGuiMod_Alt | ImGuiKey_1,
           fill_with<0>,
           has_figure<0>})),
    within(kFiguresAlone, Action{"fill 2",
           Menu::View,
           {"Second figure alone", "只看第二幅图"},
           ImGuiMod_Alt | ImGuiKey_2,
           fill_with<1>,
           has_figure<1>}),
    within(kFiguresAlone, Action{"fill 3",
           Menu::View,
           {"Third figure alone", "只看第三幅图"},
           ImGuiMod_Alt | ImGuiKey_3,
           fill_with<2>,
           has_figure<2>}),
    within(kFiguresAlone, Action{"fill 4",
           Menu::View,
           {"Fourth figure alone", "只看第四幅图"},
           ImGuiMod_Alt | ImGuiKey_4,
           fill_with<3>,
           has_figure<3>}),
    within(kFiguresAlone, Action{"fill 5",
           Menu::View,
           {"Fifth figure alone", "只看第五幅图"},
           ImGuiMod_Alt | ImGuiKey_5,
           fill_with<4>,
           has_figure<4>}),
    within(kFiguresAlone, Action{"fill 6",
           Menu::View,
           {"Sixth figure alone", "只看第六幅图"},
           ImGuiMod_Alt | ImGuiKey_6,
           fill_with<5>,
           has_figure<5>}),
    first_of_group({"back",
           Menu::View,
           {"Step back; at the end, quit", "后退一层，最后退出"},
           ImGuiKey_Escape,
           back}),

    Action{"palette",
           Menu::Help,
           {"Find anything", "搜索课程、图、命令"},
           ImGuiMod_Ctrl | ImGuiKey_P,
           [](Ui& ui) { open_palette(ui.desk.view); }},
    Action{"teaching",
           Menu::Help,
           {"For the teacher", "给教师"},
           0,
           [](Ui& ui) { ui.desk.view.teaching_chapter = chapter_at_hand(ui.desk); },
           [](const Desk& d) { return has_panels(d) && has_teaching_page(chapter_at_hand(d)); }},
    Action{"glossary",
           Menu::Help,
           {"Glossary", "术语表"},
           ImGuiMod_Shift | ImGuiKey_F1,
           [](Ui& ui) { open_glossary(ui); }},
    Action{"keys",
           Menu::Help,
           {"Keys", "快捷键"},
           ImGuiKey_F1,
           [](Ui& ui) { ui.desk.view.help_open = !ui.desk.view.help_open; }},
};

}  // namespace

std::span<const Action> actions() { return kActions; }

}  // namespace surprisal::ui
