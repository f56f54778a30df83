// session: the files of assets/sessions as they are built into the program.
#pragma once

#include <span>
#include <string_view>

namespace surprisal::session {

struct PresetText {
  std::string_view id;
  std::string_view toml;
};

std::span<const PresetText> preset_texts();

}  // namespace surprisal::session
