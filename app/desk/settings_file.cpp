#include "desk/settings_file.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <cstdlib>
#include <iterator>
#include <limits>
#include <system_error>
#include <type_traits>
#include <variant>

#include "base/file.h"
#include "base/quote.h"
#include "base/toml.h"
#include "desk/web_address.h"

namespace surprisal::desk {
namespace {

namespace fs = std::filesystem;

constexpr std::int64_t kFormat = 1;
constexpr std::string_view kFile = "settings.toml";
constexpr double kDelay = 0.5;  // seconds from the first change to writing, which collects further changes
constexpr int kMaxBrokenCopies = 99;

// In the order of the enumerators.
constexpr std::array<std::string_view, 3> kThemes = {"light", "dark", "contrast"};
constexpr std::array<std::string_view, 2> kLanguages = {"en", "zh"};
constexpr std::array<std::string_view, 2> kWhats = {"picture", "animation"};
constexpr std::array<std::string_view, 4> kWhiches = {"one", "shown", "all", "ticked"};
constexpr std::array<std::string_view, 4> kEndings = {"png", "svg", "pdf", "csv"};
constexpr std::array<std::string_view, 2> kUnits = {"pixels", "centimetres"};
constexpr std::array<std::string_view, 3> kMoves = {"race", "dial", "step"};  // "dial" is a slider
constexpr std::array<std::string_view, 2> kMovingForms = {"gif", "pngs"};

fs::path folder_of(const char* variable, const char* below_home) {
  // The XDG specification says to ignore relative paths.
  if (const char* set = std::getenv(variable); set != nullptr && fs::path(set).is_absolute())
    return fs::path(set) / "surprisal";
  if (const char* home = std::getenv("HOME"); home != nullptr && fs::path(home).is_absolute())
    return fs::path(home) / below_home / "surprisal";
  return {};
}

// TOML is UTF-8, but file names can be any bytes; names that are not UTF-8 are not saved.
bool can_be_written(const std::string& text) { return harmless(text, text.size()) == text; }

template <typename Enumeration, std::size_t count>
std::string word_for(const std::array<std::string_view, count>& words, Enumeration value) {
  return toml_text(words[static_cast<std::size_t>(value)]);
}

template <typename Texts>
std::string list_of(const Texts& texts) {
  std::vector<std::string> kept;
  std::copy_if(texts.begin(), texts.end(), std::back_inserter(kept), can_be_written);
  return toml_list(kept, 1, toml_text);
}

// Reads the keys that are present. A key with the wrong type is an error.
class Reader {
 public:
  explicit Reader(const toml::table& table) : table_(table) {}

  bool failed() const { return failed_; }

  template <typename Enumeration, std::size_t count>
  void read(std::string_view name, const std::array<std::string_view, count>& words, Enumeration& value) {
    std::string word;
    if (!take(name, word)) return;
    const auto found = std::find(words.begin(), words.end(), word);
    if (found == words.end())
      failed_ = true;
    else
      value = static_cast<Enumeration>(found - words.begin());
  }

  void read_scale(std::string_view name, float& value) {
    double number = 1;
    if (!take(name, number)) return;
    failed_ |=
        !(number >= static_cast<double>(kSmallestScale) && number <= static_cast<double>(kLargestScale));
    if (!failed_) value = static_cast<float>(number);
  }

  void read_number(std::string_view name, double& value) {
    double number = 0;
    if (!take(name, number)) return;
    failed_ |= !std::isfinite(number);
    value = number;
  }

  std::optional<ExportChoices> exporting(std::string_view name) {
    const toml::node* node = table_.get(name);
    if (node == nullptr) return std::nullopt;
    const toml::table* table = node->as_table();
    failed_ |= table == nullptr;
    if (table == nullptr) return std::nullopt;
    ExportChoices choices;
    Reader inner(*table);
    inner.read("what", kWhats, choices.what);
    inner.read("which", kWhiches, choices.which);
    for (std::string& id : inner.texts("ticked")) choices.ticked.insert(std::move(id));
    inner.read("ending", kEndings, choices.ending);
    inner.read("unit", kUnits, choices.unit);
    inner.read_number("width", choices.width);
    inner.read_number("height", choices.height);
    inner.read_number("scale", choices.scale);
    inner.read_number("width_cm", choices.width_cm);
    inner.read_number("height_cm", choices.height_cm);
    inner.read_number("dots_per_inch", choices.dots_per_inch);
    inner.read("theme", kThemes, choices.theme);
    inner.read("language", kLanguages, choices.language);
    inner.take("transparent", choices.transparent);
    inner.take("captioned", choices.captioned);
    inner.take("titled", choices.titled);
    inner.take("folder", choices.folder);
    inner.read("moves", kMoves, choices.moves);
    inner.take("dial", choices.slider);
    inner.read_number("seconds", choices.seconds);
    inner.read_number("per_second", choices.per_second);
    inner.take("loops", choices.loops);
    inner.read("form", kMovingForms, choices.form);
    failed_ |= inner.failed_ || !can_be_written(choices.folder) || !can_be_written(choices.slider);
    return choices;
  }

  // A float accepts an integer; all other types must match exactly, because toml++ would convert a float to
  // an integer, which is undefined behaviour for large values.
  template <typename T>
  bool take(std::string_view name, T& value) {
    const toml::node* node = table_.get(name);
    if (node == nullptr) return false;
    const std::optional<T> read = std::is_floating_point_v<T> ? node->value<T>() : node->value_exact<T>();
    failed_ |= !read;
    if (read) value = *read;
    return read.has_value();
  }

  std::vector<std::string> texts(std::string_view name) {
    std::vector<std::string> all;
    const toml::node* node = table_.get(name);
    if (node == nullptr) return all;
    const toml::array* list = node->as_array();
    failed_ |= list == nullptr;
    if (list == nullptr) return all;
    for (const toml::node& entry : *list) {
      const auto text = entry.value_exact<std::string>();
      failed_ |= !text || !can_be_written(*text);
      if (text) all.push_back(*text);
    }
    return all;
  }

  std::map<std::string, std::size_t> results(std::string_view name) {
    std::map<std::string, std::size_t> all;
    const toml::node* node = table_.get(name);
    if (node == nullptr) return all;
    const toml::table* table = node->as_table();
    failed_ |= table == nullptr;
    if (table == nullptr) return all;
    constexpr std::int64_t kMost = 1000;
    for (const auto& [key, value] : *table) {
      const auto right = value.value_exact<std::int64_t>();
      failed_ |= !right || *right < 0 || *right > kMost || !can_be_written(std::string(key.str()));
      if (right && *right >= 0) all[std::string(key.str())] = static_cast<std::size_t>(*right);
    }
    return all;
  }

  std::optional<WindowPlace> place(std::string_view name) {
    const toml::node* node = table_.get(name);
    if (node == nullptr) return std::nullopt;
    const toml::table* table = node->as_table();
    failed_ |= table == nullptr;
    if (table == nullptr) return std::nullopt;
    constexpr std::int64_t kFarthest = 100'000;  // pixels
    WindowPlace place;
    Reader inner(*table);
    const auto number = [&](std::string_view key, std::int64_t lowest, int& value) {
      std::int64_t read = 0;
      const bool good = inner.take(key, read) && read >= lowest && read <= kFarthest;
      inner.failed_ |= !good;
      if (good) value = static_cast<int>(read);
    };
    number("x", -kFarthest, place.x);
    number("y", -kFarthest, place.y);
    number("width", 1, place.width);
    number("height", 1, place.height);
    inner.take("maximized", place.maximized);
    failed_ |= inner.failed_;
    return place;
  }

 private:
  const toml::table& table_;
  bool failed_ = false;
};

Problem no_settings() { return {"this is not a settings file of Surprisal"}; }

Result<Settings> settings_in(const toml::table& table) {
  Reader reader(table);
  std::int64_t format = 0;
  if (!reader.take("format", format) || format < 1) return no_settings();
  Settings settings;
  reader.read("theme", kThemes, settings.theme);
  reader.read("language", kLanguages, settings.language);
  reader.read_scale("scale", settings.scale);
  reader.take("reduced_motion", settings.reduced_motion);
  reader.take("tries_dismissed", settings.tries_dismissed);
  reader.take("has_drawn", settings.has_drawn);
  reader.take("web_address", settings.web_address);
  reader.take("last_folder", settings.last_folder);
  settings.recent_files = reader.texts("recent_files");
  for (std::string& lesson : reader.texts("seen_lessons")) settings.seen_lessons.insert(std::move(lesson));
  settings.review_results = reader.results("review_results");
  settings.window = reader.place("window");
  settings.exporting = reader.exporting("exporting");
  if (reader.failed() || !can_be_written(settings.last_folder)) return no_settings();
  const Result<std::string> address = web_address_from(settings.web_address);
  if (!address) return no_settings();
  settings.web_address = *address;
  if (settings.recent_files.size() > kMaxRecentFiles) settings.recent_files.resize(kMaxRecentFiles);
  return settings;
}

// Dotted keys instead of a table, because the last line of the file must be at the top level.
std::string to_toml(const ExportChoices& choices) {
  std::string toml;
  const auto line = [&](std::string_view name, const std::string& value) {
    toml += "exporting." + std::string(name) + " = " + value + "\n";
  };
  line("what", word_for(kWhats, choices.what));
  line("which", word_for(kWhiches, choices.which));
  line("ticked", list_of(choices.ticked));
  line("ending", word_for(kEndings, choices.ending));
  line("unit", word_for(kUnits, choices.unit));
  line("width", toml_number(choices.width));
  line("height", toml_number(choices.height));
  line("scale", toml_number(choices.scale));
  line("width_cm", toml_number(choices.width_cm));
  line("height_cm", toml_number(choices.height_cm));
  line("dots_per_inch", toml_number(choices.dots_per_inch));
  line("theme", word_for(kThemes, choices.theme));
  line("language", word_for(kLanguages, choices.language));
  line("transparent", toml_bool(choices.transparent));
  line("captioned", toml_bool(choices.captioned));
  line("titled", toml_bool(choices.titled));
  if (can_be_written(choices.folder)) line("folder", toml_text(choices.folder));
  line("moves", word_for(kMoves, choices.moves));
  line("dial", toml_text(choices.slider));
  line("seconds", toml_number(choices.seconds));
  line("per_second", toml_number(choices.per_second));
  line("loops", toml_bool(choices.loops));
  line("form", word_for(kMovingForms, choices.form));
  return toml;
}

// Copies a broken file to an unused name. If that fails, returns nothing, and the file will be overwritten.
std::optional<fs::path> keep_broken(const fs::path& file, std::string_view bytes) {
  for (int i = 1; i <= kMaxBrokenCopies; ++i) {
    const fs::path copy = file.string() + ".broken-" + std::to_string(i);
    std::error_code none;
    if (fs::exists(fs::symlink_status(copy, none))) continue;
    if (write_atomically(copy, bytes)) return copy;
    break;
  }
  return std::nullopt;
}

}  // namespace

fs::path settings_folder() { return folder_of("XDG_CONFIG_HOME", ".config"); }
fs::path state_folder() { return folder_of("XDG_STATE_HOME", ".local/state"); }

std::string to_toml(const Settings& settings) {
  std::string toml = "# Surprisal settings, written by the program.\n";
  const auto line = [&](std::string_view name, const std::string& value) {
    toml += std::string(name) + " = " + value + "\n";
  };
  line("theme", word_for(kThemes, settings.theme));
  line("language", word_for(kLanguages, settings.language));
  line("scale", toml_number(static_cast<double>(settings.scale)));
  line("reduced_motion", toml_bool(settings.reduced_motion));
  line("tries_dismissed", toml_bool(settings.tries_dismissed));
  line("has_drawn", toml_bool(settings.has_drawn));
  if (!settings.web_address.empty()) line("web_address", toml_text(settings.web_address));
  if (can_be_written(settings.last_folder)) line("last_folder", toml_text(settings.last_folder));
  line("recent_files", list_of(settings.recent_files));
  line("seen_lessons", list_of(settings.seen_lessons));
  for (const auto& [id, right] : settings.review_results)
    if (can_be_written(id)) line("review_results." + toml_text(id), std::to_string(right));
  if (const auto& at = settings.window) {
    line("window", "{x = " + std::to_string(at->x) + ", y = " + std::to_string(at->y) +
                       ", width = " + std::to_string(at->width) + ", height = " + std::to_string(at->height) +
                       ", maximized = " + toml_bool(at->maximized) + "}");
  }
  if (settings.exporting) toml += to_toml(*settings.exporting);
  // The last line, so a truncated file lacks it.
  line("format", std::to_string(kFormat));
  return toml;
}

Result<Settings> settings_from_toml(std::string_view text) {
  const auto read = read_toml(text);
  if (const auto* fault = std::get_if<Fault>(&read)) return Problem{fault->message};
  return settings_in(std::get<toml::table>(read));
}

LoadedSettings read_settings(const fs::path& folder, const Settings& defaults) {
  std::error_code none;
  const fs::path file = folder / kFile;
  if (folder.empty() || !fs::exists(file, none)) return {defaults, {}};
  const Result<std::string> bytes = read_file(file, kLongestSettingsFile);
  if (!bytes)
    return {defaults, Text("Using the default settings: ", "已使用默认设置：") + bytes.problem().message};
  if (Result<Settings> settings = settings_from_toml(*bytes)) return {std::move(*settings), {}};
  const std::optional<fs::path> copy = keep_broken(file, *bytes);
  if (!copy)
    return {defaults,
            {"The settings file was damaged; using the default settings: " + file.string(),
             "设置文件已损坏，已使用默认设置：" + file.string()}};
  return {defaults,
          {"The settings file was damaged; using the default settings. The old file was kept as " +
               copy->string(),
           "设置文件已损坏，已使用默认设置。原文件保存为 " + copy->string()}};
}

Done write_settings(const fs::path& folder, const Settings& settings) {
  std::error_code failed;
  fs::create_directories(folder, failed);  // write_atomically reports any error
  return write_atomically(folder / kFile, to_toml(settings));
}

void SettingsWriter::update(const Settings& now, double time) {
  if (folder_.empty() || now == saved_) return due_.reset();
  if (!due_) due_ = time + kDelay;
  if (time >= *due_) finish(now);
}

void SettingsWriter::finish(const Settings& now) {
  due_.reset();
  if (folder_.empty() || now == saved_) return;
  saved_ = now;  // even if writing fails: retry only after the next change
  static_cast<void>(write_settings(folder_, now));
}

double SettingsWriter::seconds_left(double time) const {
  return due_ ? std::max(0.0, *due_ - time) : std::numeric_limits<double>::infinity();
}

}  // namespace surprisal::desk
