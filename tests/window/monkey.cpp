#include "monkey.h"

#include <imgui_internal.h>
#include <malloc.h>

#include <algorithm>
#include <bit>
#include <chrono>
#include <cmath>
#include <fstream>
#include <thread>

#include "desk/digit_sample.h"
#include "desk/export_plan.h"
#include "desk/exporting.h"
#include "desk/files.h"
#include "desk/rows.h"
#include "figures/catalogue.h"
#include "learn/kept_runs.h"
#include "namespaces.h"
#include "session/keys.h"
#include "session/session_file.h"
#include "session/session_line.h"
#include "session/setters.h"
#include "ui/actions.h"
#include "ui/key_names.h"
#include "ui/presenting_keys.h"
#include "ui/widgets.h"
#include "ui/workbench.h"
#ifdef SURPRISAL_SANITIZE
#include <sanitizer/allocator_interface.h>
#endif

namespace surprisal::test {
namespace {

namespace fs = std::filesystem;

constexpr std::size_t kRound = 1000;  // events between two checks of all invariants
constexpr std::size_t kTrail = 40;
constexpr double kMaxExported = 1.5e6;  // total pixels of one export; larger exports are cancelled
constexpr ImVec2 kHomeSize = {1280, 800};

// Without the cached training runs: their size is limited, but they may grow to the limit at any time.
std::size_t memory_in_use() {
  const std::size_t runs = learn::kept_runs().bytes();
#ifdef SURPRISAL_SANITIZE
  return __sanitizer_get_current_allocated_bytes() - runs;
#else
  const struct mallinfo2 info = mallinfo2();
  return info.uordblks + info.hblkhd - runs;
#endif
}

void put(const fs::path& path, std::string_view bytes) {
  std::ofstream(path, std::ios::binary).write(bytes.data(), static_cast<std::streamsize>(bytes.size()));
}

// Creates sessions and lessons: complete, truncated, empty in one language, and missing.
std::vector<fs::path> create_files(const fs::path& folder, std::mt19937_64& random) {
  std::vector<fs::path> files;
  const auto add = [&](const fs::path& name, std::string_view bytes) {
    put(folder / name, bytes);
    files.push_back(folder / name);
  };
  const auto cut = [&](std::string_view whole) { return whole.substr(0, random() % whole.size()); };
  const std::vector<Preset> all = presets();
  for (int i = 0; i < 4; ++i) {
    const std::string text = to_toml(all[random() % all.size()].session);
    add("session " + std::to_string(i) + ".surprisal", text);
    add("cut " + std::to_string(i) + ".surprisal", cut(text));
  }
  const auto course = lesson_texts();
  for (int i = 0; i < 3; ++i) {
    const lesson::LessonText& text = course[random() % course.size()];
    const std::string number = std::to_string(i);
    add("lesson " + number + ".en.md", text.en);
    add("lesson " + number + ".zh.md", text.zh);
    add("half " + number + ".en.md", text.en);
    add("half " + number + ".zh.md", cut(text.zh));
    add("half " + number + ".md", cut(text.en));
  }
  add("no chinese.en.md", course.front().en);
  add("no chinese.zh.md", "");
  add("empty.md", "");
  add("empty.surprisal", "");
  add("zeros.surprisal", std::string(5000, '\0'));
  add("text.txt", "neither");
  add("名字 \n\t" + std::string(180, 'x') + ".md",
      "+++\nid = \"own\"\n+++\n# One\n\ntext $x^2$ {cross_entropy:.3f}\n");
  fs::create_directories(folder / "folder.surprisal");
  fs::create_directories(folder / "folder.md");
  for (const char* none :
       {"folder.surprisal", "folder.md", "none.surprisal", "none.md", "", "no/where/x.surprisal"})
    files.push_back(folder / none);
  files.emplace_back("/");
  files.emplace_back("");
  return files;
}

// Leaves a snapshot as a killed program would.
void leave_unsaved_work(const fs::path& folder) {
  Session session;
  set_logit(session, 0, -2.5);
  fs::create_directories(folder);
  put(folder / "unsaved-1.surprisal", to_toml(session));
}

bool finite(float value) { return (std::bit_cast<std::uint32_t>(value) & 0x7f800000u) != 0x7f800000u; }

bool finite(const Range& range) { return std::isfinite(range.low) && std::isfinite(range.high); }

std::string fault_of(const ImDrawData& drawn) {
  for (const ImDrawList* list : drawn.CmdLists) {
    std::uint32_t bad = 0;  // summed without branches, because there are many
    for (const ImDrawVert& v : list->VtxBuffer) {
      for (const float part : {v.pos.x, v.pos.y, v.uv.x, v.uv.y}) bad |= finite(part) ? 0u : 1u;
    }
    if (bad != 0) return std::string("a corner in ") + list->_OwnerName + " is not finite";
    for (const ImDrawCmd& command : list->CmdBuffer) {
      const ImVec4& clip = command.ClipRect;
      if (!finite(clip.x) || !finite(clip.y) || !finite(clip.z) || !finite(clip.w))
        return std::string("a clip in ") + list->_OwnerName + " is not finite";
    }
  }
  return {};
}

std::string fault_of(const FigureView& figure, const Scene& scene) {
  for (const View& view : figure.views) {
    if ((view.x && !finite(*view.x)) || (view.y && !finite(*view.y)))
      return figure.id + " is zoomed to an empty range";
  }
  for (const PlacedPanel& panel : scene.panels) {
    if (!panel.is_chart) continue;
    for (const AxisMap* axis : {&panel.x, &panel.y}) {
      if (!finite(axis->data) || !std::isfinite(axis->pixel_low) || !std::isfinite(axis->pixel_high))
        return figure.id + " has an axis that is not finite";
      if (!(axis->data.low < axis->data.high)) return figure.id + " has an axis of length 0";
    }
  }
  for (const PlacedHandle& handle : scene.handles) {
    if (!std::isfinite(handle.at.x) || !std::isfinite(handle.at.y))
      return figure.id + " does not place its handle " + handle.handle.id;
  }
  return {};
}

double pixels_in(const Writing& job) {
  const auto of = [](const PictureStyle& style, std::size_t count) {
    const double side = style.format ? style.width * style.scale : 300;
    return side * (style.format ? style.height * style.scale : 300) * static_cast<double>(count);
  };
  if (const auto* figures = std::get_if<FiguresToWrite>(&job))
    return of(figures->style, figures->figures.size());
  const Animation& animation = std::get<AnimationToWrite>(job).animation;
  return of(animation.style, animation.frames.size());
}

}  // namespace

Monkey::Monkey(std::uint64_t seed, const fs::path& folder, const std::vector<LessonPair>& course)
    : seed_(seed),
      random_(seed),
      folder_(folder),
      files_(create_files(folder, random_)),
      course_(course),
      robot_(seed % 2 == 0 ? Language::English : Language::Chinese, kHomeSize),
      auto_save_((leave_unsaved_work(folder / "state"), folder / "config"), folder / "state",
                 robot_.desk().settings) {
  robot_.desk().course.lessons = course_;
  robot_.desk().random.seed(static_cast<std::mt19937::result_type>(seed));
  auto_save_.load_into(robot_.desk());
}

void Monkey::run(std::size_t events) {
  while (fault_.empty() && events_ < events) {
    const std::size_t round = events_ / kRound;
    act();
    if (fault_.empty() && events_ / kRound != round) end_round();
  }
  auto_save_.finish(robot_.desk());
}

// Actions.
// -----------------------------------------------------------------------------------------------------------

void Monkey::act() {
  struct Deed {
    std::size_t weight;
    void (Monkey::*run)();
  };
  static constexpr Deed kDeeds[] = {
      {22, &Monkey::move_about},       {26, &Monkey::click_something},
      {10, &Monkey::drag_something},   {8, &Monkey::turn_wheel},
      {12, &Monkey::press_known_keys}, {8, &Monkey::press_any_keys},
      {7, &Monkey::type_something},    {2, &Monkey::resize},
      {2, &Monkey::drop_something},    {1, &Monkey::change_clipboard},
      {1, &Monkey::change_window},     {1, &Monkey::ask_to_close},
  };
  std::size_t dice = below(100);
  for (const Deed& deed : kDeeds) {
    if (dice < deed.weight) return (this->*deed.run)();
    dice -= deed.weight;
  }
}

void Monkey::move_about() {
  const std::size_t count = 1 + below(15);
  note("move " + std::to_string(count) + " times");
  const ImVec2 from = ImGui::GetIO().MousePos;
  const ImVec2 to = somewhere();
  for (std::size_t i = 1; i <= count; ++i) {
    const float share = static_cast<float>(i) / static_cast<float>(count);
    const bool within = ImGui::IsMousePosValid(&from);
    move_to(within ? ImVec2{from.x + (to.x - from.x) * share, from.y + (to.y - from.y) * share} : to);
  }
}

void Monkey::click_something() {
  const std::string name = some_widget();
  const ImVec2 at = name.empty() ? somewhere() : robot_.find(name).at(static_cast<float>(between(0, 1)));
  const int button = happens(80) ? 0 : static_cast<int>(below(ImGuiMouseButton_COUNT));
  const std::size_t times = happens(85) ? 1 : 2;
  note("click " + name + " with button " + std::to_string(button) + ", " + std::to_string(times) + " times");
  move_to(at);
  for (std::size_t i = 0; i < times; ++i) {
    press_button(button, true);
    if (!happens(3)) press_button(button, false);
  }
}

void Monkey::drag_something() {
  const std::string name = happens(50) ? some_widget() : "";
  const ImVec2 from = name.empty() ? somewhere() : robot_.find(name).at(static_cast<float>(between(0, 1)));
  const ImVec2 to = happens(70) ? ImVec2{from.x + static_cast<float>(between(-300, 300)),
                                         from.y + static_cast<float>(between(-300, 300))}
                                : somewhere();
  note("drag " + name);
  move_to(from);
  settle();  // so that the click hits it
  press_button(0, true);
  const std::size_t steps = 2 + below(12);
  for (std::size_t i = 1; i <= steps; ++i) {
    const float share = static_cast<float>(i) / static_cast<float>(steps);
    move_to({from.x + (to.x - from.x) * share, from.y + (to.y - from.y) * share});
    if (happens(2)) press_known_keys();
  }
  if (!happens(5)) press_button(0, false);
}

void Monkey::turn_wheel() {
  const std::size_t count = 1 + below(6);
  note("turn the wheel " + std::to_string(count) + " times");
  if (happens(50)) move_to(somewhere());
  const auto notch = static_cast<float>(happens(90) ? between(-2, 2) : between(-500, 500));
  for (std::size_t i = 0; i < count; ++i) {
    const float across = happens(10) ? notch : 0;
    send([&](ImGuiIO& io) { io.AddMouseWheelEvent(across, notch); });
  }
}

void Monkey::press_known_keys() {
  const Action& action = one_of(actions());
  if (action.keys == 0) return;
  note("press " + chord_name(action.keys));
  press_chord(action.keys);
}

void Monkey::press_any_keys() {
  constexpr ImGuiKey kFrequent[] = {ImGuiKey_Tab,       ImGuiKey_Enter,      ImGuiKey_Escape,
                                    ImGuiKey_Space,     ImGuiKey_LeftArrow,  ImGuiKey_UpArrow,
                                    ImGuiKey_DownArrow, ImGuiKey_RightArrow, ImGuiKey_Backspace,
                                    ImGuiKey_Delete,    ImGuiKey_End,        ImGuiKey_KeypadEnter};
  const std::size_t count = 1 + below(5);
  std::string all;
  for (std::size_t i = 0; i < count; ++i) {
    const auto any = static_cast<ImGuiKey>(ImGuiKey_Tab + below(ImGuiKey_GamepadStart - ImGuiKey_Tab));
    const ImGuiKey key = happens(65) ? one_of(kFrequent) : any;
    constexpr int kMods[] = {ImGuiMod_Ctrl, ImGuiMod_Shift, ImGuiMod_Alt, ImGuiMod_Super};
    const int mods = happens(60) ? 0 : one_of(kMods) | one_of(kMods);
    note("press " + std::to_string(mods) + " " + ImGui::GetKeyName(key));
    press_chord(mods | key);
  }
}

void Monkey::type_something() {
  const std::string text = some_text();
  note("type " + text.substr(0, 60));
  type(text);
  if (happens(40)) press_chord(ImGuiKey_Enter);
}

void Monkey::resize() {
  const ImVec2 size =
      happens(25)   ? ImVec2{200, 150}
      : happens(10) ? ImVec2{3840, 2160}
                    : ImVec2{static_cast<float>(200 + below(1800)), static_cast<float>(150 + below(1100))};
  note("resize to " + std::to_string(size.x) + " x " + std::to_string(size.y));
  send([&](ImGuiIO& io) { io.DisplaySize = size; });
}

void Monkey::drop_something() {
  const fs::path& file = one_of(files_);
  note("drop " + file.filename().string());
  send([&](ImGuiIO&) { open_file(robot_.desk(), file); });
}

void Monkey::change_clipboard() {
  const std::string line = to_line(robot_.session());
  const std::string text = happens(40)   ? line
                           : happens(30) ? line.substr(0, below(line.size()))
                                         : some_text();
  note("copy " + text.substr(0, 60));
  send([&](ImGuiIO&) { robot_.put_into_clipboard(text); });
}

// Events of the window system.
void Monkey::change_window() {
  Desk& desk = robot_.desk();
  const bool focused = happens(50);
  switch (below(4)) {
    case 0:
      note("move to another screen");
      return send([&](ImGuiIO&) {
        robot_.ui().screen_scale = std::array{1.0f, 1.25f, 1.5f, 2.0f, 3.0f}[below(5)];
      });
    case 1:
      note("leave the window");
      return send([](ImGuiIO& io) { io.AddMousePosEvent(-FLT_MAX, -FLT_MAX); });
    case 2:
      note("move less");
      return send([&](ImGuiIO&) { desk.settings.reduced_motion = !desk.settings.reduced_motion; });
    default:
      note("change the focus");
      return send([&](ImGuiIO& io) { io.AddFocusEvent(focused); });
  }
}

void Monkey::ask_to_close() {
  note("ask to close");
  send([&](ImGuiIO&) { leave(robot_.desk()); });
}

// How actions are carried out.
// -----------------------------------------------------------------------------------------------------------

template <typename Event>
void Monkey::send(Event event) {
  if (!fault_.empty()) return;
  event(ImGui::GetIO());
  ++events_;
  if (--until_frame_ > 0) return;
  until_frame_ = 1 + below(20);
  frame();
  // Input may arrive faster than frames, but the queue must stay bounded.
  while (fault_.empty() && ImGui::GetCurrentContext()->InputEventsQueue.Size > 60) frame();
}

void Monkey::move_to(ImVec2 to) {
  send([&](ImGuiIO& io) { io.AddMousePosEvent(to.x, to.y); });
}

void Monkey::press_button(int button, bool down) {
  send([&](ImGuiIO& io) { io.AddMouseButtonEvent(button, down); });
}

void Monkey::press_key(ImGuiKey key, bool down) {
  if (down)
    held_keys_.push_back(key);
  else
    std::erase(held_keys_, key);
  send([&](ImGuiIO& io) { io.AddKeyEvent(key, down); });
}

void Monkey::press_chord(int chord) {
  const auto set = [&](bool down) {
    for (const int mod : {ImGuiMod_Ctrl, ImGuiMod_Shift, ImGuiMod_Alt, ImGuiMod_Super}) {
      if (chord & mod) press_key(static_cast<ImGuiKey>(mod), down);
    }
    press_key(static_cast<ImGuiKey>(chord & ~ImGuiMod_Mask_), down);
  };
  set(true);
  if (!happens(3)) set(false);
}

void Monkey::type(const std::string& text) {
  send([&](ImGuiIO& io) { io.AddInputCharactersUTF8(text.c_str()); });
}

void Monkey::frame() {
  constexpr float kTime[] = {1e-6f, 1e-3f, 0.25f, 1, 20, 1e5f};
  Desk& desk = robot_.desk();
  robot_.frame(happens(85) ? 1.0f / 60 : one_of(kTime));
  desk.view.requested_picture.reset();  // the code that saves it is not part of this test
  desk.view.quit = false;               // continue in the same program
  auto_save_.update(desk, desk.now);
  finish_export();
  finish_background();
  inspect_frame();
}

void Monkey::settle() {
  while (fault_.empty() && ImGui::GetCurrentContext()->InputEventsQueue.Size > 0) frame();
}

// Waits for the export, so that a seed always gives the same result.
void Monkey::finish_export() {
  const std::optional<ExportDialog>& dialog = robot_.desk().export_dialog;
  if (!dialog || !dialog->run) return;
  if (pixels_in(dialog->run->job()) > kMaxExported) dialog->run->stop();
  while (!dialog->run->has_ended()) std::this_thread::sleep_for(std::chrono::microseconds(200));
}

namespace {

bool is_trained_for(Robot& robot) {
  const Desk& desk = robot.desk();
  return robot.ui().pictures.is_waiting() ||
         (shows_digits(desk) && desk.digits && desk.digits->training.is_busy());
}

}  // namespace

// Makes a seed always give the same result: otherwise the step that a training run has reached would depend
// on the speed of the machine.
void Monkey::finish_background() {
  const auto pause = [] { std::this_thread::sleep_for(std::chrono::microseconds(200)); };
  Desk& desk = robot_.desk();
  while (desk.rows.reader && !desk.rows.reader->has_ended()) pause();
  while (desk.rows.is_listing()) pause();
  if (desk.digits && desk.digits->training.is_running()) desk.digits->training.pause();
  while (is_trained_for(robot_)) {
    robot_.frame(1e-30f);  // so that no time passes
    pause();
  }
}

ImVec2 Monkey::somewhere() {
  const ImVec2 size = ImGui::GetIO().DisplaySize;
  if (happens(3)) return {static_cast<float>(between(-1e4, 1e4)), static_cast<float>(between(-1e4, 1e4))};
  const Rect& figures = robot_.desk().view.figures_place;
  if (happens(40))
    return {static_cast<float>(figures.left + between(0, 1) * figures.width),
            static_cast<float>(figures.top + between(0, 1) * figures.height)};
  return {static_cast<float>(between(0, 1)) * size.x, static_cast<float>(between(0, 1)) * size.y};
}

// Mostly picks a widget of the front window.
std::string Monkey::some_widget() {
  std::vector<std::string> names = robot_.names();
  const Desk& desk = robot_.desk();
  const char* front = desk.file_dialog     ? "file."
                      : desk.export_dialog ? "export."
                      : desk.view.leaving  ? "leaving."
                      : desk.offer         ? "offer."
                                           : nullptr;
  if (front != nullptr && happens(70))
    std::erase_if(names, [&](const std::string& name) { return !name.starts_with(front); });
  return names.empty() ? "" : one_of(names);
}

std::string Monkey::some_text() {
  constexpr const char* kTexts[] = {"0",
                                    "1",
                                    "-1",
                                    "3.25",
                                    "1e9",
                                    "-1e308",
                                    "1e999",
                                    "nan",
                                    "-inf",
                                    "0x10",
                                    "5e-324",
                                    "1,5",
                                    "999999999999",
                                    "cat",
                                    "交叉熵是什么",
                                    "𝑧 = 𝑤𝑥 + 𝑏",
                                    "\t\n\r\x01\x1b\x7f",
                                    "\xff\xfe\xc0\x80 broken",
                                    "e\u0301\u202e\u200b\ufeff",
                                    "%s%n%d {} $x$ | & \\ ## ### \"",
                                    "\U0010ffff\U0001f600",
                                    "../..",
                                    "/",
                                    "/etc/surprisal",
                                    "~",
                                    "~/new",
                                    "a/b",
                                    "CON",
                                    ".",
                                    "softmax",
                                    "new.surprisal",
                                    " "};
  if (happens(6)) return folder_.string();
  if (happens(6)) {
    std::string text;
    const std::string part = one_of(kTexts);
    while (text.size() < 10000) text += part.empty() ? " " : part;
    return text;
  }
  return one_of(kTexts);
}

void Monkey::note(std::string what) {
  trail_.push_back(std::to_string(events_) + " " + std::move(what));
  if (trail_.size() > kTrail) trail_.pop_front();
}

// Invariants.
// -----------------------------------------------------------------------------------------------------------

void Monkey::wrong(const std::string& what) {
  if (fault_.empty()) fault_ = what;
}

void Monkey::inspect_frame() {
  const Desk& desk = robot_.desk();
  if (const std::string fault = fault_of(desk.session()); !fault.empty()) wrong("the session: " + fault);
  if (const std::string fault = fault_of(*ImGui::GetDrawData()); !fault.empty()) wrong(fault);
  for (const std::size_t number : numbers_shown(desk)) {
    const FigurePicture* picture = robot_.find_picture(number);
    if (picture == nullptr) continue;
    if (const std::string fault = fault_of(desk.figures()[number], picture->scene); !fault.empty())
      wrong(fault);
  }
}

void Monkey::end_round() {
  const Result<Session> read = from_toml(to_toml(robot_.session()));
  if (!read || *read != robot_.session()) wrong("the session differs from what its file restores");
  sessions_.push_back(to_toml(robot_.session()));
  return_to_playground();
  if (fault_.empty()) undo_and_redo_all();
  if (fault_.empty()) try_the_controls();
  start_over();
}

// Why the window does not show the playground with all its figures; empty if it does.
std::string Monkey::reason_not_at_playground() {
  const Desk& desk = robot_.desk();
  const bool pinned = std::any_of(desk.view.figures.begin(), desk.view.figures.end(),
                                  [](const FigureView& figure) { return !figure.pinned.empty(); });
  const std::pair<bool, const char*> all[] = {
      {desk.file_dialog.has_value(), "the file dialog"},
      {desk.export_dialog.has_value(), "the export dialog"},
      {desk.view.leaving.has_value(), "the question whether to quit"},
      {desk.offer.has_value(), "the offer of unsaved work"},
      {desk.view.help_open, "the list of keys"},
      {is_popup_open(), "a popup"},
      {desk.presentation.has_value(), "a presentation"},
      {desk.course.open.has_value(), "a lesson"},
      {desk.view.main == MainView::Digits, "the digits"},
      {desk.view.main == MainView::Letters, "the letters"},
      {desk.view.main == MainView::Data, "the data"},
      {desk.view.main == MainView::Map, "the map"},
      {desk.view.glossary_open, "the glossary"},
      {desk.player.has_value(), "the player"},
      {desk.view.maximized.has_value(), "a figure alone"},
      {pinned, "a reading"},
  };
  std::string standing;
  for (const auto& [stands, what] : all) standing += stands ? std::string(" ") + what : "";
  return standing;
}

// Presses Escape a few times, without other input.
void Monkey::return_to_playground() {
  note("go home");
  ImGuiIO& io = ImGui::GetIO();
  settle();
  for (int button = 0; button < ImGuiMouseButton_COUNT; ++button) io.AddMouseButtonEvent(button, false);
  for (const ImGuiKey key : std::exchange(held_keys_, {})) io.AddKeyEvent(key, false);
  io.AddFocusEvent(true);
  io.AddMousePosEvent(-FLT_MAX, -FLT_MAX);
  io.DisplaySize = kHomeSize;
  robot_.ui().screen_scale = 1;
  robot_.desk().settings.reduced_motion = false;
  settle();
  for (int i = 0; i < 4; ++i) frame();
  constexpr int kMaxEscapes = 12;
  for (int i = 0; i < kMaxEscapes && !reason_not_at_playground().empty() && fault_.empty(); ++i) {
    robot_.press(ImGuiKey_Escape);
    finish_export();
    for (int k = 0; k < 2; ++k) frame();
    // Escape stays there, once it has stopped reading and cleared the filter.
    if (reason_not_at_playground().starts_with(" the data") && !step_out_of_rows(robot_.desk()))
      close_data_view(robot_.desk());
  }
  if (const std::string left = reason_not_at_playground(); !left.empty()) wrong("still there:" + left);
}

void Monkey::undo_and_redo_all() {
  note("undo and redo all");
  Desk& desk = robot_.desk();
  while (desk.workspace.is_moving()) frame();
  while (desk.workspace.history().can_redo()) desk.workspace.redo();
  const Session last = desk.session();
  std::vector<Session> seen = {last};
  while (desk.workspace.history().can_undo()) {
    desk.workspace.undo();
    seen.push_back(desk.session());
  }
  if (seen.size() <= kDeepestHistory && desk.session() != Session{})
    wrong("undoing everything does not lead to the start");
  for (std::size_t i = seen.size(); i-- > 1;) {
    if (desk.session() != seen[i]) return wrong("redo does not lead to the session before undo");
    desk.workspace.redo();
  }
  if (desk.workspace.history().can_redo() || desk.session() != last)
    wrong("redoing everything does not lead back");
  frame();
}

// Checks that controls exist and respond.
void Monkey::try_the_controls() {
  note("work the controls");
  const auto must = [&](bool holds, const char* what) {
    if (!holds) wrong(what);
    return holds;
  };
  const auto click = [&](ImVec2 at) {
    ImGuiIO& io = ImGui::GetIO();
    io.AddMousePosEvent(at.x, at.y);
    settle();
    robot_.frame(1);  // so that it is not a double click
    io.AddMouseButtonEvent(0, true);
    settle();
    io.AddMouseButtonEvent(0, false);
    settle();
    for (int i = 0; i < 3; ++i) frame();
  };
  robot_.press(ImGuiMod_Ctrl | ImGuiKey_0);
  robot_.press(ImGuiMod_Ctrl | ImGuiKey_N);
  if (!must(robot_.session() == Session{}, "Ctrl+N does not reset")) return;
  const Rect figures = robot_.desk().view.figures_place;
  const ImVec2 over = {static_cast<float>(figures.left) + 4, kHomeSize.y - 4};
  robot_.wheel(over, 200);
  for (int i = 0; i < 20 && !robot_.sees("slider.logit.0"); ++i) robot_.wheel(over, -1);
  if (!must(robot_.sees("slider.logit.0"), "there is no slider")) return;
  const Session before = robot_.session();
  click(robot_.find("slider.logit.0").at(0.9f));
  if (!must(robot_.session().logits[0] != before.logits[0], "a slider does not respond")) return;
  robot_.press(ImGuiMod_Ctrl | ImGuiKey_Z);
  if (!must(robot_.session() == before, "Ctrl+Z does not undo")) return;
  for (const auto& [menu, entry] : {std::pair{"menu.file", "quit"}, {"menu.help", "keys"}}) {
    if (!must(robot_.sees(menu), "there is no menu")) return;
    click(robot_.find(menu).middle());
    if (!must(robot_.sees(entry), "a menu does not open")) return;
    robot_.press(ImGuiKey_Escape);
    frame();
    if (!must(!robot_.sees(entry), "a menu does not close")) return;
  }
}

// Returns to the state at the start, so that the memory of rounds can be compared.
void Monkey::start_over() {
  Desk& desk = robot_.desk();
  desk.workspace.start_over({});
  desk.workspace.set_document({});
  desk.course.lessons = course_;
  desk.view.figures.clear();
  desk.view.figures = Desk().view.figures;
  desk.last_moved.reset();
  desk.rows = {};
  desk.digits.reset();
  desk.view.rail_section.clear();
  desk.view.rail_chapter.clear();
  desk.view.drawer_open = false;
  robot_.put_into_clipboard("");
  for (int i = 0; i < 3; ++i) frame();
  ImGui::GetIO().Fonts->CompactCache();  // glyphs of sizes that are no longer used
  for (int i = 0; i < 3; ++i) frame();
  memory_.push_back(memory_in_use());
}

}  // namespace surprisal::test
