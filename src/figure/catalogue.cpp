#include "figure/catalogue.h"

#include <algorithm>
#include <array>

#include "figure/figures/figures.h"

namespace surprisal {
namespace {

// In the order in which a course would meet them.
const std::array kCatalogue = {
    Figure{"sigmoid", {"Sigmoid and its slope", "Sigmoid 及其导数"}, build_sigmoid},
    Figure{"two-part-bar", {"One output, two probabilities", "一个输出，两个概率"}, build_two_part_bar},
    Figure{"activations", {"Three activations", "三种激活函数"}, build_activations},
    Figure{"softmax-bars", {"From logits to probabilities", "从 logit 到概率"}, build_softmax_bars},
    Figure{"stacking", {"The fractions add up to 1", "各个分数相加为 1"}, build_stacking},
    Figure{"softmax-one-logit",
           {"Softmax over one logit", "softmax 随一个 logit 的变化"},
           build_softmax_one_logit},
    Figure{"temperature", {"Temperature", "温度"}, build_temperature},
    Figure{"sigmoid-or-softmax",
           {"Independent sigmoids or one softmax", "独立的 sigmoid 还是 softmax"},
           build_sigmoid_or_softmax},
    Figure{"two-classes",
           {"Two classes: one curve, two gradients", "二分类：同一曲线，两种梯度"},
           build_two_classes},
    Figure{"jacobian", {"How steady softmax is", "softmax 的稳定性"}, build_jacobian},
    Figure{
        "when-to-use", {"When sigmoid, when softmax", "何时用 sigmoid，何时用 softmax"}, build_when_to_use},
    Figure{"framework-names", {"What the frameworks call it", "各框架中的名称"}, build_framework_names},
    Figure{"minus-log-p", {"Information: −log p", "信息量：−log p"}, build_minus_log_p},
    Figure{"confidence", {"A little surer, far fewer mistakes", "多一点把握，少很多错误"}, build_confidence},
    Figure{"log-softmax", {"The log undoes the exponential", "对数抵消指数"}, build_log_softmax},
    Figure{
        "loss-over-prediction", {"Loss over the prediction", "损失随预测的变化"}, build_loss_over_prediction},
    Figure{
        "losses-over-logit", {"The losses over the logit", "损失随 logit 的变化"}, build_losses_over_logit},
    Figure{"entropy", {"Entropy: expected information", "熵：信息量的期望"}, build_entropy},
    Figure{"decomposition", {"Cross-entropy = entropy + KL", "交叉熵 = 熵 + 相对熵"}, build_decomposition},
    Figure{"path", {"From the label to a wrong prediction", "从标签走向错误的预测"}, build_path},
    Figure{"gibbs", {"KL is never negative", "相对熵不会小于 0"}, build_gibbs},
    Figure{"triangle", {"The triangle of distributions", "分布三角形"}, build_triangle},
    Figure{"smoothing", {"Label smoothing and the least loss", "标签平滑与最小损失"}, build_smoothing},
    Figure{"gradients", {"Gradients at the logit", "对 logit 的梯度"}, build_gradients},
    Figure{"race", {"The learning race", "学习竞赛"}, build_race},
    Figure{"finite-differences",
           {"Gradients checked by differences", "用有限差分检验梯度"},
           build_finite_differences},
    Figure{"batch", {"A batch through cross-entropy", "一个批次的交叉熵"}, build_batch},
    Figure{"flow", {"From logits to gradient", "从 logit 到梯度"}, build_flow},
    Figure{"models", {"Two models against one label", "两个模型对同一标签"}, build_models},
    Figure{"models-batch", {"Same accuracy, different loss", "准确率相同，损失不同"}, build_models_batch},
    Figure{"binary-terms", {"One binary term per class", "每个类别一个二元项"}, build_binary_terms},
    Figure{
        "three-measures", {"Three measures of two models", "比较两个模型的三种度量"}, build_three_measures},
    Figure{"class-weights", {"Class weights", "类别权重"}, build_class_weights},
    Figure{"batch-binary", {"A batch of yes and no", "二分类批次的损失"}, build_batch_binary},
    Figure{"coin", {"The likelihood of a coin", "硬币的似然"}, build_coin},
    Figure{"likelihood", {"Likelihood, its log, and the loss", "似然、对数似然与损失"}, build_likelihood},
    Figure{"neuron-likelihood", {"The likelihood of a weight", "权重的似然"}, build_neuron_likelihood},
    Figure{"tournament", {"Bits in a tournament", "淘汰赛中的比特"}, build_tournament},
    Figure{"least-squares", {"Least squares", "最小二乘法"}, build_least_squares},
    Figure{"regression-or-classification",
           {"Regression or classification", "回归还是分类"},
           build_regression_or_classification},
    Figure{"naive-or-stable", {"Naive against stable", "朴素公式与稳定公式"}, build_naive_or_stable},
};

}  // namespace

std::span<const Figure> catalogue() { return kCatalogue; }

const Figure* find_figure(std::string_view id) {
  const auto found =
      std::find_if(kCatalogue.begin(), kCatalogue.end(), [&](const Figure& f) { return f.id == id; });
  return found == kCatalogue.end() ? nullptr : &*found;
}

}  // namespace surprisal
