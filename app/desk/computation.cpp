#include "desk/computation.h"

#include <cmath>
#include <numeric>
#include <optional>

#include "base/wording.h"
#include "desk/worked_formulas.h"

namespace surprisal::desk {
namespace {

using Column = Computation::Column;

// A plain sum, without compensation: what a reader gets by adding up the column.
double total(const std::vector<double>& values) { return std::accumulate(values.begin(), values.end(), 0.0); }

std::vector<double> products(const std::vector<double>& a, const std::vector<double>& b) {
  std::vector<double> result(a.size());
  for (std::size_t k = 0; k < a.size(); ++k) result[k] = a[k] == 0 ? 0 : a[k] * b[k];
  return result;
}

struct RawColumn {
  Text head;
  Ink ink;
  std::vector<double> values;
  std::optional<double> sum;
};

Column in_words(const RawColumn& numbers, int digits) {
  Column column = {numbers.head, numbers.ink, {}, numbers.sum ? shown(*numbers.sum, digits) : ""};
  for (double value : numbers.values) column.cells.push_back(shown(value, digits));
  return column;
}

// The columns for softmax: z, e^(z/T), p, -log p, y, -y log p, the gradient.
std::vector<RawColumn> softmax_columns(const Session& session, const Quantities& q) {
  const bool warm = session.temperature != 1;
  std::vector<double> exponentials;
  for (double z : session.logits) exponentials.push_back(std::exp(z / session.temperature));
  std::vector<RawColumn> columns = {
      {"𝑧", Quantity::Logit, session.logits, {}},
      {warm ? "exp(𝑧/𝑇)" : "𝑒ᶻ", Quantity::Logit, exponentials, total(exponentials)},
      {"𝑝", Quantity::Prediction, q.softmax, total(q.softmax)},
      {"−log 𝑝", Quantity::Loss, q.surprisal, {}},
  };
  if (!q.labels) return columns;
  columns.push_back({"𝑦", Quantity::Label, *q.labels, total(*q.labels)});
  if (!q.cross_entropy || !q.grad_softmax_ce) return columns;
  columns.push_back({"−𝑦 log 𝑝", Quantity::Loss, products(*q.labels, q.surprisal), q.cross_entropy});
  columns.push_back({warm ? "(𝑝−𝑦)/𝑇" : "𝑝−𝑦", Quantity::Gradient, *q.grad_softmax_ce, {}});
  return columns;
}

// The columns for a sigmoid per class: z, a, y, the binary cross-entropy, and the two gradients.
std::vector<RawColumn> sigmoid_columns(const Session& session, const Quantities& q) {
  std::vector<RawColumn> columns = {{"𝑧", Quantity::Logit, session.logits, {}},
                                    {"𝑎", Quantity::Prediction, q.sigmoid, {}}};
  if (!q.labels || !q.bce || !q.squared_error || !q.grad_sigmoid_bce || !q.grad_sigmoid_mse) return columns;
  columns.push_back({"𝑦", Quantity::Label, *q.labels, {}});
  columns.push_back({{"cross-entropy", "交叉熵"}, Quantity::Loss, *q.bce, q.bce_sum});
  columns.push_back({"𝑎−𝑦", Quantity::Gradient, *q.grad_sigmoid_bce, {}});
  columns.push_back({"½(𝑎−𝑦)²", Quantity::SquaredError, *q.squared_error, total(*q.squared_error)});
  columns.push_back({"(𝑎−𝑦)𝑎(1−𝑎)", Quantity::SquaredError, *q.grad_sigmoid_mse, {}});
  return columns;
}

}  // namespace

Computation computation_of(const Session& session, Language language, int digits) {
  const Quantities q = quantities_of(session);
  Computation computation;
  const bool softmax = session.output == OutputLayer::Softmax;
  for (const RawColumn& raw : softmax ? softmax_columns(session, q) : sigmoid_columns(session, q))
    computation.columns.push_back(in_words(raw, digits));
  computation.formulas = worked_formulas(session, q, language);
  return computation;
}

}  // namespace surprisal::desk
