// desk: the actions of the export dialog.
#pragma once

#include <string_view>

#include "desk/desk.h"

namespace surprisal::desk {

// Opens the dialog with this figure chosen, or the current one if `figure` is empty.
void open_export(Desk& desk, std::string_view figure = {});

// Starts the export, asking first if files would be overwritten.
void start_export(Desk& desk);
void begin_export(Desk& desk);

void cancel_export(ExportDialog& dialog);
void close_export(Desk& desk);
void take_export_result(Desk& desk);  // once the run has ended

// When the choice of files changes, messages about the previous ones no longer apply.
void forget_export_answers(ExportDialog& dialog);

}  // namespace surprisal::desk
