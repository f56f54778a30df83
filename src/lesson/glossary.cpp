#include "lesson/glossary.h"

#include <array>

namespace surprisal::lesson {
namespace {

const std::array kTerms = {
    // ---- what should a mistake cost?
    Term{{"Loss", "损失"},
         {"cost, penalty", "代价"},
         {"One number for how wrong a prediction is: 0 at best, and larger the less probability was left for "
          "what happened. Training makes it small.",
          "用一个数说明预测错了多少：最小是 0；给真正发生的事留的概率越小，它就越大。训练就是让它变小。"},
         "loss-over-prediction",
         "a-number-for-wrong"},
    Term{{"One-hot label", "独热标签"},
         {"one-hot encoding", "独热编码，one-hot"},
         {"A label written as a list with 1 for the right class and 0 for every other.",
          "把标签写成一列数：正确的类别记 1，其余都记 0。"},
         "p-minus-y",
         "right-and-wrong-ball"},
    Term{{"Accuracy", "准确率"},
         {"", "正确率"},
         {"The fraction of samples whose most probable class is the right one. It does not notice how sure "
          "the "
          "model was.",
          "最大概率落在正确类别上的样本所占的比例。模型有多大把握，它看不出来。"},
         "models",
         "two-animal-models"},
    Term{{"Perplexity", "困惑度"},
         {"effective number of choices", ""},
         {"The loss turned back into a number of choices: a model with this loss is as unsure as if it chose "
          "among so many equally likely outcomes.",
          "把损失换算成选项的个数：有这么大损失的模型，就好像要在这么多个机会均等的选项里猜一个。"},
         "doors",
         "how-many-doors"},
    Term{{"Proper scoring rule", "适当评分规则"},
         {"honest loss", "proper scoring rule"},
         {"A loss that is smallest on average when the forecast is what the forecaster believes. $-\\log p$ "
          "and the "
          "squared error are proper, the absolute error is not.",
          "只有如实报出心里的概率，平均损失才最小，这样的损失就叫适当的。$-\\log p$ "
          "和平方误差是，绝对误差不是。"},
         "honesty",
         "honest-forecast"},

    // ---- from scores to probabilities
    Term{{"Logit", "logit"},
         {"score, raw output", "得分，对数几率"},
         {"The score that a network gives to a class, any real number. Behind a sigmoid it is the logarithm "
          "of "
          "the odds.",
          "网络给某个类别打的分，可以是任何实数。经过 sigmoid 的 logit 就是几率的对数。"},
         "sigmoid",
         "sigmoid"},
    Term{{"Sigmoid", "sigmoid 函数"},
         {"logistic function", "logistic 函数，对数几率函数，S 形函数"},
         {"Turns one logit into a probability between 0 and 1, whatever the other logits are: $1/(1 + "
          "e^{-z})$.",
          "把一个 logit 变成 0 与 1 之间的概率，与其他 logit 无关：$1/(1 + e^{-z})$。"},
         "sigmoid",
         "sigmoid"},
    Term{{"Softmax", "softmax 函数"},
         {"normalized exponential", "归一化指数函数"},
         {"Turns all logits together into probabilities that add up to 1: take $e$ to each, then divide by "
          "the "
          "sum. If one rises, the others fall.",
          "把所有 logit 一起变成加起来等于 1 的概率：先各自取指数，再除以总和。一个升，其余就降。"},
         "softmax-bars",
         "softmax"},
    Term{{"Argmax", "argmax"},
         {"", "最大值的位置"},
         {"The position of the largest entry, not its size: which class is predicted, without how sure.",
          "最大的那一项在第几个位置，而不是它有多大：只说预测哪一类，不说有多大把握。"},
         "softmax-bars",
         "softmax"},
    Term{{"Log-softmax", "log-softmax"},
         {"log-probability", "对数概率"},
         {"The logarithm of each softmax probability: the logit minus one number that all classes share, the "
          "log-sum-exp.",
          "softmax 概率的对数。它等于 logit 减去一个各类共用的数，不必先取指数再相除。"},
         "log-softmax",
         "log-undoes-exp"},
    Term{{"Temperature", "温度"},
         {"", ""},
         {"The number $T$ by which all logits are divided before softmax. Above 1 it makes the prediction "
          "less sure, below 1 surer; it never changes which class leads.",
          "softmax 之前，所有 logit 都除以的那个数 $T$。大于 1，预测变得平缓；小于 "
          "1，变得尖锐；谁排第一不会变。"},
         "temperature",
         "temperature"},
    Term{
        {"Multi-label", "多标签"},
        {"several labels", "多标签分类"},
        {"A task where several answers can be right at once, such as the tags of a photo. Each output gets a "
         "sigmoid of its own. With exactly one right answer it is multi-class, and softmax fits.",
         "几个答案可以同时成立的任务，例如照片的标签：每个输出各用一个 "
         "sigmoid。只有一个答案成立的叫多分类，用 "
         "softmax。"},
        "sigmoid-or-softmax",
        "one-label-or-many"},
    Term{
        {"Odds", "几率"},
        {"", "优势，胜算"},
        {"The probability for divided by the probability against, $p/(1 - p)$. A probability of 0.75 is odds "
         "of 3 "
         "to 1. A logit higher by 1 multiplies the odds by $e$.",
         "发生与不发生的概率之比 $p/(1 - p)$。概率 0.75，几率就是 3 比 1。logit 加 1，几率乘以 $e$。"},
        "odds",
        "odds-of-yes"},

    // ---- how surprised should you be?
    Term{{"Surprise", "信息量"},
         {"information, surprisal, self-information", "自信息，惊异"},
         {"$-\\log p$: what an event tells you when it happens. A sure event tells nothing; halving the "
          "probability "
          "adds one bit.",
          "$-\\log p$：一件事发生了，带来多少信息。必然的事不带来信息；概率减半，信息就多一比特。"},
         "minus-log-p",
         "surprise"},
    Term{{"Nat, bit, hartley", "奈特、比特、哈特利"},
         {"unit of information, base of the logarithm", "信息的单位，对数的底"},
         {"The unit of every surprise, entropy and loss. It follows the base of the logarithm: $e$ gives "
          "nats, "
          "2 "
          "gives bits, 10 gives hartleys.",
          "信息量、熵和损失的单位，取决于对数的底：以 $e$ 为底是奈特，以 2 为底是比特，以 10 为底是哈特利。"},
         "minus-log-p",
         "surprise"},
    Term{
        {"Entropy", "熵"},
        {"expected information, $H(p)$", "平均信息量，$H(p)$"},
        {"The surprise to expect on average when outcomes really come with these probabilities. Largest when "
         "all are equally likely, 0 when one is certain.",
         "结果真的按这些概率出现时，平均会有多意外。机会均等时最大，结果确定时为 0。"},
        "entropy",
        "entropy"},

    // ---- belief and truth
    Term{{"Cross-entropy", "交叉熵"},
         {"log loss, $H(y, p)$", "对数损失，$H(y, p)$"},
         {"The average surprise when the truth $y$ decides what comes and the model $p$ decides what it "
          "costs. "
          "With "
          "a one-hot label it is $-\\log$ of the right class's probability.",
          "结果由真实分布 $y$ 产生，每次的信息量却按模型 $p$ "
          "来算，这样得到的平均值就是交叉熵。标签独热时，它就是正确类别的 "
          "$-\\log p$。"},
         "bill",
         "bill"},
    Term{{"KL divergence", "KL 散度"},
         {"relative entropy", "相对熵"},
         {"What a wrong belief costs beyond the entropy: cross-entropy minus entropy. Never negative, 0 only "
          "where belief and truth agree, and different in the two directions.",
          "信错了要多付的部分：交叉熵减去熵。从不为负，只在信念与真相一致时为 0；交换两个分布，值会变。"},
         "decomposition",
         "wrong-beliefs"},
    Term{{"Gibbs' inequality", "吉布斯不等式"},
         {"", "Gibbs"},
         {"The cross-entropy is never below the entropy: on average no wrong belief is cheaper than the "
          "truth.",
          "交叉熵不会小于熵：平均下来，信错了不可能比信对了更便宜。"},
         "gibbs",
         "gibbs"},
    Term{{"Probability simplex", "概率单纯形"},
         {"triangle of predictions", "预测的三角形"},
         {"The set of all predictions that add up to 1. For three classes it is a triangle: certainty at the "
          "corners, not knowing in the middle.",
          "所有加起来等于 1 的预测。三个类别时是一个三角形：顶点是完全肯定，中心是一无所知。"},
         "triangle",
         "triangle"},
    Term{{"Calibration", "校准"},
         {"reliability", "可靠性"},
         {"A model is calibrated if what it calls 70% comes true in 70% of the cases. One temperature often "
          "corrects most of the error.",
          "模型说有七成把握的事，确实有七成应验，就是校准得好。偏差往往只用一个温度就能纠正大半。"},
         "calibration",
         "seventy-percent"},

    // ---- where the formula comes from
    Term{{"Likelihood", "似然"},
         {"", "似然函数，likelihood"},
         {"The probability that a model gives to the data that were seen, read as a function of the model. "
          "Over "
          "all models it need not add up to 1.",
          "模型给已经观察到的数据多大的概率，看作模型的函数。对所有模型求和，不必等于 1。"},
         "coin",
         "coin"},
    Term{{"Maximum likelihood", "最大似然"},
         {"MLE", "极大似然估计，MLE"},
         {"The principle of choosing the model that makes the seen data most probable.",
          "选模型的一条原则：哪个模型让观察到的数据最有可能，就选哪个。"},
         "coin",
         "coin"},
    Term{{"Log-likelihood", "对数似然"},
         {"negative log-likelihood, NLL", "负对数似然，NLL"},
         {"The logarithm of the likelihood: the product over samples becomes a sum, and the best model stays "
          "the "
          "best. With a minus in front it is a loss.",
          "似然的对数：各样本的乘积变成求和，最好的模型仍然最好。前面加负号，就成了损失。"},
         "neuron-likelihood",
         "log-and-minus"},
    Term{{"Bernoulli distribution", "伯努利分布"},
         {"a coin's distribution", "0–1 分布"},
         {"The distribution of a yes or no: $a$ for yes, $1 - a$ for no. One formula has both: $a^y (1 - "
          "a)^{1 - y}$.",
          "是与否的分布：是的概率为 $a$，否的概率为 $1 - a$。合成一个式子就是 $a^y (1 - a)^{1 - y}$。"},
         "likelihood",
         "one-formula-for-both"},
    Term{{"Binary cross-entropy", "二元交叉熵"},
         {"BCE, logistic loss", "BCE，对数几率损失（logistic loss）"},
         {"Cross-entropy for a yes or no: −log a if the answer is yes, −log(1 − a) if it is no.",
          "是非题的交叉熵：答案为是，付 −log a；答案为否，付 −log(1 − a)。"},
         "loss-over-prediction",
         "one-formula-for-both"},
    Term{{"Least squares", "最小二乘"},
         {"", "least squares"},
         {"Choosing the model with the smallest sum of squared residuals. Large misses count far more than "
          "small ones.",
          "选残差平方和最小的模型。差得多的点，影响远大于差得少的点。"},
         "least-squares",
         "least-squares"},
    Term{{"Squared error", "平方误差"},
         {"MSE", "均方误差，MSE"},
         {"Half the squared distance from the target, $\\frac{1}{2}(a - y)^2$. It comes from the likelihood "
          "of a measured "
          "number "
          "with "
          "Gaussian noise.",
          "与目标之差的平方的一半，$\\frac{1}{2}(a - y)^2$。如果目标是带高斯噪声的测量值，它就来自似然。"},
         "noise",
         "two-kinds-of-noise"},
    Term{{"Regression and classification", "回归与分类"},
         {"", ""},
         {"Regression predicts a number, classification a probability for each class. The kind of target "
          "decides "
          "which loss fits.",
          "回归预测一个数值，分类预测每个类别的概率。用哪种损失，要看目标是哪一种。"},
         "regression-or-classification",
         "regression"},

    // ---- the loss at work
    Term{
        {"Batch", "批次"},
        {"mini-batch", "小批量，mini-batch"},
        {"The samples whose losses are put together for one step of training, usually as their mean, so that "
         "the size of the batch does not change the scale.",
         "训练一步所用的那些样本，各自的损失合在一起算，通常取平均值，这样批次大小不会改变损失的尺度。"},
        "batch-binary",
        "batches"},
    Term{{"Class weight", "类别权重"},
         {"imbalance", "类别不平衡"},
         {"A factor on the losses of one class, so that a rare class is heard. The weighted mean divides by "
          "the "
          "sum of the weights, not by the number of samples.",
          "乘在某一类损失上的系数，好让稀少的类别说得上话。加权平均除以权重之和，而不是样本数。"},
         "class-weights",
         "who-counts"},

    // ---- how a mistake teaches
    Term{
        {"Jacobian", "雅可比矩阵"},
        {"", "Jacobian"},
        {"All derivatives of the probabilities with respect to the logits in one table. For softmax no small "
         "change of the logits is stretched by more than 1/2.",
         "每个概率对每个 logit 的导数排成的表。对 softmax 来说，logit 的微小变化传到概率上，至多剩一半。"},
        "jacobian",
        "nudge"},
    Term{{"Gradient", "梯度"},
         {"slope, derivative", "导数，斜率"},
         {"How much the loss changes when a logit or a weight moves a little. Behind a softmax, the gradient "
          "of "
          "cross-entropy is $p - y$.",
          "logit 或权重动一点，损失变多少。softmax 后面的交叉熵，梯度就是 $p - y$。"},
         "p-minus-y",
         "p-minus-y"},
    Term{{"Chain rule", "链式法则"},
         {"", ""},
         {"The slope through several steps is the product of the slopes of the steps. One small factor makes "
          "the "
          "whole product small.",
          "一步接一步，总的导数等于各步导数的乘积。有一个因子小，整个乘积就小。"},
         "error-times-slope",
         "squared-error-behind-sigmoid"},
    Term{{"Saturation", "饱和"},
         {"vanishing gradient", "梯度消失"},
         {"Where a sigmoid is flat, its slope $a(1 - a)$ is almost 0, and a squared error behind it hardly "
          "learns, "
          "even when it is badly wrong.",
          "sigmoid 平坦的地方，导数 $a(1 - a)$ 几乎为 0；用平方误差，错得再离谱也几乎学不动。"},
         "gradients",
         "saturation"},
    Term{{"Step size", "步长"},
         {"learning rate", "学习率"},
         {"How far the weights move against the gradient in one step of training. A comparison of losses is "
          "fair "
          "only with the same step size.",
          "训练一步，权重逆着梯度走多远。比较两种损失，步长要取一样才公平。"},
         "race",
         "race"},
    Term{{"Activation function", "激活函数"},
         {"tanh, ReLU", "tanh，ReLU"},
         {"The curve that a neuron puts its sum through: sigmoid, tanh or ReLU, for example.",
          "神经元把加权和送进去的那条曲线，例如 sigmoid、tanh、ReLU。"},
         "activations",
         "other-activations"},
    Term{{"Finite difference", "有限差分"},
         {"gradient check", "数值梯度，梯度检验"},
         {"A slope measured instead of derived: move the input a little each way and compare the two losses. "
          "A "
          "check on any gradient formula.",
          "不推导，直接量出来的斜率：把输入往两边各挪一点，比较两个损失。任何梯度公式都可以用它验证。"},
         "finite-differences",
         "p-minus-y"},
    Term{{"Backpropagation", "反向传播"},
         {"", ""},
         {"Going back from the loss through the network, multiplying slopes on the way, to find out how each "
          "weight should change.",
          "从损失出发，沿网络往回走，一路把导数乘起来，得出每个权重该怎么改。"},
         "flow",
         "way-of-a-prediction"},

    Term{{"Weight", "权重"},
         {"", "weight"},
         {"How strongly an input counts for a class. Its gradient is the mistake $p - y$ times the input, so "
          "an input of 0 teaches its weight nothing.",
          "输入对某个类别有多大影响。它的梯度是误差 $p - y$ 乘以输入，所以输入为 0 的地方，权重学不到东西。"},
         "weights",
         "digit-machine"},

    // ---- in real machines
    Term{{"Log-sum-exp", "log-sum-exp"},
         {"logsumexp", ""},
         {"ln of the sum of all $e^z$, the number that softmax divides by, in logarithms. Taking out the "
          "largest "
          "logit first keeps it from overflowing.",
          "各 $e^z$ 之和的对数，也就是 softmax 分母的对数。先把最大的 logit 提出来，就不会溢出。"},
         "naive-or-stable",
         "naive-and-stable"},
    Term{{"Overflow and underflow", "上溢与下溢"},
         {"infinity, NaN", "无穷，NaN"},
         {"A number too large for the machine becomes infinite, one too small becomes 0. Then a loss is "
          "infinite "
          "or not a number, though the right answer is an ordinary one.",
          "数太大，机器记成无穷；太接近 0，就记成 0。结果损失变成无穷或 NaN，而正确答案本来平平常常。"},
         "naive-or-stable",
         "naive-and-stable"},
    Term{
        {"Label smoothing", "标签平滑"},
        {"", ""},
        {"Taking a small part $s$ of the label's 1 and spreading it over all classes. The best prediction "
         "then is "
         "the smoothed label, not certainty.",
         "从标签的那个 1 里取出一小份 $s$，平均分给所有类别。这时最好的预测是平滑后的标签，而不是完全肯定。"},
        "smoothing",
        "smoothing"},
    Term{{"Soft label", "软标签"},
         {"distribution as a label", "分布作标签"},
         {"A label that is a distribution, such as the votes of ten people. It has an entropy, and no loss "
          "gets "
          "below it.",
          "本身是一个分布的标签，例如十个人的投票。它自己就有熵，损失降不到它以下。"},
         "decomposition",
         "smoothing"},
    Term{{"Language model", "语言模型"},
         {"", ""},
         {"A model that gives each possible next letter or word a probability. Its loss is the average "
          "surprise "
          "at what comes: in bits per letter, for example.",
          "给下一个字母或词的每种可能一个概率的模型。它的损失就是后文带来的平均信息量，例如每个字母多少比特"
          "。"},
         "tokens",
         "next-letter"},
};

}  // namespace

std::span<const Term> glossary() { return kTerms; }

}  // namespace surprisal::lesson
