// data: exp and log for vectors of doubles. They use no fused multiply-add and no function of the system's
// library, so every processor gets the same bits. Compiled once for each target (see row_kernels.cpp).

// clang-format off
#if defined(SURPRISAL_DATA_VECTOR_MATH_INL_H_) == defined(HWY_TARGET_TOGGLE)
#ifdef SURPRISAL_DATA_VECTOR_MATH_INL_H_
#undef SURPRISAL_DATA_VECTOR_MATH_INL_H_
#else
#define SURPRISAL_DATA_VECTOR_MATH_INL_H_
#endif
// clang-format on

#include <hwy/highway.h>

#include <cstdint>
#include <limits>

HWY_BEFORE_NAMESPACE();
namespace surprisal::data {
namespace HWY_NAMESPACE {

namespace hn = hwy::HWY_NAMESPACE;

// a + b x: two roundings on every processor.
template <class V>
HWY_INLINE V line(V a, V b, V x) {
  return hn::Add(a, hn::Mul(b, x));
}

constexpr double kMinExponent = -1023;  // 2 to this power is treated as 0

// 2^x for x below 1024, within 6e-9 relative; exactly 1 at 0, exactly 0 below -1022.5. NaN stays NaN.
template <class D, class V = hn::Vec<D>>
HWY_INLINE V exp2_of(D d, V x) {
  const hn::RebindToUnsigned<D> bits;
  const V least = hn::Set(d, kMinExponent);
  x = hn::IfThenElse(hn::Lt(x, least), least, x);
  // x = n + r. Adding 1.5 * 2^52 rounds to an integer, which is then in the low bits. With 1023 added, it is
  // the exponent field of the double 2^n, or that of 0 if n = -1023.
  const V shift = hn::Set(d, 0x1.8p52 + 1023);
  const V shifted = hn::Add(x, shift);
  const V power = hn::BitCast(d, hn::ShiftLeft<52>(hn::BitCast(bits, shifted)));
  const V r = hn::Sub(x, hn::Sub(shifted, shift));
  // 1 + r q(r), q fitted to |r| <= 1/2 by tests/data/reference.py.
  V q = hn::Set(d, 0.00015453172887040158);
  q = line(hn::Set(d, 0.0013390874847810528), q, r);
  q = line(hn::Set(d, 0.009618082538636961), q, r);
  q = line(hn::Set(d, 0.0555035709268903), q, r);
  q = line(hn::Set(d, 0.24022650760606956), q, r);
  q = line(hn::Set(d, 0.6931471880307134), q, r);
  return hn::Mul(line(hn::Set(d, 1.0), q, r), power);
}

constexpr double kLog2OfE = 1.44269504088896340736;

// e^x for x up to 709, within 6e-9 relative.
template <class D, class V = hn::Vec<D>>
HWY_INLINE V exp_of(D d, V x) {
  return exp2_of(d, hn::Mul(x, hn::Set(d, kLog2OfE)));
}

// ln(1 + f) + k ln 2, for 1 + f between sqrt(1/2) and sqrt(2): the polynomial of FreeBSD's e_log.c.
template <class D, class V = hn::Vec<D>>
HWY_INLINE V log_of_parts(D d, V f, V k) {
  const V s = hn::Div(f, hn::Add(hn::Set(d, 2.0), f));
  const V z = hn::Mul(s, s);
  V r = hn::Set(d, 1.479819860511658591e-01);
  r = line(hn::Set(d, 1.531383769920937332e-01), r, z);
  r = line(hn::Set(d, 1.818357216161805012e-01), r, z);
  r = line(hn::Set(d, 2.222219843214978396e-01), r, z);
  r = line(hn::Set(d, 2.857142874366239149e-01), r, z);
  r = line(hn::Set(d, 3.999999999940941908e-01), r, z);
  r = line(hn::Set(d, 6.666666666666735130e-01), r, z);
  r = hn::Mul(r, z);
  const V half_square = hn::Mul(hn::Set(d, 0.5), hn::Mul(f, f));
  const V low = line(hn::Mul(s, hn::Add(half_square, r)), k, hn::Set(d, 1.90821492927058770002e-10));
  return hn::Sub(hn::Mul(k, hn::Set(d, 6.93147180369123816490e-01)), hn::Sub(hn::Sub(half_square, low), f));
}

// ln x for a normal x above 0, within 1 eps relative.
template <class D, class V = hn::Vec<D>>
HWY_INLINE V log_of_normal(D d, V x) {
  const hn::RebindToUnsigned<D> u;
  const auto bits = hn::BitCast(u, x);
  // The exponent for a fraction from sqrt(1/2) to sqrt(2), plus 1023.
  const auto moved = hn::Add(bits, hn::Set(u, 0x3FF0000000000000u - 0x3FE6A09E667F3BCDu));
  const auto exponent = hn::ShiftRight<52>(moved);
  const V k =
      hn::Sub(hn::BitCast(d, hn::Or(exponent, hn::Set(u, 0x4330000000000000u))), hn::Set(d, 0x1p52 + 1023));
  const auto fraction = hn::Add(hn::Sub(bits, hn::ShiftLeft<52>(exponent)), hn::Set(u, 0x3FF0000000000000u));
  return log_of_parts(d, hn::Sub(hn::BitCast(d, fraction), hn::Set(d, 1.0)), k);
}

// ln x: -infinity if x is 0, NaN if x is negative or NaN. x must not be infinite.
template <class D, class V = hn::Vec<D>>
HWY_INLINE V log_of(D d, V x) {
  const V zero = hn::Zero(d), infinity = hn::Set(d, std::numeric_limits<double>::infinity());
  const auto small = hn::Lt(x, hn::Set(d, 0x1p-1000));  // may be subnormal
  const V scaled = hn::IfThenElse(small, hn::Mul(x, hn::Set(d, 0x1p100)), x);
  const V log =
      hn::Sub(log_of_normal(d, scaled), hn::IfThenElse(small, hn::Set(d, 69.31471805599453094), zero));
  const V of_positive = hn::IfThenElse(hn::Eq(x, zero), hn::Sub(zero, infinity), log);
  return hn::IfThenElse(hn::Ge(x, zero), of_positive, hn::Set(d, std::numeric_limits<double>::quiet_NaN()));
}

// ln(1 + x) for x from 0 to 2^1000, within 2 eps relative. NaN stays NaN.
template <class D, class V = hn::Vec<D>>
HWY_INLINE V log1p_of(D d, V x) {
  const V one = hn::Set(d, 1.0);
  const V sum = hn::Add(one, x);
  const V part = hn::Sub(sum, one);
  const V lost = hn::Add(hn::Sub(one, hn::Sub(sum, part)), hn::Sub(x, part));  // 1 + x - sum, exactly
  const V log = hn::Add(log_of_normal(d, sum), hn::Div(lost, sum));
  return hn::IfThenElse(hn::Eq(x, x), log, x);
}

}  // namespace HWY_NAMESPACE
}  // namespace surprisal::data
HWY_AFTER_NAMESPACE();

#endif
