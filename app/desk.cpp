#include "desk.h"

#include <imgui.h>

namespace surprisal {
namespace {

// What the playground opens with: the quantities that the program is about, in the order in which one follows
// from the other.
constexpr std::string_view kFirstFigures[] = {"sigmoid", "softmax-bars",  "minus-log-p",
                                              "entropy", "decomposition", "gradients"};

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
  const bool same_gesture = !gesture.empty() && gesture == gesture_;
  gesture_ = gesture;
  history.change(next, what, same_gesture);
}

std::vector<const FigureView*> shown_figures(const Desk& desk) {
  if (desk.filling && *desk.filling < desk.figures.size()) return {&desk.figures[*desk.filling]};
  std::vector<const FigureView*> all;
  for (const FigureView& figure : desk.figures) all.push_back(&figure);
  return all;
}

void Desk::tell(const Text& sentence) {
  constexpr double kSeconds = 5;
  told = sentence;
  told_until = ImGui::GetTime() + kSeconds;
}

void Desk::open(const Preset& preset) {
  const Text& title = preset.session.title;
  edit(preset.session, {"Open " + title.en, "打开“" + title.zh + "”"});
}

void Desk::undo() {
  end_gesture();
  history.undo();
}

void Desk::redo() {
  end_gesture();
  history.redo();
}

}  // namespace surprisal
