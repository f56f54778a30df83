// lesson: error messages that are used in more than one file.
#pragma once

#include <cstddef>
#include <string_view>

#include "base/text.h"

namespace surprisal::lesson {

Text there_is_no_figure(std::string_view id);

Text empty_expression();

Text nested_too_deeply(std::size_t levels);

}  // namespace surprisal::lesson
