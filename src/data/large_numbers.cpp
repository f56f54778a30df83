#include "data/large_numbers.h"

#include <sys/mman.h>

#include <memory>
#include <utility>

namespace surprisal::data {
namespace {

constexpr std::size_t kLargePage = std::size_t{2} << 20;
constexpr std::align_val_t kLargeAlignment{kLargePage};

bool is_worth_it(std::size_t bytes) { return bytes >= 2 * kLargePage; }

}  // namespace

void* large_memory(std::size_t bytes) {
  if (!is_worth_it(bytes)) return ::operator new(bytes);
  void* memory = ::operator new(bytes, kLargeAlignment);
  ::madvise(memory, bytes / kLargePage * kLargePage, MADV_HUGEPAGE);  // a system may refuse it
  return memory;
}

void free_large_memory(void* memory, std::size_t bytes) {
  if (is_worth_it(bytes)) return ::operator delete(memory, kLargeAlignment);
  ::operator delete(memory);
}

Matrix matrix_of(LargeNumbers numbers, std::size_t columns) {
  const auto owner = std::make_shared<const LargeNumbers>(std::move(numbers));
  return matrix_at(owner->data(), columns == 0 ? 0 : owner->size() / columns, columns, owner);
}

}  // namespace surprisal::data
