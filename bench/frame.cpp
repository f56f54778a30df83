// Measures the processor time of a frame of the window, without GL: six figures at 1920x1080 while a logit
// slider is dragged; and of the data view with a million rows while its table is scrolled and something is
// dragged in its figures. The baseline is a frame in which nothing changes. Medians over the frames, for one
// thread.
#include <benchmark/benchmark.h>
#include <imgui.h>
#include <imgui_internal.h>
#include <time.h>

#include <algorithm>
#include <cstdint>
#include <cstdio>
#include <filesystem>
#include <fstream>
#include <string>
#include <string_view>
#include <vector>

#include "desk/row_list.h"
#include "desk/row_reader.h"
#include "desk/rows.h"
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
  Desk& desk() { return desk_; }

  // The area of a figure's first plot.
  Rect plot_of_figure(const std::string& id) {
    return workbench_.ui.pictures.find(id)->scene.panels.front().area;
  }

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

// ---- a million rows

constexpr std::size_t kManyRows = 1'000'000, kClasses = 10;

// An NPY file of logits and one of labels, in the same folder.
class RowsOnDisk {
 public:
  RowsOnDisk() {
    std::filesystem::create_directories(folder_);
    std::uint64_t state = 1;
    const auto next = [&] { return (state = state * 6364136223846793005u + 1442695040888963407u) >> 40; };
    std::vector<float> scores(kManyRows * kClasses);
    for (float& z : scores) z = static_cast<float>(next()) * (12.0F / (1 << 24)) - 6;
    std::vector<std::int64_t> labels(kManyRows);
    for (std::int64_t& label : labels) label = static_cast<std::int64_t>(next() % kClasses);
    for (std::size_t row = 0; row < kManyRows; ++row)
      scores[row * kClasses + static_cast<std::size_t>(labels[row])] += 6;
    write(source().file, "<f4", "(1000000, 10)", scores.data(), scores.size() * sizeof(float));
    write(source().labels, "<i8", "(1000000,)", labels.data(), labels.size() * sizeof(std::int64_t));
  }
  ~RowsOnDisk() { std::filesystem::remove_all(folder_); }

  RowSource source() const { return {folder_ / "z.npy", (folder_ / "y.npy").string(), {}}; }

 private:
  static void write(const std::filesystem::path& path, const std::string& type, const std::string& shape,
                    const void* numbers, std::size_t bytes) {
    std::string head = "{'descr': '" + type + "', 'fortran_order': False, 'shape': " + shape + ", }";
    head.resize(117, ' ');
    std::ofstream file(path, std::ios::binary);
    file << std::string("\x93NUMPY\x01\x00\x76\x00", 10) << head << "\n";
    file.write(static_cast<const char*>(numbers), static_cast<std::streamsize>(bytes));
  }

  std::filesystem::path folder_ =
      std::filesystem::temp_directory_path() / ("surprisal-bench-rows-" + std::to_string(time(nullptr)));
};

const RowsOnDisk& many_rows() {
  static const RowsOnDisk rows;
  return rows;
}

std::shared_ptr<const RowFile> many_rows_read() {
  static const RowFileResult file = read_row_file(many_rows().source());
  return *file;
}

void read_many(benchmark::State& state) {
  many_rows_read();
  for (auto _ : state) benchmark::DoNotOptimize(read_row_file(many_rows().source()));
}

void sort_many(benchmark::State& state) {
  for (auto _ : state)
    benchmark::DoNotOptimize(sorted_rows(*many_rows_read(), RowColumn::Entropy, state.iterations() % 2 == 0));
}

void filter_many(benchmark::State& state) {
  const auto file = many_rows_read();
  RowListRequest wish = {file, RowColumn::Loss, true, RowGroup::All, {}, file->worst_first};
  wish.query = *parse_row_query("loss >= 0.1  loss < 2", {});
  for (auto _ : state) benchmark::DoNotOptimize(list_rows(wish));
}

void show_many(Window& window) {
  show_rows(window.desk(), many_rows_read());
  open_data_view(window.desk());
  for (int i = 0; i < 5; ++i) window.frame();
}

void scroll_table(benchmark::State& state) {
  Window window(Language::English);
  show_many(window);
  const ImRect list = window.place_of("###rows.list");
  if (list.GetWidth() <= 0) return state.SkipWithError("the table was not found");
  ImGui::GetIO().AddMousePosEvent(list.GetCenter().x, list.GetCenter().y);
  std::vector<double> seconds;
  for (auto _ : state) {
    ImGui::GetIO().AddMouseWheelEvent(0, -1);
    const double start = cpu_seconds();
    window.frame();
    seconds.push_back(cpu_seconds() - start);
  }
  report(state, seconds);
}

// Drags back and forth in a figure, one pixel per frame.
void drag_in_figure(benchmark::State& state, const std::string& figure) {
  Window window(Language::English);
  show_many(window);
  const Rect plot = window.plot_of_figure(figure);
  const auto left = static_cast<float>(plot.left + 0.3 * plot.width), y = static_cast<float>(plot.centre().y);
  const int steps = static_cast<int>(0.4 * plot.width);
  ImGuiIO& io = ImGui::GetIO();
  io.AddMousePosEvent(left, y);
  window.frame();
  io.AddMouseButtonEvent(ImGuiMouseButton_Left, true);
  window.frame();
  std::vector<double> seconds;
  int step = 0;
  for (auto _ : state) {
    ++step;
    io.AddMousePosEvent(left + 8 + static_cast<float>(std::abs(step % (2 * steps) - steps)), y);
    const double start = cpu_seconds();
    window.frame();
    seconds.push_back(cpu_seconds() - start);
  }
  if (window.desk().rows.query.empty() && window.desk().rows.temperature == 1)
    return state.SkipWithError("the figure does not follow");
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
  if (frames == 0) {
    using namespace surprisal::bench;
    const auto add = [](const char* name, auto run) {
      return benchmark::RegisterBenchmark(name, run)->Unit(benchmark::kMillisecond)->UseRealTime();
    };
    add("rows/read 1,000,000 x 10", read_many);
    add("rows/sort", sort_many);
    add("rows/filter by a range of losses", filter_many);
    add("rows/frame: scroll the table", scroll_table);
    add("rows/frame: brush the losses", [](benchmark::State& state) { drag_in_figure(state, "losses"); });
    add("rows/frame: drag the temperature",
        [](benchmark::State& state) { drag_in_figure(state, "temperature-fit"); });
  }
  if (frames > 0) std::rotate(argv + 1, argv + 2, argv + argc--);
  benchmark::Initialize(&argc, argv);
  if (benchmark::ReportUnrecognizedArguments(argc, argv)) return 2;
  benchmark::RunSpecifiedBenchmarks();
  return 0;
}
