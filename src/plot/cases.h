// plot: a visitor for a variant, made of one function for each type.
#pragma once

namespace surprisal::plot {

template <typename... F>
struct Cases : F... {
  using F::operator()...;
};
template <typename... F>
Cases(F...) -> Cases<F...>;

}  // namespace surprisal::plot
