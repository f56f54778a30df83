// figures: a bet on the next letter of a text. The reader distributes 100% over the likeliest letters and
// "others", who divide their share equally; then the letter is revealed, and both the reader and a bigram
// model pay -log of the share they gave it.
#include <algorithm>
#include <string>

#include "base/wording.h"
#include "draw/bead.h"
#include "figures/builders.h"
#include "figures/elements.h"
#include "figures/letter_play.h"
#include "figures/number_text.h"
#include "figures/token_plot.h"
#include "math/information.h"

namespace surprisal::figures {
namespace {

// The last row of letters, above the rule; "others" is at 0.
constexpr double kFirstRow = 1.2;
constexpr double kRule = 0.6;
constexpr double kBarWidth = 0.5;
constexpr double kWholePercent = 100;

double row_of_share(std::size_t which) {
  return which < kListedLetters ? kFirstRow + static_cast<double>(kListedLetters - 1 - which) : 0;
}

// In the text, a space is shown as a blank.
Text shown_letter(char32_t letter) { return letter == U' ' ? Text() : name_of_letter(letter); }

std::size_t letter_that_came(const LetterPlay& play) { return play.letter_at(play.position); }

// Whether the bet is placed and the letter was none of those listed.
bool is_another(const LetterPlay& play) {
  return play.is_placed &&
         learn::place_among_shares(play.bet, letter_that_came(play)) == play.bet.letters.size();
}

Panel text_panel(const LetterPlay& play, Base base) {
  Passage passage;
  passage.ink = Quantity::Loss;
  passage.is_one_line = true;
  passage.full = from_nats(full_letter_cost(play.model.size()), base);
  passage.piece_name = {"letter", "字符"};
  passage.value_name = with_unit({"cost for the model", "模型付出的代价"}, base);
  passage.pieces.push_back({shown_letter(play.text[0]), 0, true});
  const std::size_t shown = play.position + (play.is_placed ? 1 : 0);
  for (const learn::LetterCost& cost :
       learn::costs_of(play.model, std::u32string_view(play.text).substr(0, shown)))
    passage.pieces.push_back({shown_letter(cost.letter), from_bits(cost.bits, base)});
  if (!play.is_placed) passage.pieces.push_back({{}, 0, true});
  passage.chosen = passage.pieces.size() - 1;
  return {{}, passage};
}

Text name_of_share(const LetterPlay& play, std::size_t which) {
  if (which < play.bet.letters.size()) return name_of_letter(play.model.alphabet[play.bet.letters[which]]);
  const std::string others = std::to_string(play.bet.others());
  return {others + " others", "其余 " + others + " 个"};
}

Handle share_handle(const LetterPlay& play, std::size_t which, Point at) {
  return {
      .id = "share:" + std::to_string(which),
      .name = {"share of " + name_of_share(play, which).en, name_of_share(play, which).zh + "的份额"},
      .at = at,
      .direction = Handle::Direction::Horizontal,
      .ink = Quantity::Prediction,
      .move = [which](Session& session, Point to) { set_letter_share(session, which, to.x / kWholePercent); },
      .type = [which](Session& session,
                      double share) { set_letter_share(session, which, share / kWholePercent); },
      .bar_width = kBarWidth};
}

// With two significant figures if it is small, so that a share that can be paid for never reads as 0%.
Text share_words(double share, int fewest_decimals = 0) {
  if (!(share > 0) || share >= 0.0995) return percent(share, fewest_decimals);
  return shown(kWholePercent * share, 2) + "%";
}

// The share of a row. If one of the others came, the last row is only that letter's (`is_one`): the others
// together have a long bar, whatever that letter costs.
struct RowShare {
  double reader = 0;
  double model = 0;
};

RowShare share_in_row(const LetterPlay& play, std::size_t which, bool is_one) {
  if (!is_one) return {play.bet.reader[which], play.bet.model[which]};
  return {play.bet.share_of_each_other(), play.bet.expected[letter_that_came(play)]};
}

Text one_of_others(const LetterPlay& play) {
  const std::string others = std::to_string(play.bet.others());
  return {"1 of " + others, others + " 个之一"};
}

// A bead is too small for the word "space".
Text letter_in_bead(char32_t letter) {
  return letter == U' ' ? Text(draw::kSpaceInBead) : name_of_letter(letter);
}

Category row_name(const LetterPlay& play, std::size_t which, bool is_right, bool is_one) {
  Category row = {row_of_share(which), name_of_share(play, which), Ink::Kind::Ink};
  row.filled = is_right;
  if (which == kListedLetters) {
    row.letter = is_one ? letter_in_bead(play.text[play.position]) : Text("…");
    if (is_one) row.label = one_of_others(play);
    return row;
  }
  const char32_t letter = play.model.alphabet[play.bet.letters[which]];
  row.letter = letter_in_bead(letter);
  if (letter != U' ') row.label = {};
  return row;
}

// All bars look alike until the letter is revealed; then its bar stands out, and a square shows the model's
// share.
Panel bet_panel(const LetterPlay& play) {
  const std::size_t came = learn::place_among_shares(play.bet, letter_that_came(play));
  Chart chart;
  chart.horizontal_bars = true;
  chart.x = {.title = {"share (%)", "份额（%）"},
             .ink = Quantity::Prediction,
             .range = Range{0, kWholePercent},
             .ticks = {0, 20, 40, 60, 80, 100}};
  chart.y.range = Range{-0.6, row_of_share(0) + 0.6};
  chart.y.widest_name = name_of_share(play, kListedLetters);
  chart.widest_total = share_words(kMinLetterShare / static_cast<double>(play.bet.others()));
  chart.guides = {{Guide::Direction::Horizontal, kRule, Ink::Kind::Faint, Dash::Solid, {}}};
  for (std::size_t i = 0; i < play.bet.reader.size(); ++i) {
    const double row = row_of_share(i);
    const bool is_right = play.is_placed && i == came;
    const bool is_one = i == kListedLetters && is_another(play);
    const Text name = is_one ? name_of_letter(play.text[play.position]) : name_of_share(play, i);
    const RowShare share = share_in_row(play, i, is_one);
    chart.y.categories.push_back(row_name(play, i, is_right, is_one));
    Bar bar = make_bar(row, kWholePercent * share.reader, Quantity::Prediction, 2);
    bar.width = kBarWidth;
    bar.fill = i == kListedLetters && !is_one ? Fill::Outline
               : play.is_placed && !is_right  ? Fill::Pale
                                              : Fill::Solid;
    bar.label = {};
    bar.total = share_words(share.reader);
    bar.important = is_right;
    bar.on_track = true;
    bar.name = play.is_placed ? name + Text(", you", "，你") : name;
    chart.bars.push_back(bar);
    if (!play.is_placed) {
      chart.handles.push_back(share_handle(play, i, {bar.to, row}));
      continue;
    }
    Mark mark = {{kWholePercent * share.model, row}, Quantity::Label, Shape::Square, {}};
    mark.name = name + Text(", model", "，模型");
    chart.marks.push_back(mark);
  }
  if (play.is_placed) return {{"Your bet, and the model's (■)", "你的下注，与模型的（■）"}, chart, 1.7};
  Panel panel = {
      {"The model's likeliest first: drag the bars", "模型认为最可能的在前：拖动长条"}, chart, 1.7};
  panel.title_on_paper = {"The model's likeliest first", "模型认为最可能的在前"};
  return panel;
}

// The dotted line is the cost of treating all letters as equally likely; reader and model should stay below
// it.
Panel account_panel(const Session& session, const LetterPlay& play) {
  learn::Payments sum;
  const double unit = from_bits(1, session.base);
  const double all_alike = learn::alphabet_bits(play.model) * unit;
  const double letters = std::max(5.0, static_cast<double>(play.paid.letters));
  Chart chart;
  chart.x.title = {"letters bet on", "已下注的字符数"};
  chart.x.range = Range{0, letters};
  chart.y = {
      .title = with_unit({"paid so far", "累计付出"}, session.base), .ink = Quantity::Loss, .include = {0}};
  Curve uniform_cost_line = make_curve([all_alike](double x) { return all_alike * x; }, Ink::Kind::Muted,
                                       {"all equally likely", "机会均等"}, Dash::Dotted, Thickness::Thin);
  Curve reader, model;
  reader.points = model.points = {{0, 0}};
  for (const learn::Price& price : play.prices) {
    sum.add(price);
    const auto count = static_cast<double>(sum.letters);
    reader.points.push_back({count, sum.paid.reader * unit});
    model.points.push_back({count, sum.paid.model * unit});
  }
  reader.ink = model.ink = Quantity::Loss;
  reader.thickness = Thickness::Thick;
  model.dash = Dash::Dashed;
  reader.name = {"you", "你"};
  model.name = {"model", "模型"};
  if (play.paid.letters > 0) reader.label = reader.name, model.label = model.name;
  chart.curves = {reader, model, uniform_cost_line};
  // Before the first bet, too, so that the title takes as many lines as after it.
  const Text title = learn::may_be_luck(play.prices)
                         ? Text("Total paid (the gap may be luck)", "双方的累计代价（差距可能是运气）")
                         : Text("Total paid", "双方的累计代价");
  return {title, chart};
}

Panel amounts_panel(const Session& session, const LetterPlay& play) {
  const auto amount = [&](const Text& name, double bits, Weight weight) {
    const double value = from_bits(bits, session.base);
    return Amounts::Amount{name, value, amount_text(value), unit_name(session.base), Quantity::Loss, weight};
  };
  Amounts amounts;
  amounts.has_button = true;
  amounts.amounts = {amount({"you have paid", "你共付"}, play.paid.paid.reader, Weight::Bold),
                     amount({"the model has paid", "模型共付"}, play.paid.paid.model, Weight::Regular)};
  return {{}, amounts, 0.7};
}

// "You pay −log2 of the share you gave to what comes: 1 for 50%, 2 for 25% (bits)."
Text rule_of_payment(Base base) {
  const std::string log = "$-" + log_name(base) + "$";
  const auto cost = [&](double share) { return trimmed_amount(surprisal(share, base)); };
  return Text("You pay " + log + " of the share you gave to what comes: " + cost(0.5) + " for 50%, " +
                  cost(0.25) + " for 25% (",
              "来的是哪个字符，就付你给它的份额的 " + log + "：50% 付 " + cost(0.5) + "，25% 付 " +
                  cost(0.25) + "（") +
         unit_name(base) + Text(").", "）。");
}

Text note_before_bet(const LetterPlay& play, Base base) {
  const std::string others = std::to_string(play.bet.others());
  const Text each = share_words(play.bet.share_of_each_other());
  const Text how = has_share_at_limit(play) ? Text("No letter can have 0%: its price would be infinite. ",
                                                   "不能给 0%：万一出现，要付无穷大。")
                                            : Text("Share out 100%. Each of the " + others + " others has ",
                                                   "分配 100% 的份额。其余 " + others + " 个平分，各得 ") +
                                                  each + Text(". ", "。");
  return how + rule_of_payment(base);
}

Text note_after_bet(const Session& session, const LetterPlay& play) {
  const std::size_t came = letter_that_came(play);
  const double unit = from_bits(1, session.base);
  const learn::Price price = learn::price_of(play.bet, came);
  const Text letter = name_of_letter(play.text[play.position]);
  const bool is_space = play.text[play.position] == U' ';
  const Text what = is_space ? Text("a space", "空格") : Text("“" + letter.en + "”", "“" + letter.zh + "”");
  const std::string others = std::to_string(play.bet.others());
  const Text all = share_words(play.bet.reader.back());
  const Text given = is_another(play) ? Text(", one of the " + others + " others that share your ",
                                             "，属于其余 " + others + " 个，平分你的 ") +
                                            all + Text(": it had ", "，各得 ")
                                      : Text(": you gave it ", "：你给了它 ");
  return Text("It was ", "出现的是") + what + given + share_words(learn::share_of(play.bet, came), 1) +
         Text(" and you paid [[loss:", "，你付出 [[loss:") + amount_text(price.reader * unit) +
         Text("]]; the model gave it ", "]]；模型给了它 ") + share_words(play.bet.expected[came], 1) +
         Text(" and paid [[loss:", "，付出 [[loss:") + amount_text(price.model * unit) + Text("]] ", "]] ") +
         unit_name(session.base) + Text(".", "。");
}

}  // namespace

Plot build_next_letter(const Session& session) {
  const LetterPlay play = letter_play(session);
  Plot plot;
  plot.title = {"What comes next?", "下一个是什么？"};
  plot.aside = {"tinted by what each letter cost the model", "底色越浓，模型为这个字符付得越多"};
  plot.rows = {{text_panel(play, session.base)},
               {bet_panel(play), amounts_panel(session, play), account_panel(session, play)}};
  plot.note = play.is_placed ? note_after_bet(session, play) : note_before_bet(play, session.base);
  return plot;
}

}  // namespace surprisal::figures
