// figures: how the digit on the pad would change the weights if a step were made on it alone.
#include <vector>

#include "base/wording.h"
#include "figures/builders.h"
#include "figures/digit_pictures.h"
#include "figures/session_digits.h"
#include "learn/kept_runs.h"
#include "learn/pictures.h"

namespace surprisal::figures {

Plot build_weight_gradients(const Session& session) {
  const learn::Training run = digit_run(session);
  const int label = digit_label(session);
  const learn::Objective objective = {run.settings.loss, 0};
  const std::vector<learn::PixelPicture> pictures =
      learn::gradient_pictures(run.classifier, learn::pixels_of(digit_of(session)), label, objective);
  Pictures gradients = digit_pictures(pictures, Quantity::Gradient, 1);
  if (!run.classifier.has_hidden_layer()) name_classes(gradients, static_cast<std::size_t>(label));
  for (std::size_t k = 0; k < pictures.size(); ++k) {
    gradients.pictures[k].caption = shown_signed(pictures[k].bias, 3);
    gradients.pictures[k].full = learn::full_gradient(pictures[k]);
    if (!learn::is_about_zero(pictures[k])) continue;
    gradients.pictures[k].instead = kAboutZero;
    gradients.pictures[k].instead_brief = kAboutZeroBrief;
  }
  gradients.plus = {"would lower the weight", "会使权重减小"};
  gradients.minus = {"would raise it", "会使它增大"};
  Plot plot;
  plot.title = {"What this digit alone would change", "单凭这个数字会改变什么"};
  plot.rows = {{{{}, gradients}}};
  const std::string factor = "$" + gradient_factor(run.settings) + "$";
  const std::size_t batch = run.settings.batch;
  const std::string digits = with_commas(batch == 0 ? learn::kept_digits().seen.count() : batch);
  const std::string others = digits + " digits", others_zh = digits + " 个训练样本";
  plot.note = Text("Pixels times " + factor + " (below); a step takes the mean over " + others + ". ",
                   "像素乘以图下的 " + factor + "；每一步用的是 " + others_zh + "的平均梯度。") +
              Text("Full colour stands for the size of the number below each picture.",
                   "每幅图中，最深色对应图下那个数的大小。");
  return plot;
}

}  // namespace surprisal::figures
