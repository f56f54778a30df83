// figures: the digit on the pad, and what the classifier says about it.
#include <string>
#include <vector>

#include "base/wording.h"
#include "figures/builders.h"
#include "figures/elements.h"
#include "figures/number_text.h"
#include "figures/session_digits.h"
#include "learn/classifier.h"
#include "math/information.h"
#include "math/softmax.h"

namespace surprisal::figures {
namespace {

Panel digit_panel(const Session& session) {
  Pictures pad;
  Pictures::Picture picture;
  for (const int count : digit_of(session)) picture.values.push_back(count);
  picture.name = {"the digit", "数字"};
  pad.pictures = {picture};
  pad.full = learn::kFullPixel;
  pad.ink = Ink::Kind::Ink;
  pad.has_grid = true;
  return {{"8×8 pixels, 0 to 16", "8×8 像素，0 到 16"}, pad};
}

// A row for each digit, as in the view of digits, with the label's marked.
Panel probability_panel(const std::vector<double>& p, std::size_t label) {
  Chart chart;
  chart.horizontal_bars = true;
  chart.x = {.title = {"probability $p$", "概率 $p$"}, .ink = Quantity::Prediction, .range = Range{0, 1}};
  const double last = static_cast<double>(p.size()) - 1;
  chart.y.range = Range{-0.6, last + 0.6};
  chart.widest_total = class_probability_text(1e-5);
  for (std::size_t k = 0; k < p.size(); ++k) {
    const double row = last - static_cast<double>(k);
    const std::string name = std::to_string(k);
    Category category = {row, {}, Ink::Kind::Ink};
    category.letter = name;
    category.filled = k == label;
    chart.y.categories.push_back(category);
    Bar bar = make_bar(row, p[k], Quantity::Prediction);
    bar.width = 0.58;
    bar.important = k == label;
    bar.fill = bar.important ? Fill::Solid : Fill::Pale;
    bar.on_track = true;
    bar.label = {};
    bar.total = class_probability_text(p[k]);
    bar.name = name;
    chart.bars.push_back(bar);
  }
  return {{"What the model says", "模型的判断"}, chart, 1.4};
}

}  // namespace

Plot build_handwritten_digit(const Session& session) {
  const learn::Training run = digit_run(session);
  const Softmax softmax = softmax_of(learn::logits_of(run.classifier, learn::pixels_of(digit_of(session))));
  const auto label = static_cast<std::size_t>(digit_label(session));
  const std::string loss = shown_fixed(from_nats(0 - softmax.log_p[label], session.base), 3);
  const std::string steps = with_commas(run.steps());
  const std::string digit = std::to_string(label);
  Plot plot;
  plot.title = {"A handwritten digit", "一个手写数字"};
  plot.rows = {{digit_panel(session), probability_panel(softmax.p, label)}};
  plot.note = Text("After " + steps + (run.steps() == 1 ? " step" : " steps") + ", the label " + digit +
                       " costs [[loss:" + loss + "]] ",
                   "训练 " + steps + " 步之后，标签 " + digit + " 的损失为 [[loss:" + loss + "]] ") +
              unit_name(session.base) + Text(".", "。");
  return plot;
}

}  // namespace surprisal::figures
