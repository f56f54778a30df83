#include "keeper.h"

#include <imgui.h>

#include <algorithm>

#include "document.h"
#include "widgets.h"

namespace surprisal {

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
  if (!orphans_.empty()) desk.offer = Offer{orphans_.front().when, {}};
}

void Keeper::take_answer(Desk& desk) {
  if (!desk.offer || !desk.offer->answer || orphans_.empty()) return;
  Orphan& orphan = orphans_.front();
  if (desk.offer->answer == Offer::Answer::Delete) remove_orphan(orphan);
  if (desk.offer->answer == Offer::Answer::Restore) {
    desk.move_to(orphan.session, {"Restore unsaved work", "恢复未保存的内容"});
    // It goes once this program has it on the disk itself.
    const Done kept = snapshot_.write(orphan.session);
    if (kept) remove_orphan(orphan);
  }
  orphans_.erase(orphans_.begin());
  offer_next(desk);
}

void Keeper::tend(Desk& desk, double time) {
  take_answer(desk);
  settings_.tend(desk.settings, time);
  if (desk.transition) return;  // it is not yet what it will be
  const Done done = snapshot_.tend(is_changed(desk) ? &desk.session() : nullptr, time);
  if (!done)
    desk.tell({"Unsaved work cannot be kept aside: " + done.problem().message,
               "未保存的内容无法自动备份：" + done.problem().message});
}

double Keeper::seconds_left(double time) const {
  return std::min(settings_.seconds_left(time), snapshot_.seconds_left(time));
}

void Keeper::finish(const Desk& desk) {
  settings_.finish(desk.settings);
  snapshot_.remove();
}

void show_offer(Desk& desk) {
  if (!desk.offer) return;
  const std::string name = labelled(desk, {"Unsaved work", "未保存的内容"}, "offer");
  if (!ImGui::IsPopupOpen(name.c_str())) ImGui::OpenPopup(name.c_str());
  ImGui::SetNextWindowPos(ImGui::GetMainViewport()->GetCenter(), ImGuiCond_Always, {0.5f, 0.5f});
  if (!ImGui::BeginPopupModal(
          name.c_str(), nullptr,
          ImGuiWindowFlags_AlwaysAutoResize | ImGuiWindowFlags_NoMove | ImGuiWindowFlags_NoSavedSettings))
    return;
  const std::string& when = desk.offer->when;
  ImGui::TextUnformatted(
      desk.say({"Surprisal ended without saving. This is left of the work of " + when + ".",
                "上次程序没有正常退出，" + when + " 的内容尚未保存。"})
          .c_str());
  ImGui::Spacing();
  const auto button = [&](const Text& words, const char* id, Offer::Answer answer) {
    if (ImGui::Button(labelled(desk, words, id).c_str())) desk.offer->answer = answer;
  };
  button({"Restore", "恢复"}, "offer.restore", Offer::Answer::Restore);
  ImGui::SetItemDefaultFocus();
  ImGui::SameLine();
  button({"Keep for later", "留待下次"}, "offer.later", Offer::Answer::Later);
  ImGui::SameLine();
  button({"Delete", "删除"}, "offer.delete", Offer::Answer::Delete);
  if (ImGui::IsKeyPressed(ImGuiKey_Escape, false)) desk.offer->answer = Offer::Answer::Later;
  if (desk.offer->answer) ImGui::CloseCurrentPopup();
  ImGui::EndPopup();
}

}  // namespace surprisal
