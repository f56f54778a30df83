// command: `surprisal lesson page`.
#pragma once

#include <string>
#include <vector>

namespace surprisal::command {

struct LessonPageOptions {
  std::vector<std::string> lessons;  // ids or files
  std::string output;
  std::string web_edition;  // its folder; empty: the one that came with the program
};

// Writes the lessons as one HTML file. Returns the exit code.
int run_lesson_page(const LessonPageOptions& options);

}  // namespace surprisal::command
