#include "desk/sliders_at_hand.h"

#include <algorithm>

#include "desk/lesson_steps.h"

namespace surprisal::desk {
namespace {

constexpr std::size_t kMostSliders = 6;

// Those of the sample that differ.
std::vector<Slider> sliders_between(const Session& before, const Session& after) {
  std::vector<Slider> all = sliders_of_sample(after);
  std::erase_if(all, [&](const Slider& slider) {
    return is_gone(slider, before) || slider.get(before) == slider.get(after);
  });
  return all;
}

void append(std::vector<Slider>& sliders, std::vector<Slider> more) {
  for (Slider& slider : more) {
    const bool known =
        std::any_of(sliders.begin(), sliders.end(), [&](const Slider& d) { return d.name == slider.name; });
    if (!known) sliders.push_back(std::move(slider));
  }
}

// What a figure is about beyond the logits.
std::vector<Slider> sliders_about(const Session& session, std::string_view figure) {
  if (figure == "temperature") return {temperature_slider()};
  if (figure == "smoothing") return {smoothing_slider()};
  if (figure != "class-weights") return sliders_of_figure(figure);
  std::vector<Slider> weights;
  for (std::size_t k = 0; k < class_count(session); ++k) weights.push_back(weight_slider(session, k));
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

std::vector<Slider> sliders_at_hand(const Desk& desk) {
  std::vector<Slider> sliders;
  if (desk.course.open) {
    const Lesson& lesson = open_lesson_of(desk);
    const Step& step = open_step_of(desk);
    const std::size_t number = desk.course.open->step;
    const Session& before = number > 0 ? lesson.steps[number - 1].session : lesson.start;
    append(sliders, sliders_between(before, step.session));
    if (step.guess) append(sliders, sliders_between(step.session, session_after(*step.guess, step.session)));
  }
  const Session& now = desk.session();
  bool show_logits = false;
  for (const FigureView* figure : shown_figures(desk)) {
    append(sliders, sliders_about(now, figure->id));
    show_logits |= shows_logits(figure->id);
  }
  if (sliders.empty() && show_logits) {
    for (std::size_t k = 0; k < class_count(now); ++k) sliders.push_back(logit_slider(now, k));
  }
  // One that the lesson has, and the session on its way to it not yet.
  std::erase_if(sliders, [&](const Slider& slider) { return is_gone(slider, now); });
  if (sliders.size() > kMostSliders) sliders.resize(kMostSliders);
  return sliders;
}

}  // namespace surprisal::desk
