#include "data/confusion.h"

#include <algorithm>
#include <numeric>

#include "math/sum.h"

namespace surprisal::data {
namespace {

std::vector<std::int32_t> most_costly_classes(const RowNumbers& numbers, std::size_t classes,
                                              std::size_t most) {
  std::vector<Sum> costs(classes);
  for (std::size_t row = 0; row < numbers.rows(); ++row) {
    if (numbers.is_used(row)) costs[static_cast<std::size_t>(numbers.label[row])] += numbers.loss[row];
  }
  std::vector<std::int32_t> order(classes);
  std::iota(order.begin(), order.end(), 0);
  std::stable_sort(order.begin(), order.end(), [&](std::int32_t a, std::int32_t b) {
    return costs[static_cast<std::size_t>(a)].value() > costs[static_cast<std::size_t>(b)].value();
  });
  order.resize(std::min(most, classes));
  std::sort(order.begin(), order.end());
  return order;
}

}  // namespace

Confusion confusion_of(const RowNumbers& numbers, std::size_t classes, std::size_t most) {
  Confusion confusion;
  confusion.classes = most_costly_classes(numbers, classes, most);
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
