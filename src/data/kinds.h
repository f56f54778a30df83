// data: whether scores are logits, probabilities or log-probabilities, and which rows are not valid as such.
#pragma once

#include "base/text.h"
#include "data/row_fault.h"
#include "data/rows.h"
#include "data/work.h"

namespace surprisal::data {

Text name_of(Kind kind);  // "logits"

struct KindGuess {
  Kind kind = Kind::Logits;
  Text reason;  // "because the rows add up to 1"
};

// From at most a thousand evenly spaced rows. If most of them add up to 1, they are probabilities, and
// `faults_of` names the rows that do not: a single faulty row does not change the kind of the file.
KindGuess guess_kind(const Matrix& scores);

// Every row that has NaN or an infinity, or that does not add up to 1 where it should: within 1e-6, or within
// 1e-3 for float16. A log-probability may be minus infinity. Reports progress in rows; if the work is
// stopped, the rest is not checked.
RowFaults faults_of(const Matrix& scores, Kind kind, const Work& work = {});

}  // namespace surprisal::data
