// Checks the large number on a slide: it is computed from the session, and a guess can hide it.
#include "figures/live_numbers.h"

#include <cmath>
#include <string>

#include "every_figure.h"
#include "figures/catalogue.h"
#include "math/information.h"
#include "math/likelihood.h"
#include "math/softmax.h"
#include "namespaces.h"
#include "session/setters.h"
#include "sessions.h"
#include "testing.h"

namespace surprisal::test {
namespace {

double value_of(const std::optional<LiveNumber>& number) {
  return number ? std::stod(number->value.en) : std::nan("");
}

// In every session, a number has words and a value in both languages, and a figure of the sample has a number
// whenever the sample has a loss.
TEST(LiveNumber, HasWordsAndAValue) {
  for (const Figure& figure : catalogue()) {
    if (figure.trains) continue;
    for (const NamedSession& s : sessions()) {
      const std::optional<LiveNumber> number = live_number_of(figure, s.session);
      if (!number) {
        EXPECT_FALSE(figure.shows_logits && loss_number(s.session)) << figure.id << ", " << s.name;
        continue;
      }
      for (const Text& text : {number->words, number->value}) {
        EXPECT_FALSE(text.en.empty() || text.zh.empty()) << figure.id << ", " << s.name;
        EXPECT_EQ(text.en.find("nan"), std::string::npos) << figure.id << ", " << s.name;
      }
    }
  }
}

TEST(LiveNumber, IsWhatTheMathSays) {
  Session session;
  session.logits = {1, 0.5, -2};
  set_labels(session, {0.5, 0.3, 0.2});
  constexpr double kShown = 6e-4;  // rounding to four digits
  const Softmax p = softmax_of(session.logits);
  EXPECT_NEAR(value_of(cross_entropy_number(session)),
              value_of(least_loss_number(session)) + value_of(kl_number(session)), 2 * kShown);
  EXPECT_NEAR(value_of(perplexity_number(session)), std::exp(cross_entropy(session.labels, p)), 2 * kShown);
  EXPECT_NEAR(value_of(entropy_number(session)), entropy(p.p), kShown);
  EXPECT_EQ(odds_number(session)->value.en, "2.718 to 1");
  session.focus = 2;
  EXPECT_EQ(odds_number(session)->value.en, "1 to 7.389");
  session.coin = {.heads = 3, .tails = 1, .theta = 0.5};
  EXPECT_NEAR(value_of(coin_number(session)), std::log(2), kShown);
  session.coin.theta = 0.7;
  EXPECT_NEAR(4 * value_of(coin_number(session)), -coin_log_likelihood(0.7, 3, 1), 4 * kShown);
  session.base = Base::Two;
  session.tournament = {.rounds = 4, .from = 1, .to = 4};
  EXPECT_NEAR(value_of(tournament_number(session)), 3, kShown);
}

TEST(LiveNumber, IsAQuestionMarkWhereAGuessHidesIt) {
  const LiveNumber loss = *loss_number(session_named("default"));
  const auto shown = [&](const char* hidden) { return without(loss, {*hidden_named(hidden)}).value.en; };
  for (const char* hidden : {"numbers", "loss values", "loss", "panel 2"})
    EXPECT_EQ(shown(hidden), "?") << hidden;
  for (const char* hidden : {"kl numbers", "bars", "loss curves"})
    EXPECT_EQ(shown(hidden), loss.value.en) << hidden;
}

}  // namespace
}  // namespace surprisal::test
