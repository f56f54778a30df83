#include "lesson/chapters.h"

#include <algorithm>
#include <array>

namespace surprisal::lesson {
namespace {

const std::array kChapters = {
    Chapter{"losses", {"What a loss must do", "损失函数要做什么"}},
    Chapter{"outputs", {"From scores to probabilities", "从得分到概率"}},
    Chapter{"information", {"Information and entropy", "信息量与熵"}},
    Chapter{"distance", {"Between two distributions", "两个分布相距多远？"}},
    Chapter{"origin", {"Where the formula comes from", "公式从哪里来"}},
    Chapter{"practice", {"The loss at work", "损失函数怎么用"}},
    Chapter{"gradients", {"What the gradient says", "梯度告诉我们什么"}},
    Chapter{"machines", {"Numbers in real machines", "机器里的数"}},
};

}  // namespace

std::span<const Chapter> chapters() { return kChapters; }

const Chapter* find_chapter(std::string_view id) {
  const auto* found =
      std::find_if(kChapters.begin(), kChapters.end(), [&](const Chapter& c) { return c.id == id; });
  return found == kChapters.end() ? nullptr : found;
}

}  // namespace surprisal::lesson
