#include "math/own_loss.h"

#include <algorithm>
#include <cmath>
#include <cstddef>
#include <limits>
#include <utility>

#include "math/activations.h"
#include "math/sum.h"

namespace surprisal::math {
namespace {

constexpr double kInfinity = std::numeric_limits<double>::infinity();
constexpr double kTie = 1e-12;     // prices that differ by less count as equal
constexpr double kSteepest = 1e9;  // gradients are limited to this so that a step cannot overflow

// The slope at an end of the curve, from the two pieces next to it. It is limited so that the curve neither
// rises nor overshoots.
double slope_at_end(double width, double next_width, double rise, double next_rise) {
  const double slope = ((2 * width + next_width) * rise - width * next_rise) / (width + next_width);
  return std::clamp(slope, 3 * std::min(rise, 0.0), 0.0);
}

// Monotone cubic interpolation (Fritsch and Butland): the slope at a knot is a weighted harmonic mean of the
// slopes of the two pieces beside it, and 0 if one of them is level.
class Drawn {
 public:
  explicit Drawn(std::span<const double> prices)
      : last_((prices.size() < kFineKnots ? kKnots.size() : kFineKnots) - 1) {
    for (std::size_t i = 0; i <= last_; ++i) knots_[i] = knot_at(i, last_ + 1);
    std::copy_n(prices.begin(), std::min(prices.size(), last_ + 1), prices_.begin());
    for (std::size_t i = 1; i < last_; ++i) slopes_[i] = slope_between(i - 1, i);
    slopes_[0] = slope_at_end(width(0), width(1), rise(0), rise(1));
    slopes_[last_] = slope_at_end(width(last_ - 1), width(last_ - 2), rise(last_ - 1), rise(last_ - 2));
  }

  double loss(double p) const {
    const std::size_t i = piece_at(p);
    const double h = width(i);
    const double t = (p - knots_[i]) / h;
    const double s = 1 - t;
    return s * s * ((1 + 2 * t) * prices_[i] + t * h * slopes_[i]) +
           t * t * ((3 - 2 * t) * prices_[i + 1] - s * h * slopes_[i + 1]);
  }
  double pull(double p) const {
    const std::size_t i = piece_at(p);
    const double t = (p - knots_[i]) / width(i);
    return p * (6 * t * (1 - t) * rise(i) + (1 - t) * (1 - 3 * t) * slopes_[i] +
                t * (3 * t - 2) * slopes_[i + 1]);
  }

 private:
  using Numbers = std::array<double, kFineKnots>;

  double width(std::size_t piece) const { return knots_[piece + 1] - knots_[piece]; }
  double rise(std::size_t piece) const { return (prices_[piece + 1] - prices_[piece]) / width(piece); }
  double slope_between(std::size_t piece, std::size_t next) const {
    if (rise(piece) >= 0 || rise(next) >= 0) return 0;
    const double w1 = 2 * width(next) + width(piece);
    const double w2 = width(next) + 2 * width(piece);
    return (w1 + w2) / (w1 / rise(piece) + w2 / rise(next));
  }
  std::size_t piece_at(double p) const {
    std::size_t piece = 0;
    while (piece + 1 < last_ && p > knots_[piece + 1]) ++piece;
    return piece;
  }

  std::size_t last_;
  Numbers knots_{}, prices_{}, slopes_{};
};

double root_mean_square(double sum_of_squares, int count) {
  return std::sqrt(sum_of_squares / static_cast<double>(count));
}

// |f - g| / (|f| + |g|), from the sums of squares; 0 if both functions are 0.
double relative_difference(double between, double f, double g, int count) {
  const double size = root_mean_square(f, count) + root_mean_square(g, count);
  return size == 0 ? 0 : root_mean_square(between, count) / size;
}

// The position of the minimum between two points, by golden-section search.
template <typename F>
double least_between(F f, double low, double high) {
  const double part = (std::sqrt(5.0) - 1) / 2;
  double a = high - part * (high - low);
  double b = low + part * (high - low);
  double fa = f(a);
  double fb = f(b);
  while (high - low > 1e-9) {
    if (fa <= fb) {
      high = std::exchange(b, a);
      fb = std::exchange(fa, f(a = high - part * (high - low)));
    } else {
      low = std::exchange(a, b);
      fa = std::exchange(fb, f(b = low + part * (high - low)));
    }
  }
  return (low + high) / 2;
}

// The integral of pull(x) / x from p to 1, by Simpson's rule on intervals that halve towards 0, where the
// integrand grows.
template <typename Pull>
double integral_to_one(Pull pull, double p) {
  constexpr int kParts = 32;
  double sum = 0;
  for (double high = 1; high > p;) {
    const double low = std::max(p, high / 2);
    const double h = (high - low) / kParts;
    double piece = 0;
    for (int i = 0; i <= kParts; ++i) {
      const double x = low + i * h;
      const double weight = i == 0 || i == kParts ? 1 : i % 2 == 1 ? 4 : 2;
      piece += weight * pull(x) / x;
    }
    sum += piece * h / 3;
    high = low;
  }
  return sum;
}

// The curve with this pull and this price at p = 1.
LossCurve integrated(std::function<double(double)> pull, double at_one) {
  const auto loss = [pull, at_one](double p) {
    if (p > 0) return at_one - integral_to_one(pull, p);
    return pull(0) == 0 ? at_one : kInfinity;
  };
  return {loss, pull};
}

// l(p) for a curve whose losses add up: l(pq) = l(p) + l(q). Given l(1/2), l(p) = l(2p) + l(1/2) brings p
// above 1/2. Then 2 l(p) = l(p^2) yields one binary digit of l(p) / l(1/2) per squaring. Briggs computed his
// tables of logarithms in a similar way.
double summed(double half, double p) {
  if (half == 0) return 0;
  if (p <= 0) return kInfinity;
  double loss = 0;
  for (; p <= 0.5; p *= 2) loss += half;
  for (double part = half / 2; part > 1e-15 * half; part /= 2) {
    p *= p;
    if (p > 0.5) continue;
    p *= 2;
    loss += part;
  }
  return loss;
}

// If l(pq) = l(p) + l(q), then p l'(p) = l'(1) for every p. The slope at 1 is measured between r and 1/r,
// where r is 1/2 after 15 square roots, so l(r) is a tiny part of l(1/2), and l(1/r) = -l(r).
double pull_of_sums(double half) {
  double r = 0.5;
  double loss = half;
  for (int root = 0; root < 15; ++root) r = std::sqrt(r), loss /= 2;
  return -2 * loss / (1 / r - r);
}

LossCurve constant_pull(double pull, double at_one) {
  return integrated([pull](double) { return pull; }, at_one);
}

// At p = y, moving a small share of the forecast from outcome i to outcome j must not change the mean loss,
// so y l'(y) is the same for all outcomes. This constant is chosen to keep the prices at 1/2 and 1.
LossCurve honest(const LossCurve& from) {
  const double rise = from.loss(0.5) - from.loss(1);
  const auto one = [](double) { return 1.0; };
  return constant_pull(-rise / integral_to_one(one, 0.5), from.loss(1));
}

// By the chain rule, (dl/da) a(1-a) = a - 1, the error for y = 1. Dividing by 1 - a gives the pull, except at
// 1, where its limit is used.
LossCurve with_plain_error(double at_one) {
  return integrated([](double a) { return a < 1 ? (a - 1) / (1 - a) : -1; }, at_one);
}

// Truths for three outcomes, in tenths, without permutations.
constexpr std::array<ThreeOutcomes, 8> kTruths = {{{0.8, 0.1, 0.1},
                                                   {0.7, 0.2, 0.1},
                                                   {0.6, 0.3, 0.1},
                                                   {0.6, 0.2, 0.2},
                                                   {0.5, 0.4, 0.1},
                                                   {0.5, 0.3, 0.2},
                                                   {0.4, 0.4, 0.2},
                                                   {0.4, 0.3, 0.3}}};
constexpr std::size_t kHundredths = 100;
using PriceList = std::array<double, kHundredths + 1>;

PriceList price_list(const LossCurve& curve) {
  PriceList prices{};
  for (std::size_t i = 0; i <= kHundredths; ++i)
    prices[i] = curve.loss(static_cast<double>(i) / static_cast<double>(kHundredths));
  return prices;
}

// The share of probability that differs between two forecasts.
double moved(const ThreeOutcomes& a, const ThreeOutcomes& b) {
  return (std::abs(a[0] - b[0]) + std::abs(a[1] - b[1]) + std::abs(a[2] - b[2])) / 2;
}

ThreeOutcomes cheapest_in(const PriceList& prices, const ThreeOutcomes& truth) {
  constexpr double kPart = 1.0 / static_cast<double>(kHundredths);
  ThreeOutcomes best{};
  double least = kInfinity;
  for (std::size_t i = 0; i <= kHundredths; ++i) {
    for (std::size_t j = 0; i + j <= kHundredths; ++j) {
      const std::size_t k = kHundredths - i - j;
      const double cost =
          weighted(truth[0], prices[i]) + weighted(truth[1], prices[j]) + weighted(truth[2], prices[k]);
      if (!(cost <= least + kTie)) continue;
      const ThreeOutcomes here = {kPart * static_cast<double>(i), kPart * static_cast<double>(j),
                                  kPart * static_cast<double>(k)};
      if (cost < least - kTie || moved(here, truth) > moved(best, truth)) best = here;
      least = std::min(least, cost);
    }
  }
  return best;
}

}  // namespace

double knot_at(std::size_t i, std::size_t count) {
  if (count != kFineKnots) return kKnots[i];
  return i % 2 == 0 ? kKnots[i / 2] : (kKnots[i / 2] + kKnots[i / 2 + 1]) / 2;
}

LossCurve drawn_curve(std::span<const double> prices) {
  const Drawn drawn(prices);
  return {[drawn](double p) { return drawn.loss(p); }, [drawn](double p) { return drawn.pull(p); }};
}

LossCurve curve_of(OwnCurve picked, std::span<const double> prices) {
  switch (picked) {
    case OwnCurve::MinusLog:
      return {[](double p) { return p < 1 ? -std::log(p) : 0; }, [](double) { return -1.0; }};
    case OwnCurve::Squared:
      return {[](double p) { return (1 - p) * (1 - p); }, [](double p) { return -2 * p * (1 - p); }};
    case OwnCurve::Absolute:
      return {[](double p) { return 1 - p; }, [](double p) { return -p; }};
    case OwnCurve::Reciprocal:
      return {[](double p) { return 1 / p - 1; }, [](double p) { return -1 / p; }};
    case OwnCurve::Step:
      return {[](double p) { return p > 0.5 ? 0.0 : 1.0; }, [](double) { return 0.0; }};
    case OwnCurve::Drawn:
      break;
  }
  return drawn_curve(prices);
}

std::vector<double> prices_at_knots(const LossCurve& curve, std::size_t count) {
  std::vector<double> prices(count);
  for (std::size_t i = 0; i < count; ++i) prices[i] = std::min(curve.loss(knot_at(i, count)), kHighestPrice);
  return prices;
}

// Neighbours that rise are merged into a level piece until none is left.
std::vector<double> without_rises(std::span<const double> numbers) {
  struct Level {
    double sum;
    std::size_t count;
    double mean() const { return sum / static_cast<double>(count); }
  };
  std::vector<Level> levels;
  for (const double number : numbers) {
    levels.push_back({number, 1});
    while (levels.size() > 1 && levels.back().mean() > levels[levels.size() - 2].mean()) {
      const Level last = levels.back();
      levels.pop_back();
      levels.back().sum += last.sum;
      levels.back().count += last.count;
    }
  }
  std::vector<double> result;
  for (const Level& level : levels) result.insert(result.end(), level.count, level.mean());
  return result;
}

double expected_price(const LossCurve& curve, double truth, double forecast) {
  return weighted(truth, curve.loss(forecast)) + weighted(1 - truth, curve.loss(1 - forecast));
}

std::vector<ForecastRange> cheapest_forecasts(const LossCurve& curve, double truth) {
  constexpr int kParts = 1000;
  const auto price = [&](int i) {
    return expected_price(curve, truth, static_cast<double>(i) / static_cast<double>(kParts));
  };
  std::vector<double> prices(kParts + 1);
  for (int i = 0; i <= kParts; ++i) prices[static_cast<std::size_t>(i)] = price(i);
  const double least = *std::min_element(prices.begin(), prices.end());
  std::vector<ForecastRange> cheapest;
  for (int i = 0; i <= kParts; ++i) {
    if (prices[static_cast<std::size_t>(i)] > least + kTie) continue;
    const int first = i;
    while (i < kParts && prices[static_cast<std::size_t>(i) + 1] <= least + kTie) ++i;
    ForecastRange range = {static_cast<double>(first) / kParts, static_cast<double>(i) / kParts};
    if (first == i) {
      const auto over = [&](double p) { return expected_price(curve, truth, p); };
      const double between = least_between(over, std::max(0.0, range.low - 1.0 / kParts),
                                           std::min(1.0, range.low + 1.0 / kParts));
      if (over(between) < prices[static_cast<std::size_t>(i)] - kTie) range = {between, between};
    }
    cheapest.push_back(range);
  }
  return cheapest;
}

double cheapest_forecast(const LossCurve& curve, double truth) {
  double farthest = truth;
  for (const ForecastRange& range : cheapest_forecasts(curve, truth)) {
    for (const double end : {range.low, range.high}) {
      if (std::abs(end - truth) >= std::abs(farthest - truth)) farthest = end;
    }
  }
  return farthest;
}

// Starts from the best forecast in hundredths and moves smaller and smaller amounts from one outcome to
// another as long as that lowers the cost.
ThreeOutcomes cheapest_of_three(const LossCurve& curve, const ThreeOutcomes& truth) {
  const auto cost = [&](const ThreeOutcomes& p) {
    double sum = 0;
    for (std::size_t k = 0; k < p.size(); ++k) sum += weighted(truth[k], curve.loss(p[k]));
    return sum;
  };
  ThreeOutcomes best = cheapest_in(price_list(curve), truth);
  double least = cost(best);
  const auto helps = [&](double amount) {
    for (std::size_t from = 0; from < best.size(); ++from) {
      for (std::size_t to = 0; to < best.size(); ++to) {
        if (from == to || best[from] < amount) continue;
        ThreeOutcomes tried = best;
        tried[from] -= amount;
        tried[to] += amount;
        const double price = cost(tried);
        if (!(price < least - kTie)) continue;
        best = tried;
        least = price;
        return true;
      }
    }
    return false;
  };
  for (double amount = 0.005; amount > 2e-5; amount /= 2) {
    while (helps(amount)) continue;
  }
  return best;
}

double gradient_at_logit(const LossCurve& curve, double z, double y) {
  const double a = sigmoid(z);
  const double b = sigmoid(-z);  // 1 - a, at full precision
  const double gradient = weighted(y, curve.pull(a) * b) - weighted(1 - y, curve.pull(b) * a);
  return std::isnan(gradient) ? 0 : std::clamp(gradient, -kSteepest, kSteepest);
}

std::vector<double> outputs_while_learning(Neuron start, const Exercise& exercise, const LossCurve& curve,
                                           int steps) {
  std::vector<double> outputs;
  TrainingState state = {.neuron = start};
  for (int step = 0;; ++step) {
    const double z = state.neuron.weight * exercise.input + state.neuron.bias;
    outputs.push_back(sigmoid(z));
    if (step >= steps) return outputs;
    state.gradient = gradient_at_logit(curve, z, exercise.label);
    state.neuron = descend(state, exercise);
  }
}

double additivity_violation(const LossCurve& curve) {
  constexpr int kTenths = 10;
  double between = 0, product = 0, sum = 0;
  for (int i = 1; i < kTenths; ++i) {
    for (int j = 1; j < kTenths; ++j) {
      const double together = curve.loss(0.01 * i * j);
      const double apart = curve.loss(0.1 * i) + curve.loss(0.1 * j);
      between += (together - apart) * (together - apart);
      product += together * together;
      sum += apart * apart;
    }
  }
  return relative_difference(between, product, sum, (kTenths - 1) * (kTenths - 1));
}

double honesty_violation(const LossCurve& curve) {
  const PriceList prices = price_list(curve);
  double sum = 0;
  for (const ThreeOutcomes& truth : kTruths) sum += moved(cheapest_in(prices, truth), truth);
  return sum / static_cast<double>(kTruths.size());
}

double gradient_violation(const LossCurve& curve) {
  constexpr int kPlaces = 60;
  double between = 0, own = 0, error = 0;
  for (int i = 0; i <= kPlaces; ++i) {
    const double z = -3 + 0.1 * i;
    const double wanted = -sigmoid(-z);  // a - 1
    const double gradient = gradient_at_logit(curve, z, 1);
    between += (gradient - wanted) * (gradient - wanted);
    own += gradient * gradient;
    error += wanted * wanted;
  }
  return relative_difference(between, own, error, kPlaces + 1);
}

LossCurve demanded(const LossCurve& from, Demand demand) {
  switch (demand) {
    case Demand::Sums: {
      const double half = from.loss(0.5);
      return {[half](double p) { return summed(half, p); },
              [pull = pull_of_sums(half)](double) { return pull; }};
    }
    case Demand::Honesty:
      return honest(from);
    case Demand::Gradient:
      return with_plain_error(from.loss(1));
    case Demand::All:
      break;
  }
  return with_plain_error(0);
}

LossCurve bent(const LossCurve& from, const LossCurve& to, double share) {
  if (!(share > 0)) return from;
  if (share >= 1) return to;
  const auto mixed = [share](const auto& f, const auto& g) {
    return [=](double p) { return (1 - share) * f(p) + share * g(p); };
  };
  return {mixed(from.loss, to.loss), mixed(from.pull, to.pull)};
}

}  // namespace surprisal::math
