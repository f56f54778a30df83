// figures: 0.99 and 0.999 look alike, yet the first is wrong ten times as often. The logarithm turns that
// factor of ten into a visible step.
#include <algorithm>
#include <cmath>
#include <random>

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

constexpr double kAnswerCount = 10000;

struct Case {
  double right = 0;
  double wrong = 0;    // kept separately: 1 - right would lose digits near 1
  bool exact = false;  // typed by the reader, and shown as typed
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

// Marks `wrong` of 10,000 answers at random. The fixed seed makes a smaller set a subset of a larger one, so
// the pictures can be compared.
std::vector<double> scattered(double wrong) {
  std::vector<double> values(static_cast<std::size_t>(kAnswerCount), 0);
  const auto count = static_cast<std::size_t>(std::lround(std::clamp(wrong, 0.0, kAnswerCount)));
  std::mt19937 random(7);
  for (std::size_t placed = 0; placed < count;) {
    double& cell = values[random() % values.size()];
    if (cell > 0) continue;
    cell = 1;
    ++placed;
  }
  return values;
}

Pictures::Picture mistakes_of(const Case& c) {
  const double wrong = kAnswerCount * c.wrong;
  const bool is_whole = wrong >= 1000;
  const Text count = is_whole  ? Text(with_commas(static_cast<std::size_t>(std::llround(wrong))))
                     : c.exact ? Text(shown_short(wrong))
                               : Text(trimmed_number(wrong));
  Pictures::Picture picture;
  picture.values = scattered(wrong);
  picture.caption = c.name + Text(": ", "：") + count + Text(" wrong", " 次错");
  picture.name = c.name;
  return picture;
}

}  // namespace

Plot build_confidence(const Session& session) {
  const Base base = session.base;
  const std::vector<Case> all = cases(session);
  Chart linear = places(all);
  linear.y = probability_axis({"share right 𝑝", "答对的比例 𝑝"});
  linear.y.range = Range{0, 1.09};
  Pictures mistakes;
  mistakes.side = 100;
  mistakes.ink = Ink::Kind::Ink;
  Chart information = places(all);
  information.y = {.title = with_unit("−$" + log_name(base) + "$(1−𝑝)", base),
                   .ink = Ink::Kind::Muted,  // muted: this is a confidence, not a loss
                   .include = {0, from_nats(7, base)}};
  for (const Case& c : all) {
    const double amount = surprisal(c.wrong, base);
    add_bar(linear, c, c.right, c.exact ? shown_short(c.right) : number_text(c.right).en);
    mistakes.pictures.push_back(mistakes_of(c));
    add_bar(information, c, amount, number_text(amount).en);
  }
  const std::size_t k = session.focus;
  const Point at = {linear.bars.back().at, all.back().right};
  linear.handles = {probability_handle(session, k, at, Handle::Direction::Vertical)};

  Plot plot;
  plot.title = {"How sure, and how many mistakes", "多大的把握，多少次错误"};
  plot.rows = {{{{"Linear scale", "线性刻度"}, linear}, {{"Log scale", "对数刻度"}, information}},
               {{{"Wrong answers in ten thousand", "一万次回答中的错误"}, mistakes}}};
  return plot;
}

}  // namespace surprisal::figures
