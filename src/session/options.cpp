#include "session/options.h"

#include <algorithm>
#include <array>
#include <variant>

#include "session/keys.h"

namespace surprisal::session {
namespace {

const std::array kOptions = {
    Option{"field",
           "field",
           {"contours", "等高线"},
           {{"entropy", "熵"}, {"cross-entropy", "交叉熵"}, {"KL", "KL 散度"}},
           {"Change the contours", "更换等高线"}},
    Option{"probability_axis",
           "axis",
           {"probability axis", "概率轴"},
           {{"linear", "线性"}, {"logarithmic", "对数"}},
           {"Change the axis", "更换坐标轴"}},
    Option{"rule", "rule", {"rule", "规则"}, {"1", "2", "3", "4", "5"}, {"Change the rule", "更换规则"}},
    Option{"line.best",
           "best_line",
           {"best line", "最佳直线"},
           {{"hidden", "隐藏"}, {"shown", "显示"}},
           {"Show or hide the best line", "显示或隐藏最佳直线"}},
    Option{"batch.reduction",
           "reduction",
           {"reduction", "归约方式"},
           {"none", "sum", "mean"},
           {"Change the reduction", "更换归约方式"}},
    Option{"digits.loss",
           "digit_loss",
           {"training loss", "训练用的损失"},
           {{"squared error", "平方误差"}, {"cross-entropy", "交叉熵"}},
           {"Change the training loss", "更换训练用的损失"}},
    Option{"own.curve",
           "own_curve",
           {"loss", "损失"},
           {{"drawn", "手画"}, "−ln p", "(1−p)²", "1−p", "1/p−1", {"0 or 1", "0 或 1"}},
           {"Change the loss", "更换损失"}},
    Option{"own.demand",
           "own_demand",
           {"demand", "要求"},
           {{"all", "全部"}, {"sums", "相加"}, {"honesty", "诚实"}, {"gradient", "梯度"}},
           {"Change the demand", "更换要求"}},
};

}  // namespace

const Option* find_option(std::string_view key) {
  const auto* found = std::find_if(std::begin(kOptions), std::end(kOptions),
                                   [&](const Option& option) { return option.key == key; });
  return found == std::end(kOptions) ? nullptr : found;
}

const Option& option_of(std::string_view key) { return *find_option(key); }

std::size_t chosen(const Session& session, const Option& option) {
  const Key& key = key_named(option.key);
  const std::string word = std::get<Text>(key.read(session)).en;
  return static_cast<std::size_t>(std::find(key.words.begin(), key.words.end(), word) - key.words.begin());
}

void choose(Session& session, const Option& option, std::size_t word) {
  const Key& key = key_named(option.key);
  key.write(session, Text(std::string(key.words[word])));
}

}  // namespace surprisal::session
