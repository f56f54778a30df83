// desk: all that is kept on the disk without being asked for: the settings, and work that is not saved yet.
#pragma once

#include <filesystem>
#include <vector>

#include "desk/desk.h"
#include "desk/settings_file.h"
#include "desk/snapshot.h"

namespace surprisal::desk {

class Keeper {
 public:
  // Reads both folders; an empty one keeps nothing. `otherwise`: the settings where none have been kept.
  Keeper(const std::filesystem::path& settings, const std::filesystem::path& state,
         const Settings& otherwise);

  const Settings& settings() const { return read_.settings; }
  void furnish(Desk& desk);            // with the settings, and with what was left behind
  void tend(Desk& desk, double time);  // after each frame
  double seconds_left(double time) const;
  void finish(const Desk& desk);  // at a clean end; without it, the work stays to be offered

 private:
  void offer_next(Desk& desk);
  void take_answer(Desk& desk);

  KeptSettings read_;
  SettingsKeeper settings_;
  Snapshot snapshot_;
  std::vector<Orphan> orphans_;  // the first is on offer
};

}  // namespace surprisal::desk
