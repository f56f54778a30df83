#include "figures/letters_sent.h"

#include <algorithm>
#include <cmath>
#include <cstdint>
#include <utility>

#include "base/wording.h"
#include "figures/beads.h"
#include "figures/elements.h"
#include "figures/number_text.h"
#include "learn/arithmetic_coder.h"

namespace surprisal::figures {
namespace {

constexpr std::size_t kMaxChips = 60;  // no window has room for more

// The running cost per letter, and the total cost of the text.
struct Sending {
  std::vector<Point> per_letter;
  double all = 0;
};

Sending send(const std::vector<double>& p, const std::vector<std::size_t>& letters, Base base) {
  constexpr double kLetterCountRatio =
      1.01;  // ratio of successive letter counts, once that is more than one letter
  Sending sending;
  learn::ArithmeticEncoder encoder(p);
  const double unit = from_bits(1, base);
  std::size_t next = 1;
  for (std::size_t n = 1; n <= letters.size(); ++n) {
    encoder.send(letters[n - 1]);
    if (n < next && n < letters.size()) continue;
    next = std::max(n + 1, static_cast<std::size_t>(kLetterCountRatio * static_cast<double>(n)));
    sending.all = unit * static_cast<double>(encoder.length());
    sending.per_letter.push_back({static_cast<double>(n), sending.all / static_cast<double>(n)});
  }
  return sending;
}

// The text and its cost, with the session's code and with the best one.
struct Account {
  std::vector<std::size_t> letters;
  Sending paid;
  Sending best;
  double charged = 0;  // per letter in the long run
  double least = 0;

  double each() const { return paid.per_letter.back().y; }
};

Account account_of(const Session& session, const Bill& bill) {
  Account account;
  account.letters = learn::random_letters(bill.y, static_cast<std::size_t>(session.message.letters),
                                          static_cast<std::uint64_t>(session.message.seed));
  account.paid = send(bill.p.p, account.letters, bill.base);
  // If one letter is certain, the receiver already knows the text and no code is needed.
  if (!bill.certain()) account.best = send(bill.y, account.letters, bill.base);
  account.charged = cross_entropy(bill.y, bill.p, bill.base);
  account.least = entropy(bill.y, bill.base);
  return account;
}

std::string whole(double amount) { return with_commas(static_cast<std::size_t>(std::llround(amount))); }

std::vector<Chip> chips_of(const Session& session, const Bill& bill,
                           const std::vector<std::size_t>& letters) {
  const Code code = code_of(bill);
  std::vector<Chip> chips;
  for (std::size_t i = letters.size() - std::min(letters.size(), kMaxChips); i < letters.size(); ++i) {
    const std::size_t k = letters[i];
    chips.push_back(
        {bead_letter(session, k), code.words[k], code.has_prices ? Quantity::Loss : Quantity::Prediction, k});
  }
  return chips;
}

// Covers the curve, and both lines unless the charged price is far above it. Starts at 0 if 0 is near.
Range range_of_prices(const Account& account, Base base) {
  double low = std::min(account.charged, account.least);
  double high = std::max(account.least, from_nats(0.1, base));
  for (const Point& at : account.paid.per_letter) {
    low = std::min(low, at.y);
    high = std::max(high, at.y);
  }
  high = std::max(high, std::min(account.charged, 2 * high));
  constexpr double kMargin = 0.2;
  const double margin = kMargin * std::max(high - low, 0.1 * high);
  low -= 1.5 * margin;  // room for the label of the lower line
  return {low < 0.3 * high ? 0 : low, high + margin};
}

Axis axis_of_letters(std::size_t count) {
  Axis axis;
  axis.title = {"letters sent", "已发送的字母数"};
  axis.scale = Scale::Log;
  axis.range = Range{1, std::max(10.0, static_cast<double>(count))};
  axis.ticks = {1, 10, 100, 1000, 10000};
  for (const double at : axis.ticks) axis.tick_words.emplace_back(whole(at));
  return axis;
}

Amounts amounts_of(const Account& account, Base base) {
  const Text unit = unit_name(base);
  const std::string count = with_commas(account.letters.size());
  Amounts amounts;
  amounts.amounts = {{{count + (account.letters.size() == 1 ? " letter sent" : " letters sent"),
                       "已发送 " + count + " 个字母"},
                      account.each(),
                      shown_fixed(account.each(), 2),
                      {unit.en + " each", unit.zh + "/个"},
                      Quantity::Loss,
                      Weight::Bold,
                      {Text(whole(account.paid.all) + " " + unit.en + " in all",
                            "共 " + whole(account.paid.all) + " " + unit.zh),
                       Text("[[entropy:" + whole(account.best.all) + " with the best code]]",
                            "[[entropy:最省的编码只要 " + whole(account.best.all) + "]]")}}};
  return amounts;
}

Text title_of(const Account& account, Base base) {
  const Text unit = unit_name(base);
  const std::string all = "[[loss:" + whole(account.paid.all) + "]]";
  const std::string best = "[[entropy:" + whole(account.best.all) + "]]";
  return {"Sent, in " + unit.en + ": " + all + "; at best " + best,
          "已发送 " + all + " " + unit.zh + "，最少 " + best};
}

// Dashes over the other line would read as one striped line, so equal prices share a line.
std::vector<Guide> guides_of(const Account& account) {
  const Text none_better = {": no code does better in the long run", "：长期来看，没有更省的编码"};
  if (std::abs(account.charged - account.least) <= 1e-9 * account.charged)
    return {horizontal_guide(
        account.charged, Quantity::Loss,
        Text("cross-entropy = entropy ", "交叉熵 = 熵 ") + trimmed_amount(account.charged) + none_better)};
  Guide least = horizontal_guide(account.least, Quantity::Entropy,
                                 Text("entropy ", "熵 ") + trimmed_amount(account.least) + none_better);
  least.dash = Dash::Dashed;
  return {horizontal_guide(account.charged, Quantity::Loss,
                           Text("cross-entropy ", "交叉熵 ") + trimmed_amount(account.charged)),
          std::move(least)};
}

}  // namespace

Panel letters_sent(const Session& session, const Bill& bill) {
  const Account account = account_of(session, bill);
  const Text unit = unit_name(bill.base);
  Chart chart;
  chart.x = axis_of_letters(account.letters.size());
  chart.y.title = {unit.en + " paid per letter, so far", "平均每个字母已付的" + unit.zh + "数"};
  chart.y.brief = {unit.en + " per letter", "每个字母的" + unit.zh + "数"};
  chart.y.title_in_line = true;
  chart.y.ink = Quantity::Loss;
  chart.y.range = range_of_prices(account, bill.base);
  Curve curve;
  curve.points = account.paid.per_letter;
  curve.ink = Quantity::Loss;
  curve.thickness = Thickness::Regular;
  curve.name = {"paid per letter", "平均每个字母"};
  chart.marks = {{curve.points.back(), Quantity::Loss, Shape::Circle, {}}};
  chart.marks.back().name = {"so far", "到目前为止"};
  chart.curves = {std::move(curve)};
  chart.guides = guides_of(account);
  chart.chips = chips_of(session, bill, account.letters);
  Panel panel;
  panel.title = title_of(account, bill.base);
  panel.title_beside_amounts = {"Send letters", "发送字母"};
  panel.content = std::move(chart);
  panel.amounts = amounts_of(account, bill.base);
  return panel;
}

}  // namespace surprisal::figures
