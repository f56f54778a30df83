// figures: whether the digit classifier is right as often as its confidence says. A reliability diagram of
// its outputs for the test digits at the session's temperature, and the loss at every temperature.
#include <algorithm>
#include <cstdint>
#include <memory>
#include <string>
#include <utility>
#include <variant>
#include <vector>

#include "base/wording.h"
#include "data/overview.h"
#include "figures/builders.h"
#include "figures/number_text.h"
#include "figures/rows/builders.h"
#include "figures/session_digits.h"
#include "learn/kept_runs.h"
#include "math/information.h"
#include "session/setters.h"

namespace surprisal::figures {
namespace {

const data::Work kAlone = {.threads = 1};

// The test digits as rows of logits, divided by a temperature.
data::Rows rows_at(const learn::Classifier& classifier, double temperature) {
  const learn::Digits& digits = learn::kept_digits().unseen;
  std::vector<double> logits = learn::logits_of(classifier, digits);
  for (double& z : logits) z /= temperature;
  data::Rows rows;
  rows.scores = data::matrix_of(std::move(logits), learn::kDigitClasses);
  for (const int label : digits.labels) rows.labels.push_back(static_cast<std::int32_t>(label));
  return rows;
}

ShownRows with_reliability(const data::Rows& rows) {
  const data::RowNumbers numbers = *data::row_numbers(rows, {}, kAlone);
  data::Overview overview;
  overview.summary = data::summarize(rows, numbers);
  overview.reliability = data::reliability_of(numbers);
  return {std::make_shared<const data::Overview>(std::move(overview)), 1, false};
}

ShownRows with_temperature_curve(const data::Rows& rows, double temperature) {
  const data::RowNumbers numbers = *data::row_numbers(rows, {}, kAlone);
  return {std::make_shared<const data::Overview>(*data::overview_of(rows, numbers, kAlone)), temperature,
          false};
}

Panel reliability_panel(const ShownRows& rows, const Session& session, const std::string& temperature) {
  Plot plot = build_reliability(rows, session);
  Panel panel = std::move(plot.rows.front().front());
  panel.title = {"At $T$ = " + temperature, "$T$ = " + temperature + " 时"};
  panel.weight = 1;
  return panel;
}

Panel temperature_panel(const ShownRows& rows, const Session& session) {
  Plot plot = build_temperature_fit(rows, session);
  Panel panel = std::move(plot.rows.front().front());
  panel.title = {"The loss at every temperature", "各温度下的损失"};
  auto* chart = std::get_if<Chart>(&panel.content);
  if (chart == nullptr) return panel;
  for (Mark& mark : chart->marks) {
    if (mark.shape == Shape::Ring) mark.label = Text("$T$ = 1: " + shown_fixed(mark.at.y, 3));
  }
  // Beyond the ends of the curve the handle is off the chart, but a temperature can still be typed.
  const double nats = data::loss_at_temperature(*rows.overview, session.temperature).value_or(0);
  chart->handles = {{.id = "temperature",
                     .name = {"temperature", "温度"},
                     .at = {session.temperature, from_nats(nats, session.base)},
                     .direction = Handle::Direction::Horizontal,
                     .ink = Ink::Kind::Ink,
                     .move = [](Session& s, Point to) { set_temperature(s, to.x); },
                     .type = [](Session& s, double t) { set_temperature(s, t); }}};
  return panel;
}

}  // namespace

Plot build_calibration(const Session& session) {
  const learn::Classifier classifier = digit_run(session).classifier;
  const std::string temperature = trimmed_number(session.temperature);
  const ShownRows now = with_reliability(rows_at(classifier, session.temperature));
  const ShownRows plain = with_temperature_curve(rows_at(classifier, 1), session.temperature);
  Plot plot;
  plot.title = {"Seventy percent: as sure as right?", "七成把握：说几成，就对几成吗？"};
  const data::Overview& overview = *now.overview;
  const std::string sure = percent(overview.summary.mean_confidence.value_or(0), 1).en;
  const std::string right = percent(overview.summary.accuracy.value_or(0), 1).en;
  plot.aside = {"sure [[prediction:" + sure + "]], right [[prediction:" + right + "]]",
                "把握 [[prediction:" + sure + "]]，答对 [[prediction:" + right + "]]"};
  const std::string count = std::to_string(overview.summary.used);
  plot.note = {
      count + " test digits. On average " + sure + " sure and " + right +
          " right. Each line shows where the true share probably lies.",
      count + " 个测试数字。平均把握 " + sure + "，答对 " + right + "。竖线是真实比例大概所在的范围。"};
  plot.rows = {{reliability_panel(now, session, temperature), temperature_panel(plain, session)}};
  return plot;
}

}  // namespace surprisal::figures
