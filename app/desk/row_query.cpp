#include "desk/row_query.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <cstddef>
#include <numeric>
#include <optional>
#include <string_view>
#include <vector>

#include "base/letter_case.h"
#include "base/nearest.h"
#include "base/number.h"
#include "base/quote.h"

namespace surprisal::desk {
namespace {

struct FieldName {
  std::string_view word;
  RowField field;
};

constexpr std::array kFieldNames = {
    FieldName{"label", RowField::Label},
    FieldName{"y", RowField::Label},
    FieldName{"标签", RowField::Label},
    FieldName{"predicted", RowField::Predicted},
    FieldName{"预测", RowField::Predicted},
    FieldName{"p", RowField::Probability},
    FieldName{"概率", RowField::Probability},
    FieldName{"loss", RowField::Loss},
    FieldName{"损失", RowField::Loss},
    FieldName{"confidence", RowField::Confidence},
    FieldName{"置信度", RowField::Confidence},
    FieldName{"entropy", RowField::Entropy},
    FieldName{"熵", RowField::Entropy},
    FieldName{"row", RowField::Row},
    FieldName{"行", RowField::Row},
    FieldName{"text", RowField::Text},
    FieldName{"文本", RowField::Text},
};

struct RelationSign {
  std::string_view sign;
  RowRelation relation;
};

// Longer signs first.
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
  // The bytes of what stands between conditions; 0 for anything else.
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

  // Up to a blank or a relation; or what is between quotes.
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
      condition.field = RowField::Text;
      condition.text = lower_case(next_word());
      return condition;
    }
    const std::string word(next_word());
    const auto field = std::find_if(kFieldNames.begin(), kFieldNames.end(),
                                    [&](const FieldName& f) { return f.word == lower_case(word); });
    if (field == kFieldNames.end()) return unknown(word);
    condition.field = field->field;
    skip_blanks();
    const std::optional<RelationSign> sign = sign_here();
    if (sign) {
      condition.relation = sign->relation;
      rest_.remove_prefix(sign->sign.size());
      skip_blanks();
    }
    if (rest_.empty()) {
      const std::string example = condition.field == RowField::Text ? " \"cat\"" : sign ? " 4" : " = 4";
      const std::string said = word + (sign ? " " + std::string(sign->sign) : "");
      return Problem{{"what comes after " + base::quoted(said) + "? Write, for example, " + said + example,
                      base::quoted(said) + " 后面缺少内容，例如：" + said + example}};
    }
    return with_value(condition, word);
  }

  Result<RowCondition> with_value(RowCondition condition, const std::string& field) {
    const std::string value(next_word());
    if (condition.field == RowField::Text) {
      condition.text = lower_case(value);
      return condition;
    }
    const Result<double> number = parse_number(value);
    const bool is_class = condition.field == RowField::Label || condition.field == RowField::Predicted;
    if (is_class && !number) {
      const auto named = std::find(class_names_.begin(), class_names_.end(), value);
      if (named == class_names_.end())
        return Problem{{base::quoted(value) + " is not a class; give its number or its name",
                        "没有名为 " + base::quoted(value) + " 的类别；请输入类别的编号或名称"}};
      condition.value = static_cast<double>(named - class_names_.begin());
      return condition;
    }
    if (!number)
      return Problem{{base::quoted(value) + " is not a number; write, for example, " + field + " < 0.1",
                      base::quoted(value) + " 不是数值；例如：" + field + " < 0.1"}};
    const bool is_information = condition.field == RowField::Loss || condition.field == RowField::Entropy;
    condition.value = is_information ? *number * math::ln(base_) : *number;
    return condition;
  }

  static Problem unknown(const std::string& word) {
    std::vector<std::string_view> words;
    for (const FieldName& field : kFieldNames) words.push_back(field.word);
    const std::string_view near = nearest(word, words);
    if (!near.empty())
      return {{base::quoted(word) + " is not a column; did you mean " + std::string(near) + "?",
               "没有 " + base::quoted(word) + " 这一列；是否指 " + std::string(near) + "？"}};
    return {{base::quoted(word) +
                 " is not a column; use label, predicted, p, loss, confidence, entropy, row or "
                 "text",
             "没有 " + base::quoted(word) +
                 " 这一列；可用 label、predicted、p、loss、confidence、entropy、row、text"}};
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
  const data::RowNumbers& numbers = file.numbers;
  const auto compared = [&](double value) { return holds(value, condition.relation, condition.value); };
  switch (condition.field) {
    case RowField::Row:
      return compared(static_cast<double>(row));
    case RowField::Label:
      return numbers.is_used(row) && compared(numbers.label[row]);
    case RowField::Predicted:
      return compared(numbers.predicted[row]);
    case RowField::Probability:
      return numbers.is_used(row) && compared(numbers.label_probability[row]);
    case RowField::Loss:
      return numbers.is_used(row) && compared(numbers.loss[row]);
    case RowField::Confidence:
      return compared(numbers.confidence[row]);
    case RowField::Entropy:
      return compared(numbers.entropy[row]);
    case RowField::Text: {
      const bool found =
          contains(file.rows.texts, row, condition.text) || contains(file.rows.ids, row, condition.text);
      return found == (condition.relation != RowRelation::NotEqual);
    }
  }
  return false;
}

// The numbers that a column is sorted by.
double sort_key(const RowFile& file, RowColumn column, std::size_t row) {
  const data::RowNumbers& numbers = file.numbers;
  switch (column) {
    case RowColumn::Row:
      return static_cast<double>(row);
    case RowColumn::Label:
      return numbers.label[row];
    case RowColumn::Predicted:
      return numbers.predicted[row];
    case RowColumn::Probability:
      return numbers.label_probability[row];
    case RowColumn::Loss:
      return numbers.loss[row];
    case RowColumn::Confidence:
      return numbers.confidence[row];
    case RowColumn::Entropy:
      return numbers.entropy[row];
  }
  return 0;
}

bool needs_label(RowColumn column) {
  return column == RowColumn::Label || column == RowColumn::Probability || column == RowColumn::Loss;
}

}  // namespace

Result<RowQuery> parse_row_query(std::string_view text, const std::vector<std::string>& class_names,
                                 math::Base base) {
  return QueryReader(text, class_names, base).read();
}

bool matches(const RowQuery& query, const RowFile& file, std::size_t row) {
  return std::all_of(query.begin(), query.end(),
                     [&](const RowCondition& condition) { return holds(condition, file, row); });
}

bool belongs_to(RowGroup group, const RowFile& file, std::size_t row) {
  if (group == RowGroup::All) return true;
  const data::RowNumbers& numbers = file.numbers;
  return numbers.is_used(row) && !numbers.is_right(row) &&
         (group == RowGroup::Wrong || numbers.confidence[row] >= kSure);
}

std::vector<std::uint32_t> sorted_rows(const RowFile& file, RowColumn column, bool descending) {
  std::vector<std::uint32_t> order(file.count());
  std::iota(order.begin(), order.end(), 0U);
  const bool by_label = needs_label(column);
  if (by_label && !file.has_labels()) return order;
  if (column == RowColumn::Row) {
    if (descending) std::reverse(order.begin(), order.end());
    return order;
  }
  const auto last = by_label
                        ? std::stable_partition(order.begin(), order.end(),
                                                [&](std::uint32_t row) { return file.numbers.is_used(row); })
                        : order.end();
  std::vector<double> keys(file.count());
  for (std::size_t row = 0; row < keys.size(); ++row)
    keys[row] = (descending ? -1 : 1) * sort_key(file, column, row);
  std::sort(order.begin(), last,
            [&](std::uint32_t a, std::uint32_t b) { return keys[a] != keys[b] ? keys[a] < keys[b] : a < b; });
  return order;
}

}  // namespace surprisal::desk
