#include "base/wording.h"
#include "figures/rows/builders.h"

namespace surprisal::figures {

Plot empty_plot(const Text& title, const Text& card_title, const Text& why) {
  Plot plot;
  plot.title = title;
  plot.card_title = card_title;
  plot.rows = {{{{}, Cover{why}}}};
  return plot;
}

Text percent(double share, int decimals) { return shown_fixed(100 * share, decimals) + "%"; }

Text percent_of_loss(double share) {
  return Text("[[loss:") + percent(share, share < 0.0995 ? 1 : 0) + Text("]]");
}

Text example_note(const ShownRows& rows) {
  if (!rows.is_example) return {};
  return {"An example: 2,000 made-up rows. ", "示例：2,000 个虚构样本。"};
}

}  // namespace surprisal::figures
