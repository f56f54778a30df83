#include "session/setters.h"

#include <algorithm>
#include <cmath>
#include <limits>
#include <map>
#include <string>
#include <utility>

#include "math/activations.h"
#include "math/softmax.h"
#include "math/sum.h"
#include "session/keys.h"

namespace surprisal::session {
namespace {

// Probabilities stay this far from 0, and half an eps from 1, so that their logits are finite.
constexpr double kMinProbability = 4.25e-18;  // sigmoid(-40)
constexpr double kMaxProbability = 1 - std::numeric_limits<double>::epsilon() / 2;

// Sets an entry of a list to the nearest number that the list's key allows. NaN is ignored.
void assign(const Session& session, std::string_view key, double& entry, double value) {
  const Limits limits = key_named(key).limits(session);
  if (!std::isnan(value)) entry = std::clamp(value, limits.low, limits.high);
}

// Clamps the values whose limits depend on other keys.
void clamp_dependents(Session& session) {
  Tournament& tournament = session.tournament;
  tournament.to = std::min(tournament.to, tournament.rounds);
  tournament.from = std::min(tournament.from, tournament.to);
  session.race.shown = std::min(session.race.shown, session.race.steps);
}

// Weights divided by their sum; empty if that is impossible. They are first divided by the largest, so that
// the sum of huge entries is finite and the sum of tiny ones keeps its digits.
std::vector<double> normalized(std::vector<double> weights) {
  if (weights.empty()) return {};
  if (!std::all_of(weights.begin(), weights.end(), [](double w) { return std::isfinite(w); })) return {};
  for (double& w : weights) w = std::max(w, 0.0);
  const double largest = *std::max_element(weights.begin(), weights.end());
  if (largest == 0) return {};
  for (double& w : weights) w /= largest;
  const double total = sum_of(weights);
  for (double& w : weights) w /= total;
  return weights;
}

std::vector<double> uniform(std::size_t classes) {
  return std::vector<double>(classes, 1 / static_cast<double>(classes));
}

bool all_zero(const std::vector<double>& values) {
  return std::all_of(values.begin(), values.end(), [](double v) { return v == 0; });
}

bool is_one_hot(const std::vector<double>& labels) {
  const auto ones = std::count(labels.begin(), labels.end(), 1.0);
  const auto zeros = std::count(labels.begin(), labels.end(), 0.0);
  return ones == 1 && zeros + 1 == static_cast<std::ptrdiff_t>(labels.size());
}

// Gives class k this share. The others divide the rest in proportion, or equally if all of them are 0.
void set_share(std::vector<double>& labels, std::size_t k, double share) {
  std::vector<double> others = labels;
  others[k] = 0;
  others = normalized(std::move(others));
  if (others.empty()) {
    others.assign(labels.size(), 1 / static_cast<double>(labels.size() - 1));
    others[k] = 0;
  }
  for (std::size_t i = 0; i < labels.size(); ++i) labels[i] = others[i] * (1 - share);
  labels[k] = share;
}

// The classes that are at least half as likely as the likeliest.
std::vector<double> likely_classes(const std::vector<double>& labels) {
  const double half = *std::max_element(labels.begin(), labels.end()) / 2;
  std::vector<double> chosen(labels.size(), 0);
  for (std::size_t k = 0; k < labels.size(); ++k) chosen[k] = labels[k] > 0 && labels[k] >= half ? 1 : 0;
  return chosen;
}

// Called after the number of classes has changed. Only label mode Several allows all labels to be 0.
void repair_labels(Session& session) {
  if (session.label_mode == LabelMode::Several) return;
  if (all_zero(session.labels)) session.labels.front() = 1;
  session.labels = normalized(session.labels);
}

Text numbered_class(std::size_t k) {
  const std::string number = std::to_string(k + 1);
  return {"class " + number, "类别 " + number};
}

// Prices before these are raised, and prices after them lowered, where the curve would rise.
void keep_falling_around(std::vector<double>& prices, std::size_t first, std::size_t last) {
  for (std::size_t i = first; i-- > 0;) prices[i] = std::max(prices[i], prices[i + 1]);
  for (std::size_t i = last + 1; i < prices.size(); ++i) prices[i] = std::min(prices[i], prices[i - 1]);
}

// The fine knots that a stroke passes, one after the other, and its price there.
struct DrawnKnots {
  std::size_t first = 0;
  std::vector<double> prices;
};

// Clamps the stroke to the chart. Strokes rarely start exactly at 0 or 1, so points near an end snap to it.
std::vector<DrawnPrice> clean(const std::vector<DrawnPrice>& stroke) {
  constexpr double kEnd = 0.015;
  std::vector<DrawnPrice> result;
  for (const DrawnPrice& at : stroke) {
    if (std::isnan(at.p) || std::isnan(at.price)) continue;
    const double p = at.p < kEnd ? 0 : at.p > 1 - kEnd ? 1 : at.p;
    result.push_back({p, std::clamp(at.price, 0.0, kHighestPrice)});
  }
  return result;
}

std::size_t nearest_fine_knot(double p) {
  const auto distance = [p](std::size_t i) { return std::abs(knot_at(i, kFineKnots) - p); };
  std::size_t nearest = 0;
  for (std::size_t i = 1; i < kFineKnots; ++i)
    if (distance(i) < distance(nearest)) nearest = i;
  return nearest;
}

// Where the stroke passes a knot several times, the last counts. One that passes none sets the nearest.
DrawnKnots knots_passed(const std::vector<DrawnPrice>& stroke) {
  const std::vector<DrawnPrice> points = clean(stroke);
  if (points.empty()) return {};
  std::map<std::size_t, double> passed;
  for (std::size_t i = 1; i < points.size(); ++i) {
    const DrawnPrice from = points[i - 1], to = points[i];
    for (std::size_t k = 0; k < kFineKnots; ++k) {
      const double p = knot_at(k, kFineKnots);
      if (p < std::min(from.p, to.p) || p > std::max(from.p, to.p)) continue;
      const double share = from.p == to.p ? 1 : (p - from.p) / (to.p - from.p);
      passed[k] = std::lerp(from.price, to.price, share);
    }
  }
  if (passed.empty()) passed[nearest_fine_knot(points.back().p)] = points.back().price;
  DrawnKnots knots{passed.begin()->first, {}};
  for (const auto& [k, price] : passed) knots.prices.push_back(price);
  return knots;
}

}  // namespace

void set_number(Session& session, std::string_view key, double value) {
  if (std::isnan(value)) return;
  const Key& row = key_named(key);
  const Limits limits = row.limits(session);
  const double within = std::clamp(value, limits.low, limits.high);
  const int position = session.letters.position;
  row.write(session, row.whole ? std::round(within) : within);
  // The shares are a bet on the letters that are likely at one position.
  if (session.letters.position != position) session.letters.shares.clear();
  clamp_dependents(session);
}

void set_focus(Session& session, std::size_t k) { session.focus = std::min(k, class_count(session) - 1); }

void set_logit(Session& session, std::size_t k, double z) {
  if (k < class_count(session)) assign(session, "logits", session.logits[k], z);
}

void set_probability(Session& session, std::size_t k, double p) {
  if (k >= class_count(session) || std::isnan(p)) return;
  const double within = std::clamp(p, kMinProbability, kMaxProbability);
  set_logit(session, k, logit_for_probability(session.logits, k, within, session.temperature));
}

void set_activation(Session& session, std::size_t k, double a) {
  if (!std::isnan(a)) set_logit(session, k, logit(std::clamp(a, kMinProbability, kMaxProbability)));
}

void set_prediction(Session& session, const std::vector<double>& q) {
  const std::vector<double> wanted = normalized(q);
  if (wanted.size() != class_count(session)) return;
  // Softmax does not change when all logits shift together, so their logsumexp stays as it was.
  const double t = session.temperature;
  const double shift = t * logsumexp(session.logits, t);
  for (std::size_t k = 0; k < wanted.size(); ++k) {
    set_logit(session, k, shift + t * std::log(std::max(wanted[k], kMinProbability)));
  }
}

void set_rival(Session& session, const std::vector<double>& q) {
  std::vector<double> wanted = normalized(q);
  if (wanted.size() == class_count(session)) session.rival = std::move(wanted);
}

void set_rival_probability(Session& session, std::size_t k, double p) {
  if (k < class_count(session) && !std::isnan(p)) set_share(session.rival, k, std::clamp(p, 0.0, 1.0));
}

void set_label(Session& session, std::size_t k, double y) {
  if (k >= class_count(session) || std::isnan(y)) return;
  switch (session.label_mode) {
    case LabelMode::OneClass:
      if (y >= 0.5) session.labels = one_hot(k, class_count(session));
      break;
    case LabelMode::Distribution:
      set_share(session.labels, k, std::clamp(y, 0.0, 1.0));
      break;
    case LabelMode::Several:
      session.labels[k] = y >= 0.5 ? 1 : 0;
      break;
  }
}

void set_labels(Session& session, const std::vector<double>& y) {
  std::vector<double> wanted = normalized(y);
  if (wanted.size() != class_count(session)) return;
  if (session.label_mode == LabelMode::Several || !is_one_hot(wanted)) {
    session.label_mode = LabelMode::Distribution;
  }
  session.labels = std::move(wanted);
}

void set_label_mode(Session& session, LabelMode mode) {
  if (mode == session.label_mode) return;
  session.label_mode = mode;
  const std::size_t classes = class_count(session);
  switch (mode) {
    case LabelMode::OneClass:
      session.labels = one_hot(all_zero(session.labels) ? session.focus : argmax(session.labels), classes);
      break;
    case LabelMode::Distribution:
      session.labels = all_zero(session.labels) ? uniform(classes) : normalized(session.labels);
      break;
    case LabelMode::Several:
      session.labels = likely_classes(session.labels);
      break;
  }
}

void set_class_count(Session& session, std::size_t count) {
  const std::size_t before = class_count(session);
  const std::size_t after = std::clamp(count, kMinClasses, kMaxClasses);
  if (after == before) return;
  session.logits.resize(after, 0);
  session.labels.resize(after, 0);
  session.class_weights.resize(after, 1);
  session.class_names.resize(after);
  for (std::size_t k = before; k < after; ++k) session.class_names[k] = numbered_class(k);
  repair_labels(session);
  // A new class gets an equal share of the rival's prediction; 0 could make its loss infinite.
  session.rival.resize(after, 0);
  for (std::size_t k = before; k < after; ++k) set_share(session.rival, k, 1 / static_cast<double>(k + 1));
  session.rival = all_zero(session.rival) ? uniform(after) : normalized(session.rival);
  set_focus(session, session.focus);
}

void set_temperature(Session& session, double t) { set_number(session, "temperature", t); }

void set_smoothing(Session& session, double s) { set_number(session, "smoothing", s); }

void set_class_weight(Session& session, std::size_t k, double weight) {
  if (k < class_count(session)) assign(session, "class_weights", session.class_weights[k], weight);
}

void set_batch_rows(Session& session, std::size_t rows) {
  Batch& batch = session.batch;
  const std::size_t columns = columns_of(batch);
  const std::size_t wanted = std::clamp(rows, std::size_t{1}, kMaxRows);
  const auto resize = [&](std::vector<double>& logits) {
    if (logits.empty()) return;
    const std::vector<double> last(logits.end() - static_cast<std::ptrdiff_t>(columns), logits.end());
    while (logits.size() < wanted * columns) logits.insert(logits.end(), last.begin(), last.end());
    logits.resize(wanted * columns);
  };
  resize(batch.logits);
  resize(batch.rival_logits);
  batch.targets.resize(wanted, batch.targets.back());
}

void set_batch_logit(Session& session, std::size_t row, std::size_t column, double z) {
  const std::size_t columns = columns_of(session.batch);
  if (row < session.batch.targets.size() && column < columns)
    assign(session, "batch.logits", session.batch.logits[row * columns + column], z);
}

void set_rival_batch_logit(Session& session, std::size_t row, std::size_t column, double z) {
  const std::size_t columns = columns_of(session.batch);
  if (!session.batch.rival_logits.empty() && row < session.batch.targets.size() && column < columns)
    assign(session, "batch.rival_logits", session.batch.rival_logits[row * columns + column], z);
}

void set_batch_target(Session& session, std::size_t row, int target) {
  if (row < session.batch.targets.size())
    session.batch.targets[row] = std::clamp(target, 0, static_cast<int>(columns_of(session.batch)) - 1);
}

void set_coin(Session& session, int heads, int tails) {
  set_number(session, "coin.heads", heads);
  set_number(session, "coin.tails", tails);
}

void set_coin_theta(Session& session, double theta) { set_number(session, "coin.theta", theta); }

void set_tournament(Session& session, int rounds, int from, int to) {
  set_number(session, "tournament.rounds", rounds);
  set_number(session, "tournament.to", to);
  set_number(session, "tournament.from", from);
}

void set_race_start(Session& session, double weight, double bias) {
  set_number(session, "race.weight", weight);
  set_number(session, "race.bias", bias);
}

void set_race_shown(Session& session, int steps) { set_number(session, "race.shown", steps); }

void set_own_price(Session& session, std::size_t knot, double price) {
  if (knot >= kKnots.size() || std::isnan(price)) return;
  OwnLoss& own = session.own;
  if (own.curve != OwnCurve::Drawn) own.prices = prices_at_knots(curve_of(own.curve, own.prices));
  own.curve = OwnCurve::Drawn;
  const bool is_fine = own.prices.size() == kFineKnots;
  const std::size_t at = is_fine ? 2 * knot : knot;
  const double before = std::exchange(own.prices[at], std::clamp(price, 0.0, kHighestPrice));
  // The prices midway to the next points follow halfway, so that the curve keeps its shape.
  const double half = (own.prices[at] - before) / 2;
  const auto follow = [&](std::size_t i) {
    own.prices[i] = std::clamp(own.prices[i] + half, 0.0, kHighestPrice);
  };
  if (is_fine && at > 0) follow(at - 1);
  if (is_fine && at + 1 < kFineKnots) follow(at + 1);
  keep_falling_around(own.prices, at, at);
}

void draw_own_loss(Session& session, const std::vector<DrawnPrice>& stroke) {
  const DrawnKnots drawn = knots_passed(stroke);
  if (drawn.prices.empty()) return;
  OwnLoss& own = session.own;
  own.prices = prices_at_knots(curve_of(own.curve, own.prices), kFineKnots);
  own.curve = OwnCurve::Drawn;
  own.bend = 0;  // what is drawn is the curve
  const std::vector<double> prices = without_rises(drawn.prices);
  std::copy(prices.begin(), prices.end(), own.prices.begin() + static_cast<std::ptrdiff_t>(drawn.first));
  keep_falling_around(own.prices, drawn.first, drawn.first + prices.size() - 1);
}

bool stroke_rises(const std::vector<DrawnPrice>& stroke, double by) {
  double lowest = kHighestPrice;
  for (const double price : knots_passed(stroke).prices) {
    lowest = std::min(lowest, price);
    if (price > lowest + by) return true;
  }
  return false;
}

void set_line(Session& session, double slope, double intercept) {
  set_number(session, "line.slope", slope);
  set_number(session, "line.intercept", intercept);
}

}  // namespace surprisal::session
