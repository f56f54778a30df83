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
#include "figures/number_text.h"
#include "ui/control_strip.h"
#include "ui/figure_view.h"
#include "ui/slide_places.h"
#include "ui/surface.h"

namespace surprisal::ui {
namespace {

// At scale 1, that of a screen of 960 x 540.
constexpr double kLossNumber = 28;
constexpr double kLossWords = 14;

bool shows_loss(const Ui& ui) {
  const auto figures = shown_figures(ui.desk);
  return std::any_of(figures.begin(), figures.end(), [](const FigureView* view) {
    const Figure* figure = find_figure(view->id);
    return figure != nullptr && figure->shows_logits;
  });
}

std::string loss_in_words(const Session& session) {
  const Quantities all = quantities_of(session);
  if (session.output == OutputLayer::Softmax) return all.cross_entropy ? shown(*all.cross_entropy, 4) : "";
  return all.bce ? shown((*all.bce)[session.focus], 4) : "";
}

Rect bounds_of(const std::vector<Rect>& all) {
  if (all.empty()) return {};
  const Rect& first = all.front();
  const Rect& last = all.back();
  return {first.left, first.top, last.right() - first.left, last.bottom() - first.top};
}

void show_figures(Ui& ui, const std::vector<Rect>& places) {
  Desk& desk = ui.desk;
  desk.view.figures_place = bounds_of(places);
  const std::vector<std::size_t> shown = numbers_shown(desk);
  for (std::size_t i = 0; i < std::min(shown.size(), places.size()); ++i) {
    if (!show_figure(ui, desk.figures()[shown[i]], places[i], false)) continue;
    desk.view.maximized = desk.view.maximized ? std::nullopt : std::optional(shown[i]);
  }
}

void show_slide_dots(Ui& ui, const Rect& foot) {
  const OpenLesson& open = *ui.desk.course.open;
  Surface surface(ui);
  const double y = foot.centre().y;
  double x = foot.right() - surface.px(8);
  for (std::size_t i = open.records.size(); i-- > 0;) {
    if (i == open.step) surface.ring({x, y}, 6.5, 1.25, surface.theme().ink);
    if (i <= open.step)
      surface.disc({x, y}, 4, surface.theme().ink);
    else
      surface.ring({x, y}, 3.4, 1, surface.theme().muted);
    x -= surface.px(18);
  }
}

// At the left end of the foot, as long as the step has more to say.
void show_that_text_follows(Ui& ui, const Rect& foot) {
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

// At the right end of the foot, over the dots.
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

// With a rim of paper, so that it is seen on any colour.
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

// The loss of the sample in large figures, where the figures are about the sample: behind a sigmoid that of
// the output in focus.
void Presenter::show_loss(Ui& ui, const Rect& area) {
  if (area.height <= 0 || !shows_loss(ui) || hides_value(hidden_now(ui.desk), Quantity::Loss)) return;
  const std::string loss = loss_.get(ui.revision(), [&] { return loss_in_words(ui.session()); });
  if (loss.empty()) return;
  Surface surface(ui);
  surface.words(ui.say({"loss", "损失"}), {area.left, area.top + surface.px(18)},
                {kLossWords, surface.theme().muted});
  const Point baseline = {area.left, area.top + surface.px(52)};
  const double width =
      surface.words(loss, baseline, {kLossNumber, color_of(surface.theme(), Quantity::Loss), Weight::Bold});
  surface.words(ui.say(unit_name(ui.session().base)), {baseline.x + width + surface.px(8), baseline.y},
                {kLossWords, surface.theme().muted});
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

void Presenter::show(Ui& ui) {
  const ImVec2 window = ImGui::GetMainViewport()->Size;
  const Presentation& now = *ui.desk.presentation;
  if (now.black) return show_black(window);
  SlideWishes wishes;
  wishes.width = static_cast<double>(window.x);
  wishes.height = static_cast<double>(window.y);
  wishes.scale = static_cast<double>(ui.scale());
  wishes.figures = numbers_shown(ui.desk).size();
  const StepControls controls = controls_of(ui);
  wishes.controls = controls.count();
  wishes.has_text = ui.desk.course.open.has_value();
  const SlidePlaces places = slide_places_for(wishes);
  if (now.at_end) {
    show_end(ui, window);
  } else {
    show_figures(ui, places.figures);
    if (places.controls.height > 0) show_controls(ui, controls, places.controls, places.control_columns);
    const bool faded = strip_.strength(ui.desk) <= 0;
    if (ui.desk.course.open) {
      const std::size_t lesson = ui.desk.course.open->number;
      show_loss(ui, places.loss);
      if (faded) show_slide_dots(ui, places.foot);
      show_text(ui, places.text);
      if (!ui.desk.course.open || ui.desk.course.open->number != lesson) return;
      if (faded && !text_.is_last_portion()) show_that_text_follows(ui, places.foot);
      if (now.shows_notes && !now.notes_elsewhere) {
        const double bottom = std::max(places.loss.bottom(), places.text.bottom());
        notes_.show(ui, {places.text.left, places.text.top, places.text.width, bottom - places.text.top});
      }
    } else if (faded) {
      show_place(ui, places.foot);
    }
  }
  strip_.show(ui, window);
  draw_keys(ui, places.foot);
  draw_ring(ui);
}

double Presenter::seconds_to_next_frame(const Desk& desk) const {
  if (!desk.presentation || desk.presentation->black) return std::numeric_limits<double>::infinity();
  const Presentation& now = *desk.presentation;
  const double left = strip_.seconds_to_next_frame(desk);
  const double keys = now.keys_until - desk.now;
  return now.shows_keys && keys > 0 ? std::min(left, keys) : left;
}

}  // namespace surprisal::ui
