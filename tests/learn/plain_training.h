// Textbook training: plain loops in long double that share nothing with the program.
#pragma once

#include <cmath>
#include <cstddef>
#include <vector>

#include "learn/digits.h"
#include "namespaces.h"

namespace surprisal::test {

using Real = long double;

// z = W x + b for softmax regression; with a hidden layer, z = V max(0, W x + b) + c.
struct PlainModel {
  std::size_t hidden = 0;
  std::vector<std::vector<Real>> first;   // a row for each unit, its bias last
  std::vector<std::vector<Real>> second;  // only with a hidden layer
};

struct PlainGoal {
  bool squared = false;
  Real smoothing = 0;
  Real step_size = 0;
};

inline std::vector<Real> plain_sums(const std::vector<std::vector<Real>>& rows, const std::vector<Real>& x) {
  std::vector<Real> sums;
  for (const std::vector<Real>& row : rows) {
    Real sum = row.back();
    for (std::size_t i = 0; i < x.size(); ++i) sum += row[i] * x[i];
    sums.push_back(sum);
  }
  return sums;
}

inline std::vector<Real> plain_softmax(const std::vector<Real>& z) {
  std::vector<Real> p;
  Real total = 0;
  for (Real v : z) total += std::exp(v);
  for (Real v : z) p.push_back(std::exp(v) / total);
  return p;
}

inline std::vector<Real> plain_pixels(const Digits& digits, std::size_t i) {
  return {digits.image(i).begin(), digits.image(i).end()};
}

inline std::vector<Real> plain_features(const PlainModel& model, const std::vector<Real>& x) {
  std::vector<Real> features = plain_sums(model.first, x);
  for (Real& v : features) v = v > 0 ? v : 0;
  return features;
}

inline std::vector<Real> plain_prediction(const PlainModel& model, const std::vector<Real>& x) {
  if (model.hidden == 0) return plain_softmax(plain_sums(model.first, x));
  return plain_softmax(plain_sums(model.second, plain_features(model, x)));
}

inline Real plain_loss(const PlainModel& model, const Digits& digits, const std::vector<int>& labels) {
  Real sum = 0;
  for (std::size_t i = 0; i < digits.count(); ++i) {
    sum -= std::log(plain_prediction(model, plain_pixels(digits, i))[static_cast<std::size_t>(labels[i])]);
  }
  return sum / static_cast<Real>(digits.count());
}

inline void plain_add(std::vector<std::vector<Real>>& gradient, const std::vector<Real>& by_sum,
                      const std::vector<Real>& x) {
  for (std::size_t k = 0; k < by_sum.size(); ++k) {
    for (std::size_t i = 0; i < x.size(); ++i) gradient[k][i] += by_sum[k] * x[i];
    gradient[k].back() += by_sum[k];
  }
}

inline std::vector<Real> plain_by_logit(const std::vector<Real>& p, std::size_t label,
                                        const PlainGoal& goal) {
  std::vector<Real> error;
  for (std::size_t k = 0; k < p.size(); ++k) {
    error.push_back(p[k] - (1 - goal.smoothing) * (k == label ? 1 : 0) - goal.smoothing / 10);
  }
  if (!goal.squared) return error;
  // dL/dz_i = sum_k (p_k - y_k) p_k ([i = k] - p_i), the whole Jacobian of softmax.
  std::vector<Real> by_logit(p.size(), 0);
  for (std::size_t i = 0; i < p.size(); ++i) {
    for (std::size_t k = 0; k < p.size(); ++k) by_logit[i] += error[k] * p[k] * ((i == k ? 1 : 0) - p[i]);
  }
  return by_logit;
}

inline void plain_subtract(std::vector<std::vector<Real>>& rows,
                           const std::vector<std::vector<Real>>& gradient, Real factor) {
  for (std::size_t k = 0; k < rows.size(); ++k) {
    for (std::size_t i = 0; i < rows[k].size(); ++i) rows[k][i] -= factor * gradient[k][i];
  }
}

inline std::vector<std::vector<Real>> plain_zeros(const std::vector<std::vector<Real>>& rows) {
  std::vector<std::vector<Real>> zeros = rows;
  for (std::vector<Real>& row : zeros) row.assign(row.size(), 0);
  return zeros;
}

inline void plain_step(PlainModel& model, const Digits& digits, const std::vector<int>& labels,
                       const std::vector<std::size_t>& places, const PlainGoal& goal) {
  std::vector<std::vector<Real>> first = plain_zeros(model.first);
  std::vector<std::vector<Real>> second = plain_zeros(model.second);
  for (const std::size_t i : places) {
    const std::vector<Real> x = plain_pixels(digits, i);
    const std::vector<Real> by_logit =
        plain_by_logit(plain_prediction(model, x), static_cast<std::size_t>(labels[i]), goal);
    if (model.hidden == 0) {
      plain_add(first, by_logit, x);
      continue;
    }
    const std::vector<Real> features = plain_features(model, x);
    plain_add(second, by_logit, features);
    std::vector<Real> by_unit(model.hidden, 0);
    for (std::size_t j = 0; j < model.hidden; ++j) {
      if (features[j] <= 0) continue;
      for (std::size_t k = 0; k < 10; ++k) by_unit[j] += model.second[k][j] * by_logit[k];
    }
    plain_add(first, by_unit, x);
  }
  plain_subtract(model.first, first, goal.step_size / static_cast<Real>(places.size()));
  plain_subtract(model.second, second, goal.step_size / static_cast<Real>(places.size()));
}

}  // namespace surprisal::test
