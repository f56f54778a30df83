#include "ui/questions.h"

#include "desk/files.h"
#include "ui/dialog.h"

namespace surprisal::ui {

namespace {

void ask_whether_to_save(Ui& ui) {
  Desk& desk = ui.desk;
  enum { kSave, kDiscard, kStay };
  const std::string name = desk.workspace.document().path.filename().string();
  const Text question = name.empty()
                            ? Text("Your session has not been saved to a file.", "当前的设置还没有存成文件。")
                            : Text(name + " has unsaved changes.", name + " 有未保存的更改。");
  const auto answer = ask(ui, "leaving", {"Quit Surprisal?", "退出 Surprisal？"}, question,
                          {{"leaving.save", {"Save and quit", "保存并退出"}},
                           {"leaving.discard", {"Quit without saving", "不保存就退出"}},
                           {"leaving.stay", {"Stay", "不退出"}}},
                          kStay);
  if (!answer) return;
  desk.view.leaving = false;
  if (*answer == kDiscard) desk.view.quit = true;
  if (*answer == kSave) save_and_leave(desk);
}

// Asked after Escape, since nobody presses that to close the window.
void ask_whether_to_quit(Ui& ui) {
  enum { kQuit, kStay };
  const auto answer = ask(ui, "leaving", {"Quit Surprisal?", "退出 Surprisal？"},
                          {"Everything is saved.", "所有内容均已保存。"},
                          {{"leaving.quit", {"Quit", "退出"}}, {"leaving.stay", {"Stay", "不退出"}}}, kStay);
  if (!answer) return;
  ui.desk.view.leaving = false;
  if (*answer == kQuit) ui.desk.view.quit = true;
}

}  // namespace

void ask_before_leaving(Ui& ui) {
  if (!ui.desk.view.leaving) return;
  ui.desk.workspace.is_changed() ? ask_whether_to_save(ui) : ask_whether_to_quit(ui);
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
