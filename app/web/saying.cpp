#include "web/saying.h"

#include <algorithm>
#include <optional>
#include <string_view>
#include <utility>
#include <vector>

#include "base/wording.h"
#include "desk/headline.h"
#include "desk/lesson_steps.h"
#include "desk/step_sliders.h"
#include "figures/number_text.h"
#include "plot/describe.h"
#include "typeset/rich_line.h"
#include "ui/control_places.h"

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

std::string rows_in(const Desk& desk) {
  if (!desk.rows.file) return {};
  const RowFile& file = *desk.rows.file;
  Text sentence = name_of_rows(file.source) + Text(", ", "，") + file.reading;
  if (const std::optional<double>& loss = file.overview.summary.mean_loss) {
    const Base base = desk.session().base;
    sentence = sentence + Text(", mean loss ", "，平均损失 ") + shown_fixed(from_nats(*loss, base), 3) + " " +
               unit_name(base);
  }
  return desk.say(sentence);
}

std::string state_of(const Desk& desk) {
  if (desk.course.open) return step_in(desk) + " " + figure_in(desk);
  if (desk.view.main == MainView::Data) return rows_in(desk);
  return desk.view.main == MainView::Playground ? headline_in(desk) : std::string();
}

// A slider or the field of its number, with the number; otherwise what there is to read on the control.
std::string control_in_words(const Desk& desk, std::string_view label) {
  const std::string name = control_name(label);
  std::vector<Slider> sliders = desk.course.open ? step_sliders(desk) : sliders_of_sample(desk.session());
  for (const Figure* figure : shown_in_catalogue(desk)) {
    for (Slider& slider : own_sliders(desk.session(), *figure)) sliders.push_back(std::move(slider));
  }
  const auto found = std::find_if(sliders.begin(), sliders.end(), [&](const Slider& slider) {
    return name == "slider." + slider.name || name == "value." + slider.name;
  });
  if (found == sliders.end()) return typeset::plain_words(control_words(label));
  return desk.say(found->what) + ": " + shown_fixed(found->get(desk.session()), found->range.digits);
}

}  // namespace

void Saying::update(const Desk& desk, const std::string& label_in_focus, bool at_rest) {
  const bool has_other_message = desk.message.text != message_;
  if (has_other_message) message_ = desk.message.text;
  const bool is_new_message = has_other_message && !message_.empty();
  const bool is_new_control = label_in_focus != label_ && !label_in_focus.empty();
  const std::pair view = {desk.view.main, desk.rows.file.get()};
  const bool is_new_view = std::exchange(view_, view) != view;
  label_ = label_in_focus;
  if (!is_new_message && !is_new_control && !is_new_view && !at_rest) return;
  std::string words = is_new_message ? desk.say(message_) : std::string();
  const auto add = [&](const std::string& sentence) {
    if (!words.empty() && !sentence.empty())
      words += words.ends_with('.') ? " " : words.ends_with("。") ? "" : desk.say({". ", "。"});
    words += sentence;
  };
  if (!label_in_focus.empty()) add(control_in_words(desk, label_in_focus));
  if (at_rest || is_new_view) add(state_of(desk));
  if (words.empty()) return;
  browser_say(words.c_str(), desk.settings.language == Language::Chinese ? "zh" : "en");
}

}  // namespace surprisal::web
