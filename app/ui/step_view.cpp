#include "ui/step_view.h"

#include <imgui.h>

#include <algorithm>
#include <cmath>
#include <utility>

#include "desk/lesson_steps.h"
#include "ui/page_view.h"
#include "ui/step_cards.h"
#include "ui/surface.h"

namespace surprisal::ui {
namespace {

constexpr double kGapAroundCard = 12;

const Step& step_at(const Ui& ui, std::size_t number) { return open_lesson_of(ui.desk).steps[number]; }

// Other steps show the numbers that they begin with or, once the answer is revealed, end with.
const Session& session_for(const Ui& ui, const StepPlace& place) {
  if (place.strength == StepPlace::Strength::Full) return ui.session();
  const Step& step = step_at(ui, place.step);
  return ui.desk.course.open->records[place.step].revealed ? step.guess->after : step.session;
}

double gap_before(const StepPages& pages, const StepPart& part, double title_gap) {
  const bool below_title = &part == &pages.parts.front() && part.kind == StepPart::Kind::Text;
  return below_title ? title_gap : std::max(title_gap, kGapAroundCard);
}

class PartPainter {
 public:
  PartPainter(Ui& ui, const Step& step, const StepPages& pages, const StepPlace& place)
      : ui_(ui), step_(step), pages_(pages), place_(place), surface_(ui), y_(place.corner.y) {}

  // False if a link was followed.
  bool title() { return page(pages_.title, "title."); }

  bool parts() {
    for (const StepPart& part : pages_.parts) {
      y_ += surface_.px(gap_before(pages_, part, place_.title_gap));
      if (!show(part)) return false;
    }
    return true;
  }

  double reached() const { return y_; }

 private:
  bool dimmed() const { return place_.strength != StepPlace::Strength::Full; }

  bool page(const Page& page, const char* name) {
    const Point at = {place_.corner.x, y_};
    y_ += page.height;
    if (!dimmed()) return show_page(ui_, page, at, name);
    paint_page_on(ui_, page, at, true);
    return true;
  }

  Rect card(double height) {
    const Rect card = {place_.corner.x, std::floor(y_), place_.width, std::ceil(height)};
    y_ += card.height;
    return card;
  }

  bool show(const StepPart& part) {
    switch (part.kind) {
      case StepPart::Kind::Text:
        return page(part.page,
                    (std::string("text.") + std::to_string(&part - pages_.parts.data()) + ".").c_str());
      case StepPart::Kind::Guess: {
        const Rect area = card(height_of_guess(surface_, step_, pages_.guess, dimmed()));
        if (!dimmed()) return show_guess(ui_, step_, pages_.guess, area);
        paint_guess_dimmed(ui_, pages_.guess, area);
        return true;
      }
      case StepPart::Kind::Task: {
        const Rect area = card(height_of_task(surface_, pages_.task));
        if (!dimmed()) return show_task(ui_, pages_.task, area);
        paint_task_dimmed(ui_, pages_.task, area, ui_.desk.course.open->records[place_.step].task_done);
        return true;
      }
    }
    return true;
  }

  Ui& ui_;
  const Step& step_;
  const StepPages& pages_;
  const StepPlace& place_;
  Surface surface_;
  double y_;
};

}  // namespace

const StepPages& StepView::laid_out(Ui& ui, const StepPlace& place) {
  const OpenLesson& open = *ui.desk.course.open;
  const StepRecord& record = open.records[place.step];
  const bool full = place.strength == StepPlace::Strength::Full;
  PageLook look = {ui.fonts,   ui.formulas.font(), ui.desk.settings.theme, ui.desk.settings.language,
                   place.size, place.width};
  look.dimmed = !full;
  if (full) look.hides = hidden_now(ui.desk);
  const Step& step = step_at(ui, place.step);
  const Session& session = session_for(ui, place);
  Key key = {full ? ui.revision() : 0,
             look.theme,
             look.language,
             place.size,
             place.width,
             static_cast<double>(ui.scale()),
             open.number,
             ui.desk.course.replaced,
             place.step,
             look.dimmed,
             ui.trained_steps(step, session, record.revealed),
             {record.revealed, record.task_done, full ? open.open_notes : std::vector<std::size_t>()}};
  return pages_.get(key, [&] {
    return lay_out_step(step, sessions_of(step, session, record.revealed, key.trained), key.state, look,
                        key.scale);
  });
}

std::optional<double> StepView::show(Ui& ui, const StepPlace& place) {
  const StepPages& pages = laid_out(ui, place);
  return show_step_pages(ui, step_at(ui, place.step), pages, place);
}

std::optional<double> show_step_pages(Ui& ui, const Step& step, const StepPages& pages,
                                      const StepPlace& place) {
  PartPainter painter(ui, step, pages, place);
  if (!painter.title()) return std::nullopt;
  if (place.strength != StepPlace::Strength::TitleOnly && !painter.parts()) return std::nullopt;
  return painter.reached() - place.corner.y;
}

std::optional<double> StepView::top_of_guess(Ui& ui) const {
  const StepPages* laid_out = pages();
  if (laid_out == nullptr) return std::nullopt;
  const Step& step = step_at(ui, pages_.key()->step);
  if (!step.guess) return std::nullopt;
  return height_of_step(Surface(ui), step, *laid_out, StepPlace().title_gap, StepPart::Kind::Guess);
}

double height_of_step(const Surface& surface, const Step& step, const StepPages& pages, double title_gap,
                      std::optional<StepPart::Kind> up_to) {
  double height = pages.title.height;
  for (const StepPart& part : pages.parts) {
    height += surface.px(gap_before(pages, part, title_gap));
    if (part.kind == up_to) return height;
    if (part.kind == StepPart::Kind::Text) height += part.page.height;
    if (part.kind == StepPart::Kind::Guess) height += height_of_guess(surface, step, pages.guess, false);
    if (part.kind == StepPart::Kind::Task) height += height_of_task(surface, pages.task);
  }
  return height;
}

}  // namespace surprisal::ui
