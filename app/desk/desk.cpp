#include "desk/desk.h"

#include <imgui.h>

#include <algorithm>

#include "desk/document.h"
#include "session/between.h"

namespace surprisal::app {
namespace {

// What the playground opens with: the quantities that the program is about, in the order in which one follows
// from the other.
constexpr std::string_view kFirstFigures[] = {"sigmoid", "softmax-bars",  "minus-log-p",
                                              "entropy", "decomposition", "gradients"};

constexpr std::string_view kTransition = "transition";

}  // namespace

Desk::Desk(const Fonts& the_fonts, const ScreenFonts& the_screen_fonts)
    : fonts(the_fonts), screen_fonts(the_screen_fonts), formulas(the_fonts) {
  for (std::string_view id : kFirstFigures) {
    FigureView figure;
    figure.id = id;
    figures.push_back(std::move(figure));
  }
}

void Desk::edit(const Session& next, const Text& what, std::string_view gesture) {
  if (next == session()) return;
  if (gesture != kTransition) transition.reset();  // a hand on the controls has the last word
  const bool same_gesture = !gesture.empty() && gesture == gesture_;
  gesture_ = gesture;
  history.change(next, what, same_gesture);
}

std::vector<FigureView>& Desk::stage() { return lesson ? lesson->figures : figures; }
const std::vector<FigureView>& Desk::stage() const { return lesson ? lesson->figures : figures; }

std::vector<std::size_t> numbers_shown(const Desk& desk) {
  if (desk.filling && *desk.filling < desk.stage().size()) return {*desk.filling};
  std::vector<std::size_t> all;
  for (std::size_t i = 0; i < desk.stage().size(); ++i) {
    if (!desk.presentation || !desk.presentation->left_out.contains(desk.stage()[i].id)) all.push_back(i);
  }
  return all;
}

std::vector<const FigureView*> shown_figures(const Desk& desk) {
  std::vector<const FigureView*> all;
  for (std::size_t i : numbers_shown(desk)) all.push_back(&desk.stage()[i]);
  return all;
}

bool rail_is_open(const Desk& desk) {
  const float room = desk.lesson ? 1400 : 1150;
  return desk.rail_wanted.value_or(ImGui::GetMainViewport()->Size.x >= desk.px(room));
}

void Desk::tell(const Text& sentence) {
  constexpr double kSeconds = 5;
  told = sentence;
  told_until = ImGui::GetTime() + kSeconds;
}

void Desk::open(const Preset& preset) {
  const Text& title = preset.session.title;
  edit(preset.session, {"Open " + title.en, "打开“" + title.zh + "”"});
  stands_for(*this, preset.session);
}

void Desk::move_to(const Session& to, const Text& what) {
  if (to == session()) return;
  end_gesture();
  if (settings.reduced_motion) return edit(to, what);
  transition = Transition{session(), to, what};
}

void Desk::advance_transition(double seconds) {
  if (!transition) return;
  constexpr double kSeconds = 0.3;
  Transition& now = *transition;
  now.share = std::min(1.0, now.share + seconds / kSeconds);
  edit(between(now.from, now.to, eased(now.share)), now.what, kTransition);
  if (now.share >= 1) {
    transition.reset();
    end_gesture();
  }
}

void Desk::undo() {
  transition.reset();
  end_gesture();
  history.undo();
}

void Desk::redo() {
  transition.reset();
  end_gesture();
  history.redo();
}

}  // namespace surprisal::app
