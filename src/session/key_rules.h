// session: the rules for the values of a session. Each returns what follows the key's name in a sentence
// ("must be from 0 to 1, but is 2"), or an empty text if the rule holds.
#pragma once

#include <cstddef>
#include <vector>

#include "session/session.h"

namespace surprisal::session {

Text range_fault(double value, double low, double high);
Text entries_range_fault(const std::vector<double>& values, double low, double high);

Text count_range_fault(std::size_t count, std::size_t fewest, std::size_t most);
Text count_mismatch_fault(std::size_t count, std::size_t wanted, const Text& of_what);
Text class_count_fault(std::size_t count, const Session& session);
Text batch_logits_fault(const Session& session);

Text drawn_digit_fault(std::size_t pixels);
Text hidden_units_fault(int units);
Text letter_shares_fault(const std::vector<double>& shares);  // shares of the next bet
Text letter_bets_fault(const std::vector<double>& bets);

Text price_count_fault(const std::vector<double>& prices);  // at the knots of a drawn curve
Text not_falling_fault(const std::vector<double>& prices);  // never rising; equal prices are allowed

Text distribution_fault(const std::vector<double>& p);
Text labels_fault(const Session& session);  // by the rules of the label mode

Text name_fault(const Text& name);
Text names_fault(const Session& session);
Text figure_fault(const Session& session);

}  // namespace surprisal::session
