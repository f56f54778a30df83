#include "ui/web_address_panel.h"

#include <imgui.h>
#include <imgui_stdlib.h>

#include "desk/web_address.h"
#include "ui/dialog.h"

namespace surprisal::ui {
namespace {

constexpr float kAddressWidth = 520;

void keep_address(Ui& ui, const std::string& address) {
  ui.desk.settings.web_address = address;
  ui.desk.view.typed_address.reset();
  if (address.empty())
    ui.desk.notify({"Links no longer have an address.", "链接不再带网址。"});
  else
    ui.desk.notify({"Links lead to " + address, "链接将指向 " + address});
}

}  // namespace

void ask_for_web_address(Ui& ui) {
  std::optional<std::string>& typed = ui.desk.view.typed_address;
  if (!typed) return;
  if (!begin_dialog(ui, "web address", {"Address of the web edition", "网页版的地址"}, ui.px(kAddressWidth)))
    return;
  ImGui::TextWrapped(
      "%s", ui.say({"A copied link begins with it, so that it opens in a browser. Leave it empty for "
                    "links that open in Surprisal only.",
                    "复制的链接会以此开头，可在浏览器中打开。留空则链接只能在 Surprisal 中打开。"})
                .c_str());
  if (ImGui::IsWindowAppearing()) ImGui::SetKeyboardFocusHere();
  ImGui::SetNextItemWidth(-1);
  const bool entered =
      ImGui::InputTextWithHint("##address.typed", "https://", &*typed, ImGuiInputTextFlags_EnterReturnsTrue);
  const Result<std::string> address = web_address_from(*typed);
  ImGui::TextDisabled("%s", address ? " " : ui.say(address.problem().message).c_str());
  const auto pressed = dialog_buttons(ui, {{"address.keep", {"Keep", "保存"}, static_cast<bool>(address)},
                                           {"address.cancel", {"Cancel", "取消"}}});
  if ((entered || pressed == 0) && address)
    keep_address(ui, *address);
  else if (pressed == 1 || is_dialog_escaped())
    typed.reset();
  if (!typed) ImGui::CloseCurrentPopup();
  ImGui::EndPopup();
}

}  // namespace surprisal::ui
