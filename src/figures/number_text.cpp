#include "figures/number_text.h"

#include <cmath>

#include "base/number.h"
#include "base/wording.h"

namespace surprisal::figures {

Text unit_name(Base base) {
  switch (base) {
    case Base::Two:
      return {"bits", "比特"};
    case Base::Ten:
      return {"hartleys", "哈特利"};
    case Base::E:
      break;
  }
  return {"nats", "奈特"};
}

Text with_unit(const Text& what, Base base) {
  const Text u = unit_name(base);
  return {what.en + " (" + u.en + ")", what.zh + "（" + u.zh + "）"};
}

std::string log_name(Base base) {
  return base == Base::Two ? R"(\log_2)" : base == Base::Ten ? R"(\lg)" : R"(\ln)";
}

Text number_text(double value, int digits) {
  if (std::isnan(value)) return {"undefined", "NaN"};
  return {value == 0 ? "0" : shown(value, digits)};
}

Text amount_text(double value) {
  if (!std::isfinite(value) || value == 0 || std::abs(value) >= 10) return number_text(value);
  return std::abs(value) < 0.0095 ? Text(shown(value, 2)) : Text(shown_fixed(value, 3));
}

Text percent(double share, int decimals) { return shown_fixed(100 * share, decimals) + "%"; }

Text odds_text(double logit) {
  const std::string larger = shown(std::exp(std::abs(logit)), 4);
  return logit >= 0 ? Text(larger + " to 1", larger + " 比 1") : Text("1 to " + larger, "1 比 " + larger);
}

Text share_text(double p) {
  if (p > 0 && p < 0.0005) return "<0.001";
  if (p < 1 && p >= 0.9995) return ">0.999";
  return p == 0 || p == 1 ? Text(shown_short(p)) : Text(shown_fixed(p, 3));
}

Text class_probability_text(double p) {
  return p > 0 && p < 0.0001 ? Text("<0.0001") : Text(shown_fixed(p, 4));
}

Text with_number(const Text& what, double value, int digits) {
  const Text space = {" ", what.zh.ends_with("：") ? "" : " "};  // a Chinese colon includes its space
  return what + space + number_text(value, digits);
}

std::string trimmed_number(double value, int digits) {
  if (value == 0 || !std::isfinite(value)) return shown_short(value);
  const double unit = std::pow(10, std::floor(std::log10(std::abs(value))) + 1 - digits);
  return shown_short(unit > 0 ? std::round(value / unit) * unit : value);
}

std::string trimmed_amount(double value) {
  std::string text = amount_text(value).en;
  if (text.find('.') == text.npos || text.find("×") != text.npos) return text;
  text.resize(text.find_last_not_of('0') + 1);
  if (text.ends_with('.')) text.pop_back();
  return text;
}

std::string fraction_text(double share) {
  constexpr double kRounding = 1e-9;
  constexpr int kMaxParts = 256;         // largest denominator of a unit fraction
  constexpr int kMaxPartsOfOthers = 16;  // largest denominator of any other fraction
  for (int parts = 2; parts <= kMaxParts; parts *= 2) {
    const double count = std::round(share * parts);
    const bool is_short = count == 1 || parts <= kMaxPartsOfOthers;
    if (std::abs(share * parts - count) > kRounding || count <= 0 || count >= parts || !is_short) continue;
    return shown_short(count) + "/" + std::to_string(parts);
  }
  return trimmed_number(share, 3);
}

Text number_as_typed(double value) {
  const std::string digits = exact(value);
  const bool plain = digits.size() <= 6 && digits.find('e') == std::string::npos;
  return {plain && value >= 0 ? digits : shown(value, 3)};
}

Cell number_cell(double value, Ink ink, int digits, Weight weight) {
  Cell cell{number_text(value, digits), ink, weight};
  cell.value = value;
  return cell;
}

}  // namespace surprisal::figures
