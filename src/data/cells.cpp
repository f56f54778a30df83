#include "data/cells.h"

#include <fast_float/fast_float.h>

#include <algorithm>

namespace surprisal::data {
namespace {

bool is_blank(char c) { return c == ' ' || c == '\t'; }

void skip_blanks(const char*& at, const char* end, char separator) {
  while (at < end && is_blank(*at) && (*at != separator || separator == ' ')) ++at;
}

std::string_view trimmed(const char* begin, const char* end) {
  while (begin < end && is_blank(*begin)) ++begin;
  while (begin < end && (is_blank(end[-1]) || end[-1] == '\r')) --end;
  return {begin, static_cast<std::size_t>(end - begin)};
}

bool ends_cell(char c, char separator) {
  return c == separator || c == '\n' || (separator == ' ' && is_blank(c));
}

void take_quoted(Cell& cell, const char*& at, const char* end, char separator) {
  const char* begin = ++at;
  cell.quoted = true;
  while (at < end && (*at != '"' || (at + 1 < end && at[1] == '"'))) {
    cell.line_breaks += *at == '\n';
    at += *at == '"' ? 2 : 1;
  }
  cell.text = {begin, static_cast<std::size_t>(at - begin)};
  cell.well_formed = at < end;
  if (at < end) ++at;
  const char* after = at;
  while (at < end && !ends_cell(*at, separator)) ++at;
  cell.well_formed = cell.well_formed && trimmed(after, at).empty();
}

}  // namespace

Cell take_cell(const char*& at, const char* end, char separator) {
  Cell cell;
  skip_blanks(at, end, separator);
  if (at < end && *at == '"') {
    take_quoted(cell, at, end, separator);
  } else {
    const char* begin = at;
    while (at < end && !ends_cell(*at, separator)) ++at;
    cell.text = trimmed(begin, at);
  }
  if (separator == ' ') {
    while (at < end && (is_blank(*at) || *at == '\r')) ++at;
    cell.ends_line = at == end || *at == '\n';
    if (at < end && *at == '\n') ++at;
    return cell;
  }
  cell.ends_line = at == end || *at == '\n';
  if (at < end) ++at;
  return cell;
}

std::string content_of(const Cell& cell) {
  if (!cell.quoted) return std::string(cell.text);
  std::string content;
  for (std::size_t i = 0; i < cell.text.size(); ++i) {
    content += cell.text[i];
    if (cell.text[i] == '"') ++i;  // a doubled quotation mark
  }
  return content;
}

std::optional<double> number_in(std::string_view text, bool decimal_comma) {
  while (!text.empty() && is_blank(text.front())) text.remove_prefix(1);
  while (!text.empty() && is_blank(text.back())) text.remove_suffix(1);
  if (text.starts_with('+') && !text.starts_with("+-")) text.remove_prefix(1);
  double value = 0;
  const fast_float::parse_options options(fast_float::chars_format::general, decimal_comma ? ',' : '.');
  const char* end = text.data() + text.size();
  const auto result = fast_float::from_chars_advanced(text.data(), end, value, options);
  if (result.ec == std::errc::invalid_argument || result.ptr != end || text.empty()) return std::nullopt;
  return value;
}

std::vector<std::vector<Cell>> first_lines(std::string_view text, char separator, std::size_t most) {
  std::vector<std::vector<Cell>> lines;
  const char* at = text.data();
  const char* end = at + text.size();
  while (at < end && lines.size() < most) {
    std::vector<Cell> cells;
    do {
      cells.push_back(take_cell(at, end, separator));
    } while (!cells.back().ends_line);
    if (cells.size() > 1 || !cells.front().text.empty()) lines.push_back(std::move(cells));
  }
  return lines;
}

namespace {

constexpr std::size_t kLinesForDialect = 50;

// Counts the lines that the separator splits into the usual (median) number of cells; 0 if that number is 1.
std::size_t consistent_line_count(std::string_view text, char separator) {
  std::vector<std::size_t> counts;
  for (const auto& line : first_lines(text, separator, kLinesForDialect)) counts.push_back(line.size());
  if (counts.empty()) return 0;
  std::vector<std::size_t> sorted = counts;
  std::sort(sorted.begin(), sorted.end());
  const std::size_t usual = sorted[sorted.size() / 2];
  return usual < 2 ? 0 : static_cast<std::size_t>(std::count(counts.begin(), counts.end(), usual));
}

// The majority decides, so that the row that is unlike the others is the one that is reported.
bool has_decimal_comma(std::string_view text, char separator) {
  std::size_t commas = 0, points = 0;
  for (const auto& line : first_lines(text, separator, kLinesForDialect)) {
    for (const Cell& cell : line) {
      const bool has_comma = cell.text.find(',') != cell.text.npos;
      points += number_in(cell.text, false) && cell.text.find('.') != cell.text.npos;
      commas += has_comma && number_in(cell.text, true);
    }
  }
  return commas > points;
}

}  // namespace

// A comma can be part of a number, and a space part of a text, so these separators are tried last.
Dialect dialect_of(std::string_view text) {
  Dialect dialect;
  std::size_t best = 0;
  for (const char separator : {'\t', ';', '|', ',', ' '}) {
    const std::size_t agree = consistent_line_count(text, separator);
    if (agree > best) {
      best = agree;
      dialect.separator = separator;
    }
  }
  dialect.decimal_comma = dialect.separator != ',' && has_decimal_comma(text, dialect.separator);
  return dialect;
}

}  // namespace surprisal::data
