// figures: 0.99 and 0.999 look alike, yet the second is wrong ten times less often. After the logarithm that
// factor of ten is a step that can be seen.
#include <algorithm>
#include <cmath>

#include "base/wording.h"
#include "figures/axes.h"
#include "figures/beads.h"
#include "figures/builders.h"
#include "figures/handles.h"
#include "figures/number_text.h"
#include "math/information.h"
#include "math/softmax.h"

namespace surprisal::figures {
namespace {

constexpr double kQuestions = 10000;

struct Case {
  double right = 0;
  double wrong = 0;    // kept separately: 1 - right would lose digits near 1
  bool exact = false;  // typed by a person, and written as typed
  Text name;
};

// The session's marked probabilities above one half in ascending order, then the prediction.
std::vector<Case> cases(const Session& session) {
  std::vector<Case> all;
  std::vector<double> confident = session.marked;
  std::erase_if(confident, [](double p) { return !(p > 0.5); });
  std::sort(confident.begin(), confident.end());
  for (double p : confident) all.push_back({p, 1 - p, true, Text(shown_short(p))});
  const std::size_t k = session.focus;
  const Softmax s = softmax_of(session.logits, session.temperature);
  all.push_back({s.p[k], s.rest[k], false, name_of(session, k)});
  return all;
}

Chart places(const std::vector<Case>& all) {
  Chart chart;
  for (std::size_t i = 0; i < all.size(); ++i) {
    chart.x.categories.push_back({static_cast<double>(i), all[i].name, Ink::Kind::Ink});
  }
  return chart;
}

void add_bar(Chart& chart, const Case& c, double value, const std::string& label) {
  Bar bar;
  bar.at = static_cast<double>(chart.bars.size());
  bar.width = 0.56;
  bar.to = value;
  bar.ink = chart.y.ink;
  bar.label = label;
  bar.name = c.name;
  chart.bars.push_back(bar);
}

// A point and not a bar: on a log axis the length of a bar says nothing.
void add_point(Chart& chart, const Case& c, double value) {
  constexpr double kLeast = 0.5;
  Mark mark = {{static_cast<double>(chart.marks.size()), std::max(kLeast, value)},
               Ink::Kind::Muted,
               Shape::Circle,
               c.exact ? Text(shown_short(value)) : number_text(value),
               true};
  mark.name = c.name;
  chart.marks.push_back(mark);
}

}  // namespace

Plot build_confidence(const Session& session) {
  const Base base = session.base;
  const std::vector<Case> all = cases(session);
  Chart linear = places(all);
  linear.y = probability_axis({"share right 𝑝", "答对的比例 𝑝"});
  linear.y.range = Range{0, 1.09};
  Chart mistakes = places(all);
  mistakes.x.range = Range{-0.6, static_cast<double>(all.size()) - 0.4};
  mistakes.y = {.title = {"wrong in " + shown_short(kQuestions),
                          "每 " + shown_short(kQuestions / 1e4) + " 万次中的错误数"},
                .scale = Scale::Log,
                .range = Range{0.5, 3 * kQuestions}};
  Chart information = places(all);
  information.y = {.title = with_unit("−$" + log_name(base) + "$(1−𝑝)", base),
                   .ink = Quantity::Loss,
                   .include = {0, from_nats(7, base)}};
  for (const Case& c : all) {
    const double wrong = kQuestions * c.wrong;
    const double amount = surprisal(c.wrong, base);
    add_bar(linear, c, c.right, c.exact ? shown_short(c.right) : number_text(c.right).en);
    add_point(mistakes, c, wrong);
    add_bar(information, c, amount, number_text(amount).en);
  }
  const std::size_t k = session.focus;
  const Point at = {linear.bars.back().at, all.back().right};
  linear.handles = {probability_handle(session, k, at, Handle::Direction::Vertical)};

  Plot plot;
  plot.title = {"A little surer, far fewer mistakes", "多一点把握，少很多错误"};
  plot.rows = {{{{"Linear: hardly apart", "线性刻度：几乎一样"}, linear},
                {{"Mistakes, log scale", "错误数，对数刻度"}, mistakes},
                {{"After the log", "取对数之后"}, information}}};
  return plot;
}

}  // namespace surprisal::figures
