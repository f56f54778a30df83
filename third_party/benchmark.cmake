# Google Benchmark: used by the benchmarks, not by the program. Debian package libbenchmark-dev (1.7.1).
# Licence: Apache-2.0. Defines benchmark::benchmark and benchmark::benchmark_main.
if(BUILD_TESTING)
  third_party_from_package(benchmark benchmark benchmark::benchmark_main libbenchmark-dev)
endif()
