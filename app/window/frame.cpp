#include "window/frame.h"

#include <glad/gl.h>
#include <imgui.h>
#include <imgui_impl_opengl3.h>

#include <algorithm>
#include <cmath>
#include <utility>

#include "export/png.h"
#include "screen/screen_canvas.h"
#include "screen/style.h"
#include "ui/workbench.h"

namespace surprisal::window {

void create_imgui() {
  ImGui::CreateContext();
  ImGui::GetIO().IniFilename = nullptr;  // otherwise ImGui writes a file into the current folder
  ImGui::GetIO().ConfigFlags |= ImGuiConfigFlags_NavEnableKeyboard;
}

void FramePainter::apply_theme(const Ui& ui) {
  const std::pair wanted = {ui.desk.settings.theme, ui.px(1)};
  if (styled_ != wanted) apply_style(ui.theme(), ui.px(1));
  styled_ = wanted;
}

void FramePainter::prepare(Workbench& workbench, float width, float height) {
  ImGuiIO& io = ImGui::GetIO();
  io.DisplaySize = {width, height};
  io.BackendFlags |= ImGuiBackendFlags_RendererHasTextures;  // like the OpenGL backend that will draw it
  apply_theme(workbench.ui);
  ImGui::NewFrame();
  workbench.show();
  ImGui::EndFrame();
  prepared_ = {width, height, workbench.ui.px(1)};
}

void FramePainter::paint(Workbench& workbench, int width, int height, const std::function<void()>& beside) {
  const ImVec2 size = ImGui::GetIO().DisplaySize;
  if (!std::exchange(painted_, true) && prepared_ != std::array{size.x, size.y, workbench.ui.px(1)})
    prepare(workbench, size.x, size.y);
  apply_theme(workbench.ui);
  ImGui::NewFrame();
  workbench.show();
  if (beside) beside();
  ImGui::Render();

  glViewport(0, 0, width, height);
  const ImVec4 paper = unpacked(workbench.ui.theme().paper);
  glClearColor(paper.x, paper.y, paper.z, 1);
  glClear(GL_COLOR_BUFFER_BIT);
  ImGui_ImplOpenGL3_RenderDrawData(ImGui::GetDrawData());
}

FramePixels read_frame(int width, int height) {
  FramePixels frame = {{}, width, height};
  const auto columns = static_cast<std::ptrdiff_t>(width);
  frame.values.resize(static_cast<std::size_t>(width) * static_cast<std::size_t>(height));
  glPixelStorei(GL_PACK_ALIGNMENT, 4);
  glReadPixels(0, 0, width, height, GL_BGRA, GL_UNSIGNED_INT_8_8_8_8_REV, frame.values.data());
  // OpenGL counts rows from the bottom.
  for (int y = 0; y < height / 2; ++y) {
    const auto row = frame.values.begin() + y * columns;
    std::swap_ranges(row, row + columns, frame.values.begin() + (height - 1 - y) * columns);
  }
  return frame;
}

FramePixels part_of(const FramePixels& frame, const Rect& rect) {
  const auto within = [](double at, int end) {
    return std::clamp(static_cast<int>(std::lround(at)), 0, end);
  };
  const int left = within(rect.left, frame.width);
  const int top = within(rect.top, frame.height);
  FramePixels part = {
      {}, within(rect.right(), frame.width) - left, within(rect.bottom(), frame.height) - top};
  for (int y = 0; y < part.height; ++y) {
    const auto row = frame.values.begin() + static_cast<std::ptrdiff_t>(top + y) * frame.width + left;
    part.values.insert(part.values.end(), row, row + part.width);
  }
  return part;
}

Result<std::string> png_of(const FramePixels& frame, double scale) {
  constexpr double kDotsPerInch = 96;  // at scale 1
  const Pixels pixels = {frame.values, static_cast<std::uint32_t>(frame.width),
                         static_cast<std::uint32_t>(frame.height), static_cast<std::size_t>(frame.width),
                         true};
  return png(pixels, kDotsPerInch * scale, {"Surprisal", {}});
}

}  // namespace surprisal::window
