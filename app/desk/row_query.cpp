#include "desk/row_query.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <cstddef>
#include <limits>
#include <optional>
#include <string_view>
#include <vector>

#include "base/letter_case.h"
#include "base/nearest.h"
#include "base/number.h"
#include "base/quote.h"
#include "data/notable_rows.h"

namespace surprisal::desk {
namespace {

struct ColumnName {
  std::string_view word;
  RowColumn column;
};

constexpr std::array kColumnNames = {
    ColumnName{"label", RowColumn::Label},       ColumnName{"y", RowColumn::Label},
    ColumnName{"标签", RowColumn::Label},        ColumnName{"predicted", RowColumn::Predicted},
    ColumnName{"预测", RowColumn::Predicted},    ColumnName{"p", RowColumn::Probability},
    ColumnName{"概率", RowColumn::Probability},  ColumnName{"loss", RowColumn::Loss},
    ColumnName{"损失", RowColumn::Loss},         ColumnName{"confidence", RowColumn::Confidence},
    ColumnName{"置信度", RowColumn::Confidence}, ColumnName{"entropy", RowColumn::Entropy},
    ColumnName{"熵", RowColumn::Entropy},        ColumnName{"difference", RowColumn::Difference},
    ColumnName{"差值", RowColumn::Difference},   ColumnName{"row", RowColumn::Row},
    ColumnName{"编号", RowColumn::Row},          ColumnName{"样本", RowColumn::Row},
    ColumnName{"text", RowColumn::Text},         ColumnName{"文本", RowColumn::Text},
};

struct RelationSign {
  std::string_view sign;
  RowRelation relation;
};

// Longer signs first: <= must not be read as <.
constexpr std::array kRelationSigns = {
    RelationSign{"<=", RowRelation::LessOrEqual}, RelationSign{">=", RowRelation::GreaterOrEqual},
    RelationSign{"!=", RowRelation::NotEqual},    RelationSign{"==", RowRelation::Equal},
    RelationSign{"≤", RowRelation::LessOrEqual},  RelationSign{"≥", RowRelation::GreaterOrEqual},
    RelationSign{"≠", RowRelation::NotEqual},     RelationSign{"<", RowRelation::Less},
    RelationSign{">", RowRelation::Greater},      RelationSign{"=", RowRelation::Equal},
    RelationSign{"＜", RowRelation::Less},        RelationSign{"＞", RowRelation::Greater},
    RelationSign{"＝", RowRelation::Equal},
};

class QueryReader {
 public:
  QueryReader(std::string_view text, const std::vector<std::string>& class_names, math::Base base)
      : rest_(text), class_names_(class_names), base_(base) {}

  Result<RowQuery> read() {
    RowQuery query;
    for (skip_blanks(); !rest_.empty(); skip_blanks()) {
      const Result<RowCondition> condition = next_condition();
      if (!condition) return condition.problem();
      query.push_back(*condition);
    }
    return query;
  }

 private:
  // The length in bytes of a separator at this position; 0 if there is none.
  std::size_t blank_here() const {
    for (const std::string_view blank : {" ", "\t", ",", ";", "，", "；", "、", "　"}) {
      if (rest_.starts_with(blank)) return blank.size();
    }
    return 0;
  }

  void skip_blanks() {
    while (const std::size_t blank = blank_here()) rest_.remove_prefix(blank);
  }

  std::optional<RelationSign> sign_here() const {
    for (const RelationSign& sign : kRelationSigns) {
      if (rest_.starts_with(sign.sign)) return sign;
    }
    return std::nullopt;
  }

  // Text in quotes, or everything up to a separator or a relation.
  std::string_view next_word() {
    if (rest_.starts_with('"')) {
      rest_.remove_prefix(1);
      const std::size_t end = std::min(rest_.find('"'), rest_.size());
      const std::string_view word = rest_.substr(0, end);
      rest_.remove_prefix(std::min(end + 1, rest_.size()));
      return word;
    }
    const std::string_view whole = rest_;
    while (!rest_.empty() && blank_here() == 0 && !sign_here()) rest_.remove_prefix(1);
    return whole.substr(0, whole.size() - rest_.size());
  }

  Result<RowCondition> next_condition() {
    RowCondition condition;
    if (rest_.starts_with('"')) {
      condition.column = RowColumn::Text;
      condition.text = lower_case(next_word());
      return condition;
    }
    const std::string word(next_word());
    const auto field = std::find_if(kColumnNames.begin(), kColumnNames.end(),
                                    [&](const ColumnName& f) { return f.word == lower_case(word); });
    if (field == kColumnNames.end()) return unknown(word);
    condition.column = field->column;
    skip_blanks();
    const std::optional<RelationSign> sign = sign_here();
    if (sign) {
      condition.relation = sign->relation;
      rest_.remove_prefix(sign->sign.size());
      skip_blanks();
    }
    if (rest_.empty()) {
      const std::string example = condition.column == RowColumn::Text ? " \"cat\"" : sign ? " 4" : " = 4";
      const std::string said = word + (sign ? " " + std::string(sign->sign) : "");
      return Problem{{base::quoted(said) + " has no value; write, for example, " + said + example,
                      base::in_quotes(said).zh + "后面缺少内容，例如：" + said + example}};
    }
    return with_value(condition, word);
  }

  Result<RowCondition> with_value(RowCondition condition, const std::string& field) {
    const std::string value(next_word());
    if (condition.column == RowColumn::Text) {
      condition.text = lower_case(value);
      return condition;
    }
    const Result<double> number = parse_number(value);
    const bool is_class = condition.column == RowColumn::Label || condition.column == RowColumn::Predicted;
    if (is_class && !number) {
      const auto named = std::find(class_names_.begin(), class_names_.end(), value);
      if (named == class_names_.end())
        return Problem{{base::quoted(value) + " is not a class; give its number or its name",
                        "没有名为" + base::in_quotes(value).zh + "的类别；请输入类别的编号或名称"}};
      condition.value = static_cast<double>(named - class_names_.begin());
      return condition;
    }
    if (!number)
      return Problem{{base::quoted(value) + " is not a number; write, for example, " + field + " < 0.1",
                      base::in_quotes(value).zh + "不是数值；例如：" + field + " < 0.1"}};
    condition.value = is_information(condition.column) ? *number * math::ln(base_) : *number;
    return condition;
  }

  static Problem unknown(const std::string& word) {
    std::vector<std::string_view> words;
    for (const ColumnName& name : kColumnNames) words.push_back(name.word);
    const std::string_view near = nearest(word, words);
    if (!near.empty())
      return {{base::quoted(word) + " is not a column; did you mean " + std::string(near) + "?",
               "没有" + base::in_quotes(word).zh + "这一列；是否指 " + std::string(near) + "？"}};
    return {{base::quoted(word) +
                 " is not a column; use label, predicted, p, loss, confidence, entropy, difference, "
                 "row or text",
             "没有" + base::in_quotes(word).zh +
                 "这一列；可用 label、predicted、p、loss、confidence、entropy、difference、row、text"}};
  }

  std::string_view rest_;
  const std::vector<std::string>& class_names_;
  math::Base base_;
};

bool holds(double value, RowRelation relation, double other) {
  switch (relation) {
    case RowRelation::Equal:
      return value == other;
    case RowRelation::NotEqual:
      return value != other;
    case RowRelation::Less:
      return value < other;
    case RowRelation::LessOrEqual:
      return value <= other;
    case RowRelation::Greater:
      return value > other;
    case RowRelation::GreaterOrEqual:
      return value >= other;
  }
  return false;
}

bool contains(const std::vector<std::string>& all, std::size_t row, const std::string& small) {
  return row < all.size() && lower_case(all[row]).find(small) != std::string::npos;
}

bool holds(const RowCondition& condition, const RowFile& file, std::size_t row) {
  if (condition.column == RowColumn::Text) {
    const bool found =
        contains(file.rows.texts, row, condition.text) || contains(file.rows.ids, row, condition.text);
    return found == (condition.relation != RowRelation::NotEqual);
  }
  const double number = number_of(file, condition.column, row);
  return !std::isnan(number) && holds(number, condition.relation, condition.value);
}

}  // namespace

Result<RowQuery> parse_row_query(std::string_view text, const std::vector<std::string>& class_names,
                                 math::Base base) {
  return QueryReader(text, class_names, base).read();
}

bool asks_for(const RowQuery& query, RowColumn column) {
  return std::any_of(query.begin(), query.end(),
                     [&](const RowCondition& condition) { return condition.column == column; });
}

bool is_information(RowColumn column) {
  return column == RowColumn::Loss || column == RowColumn::Entropy || column == RowColumn::Difference;
}

double number_of(const RowFile& file, RowColumn column, std::size_t row) {
  constexpr double kNone = std::numeric_limits<double>::quiet_NaN();
  const data::RowNumbers& numbers = file.numbers;
  const bool has_label = numbers.is_used(row);
  switch (column) {
    case RowColumn::Row:
      return static_cast<double>(row);
    case RowColumn::Label:
      return has_label ? numbers.label[row] : kNone;
    case RowColumn::Predicted:
      return numbers.predicted[row];
    case RowColumn::Probability:
      return has_label ? numbers.label_probability[row] : kNone;
    case RowColumn::Loss:
      return has_label ? numbers.loss[row] : kNone;
    case RowColumn::Confidence:
      return numbers.confidence[row];
    case RowColumn::Entropy:
      return numbers.entropy[row];
    case RowColumn::Difference:
      return has_label && file.other ? file.other->comparison.difference[row] : kNone;
    case RowColumn::Text:
      break;
  }
  return kNone;
}

bool matches(const RowQuery& query, const RowFile& file, std::size_t row) {
  return std::all_of(query.begin(), query.end(),
                     [&](const RowCondition& condition) { return holds(condition, file, row); });
}

bool belongs_to(RowGroup group, const RowFile& file, std::size_t row) {
  if (group == RowGroup::All) return true;
  const data::RowNumbers& numbers = file.numbers;
  if (group == RowGroup::LabelInDoubt)
    return file.has_labels() && data::is_likely_wrong(numbers, file.label_thresholds, row);
  return numbers.is_used(row) && !numbers.is_right(row) &&
         (group == RowGroup::Wrong || numbers.confidence[row] >= kSure);
}

}  // namespace surprisal::desk
