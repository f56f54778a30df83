// lesson: builds a document from what the Markdown parser MD4C reports.
#pragma once

#include <md4c.h>

#include <new>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "lesson/document.h"
#include "lesson/hidden_text.h"
#include "lesson/source.h"

namespace surprisal::lesson {

using namespace document;

// Limits the events of the parser, because a small file can ask for a huge table.
inline constexpr std::size_t kMaxEvents = 300000;

// A block that has been entered and not yet left; spans likewise.
struct OpenBlock {
  MD_BLOCKTYPE type = MD_BLOCK_DOC;
  std::size_t at = 0;
  Blocks blocks;
  List list;
  document::Table table;
  CodeBlock code;
  std::vector<Inlines> cells;
  unsigned level = 0;
};

struct OpenSpan {
  MD_SPANTYPE type = MD_SPAN_EM;
  std::size_t at = 0;
  Inlines inside;
  std::string target;
  std::string code;
};

class MarkdownReader {
 public:
  MarkdownReader(const Source& source, Faults& faults)
      : source_(source), faults_(faults), hidden_text_(hide_live_parts(source, faults)) {
    blocks_.emplace_back();
    spans_.emplace_back();
  }

  Blocks build();

 private:
  // No exception may pass through MD4C, which is written in C.
  static int guarded(void* self, auto use) {
    MarkdownReader& reader = *static_cast<MarkdownReader*>(self);
    try {
      return use(reader);
    } catch (const std::bad_alloc&) {
      reader.out_of_memory_ = true;
      return 1;
    }
  }

  // ---- positions

  std::optional<std::size_t> byte_of_buffer(const char* text) const;

  // An attribute as it is written in the source; if it has escapes, MD4C passes a copy.
  std::string attribute(const MD_ATTRIBUTE& value) const;

  // ---- blocks

  int enter_block(MD_BLOCKTYPE type, void* detail);
  int leave_block(MD_BLOCKTYPE type, void*);
  document::Table* open_table();

  void add(std::size_t at, auto content) {
    blocks_.back().blocks.push_back({std::move(content), source_.at(at)});
  }

  void close_block();
  void add_row(std::vector<Inlines> cells);

  // A quotation is a note. Its first line is "[!note] Title" or "[!slip S5] Title".
  void add_note(OpenBlock block);

  // Moves the first line of the paragraph to the title.
  static void split_title(Paragraph& paragraph, Inlines& title);

  // ---- paragraphs

  Inlines take_inlines();

  // In a quotation the first line is a title, which must be split off before the lines are joined.
  bool in_quotation() const;

  // Turns the text since the last block into paragraphs, with display formulas between them.
  void end_paragraph();
  static void trim(Inline& one, bool front);
  static bool is_only_blank(const Inline& one);

  // ---- spans

  int enter_span(MD_SPANTYPE type, void* detail);
  int leave_span(MD_SPANTYPE);
  void close_span();
  void add_link(OpenSpan span, std::size_t at);

  // ---- text

  int text(MD_TEXTTYPE type, std::string_view text);
  void add_words(std::string_view text, std::size_t at);

  // Words and the hidden spans between them.
  void add_text(std::size_t from, std::size_t past);
  void add_hidden(const HiddenSpan& hidden);

  void add_inline(const HiddenSpan& hidden, auto content) {
    spans_.back().inside.push_back({std::move(content), source_.at(hidden.at)});
  }

  void add_faulty(const HiddenSpan& hidden);
  void add_value(const HiddenSpan& hidden, std::string_view inside);
  void add_formula(const HiddenSpan& hidden, std::string_view inside);

  // In a quotation each line of a formula begins with a >.
  static std::string without_quotation_markers(std::string_view formula);

  const Source& source_;
  Faults& faults_;
  HiddenText hidden_text_;
  std::vector<OpenBlock> blocks_;
  std::vector<OpenSpan> spans_;
  std::vector<std::size_t> displays_;  // bytes of the file where display formulas begin, ascending
  std::size_t too_deep_blocks_ = 0;
  std::size_t too_deep_spans_ = 0;
  std::size_t events_ = 0;
  bool out_of_memory_ = false;
  std::size_t live_parts_ = 0;
  std::size_t last_ = 0;     // the byte after the last text
  bool is_quoting_ = false;  // whether a single quotation mark was opened in this paragraph and not closed
};

}  // namespace surprisal::lesson
