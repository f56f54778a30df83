// desk: what is saved automatically: the settings, and a snapshot of unsaved work.
#pragma once

#include <filesystem>
#include <vector>

#include "desk/desk.h"
#include "desk/settings_file.h"
#include "desk/snapshot.h"

namespace surprisal::desk {

class AutoSave {
 public:
  // Reads both folders; nothing is saved in a folder whose path is empty. `defaults`: the settings if none
  // have been saved yet.
  AutoSave(const std::filesystem::path& settings, const std::filesystem::path& state,
           const Settings& defaults);

  const Settings& settings() const { return loaded_.settings; }
  void load_into(Desk& desk);            // applies the settings and offers unsaved work for recovery
  void update(Desk& desk, double time);  // after each frame; time in seconds
  double seconds_left(double time) const;
  void finish(const Desk& desk);  // on a normal exit; without it, unsaved work is offered at the next start

 private:
  void offer_next(Desk& desk);
  void take_answer(Desk& desk);

  LoadedSettings loaded_;
  SettingsWriter settings_;
  Snapshot snapshot_;
  std::vector<Orphan> orphans_;  // the first is being offered
};

}  // namespace surprisal::desk
