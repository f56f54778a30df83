#include "data/delimited_text.h"

#include <fast_float/fast_float.h>

#include <algorithm>
#include <limits>
#include <map>
#include <utility>
#include <vector>

#include "base/quote.h"
#include "data/cells.h"
#include "data/class_names.h"
#include "data/large_pages.h"
#include "data/text_columns.h"

namespace surprisal::data {
namespace {

constexpr std::size_t kLinesToLookAt = 100;
constexpr std::size_t kBytesAtATime = 1 << 18;  // between checks for whether to stop
constexpr double kNone = std::numeric_limits<double>::quiet_NaN();

std::map<std::string, double, std::less<>> numbered(std::span<const std::string> names) {
  std::map<std::string, double, std::less<>> numbers;
  for (std::size_t k = 0; k < names.size(); ++k) numbers.emplace(names[k], static_cast<double>(k));
  return numbers;
}

// Reads the lines into columns of numbers and texts.
class RowParser {
 public:
  RowParser(std::string_view text, std::size_t line, Dialect dialect, const TextColumns& columns,
            std::span<const std::string> class_names)
      : at_(text.data()),
        end_(text.data() + text.size()),
        line_(line + 1),
        dialect_(dialect),
        roles_(columns.roles),
        parsing_(fast_float::chars_format::general, dialect.decimal_comma ? ',' : '.'),
        class_numbers_(numbered(class_names)),
        class_names_(class_names),
        most_faulty_numbers_(text.size() + 1'000'000) {
    for (const ColumnRole role : roles_) score_columns_ += role == ColumnRole::Score;
    reserve(text);
    if (columns.has_header) skip_header();
  }

  // False if faulty rows would need far more memory than the size of the text.
  bool parse(const Work& work) {
    const char* counted = at_;
    for (skip_blank_lines(); at_ < end_; skip_blank_lines()) {
      if (const auto read = static_cast<std::size_t>(at_ - counted); read >= kBytesAtATime) {
        if (!work.count(read)) return true;
        counted = at_;
      }
      table_.lines.push_back(static_cast<std::uint32_t>(line_));
      faulty_ = false;
      take_row();
      ++row_;
      faulty_numbers_ += faulty_ ? roles_.size() : 0;
      if (faulty_numbers_ > most_faulty_numbers_) return false;
    }
    return true;
  }

  const RowTable& table() const { return table_; }  // the numbers are still missing

  RowTable take_table() {
    if (has(ColumnRole::Label)) table_.labels = matrix_of(std::move(labels_), 1);
    table_.scores = matrix_of(std::move(scores_), score_columns_);
    return std::move(table_);
  }

 private:
  void skip_blank_lines() {
    for (const char* at = at_; at < end_; ++at) {
      if (*at == '\n') {
        at_ = at + 1;
        ++line_;
      } else if (*at != ' ' && *at != '\r' && (*at != '\t' || dialect_.separator == '\t')) {
        return;
      } else if (at + 1 == end_) {
        at_ = end_;
      }
    }
  }

  void skip_header() {
    skip_blank_lines();
    line_ += 1;
    cells_left();
    line_ += std::exchange(line_breaks_, 0);
  }

  // Reserves what the text needs if all of it resembles its beginning. A number takes at least two bytes.
  void reserve(std::string_view text) {
    const std::string_view beginning = text.substr(0, 1 << 14);
    const auto lines = static_cast<std::size_t>(std::count(beginning.begin(), beginning.end(), '\n')) + 1;
    const std::size_t rows = text.size() / beginning.size() * lines * 17 / 16 + lines;
    table_.lines.reserve(rows);
    reserve_in_large_pages(scores_, std::min(rows * score_columns_, text.size() / 2 + 1));
  }

  bool has(ColumnRole role) const { return std::find(roles_.begin(), roles_.end(), role) != roles_.end(); }

  void take_row() {
    const std::size_t row_start = scores_.size(), breaks = line_breaks_;
    scores_.resize(row_start + score_columns_, kNone);
    double* score = scores_.data() + row_start;
    std::size_t k = 0;
    bool line_is_over = false;
    for (; k < roles_.size() && !line_is_over; ++k) {
      if (roles_[k] == ColumnRole::Score && take_plain_number(*score, line_is_over)) {
        ++score;
        continue;
      }
      const Cell cell = take_cell(at_, end_, dialect_.separator);
      line_is_over = cell.ends_line;
      line_breaks_ += cell.line_breaks;
      take_other(cell, k, score);
    }
    const std::size_t cells = k + (line_is_over ? 0 : cells_left());
    if (cells != roles_.size() || faulty_) {
      std::fill(scores_.begin() + static_cast<std::ptrdiff_t>(row_start), scores_.end(), kNone);
    }
    if (cells != roles_.size()) wrong_cell_count(cells);
    complete_columns();
    line_ += 1 + line_breaks_ - breaks;
  }

  // The fast path: a number that extends right up to the next separator or the end of the line.
  bool take_plain_number(double& score, bool& line_is_over) {
    double value = 0;
    const auto [after, error] = fast_float::from_chars_advanced(at_, end_, value, parsing_);
    if (error != std::errc()) return false;
    if (after < end_ && *after == dialect_.separator && dialect_.separator != ' ') {
      at_ = after + 1;
    } else if (after == end_ || *after == '\n') {
      at_ = after + (after < end_);
      line_is_over = true;
    } else if (*after == '\r' && after + 1 < end_ && after[1] == '\n') {
      at_ = after + 2;
      line_is_over = true;
    } else {
      return false;
    }
    score = value;
    return true;
  }

  void take_other(const Cell& cell, std::size_t column, double*& score) {
    if (!cell.well_formed) fault(column, {"has an unclosed quotation mark", "的引号没有闭合"});
    switch (roles_[column]) {
      case ColumnRole::Score:
        *score++ = number_of(cell, column);
        break;
      case ColumnRole::Label:
        labels_.push_back(label_of(cell, column));
        break;
      case ColumnRole::Id:
        table_.ids.push_back(content_of(cell));
        break;
      case ColumnRole::Words:
        table_.texts.push_back(content_of(cell));
        break;
      case ColumnRole::LeftOut:
        break;
    }
  }

  double number_of(const Cell& cell, std::size_t column) {
    if (const auto number = number_in(cell.text, dialect_.decimal_comma)) return *number;
    if (cell.text.empty()) {
      fault(column, {"is empty", "是空的"});
    } else {
      const Text shown = in_quotes(cell.text);
      const bool has_point = dialect_.decimal_comma && number_in(cell.text, false);
      fault(column, Text("is " + shown.en + ", which is not a number", "的值是" + shown.zh + "，不是数") +
                        (has_point ? Text("; the other numbers have decimal commas", "；其他数的小数点是逗号")
                                   : Text()));
    }
    return kNone;
  }

  double label_of(const Cell& cell, std::size_t column) {
    if (const auto known = class_numbers_.find(content_of(cell)); known != class_numbers_.end())
      return known->second;
    if (const auto number = number_in(cell.text, dialect_.decimal_comma)) return *number;
    if (cell.text.empty()) return kNone;
    fault(column, unknown_label(content_of(cell), class_names_));
    return kNone;
  }

  // Skips the cells after a full row, to the end of the line, and counts them.
  std::size_t cells_left() {
    std::size_t count = 0;
    for (bool over = false; !over; ++count) {
      const Cell cell = take_cell(at_, end_, dialect_.separator);
      over = cell.ends_line;
      line_breaks_ += cell.line_breaks;
    }
    return count;
  }

  void wrong_cell_count(std::size_t cells) {
    const std::string wanted = std::to_string(roles_.size());
    const Text count = count_text(cells, "cell", "cells", "个单元格");
    fault(std::nullopt,
          Text("has ", "有 ") + count + Text(" instead of " + wanted, "，应有 " + wanted + " 个"));
  }

  void fault(std::optional<std::size_t> column, Text what) {
    faulty_ = true;
    table_.faults.add({row_, column, std::move(what)});
  }

  void complete_columns() {
    const std::size_t rows = row_ + 1;
    if (has(ColumnRole::Label)) labels_.resize(rows, kNone);
    if (has(ColumnRole::Id)) table_.ids.resize(rows);
    if (has(ColumnRole::Words)) table_.texts.resize(rows);
  }

  const char* at_;
  const char* end_;
  std::size_t line_;  // from 1
  Dialect dialect_;
  const std::vector<ColumnRole>& roles_;
  fast_float::parse_options parsing_;
  std::map<std::string, double, std::less<>> class_numbers_;
  std::span<const std::string> class_names_;
  std::size_t score_columns_ = 0;
  std::size_t row_ = 0, line_breaks_ = 0, faulty_numbers_ = 0;
  std::size_t most_faulty_numbers_;
  bool faulty_ = false;
  std::vector<double> scores_, labels_;
  RowTable table_;
};

// ---- what kind of file it is

Text separator_text(const Dialect& dialect) {
  Text name;
  switch (dialect.separator) {
    case '\t':
      name = {"tabs", "制表符"};
      break;
    case ' ':
      name = {"spaces", "空格"};
      break;
    case ';':
      name = {"semicolons", "分号"};
      break;
    case '|':
      name = {"vertical bars", "竖线"};
      break;
    default:
      name = {"commas", "逗号"};
  }
  Text text = Text("cells are separated by ", "单元格以") + name + Text("", "分隔");
  return dialect.decimal_comma ? text + Text(", and the decimal separator is a comma", "，小数点是逗号")
                               : text;
}

// Where the rows, or their header line, begin.
struct Start {
  std::size_t line = 0;  // from 0
  std::string_view text;
  bool has_header = false;  // true only if it is certain
};

std::string_view line_at(std::string_view text) { return text.substr(0, text.find('\n')); }

// NumPy writes the header line as a comment. A comment is taken for a header if it has as many cells as the
// line after it.
Start without_comments(std::string_view text) {
  Start start{0, text, false};
  std::string_view comment;
  while (start.text.starts_with('#')) {
    comment = line_at(start.text);
    start.text.remove_prefix(std::min(comment.size() + 1, start.text.size()));
    ++start.line;
  }
  if (comment.empty()) return start;
  const char separator = dialect_of(start.text).separator;
  const std::string_view names = comment.substr(1);
  const auto name_cells = first_lines(names, separator, 1),
             cells = first_lines(line_at(start.text), separator, 1);
  if (name_cells.empty() || cells.empty() || name_cells[0].size() != cells[0].size() || cells[0].size() < 2)
    return start;
  return {start.line - 1, text.substr(static_cast<std::size_t>(names.data() - text.data())), true};
}

Text header_text(bool has_header, std::size_t line) {
  if (!has_header) return {"no header line", "没有标题行"};
  const std::string number = std::to_string(line + 1);
  return {"header in line " + number, "第 " + number + " 行是标题"};
}

}  // namespace

Result<RowTable> read_delimited(std::string_view text, const DelimitedOptions& options, const Work& work) {
  if (text.starts_with("\xEF\xBB\xBF")) text.remove_prefix(3);
  const Start start = without_comments(text);
  const Dialect dialect = dialect_of(start.text);
  const auto lines = first_lines(start.text, dialect.separator, kLinesToLookAt);
  if (lines.empty()) return Problem{{"it has no rows", "其中没有数据"}};
  const std::optional<bool> head = start.has_header ? std::optional(true) : options.head;
  const Result<TextColumns> columns =
      columns_of(lines, dialect.decimal_comma, {options.label_column, head, options.labels_only});
  if (!columns) return columns.problem();

  const bool named = !options.class_names.empty();
  RowParser parser(start.text, start.line, dialect, *columns,
                   named ? options.class_names : columns->class_names);
  if (!parser.parse(work)) {
    return Problem{sentence_of(*parser.table().faults.first, parser.table().lines) +
                   Text("; many more rows have similar errors", "，还有很多样本有这类错误")};
  }
  RowTable table = parser.take_table();
  table.class_names = columns->class_names;
  if (options.labels_only && !table.labels) table.labels = table.scores;
  table.notes = columns->notes;
  table.notes.insert(table.notes.begin(), separator_text(dialect) + Text(", ", "，") +
                                              header_text(columns->has_header, start.line));
  return table;
}

}  // namespace surprisal::data
