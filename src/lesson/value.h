// lesson: a live value: an expression and the format of its result.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <variant>

#include "base/text.h"
#include "draw/theme.h"
#include "lesson/expression.h"

namespace surprisal::lesson {

struct NumberFormat {
  enum class Kind : std::uint8_t { AsInFigures, Decimals, Digits, Scientific, Percent };
  Kind kind = Kind::AsInFigures;
  int digits = 4;
};

struct LiveValue {
  Expression expression;
  NumberFormat format;
};

inline constexpr std::size_t kLongestShownList = 40;  // entries; a longer list is shortened in the middle

// "EXPRESSION" or "EXPRESSION:FORMAT"; FORMAT is .4f, .4g, .2e or .1%.
using ParsedLiveValue = std::variant<LiveValue, ExpressionProblem>;
ParsedLiveValue parse_live_value(std::string_view source);

// A number as figures show it: with a true minus sign, ∞, 10⁻³. With `as_set`, without trailing zeros: 3,
// 0.01.
std::string shown_as(double value, NumberFormat format, bool as_set = false);

struct ShownValue {
  std::string text;  // a dash if the session has no value
  Ink ink;
  bool known = true;
};

ShownValue shown_value(const LiveValue& value, const Values& now, Language language,
                       const Values* then = nullptr);

// Whether it was shown differently before; false if `before` is null.
bool differs_from_before(const LiveValue& value, const ShownValue& now, const Values* before,
                         Language language);

}  // namespace surprisal::lesson
