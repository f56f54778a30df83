#include "session/key_rules.h"

#include <algorithm>
#include <cstddef>
#include <initializer_list>
#include <numeric>
#include <string_view>

#include "base/number.h"
#include "base/quote.h"
#include "base/utf8.h"
#include "math/quantities.h"

namespace surprisal::session {
namespace {

Text entry(std::size_t k) {
  const std::string number = std::to_string(k + 1);
  return {"entry " + number + " ", "第 " + number + " 项"};
}

Text first_of(std::initializer_list<Text> faults) {
  const auto* found = std::find_if(faults.begin(), faults.end(), [](const auto& f) { return !f.empty(); });
  return found == faults.end() ? Text() : *found;
}

Text plain_text_fault(const std::string& name) {
  if (name.size() > kLongestName) {
    return Text("must be shorter than ", "必须短于 ") + std::to_string(kLongestName + 1) +
           Text(" bytes", " 字节");
  }
  for (std::size_t i = 0; i < name.size();) {
    const std::size_t length = character_length(std::string_view(name).substr(i));
    if (length == 0)
      return Text("must be plain text in UTF-8, but is ", "必须是 UTF-8 的纯文字，现为") + in_quotes(name);
    i += length;
  }
  return {};
}

}  // namespace

Text name_fault(const Text& name) { return first_of({plain_text_fault(name.en), plain_text_fault(name.zh)}); }

Text range_fault(double value, double low, double high) {
  if (value >= low && value <= high) return {};  // not for NaN: both comparisons are false
  return Text("must be from ", "必须在 ") + exact(low) + Text(" to ", " 到 ") + exact(high) +
         Text(", but is ", " 之间，现为 ") + exact(value);
}

Text entries_range_fault(const std::vector<double>& values, double low, double high) {
  for (std::size_t k = 0; k < values.size(); ++k) {
    const Text fault = range_fault(values[k], low, high);
    if (!fault.empty()) return entry(k) + fault;
  }
  return {};
}

Text count_range_fault(std::size_t count, std::size_t fewest, std::size_t most) {
  if (count >= fewest && count <= most) return {};
  return Text("must have ", "须有 ") + std::to_string(fewest) + Text(" to ", " 到 ") + std::to_string(most) +
         Text(" entries, but has ", " 项，现有 ") + std::to_string(count) + Text("", " 项");
}

Text count_mismatch_fault(std::size_t count, std::size_t wanted, const Text& of_what) {
  if (count == wanted) return {};
  return Text("must have ", "须有 ") + std::to_string(wanted) +
         Text(" entries, one for each of ", " 项，每项对应 ") + of_what +
         Text(", but has ", " 的一项，现有 ") + std::to_string(count) + Text("", " 项");
}

Text class_count_fault(std::size_t count, const Session& s) {
  return count_mismatch_fault(count, class_count(s), {"the logits", "logits"});
}

Text drawn_digit_fault(std::size_t pixels) {
  if (pixels == 0 || pixels == 64) return {};
  return Text("must have 64 entries, or none for the test digit, but has ",
              "必须有 64 项，取测试数字时则为空，现有项数为 ") +
         std::to_string(pixels);
}

Text hidden_units_fault(int units) {
  if (units == 0 || units == 16 || units == 32) return {};
  return Text("must be 0, 16 or 32, but is ", "必须是 0、16 或 32，现为 ") + std::to_string(units);
}

Text distribution_fault(const std::vector<double>& p) {
  if (adds_to_one(p)) return {};
  return Text("must add up to 1, but add up to ", "各项之和必须为 1，现为 ") +
         exact(std::accumulate(p.begin(), p.end(), 0.0));
}

Text price_count_fault(const std::vector<double>& prices) {
  if (prices.size() == kKnots.size() || prices.size() == kFineKnots) return {};
  return Text("must have ", "须有 ") + std::to_string(kKnots.size()) + Text(" or ", " 或 ") +
         std::to_string(kFineKnots) + Text(" entries, but has ", " 项，现有 ") +
         std::to_string(prices.size()) + Text("", " 项");
}

Text not_falling_fault(const std::vector<double>& prices) {
  constexpr double kRounding = 1e-12;  // allows for the rounding when two such lists are mixed
  for (std::size_t i = 1; i < prices.size(); ++i) {
    if (prices[i] > prices[i - 1] + kRounding)
      return entry(i) + Text("must not be larger than the entry before it", "不能高于前一项");
  }
  return {};
}

Text letter_shares_fault(const std::vector<double>& shares) {
  if (shares.empty()) return {};
  if (shares.size() == kLetterShares) return distribution_fault(shares);
  return Text("must have 6 entries, or none for equally likely letters, but has ",
              "必须有 6 项，所有字符机会相同时则为空，现有项数为 ") +
         std::to_string(shares.size());
}

Text letter_bets_fault(const std::vector<double>& bets) {
  if (bets.size() % kLetterShares != 0 || bets.size() > kLetterShares * kLastLetter)
    return Text("must have 6 entries for each of at most 300 bets, but has ",
                "每次下注必须有 6 项，最多 300 次，现有项数为 ") +
           std::to_string(bets.size());
  for (std::size_t i = 0; i < bets.size(); i += kLetterShares) {
    const auto from = bets.begin() + static_cast<std::ptrdiff_t>(i);
    const Text fault = distribution_fault({from, from + static_cast<std::ptrdiff_t>(kLetterShares)});
    if (!fault.empty())
      return Text("for bet ", "第 ") + std::to_string(i / kLetterShares + 1) + Text(" ", " 次下注的") + fault;
  }
  return {};
}

Text figure_fault(const Session& s) {
  const bool good = std::all_of(s.figure.begin(), s.figure.end(), [](char c) {
    return (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || c == '-' || c == '_';
  });
  if (good && !s.figure.empty() && s.figure.size() <= 64) return {};
  return Text("must be the id of a figure, but is ", "必须是图的标识，现为") + in_quotes(s.figure);
}

Text labels_fault(const Session& s) {
  if (s.label_mode == LabelMode::Distribution) return distribution_fault(s.labels);
  const auto ones = std::count(s.labels.begin(), s.labels.end(), 1.0);
  const auto zeros = std::count(s.labels.begin(), s.labels.end(), 0.0);
  if (ones + zeros != static_cast<std::ptrdiff_t>(s.labels.size())) {
    return {"must each be 0 or 1, unless label_mode is distribution",
            "各项必须是 0 或 1，除非 label_mode 为 distribution"};
  }
  if (s.label_mode == LabelMode::OneClass && ones != 1) {
    return {"must have exactly one 1, unless label_mode is several",
            "必须恰有一个 1，除非 label_mode 为 several"};
  }
  return {};
}

Text names_fault(const Session& s) {
  for (std::size_t k = 0; k < s.class_names.size(); ++k) {
    const Text fault = name_fault(s.class_names[k]);
    if (!fault.empty()) return entry(k) + fault;
  }
  return {};
}

Text batch_logits_fault(const Session& s) {
  const std::size_t rows = s.batch.targets.size();
  if (rows == 0 || s.batch.logits.size() % rows != 0) {
    return Text("must have the same number of entries for each of the batch.targets, ",
                "的项数必须是 batch.targets 项数的整数倍，后者为 ") +
           std::to_string(rows) + Text(", but has ", "，前者现为 ") + std::to_string(s.batch.logits.size());
  }
  const std::size_t columns = columns_of(s.batch);
  if (columns < kMinClasses || columns > kMaxClasses) {
    return Text("must have ", "对 batch.targets 的每一项须有 ") + std::to_string(kMinClasses) +
           Text(" to ", " 到 ") + std::to_string(kMaxClasses) +
           Text(" entries for each of the batch.targets, but has ", " 项，现有 ") + std::to_string(columns) +
           Text("", " 项");
  }
  return {};
}

}  // namespace surprisal::session
