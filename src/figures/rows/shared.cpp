#include "base/number.h"
#include "base/wording.h"
#include "figures/number_text.h"
#include "figures/rows/builders.h"

namespace surprisal::figures {

Plot empty_plot(const Text& title, const Text& card_title, const Text& why) {
  Plot plot;
  plot.title = title;
  plot.card_title = card_title;
  plot.rows = {{{{}, Cover{why}}}};
  return plot;
}

std::string range_of_rows(const std::string& column, double low, double high, int digits) {
  return column + " >= " + significant(low, digits) + "  " + column + " < " + significant(high, digits);
}

Text percent_of_loss(double share) {
  return Text("[[loss:") + percent(share, share < 0.0995 ? 1 : 0) + Text("]]");
}

Text example_note(const ShownRows& rows) {
  if (!rows.is_example) return {};
  const std::string count = with_commas(kMadeUpRows);
  return {"An example: " + count + " made-up rows. ", "示例：" + count + " 个虚构样本。"};
}

}  // namespace surprisal::figures
