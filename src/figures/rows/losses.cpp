// figures: how the losses of many rows are distributed, and how few rows account for most of the loss.
#include <algorithm>
#include <cmath>
#include <cstddef>
#include <string>

#include "base/number.h"
#include "base/wording.h"
#include "figures/number_text.h"
#include "figures/rows/builders.h"

namespace surprisal::figures {
namespace {

const Text kLossesTitle = {"The losses of many rows", "大量样本的损失"};
const Text kLossesCardTitle = {"Losses", "损失"};

Bar bar_of_bin(const data::LossBin& bin, Base base) {
  const double gap = std::pow(bin.high / bin.low, 0.03);  // between bars, on each side
  const double low = from_nats(bin.low, base) * gap, high = from_nats(bin.high, base) / gap;
  Bar bar;
  bar.at = (low + high) / 2;
  bar.width = high - low;
  bar.to = static_cast<double>(bin.count);
  bar.ink = Ink::Kind::Muted;
  bar.fill = Fill::Pale;
  bar.name = Text(shown(from_nats(bin.low, base), 2) + "–" + shown(from_nats(bin.high, base), 2));
  return bar;
}

double round_number_above(double value) {
  const double unit = std::pow(10, std::floor(std::log10(std::max(value, 1.0))));
  for (const double step : {1.0, 1.5, 2.0, 3.0, 4.0, 5.0, 6.0, 8.0})
    if (step * unit >= value) return step * unit;
  return 10 * unit;
}

Text rows_at_edge(const data::LossHistogram& losses) {
  Text text;
  if (losses.below > 0) {
    const std::string count = std::to_string(losses.below);
    text = {count + " rows below the first edge", count + " 个样本低于最左端"};
  }
  if (losses.infinite > 0) {
    const std::string count = std::to_string(losses.infinite);
    text = Text(count + " rows with an infinite loss", count + " 个样本的损失为无穷大") +
           (text.empty() ? Text() : Text("; ", "；")) + text;
  }
  return text;
}

// The cumulative share of the loss, scaled so that `top` is 100%.
Curve share_of_loss(const data::Overview& overview, Base base, double top) {
  Curve curve;
  curve.ink = Quantity::Loss;
  curve.thickness = Thickness::Thick;
  curve.name = {"share of the total loss", "累计占总损失的比例"};
  for (const data::LossShare& at : overview.losses.shares)
    curve.points.push_back({from_nats(at.loss, base), at.share * top});
  if (!overview.worst_hundredth) return curve;
  const Point worst = {from_nats(overview.worst_hundredth->from, base),
                       (1 - overview.worst_hundredth->share) * top};
  const auto after = std::upper_bound(curve.points.begin(), curve.points.end(), worst,
                                      [](Point a, Point b) { return a.x < b.x; });
  const bool between = after != curve.points.begin() && after != curve.points.end();
  if (between && worst.y >= (after - 1)->y && worst.y <= after->y) curve.points.insert(after, worst);
  return curve;
}

void mark_worst_hundredth(Chart& chart, const data::Overview& overview, Base base, double top) {
  const double share = overview.worst_hundredth->share;
  const double x = from_nats(overview.worst_hundredth->from, base);
  if (x < chart.x.range->low || x > chart.x.range->high) return;
  Guide guide;
  guide.at = x;
  guide.ink = Quantity::Loss;
  guide.dash = Dash::Dotted;
  chart.guides.push_back(guide);
  Mark mark;
  mark.at = {x, (1 - share) * top};
  mark.ink = Quantity::Loss;
  const Text part = percent(1 - share);
  mark.label = {"99% of the rows: " + part.en, "99% 的样本：" + part.zh};
  chart.marks.push_back(mark);
}

}  // namespace

Plot build_losses(const ShownRows& rows, const Session& session) {
  const data::Overview& overview = *rows.overview;
  const auto& bins = overview.losses.bins;
  if (!overview.has_labels())
    return empty_plot(kLossesTitle, kLossesCardTitle,
                      {"without labels there is no loss", "没有标签，就没有损失"});
  if (bins.empty())
    return empty_plot(kLossesTitle, kLossesCardTitle, {"no row has a finite loss", "没有损失有限的样本"});
  std::size_t most = 1;
  for (const data::LossBin& bin : bins) most = std::max(most, bin.count);
  const double top = round_number_above(static_cast<double>(most));
  const Base base = session.base;

  Chart chart;
  const Text loss = with_unit({"loss", "损失"}, base);
  chart.x.title = loss + Text(", log axis", "，对数刻度");
  chart.x.ink = Quantity::Loss;
  chart.x.scale = Scale::Log;
  chart.x.range = Range{from_nats(bins.front().low, base), from_nats(bins.back().high, base)};
  chart.x.remark = rows_at_edge(overview.losses);
  chart.y.title = {"bars: rows; [[loss:line: share of the total loss]]",
                   "柱：样本数；[[loss:线：累计占总损失的比例]]"};
  chart.y.title_is_inside = true;
  chart.y.range = Range{0, top};
  for (const data::LossBin& bin : bins) chart.bars.push_back(bar_of_bin(bin, base));
  Plot plot;
  plot.title = kLossesTitle;
  plot.card_title = kLossesCardTitle;
  plot.note = example_note(rows);
  if (overview.worst_hundredth) {
    chart.curves.push_back(share_of_loss(overview, base, top));
    for (const double share : {0.0, 0.5, 1.0})
      chart.right_names.push_back({share * top, percent(share), Quantity::Loss});
    mark_worst_hundredth(chart, overview, base, top);
    const Text part = percent_of_loss(overview.worst_hundredth->share);
    plot.aside = {"[[loss:1%]] of the rows carry " + part.en + " of the loss",
                  "损失最大的 [[loss:1%]] 样本占总损失的 " + part.zh};
    plot.keeps_aside = true;
  }
  plot.rows = {{{{}, chart}}};
  return plot;
}

// The first bar includes all smaller losses, the last one all larger and infinite ones.
std::string rows_at_loss(const ShownRows& rows, const Session& session, Point at) {
  const auto& bins = rows.overview->losses.bins;
  const auto in_unit = [&](double nats) { return from_nats(nats, session.base); };
  for (std::size_t i = 0; i < bins.size(); ++i) {
    const double low = in_unit(bins[i].low), high = in_unit(bins[i].high);
    if (at.x < low || at.x > high) continue;
    if (i == 0) return "loss < " + significant(high, 6);
    if (i + 1 == bins.size()) return "loss >= " + significant(low, 6);
    return range_of_rows("loss", low, high);
  }
  return {};
}

// A selection that reaches an end of the axis includes the rows beyond it.
std::string rows_between_losses(const ShownRows& rows, const Session& session, double low, double high) {
  constexpr double kRounding = 1e-9;
  const auto& bins = rows.overview->losses.bins;
  if (bins.empty()) return {};
  const bool from_first = low <= from_nats(bins.front().low, session.base) * (1 + kRounding);
  const bool to_last = high >= from_nats(bins.back().high, session.base) * (1 - kRounding);
  if (from_first && to_last) return {};
  if (from_first) return "loss < " + significant(high, 3);
  if (to_last) return "loss >= " + significant(low, 3);
  return range_of_rows("loss", low, high, 3);
}

}  // namespace surprisal::figures
