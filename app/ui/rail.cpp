#include "ui/rail.h"

#include <imgui.h>

#include <algorithm>
#include <cstdint>

#include "desk/course_map.h"
#include "desk/digit_sample.h"
#include "desk/handouts.h"
#include "desk/lesson_steps.h"
#include "desk/letters.h"
#include "desk/presenting.h"
#include "desk/rows.h"
#include "desk/test_digits.h"
#include "figures/catalogue.h"
#include "lesson/chapters.h"
#include "lesson/teaching.h"
#include "ui/buttons.h"
#include "ui/glossary_panel.h"
#include "ui/try_card.h"
#include "ui/widgets.h"

namespace surprisal::ui {
namespace {

constexpr double kChapterRow = 30;
constexpr double kMargin = 8;

// A chapter with the indices of its lessons in the course.
struct ChapterRow {
  std::string id;
  Text title;
  std::vector<std::size_t> lessons;
};

std::vector<ChapterRow> chapter_rows(const Course& course) {
  std::vector<ChapterRow> rows;
  for (const Chapter& chapter : chapters()) rows.push_back({std::string(chapter.id), chapter.title, {}});
  for (std::size_t i = 0; i < course.lessons.size(); ++i) {
    const std::string& id = course.lessons[i].en.chapter;
    auto row = std::find_if(rows.begin(), rows.end(), [&](const ChapterRow& r) { return r.id == id; });
    if (row == rows.end())
      row = rows.insert(rows.end(), {id, id.empty() ? Text("Your own", "我的课程") : Text(id), {}});
    row->lessons.push_back(i);
  }
  std::erase_if(rows, [](const ChapterRow& row) { return row.lessons.empty(); });
  return rows;
}

std::size_t seen_of(const Desk& desk, const ChapterRow& row) {
  return static_cast<std::size_t>(std::count_if(row.lessons.begin(), row.lessons.end(), [&](std::size_t i) {
    return desk.settings.seen_lessons.contains(desk.course.lessons[i].id);
  }));
}

bool is_shown(const Ui& ui, std::string_view id) {
  return std::any_of(ui.desk.view.figures.begin(), ui.desk.view.figures.end(),
                     [&](const FigureView& f) { return f.id == id; });
}

void toggle_figure(Ui& ui, std::string_view id) {
  close_lesson(ui.desk);
  const auto removed = std::erase_if(ui.desk.view.figures, [&](const FigureView& f) { return f.id == id; });
  if (removed == 0) ui.desk.view.figures.emplace_back().id = id;
}

// The high-contrast theme adds an outline, because two greys are hard to tell apart.
void paint_selected(Ui& ui, const Rect& area) {
  const Theme& theme = ui.theme();
  Surface surface(ui);
  const bool is_outlined = ui.desk.settings.theme == ThemeName::Contrast;
  if (is_outlined) surface.box(area, theme.ink, 6);
  surface.box(is_outlined ? area.inset(surface.px(2)) : area, theme.rail_selected, is_outlined ? 4 : 6);
}

// Rows in a scrolling window.
class Rows {
 public:
  Rows(Ui& ui, double width) : ui_(ui), width_(width) {}

  // A row that is one button: its area, and whether it was pressed.
  struct Row {
    Rect area;
    bool pressed = false;
    bool hovered = false;
  };

  Row row(std::string_view name, const Text& words, double height, bool selected) {
    const Point corner = from_im(ImGui::GetCursorScreenPos());
    Row result;
    Surface surface(ui_);
    result.area = {corner.x + surface.px(kMargin), corner.y, width_ - surface.px(2 * kMargin),
                   surface.px(height)};
    result.pressed = press_area(name, result.area, true, ui_.say(words));
    result.hovered = ImGui::IsItemHovered();
    const Theme& theme = surface.theme();
    if (selected)
      paint_selected(ui_, result.area);
    else if (result.hovered)
      surface.box(result.area, blend(theme.rail, theme.rail_selected, 0.6), 6);
    ImGui::SetCursorScreenPos(to_im({corner.x, corner.y + surface.px(height)}));
    return result;
  }

  // Writes text in a row. If it does not fit, it is cut, and the tooltip shows all of it.
  void words(const Row& row, double indent, const Text& text, const WordLook& look, double kept_right = 6) {
    Surface surface(ui_);
    const double left = row.area.left + surface.px(indent);
    const double room = row.area.right() - left - surface.px(kept_right);
    const std::string& whole = ui_.say(text);
    const std::string shown = surface.fitted(whole, look.size, look.weight, room);
    surface.words(shown, {left, row.area.centre().y + 0.36 * surface.px(look.size)}, look);
    if (shown != whole) tip(ui_, text);
  }

  void section(std::string_view id, const Text& title, std::size_t count, bool folds, bool selected = false) {
    Surface surface(ui_);
    gap(10);
    std::string& open = ui_.desk.view.rail_section;
    const Row head = row("rail.section." + std::string(id), title, 27, selected);
    const WordLook look = {12, selected ? surface.theme().ink : surface.theme().muted, Weight::Bold};
    words(head, 8, title, look, 60);
    if (folds) {
      const Point end = {head.area.right() - surface.px(12), head.area.centre().y};
      surface.icon(open == id ? Icon::Down : Icon::Right, end, 9, surface.theme().muted);
      surface.words(std::to_string(count), {end.x - surface.px(14), end.y + surface.px(4)},
                    {12, surface.theme().muted}, Anchor::Right);
    }
    if (head.pressed) open = open == id ? "" : std::string(id);
  }

  void gap(double height) { ImGui::Dummy({1, ui_.px(static_cast<float>(height))}); }
  Ui& ui() { return ui_; }

  bool has_chosen = false;  // something was chosen, not just unfolded

 private:
  Ui& ui_;
  double width_;
};

void paint_progress(Surface& surface, Point centre, std::size_t number, std::size_t seen, std::size_t all) {
  const Theme& theme = surface.theme();
  if (seen == all) {
    surface.disc(centre, 9.5, theme.ink);
    return surface.icon(Icon::Check, centre, 11, theme.rail);
  }
  surface.ring(centre, 9, 2, theme.ring_track);
  if (seen > 0)
    surface.ring(centre, 9, 2.5, theme.ink, 0, static_cast<double>(seen) / static_cast<double>(all));
  surface.words(std::to_string(number), {centre.x, centre.y + surface.px(4.3)},
                {12, theme.muted, Weight::Bold}, Anchor::Middle);
}

void lesson_menu(Rows& rows, const LessonPair& lesson) {
  Ui& ui = rows.ui();
  if (!ImGui::BeginPopupContextItem()) return;
  if (ImGui::MenuItem(
          labelled(ui, {"Present this lesson alone", "只放映这一课"}, "present." + lesson.id).c_str())) {
    present_lessons(ui.desk, {lesson.id});
    rows.has_chosen = true;
  }
  ImGui::EndPopup();
}

void chapter_menu(Rows& rows, const std::string& chapter) {
  Ui& ui = rows.ui();
  if (!ImGui::BeginPopupContextItem(("chapter." + chapter).c_str())) return;
  if (ImGui::MenuItem(labelled(ui, {"Present this chapter", "放映本章"}, "present." + chapter).c_str())) {
    present_chapter(ui.desk, chapter);
    rows.has_chosen = true;
  }
  if (find_chapter(chapter) != nullptr) {
    if (ImGui::MenuItem(labelled(ui, {"For the teacher", "给教师"}, "teaching." + chapter).c_str(), nullptr,
                        false, has_teaching_page(chapter))) {
      ui.desk.view.teaching_chapter = chapter;
      rows.has_chosen = true;
    }
    if (ImGui::MenuItem(labelled(ui, {"Handout…", "讲义…"}, "handout." + chapter).c_str(), nullptr, false,
                        can_write_handout(ui.desk))) {
      ask_for_handout(ui.desk, chapter, false);
      rows.has_chosen = true;
    }
  }
  ImGui::EndPopup();
}

void lesson_row(Rows& rows, std::size_t number) {
  Ui& ui = rows.ui();
  const LessonPair& pair = ui.desk.course.lessons[number];
  const bool open = ui.desk.course.open && ui.desk.course.open->number == number;
  // A review is listed below its chapter's name, with the best result at the end of its row.
  const bool review = pair.is_review && pair.en.chapter != "end";
  const Text title = review ? Text("Review", "复习") : Text(pair.en.title, pair.zh.title);
  const Rows::Row row = rows.row("lesson." + pair.id, title, 28, open);
  if (open && ImGui::IsWindowAppearing()) ImGui::SetScrollHereY();
  lesson_menu(rows, pair);
  Surface surface(ui);
  const Point dot = {row.area.left + surface.px(17), row.area.centre().y};
  if (ui.desk.settings.seen_lessons.contains(pair.id))
    surface.disc(dot, 3, surface.theme().ink);
  else
    surface.ring(dot, 2.6, 1.2, surface.theme().muted);
  const auto best = ui.desk.settings.review_results.find(pair.id);
  const std::string result = !pair.is_review || best == ui.desk.settings.review_results.end()
                                 ? std::string()
                                 : std::to_string(best->second) + "/" + std::to_string(pair.en.steps.size());
  surface.words(result, {row.area.right() - surface.px(12), row.area.centre().y + surface.px(4.3)},
                {12, surface.theme().muted}, Anchor::Right);
  rows.words(row, 33, title,
             {14, open ? surface.theme().ink : surface.theme().muted, open ? Weight::Bold : Weight::Regular});
  if (!row.pressed) return;
  open_lesson(ui.desk, number);
  rows.has_chosen = true;
}

// Lists the lessons of the unfolded chapter and of the open lesson's chapter.
void chapter_list(Rows& rows) {
  Ui& ui = rows.ui();
  std::size_t number = 0;
  for (const ChapterRow& chapter : chapter_rows(ui.desk.course)) {
    ++number;
    std::string& unfolded = ui.desk.view.rail_chapter;
    const bool is_unfolded = unfolded == chapter.id;
    const Rows::Row row = rows.row("rail.chapter." + chapter.id, chapter.title, kChapterRow, false);
    chapter_menu(rows, chapter.id);
    Surface surface(ui);
    paint_progress(surface, {row.area.left + surface.px(16), row.area.centre().y}, number,
                   seen_of(ui.desk, chapter), chapter.lessons.size());
    rows.words(row, 34, chapter.title,
               {14, surface.theme().ink, is_unfolded ? Weight::Bold : Weight::Regular});
    if (row.pressed) unfolded = is_unfolded ? "" : chapter.id;
    if (!is_unfolded) continue;
    for (std::size_t i : chapter.lessons) lesson_row(rows, i);
    rows.gap(4);
  }
}

void figure_list(Rows& rows) {
  Ui& ui = rows.ui();
  for (const Figure& figure : catalogue()) {
    const bool shown = is_shown(ui, figure.id);
    const Rows::Row row = rows.row("figure." + std::string(figure.id), figure.title, 28, false);
    Surface surface(ui);
    const double half = surface.px(7);
    const Point centre = {row.area.left + surface.px(17), row.area.centre().y};
    const Rect box = {centre.x - half, centre.y - half, 2 * half, 2 * half};
    if (shown) {
      surface.box(box, surface.theme().ink, 3);
      surface.icon(Icon::Check, centre, 10, surface.theme().rail);
    } else {
      surface.bordered(box, surface.theme().rail, surface.theme().axis, 3);
    }
    rows.words(row, 33, figure.title, {14, shown ? surface.theme().ink : surface.theme().muted});
    if (!row.pressed) continue;
    toggle_figure(ui, figure.id);
    rows.has_chosen = true;
  }
}

void example_list(Rows& rows) {
  Ui& ui = rows.ui();
  for (const Preset& preset : ui.desk.presets) {
    const Rows::Row row = rows.row("preset." + std::string(preset.id), preset.session.title, 28, false);
    rows.words(row, 12, preset.session.title, {14, ui.theme().muted});
    if (!row.pressed) continue;
    ui.desk.open(preset);
    rows.has_chosen = true;
  }
}

bool shows_playground(const Desk& desk) {
  return !desk.course.open && desk.view.main == MainView::Playground;
}

bool shows_other_figures(const Desk& desk) { return shows_playground(desk) && !shows_cards(desk); }

// Goes from a chosen figure back to the cards.
void go_to_playground(Desk& desk) { shows_other_figures(desk) ? restore_cards(desk) : close_lesson(desk); }

bool view_row(Rows& rows, std::string_view name, Icon icon, const Text& words, bool selected) {
  Ui& ui = rows.ui();
  const Rows::Row row = rows.row(name, words, 32, selected);
  Surface surface(ui);
  surface.icon(icon, {row.area.left + surface.px(16), row.area.centre().y}, 14, surface.theme().ink);
  rows.words(row, 36, words, {14, surface.theme().ink, selected ? Weight::Bold : Weight::Regular});
  rows.has_chosen |= row.pressed;
  return row.pressed;
}

bool search_field(Ui& ui, const Rect& rail) {
  Surface surface(ui);
  const Rect area = {rail.left + surface.px(12), rail.top + surface.px(12), rail.width - surface.px(24),
                     surface.px(33)};
  const Text words = {"Find anything", "搜索课程、图、命令"};
  const bool pressed = press_area("rail.search", area, true, ui.say(words));
  if (pressed) open_palette(ui.desk.view);
  const Theme& theme = surface.theme();
  surface.bordered(area, theme.paper, ImGui::IsItemHovered() ? theme.axis : theme.border, 6);
  surface.icon(Icon::Search, {area.left + surface.px(16), area.centre().y}, 14, theme.muted);
  const double keys = surface.width_of("Ctrl P", 12);
  const double baseline = area.centre().y + surface.px(5);
  surface.words("Ctrl P", {area.right() - surface.px(10), baseline}, {12, theme.muted}, Anchor::Right);
  surface.words(surface.fitted(ui.say(words), 14, Weight::Regular, area.width - keys - surface.px(60)),
                {area.left + surface.px(32), baseline}, {14, theme.muted});
  return pressed;
}

bool wide_rail(Ui& ui, const Rect& rail) {
  const std::uint64_t revision = ui.desk.workspace.revision();
  bool chosen = search_field(ui, rail);
  const double foot = show_try_card(ui, rail);
  chosen |= ui.desk.workspace.revision() != revision;  // a task was started
  const Surface surface(ui);
  const double top = rail.top + surface.px(52);
  ImGui::SetCursorScreenPos(to_im({rail.left, top}));
  if (ImGui::BeginChild("rail rows",
                        {static_cast<float>(rail.width), static_cast<float>(rail.bottom() - top - foot)},
                        ImGuiChildFlags_NavFlattened, ImGuiWindowFlags_NoBackground)) {
    Rows rows(
        ui,
        rail.width - (ImGui::GetScrollMaxY() > 0 ? static_cast<double>(ImGui::GetStyle().ScrollbarSize) : 0));
    rows.gap(4);
    if (view_row(rows, "rail.playground", Icon::Playground, {"Playground", "自由探索"}, shows_cards(ui.desk)))
      go_to_playground(ui.desk);
    if (view_row(rows, "rail.data", Icon::Data, {"Your own data", "我的数据"},
                 ui.desk.view.main == MainView::Data))
      show_data_view(ui.desk);
    if (view_row(rows, "rail.digits", Icon::Digits, {"Handwritten digits", "手写数字"},
                 shows_digits(ui.desk)))
      open_digits(ui.desk);
    if (view_row(rows, "rail.letters", Icon::Letters, {"The next letter", "下一个字符"},
                 shows_letters(ui.desk)))
      open_letters(ui.desk);
    if (view_row(rows, "rail.map", Icon::Map, {"Map of the course", "课程地图"}, shows_map(ui.desk)))
      open_map(ui.desk);
    if (view_row(rows, "rail.glossary", Icon::Glossary, {"Glossary", "术语表"}, false)) open_glossary(ui);
    rows.section("lessons", {"LESSONS", "课程"}, ui.desk.course.lessons.size(), false);
    chapter_list(rows);
    rows.section("figures", {"FIGURES", "图"}, catalogue().size(), true, shows_other_figures(ui.desk));
    if (ui.desk.view.rail_section == "figures") figure_list(rows);
    rows.section("examples", {"EXAMPLES", "示例"}, ui.desk.presets.size(), true);
    if (ui.desk.view.rail_section == "examples") example_list(rows);
    rows.gap(12);
    chosen |= rows.has_chosen;
  }
  ImGui::EndChild();
  return chosen;
}

// An entry of the narrow rail: an icon with its word.
bool narrow_entry(Ui& ui, std::string_view name, const Rect& area, Icon icon, const Text& words,
                  bool selected) {
  const bool pressed = press_area(name, area, true, ui.say(words));
  Surface surface(ui);
  const Theme& theme = surface.theme();
  if (selected)
    paint_selected(ui, area);
  else if (ImGui::IsItemHovered())
    surface.box(area, blend(theme.rail, theme.rail_selected, 0.6), 6);
  const Color color = selected ? theme.ink : theme.muted;
  surface.icon(icon, {area.centre().x, area.top + surface.px(17)}, 14, color);
  surface.words(ui.say(words), {area.centre().x, area.bottom() - surface.px(8)},
                {12, color, selected ? Weight::Bold : Weight::Regular}, Anchor::Middle);
  return pressed;
}

void list_popup(Ui& ui, const char* name, Point corner, void (*list)(Rows&)) {
  const float width = ui.px(300);
  const float height =
      std::max(ui.px(120), ImGui::GetMainViewport()->Size.y - static_cast<float>(corner.y) - ui.px(16));
  ImGui::SetNextWindowPos(to_im(corner));
  ImGui::SetNextWindowSize({width, std::min(height, ui.px(560))});
  if (!ImGui::BeginPopup(name)) return;
  Rows rows(ui, static_cast<double>(ImGui::GetContentRegionAvail().x));
  list(rows);
  rows.gap(4);
  ImGui::EndPopup();
}

void narrow_rail(Ui& ui, const Rect& rail) {
  const Surface surface(ui);
  const double side = surface.px(56);
  double top = rail.top + surface.px(8);
  constexpr double kEntries = 10;
  const double pitch = std::clamp((rail.height - surface.px(16)) / kEntries, surface.px(48), surface.px(56));
  const auto next = [&] {
    const Rect area = {rail.left + surface.px(4), top, side, surface.px(48)};
    top += pitch;
    return area;
  };
  if (narrow_entry(ui, "rail.search", next(), Icon::Search, {"Search", "搜索"}, false))
    open_palette(ui.desk.view);
  if (narrow_entry(ui, "rail.playground", next(), Icon::Playground, {"Play", "探索"}, shows_cards(ui.desk)))
    go_to_playground(ui.desk);
  if (narrow_entry(ui, "rail.data", next(), Icon::Data, {"Data", "数据"},
                   ui.desk.view.main == MainView::Data))
    show_data_view(ui.desk);
  if (narrow_entry(ui, "rail.digits", next(), Icon::Digits, {"Digits", "手写"}, shows_digits(ui.desk)))
    open_digits(ui.desk);
  if (narrow_entry(ui, "rail.letters", next(), Icon::Letters, {"Letters", "字符"}, shows_letters(ui.desk)))
    open_letters(ui.desk);
  const struct {
    const char* name;
    Icon icon;
    Text words;
    void (*list)(Rows&);
    bool selected;
  } lists[] = {{"lessons", Icon::Lessons, {"Lessons", "课程"}, chapter_list, ui.desk.course.open.has_value()},
               {"figures", Icon::Figures, {"Figures", "图"}, figure_list, shows_other_figures(ui.desk)},
               {"examples", Icon::Examples, {"Examples", "示例"}, example_list, false}};
  for (const auto& one : lists) {
    const Rect area = next();
    const std::string popup = std::string("list.") + one.name;
    if (narrow_entry(ui, std::string("rail.section.") + one.name, area, one.icon, one.words, one.selected))
      ImGui::OpenPopup(popup.c_str());
    list_popup(ui, popup.c_str(), {rail.right() + surface.px(4), area.top}, one.list);
  }
  if (narrow_entry(ui, "rail.map", next(), Icon::Map, {"Map", "地图"}, shows_map(ui.desk))) open_map(ui.desk);
  if (narrow_entry(ui, "rail.glossary", next(), Icon::Glossary, {"Terms", "术语"}, false)) open_glossary(ui);
}

}  // namespace

bool show_rail(Ui& ui, const Rect& rail, bool is_wide) {
  Surface surface(ui);
  surface.box(rail, surface.theme().rail);
  surface.line({rail.right(), rail.top}, {rail.right(), rail.bottom()}, surface.theme().border);
  if (is_wide) return wide_rail(ui, rail);
  narrow_rail(ui, rail);
  return false;
}

}  // namespace surprisal::ui
