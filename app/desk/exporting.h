// desk: what can be done with the export dialog.
#pragma once

#include <string_view>

#include "desk/desk.h"

namespace surprisal::desk {

// With this figure chosen; with the one in hand if there is no name.
void open_export(Desk& desk, std::string_view figure = {});

// Asks before it overwrites, and starts.
void start_export(Desk& desk);
void begin_export(Desk& desk);

void cancel_export(ExportDialog& dialog);
void close_export(Desk& desk);
void take_export_result(Desk& desk);  // once the run has ended

// A new choice of files makes what was said about the last ones untrue.
void forget_export_answers(ExportDialog& dialog);

}  // namespace surprisal::desk
