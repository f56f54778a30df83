// desk: asks for a file in the desktop's own dialog, or in the program's if the desktop has none.
#pragma once

#include <filesystem>

#include "base/result.h"
#include "desk/desk.h"

namespace surprisal::desk {

void ask_for_file(Desk& desk, FileDialog dialog);

// The folder of the last dialog; at first the home folder, or the current one if there is no home.
std::filesystem::path last_folder(const Desk& desk);

// How the desktop's dialog ended: with a path, without one, or not at all, in which case the program's own
// dialog is shown.
void take_desktop_choice(Desk& desk, const std::filesystem::path& path);
void take_desktop_cancel(Desk& desk);
void take_desktop_failure(Desk& desk);

void say_saved(Desk& desk, const std::filesystem::path& path);

// How saving to the chosen file ended: closes the dialog and says so, or leaves it open with the fault.
void end_saving(Desk& desk, const std::filesystem::path& path, const Done& done);

}  // namespace surprisal::desk
