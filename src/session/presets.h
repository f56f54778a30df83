// session: the built-in examples, taken from the documents that the program explains.
#pragma once

#include <string_view>
#include <vector>

#include "session/session.h"

namespace surprisal::session {

struct Preset {
  std::string_view id;  // the name of its file
  Session session;      // with a title
};

// In the order of src/session/CMakeLists.txt, from assets/sessions, which are built into the program.
std::vector<Preset> presets();

}  // namespace surprisal::session
