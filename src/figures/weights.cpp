// figures: the weights of each class, or of each hidden unit, as a picture.
#include <string>
#include <vector>

#include "base/wording.h"
#include "figures/builders.h"
#include "figures/digit_pictures.h"
#include "figures/number_text.h"
#include "figures/session_digits.h"
#include "learn/pictures.h"

namespace surprisal::figures {

Plot build_weights(const Session& session) {
  const learn::Training run = digit_run(session);
  const std::vector<learn::PixelPicture> pictures = learn::weight_pictures(run.classifier);
  const bool has_hidden_layer = run.classifier.has_hidden_layer();
  Pictures weights = digit_pictures(pictures, Quantity::Logit, learn::full_weight(pictures));
  if (!has_hidden_layer) {
    const std::vector<double> logits = learn::logits_of(run.classifier, learn::pixels_of(digit_of(session)));
    name_classes(weights, static_cast<std::size_t>(digit_label(session)));
    for (std::size_t k = 0; k < logits.size(); ++k) weights.pictures[k].caption = shown_fixed(logits[k], 2);
  }
  weights.plus = has_hidden_layer ? Text("ink raises the output", "有笔画则输出升高")
                                  : Text("ink raises the logit", "有笔画则 logit 升高");
  weights.minus = {"lowers it", "降低"};
  weights.zero = {"no effect", "无影响"};
  const std::string steps = with_commas(run.steps());
  Plot plot;
  plot.title = has_hidden_layer ? Text("What each hidden unit looks for", "各隐藏单元在找什么")
                                : Text("What each class looks for", "每个类别在找什么");
  plot.aside = {"after " + steps + (run.steps() == 1 ? " step" : " steps"), "训练 " + steps + " 步之后"};
  plot.rows = {{{{}, weights}}};
  if (!has_hidden_layer)
    plot.note = {"Under each picture: the logit of the digit. ", "图下是这个数字的 logit。"};
  plot.note = plot.note + scale_note(weights.full);
  return plot;
}

}  // namespace surprisal::figures
