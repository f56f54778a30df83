#include "lesson/markdown.h"

#include <md4c.h>

#include <algorithm>
#include <iterator>
#include <new>
#include <optional>
#include <string_view>
#include <utility>

#include "lesson/markdown_reader.h"
#include "lesson/sentences.h"
#include "lesson/text_flow.h"

namespace surprisal::lesson {

Blocks MarkdownReader::build() {
  MD_PARSER parser = {};
  parser.flags = MD_FLAG_TABLES | MD_FLAG_NOHTML | MD_FLAG_NOINDENTEDCODEBLOCKS;
  parser.enter_block = [](MD_BLOCKTYPE type, void* detail, void* self) {
    return guarded(self, [&](MarkdownReader& reader) { return reader.enter_block(type, detail); });
  };
  parser.leave_block = [](MD_BLOCKTYPE type, void* detail, void* self) {
    return guarded(self, [&](MarkdownReader& reader) { return reader.leave_block(type, detail); });
  };
  parser.enter_span = [](MD_SPANTYPE type, void* detail, void* self) {
    return guarded(self, [&](MarkdownReader& reader) { return reader.enter_span(type, detail); });
  };
  parser.leave_span = [](MD_SPANTYPE type, void*, void* self) {
    return guarded(self, [&](MarkdownReader& reader) { return reader.leave_span(type); });
  };
  parser.text = [](MD_TEXTTYPE type, const MD_CHAR* text, MD_SIZE size, void* self) {
    return guarded(self, [&](MarkdownReader& reader) { return reader.text(type, {text, size}); });
  };
  const int result =
      md_parse(hidden_text_.text.data(), static_cast<MD_SIZE>(hidden_text_.text.size()), &parser, this);
  if (result < 0 || out_of_memory_) throw std::bad_alloc();
  if (result != 0) {
    faults_.add(source_.at(last_),
                {"the text has too many elements; the rest is left out", "正文包含的元素太多；其余的已忽略"});
  }
  while (spans_.size() > 1) close_span();
  while (blocks_.size() > 1) close_block();
  end_paragraph();
  return std::move(blocks_.front().blocks);
}

std::optional<std::size_t> MarkdownReader::byte_of_buffer(const char* text) const {
  const char* const begin = hidden_text_.text.data();
  if (std::less<>()(text, begin) || !std::less<>()(text, begin + hidden_text_.text.size()))
    return std::nullopt;
  return static_cast<std::size_t>(text - begin);
}

std::string MarkdownReader::attribute(const MD_ATTRIBUTE& value) const {
  if (value.text == nullptr) return {};
  if (const auto at = byte_of_buffer(value.text)) return source_.text.substr(*at, value.size);
  return {value.text, value.size};
}

int MarkdownReader::enter_block(MD_BLOCKTYPE type, void* detail) {
  if (++events_ > kMaxEvents) return 1;
  if (type == MD_BLOCK_DOC) return 0;
  if (too_deep_blocks_ > 0 || blocks_.size() > 2 * kDeepestText) {
    if (too_deep_blocks_++ == 0) faults_.add(source_.at(last_), nested_too_deeply(kDeepestText));
    return 0;
  }
  end_paragraph();
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

int MarkdownReader::leave_block(MD_BLOCKTYPE type, void*) {
  if (type == MD_BLOCK_DOC) return 0;
  if (too_deep_blocks_ > 0) {
    --too_deep_blocks_;
    return 0;
  }
  close_block();
  return 0;
}

document::Table* MarkdownReader::open_table() {
  for (auto block = blocks_.rbegin(); block != blocks_.rend(); ++block) {
    if (block->type == MD_BLOCK_TABLE) return &block->table;
  }
  return nullptr;
}

void MarkdownReader::close_block() {
  const MD_BLOCKTYPE type = blocks_.back().type;
  const bool holds_blocks = type == MD_BLOCK_LI || type == MD_BLOCK_QUOTE || type == MD_BLOCK_P;
  if (holds_blocks) end_paragraph();
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
      add_note(std::move(block));
      break;
    case MD_BLOCK_H: {
      Inlines inside = take_inlines();
      const std::size_t at = inside.empty() ? source_.at(block.at) : inside.front().at;
      blocks_.back().blocks.push_back({Heading{block.level, std::move(inside)}, at});
      break;
    }
    case MD_BLOCK_CODE:
      add(block.at, std::move(block.code));
      break;
    case MD_BLOCK_TH:
    case MD_BLOCK_TD:
      blocks_.back().cells.push_back(take_inlines());
      break;
    case MD_BLOCK_TR:
      add_row(std::move(block.cells));
      break;
    case MD_BLOCK_TABLE:
      add(block.at, std::move(block.table));
      break;
    default:
      break;
  }
}

void MarkdownReader::add_row(std::vector<Inlines> cells) {
  document::Table* table = open_table();
  if (table == nullptr) return;
  if (table->heads.empty()) {
    table->heads = std::move(cells);
  } else {
    cells.resize(table->heads.size());
    table->rows.push_back(std::move(cells));
  }
}

void MarkdownReader::add_note(OpenBlock block) {
  Note note;
  const auto finish = [&](std::size_t at, Text message) {
    if (!message.empty()) faults_.add(at, std::move(message));
    note.inside = std::move(block.blocks);
    blocks_.back().blocks.push_back({std::move(note), at});
  };
  const Text needs_marker = {"a quotation begins with [!note] or [!slip S1] and a title, or with [!speaker]",
                             "引用块的开头要写 [!note] 或 [!slip S1]，后面接标题；或者写 [!speaker]"};
  const std::size_t at = block.blocks.empty() ? source_.at(block.at) : block.blocks.front().at;
  auto* first = block.blocks.empty() ? nullptr : std::get_if<Paragraph>(&block.blocks.front().is);
  auto* words =
      first == nullptr || first->inside.empty() ? nullptr : std::get_if<Words>(&first->inside[0].is);
  const std::size_t close = words == nullptr ? std::string::npos : words->utf8.find(']');
  if (close == std::string::npos || !words->utf8.starts_with("[!")) return finish(at, needs_marker);

  const std::string marker = words->utf8.substr(2, close - 2);
  Text message;
  if (marker.starts_with("slip S") && marker.size() > 6 &&
      marker.find_first_not_of("0123456789", 6) == marker.npos) {
    note.slip = marker.substr(5);
  } else if (marker == "speaker") {
    note.is_for_speaker = true;
    words->utf8.erase(0, std::min(words->utf8.find_first_not_of(" \n", close + 1), words->utf8.size()));
    return finish(at, {});
  } else if (marker != "note") {
    message = needs_marker;
  }
  words->utf8.erase(0, std::min(words->utf8.find_first_not_of(' ', close + 1), words->utf8.size()));
  first->inside[0].at += close + 1;
  split_title(*first, note.title);
  if (note.title.empty() && message.empty())
    message = {"a note needs a title after its marker", "提示框的标记后面要有标题"};
  if (first->inside.empty()) block.blocks.erase(block.blocks.begin());
  finish(at, std::move(message));
}

void MarkdownReader::split_title(Paragraph& paragraph, Inlines& title) {
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

Blocks parse_markdown(const Source& source, Faults& faults) {
  Blocks blocks = MarkdownReader(source, faults).build();
  join_lines(blocks);
  return blocks;
}

Inlines parse_inline_markdown(const Source& source, Faults& faults) {
  Blocks blocks = parse_markdown(source, faults);
  if (blocks.size() == 1) {
    if (auto* paragraph = std::get_if<Paragraph>(&blocks.front().is)) return std::move(paragraph->inside);
  }
  if (!blocks.empty())
    faults.add(source.at(0), {"only one line of text is allowed here", "这里只能写一行文字"});
  return {};
}

}  // namespace surprisal::lesson
