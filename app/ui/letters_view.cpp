#include "ui/letters_view.h"

#include <imgui.h>

#include <algorithm>
#include <string>
#include <vector>

#include "base/wording.h"
#include "desk/letters.h"
#include "figures/number_text.h"
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

// Writes a number of the header, right-aligned. Returns where it begins.
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

void show_more_of_letters(Ui& ui, const Rect& button_area) {
  ImGui::SetNextWindowPos(to_im({button_area.right(), button_area.top - static_cast<double>(ui.px(4))}),
                          ImGuiCond_Always, {1, 1});
  if (!ImGui::BeginPopup("letters more")) return;
  const Slider slider = slider_of(ui.session(), "letters.smoothing");
  ImGui::AlignTextToFramePadding();
  ImGui::TextUnformatted(ui.say(slider.what).c_str());
  ImGui::SameLine(0, ui.px(16));
  show_slider(ui, slider, ui.px(220), {.ink = Ink::Kind::Ink});
  ImGui::EndPopup();
}

// The position in the text and, under "More", what the model adds to its counts.
void show_place_in_text(Ui& ui, double left, double right, double top, double height) {
  Surface surface(ui);
  const Text more = {"More", "更多"};
  const ButtonLook quiet = {.kind = ButtonKind::Quiet, .icon = Icon::Down};
  const double width = button_width(ui, more, quiet);
  const Rect more_area = {right - width, top, width, height};
  if (button(ui, "letters.more", more_area, more, quiet)) ImGui::OpenPopup("letters more");
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

// On the left, the button to start again and the choice of the text; on the right, the position in it.
void show_letters_foot(Ui& ui, const Rect& area) {
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
  const std::vector<Text> texts = {{"English text", "英文"}, {"Chinese text", "中文"}};
  int chosen = static_cast<int>(text);
  if (segments(ui, "letters.text", {left, top}, texts, chosen))
    start_letters_again(ui.desk, static_cast<session::LetterText>(chosen));
  left += segments_width(ui, texts) + surface.px(20);
  show_place_in_text(ui, left, area.right() - surface.px(kFromCardSide), top, height);
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
