// math: the information of an event, a distribution and a pair of distributions.
// A distribution is a span of probabilities; callers check that it adds up to 1. An outcome with p = 0 adds
// nothing; one with q = 0 < p adds infinity. Accurate within 8 eps relative; KL and Jensen-Shannon within 4
// eps of the sum of the absolute values of their terms.
#pragma once

#include <span>
#include <vector>

#include "math/log_base.h"
#include "math/softmax.h"

namespace surprisal::math {

double surprisal(double p, Base base = Base::E);  // -log p
double binary_entropy(double p, Base base = Base::E);

// Per outcome: -p log p, -p log q, p log(p/q). The totals are their sums.
std::vector<double> entropy_terms(std::span<const double> p, Base base = Base::E);
std::vector<double> cross_entropy_terms(std::span<const double> p, std::span<const double> q,
                                        Base base = Base::E);
std::vector<double> kl_terms(std::span<const double> p, std::span<const double> q, Base base = Base::E);

double entropy(std::span<const double> p, Base base = Base::E);
double cross_entropy(std::span<const double> p, std::span<const double> q, Base base = Base::E);
double kl(std::span<const double> p, std::span<const double> q, Base base = Base::E);
double jensen_shannon(std::span<const double> p, std::span<const double> q, Base base = Base::E);

// The same with softmax's own logarithms: an entry whose probability underflows to 0 still counts with its
// true, finite surprisal, and KL from the prediction to a label of 0 is infinite however small the
// prediction. Both logarithms are rounded here, so the accuracy of KL is relative to the terms p log p and
// p log q.
double entropy(const Softmax& q, Base base = Base::E);
double cross_entropy(std::span<const double> p, const Softmax& q, Base base = Base::E);
double kl(std::span<const double> p, const Softmax& q, Base base = Base::E);
double kl(const Softmax& q, std::span<const double> p, Base base = Base::E);

// A distribution on the straight path between two: (1-t) from + t to.
std::vector<double> mixture(std::span<const double> from, std::span<const double> to, double t);

// Bits gained when the probability of an outcome changes from `before` to `after`: log2(after / before).
double bits_gained(double before, double after);

}  // namespace surprisal::math
