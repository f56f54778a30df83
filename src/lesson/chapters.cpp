#include "lesson/chapters.h"

#include <algorithm>
#include <array>

namespace surprisal::lesson {
namespace {

const std::array kChapters = {
    Chapter{"losses", {"What should a mistake cost?", "答错了，该付多少？"}},
    Chapter{"outputs", {"From scores to probabilities", "从得分到概率"}},
    Chapter{"information", {"How surprised should you be?", "该有多意外？"}},
    Chapter{"distance", {"Cross-entropy: belief and truth", "交叉熵：当信念遇上真相"}},
    Chapter{"origin", {"Where the formula comes from", "公式从哪里来"}},
    Chapter{"practice", {"The loss at work", "损失怎么用"}},
    Chapter{"gradients", {"How a mistake teaches", "错误怎样教会模型"}},
    Chapter{"machines", {"In real machines", "到计算机上跑一跑"}},
    Chapter{"end", {"The end", "尾声"}},
};

}  // namespace

std::span<const Chapter> chapters() { return kChapters; }

const Chapter* find_chapter(std::string_view id) {
  const auto* found =
      std::find_if(kChapters.begin(), kChapters.end(), [&](const Chapter& c) { return c.id == id; });
  return found == kChapters.end() ? nullptr : found;
}

}  // namespace surprisal::lesson
