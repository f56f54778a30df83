// lesson: text cut into the unbreakable items of a line: words, Chinese characters, formulas.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "lesson/page.h"

namespace surprisal::lesson {

struct PageItem {
  std::string utf8;
  TextLine line;
  std::optional<FormulaBox> formula;
  Color color;
  std::optional<Page::Link> link;
  std::optional<Highlight> highlight;
  double width = 0;
  double height = 0;  // above the baseline
  double depth = 0;
  bool is_space = false;
  bool break_before = false;
  bool ends_line = false;
};

struct WordStyle {
  Weight weight = Weight::Regular;
  Color color;
  bool slanted = false;
  std::optional<Page::Link> link;
  std::optional<Highlight> highlight;
};

// A formula no wider than `width`, in smaller letters if necessary.
FormulaBox fitted_formula(const Formula& formula, const PageLook& look, double size, FormulaPlace place,
                          double width);

class ItemBuilder {
 public:
  ItemBuilder(const Values& now, const PageLook& look, double width)
      : now_(now), look_(look), theme_(theme_of(look)), width_(width) {}

  std::vector<PageItem> items(const document::Inlines& inlines, Weight weight, Color color);

 private:
  void add(const document::Inlines& inlines, const WordStyle& style);

  void add(const document::Words& words, const WordStyle& style) { add_text(words.utf8, style); }
  void add(const document::Emphasis& emphasis, WordStyle style);
  void add(const document::Strong& strong, WordStyle style);
  void add(const document::Code& code, WordStyle style);
  void add(const document::InlineFormula& formula, const WordStyle& style);
  void add(const LiveValue& value, WordStyle style);
  void add(const document::Link& link, WordStyle style);
  void add(const document::LineBreak&, const WordStyle&);
  void add(const document::Faulty& faulty, WordStyle style);

  // Splits at spaces and next to Chinese characters.
  void add_text(const std::string& utf8, const WordStyle& style);
  void replace_last(const std::u32string& word, const WordStyle& style);
  void push_space(const WordStyle& style);
  void push_word(const std::u32string& word, const WordStyle& style);
  void push(PageItem item, char32_t first);
  bool is_bound_to_last(char32_t first) const;

  const Values& now_;
  const PageLook& look_;
  const Theme& theme_;
  double width_;  // of a line: no formula may be wider
  std::vector<PageItem> items_;
  char32_t last_ = 0;
  char32_t last_letter_ = 0;  // the last one that is not a space
};

}  // namespace surprisal::lesson
