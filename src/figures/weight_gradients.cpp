// figures: how the digit on the pad would change the weights in one step.
#include <vector>

#include "figures/builders.h"
#include "figures/digit_pictures.h"
#include "figures/session_digits.h"
#include "learn/pictures.h"

namespace surprisal::figures {

Plot build_weight_gradients(const Session& session) {
  const learn::Training run = digit_run(session);
  const int label = digit_label(session);
  const learn::Objective objective = {run.settings.loss, 0};
  Pictures gradients = digit_pictures(
      learn::gradient_pictures(run.classifier, learn::pixels_of(digit_of(session)), label, objective),
      Quantity::Gradient);
  if (!run.classifier.has_hidden_layer()) name_classes(gradients, static_cast<std::size_t>(label));
  gradients.plus = {"a step lowers the weight", "下一步减小权重"};
  gradients.minus = {"raises it", "增大"};
  Plot plot;
  plot.title = {"What a step would change", "一步会改变什么"};
  plot.rows = {{{{}, gradients}}};
  plot.note = {"The gradient of this digit's loss, for each weight.", "这个数字的损失对每个权重的梯度。"};
  return plot;
}

}  // namespace surprisal::figures
