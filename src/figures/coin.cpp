// figures: how probable the tosses are with each coin, and the logarithm of that: both are largest at the
// same theta.
#include <algorithm>
#include <cmath>
#include <functional>

#include "figures/builders.h"
#include "figures/elements.h"
#include "figures/number_text.h"
#include "math/likelihood.h"
#include "session/setters.h"

namespace surprisal::figures {
namespace {

Text tosses(const Coin& coin) {
  const std::string heads = std::to_string(coin.heads);
  const std::string tails = std::to_string(coin.tails);
  return {heads + (coin.heads == 1 ? " head, " : " heads, ") + tails + (coin.tails == 1 ? " tail" : " tails"),
          "正面 " + heads + " 次，反面 " + tails + " 次"};
}

// A measure of how well each theta explains the tosses, with marks for the models. Only the first of two such
// charts labels the best theta.
Chart over_theta(const Coin& coin, std::string handle_id, const std::function<double(double)>& of, Ink ink,
                 bool is_repeated) {
  Chart chart;
  chart.x.range = Range{0, 1};
  chart.curves = {make_curve(of, ink, {}, Dash::Solid, Thickness::Thick)};
  chart.curves[0].domain = Range{0, 1};
  const double best = coin_best_theta(coin.heads, coin.tails);
  const Text best_name = {"best: ", "最优："};
  const auto label = [&](double theta) {
    const Text is_best = theta == best && !is_repeated ? best_name : Text();
    return is_best + Text("𝜃 = ") + number_as_typed(theta) + Text(": ", " 时为 ") + number_text(of(theta));
  };
  chart.guides = {vertical_guide(best, ink)};
  bool best_is_marked = coin.theta == best;
  for (double theta : coin.models) {
    if (theta == coin.theta) continue;  // the coin's own mark covers it
    best_is_marked |= theta == best;
    chart.marks.push_back({{theta, of(theta)}, Ink::Kind::Muted, Shape::Diamond, label(theta)});
  }
  if (!best_is_marked && !is_repeated)
    chart.guides[0].label = best_name + Text("𝜃 = ") + number_as_typed(best);
  const Point at = {coin.theta, of(coin.theta)};
  chart.marks.push_back({at, ink, Shape::Circle, label(coin.theta), true});
  chart.handles = {{std::move(handle_id),
                    {"the coin's 𝜃", "硬币的 𝜃"},
                    at,
                    Handle::Direction::Horizontal,
                    ink,
                    [](Session& s, Point to) { set_coin_theta(s, to.x); }}};
  return chart;
}

}  // namespace

Plot build_coin(const Session& session) {
  const Coin& coin = session.coin;
  const double best = coin_best_theta(coin.heads, coin.tails);
  const double top = coin_likelihood(best, coin.heads, coin.tails);
  const auto likelihood = [coin](double theta) { return coin_likelihood(theta, coin.heads, coin.tails); };
  const auto log_likelihood = [coin, base = session.base](double theta) {
    return from_nats(coin_log_likelihood(theta, coin.heads, coin.tails), base);
  };
  const double log_top = log_likelihood(best);

  Chart plain = over_theta(coin, "theta", likelihood, Quantity::Prediction, false);
  plain.y = {.title = {"likelihood of 𝜃", "𝜃 的似然"}, .ink = Quantity::Prediction};
  // With very many tosses the product underflows to 0 everywhere.
  plain.y.range = Range{0, top > 0 ? 1.12 * top : 1};

  Chart logs = over_theta(coin, "theta:log", log_likelihood, Quantity::Prediction, true);
  logs.x.title = {"probability 𝜃 of heads", "正面朝上的概率 𝜃"};
  logs.y = {.title = with_unit({"log-likelihood of 𝜃", "𝜃 的对数似然"}, session.base),
            .ink = Quantity::Prediction};
  double drop = from_nats(4, session.base);
  for (const Mark& mark : logs.marks) {
    if (std::isfinite(mark.at.y)) drop = std::max(drop, log_top - mark.at.y);
  }
  logs.y.range = Range{log_top - 1.25 * drop, log_top + 0.12 * drop};

  Plot plot;
  plot.title = Text{"The likelihood of a coin: ", "硬币的似然："} + tosses(coin);
  plot.note = top > 0 ? Text("")
                      : Text{"The product has underflowed to 0; its logarithm has not.",
                             "乘积已下溢为 0，它的对数却没有。"};
  plot.rows = {{{{}, plain}}, {{{}, logs}}};
  return plot;
}

}  // namespace surprisal::figures
