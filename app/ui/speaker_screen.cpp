#include "ui/speaker_screen.h"

#include <algorithm>
#include <cmath>
#include <string_view>
#include <vector>

#include "desk/lesson_steps.h"
#include "desk/presenting.h"
#include "lesson/lay_out_page.h"
#include "ui/speaker_notes.h"

namespace surprisal::ui {
namespace {

constexpr double kScreenPadding = 24;
constexpr double kLabel = 15;        // the text size of a card's heading
constexpr double kLabelHeight = 44;  // from the card's top to the content below the heading

std::string two_digits(int number) { return (number < 10 ? "0" : "") + std::to_string(number); }

// Paints words and cards; sizes are for a screen of 1280 x 720.
class SpeakerBrush {
 public:
  SpeakerBrush(const Ui& ui, Canvas& canvas, double scale) : ui_(ui), canvas_(canvas), scale_(scale) {}

  double px(double at_scale_one) const { return at_scale_one * scale_; }

  void words(std::string_view utf8, Point baseline, double size, Color color,
             Weight weight = Weight::Regular) const {
    TextLine line = set_line(ui_.fonts, utf8, px(size), weight);
    const Point origin = {std::round(baseline.x), std::round(baseline.y)};
    for (Glyph& glyph : line.glyphs) glyph.at = moved(glyph.at, origin);
    canvas_.glyphs(line.glyphs, color, utf8);
  }

  // Paints a card with its heading and returns the space left inside.
  Rect card(const Rect& place, const Text& head) const {
    constexpr double kRadius = 12;
    const double line = std::max(1.0, std::round(scale_));
    canvas_.rectangle(place, ui_.theme().border, px(kRadius));
    canvas_.rectangle(place.inset(line), ui_.theme().paper, px(kRadius) - line);
    words(ui_.say(head), {place.left + px(kScreenPadding), place.top + px(30)}, kLabel, ui_.theme().muted,
          Weight::Bold);
    return {place.left + px(kScreenPadding), place.top + px(kLabelHeight),
            place.width - px(2 * kScreenPadding), place.height - px(kLabelHeight + 16)};
  }

 private:
  const Ui& ui_;
  Canvas& canvas_;
  double scale_;
};

void paint_time(const SpeakerBrush& brush, const Ui& ui, const Rect& place, const Text& head,
                const std::string& time) {
  const Rect inside = brush.card(place, head);
  brush.words(time, {inside.left, inside.top + brush.px(46)}, 48, ui.theme().ink, Weight::Bold);
}

void paint_next(const SpeakerBrush& brush, const Ui& ui, const Rect& place) {
  constexpr double kSize = 24, kLine = 33;
  const std::string title = title_of_next_slide(ui.desk);
  const Rect inside = brush.card(place, {"Next", "接下来"});
  const auto lines = static_cast<std::size_t>(std::max(1.0, std::floor(inside.height / brush.px(kLine))));
  double y = inside.top + brush.px(26);
  for (const std::string& line : wrapped(ui.fonts, title.empty() ? ui.say({"The end", "放映结束"}) : title,
                                         brush.px(kSize), Weight::Bold, inside.width, lines)) {
    brush.words(line, {inside.left, y}, kSize, title.empty() ? ui.theme().muted : ui.theme().ink,
                Weight::Bold);
    y += brush.px(kLine);
  }
}

}  // namespace

std::string clock_text(TimeOfDay time) { return two_digits(time.hour) + ":" + two_digits(time.minute); }

std::string elapsed_text(double seconds) {
  const auto whole = static_cast<int>(std::max(0.0, seconds));
  const int hours = whole / 3600, minutes = whole / 60 % 60;
  return (hours > 0 ? std::to_string(hours) + ":" + two_digits(minutes) : std::to_string(minutes)) + ":" +
         two_digits(whole % 60);
}

void SpeakerScreen::paint_head(const Ui& ui, Canvas& canvas, const SpeakerPlaces& places) const {
  constexpr double kTitle = 30;
  const SpeakerBrush brush(ui, canvas, places.scale);
  const Rect& head = places.head;
  const std::string place = place_in_presentation(ui.desk);
  const std::string above = ui.desk.course.open ? open_lesson_of(ui.desk).title + "   " + place : place;
  const double size = brush.px(kTitle);
  brush.words(above, {head.left, head.top + brush.px(16)}, kLabel, ui.theme().muted);
  brush.words(shortened(ui.fonts, title_of_slide(ui.desk), size, Weight::Bold, head.width),
              {head.left, head.top + brush.px(54)}, kTitle, ui.theme().ink, Weight::Bold);
}

// Uses the largest text size that fits.
void SpeakerScreen::paint_notes(Ui& ui, Canvas& canvas, const SpeakerPlaces& places) {
  constexpr double kLargest = 30, kLeast = 14;
  const SpeakerBrush brush(ui, canvas, places.scale);
  const bool has_step = ui.desk.course.open && !ui.desk.presentation->at_end;
  const document::Blocks none;
  const document::Blocks& notes = has_step ? open_step_of(ui.desk).speaker : none;
  const Rect inside = brush.card(places.notes, head_of_notes(!notes.empty()));
  if (notes.empty()) return;
  PageLook look = {ui.fonts,           ui.formulas.font(), ui.desk.settings.theme, ui.desk.settings.language,
                   brush.px(kLargest), inside.width};
  const OpenLesson& open = *ui.desk.course.open;
  const Key key = {ui.revision(), open.number, open.step,    look.language,
                   look.theme,    look.width,  inside.height};
  const Page& page = page_.get(key, [&] {
    const Values values(ui.session());
    Page laid_out = lay_out_page(notes, values, look);
    while (laid_out.height > inside.height && look.size > brush.px(kLeast)) {
      look.size -= brush.px(1);
      laid_out = lay_out_page(notes, values, look);
    }
    return laid_out;
  });
  canvas.push_clip(inside);
  paint_page(page, canvas, {inside.left, inside.top}, ui.theme());
  canvas.pop_clip();
}

void SpeakerScreen::paint(Ui& ui, Canvas& canvas, double width, double height, TimeOfDay now) {
  const SpeakerPlaces places = speaker_places_for(width, height);
  const SpeakerBrush brush(ui, canvas, places.scale);
  canvas.rectangle({0, 0, width, height}, ui.theme().panel, 0);
  paint_head(ui, canvas, places);
  paint_notes(ui, canvas, places);
  paint_time(brush, ui, places.elapsed, {"Elapsed", "已放映"},
             elapsed_text(ui.desk.now - ui.desk.presentation->began_at));
  paint_time(brush, ui, places.clock, {"Time", "当前时间"}, clock_text(now));
  paint_next(brush, ui, places.next);
}

}  // namespace surprisal::ui
