#include "figures/bill_numbers.h"

#include <algorithm>
#include <cmath>
#include <numeric>
#include <string>

#include "base/wording.h"
#include "figures/number_text.h"
#include "figures/session_data.h"

namespace surprisal::figures {
namespace {

constexpr double kNegligibleFrequency = 1e-9;  // a less frequent letter has no rectangle
constexpr double kHighestPostPrice = 8;  // in nats: a letter that never occurs is shown up to this price

std::vector<double> cumulative_sums(const std::vector<double>& parts) {
  std::vector<double> ends(parts.size());
  std::partial_sum(parts.begin(), parts.end(), ends.begin());
  ends.back() = 1;
  return ends;
}

double sum_of_differences(const Bill& bill, double sign) {
  double sum = 0;
  for (std::size_t k = 0; k < bill.size(); ++k) {
    if (bill.y[k] > 0) sum += bill.y[k] * std::max(0.0, sign * bill.difference(k));
  }
  return sum;
}

}  // namespace

bool Bill::has_rectangle(std::size_t k) const { return y[k] > kNegligibleFrequency; }

bool Bill::has_post(std::size_t k) const {
  return !has_rectangle(k) && charged[k] <= from_nats(kHighestPostPrice, base);
}

std::optional<std::size_t> Bill::certain() const {
  const auto found =
      std::find_if(y.begin(), y.end(), [](double one) { return one > 1 - kNegligibleFrequency; });
  if (found == y.end()) return std::nullopt;
  return static_cast<std::size_t>(found - y.begin());
}

double Bill::difference(std::size_t k) const {
  constexpr double kRounding = 1e-12;
  const double difference = charged[k] - best[k];
  return std::abs(difference) < kRounding * std::max(1.0, best[k]) ? 0 : difference;
}

double Bill::overpaid() const { return sum_of_differences(*this, 1); }

double Bill::saved() const { return sum_of_differences(*this, -1); }

Bill bill_of(const Session& session) {
  Bill bill;
  bill.base = session.base;
  bill.y = label_distribution(session);
  bill.p = softmax_of(session.logits, session.temperature);
  for (std::size_t k = 0; k < bill.y.size(); ++k) {
    bill.charged.push_back(from_nats(0 - bill.p.log_p[k], bill.base));
    bill.best.push_back(surprisal(bill.y[k], bill.base));
  }
  bill.y_ends = cumulative_sums(bill.y);
  bill.p_ends = cumulative_sums(bill.p.p);
  return bill;
}

namespace {

// Empty if p has no exact prefix code. A letter's code word is the start of its part of [0, 1], in binary. If
// the parts are not aligned in the order of the letters, they are assigned from the smallest up.
std::vector<std::string> code_words(const std::vector<double>& p) {
  constexpr double kLongest = 8;
  constexpr double kNear = 0.02;
  std::vector<int> lengths;
  for (const double one : p) {
    const double bits = -std::log2(one);
    if (!(bits > 0.5 && bits < kLongest + 0.5) || std::abs(bits - std::round(bits)) > kNear) return {};
    lengths.push_back(static_cast<int>(std::round(bits)));
  }
  std::vector<std::size_t> order(p.size());
  std::iota(order.begin(), order.end(), std::size_t{0});
  for (const bool sorted : {false, true}) {
    if (sorted)
      std::stable_sort(order.begin(), order.end(),
                       [&](std::size_t a, std::size_t b) { return lengths[a] > lengths[b]; });
    std::vector<std::string> words(p.size());
    unsigned start = 0;  // in units of 2^-8
    bool fits = true;
    for (const std::size_t k : order) {
      for (int bit = 0; bit < lengths[k]; ++bit) words[k] += (start >> (7 - bit)) % 2 == 1 ? '1' : '0';
      const unsigned part = 256U >> lengths[k];
      fits &= start % part == 0;
      start += part;
    }
    if (fits && start == 256) return words;
  }
  return {};
}

}  // namespace

Code code_of(const Bill& bill) {
  Code code;
  for (const std::string& word : code_words(bill.p.p)) code.words.emplace_back(word);
  code.has_prices = code.words.empty();
  if (!code.has_prices) return code;
  for (const double price : bill.charged) code.words.emplace_back(shown_fixed(price, 2));
  return code;
}

Text price_text(double amount, Base base) {
  const std::string number = trimmed_number(amount, 3);
  Text unit = unit_name(base);
  if (number == "1") unit.en.pop_back();
  return Text(number + " ") + unit;
}

}  // namespace surprisal::figures
