#include "handout/text_pieces.h"

#include <utility>

#include "lesson/lay_out_page.h"
#include "lesson/lesson.h"

namespace surprisal::handout {
namespace {

constexpr double kLessonTitle = 17 * kPt;
constexpr double kStepTitle = 11.5 * kPt;
constexpr double kParagraphGap = 0.6 * kBodySize;
constexpr double kRoomBelowLessonTitle = 60 * kMm;
constexpr double kRoomBelowStepTitle = 20 * kMm;

Text label_of(const document::Block& block) {
  const auto* note = std::get_if<document::Note>(&block.is);
  const bool has_own_title = note != nullptr && !note->slip.empty();  // its title already says what it is
  return note == nullptr || has_own_title ? Text() : Text("Note", "补充");
}

bool introduces_display(const document::Block& block, const document::Block& next) {
  return std::holds_alternative<document::Paragraph>(block.is) &&
         std::holds_alternative<document::Display>(next.is);
}

bool is_place(const document::Block& block) {
  return std::holds_alternative<document::GuessPlace>(block.is) ||
         std::holds_alternative<document::TaskPlace>(block.is);
}

}  // namespace

double first_baseline(double size) {
  constexpr double kLineGap = 1.53;  // same as on the screen
  return ((kLineGap - kAscent - kDescent) / 2 + kAscent) * size;
}

Piece page_piece(Page page) {
  Piece piece;
  piece.height = page.height;
  piece.gap = kParagraphGap;
  piece.paint = [page = std::move(page)](Canvas& canvas, Point corner) {
    paint_page(page, canvas, corner, paper_theme());
  };
  return piece;
}

Piece text_piece(std::span<const document::Block> blocks, const Values& now, const PageLook& look) {
  return page_piece(lay_out_page(blocks, now, look));
}

std::vector<Piece> text_pieces(const Setting& setting, std::span<const document::Block> blocks,
                               const Values& now, const PageLook& look) {
  std::vector<Piece> pieces;
  for (std::size_t i = 0; i < blocks.size(); ++i) {
    if (is_place(blocks[i])) continue;
    pieces.push_back(labelled(setting, text_piece(blocks.subspan(i, 1), now, look),
                              setting.say(label_of(blocks[i])), first_baseline() + 0.35 * look.size));
    pieces.back().stays_with_next = i + 1 < blocks.size() && introduces_display(blocks[i], blocks[i + 1]);
  }
  return pieces;
}

Piece aside(const Setting& setting, std::span<const document::Block> blocks, const Values& now) {
  constexpr double kIndent = 3 * kMm;
  PageLook look = setting.look(kTextWidth - kIndent, kSmallSize);
  look.dimmed = true;
  Page page = lay_out_page(blocks, now, look);
  Piece piece;
  piece.height = page.height;
  piece.gap = piece.gap_after = 3 * kMm;
  piece.paint = [page = std::move(page), look](Canvas& canvas, Point corner) {
    canvas.rectangle({corner.x, corner.y, 1.5 * kPt, page.height}, paper_theme().border, 0);
    paint_page(page, canvas, {corner.x + kIndent, corner.y}, theme_of(look));
  };
  return piece;
}

Piece lesson_title(const Setting& setting, const std::string& number, const std::string& title) {
  std::vector<std::string> lines = wrapped(setting.fonts, title, kLessonTitle, Weight::Bold, kTextWidth, 3);
  Piece piece;
  piece.gap = 13 * kMm;
  piece.height = 5 * kMm + kLineHeight * kLessonTitle * static_cast<double>(lines.size());
  piece.stays_with_next = true;
  piece.begins_part = true;
  piece.room_after = kRoomBelowLessonTitle;
  piece.bookmark = number.empty() ? title : number + "  " + title;
  piece.paint = [&setting, number, lines = std::move(lines)](Canvas& canvas, Point corner) {
    const Theme& theme = paper_theme();
    canvas.rectangle({corner.x - (kTextLeft - kSideLeft), corner.y, kFullWidth, 1.2 * kPt}, theme.ink, 0);
    Point at = {corner.x, corner.y + 5 * kMm + kAscent * kLessonTitle};
    write(setting, canvas, number, {corner.x - 4 * kMm, at.y}, kLessonTitle, theme.muted, Weight::Regular,
          true);
    for (const std::string& line : lines) {
      write(setting, canvas, line, at, kLessonTitle, theme.ink, Weight::Bold);
      at.y += kLineHeight * kLessonTitle;
    }
  };
  return piece;
}

Piece step_title(const Setting& setting, const Step& step, const std::string& label) {
  const PageLook look = setting.look(kTextWidth, kStepTitle);
  Piece piece = page_piece(lay_out_page(step.title, Values(step.session), look, Weight::Bold));
  piece.gap = 8 * kMm;
  piece.stays_with_next = true;
  piece.room_after = kRoomBelowStepTitle;
  return labelled(setting, std::move(piece), label, first_baseline(kStepTitle));
}

}  // namespace surprisal::handout
