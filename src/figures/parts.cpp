#include "figures/parts.h"

#include <algorithm>
#include <cmath>
#include <limits>
#include <numeric>

#include "base/number.h"
#include "base/wording.h"
#include "math/softmax.h"
#include "session/named_quantities.h"
#include "session/setters.h"

namespace surprisal::figures::parts {

Text unit(Base base) {
  switch (base) {
    case Base::Two:
      return {"bits", "比特"};
    case Base::Ten:
      return {"hartleys", "哈特利"};
    case Base::E:
      break;
  }
  return {"nats", "奈特"};
}

Text with_unit(const Text& what, Base base) {
  const Text u = unit(base);
  return {what.en + " (" + u.en + ")", what.zh + "（" + u.zh + "）"};
}

Text number(double value, int digits) {
  if (std::isnan(value)) return {"undefined", "未定义"};
  return {value == 0 ? "0" : shown(value, digits)};
}

Text as_set(double value) {
  const std::string digits = exact(value);
  const bool plain = digits.size() <= 6 && digits.find('e') == std::string::npos;
  return {plain && value >= 0 ? digits : shown(value, 3)};
}

Text labelled(const Text& what, double value, int digits) {
  const Text space = {" ", what.zh.ends_with("：") ? "" : " "};  // a Chinese colon has its own
  return what + space + number(value, digits);
}

std::string label_value(double y) {
  if (y == 0 || !std::isfinite(y)) return shown_short(y);
  const double unit = std::pow(10, std::floor(std::log10(std::abs(y))) - 3);
  return shown_short(unit > 0 ? std::round(y / unit) * unit : y);
}

double finite(double value) {
  constexpr double kLargest = std::numeric_limits<double>::max();
  return std::clamp(value, -kLargest, kLargest);
}

Cell number_cell(double value, Ink ink, int digits, Weight weight) {
  Cell cell{number(value, digits), ink, weight};
  cell.value = value;
  return cell;
}

Range logit_range(const Session& session) {
  double reach = 6;
  for (double z : session.logits) reach = std::max(reach, std::abs(z) * 1.1);
  return {-reach, reach};
}

Axis logit_axis(const Session& session) {
  Axis axis;
  axis.title = {"logit 𝑧", "logit 𝑧"};
  axis.ink = Quantity::Logit;
  axis.range = logit_range(session);
  return axis;
}

Axis probability_axis(const Text& title, Ink ink) {
  Axis axis;
  axis.title = title;
  axis.ink = ink;
  axis.range = Range{-0.03, 1.05};
  return axis;
}

Axis information_axis(const Text& what, Ink ink, Base base, double highest) {
  Axis axis;
  axis.title = with_unit(what, base);
  axis.ink = ink;
  axis.range = Range{0, highest};
  return axis;
}

Axis class_axis(const Session& session) {
  Axis axis;
  for (std::size_t k = 0; k < session.logits.size(); ++k) {
    axis.categories.push_back(
        {static_cast<double>(k), class_name(session, k), Ink::of_class(k), Text(std::to_string(k + 1))});
  }
  return axis;
}

Curve curve(std::function<double(double)> f, Ink ink, Text label, Dash dash, Thickness thickness) {
  Curve result;
  result.f = std::move(f);
  result.ink = ink;
  result.label = std::move(label);
  result.dash = dash;
  result.thickness = thickness;
  return result;
}

Bar bar(double at, double value, Ink ink, int digits) {
  Bar result;
  result.at = at;
  result.to = value;
  result.ink = ink;
  result.label = number(value, digits);
  result.number = value;
  return result;
}

void add_steps(Chart& chart, const std::vector<double>& terms, double total, Ink ink, const Text& total_name,
               int digits) {
  double reached = 0;
  double place = 0;
  for (double term : terms) {
    Bar step = bar(place++, term, ink.faded(0.55), digits);
    step.from = reached;
    step.to = reached += term;
    chart.bars.push_back(step);
  }
  chart.bars.push_back(bar(place, total, ink, digits));
  chart.bars.back().name = total_name;
  chart.x.categories.push_back({place, total_name, ink});
}

std::vector<double> label_distribution(const Session& session) {
  std::vector<double> p = effective_labels(session);
  if (session.label_mode != LabelMode::Several) return p;
  const double sum = std::accumulate(session.labels.begin(), session.labels.end(), 0.0);
  for (std::size_t k = 0; k < p.size(); ++k) {
    p[k] = sum > 0 ? session.labels[k] / sum : 1 / static_cast<double>(p.size());
  }
  return p;
}

std::vector<std::size_t> telling_classes(const Session& session, std::size_t lines) {
  std::vector<std::size_t> classes(class_count(session));
  std::iota(classes.begin(), classes.end(), std::size_t{0});
  if (classes.size() <= lines) return classes;
  const std::vector<double> p = softmax(session.logits, session.temperature);
  const auto weight = [&](std::size_t k) {
    return (k == session.focus ? 4 : 0) + 2 * session.labels[k] + p[k];
  };
  std::stable_sort(classes.begin(), classes.end(),
                   [&](std::size_t a, std::size_t b) { return weight(a) > weight(b); });
  classes.resize(lines - 1);
  std::sort(classes.begin(), classes.end());
  return classes;
}

Batch rival_batch(const Session& session) {
  Batch batch = session.batch;
  if (!batch.rival_logits.empty()) batch.logits = std::move(batch.rival_logits);
  return batch;
}

BatchLoss loss_of(const Session& session, const Batch& batch, bool weighted) {
  LossOptions options;
  if (weighted && session.class_weights.size() == columns_of(batch)) {
    options.class_weights = session.class_weights;
  }
  options.smoothing = session.smoothing;
  return cross_entropy_batch(Rows{batch.logits, columns_of(batch)}, batch.targets, options);
}

Text batch_class_name(const Session& session, std::size_t k) {
  if (columns_of(session.batch) == class_count(session)) return class_name(session, k);
  const std::string index = std::to_string(k + 1);
  return {"class " + index, "类别 " + index};
}

Handle logit_handle(const Session& session, std::size_t k, Point at) {
  const Text name = class_name(session, k);
  return {"logit:" + std::to_string(k),
          {"logit of " + name.en, name.zh + "的 logit"},
          at,
          Handle::Freedom::Along,
          Ink::of_class(k),
          [k](Session& s, Point to) { set_logit(s, k, to.x); }};
}

namespace {

// Where a drag goes on the one axis that it may go along.
double along(Handle::Freedom freedom, Point to) { return freedom == Handle::Freedom::Across ? to.y : to.x; }

}  // namespace

Handle activation_handle(const Session& session, std::size_t k, Point at, Handle::Freedom freedom) {
  const Text name = class_name(session, k);
  return {"activation:" + std::to_string(k),
          {"output for " + name.en, name.zh + "的输出"},
          at,
          freedom,
          Ink::of_class(k),
          [k, freedom](Session& s, Point to) { set_activation(s, k, along(freedom, to)); }};
}

Handle probability_handle(const Session& session, std::size_t k, Point at, Handle::Freedom freedom) {
  const Text name = class_name(session, k);
  return {"probability:" + std::to_string(k),
          {"probability of " + name.en, name.zh + "的概率"},
          at,
          freedom,
          Ink::of_class(k),
          [k, freedom](Session& s, Point to) { set_probability(s, k, along(freedom, to)); }};
}

Guide logit_guide(const Session& session, std::size_t k) {
  return {Guide::Direction::Vertical, session.logits[k], Ink::of_class(k), Dash::Dotted, {}};
}

}  // namespace surprisal::figures::parts
