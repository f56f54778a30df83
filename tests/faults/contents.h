// The old and the new content of each saved file.
#pragma once

#include <string>

#include "desk/settings_file.h"
#include "namespaces.h"
#include "session/session.h"
#include "session/session_file.h"

namespace surprisal::test {

inline constexpr const char* kSessionName = "lecture.surprisal";
inline constexpr const char* kSettingsName = "settings.toml";

inline Session session_of(bool is_new) {
  Session session;
  session.title = is_new ? "The new one" : "The old one, with a longer title";
  session.line.x.assign(is_new ? kMaxPoints : 3, 0.1 + 0.2);
  session.line.y.assign(session.line.x.size(), is_new ? 1.0 / 3 : 2);
  return session;
}

inline Settings settings_of(bool is_new) {
  Settings settings;
  settings.theme = is_new ? ThemeName::Dark : ThemeName::Light;
  for (int i = 0; i < (is_new ? 200 : 3); ++i) settings.seen_lessons.insert("lesson-" + std::to_string(i));
  return settings;
}

}  // namespace surprisal::test
