// desk: the data view: a file of rows, how its table is sorted and filtered, and the chosen row.
#pragma once

#include <cstdint>
#include <filesystem>
#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "base/text.h"
#include "desk/row_query.h"
#include "desk/row_reader.h"
#include "desk/row_sample.h"
#include "figures/rows/shown_rows.h"

namespace surprisal::desk {

struct Desk;

// How the file is to be read, while a person changes it.
struct ReadingChoices {
  std::string labels;
  int kind = 0;        // 0: found out; otherwise data::Kind + 1
  int label_base = 0;  // 0: found out; otherwise the base + 1
  std::string ignore;
  std::string names;
  std::string key;
  std::string label_key;
  bool leave_out = false;
  Text fault;
};

struct RowsView {
  std::shared_ptr<const RowFile> file;    // null until one has been read
  std::unique_ptr<RowReader> reader;      // while one is being read
  RowSource source;                       // of what was last opened
  Text fault;                             // why that could not be read
  std::optional<ReadingChoices> choices;  // while "Change how it is read" is open

  RowColumn column = RowColumn::Loss;
  bool descending = true;
  RowGroup group = RowGroup::All;
  std::string query;
  Text query_fault;
  std::vector<std::uint32_t> sorted;  // every row
  std::vector<std::uint32_t> shown;   // those that pass the filter, in the same order
  std::optional<std::size_t> chosen;  // a row of the file
  std::optional<RowSample> sample;    // what the chosen row is
  bool scroll_to_chosen = false;      // in the next frame

  double largest_loss = 0;  // that is finite; of all rows

  double temperature = 1;
  std::uint64_t revision = 1;  // of all that the figures of rows show

  bool is_reading() const { return reader != nullptr; }
};

void open_data_view(Desk& desk);
void close_data_view(Desk& desk);

// Read in the background; what is shown stays until it is done.
void open_rows(Desk& desk, RowSource source);
void open_row_files(Desk& desk, const std::vector<std::filesystem::path>& files);
void open_made_up_rows(Desk& desk);  // to try the view with
void choose_row_file(Desk& desk);
void stop_reading(Desk& desk);
void take_rows(Desk& desk);                                       // before each frame
void show_rows(Desk& desk, std::shared_ptr<const RowFile> file);  // what has been read

void begin_reading_choices(Desk& desk);
void read_as_chosen(Desk& desk);

void sort_rows(Desk& desk, RowColumn column);  // by the same column again: the other way round
void filter_rows(Desk& desk);                  // after a change of the query or the group
void filter_rows_by(Desk& desk, const std::string& query);

// The row becomes the sample of the session. Choosing one row after the other is one undo step.
void choose_row(Desk& desk, std::size_t row);
void walk_rows(Desk& desk, std::ptrdiff_t by);
std::optional<std::size_t> place_of_chosen(const RowsView& view);  // in `shown`
void open_row_in_playground(Desk& desk);

void set_rows_temperature(Desk& desk, double temperature);

void save_rows_as_csv(Desk& desk);  // those that are shown; asks for a name

// What the figures of rows show; nothing without a file.
ShownRows rows_to_show(const std::shared_ptr<const RowFile>& file, double temperature = 1);
std::optional<ShownRows> shown_rows(const Desk& desk);

}  // namespace surprisal::desk
