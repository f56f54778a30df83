#include "ui/row_comparison.h"

#include <algorithm>
#include <cmath>
#include <string>

#include "base/wording.h"
#include "desk/rows.h"
#include "figures/number_text.h"
#include "typeset/rich_line.h"
#include "ui/row_words.h"
#include "ui/surface.h"

namespace surprisal::ui {
namespace {

// Enough decimals for two digits of a standard error.
int decimals_for(double error) {
  constexpr int kFewest = 2, kMost = 6;
  if (!(error > 0) || !std::isfinite(error)) return 3;
  return std::clamp(1 - static_cast<int>(std::floor(std::log10(error))), kFewest, kMost);
}

// "other.npy is better by 0.101 ± 0.011 nats a row"
Text difference_words(const RowFile& file, Base base) {
  const data::Comparison& comparison = file.other->comparison;
  const std::string name = typeset::without_marks(name_of_other(file.source));
  if (!comparison.mean) return {"**" + name + "**: no row to compare", "**" + name + "**：没有可比较的样本"};
  if (*comparison.mean == 0)
    return {"**" + name + "** has the same mean loss", "**" + name + "** 的平均损失相同"};
  const double error = from_nats(comparison.standard_error.value_or(0), base);
  const bool worse = *comparison.mean > 0;
  std::string by = shown_fixed(std::abs(from_nats(*comparison.mean, base)), decimals_for(error));
  if (comparison.standard_error) by += " ± " + shown_fixed(error, decimals_for(error));
  const Text unit = unit_name(base);
  return {"**" + name + "** is " + (worse ? "worse" : "better") + " by [[loss:**" + by + "**]] " + unit.en +
              " a row",
          "**" + name + "** 的平均损失" + (worse ? "高" : "低") + " [[loss:**" + by + "**]] " + unit.zh};
}

Text count_words(const data::Comparison& comparison) {
  const std::string used = with_commas(comparison.used), better = with_commas(comparison.better),
                    worse = with_commas(comparison.worse);
  return {"better on " + better + " of " + used + " rows, worse on " + worse,
          used + " 个样本中 " + better + " 个更好，" + worse + " 个更差"};
}

}  // namespace

void show_row_comparison(Ui& ui, const Rect& area) {
  Surface surface(ui);
  const RowFile& file = *ui.desk.rows.file;
  surface.canvas().push_clip(area);
  surface.rich(ui.say(difference_words(file, ui.session().base)), {area.left, area.top + surface.px(17)},
               {14, Weight::Regular, Ink::Kind::Ink});
  surface.canvas().pop_clip();
  const Text counts = count_words(file.other->comparison);
  const std::string all = ui.say(Text("mean ± standard error; ", "均值 ± 标准误；") + counts);
  const bool fits = surface.width_of(all, 12) <= area.width;
  surface.words(fits ? all : surface.fitted(ui.say(counts), 12, Weight::Regular, area.width),
                {area.left, area.top + surface.px(37)}, {12, surface.theme().muted});
}

}  // namespace surprisal::ui
