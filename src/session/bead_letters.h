// session: the letter in each class's bead.
#pragma once

#include <string>
#include <vector>

#include "session/session.h"

namespace surprisal::session {

// The capital first letter of a class's name, in Chinese its first character; the class's number, counted
// from 1, where another class has the same.
std::vector<std::string> bead_letters(const Session& session, Language language);

}  // namespace surprisal::session
