#include "desk/presenting.h"

#include <imgui.h>
#include <imgui_internal.h>

#include <algorithm>
#include <utility>

#include "desk/actions.h"
#include "desk/document.h"
#include "desk/lesson_desk.h"

namespace surprisal::app {
namespace {

constexpr double kSecondsOfKeys = 1.5;  // that a pressed key is shown
constexpr double kPage = 0.8;           // of the text's room, scrolled at a time

// ---- the lessons

bool has_steps(const LessonPair& pair) { return !pair.en.steps.empty() && !pair.zh.steps.empty(); }

std::vector<std::string> lessons_of_chapter(const Desk& desk, std::string_view chapter) {
  std::vector<std::string> ids;
  for (const LessonPair& pair : desk.lessons) {
    if (pair.en.chapter == chapter && has_steps(pair)) ids.push_back(pair.id);
  }
  return ids;
}

std::size_t place_of(const std::vector<std::string>& ids, std::string_view id) {
  return static_cast<std::size_t>(std::find(ids.begin(), ids.end(), id) - ids.begin());
}

// Of the open lesson in the list. After a link out of the list it is where one left it.
struct ListPlace {
  std::size_t number = 0;
  bool strayed = false;
};

ListPlace place_in_list(const Desk& desk) {
  const Presentation& now = *desk.presentation;
  const std::size_t place =
      desk.lesson ? place_of(now.lessons, desk.lessons[desk.lesson->number].id) : now.lessons.size();
  const bool strayed = place == now.lessons.size();
  return {strayed ? now.at : place, strayed};
}

void open_at(Desk& desk, std::size_t place, bool at_last_step) {
  Presentation& now = *desk.presentation;
  now.at = place;
  open_lesson_called(desk, now.lessons[place]);
  if (at_last_step && desk.lesson) go_to_step(desk, open_lesson_of(desk).steps.size() - 1);
}

void next_in_list(Desk& desk) {
  Presentation& now = *desk.presentation;
  const ListPlace place = place_in_list(desk);
  const std::size_t next = place.strayed ? place.number : place.number + 1;
  if (next < now.lessons.size())
    open_at(desk, next, false);
  else
    now.at_end = true;
}

void previous_in_list(Desk& desk) {
  const ListPlace place = place_in_list(desk);
  if (place.strayed && place.number < desk.presentation->lessons.size())
    open_at(desk, place.number, false);
  else if (!place.strayed && place.number > 0)
    open_at(desk, place.number - 1, true);
}

// ---- the playground: all of its figures, then each alone

struct Slides {
  std::vector<std::size_t> figures;  // their numbers on the stage
  std::size_t now = 0;

  bool has_overview() const { return figures.size() > 1; }
  std::size_t count() const { return figures.size() + (has_overview() ? 1 : 0); }
};

Slides slides_of(const Desk& desk) {
  Slides slides;
  for (std::size_t i = 0; i < desk.stage().size(); ++i) {
    if (!desk.presentation->left_out.contains(desk.stage()[i].id)) slides.figures.push_back(i);
  }
  if (!desk.filling || !slides.has_overview()) return slides;
  const auto at = std::find(slides.figures.begin(), slides.figures.end(), *desk.filling);
  slides.now = static_cast<std::size_t>(at - slides.figures.begin()) + 1;
  return slides;
}

void go_to_slide(Desk& desk, const Slides& slides, std::size_t slide) {
  if (slides.has_overview() && slide == 0)
    desk.filling.reset();
  else if (slide < slides.count())
    desk.filling = slides.figures[slide - (slides.has_overview() ? 1 : 0)];
}

bool is_of_figures(const Desk& desk) { return desk.presentation->lessons.empty() && !desk.lesson; }

// The figures that are shown; never none.
void choose_figure(Desk& desk, std::size_t number) {
  std::set<std::string>& left_out = desk.presentation->left_out;
  if (number >= desk.stage().size()) return;
  const std::string& id = desk.stage()[number].id;
  desk.filling.reset();
  if (left_out.erase(id) > 0) return;
  if (slides_of(desk).figures.size() > 1) left_out.insert(id);
}

// ---- keys

bool has_open_guess(const Desk& desk) {
  return desk.lesson && !desk.presentation->at_end && open_step_of(desk).guess && !desk.lesson->revealed;
}

// What comes next: the rest of the text, the answer to the guess, the next step.
void go_on_by_space(Desk& desk) {
  Presentation& now = *desk.presentation;
  if (now.more_below && !now.at_end) {
    now.scroll = kPage;
  } else if (has_open_guess(desk)) {
    reveal_guess(desk);
    now.scroll = kPage;
  } else {
    go_on(desk);
  }
}

void down(Desk& desk) {
  if (desk.presentation->more_below && !desk.presentation->at_end)
    desk.presentation->scroll = kPage / 2;
  else
    go_on(desk);
}

void up(Desk& desk) {
  if (desk.presentation->more_above && !desk.presentation->at_end)
    desk.presentation->scroll = -kPage / 2;
  else
    go_back(desk);
}

void go_to_first(Desk& desk) {
  Presentation& now = *desk.presentation;
  now.at_end = false;
  if (is_of_figures(desk))
    go_to_slide(desk, slides_of(desk), 0);
  else if (!now.lessons.empty())
    open_at(desk, 0, false);
}

void go_to_last(Desk& desk) {
  Presentation& now = *desk.presentation;
  now.at_end = false;
  if (is_of_figures(desk)) {
    const Slides slides = slides_of(desk);
    if (slides.count() > 0) go_to_slide(desk, slides, slides.count() - 1);
  } else if (!now.lessons.empty()) {
    open_at(desk, now.lessons.size() - 1, true);
  }
}

template <bool Presentation::*what>
void turn(Desk& desk) {
  (*desk.presentation).*what = !((*desk.presentation).*what);
}

void leave_presentation(Desk& desk) { desk.presentation->over = true; }

const std::array kKeys = {
    PresentingKey{
        {ImGuiKey_PageDown, ImGuiKey_RightArrow}, {"Next step, or next figure", "下一步或下一张图"}, go_on},
    PresentingKey{{ImGuiKey_PageUp, ImGuiKey_LeftArrow, ImGuiMod_Shift | ImGuiKey_Space},
                  {"Step before, or figure before", "上一步或上一张图"},
                  go_back},
    PresentingKey{{ImGuiKey_Space},
                  {"The rest of the text, the answer to a guess, then the next step",
                   "依次：余下的文字、问题的答案、下一步"},
                  go_on_by_space},
    PresentingKey{
        {ImGuiKey_DownArrow}, {"The rest of the text, or the next step", "余下的文字或下一步"}, down},
    PresentingKey{{ImGuiKey_UpArrow}, {"Back in the text, or the step before", "往回看文字或上一步"}, up},
    PresentingKey{{ImGuiKey_Home}, {"First step", "第一步"}, go_to_first},
    PresentingKey{{ImGuiKey_End}, {"Last step", "最后一步"}, go_to_last},
    PresentingKey{{ImGuiKey_B, ImGuiKey_Period},
                  {"Black screen; any key brings it back", "黑屏；按任意键恢复"},
                  turn<&Presentation::black>},
    PresentingKey{{ImGuiKey_R}, {"Ring around the pointer", "指针光圈"}, turn<&Presentation::ring>},
    PresentingKey{{ImGuiKey_K}, {"Show the keys pressed", "显示按键"}, turn<&Presentation::shows_keys>},
    PresentingKey{{ImGuiKey_Escape, ImGuiKey_F5}, {"Leave", "退出放映"}, leave_presentation},
};

// Once the Tab key has gone to a control, these are the control's.
bool is_for_controls(int chord) {
  const int key = chord & ~ImGuiMod_Mask_;
  return key == ImGuiKey_Space || (key >= ImGuiKey_LeftArrow && key <= ImGuiKey_DownArrow);
}

// Which mean nothing to a field that is typed into.
bool turns_pages(int chord) {
  return chord == ImGuiKey_PageDown || chord == ImGuiKey_PageUp || chord == ImGuiKey_F5;
}

bool is_pressed(int chord) {
  if (chord == 0 || (is_for_controls(chord) && ImGui::GetIO().NavVisible)) return false;
  const bool taken = ImGui::GetIO().WantTextInput ? !turns_pages(chord) : ImGui::IsAnyItemActive();
  return !taken && ImGui::IsKeyChordPressed(chord) &&
         ImGui::IsKeyPressed(static_cast<ImGuiKey>(chord & ~ImGuiMod_Mask_), false);
}

// The key that went down in this frame, with those held; 0 for none.
int chord_pressed() {
  for (int key = ImGuiKey_NamedKey_BEGIN; key < ImGuiKey_NamedKey_END; ++key) {
    const auto named = static_cast<ImGuiKey>(key);
    if (!ImGui::IsKeyboardKey(named) || ImGui::IsLRModKey(named)) continue;
    if (ImGui::IsKeyPressed(named, false)) return key | ImGui::GetIO().KeyMods;
  }
  return 0;
}

bool answer_digits(Desk& desk) {
  for (int digit = 0; digit <= 9; ++digit) {
    if (!ImGui::IsKeyChordPressed(ImGuiKey_0 + digit) && !ImGui::IsKeyChordPressed(ImGuiKey_Keypad0 + digit))
      continue;
    const auto number = static_cast<std::size_t>(digit);
    if (has_open_guess(desk)) {
      const auto* asked = std::get_if<ChoiceGuess>(&open_step_of(desk).guess->asked);
      if (asked == nullptr || number < 1 || number > asked->choices.size()) return true;
      desk.lesson->chosen = number - 1;
      desk.lesson->answered = true;
      reveal_guess(desk);
      desk.presentation->scroll = kPage;
    } else if (is_of_figures(desk) && number > 0) {
      choose_figure(desk, number - 1);
    } else if (is_of_figures(desk)) {
      desk.presentation->left_out.clear();
      desk.filling.reset();
    }
    return true;
  }
  return false;
}

// The next slide may have others.
void let_go_of_controls() {
  ImGui::ClearActiveID();
  ImGui::SetNavCursorVisible(false);
}

void start(Desk& desk, std::vector<std::string> lessons) {
  Presentation next;
  next.lessons = std::move(lessons);
  next.lesson_before = desk.lesson;
  next.filling_before = desk.filling;
  next.session_before = desk.transition ? desk.transition->to : desk.session();
  next.document_before = desk.document;
  desk.presentation = std::move(next);
}

}  // namespace

void present(Desk& desk) {
  if (desk.presentation) return;
  if (!desk.lesson) return start(desk, {});
  const LessonPair& open = desk.lessons[desk.lesson->number];
  start(desk, lessons_of_chapter(desk, open.en.chapter));
  desk.presentation->at = place_of(desk.presentation->lessons, open.id);
}

void present_chapter(Desk& desk, std::string_view chapter) {
  present_lessons(desk, lessons_of_chapter(desk, chapter));
}

void present_lessons(Desk& desk, std::vector<std::string> ids) {
  if (desk.presentation || ids.empty()) return;
  start(desk, std::move(ids));
  open_at(desk, 0, false);
}

void end_presentation(Desk& desk) {
  if (!desk.presentation) return;
  const Presentation was = *std::exchange(desk.presentation, std::nullopt);
  const bool moved_by_steps = !was.lessons.empty() || desk.lesson;
  desk.lesson = was.lesson_before;
  desk.filling = was.filling_before;
  if (!moved_by_steps) return;
  desk.transition.reset();
  desk.end_gesture();
  desk.edit(was.session_before, {"Leave presenting", "退出放映"});
  desk.document = was.document_before;
}

void go_on(Desk& desk) {
  Presentation& now = *desk.presentation;
  let_go_of_controls();
  now.scroll = 0;
  if (now.at_end) return;
  if (is_of_figures(desk)) {
    const Slides slides = slides_of(desk);
    return go_to_slide(desk, slides, slides.now + 1);
  }
  if (desk.lesson && desk.lesson->step + 1 < open_lesson_of(desk).steps.size())
    return go_to_step(desk, desk.lesson->step + 1);
  next_in_list(desk);
}

void go_back(Desk& desk) {
  Presentation& now = *desk.presentation;
  let_go_of_controls();
  now.scroll = 0;
  if (std::exchange(now.at_end, false)) return;
  if (is_of_figures(desk)) {
    const Slides slides = slides_of(desk);
    if (slides.now > 0) go_to_slide(desk, slides, slides.now - 1);
    return;
  }
  if (desk.lesson && desk.lesson->step > 0) return go_to_step(desk, desk.lesson->step - 1);
  previous_in_list(desk);
}

bool can_go_on(const Desk& desk) {
  if (!is_of_figures(desk)) return !desk.presentation->at_end;
  const Slides slides = slides_of(desk);
  return slides.now + 1 < slides.count();
}

bool can_go_back(const Desk& desk) {
  if (desk.presentation->at_end) return true;
  if (is_of_figures(desk)) return slides_of(desk).now > 0;
  const ListPlace place = place_in_list(desk);
  return (desk.lesson && desk.lesson->step > 0) || place.strayed || place.number > 0;
}

std::string place_in_presentation(const Desk& desk) {
  const auto of = [](std::size_t number, std::size_t count) {
    return std::to_string(number) + " / " + std::to_string(count);
  };
  if (desk.lesson) return of(desk.lesson->step + 1, open_lesson_of(desk).steps.size());
  const Slides slides = slides_of(desk);
  return of(slides.now + 1, std::max<std::size_t>(slides.count(), 1));
}

std::span<const PresentingKey> presenting_keys() { return kKeys; }

bool answer_presenting_keys(Desk& desk) {
  Presentation& now = *desk.presentation;
  const int pressed = chord_pressed();
  if (now.black) {
    if (pressed != 0 || ImGui::IsMouseClicked(ImGuiMouseButton_Left)) now.black = false;
    return true;
  }
  bool answered = false;
  for (const PresentingKey& key : kKeys) {
    if (!std::any_of(key.chords.begin(), key.chords.end(), is_pressed)) continue;
    key.run(desk);
    answered = true;
  }
  if (!answered && !ImGui::GetIO().WantTextInput) answered = answer_digits(desk);
  if (now.shows_keys && pressed != 0) {
    now.keys = keys_shown(pressed);
    now.keys_until = ImGui::GetTime() + kSecondsOfKeys;
  }
  return answered;
}

void keep_presenting_keys(const Desk& desk) {
  if (!desk.presentation || ImGui::GetIO().NavVisible) return;
  for (ImGuiKey key : {ImGuiKey_Space, ImGuiKey_LeftArrow, ImGuiKey_RightArrow, ImGuiKey_UpArrow,
                       ImGuiKey_DownArrow, ImGuiKey_End})
    ImGui::SetKeyOwner(key, ImGui::GetID("desk"));
}

}  // namespace surprisal::app
