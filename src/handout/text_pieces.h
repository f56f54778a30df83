// handout: text as pieces of a page.
#pragma once

#include <span>
#include <string>
#include <vector>

#include "handout/piece.h"
#include "lesson/lesson.h"

namespace surprisal::handout {

// A piece for each block; the places of questions are left out.
std::vector<Piece> text_pieces(const Setting& setting, std::span<const document::Block> blocks,
                               const Values& now, const PageLook& look);

// All the text as one piece.
Piece text_piece(std::span<const document::Block> blocks, const Values& now, const PageLook& look);
Piece page_piece(Page page);

// In a quieter colour, with a vertical rule on the left.
Piece aside(const Setting& setting, std::span<const document::Block> blocks, const Values& now);

Piece lesson_title(const Setting& setting, const std::string& number, const std::string& title);
Piece step_title(const Setting& setting, const Step& step, const std::string& label);

// The distance from the top of a piece of text of this size to its first baseline.
double first_baseline(double size = kBodySize);

}  // namespace surprisal::handout
