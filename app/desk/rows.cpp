#include "desk/rows.h"

#include <algorithm>
#include <cmath>
#include <string_view>
#include <system_error>
#include <utility>
#include <vector>

#include "base/number.h"
#include "base/quote.h"
#include "base/wording.h"
#include "desk/ask_for_file.h"
#include "desk/digit_rows.h"
#include "desk/lesson_steps.h"
#include "desk/paths.h"
#include "desk/tokens.h"

namespace surprisal::desk {
namespace {

namespace fs = std::filesystem;

const Text kWalk = {"Walk through the rows", "逐个浏览样本"};
constexpr std::string_view kWalkGesture = "rows";

void open_rows_from_dialog(Desk& desk, const fs::path& path) {
  desk.file_dialog.reset();
  open_row_files(desk, {path});
}

void compare_rows_from_dialog(Desk& desk, const fs::path& path) {
  desk.file_dialog.reset();
  desk.settings.last_folder = path.parent_path().string();
  compare_rows(desk, path);
}

void ask_for_row_file(Desk& desk, const Text& title, FileDialog::Chosen chosen) {
  const fs::path& now = desk.rows.source.file;
  const fs::path folder = now.has_parent_path() ? now.parent_path() : last_folder(desk);
  const auto endings = row_endings();
  FileDialog dialog = file_dialog_for_opening(
      folder, {{"Predictions", "预测文件"}, {endings.begin(), endings.end()}}, chosen);
  dialog.title = title;
  ask_for_file(desk, std::move(dialog));
}

constexpr std::size_t kRowsAtOnce = 20'000;  // that are sorted and filtered within a frame

void take_list(RowsView& view, RowList list) {
  if (list.file != view.file) return;  // the list of an earlier file
  view.scroll_to_top = list.sorted != view.sorted;
  view.scroll_to_chosen = !view.scroll_to_top;
  view.sorted = std::move(list.sorted);
  view.shown = std::move(list.shown);
}

void list_again(RowsView& view) {
  RowListRequest wish = {view.file, view.column, view.descending, view.group, view.conditions, view.sorted};
  if (view.file->count() <= kRowsAtOnce) return take_list(view, *list_rows(wish));
  if (!view.lister) view.lister = std::make_unique<RowLister>();
  view.lister->ask(std::move(wish));
}

double largest_finite_loss(const RowFile& file) {
  if (!file.has_labels()) return 0;
  for (const std::uint32_t row : file.worst_first->rows) {
    if (file.numbers.is_used(row) && std::isfinite(file.numbers.loss[row])) return file.numbers.loss[row];
  }
  return 0;
}

bool is_present(const fs::path& file) {
  std::error_code failed;
  return fs::exists(file, failed);
}

void start_reading(RowsView& view, RowSource source, std::shared_ptr<const RowFile> known = {}) {
  view.fault = {};
  view.choices.reset();
  view.source = source;
  view.reader = std::make_unique<RowReader>(std::move(source), std::move(known));
}

void begin_to_refine(RowsView& view) {
  view.refiner.reset();
  if (view.file->overview.curve_is_of_sample)
    view.refiner = std::make_unique<RowReader>(view.file->source, view.file);
}

void take_refined(RowsView& view) {
  if (!view.refiner || !view.refiner->has_ended()) return;
  const std::unique_ptr<RowReader> refiner = std::move(view.refiner);
  if (!refiner->result() || refiner->known() != view.file) return;
  view.file = *refiner->result();
  if (view.lister) list_again(view);  // its lists belong to one file
}

// Shows the same rows with or without a comparison with another model.
void show_compared(RowsView& view, std::shared_ptr<const RowFile> file) {
  view.source = file->source;
  view.file = std::move(file);
  if (view.column == RowColumn::Difference) view.sorted.reset();  // an order of other differences
  if (!view.file->other) {
    if (view.column == RowColumn::Difference) view.column = RowColumn::Loss, view.descending = true;
    if (asks_for(view.conditions, RowColumn::Difference)) view.query.clear(), view.conditions.clear();
  }
  list_again(view);
  begin_to_refine(view);
}

// Does not change the session's own sample.
void pick_row(RowsView& view, std::size_t row) {
  view.chosen = row;
  view.sample = sample_of_row(*view.file, row);
  view.scroll_to_chosen = true;
}

void return_to_rows_shown(RowsView& view) { view.source = view.file ? view.file->source : RowSource(); }

void show_rows_of_session(Desk& desk, std::shared_ptr<const RowFile> file, const KeptRows& kept) {
  const std::string name = harmless(file->source.file.filename().string(), 80);
  const std::size_t count = file->count();
  show_rows(desk, std::move(file));
  if (!kept.row) return;
  if (data::is_left_out(desk.rows.file->rows, *kept.row)) return;
  if (*kept.row < count) return pick_row(desk.rows, *kept.row);
  const std::string row = std::to_string(*kept.row), rows = with_commas(count);
  desk.notify({"Row " + row + " of this session is not shown: " + name + " now has " + rows + " rows",
               "未能显示这个状态的样本 " + row + "：" + name + " 现在只有 " + rows + " 个样本"});
}

void take_tokens(Desk& desk, RowReader& reader) {
  const std::optional<KeptRows> kept = std::exchange(desk.rows.of_session, {});
  show_tokens(desk, reader.source().file, std::move(*reader.tokens()), kept ? kept->row.value_or(0) : 0);
  return_to_rows_shown(desk.rows);
}

}  // namespace

void open_data_view(Desk& desk) {
  close_lesson(desk);
  desk.view.maximized.reset();
  desk.view.main = MainView::Data;
}

void close_data_view(Desk& desk) {
  if (desk.view.main != MainView::Data) return;
  desk.view.main = MainView::Playground;
  desk.view.maximized.reset();
  desk.workspace.end_gesture();
}

void open_rows(Desk& desk, RowSource source) {
  open_data_view(desk);
  desk.rows.fault = {};
  desk.rows.choices.reset();
  desk.token_file.reset();
  desk.rows.of_session.reset();
  start_reading(desk.rows, std::move(source));
}

void open_row_files(Desk& desk, const std::vector<fs::path>& files, const std::string& labels) {
  if (files.empty()) return;
  RowSource source = source_of(files);
  if (!labels.empty()) source.labels = labels;
  desk.settings.last_folder = fs::absolute(source.file).parent_path().string();
  open_rows(desk, std::move(source));
}

void open_synthetic_rows(Desk& desk) {
  open_data_view(desk);
  RowSource source;
  source.file = desk.say({"example", "示例"});
  const RowFileResult file = evaluate_rows(source, figures::synthetic_rows());
  if (file) show_rows(desk, *file);
}

void choose_row_file(Desk& desk) {
  ask_for_row_file(desk, {"Open your own data", "打开我的数据"}, open_rows_from_dialog);
}

bool can_compare_rows(const Desk& desk) {
  const RowsView& view = desk.rows;
  return view.file && view.file->has_labels() && !view.file->rows.files.empty() && !view.is_reading() &&
         !desk.token_file;
}

void choose_file_to_compare(Desk& desk) {
  ask_for_row_file(desk, {"Compare with another file", "与另一个文件比较"}, compare_rows_from_dialog);
}

void compare_rows(Desk& desk, const fs::path& other) {
  if (!can_compare_rows(desk)) return;
  open_data_view(desk);
  RowSource source = desk.rows.file->source;
  source.with = other;
  start_reading(desk.rows, std::move(source), desk.rows.file);
}

void stop_comparing_rows(Desk& desk) {
  if (!desk.rows.file || !desk.rows.file->other || desk.rows.is_reading()) return;
  RowSource source = desk.rows.file->source;
  source.with.clear();
  start_reading(desk.rows, std::move(source), desk.rows.file);
}

void stop_reading(Desk& desk) {
  if (desk.rows.reader) desk.rows.reader->stop();
}

void update_query_unit(Desk& desk) {
  RowsView& view = desk.rows;
  if (!view.query.empty() && view.query_base != desk.session().base) filter_rows(desk);
}

void take_rows(Desk& desk) {
  RowsView& view = desk.rows;
  if (view.lister) {
    if (std::optional<RowList> list = view.lister->take()) take_list(view, std::move(*list));
  }
  take_refined(view);
  if (!view.reader || !view.reader->has_ended()) return;
  const std::unique_ptr<RowReader> reader = std::move(view.reader);
  if (reader->tokens()) return take_tokens(desk, *reader);
  const RowFileResult& result = reader->result();
  if (result && reader->known()) return show_compared(view, *result);
  if (result && view.of_session)
    return show_rows_of_session(desk, *result, *std::exchange(view.of_session, {}));
  if (result) return show_rows(desk, *result);
  if (reader->was_stopped()) return return_to_rows_shown(view);
  if (!view.of_session) {
    view.fault = result.problem().message;
    view.is_file_missing = !is_present(view.source.with.empty() ? view.source.file : view.source.with);
    return;
  }
  if (!view.of_session->source.with.empty()) {  // try again without the other model
    desk.notify(result.problem().message);
    view.of_session->source.with.clear();
    return start_reading(view, view.of_session->source);
  }
  return_to_rows_shown(view);
  desk.notify(Text("The rows of this session are not shown: ", "未能显示这个状态的样本：") +
              result.problem().message);
}

std::optional<KeptRows> rows_to_keep(const Desk& desk) {
  const RowsView& view = desk.rows;
  if (view.of_session) return view.of_session;
  if (desk.token_file) return KeptRows{{desk.token_file->path, "", {}}, desk.token_file->chosen};
  if (!view.file || view.file->rows.files.empty()) return std::nullopt;  // the example has no file
  return KeptRows{view.file->source, view.chosen};
}

void open_rows_of_session(Desk& desk, const std::optional<KeptRows>& rows) {
  desk.rows.of_session = rows;
  if (rows) desk.token_file.reset();
  if (rows) start_reading(desk.rows, rows->source);
}

void show_rows(Desk& desk, std::shared_ptr<const RowFile> file) {
  RowsView& view = desk.rows;
  desk.token_file.reset();
  view.source = file->source;
  view.file = std::move(file);
  view.fault = {};
  view.of_session.reset();
  view.query_fault = {};
  view.brush.reset();
  view.chosen.reset();
  view.sample.reset();
  view.temperature = 1;
  view.largest_loss = largest_finite_loss(*view.file);
  view.sorted = view.file->worst_first;
  view.column = view.sorted->column;
  view.descending = view.sorted->descending;
  view.group = RowGroup::All;
  view.query.clear();
  view.conditions.clear();
  view.shown = view.sorted->rows;
  view.lister.reset();
  view.scroll_to_chosen = true;
  begin_to_refine(view);
  if (view.shown.empty()) return;
  pick_row(view, view.shown.front());
}

void begin_reading_choices(Desk& desk) {
  const RowSource& source = desk.rows.source;
  ReadingChoices choices;
  choices.labels = source.labels;
  choices.kind = source.reading.kind ? static_cast<int>(*source.reading.kind) + 1 : 0;
  choices.label_base = source.reading.label_base ? *source.reading.label_base + 1 : 0;
  choices.ignore = source.reading.ignore ? std::to_string(*source.reading.ignore) : "";
  choices.names = source.reading.names.string();
  choices.key = source.reading.key;
  choices.label_key = source.reading.label_key;
  choices.leave_out = source.reading.leave_out_faulty_rows;
  desk.rows.choices = choices;
}

void read_as_chosen(Desk& desk) {
  ReadingChoices& choices = *desk.rows.choices;
  RowSource source = desk.rows.source;
  source.labels = choices.labels;
  source.reading.kind =
      choices.kind == 0 ? std::nullopt : std::optional(static_cast<data::Kind>(choices.kind - 1));
  source.reading.label_base = choices.label_base == 0 ? std::nullopt : std::optional(choices.label_base - 1);
  source.reading.ignore.reset();
  if (!choices.ignore.empty()) {
    constexpr double kLargestLabel = 0x1p53;
    const Result<double> number = parse_number(choices.ignore);
    if (!number || *number != std::round(*number) || std::abs(*number) > kLargestLabel) {
      choices.fault = {
          base::quoted(choices.ignore) + " is not a whole number; give a label to ignore, such as 255",
          base::in_quotes(choices.ignore).zh + "不是整数；要忽略的标签应为整数，例如 255"};
      return;
    }
    source.reading.ignore = static_cast<std::int64_t>(*number);
  }
  source.reading.names = choices.names;
  source.reading.key = choices.key;
  source.reading.label_key = choices.label_key;
  source.reading.leave_out_faulty_rows = choices.leave_out;
  open_rows(desk, std::move(source));
}

void sort_rows(Desk& desk, RowColumn column) {
  RowsView& view = desk.rows;
  // Most people look first for the largest losses, or for the smallest probabilities of the label.
  const bool large_first = is_information(column);
  view.descending = column == view.column ? !view.descending : large_first;
  view.column = column;
  list_again(view);
}

void filter_rows(Desk& desk) {
  RowsView& view = desk.rows;
  if (!view.file) return;
  view.query_base = desk.session().base;
  const Result<RowQuery> query = parse_row_query(view.query, view.file->rows.class_names, view.query_base);
  view.query_fault = query ? Text() : query.problem().message;
  if (!query) return;  // keep the current rows
  view.conditions = *query;
  list_again(view);
}

void filter_rows_by(Desk& desk, const std::string& query) {
  desk.rows.query = query;
  desk.rows.group = RowGroup::All;
  filter_rows(desk);
}

void brush_rows(Desk& desk, const std::string& query, Range range) {
  desk.rows.brush.reset();
  if (!query.empty()) desk.rows.brush = RowBrush{query, range};
  if (query != desk.rows.query) filter_rows_by(desk, query);
}

bool step_out_of_rows(Desk& desk) {
  RowsView& view = desk.rows;
  if (!view.fault.empty()) {
    close_failed_rows(desk);
    return true;
  }
  if (desk.token_file) return false;
  if (view.is_reading()) {
    stop_reading(desk);
    return true;
  }
  if (!view.file || (view.query.empty() && view.group == RowGroup::All)) return false;
  view.brush.reset();
  filter_rows_by(desk, "");
  return true;
}

void close_failed_rows(Desk& desk) {
  desk.rows.fault = {};
  return_to_rows_shown(desk.rows);
}

void choose_row(Desk& desk, std::size_t row) {
  RowsView& view = desk.rows;
  if (!view.file || row >= view.file->count()) return;
  view.chosen = row;
  view.sample = sample_of_row(*view.file, row);
  const bool nothing_to_lose = !desk.workspace.is_changed() && desk.workspace.document().path.empty();
  Session next = with_row(desk.session(), *view.sample);
  if (view.file->source.digits) next.digits = digit_of_row(*view.file, row);
  desk.edit(next, kWalk, kWalkGesture);
  if (nothing_to_lose) desk.workspace.set_saved_session(next);
}

bool is_chosen_listed(const RowsView& view) {
  return view.chosen && belongs_to(view.group, *view.file, *view.chosen) &&
         matches(view.conditions, *view.file, *view.chosen);
}

std::optional<std::size_t> place_of_chosen(const RowsView& view) {
  if (!view.chosen) return std::nullopt;
  const auto found =
      std::find(view.shown.begin(), view.shown.end(), static_cast<std::uint32_t>(*view.chosen));
  if (found == view.shown.end()) return std::nullopt;
  return static_cast<std::size_t>(found - view.shown.begin());
}

void walk_rows(Desk& desk, std::ptrdiff_t by) {
  RowsView& view = desk.rows;
  if (view.shown.empty()) return;
  const std::optional<std::size_t> now = place_of_chosen(view);
  const auto last = static_cast<std::ptrdiff_t>(view.shown.size()) - 1;
  const std::ptrdiff_t next =
      now ? std::clamp(static_cast<std::ptrdiff_t>(*now) + by, std::ptrdiff_t{0}, last) : (by < 0 ? last : 0);
  view.scroll_to_chosen = true;
  choose_row(desk, view.shown[static_cast<std::size_t>(next)]);
}

void open_row_in_playground(Desk& desk) {
  if (!desk.rows.chosen) return;
  choose_row(desk, *desk.rows.chosen);
  close_data_view(desk);
}

void set_rows_temperature(Desk& desk, double temperature) { desk.rows.temperature = temperature; }

ShownRows rows_to_show(const std::shared_ptr<const RowFile>& file, double temperature) {
  return {{file, &file->overview}, temperature, false};
}

std::optional<ShownRows> shown_rows(const Desk& desk) {
  if (!desk.rows.file) return std::nullopt;
  return rows_to_show(desk.rows.file, desk.rows.temperature);
}

}  // namespace surprisal::desk
