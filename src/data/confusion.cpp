#include "data/confusion.h"

#include <algorithm>
#include <numeric>
#include <utility>

#include "math/sum.h"

namespace surprisal::data {
namespace {

std::vector<std::int32_t> by_total_loss(const RowNumbers& numbers, std::size_t classes) {
  std::vector<Sum> costs(classes);
  for (std::size_t row = 0; row < numbers.rows(); ++row) {
    if (numbers.is_used(row)) costs[static_cast<std::size_t>(numbers.label[row])] += numbers.loss[row];
  }
  std::vector<std::int32_t> order(classes);
  std::iota(order.begin(), order.end(), 0);
  std::stable_sort(order.begin(), order.end(), [&](std::int32_t a, std::int32_t b) {
    return costs[static_cast<std::size_t>(a)].value() > costs[static_cast<std::size_t>(b)].value();
  });
  return order;
}

struct ConfusedPair {
  std::int32_t label = 0, predicted = 0;
  double loss = 0;
};

// Most costly first. Sorted instead of a table of all pairs, because there may be 50,000 classes.
std::vector<ConfusedPair> confused_pairs(const RowNumbers& numbers) {
  std::vector<std::pair<std::uint64_t, std::size_t>> wrong;  // label and predicted class as one number; row
  for (std::size_t row = 0; row < numbers.rows(); ++row) {
    if (!numbers.is_used(row) || numbers.is_right(row)) continue;
    const auto label = static_cast<std::uint64_t>(numbers.label[row]);
    wrong.emplace_back(label << 32 | static_cast<std::uint32_t>(numbers.predicted[row]), row);
  }
  std::sort(wrong.begin(), wrong.end());
  std::vector<ConfusedPair> pairs;
  for (std::size_t i = 0; i < wrong.size();) {
    const auto [pair, row] = wrong[i];
    Sum loss;
    for (; i < wrong.size() && wrong[i].first == pair; ++i) loss += numbers.loss[wrong[i].second];
    pairs.push_back({numbers.label[row], numbers.predicted[row], loss.value()});
  }
  std::stable_sort(pairs.begin(), pairs.end(),
                   [](const ConfusedPair& a, const ConfusedPair& b) { return a.loss > b.loss; });
  return pairs;
}

class ChosenClasses {
 public:
  ChosenClasses(std::size_t classes, std::size_t most) : is_in_(classes), room_(std::min(most, classes)) {}

  // Both or neither.
  void add(std::int32_t a, std::int32_t b) {
    if (missing(a) + (a == b ? 0u : missing(b)) > room_) return;
    for (const std::int32_t k : {a, b}) {
      room_ -= missing(k);
      is_in_[static_cast<std::size_t>(k)] = true;
    }
  }

  std::vector<std::int32_t> in_order() const {
    std::vector<std::int32_t> order;
    for (std::size_t k = 0; k < is_in_.size(); ++k) {
      if (is_in_[k]) order.push_back(static_cast<std::int32_t>(k));
    }
    return order;
  }

 private:
  std::size_t missing(std::int32_t k) const { return is_in_[static_cast<std::size_t>(k)] ? 0 : 1; }

  std::vector<bool> is_in_;
  std::size_t room_;
};

std::vector<std::int32_t> classes_to_show(const RowNumbers& numbers, std::size_t classes, std::size_t most) {
  ChosenClasses chosen(classes, most);
  if (classes > most) {
    for (const ConfusedPair& pair : confused_pairs(numbers)) chosen.add(pair.label, pair.predicted);
  }
  for (const std::int32_t k : by_total_loss(numbers, classes)) chosen.add(k, k);
  return chosen.in_order();
}

}  // namespace

Confusion confusion_of(const RowNumbers& numbers, std::size_t classes, std::size_t most) {
  Confusion confusion;
  confusion.classes = classes_to_show(numbers, classes, most);
  confusion.others = confusion.classes.size() < classes;
  std::vector<std::size_t> place(classes, confusion.classes.size());
  for (std::size_t i = 0; i < confusion.classes.size(); ++i) {
    place[static_cast<std::size_t>(confusion.classes[i])] = i;
  }
  const std::size_t cells = confusion.size() * confusion.size();
  confusion.counts.resize(cells);
  std::vector<Sum> losses(cells);
  for (std::size_t row = 0; row < numbers.rows(); ++row) {
    if (!numbers.is_used(row)) continue;
    const std::size_t cell = confusion.at(place[static_cast<std::size_t>(numbers.label[row])],
                                          place[static_cast<std::size_t>(numbers.predicted[row])]);
    ++confusion.counts[cell];
    losses[cell] += numbers.loss[row];
  }
  for (const Sum& loss : losses) confusion.losses.push_back(loss.value());
  return confusion;
}

}  // namespace surprisal::data
