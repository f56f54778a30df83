#include "learn/picture_words.h"

#include <algorithm>
#include <cmath>
#include <cstddef>
#include <string>
#include <vector>

namespace surprisal::learn {
namespace {

// The picture is divided into 3 x 3 regions. Those in the middle are two pixels wide or high.
struct Region {
  std::size_t row = 0;     // 0 to 2
  std::size_t column = 0;  // 0 to 2
  double mean = 0;         // of its weights
};

constexpr std::size_t kEdges[] = {0, 3, 5, 8};

Text name_of(const Region& region) {
  const Text names[3][3] = {
      {{"at the top left", "左上方"}, {"at the top", "上方"}, {"at the top right", "右上方"}},
      {{"on the left", "左侧"}, {"in the centre", "中央"}, {"on the right", "右侧"}},
      {{"at the bottom left", "左下方"}, {"at the bottom", "下方"}, {"at the bottom right", "右下方"}}};
  return names[region.row][region.column];
}

double mean_weight(const PixelPicture& picture, std::size_t row, std::size_t column) {
  double sum = 0;
  double count = 0;
  for (std::size_t y = kEdges[row]; y < kEdges[row + 1]; ++y) {
    for (std::size_t x = kEdges[column]; x < kEdges[column + 1]; ++x) {
      sum += picture.values[y * kDigitSide + x];
      ++count;
    }
  }
  return sum / count;
}

std::vector<Region> regions_of(const PixelPicture& picture) {
  std::vector<Region> regions;
  for (std::size_t row = 0; row < 3; ++row) {
    for (std::size_t column = 0; column < 3; ++column) {
      regions.push_back({row, column, mean_weight(picture, row, column)});
    }
  }
  return regions;
}

// Names the one or two strongest regions whose weights have this sign, in reading order; empty if the sign
// hardly occurs. The second region is named only if it is at least half as strong as the first.
Text places_of(const PixelPicture& picture, double sign) {
  std::vector<Region> regions = regions_of(picture);
  double largest = 0;
  for (const Region& region : regions) largest = std::max(largest, std::abs(region.mean));
  std::stable_sort(regions.begin(), regions.end(),
                   [&](const Region& a, const Region& b) { return sign * a.mean > sign * b.mean; });
  const double strongest = sign * regions[0].mean;
  if (!(strongest > 0.1 * largest)) return {};
  if (sign * regions[1].mean < 0.5 * strongest) return name_of(regions[0]);
  const bool swapped = regions[1].row * 3 + regions[1].column < regions[0].row * 3 + regions[0].column;
  return name_of(regions[swapped ? 1 : 0]) + Text(" and ", "和") + name_of(regions[swapped ? 0 : 1]);
}

}  // namespace

PictureOwner class_owner(std::size_t k) { return {{std::to_string(k), "类别 " + std::to_string(k)}, true}; }

PictureOwner unit_owner(std::size_t k) {
  const std::string number = std::to_string(k + 1);
  return {{"unit " + number, "单元 " + number}, false};
}

Text weights_text(const PixelPicture& picture, const PictureOwner& owner) {
  const Text plus = places_of(picture, 1);
  const Text minus = places_of(picture, -1);
  const Text its = owner.is_class ? Text("its logit", "它的 logit") : Text("its output", "它的输出");
  const Text looks = owner.name + Text(" looks for ink ", " 看重") + plus + Text("", "的笔画");
  if (plus.empty() && minus.empty()) {
    return owner.name +
           Text(" looks for nothing yet: its weights are all 0.", " 还没有学到任何东西：权重都是 0。");
  }
  if (minus.empty()) return looks + Text(".", "。");
  if (plus.empty()) {
    return owner.name + Text(": ink ", "：") + minus + Text(" lowers ", "的笔画会降低") + its +
           Text(".", "。");
  }
  return looks + Text("; ink ", "；") + minus + Text(" lowers ", "的笔画会降低") + its + Text(".", "。");
}

}  // namespace surprisal::learn
