#include "handout/handout.h"

#include <algorithm>
#include <map>
#include <optional>
#include <span>
#include <utility>

#include "export/pdf.h"
#include "handout/figure_pieces.h"
#include "handout/pages.h"
#include "handout/question_pieces.h"
#include "handout/text_pieces.h"

namespace surprisal::handout {
namespace {

constexpr double kComposingShare = 0.8;  // share of the work; the rest is painting the pages

constexpr double kTitle = 26 * kPt;
constexpr double kTeacherSize = 9.5 * kPt;
constexpr double kContentsLine = 6.2 * kMm;

// The text of a step before its guess and after it.
struct StepText {
  std::span<const document::Block> before;
  std::span<const document::Block> after;
};

// The number of the first block of this kind; that of the end if there is none.
template <typename Kind>
std::size_t place_of(std::span<const document::Block> blocks) {
  const auto found = std::find_if(blocks.begin(), blocks.end(), [](const document::Block& block) {
    return std::holds_alternative<Kind>(block.is);
  });
  return static_cast<std::size_t>(found - blocks.begin());
}

StepText text_of(const Step& step) {
  const std::span<const document::Block> all = step.blocks;
  const std::size_t guess = place_of<document::GuessPlace>(all);
  return {all.first(guess), all.subspan(guess)};
}

class Composer {
 public:
  Composer(const Handout& handout, const Setting& setting)
      : handout_(handout), setting_(setting), shelf_(setting) {}

  // Returns no value if `progress` cancels.
  std::optional<std::vector<Piece>> pieces(const Progress& progress) {
    add_title();
    if (handout_.answers && !handout_.for_teacher.empty()) add_teacher_page();
    if (handout_.lessons.size() > 1) add_contents();
    for (std::size_t i = 0; i < handout_.lessons.size(); ++i) {
      add_lesson(i);
      const double share = static_cast<double>(i + 1) / static_cast<double>(handout_.lessons.size());
      if (progress && !progress(kComposingShare * share)) return std::nullopt;
    }
    return std::move(pieces_);
  }

  // Sets the page of each lesson, known only once the pieces are placed.
  void set_lesson_pages(const std::vector<std::size_t>& pages) { pages_of_lessons_ = pages; }

 private:
  void add(Piece piece) {
    if (!pieces_.empty()) piece.gap = std::max(piece.gap, pieces_.back().gap_after);
    pieces_.push_back(std::move(piece));
  }
  void add(std::vector<Piece> pieces) {
    for (Piece& piece : pieces) add(std::move(piece));
  }

  void add_title() {
    std::vector<std::string> lines =
        wrapped(setting_.fonts, handout_.title, kTitle, Weight::Bold, kTextWidth, 3);
    Piece piece;
    piece.height = 14 * kMm + kLineHeight * kTitle * static_cast<double>(lines.size());
    piece.stays_with_next = true;
    piece.paint = [this, lines = std::move(lines)](Canvas& canvas, Point corner) {
      const Theme& theme = paper_theme();
      Point at = {corner.x, corner.y + 4 * kMm};
      if (!handout_.over_title.empty())
        write(setting_, canvas, handout_.over_title, at, 11 * kPt, theme.muted, Weight::Bold);
      at.y += 13 * kMm;
      for (const std::string& line : lines) {
        write(setting_, canvas, line, at, kTitle, theme.ink, Weight::Bold);
        at.y += kLineHeight * kTitle;
      }
    };
    add(std::move(piece));
  }

  // The headings are in the left column, so that it all fits on one page.
  void add_teacher_page() {
    const Values now{Session{}};
    const std::span<const document::Block> blocks = handout_.for_teacher;
    std::string label = setting_.say({"For the teacher", "给教师"});
    for (std::size_t i = 0; i < blocks.size(); ++i) {
      if (const auto* heading = std::get_if<document::Heading>(&blocks[i].is)) {
        label = document::plain_text(heading->inside, now, setting_.language);
        continue;
      }
      Piece piece = text_piece(blocks.subspan(i, 1), now, setting_.look(kTextWidth, kTeacherSize));
      if (!label.empty()) piece.gap = 5 * kMm;
      add(labelled(setting_, std::move(piece), std::exchange(label, {}), first_baseline(kTeacherSize)));
    }
    starts_page_ = true;
  }

  void add_contents() {
    for (std::size_t i = 0; i < handout_.lessons.size(); ++i) {
      Piece line;
      line.height = kContentsLine;
      line.gap = i == 0 ? 6 * kMm : 0;
      line.starts_page = i == 0 && std::exchange(starts_page_, false);
      line.stays_with_next = i + 1 < handout_.lessons.size();
      line.paint = [this, i](Canvas& canvas, Point corner) {
        const Theme& theme = paper_theme();
        const double base = corner.y + kAscent * kBodySize;
        write(setting_, canvas, std::to_string(i + 1), {corner.x - 4 * kMm, base}, kBodySize, theme.muted,
              Weight::Regular, true);
        write(setting_, canvas, handout_.lessons[i].title, {corner.x, base}, kBodySize, theme.ink);
        write(setting_, canvas, std::to_string(pages_of_lessons_[i] + 1), {corner.x + kTextWidth, base},
              kBodySize, theme.muted, Weight::Regular, true);
        canvas.rectangle({corner.x, corner.y + kContentsLine - 1.4 * kMm, kTextWidth, 0.5 * kPt},
                         theme.border, 0);
      };
      add(std::move(line));
    }
  }

  void add_lesson(std::size_t number) {
    const Lesson& lesson = handout_.lessons[number];
    const std::string written = handout_.lessons.size() > 1 ? std::to_string(number + 1) : std::string();
    Piece title = lesson_title(setting_, written, lesson.title);
    title.starts_page = std::exchange(starts_page_, false);
    add(std::move(title));
    for (const Step& step : lesson.steps) add_step(step);
  }

  void add_step(const Step& step) {
    const std::vector<Hidden>& hidden = hidden_in(step);
    const StepText text = text_of(step);
    const Values begin(step.session);
    ShownFigures figures = shelf_.show(step, hidden);
    add(step_title(setting_, step, figures.label));

    PageLook look = setting_.look(kTextWidth);
    if (!setting_.answers) look.hides = hidden;
    std::vector<Piece> before = pieces_of(step, text.before, begin, look);
    // The figures follow the first paragraph and everything that stays with it.
    std::size_t lead = 0;
    while (lead < before.size() && before[lead].stays_with_next) ++lead;
    if (lead < before.size()) ++lead;
    for (std::size_t i = 0; i < lead; ++i) add(std::move(before[i]));
    add(std::move(figures.pieces));
    for (std::size_t i = lead; i < before.size(); ++i) add(std::move(before[i]));

    if (step.guess)
      add_guess(step, text.after, begin);
    else if (setting_.answers && !hidden.empty())
      add(shelf_.show_answer(step, step.session).pieces);
    if (setting_.answers && !step.speaker.empty())
      add(labelled(setting_, aside(setting_, step.speaker, begin),
                   setting_.say({"For the speaker", "讲课提示"}), first_baseline(kSmallSize)));
  }

  void add_guess(const Step& step, std::span<const document::Block> after, const Values& begin) {
    add(guess_piece(setting_, step));
    if (setting_.answers) {
      pieces_.back().stays_with_next = true;
      add(answer_piece(setting_, step));
      add(shelf_.show_answer(step, step.guess->after).pieces);
    }
    // In the students' copy, keep hidden whatever the answer changes.
    const Values now(step.guess->after);
    PageLook look = setting_.look(kTextWidth);
    if (!setting_.answers) {
      look.hides = step.guess->hides;
      look.before = &begin;
      if (!after.empty()) add(fold_piece(setting_));
    }
    add(pieces_of(step, after, now, look));
  }

  // The text, with the step's task where it stands.
  std::vector<Piece> pieces_of(const Step& step, std::span<const document::Block> blocks, const Values& now,
                               const PageLook& look) const {
    const std::size_t task = place_of<document::TaskPlace>(blocks);
    std::vector<Piece> pieces = text_pieces(setting_, blocks.first(task), now, look);
    if (task == blocks.size()) return pieces;
    pieces.push_back(task_piece(setting_, step));
    for (Piece& piece : text_pieces(setting_, blocks.subspan(task), now, look))
      pieces.push_back(std::move(piece));
    return pieces;
  }

  const Handout& handout_;
  const Setting& setting_;
  FigureShelf shelf_;
  std::vector<Piece> pieces_;
  bool starts_page_ = false;
  std::vector<std::size_t> pages_of_lessons_;
};

// The part that a page belongs to: the last one that begins on this page or earlier.
std::string part_of(const std::vector<Piece>& pieces, const Pages& pages, std::size_t page) {
  std::string part;
  for (const PlacedPiece& placed : pages.placed) {
    if (placed.page <= page && pieces[placed.piece].bookmark) part = *pieces[placed.piece].bookmark;
  }
  return part;
}

void paint_margins(const Handout& handout, const Setting& setting, const std::string& part, std::size_t page,
                   std::size_t pages, Canvas& canvas) {
  const Theme& theme = paper_theme();
  constexpr double kHead = 14 * kMm;
  const double foot = kPageHeight - 12 * kMm;
  const std::string copy =
      handout.answers ? setting.say({"Teacher's copy", "教师版"}) : std::string("Surprisal");
  write(setting, canvas, copy, {kSideLeft, foot}, 8 * kPt, theme.muted);
  write(setting, canvas, std::to_string(page + 1) + " / " + std::to_string(pages), {kTextRight, foot},
        8 * kPt, theme.muted, Weight::Regular, true);
  if (page == 0) {
    if (handout.answers) return;
    const std::string name = setting.say({"Name", "姓名"});
    constexpr double kLine = 55 * kMm;
    write(setting, canvas, name, {kTextRight - kLine - 2 * kMm, kHead}, 8 * kPt, theme.muted, Weight::Regular,
          true);
    canvas.rectangle({kTextRight - kLine, kHead + 0.5 * kMm, kLine, 0.5 * kPt}, theme.axis, 0);
    return;
  }
  const std::string over =
      handout.over_title.empty() ? std::string() : handout.over_title + setting.say({"  ", "　"});
  write(setting, canvas, over + handout.title, {kSideLeft, kHead}, 8 * kPt, theme.muted);
  if (part != handout.title)
    write(setting, canvas, part, {kTextRight, kHead}, 8 * kPt, theme.muted, Weight::Regular, true);
  canvas.rectangle({kSideLeft, kHead + 2 * kMm, kFullWidth, 0.5 * kPt}, theme.border, 0);
}

}  // namespace

Result<std::string> handout_pdf(const Handout& handout, const Fonts& fonts, const Progress& progress) {
  const MathFont math_font(fonts);
  const Setting setting = {fonts, math_font, handout.language, handout.answers};
  Composer composer(handout, setting);
  const std::optional<std::vector<Piece>> composed = composer.pieces(progress);
  if (!composed) return Problem{"stopped"};
  const std::vector<Piece>& pieces = *composed;
  const Pages pages = paged(pieces);

  PdfDocument file;
  const std::string answers =
      handout.answers ? setting.say({" (teacher's copy)", "（教师版）"}) : std::string();
  file.sheet = {kPageWidth, kPageHeight, 1, {}, handout.title + answers};
  file.pages = pages.count;
  std::vector<std::size_t> pages_of_lessons;
  for (const PlacedPiece& placed : pages.placed) {
    if (!pieces[placed.piece].bookmark) continue;
    file.bookmarks.push_back({*pieces[placed.piece].bookmark, placed.page, placed.top});
    pages_of_lessons.push_back(placed.page);
  }
  composer.set_lesson_pages(pages_of_lessons);
  file.paint = [&](std::size_t page, Canvas& canvas) {
    paint_margins(handout, setting, part_of(pieces, pages, page), page, pages.count, canvas);
    for (const PlacedPiece& placed : pages.placed) {
      if (placed.page == page) pieces[placed.piece].paint(canvas, {kTextLeft, placed.top});
    }
  };
  return pdf(file, [&](double share) {
    return !progress || progress(kComposingShare + (1 - kComposingShare) * share);
  });
}

}  // namespace surprisal::handout
