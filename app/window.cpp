#include "window.h"

#include <glad/gl.h>

#define GLFW_INCLUDE_NONE
#include <GLFW/glfw3.h>
#include <imgui.h>
#include <imgui_impl_glfw.h>
#include <imgui_impl_opengl3.h>
#include <imgui_internal.h>

#include <algorithm>
#include <chrono>
#include <cmath>
#include <cstdlib>
#include <functional>
#include <future>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <thread>
#include <utility>

#include "complaint.h"
#include "desk.h"
#include "document.h"
#include "frame.h"
#include "icon.h"
#include "keeper.h"
#include "lesson_desk.h"
#include "named.h"
#include "open_file.h"
#include "presenting.h"
#include "window_picture.h"
#include "workbench.h"

namespace surprisal {
namespace {

constexpr int kWidth = 1280;
constexpr int kHeight = 800;

// What follows an input is seen in the next frame, and what follows from that in the one after.
constexpr int kFramesAfterInput = 3;
// Where nothing throttles the loop to the screen, such as a virtual display, this does.
constexpr double kShortestFrame = 1.0 / 60;  // in seconds

// The last that GLFW had to say, for the sentence with which we give up.
std::string glfw_complaint() {
  const char* complaint = nullptr;
  return glfwGetError(&complaint) == GLFW_NO_ERROR ? "no reason given" : complaint;
}

// Before there is a window, nobody has chosen a language.
int complain_in_both(const std::string& english, const std::string& chinese) {
  return complain(kCouldNot, english + "\n" + chinese);
}

// A clock that is set back, as that of a machine that was put back to an earlier state, goes on from where it
// was: else all that moves would stand still until it is there again.
void keep_clock_going(double& last) {
  if (glfwGetTime() < last) glfwSetTime(last);
  last = glfwGetTime();
}

// How many frames are still to be drawn before the loop may sleep, and what was dropped on the window
// meanwhile.
class Wakefulness {
 public:
  explicit Wakefulness(GLFWwindow* window) {
    glfwSetDropCallback(window, [](GLFWwindow* w, int count, const char** paths) {
      Wakefulness& self = of(w);
      for (int i = 0; i < count; ++i) self.dropped_.emplace_back(paths[i]);
      wake(w);
    });
    glfwSetWindowUserPointer(window, this);
    glfwSetWindowCloseCallback(window, [](GLFWwindow* w) { wake(w); });
    glfwSetWindowRefreshCallback(window, [](GLFWwindow* w) { wake(w); });
    glfwSetFramebufferSizeCallback(window, [](GLFWwindow* w, int, int) { wake(w); });
    glfwSetWindowContentScaleCallback(window, [](GLFWwindow* w, float, float) { wake(w); });
    glfwSetWindowFocusCallback(window, [](GLFWwindow* w, int) { wake(w); });
    glfwSetCursorEnterCallback(window, [](GLFWwindow* w, int) { wake(w); });
    glfwSetCursorPosCallback(window, [](GLFWwindow* w, double, double) { wake(w); });
    glfwSetMouseButtonCallback(window, [](GLFWwindow* w, int, int, int) { wake(w); });
    glfwSetScrollCallback(window, [](GLFWwindow* w, double, double) { wake(w); });
    glfwSetKeyCallback(window, [](GLFWwindow* w, int, int, int, int) { wake(w); });
    glfwSetCharCallback(window, [](GLFWwindow* w, unsigned) { wake(w); });
  }

  // Takes in what has happened; sleeps until something does, or for so long, unless a frame is due.
  void take_events(double longest_sleep, double& clock) {
    if (frames_due_ > 0 || longest_sleep <= 0)
      glfwPollEvents();
    else if (std::isinf(longest_sleep))
      glfwWaitEvents();
    else
      glfwWaitEventsTimeout(longest_sleep);
    keep_clock_going(clock);
    if (frames_due_ <= 0 && clock >= next_due_) frames_due_ = 1;
  }

  std::vector<std::string> take_dropped() { return std::exchange(dropped_, {}); }

  bool frame_is_due() const { return frames_due_ > 0; }
  void frame_is_drawn() { --frames_due_; }
  void wake_in(double seconds) { next_due_ = glfwGetTime() + seconds; }

 private:
  static Wakefulness& of(GLFWwindow* window) {
    return *static_cast<Wakefulness*>(glfwGetWindowUserPointer(window));
  }
  static void wake(GLFWwindow* window) { of(window).frames_due_ = kFramesAfterInput; }

  int frames_due_ = kFramesAfterInput;
  double next_due_ = 0;  // in GLFW's time
  std::vector<std::string> dropped_;
};

// Chinese where the person's own programs speak it.
Language language_of_locale() {
  for (const char* name : {"LC_ALL", "LC_MESSAGES", "LANG"}) {
    const char* value = std::getenv(name);
    if (value != nullptr && *value != 0)
      return std::string_view(value).starts_with("zh") ? Language::Chinese : Language::English;
  }
  return Language::English;
}

void draw_frame(GLFWwindow* window, FramePainter& painter, Desk& desk) {
  // Asked for in the frame before, whose menu or palette is gone in this one.
  const std::optional<PictureOf> wanted = std::exchange(desk.picture_wanted, std::nullopt);
  ImGui_ImplOpenGL3_NewFrame();
  ImGui_ImplGlfw_NewFrame();
  int width = 0;
  int height = 0;
  glfwGetFramebufferSize(window, &width, &height);
  painter.paint(desk, width, height);
  if (wanted) save_picture(desk, *wanted, read_frame(width, height));
  glfwSwapBuffers(window);
}

// Where it was the last time, if the screens are still there; false where nobody says.
bool is_on_a_screen(const WindowPlace& place) {
  int count = 0;
  GLFWmonitor** monitors = glfwGetMonitors(&count);
  for (int i = 0; i < count; ++i) {
    int x = 0, y = 0, width = 0, height = 0;
    glfwGetMonitorWorkarea(monitors[i], &x, &y, &width, &height);
    const bool corner = place.x >= x && place.x < x + width && place.y >= y && place.y < y + height;
    if (corner && place.width <= width && place.height <= height) return true;
  }
  return false;
}

void put_window(GLFWwindow* window, const std::optional<WindowPlace>& place) {
  if (!place || !is_on_a_screen(*place)) return;
  glfwSetWindowSize(window, place->width, place->height);
  glfwSetWindowPos(window, place->x, place->y);
  if (place->maximized) glfwMaximizeWindow(window);
}

// For the task bar and the switcher of windows. Wayland takes the one of the desktop entry, and says so as an
// error.
void set_icon(GLFWwindow* window) {
  std::vector<std::vector<unsigned char>> pixels;
  std::vector<GLFWimage> images;
  for (const int side : {16, 32, 48, 128}) {
    pixels.push_back(icon(side));
    if (!pixels.back().empty()) images.push_back({side, side, pixels.back().data()});
  }
  glfwSetWindowIcon(window, static_cast<int>(images.size()), images.data());
  glfwGetError(nullptr);
}

// Of a maximized window, where it was before.
void note_place(GLFWwindow* window, std::optional<WindowPlace>& place) {
  if (glfwGetWindowAttrib(window, GLFW_ICONIFIED) || glfwGetWindowMonitor(window) != nullptr) return;
  const bool maximized = glfwGetWindowAttrib(window, GLFW_MAXIMIZED) != 0;
  if (!maximized || !place) {
    WindowPlace now;
    glfwGetWindowPos(window, &now.x, &now.y);
    glfwGetWindowSize(window, &now.width, &now.height);
    if (now.width > 0 && now.height > 0) place = now;
  }
  if (place) place->maximized = maximized;
}

// The screen that most of the window is on.
GLFWmonitor* screen_of(const WindowPlace& place) {
  int count = 0;
  GLFWmonitor** monitors = glfwGetMonitors(&count);
  GLFWmonitor* best = glfwGetPrimaryMonitor();
  int most = 0;
  for (int i = 0; i < count; ++i) {
    int x = 0, y = 0;
    glfwGetMonitorPos(monitors[i], &x, &y);
    const GLFWvidmode& mode = *glfwGetVideoMode(monitors[i]);
    const int width = std::min(place.x + place.width, x + mode.width) - std::max(place.x, x);
    const int height = std::min(place.y + place.height, y + mode.height) - std::max(place.y, y);
    const int shared = std::max(width, 0) * std::max(height, 0);
    if (shared <= most) continue;
    most = shared;
    best = monitors[i];
  }
  return best;
}

// The whole screen for a presentation, and after it the place that the window had before.
class FullScreen {
 public:
  void follow(GLFWwindow* window, bool wanted) {
    if (wanted == before_.has_value()) return;
    if (wanted)
      enter(window);
    else
      leave(window);
  }

 private:
  void enter(GLFWwindow* window) {
    WindowPlace place;
    place.maximized = glfwGetWindowAttrib(window, GLFW_MAXIMIZED) != 0;
    glfwGetWindowPos(window, &place.x, &place.y);
    glfwGetWindowSize(window, &place.width, &place.height);
    before_ = place;
    GLFWmonitor* screen = screen_of(place);
    if (screen == nullptr) return;
    const GLFWvidmode& mode = *glfwGetVideoMode(screen);
    glfwSetWindowMonitor(window, screen, 0, 0, mode.width, mode.height, mode.refreshRate);
  }

  void leave(GLFWwindow* window) {
    const WindowPlace place = *std::exchange(before_, std::nullopt);
    if (glfwGetWindowMonitor(window) == nullptr) return;
    glfwSetWindowMonitor(window, nullptr, place.x, place.y, place.width, place.height, GLFW_DONT_CARE);
    if (place.maximized) glfwMaximizeWindow(window);
  }

  std::optional<WindowPlace> before_;
};

// ImGui takes no more than one press or release of a key into a frame, so that none is overlooked; what came
// faster than frames waits for the next ones.
bool input_waits() { return ImGui::GetCurrentContext()->InputEventsQueue.Size > 0; }

void run_loop(GLFWwindow* window, Wakefulness& wakefulness, Desk& desk, FramePainter& painter,
              Keeper& keeper) {
  FullScreen full_screen;
  std::string title;
  double still_for = 0;
  double clock = glfwGetTime();
  while (!desk.quit) {
    wakefulness.take_events(still_for, clock);
    if (glfwWindowShouldClose(window)) {
      glfwSetWindowShouldClose(window, GLFW_FALSE);
      leave(desk);
    }
    if (!wakefulness.frame_is_due()) continue;
    for (const std::string& path : wakefulness.take_dropped()) open_file(desk, path);
    const double start = clock;
    glfwGetWindowContentScale(window, &desk.screen_scale, nullptr);
    draw_frame(window, painter, desk);
    wakefulness.frame_is_drawn();
    full_screen.follow(window, desk.presentation.has_value());
    note_place(window, desk.settings.window);
    keeper.tend(desk, ImGui::GetTime());
    if (const std::string wanted_title = window_title(desk); title != wanted_title) {
      title = wanted_title;
      glfwSetWindowTitle(window, title.c_str());
    }
    still_for =
        input_waits() ? 0 : std::min(seconds_to_next_frame(desk), keeper.seconds_left(ImGui::GetTime()));
    wakefulness.wake_in(still_for);
    keep_clock_going(clock);
    const double rest = start + kShortestFrame - clock;
    if (rest > 0) std::this_thread::sleep_for(std::chrono::duration<double>(rest));
  }
}

// What the window will show, as far as that needs no window.
struct Contents {
  struct ImGuiAlive {
    ImGuiAlive() { create_imgui(); }
    ~ImGuiAlive() { ImGui::DestroyContext(); }
  };

  explicit Contents(const std::function<void(Desk&)>& furnish) {
    furnish(desk);
    const WindowPlace place = desk.settings.window.value_or(WindowPlace{0, 0, kWidth, kHeight});
    painter.rehearse(desk, static_cast<float>(place.width), static_cast<float>(place.height));
  }

  ImGuiAlive imgui;
  Fonts fonts;
  ScreenFonts screen_fonts = load_screen_fonts();
  Desk desk{fonts, screen_fonts};
  FramePainter painter;
};

int run_in(GLFWwindow* window, Keeper& keeper, std::future<std::unique_ptr<Contents>> contents_to_come) {
  glfwMakeContextCurrent(window);
  if (gladLoadGL(glfwGetProcAddress) == 0) {
    return complain_in_both(
        "no window, since the graphics driver's OpenGL 3.3 functions cannot be found; reinstall or update "
        "the driver",
        "无法打开窗口：找不到显卡驱动的 OpenGL 3.3 函数；请重装或更新驱动");
  }
  glfwSwapInterval(1);

  const std::unique_ptr<Contents> contents = contents_to_come.get();
  Wakefulness wakefulness(window);  // before ImGui, which passes on what it takes
  ImGui_ImplGlfw_InitForOpenGL(window, true);
  ImGui_ImplOpenGL3_Init("#version 330 core");
  run_loop(window, wakefulness, contents->desk, contents->painter, keeper);
  keeper.finish(contents->desk);
  ImGui_ImplOpenGL3_Shutdown();
  ImGui_ImplGlfw_Shutdown();
  return kDone;
}

// Before an id on the command line.
constexpr std::string_view kLesson = "lesson:";
constexpr std::string_view kChapter = "chapter:";

// What the command line names, read: a file, or a lesson of the course.
struct Read {
  std::string path;  // empty for one of the course
  Opened opened;
};

Result<std::vector<Read>> read_named(const std::vector<std::string>& named,
                                     const std::vector<LessonPair>& course) {
  std::vector<Read> all;
  for (const std::string& name : named) {
    if (is_session_file(name) || is_lesson_file(name)) {
      Result<Opened> opened = read_opened(name);
      if (!opened) return opened.problem();
      all.push_back({name, std::move(*opened)});
      continue;
    }
    const std::size_t before = all.size();
    for (const LessonPair& pair : course) {
      if (name == std::string(kChapter) + pair.en.chapter) all.push_back({{}, pair});
    }
    if (all.size() > before) continue;
    const Result<Named> known =
        find_named(name.starts_with(kLesson) ? name : std::string(kLesson) + name, course);
    if (!known) return known.problem();
    all.push_back({{}, *known->lesson});
  }
  return all;
}

// Opened first, so that leaving the presentation comes to it.
void show_named(Desk& desk, const std::vector<Read>& named, bool presenting) {
  std::vector<std::string> lessons;
  for (const Read& read : named) {
    const auto* lesson = std::get_if<LessonPair>(&read.opened);
    if (lesson != nullptr) lessons.push_back(lesson->id);
    if (lesson != nullptr && !read.path.empty()) take_in(desk, *lesson);
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

}  // namespace

int run_window(const WindowOptions& options) {
  // Read beside all else, unless one of them is asked for; where no thread can be had, when they are needed.
  constexpr auto kBeside = std::launch::async | std::launch::deferred;
  std::future<std::vector<LessonPair>> lessons_to_come = std::async(kBeside, lessons);
  std::vector<LessonPair> course;
  const auto is_file = [](const std::string& name) { return is_session_file(name) || is_lesson_file(name); };
  if (!std::all_of(options.named.begin(), options.named.end(), is_file)) course = lessons_to_come.get();
  const Result<std::vector<Read>> named = read_named(options.named, course);
  if (!named) return complain(kCouldNot, named.problem().message);
  if (!glfwInit()) {
    return complain_in_both(
        "no window, since no display can be reached (" + glfw_complaint() +
            "); start it in a desktop session, or use a command that needs no window: surprisal --help",
        "无法打开窗口：连接不到显示器；请在桌面环境中启动，或使用不需要窗口的命令：surprisal --help");
  }
  Settings at_first;
  at_first.language = language_of_locale();
  Keeper keeper(settings_folder(), state_folder(), at_first);
  // Made while the display makes the window; not earlier, since glfwInit may set the locale, which is every
  // thread's.
  std::future<std::unique_ptr<Contents>> contents_to_come = std::async(kBeside, [&] {
    return std::make_unique<Contents>([&](Desk& desk) {
      keeper.furnish(desk);
      desk.lessons = lessons_to_come.valid() ? lessons_to_come.get() : std::move(course);
      show_named(desk, *named, options.present);
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
  GLFWwindow* window = glfwCreateWindow(kWidth, kHeight, "Surprisal", nullptr, nullptr);
  int result = kCouldNot;
  if (window != nullptr) {
    put_window(window, keeper.settings().window);
    set_icon(window);
    result = run_in(window, keeper, std::move(contents_to_come));
  } else {
    complain_in_both("no window, since this display gives no OpenGL 3.3 (" + glfw_complaint() +
                         "); update the graphics driver, or try Mesa's own with LIBGL_ALWAYS_SOFTWARE=1",
                     "无法打开窗口：此显示器不支持 OpenGL 3.3；请更新显卡驱动，或设置 "
                     "LIBGL_ALWAYS_SOFTWARE=1 改用 Mesa 的软件渲染");
  }
  glfwTerminate();
  return result;
}

}  // namespace surprisal
