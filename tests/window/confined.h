// Confines a test with random input to one folder: calls that would create, change or delete a file outside
// it fail as if permission were denied.
#pragma once

#include <string>

#include "namespaces.h"

namespace surprisal::test {

void confine_to(const std::string& folder);  // an absolute path; an empty one lifts the restriction

}  // namespace surprisal::test
