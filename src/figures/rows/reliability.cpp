// figures: whether the predictions are right as often as their confidence says.
#include <cmath>
#include <cstddef>
#include <string>

#include "base/number.h"
#include "base/wording.h"
#include "figures/number_text.h"
#include "figures/rows/builders.h"

namespace surprisal::figures {
namespace {

const Text kReliabilityTitle = {"As sure as right?", "可靠性图：置信度与准确率是否一致"};

constexpr const char* kHasLabel = "  label >= 0";  // the bins do not have the rows that are ignored

Chart bins_over_confidence(const data::Reliability& reliability) {
  Chart chart;
  chart.x.title = {"confidence: the largest 𝑝", "置信度：最大的 𝑝"};
  chart.x.ink = Quantity::Prediction;
  chart.x.range = Range{0, 1};
  chart.y.title = {"accuracy, and its 95% interval", "准确率及其 95% 区间"};
  chart.y.brief = {"accuracy", "准确率"};
  chart.y.title_is_inside = true;
  chart.y.ink = Quantity::Prediction;
  chart.y.range = Range{0, 1.04};
  chart.y.ticks = {0, 0.5, 1};
  Curve diagonal;
  diagonal.f = [](double x) { return x; };
  diagonal.ink = Ink::Kind::Muted;
  diagonal.dash = Dash::Dotted;
  diagonal.label = {"confidence = accuracy", "置信度 = 准确率"};
  diagonal.label_near = 0.2;
  chart.curves.push_back(diagonal);
  for (const data::ReliabilityBin& bin : reliability.bins) {
    if (bin.count == 0) continue;
    Mark mark;
    mark.at = {bin.confidence, bin.accuracy};
    mark.ink = Quantity::Prediction;
    mark.name = Text(shown(bin.low, 2) + "–" + shown(bin.high, 2));
    mark.interval = Range{bin.wilson.low, bin.wilson.high};
    chart.marks.push_back(mark);
  }
  return chart;
}

Counts rows_in_bins(const data::Reliability& reliability) {
  Counts counts;
  counts.name = {"rows", "样本数"};
  for (const data::ReliabilityBin& bin : reliability.bins)
    counts.parts.push_back({bin.low, bin.high, bin.count});
  return counts;
}

}  // namespace

Plot build_reliability(const ShownRows& rows, const Session&) {
  const data::Overview& overview = *rows.overview;
  if (!overview.has_labels() || !overview.reliability.ece)
    return empty_plot(kReliabilityTitle, {},
                      {"without labels nothing is right or wrong", "没有标签，无法判断对错"});
  const Text ece = percent(*overview.reliability.ece, 1);
  const bool is_overconfident = *overview.summary.mean_confidence > *overview.summary.accuracy;
  const std::string bins = std::to_string(overview.reliability.bins.size());
  Plot plot;
  plot.title = kReliabilityTitle;
  Chart chart = bins_over_confidence(overview.reliability);
  chart.counts = rows_in_bins(overview.reliability);
  plot.rows = {{{{}, chart}}};
  plot.aside = is_overconfident ? Text("overconfident on the whole: ECE [[prediction:" + ece.en + "]]",
                                       "总体过于自信：ECE [[prediction:" + ece.zh + "]]")
                                : Text("underconfident on the whole: ECE [[prediction:" + ece.en + "]]",
                                       "总体信心不足：ECE [[prediction:" + ece.zh + "]]");
  plot.note = example_note(rows) + Text(bins + " bins of equal width; the lines are Wilson's 95% intervals.",
                                        bins + " 个等宽区间；竖线为 95% Wilson 置信区间。");
  return plot;
}

std::string rows_at_confidence(const ShownRows& rows, const Session&, Point at) {
  for (const data::ReliabilityBin& bin : rows.overview->reliability.bins) {
    if (at.x < bin.low || at.x > bin.high) continue;
    const std::string range = bin.high >= 1 ? "confidence >= " + significant(bin.low, 6)
                                            : range_of_rows("confidence", bin.low, bin.high);
    return range + (rows.overview->summary.ignored > 0 ? kHasLabel : "");
  }
  return {};
}

}  // namespace surprisal::figures
