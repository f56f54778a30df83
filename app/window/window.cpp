#include "window/window.h"

#include <dlfcn.h>
#include <glad/gl.h>

#define GLFW_INCLUDE_NONE
#include <GLFW/glfw3.h>
#include <imgui.h>
#include <imgui_impl_glfw.h>
#include <imgui_impl_opengl3.h>
#include <imgui_internal.h>

#include <algorithm>
#include <array>
#include <charconv>
#include <chrono>
#include <cmath>
#include <cstdlib>
#include <filesystem>
#include <functional>
#include <future>
#include <memory>
#include <optional>
#include <random>
#include <string>
#include <string_view>
#include <thread>
#include <utility>

#include "base/system_language.h"
#include "base/threads.h"
#include "desk/auto_save.h"
#include "desk/files.h"
#include "desk/lesson_page.h"
#include "desk/lesson_steps.h"
#include "desk/link.h"
#include "desk/named.h"
#include "desk/presenting.h"
#include "desk/row_source.h"
#include "desk/rows.h"
#include "desk/tries.h"
#include "lesson/reviews.h"
#include "ui/workbench.h"
#include "window/file_portal.h"
#include "window/frame.h"
#include "window/icon.h"
#include "window/speaker_window.h"
#include "window/wakefulness.h"
#include "window/window_picture.h"
#include "window/window_place.h"

namespace surprisal::window {
namespace {

// Limits the frame rate where vertical sync does not, as on a virtual display.
constexpr double kShortestFrame = 1.0 / 60;  // in seconds

// GLFW's last error, for our error message.
std::string glfw_error() {
  const char* description = nullptr;
  return glfwGetError(&description) == GLFW_NO_ERROR ? "no reason given" : description;
}

// For errors before there is a window: even on a system that is not set to Chinese, the user may read it.
Problem in_both_languages(const std::string& english, const std::string& chinese) {
  return Problem{{english + "\n" + chinese, chinese}};
}

// From version 3.4 on, GLFW tries Wayland first. Without Wayland, its library prints an error to standard
// error, and over ssh it may find the wrong screen. So Wayland is used only if the environment names it.
void choose_platform() {
#ifdef GLFW_PLATFORM
  const bool has_wayland =
      std::getenv("WAYLAND_DISPLAY") != nullptr || std::getenv("WAYLAND_SOCKET") != nullptr;
  if (!has_wayland && glfwPlatformSupported(GLFW_PLATFORM_X11))
    glfwInitHint(GLFW_PLATFORM, GLFW_PLATFORM_X11);
#endif
}

// The portal's name for a window, which keeps its dialog in front of the window; empty without X11. The
// function is looked up at run time because a Wayland-only GLFW lacks it.
std::string portal_name_of(GLFWwindow* window) {
  const auto x11_window =
      reinterpret_cast<unsigned long (*)(GLFWwindow*)>(dlsym(RTLD_DEFAULT, "glfwGetX11Window"));
  const unsigned long id = x11_window == nullptr ? 0 : x11_window(window);
  glfwGetError(nullptr);  // clears the error that Wayland causes
  std::array<char, 24> digits = {};
  const auto end = std::to_chars(digits.data(), digits.data() + digits.size(), id, 16).ptr;
  return id == 0 ? std::string() : "x11:" + std::string(digits.data(), end);
}

void draw_frame(GLFWwindow* window, FramePainter& painter, Workbench& workbench, SpeakerWindow& speaker) {
  Ui& ui = workbench.ui;
  // Requested in the previous frame; by now the menu or the palette has closed and is not in the picture.
  const std::optional<PictureOf> wanted = std::exchange(ui.desk.view.requested_picture, std::nullopt);
  ImGui_ImplOpenGL3_NewFrame();
  ImGui_ImplGlfw_NewFrame();
  int width = 0;
  int height = 0;
  glfwGetFramebufferSize(window, &width, &height);
  painter.paint(workbench, width, height, [&] { speaker.paint(ui); });
  if (wanted) save_picture(ui, *wanted, read_frame(width, height));
  glfwSwapBuffers(window);
  speaker.draw();
}

// For the task bar and the window switcher. Wayland uses the icon of the desktop entry and reports an error
// here, which is ignored.
void set_icons(GLFWwindow* window, std::vector<Icon>& icons) {
  std::vector<GLFWimage> images;
  for (Icon& icon : icons) images.push_back({icon.side, icon.side, icon.rgba.data()});
  glfwSetWindowIcon(window, static_cast<int>(images.size()), images.data());
  glfwGetError(nullptr);
}

// ImGui processes at most one press or release of a key per frame, so that none is missed; further events
// wait for the next frames.
bool has_queued_input() { return ImGui::GetCurrentContext()->InputEventsQueue.Size > 0; }

void run_loop(GLFWwindow* window, Wakefulness& wakefulness, Workbench& workbench, FramePainter& painter,
              AutoSave& auto_save) {
  Desk& desk = workbench.ui.desk;
  FullScreen full_screen;
  FilePortal file_portal(portal_name_of(window), [] { glfwPostEmptyEvent(); });
  desk.desktop_has_dialogs = FilePortal::may_exist();
  desk.web_edition = web_edition_folder();
  SpeakerWindow speaker(window, wakefulness);
  std::string title;
  double sleep_seconds = 0;
  while (!desk.view.quit) {
    wakefulness.take_events(sleep_seconds);
    if (glfwWindowShouldClose(window)) {
      glfwSetWindowShouldClose(window, GLFW_FALSE);
      leave(desk);
    }
    if (file_portal.follow(desk)) wakefulness.wake();
    speaker.follow(desk);
    if (!wakefulness.frame_is_due()) continue;
    if (const std::vector<std::string> dropped = wakefulness.take_dropped(); !dropped.empty())
      open_files(desk, {dropped.begin(), dropped.end()});
    const double start = wakefulness.now();
    glfwGetWindowContentScale(window, &workbench.ui.screen_scale, nullptr);
    draw_frame(window, painter, workbench, speaker);
    wakefulness.frame_is_drawn();
    full_screen.follow(window, desk.presentation.has_value());
    note_place(window, desk.settings.window);
    auto_save.update(desk, desk.now);
    if (const std::string wanted_title = window_title(desk); title != wanted_title) {
      title = wanted_title;
      glfwSetWindowTitle(window, title.c_str());
    }
    sleep_seconds = has_queued_input()
                        ? 0
                        : std::min({workbench.seconds_to_next_frame(), auto_save.seconds_left(desk.now),
                                    speaker.seconds_to_next_frame(desk)});
    wakefulness.wake_in(sleep_seconds);
    const double rest = start + kShortestFrame - wakefulness.now();
    if (rest > 0) std::this_thread::sleep_for(std::chrono::duration<double>(rest));
  }
}

// Everything about the window that can be prepared before it exists.
struct Contents {
  struct ImGuiAlive {
    ImGuiAlive() { create_imgui(); }
    ~ImGuiAlive() { ImGui::DestroyContext(); }
  };

  explicit Contents(const std::function<void(Desk&)>& set_up) {
    set_up(desk);
    const WindowPlace place = desk.settings.window.value_or(WindowPlace{0, 0, kFirstWidth, kFirstHeight});
    painter.prepare(workbench, static_cast<float>(place.width), static_cast<float>(place.height));
  }

  ImGuiAlive imgui;
  Fonts fonts;
  ScreenFonts screen_fonts = load_screen_fonts();
  Desk desk;
  Workbench workbench{desk, fonts, screen_fonts};
  FramePainter painter;
  std::vector<Icon> icons = draw_icons();
};

Done run_in(GLFWwindow* window, AutoSave& auto_save,
            std::future<std::unique_ptr<Contents>> contents_to_come) {
  glfwMakeContextCurrent(window);
  if (gladLoadGL(glfwGetProcAddress) == 0) {
    return in_both_languages(
        "cannot open the window: the graphics driver's OpenGL 3.3 functions cannot be found; reinstall or "
        "update "
        "the driver",
        "无法打开窗口：找不到显卡驱动的 OpenGL 3.3 函数；请重装或更新驱动");
  }
  glfwSwapInterval(1);

  const std::unique_ptr<Contents> contents = contents_to_come.get();
  set_icons(window, contents->icons);
  Wakefulness wakefulness(window);  // before ImGui, which chains to existing callbacks
  ImGui_ImplGlfw_InitForOpenGL(window, true);
  ImGui_ImplOpenGL3_Init("#version 330 core");
  run_loop(window, wakefulness, contents->workbench, contents->painter, auto_save);
  auto_save.finish(contents->desk);
  ImGui_ImplOpenGL3_Shutdown();
  ImGui_ImplGlfw_Shutdown();
  return Nothing{};
}

// Content that the command line names: a file, or a lesson of the course.
struct NamedContent {
  std::string path;  // empty for a lesson of the course
  Opened opened;
};

Result<std::vector<NamedContent>> read_named_content(const std::vector<std::string>& named,
                                                     const std::vector<LessonPair>& course) {
  std::vector<NamedContent> all;
  for (const std::string& name : named) {
    if (is_row_file(name) || is_link(name)) continue;  // rows are read in the background
    if (is_session_file(name) || is_lesson_file(name)) {
      Result<Opened> opened = read_opened(name);
      if (!opened) return opened.problem();
      all.push_back({name, std::move(*opened)});
      continue;
    }
    const std::size_t before = all.size();
    for (const LessonPair& pair : course) {
      if (name == std::string(kChapterPrefix) + pair.en.chapter) all.push_back({{}, pair});
    }
    if (all.size() > before) continue;
    const Result<Named> known =
        find_named(name.starts_with(kLessonPrefix) ? name : std::string(kLessonPrefix) + name, course);
    if (!known) return known.problem();
    all.push_back({{}, *known->lesson});
  }
  return all;
}

// The content is opened before the presentation starts, so that ending the presentation returns to it.
void show_named(Desk& desk, const std::vector<NamedContent>& named, bool presenting) {
  std::vector<std::string> lessons;
  for (const NamedContent& content : named) {
    const auto* lesson = std::get_if<LessonPair>(&content.opened);
    if (lesson != nullptr) lessons.push_back(lesson->id);
    if (lesson != nullptr && !content.path.empty()) add_to_course(desk, *lesson, content.path);
  }
  if (!named.empty() && !named.front().path.empty())
    show_opened(desk, named.front().path, named.front().opened);
  else if (!lessons.empty())
    open_lesson_called(desk, lessons.front());
  if (!presenting) return;
  if (lessons.empty())
    present(desk);
  else
    present_lessons(desk, lessons);
}

void show_named_links(Desk& desk, const WindowOptions& options) {
  for (const std::string& name : options.named) {
    if (is_link(name)) open_link(desk, name);
  }
}

void show_named_rows(Desk& desk, const WindowOptions& options) {
  std::vector<std::filesystem::path> files;
  for (const std::string& name : options.named) {
    if (is_row_file(name)) files.emplace_back(name);
  }
  open_row_files(desk, files, options.labels);
}

}  // namespace

Done run_window(const WindowOptions& options) {
  // The lessons are read in the background, unless one of them is named. If no thread can be created, they
  // are read when needed.
  std::future<std::vector<LessonPair>> lessons_to_come =
      std::async(kInBackground, [] { return with_reviews(lessons(), std::random_device{}()); });
  std::vector<LessonPair> course;
  const auto is_file = [](const std::string& name) {
    return is_session_file(name) || is_lesson_file(name) || is_row_file(name) || is_link(name);
  };
  if (!std::all_of(options.named.begin(), options.named.end(), is_file)) course = lessons_to_come.get();
  const Result<std::vector<NamedContent>> named = read_named_content(options.named, course);
  if (!named) return named.problem();
  choose_platform();
  if (!glfwInit()) {
    return in_both_languages(
        "cannot open the window: no display is available (" + glfw_error() +
            "); start it in a desktop session, or use a command that needs no window: surprisal --help",
        "无法打开窗口：连接不到显示器；请在桌面环境中启动，或使用不需要窗口的命令：surprisal --help");
  }
  Settings at_first;
  at_first.language = system_language();
  AutoSave auto_save(settings_folder(), state_folder(), at_first);
  // Prepared while the display creates the window, but not earlier: glfwInit may set the locale, which is
  // global.
  std::future<std::unique_ptr<Contents>> contents_to_come = std::async(kInBackground, [&] {
    return std::make_unique<Contents>([&](Desk& desk) {
      if (std::all_of(options.named.begin(), options.named.end(), is_link)) open_first_screen(desk);
      auto_save.load_into(desk);
      desk.course.lessons = lessons_to_come.valid() ? lessons_to_come.get() : std::move(course);
      show_named_links(desk, options);
      show_named(desk, *named, options.present);
      show_named_rows(desk, options);
    });
  });
  glfwWindowHint(GLFW_CONTEXT_VERSION_MAJOR, 3);
  glfwWindowHint(GLFW_CONTEXT_VERSION_MINOR, 3);
  glfwWindowHint(GLFW_OPENGL_PROFILE, GLFW_OPENGL_CORE_PROFILE);
  glfwWindowHint(GLFW_OPENGL_FORWARD_COMPAT, GLFW_TRUE);
  glfwWindowHint(GLFW_SCALE_TO_MONITOR, GLFW_TRUE);
  glfwWindowHint(GLFW_AUTO_ICONIFY, GLFW_FALSE);  // a click on another screen does not end a presentation
  glfwWindowHintString(GLFW_X11_CLASS_NAME, "surprisal");
  glfwWindowHintString(GLFW_X11_INSTANCE_NAME, "surprisal");
  GLFWwindow* window = glfwCreateWindow(kFirstWidth, kFirstHeight, "Surprisal", nullptr, nullptr);
  Done result = Nothing{};
  if (window != nullptr) {
    put_window(window, auto_save.settings().window);
    result = run_in(window, auto_save, std::move(contents_to_come));
  } else {
    result = in_both_languages(
        "cannot open the window: this display does not support OpenGL 3.3 (" + glfw_error() +
            "); update the graphics driver, or try Mesa's own with LIBGL_ALWAYS_SOFTWARE=1",
        "无法打开窗口：此显示器不支持 OpenGL 3.3；请更新显卡驱动，或设置 "
        "LIBGL_ALWAYS_SOFTWARE=1 改用 Mesa 的软件渲染");
  }
  glfwTerminate();
  return result;
}

}  // namespace surprisal::window
