#include "window/offscreen.h"

#define EGL_NO_X11
#include <EGL/egl.h>
#include <EGL/eglext.h>
#include <dlfcn.h>
#include <glad/gl.h>
#include <imgui.h>
#include <imgui_impl_opengl3.h>

#include <algorithm>
#include <cstdlib>

#include "ui/workbench.h"

namespace surprisal::window {
namespace {

constexpr float kFrameSeconds = 1.0f / 60;
// Sizes that depend on the previous frame's measurements are stable by then.
constexpr int kMinFrames = 4;
constexpr int kMaxFrames = 600;

Problem no_picture(const Text& why, const Text& remedy) {
  return Problem{Text("cannot draw the window: ", "无法绘制窗口：") + why + Text("; ", "；") + remedy};
}

Text install_egl() {
  return {"install EGL and Mesa's driver (Debian packages libegl1 and libegl-mesa0)",
          "请安装 EGL 和 Mesa 的驱动（Debian 软件包 libegl1 和 libegl-mesa0）"};
}

// An OpenGL context without a window. EGL is loaded at run time.
class SurfacelessContext {
 public:
  SurfacelessContext() = default;
  ~SurfacelessContext() {
    if (context_ != EGL_NO_CONTEXT) {
      make_current_(display_, EGL_NO_SURFACE, EGL_NO_SURFACE, EGL_NO_CONTEXT);
      destroy_context_(display_, context_);
    }
    if (initialised_) terminate_(display_);
    // The library is not unloaded: a driver may have registered code to run at exit.
  }
  SurfacelessContext(const SurfacelessContext&) = delete;
  SurfacelessContext& operator=(const SurfacelessContext&) = delete;

  Done make() {
    setenv("EGL_LOG_LEVEL", "fatal", 0);  // we report failures ourselves
    library_ = dlopen("libEGL.so.1", RTLD_NOW | RTLD_LOCAL);
    if (library_ == nullptr)
      return no_picture({"libEGL.so.1 cannot be loaded", "无法加载 libEGL.so.1"}, install_egl());
    PFNEGLBINDAPIPROC bind_api = nullptr;
    PFNEGLCHOOSECONFIGPROC choose_config = nullptr;
    PFNEGLCREATECONTEXTPROC create_context = nullptr;
    PFNEGLINITIALIZEPROC initialise = nullptr;
    const bool found = find("eglGetProcAddress", address_of_) && find("eglBindAPI", bind_api) &&
                       find("eglChooseConfig", choose_config) && find("eglCreateContext", create_context) &&
                       find("eglInitialize", initialise) && find("eglMakeCurrent", make_current_) &&
                       find("eglDestroyContext", destroy_context_) && find("eglTerminate", terminate_);
    if (!found)
      return no_picture({"libEGL.so.1 lacks a required function", "libEGL.so.1 缺少需要的函数"},
                        install_egl());
    const auto platform_display =
        reinterpret_cast<PFNEGLGETPLATFORMDISPLAYEXTPROC>(address_of_("eglGetPlatformDisplayEXT"));
    if (platform_display != nullptr)
      display_ = platform_display(EGL_PLATFORM_SURFACELESS_MESA, nullptr, nullptr);
    initialised_ = display_ != EGL_NO_DISPLAY && initialise(display_, nullptr, nullptr) == EGL_TRUE;
    if (!initialised_)
      return no_picture({"no EGL driver on this system can draw without a display",
                         "系统中没有能脱离显示器绘图的 EGL 驱动"},
                        install_egl());

    constexpr EGLint kAnyWithOpenGl[] = {EGL_SURFACE_TYPE, 0, EGL_RENDERABLE_TYPE, EGL_OPENGL_BIT, EGL_NONE};
    EGLConfig config = nullptr;
    EGLint configs = 0;
    constexpr EGLint kCore33[] = {EGL_CONTEXT_MAJOR_VERSION,
                                  3,
                                  EGL_CONTEXT_MINOR_VERSION,
                                  3,
                                  EGL_CONTEXT_OPENGL_PROFILE_MASK,
                                  EGL_CONTEXT_OPENGL_CORE_PROFILE_BIT,
                                  EGL_NONE};
    if (bind_api(EGL_OPENGL_API) == EGL_TRUE &&
        choose_config(display_, kAnyWithOpenGl, &config, 1, &configs) == EGL_TRUE && configs > 0)
      context_ = create_context(display_, config, EGL_NO_CONTEXT, kCore33);
    if (context_ == EGL_NO_CONTEXT ||
        make_current_(display_, EGL_NO_SURFACE, EGL_NO_SURFACE, context_) != EGL_TRUE ||
        gladLoadGL(address_of_) == 0) {
      return no_picture({"the EGL driver does not support OpenGL 3.3", "EGL 驱动不支持 OpenGL 3.3"},
                        {"update the graphics driver, or try Mesa's own with LIBGL_ALWAYS_SOFTWARE=1",
                         "请更新显卡驱动，或设置 LIBGL_ALWAYS_SOFTWARE=1 改用 Mesa 的软件渲染"});
    }
    return Nothing{};
  }

 private:
  template <typename Function>
  bool find(const char* name, Function& function) {
    function = reinterpret_cast<Function>(dlsym(library_, name));
    return function != nullptr;
  }

  void* library_ = nullptr;
  EGLDisplay display_ = EGL_NO_DISPLAY;
  EGLContext context_ = EGL_NO_CONTEXT;
  bool initialised_ = false;
  PFNEGLGETPROCADDRESSPROC address_of_ = nullptr;
  PFNEGLMAKECURRENTPROC make_current_ = nullptr;
  PFNEGLDESTROYCONTEXTPROC destroy_context_ = nullptr;
  PFNEGLTERMINATEPROC terminate_ = nullptr;
};

// Creates and binds a framebuffer, which lives as long as the context. False if the driver does not support
// the size.
bool bind_buffer(int width, int height) {
  GLint most = 0;
  GLint view[2] = {};
  glGetIntegerv(GL_MAX_RENDERBUFFER_SIZE, &most);
  glGetIntegerv(GL_MAX_VIEWPORT_DIMS, view);
  if (std::max(width, height) > most || width > view[0] || height > view[1]) return false;
  GLuint frame = 0;
  GLuint colour = 0;
  glGenFramebuffers(1, &frame);
  glBindFramebuffer(GL_FRAMEBUFFER, frame);
  glGenRenderbuffers(1, &colour);
  glBindRenderbuffer(GL_RENDERBUFFER, colour);
  glRenderbufferStorage(GL_RENDERBUFFER, GL_RGBA8, width, height);
  glFramebufferRenderbuffer(GL_FRAMEBUFFER, GL_COLOR_ATTACHMENT0, GL_RENDERBUFFER, colour);
  return glCheckFramebufferStatus(GL_FRAMEBUFFER) == GL_FRAMEBUFFER_COMPLETE && glGetError() == GL_NO_ERROR;
}

FramePixels draw(int width, int height, float scale, const std::function<void(Desk&)>& set_up) {
  ImGui::GetIO().DisplaySize = {static_cast<float>(width), static_cast<float>(height)};
  ImGui::GetIO().DeltaTime = kFrameSeconds;
  const Fonts fonts;
  const ScreenFonts screen_fonts = load_screen_fonts();
  Desk desk;
  desk.settings.reduced_motion = true;  // skip animations
  set_up(desk);
  desk.settings.reduced_motion = false;
  ImGui_ImplOpenGL3_Init("#version 330 core");
  Workbench workbench(desk, fonts, screen_fonts);
  workbench.ui.screen_scale = scale;
  FramePainter painter;
  for (int frame = 0; frame < kMaxFrames && (frame < kMinFrames || workbench.seconds_to_next_frame() <= 0);
       ++frame) {
    ImGui_ImplOpenGL3_NewFrame();
    painter.paint(workbench, width, height);
  }
  FramePixels pixels = read_frame(width, height);
  ImGui_ImplOpenGL3_Shutdown();
  return pixels;
}

}  // namespace

Result<FramePixels> draw_offscreen(int width, int height, float scale,
                                   const std::function<void(Desk&)>& set_up) {
  SurfacelessContext context;
  if (const Done made = context.make(); !made) return made.problem();
  if (!bind_buffer(width, height)) {
    return no_picture(
        {"the driver does not support " + std::to_string(width) + "x" + std::to_string(height) + " pixels",
         "驱动不支持 " + std::to_string(width) + "x" + std::to_string(height) + " 像素"},
        {"choose a smaller size or scale", "请选小一些的尺寸或缩放倍数"});
  }
  create_imgui();
  FramePixels pixels = draw(width, height, scale, set_up);
  ImGui::DestroyContext();
  return pixels;
}

}  // namespace surprisal::window
