// Shared by the tests of lessons: parse a lesson in one call, mark where a text is wrong, and write a
// document as readable text.
#pragma once

#include <string>
#include <string_view>
#include <variant>
#include <vector>

#include "../languages.h"
#include "lesson/lesson.h"
#include "lesson/markdown.h"
#include "lesson/parse_lesson.h"
#include "testing.h"

namespace surprisal::test {

inline constexpr std::string_view kHead =
    "+++\nid = \"tried\"\ntitle = \"Tried\"\nfigures = [\"sigmoid\"]\n[session]\n"
    "logits = [3, 1, -3]\nlabels = [1, 0, 0]\n+++\n";

inline std::string with_head(std::string_view body) { return std::string(kHead) + std::string(body); }

// "☞" marks the position of the error.
struct Marked {
  std::string text;
  Place place;
};

inline Marked marked(std::string_view source) {
  constexpr std::string_view kMark = "☞";
  Marked result{std::string(source), {}};
  const std::size_t at = result.text.find(kMark);
  if (at == std::string::npos) {
    ADD_FAILURE() << "no mark in\n" << source;
    return result;
  }
  result.text.erase(at, kMark.size());
  result.place = place_of(result.text, at);
  return result;
}

inline std::string listed(const std::vector<LessonFault>& faults) {
  std::string text;
  for (const LessonFault& fault : faults) {
    text += std::to_string(fault.line) + ":" + std::to_string(fault.column) + ": " + english(fault.message) +
            "\n";
  }
  return text;
}

inline Lesson sound_lesson(std::string_view body) {
  Lesson lesson = parse_lesson(with_head(body), Language::English);
  EXPECT_EQ(listed(lesson.faults), "") << body;
  return lesson;
}

// ---- documents as text: p["a " em["b"] value{softmax}]

std::string written(const document::Inlines& inlines);
std::string written(const document::Blocks& blocks);

struct WrittenInline {
  std::string operator()(const document::Words& words) const { return "\"" + words.utf8 + "\""; }
  std::string operator()(const document::Emphasis& e) const { return "em[" + written(e.inside) + "]"; }
  std::string operator()(const document::Strong& s) const { return "strong[" + written(s.inside) + "]"; }
  std::string operator()(const document::Code& code) const { return "code'" + code.utf8 + "'"; }
  std::string operator()(const document::InlineFormula& f) const { return "$" + f.formula.source + "$"; }
  std::string operator()(const LiveValue& value) const { return "{" + value.expression.source + "}"; }
  std::string operator()(const document::Link& link) const {
    static constexpr const char* kKinds[] = {"lesson", "figure", "preset"};
    return std::string(kKinds[static_cast<std::size_t>(link.kind)]) + ":" + link.id + "[" +
           written(link.inside) + "]";
  }
  std::string operator()(const document::LineBreak&) const { return "break"; }
  std::string operator()(const document::Faulty& faulty) const { return "faulty'" + faulty.source + "'"; }
};

struct WrittenBlock {
  std::string operator()(const document::Paragraph& p) const { return "p[" + written(p.inside) + "]"; }
  std::string operator()(const document::List& list) const {
    std::string text = list.ordered ? "ol" + std::to_string(list.first) + "(" : "ul(";
    for (const document::Blocks& item : list.items) {
      text += (&item == &list.items.front() ? "" : " | ") + written(item);
    }
    return text + ")";
  }
  std::string operator()(const document::Table& table) const {
    std::string text = "table(";
    for (const document::Align align : table.columns) text += "<-|->"[2 * static_cast<int>(align)];
    for (const document::Inlines& cell : table.heads) text += " h[" + written(cell) + "]";
    for (const auto& row : table.rows) {
      text += " /";
      for (const document::Inlines& cell : row) text += " [" + written(cell) + "]";
    }
    return text + ")";
  }
  std::string operator()(const document::CodeBlock& code) const {
    return "code:" + code.language + "'" + code.utf8 + "'";
  }
  std::string operator()(const document::Display& display) const {
    return "$$" + display.formula.source + "$$";
  }
  std::string operator()(const document::Note& note) const {
    return "note" + note.slip + "[" + written(note.title) + "](" + written(note.inside) + ")";
  }
  std::string operator()(const document::GuessPlace&) const { return "guess"; }
  std::string operator()(const document::TaskPlace&) const { return "task"; }
  std::string operator()(const document::Heading& h) const {
    return "h" + std::to_string(h.level) + "[" + written(h.inside) + "]";
  }
};

inline std::string written(const document::Inlines& inlines) {
  std::string text;
  for (const document::Inline& one : inlines) {
    text += (text.empty() ? "" : " ") + std::visit(WrittenInline{}, one.is);
  }
  return text;
}

inline std::string written(const document::Blocks& blocks) {
  std::string text;
  for (const document::Block& block : blocks) {
    text += (text.empty() ? "" : " ") + std::visit(WrittenBlock{}, block.is);
  }
  return text;
}

inline std::string written(std::string_view markdown) {
  Faults faults(markdown);
  std::string text = written(parse_markdown({std::string(markdown), 0, {}}, faults));
  for (const LessonFault& fault : faults.listed()) text += " !" + english(fault.message);
  return text;
}

}  // namespace surprisal::test
