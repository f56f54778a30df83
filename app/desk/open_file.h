// desk: files that a person opens: sessions, and lessons of their own.
#pragma once

#include <filesystem>
#include <string_view>
#include <variant>

#include "base/result.h"
#include "lesson/lessons.h"
#include "session/session.h"

namespace surprisal::app {

struct Desk;

// By the ending of its name.
bool is_session_file(std::string_view path);  // .surprisal
bool is_lesson_file(std::string_view path);   // .md

using Opened = std::variant<Session, LessonPair>;

// A lesson with faults opens too, and shows them. Of NAME.en.md and NAME.zh.md both are read where both are
// there; the one that is stands for both languages.
Result<Opened> read_opened(const std::filesystem::path& path);

// Among the lessons of the desk, in place of one with its id; gives its number there.
std::size_t take_in(Desk& desk, const LessonPair& lesson);

// Puts it on the desk.
void show_opened(Desk& desk, const std::filesystem::path& path, Opened opened);

// Both at once; says on the screen what went wrong.
void open_file(Desk& desk, const std::filesystem::path& path);

}  // namespace surprisal::app
