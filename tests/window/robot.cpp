#include "robot.h"

#include <imgui_internal.h>

#include <algorithm>

#include "screen/style.h"
#include "testing.h"
#include "ui/workbench.h"

namespace surprisal::test {
namespace {

constexpr float kFrame = 1.0f / 60;
constexpr float kLongFrame = 0.1f;  // the longest step by which animations advance

Robot& robot_of(ImGuiContext* context) { return *static_cast<Robot*>(context->IO.UserData); }

}  // namespace

Robot::Robot(Language language, ImVec2 size) : around_(ImGui::GetCurrentContext()) {
  ImGui::SetCurrentContext(ImGui::CreateContext());
  ImGuiIO& io = ImGui::GetIO();
  io.UserData = this;
  io.IniFilename = nullptr;
  io.DisplaySize = size;
  io.BackendFlags |= ImGuiBackendFlags_RendererHasTextures | ImGuiBackendFlags_RendererHasVtxOffset;
  io.ConfigFlags |= ImGuiConfigFlags_NavEnableKeyboard;
  ImGuiPlatformIO& platform = ImGui::GetPlatformIO();
  platform.Platform_ClipboardUserData = this;
  platform.Platform_SetClipboardTextFn = [](ImGuiContext* context, const char* text) {
    surprisal::test::robot_of(context).clipboard_ = text;
  };
  platform.Platform_GetClipboardTextFn = [](ImGuiContext* context) {
    return robot_of(context).clipboard_.c_str();
  };
  ImGui::GetCurrentContext()->TestEngineHookItems = true;
  fonts_ = std::make_unique<Fonts>();
  screen_fonts_ = load_screen_fonts();
  workbench_ = std::make_unique<Workbench>(desk_, *fonts_, screen_fonts_);
  desk_.settings.language = language;
  frames(3);
}

Robot::~Robot() {
  workbench_.reset();
  ImGui::DestroyContext();
  ImGui::SetCurrentContext(around_);
}

void Robot::frame(float seconds) {
  controls_.clear();
  ImGui::GetIO().DeltaTime = seconds;
  apply_style(ui().theme(), ui().px(1));
  ImGui::NewFrame();
  workbench_->show();
  ImGui::Render();
  for (ImTextureData* texture : ImGui::GetPlatformIO().Textures) {
    const bool goes = texture->Status == ImTextureStatus_WantDestroy;
    texture->SetTexID(goes ? ImTextureID_Invalid : 1);
    texture->SetStatus(goes ? ImTextureStatus_Destroyed : ImTextureStatus_OK);
  }
}

const FigurePicture* Robot::find_picture(std::size_t figure) {
  return ui().pictures.find(desk_.figures()[figure].id);
}

void Robot::frames(int count) {
  for (int i = 0; i < count; ++i) frame(kFrame);
}

void Robot::resize(ImVec2 size) {
  ImGui::GetIO().DisplaySize = size;
  frames(2);
}

void Robot::let_pass(double seconds) {
  const auto left = static_cast<float>(seconds);
  for (float passed = 0; passed < left - kFrame / 2; passed += kLongFrame)
    frame(std::min(kLongFrame, left - passed));
}

bool Robot::sees(const std::string& name) { return controls_.by_name().contains(name); }

Widget Robot::find(const std::string& name) {
  const auto& known_ones = controls_.by_name();
  if (const auto found = known_ones.find(name); found != known_ones.end()) return found->second;
  std::string all;
  for (const auto& [known, place] : known_ones) all += " " + known;
  ADD_FAILURE() << "there is no widget " << name << " among" << all;
  return {};
}

std::vector<std::string> Robot::names() const {
  std::vector<std::string> all;
  for (const auto& [name, place] : controls_.by_name()) all.push_back(name);
  return all;
}

void Robot::move(ImVec2 to) {
  ImGui::GetIO().AddMousePosEvent(to.x, to.y);
  frames(2);
}

void Robot::click(ImVec2 at, ImGuiMouseButton button) {
  move(at);
  ImGui::GetIO().AddMouseButtonEvent(button, true);
  frames(1);
  ImGui::GetIO().AddMouseButtonEvent(button, false);
  frames(3);
  let_pass(0.4);  // so that the next click is not a double click
}

void Robot::click(const std::string& name) { click(find(name).middle()); }

void Robot::right_click(const std::string& name) { click(find(name).middle(), ImGuiMouseButton_Right); }

void Robot::double_click(ImVec2 at) {
  move(at);
  for (int i = 0; i < 2; ++i) {
    ImGui::GetIO().AddMouseButtonEvent(ImGuiMouseButton_Left, true);
    frames(1);
    ImGui::GetIO().AddMouseButtonEvent(ImGuiMouseButton_Left, false);
    frames(1);
  }
  let_pass(0.4);
}

void Robot::drag(ImVec2 from, ImVec2 to) {
  constexpr int kSteps = 8;
  move(from);
  ImGui::GetIO().AddMouseButtonEvent(ImGuiMouseButton_Left, true);
  frames(1);
  for (int i = 1; i <= kSteps; ++i) {
    const float share = static_cast<float>(i) / kSteps;
    ImGui::GetIO().AddMousePosEvent(from.x + (to.x - from.x) * share, from.y + (to.y - from.y) * share);
    frames(1);
  }
  ImGui::GetIO().AddMouseButtonEvent(ImGuiMouseButton_Left, false);
  frames(2);
  let_pass(0.4);
}

void Robot::wheel(ImVec2 at, float notches) {
  move(at);
  ImGui::GetIO().AddMouseWheelEvent(0, notches);
  frames(2);
}

void Robot::scroll_to(const std::string& name, ImVec2 over) {
  for (int i = 0; i < 20 && !sees(name); ++i) wheel(over, -1);
  find(name);
}

void Robot::press(int chord) {
  ImGuiIO& io = ImGui::GetIO();
  const auto set = [&](bool down) {
    for (int mod : {ImGuiMod_Ctrl, ImGuiMod_Shift, ImGuiMod_Alt}) {
      if (chord & mod) io.AddKeyEvent(static_cast<ImGuiKey>(mod), down);
    }
    io.AddKeyEvent(static_cast<ImGuiKey>(chord & ~ImGuiMod_Mask_), down);
  };
  set(true);
  frames(2);
  set(false);
  frames(2);
}

void Robot::type(const std::string& text) {
  ImGui::GetIO().AddInputCharactersUTF8(text.c_str());
  frames(2);
}

void Robot::type_into(const std::string& name, const std::string& text) {
  click(name);
  press(ImGuiMod_Ctrl | ImGuiKey_A);
  type(text);
  press(ImGuiKey_Enter);
}

std::string Robot::focused() const {
  return control_name(controls_.label_of(ImGui::GetCurrentContext()->NavId));
}

std::string Robot::screen() {
  // ImGui's log must begin inside a window; use the first one of the frame.
  ImGui::GetIO().DeltaTime = kFrame;
  ImGui::NewFrame();
  ImGui::LogToBuffer(99);
  workbench_->show();
  std::string text = ImGui::GetCurrentContext()->LogBuffer.c_str();
  ImGui::LogFinish();
  ImGui::Render();
  return text;
}

}  // namespace surprisal::test

void ImGuiTestEngineHook_ItemAdd(ImGuiContext* context, ImGuiID id, const ImRect& place,
                                 const ImGuiLastItemData*) {
  surprisal::test::robot_of(context).controls().note_place(id, place.Min, place.Max);
}

void ImGuiTestEngineHook_ItemInfo(ImGuiContext* context, ImGuiID id, const char* label,
                                  ImGuiItemStatusFlags) {
  surprisal::test::robot_of(context).controls().note_label(id, label);
}

void ImGuiTestEngineHook_Log(ImGuiContext*, const char*, ...) {}

const char* ImGuiTestEngine_FindItemDebugLabel(ImGuiContext*, ImGuiID) { return nullptr; }
