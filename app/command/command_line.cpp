#include "command/command_line.h"

#include <CLI/CLI.hpp>
#include <algorithm>
#include <string>
#include <string_view>
#include <vector>

#include "base/nearest.h"
#include "base/system_language.h"
#include "command/command_options.h"
#include "command/compute.h"
#include "command/diagnostics.h"
#include "command/evaluate.h"
#include "command/export_command.h"
#include "command/fixed_words.h"
#include "command/handout_command.h"
#include "command/lesson_command.h"
#include "command/lesson_page_command.h"
#include "command/list_command.h"
#include "command/screenshot_command.h"
#include "command/train_command.h"
#include "desk/link.h"
#include "desk/opened.h"
#include "desk/row_source.h"
#include "window/window.h"

namespace surprisal::command {
namespace {

std::vector<std::string> known_words(const CLI::App& command, bool options) {
  std::vector<std::string> words;
  if (options) {
    for (const CLI::Option* option : command.get_options()) {
      for (const std::string& name : option->get_lnames()) words.push_back("--" + name);
    }
  } else {
    for (const CLI::App* sub : command.get_subcommands({})) words.push_back(sub->get_name());
  }
  return words;
}

// The name with its parents, such as "lesson check"; empty for the program itself.
std::string full_name(const CLI::App& command) {
  const CLI::App* parent = command.get_parent();
  if (parent == nullptr) return {};
  const std::string before = full_name(*parent);
  return before.empty() ? command.get_name() : before + " " + command.get_name();
}

// `command` is its full name.
Text see_help(const std::string& command) {
  return Text("; see surprisal ", "；参见 surprisal ") + command + (command.empty() ? "--help" : " --help");
}

Text unknown_word(const CLI::App& command, const std::string& word) {
  const bool is_option = word.starts_with('-');
  const std::string bare = word.substr(0, word.find('='));
  const std::vector<std::string> words = known_words(command, is_option);
  const std::string_view near = nearest(bare, std::vector<std::string_view>(words.begin(), words.end()));
  const std::string name = full_name(command);
  const Text where = name.empty() ? Text() : name + Text(": ", "：");
  const Text what =
      is_option ? Text("unknown option ", "未知的选项 ") : Text("unexpected argument ", "多余的参数 ");
  return where + what + bare + (near.empty() ? see_help(name) : did_you_mean(near));
}

// The first option with an empty value, which would otherwise count as an option that was not given.
std::string option_without_value(const CLI::App& command) {
  for (const CLI::Option* option : command.get_options()) {
    const auto& values = option->results();
    if (option->count() > 0 && option->get_expected_max() > 0 &&
        std::find(values.begin(), values.end(), "") != values.end()) {
      return option->get_name();
    }
  }
  return {};
}

// Accepts one file or link, or one file with rows and one with their labels. A presentation also accepts
// several lessons, given as files or ids.
bool can_be_opened(const std::vector<std::string>& words, const WindowOptions& options) {
  const auto is_file = [](const std::string& word) {
    return is_session_file(word) || is_lesson_file(word) || is_link(word);
  };
  const bool all_rows =
      std::all_of(words.begin(), words.end(), [](const std::string& word) { return is_row_file(word); });
  if (!options.present && !words.empty() && all_rows)
    return words.size() == 1 || (words.size() == 2 && options.labels.empty());
  if (!options.labels.empty()) return false;
  if (!options.present) return words.size() == 1 && is_file(words.front());
  return !words.empty() && std::none_of(words.begin(), words.end(), [&](const std::string& word) {
    return word.starts_with('-') || is_row_file(word) || (words.size() > 1 && is_session_file(word));
  });
}

int open_window(const WindowOptions& options) {
  const Done done = run_window(options);
  return done ? kDone : report(kFailed, done.problem());
}

}  // namespace

int run_command_line(int argc, char** argv) {
  CLI::App app;
  CommandOptions options;
  declare_commands(app, options, system_language());

  try {
    app.parse(argc, argv);
  } catch (const CLI::Success& asked) {
    return app.exit(asked) == 0 ? kDone : kFailed;  // --help, --version
  } catch (const CLI::ParseError& error) {
    return report(kWrongUsage, usage_fault(error) + see_help(""));
  }

  const auto chosen = app.get_subcommands();
  const auto of_lessons = app.get_subcommand("lesson")->get_subcommands();
  const CLI::App& command = chosen.empty() ? app : of_lessons.empty() ? *chosen.front() : *of_lessons.front();
  const auto extras = command.remaining();
  if (&command == &app && can_be_opened(extras, options.window)) {
    options.window.named = extras;
    return open_window(options.window);
  }
  if (!extras.empty()) {
    return report(kWrongUsage, unknown_word(command, extras.front()));
  }
  if (const std::string option = option_without_value(command); !option.empty()) {
    return report(kWrongUsage, option + Text(" is empty; give it a value, or leave it out",
                                             " 的值是空的；请给出值，或去掉它"));
  }
  if (app.got_subcommand("compute")) return run_compute(options.compute);
  if (app.got_subcommand("evaluate")) return run_evaluate(options.evaluate);
  if (app.got_subcommand("export")) return run_export(options.exporting);
  if (app.got_subcommand("screenshot")) return run_screenshot(options.screenshot);
  if (app.got_subcommand("train")) return run_train(options.training);
  if (command.get_name() == "check") return run_lesson_check(options.lesson_files);
  if (command.get_name() == "handout") return run_handout(options.handout);
  if (command.get_name() == "page") return run_lesson_page(options.lesson_page);
  if (app.got_subcommand("lesson")) {
    return report(
        kWrongUsage,
        {"lesson needs a command; surprisal lesson check FILE lists every error in it, surprisal lesson "
         "handout CHAPTER -o FILE.pdf typesets a chapter, surprisal lesson page LESSON -o FILE.html makes a "
         "web page of a lesson",
         "lesson 需要一个命令；surprisal lesson check FILE 列出文件中的所有错误，surprisal lesson "
         "handout CHAPTER -o FILE.pdf 排印一章的讲义，surprisal lesson page LESSON -o FILE.html "
         "将课程存为网页"});
  }
  if (app.got_subcommand("list")) return run_list(options.list_as_json);
  if (!options.window.labels.empty()) {
    return report(kWrongUsage,
                  {"--labels " + options.window.labels +
                       " needs a file of predictions; for example, surprisal predictions.npy",
                   "--labels " + options.window.labels + " 需要预测文件；例如 surprisal predictions.npy"});
  }
  return open_window(options.window);
}

}  // namespace surprisal::command
