#include "desk/desk.h"

#include <algorithm>

#include "figures/letter_play.h"

namespace surprisal::desk {

namespace {

// The cards of the first screen, cached because every frame needs them.
const std::vector<const Figure*>& cards_of_playground() {
  static const std::vector<const Figure*> cards = [] {
    std::vector<const Figure*> found;
    for (const Figure& figure : catalogue()) {
      if (figure.card > 0) found.push_back(&figure);
    }
    std::sort(found.begin(), found.end(), [](const Figure* a, const Figure* b) { return a->card < b->card; });
    return found;
  }();
  return cards;
}

}  // namespace

Desk::Desk() {
  restore_cards(*this);
  for (const Figure& figure : catalogue()) {
    if (figure.build_rows != nullptr) view.data_figures.emplace_back().id = figure.id;
    if (figure.is_digit_card) view.digit_figures.emplace_back().id = figure.id;
  }
  // Only the bars; the window draws the other parts around them.
  FigureView& bet = view.letter_figures.emplace_back();
  bet.id = kLettersFigure;
  bet.panels = {kBetPanel};
}

void Desk::notify(const Text& sentence) { message = {sentence, std::nullopt}; }

namespace {

// For a const or a non-const desk.
template <typename AnyDesk>
auto& figures_of(AnyDesk& desk) {
  if (desk.course.open) return desk.course.open->figures;
  switch (desk.view.main) {
    case MainView::Data:
      return desk.view.data_figures;
    case MainView::Digits:
      return desk.view.digit_figures;
    case MainView::Letters:
      return desk.view.letter_figures;
    case MainView::Map:
    case MainView::Playground:
      break;
  }
  return desk.view.figures;
}

}  // namespace

std::vector<FigureView>& Desk::figures() { return figures_of(*this); }
const std::vector<FigureView>& Desk::figures() const { return figures_of(*this); }

void Desk::open(const Preset& preset) {
  const Text& title = preset.session.title;
  edit(preset.session, {"Open " + title.en, "打开“" + title.zh + "”"});
  workspace.set_saved_session(preset.session);
  view.main = MainView::Playground;
  current_try.running = false;  // an example replaces the task's session
}

bool shows_cards(const Desk& desk) {
  if (desk.course.open || desk.view.main != MainView::Playground || desk.view.maximized) return false;
  const std::vector<const Figure*>& cards = cards_of_playground();
  return std::equal(desk.view.figures.begin(), desk.view.figures.end(), cards.begin(), cards.end(),
                    [](const FigureView& view, const Figure* figure) { return view.id == figure->id; });
}

void restore_cards(Desk& desk) {
  desk.view.maximized.reset();
  desk.view.figures.clear();
  for (const Figure* figure : cards_of_playground()) desk.view.figures.emplace_back().id = figure->id;
}

bool has_overview(const Desk& desk) {
  const MainView main = desk.view.main;
  return main != MainView::Data && main != MainView::Digits;
}

std::vector<std::size_t> numbers_shown(const Desk& desk) {
  if (desk.view.maximized && *desk.view.maximized < desk.figures().size()) return {*desk.view.maximized};
  std::vector<std::size_t> all;
  for (std::size_t i = 0; i < desk.figures().size(); ++i) {
    if (!desk.presentation || !desk.presentation->hidden_figures.contains(desk.figures()[i].id))
      all.push_back(i);
  }
  if (desk.presentation && !desk.course.open && !has_overview(desk) && all.size() > 1) all.resize(1);
  return all;
}

std::vector<const FigureView*> shown_figures(const Desk& desk) {
  std::vector<const FigureView*> all;
  for (std::size_t i : numbers_shown(desk)) all.push_back(&desk.figures()[i]);
  return all;
}

std::vector<const Figure*> shown_in_catalogue(const Desk& desk) {
  std::vector<const Figure*> figures;
  for (const FigureView* view : shown_figures(desk)) {
    if (const Figure* figure = find_figure(view->id)) figures.push_back(figure);
  }
  return figures;
}

std::size_t number_of(const Desk& desk, const FigureView& figure) {
  const auto found = std::find_if(desk.figures().begin(), desk.figures().end(),
                                  [&](const FigureView& f) { return f.id == figure.id; });
  return static_cast<std::size_t>(found - desk.figures().begin());
}

FigureView* current_figure(Desk& desk) {
  const std::size_t index = desk.view.maximized.value_or(desk.view.pointed);
  return index < desk.figures().size() ? &desk.figures()[index] : nullptr;
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
