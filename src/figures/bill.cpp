// figures: cross-entropy as a bill. A letter's rectangle is as wide as the letter is frequent and as high as
// the code for p charges for it, so the areas add up to the cross-entropy. What lies above the best code is
// overpaid, what lies below it is saved, and KL is the difference. Below them, the code: a part of [0, 1] for
// each letter. Then a text is sent with a real coder.
#include <algorithm>
#include <cmath>
#include <cstdint>
#include <numeric>
#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "base/wording.h"
#include "figures/beads.h"
#include "figures/builders.h"
#include "figures/elements.h"
#include "figures/number_text.h"
#include "figures/session_data.h"
#include "learn/arithmetic_coder.h"
#include "math/information.h"
#include "math/softmax.h"
#include "plot/ticks.h"
#include "session/setters.h"

namespace surprisal::figures {
namespace {

constexpr double kNarrow = 1e-9;    // a letter that comes more seldom has no rectangle
constexpr double kPost = 1.05;      // where such letters stand, beside all that come
constexpr double kDearestPost = 8;  // in nats: the price of a letter there that is still shown

struct Bill {
  std::vector<double> y;
  Softmax p;
  std::vector<double> charged;  // -log p, in the session's unit
  std::vector<double> best;     // -log y
  std::vector<double> y_ends;   // where the letters' parts end: y added up, and p
  std::vector<double> p_ends;
  Base base = Base::E;

  std::size_t size() const { return y.size(); }
  double start_of(std::size_t k) const { return k == 0 ? 0 : y_ends[k - 1]; }
  bool has_rectangle(std::size_t k) const { return y[k] > kNarrow; }
  bool has_post(std::size_t k) const {
    return !has_rectangle(k) && charged[k] <= from_nats(kDearestPost, base);
  }
  // The letter that comes every time, if there is one.
  std::optional<std::size_t> certain() const {
    const auto found = std::find_if(y.begin(), y.end(), [](double one) { return one > 1 - kNarrow; });
    if (found == y.end()) return std::nullopt;
    return static_cast<std::size_t>(found - y.begin());
  }
};

std::vector<double> added_up(const std::vector<double>& parts) {
  std::vector<double> ends(parts.size());
  std::partial_sum(parts.begin(), parts.end(), ends.begin());
  ends.back() = 1;
  return ends;
}

Bill bill_of(const Session& session) {
  Bill bill;
  bill.base = session.base;
  bill.y = label_distribution(session);
  bill.p = softmax_of(session.logits, session.temperature);
  for (std::size_t k = 0; k < bill.y.size(); ++k) {
    bill.charged.push_back(from_nats(0 - bill.p.log_p[k], bill.base));
    bill.best.push_back(surprisal(bill.y[k], bill.base));
  }
  bill.y_ends = added_up(bill.y);
  bill.p_ends = added_up(bill.p.p);
  return bill;
}

// The code words, if every probability is a power of 1/2 to within about a pixel of the strip. The word of a
// letter is where its part begins, in binary; where the parts do not begin at such places in the order of the
// letters, they do with the smallest first.
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

// High enough for every letter that is not too rare to be seen.
double height_of(const Bill& bill) {
  double height = from_nats(0.1, bill.base);
  for (std::size_t k = 0; k < bill.size(); ++k) {
    if (bill.y[k] >= 0.01) height = std::max({height, bill.charged[k], bill.best[k]});
    if (bill.has_post(k)) height = std::max(height, bill.charged[k]);
  }
  return height;
}

Bar part_of_rectangle(const Bill& bill, std::size_t k, double from, double to, Ink ink, Text name) {
  Bar bar;
  bar.at = (bill.start_of(k) + bill.y_ends[k]) / 2;
  bar.width = bill.y[k];
  bar.from = from;
  bar.to = to;
  bar.ink = ink;
  bar.label_inside = true;
  bar.name = std::move(name);
  bar.of_class = k;
  return bar;
}

void add_rectangle(Chart& chart, const Session& session, const Bill& bill, std::size_t k, const Text& word,
                   double height) {
  const Text name = name_of(session, k);
  const double shared = std::min(bill.charged[k], bill.best[k]);
  Bar base = part_of_rectangle(bill, k, 0, shared, Quantity::Entropy,
                               name + Text(", in both codes", "，两种编码都付"));
  const double more = bill.charged[k] - bill.best[k];
  Bar other = part_of_rectangle(bill, k, shared, std::max(bill.charged[k], bill.best[k]), Quantity::Kl,
                                name + (more > 0 ? Text(", overpaid", "，多付") : Text(", saved", "，省下")));
  if (more < 0) other.fill = Fill::Pale;
  const bool has_two = shared > 0.12 * height;
  (has_two ? base : other).label = bead_letter(session, k) + Text(" " + word.en);
  if (has_two && std::abs(more) > 0.12 * height)
    other.label = Text(more > 0 ? "+" : "") + amount_text(bill.y[k] * more);
  if (shared > 0) chart.bars.push_back(std::move(base));
  if (more != 0) chart.bars.push_back(std::move(other));
}

// A line over the rectangles, as high as a code charges for each letter.
Curve steps_over(const Bill& bill, const std::vector<double>& heights, Ink ink, Dash dash, Text name) {
  Curve steps;
  for (std::size_t k = 0; k < bill.size(); ++k) {
    if (!bill.has_rectangle(k)) continue;
    // Two points in one place would be drawn as a knot.
    const bool goes_on =
        !steps.points.empty() && std::abs(steps.points.back().y - heights[k]) < 1e-9 * heights[k];
    if (goes_on)
      steps.points.pop_back();
    else
      steps.points.push_back({bill.start_of(k), heights[k]});
    steps.points.push_back({bill.y_ends[k], heights[k]});
  }
  steps.ink = ink;
  steps.dash = dash;
  steps.thickness = Thickness::Thick;
  steps.name = std::move(name);
  return steps;
}

// What a letter that never comes would cost: it has a height and no width, so it adds nothing to the bill.
void add_posts(Chart& chart, const Session& session, const Bill& bill) {
  double highest = 0;
  for (std::size_t k = 0; k < bill.size(); ++k) {
    if (!bill.has_post(k)) continue;
    highest = std::max(highest, bill.charged[k]);
    Mark mark = bead(session, k, {kPost, bill.charged[k]}, Quantity::Loss, shown_fixed(bill.charged[k], 2));
    mark.name = name_of(session, k) + Text(", never comes", "，从不出现");
    chart.marks.push_back(std::move(mark));
  }
  if (highest == 0) return;
  Curve post;
  post.points = {{kPost, 0}, {kPost, highest}};
  post.ink = Ink::Kind::Muted;
  post.thickness = Thickness::Thin;
  post.label = {"never come: no width", "从不出现：宽度为 0"};
  post.name = {"never comes", "从不出现"};
  chart.curves.push_back(std::move(post));
  chart.x.range = Range{0, 2 * kPost - 1};
}

// Letter k and the next one share what they have together; all others keep their parts.
void move_boundary(Session& session, std::size_t k, double to) {
  const Bill bill = bill_of(session);
  if (k + 1 >= bill.size() || std::isnan(to)) return;
  const double together = bill.p.p[k] + bill.p.p[k + 1];
  const double before = bill.p_ends[k] - bill.p.p[k];
  constexpr double kLeast = 1e-9;  // of the two
  const double part = std::clamp(to - before, kLeast * together, (1 - kLeast) * together);
  if (!(part > 0)) return;
  const double t = session.temperature;
  set_logit(session, k, session.logits[k] + t * (std::log(part) - bill.p.log_p[k]));
  set_logit(session, k + 1, session.logits[k + 1] + t * (std::log(together - part) - bill.p.log_p[k + 1]));
}

Handle boundary_handle(const Session& session, std::size_t k, Point at) {
  return {.id = "boundary:" + std::to_string(k),
          .name = {"boundary after " + name_of(session, k).en, name_of(session, k).zh + "之后的边界"},
          .at = at,
          .direction = Handle::Direction::Horizontal,
          .ink = Quantity::Prediction,
          .move = [k](Session& s, Point to) { move_boundary(s, k, to.x); },
          .type = [k](Session& s, double to) { move_boundary(s, k, to); }};
}

// The code below the rectangles, joined to them by lines that stand upright where y and p agree.
void add_strip(Chart& chart, const Session& session, const Bill& bill, double height) {
  const double top = -0.16 * height;
  const double bottom = -0.36 * height;
  chart.y.range = Range{bottom, 1.04 * height};
  for (std::size_t k = 0; k < bill.size(); ++k) {
    Bar part;
    part.at = bill.p_ends[k] - bill.p.p[k] / 2;
    part.width = bill.p.p[k];
    part.from = bottom;
    part.to = top;
    part.ink = Quantity::Prediction;
    part.fill = k == main_class(session) ? Fill::Solid : Fill::Pale;
    part.label = bead_letter(session, k);
    part.label_inside = true;
    part.name = name_of(session, k) + Text(" in the code", "在编码中");
    part.of_class = k;
    chart.bars.push_back(std::move(part));
    if (k + 1 == bill.size()) break;
    Curve link;
    link.points = {{bill.y_ends[k], 0}, {bill.p_ends[k], top}};
    link.ink = Ink::Kind::Muted;
    link.thickness = Thickness::Thin;
    chart.curves.push_back(std::move(link));
    const Point at = {bill.p_ends[k], (top + bottom) / 2};
    chart.marks.push_back({at, Ink::Kind::Ink, Shape::Circle, {}});
    chart.handles.push_back(boundary_handle(session, k, at));
  }
}

Panel rectangles(const Session& session, const Bill& bill) {
  const double height = height_of(bill);
  const std::vector<std::string> words = code_words(bill.p.p);
  const std::string log = log_name(bill.base);
  Chart chart;
  chart.x.title = {"width $y$; below, the code: [[prediction:$p$]]",
                   "宽为 $y$；下方是编码 [[prediction:$p$]]"};
  chart.x.range = Range{0, 1};
  chart.x.ticks = {0, 0.25, 0.5, 0.75, 1};
  chart.y.title = with_unit({"charged [[loss:$-\\!" + log + " p$]], best [[entropy:$-\\!" + log + " y$]]",
                             "实付 [[loss:$-\\!" + log + " p$]]，最省 [[entropy:$-\\!" + log + " y$]]"},
                            bill.base);
  for (std::size_t k = 0; k < bill.size(); ++k) {
    const Text word = words.empty() ? Text(shown_fixed(bill.charged[k], 2)) : Text(words[k]);
    if (bill.has_rectangle(k)) add_rectangle(chart, session, bill, k, word, height);
  }
  chart.curves = {steps_over(bill, bill.charged, Quantity::Loss, Dash::Solid, {"charged", "实付"}),
                  steps_over(bill, bill.best, Quantity::Entropy, Dash::Dashed, {"best code", "最省的编码"})};
  if (const auto only = bill.certain())
    chart.curves[0].label =
        bead_letter(session, *only) + Text("  $-" + log + " p$ = ") + amount_text(bill.charged[*only]);
  add_strip(chart, session, bill, height);
  add_posts(chart, session, bill);
  for (const Tick& tick : ticks({0, height}, Scale::Linear, 5)) chart.y.ticks.push_back(tick.at);
  return {{}, std::move(chart)};
}

// What a text costs per letter as it grows, and what all of it costs.
struct Sending {
  std::vector<Point> per_letter;
  double all = 0;
};

Sending send(const std::vector<double>& p, const std::vector<std::size_t>& letters, Base base) {
  constexpr double kCloser = 1.01;  // between two points, once they are no letter apart
  Sending sending;
  learn::ArithmeticEncoder encoder(p);
  const double unit = from_nats(ln(Base::Two), base);
  std::size_t next = 1;
  for (std::size_t n = 1; n <= letters.size(); ++n) {
    encoder.send(letters[n - 1]);
    if (n < next && n < letters.size()) continue;
    next = std::max(n + 1, static_cast<std::size_t>(kCloser * static_cast<double>(n)));
    sending.all = unit * static_cast<double>(encoder.length());
    sending.per_letter.push_back({static_cast<double>(n), sending.all / static_cast<double>(n)});
  }
  return sending;
}

Panel letters_sent(const Session& session, const Bill& bill) {
  const auto count = static_cast<std::size_t>(session.message.letters);
  const std::vector<std::size_t> letters =
      learn::random_letters(bill.y, count, static_cast<std::uint64_t>(session.message.seed));
  const Sending paid = send(bill.p.p, letters, bill.base);
  // A text that is known before it is sent needs no code at all.
  const Sending best = bill.certain() ? Sending{} : send(bill.y, letters, bill.base);
  const double charged = cross_entropy(bill.y, bill.p, bill.base);
  const double own = entropy(bill.y, bill.base);
  const Point last = paid.per_letter.back();

  Chart chart;
  chart.x = {.title = {"letters sent, log axis", "已发送字母数，对数刻度"},
             .scale = Scale::Log,
             .range = Range{1, std::max(10.0, 1.6 * static_cast<double>(count))},
             .ticks = {1, 10, 100, 1000, 10000}};
  chart.y = {.title = with_unit({"paid per letter", "平均每个字母"}, bill.base), .ink = Quantity::Loss};
  double highest = std::max(from_nats(0.1, bill.base), own);
  for (const Point& at : paid.per_letter) highest = std::max(highest, at.y);
  chart.y.range = Range{0, 1.25 * std::max(highest, std::min(charged, 2 * highest))};
  Curve curve;
  curve.points = paid.per_letter;
  curve.ink = Quantity::Loss;
  curve.thickness = Thickness::Thick;
  curve.name = {"paid per letter", "平均每个字母"};
  chart.curves = {std::move(curve)};
  Guide average =
      horizontal_guide(charged, Quantity::Loss,
                       {"$H(y, p)$ = " + amount_text(charged).en, "$H(y, p)$ = " + amount_text(charged).zh});
  Guide least = horizontal_guide(
      own, Quantity::Entropy,
      {"best code: $H(y)$ = " + amount_text(own).en, "最省：$H(y)$ = " + amount_text(own).zh});
  least.dash = Dash::Dashed;
  chart.guides = {std::move(average), std::move(least)};
  chart.marks = {{last, Quantity::Loss, Shape::Circle, shown_fixed(last.y, 2), true}};
  const auto whole = [](double amount) { return shown_fixed(amount, 0); };
  const std::string n = std::to_string(count);
  return {{n + (count == 1 ? " letter" : " letters") + " sent: [[loss:" + whole(paid.all) + "]] " +
               unit_name(bill.base).en + ", at best [[entropy:" + whole(best.all) + "]]",
           "发送 " + n + " 个字母：[[loss:" + whole(paid.all) + "]] " + unit_name(bill.base).zh +
               "，最少 [[entropy:" + whole(best.all) + "]]"},
          std::move(chart)};
}

}  // namespace

Plot build_bill(const Session& session) {
  const Bill bill = bill_of(session);
  double overpaid = 0;
  double saved = 0;
  for (std::size_t k = 0; k < bill.size(); ++k) {
    if (bill.y[k] == 0) continue;
    const double more = bill.y[k] * (bill.charged[k] - bill.best[k]);
    (more > 0 ? overpaid : saved) += std::abs(more);
  }
  const auto amount = [](double value) { return amount_text(value).en; };
  const auto only = bill.certain();
  const double waste = kl(bill.y, bill.p, bill.base);
  Plot plot;
  plot.title = {"The bill for one letter", "一个字母的账单"};
  const std::string sum = "[[loss:**" + amount(cross_entropy(bill.y, bill.p, bill.base)) +
                          "**]] = [[entropy:**" + amount(entropy(bill.y, bill.base)) + "**]] + [[kl:**" +
                          amount(waste) + "**]] ";
  plot.aside = Text(sum) + unit_name(bill.base);
  plot.note = {"Area is cost. Overpaid " + amount(overpaid) + ", saved " + amount(saved) +
                   ": the difference is [[kl:$\\mathrm{KL}(y \\| p)$ = " + amount(waste) + "]] " +
                   unit_name(bill.base).en + ".",
               "面积就是花费。多付 " + amount(overpaid) + "，省下 " + amount(saved) +
                   "，两者之差就是 [[kl:$\\mathrm{KL}(y \\| p)$ = " + amount(waste) + "]] " +
                   unit_name(bill.base).zh + "。"};
  if (only) {
    const std::string price =
        "[[loss:$-" + log_name(bill.base) + " p$ = " + amount(bill.charged[*only]) + "]] ";
    const Text name = name_of(session, *only);
    plot.note = {
        "Only " + name.en + " ever comes, so its price is the whole bill: " + price +
            unit_name(bill.base).en + ".",
        "只有" + name.zh + "会出现，所以它的价钱就是整张账单：" + price + unit_name(bill.base).zh + "。"};
  }
  plot.rows = {{rectangles(session, bill), letters_sent(session, bill)}};
  plot.rows[0][0].weight = 1.5;
  return plot;
}

}  // namespace surprisal::figures
