// desk: reads and writes the settings as TOML, in settings.toml in the settings folder.
#pragma once

#include <filesystem>
#include <optional>
#include <string>
#include <string_view>

#include "base/result.h"
#include "desk/settings.h"

namespace surprisal::desk {

inline constexpr std::size_t kLongestSettingsFile = 262144;  // bytes

// $XDG_CONFIG_HOME/surprisal or ~/.config/surprisal, and $XDG_STATE_HOME/surprisal or
// ~/.local/state/surprisal; empty if there is no home folder.
std::filesystem::path settings_folder();
std::filesystem::path state_folder();

std::string to_toml(const Settings& settings);

// Accepts any bytes. A truncated file is rejected.
Result<Settings> settings_from_toml(std::string_view text);

struct LoadedSettings {
  Settings settings;
  Text message;  // what went wrong, or empty
};

// Reads the settings in the folder, or returns `defaults` if there are none. A file that cannot be parsed is
// kept as settings.toml.broken-1, -2, ...; if it cannot be read, the result is `defaults` and a message.
LoadedSettings read_settings(const std::filesystem::path& folder, const Settings& defaults);

// Creates the folder if necessary.
Done write_settings(const std::filesystem::path& folder, const Settings& settings);

// Writes the settings within a second of a change. With an empty folder, writes nothing.
class SettingsWriter {
 public:
  SettingsWriter(std::filesystem::path folder, Settings saved)
      : folder_(std::move(folder)), saved_(std::move(saved)) {}

  void update(const Settings& now, double time);  // called every frame; time in seconds
  void finish(const Settings& now);               // on exit
  double seconds_left(double time) const;         // until the next write; infinite if none is due

 private:
  std::filesystem::path folder_;
  Settings saved_;
  std::optional<double> due_;
};

}  // namespace surprisal::desk
