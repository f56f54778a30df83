#include "figures/token_plot.h"

#include <algorithm>
#include <cmath>
#include <string>

#include "base/quote.h"
#include "base/utf8.h"
#include "base/wording.h"
#include "data/token_costs.h"
#include "figures/elements.h"
#include "figures/number_text.h"
#include "math/log_base.h"
#include "typeset/rich_line.h"

namespace surprisal::figures {
namespace {

constexpr double kFullTokenCost = 12;  // in bits; drawn in the full colour
constexpr std::size_t kShownChoices = 6;
constexpr std::size_t kLongestToken = 60;  // in bytes

// A printable form of a token. A line break is spelled out, because not every font has "⏎".
Text shown_token(const std::string& token) {
  if (token == " ") return {"space", "空格"};
  if (!token.empty() && token.find_first_not_of("\r\n") == token.npos) return {"new line", "换行"};
  if (token.empty()) return {"nothing", "空"};
  return typeset::without_marks(harmless(token, kLongestToken));
}

// In the text, white space is shown as a blank.
Text in_the_text(const std::string& token) {
  return token.find_first_not_of(" \r\n\t") == token.npos ? Text() : shown_token(token);
}

Text unit_of_tokens(const TokenPlot& what, bool several = false) {
  if (what.by_letter) return several ? Text("letters", "字符") : Text("letter", "字符");
  return several ? Text("tokens", "词元") : Text("token", "词元");
}

Handle choosing_handle(const TokenPlot& what, const std::string& id, Point at) {
  return {.id = id,
          .name = unit_of_tokens(what),
          .at = at,
          .direction = Handle::Direction::Horizontal,
          .ink = Ink::Kind::Accent,
          .move = [choose = what.choose](Session& session, Point to) { choose(session, to.x); }};
}

Panel passage_panel(const TokenPlot& what, Base base) {
  Passage passage;
  passage.ink = Quantity::Loss;
  passage.full =
      what.by_letter ? from_nats(full_letter_cost(what.kinds), base) : from_bits(kFullTokenCost, base);
  for (const data::Token& token : what.tokens.tokens)
    passage.pieces.push_back(
        {in_the_text(token.text), from_nats(0 - token.log_prob.value_or(0), base), !token.log_prob});
  passage.chosen = what.chosen;
  passage.piece_name = unit_of_tokens(what);
  passage.value_name = with_unit({"cost", "代价"}, base);
  if (what.choose) passage.handles = {choosing_handle(what, "text", {static_cast<double>(what.chosen), 0})};
  return {{}, passage};
}

Panel sum_panel(const TokenPlot& what, Base base) {
  const std::vector<double> sums = data::running_sums(what.tokens);
  Chart chart;
  chart.x.title = what.by_letter ? Text("letters read", "已读字符数") : Text("tokens read", "已读词元数");
  chart.y = {
      .title = with_unit({"sum of the costs", "代价之和"}, base), .ink = Quantity::Loss, .include = {0}};
  Curve curve;
  curve.points = {{0, 0}};
  for (std::size_t i = 0; i < sums.size(); ++i)
    curve.points.push_back({static_cast<double>(i + 1), from_nats(sums[i], base)});
  curve.ink = Quantity::Loss;
  curve.thickness = Thickness::Thick;
  curve.name = {"sum", "和"};
  chart.curves = {curve};
  const Point at = curve.points[what.chosen + 1];
  chart.guides = {drop_line(at, 0, Ink::Kind::Muted)};
  Mark mark = {at, Quantity::Loss, Shape::Circle, amount_text(at.y), true};
  chart.marks = {mark};
  if (what.choose) {
    Handle handle = choosing_handle(what, "sum", at);
    handle.move = [choose = what.choose](Session& session, Point to) { choose(session, to.x - 1); };
    chart.handles = {handle};
  }
  return {{}, chart};
}

bool is_complete(const data::Choices& choices) { return choices.rest < 1e-9; }

// Exact only if every alternative is known; otherwise bounds.
Text entropy_text(const TokenPlot& what, const data::Choices& choices, Base base) {
  if (choices.known.empty()) return {};
  const std::size_t others = what.kinds > choices.known.size() ? what.kinds - choices.known.size() : 0;
  const data::EntropyBounds bounds = data::entropy_bounds(choices, others);
  const Text low = amount_text(from_nats(bounds.low, base)), high = amount_text(from_nats(bounds.high, base));
  if (is_complete(choices))
    return Text("entropy [[entropy:", "熵 [[entropy:") + low + Text("]] ") + unit_name(base);
  return Text("entropy from [[entropy:", "熵在 [[entropy:") + low +
         Text("]] to [[entropy:", "]] 到 [[entropy:") + high + Text("]] ") + unit_name(base) +
         Text("", " 之间");
}

Panel choices_panel(const TokenPlot& what, Base base) {
  const data::Token& token = what.tokens.tokens[what.pointed.value_or(what.chosen)];
  const data::Choices choices = data::choices_of(token);
  Chart chart;
  double others = choices.rest;
  std::size_t shown = 0;
  double place = 0;
  const auto add = [&](const Text& name, double p, bool came, Ink ink) {
    chart.x.categories.push_back({place, name, came ? Ink(Ink::Kind::Ink) : Ink(Ink::Kind::Muted)});
    Bar bar = make_bar(place, p, ink, 2);
    bar.label = share_text(p);
    bar.fill = came ? Fill::Solid : Fill::Pale;
    bar.name = name;
    chart.bars.push_back(bar);
    place += 1;
  };
  for (const data::Choices::Choice& choice : choices.known) {
    if (shown < kShownChoices || choice.came) {
      add(shown_token(choice.text), choice.p, choice.came, Quantity::Prediction);
      ++shown;
    } else {
      others += choice.p;
    }
  }
  add({"the rest", "其余"}, others, false, Ink::Kind::Muted);
  chart.y = {.title = {"probability $p$", "概率 $p$"}, .ink = Quantity::Prediction, .range = Range{0, 1.09}};
  chart.x.title = entropy_text(what, choices, base);
  const std::string listed = std::to_string(choices.listed);
  const Text title = is_complete(choices) ? Text("What could have come here", "这里可能出现什么")
                                          : Text("The likeliest " + listed + "; the rest is unknown",
                                                 "最可能的 " + listed + " 个，其余未知");
  return {title, chart, 1.2};
}

Text note_of(const TokenPlot& what, Base base) {
  const data::TokenTotals totals = data::totals_of(what.tokens);
  if (totals.counted == 0) return {};
  const Text unit = unit_name(base);
  const auto amount = [&](double nats) { return amount_text(from_nats(nats, base)); };
  const Text mean = amount(*totals.per_token());
  const Text perplexity = number_text(*totals.perplexity());
  if (what.by_letter) {
    const std::string kinds = std::to_string(what.kinds);
    return Text("[[loss:", "平均每个字符 [[loss:") + mean + Text("]] ") + unit +
           Text(" per character, perplexity ", "，困惑度 ") + perplexity +
           Text("; " + kinds + " equally likely ones would cost ", "；" + kinds + " 个字符机会均等时为 ") +
           amount(std::log(static_cast<double>(what.kinds))) + Text(".", "。");
  }
  const Text left_out = std::to_string(totals.left_out);
  const Text note = Text("[[loss:", "平均每个词元 [[loss:") + mean + Text("]] ") + unit +
                    Text(" per token, ", "，每字节 ") +
                    (totals.bytes > 0 ? amount(*totals.per_byte()) : Text("0")) +
                    Text(" per byte, perplexity ", "，困惑度 ") + perplexity + Text(".", "。");
  if (totals.left_out == 0) return note;
  return note +
         Text(" Left out, as the file only calls them unlikely: ", "文件只标为“不太可能”、未计入的有 ") +
         left_out + Text(".", " 个。");
}

}  // namespace

double full_letter_cost(std::size_t kinds) { return 2 * std::log(static_cast<double>(kinds)); }

Plot token_plot(const TokenPlot& what, Base base) {
  Plot plot;
  plot.title = {"What each token cost", "每个词元的代价"};
  if (what.tokens.tokens.empty()) {
    plot.rows = {{{{}, Cover{{"no tokens", "没有词元"}}}}};
    return plot;
  }
  plot.rows = {{passage_panel(what, base)}, {sum_panel(what, base), choices_panel(what, base)}};
  plot.note = note_of(what, base);
  return plot;
}

Plot plot_of_token_file(const data::Tokens& tokens, const Session& session) {
  const auto cost = [](const data::Token& token) { return 0 - token.log_prob.value_or(0); };
  const auto most =
      std::max_element(tokens.tokens.begin(), tokens.tokens.end(),
                       [&](const data::Token& a, const data::Token& b) { return cost(a) < cost(b); });
  const auto chosen = static_cast<std::size_t>(most - tokens.tokens.begin());
  return token_plot({tokens, chosen, kMaxKinds, false, {}, {}}, session.base);
}

}  // namespace surprisal::figures
