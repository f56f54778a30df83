#include "window.h"

#include <glad/gl.h>

#define GLFW_INCLUDE_NONE
#include <GLFW/glfw3.h>
#include <fonts/fonts.h>
#include <imgui.h>
#include <imgui_impl_glfw.h>
#include <imgui_impl_opengl3.h>

#include <chrono>
#include <span>
#include <string>
#include <thread>

#include "complaint.h"

namespace surprisal {
namespace {

constexpr int kWidth = 1280;
constexpr int kHeight = 800;
constexpr float kTextSize = 16;

// What follows an input is seen in the next frame, and what follows from that in the one after.
constexpr int kFramesAfterInput = 3;
// Where nothing throttles the loop to the screen, such as a virtual display, this does.
constexpr std::chrono::microseconds kShortestFrame{1'000'000 / 120};

constexpr ImVec4 kPaper{0.992f, 0.992f, 0.988f, 1};
constexpr ImVec4 kInk{0.110f, 0.118f, 0.133f, 1};

// The last that GLFW had to say, for the sentence with which we give up.
std::string glfw_complaint() {
  const char* complaint = nullptr;
  return glfwGetError(&complaint) == GLFW_NO_ERROR ? "no reason given" : complaint;
}

// How many frames are still to be drawn before the loop may sleep.
class Wakefulness {
 public:
  explicit Wakefulness(GLFWwindow* window) {
    glfwSetWindowUserPointer(window, this);
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

  // Takes in what has happened; sleeps until something does unless a frame is due.
  void take_events() {
    if (frames_due_ > 0) {
      glfwPollEvents();
    } else {
      glfwWaitEvents();
    }
  }

  bool frame_is_due() const { return frames_due_ > 0; }
  void frame_is_drawn() { --frames_due_; }

 private:
  static void wake(GLFWwindow* window) {
    static_cast<Wakefulness*>(glfwGetWindowUserPointer(window))->frames_due_ = kFramesAfterInput;
  }

  int frames_due_ = kFramesAfterInput;
};

ImFont* add_font(std::span<const unsigned char> face, bool to_last) {
  ImFontConfig config;
  config.FontDataOwnedByAtlas = false;
  config.MergeMode = to_last;
  // ImGui takes a pointer to what it might change, and changes nothing that it does not own.
  return ImGui::GetIO().Fonts->AddFontFromMemoryTTF(const_cast<unsigned char*>(face.data()),
                                                    static_cast<int>(face.size()), kTextSize, &config);
}

void load_fonts() {
  add_font(font_sans(), false);
  add_font(font_cjk(), true);
}

void set_style(float scale) {
  ImGuiStyle style;
  ImGui::StyleColorsLight(&style);
  style.Colors[ImGuiCol_WindowBg] = kPaper;
  style.Colors[ImGuiCol_Text] = kInk;
  style.FontSizeBase = kTextSize;
  style.ScaleAllSizes(scale);
  style.FontScaleDpi = scale;
  ImGui::GetStyle() = style;
}

void draw_centred(const char* text, float size, float y) {
  ImGui::PushFont(nullptr, size);
  ImGui::SetCursorPos({(ImGui::GetWindowWidth() - ImGui::CalcTextSize(text).x) / 2, y});
  ImGui::TextUnformatted(text);
  ImGui::PopFont();
}

void draw_contents() {
  const ImGuiViewport* viewport = ImGui::GetMainViewport();
  ImGui::SetNextWindowPos(viewport->WorkPos);
  ImGui::SetNextWindowSize(viewport->WorkSize);
  ImGui::Begin("Surprisal", nullptr, ImGuiWindowFlags_NoDecoration | ImGuiWindowFlags_NoSavedSettings);
  constexpr float kSize = 32;
  const float line = kSize * ImGui::GetStyle().FontScaleDpi * 1.6f;
  const float top = ImGui::GetWindowHeight() * 0.46f - line;
  draw_centred("Surprisal makes cross-entropy visible.", kSize, top);
  draw_centred("Surprisal:让交叉熵看得见。", kSize, top + line);
  ImGui::End();
}

void draw_frame(GLFWwindow* window) {
  ImGui_ImplOpenGL3_NewFrame();
  ImGui_ImplGlfw_NewFrame();
  ImGui::NewFrame();
  if (ImGui::IsKeyPressed(ImGuiKey_Escape)) glfwSetWindowShouldClose(window, GLFW_TRUE);
  draw_contents();
  ImGui::Render();

  int width = 0;
  int height = 0;
  glfwGetFramebufferSize(window, &width, &height);
  glViewport(0, 0, width, height);
  glClearColor(kPaper.x, kPaper.y, kPaper.z, kPaper.w);
  glClear(GL_COLOR_BUFFER_BIT);
  ImGui_ImplOpenGL3_RenderDrawData(ImGui::GetDrawData());
  glfwSwapBuffers(window);
}

void run_loop(GLFWwindow* window, Wakefulness& wakefulness) {
  float scale = 0;
  while (!glfwWindowShouldClose(window)) {
    wakefulness.take_events();
    if (!wakefulness.frame_is_due()) continue;
    const auto start = std::chrono::steady_clock::now();
    float x_scale = 1;
    float y_scale = 1;
    glfwGetWindowContentScale(window, &x_scale, &y_scale);
    if (x_scale != scale) set_style(scale = x_scale);
    draw_frame(window);
    wakefulness.frame_is_drawn();
    std::this_thread::sleep_until(start + kShortestFrame);
  }
}

int run_in(GLFWwindow* window) {
  glfwMakeContextCurrent(window);
  if (gladLoadGL(glfwGetProcAddress) == 0) {
    return complain(kCouldNot,
                    "no window, since the graphics driver's OpenGL 3.3 functions cannot be found; "
                    "reinstall or update the driver");
  }
  glfwSwapInterval(1);

  ImGui::CreateContext();
  ImGui::GetIO().IniFilename = nullptr;  // ImGui would write a file into the folder that it is started from
  ImGui::GetIO().ConfigFlags |= ImGuiConfigFlags_NavEnableKeyboard;
  load_fonts();
  Wakefulness wakefulness(window);  // before ImGui, which passes on what it takes
  ImGui_ImplGlfw_InitForOpenGL(window, true);
  ImGui_ImplOpenGL3_Init("#version 330 core");
  run_loop(window, wakefulness);
  ImGui_ImplOpenGL3_Shutdown();
  ImGui_ImplGlfw_Shutdown();
  ImGui::DestroyContext();
  return kDone;
}

}  // namespace

int run_window() {
  if (!glfwInit()) {
    return complain(kCouldNot, "no window, since no display can be reached (" + glfw_complaint() +
                                   "); start it in a desktop session, or use a command that needs no window: "
                                   "surprisal --help");
  }
  glfwWindowHint(GLFW_CONTEXT_VERSION_MAJOR, 3);
  glfwWindowHint(GLFW_CONTEXT_VERSION_MINOR, 3);
  glfwWindowHint(GLFW_OPENGL_PROFILE, GLFW_OPENGL_CORE_PROFILE);
  glfwWindowHint(GLFW_OPENGL_FORWARD_COMPAT, GLFW_TRUE);
  glfwWindowHint(GLFW_SCALE_TO_MONITOR, GLFW_TRUE);
  glfwWindowHintString(GLFW_X11_CLASS_NAME, "surprisal");
  glfwWindowHintString(GLFW_X11_INSTANCE_NAME, "surprisal");
  GLFWwindow* window = glfwCreateWindow(kWidth, kHeight, "Surprisal", nullptr, nullptr);
  int result = kCouldNot;
  if (window != nullptr) {
    result = run_in(window);
  } else {
    complain(kCouldNot, "no window, since this display gives no OpenGL 3.3 (" + glfw_complaint() +
                            "); update the graphics driver, or try Mesa's own with LIBGL_ALWAYS_SOFTWARE=1");
  }
  glfwTerminate();
  return result;
}

}  // namespace surprisal
