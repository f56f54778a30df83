// desk: the settings as a file: TOML, settings.toml in the folder of the program's own settings.
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
// ~/.local/state/surprisal; empty where there is no home.
std::filesystem::path settings_folder();
std::filesystem::path state_folder();

std::string to_toml(const Settings& settings);

// Any bytes. What has been cut short is no settings file.
Result<Settings> settings_from_toml(std::string_view text);

struct KeptSettings {
  Settings settings;
  Text said;  // what went wrong, or empty
};

// Those in the folder; where there are none, `otherwise`. A file that cannot be understood is kept as
// settings.toml.broken-1, -2, ...; one that cannot be read costs no more than the remembering.
KeptSettings read_settings(const std::filesystem::path& folder, const Settings& otherwise);

// Makes the folder where it has to.
Done write_settings(const std::filesystem::path& folder, const Settings& settings);

// Writes them when they have changed, at most a second later. An empty folder keeps nothing.
class SettingsKeeper {
 public:
  SettingsKeeper(std::filesystem::path folder, Settings as_in_the_file)
      : folder_(std::move(folder)), kept_(std::move(as_in_the_file)) {}

  void tend(const Settings& now, double time);  // often; time in seconds
  void finish(const Settings& now);             // at the end
  double seconds_left(double time) const;       // until there is something to do; infinite if nothing

 private:
  std::filesystem::path folder_;
  Settings kept_;
  std::optional<double> due_;
};

}  // namespace surprisal::desk
