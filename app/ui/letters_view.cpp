#include "ui/letters_view.h"

#include <imgui.h>

#include <algorithm>
#include <string>
#include <vector>

#include "base/wording.h"
#include "desk/letters.h"
#include "figures/number_text.h"
#include "ui/bet_button.h"
#include "ui/buttons.h"
#include "ui/figure_view.h"
#include "ui/places.h"
#include "ui/sliders.h"
#include "ui/surface.h"

namespace surprisal::ui {
namespace {

// All at scale 1.
constexpr double kLettersSide = 16;
constexpr double kLettersHeader = 68;
constexpr double kLettersFoot = 52;
constexpr double kFromCardSide = 16;

// A number of the header, from the right; returns where it begins.
double write_payment(Ui& ui, Surface& surface, Point right, double bits, const Text& what, bool is_bold) {
  const Base base = ui.session().base;
  const std::string number = shown_fixed(bits * ln(Base::Two) * from_nats(1, base), 2);
  const std::string unit = ui.say(unit_name(base));
  const Weight weight = is_bold ? Weight::Bold : Weight::Regular;
  const double value = surface.width_of(number, 30, weight);
  const double width =
      std::max(value + surface.px(8) + surface.width_of(unit, 14), surface.width_of(ui.say(what), 12));
  const double left = right.x - width;
  surface.words(number, {left, right.y}, {30, color_of(surface.theme(), Quantity::Loss), weight});
  surface.words(unit, {left + value + surface.px(8), right.y}, {14, surface.theme().muted});
  surface.words(ui.say(what), {left, right.y + surface.px(20)}, {12, surface.theme().muted});
  return left;
}

Text what_is_read(const LetterPlay& play, bool brief) {
  const std::string kinds = std::to_string(play.model.size());
  if (brief) return {"Bet on each letter before it is shown.", "在字符出现之前下注。"};
  return {"Bet on each letter before it is shown, against a model that knows only the letter before it. " +
              kinds + " letters are possible.",
          "在字符出现之前下注，对手是只看前一个字符的模型。可能的字符共 " + kinds + " 个。"};
}

void show_letters_header(Ui& ui, const Rect& area, const LetterPlay& play) {
  Surface surface(ui);
  const double baseline = area.top + surface.px(36);
  double right = area.right();
  right = write_payment(ui, surface, {right, baseline}, learn::alphabet_bits(play.model),
                        {"per letter if all were equally likely", "所有字符机会均等时，每个字符"}, false);
  if (play.paid.letters > 0) {
    const auto letters = static_cast<double>(play.paid.letters);
    right = write_payment(ui, surface, {right - surface.px(28), baseline}, play.paid.paid.model / letters,
                          {"the model, per bet", "模型，每次下注"}, false);
    right = write_payment(ui, surface, {right - surface.px(28), baseline}, play.paid.paid.reader / letters,
                          {"you, per bet", "你，每次下注"}, true);
  }
  surface.words(ui.say({"The next letter", "下一个字母"}), {area.left, area.top + surface.px(32)},
                {22, surface.theme().ink, Weight::Bold});
  const double room = right - surface.px(28) - area.left;
  const bool brief = surface.width_of(ui.say(what_is_read(play, false)), 14) > room;
  surface.words(surface.fitted(ui.say(what_is_read(play, brief)), 14, Weight::Regular, room),
                {area.left, area.top + surface.px(56)}, {14, surface.theme().muted});
}

// From the left: the main button, starting again, the text; at the right the smoothing.
void show_letters_foot(Ui& ui, const Rect& area) {
  Surface surface(ui);
  const double top = area.top + surface.px(6), height = surface.px(kSegmentHeight);
  double left = area.left + surface.px(kFromCardSide);
  const auto press = [&](std::string_view name, const Text& words, const ButtonLook& look) {
    const double width = button_width(ui, words, look);
    const bool pressed = button(ui, name, {left, top, width, height}, words, look);
    left += width + surface.px(12);
    return pressed;
  };
  left += show_bet_button(ui, {left, top}, height) + surface.px(12);
  const session::LetterText text = ui.session().letters.text;
  if (press("letters.again", {"Start again", "从头开始"}, {})) start_letters_again(ui.desk, text);
  const std::vector<Text> texts = {{"English text", "英文"}, {"Chinese text", "中文"}};
  int chosen = static_cast<int>(text);
  if (segments(ui, "letters.text", {left, top}, texts, chosen))
    start_letters_again(ui.desk, static_cast<session::LetterText>(chosen));
  left += segments_width(ui, texts) + surface.px(20);
  const double right = area.right() - surface.px(kFromCardSide);
  const double field = surface.px(kFieldWidth);
  const Slider slider = slider_of(ui.session(), "letters.smoothing");
  const std::string words = ui.say(slider.what);
  const double named = surface.width_of(words, 14) + surface.px(10);
  const double bar = std::min(surface.px(220), right - field - surface.px(8) - named - left);
  if (bar < surface.px(60)) return;
  const double from = right - field - surface.px(8) - bar;
  surface.words(words, {from - surface.px(10), top + surface.px(19)}, {14, surface.theme().muted},
                Anchor::Right);
  slider_bar(ui, slider, {from, top, bar, height}, {.ink = Quantity::Prediction});
  number_box(ui, slider, {right - field, top, field, height}, {.ink = Quantity::Prediction});
}

}  // namespace

LettersPlaces letters_places_for(double window_width, double window_height, double scale, bool rail) {
  const double width = window_width / scale, height = window_height / scale;
  const double left = rail ? kNarrowRail : 0;
  LettersPlaces places;
  places.bar = scaled({0, 0, width, kBar}, scale);
  if (rail) places.rail = scaled({0, kBar, left, height - kBar}, scale);
  const Rect inside = {left + kLettersSide, kBar, std::max(1.0, width - left - 2 * kLettersSide),
                       std::max(1.0, height - kBar - kLettersSide)};
  const double top = inside.top + kLettersHeader;
  const Rect card = {inside.left, top, inside.width, std::max(1.0, inside.bottom() - top)};
  places.header = whole_pixels(scaled({inside.left, inside.top, inside.width, kLettersHeader}, scale));
  places.card = whole_pixels(scaled(card, scale));
  places.foot =
      whole_pixels(scaled({card.left, card.bottom() - kLettersFoot, card.width, kLettersFoot}, scale));
  return places;
}

void LettersView::show(Ui& ui, const LettersPlaces& places) {
  const LetterPlay& play = play_.get(ui.revision(), [&] { return letter_play(ui.session()); });
  show_letters_header(ui, places.header, play);
  const Rect frame = {places.card.left, places.card.top, places.card.width,
                      places.foot.top - places.card.top};
  show_figure(ui, ui.desk.figures().front(), frame, false, &places.card);
  show_letters_foot(ui, places.foot);
}

}  // namespace surprisal::ui
