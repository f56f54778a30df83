#include "ui/slide_text.h"

#include <algorithm>
#include <cmath>
#include <span>
#include <utility>

#include "desk/lesson_steps.h"
#include "lesson/lay_out_page.h"
#include "ui/step_view.h"

namespace surprisal::ui {
namespace {

// At scale 1, for a screen of 960 x 540.
constexpr double kTitleSize = 17;
constexpr double kSlideTextSize = 14;
constexpr double kTitleGap = 10;
constexpr double kSmallest = 0.6;  // of the usual size, for a portion that is too long for the slide

// The step with only this portion of its text.
Step with_portion(const Step& step, const Portion& portion) {
  Step slide = step;
  slide.blocks = portion.blocks;
  if (portion.kind == Portion::Kind::Guess) slide.blocks.push_back({document::GuessPlace(), step.at});
  if (portion.kind == Portion::Kind::Task) slide.blocks.push_back({document::TaskPlace(), step.at});
  return slide;
}

bool is_guess(const Portion& portion) { return portion.kind == Portion::Kind::Guess; }

// A long name in code cannot be broken, so the text may be wider than its column.
double widest_of(const StepPages& pages) {
  double widest = 0;
  for (const StepPart& part : pages.parts) widest = std::max(widest, part.page.width);
  return widest;
}

}  // namespace

SlideText::LaidOut SlideText::laid_out(Ui& ui, const Place& place, const StepState& state,
                                       const TrainedSteps& trained) const {
  const Surface surface(ui);
  const Step& step = open_step_of(ui.desk);
  const std::vector<Portion> portions = portions_of(step);
  const std::size_t shown = std::min(place.portion, portions.size() - 1);
  const Step slide = with_portion(step, portions[shown]);
  StepSessions sessions = sessions_of(step, ui.session(), state.revealed, trained);
  if (std::ranges::any_of(std::span(portions).first(shown), is_guess)) sessions.asked = sessions.now;
  LaidOut result;
  result.portions = portions.size();
  for (double share = 1; share >= kSmallest; share -= 0.05) {
    PageLook look = {ui.fonts,
                     ui.formulas.font(),
                     ui.desk.settings.theme,
                     ui.desk.settings.language,
                     std::floor(share * surface.px(kSlideTextSize)),
                     place.width};
    look.hides = hidden_now(ui.desk);
    result.pages = lay_out_step(slide, sessions, state, look, surface.px(1));
    PageLook title = look;
    title.size = surface.px(kTitleSize);
    result.pages.title = lay_out_page(slide.title, Values(sessions.now), title, Weight::Bold);
    result.size = look.size;
    result.height = height_of_step(surface, slide, result.pages, kTitleGap);
    if (result.height <= place.height && widest_of(result.pages) <= place.width) break;
  }
  return result;
}

void SlideText::show(Ui& ui, const Place& place) {
  const OpenLesson& open = *ui.desk.course.open;
  const StepRecord& record = open.record();
  const StepState state = {record.revealed, record.task_done, {}};
  const Key key = {ui.revision(),
                   ui.desk.settings.theme,
                   ui.desk.settings.language,
                   place.width,
                   place.height,
                   static_cast<double>(ui.scale()),
                   open.number,
                   open.step,
                   place.portion,
                   ui.trained_steps(open_step_of(ui.desk), ui.session(), state.revealed),
                   state};
  const StepPages& pages = pages_.get(key, [&] { return laid_out(ui, place, state, key.trained); }).pages;
  StepPlace parts;
  parts.step = open.step;
  parts.corner = place.corner;
  parts.width = place.width;
  parts.title_gap = kTitleGap;
  show_step_pages(ui, open_step_of(ui.desk), pages, parts);
}

}  // namespace surprisal::ui
