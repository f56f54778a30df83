// data: memory for many numbers. If page faults are slow, as in a virtual machine, touching 50 MB for the
// first time takes longer than the computation itself; large pages cause few faults.
#pragma once

#include <sys/mman.h>

#include <cstddef>
#include <cstdint>
#include <vector>

namespace surprisal::data {

// Reserves room for n numbers in an empty vector, in large pages if the system has them.
template <typename Number>
void reserve_in_large_pages(std::vector<Number>& numbers, std::size_t n) {
  numbers.reserve(n);
#ifdef MADV_HUGEPAGE
  constexpr std::uintptr_t kPage = 4096;  // madvise needs an address at the start of a page
  const auto begin = (reinterpret_cast<std::uintptr_t>(numbers.data()) + kPage - 1) / kPage * kPage;
  const auto end = reinterpret_cast<std::uintptr_t>(numbers.data() + n);
  if (begin < end) ::madvise(reinterpret_cast<void*>(begin), end - begin, MADV_HUGEPAGE);  // only a hint
#endif
}

// Resizes an empty vector to n zeros, in large pages if the system has them.
template <typename Number>
void resize_in_large_pages(std::vector<Number>& numbers, std::size_t n) {
  reserve_in_large_pages(numbers, n);
  numbers.resize(n);
}

}  // namespace surprisal::data
