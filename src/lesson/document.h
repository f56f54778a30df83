// lesson: a text as plain data: blocks that hold inlines, each with the byte of the file where it begins.
#pragma once

#include <cstddef>
#include <cstdint>
#include <string>
#include <variant>
#include <vector>

#include "lesson/live_formula.h"
#include "lesson/value.h"

namespace surprisal::lesson::document {

struct Inline;
using Inlines = std::vector<Inline>;

struct Words {
  std::string utf8;
};

struct Emphasis {
  Inlines inside;
};

struct Strong {
  Inlines inside;
};

struct Code {
  std::string utf8;
};

struct InlineFormula {
  LiveFormula formula;
};

enum class LinkKind : std::uint8_t { Lesson, Figure, Preset, View };

struct Link {
  LinkKind kind = LinkKind::Lesson;
  std::string id;
  Inlines inside;
};

struct LineBreak {};

// Text with an error, as it was written.
struct Faulty {
  std::string source;
};

struct Inline {
  std::variant<Words, Emphasis, Strong, Code, InlineFormula, LiveValue, Link, LineBreak, Faulty> is;
  std::size_t at = 0;
};

struct Block;
using Blocks = std::vector<Block>;

struct Paragraph {
  Inlines inside;
};

struct List {
  bool ordered = false;
  unsigned first = 1;  // the number of the first item
  std::vector<Blocks> items;
};

enum class Align : std::uint8_t { Left, Middle, Right };

struct Table {
  std::vector<Align> columns;
  std::vector<Inlines> heads;
  std::vector<std::vector<Inlines>> rows;  // each with as many cells as there are headings
};

struct CodeBlock {
  std::string language;
  std::string utf8;
};

struct Display {
  LiveFormula formula;
};

// A note that opens and closes. If it has the id of a slip, it explains an error in a document.
struct Note {
  std::size_t number = 0;  // in its lesson, in reading order
  std::string slip;        // "S5", or empty
  bool is_for_speaker = false;
  Inlines title;
  Blocks inside;
};

// The place of the step's guess.
struct GuessPlace {};

// The place of the step's task.
struct TaskPlace {};

// Does not occur in the blocks of a step: each heading begins a step.
struct Heading {
  unsigned level = 2;
  Inlines inside;
};

struct Block {
  std::variant<Paragraph, List, Table, CodeBlock, Display, Note, GuessPlace, TaskPlace, Heading> is;
  std::size_t at = 0;
};

// The text in one line, with the current values. For searching, copying and reading aloud.
std::string plain_text(const Inlines& inlines, const Values& values, Language language);
std::string plain_text(const Blocks& blocks, const Values& values, Language language);

// Every inline, nested ones included, in reading order.
template <typename F>
void for_each_inline(const Inlines& inlines, F&& f) {
  for (const Inline& one : inlines) {
    f(one);
    if (const auto* emphasis = std::get_if<Emphasis>(&one.is)) for_each_inline(emphasis->inside, f);
    if (const auto* strong = std::get_if<Strong>(&one.is)) for_each_inline(strong->inside, f);
    if (const auto* link = std::get_if<Link>(&one.is)) for_each_inline(link->inside, f);
  }
}

// Every block, nested ones included, in reading order.
template <typename F>
void for_each_block(const Blocks& blocks, F&& f) {
  for (const Block& block : blocks) {
    f(block);
    if (const auto* note = std::get_if<Note>(&block.is)) for_each_block(note->inside, f);
    if (const auto* list = std::get_if<List>(&block.is)) {
      for (const Blocks& item : list->items) for_each_block(item, f);
    }
  }
}

// Every sequence of inlines in the blocks.
template <typename F>
void for_each_text(const Blocks& blocks, F&& f) {
  for_each_block(blocks, [&](const Block& block) {
    if (const auto* paragraph = std::get_if<Paragraph>(&block.is)) f(paragraph->inside);
    if (const auto* heading = std::get_if<Heading>(&block.is)) f(heading->inside);
    if (const auto* note = std::get_if<Note>(&block.is)) f(note->title);
    if (const auto* table = std::get_if<Table>(&block.is)) {
      for (const Inlines& cell : table->heads) f(cell);
      for (const auto& row : table->rows) {
        for (const Inlines& cell : row) f(cell);
      }
    }
  });
}

// Every formula: f(formula, byte of the file).
template <typename F>
void for_each_formula(const Inlines& inlines, F&& f) {
  for_each_inline(inlines, [&](const Inline& one) {
    if (const auto* formula = std::get_if<InlineFormula>(&one.is)) f(formula->formula, one.at);
  });
}

template <typename F>
void for_each_formula(const Blocks& blocks, F&& f) {
  for_each_text(blocks, [&](const Inlines& inlines) { for_each_formula(inlines, f); });
  for_each_block(blocks, [&](const Block& block) {
    if (const auto* display = std::get_if<Display>(&block.is)) f(display->formula, block.at);
  });
}

// Every live value in text and formulas: f(value, byte of the file).
template <typename F>
void for_each_value(const Inlines& inlines, F&& f) {
  for_each_inline(inlines, [&](const Inline& one) {
    if (const auto* value = std::get_if<LiveValue>(&one.is)) f(*value, one.at);
  });
  for_each_formula(inlines, [&](const LiveFormula& formula, std::size_t at) {
    for (const LiveValue& value : formula.values) f(value, at);
  });
}

template <typename F>
void for_each_value(const Blocks& blocks, F&& f) {
  for_each_text(blocks, [&](const Inlines& inlines) { for_each_value(inlines, f); });
  for_each_block(blocks, [&](const Block& block) {
    if (const auto* display = std::get_if<Display>(&block.is)) {
      for (const LiveValue& value : display->formula.values) f(value, block.at);
    }
  });
}

}  // namespace surprisal::lesson::document
