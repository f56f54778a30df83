#include "desk/desk.h"

#include <algorithm>

namespace surprisal::desk {
namespace {

// The playground's initial figures, ordered so that each builds on the one before.
constexpr std::string_view kFirstFigures[] = {"sigmoid", "softmax-bars",  "minus-log-p",
                                              "entropy", "decomposition", "gradients"};

}  // namespace

Desk::Desk() {
  for (std::string_view id : kFirstFigures) view.figures.emplace_back().id = id;
}

void Desk::tell(const Text& sentence) { message = {sentence, std::nullopt}; }

std::vector<FigureView>& Desk::stage() { return course.open ? course.open->figures : view.figures; }
const std::vector<FigureView>& Desk::stage() const {
  return course.open ? course.open->figures : view.figures;
}

void Desk::open(const Preset& preset) {
  const Text& title = preset.session.title;
  edit(preset.session, {"Open " + title.en, "打开“" + title.zh + "”"});
  workspace.stands_for(preset.session);
}

std::vector<std::size_t> numbers_shown(const Desk& desk) {
  if (desk.view.filling && *desk.view.filling < desk.stage().size()) return {*desk.view.filling};
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

FigureView* figure_in_hand(Desk& desk) {
  const std::size_t index = desk.view.filling.value_or(desk.view.pointed);
  return index < desk.stage().size() ? &desk.stage()[index] : nullptr;
}

std::vector<Slider> own_sliders(const Session& session, const Figure& figure) {
  if (figure.sliders.empty()) return {};
  const std::vector<Slider> of_sample = sliders_of_sample(session);
  std::vector<Slider> own = sliders_of(session, figure.sliders);
  std::erase_if(own, [&](const Slider& slider) {
    return std::any_of(of_sample.begin(), of_sample.end(),
                       [&](const Slider& s) { return s.name == slider.name; });
  });
  return own;
}

void reset_view(FigureView& figure) {
  figure.views.assign(figure.views.size(), View{});
  figure.pinned.clear();
}

}  // namespace surprisal::desk
