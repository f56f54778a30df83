// data: many numbers in memory. The system gives a program its memory in pages, on first use; ordinary ones
// of 4 KB made a first reading of a CSV take twice as long, so these ask for large ones.
#pragma once

#include <cstddef>
#include <new>
#include <vector>

#include "data/rows.h"

namespace surprisal::data {

// Memory that may be in large pages; throws std::bad_alloc.
void* large_memory(std::size_t bytes);
void free_large_memory(void* memory, std::size_t bytes);

template <typename Number>
struct InLargePages {
  using value_type = Number;

  InLargePages() = default;
  template <typename Other>
  explicit InLargePages(const InLargePages<Other>&) {}

  Number* allocate(std::size_t count) {
    if (count > static_cast<std::size_t>(-1) / sizeof(Number)) throw std::bad_alloc();
    return static_cast<Number*>(large_memory(count * sizeof(Number)));
  }
  void deallocate(Number* memory, std::size_t count) { free_large_memory(memory, count * sizeof(Number)); }

  friend bool operator==(const InLargePages&, const InLargePages&) { return true; }
};

using LargeNumbers = std::vector<double, InLargePages<double>>;

Matrix matrix_of(LargeNumbers numbers, std::size_t columns);

}  // namespace surprisal::data
