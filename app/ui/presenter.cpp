#include "ui/presenter.h"

#include <imgui.h>

#include <algorithm>
#include <cmath>
#include <limits>
#include <utility>

#include "base/wording.h"
#include "desk/lesson_steps.h"
#include "desk/presenting.h"
#include "desk/slides.h"
#include "figures/live_numbers.h"
#include "figures/session_digits.h"
#include "figures/view_numbers.h"
#include "ui/control_strip.h"
#include "ui/figure_view.h"
#include "ui/own_settings.h"
#include "ui/slide_places.h"
#include "ui/surface.h"

namespace surprisal::ui {
namespace {

// At scale 1, for a screen of 960 x 540.
constexpr double kLiveNumber = 28;
constexpr double kLiveWords = 14;
constexpr double kBetweenNumbers = 36;
constexpr double kDotNow = 7;  // radius of the ring around the current step's dot

// The live number of the first figure that has one. Does not start any training.
// `panels`: those of the first figure that are shown.
std::optional<LiveNumber> live_number_on(const std::vector<const Figure*>& figures,
                                         const std::vector<std::size_t>& panels, const Session& session) {
  for (const Figure* figure : figures) {
    auto number = live_number_of(*figure, figure->trains ? limited_to_trained_steps(session) : session,
                                 figure == figures.front() ? panels : std::vector<std::size_t>());
    if (number) return number;
  }
  return std::nullopt;
}

Rect bounds_of(const std::vector<Rect>& all) {
  if (all.empty()) return {};
  const Rect& first = all.front();
  const Rect& last = all.back();
  return {first.left, first.top, last.right() - first.left, last.bottom() - first.top};
}

// The view of letters itself, with its text, its bars and its button.
bool is_of_letters(const Desk& desk) {
  return desk.view.main == MainView::Letters && !desk.course.open && desk.presentation->lessons.empty();
}

// All figures of the playground at once, as the playground itself shows them.
bool is_overview(const Desk& desk) { return !desk.course.open && numbers_shown(desk).size() > 1; }

void show_figures(Ui& ui, const std::vector<Rect>& places) {
  Desk& desk = ui.desk;
  desk.view.figures_place = bounds_of(places);
  const std::vector<std::size_t> shown = numbers_shown(desk);
  const bool are_cards = is_overview(desk);
  for (std::size_t i = 0; i < std::min(shown.size(), places.size()); ++i) {
    const bool toggled = show_figure(ui, desk.figures()[shown[i]], places[i], are_cards);
    if (!toggled || !has_overview(desk)) continue;
    desk.view.maximized = desk.view.maximized ? std::nullopt : std::optional(shown[i]);
  }
}

void show_slide_dots(Ui& ui, const Rect& foot) {
  const OpenLesson& open = *ui.desk.course.open;
  Surface surface(ui);
  const double y = foot.centre().y;
  double x = foot.right() - surface.px(kDotNow);
  for (std::size_t i = open.records.size(); i-- > 0;) {
    if (i == open.step) surface.ring({x, y}, kDotNow - 0.6, 1.25, surface.theme().ink);
    if (i <= open.step)
      surface.disc({x, y}, 4, surface.theme().ink);
    else
      surface.ring({x, y}, 3.4, 1, surface.theme().muted);
    x -= surface.px(18);
  }
}

// Shown at the left end of the foot while the step has more text.
void show_more_text_hint(Ui& ui, const Rect& foot) {
  Surface surface(ui);
  surface.words(ui.say({"Space: read on", "空格：继续"}), {foot.left, foot.centre().y + surface.px(4)},
                {12, surface.theme().muted});
}

void show_place(Ui& ui, const Rect& foot) {
  Surface surface(ui);
  surface.words(place_in_presentation(ui.desk), {foot.right(), foot.centre().y + surface.px(4)},
                {12, surface.theme().muted}, Anchor::Right);
}

void show_end(Ui& ui, ImVec2 window) {
  Surface surface(ui);
  const double x = static_cast<double>(window.x) / 2;
  const double y = static_cast<double>(window.y) * 0.45;
  surface.words(ui.say({"The end", "放映结束"}), {x, y}, {30, surface.theme().ink, Weight::Bold},
                Anchor::Middle);
  surface.words(ui.say({"Escape leaves, Page Up goes back.", "按 Esc 退出，按 Page Up 返回。"}),
                {x, y + surface.px(30)}, {14, surface.theme().muted}, Anchor::Middle);
}

// On one line, as many as fit: words, number, unit.
void show_view_numbers(Ui& ui, const std::vector<LiveNumber>& numbers, const Rect& area) {
  Surface surface(ui);
  const Color muted = surface.theme().muted;
  const double baseline = area.top + surface.px(33);
  double left = area.left;
  for (const LiveNumber& number : numbers) {
    const std::string words = ui.say(number.words), value = ui.say(number.value), unit = ui.say(number.unit);
    const double before = surface.width_of(words, kLiveWords) + surface.px(8);
    const double width = surface.width_of(value, kLiveNumber, Weight::Bold);
    const double after = unit.empty() ? 0 : surface.width_of(unit, kLiveWords) + surface.px(8);
    if (left + before + width + after > area.right()) return;
    surface.words(words, {left, baseline}, {kLiveWords, muted});
    surface.words(value, {left + before, baseline},
                  {kLiveNumber, color_of(surface.theme(), number.ink), Weight::Bold});
    surface.words(unit, {left + before + width + surface.px(8), baseline}, {kLiveWords, muted});
    left += before + width + after + surface.px(kBetweenNumbers);
  }
}

// At the right end of the foot, above the dots.
void draw_keys(Ui& ui, const Rect& foot) {
  const Presentation& now = *ui.desk.presentation;
  if (!now.shows_keys || now.keys.empty() || ui.desk.now >= now.keys_until) return;
  ImDrawList& list = *ImGui::GetForegroundDrawList();
  ImFont* font = ui.screen_fonts.bold;
  const float size = ImGui::GetFontSize();
  const ImVec2 text = font->CalcTextSizeA(size, std::numeric_limits<float>::max(), 0, now.keys.c_str());
  const float pad = ui.px(8);
  const ImVec2 end = to_im({foot.right(), foot.centre().y});
  const ImVec2 low = {end.x - text.x - 2 * pad, end.y - text.y / 2 - ui.px(1)};
  list.AddRectFilled(low, {end.x, low.y + text.y + ui.px(2)}, packed(ui.theme().ink), ui.px(4));
  list.AddText(font, size, {low.x + pad, low.y + ui.px(1)}, packed(ui.theme().paper), now.keys.c_str());
}

// Has a paper-coloured rim, which makes it visible on any colour.
void draw_ring(const Ui& ui) {
  if (!ui.desk.presentation->ring || !ImGui::IsMousePosValid()) return;
  ImDrawList& list = *ImGui::GetForegroundDrawList();
  const ImVec2 at = ImGui::GetIO().MousePos;
  list.AddCircle(at, ui.px(18), packed(ui.theme().paper), 0, ui.px(6));
  list.AddCircle(at, ui.px(18), packed(ui.theme().accent), 0, ui.px(3.5f));
}

void show_black(ImVec2 window) {
  ImGui::GetForegroundDrawList()->AddRectFilled({0, 0}, window, IM_COL32_BLACK);
  ImGui::SetMouseCursor(ImGuiMouseCursor_None);
}

}  // namespace

// Of the rows or of the digits that the only figure on a slide without a text is about.
std::vector<LiveNumber> Presenter::view_numbers(const Ui& ui) {
  const std::vector<const Figure*> figures = shown_in_catalogue(ui.desk);
  const Figure* figure = figures.size() == 1 && !ui.desk.course.open ? figures.front() : nullptr;
  const bool is_of_rows = figure != nullptr && figure->build_rows != nullptr;
  const bool is_of_digits = figure != nullptr && figure->is_digit_card;
  if (is_of_rows && ui.desk.rows.file) return numbers_of_rows(ui.desk.rows.file->overview, ui.session().base);
  if (is_of_rows) return numbers_of_rows(*example_rows().overview, ui.session().base);
  if (!is_of_digits) return {};
  const Session trained = limited_to_trained_steps(ui.session());
  const LiveNumberKey key = {ui.revision(), figures, trained.digits.steps, false, {}};
  return digit_numbers_.get(key, [&] { return numbers_of_digits(trained); });
}

void Presenter::show_headline(Ui& ui, const std::vector<LiveNumber>& numbers, const Rect& area) {
  if (!numbers.empty()) return show_view_numbers(ui, numbers, area);
  Places places;
  places.headline = area;
  places.brief = true;
  headline_.show(ui, places);
}

Presenter::ShownNumber Presenter::number_for(const LiveNumberKey& key, const Ui& ui) const {
  ShownNumber shown = {live_number_on(key.figures, key.panels, ui.session())};
  if (!shown.number || !key.changes) return shown;
  const auto after = live_number_on(key.figures, key.panels, open_step_of(ui.desk).guess->after);
  shown.changes = !after || after->value != shown.number->value;
  return shown;
}

// What the step is about, in large figures.
void Presenter::show_live_number(Ui& ui, const Rect& area) {
  if (area.height <= 0) return;
  const std::vector<const Figure*> figures = shown_in_catalogue(ui.desk);
  const bool trains = std::any_of(figures.begin(), figures.end(), [](const Figure* f) { return f->trains; });
  // Training takes too long to compare with the number after the guess.
  const LiveNumberKey key = {
      ui.revision(), figures, trains ? limited_to_trained_steps(ui.session()).digits.steps : 0,
      !trains && changes_after_guess(ui.desk),
      figures.empty() ? std::vector<std::size_t>() : panels_now(ui.desk, figures.front()->id)};
  const ShownNumber& found = live_number_.get(key, [&] { return number_for(key, ui); });
  if (!found.number) return;
  const LiveNumber number = without(*found.number, hidden_now(ui.desk));
  Surface surface(ui);
  const RichStyle muted = {kLiveWords, Weight::Regular, Ink::Kind::Muted};
  const double words = surface.rich(ui.say(number.words), {area.left, area.top + surface.px(18)}, muted);
  if (found.changes && number.value == found.number->value) {
    const Point beside = {area.left + words + surface.px(10), area.top + surface.px(18)};
    surface.words_that_fit({changes_after_guess_words()}, beside, area.right() - beside.x,
                           {12, surface.theme().muted});
  }
  const double unit =
      number.unit.empty() ? 0 : surface.rich_width(ui.say(number.unit), muted) + surface.px(8);
  const double needed = surface.width_of(ui.say(number.value), kLiveNumber, Weight::Bold) + unit;
  const double size = kLiveNumber * std::min(1.0, area.width / std::max(needed, 1.0));
  const Point baseline = {area.left, area.top + surface.px(52)};
  const double width = surface.words(ui.say(number.value), baseline,
                                     {size, color_of(surface.theme(), number.ink), Weight::Bold});
  surface.rich(ui.say(number.unit), {baseline.x + width + surface.px(8), baseline.y}, muted);
}

void Presenter::show_text(Ui& ui, const Rect& area) {
  Surface surface(ui);
  const OpenLesson& open = *ui.desk.course.open;
  SlideText::Place place;
  place.corner = {area.left, area.top};
  place.width = area.width;
  place.height = area.height;
  place.portion = open.portion;
  text_.show(ui, place);
}

void Presenter::show_letters(Ui& ui, ImVec2 window) {
  const LettersPlaces places = letters_places_on_slide(
      static_cast<double>(window.x), static_cast<double>(window.y), static_cast<double>(ui.scale()));
  ui.desk.view.figures_place = places.card;
  letters_.show(ui, places);
  places_ = {};
  places_.foot = places.foot;
}

void Presenter::show(Ui& ui) {
  const ImVec2 window = ImGui::GetMainViewport()->Size;
  const Presentation& now = *ui.desk.presentation;
  if (now.black) return show_black(window);
  if (is_of_letters(ui.desk) && !now.at_end)
    show_letters(ui, window);
  else
    show_slide(ui, window);
  strip_.show(ui, window);
  draw_keys(ui, places_.foot);
  draw_ring(ui);
}

void Presenter::show_slide(Ui& ui, ImVec2 window) {
  const Presentation& now = *ui.desk.presentation;
  SlideLayoutOptions wishes;
  wishes.width = static_cast<double>(window.x);
  wishes.height = static_cast<double>(window.y);
  wishes.scale = static_cast<double>(ui.scale());
  wishes.figures = numbers_shown(ui.desk).size();
  const StepControls controls = controls_of(ui);
  wishes.controls = controls.count();
  wishes.control_width = width_needed(ui, controls);
  wishes.has_text = ui.desk.course.open.has_value();
  const std::vector<LiveNumber> numbers = view_numbers(ui);
  wishes.has_headline = !numbers.empty() || (is_overview(ui.desk) && shows_sample(ui));
  places_ = slide_places_for(wishes);
  if (now.at_end) {
    show_end(ui, window);
  } else {
    show_headline(ui, numbers, places_.headline);
    show_figures(ui, places_.figures);
    if (places_.controls.height > 0) show_controls(ui, controls, places_.controls, places_.control_columns);
    const bool faded = strip_.strength(ui.desk) <= 0;
    if (ui.desk.course.open) {
      const std::size_t lesson = ui.desk.course.open->number;
      show_live_number(ui, places_.live_number);
      if (faded) show_slide_dots(ui, places_.foot);
      show_text(ui, places_.text);
      if (!ui.desk.course.open || ui.desk.course.open->number != lesson) return;
      if (faded && !text_.is_last_portion()) show_more_text_hint(ui, places_.foot);
      if (now.shows_notes && !now.notes_on_other_screen) {
        const double bottom = std::max(places_.live_number.bottom(), places_.text.bottom());
        notes_.show(ui, {places_.text.left, places_.text.top, places_.text.width, bottom - places_.text.top});
      }
    } else if (faded) {
      show_place(ui, places_.foot);
    }
  }
}

double Presenter::seconds_to_next_frame(const Desk& desk) const {
  if (!desk.presentation || desk.presentation->black) return std::numeric_limits<double>::infinity();
  const Presentation& now = *desk.presentation;
  const double left = strip_.seconds_to_next_frame(desk);
  const double keys = now.keys_until - desk.now;
  return now.shows_keys && keys > 0 ? std::min(left, keys) : left;
}

}  // namespace surprisal::ui
