#include "lesson/markdown.h"

#include <md4c.h>

#include <algorithm>
#include <array>
#include <iterator>
#include <new>
#include <optional>
#include <string_view>
#include <utility>

#include "base/nearest.h"
#include "base/quote.h"
#include "draw/fonts.h"
#include "figures/catalogue.h"
#include "lesson/masked.h"
#include "lesson/sentences.h"
#include "session/keys.h"
#include "session/preset_texts.h"

namespace surprisal::lesson {
namespace {

using namespace document;

constexpr std::size_t kMostParts = 300000;  // events of the parser: a small file can ask for a huge table

bool is_chinese(char32_t c) { return c >= 0x2E80 && c <= 0xFFEF; }
bool is_quote(char32_t c) { return (c >= 0x2018 && c <= 0x201D) || c == 0x2014 || c == 0x2026; }

// Lines
// -----------------------------------------------------------------------------------------------------------

char32_t edge_of(const Inlines& inlines, bool front);

// The first or last character that a reader sees; 0 for what is no text.
char32_t edge_of(const Inline& one, bool front) {
  if (const auto* words = std::get_if<Words>(&one.is)) {
    const std::u32string codes = from_utf8(words->utf8);
    return codes.empty() ? 0 : front ? codes.front() : codes.back();
  }
  if (const auto* emphasis = std::get_if<Emphasis>(&one.is)) return edge_of(emphasis->inside, front);
  if (const auto* strong = std::get_if<Strong>(&one.is)) return edge_of(strong->inside, front);
  if (const auto* link = std::get_if<Link>(&one.is)) return edge_of(link->inside, front);
  return 0;
}

char32_t edge_of(const Inlines& inlines, bool front) {
  if (inlines.empty()) return 0;
  return edge_of(front ? inlines.front() : inlines.back(), front);
}

// A line that ends between Chinese characters leaves no blank.
bool joins(char32_t before, char32_t after) {
  return (is_chinese(before) && (is_chinese(after) || is_quote(after))) ||
         (is_quote(before) && is_chinese(after));
}

// Line ends, which stand as "\n" among the words, become blanks or nothing.
void flow(Inlines& inlines) {
  for (std::size_t i = 0; i < inlines.size(); ++i) {
    if (auto* emphasis = std::get_if<Emphasis>(&inlines[i].is)) flow(emphasis->inside);
    if (auto* strong = std::get_if<Strong>(&inlines[i].is)) flow(strong->inside);
    if (auto* link = std::get_if<Link>(&inlines[i].is)) flow(link->inside);
    auto* words = std::get_if<Words>(&inlines[i].is);
    if (words == nullptr || words->utf8.find('\n') == std::string::npos) continue;
    const std::u32string codes = from_utf8(words->utf8);
    std::u32string flowing;
    for (std::size_t k = 0; k < codes.size(); ++k) {
      if (codes[k] != U'\n') {
        flowing += codes[k];
        continue;
      }
      const char32_t before = k > 0 ? codes[k - 1] : i > 0 ? edge_of(inlines[i - 1], false) : 0;
      const char32_t after = k + 1 < codes.size()     ? codes[k + 1]
                             : i + 1 < inlines.size() ? edge_of(inlines[i + 1], true)
                                                      : 0;
      if (!joins(before, after)) flowing += U' ';
    }
    words->utf8 = to_utf8(flowing);
  }
}

// Links
// -----------------------------------------------------------------------------------------------------------

struct Scheme {
  std::string_view start;
  LinkKind kind;
};
constexpr auto kSchemes = std::to_array<Scheme>(
    {{"lesson:", LinkKind::Lesson}, {"figure:", LinkKind::Figure}, {"preset:", LinkKind::Preset}});

// What is wrong with where a link leads, or nothing. Whether a lesson is there, only the course can say.
Text fault_of(const Link& link) {
  if (link.kind == LinkKind::Figure && find_figure(link.id) == nullptr) return there_is_no_figure(link.id);
  if (link.kind == LinkKind::Preset) {
    std::vector<std::string_view> ids;
    for (const PresetText& preset : preset_texts()) ids.push_back(preset.id);
    if (std::find(ids.begin(), ids.end(), link.id) == ids.end()) {
      return there_is_no({"preset", "预设"}, link.id, nearest(link.id, ids));
    }
  }
  return {};
}

std::optional<Link> link_to(std::string_view target) {
  for (const Scheme& scheme : kSchemes) {
    if (target.starts_with(scheme.start))
      return Link{scheme.kind, std::string(target.substr(scheme.start.size())), {}};
  }
  return std::nullopt;
}

// The builder
// -----------------------------------------------------------------------------------------------------------

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

class Builder {
 public:
  Builder(const Source& source, Faults& faults)
      : source_(source), faults_(faults), masked_(masked(source, faults)) {
    blocks_.emplace_back();
    spans_.emplace_back();
  }

  Blocks build() {
    MD_PARSER parser = {};
    parser.flags = MD_FLAG_TABLES | MD_FLAG_NOHTML | MD_FLAG_NOINDENTEDCODEBLOCKS;
    parser.enter_block = [](MD_BLOCKTYPE type, void* detail, void* self) {
      return told(self, [&](Builder& builder) { return builder.enter_block(type, detail); });
    };
    parser.leave_block = [](MD_BLOCKTYPE type, void* detail, void* self) {
      return told(self, [&](Builder& builder) { return builder.leave_block(type, detail); });
    };
    parser.enter_span = [](MD_SPANTYPE type, void* detail, void* self) {
      return told(self, [&](Builder& builder) { return builder.enter_span(type, detail); });
    };
    parser.leave_span = [](MD_SPANTYPE type, void*, void* self) {
      return told(self, [&](Builder& builder) { return builder.leave_span(type); });
    };
    parser.text = [](MD_TEXTTYPE type, const MD_CHAR* text, MD_SIZE size, void* self) {
      return told(self, [&](Builder& builder) { return builder.text(type, {text, size}); });
    };
    const int result =
        md_parse(masked_.text.data(), static_cast<MD_SIZE>(masked_.text.size()), &parser, this);
    if (result < 0 || no_memory_) throw std::bad_alloc();
    if (result != 0) {
      faults_.add(source_.at(last_),
                  {"the text has too many parts; the rest is left out", "正文包含的元素太多；其余的已略去"});
    }
    while (spans_.size() > 1) close_span();
    while (blocks_.size() > 1) close_block();
    flush();
    return std::move(blocks_.front().blocks);
  }

 private:
  static int told(void* self, auto use) {
    Builder& builder = *static_cast<Builder*>(self);
    try {
      return use(builder);
    } catch (const std::bad_alloc&) {  // must not pass through C
      builder.no_memory_ = true;
      return 1;
    }
  }

  // ---- places

  std::optional<std::size_t> byte_of_buffer(const char* text) const {
    const char* const begin = masked_.text.data();
    if (std::less<>()(text, begin) || !std::less<>()(text, begin + masked_.text.size())) return std::nullopt;
    return static_cast<std::size_t>(text - begin);
  }

  // An attribute as it was written, unless it had escapes.
  std::string attribute(const MD_ATTRIBUTE& value) const {
    if (value.text == nullptr) return {};
    if (const auto at = byte_of_buffer(value.text)) return source_.text.substr(*at, value.size);
    return {value.text, value.size};
  }

  // ---- blocks

  int enter_block(MD_BLOCKTYPE type, void* detail) {
    if (++parts_ > kMostParts) return 1;
    if (type == MD_BLOCK_DOC) return 0;
    if (too_deep_blocks_ > 0 || blocks_.size() > 2 * kDeepestText) {
      if (too_deep_blocks_++ == 0) faults_.add(source_.at(last_), nested_deeper_than(kDeepestText));
      return 0;
    }
    flush();
    OpenBlock block;
    block.type = type;
    block.at = last_;
    if (type == MD_BLOCK_H) block.level = static_cast<MD_BLOCK_H_DETAIL*>(detail)->level;
    if (type == MD_BLOCK_OL) {
      block.list.ordered = true;
      block.list.first = static_cast<MD_BLOCK_OL_DETAIL*>(detail)->start;
    }
    if (type == MD_BLOCK_CODE) {
      const MD_ATTRIBUTE& info = static_cast<MD_BLOCK_CODE_DETAIL*>(detail)->info;
      block.code.language = attribute(info);
      if (const auto at = byte_of_buffer(info.text)) block.at = last_ = *at;
    }
    if (type == MD_BLOCK_TH) {
      const MD_ALIGN align = static_cast<MD_BLOCK_TD_DETAIL*>(detail)->align;
      if (document::Table* table = open_table()) {
        table->columns.push_back(align == MD_ALIGN_CENTER  ? Align::Middle
                                 : align == MD_ALIGN_RIGHT ? Align::Right
                                                           : Align::Left);
      }
    }
    blocks_.push_back(std::move(block));
    return 0;
  }

  int leave_block(MD_BLOCKTYPE type, void*) {
    if (type == MD_BLOCK_DOC) return 0;
    if (too_deep_blocks_ > 0) {
      --too_deep_blocks_;
      return 0;
    }
    close_block();
    return 0;
  }

  document::Table* open_table() {
    for (auto block = blocks_.rbegin(); block != blocks_.rend(); ++block) {
      if (block->type == MD_BLOCK_TABLE) return &block->table;
    }
    return nullptr;
  }

  void add(std::size_t at, auto content) {
    blocks_.back().blocks.push_back({std::move(content), source_.at(at)});
  }

  void close_block() {
    const MD_BLOCKTYPE type = blocks_.back().type;
    const bool holds_blocks = type == MD_BLOCK_LI || type == MD_BLOCK_QUOTE || type == MD_BLOCK_P;
    if (holds_blocks) flush();
    OpenBlock block = std::move(blocks_.back());
    blocks_.pop_back();
    switch (type) {
      case MD_BLOCK_P:
        std::move(block.blocks.begin(), block.blocks.end(), std::back_inserter(blocks_.back().blocks));
        break;
      case MD_BLOCK_LI:
        blocks_.back().list.items.push_back(std::move(block.blocks));
        break;
      case MD_BLOCK_UL:
      case MD_BLOCK_OL:
        add(block.at, std::move(block.list));
        break;
      case MD_BLOCK_QUOTE:
        quotation(std::move(block));
        break;
      case MD_BLOCK_H: {
        Inlines inside = taken();
        const std::size_t at = inside.empty() ? source_.at(block.at) : inside.front().at;
        blocks_.back().blocks.push_back({Heading{block.level, std::move(inside)}, at});
        break;
      }
      case MD_BLOCK_CODE:
        add(block.at, std::move(block.code));
        break;
      case MD_BLOCK_TH:
      case MD_BLOCK_TD:
        blocks_.back().cells.push_back(taken());
        break;
      case MD_BLOCK_TR:
        row(std::move(block.cells));
        break;
      case MD_BLOCK_TABLE:
        add(block.at, std::move(block.table));
        break;
      default:
        break;
    }
  }

  void row(std::vector<Inlines> cells) {
    document::Table* table = open_table();
    if (table == nullptr) return;
    if (table->heads.empty()) {
      table->heads = std::move(cells);
    } else {
      cells.resize(table->heads.size());
      table->rows.push_back(std::move(cells));
    }
  }

  // "[!slip S5] The title" is the first line of a note.
  void quotation(OpenBlock block) {
    Note note;
    const auto add_note = [&](std::size_t at, Text message) {
      if (!message.empty()) faults_.add(at, std::move(message));
      note.inside = std::move(block.blocks);
      blocks_.back().blocks.push_back({std::move(note), at});
    };
    const Text marks = {"a quotation begins with [!note] or [!slip S1] and a title",
                        "引用块的开头要写 [!note] 或 [!slip S1]，后面接标题"};
    const std::size_t at = block.blocks.empty() ? source_.at(block.at) : block.blocks.front().at;
    auto* first = block.blocks.empty() ? nullptr : std::get_if<Paragraph>(&block.blocks.front().is);
    auto* words =
        first == nullptr || first->inside.empty() ? nullptr : std::get_if<Words>(&first->inside[0].is);
    const std::size_t close = words == nullptr ? std::string::npos : words->utf8.find(']');
    if (close == std::string::npos || !words->utf8.starts_with("[!")) return add_note(at, marks);

    const std::string mark = words->utf8.substr(2, close - 2);
    Text message;
    if (mark.starts_with("slip S") && mark.size() > 6 &&
        mark.find_first_not_of("0123456789", 6) == mark.npos) {
      note.slip = mark.substr(5);
    } else if (mark != "note") {
      message = marks;
    }
    words->utf8.erase(0, std::min(words->utf8.find_first_not_of(' ', close + 1), words->utf8.size()));
    first->inside[0].at += close + 1;
    split_title(*first, note.title);
    if (note.title.empty() && message.empty())
      message = {"a note has a title after its mark", "提示框的标记后面要有标题"};
    if (first->inside.empty()) block.blocks.erase(block.blocks.begin());
    add_note(at, std::move(message));
  }

  // The title is the rest of the first line.
  static void split_title(Paragraph& paragraph, Inlines& title) {
    Inlines& inside = paragraph.inside;
    std::size_t i = 0;
    for (; i < inside.size(); ++i) {
      if (std::holds_alternative<LineBreak>(inside[i].is)) {
        inside.erase(inside.begin() + static_cast<std::ptrdiff_t>(i));
        break;
      }
      auto* words = std::get_if<Words>(&inside[i].is);
      const std::size_t end = words == nullptr ? std::string::npos : words->utf8.find('\n');
      if (end == std::string::npos) continue;
      Inline rest{Words{words->utf8.substr(end + 1)}, inside[i].at + end + 1};
      words->utf8.resize(end);
      ++i;
      if (!std::get<Words>(rest.is).utf8.empty()) {
        inside.insert(inside.begin() + static_cast<std::ptrdiff_t>(i), std::move(rest));
      }
      break;
    }
    const auto past = inside.begin() + static_cast<std::ptrdiff_t>(std::min(i, inside.size()));
    title.assign(std::move_iterator(inside.begin()), std::move_iterator(past));
    inside.erase(inside.begin(), past);
    std::erase_if(title, [](const Inline& one) {
      const auto* words = std::get_if<Words>(&one.is);
      return words != nullptr && words->utf8.empty();
    });
  }

  // ---- paragraphs

  Inlines taken() {
    while (spans_.size() > 1) close_span();
    Inlines inlines = std::move(spans_.front().inside);
    spans_.front().inside.clear();
    if (!in_quotation()) flow(inlines);
    return inlines;
  }

  // There the first line may be a title, which is cut off before the lines are joined.
  bool in_quotation() const {
    return std::any_of(blocks_.begin(), blocks_.end(),
                       [](const OpenBlock& block) { return block.type == MD_BLOCK_QUOTE; });
  }

  // Text that has come becomes a paragraph; formulas that stand alone part it.
  void flush() {
    const MD_BLOCKTYPE type = blocks_.back().type;
    if (type == MD_BLOCK_H || type == MD_BLOCK_TH || type == MD_BLOCK_TD) return;
    Inlines all = taken();
    Inlines some;
    const auto end_paragraph = [&] {
      while (!some.empty() && is_only_blank(some.back())) some.pop_back();
      while (!some.empty() && is_only_blank(some.front())) some.erase(some.begin());
      if (some.empty()) return;
      trim(some.front(), true);
      trim(some.back(), false);
      const std::size_t at = some.front().at;
      blocks_.back().blocks.push_back({Paragraph{std::move(some)}, at});
      some.clear();
    };
    for (Inline& one : all) {
      if (displays_.contains(one.at) && std::holds_alternative<InlineFormula>(one.is)) {
        end_paragraph();
        blocks_.back().blocks.push_back(
            {Display{std::move(std::get<InlineFormula>(one.is).formula)}, one.at});
      } else {
        some.push_back(std::move(one));
      }
    }
    end_paragraph();
  }

  static void trim(Inline& one, bool front) {
    auto* words = std::get_if<Words>(&one.is);
    if (words == nullptr) return;
    if (front) {
      const std::size_t blanks = words->utf8.find_first_not_of(" \n");
      words->utf8.erase(0, blanks);
      one.at += blanks;
    } else {
      words->utf8.resize(words->utf8.find_last_not_of(" \n") + 1);
    }
  }

  static bool is_only_blank(const Inline& one) {
    const auto* words = std::get_if<Words>(&one.is);
    return words != nullptr && words->utf8.find_first_not_of(" \n") == std::string::npos;
  }

  // ---- spans

  int enter_span(MD_SPANTYPE type, void* detail) {
    if (++parts_ > kMostParts) return 1;
    if (too_deep_spans_ > 0 || spans_.size() > kDeepestText) {
      if (too_deep_spans_++ == 0) faults_.add(source_.at(last_), nested_deeper_than(kDeepestText));
      return 0;
    }
    OpenSpan span;
    span.type = type;
    span.at = last_;
    if (type == MD_SPAN_A) {
      const MD_ATTRIBUTE& href = static_cast<MD_SPAN_A_DETAIL*>(detail)->href;
      span.target = attribute(href);
      if (const auto at = byte_of_buffer(href.text)) span.at = *at;
    }
    if (type == MD_SPAN_IMG) {
      faults_.add(source_.at(last_),
                  {"a lesson has no pictures but its figures", "课程中不能插入图片，只能使用程序自带的图"});
    }
    spans_.push_back(std::move(span));
    return 0;
  }

  int leave_span(MD_SPANTYPE) {
    if (too_deep_spans_ > 0) {
      --too_deep_spans_;
    } else if (spans_.size() > 1) {
      close_span();
    }
    return 0;
  }

  void close_span() {
    OpenSpan span = std::move(spans_.back());
    spans_.pop_back();
    const std::size_t at = span.inside.empty() ? source_.at(span.at) : span.inside.front().at;
    Inlines& around = spans_.back().inside;
    switch (span.type) {
      case MD_SPAN_EM:
        around.push_back({Emphasis{std::move(span.inside)}, at});
        break;
      case MD_SPAN_STRONG:
        around.push_back({Strong{std::move(span.inside)}, at});
        break;
      case MD_SPAN_CODE:
        around.push_back({Code{std::move(span.code)}, source_.at(span.at)});
        break;
      case MD_SPAN_A:
        link(std::move(span), at);
        break;
      default:
        std::move(span.inside.begin(), span.inside.end(), std::back_inserter(around));
    }
  }

  void link(OpenSpan span, std::size_t at) {
    Inlines& around = spans_.back().inside;
    std::optional<Link> link = link_to(span.target);
    const Text fault = link ? fault_of(*link)
                            : Text("a link leads to lesson:ID, figure:ID or preset:ID, and not to ",
                                   "链接只能指向 lesson:ID、figure:ID 或 preset:ID，现为 ") +
                                  quoted(span.target);
    if (!fault.empty()) {
      faults_.add(source_.at(span.at), fault);
      std::move(span.inside.begin(), span.inside.end(), std::back_inserter(around));
    } else {
      link->inside = std::move(span.inside);
      around.push_back({std::move(*link), link->kind == LinkKind::Lesson ? source_.at(span.at) : at});
    }
  }

  // ---- text

  int text(MD_TEXTTYPE type, std::string_view text) {
    if (++parts_ > kMostParts) return 1;
    const auto at = byte_of_buffer(text.data());
    const std::string_view written = at ? std::string_view(source_.text).substr(*at, text.size()) : text;
    if (at) {
      if (!blocks_.empty() && blocks_.back().type == MD_BLOCK_CODE && blocks_.back().code.utf8.empty()) {
        blocks_.back().at = *at;
      }
      if (spans_.back().type == MD_SPAN_CODE && spans_.back().code.empty()) spans_.back().at = *at;
      last_ = *at;
    }
    if (blocks_.back().type == MD_BLOCK_CODE) {
      blocks_.back().code.utf8 += written;
    } else if (type == MD_TEXT_CODE) {
      spans_.back().code += written;
    } else if (type == MD_TEXT_BR) {
      spans_.back().inside.push_back({LineBreak(), source_.at(last_)});
    } else if (type == MD_TEXT_SOFTBR) {
      words("\n", last_);
    } else if (!at) {
      words(written, last_);
    } else {
      normal(*at, *at + text.size());
    }
    if (at) last_ = *at + text.size();
    return 0;
  }

  void words(std::string_view text, std::size_t at) {
    if (text.empty()) return;
    Inlines& inside = spans_.back().inside;
    auto* before = inside.empty() ? nullptr : std::get_if<Words>(&inside.back().is);
    if (before != nullptr) {
      before->utf8 += text;
    } else {
      inside.push_back({Words{std::string(text)}, source_.at(at)});
    }
  }

  // Words, and what was hidden among them.
  void normal(std::size_t from, std::size_t past) {
    auto hidden = std::lower_bound(masked_.hidden.begin(), masked_.hidden.end(), from,
                                   [](const Hidden& h, std::size_t at) { return h.past <= at; });
    while (from < past) {
      const std::size_t next = hidden == masked_.hidden.end() ? past : std::clamp(hidden->at, from, past);
      words(std::string_view(source_.text).substr(from, next - from), from);
      if (next == past) return;
      reveal(*hidden);
      from = std::min(hidden->past, past);
      ++hidden;
    }
  }

  void reveal(const Hidden& hidden) {
    const std::string_view inside =
        std::string_view(source_.text).substr(hidden.inside_at, hidden.inside_past - hidden.inside_at);
    if (hidden.kind == Hidden::Kind::Brace) return words(source_.text.substr(hidden.at, 1), hidden.at);
    if (++live_parts_ > kMostLiveParts) {
      if (live_parts_ == kMostLiveParts + 1) {
        faults_.add(source_.at(hidden.at), Text("a lesson has up to ", "一课最多有 ") +
                                               std::to_string(kMostLiveParts) +
                                               Text(" values and formulas", " 个值和公式"));
      }
      return faulty(hidden);
    }
    if (hidden.kind == Hidden::Kind::Value) return value(hidden, inside);
    formula(hidden, inside);
  }

  void put(const Hidden& hidden, auto content) {
    spans_.back().inside.push_back({std::move(content), source_.at(hidden.at)});
  }

  void faulty(const Hidden& hidden) {
    put(hidden, Faulty{source_.text.substr(hidden.at, hidden.past - hidden.at)});
  }

  void value(const Hidden& hidden, std::string_view inside) {
    ParsedLiveValue parsed = parse_live_value(inside);
    if (const auto* problem = std::get_if<ExpressionProblem>(&parsed)) {
      faults_.add(source_.at(hidden.inside_at + problem->at), problem->message);
      return faulty(hidden);
    }
    put(hidden, std::get<LiveValue>(std::move(parsed)));
  }

  void formula(const Hidden& hidden, std::string_view inside) {
    std::vector<FormulaFault> faults;
    LiveFormula parsed = parse_live_formula(without_marks(inside), faults);
    for (const FormulaFault& fault : faults)
      faults_.add(source_.at(hidden.inside_at + fault.at), fault.message);
    if (!faults.empty()) return faulty(hidden);
    if (hidden.kind == Hidden::Kind::Display) displays_.insert(source_.at(hidden.at));
    put(hidden, InlineFormula{std::move(parsed)});
  }

  // In a quotation the lines of a formula begin with its marks.
  static std::string without_marks(std::string_view formula) {
    std::string bare(formula);
    for (std::size_t at = bare.find('\n'); at != bare.npos; at = bare.find('\n', at)) {
      for (++at; at < bare.size() && (bare[at] == ' ' || bare[at] == '>'); ++at) bare[at] = ' ';
    }
    return bare;
  }

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

void flow_all(Blocks& blocks) {
  for (Block& block : blocks) {
    if (auto* paragraph = std::get_if<Paragraph>(&block.is)) flow(paragraph->inside);
    if (auto* list = std::get_if<List>(&block.is)) {
      for (Blocks& item : list->items) flow_all(item);
    }
    if (auto* note = std::get_if<Note>(&block.is)) {
      flow(note->title);
      flow_all(note->inside);
    }
  }
}

}  // namespace

Blocks parse_markdown(const Source& source, Faults& faults) {
  Blocks blocks = Builder(source, faults).build();
  flow_all(blocks);
  return blocks;
}

Inlines parse_inline_markdown(const Source& source, Faults& faults) {
  Blocks blocks = parse_markdown(source, faults);
  if (blocks.size() == 1) {
    if (auto* paragraph = std::get_if<Paragraph>(&blocks.front().is)) return std::move(paragraph->inside);
  }
  if (!blocks.empty()) faults.add(source.at(0), {"only a line of text can stand here", "这里只能写一行文字"});
  return {};
}

}  // namespace surprisal::lesson
