// figures: one principle, two kinds of target: measurements with Gaussian noise, and coin tosses, each with
// the likelihood of a parameter m. Its negative logarithm is the squared error for the first and the
// cross-entropy for the second.
#include <algorithm>
#include <cmath>
#include <functional>
#include <string>
#include <utility>
#include <vector>

#include "base/wording.h"
#include "figures/builders.h"
#include "figures/elements.h"
#include "figures/number_text.h"
#include "math/information.h"
#include "math/likelihood.h"
#include "session/setters.h"

namespace surprisal::figures {
namespace {

using OverM = std::function<double(double)>;

double mean_of(const std::vector<double>& values) {
  double sum = 0;
  for (const double value : values) sum += value;
  return sum / static_cast<double>(values.size());
}

// In nats, relative to the best m: sum (x - m)^2 / 2 sigma^2 exceeds its minimum by n (m - mean)^2 / 2
// sigma^2.
OverM gaussian_cost(const Noise& noise) {
  const double best = mean_of(noise.measured);
  const double scale = static_cast<double>(noise.measured.size()) / (2 * noise.spread * noise.spread);
  return [best, scale](double m) { return scale * (m - best) * (m - best); };
}

OverM coin_cost(const Coin& coin) {
  const double least = coin_log_likelihood(coin_best_theta(coin.heads, coin.tails), coin.heads, coin.tails);
  return [coin, least](double m) { return least - coin_log_likelihood(m, coin.heads, coin.tails); };
}

Handle m_handle(std::string id, Point at, Ink ink) {
  return {.id = std::move(id),
          .name = {"the parameter m", "参数 m"},
          .at = at,
          .direction = Handle::Direction::Horizontal,
          .ink = ink,
          .move = [](Session& s, Point to) { set_coin_theta(s, to.x); },
          .type = [](Session& s, double m) { set_coin_theta(s, m); }};
}

void move_measurement(Session& session, std::size_t i, double to) {
  if (i < session.noise.measured.size() && !std::isnan(to))
    session.noise.measured[i] = std::clamp(to, 0.0, 1.0);
}

// A curve over m, with its optimum and the current m marked.
Chart over_m(const OverM& f, double best, double m, double highest, Ink ink, Dash dash, const char* id) {
  Chart chart;
  chart.x.range = Range{0, 1};
  chart.x.ticks = {0, 0.25, 0.5, 0.75, 1};
  chart.y.range = Range{0, 1.12 * highest};
  chart.y.ink = ink;
  chart.curves = {make_curve(f, ink, {}, dash, Thickness::Thick)};
  chart.curves[0].domain = Range{0, 1};
  chart.guides = {vertical_guide(best, ink)};
  const double value = f(m);
  const Point at = {m, std::isfinite(value) ? std::min(value, highest) : highest};
  chart.marks = {{at, Quantity::Prediction, Shape::Circle, amount_text(value), true}};
  chart.handles = {m_handle(id, at, Quantity::Prediction)};
  return chart;
}

OverM likelihood_of(const OverM& cost) {
  return [cost](double m) { return std::exp(-cost(m)); };
}

OverM in_base(const OverM& cost, Base base) {
  return [cost, base](double m) { return from_nats(cost(m), base); };
}

}  // namespace

Plot build_noise(const Session& session) {
  const Base base = session.base;
  const Noise& noise = session.noise;
  const Coin& coin = session.coin;
  const double m = coin.theta;
  const double mean = mean_of(noise.measured);
  const double share = coin_best_theta(coin.heads, coin.tails);
  const OverM squares = gaussian_cost(noise);
  const OverM tosses = coin_cost(coin);
  const double highest = from_nats(6, base);

  Chart bell = over_m(likelihood_of(squares), mean, m, 1, Quantity::SquaredError, Dash::LongDash, "m:bell");
  bell.y.title = {"likelihood, best = 1", "似然，最大 = 1"};
  bell.guides[0].label = {"mean " + trimmed_number(mean), "平均值 " + trimmed_number(mean)};
  for (std::size_t i = 0; i < noise.measured.size(); ++i) {
    const Point at = {noise.measured[i], 0};
    bell.marks.push_back({at, Quantity::Label, Shape::Square, {}});
    const std::string number = std::to_string(i + 1);
    bell.handles.push_back({.id = "measured:" + std::to_string(i),
                            .name = {"measurement " + number, "测量值 " + number},
                            .at = at,
                            .direction = Handle::Direction::Horizontal,
                            .ink = Quantity::Label,
                            .move = [i](Session& s, Point to) { move_measurement(s, i, to.x); },
                            .type = [i](Session& s, double to) { move_measurement(s, i, to); }});
  }

  Chart coins = over_m(likelihood_of(tosses), share, m, 1, Quantity::Loss, Dash::Solid, "m:coin");
  coins.y.title = bell.y.title;
  coins.y.range = bell.y.range;
  const std::string heads = std::to_string(coin.heads);
  const std::string all = std::to_string(coin.heads + coin.tails);
  coins.guides[0].label = {heads + " of " + all + " heads", all + " 次中 " + heads + " 次正面"};

  Chart parabola =
      over_m(in_base(squares, base), mean, m, highest, Quantity::SquaredError, Dash::LongDash, "m:squares");
  parabola.x.title = {"parameter $m$", "参数 $m$"};
  parabola.y.title =
      with_unit({"squares$/2 \\sigma^2$, above the least", "平方和$/2 \\sigma^2$，超出最小值"}, base);
  Chart entropy = over_m(in_base(tosses, base), share, m, highest, Quantity::Loss, Dash::Solid, "m:entropy");
  entropy.x.title = parabola.x.title;
  entropy.y.title = with_unit({"cross-entropy, above the least", "交叉熵，超出最小值"}, base);

  Plot plot;
  plot.title = {"Two kinds of noise, one principle", "两种噪声，同一原则"};
  plot.note_is_of = 2;
  plot.note = {"How well each $m$ explains the data, and minus the logarithm of that.",
               "每个 $m$ 能在多大程度上解释数据，以及它的负对数。"};
  plot.rows = {{{{"A number, measured with noise", "带噪声的测量值"}, std::move(bell)},
                {{"A yes or a no", "是或否"}, std::move(coins)}},
               {{{}, std::move(parabola)}, {{}, std::move(entropy)}}};
  return plot;
}

}  // namespace surprisal::figures
