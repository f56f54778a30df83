#include "data/text_columns.h"

#include <algorithm>
#include <array>
#include <charconv>
#include <utility>

#include "base/letter_case.h"
#include "base/nearest.h"
#include "base/quote.h"
#include "data/class_names.h"
#include "data/row_fault.h"

namespace surprisal::data {
namespace {

constexpr std::array<std::string_view, 11> kLabelNames = {
    "label", "labels", "target", "targets", "y_true", "y", "truth", "gold", "answer", "true_label", "class"};
constexpr std::array<std::string_view, 6> kIdNames = {"id", "index", "idx", "row", "", "unnamed: 0"};
constexpr std::array<std::string_view, 6> kTextNames = {"text",     "sentence", "title",
                                                        "document", "input",    "prompt"};
constexpr std::array<std::string_view, 8> kResultNames = {"pred", "prediction", "predicted", "y_pred",
                                                          "loss", "confidence", "correct",   "split"};
constexpr std::array<std::string_view, 9> kScorePrefixes = {
    "log_probs", "log_prob", "logprob", "logits", "logit", "probs", "prob", "score", "p_"};

template <std::size_t kCount>
bool is_one_of(std::string_view name, const std::array<std::string_view, kCount>& names) {
  return std::find(names.begin(), names.end(), name) != names.end();
}

// "cat" for "logit_cat"; nothing if the name has no such prefix.
std::optional<std::string> without_prefix(const std::string& name) {
  const std::string lower = lower_case(name);
  for (const std::string_view prefix : kScorePrefixes) {
    if (!lower.starts_with(prefix)) continue;
    std::size_t start = prefix.size();
    while (start < name.size() && std::string_view("_-. :[").find(name[start]) != std::string_view::npos)
      ++start;
    std::string rest = name.substr(start);
    if (rest.ends_with(']')) rest.pop_back();
    if (!rest.empty()) return rest;
  }
  return std::nullopt;
}

// ---- is the first line a header?

bool is_number(const Cell& cell, bool decimal_comma) {
  return number_in(cell.text, decimal_comma).has_value();
}

bool is_whole(const Cell& cell) {
  return cell.text.find_first_not_of("0123456789") == std::string_view::npos;
}

// A header has names above numbers, or the numbers 0, 1, 2 that pandas writes above unnamed fractions.
bool looks_like_header(std::span<const std::vector<Cell>> lines, bool decimal_comma) {
  const std::vector<Cell>& first = lines.front();
  if (lines.size() == 1) return false;
  std::size_t numbers = 0, counted = 0, names = 0;
  bool above_fractions = false;
  for (std::size_t k = 0; k < std::min(first.size(), lines[1].size()); ++k) {
    const bool above_number = is_number(lines[1][k], decimal_comma);
    if (is_number(first[k], decimal_comma)) {
      ++numbers;
      counted += first[k].text == std::to_string(counted);
      above_fractions = above_fractions || (above_number && !is_whole(lines[1][k]));
    } else if (!first[k].text.empty()) {
      names += above_number || is_one_of(lower_case(first[k].text), kLabelNames);
    }
  }
  const bool has_index = first.front().text.empty();  // as pandas writes it
  if (numbers > 0) return counted == numbers && (names > 0 || has_index || (counted > 1 && above_fractions));
  return names > 0;
}

// Whether at least half of the cells that are not empty are numbers.
bool has_numbers(std::span<const std::vector<Cell>> lines, std::size_t column, bool decimal_comma) {
  std::size_t numbers = 0, texts = 0;
  for (const std::vector<Cell>& line : lines) {
    if (column >= line.size() || line[column].text.empty()) continue;
    ++(is_number(line[column], decimal_comma) ? numbers : texts);
  }
  return numbers > 0 && numbers >= texts;
}

// ---- roles

class ColumnFinder {
 public:
  ColumnFinder(std::span<const std::vector<Cell>> lines, bool decimal_comma, const ColumnOptions& options)
      : options_(options) {
    result_.has_header = options.head.value_or(looks_like_header(lines, decimal_comma));
    const std::vector<Cell>& first = lines.front();
    for (const Cell& cell : first) names_.push_back(result_.has_header ? content_of(cell) : "");
    const auto rows = lines.subspan(result_.has_header ? 1 : 0);
    for (std::size_t k = 0; k < first.size(); ++k) {
      const bool numeric = has_numbers(rows, k, decimal_comma);
      result_.roles.push_back(numeric ? ColumnRole::Score : ColumnRole::LeftOut);
    }
    if (!result_.has_header && options.label.empty() && !options.labels_only) suggest_label_column(rows);
  }

  Result<TextColumns> find() {
    if (Done label = find_label(); !label) return label.problem();
    if (options_.labels_only) find_labels_only();
    find_ids_and_texts();
    prefer_named_scores();
    name_classes();
    note_unused_columns();
    return std::move(result_);
  }

 private:
  std::vector<ColumnRole>& roles() { return result_.roles; }

  void note(std::string en, std::string zh) { result_.notes.push_back({std::move(en), std::move(zh)}); }

  std::string shown_name(std::size_t k) const {
    return names_[k].empty() ? std::to_string(k) : surprisal::quoted(names_[k]);
  }

  Text known_columns() const {
    const std::string last = std::to_string(names_.size() - 1), list = shown_list(names_);
    return result_.has_header ? Text("; the columns are " + list, "；各列是 " + list)
                              : Text("; the columns have no names, only the numbers 0 to " + last,
                                     "；各列没有名称，只有编号 0 到 " + last);
  }

  Done find_label() {
    std::optional<std::size_t> column;
    if (!options_.label.empty()) {
      column = named_column(options_.label);
      if (!column) {
        const std::vector<std::string_view> known(names_.begin(), names_.end());
        return Problem{unknown_name({"column", "列"}, options_.label, nearest(options_.label, known)) +
                       known_columns()};
      }
    } else if (result_.has_header) {
      for (const std::string_view name : kLabelNames) {
        if (!column) column = named_column(std::string(name));
      }
      if (column)
        note("column " + shown_name(*column) + " contains the labels",
             "列 " + shown_name(*column) + " 是标签");
    }
    if (column) roles()[*column] = ColumnRole::Label;
    return Nothing{};
  }

  // If no column is named like labels, the only column, or the only one with numbers, has them.
  void find_labels_only() {
    if (std::find(roles().begin(), roles().end(), ColumnRole::Label) != roles().end()) {
      std::replace(roles().begin(), roles().end(), ColumnRole::Score, ColumnRole::LeftOut);
    } else if (std::count(roles().begin(), roles().end(), ColumnRole::Score) == 1) {
      std::replace(roles().begin(), roles().end(), ColumnRole::Score, ColumnRole::Label);
    } else if (roles().size() == 1) {
      roles().front() = ColumnRole::Label;
    }
  }

  // A first or last column of whole numbers, next to columns of fractions, may be the labels. The program
  // does not guess; it tells the user how to say so.
  void suggest_label_column(std::span<const std::vector<Cell>> rows) {
    const auto has_whole = [&](std::size_t column) {
      return std::all_of(rows.begin(), rows.end(), [&](const std::vector<Cell>& line) {
        return column < line.size() && !line[column].text.empty() && is_whole(line[column]);
      });
    };
    const std::size_t last = names_.size() - 1;
    std::size_t whole = 0;
    for (std::size_t k = 0; k <= last; ++k) whole += has_whole(k);
    if (whole != 1 || last == 0 || (!has_whole(0) && !has_whole(last))) return;
    const std::string column = std::to_string(has_whole(0) ? 0 : last);
    note("column " + column + " contains only whole numbers; if they are the labels, use --labels " + column,
         "列 " + column + " 全是整数；若是标签，请加 --labels " + column);
  }

  // Looks for the exact name, then ignores upper and lower case, then tries it as a column number.
  std::optional<std::size_t> named_column(const std::string& wanted) const {
    for (const bool exactly : {true, false}) {
      for (std::size_t k = 0; k < names_.size() && result_.has_header; ++k) {
        if (exactly ? names_[k] == wanted : lower_case(names_[k]) == lower_case(wanted)) return k;
      }
    }
    std::size_t number = 0;
    const auto [end, error] = std::from_chars(wanted.data(), wanted.data() + wanted.size(), number);
    const bool good = error == std::errc() && end == wanted.data() + wanted.size() && number < names_.size();
    return good ? std::optional(number) : std::nullopt;
  }

  void take_first(ColumnRole role, auto suits) {
    for (std::size_t k = 0; k < roles().size(); ++k) {
      if (roles()[k] == ColumnRole::Label || roles()[k] == ColumnRole::Id || !suits(k)) continue;
      roles()[k] = role;
      return;
    }
  }

  void find_ids_and_texts() {
    if (!result_.has_header) {  // the first column of words is taken for the ids
      take_first(ColumnRole::Id, [&](std::size_t k) { return roles()[k] == ColumnRole::LeftOut; });
      return;
    }
    take_first(ColumnRole::Id, [&](std::size_t k) {
      return is_one_of(lower_case(names_[k]), kIdNames) && (k == 0 || !names_[k].empty());
    });
    take_first(ColumnRole::Words, [&](std::size_t k) {
      return roles()[k] == ColumnRole::LeftOut && is_one_of(lower_case(names_[k]), kTextNames);
    });
    for (std::size_t k = 0; k < roles().size(); ++k) {
      const bool result = roles()[k] == ColumnRole::Score && is_one_of(lower_case(names_[k]), kResultNames);
      if (result) roles()[k] = ColumnRole::LeftOut;
    }
  }

  // If columns are named like scores (logit_0, logit_1), no other column of numbers is taken for scores.
  void prefer_named_scores() {
    const auto is_named = [&](std::size_t k) {
      return roles()[k] == ColumnRole::Score && without_prefix(names_[k]).has_value();
    };
    std::size_t named = 0;
    for (std::size_t k = 0; k < roles().size(); ++k) named += is_named(k);
    if (named < 2) return;
    for (std::size_t k = 0; k < roles().size(); ++k) {
      if (roles()[k] == ColumnRole::Score && !is_named(k)) roles()[k] = ColumnRole::LeftOut;
      if (is_named(k)) names_[k] = *without_prefix(names_[k]);
    }
  }

  void name_classes() {
    bool counts = true;
    std::vector<std::string>& names = result_.class_names;
    for (std::size_t k = 0; k < roles().size() && result_.has_header; ++k) {
      if (roles()[k] != ColumnRole::Score) continue;
      counts = counts && names_[k] == std::to_string(names.size());
      names.push_back(names_[k]);
    }
    if (counts) names.clear();
  }

  void note_unused_columns() {
    std::string list;
    for (std::size_t k = 0; k < roles().size(); ++k) {
      if (roles()[k] == ColumnRole::LeftOut) list += (list.empty() ? "" : ", ") + shown_name(k);
      if (roles()[k] == ColumnRole::Id)
        note("column " + shown_name(k) + " contains the IDs", "列 " + shown_name(k) + " 是编号");
      if (roles()[k] == ColumnRole::Words)
        note("column " + shown_name(k) + " contains the texts", "列 " + shown_name(k) + " 是文本");
    }
    if (!list.empty()) note("columns not used: " + list, "未使用的列：" + list);
  }

  const ColumnOptions& options_;
  std::vector<std::string> names_;
  TextColumns result_;
};

}  // namespace

Result<TextColumns> columns_of(std::span<const std::vector<Cell>> lines, bool decimal_comma,
                               const ColumnOptions& options) {
  return ColumnFinder(lines, decimal_comma, options).find();
}

}  // namespace surprisal::data
