// ui: the dialog that writes figures to files: which, how, and where.
#pragma once

#include <filesystem>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "desk/export_run.h"
#include "desk/settings.h"
#include "plot/scene.h"

namespace surprisal::app {

struct Desk;

// What is in the dialog besides the choices that are remembered.
struct ExportDialog {
  std::string figure;          // the one, where it is one
  std::string name;            // of its file, with or without the ending
  bool name_is_own = true;     // it is the figure's id and goes with it
  std::size_t in_the_way = 0;  // files that would be overwritten: it asks
  Text fault;
  std::filesystem::path written;  // the file or the folder, after an export
  std::unique_ptr<ExportRun> run;
  double began = 0;  // in ImGui's time
  bool closing = false;

  // The picture as it was last laid out, and what from.
  struct Preview {
    std::string figure;
    Session session;
    std::vector<View> views;
    ExportChoices choices;
    Scene scene;
    std::string numbers;  // of a CSV
  };
  std::optional<Preview> preview;
};

// With this figure chosen; with the one in hand if there is no name.
void open_export(Desk& desk, std::string_view figure = {});

// The button, or Enter: asks before it overwrites, and starts.
void start_export(Desk& desk);

void show_export_dialog(Desk& desk);

// As long as something moves in it, when another frame is due; else infinity.
double seconds_to_next_export_frame(const Desk& desk);

}  // namespace surprisal::app
