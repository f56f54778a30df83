#include "desk/exporting.h"

#include <algorithm>
#include <system_error>

#include "desk/export_plan.h"
#include "desk/paths.h"
#include "figures/catalogue.h"

namespace surprisal::desk {
namespace {

namespace fs = std::filesystem;

// The figure asked for, otherwise the current one, otherwise the first in the catalogue.
std::string initial_figure(Desk& desk, std::string_view wished) {
  if (find_figure(wished) != nullptr) return std::string(wished);
  const FigureView* figure = current_figure(desk);
  return figure != nullptr ? figure->id : std::string(catalogue().front().id);
}

// A figure that plays something other than the race starts with an animation of that.
void choose_movement(ExportChoices& choices, std::string_view id) {
  const Figure* figure = find_figure(id);
  if (figure == nullptr || figure->plays.empty() || figure == &first_playable_figure()) return;
  choices.moves = ExportChoices::Moves::Slider;
  choices.slider = figure->plays;
}

std::string initial_folder(const Desk& desk) {
  std::error_code failed;
  if (!desk.settings.last_folder.empty()) return desk.settings.last_folder;
  if (const fs::path home = expand_home("~"); fs::is_directory(home, failed)) return home.string();
  return fs::current_path(failed).string();
}

}  // namespace

void forget_export_answers(ExportDialog& dialog) {
  dialog.files_to_replace = 0;
  dialog.fault = {};
  dialog.written.clear();
}

void open_export(Desk& desk, std::string_view figure) {
  if (!desk.settings.exporting) desk.settings.exporting = first_choices(desk);
  if (desk.settings.exporting->folder.empty()) desk.settings.exporting->folder = initial_folder(desk);
  desk.export_dialog.emplace();
  desk.export_dialog->figure = initial_figure(desk, figure);
  if (!figure.empty()) desk.settings.exporting->which = ExportChoices::Which::One;
  choose_movement(*desk.settings.exporting, desk.export_dialog->figure);
}

void start_export(Desk& desk) {
  ExportDialog& dialog = *desk.export_dialog;
  forget_export_answers(dialog);
  if (!export_fault(desk).empty()) return;
  const std::vector<fs::path> files = files_of(plan_export(desk));
  dialog.files_to_replace =
      static_cast<std::size_t>(std::count_if(files.begin(), files.end(), [](const fs::path& file) {
        std::error_code none;
        return fs::exists(fs::symlink_status(file, none));
      }));
  if (dialog.files_to_replace == 0) begin_export(desk);
}

void begin_export(Desk& desk) {
  ExportDialog& dialog = *desk.export_dialog;
  forget_export_answers(dialog);
  dialog.began = desk.now;
  dialog.run = std::make_unique<ExportRun>(plan_export(desk));
}

void close_export(Desk& desk) {
  ExportDialog& dialog = *desk.export_dialog;
  if (dialog.run) dialog.run->stop();
  dialog.closing = true;
}

void cancel_export(ExportDialog& dialog) {
  if (dialog.run)
    dialog.run->stop();
  else
    dialog.files_to_replace = 0;
}

void take_export_result(Desk& desk) {
  ExportDialog& dialog = *desk.export_dialog;
  if (!dialog.run || !dialog.run->has_ended()) return;
  const Done& done = dialog.run->result();
  const Text cancelled = {"Cancelled; no files were left behind.", "已取消，没有留下文件。"};
  if (done)
    dialog.written = export_path(desk);
  else
    dialog.fault = dialog.run->was_stopped() ? cancelled : done.problem().message;
  dialog.run.reset();
}

}  // namespace surprisal::desk
