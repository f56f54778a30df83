#include "data/row_kernels.h"

#include <algorithm>
#include <limits>

// These targets are left out: processors without SSE4 use the plain loops, the newest AVX-512 gains nothing
// here, and SVE and RVV vectors cannot be stored in a struct.
#define HWY_DISABLED_TARGETS \
  (HWY_SSSE3 | HWY_AVX3_DL | HWY_SVE | HWY_SVE2 | HWY_SVE_256 | HWY_SVE2_128 | HWY_RVV)

// clang-format off
#undef HWY_TARGET_INCLUDE
#define HWY_TARGET_INCLUDE "data/row_kernels.cpp"
#include <hwy/foreach_target.h>
#include <hwy/highway.h>
#include "data/vector_math-inl.h"
// clang-format on

HWY_BEFORE_NAMESPACE();
namespace surprisal::data {
namespace HWY_NAMESPACE {

constexpr std::size_t kLanes = 8;  // of every sum, whatever the target, so that all get the same result
constexpr std::size_t kMaxNarrow = 64;
constexpr double kLn2 = 0.69314718055994530942;
constexpr double kMinusInfinity = -std::numeric_limits<double>::infinity();

using Doubles = hn::CappedTag<double, kLanes>;
using Vector = hn::Vec<Doubles>;

HWY_INLINE Vector load(Doubles d, const double* from) { return hn::LoadU(d, from); }
HWY_INLINE Vector load(Doubles d, const float* from) {
  return hn::PromoteTo(d, hn::LoadU(hn::Rebind<float, Doubles>(), from));
}

template <bool kMoments>
struct Sums {
  Vector rest, first, second, squares;

  HWY_INLINE explicit Sums(Doubles d)
      : rest(hn::Zero(d)), first(hn::Zero(d)), second(hn::Zero(d)), squares(hn::Zero(d)) {}

  // The distance is in bits.
  HWY_INLINE void add(Doubles d, Vector distance) {
    const Vector e = exp2_of(d, distance);
    rest = hn::Add(rest, e);
    if constexpr (kMoments) {
      // If e is 0, the distance may be infinite, and the product would be NaN.
      const Vector least = hn::Set(d, kMinExponent);
      const Vector finite = hn::IfThenElse(hn::Lt(distance, least), least, distance);
      const Vector term = hn::Mul(e, finite);
      first = hn::Add(first, term);
      second = hn::Add(second, hn::Mul(term, finite));
      squares = hn::Add(squares, hn::Mul(e, e));
    }
  }
};

// ---- many classes: the lanes are eight classes of one row

// The first of the largest entries, or `columns` if none can be found because of NaN.
template <typename Number>
std::size_t argmax_of(const Number* row, std::size_t columns) {
  const hn::ScalableTag<Number> d;
  const std::size_t n = hn::Lanes(d), step = 4 * n;
  Number largest = -std::numeric_limits<Number>::infinity();
  std::size_t start = 0;  // the largest is among the `step` classes that start here
  std::size_t k = 0;
  for (; k + step <= columns; k += step) {
    const auto v = hn::Max(hn::Max(hn::LoadU(d, row + k), hn::LoadU(d, row + k + n)),
                           hn::Max(hn::LoadU(d, row + k + 2 * n), hn::LoadU(d, row + k + 3 * n)));
    if (!hn::AllFalse(d, hn::Gt(v, hn::Set(d, largest)))) {
      largest = hn::GetLane(hn::MaxOfLanes(d, v));
      start = k;
    }
  }
  for (; k < columns; ++k) {
    if (row[k] > largest) largest = row[k], start = k;
  }
  for (k = start; k < columns; ++k) {
    if (row[k] == largest) return k;
  }
  return columns;
}

HWY_INLINE double total_of(const double* lanes) {
  return ((lanes[0] + lanes[1]) + (lanes[2] + lanes[3])) + ((lanes[4] + lanes[5]) + (lanes[6] + lanes[7]));
}

template <bool kMoments, typename Number>
HWY_INLINE void add_chunks(Doubles d, const Number* from, std::size_t chunks, Vector largest, Vector beta,
                           Sums<kMoments>& sums) {
  for (std::size_t i = 0; i < chunks; ++i) {
    sums.add(d, hn::Mul(beta, hn::Sub(load(d, from + i * kLanes), largest)));
  }
}

template <bool kMoments, typename Number>
void wide_row(const Number* row, std::size_t columns, double beta, std::size_t i, SoftmaxSums& out) {
  const Doubles d;
  const std::size_t argmax = argmax_of(row, columns);
  out.argmax[i] = argmax == columns ? 0 : static_cast<std::int32_t>(argmax);
  out.largest[i] = argmax == columns ? std::numeric_limits<double>::quiet_NaN() : double{row[argmax]};

  // Whole chunks are read directly from the row. The chunk with the largest class and the incomplete one at
  // the end are copied, with an impossible class in each place that must not be added.
  const std::size_t whole = columns / kLanes, before = std::min(argmax / kLanes, whole);
  const std::size_t after = std::min(before + 1, whole);
  alignas(64) double copied[2 * kLanes];
  for (std::size_t j = 0; j < kLanes; ++j) {
    const std::size_t a = before * kLanes + j, b = whole * kLanes + j;
    copied[j] = before < whole && a != argmax ? double{row[a]} : kMinusInfinity;
    copied[kLanes + j] = b < columns && b != argmax ? double{row[b]} : kMinusInfinity;
  }

  const Vector largest = hn::Set(d, out.largest[i]), factor = hn::Set(d, beta * kLog2OfE);
  alignas(64) double rest[kLanes], first[kLanes], second[kLanes], squares[kLanes];
  for (std::size_t lane = 0; lane < kLanes; lane += hn::Lanes(d)) {
    Sums<kMoments> sums(d);
    add_chunks(d, row + lane, before, largest, factor, sums);
    add_chunks(d, row + after * kLanes + lane, whole - after, largest, factor, sums);
    add_chunks(d, copied + lane, 2, largest, factor, sums);
    hn::Store(sums.rest, d, rest + lane);
    if constexpr (kMoments) {
      hn::Store(sums.first, d, first + lane);
      hn::Store(sums.second, d, second + lane);
      hn::Store(sums.squares, d, squares + lane);
    }
  }
  out.rest[i] = total_of(rest);
  if constexpr (kMoments) {
    out.first[i] = total_of(first) * kLn2;
    out.second[i] = total_of(second) * (kLn2 * kLn2);
    out.squares[i] = total_of(squares);
  }
}

// ---- few classes: the lanes are eight rows

template <bool kMoments, typename Number>
void narrow_rows(const Number* const* rows, std::size_t count, std::size_t columns, double beta,
                 std::size_t at, SoftmaxSums& out) {
  const Doubles d;
  alignas(64) double z[kMaxNarrow * kLanes];
  const Number* row[kLanes];
  for (std::size_t lane = 0; lane < kLanes; ++lane) row[lane] = rows[std::min(lane, count - 1)];
  for (std::size_t k = 0; k < columns; ++k) {
    for (std::size_t lane = 0; lane < kLanes; ++lane) z[k * kLanes + lane] = row[lane][k];
  }
  const Vector factor = hn::Set(d, beta * kLog2OfE), impossible = hn::Set(d, kMinusInfinity);
  for (std::size_t lane = 0; lane < kLanes; lane += hn::Lanes(d)) {
    Vector largest = hn::Load(d, z + lane), argmax = hn::Zero(d);
    for (std::size_t k = 1; k < columns; ++k) {
      const Vector v = hn::Load(d, z + k * kLanes + lane);
      const auto larger = hn::Gt(v, largest);
      largest = hn::IfThenElse(larger, v, largest);
      argmax = hn::IfThenElse(larger, hn::Set(d, static_cast<double>(k)), argmax);
    }
    Sums<kMoments> sums(d);
    for (std::size_t k = 0; k < columns; ++k) {
      const Vector distance = hn::Mul(factor, hn::Sub(hn::Load(d, z + k * kLanes + lane), largest));
      const auto itself = hn::Eq(argmax, hn::Set(d, static_cast<double>(k)));
      sums.add(d, hn::IfThenElse(itself, impossible, distance));
    }
    hn::StoreU(largest, d, out.largest.data() + at + lane);
    hn::StoreU(sums.rest, d, out.rest.data() + at + lane);
    if constexpr (kMoments) {
      hn::StoreU(hn::Mul(sums.first, hn::Set(d, kLn2)), d, out.first.data() + at + lane);
      hn::StoreU(hn::Mul(sums.second, hn::Set(d, kLn2 * kLn2)), d, out.second.data() + at + lane);
      hn::StoreU(sums.squares, d, out.squares.data() + at + lane);
    }
    alignas(64) double classes[kLanes];
    hn::Store(argmax, d, classes + lane);
    for (std::size_t i = lane; i < lane + hn::Lanes(d); ++i) {
      out.argmax[at + i] = static_cast<std::int32_t>(classes[i]);
    }
  }
}

template <bool kMoments, typename Number>
HWY_INLINE void all_rows(std::span<const Number* const> rows, std::size_t columns, double beta,
                         SoftmaxSums& out) {
  if (columns <= kMaxNarrow) {
    for (std::size_t i = 0; i < rows.size(); i += kLanes) {
      narrow_rows<kMoments>(rows.data() + i, std::min(kLanes, rows.size() - i), columns, beta, i, out);
    }
  } else {
    for (std::size_t i = 0; i < rows.size(); ++i) wide_row<kMoments>(rows[i], columns, beta, i, out);
  }
  const Doubles d;
  for (std::size_t i = 0; i < rows.size(); i += hn::Lanes(d)) {
    const Vector largest = hn::LoadU(d, out.largest.data() + i);
    const Vector log_sum = log1p_of(d, hn::LoadU(d, out.rest.data() + i));
    hn::StoreU(hn::IfThenElse(hn::Eq(largest, largest), log_sum, largest), d, out.log_sum.data() + i);
  }
}

void sums_of_floats(std::span<const float* const> rows, std::size_t columns, double beta, Moments moments,
                    SoftmaxSums& out) {
  if (moments == Moments::Compute) return all_rows<true>(rows, columns, beta, out);
  all_rows<false>(rows, columns, beta, out);
}

void sums_of_doubles(std::span<const double* const> rows, std::size_t columns, double beta, Moments moments,
                     SoftmaxSums& out) {
  if (moments == Moments::Compute) return all_rows<true>(rows, columns, beta, out);
  all_rows<false>(rows, columns, beta, out);
}

// ---- the rest

template <typename Number>
HWY_INLINE std::int32_t rank(std::span<const Number> row, std::size_t label) {
  const hn::ScalableTag<Number> d;
  const std::size_t n = hn::Lanes(d);
  const Number value = row[label];
  const auto threshold = hn::Set(d, value);
  std::size_t before = 0, k = 0;
  for (; k + n <= row.size(); k += n) {
    before += hn::CountTrue(d, hn::Gt(hn::LoadU(d, row.data() + k), threshold));
  }
  for (; k < row.size(); ++k) before += row[k] > value ? 1 : 0;
  for (k = 0; k + n <= label; k += n) {
    before += hn::CountTrue(d, hn::Eq(hn::LoadU(d, row.data() + k), threshold));
  }
  for (; k < label; ++k) before += row[k] == value ? 1 : 0;
  return static_cast<std::int32_t>(before);
}

std::int32_t rank_in_floats(std::span<const float> row, std::size_t label) { return rank(row, label); }
std::int32_t rank_in_doubles(std::span<const double> row, std::size_t label) { return rank(row, label); }

enum class Function { Exp, Log };

template <Function kFunction>
HWY_INLINE void replace_by(std::span<double> numbers) {
  const Doubles d;
  const std::size_t n = hn::Lanes(d);
  for (std::size_t i = 0; i < numbers.size(); i += n) {
    alignas(64) double part[kLanes] = {};
    const std::size_t count = std::min(n, numbers.size() - i);
    double* at = numbers.data() + i;
    if (count < n) std::copy_n(at, count, part), at = part;
    const Vector x = hn::LoadU(d, at);
    hn::StoreU(kFunction == Function::Exp ? exp_of(d, x) : log_of(d, x), d, at);
    if (count < n) std::copy_n(part, count, numbers.data() + i);
  }
}

void exp_each(std::span<double> numbers) { replace_by<Function::Exp>(numbers); }
void log_each(std::span<double> numbers) { replace_by<Function::Log>(numbers); }

}  // namespace HWY_NAMESPACE
}  // namespace surprisal::data
HWY_AFTER_NAMESPACE();

#if HWY_ONCE
namespace surprisal::data {

HWY_EXPORT(sums_of_floats);
HWY_EXPORT(sums_of_doubles);
HWY_EXPORT(rank_in_floats);
HWY_EXPORT(rank_in_doubles);
HWY_EXPORT(exp_each);
HWY_EXPORT(log_each);

void SoftmaxSums::resize(std::size_t rows) {
  const std::size_t room = (rows + 7) / 8 * 8;
  argmax.resize(room);
  for (std::vector<double>* sum : {&largest, &rest, &log_sum, &first, &second, &squares}) sum->resize(room);
}

void softmax_sums(std::span<const float* const> rows, std::size_t columns, double beta, Moments moments,
                  SoftmaxSums& sums) {
  sums.resize(rows.size());
  HWY_DYNAMIC_DISPATCH(sums_of_floats)(rows, columns, beta, moments, sums);
}

void softmax_sums(std::span<const double* const> rows, std::size_t columns, double beta, Moments moments,
                  SoftmaxSums& sums) {
  sums.resize(rows.size());
  HWY_DYNAMIC_DISPATCH(sums_of_doubles)(rows, columns, beta, moments, sums);
}

std::int32_t rank_of(std::span<const float> row, std::size_t label) {
  return HWY_DYNAMIC_DISPATCH(rank_in_floats)(row, label);
}
std::int32_t rank_of(std::span<const double> row, std::size_t label) {
  return HWY_DYNAMIC_DISPATCH(rank_in_doubles)(row, label);
}

void replace_by_exp(std::span<double> numbers) { HWY_DYNAMIC_DISPATCH(exp_each)(numbers); }
void replace_by_log(std::span<double> numbers) { HWY_DYNAMIC_DISPATCH(log_each)(numbers); }

}  // namespace surprisal::data
#endif
