// desk: opens and saves files, copies the session as a line of text, and quits without losing work.
#pragma once

#include <filesystem>
#include <string>
#include <string_view>
#include <vector>

#include "desk/desk.h"
#include "desk/opened.h"

namespace surprisal::desk {

std::string window_title(const Desk& desk);

void remember_file(Desk& desk, const std::filesystem::path& path);

bool save_to(Desk& desk, const std::filesystem::path& path);  // says what went wrong
void save(Desk& desk);                                        // asks for a name if the session has none
void save_as(Desk& desk);

// Files or links dropped on the window. Files of rows that are dropped together belong together.
void open_files(Desk& desk, const std::vector<std::filesystem::path>& paths);

void choose_file(Desk& desk);                                   // to open
void open_file(Desk& desk, const std::filesystem::path& path);  // says what went wrong
void show_opened(Desk& desk, const std::filesystem::path& path, Opened opened);

// Quits the program; asks first if something would be lost.
void leave(Desk& desk);
void save_and_leave(Desk& desk);

std::string copy_as_line(Desk& desk);                // for the clipboard
void paste_line(Desk& desk, std::string_view text);  // or a link

}  // namespace surprisal::desk
