#include "lesson/document.h"

#include "typeset/formula.h"

namespace surprisal::lesson::document {
namespace {

struct InlineText {
  const Values& values;
  Language language;

  std::string operator()(const Words& words) const { return words.utf8; }
  std::string operator()(const Emphasis& emphasis) const {
    return plain_text(emphasis.inside, values, language);
  }
  std::string operator()(const Strong& strong) const { return plain_text(strong.inside, values, language); }
  std::string operator()(const Code& code) const { return code.utf8; }
  std::string operator()(const InlineFormula& formula) const {
    return typeset::plain_text(formula_with_values(formula.formula, values, language));
  }
  std::string operator()(const LiveValue& value) const { return shown_value(value, values, language).text; }
  std::string operator()(const Link& link) const { return plain_text(link.inside, values, language); }
  std::string operator()(const LineBreak&) const { return " "; }
  std::string operator()(const Faulty& faulty) const { return faulty.source; }
};

struct BlockText {
  const Values& values;
  Language language;

  std::string of(const Inlines& inlines) const { return plain_text(inlines, values, language); }

  std::string operator()(const Paragraph& paragraph) const { return of(paragraph.inside); }
  std::string operator()(const List& list) const {
    std::string text;
    for (const Blocks& item : list.items)
      text += (text.empty() ? "" : " ") + plain_text(item, values, language);
    return text;
  }
  std::string operator()(const Table& table) const {
    std::string text;
    const auto add = [&](const Inlines& cell) { text += (text.empty() ? "" : " ") + of(cell); };
    for (const Inlines& cell : table.heads) add(cell);
    for (const auto& row : table.rows) {
      for (const Inlines& cell : row) add(cell);
    }
    return text;
  }
  std::string operator()(const CodeBlock& code) const { return code.utf8; }
  std::string operator()(const Display& display) const {
    return typeset::plain_text(formula_with_values(display.formula, values, language));
  }
  std::string operator()(const Note& note) const {
    return of(note.title) + " " + plain_text(note.inside, values, language);
  }
  std::string operator()(const GuessPlace&) const { return {}; }
  std::string operator()(const TaskPlace&) const { return {}; }
  std::string operator()(const Heading& heading) const { return of(heading.inside); }
};

}  // namespace

std::string plain_text(const Inlines& inlines, const Values& values, Language language) {
  std::string text;
  for (const Inline& one : inlines) text += std::visit(InlineText{values, language}, one.is);
  return text;
}

std::string plain_text(const Blocks& blocks, const Values& values, Language language) {
  std::string text;
  for (const Block& block : blocks) {
    const std::string part = std::visit(BlockText{values, language}, block.is);
    if (!text.empty() && !part.empty()) text += " ";
    text += part;
  }
  return text;
}

}  // namespace surprisal::lesson::document
