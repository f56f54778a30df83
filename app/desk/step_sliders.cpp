#include "desk/step_sliders.h"

#include <algorithm>
#include <utility>

#include "desk/lesson_steps.h"
#include "figures/beads.h"
#include "figures/catalogue.h"

namespace surprisal::desk {
namespace {

constexpr std::size_t kMaxSliders = 6;

// The sample's sliders that have different values in the two sessions.
std::vector<Slider> sliders_between(const Session& before, const Session& after) {
  std::vector<Slider> all = sliders_of_sample(after);
  std::erase_if(all, [&](const Slider& slider) {
    return is_gone(slider, before) || slider.get(before) == slider.get(after);
  });
  return all;
}

std::vector<Slider> sliders_of_step(const Session& session, const Step& step) {
  std::vector<Slider> all;
  for (const std::string& name : step.sliders) {
    for (Slider& slider : sliders_named(session, name)) all.push_back(std::move(slider));
  }
  return all;
}

void append(std::vector<Slider>& sliders, std::vector<Slider> more) {
  for (Slider& slider : more) {
    const bool known =
        std::any_of(sliders.begin(), sliders.end(), [&](const Slider& d) { return d.name == slider.name; });
    if (!known) sliders.push_back(std::move(slider));
  }
}

bool is_in_the_figures(const Slider& slider, const std::vector<const Figure*>& figures) {
  return std::any_of(figures.begin(), figures.end(), [&](const Figure* figure) {
    return (figure->drags_logits && slider.name.starts_with("logit.")) ||
           (figure->drags_labels && slider.name.starts_with("label."));
  });
}

// A slide has room for one slider that an audience can follow. Values that can be dragged in the figure need
// none, and the main class represents all logits.
void keep_one_logit(std::vector<Slider>& sliders, const Desk& desk) {
  const std::vector<const Figure*> figures = shown_in_catalogue(desk);
  const std::size_t main = main_class(desk.session());
  const auto stands_for_all = [&](const Slider& slider) {
    return slider.name.starts_with("logit.") && slider.of_class == main;
  };
  const bool has_main = std::any_of(sliders.begin(), sliders.end(), stands_for_all);
  bool first = true;
  std::erase_if(sliders, [&](const Slider& slider) {
    if (!is_in_the_figures(slider, figures)) return false;
    if (slider.name.starts_with("label.")) return true;
    return has_main ? !stands_for_all(slider) : !std::exchange(first, false);
  });
}

std::vector<Slider> all_sliders(const Desk& desk) {
  std::vector<Slider> sliders;
  if (desk.course.open) {
    const Lesson& lesson = open_lesson_of(desk);
    const Step& step = open_step_of(desk);
    if (!step.sliders.empty()) return sliders_of_step(desk.session(), step);
    const std::size_t number = desk.course.open->step;
    const Session& before = number > 0 ? lesson.steps[number - 1].session : lesson.start;
    append(sliders, sliders_between(before, step.session));
    if (step.guess) append(sliders, sliders_between(step.session, step.guess->after));
  }
  const Session& now = desk.session();
  bool show_logits = false;
  for (const FigureView* view : shown_figures(desk)) {
    const Figure* figure = find_figure(view->id);
    if (figure == nullptr) continue;
    append(sliders, sliders_of(now, figure->sliders));
    show_logits |= figure->shows_logits;
  }
  if (sliders.empty() && show_logits) {
    for (std::size_t k = 0; k < class_count(now); ++k) sliders.push_back(logit_slider(now, k));
  }
  // The step's session may have a class that the animated session has not reached yet.
  std::erase_if(sliders, [&](const Slider& slider) { return is_gone(slider, now); });
  if (sliders.size() > kMaxSliders) sliders.resize(kMaxSliders);
  return sliders;
}

}  // namespace

std::vector<Slider> step_sliders(const Desk& desk) {
  std::vector<Slider> sliders = all_sliders(desk);
  if (desk.presentation && desk.course.open) keep_one_logit(sliders, desk);
  return sliders;
}

}  // namespace surprisal::desk
