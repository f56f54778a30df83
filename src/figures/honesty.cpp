// figures: the average loss of each forecast when the true probability is known. -log p and the squared
// error are smallest at the true probability, so honesty pays; the absolute error is smallest at 0 or 1.
#include <algorithm>
#include <cmath>
#include <functional>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "base/wording.h"
#include "figures/axes.h"
#include "figures/builders.h"
#include "figures/elements.h"
#include "figures/live_numbers.h"
#include "figures/number_text.h"
#include "math/information.h"
#include "math/losses.h"
#include "session/setters.h"

namespace surprisal::figures {
namespace {

struct Rule {
  Text name;
  Ink ink;
  Dash dash;
  std::function<double(double)> expected;  // over the forecast
  std::optional<double> best;  // the forecast with the smallest average loss; none if all are equal
};

std::vector<Rule> rules_of(const Session& session) {
  const double y = session.forecast.truth;
  const Base base = session.base;
  return {{Text("$-\\!" + log_name(base) + " p$"), Quantity::Loss, Dash::Solid,
           [y, base](double p) { return binary_cross_entropy(p, y, base); }, y},
          {{"squared", "平方误差"},
           Quantity::SquaredError,
           Dash::LongDash,
           [y](double p) { return y * (1 - p) * (1 - p) + (1 - y) * p * p; },
           y},
          {{"absolute", "绝对误差"},
           Ink::Kind::Ink,
           Dash::Dotted,
           [y](double p) { return y * absolute_error(p, 1) + (1 - y) * absolute_error(p, 0); },
           y == 0.5 ? std::nullopt : std::optional(y > 0.5 ? 1.0 : 0.0)}};
}

Handle forecast_handle(std::string id, Text name, Point at, Ink ink, std::string_view key) {
  return {.id = std::move(id),
          .name = std::move(name),
          .at = at,
          .direction = Handle::Direction::Horizontal,
          .ink = ink,
          .move = [key](Session& s, Point to) { set_number(s, key, to.x); },
          .type = [key](Session& s, double to) { set_number(s, key, to); }};
}

Chart over_forecast(const Session& session, const Rule& rule, double highest) {
  Chart chart;
  chart.x.range = Range{0, 1};
  chart.x.ticks = {0, 0.25, 0.5, 0.75, 1};
  chart.x.title = {"forecast $a$", "预报 $a$"};
  chart.x.ink = Quantity::Prediction;
  chart.y.range = Range{0, highest};
  chart.y.ink = rule.ink;
  chart.curves = {make_curve(rule.expected, rule.ink, {}, rule.dash, Thickness::Thick)};
  chart.curves[0].domain = Range{0, 1};
  const double y = session.forecast.truth;
  chart.guides = {vertical_guide(y, Quantity::Label, {"truth $y$", "真实 $y$"})};
  if (rule.best) {
    const std::string best = trimmed_number(*rule.best);
    chart.marks = {{{*rule.best, rule.expected(*rule.best)},
                    rule.ink,
                    Shape::Diamond,
                    {"lowest at " + best, "最低点 " + best},
                    true}};
  }
  const Point said = {session.forecast.said, rule.expected(session.forecast.said)};
  chart.marks.push_back({said, rule.ink, Shape::Circle, said.x == rule.best ? Text() : amount_text(said.y)});
  return chart;
}

}  // namespace

Plot build_honesty(const Session& session) {
  const Base base = session.base;
  const std::vector<Rule> rules = rules_of(session);
  const double y = session.forecast.truth;
  Plot plot;
  plot.title = {"Which loss rewards honesty?", "哪种损失奖励说实话？"};
  plot.aside = {"truth [[label:" + trimmed_number(y) + "]]", "真实概率 [[label:" + trimmed_number(y) + "]]"};
  std::vector<Panel> row;
  for (const Rule& rule : rules) {
    const bool is_log = &rule == &rules.front();
    Chart chart = over_forecast(session, rule, is_log ? from_nats(2.4, base) : 1.0);
    chart.y.title = is_log ? with_unit({"average loss", "平均损失"}, base) : Text("average loss", "平均损失");
    const double said = std::min(chart.marks.back().at.y, chart.y.range->high);
    const std::string place = std::to_string(row.size());
    chart.handles = {
        forecast_handle("truth:" + place, {"truth", "真实概率"}, {y, 0}, Quantity::Label, "forecast.truth"),
        forecast_handle("forecast:" + place, {"forecast", "预报"}, {session.forecast.said, said},
                        Quantity::Prediction, "forecast.said")};
    chart.marks.push_back({{y, 0}, Quantity::Label, Shape::Square, {}});
    row.push_back({rule.name, std::move(chart)});
  }
  const std::optional<double> best = rules.back().best;  // under the absolute error
  const bool is_high = y > 0.5;
  plot.note =
      !best ? Text("With a truth of 1/2, the absolute error is the same for every forecast.",
                   "真实概率为 1/2 时，无论怎样预报，绝对误差都一样。")
            : Text("Under the absolute error, whoever believes " + std::string(is_high ? "more" : "less") +
                       " than 1/2 does best by saying " + trimmed_number(*best) + ".",
                   "用绝对误差时，只要相信概率" + std::string(is_high ? "大于" : "小于") +
                       " 1/2，最划算的就是报 " + trimmed_number(*best) + "。");
  plot.rows = {std::move(row)};
  return plot;
}

std::optional<LiveNumber> forecast_number_of_panel(const Session& session, std::size_t panel) {
  const std::vector<Rule> rules = rules_of(session);
  if (panel >= rules.size()) return std::nullopt;
  const Rule& rule = rules[panel];
  return LiveNumber{{"average loss", "平均损失"},
                    number_text(rule.expected(session.forecast.said)),
                    panel == 0 ? unit_name(session.base) : Text(),
                    rule.ink};
}

std::optional<LiveNumber> forecast_number(const Session& session) {
  return forecast_number_of_panel(session, 0);
}

}  // namespace surprisal::figures
