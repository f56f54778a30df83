// desk: the ledger of the sample: one row per class, from its logit to its gradient, and the sums.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "base/text.h"
#include "session/session.h"

namespace surprisal::desk {

struct LedgerRow {
  std::string power;  // e^(z/T)
  double p = 0;       // the output of the class: its share of a softmax, or its sigmoid
  std::string output;
  std::string surprise;  // -log p; for a sigmoid, the binary loss
  double y = 0;          // smoothed
  std::string loss;      // y times -log p
  double slope = 0;      // of the loss with respect to the logit
  std::string gradient;
};

// Column headings use the markup of typeset/rich_line.h.
struct Ledger {
  bool softmax = true;  // a sigmoid has neither e^z nor y times -log p
  Text power_head;
  Text output_head;
  Text surprise_head;
  Text loss_head;
  std::string gradient_formula;  // of its heading
  std::vector<LedgerRow> rows;
  // Empty if a sum has no meaning.
  std::string power_sum;
  std::string output_sum;
  std::string label_sum;
  std::string loss_sum;
  std::string gradient_sum;
};

inline Text gradient_head(const Ledger& ledger) {
  return Text("gradient ", "梯度 ") + ledger.gradient_formula;
}

Ledger ledger_of(const Session& session);

// For a classifier that learns from the squared error of a softmax at T = 1, 1/2 sum (p-y)^2: the surprise of
// a row is its part of this loss, and the gradient is that of this loss.
Ledger squared_error_ledger_of(const Session& session);

}  // namespace surprisal::desk
