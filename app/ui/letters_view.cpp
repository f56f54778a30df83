#include "ui/letters_view.h"

#include <imgui.h>

#include <algorithm>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "base/wording.h"
#include "desk/letters.h"
#include "figures/catalogue.h"
#include "figures/number_text.h"
#include "plot/rich_text.h"
#include "ui/bet_button.h"
#include "ui/buttons.h"
#include "ui/figure_view.h"
#include "ui/letters_strip.h"
#include "ui/sliders.h"
#include "ui/surface.h"

namespace surprisal::ui {
namespace {

constexpr double kFromCardSide = 16;  // at scale 1

// The place, enlarged by a figure's margin so that the plot itself fills it.
Rect figure_around(const Surface& surface, const Rect& place) {
  return place.inset(surface.px(-0.9 * kPartText));
}

double left_of_bars(const Ui& ui, const LettersPlaces& places) {
  const FigurePicture* picture = ui.pictures.find(std::string(kLettersFigure));
  if (picture == nullptr || picture->scene.panels.empty()) return places.bars.left;
  return picture->scene.panels.front().area.left;
}

// Slider thumbs show that the bars can be dragged.
void paint_thumbs(Ui& ui, const FigureView& figure, const Scene& scene) {
  Surface surface(ui);
  for (const PlacedHandle& handle : scene.handles) {
    const bool is_dragged = handle.handle.id == figure.dragged;
    const Color color =
        is_dragged ? surface.theme().accent : fill_color_of(surface.theme(), handle.handle.ink);
    surface.disc(handle.at, thumb_radius(surface), color);
    surface.disc(handle.at, thumb_radius(surface) - 2, surface.theme().paper);
  }
}

// A number of the header over what it is.
struct Payment {
  double bits = 0;
  Text what;
};

constexpr double kPaymentGap = 28;

std::string amount_of(const Ui& ui, double bits) {
  return shown_fixed(from_bits(bits, ui.session().base), 2);
}

double width_of(const Ui& ui, const Surface& surface, const Payment& payment) {
  const double number = surface.width_of(amount_of(ui, payment.bits), 30, Weight::Bold);
  const double unit = surface.width_of(ui.say(unit_name(ui.session().base)), 14);
  return std::max(number + surface.px(8) + unit, surface.width_of(ui.say(payment.what), 12));
}

void write_payment(const Ui& ui, Surface& surface, Point at, const Payment& payment) {
  const double number = surface.words(amount_of(ui, payment.bits), at,
                                      {30, color_of(surface.theme(), Quantity::Loss), Weight::Bold});
  surface.words(ui.say(unit_name(ui.session().base)), {at.x + number + surface.px(8), at.y},
                {14, surface.theme().muted});
  surface.words(ui.say(payment.what), {at.x, at.y + surface.px(20)}, {12, surface.theme().muted});
}

std::vector<Payment> payments_of(const LetterPlay& play) {
  const Payment all_alike = {learn::alphabet_bits(play.model),
                             {"per letter if all were equally likely", "所有字符机会均等时，每个字符"}};
  if (play.paid.letters == 0) return {all_alike};
  const auto letters = static_cast<double>(play.paid.letters);
  return {{play.paid.paid.reader / letters, {"you, per bet", "你，每次下注"}},
          {play.paid.paid.model / letters, {"the model, per bet", "模型，每次下注"}},
          all_alike};
}

// As many as there is room for, the first ones first; returns where they begin.
double write_payments(const Ui& ui, Surface& surface, std::vector<Payment> payments, Point right,
                      double room) {
  const auto width = [&] {
    double sum = 0;
    for (const Payment& payment : payments) sum += width_of(ui, surface, payment) + surface.px(kPaymentGap);
    return sum;
  };
  while (!payments.empty() && width() > room) payments.pop_back();
  const double from = right.x - width();
  double left = from;
  for (const Payment& payment : payments) {
    left += surface.px(kPaymentGap);
    write_payment(ui, surface, {left, right.y}, payment);
    left += width_of(ui, surface, payment);
  }
  return from;
}

// The longest first. Each says how little the model knows.
std::vector<Text> what_is_read(const LetterPlay& play) {
  const std::string kinds = std::to_string(play.model.size());
  return {{"Bet on each letter before it is shown, against a model that knows only the letter before it. " +
               kinds + " letters are possible.",
           "在字符出现之前下注，对手是只看前一个字符的模型。可能的字符共 " + kinds + " 个。"},
          {"Bet on each letter, against a model that knows only the letter before it.",
           "在字符出现之前下注，对手是只看前一个字符的模型。"},
          {"Bet against a model that knows only the letter before.", "对手是只看前一个字符的模型。"},
          {"The model sees only the previous letter.", "模型只看前一个字符。"}};
}

void show_letters_header(Ui& ui, const Rect& area, const LetterPlay& play) {
  Surface surface(ui);
  const double title =
      surface.words(ui.say({"The next letter", "下一个字符"}), {area.left, area.top + surface.px(32)},
                    {22, surface.theme().ink, Weight::Bold});
  const double end = write_payments(ui, surface, payments_of(play), {area.right(), area.top + surface.px(36)},
                                    area.width - title);
  surface.words_that_fit(what_is_read(play), {area.left, area.top + surface.px(56)}, end - area.left,
                         {14, surface.theme().muted});
}

// In at most three lines; in two, they are broken after a sentence or a clause if that is possible.
std::vector<std::string> lines_of_note(const Ui& ui, const Surface& surface, const std::string& note,
                                       const RichStyle& style, double width) {
  const auto fits = [&](const std::string& words) { return surface.rich_width(words, style) <= width; };
  if (fits(note)) return {note};
  for (const std::string_view end : {". ", "; ", "。", "；"}) {
    for (std::size_t at = note.rfind(end); at != note.npos && at > 0; at = note.rfind(end, at - 1)) {
      const std::string first = note.substr(0, at + end.size()), second = note.substr(at + end.size());
      if (!second.empty() && fits(first) && fits(second)) return {first, second};
    }
  }
  Look look = {ui.fonts};
  look.math_font = &ui.formulas.font();
  return plot::RichText(look).lines_of(note, surface.px(style.size), style.weight, width, 3);
}

void write_note(Ui& ui, const Rect& area, const Text& note) {
  Surface surface(ui);
  const RichStyle style = {area.width > surface.px(400) ? 14.0 : 12.0, Weight::Regular, Ink::Kind::Ink};
  const std::vector<std::string> lines = lines_of_note(ui, surface, ui.say(note), style, area.width);
  const double line = surface.px(1.4 * style.size);
  double baseline =
      area.centre().y + surface.px(0.35 * style.size) - line * (static_cast<double>(lines.size()) - 1) / 2;
  for (const std::string& words : lines) {
    if (surface.rich_width(words, style) <= area.width) surface.rich(words, {area.left, baseline}, style);
    baseline += line;
  }
}

// The button begins where the bars do, and the note is beside it; on a phone both are as wide as the card.
void show_bet(Ui& ui, const LettersPlaces& places, double left, const Text& note) {
  const Surface surface(ui);
  const Rect& row = places.bet;
  show_bet_button(ui, places.is_narrow ? row : Rect{left, row.top, surface.px(200), row.height});
  const double from = left + surface.px(200 + 20);
  const Rect beside = {from, row.top, std::max(0.0, row.right() - from), row.height};
  write_note(ui, places.is_narrow ? places.note : beside, note);
}

// Side by side, each under its name.
void show_amounts(Ui& ui, const LettersPlaces& places, const LetterPlay& play) {
  Surface surface(ui);
  const std::pair<Text, double> all[] = {{{"you have paid", "你共付"}, play.paid.paid.reader},
                                         {{"the model has paid", "模型共付"}, play.paid.paid.model}};
  const Rect& area = places.amounts;
  const bool has_bet = play.paid.letters > 0;
  double left = area.left;
  for (std::size_t i = 0; i < 2; ++i, left += area.width / 2) {
    const Weight weight = i == 0 ? Weight::Bold : Weight::Regular;
    surface.words(ui.say(all[i].first), {left, area.top + surface.px(15)}, {12, surface.theme().muted});
    const Point baseline = {left, area.top + surface.px(50)};
    const double used = surface.words(has_bet ? amount_of(ui, all[i].second) : "–", baseline,
                                      {30, color_of(surface.theme(), Quantity::Loss), weight});
    if (has_bet)
      surface.words(ui.say(unit_name(ui.session().base)), {left + used + surface.px(8), baseline.y},
                    {14, surface.theme().muted});
  }
}

void show_more_of_letters(Ui& ui, const Rect& button_area) {
  const Point corner = {button_area.right(), button_area.top - Surface(ui).px(4)};
  ImGui::SetNextWindowPos(to_im(corner), ImGuiCond_Always, {1, 1});
  if (!ImGui::BeginPopup("letters more")) return;
  const Slider slider = slider_of(ui.session(), "letters.smoothing");
  ImGui::AlignTextToFramePadding();
  ImGui::TextUnformatted(ui.say(slider.what).c_str());
  ImGui::SameLine(0, ui.px(16));
  show_slider(ui, slider, ui.px(220), {.ink = Ink::Kind::Ink});
  if (!ui.session().letters.bets.empty())
    ImGui::TextUnformatted(
        ui.say({"This also changes what the model has paid.", "模型已付的代价也会随之改变。"}).c_str());
  ImGui::EndPopup();
}

const Text kMore = {"More", "更多"};
const ButtonLook kQuiet = {.kind = ButtonKind::Quiet, .icon = Icon::Down};

// The position in the text and, under "More", what the model adds to its counts.
void show_place_in_text(Ui& ui, double left, double right, double top, double height) {
  Surface surface(ui);
  const double width = button_width(ui, kMore, kQuiet);
  if (right - width < left) return;
  const Rect more_area = {right - width, top, width, height};
  if (button(ui, "letters.more", more_area, kMore, kQuiet)) ImGui::OpenPopup("letters more");
  show_more_of_letters(ui, more_area);
  const double field = surface.px(kFieldWidth);
  const Slider slider = slider_of(ui.session(), "letters.position");
  const SliderLook look = {.ink = Ink::Kind::Ink};
  const std::string words = ui.say(slider.what);
  const double named = surface.width_of(words, 14) + surface.px(12);
  const double end = more_area.left - surface.px(8);
  const double bar = std::min(surface.px(220), end - field - surface.px(8) - named - left);
  const bool has_bar = bar >= surface.px(80);
  const double from = end - field - (has_bar ? surface.px(8) + bar : 0);
  if (from - named < left) return;
  surface.words(words, {from - surface.px(12), top + surface.px(19)}, {14, surface.theme().muted},
                Anchor::Right);
  if (has_bar) slider_bar(ui, slider, {from, top, bar, height}, look);
  number_box(ui, slider, {end - field, top, field, height}, look);
}

// What "More" has changed, which starting again does not undo, if there is room for it beside "More", which
// undoes it. Returns its width.
double write_smoothing(Ui& ui, Surface& surface, Point at, double right) {
  const double added = ui.session().letters.smoothing;
  if (added == session::LetterGame().smoothing) return 0;
  const std::string number = trimmed_amount(added);
  const Text words = {"each pair's count + " + number, "每对的次数 + " + number};
  const double gap = surface.px(20);
  const double room = right - button_width(ui, kMore, kQuiet) - gap - at.x;
  const double used = surface.words_that_fit({words}, at, room, {12, surface.theme().ink, Weight::Bold});
  return used > 0 ? used + gap : 0;
}

// From the left: starting again and the text; at the right the place in it.
void show_letters_foot(Ui& ui, const Rect& area, bool is_narrow) {
  Surface surface(ui);
  surface.line({area.left, area.top}, {area.right(), area.top}, surface.theme().border);
  const double height = surface.px(kSegmentHeight);
  const double top = area.centre().y - height / 2;
  double left = area.left + surface.px(kFromCardSide);
  const session::LetterText text = ui.session().letters.text;
  const Text again = {"Start again", "从头开始"};
  const double width = button_width(ui, again);
  if (button(ui, "letters.again", {left, top, width, height}, again)) start_letters_again(ui.desk, text);
  left += width + surface.px(12);
  std::vector<Text> texts = {{"English text", "英文"}, {"Chinese text", "中文"}};
  if (is_narrow) texts = {{"English", "英文"}, {"Chinese", "中文"}};
  int chosen = static_cast<int>(text);
  if (segments(ui, "letters.text", {left, top}, texts, chosen))
    start_letters_again(ui.desk, static_cast<session::LetterText>(chosen));
  left += segments_width(ui, texts) + surface.px(20);
  const double right = area.right() - surface.px(kFromCardSide);
  left += write_smoothing(ui, surface, {left, top + surface.px(19)}, right);
  show_place_in_text(ui, left, right, top, height);
}

}  // namespace

LettersView::LettersView() {
  account_.id = std::string(kLettersFigure);
  account_.panels = {kAccountPanel};
  account_.part = "account";
}

void LettersView::show_bars(Ui& ui, const LettersPlaces& places) {
  FigureView& figure = ui.desk.figures().front();
  show_figure(ui, figure, figure_around(Surface(ui), places.bars), false);
  const FigurePicture* picture = ui.pictures.find(figure.id);
  if (picture != nullptr) paint_thumbs(ui, figure, picture->scene);
}

void LettersView::show(Ui& ui, const LettersPlaces& places) {
  const Shown& shown = shown_.get(ui.revision(), [&] {
    LetterPlay play = letter_play(ui.session());
    std::vector<learn::LetterCost> costs = costs_of_known(play);
    return Shown{std::move(play), std::move(costs), find_figure(kLettersFigure)->build(ui.session()).note};
  });
  Surface surface(ui);
  surface.bordered(places.card, ui.theme().paper, ui.theme().border, 10);
  show_letters_header(ui, places.header, shown.play);
  show_bars(ui, places);
  if (places.account.width > 0) show_figure(ui, account_, figure_around(surface, places.account), false);
  const double left = left_of_bars(ui, places);
  show_letter_strip(ui, places.text, left, places.has_costs, shown.play, shown.costs);
  show_bet(ui, places, left, shown.note);
  show_amounts(ui, places, shown.play);
  show_letters_foot(ui, places.foot, places.is_narrow);
}

}  // namespace surprisal::ui
