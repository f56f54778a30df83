// command: translates the words that CLI11 itself puts into help and errors.
#pragma once

#include "base/text.h"

namespace CLI {
class App;
class ParseError;
}  // namespace CLI

namespace surprisal::command {

// Call it before the options and commands are declared: they inherit the words.
void set_fixed_words(CLI::App& app, Language language);

// What is wrong with the arguments, but not what to do about it.
Text usage_fault(const CLI::ParseError& error);

}  // namespace surprisal::command
