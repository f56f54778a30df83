// desk: opens a file: a session, or a user's own lesson.
#pragma once

#include <filesystem>
#include <string_view>
#include <variant>

#include "base/result.h"
#include "desk/kept_rows.h"
#include "lesson/lessons.h"

namespace surprisal::desk {

// By the file extension.
bool is_session_file(std::string_view path);  // .surprisal
bool is_lesson_file(std::string_view path);   // .md

using Opened = std::variant<SessionFile, LessonPair>;

// A lesson with errors opens too, and shows them. If NAME.en.md and NAME.zh.md both exist, both are read; a
// single file is used for both languages.
Result<Opened> read_opened(const std::filesystem::path& path);

}  // namespace surprisal::desk
