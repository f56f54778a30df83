// desk: the session as a file: which file it is, whether it has changed since, saving, opening, and the
// session as one line of text to send.
#pragma once

#include <filesystem>
#include <string>

#include "desk/desk.h"

namespace surprisal::app {

// What the title of the window says.
std::string window_title(const Desk& desk);

// Whether closing the window would lose something.
bool is_changed(const Desk& desk);

// From here on `known` is what there is already: in the file at the path, or, without one, in the program
// itself (an example, a lesson).
void stands_for(Desk& desk, const Session& known, const std::filesystem::path& path = {});
void remember_file(Desk& desk, const std::filesystem::path& path);

bool save_to(Desk& desk, const std::filesystem::path& path);  // says what went wrong
void save(Desk& desk);                                        // asks for a name where there is none
void save_as(Desk& desk);
void choose_file(Desk& desk);  // to open
// Ends the program; where something would be lost, asks first.
void leave(Desk& desk);
void show_leaving(Desk& desk);
void copy_as_line(Desk& desk);
void paste_line(Desk& desk);

}  // namespace surprisal::app
