// figures: a bet on the next letter of a text. The reader shares out 100% among the likeliest letters and the
// others; then the letter is shown, and both the reader and a model of letter pairs pay -log of what they
// gave it.
#include <algorithm>
#include <cmath>
#include <string>

#include "base/wording.h"
#include "figures/builders.h"
#include "figures/elements.h"
#include "figures/letter_play.h"
#include "figures/number_text.h"
#include "figures/token_plot.h"
#include "math/information.h"

namespace surprisal::figures {
namespace {

constexpr double kHalfGroup = 0.2;

// In the text, a space is blank.
Text given_letter(char32_t letter) { return letter == U' ' ? Text() : name_of_letter(letter); }

Panel text_panel(const LetterPlay& play, Base base) {
  Passage passage;
  passage.ink = Quantity::Loss;
  passage.full = from_nats(full_letter_cost(play.model.size()), base);
  passage.piece_name = {"letter", "字符"};
  passage.value_name = with_unit({"cost for the model", "模型付出的代价"}, base);
  passage.pieces.push_back({given_letter(play.text[0]), 0, true});
  const std::size_t shown = play.position + (play.is_placed ? 1 : 0);
  for (const learn::LetterCost& cost :
       learn::costs_of(play.model, std::u32string_view(play.text).substr(0, shown)))
    passage.pieces.push_back({given_letter(cost.letter), cost.bits * ln(Base::Two) * from_nats(1, base)});
  if (!play.is_placed) passage.pieces.push_back({"?", 0, true});
  passage.chosen = passage.pieces.size() - 1;
  return {{"The text so far", "已读的文字"}, passage};
}

Text name_of_share(const LetterPlay& play, std::size_t which) {
  if (which < play.bet.letters.size()) return name_of_letter(play.model.alphabet[play.bet.letters[which]]);
  const std::string others = std::to_string(play.model.size() - play.bet.letters.size());
  return {others + " others", "其余 " + others + " 个"};
}

// The place of the letter that came among the shares.
std::size_t place_that_came(const LetterPlay& play) {
  const auto& letters = play.bet.letters;
  return static_cast<std::size_t>(std::find(letters.begin(), letters.end(), play.letter_at(play.position)) -
                                  letters.begin());
}

Handle share_handle(const LetterPlay& play, std::size_t which, Point at) {
  return {.id = "share:" + std::to_string(which),
          .name = {"share of " + name_of_share(play, which).en, name_of_share(play, which).zh + "的份额"},
          .at = at,
          .direction = Handle::Direction::Vertical,
          .ink = Quantity::Prediction,
          .move = [which](Session& session, Point to) { set_letter_share(session, which, to.y); },
          .type = [which](Session& session, double share) { set_letter_share(session, which, share); }};
}

Bar share_bar(double at, double width, double share, Fill fill, const Text& name) {
  Bar bar = make_bar(at, share, Quantity::Prediction, 2);
  bar.width = width;
  bar.fill = fill;
  bar.label = percent(share, share < 0.0995 ? 1 : 0);
  bar.name = name;
  return bar;
}

Panel bet_panel(const LetterPlay& play) {
  const std::size_t came = place_that_came(play);
  Chart chart;
  chart.y = {.title = {"share", "份额"}, .ink = Quantity::Prediction, .range = Range{0, 1.09}};
  for (std::size_t i = 0; i < play.bet.reader.size(); ++i) {
    const auto at = static_cast<double>(i);
    const Text name = name_of_share(play, i);
    const bool is_right = play.is_placed && i == came;
    chart.x.categories.push_back({at, name, is_right ? Ink(Quantity::Label) : Ink(Ink::Kind::Ink)});
    const double share = play.bet.reader[i];
    if (!play.is_placed) {
      chart.bars.push_back(share_bar(at, 0.6, share, Fill::Solid, name));
      chart.handles.push_back(share_handle(play, i, {at, share}));
      continue;
    }
    const Text of_model = name + Text(", model", "，模型");
    chart.bars.push_back(share_bar(at - kHalfGroup, 0.38, share, Fill::Solid, name + Text(", you", "，你")));
    chart.bars.push_back(share_bar(at + kHalfGroup, 0.38, play.bet.model[i], Fill::Pale, of_model));
  }
  const Text title = play.is_placed
                         ? Text("Your shares, and the model's (pale)", "你的份额，与模型的份额（浅色）")
                         : Text("Your bet: drag the shares", "你的下注：拖动份额");
  return {title, chart, 1.2};
}

// The sums after each bet.
std::vector<learn::Payments> account_of(const Session& session, const LetterPlay& play) {
  std::vector<learn::Payments> sums;
  const std::vector<double>& bets = session.letters.bets;
  learn::Payments sum;
  const auto first = static_cast<std::size_t>(session.letters.first);
  for (std::size_t i = 0; i < play.paid.letters; ++i) {
    const auto from = bets.begin() + static_cast<std::ptrdiff_t>(i * session::kLetterShares);
    const std::vector<double> shares(from, from + static_cast<std::ptrdiff_t>(session::kLetterShares));
    sum.add(learn::price_of(bet_at(play, first + i, shares), play.letter_at(first + i)));
    sums.push_back(sum);
  }
  return sums;
}

Panel account_panel(const Session& session, const LetterPlay& play) {
  const double unit = ln(Base::Two) * from_nats(1, session.base);
  Chart chart;
  chart.x.title = {"letters bet on", "已下注的字符数"};
  chart.x.include = {5};
  chart.y = {
      .title = with_unit({"paid so far", "累计付出"}, session.base), .ink = Quantity::Loss, .include = {0}};
  Curve reader, model;
  reader.points = model.points = {{0, 0}};
  for (const learn::Payments& sum : account_of(session, play)) {
    const auto letters = static_cast<double>(sum.letters);
    reader.points.push_back({letters, sum.paid.reader * unit});
    model.points.push_back({letters, sum.paid.model * unit});
  }
  reader.ink = model.ink = Quantity::Loss;
  reader.thickness = Thickness::Thick;
  model.dash = Dash::Dashed;
  reader.name = {"you", "你"};
  model.name = {"model", "模型"};
  // Not at the curves: beside two other panels there is no room for labels.
  const Text title = Text("You ", "你 ") + amount_text(reader.points.back().y) +
                     Text(", the model (dashed) ", "，模型（虚线）") + amount_text(model.points.back().y);
  chart.curves = {reader, model};
  return {title, chart};
}

Panel account_or_cover(const Session& session, const LetterPlay& play) {
  if (play.paid.letters > 0) return account_panel(session, play);
  return {{"What both have paid", "双方的累计代价"},
          Cover{{"shown after your first bet", "第一次下注之后显示"}}};
}

Text note_of_bet(const Session& session, const LetterPlay& play) {
  if (!play.is_placed)
    return {"Share out 100%, then bet. You pay $-\\log$ of the share that you gave to what comes.",
            "分配 100% 的份额，然后下注。你付出的是出现者所得份额的 $-\\log$。"};
  const std::size_t came = place_that_came(play);
  const double unit = ln(Base::Two) * from_nats(1, session.base);
  const learn::Price price = learn::price_of(play.bet, play.letter_at(play.position));
  const Text letter = name_of_letter(play.text[play.position]);
  const bool is_space = play.text[play.position] == U' ';
  const Text what = is_space ? Text("a space", "空格") : Text("“" + letter.en + "”", "“" + letter.zh + "”");
  const bool is_listed = came < play.bet.letters.size();
  const std::string others = name_of_share(play, came).en;
  const Text given =
      is_listed ? Text(": you gave it ", "：你给了 ")
                : Text(", one of the " + others + ": you gave them ", "，不在所列之中：你给其余字符 ");
  return Text("It was ", "出现的是") + what + given + percent(play.bet.reader[came], 1) +
         Text(" and paid [[loss:", "，付出 [[loss:") + amount_text(price.reader * unit) +
         Text("]]; the model gave ", "]]；模型给了 ") + percent(play.bet.model[came], 1) +
         Text(" and paid [[loss:", "，付出 [[loss:") + amount_text(price.model * unit) + Text("]] ", "]] ") +
         unit_name(session.base) + Text(".", "。");
}

}  // namespace

Plot build_next_letter(const Session& session) {
  const LetterPlay play = letter_play(session);
  Plot plot;
  plot.title = {"What comes next?", "下一个是什么？"};
  plot.rows = {{text_panel(play, session.base), bet_panel(play), account_or_cover(session, play)}};
  plot.note = note_of_bet(session, play);
  return plot;
}

}  // namespace surprisal::figures
