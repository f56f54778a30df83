#include "web/keeping.h"

#include <algorithm>
#include <charconv>
#include <limits>
#include <string_view>
#include <utility>

#include "desk/lesson_steps.h"
#include "desk/settings_file.h"
#include "session/session_file.h"
#include "web/browser.h"
#include "web/browser_files.h"

namespace surprisal::web {
namespace {

constexpr const char* kSettings = "settings";
constexpr const char* kSession = "session";
constexpr const char* kPlace = "place";
constexpr double kLongestUnwritten = 1;  // in seconds

std::string stored(const char* name) { return taken(browser_stored(name)); }

// "softmax/3": a lesson and its step, counted from 1; empty in the playground.
std::string place_of(const Desk& desk) {
  if (!desk.course.open) return {};
  return desk.course.lessons[desk.course.open->number].id + "/" + std::to_string(desk.course.open->step + 1);
}

}  // namespace

Keeping::Kept Keeping::kept_of(const Desk& desk) {
  return {desk.settings, desk.workspace.revision(), place_of(desk)};
}

void Keeping::load_into(Desk& desk) {
  const std::string text_of_settings = stored(kSettings);
  const Result<Settings> settings = settings_from_toml(text_of_settings);
  if (settings && !text_of_settings.empty())
    desk.settings = *settings;
  else
    desk.settings.language = browser_speaks_chinese() ? Language::Chinese : Language::English;
  desk.settings.last_folder = BrowserFiles::folder().string();
  if (desk.settings.exporting) desk.settings.exporting->folder = desk.settings.last_folder;
  desk.settings.recent_files.clear();  // those files existed only in an earlier page
  if (const std::string text = stored(kSession); !text.empty()) {
    if (const Result<Session> session = from_toml(text)) {
      desk.workspace.start_over(*session);
      desk.current_try.running = false;
    }
  }
  place_to_open_ = stored(kPlace);
  written_ = kept_of(desk);
  written_->place = place_to_open_;
}

void Keeping::open_place(Desk& desk) {
  const std::string place = std::exchange(place_to_open_, {});
  const std::size_t slash = place.find('/');
  if (slash == std::string::npos || desk.course.open) return;
  const std::optional<std::size_t> number = desk.course.number_of(std::string_view(place).substr(0, slash));
  if (!number) return;
  std::size_t step = 0;
  std::from_chars(place.data() + slash + 1, place.data() + place.size(), step);
  const Session session = desk.session();
  open_lesson(desk, *number, step == 0 ? 0 : step - 1);
  desk.workspace.stop_moving();
  desk.workspace.start_over(session);  // as the user left it, not as the step begins
}

bool Keeping::update(const Desk& desk, double now) {
  if (!place_to_open_.empty() || written_ == kept_of(desk)) {
    due_.reset();
    return false;
  }
  if (!due_) due_ = now + kLongestUnwritten;
  if (now < *due_) return false;
  write(desk);
  return true;
}

void Keeping::write(const Desk& desk) {
  due_.reset();
  if (!place_to_open_.empty()) return;  // what is stored has not been opened yet
  Kept now = kept_of(desk);
  if (written_ == now) return;
  browser_store(kSettings, to_toml(now.settings).c_str());
  browser_store(kSession, to_toml(desk.session()).c_str());
  browser_store(kPlace, now.place.c_str());
  written_ = std::move(now);
}

double Keeping::seconds_left(double now) const {
  return due_ ? std::max(0.0, *due_ - now) : std::numeric_limits<double>::infinity();
}

}  // namespace surprisal::web
