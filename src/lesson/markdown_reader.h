// lesson: what MD4C finds in a text, put together as a document.
#pragma once

#include <md4c.h>

#include <new>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "lesson/document.h"
#include "lesson/masked.h"
#include "lesson/source.h"

namespace surprisal::lesson {

using namespace document;

// What has been entered and not yet left.
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
      : source_(source), faults_(faults), masked_(masked(source, faults)) {
    blocks_.emplace_back();
    spans_.emplace_back();
  }

  Blocks build();

 private:
  static int told(void* self, auto use) {
    MarkdownReader& builder = *static_cast<MarkdownReader*>(self);
    try {
      return use(builder);
    } catch (const std::bad_alloc&) {  // must not pass through C
      builder.no_memory_ = true;
      return 1;
    }
  }

  // ---- places

  std::optional<std::size_t> byte_of_buffer(const char* text) const;

  // An attribute as it was written, unless it had escapes.
  std::string attribute(const MD_ATTRIBUTE& value) const;

  // ---- blocks

  int enter_block(MD_BLOCKTYPE type, void* detail);
  int leave_block(MD_BLOCKTYPE type, void*);
  document::Table* open_table();

  void add(std::size_t at, auto content) {
    blocks_.back().blocks.push_back({std::move(content), source_.at(at)});
  }

  void close_block();
  void row(std::vector<Inlines> cells);

  // "[!slip S5] The title" is the first line of a note.
  void quotation(OpenBlock block);

  // The title is the rest of the first line.
  static void split_title(Paragraph& paragraph, Inlines& title);

  // ---- paragraphs

  Inlines taken();

  // There the first line may be a title, which is cut off before the lines are joined.
  bool in_quotation() const;

  // Text that has come becomes a paragraph; formulas that stand alone part it.
  void flush();
  static void trim(Inline& one, bool front);
  static bool is_only_blank(const Inline& one);

  // ---- spans

  int enter_span(MD_SPANTYPE type, void* detail);
  int leave_span(MD_SPANTYPE);
  void close_span();
  void link(OpenSpan span, std::size_t at);

  // ---- text

  int text(MD_TEXTTYPE type, std::string_view text);
  void words(std::string_view text, std::size_t at);

  // Words, and what was hidden among them.
  void normal(std::size_t from, std::size_t past);
  void reveal(const Hidden& hidden);

  void put(const Hidden& hidden, auto content) {
    spans_.back().inside.push_back({std::move(content), source_.at(hidden.at)});
  }

  void faulty(const Hidden& hidden);
  void value(const Hidden& hidden, std::string_view inside);
  void formula(const Hidden& hidden, std::string_view inside);

  // In a quotation the lines of a formula begin with its marks.
  static std::string without_marks(std::string_view formula);

  // Bytes of the file where a display formula begins.
  class Displays {
   public:
    void insert(std::size_t at) { places_.push_back(at); }
    bool contains(std::size_t at) const { return std::binary_search(places_.begin(), places_.end(), at); }

   private:
    std::vector<std::size_t> places_;  // they come in order
  };

  const Source& source_;
  Faults& faults_;
  Masked masked_;
  std::vector<OpenBlock> blocks_;
  std::vector<OpenSpan> spans_;
  Displays displays_;
  std::size_t too_deep_blocks_ = 0;
  std::size_t too_deep_spans_ = 0;
  std::size_t parts_ = 0;
  bool no_memory_ = false;
  std::size_t live_parts_ = 0;
  std::size_t last_ = 0;  // the byte after the last text
};

}  // namespace surprisal::lesson
