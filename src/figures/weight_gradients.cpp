// figures: how the digit on the pad would change the weights in one step.
#include <vector>

#include "base/wording.h"
#include "figures/builders.h"
#include "figures/digit_pictures.h"
#include "figures/session_digits.h"
#include "learn/pictures.h"

namespace surprisal::figures {

Plot build_weight_gradients(const Session& session) {
  const learn::Training run = digit_run(session);
  const int label = digit_label(session);
  const learn::Objective objective = {run.settings.loss, 0};
  const std::vector<learn::PixelPicture> pictures =
      learn::gradient_pictures(run.classifier, learn::pixels_of(digit_of(session)), label, objective);
  Pictures gradients = digit_pictures(pictures, Quantity::Gradient, learn::kFullGradient);
  if (!run.classifier.has_hidden_layer()) name_classes(gradients, static_cast<std::size_t>(label));
  for (std::size_t k = 0; k < pictures.size(); ++k)
    gradients.pictures[k].caption = shown_signed(pictures[k].bias, 3);
  gradients.plus = {"a step lowers the weight", "下一步减小权重"};
  gradients.minus = {"raises it", "增大"};
  Plot plot;
  plot.title = {"What a step would change", "一步会改变什么"};
  plot.rows = {{{{}, gradients}}};
  const std::string factor = "$" + gradient_factor(run.settings) + "$";
  plot.note = Text("For this digit alone: its pixels times " + factor + ", which is under each picture. ",
                   "只算这个数字：像素乘以图下的 " + factor + "。") +
              scale_note(gradients.full);
  return plot;
}

}  // namespace surprisal::figures
