#include "sessions.h"

#include <algorithm>
#include <cmath>
#include <cstdlib>
#include <limits>
#include <variant>

#include "figures/letter_play.h"
#include "namespaces.h"
#include "session/keys.h"
#include "session/setters.h"

namespace surprisal::test {
namespace {

Session classes(std::size_t count) {
  Session s;
  set_class_count(s, count);
  for (std::size_t k = 0; k < count; ++k) set_logit(s, k, 1.5 * std::cos(2.5 * static_cast<double>(k)));
  return s;
}

Session logits(const std::vector<double>& z) {
  Session s;
  set_class_count(s, z.size());
  for (std::size_t k = 0; k < z.size(); ++k) set_logit(s, k, z[k]);
  return s;
}

Session labelled(LabelMode mode, const std::vector<double>& y) {
  Session s = classes(y.size());
  s.label_mode = mode;
  s.labels = y;
  return s;
}

// Sixty characters of ordinary width.
Session long_names() {
  Session s = classes(10);
  for (std::size_t k = 0; k < 10; ++k) {
    std::string chinese;
    for (int i = 0; i < 10; ++i) chinese += "非常长的类别";
    s.class_names[k] = {"class " + std::to_string(k) + " with a name of just about sixty characters long",
                        chinese};
  }
  return s;
}

Session unnamed() {
  Session s;
  for (Text& name : s.class_names) name = {};
  return s;
}

Session coin(int heads, int tails, double theta, std::vector<double> models) {
  Session s;
  s.coin = {heads, tails, theta, std::move(models)};
  return s;
}

Session tournament(int rounds, int from, int to) {
  Session s;
  s.tournament = {rounds, from, to};
  return s;
}

Session race(const Race& race) {
  Session s;
  s.race = race;
  return s;
}

Session line(std::vector<double> x, std::vector<double> y, double slope, double intercept) {
  Session s;
  s.line = {std::move(x), std::move(y), slope, intercept};
  return s;
}

Session crowded_line() {
  std::vector<double> x;
  std::vector<double> y;
  for (std::size_t i = 0; i < kMaxPoints; ++i) {
    const auto t = static_cast<double>(i);
    x.push_back(kLargestValue * std::cos(t));
    y.push_back(kLargestValue * std::sin(1.7 * t));
  }
  return line(x, y, kLargestValue, -kLargestValue);
}

Session batch(std::size_t rows, std::size_t columns, double size) {
  Session s;
  s.batch.logits.clear();
  s.batch.targets.clear();
  for (std::size_t i = 0; i < rows * columns; ++i)
    s.batch.logits.push_back(size * std::cos(3.7 * static_cast<double>(i)));
  s.batch.rival_logits = s.batch.logits;
  std::reverse(s.batch.rival_logits.begin(), s.batch.rival_logits.end());
  for (std::size_t i = 0; i < rows; ++i) s.batch.targets.push_back(static_cast<int>(i % columns));
  s.batch.reduction = rows % 2 == 0 ? Reduction::None : Reduction::Sum;
  return s;
}

Session own(const OwnLoss& loss, double truth) {
  Session s;
  s.own = loss;
  s.forecast.truth = truth;
  return s;
}

template <typename Change>
Session changed(Session s, Change change) {
  change(s);
  return s;
}

std::vector<NamedSession> all_sessions() {
  const double huge = kLargestLogit;
  std::vector<NamedSession> all = {
      {"default", {}},
      {"two classes", classes(2)},
      {"ten classes", classes(10)},
      {"logits of 700", logits({700, -700, 0})},
      {"the largest logits", logits({huge, -huge, 0, huge})},
      {"tiny logits", logits({5e-324, -1e-310, 0})},
      {"equal logits", logits({2, 2, 2})},
      {"ten equal logits", logits(std::vector<double>(10, -3))},
      {"logits of 0", logits({0, 0})},
      {"cold", changed(classes(4), [](Session& s) { set_temperature(s, kLowestTemperature); })},
      {"hot", changed(classes(4), [](Session& s) { set_temperature(s, kHighestTemperature); })},
      {"sure and wrong", changed(logits({-40, 40, 0}), [](Session& s) { set_label(s, 0, 1); })},
      {"soft labels", labelled(LabelMode::Distribution, {0.5, 0.25, 0.25})},
      {"labels near 1", labelled(LabelMode::Distribution, {1 - 1e-12, 1e-12, 0})},
      {"several right", labelled(LabelMode::Several, {1, 1, 0, 1})},
      {"all right", labelled(LabelMode::Several, std::vector<double>(10, 1))},
      {"none right", labelled(LabelMode::Several, {0, 0, 0})},
      {"smoothed", changed(classes(3), [](Session& s) { set_smoothing(s, 0.1); })},
      {"smoothed away", changed(classes(3), [](Session& s) { set_smoothing(s, 1); })},
      {"long names", long_names()},
      {"no names", unnamed()},
      {"rival without a class", changed({},
                                        [](Session& s) {
                                          set_rival(s, {0, 0.5, 0.5});
                                        })},
      {"rival of the label", changed({},
                                     [](Session& s) {
                                       set_rival(s, {1, 0, 0});
                                     })},
      {"no marks, log axis", changed({},
                                     [](Session& s) {
                                       s.marked.clear();
                                       s.probability_axis = ProbabilityAxis::Log;
                                     })},
      {"ten marks, 0 and 1 too",
       changed({}, [](Session& s) { s.marked = {0, 1e-300, 0.01, 0.5, 0.5, 0.9, 0.99, 0.999, 1, 1}; })},
      {"marks of 0 and 1, log axis", changed({},
                                             [](Session& s) {
                                               s.marked = {0, 1e-300, 1};
                                               s.probability_axis = ProbabilityAxis::Log;
                                             })},
      {"class weights of 0", changed({},
                                     [](Session& s) {
                                       s.class_weights = {0, 0, 0};
                                     })},
      {"the largest class weights", changed({},
                                            [](Session& s) {
                                              s.class_weights = {kLargestWeight, 0, 1e-300};
                                            })},
      {"sigmoid, bits, entropy", changed({},
                                         [](Session& s) {
                                           s.output = OutputLayer::Sigmoid;
                                           s.base = Base::Two;
                                           s.field = Field::Entropy;
                                           s.focus = 2;
                                         })},
      {"hartleys, KL", changed(classes(3),
                               [](Session& s) {
                                 s.base = Base::Ten;
                                 s.field = Field::Kl;
                                 s.focus = 1;
                               })},
      {"a coin never tossed", coin(0, 0, 0.5, {})},
      {"a coin of heads only", coin(kMaxTosses, 0, 0, {0, 1})},
      {"a coin of tails only",
       coin(0, kMaxTosses, 1, {0, 0.001, 0.002, 0.003, 0.004, 0.5, 0.5, 0.5, 0.9, 1})},
      {"a coin tossed most", coin(kMaxTosses, kMaxTosses, 1e-300, {0.5})},
      {"the longest tournament", tournament(kMaxRounds, 0, kMaxRounds)},
      {"the shortest tournament", tournament(1, 1, 1)},
      {"a tournament over before it began", tournament(4, 4, 4)},
      {"a race of one step", race({2, 2, 1, 0, 0.15, 1, 0})},
      {"a race with no input", race({0, 0, 0, 0.5, kLowestRate, 300, 300})},
      {"a race out of hand", race({kLargestValue, -kLargestValue, kLargestValue, 1, kHighestRate, 300, 300})},
      {"the longest race", race({-3, 4, 2, 1, kHighestRate, kMaxSteps, kMaxSteps / 2})},
      {"two points one over the other", line({1, 1}, {0, 3}, 0, 0)},
      {"two points in one", line({1, 1}, {2, 2}, kLargestValue, kLargestValue)},
      {"many points far away", crowded_line()},
      {"a batch of one row", batch(1, 2, 3)},
      {"the largest batch", batch(kMaxRows, kMaxClasses, 3)},
      {"a batch of huge logits", batch(3, 3, huge)},
      {"an untrained classifier", changed({}, [](Session& s) { s.digits.steps = 0; })},
      {"an empty pad", changed({},
                               [](Session& s) {
                                 s.digits.drawn.assign(64, 0);
                                 s.digits.steps = 1;
                                 s.digits.loss = Loss::SquaredError;
                                 s.digits.other_loss = OtherLoss::Hidden;
                               })},
      {"hidden units",
       changed({}, [](Session& s) { s.digits.hidden = 32, s.digits.batch = 10, s.digits.steps = 40; })},
      {"a letter that was bet on", changed({},
                                           [](Session& s) {
                                             s.letters.position = 40;
                                             for (int i = 0; i < 3; ++i) {
                                               set_letter_share(s, 1, 0.9);
                                               if (i > 0) go_to_next_letter(s);
                                               place_letter_bet(s);
                                             }
                                           })},
      {"the last letter, hardly smoothed", changed({},
                                                   [](Session& s) {
                                                     s.letters.position = kLastLetter;
                                                     s.letters.smoothing = kMinLetterSmoothing;
                                                     s.letters.shares = {0, 0, 0, 0, 1, 0};
                                                   })},
      {"a free loss, bent to be honest",
       own({OwnCurve::Drawn, {0, 0, 0, 0, 0, 0, 0}, Demand::Honesty, 0.3}, 0.5)},
      {"a step bent to add up", own({OwnCurve::Step, OwnLoss().prices, Demand::Sums, 1}, 0)},
      {"a reciprocal loss, half bent",
       own({OwnCurve::Reciprocal, OwnLoss().prices, Demand::Gradient, 0.5}, 1)},
      {"a batch with long names", changed(long_names(), [](Session& s) { s.batch = batch(5, 10, 9).batch; })},
  };
  return all;
}

double apart(double a, double b) {
  if (a == b) return 0;
  return std::abs(a - b) / std::max({1.0, std::abs(a), std::abs(b)});
}

}  // namespace

const std::vector<NamedSession>& sessions() {
  static const std::vector<NamedSession> all = all_sessions();
  return all;
}

const Session& session_named(std::string_view name) {
  for (const NamedSession& s : sessions()) {
    if (s.name == name) return s.session;
  }
  std::abort();
}

double distance(const Session& a, const Session& b) {
  double worst = 0;
  for (const Key& key : keys()) {
    const Value va = key.read(a);
    const Value vb = key.read(b);
    if (const auto* x = std::get_if<double>(&va)) worst = std::max(worst, apart(*x, std::get<double>(vb)));
    if (const auto* x = std::get_if<std::vector<double>>(&va)) {
      const auto& y = std::get<std::vector<double>>(vb);
      if (x->size() != y.size()) return std::numeric_limits<double>::infinity();
      for (std::size_t i = 0; i < x->size(); ++i) worst = std::max(worst, apart((*x)[i], y[i]));
    }
  }
  return worst;
}

}  // namespace surprisal::test
