// desk: which rows are open, as stored in a session file: where their file is, how it is read, and the chosen
// row.
#pragma once

#include <cstddef>
#include <filesystem>
#include <optional>
#include <string>
#include <string_view>

#include "base/result.h"
#include "desk/row_source.h"
#include "session/session.h"

namespace surprisal::desk {

struct KeptRows {
  RowSource source;
  std::optional<std::size_t> row;

  friend bool operator==(const KeptRows&, const KeptRows&) = default;
};

struct SessionFile {
  Session session;
  std::optional<KeptRows> rows;
};

// Rows whose path is not valid text are left out: TOML cannot store it.
std::string to_toml(const SessionFile& file);

// Accepts any bytes. Relative paths are relative to `folder`, that of the session file.
Result<SessionFile> session_file_from(std::string_view toml, const std::filesystem::path& folder);

}  // namespace surprisal::desk
