#include "lesson/value.h"

#include <array>
#include <charconv>
#include <cmath>

#include "base/wording.h"
#include "draw/fonts.h"

namespace surprisal::lesson {
namespace {

constexpr int kMaxDigits = 17;  // a double has no more

struct FormatLetter {
  char letter;
  NumberFormat::Kind kind;
};
constexpr auto kLetters = std::to_array<FormatLetter>({{'f', NumberFormat::Kind::Decimals},
                                                       {'g', NumberFormat::Kind::Digits},
                                                       {'e', NumberFormat::Kind::Scientific},
                                                       {'%', NumberFormat::Kind::Percent}});

ExpressionProblem no_format(std::size_t at) {
  return {Text("a format is .4f, .4g, .2e or .1%, with up to ", "格式写作 .4f、.4g、.2e 或 .1%，最多 ") +
              std::to_string(kMaxDigits) + Text(" digits", " 位"),
          at};
}

std::variant<NumberFormat, ExpressionProblem> parse_format(std::string_view text, std::size_t at) {
  while (text.ends_with(' ')) text.remove_suffix(1);
  if (text.size() < 3 || text.front() != '.') return no_format(at);
  NumberFormat format;
  const char* const end_of_digits = text.data() + text.size() - 1;
  const auto [end, error] = std::from_chars(text.data() + 1, end_of_digits, format.digits);
  const auto* letter = std::find_if(kLetters.begin(), kLetters.end(),
                                    [&](const FormatLetter& l) { return l.letter == text.back(); });
  if (error != std::errc() || end != end_of_digits || format.digits < 0 || format.digits > kMaxDigits ||
      letter == kLetters.end()) {
    return no_format(at);
  }
  format.kind = letter->kind;
  return format;
}

std::string scientific(double value, int decimals) {
  if (!std::isfinite(value)) return shown(value);
  char buffer[64];
  const auto end =
      std::to_chars(buffer, buffer + sizeof buffer, value, std::chars_format::scientific, decimals).ptr;
  const std::string_view text(buffer, static_cast<std::size_t>(end - buffer));
  const std::size_t e = text.find('e');
  const int exponent = std::stoi(std::string(text.substr(e + 1)));
  std::string mantissa(text.substr(0, e));
  if (mantissa.starts_with('-')) mantissa.replace(0, 1, "−");
  return exponent == 0 ? mantissa : mantissa + "×" + power_of_ten(exponent);
}

std::string shown_list(const Numbers& values, NumberFormat format, bool as_set) {
  std::string text;
  for (std::size_t k = 0; k < values.size(); ++k) {
    if (values.size() > kLongestShownList && k == kLongestShownList / 2) {
      text += ", …";
      k = values.size() - kLongestShownList / 2;
    }
    text += (k > 0 ? ", " : "") + shown_as(values[k], format, as_set);
  }
  return text;
}

std::string shown_amount(const Evaluated& value, NumberFormat format, Language language) {
  if (const auto* number = std::get_if<double>(&value.amount)) return shown_as(*number, format, value.as_set);
  if (const auto* list = std::get_if<Numbers>(&value.amount)) return shown_list(*list, format, value.as_set);
  if (const auto* word = std::get_if<Text>(&value.amount)) return word->in(language);
  std::string text;
  if (const auto* words = std::get_if<std::vector<Text>>(&value.amount)) {
    for (const Text& word : *words) {
      if (!text.empty()) text += language == Language::Chinese ? "、" : ", ";
      text += word.in(language);
    }
  }
  return text;
}

}  // namespace

ParsedLiveValue parse_live_value(std::string_view source) {
  LiveValue value;
  const std::size_t colon = source.find(':');
  if (colon != source.npos) {
    const auto format = parse_format(source.substr(colon + 1), colon + 1);
    if (const auto* problem = std::get_if<ExpressionProblem>(&format)) return *problem;
    value.format = std::get<NumberFormat>(format);
  }
  ParsedExpression expression = parse_expression(source.substr(0, colon));
  if (const auto* problem = std::get_if<ExpressionProblem>(&expression)) return *problem;
  value.expression = std::get<Expression>(std::move(expression));
  return value;
}

std::string shown_as(double value, NumberFormat format, bool as_set) {
  if (std::isnan(value)) return "NaN";
  switch (format.kind) {
    case NumberFormat::Kind::Decimals:
      return shown_fixed(value, format.digits);
    case NumberFormat::Kind::Digits:
      return shown(value, std::max(1, format.digits));
    case NumberFormat::Kind::Scientific:
      return scientific(value, format.digits);
    case NumberFormat::Kind::Percent:
      return shown_fixed(100 * value, format.digits) + "%";
    case NumberFormat::Kind::AsInFigures:
      break;
  }
  if (value == 0) return "0";
  return as_set ? shown_short(value) : shown(value, format.digits);
}

ShownValue shown_value(const LiveValue& value, const Values& now, Language language, const Values* then) {
  const auto result = evaluate(value.expression, now, then);
  const auto* evaluated = std::get_if<Evaluated>(&result);
  const std::string text = evaluated == nullptr ? "" : shown_amount(*evaluated, value.format, language);
  if (text.empty()) return {"—", Ink::Kind::Muted, false};  // no value, or an empty list
  return {text, evaluated->ink, true};
}

bool differs_from_before(const LiveValue& value, const ShownValue& now, const Values* before,
                         Language language) {
  return before != nullptr && shown_value(value, *before, language).text != now.text;
}

}  // namespace surprisal::lesson
