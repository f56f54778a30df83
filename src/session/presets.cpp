#include "session/presets.h"

#include "session/preset_texts.h"
#include "session/session_file.h"

namespace surprisal::session {

std::vector<Preset> presets() {
  std::vector<Preset> all;
  for (const PresetText& text : preset_texts()) {
    Result<Session> session = from_toml(text.toml);
    if (session) all.push_back({text.id, std::move(*session)});  // a test checks that all of them can be read
  }
  return all;
}

}  // namespace surprisal::session
