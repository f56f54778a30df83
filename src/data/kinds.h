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
  Text doubt;   // if the numbers could be either, so that the user has to say which; otherwise empty
};

// From at most a thousand evenly spaced rows. If most of them add up to 1, they are probabilities, and
// `faults_of` names the rows that do not: a single faulty row does not change the kind of the file. Numbers
// from 0 to 1 that do not add up to 1 are in doubt: they are rarely logits, and usually rounded.
KindGuess guess_kind(const Matrix& scores);

// How far from 1 the sum of a row's probabilities may be. A softmax in float32 over many classes adds up
// to 1 only within a rounding error for each, and numbers that were once float16 or bfloat16 are less
// accurate, whatever format they are stored in now.
double tolerance_of(const Matrix& scores, Kind kind);

struct ScoreCheck {
  RowFaults faults;
  double farthest = 0;  // from 1, of the sums of the rows without a fault; 0 for logits
};

// Every row that has NaN or an infinity, or that does not add up to 1 where it should. A log-probability may
// be minus infinity. Reports progress in rows; if the work is stopped, the rest is not checked.
ScoreCheck check_scores(const Matrix& scores, Kind kind, const Work& work = {});
RowFaults faults_of(const Matrix& scores, Kind kind, const Work& work = {});

}  // namespace surprisal::data
