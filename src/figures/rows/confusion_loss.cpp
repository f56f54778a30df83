// figures: which class is mistaken for which, and at what cost.
#include <algorithm>
#include <cmath>
#include <cstddef>
#include <cstdint>
#include <string>

#include "data/class_names.h"
#include "figures/number_text.h"
#include "figures/rows/builders.h"
#include "typeset/rich_line.h"

namespace surprisal::figures {
namespace {

const Text kOthersHead = {"…"};  // a column has no room for a word
const Text kConfusionTitle = {"Where the loss comes from", "损失来自哪里"};

Text cell_name(const data::Overview& overview, std::size_t line) {
  if (line >= overview.confusion.classes.size()) return {"others", "其余"};
  const auto k = static_cast<std::size_t>(overview.confusion.classes[line]);
  return typeset::without_marks(data::class_name(overview.class_names, k));
}

// The combined "other classes" are all but those that are shown.
std::string condition_on(const std::string& column, const data::Confusion& confusion, std::size_t line) {
  if (line < confusion.classes.size()) return column + " = " + std::to_string(confusion.classes[line]);
  std::string conditions;
  for (const std::int32_t k : confusion.classes)
    conditions += (conditions.empty() ? "" : " ") + column + " != " + std::to_string(k);
  return conditions;
}

}  // namespace

Plot build_confusion_loss(const ShownRows& rows, const Session&) {
  const data::Overview& overview = *rows.overview;
  const data::Confusion& confusion = overview.confusion;
  const double whole = overview.summary.sum_loss;
  if (!overview.has_labels())
    return empty_plot(kConfusionTitle, {}, {"without labels there is no loss", "没有标签，就没有损失"});
  if (!(whole > 0) || !std::isfinite(whole))
    return empty_plot(kConfusionTitle, {},
                      whole > 0 ? Text("the loss is infinite", "损失为无穷大")
                                : Text("there is no loss at all", "完全没有损失"));
  HeatMap map;
  map.ink = Quantity::Loss;
  map.decimals = 1;
  map.written_from = 0.95;
  const std::size_t size = confusion.size();
  for (std::size_t line = 0; line < size; ++line) {
    map.rows.push_back(cell_name(overview, line));
    map.columns.push_back(line < confusion.classes.size() ? map.rows.back() : kOthersHead);
    for (std::size_t column = 0; column < size; ++column)
      map.values.push_back(100 * confusion.losses[confusion.at(line, column)] / whole);
    map.picked.push_back(confusion.at(line, line));
  }
  map.range = Range{0, *std::max_element(map.values.begin(), map.values.end())};
  Plot plot;
  plot.title = kConfusionTitle;
  plot.aside = {"% of loss; $y$ ↓ [[prediction:predicted]] →",
                "占总损失的百分比；行：标签 $y$，列：[[prediction:预测]]"};
  plot.keeps_aside = true;
  plot.note = example_note(rows);
  if (overview.right_share)
    plot.note =
        plot.note +
        Text("Right predictions (outlined) account for ", "预测正确的样本（带边框的格子）占总损失的 ") +
        percent(*overview.right_share) + Text(" of the loss.", "。");
  plot.rows = {{{{}, map}}};
  return plot;
}

std::string rows_at_confusion(const ShownRows& rows, const Session&, Point at) {
  const data::Confusion& confusion = rows.overview->confusion;
  const double column = std::floor(at.x), line = std::floor(at.y);
  const auto size = static_cast<double>(confusion.size());
  if (!(column >= 0 && line >= 0 && column < size && line < size)) return {};
  return condition_on("label", confusion, static_cast<std::size_t>(line)) + "  " +
         condition_on("predicted", confusion, static_cast<std::size_t>(column));
}

}  // namespace surprisal::figures
