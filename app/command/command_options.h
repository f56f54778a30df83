// command: the commands, their options and their help.
#pragma once

#include <string>
#include <vector>

#include "base/text.h"
#include "command/compute.h"
#include "command/evaluate.h"
#include "command/export_command.h"
#include "command/handout_command.h"
#include "command/lesson_page_command.h"
#include "command/screenshot_command.h"
#include "command/train_command.h"
#include "window/window.h"

namespace CLI {
class App;
}

namespace surprisal::command {

// All arguments, of all commands.
struct CommandOptions {
  WindowOptions window;
  ComputeOptions compute;
  EvaluateOptions evaluate;
  ExportOptions exporting;
  ScreenshotOptions screenshot;
  TrainOptions training;
  bool list_as_json = false;
  std::vector<std::string> lesson_files;
  HandoutOptions handout;
  LessonPageOptions lesson_page;
};

// Parsing `app` then fills `options`. The help is in this language.
void declare_commands(CLI::App& app, CommandOptions& options, Language language);

}  // namespace surprisal::command
