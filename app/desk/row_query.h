// desk: which rows are listed: a small query language for the filter.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

#include "base/result.h"
#include "desk/row_columns.h"
#include "desk/row_source.h"
#include "math/log_base.h"

namespace surprisal::desk {

enum class RowRelation { Equal, NotEqual, Less, LessOrEqual, Greater, GreaterOrEqual };

struct RowCondition {
  RowColumn column = RowColumn::Row;
  RowRelation relation = RowRelation::Equal;
  double value = 0;  // losses, differences and entropies in nats
  std::string text;  // for RowColumn::Text, in lowercase

  friend bool operator==(const RowCondition&, const RowCondition&) = default;
};

// All conditions hold.
using RowQuery = std::vector<RowCondition>;

// "label = 4  p < 0.1  row 1207  text "cat"": conditions separated by spaces; a missing relation means =.
// Losses, their differences and entropies are in the base. A class is a number or one of the names.
Result<RowQuery> parse_row_query(std::string_view text, const std::vector<std::string>& class_names,
                                 math::Base base = math::Base::E);

// A row without a label matches no condition on its label, its probability or its loss.
bool matches(const RowQuery& query, const RowFile& file, std::size_t row);

bool asks_for(const RowQuery& query, RowColumn column);
bool is_information(RowColumn column);  // whether it is in the unit of the losses

// NaN if the row has no such number, such as the loss of a row without a label; and for texts.
double number_of(const RowFile& file, RowColumn column, std::size_t row);

enum class RowGroup { All, Wrong, SureAndWrong, LabelInDoubt };
inline constexpr double kSure = 0.9;  // the confidence from which a prediction counts as sure
bool belongs_to(RowGroup group, const RowFile& file, std::size_t row);

}  // namespace surprisal::desk
