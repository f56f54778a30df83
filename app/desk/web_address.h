// desk: the address of a web edition, as the user types it.
#pragma once

#include <string>
#include <string_view>

#include "base/result.h"

namespace surprisal::desk {

// The address as a link needs it: without spaces around it and without a fragment. Empty stays empty.
Result<std::string> web_address_from(std::string_view typed);

}  // namespace surprisal::desk
