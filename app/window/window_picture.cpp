#include "window/window_picture.h"

#include <fcntl.h>
#include <imgui.h>
#include <unistd.h>

#include <array>
#include <cerrno>
#include <cstdlib>
#include <ctime>
#include <filesystem>
#include <optional>
#include <string>
#include <string_view>
#include <system_error>

#include "base/file.h"

namespace surprisal::window {
namespace {

namespace fs = std::filesystem;

// ImGui's units are pixels, except on a scaled Wayland screen.
Rect in_pixels(const Rect& rect) {
  const ImVec2 scale = ImGui::GetIO().DisplayFramebufferScale;
  const auto x = static_cast<double>(scale.x);
  const auto y = static_cast<double>(scale.y);
  return {rect.left * x, rect.top * y, rect.width * x, rect.height * y};
}

constexpr std::size_t kLongestUserFolders = std::size_t{1} << 16;

std::string environment(const char* name) {
  const char* value = std::getenv(name);
  return value == nullptr ? std::string() : value;
}

// The folder in a line XDG_PICTURES_DIR="$HOME/Pictures" of user-dirs.dirs; empty if there is none.
fs::path pictures_in(std::string_view user_folders, const std::string& home) {
  constexpr std::string_view kKey = "\nXDG_PICTURES_DIR=\"";
  const std::string text = "\n" + std::string(user_folders);
  const std::size_t at = text.find(kKey);
  if (at == std::string::npos) return {};
  std::string value = text.substr(at + kKey.size());
  value.resize(std::min(value.find('"'), value.size()));
  constexpr std::string_view kHome = "$HOME";
  if (value.starts_with(kHome)) value = home + value.substr(kHome.size());
  return value;
}

fs::path folder_for_pictures() {
  const std::string home = environment("HOME");
  const std::string config = environment("XDG_CONFIG_HOME");
  const fs::path file = (config.empty() ? fs::path(home) / ".config" : fs::path(config)) / "user-dirs.dirs";
  const Result<std::string> user_folders = read_file(file, kLongestUserFolders);
  const std::array candidates = {fs::path(environment("XDG_PICTURES_DIR")),
                                 user_folders ? pictures_in(*user_folders, home) : fs::path(),
                                 home.empty() ? fs::path() : fs::path(home) / "Pictures"};
  std::error_code none;
  for (const fs::path& folder : candidates) {
    if (folder.is_absolute() && fs::is_directory(folder, none)) return folder;
  }
  return fs::current_path(none);
}

std::string now_as_name() {
  const std::time_t now = std::time(nullptr);
  std::tm local = {};
  localtime_r(&now, &local);
  std::array<char, 32> text = {};
  const std::size_t length = std::strftime(text.data(), text.size(), "%Y-%m-%d-%H-%M-%S", &local);
  return "surprisal-" + std::string(text.data(), length);
}

// Creates a new empty file to reserve its name. If that fails, returns the name anyway: writing to it will
// report the error.
fs::path claim_name(const fs::path& folder) {
  const std::string name = now_as_name();
  for (int number = 1;; ++number) {
    const fs::path path = folder / (name + (number == 1 ? "" : "-" + std::to_string(number)) + ".png");
    const int file = open(path.c_str(), O_CREAT | O_EXCL | O_WRONLY | O_CLOEXEC, 0666);
    if (file >= 0) close(file);
    if (file >= 0 || errno != EEXIST) return path;
  }
}

}  // namespace

void save_picture(Ui& ui, PictureOf what, const FramePixels& frame) {
  const std::optional<Rect> part = part_for(ui.desk.view, what);
  const Result<std::string> bytes =
      png_of(part ? part_of(frame, in_pixels(*part)) : frame, static_cast<double>(ui.screen_scale));
  if (!bytes) return ui.desk.notify(bytes.problem().message);
  const fs::path path = claim_name(folder_for_pictures());
  if (const Done done = write_atomically(path, *bytes); !done) {
    std::error_code none;
    if (fs::is_empty(path, none)) fs::remove(path, none);
    return ui.desk.notify(done.problem().message);
  }
  ui.desk.notify(Text("Saved as ", "已存为 ") + Text(path.string()));
}

}  // namespace surprisal::window
