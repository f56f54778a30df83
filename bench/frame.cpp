// Measures the processor time of a frame of the window, without GL: six figures at 1920x1080 while a logit
// slider is dragged. The baseline is a frame in which nothing changes. Medians over the frames, for one
// thread.
#include <benchmark/benchmark.h>
#include <imgui.h>
#include <imgui_internal.h>
#include <time.h>

#include <algorithm>
#include <cstdio>
#include <string_view>
#include <vector>

#include "namespaces.h"
#include "screen/style.h"
#include "ui/workbench.h"

namespace surprisal::bench {
namespace {

constexpr ImVec2 kWindow = {1920, 1080};

// The position of the slider to drag, found by its label through ImGui's hooks before measuring.
struct Search {
  std::string_view label;
  ImGuiID last = 0;
  ImRect last_place;
  ImRect found;
};

double cpu_seconds() {
  timespec now = {};
  clock_gettime(CLOCK_THREAD_CPUTIME_ID, &now);
  return static_cast<double>(now.tv_sec) + 1e-9 * static_cast<double>(now.tv_nsec);
}

// The window's contents, with a renderer that draws nothing.
class Window {
 public:
  explicit Window(Language language) {
    ImGui::CreateContext();
    ImGuiIO& io = ImGui::GetIO();
    io.IniFilename = nullptr;
    io.DisplaySize = kWindow;
    io.DeltaTime = 1.0f / 60;
    io.BackendFlags |= ImGuiBackendFlags_RendererHasTextures;
    io.ConfigFlags |= ImGuiConfigFlags_NavEnableKeyboard;
    screen_fonts_ = load_screen_fonts();
    desk_.settings.language = language;
    apply_style(workbench_.ui.theme(), workbench_.ui.px(1));
    for (int i = 0; i < 5; ++i) frame();
  }
  ~Window() { ImGui::DestroyContext(); }
  Window(const Window&) = delete;
  Window& operator=(const Window&) = delete;

  const Session& session() const { return desk_.session(); }

  void frame() {
    ImGui::NewFrame();
    workbench_.show();
    ImGui::Render();
    for (ImTextureData* texture : ImGui::GetPlatformIO().Textures) {
      const bool unwanted = texture->Status == ImTextureStatus_WantDestroy;
      texture->SetTexID(unwanted ? ImTextureID_Invalid : 1);
      texture->SetStatus(unwanted ? ImTextureStatus_Destroyed : ImTextureStatus_OK);
    }
  }

  ImRect place_of(std::string_view label) {
    Search search;
    search.label = label;
    ImGui::GetIO().UserData = &search;
    ImGui::GetCurrentContext()->TestEngineHookItems = true;
    frame();
    ImGui::GetCurrentContext()->TestEngineHookItems = false;
    return search.found;
  }

 private:
  Fonts fonts_;
  ScreenFonts screen_fonts_;
  Desk desk_;
  Workbench workbench_{desk_, fonts_, screen_fonts_};
};

void report(benchmark::State& state, std::vector<double>& seconds) {
  std::sort(seconds.begin(), seconds.end());
  const auto share = [&](double s) {
    return 1e3 * seconds[static_cast<std::size_t>(s * static_cast<double>(seconds.size() - 1))];
  };
  state.counters["median_ms"] = share(0.5);
  state.counters["p95_ms"] = share(0.95);
}

void still(benchmark::State& state, Language language) {
  Window window(language);
  std::vector<double> seconds;
  for (auto _ : state) {
    const double start = cpu_seconds();
    window.frame();
    seconds.push_back(cpu_seconds() - start);
  }
  report(state, seconds);
}

void slider_drag(benchmark::State& state, Language language) {
  Window window(language);
  const ImRect slider = window.place_of("##slider.logit.0");
  if (slider.GetWidth() <= 0) return state.SkipWithError("the slider was not found");
  ImGuiIO& io = ImGui::GetIO();
  const ImVec2 middle = slider.GetCenter();
  io.AddMousePosEvent(middle.x, middle.y);
  window.frame();
  io.AddMouseButtonEvent(ImGuiMouseButton_Left, true);
  window.frame();
  const int steps = static_cast<int>(0.4f * slider.GetWidth());
  int step = 0;
  std::vector<double> seconds;
  std::size_t unmoved = 0;
  for (auto _ : state) {
    ++step;  // back and forth, one pixel per frame
    const int away = std::abs(step % (4 * steps) - 2 * steps) - steps;
    io.AddMousePosEvent(middle.x + static_cast<float>(away), middle.y);
    const double before = window.session().logits[0];
    const double start = cpu_seconds();
    window.frame();
    seconds.push_back(cpu_seconds() - start);
    if (window.session().logits[0] == before) ++unmoved;
  }
  if (10 * unmoved > seconds.size()) return state.SkipWithError("the slider does not follow");
  report(state, seconds);
}

}  // namespace
}  // namespace surprisal::bench

void ImGuiTestEngineHook_ItemAdd(ImGuiContext* context, ImGuiID id, const ImRect& place,
                                 const ImGuiLastItemData*) {
  auto& search = *static_cast<surprisal::bench::Search*>(context->IO.UserData);
  search.last = id;
  search.last_place = place;
}

void ImGuiTestEngineHook_ItemInfo(ImGuiContext* context, ImGuiID id, const char* label,
                                  ImGuiItemStatusFlags) {
  auto& search = *static_cast<surprisal::bench::Search*>(context->IO.UserData);
  if (search.last == id && search.label == label) search.found = search.last_place;
}

void ImGuiTestEngineHook_Log(ImGuiContext*, const char*, ...) {}

const char* ImGuiTestEngine_FindItemDebugLabel(ImGuiContext*, ImGuiID) { return nullptr; }

int main(int argc, char** argv) {
  using surprisal::Language;
  // --frames=N: exactly N frames, for counting instructions.
  const std::string_view first = argc > 1 ? argv[1] : "";
  const int frames =
      first.starts_with("--frames=") ? std::stoi(argv[1] + std::string_view("--frames=").size()) : 0;
  const auto measure = [&](const std::string& name, void (*run)(benchmark::State&, Language),
                           Language language) {
    auto* bench = benchmark::RegisterBenchmark(name.c_str(), run, language)->Unit(benchmark::kMillisecond);
    if (frames > 0) bench->Iterations(frames);
  };
  for (const auto& [name, language] : {std::pair{"en", Language::English}, {"zh", Language::Chinese}}) {
    const std::string in = std::string("/") + name;
    measure("frame/baseline: nothing changes" + in, surprisal::bench::still, language);
    measure("frame/slider drag" + in, surprisal::bench::slider_drag, language);
  }
  if (frames > 0) std::rotate(argv + 1, argv + 2, argv + argc--);
  benchmark::Initialize(&argc, argv);
  if (benchmark::ReportUnrecognizedArguments(argc, argv)) return 2;
  benchmark::RunSpecifiedBenchmarks();
  return 0;
}
