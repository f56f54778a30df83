// desk: which rows are listed: a small query language for the filter.
#pragma once

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "base/result.h"
#include "desk/row_source.h"
#include "math/log_base.h"

namespace surprisal::desk {

enum class RowField { Row, Label, Predicted, Probability, Loss, Confidence, Entropy, Text };
enum class RowRelation { Equal, NotEqual, Less, LessOrEqual, Greater, GreaterOrEqual };

struct RowCondition {
  RowField field = RowField::Row;
  RowRelation relation = RowRelation::Equal;
  double value = 0;  // losses and entropies in nats
  std::string text;  // of RowField::Text, in small letters

  friend bool operator==(const RowCondition&, const RowCondition&) = default;
};

// All conditions hold.
using RowQuery = std::vector<RowCondition>;

// "label = 4  p < 0.1  row 1207  text "cat"": conditions with blanks between them; a relation is = if it is
// left out. Losses and entropies are in the base. A class is a number or one of the names.
Result<RowQuery> parse_row_query(std::string_view text, const std::vector<std::string>& class_names,
                                 math::Base base = math::Base::E);

// A row without a label matches no condition on its label, its probability or its loss.
bool matches(const RowQuery& query, const RowFile& file, std::size_t row);

// The rows of the file for which the query holds, in ascending order.
enum class RowGroup { All, Wrong, SureAndWrong };
inline constexpr double kSure = 0.9;  // the confidence from which a prediction counts as sure
bool belongs_to(RowGroup group, const RowFile& file, std::size_t row);

enum class RowColumn { Row, Label, Predicted, Probability, Loss, Confidence, Entropy };

// All rows, sorted by a column; equal ones in the order of the file, rows without a label last.
std::vector<std::uint32_t> sorted_rows(const RowFile& file, RowColumn column, bool descending);

}  // namespace surprisal::desk
