#include "desk/digit_rows.h"

#include <string>

#include "figures/session_digits.h"
#include "learn/kept_runs.h"

namespace surprisal::desk {

data::Rows rows_of_test_digits(const session::DigitRun& run) {
  const learn::Digits& digits = learn::kept_digits().unseen;
  Session session;
  session.digits = run;
  data::Rows rows;
  rows.scores =
      data::matrix_of(learn::logits_of(digit_run(session).classifier, digits), learn::kDigitClasses);
  rows.labels.assign(digits.labels.begin(), digits.labels.end());
  for (std::size_t k = 0; k < learn::kDigitClasses; ++k) rows.class_names.push_back(std::to_string(k));
  return rows;
}

std::optional<learn::DigitCounts> picture_of_row(const RowFile& file, std::size_t row) {
  if (!file.source.digits || row >= learn::kept_digits().unseen.count()) return std::nullopt;
  Session session;
  session.digits = digit_of_row(file, row);
  return digit_of(session);
}

session::DigitRun digit_of_row(const RowFile& file, std::size_t row) {
  session::DigitRun digit = *file.source.digits;
  digit.test_digit = static_cast<int>(row);
  digit.drawn.clear();
  digit.label = file.rows.labels[row];
  return digit;
}

}  // namespace surprisal::desk
