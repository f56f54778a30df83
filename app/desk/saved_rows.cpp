// desk: saves the numbers of the rows that are shown.
#include <filesystem>
#include <string>
#include <utility>

#include "base/file.h"
#include "desk/ask_for_file.h"
#include "desk/paths.h"
#include "desk/rows.h"
#include "desk/rows_csv.h"

namespace surprisal::desk {
namespace {

namespace fs = std::filesystem;

void save_rows_from_dialog(Desk& desk, const fs::path& path) {
  const RowsView& view = desk.rows;
  const std::string csv = rows_as_csv(view.file->rows, view.file->numbers, desk.session().base, view.shown,
                                      view.file->other ? &view.file->other->comparison : nullptr);
  end_saving(desk, path, write_atomically(path, csv));
}

}  // namespace

void save_rows_as_csv(Desk& desk) {
  const fs::path& file = desk.rows.file->source.file;
  const fs::path folder = file.empty() ? last_folder(desk) : absolute_path(file).parent_path();
  const std::string stem = file.empty() ? "digits" : file.stem().string();
  FileDialog dialog = file_dialog_for_saving(folder / (stem + "-rows.csv"),
                                             {{"CSV files", "CSV 文件"}, {".csv"}}, save_rows_from_dialog);
  dialog.title = {"Save the rows", "保存样本"};
  ask_for_file(desk, std::move(dialog));
}

}  // namespace surprisal::desk
