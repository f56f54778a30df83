#include "lesson/functions.h"

#include <algorithm>
#include <array>
#include <cmath>

#include "math/activations.h"
#include "math/softmax.h"
#include "math/sum.h"
#include "session/session.h"

namespace surprisal::lesson {
namespace {

// clang-format off
constexpr auto kFunctions = std::to_array<Function>({
    {"exp", [](double x) { return std::exp(x); }},
    {"ln", [](double x) { return std::log(x); }},
    {"log2", [](double x) { return std::log2(x); }},
    {"log10", [](double x) { return std::log10(x); }},
    {"log"},  // in the session's base
    {"sqrt", [](double x) { return std::sqrt(x); }},
    {"abs", [](double x) { return std::abs(x); }, nullptr, true},
    {"round", [](double x) { return std::round(x); }, nullptr, true},
    {"sigmoid", [](double x) { return sigmoid(x); }},
    {"sum", nullptr, sum_of, true},
    {"max", nullptr, [](std::span<const double> v) { return *std::max_element(v.begin(), v.end()); }, true},
    {"min", nullptr, [](std::span<const double> v) { return *std::min_element(v.begin(), v.end()); }, true},
    {"mean", nullptr, [](std::span<const double> v) { return sum_of(v) / static_cast<double>(v.size()); }, true},
    {"argmax", nullptr, [](std::span<const double> v) { return static_cast<double>(argmax(v)); }, false, true},
    {"argmin", nullptr,
     [](std::span<const double> v) { return static_cast<double>(std::min_element(v.begin(), v.end()) - v.begin()); },
     false, true},
    {"length", nullptr, [](std::span<const double> v) { return static_cast<double>(v.size()); }, false, true},
});
// clang-format on

}  // namespace

std::span<const Function> functions() { return kFunctions; }

std::optional<std::size_t> find_function(std::string_view name) {
  const auto* found = std::ranges::find(kFunctions, name, &Function::name);
  if (found == kFunctions.end()) return std::nullopt;
  return static_cast<std::size_t>(found - kFunctions.begin());
}

}  // namespace surprisal::lesson
