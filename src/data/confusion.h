// data: which class is mistaken for which, counted in rows and in loss.
#pragma once

#include <cstddef>
#include <cstdint>
#include <vector>

#include "data/row_numbers.h"

namespace surprisal::data {

// A square table: a row for each label, a column for each prediction.
struct Confusion {
  std::vector<std::int32_t> classes;  // those with a row of their own, in order
  bool others = false;                // whether a last row and column stand for all other classes
  std::vector<std::size_t> counts;    // row by row
  std::vector<double> losses;         // the sum of the losses of these rows

  std::size_t size() const { return classes.size() + (others ? 1 : 0); }
  std::size_t at(std::size_t label, std::size_t predicted) const { return label * size() + predicted; }
};

// With more classes than `most`, those with a row of their own are chosen so that the most costly confusions
// of two classes are shown; what is left goes to the classes with the largest total loss. Ties go to the
// first.
constexpr std::size_t kMostConfusedClasses = 15;
Confusion confusion_of(const RowNumbers& numbers, std::size_t classes,
                       std::size_t most = kMostConfusedClasses);

}  // namespace surprisal::data
