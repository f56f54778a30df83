#include "data/json_lines.h"

#include <array>
#include <limits>
#include <map>
#include <optional>
#include <utility>
#include <vector>

#include "data/class_names.h"
#include "data/json_text.h"
#include "data/large_pages.h"

namespace surprisal::data {
namespace {

using simdjson::dom::array;
using simdjson::dom::element;
using simdjson::dom::object;

constexpr double kNoNumber = std::numeric_limits<double>::quiet_NaN();

struct ScoresKey {
  std::string_view key;
  std::optional<Kind> kind;
};

constexpr std::array<ScoresKey, 11> kScoresKeys = {{{"logits", Kind::Logits},
                                                    {"logit", Kind::Logits},
                                                    {"probs", Kind::Probabilities},
                                                    {"probabilities", Kind::Probabilities},
                                                    {"prob", Kind::Probabilities},
                                                    {"log_probs", Kind::LogProbabilities},
                                                    {"logprobs", Kind::LogProbabilities},
                                                    {"log_probabilities", Kind::LogProbabilities},
                                                    {"scores", std::nullopt},
                                                    {"predictions", std::nullopt},
                                                    {"outputs", std::nullopt}}};
constexpr std::array<std::string_view, 6> kJsonLabelKeys = {"label",  "labels", "target",
                                                            "y_true", "y",      "answer"};
constexpr std::array<std::string_view, 4> kJsonIdKeys = {"id", "idx", "index", "uid"};
constexpr std::array<std::string_view, 5> kJsonTextKeys = {"text", "sentence", "input", "prompt", "question"};

class JsonRows {
 public:
  JsonRows(std::span<const std::string> class_names, std::size_t bytes)
      : class_names_(class_names), bytes_(bytes), most_faulty_numbers_(bytes + 1'000'000) {
    for (std::size_t k = 0; k < class_names.size(); ++k)
      numbers_.emplace(class_names[k], static_cast<double>(k));
  }

  // False if faulty rows would need far more memory than the size of the text.
  bool add_line(std::string_view text, std::size_t line) {
    table_.lines.push_back(static_cast<std::uint32_t>(line));
    line_bytes_ = text.size();
    const bool good = add_row(text);
    ++row_;
    if (!good) {
      ++faulty_rows_;
      scores_.resize(scores_key_ ? row_ * columns_ : 0, kNoNumber);
    }
    if (labels_.size() < row_ * label_columns_) labels_.resize(row_ * label_columns_, kNoNumber);
    if (!table_.ids.empty()) table_.ids.resize(row_);
    if (!table_.texts.empty()) table_.texts.resize(row_);
    return faulty_rows_ * (columns_ + label_columns_ + 1) <= most_faulty_numbers_;
  }

  const RowTable& table() const { return table_; }
  bool has_scores() const { return scores_key_.has_value(); }

  RowTable take_table() {
    table_.scores = matrix_of(std::move(scores_), columns_);
    if (label_columns_ > 0) table_.labels = matrix_of(std::move(labels_), label_columns_);
    if (scores_key_) {
      table_.kind = scores_key_->kind;
      table_.notes.push_back({"the scores are in \"" + std::string(scores_key_->key) + "\"",
                              "得分在“" + std::string(scores_key_->key) + "”中"});
    }
    return std::move(table_);
  }

 private:
  bool fault(std::optional<std::size_t> column, Text what) {
    table_.faults.add({row_, column, std::move(what)});
    return false;
  }

  bool add_row(std::string_view text) {
    const std::optional<element> root = parser_.parse(text);
    object row;
    if (!root) return fault(std::nullopt, {"is not a complete JSON object", "不是完整的 JSON 对象"});
    if (root->get(row)) return fault(std::nullopt, {"is JSON, but not an object", "是 JSON，但不是对象"});
    add_words(row, kJsonIdKeys, table_.ids);
    add_words(row, kJsonTextKeys, table_.texts);
    return add_scores(row) && add_label(row);
  }

  void add_words(object row, const auto& keys, std::vector<std::string>& words) {
    const std::optional<element> value = first_of(row, keys);
    std::string_view text;
    std::int64_t number = 0;
    if (!value) return;
    words.resize(row_ + 1);
    if (!value->get(text)) {
      words.back() = text;
    } else if (!value->get(number)) {
      words.back() = std::to_string(number);
    }
  }

  bool add_scores(object row) {
    element value;
    if (!scores_key_) {
      for (const ScoresKey& candidate : kScoresKeys) {
        if (row.at_key(candidate.key).get(value)) continue;
        array numbers;
        if (value.get(numbers) || numbers.size() == 0) continue;
        if (row_ * numbers.size() > most_faulty_numbers_) continue;  // all rows before it are faulty
        scores_key_ = candidate;
        columns_ = numbers.size();
        reserve_in_large_pages(scores_, std::min((bytes_ / line_bytes_ + row_) * columns_, bytes_ / 2));
        scores_.assign(row_ * columns_, kNoNumber);
        break;
      }
    }
    if (!scores_key_) {
      return fault(std::nullopt, {"has no list \"logits\", \"probs\" or \"log_probs\"",
                                  "没有列表 \"logits\"、\"probs\" 或 \"log_probs\""});
    }
    if (row.at_key(scores_key_->key).get(value)) {
      const std::string key = "\"" + std::string(scores_key_->key) + "\"";
      return fault(std::nullopt, {"has no " + key, "没有 " + key});
    }
    return add_numbers(value, columns_, scores_);
  }

  bool add_numbers(element value, std::size_t columns, std::vector<double>& to) {
    array numbers;
    if (value.get(numbers)) return fault(std::nullopt, {"has no list of numbers", "没有数的列表"});
    if (numbers.size() != columns) {
      const std::string wanted = std::to_string(columns);
      return fault(std::nullopt, Text("has ", "有 ") +
                                     count_text(numbers.size(), "number", "numbers", "个数") +
                                     Text(" instead of " + wanted, "，应有 " + wanted + " 个"));
    }
    std::size_t column = 0;
    for (const element number : numbers) {
      const std::optional<double> read = json_number_in(number);
      if (!read) return fault(column, {"is not a number", "不是数"});
      to.push_back(*read);
      ++column;
    }
    return true;
  }

  bool add_label(object row) {
    const std::optional<element> value = first_of(row, kJsonLabelKeys);
    if (!value || value->is_null()) return true;
    array distribution;
    const std::size_t columns = value->get(distribution) ? 1 : columns_;
    if (label_columns_ == 0) {
      label_columns_ = columns;
      labels_.assign(row_ * columns, kNoNumber);
    }
    if (label_columns_ != columns) {
      return fault(std::nullopt,
                   {"has a different kind of label from the rows before it", "的标签与前面样本的形式不同"});
    }
    if (!value->get(distribution)) return add_numbers(*value, columns, labels_);
    if (const auto number = json_number_in(*value)) {
      labels_.push_back(*number);
      return true;
    }
    return add_named_label(*value);
  }

  bool add_named_label(element value) {
    std::string_view name;
    if (value.get(name))
      return fault(std::nullopt,
                   {"has a label that is neither a number nor a name", "的标签既不是数也不是名称"});
    if (const auto known = numbers_.find(name); known != numbers_.end()) {
      labels_.push_back(known->second);
      return true;
    }
    return fault(std::nullopt, unknown_label(name, class_names_));
  }

  JsonParser parser_;
  std::span<const std::string> class_names_;
  std::map<std::string, double, std::less<>> numbers_;
  std::size_t bytes_, line_bytes_ = 1, most_faulty_numbers_;
  std::optional<ScoresKey> scores_key_;
  std::size_t row_ = 0, columns_ = 0, label_columns_ = 0, faulty_rows_ = 0;
  std::vector<double> scores_, labels_;
  RowTable table_;
};

}  // namespace

Result<RowTable> read_json_lines(std::string_view text, std::span<const std::string> class_names,
                                 const Work& work) {
  if (text.starts_with("\xEF\xBB\xBF")) text.remove_prefix(3);
  JsonRows rows(class_names, text.size());
  bool go_on = true;
  constexpr std::size_t kLinesAtATime = 256;
  std::size_t counted = text.size();
  for (std::size_t line = 1; !text.empty() && go_on; ++line) {
    if (line % kLinesAtATime == 0 && !work.count(std::exchange(counted, text.size()) - text.size())) break;
    const std::string_view content = text.substr(0, text.find('\n'));
    if (content.find_first_not_of(" \t\r") != content.npos) go_on = rows.add_line(content, line);
    text.remove_prefix(std::min(content.size() + 1, text.size()));
  }
  if (rows.table().lines.empty()) return Problem{{"it has no rows", "其中没有数据"}};
  if (!go_on || !rows.has_scores()) {
    return Problem{sentence_of(*rows.table().faults.first, rows.table().lines) +
                   Text("; on each line, write an object such as {\"logits\": [3, 1], \"label\": 0}",
                        "；每行请写一个对象，例如 {\"logits\": [3, 1], \"label\": 0}")};
  }
  return rows.take_table();
}

}  // namespace surprisal::data
