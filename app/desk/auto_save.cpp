#include "desk/auto_save.h"

#include <algorithm>

namespace surprisal::desk {

namespace fs = std::filesystem;

AutoSave::AutoSave(const fs::path& settings, const fs::path& state, const Settings& defaults)
    : loaded_(read_settings(settings, defaults)),
      settings_(settings, loaded_.settings),
      snapshot_(state),
      orphans_(find_orphans(state)) {}

void AutoSave::load_into(Desk& desk) {
  desk.settings = loaded_.settings;
  if (!loaded_.message.empty()) desk.notify(loaded_.message);
  offer_next(desk);
}

void AutoSave::offer_next(Desk& desk) {
  desk.offer.reset();
  if (!orphans_.empty()) desk.offer = RecoveryOffer{orphans_.front().when, {}};
}

void AutoSave::take_answer(Desk& desk) {
  if (!desk.offer || !desk.offer->answer || orphans_.empty()) return;
  Orphan& orphan = orphans_.front();
  if (desk.offer->answer == RecoveryOffer::Answer::Delete) remove_orphan(orphan);
  if (desk.offer->answer == RecoveryOffer::Answer::Restore) {
    desk.move_to(orphan.session, {"Restore unsaved work", "恢复未保存的内容"});
    // The orphan is deleted only after its work is safe in this program's own snapshot.
    const Done kept = snapshot_.write(orphan.session);
    if (kept) remove_orphan(orphan);
  }
  orphans_.erase(orphans_.begin());
  offer_next(desk);
}

void AutoSave::update(Desk& desk, double time) {
  take_answer(desk);
  settings_.update(desk.settings, time);
  if (desk.workspace.is_moving()) return;  // wait for the end of the transition
  const Done done = snapshot_.update(desk.workspace.is_changed() ? &desk.session() : nullptr, time);
  if (!done)
    desk.notify(Text("Unsaved work cannot be backed up: ", "未保存的内容无法自动备份：") +
                done.problem().message);
}

double AutoSave::seconds_left(double time) const {
  return std::min(settings_.seconds_left(time), snapshot_.seconds_left(time));
}

void AutoSave::finish(const Desk& desk) {
  settings_.finish(desk.settings);
  snapshot_.remove();
}

}  // namespace surprisal::desk
