// The part of Highway that is compiled: which vector units this processor has. Debian's library of Highway
// has it, too, but it also measures the clock whenever it is loaded, which would add milliseconds to each
// start of the program.
#include <hwy/highway.h>

namespace hwy {
namespace {

int64_t targets_for_test = 0;

int64_t targets_of_processor() {
#if HWY_ARCH_X86_64
  __builtin_cpu_init();
  int64_t targets = HWY_STATIC_TARGET;
  const bool ssse3 = __builtin_cpu_supports("ssse3");
  const bool sse4 = ssse3 && __builtin_cpu_supports("sse4.1") && __builtin_cpu_supports("sse4.2") &&
                    __builtin_cpu_supports("aes") && __builtin_cpu_supports("pclmul");
  const bool avx2 = sse4 && __builtin_cpu_supports("avx2") && __builtin_cpu_supports("fma") &&
                    __builtin_cpu_supports("bmi") && __builtin_cpu_supports("bmi2");
  const bool avx3 = avx2 && __builtin_cpu_supports("avx512f") && __builtin_cpu_supports("avx512vl") &&
                    __builtin_cpu_supports("avx512dq") && __builtin_cpu_supports("avx512bw");
  if (ssse3) targets |= HWY_SSSE3;
  if (sse4) targets |= HWY_SSE4;
  if (avx2) targets |= HWY_AVX2;
  if (avx3) targets |= HWY_AVX3;
  return targets;
#else
  return HWY_STATIC_TARGET;
#endif
}

}  // namespace

int64_t SupportedTargets() {
  static const int64_t kTargets = targets_of_processor();
  return targets_for_test != 0 ? targets_for_test : kTargets;
}

void SetSupportedTargetsForTest(int64_t targets) {
  targets_for_test = targets;
  GetChosenTarget().DeInit();  // chosen again at the next call
}

ChosenTarget& GetChosenTarget() {
  static ChosenTarget chosen;
  return chosen;
}

}  // namespace hwy
