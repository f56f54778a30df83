// figures: a loss as a number of doors. An average loss of H means being as unsure as when choosing among e^H
// equally likely doors, which is the perplexity. An untrained model faces K doors and pays ln K.
#include <algorithm>
#include <cmath>
#include <string>
#include <utility>

#include "base/wording.h"
#include "figures/builders.h"
#include "figures/elements.h"
#include "figures/number_text.h"
#include "figures/session_data.h"
#include "math/information.h"
#include "math/softmax.h"
#include "session/setters.h"

namespace surprisal::figures {
namespace {

constexpr double kMaxDoors = 24;  // drawn at most

struct Doors {
  double nats = 0;       // the loss
  double count = 1;      // e^H
  double untrained = 1;  // K: with equal logits
};

Doors doors_of(const Session& session) {
  Doors doors;
  doors.nats = cross_entropy(label_distribution(session), softmax_of(session.logits, session.temperature));
  // When all classes are equally likely, rounding could add a sliver of one more door.
  constexpr double kSliver = 1e-9;
  const double count = std::exp(doors.nats);
  doors.count = std::abs(count - std::round(count)) < kSliver ? std::round(count) : count;
  doors.untrained = static_cast<double>(class_count(session));
  return doors;
}

std::string count_text(double count) { return count < 1e6 ? shown_fixed(count, 2) : shown(count, 3); }

// A whole door is centred on its number. The last one is cut off at the right.
Bar door(double number, double part, Ink ink, Fill fill, Text name) {
  constexpr double kWidth = 0.75;
  Bar bar;
  bar.at = number - kWidth / 2 * (1 - part);
  bar.width = kWidth * part;
  bar.to = 1;
  bar.ink = ink;
  bar.fill = fill;
  bar.name = std::move(name);
  return bar;
}

Panel row_of_doors(const Doors& doors) {
  const double drawn = std::min(doors.count, kMaxDoors);
  const double last = std::ceil(std::max(drawn, doors.untrained));
  Chart chart;
  chart.x = {.title = {"doors, all equally likely", "可能性相同的门"}, .range = Range{0.4, last + 0.6}};
  const double step = last > 12 ? 4 : 1;
  for (double at = step; at <= last; at += step) chart.x.ticks.push_back(at);
  chart.y.visible = false;
  chart.y.range = Range{0, 1.1};
  for (double i = 1; i < drawn + 1; ++i) {
    const std::string number = shown_short(i);
    chart.bars.push_back(door(i, std::min(1.0, drawn - i + 1), Quantity::Loss, Fill::Pale,
                              {"door " + number, "门 " + number}));
  }
  for (double i = 1; i <= doors.untrained; ++i) {
    const std::string number = shown_short(i);
    chart.bars.push_back(door(i, 1, Ink::Kind::Muted, Fill::Outline,
                              {"door " + number + " before training", "训练前的门 " + number}));
  }
  const std::string classes = shown_short(doors.untrained);
  const std::string count = count_text(doors.count);
  const bool are_more = doors.count > kMaxDoors;
  const std::string first = shown_short(kMaxDoors);
  return {{"[[loss:" + count + "]] doors" + (are_more ? ", the first " + first + " of them" : "") +
               "; outlined: " + classes + " before training",
           "[[loss:" + count + "]] 扇门" + (are_more ? "（只画前 " + first + " 扇）" : "") +
               "；空心：训练之前的 " + classes + " 扇"},
          std::move(chart)};
}

// The loss of a sample with one right class, by that class's logit.
void set_loss(Session& session, double loss) {
  if (std::isnan(loss)) return;
  for (std::size_t k = 0; k < session.labels.size(); ++k) {
    if (session.labels[k] == 1)
      set_probability(session, k, std::exp(-std::max(0.0, loss) * ln(session.base)));
  }
}

bool has_one_right_class(const Session& session) {
  return session.label_mode == LabelMode::OneClass && session.smoothing == 0;
}

// A straight line on a log axis, because the loss is the logarithm of the number of doors.
Panel doors_over_loss(const Session& session, const Doors& doors) {
  const Base base = session.base;
  const double unit = ln(base);
  const Point at = {doors.nats / unit, doors.count};
  const Point start = {std::log(doors.untrained) / unit, doors.untrained};
  const double reach = std::max({1.15 * start.x, std::min(1.15 * at.x, 60 / unit), 3 / unit});
  Chart chart;
  chart.x = {.title = with_unit({"loss $L$", "损失 $L$"}, base), .ink = Quantity::Loss};
  chart.x.range = Range{0, reach};
  chart.y = {.title = {"number of doors, log axis", "门的数目，对数刻度"}, .scale = Scale::Log};
  chart.y.range = Range{1, std::exp(reach * unit)};
  chart.curves = {make_curve([unit](double loss) { return std::exp(loss * unit); }, Quantity::Loss, {},
                             Dash::Solid, Thickness::Thick)};
  chart.curves[0].name = {"perplexity", "困惑度"};
  const std::string classes = shown_short(doors.untrained);
  const Text start_label = Text("$" + log_name(base) + " " + classes + "$ = ") + amount_text(start.x);
  chart.marks = {
      {start, Ink::Kind::Muted, Shape::Diamond, Text("equal logits: ", "logit 全部相等：") + start_label},
      {at, Quantity::Loss, Shape::Circle, amount_text(at.x), true}};
  if (std::abs(at.x - start.x) < 1e-9) {
    chart.marks.back().label = chart.marks.front().label;
    chart.marks.erase(chart.marks.begin());
  }
  chart.guides = {drop_line(at, 1, Quantity::Loss), level_line(0, at, Quantity::Loss)};
  Handle handle = {.id = "loss",
                   .name = {"loss", "损失"},
                   .at = at,
                   .direction = Handle::Direction::Horizontal,
                   .ink = Quantity::Loss,
                   .move = [](Session& s, Point to) { set_loss(s, to.x); },
                   .type = set_loss};
  if (!has_one_right_class(session)) {
    handle.move = [](Session&, Point) {};
    handle.type = {};
    handle.why_not = {"The loss is an average over all classes here.\nMove a logit instead.",
                      "这里的损失是所有类别的平均。\n请改动 logit。"};
  }
  chart.handles = {std::move(handle)};
  return {{}, std::move(chart)};
}

}  // namespace

Plot build_doors(const Session& session) {
  const Doors doors = doors_of(session);
  const Base base = session.base;
  const std::string loss = amount_text(doors.nats / ln(base)).en;
  const std::string count = count_text(doors.count);
  Plot plot;
  plot.title = {"How many doors?", "有几扇门？"};
  plot.aside = {"perplexity [[loss:**" + count + "**]]", "困惑度 [[loss:**" + count + "**]]"};
  plot.note = {"A loss of " + loss + " " + unit_name(base).en + ": what " + count +
                   " equally likely doors would cost. The number of doors is the perplexity.",
               "损失为 " + loss + " " + unit_name(base).zh + "，相当于面对 " + count +
                   " 扇可能性相同的门。这个数叫困惑度。"};
  plot.rows = {{row_of_doors(doors)}, {doors_over_loss(session, doors)}};
  return plot;
}

}  // namespace surprisal::figures
