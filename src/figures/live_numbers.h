// figures: the number that a slide shows in large type beside its figure.
#pragma once

#include <optional>

#include "plot/hiding.h"
#include "session/session.h"

namespace surprisal::figures {

struct LiveNumber {
  Text words;  // "loss"
  Text value;
  Text unit = {};  // "nats"
  Ink ink = {};
};

// Numbers of the sample. Nothing if there is no such number, as with the loss for several right classes.
std::optional<LiveNumber> loss_number(const Session& session);
std::optional<LiveNumber> cross_entropy_number(const Session& session);
std::optional<LiveNumber> kl_number(const Session& session);
std::optional<LiveNumber> field_number(const Session& session);  // of the map of three classes
std::optional<LiveNumber> least_loss_number(const Session& session);
std::optional<LiveNumber> perplexity_number(const Session& session);
std::optional<LiveNumber> entropy_number(const Session& session);  // of the prediction
std::optional<LiveNumber> probability_number(const Session& session);
std::optional<LiveNumber> largest_probability_number(const Session& session);
std::optional<LiveNumber> output_number(const Session& session);
std::optional<LiveNumber> sum_of_sigmoids_number(const Session& session);
std::optional<LiveNumber> odds_number(const Session& session);
std::optional<LiveNumber> gradient_number(const Session& session);
std::optional<LiveNumber> ratio_number(const Session& session);  // of two gradients
std::optional<LiveNumber> stretch_number(const Session& session);

// Numbers of the other parts of a session.
std::optional<LiveNumber> race_number(const Session& session);
std::optional<LiveNumber> coin_number(const Session& session);
std::optional<LiveNumber> forecast_number(const Session& session);
std::optional<LiveNumber> forecast_number_of_panel(const Session& session, std::size_t panel);
std::optional<LiveNumber> tournament_number(const Session& session);
std::optional<LiveNumber> squares_number(const Session& session);      // of the line
std::optional<LiveNumber> neuron_loss_number(const Session& session);  // over the neuron's six samples
std::optional<LiveNumber> own_loss_number(const Session& session);     // how far off the demand it is
std::optional<LiveNumber> batch_number(const Session& session);
std::optional<LiveNumber> accuracy_number(const Session& session);  // of the classifier of digits
std::optional<LiveNumber> digit_number(const Session& session);
std::optional<LiveNumber> read_letters_number(const Session& session);
std::optional<LiveNumber> next_letter_number(const Session& session);  // does not give that letter away

// Replaces what an open guess hides by a question mark.
LiveNumber without(LiveNumber number, const std::vector<Hidden>& hidden);

}  // namespace surprisal::figures
