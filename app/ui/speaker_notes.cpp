#include "ui/speaker_notes.h"

#include <algorithm>

#include "desk/lesson_steps.h"
#include "lesson/lay_out_page.h"
#include "ui/page_view.h"
#include "ui/surface.h"

namespace surprisal::ui {

Text head_of_notes(bool has_notes) {
  return has_notes ? Text("Speaker notes", "讲课提示")
                   : Text("No speaker notes for this step", "这一步没有讲课提示");
}

void SpeakerNotes::show(Ui& ui, const Rect& area) {
  constexpr double kPadding = 10;
  constexpr double kHead = 18;
  constexpr double kSize = 11;
  const OpenLesson& open = *ui.desk.course.open;
  Surface surface(ui);
  PageLook look = {ui.fonts,
                   ui.formulas.font(),
                   ui.desk.settings.theme,
                   ui.desk.settings.language,
                   surface.px(kSize),
                   area.width - surface.px(2 * kPadding)};
  const Key key = {ui.revision(), open.number, open.step, look.language, look.theme, look.width, look.size};
  const Page& page =
      page_.get(key, [&] { return lay_out_page(open_step_of(ui.desk).speaker, Values(ui.session()), look); });
  const double height = std::min(area.height, page.height + surface.px(kHead + 2 * kPadding));
  const Rect card = {area.left, area.bottom() - height, area.width, height};
  surface.bordered(card, surface.theme().panel, surface.theme().border, 10);
  const double left = card.left + surface.px(kPadding);
  surface.words(ui.say(head_of_notes(page.height > 0)), {left, card.top + surface.px(kPadding + 9)},
                {kSize, surface.theme().muted, Weight::Bold});
  show_page(ui, page, {left, card.top + surface.px(kPadding + kHead)}, "speaker.");
}

}  // namespace surprisal::ui
