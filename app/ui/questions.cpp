#include "ui/questions.h"

#include <string>
#include <vector>

#include "desk/files.h"
#include "ui/dialog.h"

namespace surprisal::ui {

namespace {

enum class Leave { Save, Discard, Stay };

struct LeaveAnswer {
  Leave what;
  DialogButton button;
};

// Enter takes the first. After Escape that is Stay, because nobody presses Escape to close a window.
std::vector<LeaveAnswer> answers_for(const Desk& desk) {
  const LeaveAnswer stay = {Leave::Stay, {"leaving.stay", {"Stay", "不退出"}}};
  if (!desk.workspace.is_changed()) return {stay, {Leave::Discard, {"leaving.quit", {"Quit", "退出"}}}};
  const LeaveAnswer save = {Leave::Save, {"leaving.save", {"Save and quit", "保存并退出"}}};
  const LeaveAnswer discard = {Leave::Discard, {"leaving.discard", {"Quit without saving", "不保存就退出"}}};
  if (desk.view.leaving == WayOut::Escape) return {stay, save, discard};
  return {save, discard, stay};
}

Text what_is_unsaved(const Desk& desk) {
  if (!desk.workspace.is_changed()) return {"Everything is saved.", "所有内容均已保存。"};
  const std::string name = desk.workspace.document().path.filename().string();
  if (name.empty()) return {"Your session has not been saved to a file.", "当前的设置还没有存成文件。"};
  return {name + " has unsaved changes.", name + " 有未保存的更改。"};
}

}  // namespace

void ask_before_leaving(Ui& ui) {
  Desk& desk = ui.desk;
  if (!desk.view.leaving) return;
  const std::vector<LeaveAnswer> answers = answers_for(desk);
  std::vector<DialogButton> buttons;
  std::size_t stay = 0;
  for (const LeaveAnswer& answer : answers) {
    if (answer.what == Leave::Stay) stay = buttons.size();
    buttons.push_back(answer.button);
  }
  const auto given =
      ask(ui, "leaving", {"Quit Surprisal?", "退出 Surprisal？"}, what_is_unsaved(desk), buttons, stay);
  if (!given) return;
  desk.view.leaving.reset();
  if (answers[*given].what == Leave::Discard) desk.view.quit = true;
  if (answers[*given].what == Leave::Save) save_and_leave(desk);
}

void offer_recovery(Ui& ui) {
  Desk& desk = ui.desk;
  if (!desk.offer) return;
  const std::string& when = desk.offer->when;
  const auto answer = ask(ui, "offer", {"Unsaved work", "未保存的内容"},
                          {"Surprisal ended without saving. This is left of the work of " + when + ".",
                           "上次程序没有正常退出，" + when + " 的内容尚未保存。"},
                          {{"offer.restore", {"Restore", "恢复"}},
                           {"offer.later", {"Keep for later", "留待下次"}},
                           {"offer.delete", {"Delete", "删除"}}},
                          static_cast<std::size_t>(RecoveryOffer::Answer::Later));
  if (answer) desk.offer->answer = static_cast<RecoveryOffer::Answer>(*answer);
}

}  // namespace surprisal::ui
