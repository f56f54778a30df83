// lesson: blocks of text laid out for a width: glyphs, formulas and rules in pixels from the page's upper
// left corner, and what a pointer needs to know.
#pragma once

#include <cstddef>
#include <span>
#include <string>
#include <variant>
#include <vector>

#include "lesson/document.h"
#include "plot/scene.h"
#include "typeset/layout.h"

namespace surprisal::lesson {

struct PageLook {
  const Fonts& fonts;
  const MathFont& math_font;
  ThemeName theme = ThemeName::Light;
  Language language = Language::English;
  double size = 16;  // of the letters' em
  double width = 480;
};

struct Page {
  struct Words {
    std::string utf8;
    std::vector<Glyph> glyphs;  // in place
    Color color;
    Rect box;
  };
  struct Formula {
    FormulaBox box;
    Point origin;
  };
  struct Fill {
    Rect rect;
    Color color;
    double corner_radius = 0;
  };
  struct Fold {  // the mark before a note: points down when it is open
    Rect rect;
    bool open = false;
    Color color;
  };

  struct LinkSpot {
    document::LinkKind kind;
    std::string id;
  };
  struct NoteSpot {
    std::size_t note = 0;  // its number in the lesson
  };
  struct LitSpot {
    Lit lit;
  };
  struct Spot {  // where the pointer finds something
    Rect rect;
    std::variant<LinkSpot, NoteSpot, LitSpot> is;
  };

  std::vector<Fill> fills;
  std::vector<Words> words;
  std::vector<Formula> formulas;
  std::vector<Fold> folds;
  std::vector<Spot> spots;
  double width = 0;  // of the widest line; more than was asked for only where a single word is
  double height = 0;
};

// `open_notes`: the notes that are open, by their number. A guess's place is left out.
Page lay_out_page(std::span<const document::Block> blocks, const Values& now, const PageLook& look,
                  const std::vector<std::size_t>& open_notes = {});
Page lay_out_page(const document::Inlines& line, const Values& now, const PageLook& look,
                  Weight weight = Weight::Regular);

void paint_page(const Page& page, Canvas& canvas, Point corner, ThemeName theme);

// What is under a point of the page; null for nothing.
const Page::Spot* spot_at(const Page& page, Point at);

}  // namespace surprisal::lesson
