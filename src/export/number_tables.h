// export: the numbers of a figure as tables for other documents, with as many digits as figures show.
#pragma once

#include <span>
#include <string>

#include "export/csv.h"

namespace surprisal::exporting {

std::string plain_tables(std::span<const CsvBlock> blocks);     // columns separated by tabs
std::string markdown_tables(std::span<const CsvBlock> blocks);  // pipes
std::string latex_tables(std::span<const CsvBlock> blocks);     // tabular, with the rules of booktabs

}  // namespace surprisal::exporting
