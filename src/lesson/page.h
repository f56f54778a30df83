// lesson: a page of text: glyphs, formulas and rules in pixels from the page's upper left corner, and the
// areas that respond to the pointer.
#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <vector>

#include "lesson/document.h"
#include "plot/hiding.h"
#include "plot/scene.h"
#include "typeset/layout.h"

namespace surprisal::lesson {

struct PageLook {
  const Fonts& fonts;
  const MathFont& math_font;
  ThemeName theme = ThemeName::Light;
  Language language = Language::English;
  double size = 16;  // of an em
  double width = 480;
  bool dimmed = false;             // all in muted ink, for a step that is not the current one
  std::vector<Hidden> hides = {};  // live values that are shown as question marks
  const Values* before = nullptr;  // and those that had another value then, which gives an answer away
  bool on_paper = false;           // nothing can be clicked: links are plain words, notes are open
};

const Theme& theme_of(const PageLook& look);

struct Page {
  struct Words {
    std::string utf8;
    std::vector<Glyph> glyphs;  // at their places on the page
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
  struct Fold {  // the triangle before a note: points down when it is open
    Rect rect;
    bool open = false;
    Color color;
  };

  struct Link {
    document::LinkKind kind = document::LinkKind::Lesson;
    std::string id;
  };
  struct Button {  // what a click does: open or close a note, or follow a link
    Rect rect;
    std::optional<std::size_t> note;  // its number in the lesson
    Link link;                        // if it is not a note
  };
  struct HighlightArea {  // what the pointer highlights in the figures
    Rect rect;
    Highlight highlight;
  };

  std::vector<Fill> fills;
  std::vector<Words> words;
  std::vector<Formula> formulas;
  std::vector<Fold> folds;
  std::vector<Button> buttons;
  std::vector<HighlightArea> highlights;
  double width = 0;  // of the widest line; a single word may be wider than the page
  double height = 0;
};

void paint_page(const Page& page, Canvas& canvas, Point corner, const Theme& theme);

}  // namespace surprisal::lesson
