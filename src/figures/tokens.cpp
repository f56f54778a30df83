// figures: a text coloured by how much each letter costs a bigram model.
#include <algorithm>
#include <cmath>

#include "figures/builders.h"
#include "figures/letter_play.h"
#include "figures/token_plot.h"
#include "session/setters.h"

namespace surprisal::figures {

Plot build_tokens(const Session& session) {
  const LetterPlay play = letter_play(session);
  const data::Tokens tokens = letters_as_tokens(play);
  const auto last = static_cast<double>(tokens.tokens.size()) - 1;
  const auto choose = [last](Session& s, double place) {
    session::set_number(s, "letters.position", std::min(std::round(place), last));
  };
  Plot plot = token_plot({tokens, play.position, play.model.size(), true, {}, choose}, session.base);
  plot.title = {"A text, coloured by what each letter cost", "按每个字符的代价着色的文字"};
  return plot;
}

}  // namespace surprisal::figures
