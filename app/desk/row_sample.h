// desk: a row of a file as the sample of the session, which has at most ten classes.
#pragma once

#include <cstddef>
#include <optional>
#include <vector>

#include "desk/row_source.h"
#include "session/session.h"

namespace surprisal::desk {

// A class of a row; or, without an index, all others combined into one class, whose score is the logarithm of
// the sum of their e^z, so that all probabilities stay the same.
struct RowClass {
  std::optional<std::size_t> index;
  Text name;
  double score = 0;  // a logit, or the logarithm of a probability; may be minus infinity
  double p = 0;
  double y = 0;
  double surprise = 0;  // -log p, in nats
};

struct RowSample {
  std::vector<RowClass> classes;  // in the order of the file, the combined others last
  std::size_t all_classes = 0;
  std::size_t label = 0, predicted = 0;  // indices into `classes`; without a label, that of the prediction
  bool has_label = false;

  bool is_reduced() const { return all_classes > classes.size(); }
};

// If there are more than `most` classes: the label, the prediction, those with the largest probabilities, and
// the others combined into one.
RowSample sample_of_row(const RowFile& file, std::size_t row, std::size_t most = kMaxClasses);

// The session with the row as its sample, at T = 1 and without smoothing. For a row without a label,
// the prediction is used as the label.
Session with_row(Session session, const RowSample& sample);

}  // namespace surprisal::desk
