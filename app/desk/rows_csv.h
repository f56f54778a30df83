// desk: the numbers of rows as CSV.
#pragma once

#include <cstdint>
#include <span>
#include <string>

#include "data/comparison.h"
#include "data/row_numbers.h"
#include "math/log_base.h"

namespace surprisal::desk {

// Losses, differences and entropies are in the base. What a row does not have is an empty cell. There is a
// column of differences if there is a comparison.
std::string rows_as_csv(const data::Rows& rows, const data::RowNumbers& numbers, math::Base base,
                        const data::Comparison* comparison = nullptr);
std::string rows_as_csv(const data::Rows& rows, const data::RowNumbers& numbers, math::Base base,
                        std::span<const std::uint32_t> which, const data::Comparison* comparison = nullptr);

}  // namespace surprisal::desk
