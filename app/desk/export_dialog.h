// desk: the state of the export dialog, apart from the choices that are remembered.
#pragma once

#include <filesystem>
#include <memory>
#include <string>
#include <string_view>

#include "desk/export_run.h"

namespace surprisal::desk {

struct ExportDialog {
  std::string figure;                // if a single figure is exported
  std::string name;                  // of the file, with or without its extension
  bool name_follows_figure = true;   // the name is the figure's id and changes with the figure
  std::size_t files_to_replace = 0;  // files that would be overwritten; above 0, the dialog asks
  Text fault;
  std::filesystem::path written;  // the file or folder, after an export
  std::unique_ptr<ExportRun> run;
  double began = 0;  // in desk time
  bool closing = false;
};

}  // namespace surprisal::desk
