// figures: finds rows of the catalogue, and builds the plot of one.
#include <algorithm>

#include "figures/catalogue.h"

namespace surprisal::figures {

const Figure* find_figure(std::string_view id) {
  const auto found =
      std::find_if(catalogue().begin(), catalogue().end(), [&](const Figure& f) { return f.id == id; });
  return found == catalogue().end() ? nullptr : &*found;
}

std::optional<LiveNumber> live_number_of(const Figure& figure, const Session& session,
                                         const std::vector<std::size_t>& panels) {
  if (figure.panel_number != nullptr && panels.size() == 1)
    return figure.panel_number(session, panels.front());
  if (figure.live_number != nullptr) return figure.live_number(session);
  return figure.shows_logits ? loss_number(session) : std::nullopt;
}

Plot plot_of(const Figure& figure, const Session& session, const ShownRows* rows) {
  if (figure.build_file != nullptr && rows != nullptr && rows->tokens)
    return figure.build_file(*rows->tokens, session);
  return figure.build_rows != nullptr && rows != nullptr && rows->overview ? figure.build_rows(*rows, session)
                                                                           : figure.build(session);
}

Text figures_of_rows() {
  std::vector<std::string_view> ids;
  for (const Figure& figure : catalogue()) {
    if (figure.build_rows != nullptr) ids.push_back(figure.id);
  }
  Text list;
  for (std::size_t i = 0; i < ids.size(); ++i) {
    if (i > 0) list = list + (i + 1 < ids.size() ? Text(", ", "、") : Text(" or ", " 或 "));
    list = list + Text(std::string(ids[i]));
  }
  return list;
}

const Figure& first_playable_figure() {
  return *std::find_if(catalogue().begin(), catalogue().end(),
                       [](const Figure& f) { return !f.plays.empty(); });
}

}  // namespace surprisal::figures
