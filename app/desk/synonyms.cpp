#include "desk/synonyms.h"

#include <algorithm>
#include <array>

namespace surprisal::desk {
namespace {

// Each line holds words that mean the same, between bars.
constexpr std::array kLines = {"saturation|saturated|flat|vanishing|stuck|饱和|梯度消失",
                               "overflow|infinity|nan|too large|溢出|无穷",
                               "underflow|vanish|float|rounding|下溢|舍入|浮点",
                               "one-hot|onehot|one class|独热|独热编码",
                               "temperature|calibration|softer|温度|校准",
                               "kl|relative entropy|divergence|waste|kl 散度|相对熵",
                               "cross-entropy|cross entropy|log loss|nll|交叉熵|对数损失|负对数似然",
                               "perplexity|entropy|equally likely|困惑度|熵",
                               "surprise|surprisal|information|self-information|惊异|信息量|自信息",
                               "likelihood|maximum likelihood|mle|似然|最大似然",
                               "label smoothing|smoothing|soft labels|标签平滑",
                               "sigmoid|logistic|squashing|逻辑函数|对数几率函数",
                               "logit|score|raw output|得分|未归一化",
                               "softmax|normalized exponential|归一化指数",
                               "gradient|slope|derivative|backpropagation|梯度|导数|反向传播",
                               "squared error|mse|least squares|均方误差|平方误差|最小二乘",
                               "batch|mini-batch|mean loss|批次|小批量",
                               "class weights|imbalance|weighted|类别权重|不平衡",
                               "multi-label|several labels|bce|多标签|二元交叉熵",
                               "learning rate|step size|学习率|步长",
                               "stable|logsumexp|log-sum-exp|稳定|数值稳定",
                               "pytorch|tensorflow|keras|framework|框架",
                               "probability|chance|share|概率|份额",
                               "digits|mnist|handwriting|classifier|training|手写|数字|分类器|训练",
                               "projector|present|slides|放映|投影|幻灯片",
                               "export|save picture|pdf|svg|png|导出|图片",
                               "dark|night|theme|contrast|深色|主题|对比度",
                               "language|chinese|english|语言|中文|英文"};

std::vector<std::string_view> words_of(std::string_view line) {
  std::vector<std::string_view> words;
  for (std::size_t from = 0; from <= line.size();) {
    const std::size_t end = std::min(line.find('|', from), line.size());
    words.push_back(line.substr(from, end - from));
    from = end + 1;
  }
  return words;
}

}  // namespace

std::vector<std::string> synonyms_of(std::string_view word) {
  constexpr std::size_t kShortest = 2;  // bytes: a single letter begins too many words
  std::vector<std::string> all;
  if (word.size() < kShortest) return all;
  for (std::string_view line : kLines) {
    const std::vector<std::string_view> words = words_of(line);
    const bool meant = std::any_of(words.begin(), words.end(), [&](std::string_view w) {
      // Half of a word is enough while typing, but "learn" does not match "learning rate" yet.
      return w == word || (w.starts_with(word) && 2 * word.size() >= w.size());
    });
    if (!meant) continue;
    for (std::string_view one : words) {
      if (!one.starts_with(word)) all.emplace_back(one);
    }
  }
  return all;
}

}  // namespace surprisal::desk
