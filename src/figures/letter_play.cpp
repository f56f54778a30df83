#include "figures/letter_play.h"

#include <algorithm>
#include <cmath>
#include <optional>

#include "base/utf8.h"
#include "learn/letters.h"
#include "math/log_base.h"
#include "math/softmax.h"
#include "session/setters.h"

namespace surprisal::figures {
namespace {

constexpr double kMaxShare = 0.99;

Language language_of(session::LetterText text) {
  return text == session::LetterText::English ? Language::English : Language::Chinese;
}

const learn::Bigrams& counted_pairs(Language language) {
  static const learn::Bigrams english = learn::built_in_bigrams(Language::English);
  static const learn::Bigrams chinese = learn::built_in_bigrams(Language::Chinese);
  return language == Language::English ? english : chinese;
}

bool is_bet_on(const session::LetterGame& letters, int position) {
  const auto bets = static_cast<int>(letters.bets.size() / session::kLetterShares);
  return position >= letters.first && position < letters.first + bets;
}

std::vector<double> bet_of(const session::LetterGame& letters, int position) {
  const auto from =
      letters.bets.begin() + static_cast<std::ptrdiff_t>(session::kLetterShares) * (position - letters.first);
  return {from, from + static_cast<std::ptrdiff_t>(session::kLetterShares)};
}

}  // namespace

learn::Bet bet_at(const LetterPlay& play, std::size_t position, const std::vector<double>& shares) {
  const Softmax next = learn::next_letter(play.model, play.letter_at(position - 1));
  learn::Bet bet = learn::bet_on_likeliest(next.p, kListedLetters);
  if (shares.size() == bet.reader.size()) bet.reader = shares;
  return bet;
}

LetterPlay letter_play(const Session& session) {
  const session::LetterGame& letters = session.letters;
  const Language language = language_of(letters.text);
  LetterPlay play;
  play.text = learn::letter_parts(language).unseen;
  play.model = counted_pairs(language);
  play.model.smoothing = letters.smoothing;
  const auto last = static_cast<int>(play.text.size()) - 1;
  const int position = std::min(letters.position, last);
  play.position = static_cast<std::size_t>(position);
  play.is_placed = is_bet_on(letters, position);
  play.bet = bet_at(play, play.position, play.is_placed ? bet_of(letters, position) : letters.shares);
  play.first = static_cast<std::size_t>(letters.first);
  for (int at = letters.first; at <= last && is_bet_on(letters, at); ++at) {
    const auto place = static_cast<std::size_t>(at);
    play.prices.push_back(learn::price_of(bet_at(play, place, bet_of(letters, at)), play.letter_at(place)));
    play.paid.add(play.prices.back());
  }
  return play;
}

bool has_letter_bet(const Session& session) { return is_bet_on(session.letters, session.letters.position); }

data::Tokens letters_as_tokens(const LetterPlay& play) {
  data::Tokens tokens;
  tokens.tokens.push_back({to_utf8({play.text.data(), 1}), std::nullopt, {}});
  for (const learn::LetterCost& cost : learn::costs_of(play.model, play.text))
    tokens.tokens.push_back({to_utf8({&cost.letter, 1}), -from_bits(cost.bits, Base::E), {}});
  const Softmax next = learn::next_letter(play.model, play.letter_at(play.position - 1));
  std::vector<data::Alternative>& alternatives = tokens.tokens[play.position].alternatives;
  for (std::size_t letter = 0; letter < play.model.size(); ++letter)
    alternatives.push_back({to_utf8({&play.model.alphabet[letter], 1}), next.log_p[letter]});
  return tokens;
}

Text name_of_letter(char32_t letter) {
  return letter == U' ' ? Text("space", "空格") : Text(to_utf8({&letter, 1}));
}

bool has_share_at_limit(const LetterPlay& play) {
  return std::any_of(play.bet.reader.begin(), play.bet.reader.end(),
                     [](double share) { return share <= kMinLetterShare || share >= kMaxShare; });
}

void set_letter_share(Session& session, std::size_t which, double share) {
  const LetterPlay play = letter_play(session);
  if (play.is_placed || std::isnan(share) || which >= session::kLetterShares) return;
  const double own = std::clamp(share, kMinLetterShare, kMaxShare);
  constexpr double kRounding = 1e-12;
  if (std::abs(own - play.bet.reader[which]) < kRounding) return;
  session.letters.shares = learn::with_share(play.bet.reader, which, own);
}

void place_letter_bet(Session& session) {
  const LetterPlay play = letter_play(session);
  if (play.is_placed) return;
  session::LetterGame& letters = session.letters;
  const auto bets = static_cast<int>(letters.bets.size() / session::kLetterShares);
  letters.position = static_cast<int>(play.position);
  if (letters.first + bets != letters.position) {
    letters.bets.clear();
    letters.first = letters.position;
  }
  letters.bets.insert(letters.bets.end(), play.bet.reader.begin(), play.bet.reader.end());
  letters.shares.clear();
}

void go_to_next_letter(Session& session) {
  session::set_number(session, "letters.position", session.letters.position + 1);
}

void start_letters(Session& session, session::LetterText text) {
  const double smoothing = session.letters.smoothing;
  session.letters = {};
  session.letters.text = text;
  session.letters.smoothing = smoothing;
}

}  // namespace surprisal::figures
