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
  return {"An example with 2,000 made-up rows; open a file of your own in the data view. ",
          "示例：2,000 个虚构样本；可在“数据”页打开自己的文件。"};
}

}  // namespace surprisal::figures
