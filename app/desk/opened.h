// desk: what a person opens from a file: a session, or a lesson of their own.
#pragma once

#include <filesystem>
#include <string_view>
#include <variant>

#include "base/result.h"
#include "lesson/lessons.h"
#include "session/session.h"

namespace surprisal::desk {

// By the ending of its name.
bool is_session_file(std::string_view path);  // .surprisal
bool is_lesson_file(std::string_view path);   // .md

using Opened = std::variant<Session, LessonPair>;

// A lesson with faults opens too, and shows them. Of NAME.en.md and NAME.zh.md both are read where both
// exist; a single one stands for both languages.
Result<Opened> read_opened(const std::filesystem::path& path);

}  // namespace surprisal::desk
