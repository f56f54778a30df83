// figures: cross-entropy as a bill. The width of a letter's rectangle is the letter's frequency and its
// height is the price that the code for p charges for it, so the areas add up to the cross-entropy. Area
// above the best code's price is overpaid, area below it is saved, and the difference is KL. Below the
// rectangles is the code, one part of [0, 1] for each letter, and a text that is sent with a real coder.
#include <algorithm>
#include <cmath>
#include <string>
#include <utility>
#include <vector>

#include "base/wording.h"
#include "figures/beads.h"
#include "figures/bill_numbers.h"
#include "figures/builders.h"
#include "figures/letters_sent.h"
#include "figures/number_text.h"
#include "plot/ticks.h"
#include "session/setters.h"

namespace surprisal::figures {
namespace {

constexpr double kPostPosition = 1.05;  // x of the post for letters that never occur, right of all rectangles
constexpr double kEndWithPost = 1.15;   // end of the axis if there is a post, with room for its labels

// Very rare letters are ignored: their rectangles would be tall but too narrow to see.
double height_of(const Bill& bill) {
  double height = from_nats(0.1, bill.base);
  for (std::size_t k = 0; k < bill.size(); ++k) {
    if (bill.y[k] >= 0.01) height = std::max({height, bill.charged[k], bill.best[k]});
    if (bill.has_post(k)) height = std::max(height, bill.charged[k]);
  }
  return height;
}

// ---- the rectangles

Bar part_of_rectangle(const Bill& bill, std::size_t k, double from, double to, Ink ink, Text name) {
  Bar bar;
  bar.at = (bill.start_of(k) + bill.y_ends[k]) / 2;
  bar.width = bill.y[k];
  bar.from = from;
  bar.to = to;
  bar.ink = ink;
  bar.is_joined = true;
  bar.name = std::move(name);
  bar.of_class = k;
  return bar;
}

// "3 bits × 1/2 = 1.5", with shorter versions for small rectangles.
Inscription area_of(const Bill& bill, std::size_t k) {
  const Text times = " × " + fraction_text(bill.y[k]) + " = ";
  const Text area = "**" + trimmed_number(bill.y[k] * bill.charged[k], 3) + "**";
  return {Inscription::Place::Top,
          {price_text(bill.charged[k], bill.base) + times + area,
           Text(trimmed_number(bill.charged[k], 3)) + times + area, area}};
}

// The same for the part charged above or below the best price.
Text difference_of(const Bill& bill, std::size_t k) {
  const double more = std::abs(bill.difference(k));
  return trimmed_number(more, 3) + " × " + fraction_text(bill.y[k]) + " = " +
         trimmed_number(bill.y[k] * more, 3);
}

std::vector<Text> best_price_of(const Bill& bill, std::size_t k) {
  const Text price = price_text(bill.best[k], bill.base);
  return {Text("best price: ", "最低价：") + price, Text("best: ", "最低 ") + price};
}

// Draws the charge up to the best price, and the part overpaid above it or saved below it.
void add_rectangle(Chart& chart, const Session& session, const Bill& bill, std::size_t k) {
  const Text name = name_of(session, k);
  const double shared = std::min(bill.charged[k], bill.best[k]);
  const double more = bill.difference(k);
  Bar base = part_of_rectangle(bill, k, 0, shared, Quantity::Entropy,
                               name + Text(", in both codes", "，两种编码都付"));
  Bar other = part_of_rectangle(bill, k, shared, std::max(bill.charged[k], bill.best[k]), Quantity::Kl,
                                name + (more > 0 ? Text(", overpaid", "，多付") : Text(", saved", "，省下")));
  (more > 0 ? other : base).inscriptions = {area_of(bill, k)};
  if (more >= 0) base.inscriptions.push_back({Inscription::Place::Bottom, best_price_of(bill, k)});
  if (more > 0) {
    const Text amount = trimmed_number(bill.y[k] * more, 3);
    other.inscriptions.push_back(
        {Inscription::Place::Bottom,
         {Text("overpaid: ", "多付：") + difference_of(bill, k), Text("overpaid ", "多付 ") + amount}});
  } else if (more < 0) {
    other.fill = Fill::Pale;
    const Text word = {"saved", "省下"};
    other.inscriptions = {
        {Inscription::Place::Chip, {word + Text(": ", "：") + difference_of(bill, k), word}}};
  }
  if (shared > 0) chart.bars.push_back(std::move(base));
  if (more != 0) chart.bars.push_back(std::move(other));
}

// A step line over the rectangles: the price of each letter under one code.
Curve steps_over(const Bill& bill, const std::vector<double>& heights, Ink ink, Dash dash, Text name) {
  Curve steps;
  for (std::size_t k = 0; k < bill.size(); ++k) {
    if (!bill.has_rectangle(k)) continue;
    // Merge steps of equal height: duplicate points would show as a knot in the line.
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

// Outlines the whole charge.
Curve outline_of_bill(const Bill& bill) {
  Curve outline = steps_over(bill, bill.charged, Quantity::Loss, Dash::Solid, {"charged", "实付"});
  outline.points.insert(outline.points.begin(), {outline.points.front().x, 0});
  outline.points.push_back({outline.points.back().x, 0});
  return outline;
}

Curve steps_of_best_code(const Bill& bill) {
  Curve steps = steps_over(bill, bill.best, Quantity::Entropy, Dash::Dashed, {"best code", "最省的编码"});
  steps.thickness = Thickness::Regular;
  steps.has_rim = true;
  return steps;
}

bool has_posts(const Bill& bill) {
  for (std::size_t k = 0; k < bill.size(); ++k)
    if (bill.has_post(k)) return true;
  return false;
}

// The price of letters that never occur, drawn as a post: zero width, so it adds nothing to the bill.
void add_posts(Chart& chart, const Session& session, const Bill& bill) {
  double highest = 0;
  for (std::size_t k = 0; k < bill.size(); ++k) {
    if (!bill.has_post(k)) continue;
    highest = std::max(highest, bill.charged[k]);
    Mark mark =
        bead(session, k, {kPostPosition, bill.charged[k]}, Quantity::Loss, shown_fixed(bill.charged[k], 2));
    mark.name = name_of(session, k) + Text(", never comes", "，从不出现");
    chart.marks.push_back(std::move(mark));
  }
  if (highest == 0) return;
  Curve post;
  post.points = {{kPostPosition, 0}, {kPostPosition, highest}};
  post.ink = Ink::Kind::Muted;
  post.thickness = Thickness::Thin;
  post.label = {"never come: no width", "从不出现：宽度为 0"};
  post.name = {"never comes", "从不出现"};
  chart.curves.push_back(std::move(post));
  chart.x.range = Range{0, kEndWithPost};
}

// ---- the code

// Redistributes the probability of letter k and the next one; all others keep theirs.
void move_boundary(Session& session, std::size_t k, double to) {
  const Bill bill = bill_of(session);
  if (k + 1 >= bill.size() || std::isnan(to)) return;
  const double together = bill.p.p[k] + bill.p.p[k + 1];
  const double before = bill.p_ends[k] - bill.p.p[k];
  constexpr double kLeast = 1e-9;  // as a share of the two letters' total
  const double part = std::clamp(to - before, kLeast * together, (1 - kLeast) * together);
  if (!(part > 0)) return;
  const double t = session.temperature;
  set_logit(session, k, session.logits[k] + t * (std::log(part) - bill.p.log_p[k]));
  set_logit(session, k + 1, session.logits[k + 1] + t * (std::log(together - part) - bill.p.log_p[k + 1]));
}

Handle boundary_handle(const Session& session, const Bill& bill, std::size_t k) {
  return {.id = "boundary:" + std::to_string(k),
          .name = {"boundary after " + name_of(session, k).en, name_of(session, k).zh + "之后的边界"},
          .at = {bill.p_ends[k], 0},
          .direction = Handle::Direction::Horizontal,
          .ink = Quantity::Prediction,
          .move = [k](Session& s, Point to) { move_boundary(s, k, to.x); },
          .type = [k](Session& s, double to) { move_boundary(s, k, to); },
          .has_grip = true};
}

void add_code(Chart& chart, const Session& session, const Bill& bill) {
  const Code written = code_of(bill);
  Divisions code;
  code.upper_name = "$y$";
  code.lower_name = "$p$";
  code.upper_ink = Quantity::Label;
  code.lower_ink = Quantity::Prediction;
  code.lower_words_are_numbers = written.has_prices;
  chart.x.ticks = {0};
  for (std::size_t k = 0; k < bill.size(); ++k) {
    code.parts.push_back({.upper = bill.y[k],
                          .lower = bill.p.p[k],
                          .letter = bead_letter(session, k),
                          .upper_words = fraction_text(bill.y[k]),
                          .lower_words = written.has_prices ? fraction_text(bill.p.p[k]) : written.words[k],
                          .filled = bill.certain() == k,
                          .of_class = k});
    chart.x.ticks.push_back(bill.p_ends[k]);
    if (k + 1 < bill.size()) chart.handles.push_back(boundary_handle(session, bill, k));
  }
  for (const double at : chart.x.ticks) chart.x.tick_words.emplace_back(fraction_text(at));
  chart.divisions = std::move(code);
}

// "the code: half the width, 1 bit more"
Axis axis_of_code(Base base) {
  Axis axis;
  const Text more = price_text(from_bits(1, base), base);
  axis.title = {"the code: half the stretch, " + more.en + " more", "编码：那一段减半，就多付 " + more.zh};
  axis.title_in_line = true;
  axis.brief = {"place from 0 to 1", "0 到 1 之间的位置"};
  axis.ink = Quantity::Prediction;
  axis.range = Range{0, 1};
  return axis;
}

Panel rectangles(const Session& session, const Bill& bill) {
  const Text unit = unit_name(bill.base);
  Chart chart;
  chart.x = axis_of_code(bill.base);
  chart.y.title = {unit.en + " charged", "实付" + unit.zh + "数"};
  chart.y.ink = Quantity::Loss;
  const double height = height_of(bill);
  chart.y.range = Range{0, 1.02 * height};
  for (const Tick& tick : ticks({0, height}, Scale::Linear, 5)) chart.y.ticks.push_back(tick.at);
  for (std::size_t k = 0; k < bill.size(); ++k) {
    if (bill.has_rectangle(k)) add_rectangle(chart, session, bill, k);
  }
  // The thicker outline is drawn last. It covers the dashes where the charge is the best price; over it, they
  // would read as one striped line.
  chart.curves = {steps_of_best_code(bill), outline_of_bill(bill)};
  add_code(chart, session, bill);
  add_posts(chart, session, bill);
  Panel panel;
  panel.content = std::move(chart);
  return panel;
}

// ---- the sums

struct Sums {
  double paid = 0;
  double best = 0;
  double wasted = 0;
};

Amounts amounts_of(const Bill& bill, const Sums& sums) {
  const Text unit = unit_name(bill.base);
  const auto amount = [&](const Text& name, double value, Quantity quantity, const Text& formula) {
    const std::string ink(draw::name_of(quantity));
    return Amounts::Amount{name,
                           value,
                           amount_text(value),
                           unit,
                           quantity,
                           Weight::Bold,
                           {Text("[[" + ink + ":") + formula + Text("]]")}};
  };
  Amounts amounts;
  amounts.amounts = {
      amount({"paid", "实付"}, sums.paid, Quantity::Loss, {"cross-entropy $H(y, p)$", "交叉熵 $H(y, p)$"}),
      amount({"the best code", "最省的编码"}, sums.best, Quantity::Entropy, {"entropy $H(y)$", "熵 $H(y)$"}),
      amount({"wasted", "浪费"}, sums.wasted, Quantity::Kl,
             {"$\\mathrm{KL}(y \\| p)$", "KL 散度 $\\mathrm{KL}(y \\| p)$"})};
  const double overpaid = bill.overpaid();
  const double saved = 0 - bill.saved();
  amounts.parts = {{{"overpaid", "多付"}, overpaid, trimmed_amount(overpaid), Quantity::Kl},
                   {{"saved", "省下"}, saved, trimmed_amount(saved), Quantity::Kl, Fill::Pale}};
  return amounts;
}

void write_texts(Plot& plot, const Session& session, const Bill& bill, const Sums& sums) {
  const auto amount = [](double value) { return amount_text(value).en; };
  const Text unit = unit_name(bill.base);
  plot.title = {"The bill for one letter", "一个字母的账单"};
  plot.aside = Text("[[loss:**" + amount(sums.paid) + "**]] = [[entropy:**" + amount(sums.best) +
                    "**]] + [[kl:**" + amount(sums.wasted) + "**]] ") +
               unit;
  plot.aside_beside_amounts = {"area = " + unit.en, "面积 = " + unit.zh + "数"};
  const std::string waste = "[[kl:$\\mathrm{KL}(y \\| p)$ = " + amount(sums.wasted) + "]] ";
  plot.note = {"Area is cost. Overpaid " + amount(bill.overpaid()) + ", saved " + amount(bill.saved()) +
                   ": the difference is " + waste + unit.en + ".",
               "面积就是花费。多付 " + amount(bill.overpaid()) + "，省下 " + amount(bill.saved()) +
                   "，两者之差就是 " + waste + unit.zh + "。"};
  plot.what_to_drag = {"Drag a boundary. ", "拖动边界试试。"};
  plot.note_beside_amounts = {
      "Where both of a letter's connectors are upright, the letter and its "
      "stretch are equally wide, and nothing is wasted.",
      "连线竖直的地方，字母和它分到的一段一样宽，一点也不浪费。"};
  const Text zero_width_note = {" A letter that never comes has a price but no width.",
                                "不出现的字母也有价钱，只是没有宽度。"};
  const auto only = bill.certain();
  if (!only && has_posts(bill)) {
    plot.note = plot.note + zero_width_note;
    plot.note_beside_amounts = plot.note_beside_amounts + zero_width_note;
  }
  if (!only) return;
  const std::string price =
      "[[loss:$-" + log_name(bill.base) + " p$ = " + amount(bill.charged[*only]) + "]] ";
  const Text name = name_of(session, *only);
  plot.note = {"Only " + name.en + " ever comes, so its price is the whole bill: " + price + unit.en + ".",
               "只有" + name.zh + "会出现，所以它的价钱就是整张账单：" + price + unit.zh + "。"};
  if (has_posts(bill)) plot.note = plot.note + zero_width_note;
  plot.note_beside_amounts = plot.what_to_drag = {};
}

}  // namespace

Plot build_bill(const Session& session) {
  const Bill bill = bill_of(session);
  const Sums sums = {cross_entropy(bill.y, bill.p, bill.base), entropy(bill.y, bill.base),
                     kl(bill.y, bill.p, bill.base)};
  Plot plot;
  write_texts(plot, session, bill, sums);
  plot.is_dense = plot.prefers_column = true;
  plot.rows = {{rectangles(session, bill), letters_sent(session, bill)}};
  plot.rows[0][0].weight = 1.75;
  plot.rows[0][0].amounts = amounts_of(bill, sums);
  return plot;
}

}  // namespace surprisal::figures
