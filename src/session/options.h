// session: the options that figures offer: each is a choice among a few words.
#pragma once

#include <string_view>
#include <vector>

#include "session/session.h"

namespace surprisal::session {

struct Option {
  std::string_view key;
  std::string_view name;  // of the widget
  Text what;
  std::vector<Text> words;  // in the order of the enumerators
  Text change;              // "Change the contours"
};

const Option* find_option(std::string_view key);  // null if there is none
const Option& option_of(std::string_view key);    // of one that exists

std::size_t chosen(const Session& session, const Option& option);
void choose(Session& session, const Option& option, std::size_t word);

}  // namespace surprisal::session
