// export: the numbers of a figure as tables for another document, with the digits that a figure shows.
#pragma once

#include <span>
#include <string>

#include "export/csv.h"

namespace surprisal::exporting {

std::string plain_tables(std::span<const CsvBlock> blocks);     // columns apart by tabs
std::string markdown_tables(std::span<const CsvBlock> blocks);  // pipes
std::string latex_tables(std::span<const CsvBlock> blocks);     // tabular, with booktabs' rules

}  // namespace surprisal::exporting
