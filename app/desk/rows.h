// desk: the actions of the data view.
#pragma once

#include <cstddef>
#include <filesystem>
#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "desk/desk.h"
#include "figures/rows/shown_rows.h"

namespace surprisal::desk {

void open_data_view(Desk& desk);
void close_data_view(Desk& desk);

// Reads in the background; until that is done, what is shown stays.
void open_rows(Desk& desk, RowSource source);
void open_row_files(Desk& desk, const std::vector<std::filesystem::path>& files,
                    const std::string& labels = {});
void open_synthetic_rows(Desk& desk);  // to try out the view
void choose_row_file(Desk& desk);

// Two models on the same rows. The file of the other one is also read in the background. The table keeps its
// order, its filter and its chosen row, before and after.
bool can_compare_rows(const Desk& desk);
void choose_file_to_compare(Desk& desk);
void compare_rows(Desk& desk, const std::filesystem::path& other);
void stop_comparing_rows(Desk& desk);

// What a saved session stores about the rows or tokens, and restoring it when a session is opened. The
// session is shown at once; a message says which rows were not found.
std::optional<KeptRows> rows_to_keep(const Desk& desk);
void open_rows_of_session(Desk& desk, const std::optional<KeptRows>& rows);
void stop_reading(Desk& desk);
void take_rows(Desk& desk);          // before each frame: what was read, sorted, filtered
void update_query_unit(Desk& desk);  // before each frame: the filter uses this unit
void show_rows(Desk& desk, std::shared_ptr<const RowFile> file);  // what has been read

void begin_reading_choices(Desk& desk);
void read_as_chosen(Desk& desk);

void sort_rows(Desk& desk, RowColumn column);  // sorting by the same column again reverses the order
void filter_rows(Desk& desk);                  // after a change of the query or the group
void filter_rows_by(Desk& desk, const std::string& query);
void brush_rows(Desk& desk, const std::string& query, Range range);  // during a drag

// For Escape: closes the message about a failed file, stops reading, or clears the filter and shows all rows.
// False if there was none of them.
bool step_out_of_rows(Desk& desk);
void close_failed_rows(Desk& desk);

// Makes the row the sample of the session. Choosing several rows in succession is one undo step.
void choose_row(Desk& desk, std::size_t row);
void walk_rows(Desk& desk, std::ptrdiff_t by);
std::optional<std::size_t> place_of_chosen(const RowsView& view);  // in `shown`
bool is_chosen_listed(const RowsView& view);                       // whether it passes the filter
void open_row_in_playground(Desk& desk);

void set_rows_temperature(Desk& desk, double temperature);

void save_rows_as_csv(Desk& desk);  // saves the rows that are shown; asks for a name

// What the figures of rows show; nothing without a file.
ShownRows rows_to_show(const std::shared_ptr<const RowFile>& file, double temperature = 1);
std::optional<ShownRows> shown_rows(const Desk& desk);

}  // namespace surprisal::desk
