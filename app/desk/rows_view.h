// desk: the state of the data view: a file of rows, how its table is sorted and filtered, and the chosen row.
#pragma once

#include <cstdint>
#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "base/text.h"
#include "desk/kept_rows.h"
#include "desk/row_list.h"
#include "desk/row_query.h"
#include "desk/row_reader.h"
#include "desk/row_sample.h"
#include "plot/plot.h"

namespace surprisal::desk {

// How the file should be read, while the user is changing it.
struct ReadingChoices {
  std::string labels;
  int kind = 0;        // 0: detected; otherwise data::Kind + 1
  int label_base = 0;  // 0: detected; otherwise the base + 1
  std::string ignore;
  std::string names;
  std::string key;
  std::string label_key;
  bool leave_out = false;
  Text fault;
};

// A range of losses that was dragged across, in the unit that is shown, and the filter that it stands for.
struct RowBrush {
  std::string query;
  Range range;
};

struct RowsView {
  std::shared_ptr<const RowFile> file;    // null until one has been read
  std::unique_ptr<RowReader> reader;      // while one is being read
  std::unique_ptr<RowReader> refiner;     // for many rows, while the temperature curve is made exact
  RowSource source;                       // of what was last opened
  Text fault;                             // why that could not be read
  bool is_file_missing = false;           // so changing how it is read cannot help
  bool formats_wanted = false;            // to close the test digits and show which files can be read
  std::optional<KeptRows> of_session;     // from an opened session, until they have been read
  std::optional<ReadingChoices> choices;  // while "Change how it is read" is open

  RowColumn column = RowColumn::Loss;
  bool descending = true;
  RowGroup group = RowGroup::All;
  std::string query;
  math::Base query_base = math::Base::E;  // the unit of the losses in it
  RowQuery conditions;                    // of the last valid query
  Text query_fault;
  std::optional<RowBrush> brush;
  std::shared_ptr<const SortedRows> sorted;
  std::vector<std::uint32_t> shown;   // those that pass the filter, in the same order
  std::unique_ptr<RowLister> lister;  // for many rows: until it is done, what is shown stays
  std::optional<std::size_t> chosen;  // a row of the file
  std::optional<RowSample> sample;    // what the chosen row is
  bool scroll_to_chosen = false;      // in the next frame
  bool scroll_to_top = false;         // likewise, and instead of that

  double largest_loss = 0;  // the largest finite one of all rows

  double temperature = 1;

  bool is_reading() const { return reader != nullptr; }
  bool is_refining() const { return refiner != nullptr; }
  bool is_listing() const { return lister != nullptr && lister->is_busy(); }
};

}  // namespace surprisal::desk
