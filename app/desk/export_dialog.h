// desk: what is in the export dialog besides the choices that are remembered.
#pragma once

#include <filesystem>
#include <memory>
#include <string>
#include <string_view>

#include "desk/export_run.h"

namespace surprisal::desk {

struct ExportDialog {
  std::string figure;          // the one, where it is one
  std::string name;            // of its file, with or without the ending
  bool name_is_own = true;     // it is the figure's id and changes with it
  std::size_t in_the_way = 0;  // files that would be overwritten: it asks
  Text fault;
  std::filesystem::path written;  // the file or the folder, after an export
  std::unique_ptr<ExportRun> run;
  double began = 0;  // in the desk's time
  bool closing = false;
};

}  // namespace surprisal::desk
