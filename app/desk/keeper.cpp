#include "desk/keeper.h"

#include <algorithm>

namespace surprisal::desk {

namespace fs = std::filesystem;

Keeper::Keeper(const fs::path& settings, const fs::path& state, const Settings& otherwise)
    : read_(read_settings(settings, otherwise)),
      settings_(settings, read_.settings),
      snapshot_(state),
      orphans_(find_orphans(state)) {}

void Keeper::furnish(Desk& desk) {
  desk.settings = read_.settings;
  if (!read_.said.empty()) desk.tell(read_.said);
  offer_next(desk);
}

void Keeper::offer_next(Desk& desk) {
  desk.offer.reset();
  if (!orphans_.empty()) desk.offer = RecoveryOffer{orphans_.front().when, {}};
}

void Keeper::take_answer(Desk& desk) {
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

void Keeper::tend(Desk& desk, double time) {
  take_answer(desk);
  settings_.tend(desk.settings, time);
  if (desk.workspace.is_moving()) return;  // wait for the end of the transition
  const Done done = snapshot_.tend(desk.workspace.is_changed() ? &desk.session() : nullptr, time);
  if (!done)
    desk.tell(Text("Unsaved work cannot be backed up: ", "未保存的内容无法自动备份：") +
              done.problem().message);
}

double Keeper::seconds_left(double time) const {
  return std::min(settings_.seconds_left(time), snapshot_.seconds_left(time));
}

void Keeper::finish(const Desk& desk) {
  settings_.finish(desk.settings);
  snapshot_.remove();
}

}  // namespace surprisal::desk
