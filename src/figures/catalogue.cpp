#include "figures/catalogue.h"

#include <algorithm>
#include <array>

#include "figures/figures.h"

namespace surprisal::figures {
namespace {

// In the order in which a course would meet them.
const std::array kCatalogue = {
    Figure{
        "sigmoid",
        {"Sigmoid and its slope", "sigmoid 及其导数"},
        build_sigmoid,
        R"(\term{prediction}{a} = \sigma(\term{logit}{z}) = \frac{1}{1 + e^{-\term{logit}{z}}}, \quad \term{gradient}{\frac{da}{dz}} = a(1 - a))"},
    Figure{
        "two-part-bar",
        {"One output, two probabilities", "一个输出，两个概率"},
        build_two_part_bar,
        R"(P(y = 1) = \term{prediction}{a}, \quad P(y = 0) = 1 - \term{prediction}{a}, \quad a = \sigma(\term{logit}{z}))"},
    Figure{
        "activations",
        {"Three activations", "三种激活函数"},
        build_activations,
        R"(\sigma(z) = \frac{1}{1 + e^{-z}}, \quad \tanh z = 2\,\sigma(2z) - 1, \quad \operatorname{ReLU}(z) = \max(0, z))"},
    Figure{"softmax-bars",
           {"From logits to probabilities", "从 logit 到概率"},
           build_softmax_bars,
           R"(\term{prediction}{p_k} = \frac{e^{\term{logit}{z_k}}}{\sum_j e^{\term{logit}{z_j}}})"},
    Figure{
        "stacking",
        {"The fractions add up to 1", "各个份额相加为 1"},
        build_stacking,
        R"(\sum_k \term{prediction}{p_k} = \frac{\sum_k e^{\term{logit}{z_k}}}{\sum_j e^{\term{logit}{z_j}}} = 1)"},
    Figure{
        "softmax-one-logit",
        {"Softmax over one logit", "softmax 随一个 logit 的变化"},
        build_softmax_one_logit,
        R"(\term{prediction}{p_k} = \sigma\Bigl(\term{logit}{z_k} - \log \sum_{j \ne k} e^{\term{logit}{z_j}}\Bigr))"},
    Figure{
        "temperature",
        {"Temperature", "温度"},
        build_temperature,
        R"(\term{prediction}{p_k}(T) = \frac{e^{\term{logit}{z_k} / T}}{\sum_j e^{\term{logit}{z_j} / T}})"},
    Figure{
        "sigmoid-or-softmax",
        {"Independent sigmoids or one softmax", "独立的 sigmoid 还是 softmax"},
        build_sigmoid_or_softmax,
        R"(\term{prediction}{a_k} = \sigma(\term{logit}{z_k}), \quad \term{prediction}{p_k} = \frac{e^{\term{logit}{z_k}}}{\sum_j e^{\term{logit}{z_j}}})"},
    Figure{
        "two-classes",
        {"Two classes: one curve, two gradients", "二分类：同一曲线，两种梯度"},
        build_two_classes,
        R"(\frac{e^{\term{logit}{z_1}}}{e^{\term{logit}{z_1}} + e^{\term{logit}{z_2}}} = \sigma(\term{logit}{z_1} - \term{logit}{z_2}))"},
    Figure{
        "jacobian",
        {"How steady softmax is", "softmax 的稳定性"},
        build_jacobian,
        R"(\term{gradient}{\frac{\partial p_i}{\partial z_j}} = \term{prediction}{p_i} (\delta_{ij} - \term{prediction}{p_j}))"},
    Figure{
        "when-to-use",
        {"When sigmoid, when softmax", "何时用 sigmoid，何时用 softmax"},
        build_when_to_use,
        R"(\term{prediction}{a_k} = \sigma(\term{logit}{z_k}), \quad \term{prediction}{p_k} = \frac{e^{\term{logit}{z_k}}}{\sum_j e^{\term{logit}{z_j}}})"},
    Figure{"framework-names",
           {"What the frameworks call it", "各框架里的叫法"},
           build_framework_names,
           R"(\term{loss}{L} = -\sum_k \term{label}{y_k} \log \term{prediction}{p_k})"},
    Figure{"minus-log-p",
           {"Information: −log p", "信息量：−log p"},
           build_minus_log_p,
           R"(\term{loss}{I(p)} = -\log \term{prediction}{p})"},
    Figure{"confidence",
           {"A little surer, far fewer mistakes", "多一点把握，少很多错误"},
           build_confidence,
           R"(\term{loss}{L} = -\log \term{prediction}{p})"},
    Figure{"log-softmax",
           {"The log undoes the exponential", "对数抵消指数"},
           build_log_softmax,
           R"(\log \term{prediction}{p_k} = \term{logit}{z_k} - \log \sum_j e^{\term{logit}{z_j}})"},
    Figure{
        "loss-over-prediction",
        {"Loss over the prediction", "损失随预测的变化"},
        build_loss_over_prediction,
        R"(\term{loss}{L} = -\bigl[ \term{label}{y} \log \term{prediction}{a} + (1 - \term{label}{y}) \log (1 - \term{prediction}{a}) \bigr])"},
    Figure{
        "losses-over-logit",
        {"The losses over the logit", "损失随 logit 的变化"},
        build_losses_over_logit,
        R"(\term{loss}{L} = -\bigl[ \term{label}{y} \log \term{prediction}{a} + (1 - \term{label}{y}) \log (1 - \term{prediction}{a}) \bigr], \quad \term{squared-error}{E} = \tfrac12 (\term{prediction}{a} - \term{label}{y})^2)"},
    Figure{"entropy",
           {"Entropy: expected information", "熵：信息量的期望"},
           build_entropy,
           R"(\term{entropy}{H(p)} = -\sum_k \term{prediction}{p_k} \log \term{prediction}{p_k})"},
    Figure{"decomposition",
           {"Cross-entropy = entropy + KL", "交叉熵 = 熵 + 相对熵"},
           build_decomposition,
           R"(\term{loss}{H(p, q)} = \term{entropy}{H(p)} + \term{kl}{\mathrm{KL}(p \,\|\, q)})"},
    Figure{"path",
           {"From the label to a wrong prediction", "从标签走向错误的预测"},
           build_path,
           R"(\term{loss}{H(p, q)} = \term{entropy}{H(p)} + \term{kl}{\mathrm{KL}(p \,\|\, q)})"},
    Figure{
        "gibbs",
        {"KL is never negative", "相对熵不会小于 0"},
        build_gibbs,
        R"(\term{kl}{\mathrm{KL}(p \,\|\, q)} = \sum_k \term{label}{p_k} \log \frac{\term{label}{p_k}}{\term{prediction}{q_k}} \ge 0)"},
    Figure{"triangle",
           {"The triangle of distributions", "分布三角形"},
           build_triangle,
           R"(\term{loss}{H(p, q)} = -\sum_k \term{label}{p_k} \log \term{prediction}{q_k})"},
    Figure{"smoothing",
           {"Label smoothing and the least loss", "标签平滑与最小损失"},
           build_smoothing,
           R"(\term{label}{y'_k} = (1 - s)\, \term{label}{y_k} + \frac{s}{K})"},
    Figure{
        "gradients",
        {"Gradients at the logit", "对 logit 的梯度"},
        build_gradients,
        R"(\term{gradient}{\frac{\partial L}{\partial z}} = \term{prediction}{a} - \term{label}{y}, \quad \term{squared-error}{\frac{\partial E}{\partial z}} = (\term{prediction}{a} - \term{label}{y})\, a(1 - a))"},
    Figure{
        "race",
        {"The learning race", "学习竞赛"},
        build_race,
        R"(w \leftarrow w - \eta\, \term{gradient}{\frac{\partial L}{\partial z}}\, x, \quad b \leftarrow b - \eta\, \term{gradient}{\frac{\partial L}{\partial z}})"},
    Figure{
        "finite-differences",
        {"Gradients checked by differences", "用有限差分检验梯度"},
        build_finite_differences,
        R"(\term{gradient}{\frac{\partial L}{\partial z_k}} \approx \frac{\term{loss}{L}(z_k + h) - \term{loss}{L}(z_k - h)}{2h})"},
    Figure{"batch",
           {"A batch through cross-entropy", "一个批次的交叉熵"},
           build_batch,
           R"(\term{loss}{L} = -\frac{1}{N} \sum_{i=1}^{N} \log \term{prediction}{p}_{i, y_i})"},
    Figure{
        "p-minus-y",
        {"Prediction minus label", "预测减去标签"},
        build_p_minus_y,
        R"(\frac{\partial \term{loss}{L}}{\partial \term{logit}{z_k}} = \term{gradient}{\term{prediction}{p_k} - \term{label}{y_k}})"},
    Figure{
        "flow",
        {"From logits to gradient", "从 logit 到梯度"},
        build_flow,
        R"(\term{logit}{z} \to \term{prediction}{p} = \operatorname{softmax}(\term{logit}{z}) \to \term{loss}{L} = -\sum_k \term{label}{y_k} \log \term{prediction}{p_k} \to \term{gradient}{p - y})"},
    Figure{"models",
           {"Two models against one label", "两个模型，同一标签"},
           build_models,
           R"(\term{loss}{L} = -\sum_k \term{label}{y_k} \log \term{prediction}{q_k})"},
    Figure{"models-batch",
           {"Same accuracy, different loss", "准确率相同，损失不同"},
           build_models_batch,
           R"(\term{loss}{L} = -\frac{1}{N} \sum_{i=1}^{N} \log \term{prediction}{p}_{i, y_i})"},
    Figure{
        "binary-terms",
        {"One binary term per class", "每个类别一个二元项"},
        build_binary_terms,
        R"(-\sum_k \bigl[ \term{label}{p_k} \log \term{prediction}{q_k} + (1 - \term{label}{p_k}) \log (1 - \term{prediction}{q_k}) \bigr])"},
    Figure{
        "three-measures",
        {"Three measures of two models", "比较两个模型的三种度量"},
        build_three_measures,
        R"(\term{squared-error}{\sum_k (q_k - p_k)^2}, \quad \prod_k \term{prediction}{q_k}^{\term{label}{p_k}}, \quad \term{loss}{-\sum_k \term{label}{p_k} \log \term{prediction}{q_k}})"},
    Figure{"class-weights",
           {"Class weights", "类别权重"},
           build_class_weights,
           R"(\term{loss}{L} = \frac{\sum_i w_{y_i} \term{loss}{\ell_i}}{\sum_i w_{y_i}})"},
    Figure{
        "batch-binary",
        {"A batch of yes and no", "二分类批次的损失"},
        build_batch_binary,
        R"(\term{loss}{L} = -\frac{1}{m} \sum_{i=1}^{m} \bigl[ \term{label}{y_i} \log \term{prediction}{a_i} + (1 - \term{label}{y_i}) \log (1 - \term{prediction}{a_i}) \bigr])"},
    Figure{"coin",
           {"The likelihood of a coin", "硬币的似然"},
           build_coin,
           R"(\term{prediction}{\mathcal{L}(\theta)} = \theta^{h} (1 - \theta)^{t})"},
    Figure{
        "likelihood",
        {"Likelihood, its log, and the loss", "似然、对数似然与损失"},
        build_likelihood,
        R"(P(y) = \term{prediction}{a}^{\term{label}{y}} (1 - \term{prediction}{a})^{1 - \term{label}{y}}, \quad \term{loss}{L} = -\log P(y))"},
    Figure{
        "neuron-likelihood",
        {"The likelihood of a weight", "权重的似然"},
        build_neuron_likelihood,
        R"(P(w) = \prod_i \term{prediction}{a_i}^{\term{label}{y_i}} (1 - \term{prediction}{a_i})^{1 - \term{label}{y_i}}, \quad \term{loss}{L} = -\log P(w))"},
    Figure{"tournament",
           {"Bits in a tournament", "淘汰赛中的比特"},
           build_tournament,
           R"(\term{loss}{I} = -\log_2 P(\text{from}) - (-\log_2 P(\text{to})))"},
    Figure{"least-squares",
           {"Least squares", "最小二乘法"},
           build_least_squares,
           R"(\term{squared-error}{\min_{w, b} \sum_i (w x_i + b - y_i)^2})"},
    Figure{
        "regression-or-classification",
        {"Regression or classification", "回归还是分类"},
        build_regression_or_classification,
        R"(\term{squared-error}{E} = \tfrac12 (\term{prediction}{a} - \term{label}{y})^2, \quad \term{loss}{L} = -\sum_k \term{label}{y_k} \log \term{prediction}{p_k})"},
    Figure{
        "naive-or-stable",
        {"Naive against stable", "朴素公式与稳定公式"},
        build_naive_or_stable,
        R"(\log \sum_j e^{\term{logit}{z_j}} = m + \log \sum_j e^{\term{logit}{z_j} - m}, \quad m = \max_j \term{logit}{z_j})"},
};

}  // namespace

std::span<const Figure> catalogue() { return kCatalogue; }

const Figure* find_figure(std::string_view id) {
  const auto found =
      std::find_if(kCatalogue.begin(), kCatalogue.end(), [&](const Figure& f) { return f.id == id; });
  return found == kCatalogue.end() ? nullptr : &*found;
}

}  // namespace surprisal::figures
