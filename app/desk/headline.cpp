#include "desk/headline.h"

#include <algorithm>
#include <cmath>

#include "base/wording.h"
#include "math/information.h"
#include "typeset/rich_line.h"

namespace surprisal::desk {
namespace {

// All three numbers get as many decimals as give the largest one four digits. Rounding errors count as zero.
std::string number(double value, double largest) {
  if (!std::isfinite(value) || !std::isfinite(largest) || std::abs(largest) >= 1e5) return shown(value);
  if (std::abs(value) <= 1e-12 * std::max(1.0, largest)) return "0";
  const int decimals = largest > 0 ? 3 - static_cast<int>(std::floor(std::log10(largest))) : 3;
  return decimals > 6 ? shown(value) : shown_fixed(value, std::max(0, decimals));
}

Headline::Sum headline_sum(double loss, double entropy) {
  const double kl = std::max(0.0, loss - entropy);
  const double largest = std::max({loss, entropy, kl});
  return {number(loss, largest), number(entropy, largest), number(kl, largest)};
}

std::string inked(const char* ink, const std::string& words) {
  return "**[[" + std::string(ink) + ":" + words + "]]**";
}

Text name_of(const Session& session, std::size_t k) {
  const Text name = class_name(session, k);
  return {without_marks(name.en), without_marks(name.zh)};
}

// The count in "1 in 3.9": that many equally likely outcomes.
std::string one_in(double p) {
  const double count = 1 / p;
  if (count < 9.95) return shown_fixed(count, 1);
  const double unit = std::pow(10, std::max(0.0, std::floor(std::log10(count)) - 2));
  return shown_short(std::round(count / unit) * unit);
}

std::size_t right_class(const std::vector<double>& labels) {
  return static_cast<std::size_t>(std::max_element(labels.begin(), labels.end()) - labels.begin());
}

void say_right_class(Headline& headline, const Session& session, const Quantities& q) {
  const std::size_t k = right_class(session.labels);
  const Text name = name_of(session, k);
  const std::string p = inked("prediction", shown(q.softmax[k], 3));
  headline.share = {name.en + " gets " + p, name.zh + "得到 " + p};
  headline.brief_sentence = {"The right class, " + name.en + ", gets " + p + ".",
                             "正确类别“" + name.zh + "”的概率是 " + p + "。"};
  if (q.softmax[k] == 0) {
    headline.sentence = {"The right class, " + name.en + ", gets " + p + ": the loss is infinite.",
                         "正确类别“" + name.zh + "”的概率是 " + p + "：损失为无穷大。"};
    return;
  }
  if (q.softmax[k] > 0.9) {
    headline.sentence = {"The right class, " + name.en + ", gets " + p + ": hardly a surprise.",
                         "正确类别“" + name.zh + "”的概率是 " + p + "：几乎不意外。"};
    return;
  }
  const std::string odds = one_in(q.softmax[k]);
  headline.sentence = {
      "The right class, " + name.en + ", gets " + p + ": as surprising as 1 in " + odds + ".",
      "正确类别“" + name.zh + "”的概率是 " + p + "：相当于从 " + odds + " 个等可能结果中猜中一个。"};
}

// The class whose label is farthest above its probability.
void say_distribution(Headline& headline, const Session& session, const Quantities& q) {
  const std::vector<double>& y = *q.labels;
  std::size_t k = 0;
  for (std::size_t i = 1; i < y.size(); ++i) {
    if (y[i] - q.softmax[i] > y[k] - q.softmax[k]) k = i;
  }
  const Text name = name_of(session, k);
  const std::string truth = inked("label", shown_fixed(y[k], 2));
  const std::string p = inked("prediction", shown(q.softmax[k], 3));
  if (y[k] - q.softmax[k] < 5e-4) {
    headline.sentence = {"The prediction is the label: nothing is wasted.", "预测与标签一致：KL 散度为 0。"};
  } else {
    headline.sentence = {"The label gives " + name.en + " " + truth + ", the prediction only " + p + ".",
                         "标签给“" + name.zh + "” " + truth + "，预测只给了 " + p + "。"};
  }
  headline.brief_sentence = headline.sentence;
}

Headline of_sigmoids(const Session& session, const Quantities& q) {
  Headline headline;
  headline.entropy_name = {"entropy of the labels", "标签的熵"};
  headline.brief_entropy_name = {"labels' entropy", "标签的熵"};
  double entropy = 0;
  for (double y : *q.labels) entropy += binary_entropy(y, session.base);
  if (q.bce_sum) headline.sum = headline_sum(*q.bce_sum, entropy);
  const std::string count = std::to_string(session.logits.size());
  headline.sentence = {count + " yes-or-no questions: their losses are added up.",
                       count + " 个二分类问题：损失相加。"};
  headline.brief_sentence = {count + " yes-or-no questions.", count + " 个二分类问题。"};
  return headline;
}

}  // namespace

Headline headline_of(const Session& session) {
  const Quantities q = quantities_of(session);
  if (session.output == OutputLayer::Sigmoid && q.labels) return of_sigmoids(session, q);
  Headline headline;
  headline.entropy_name = {"entropy of the label", "标签的熵"};
  headline.brief_entropy_name = {"label’s entropy", "标签的熵"};
  if (!q.cross_entropy || !q.entropy_labels || !q.labels) {
    headline.sentence = {"Softmax gives one answer: several right classes need the output **sigmoid**.",
                         "softmax 只给一个答案：多个正确类别要用 **sigmoid** 输出。"};
    headline.brief_sentence = {"Several right classes need **sigmoid**.", "多个正确类别要用 **sigmoid**。"};
    return headline;
  }
  headline.sum = headline_sum(*q.cross_entropy, *q.entropy_labels);
  if (q.kl && std::isinf(*q.kl)) headline.sum->kl = shown(*q.kl);
  const bool one = session.label_mode == LabelMode::OneClass && session.smoothing == 0;
  one ? say_right_class(headline, session, q) : say_distribution(headline, session, q);
  return headline;
}

}  // namespace surprisal::desk
