#include "web/saying.h"

#include "desk/headline.h"
#include "desk/lesson_steps.h"
#include "figures/number_text.h"
#include "plot/describe.h"
#include "typeset/rich_line.h"

namespace surprisal::web {
namespace {

std::string headline_in(const Desk& desk) {
  const Headline headline = headline_of(desk.session());
  std::string words;
  if (headline.sum) {
    words = desk.say({"Loss ", "损失 "}) + headline.sum->loss + " " +
            desk.say(unit_name(desk.session().base)) + " = " + desk.say(headline.entropy_name) + " " +
            headline.sum->entropy + " + " + desk.say({"KL ", "KL 散度 "}) + headline.sum->kl +
            desk.say({". ", "。"});
  }
  return words + typeset::plain_words(desk.say(headline.sentence));
}

std::string step_in(const Desk& desk) {
  const std::string number = std::to_string(desk.course.open->step + 1);
  const std::string all = std::to_string(open_lesson_of(desk).steps.size());
  return open_lesson_of(desk).title +
         desk.say({": step " + number + " of " + all + ".", "：第 " + number + " 步，共 " + all + " 步。"});
}

// The description of the figure that keys act on, the same as in its exports.
std::string figure_in(const Desk& desk) {
  const std::vector<const FigureView*> shown = shown_figures(desk);
  const Figure* figure = shown.empty() ? nullptr : find_figure(shown.front()->id);
  if (figure == nullptr || figure->trains || figure->build_rows != nullptr) return {};
  return plot::description_of(figure->build(desk.session()), desk.settings.language);
}

}  // namespace

std::string sentence_for(const Desk& desk) {
  if (desk.course.open) return step_in(desk) + " " + figure_in(desk);
  return desk.view.main == MainView::Playground ? headline_in(desk) : std::string();
}

}  // namespace surprisal::web
