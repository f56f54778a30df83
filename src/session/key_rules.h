// session: rules that a field of a session has to keep. Each says what follows the key's name in a sentence
// ("must be from 0 to 1, and is 2"), or nothing where the rule is kept.
#pragma once

#include <cstddef>
#include <vector>

#include "session/session.h"

namespace surprisal::session {

Text outside(double value, double low, double high);
Text any_outside(const std::vector<double>& values, double low, double high);

Text wrong_count(std::size_t count, std::size_t fewest, std::size_t most);
Text other_count(std::size_t count, std::size_t wanted, const Text& of_what);
Text not_one_a_class(std::size_t count, const Session& session);
Text batch_logits_count(const Session& session);

Text no_distribution(const std::vector<double>& p);
Text not_as_the_mode_has_it(const Session& session);  // the labels

Text no_name(const Text& name);
Text names_fault(const Session& session);
Text figure_fault(const Session& session);

}  // namespace surprisal::session
