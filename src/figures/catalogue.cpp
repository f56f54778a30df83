#include "figures/catalogue.h"

#include <algorithm>

#include "figures/builders.h"
#include "figures/rows/builders.h"
#include "figures/token_plot.h"

namespace surprisal::figures {
namespace {

// A figure of rows without rows: an example, which says what it is.
template <Plot (*build)(const ShownRows&, const Session&)>
Plot with_example(const Session& session) {
  return build(example_rows(), session);
}

// In the order of a course.
const std::vector<Figure> kCatalogue = {
    {.id = "sigmoid",
     .title = {"Sigmoid and its slope", "sigmoid 及其导数"},
     .build = build_sigmoid,
     .formula =
         R"(\term{prediction}{a} = \sigma(\term{logit}{z}) = \frac{1}{1 + e^{-\term{logit}{z}}}, \quad \term{gradient}{\frac{da}{dz}} = a(1 - a))",
     .card = 1,
     .spare = 4},
    {.id = "two-part-bar",
     .title = {"One output, two probabilities", "一个输出，两个概率"},
     .build = build_two_part_bar,
     .formula =
         R"(P(y = 1) = \term{prediction}{a}, \quad P(y = 0) = 1 - \term{prediction}{a}, \quad a = \sigma(\term{logit}{z}))"},
    {.id = "odds",
     .title = {"The odds of a yes", "“是”的几率"},
     .build = build_odds,
     .formula =
         R"(\frac{\term{prediction}{a}}{1 - \term{prediction}{a}} = e^{\term{logit}{z}}, \quad \term{logit}{z} = \log \frac{\term{prediction}{a}}{1 - \term{prediction}{a}})"},
    {.id = "activations",
     .title = {"Three activations", "三种激活函数"},
     .build = build_activations,
     .formula =
         R"(\sigma(z) = \frac{1}{1 + e^{-z}}, \quad \tanh z = 2\,\sigma(2z) - 1, \quad \operatorname{ReLU}(z) = \max(0, z))"},
    {.id = "softmax-bars",
     .title = {"From logits to probabilities", "从 logit 到概率"},
     .build = build_softmax_bars,
     .formula = R"(\term{prediction}{p_k} = \frac{e^{\term{logit}{z_k}}}{\sum_j e^{\term{logit}{z_j}}})",
     .card = 2},
    {.id = "stacking",
     .title = {"The fractions add up to 1", "各个份额相加为 1"},
     .build = build_stacking,
     .formula =
         R"(\sum_k \term{prediction}{p_k} = \frac{\sum_k e^{\term{logit}{z_k}}}{\sum_j e^{\term{logit}{z_j}}} = 1)"},
    {.id = "softmax-one-logit",
     .title = {"Softmax over one logit", "softmax 随一个 logit 的变化"},
     .build = build_softmax_one_logit,
     .formula =
         R"(\term{prediction}{p_k} = \sigma\Bigl(\term{logit}{z_k} - \log \sum_{j \ne k} e^{\term{logit}{z_j}}\Bigr))"},
    {.id = "temperature",
     .title = {"Temperature", "温度"},
     .build = build_temperature,
     .formula =
         R"(\term{prediction}{p_k}(T) = \frac{e^{\term{logit}{z_k} / T}}{\sum_j e^{\term{logit}{z_j} / T}})",
     .sliders = {"temperature"}},
    {.id = "sigmoid-or-softmax",
     .title = {"Independent sigmoids or one softmax", "独立的 sigmoid 还是 softmax"},
     .build = build_sigmoid_or_softmax,
     .formula =
         R"(\term{prediction}{a_k} = \sigma(\term{logit}{z_k}), \quad \term{prediction}{p_k} = \frac{e^{\term{logit}{z_k}}}{\sum_j e^{\term{logit}{z_j}}})"},
    {.id = "two-classes",
     .title = {"Two classes: one curve, two gradients", "二分类：同一曲线，两种梯度"},
     .build = build_two_classes,
     .formula =
         R"(\frac{e^{\term{logit}{z_1}}}{e^{\term{logit}{z_1}} + e^{\term{logit}{z_2}}} = \sigma(\term{logit}{z_1} - \term{logit}{z_2}))"},
    {.id = "jacobian",
     .title = {"How steady softmax is", "softmax 的稳定性"},
     .build = build_jacobian,
     .formula =
         R"(\term{gradient}{\frac{\partial p_i}{\partial z_j}} = \term{prediction}{p_i} (\delta_{ij} - \term{prediction}{p_j}))"},
    {.id = "when-to-use",
     .title = {"When sigmoid, when softmax", "何时用 sigmoid，何时用 softmax"},
     .build = build_when_to_use,
     .formula =
         R"(\term{prediction}{a_k} = \sigma(\term{logit}{z_k}), \quad \term{prediction}{p_k} = \frac{e^{\term{logit}{z_k}}}{\sum_j e^{\term{logit}{z_j}}})"},
    {.id = "framework-names",
     .title = {"What the frameworks call it", "各框架里的叫法"},
     .build = build_framework_names,
     .formula = R"(\term{loss}{L} = -\sum_k \term{label}{y_k} \log \term{prediction}{p_k})"},
    {.id = "minus-log-p",
     .title = {"Information: −log p", "信息量：−log p"},
     .build = build_minus_log_p,
     .formula = R"(\term{loss}{I(p)} = -\log \term{prediction}{p})",
     .options = {"probability_axis"},
     .card = 3},
    {.id = "confidence",
     .title = {"A little surer, far fewer mistakes", "多一点把握，少很多错误"},
     .build = build_confidence,
     .formula = R"(\term{loss}{L} = -\log \term{prediction}{p})",
     .options = {"probability_axis"}},
    {.id = "log-softmax",
     .title = {"The log undoes the exponential", "对数抵消指数"},
     .build = build_log_softmax,
     .formula = R"(\log \term{prediction}{p_k} = \term{logit}{z_k} - \log \sum_j e^{\term{logit}{z_j}})"},
    {.id = "loss-over-prediction",
     .title = {"Loss over the prediction", "损失随预测的变化"},
     .build = build_loss_over_prediction,
     .formula =
         R"(\term{loss}{L} = -\bigl[ \term{label}{y} \log \term{prediction}{a} + (1 - \term{label}{y}) \log (1 - \term{prediction}{a}) \bigr])"},
    {.id = "losses-over-logit",
     .title = {"The losses over the logit", "损失随 logit 的变化"},
     .build = build_losses_over_logit,
     .formula =
         R"(\term{loss}{L} = -\bigl[ \term{label}{y} \log \term{prediction}{a} + (1 - \term{label}{y}) \log (1 - \term{prediction}{a}) \bigr], \quad \term{squared-error}{E} = \tfrac12 (\term{prediction}{a} - \term{label}{y})^2)"},
    {.id = "entropy",
     .title = {"Entropy: expected information", "熵：信息量的期望"},
     .build = build_entropy,
     .formula = R"(\term{entropy}{H(p)} = -\sum_k \term{prediction}{p_k} \log \term{prediction}{p_k})",
     .card = 6,
     .spare = 3},
    {.id = "doors",
     .title = {"How many doors?", "有几扇门？"},
     .build = build_doors,
     .formula = R"(\term{prediction}{\mathrm{PPL}} = e^{\term{loss}{H(y, p)}})"},
    {.id = "honesty",
     .title = {"Which loss rewards honesty?", "哪种损失奖励说实话？"},
     .build = build_honesty,
     .formula =
         R"(\term{loss}{-\term{label}{y} \log \term{prediction}{p} - (1 - \term{label}{y}) \log (1 - \term{prediction}{p})}, \quad \term{squared-error}{\term{label}{y} (1 - \term{prediction}{p})^2 + (1 - \term{label}{y})\, \term{prediction}{p}^2})",
     .sliders = {"forecast.truth", "forecast.said"},
     .shows_logits = false},
    {.id = "decomposition",
     .title = {"Cross-entropy = entropy + KL", "交叉熵 = 熵 + KL 散度"},
     .build = build_decomposition,
     .formula = R"(\term{loss}{H(y, p)} = \term{entropy}{H(y)} + \term{kl}{\mathrm{KL}(y \,\|\, p)})",
     .card = 5,
     .spare = 2},
    {.id = "bill",
     .title = {"The bill for one letter", "一个字母的账单"},
     .build = build_bill,
     .formula =
         R"(\term{loss}{H(y, p)} = \sum_k \underbrace{\term{label}{y_k}}_{\text{width}} \cdot \underbrace{(-\log \term{prediction}{p_k})}_{\text{height}})",
     .sliders = {"message.letters", "message.seed"}},
    {.id = "path",
     .title = {"From the label to a wrong prediction", "从标签走向错误的预测"},
     .build = build_path,
     .formula = R"(\term{loss}{H(y, p)} = \term{entropy}{H(y)} + \term{kl}{\mathrm{KL}(y \,\|\, p)})",
     .shows_logits = false},
    {.id = "gibbs",
     .title = {"KL is never negative", "KL 散度不会小于 0"},
     .build = build_gibbs,
     .formula =
         R"(\term{kl}{\mathrm{KL}(y \,\|\, p)} = \sum_k \term{label}{y_k} \log \frac{\term{label}{y_k}}{\term{prediction}{p_k}} \ge 0)"},
    {.id = "triangle",
     .title = {"The triangle of distributions", "分布三角形"},
     .build = build_triangle,
     .formula = R"(\term{loss}{H(y, p)} = -\sum_k \term{label}{y_k} \log \term{prediction}{p_k})",
     .options = {"field"}},
    {.id = "smoothing",
     .title = {"Label smoothing and the least loss", "标签平滑与最小损失"},
     .build = build_smoothing,
     .formula = R"(\term{label}{y'_k} = (1 - s)\, \term{label}{y_k} + \frac{s}{K})",
     .sliders = {"smoothing"},
     .shows_logits = false},
    {.id = "gradients",
     .title = {"Gradients at the logit", "对 logit 的梯度"},
     .build = build_gradients,
     .formula =
         R"(\term{gradient}{\frac{\partial L}{\partial z}} = \term{prediction}{a} - \term{label}{y}, \quad \term{squared-error}{\frac{\partial E}{\partial z}} = (\term{prediction}{a} - \term{label}{y})\, a(1 - a))",
     .card = 4,
     .spare = 1},
    {.id = "race",
     .title = {"The learning race", "训练赛跑"},
     .build = build_race,
     .formula =
         R"(w \leftarrow w - \eta\, \term{gradient}{\frac{\partial L}{\partial z}}\, x, \quad b \leftarrow b - \eta\, \term{gradient}{\frac{\partial L}{\partial z}})",
     .sliders = {"race.shown", "race.weight", "race.bias", "race.label", "race.rate"},
     .shows_logits = false,
     .plays = "race.shown"},
    {.id = "own-loss",
     .title = {"A loss of your own", "自己造一个损失"},
     .build = build_own_loss,
     .formula =
         R"(\term{loss}{l}(pq) = \term{loss}{l}(p) + \term{loss}{l}(q), \quad \term{label}{y_i}\, \term{loss}{l}'(\term{label}{y_i}) = \term{label}{y_j}\, \term{loss}{l}'(\term{label}{y_j}), \quad \frac{d\term{loss}{L}}{d\term{logit}{z}} = \term{gradient}{\term{prediction}{a} - \term{label}{y}})",
     .sliders = {"own.bend", "forecast.truth"},
     .options = {"own.curve", "own.demand"},
     .shows_logits = false,
     .plays = "own.bend"},
    {.id = "finite-differences",
     .title = {"Gradients checked by differences", "用有限差分检验梯度"},
     .build = build_finite_differences,
     .formula =
         R"(\term{gradient}{\frac{\partial L}{\partial z_k}} \approx \frac{\term{loss}{L}(z_k + h) - \term{loss}{L}(z_k - h)}{2h})"},
    {.id = "batch",
     .title = {"A batch through cross-entropy", "一个批次的交叉熵"},
     .build = build_batch,
     .formula = R"(\term{loss}{L} = -\frac{1}{N} \sum_{i=1}^{N} \log \term{prediction}{p}_{i, y_i})",
     .options = {"batch.reduction"},
     .shows_logits = false,
     .batch = BatchUse::One},
    {.id = "p-minus-y",
     .title = {"Prediction minus label", "预测减去标签"},
     .build = build_p_minus_y,
     .formula =
         R"(\frac{\partial \term{loss}{L}}{\partial \term{logit}{z_k}} = \term{gradient}{\term{prediction}{p_k} - \term{label}{y_k}})"},
    {.id = "flow",
     .title = {"From logits to gradient", "从 logit 到梯度"},
     .build = build_flow,
     .formula =
         R"(\term{logit}{z} \to \term{prediction}{p} = \operatorname{softmax}(\term{logit}{z}) \to \term{loss}{L} = -\sum_k \term{label}{y_k} \log \term{prediction}{p_k} \to \term{gradient}{p - y})"},
    {.id = "models",
     .title = {"Two models against one label", "两个模型，同一标签"},
     .build = build_models,
     .formula = R"(\term{loss}{L} = -\sum_k \term{label}{y_k} \log \term{prediction}{p_k})"},
    {.id = "models-batch",
     .title = {"Same accuracy, different loss", "准确率相同，损失不同"},
     .build = build_models_batch,
     .formula = R"(\term{loss}{L} = -\frac{1}{N} \sum_{i=1}^{N} \log \term{prediction}{p}_{i, y_i})",
     .shows_logits = false,
     .batch = BatchUse::TwoModels},
    {.id = "binary-terms",
     .title = {"One binary term per class", "每个类别一个二元项"},
     .build = build_binary_terms,
     .formula =
         R"(-\sum_k \bigl[ \term{label}{y_k} \log \term{prediction}{p_k} + (1 - \term{label}{y_k}) \log (1 - \term{prediction}{p_k}) \bigr])"},
    {.id = "three-measures",
     .title = {"Three measures of two models", "比较两个模型的三种度量"},
     .build = build_three_measures,
     .formula =
         R"(\term{squared-error}{\sum_k (p_k - y_k)^2}, \quad \prod_k \term{prediction}{p_k}^{\term{label}{y_k}}, \quad \term{loss}{-\sum_k \term{label}{y_k} \log \term{prediction}{p_k}})"},
    {.id = "class-weights",
     .title = {"Class weights", "类别权重"},
     .build = build_class_weights,
     .formula = R"(\term{loss}{L} = \frac{\sum_i w_{y_i} \term{loss}{\ell_i}}{\sum_i w_{y_i}})",
     .sliders = {"class_weights"},
     .options = {"batch.reduction"},
     .shows_logits = false,
     .batch = BatchUse::One},
    {.id = "batch-binary",
     .title = {"A batch of yes and no", "二分类批次的损失"},
     .build = build_batch_binary,
     .formula =
         R"(\term{loss}{L} = -\frac{1}{m} \sum_{i=1}^{m} \bigl[ \term{label}{y_i} \log \term{prediction}{a_i} + (1 - \term{label}{y_i}) \log (1 - \term{prediction}{a_i}) \bigr])",
     .shows_logits = false,
     .batch = BatchUse::One},
    {.id = "coin",
     .title = {"The likelihood of a coin", "硬币的似然"},
     .build = build_coin,
     .formula = R"(\term{prediction}{\mathcal{L}(\theta)} = \theta^{h} (1 - \theta)^{t})",
     .sliders = {"coin.heads", "coin.tails", "coin.theta"},
     .shows_logits = false},
    {.id = "likelihood",
     .title = {"Likelihood, its log, and the loss", "似然、对数似然与损失"},
     .build = build_likelihood,
     .formula =
         R"(P(y) = \term{prediction}{a}^{\term{label}{y}} (1 - \term{prediction}{a})^{1 - \term{label}{y}}, \quad \term{loss}{L} = -\log P(y))"},
    {.id = "noise",
     .title = {"Two kinds of noise", "两种噪声"},
     .build = build_noise,
     .formula =
         R"(\term{squared-error}{-\log \prod_i e^{-(x_i - m)^2 / 2 \sigma^2} = \frac{1}{2 \sigma^2} \sum_i (x_i - m)^2}, \quad \term{loss}{-\log \prod_i m^{y_i} (1 - m)^{1 - y_i}})",
     .sliders = {"coin.theta", "coin.heads", "coin.tails", "noise.spread"},
     .shows_logits = false},
    {.id = "neuron-likelihood",
     .title = {"The likelihood of a weight", "权重的似然"},
     .build = build_neuron_likelihood,
     .formula =
         R"(P(w) = \prod_i \term{prediction}{a_i}^{\term{label}{y_i}} (1 - \term{prediction}{a_i})^{1 - \term{label}{y_i}}, \quad \term{loss}{L} = -\log P(w))",
     .shows_logits = false},
    {.id = "tournament",
     .title = {"Bits in a tournament", "淘汰赛中的比特"},
     .build = build_tournament,
     .formula = R"(\term{loss}{I} = -\log_2 P(\text{from}) - (-\log_2 P(\text{to})))",
     .sliders = {"tournament.rounds", "tournament.from", "tournament.to"},
     .shows_logits = false},
    {.id = "least-squares",
     .title = {"Least squares", "最小二乘法"},
     .build = build_least_squares,
     .formula = R"(\term{squared-error}{\min_{w, b} \sum_i (w x_i + b - y_i)^2})",
     .sliders = {"line.slope", "line.intercept"},
     .shows_logits = false},
    {.id = "regression-or-classification",
     .title = {"Regression or classification", "回归还是分类"},
     .build = build_regression_or_classification,
     .formula =
         R"(\term{squared-error}{E} = \tfrac12 (\term{prediction}{a} - \term{label}{y})^2, \quad \term{loss}{L} = -\sum_k \term{label}{y_k} \log \term{prediction}{p_k})",
     .sliders = {"line.slope", "line.intercept"}},
    {.id = "naive-or-stable",
     .title = {"Naive against stable", "朴素公式与稳定公式"},
     .build = build_naive_or_stable,
     .formula =
         R"(\log \sum_j e^{\term{logit}{z_j}} = m + \log \sum_j e^{\term{logit}{z_j} - m}, \quad m = \max_j \term{logit}{z_j})"},
    {.id = "losses",
     .title = {"The losses of many rows", "大量样本的损失"},
     .build = with_example<build_losses>,
     .formula = R"(\term{loss}{\ell_i} = -\log \term{prediction}{p}_{i, y_i})",
     .shows_logits = false,
     .build_rows = build_losses,
     .rows_at = rows_at_loss,
     .rows_between = rows_between_losses},
    {.id = "reliability",
     .title = {"As sure as right?", "可靠性图：置信度与准确率是否一致"},
     .build = with_example<build_reliability>,
     .formula =
         R"(\mathrm{ECE} = \sum_b \frac{n_b}{N} \, \lvert \mathrm{accuracy}_b - \mathrm{confidence}_b \rvert)",
     .shows_logits = false,
     .build_rows = build_reliability,
     .rows_at = rows_at_confidence},
    {.id = "temperature-fit",
     .title = {"The temperature that fits", "拟合温度"},
     .build = with_example<build_temperature_fit>,
     .formula =
         R"(\term{loss}{L}(T) = -\frac{1}{N} \sum_i \log \frac{e^{\term{logit}{z}_{i, y_i} / T}}{\sum_j e^{\term{logit}{z}_{i, j} / T}})",
     .shows_logits = false,
     .build_rows = build_temperature_fit,
     .sets_temperature = true},
    {.id = "confusion-loss",
     .title = {"Where the loss comes from", "损失来自哪里"},
     .build = with_example<build_confusion_loss>,
     .formula =
         R"(\term{loss}{L}_{y, k} = \frac{\sum_{i : y_i = y, \, \hat{y}_i = k} \term{loss}{\ell_i}}{\sum_i \term{loss}{\ell_i}})",
     .shows_logits = false,
     .build_rows = build_confusion_loss,
     .rows_at = rows_at_confusion},
    {.id = "digit",
     .title = {"A handwritten digit", "一个手写数字"},
     .build = build_handwritten_digit,
     .formula =
         R"(\term{prediction}{p} = \operatorname{softmax}(W x + b), \quad \term{loss}{L} = -\log \term{prediction}{p_y})",
     .sliders = {"digits.test_digit", "digits.steps"},
     .shows_logits = false,
     .trains = true,
     .is_digit_card = true},
    {.id = "weights",
     .title = {"What each class looks for: its weights", "每个类别在找什么：权重"},
     .build = build_weights,
     .formula = R"(\term{logit}{z_k} = \sum_i W_{k i} \, x_i + b_k)",
     .sliders = {"digits.steps", "digits.step_size"},
     .options = {"digits.loss"},
     .shows_logits = false,
     .plays = "digits.steps",
     .trains = true,
     .is_digit_card = true},
    {.id = "weight-gradients",
     .title = {"What a step would change: gradients", "一步会改变什么：梯度"},
     .build = build_weight_gradients,
     .formula =
         R"(\term{gradient}{\frac{\partial L}{\partial W_{k i}}} = (\term{prediction}{p_k} - \term{label}{y_k}) \, x_i)",
     .sliders = {"digits.test_digit", "digits.steps"},
     .options = {"digits.loss"},
     .shows_logits = false,
     .trains = true,
     .is_digit_card = true},
    {.id = "training",
     .title = {"Training on handwritten digits", "手写数字的训练"},
     .build = build_training,
     .formula = R"(W \leftarrow W - \eta \, \term{gradient}{\frac{\partial L}{\partial W}})",
     .sliders = {"digits.steps", "digits.step_size"},
     .options = {"digits.loss"},
     .shows_logits = false,
     .plays = "digits.steps",
     .trains = true,
     .is_digit_card = true},
    {.id = "betrayed",
     .title = {"What the curve betrays", "曲线透露了什么"},
     .build = build_betrayed,
     .formula =
         R"(\term{loss}{L_0} = \ln K, \quad \term{loss}{L} \ge \ln\bigl(1 + (K - 1) e^{-1}\bigr), \quad \term{loss}{L} \ge \term{entropy}{H(y)})",
     .sliders = {"digits.steps", "digits.label_noise"},
     .shows_logits = false,
     .plays = "digits.steps",
     .trains = true,
     .runs = runs_with_faults},
    {.id = "calibration",
     .title = {"Seventy percent", "百分之七十"},
     .build = build_calibration,
     .formula =
         R"(\term{prediction}{p_k}(T) = \frac{e^{\term{logit}{z_k} / T}}{\sum_j e^{\term{logit}{z_j} / T}})",
     .sliders = {"temperature", "digits.steps"},
     .shows_logits = false,
     .trains = true},
    {.id = "tokens",
     .title = {"A text, coloured by what each letter cost", "按每个字符的代价着色的文字"},
     .build = build_tokens,
     .formula =
         R"(\term{loss}{L} = -\frac{1}{N} \sum_{i=1}^{N} \log \term{prediction}{p}(x_i \mid x_1, \dots, x_{i-1}))",
     .sliders = {"letters.position", "letters.smoothing"},
     .shows_logits = false,
     .of_letters = true,
     .build_file = plot_of_token_file},
    {.id = "next-letter",
     .title = {"What comes next?", "下一个是什么？"},
     .build = build_next_letter,
     .formula =
         R"(\term{prediction}{p}(x \mid x') = \operatorname{softmax}_x \log(n_{x' x} + s), \quad \term{loss}{L} = -\log \term{prediction}{p}(x \mid x'))",
     .sliders = {"letters.position", "letters.smoothing"},
     .shows_logits = false,
     .of_letters = true},
};

}  // namespace

std::span<const Figure> catalogue() { return kCatalogue; }

const Figure* find_figure(std::string_view id) {
  const auto found =
      std::find_if(kCatalogue.begin(), kCatalogue.end(), [&](const Figure& f) { return f.id == id; });
  return found == kCatalogue.end() ? nullptr : &*found;
}

Plot plot_of(const Figure& figure, const Session& session, const ShownRows* rows) {
  if (figure.build_file != nullptr && rows != nullptr && rows->tokens)
    return figure.build_file(*rows->tokens, session);
  return figure.build_rows != nullptr && rows != nullptr && rows->overview ? figure.build_rows(*rows, session)
                                                                           : figure.build(session);
}

Text figures_of_rows() {
  std::vector<std::string_view> ids;
  for (const Figure& figure : kCatalogue) {
    if (figure.build_rows != nullptr) ids.push_back(figure.id);
  }
  Text list;
  for (std::size_t i = 0; i < ids.size(); ++i) {
    if (i > 0) list = list + (i + 1 < ids.size() ? Text(", ", "、") : Text(" or ", " 或 "));
    list = list + Text(std::string(ids[i]));
  }
  return list;
}

const Figure& figure_that_plays() {
  return *std::find_if(kCatalogue.begin(), kCatalogue.end(),
                       [](const Figure& f) { return !f.plays.empty(); });
}

}  // namespace surprisal::figures
