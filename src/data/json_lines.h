// data: JSON lines: on each line an object with a row's scores, its label, and perhaps an id and a text.
#pragma once

#include <span>
#include <string>
#include <string_view>

#include "base/result.h"
#include "data/row_table.h"
#include "data/work.h"

namespace surprisal::data {

// Accepts any bytes. A label may be a number, a name among `class_names` or a distribution. A line that is
// not a row is one of the table's faults. If the work is stopped, the table ends there.
Result<RowTable> read_json_lines(std::string_view text, std::span<const std::string> class_names = {},
                                 const Work& work = {});

}  // namespace surprisal::data
