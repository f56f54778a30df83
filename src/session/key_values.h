// session: converts the fields of a session to the values that files, lines and --set give, and back.
#pragma once

#include <algorithm>
#include <cmath>
#include <limits>
#include <span>
#include <string>
#include <string_view>
#include <type_traits>
#include <variant>
#include <vector>

#include "base/number.h"
#include "base/quote.h"
#include "session/session.h"
#include "session/value.h"

namespace surprisal::session {

using Words = std::span<const std::string_view>;

inline constexpr std::string_view kLabelModes[] = {"one_class", "distribution", "several"};
inline constexpr std::string_view kOutputLayers[] = {"softmax", "sigmoid"};
inline constexpr std::string_view kBases[] = {"e", "2", "10"};
inline constexpr std::string_view kAxes[] = {"linear", "log"};
inline constexpr std::string_view kFields[] = {"entropy", "cross_entropy", "kl"};
inline constexpr std::string_view kLosses[] = {"squared_error", "cross_entropy"};
inline constexpr std::string_view kOtherLosses[] = {"no", "yes"};
inline constexpr std::string_view kLetterTexts[] = {"english", "chinese"};
inline constexpr std::string_view kRules[] = {"several", "one", "loss", "sigmoids", "two_classes"};
inline constexpr std::string_view kOwnCurves[] = {"drawn",    "minus_log",  "squared",
                                                  "absolute", "reciprocal", "step"};
inline constexpr std::string_view kDemands[] = {"all", "sums", "honesty", "gradient"};
inline constexpr std::string_view kReductions[] = {"none", "sum", "mean"};

// In the order of the enumerators.
constexpr Words words_of(LabelMode) { return kLabelModes; }
constexpr Words words_of(OutputLayer) { return kOutputLayers; }
constexpr Words words_of(Base) { return kBases; }
constexpr Words words_of(ProbabilityAxis) { return kAxes; }
constexpr Words words_of(Field) { return kFields; }
constexpr Words words_of(Loss) { return kLosses; }
constexpr Words words_of(OtherLoss) { return kOtherLosses; }
constexpr Words words_of(LetterText) { return kLetterTexts; }
constexpr Words words_of(BestLine) { return kOtherLosses; }
constexpr Words words_of(Rule) { return kRules; }
constexpr Words words_of(OwnCurve) { return kOwnCurves; }
constexpr Words words_of(Demand) { return kDemands; }
constexpr Words words_of(Reduction) { return kReductions; }

// The words of an enumeration; none for another type.
template <typename T>
constexpr Words words_for() {
  if constexpr (std::is_enum_v<T>) return words_of(T());
  return {};
}

inline Text listed(Words words) {
  Text list = std::string(words.front());
  for (std::size_t i = 1; i < words.size(); ++i) {
    const Text between = i + 1 == words.size() ? Text(" or ", " 或 ") : Text(", ", "、");
    list = list + between + std::string(words[i]);
  }
  return list;
}

template <typename T>
constexpr Kind kind_of() {
  if constexpr (std::is_arithmetic_v<T>) return Kind::Number;
  if constexpr (std::is_enum_v<T> || std::is_same_v<T, std::string>) return Kind::Word;
  if constexpr (std::is_same_v<T, Text>) return Kind::Name;
  if constexpr (std::is_same_v<T, std::vector<Text>>) return Kind::NameList;
  return Kind::NumberList;
}

template <typename T>
Value value_of(const T& field) {
  if constexpr (std::is_arithmetic_v<T>) {
    return static_cast<double>(field);
  } else if constexpr (std::is_enum_v<T>) {
    return Text(std::string(words_of(field)[static_cast<std::size_t>(field)]));
  } else if constexpr (std::is_same_v<T, std::string>) {
    return Text(field);
  } else if constexpr (std::is_same_v<T, std::vector<int>>) {
    return std::vector<double>(field.begin(), field.end());
  } else {
    return field;
  }
}

template <typename Whole>
bool is_whole(double value) {
  return value == std::trunc(value) && value >= 0.0 + std::numeric_limits<int>::min() &&
         value <= std::numeric_limits<int>::max() && (std::is_signed_v<Whole> || value >= 0);
}

inline Text write_number(double& field, double value) {
  field = value;
  return {};
}

template <typename Whole>
Text write_number(Whole& field, double value) {
  if (!is_whole<Whole>(value))
    return Text("must be a whole number, but is ", "必须是整数，现为 ") + exact(value);
  field = static_cast<Whole>(value);
  return {};
}

inline Text write_numbers(std::vector<double>& field, const std::vector<double>& values) {
  field = values;
  return {};
}

inline Text write_numbers(std::vector<int>& field, const std::vector<double>& values) {
  if (!std::all_of(values.begin(), values.end(), is_whole<int>))
    return {"must be whole numbers", "必须都是整数"};
  field.resize(values.size());
  std::transform(values.begin(), values.end(), field.begin(), [](double v) { return static_cast<int>(v); });
  return {};
}

template <typename Enum>
Text write_word(Enum& field, const Value& value) {
  const auto* number = std::get_if<double>(&value);  // a base can be given as a number
  const auto* text = std::get_if<Text>(&value);
  const std::string word = number ? exact(*number) : text ? text->en : std::string();
  const Words words = words_of(field);
  const auto found = std::find(words.begin(), words.end(), word);
  if (found == words.end()) {
    const Text wanted = Text("must be ", "必须是 ") + listed(words);
    return word.empty() ? wanted : wanted + Text(", but is ", "，现为") + in_quotes(word);
  }
  field = static_cast<Enum>(found - words.begin());
  return {};
}

template <typename T>
Text write_to(T& field, const Value& value) {
  if constexpr (std::is_arithmetic_v<T>) {
    if (const auto* number = std::get_if<double>(&value)) return write_number(field, *number);
    return {"must be a number", "必须是一个数"};
  } else if constexpr (std::is_enum_v<T>) {
    return write_word(field, value);
  } else if constexpr (kind_of<T>() == Kind::NumberList) {
    if (const auto* numbers = std::get_if<std::vector<double>>(&value)) return write_numbers(field, *numbers);
    return {"must be a list of numbers", "必须是一列数"};
  } else if constexpr (std::is_same_v<T, std::vector<Text>>) {
    if (const auto* names = std::get_if<std::vector<Text>>(&value)) {
      field = *names;
      return {};
    }
    return {"must be a list of names", "必须是一列名称"};
  } else {
    const auto* text = std::get_if<Text>(&value);
    if (!text) return {"must be a text", "必须是文字"};
    if constexpr (std::is_same_v<T, Text>) {
      field = *text;
    } else {
      field = text->en;
    }
    return {};
  }
}

}  // namespace surprisal::session
