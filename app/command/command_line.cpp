#include "command/command_line.h"

#include <CLI/CLI.hpp>
#include <algorithm>
#include <cstdio>
#include <string>
#include <string_view>
#include <vector>

#include "base/nearest.h"
#include "command/compute.h"
#include "command/diagnostics.h"
#include "command/evaluate.h"
#include "command/export_command.h"
#include "command/lesson_command.h"
#include "command/list_command.h"
#include "command/screenshot_command.h"
#include "command/train_command.h"
#include "desk/opened.h"
#include "surprisal_version.h"
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

// "lesson check"; empty for the program itself.
std::string full_name(const CLI::App& command) {
  const CLI::App* parent = command.get_parent();
  if (parent == nullptr) return {};
  const std::string before = full_name(*parent);
  return before.empty() ? command.get_name() : before + " " + command.get_name();
}

std::string unknown_word(const CLI::App& command, const std::string& word) {
  const bool is_option = word.starts_with('-');
  const std::string bare = word.substr(0, word.find('='));
  const std::vector<std::string> words = known_words(command, is_option);
  const std::string_view near = nearest(bare, std::vector<std::string_view>(words.begin(), words.end()));
  const std::string name = full_name(command);
  const std::string where = name.empty() ? "" : name + ": ";
  const std::string help = name.empty() ? "--help" : name + " --help";
  return where + (is_option ? "unknown option " : "unexpected argument ") + bare +
         (near.empty() ? "; see surprisal " + help : hint_at(near).en);
}

void add_compute(CLI::App& app, ComputeOptions& options) {
  CLI::App* compute = app.add_subcommand("compute", "Print every quantity of one sample");
  compute->add_option("--logits", options.logits, "One number per class, separated by commas: 3,1,-3")
      ->type_name("LIST");
  compute->add_option("--probs", options.probabilities, "Probabilities instead of logits: 0.5,0.2,0.3")
      ->type_name("LIST");
  compute->add_option("--labels", options.labels, "A distribution over the classes: 1,0,0")
      ->type_name("LIST");
  compute->add_option("--target", options.target, "The correct class, counted from 0, instead of labels")
      ->type_name("K");
  compute
      ->add_option("--temperature", options.temperature,
                   "Divides the logits in softmax; above 0, by default 1")
      ->type_name("T");
  compute->add_option("--base", options.base, "Base of the logarithm: e (nats), 2 (bits) or 10; by default e")
      ->type_name("B");
  compute->add_flag("--json", options.json, "Print JSON, with all digits of every number");
  compute->footer(
      "Gradients are those of the natural-log loss with respect to the logits; log_softmax and logsumexp\n"
      "use the natural logarithm too. The temperature applies to softmax only: sigmoid takes the logits as\n"
      "they are.");
}

void add_evaluate(CLI::App& app, EvaluateOptions& options) {
  CLI::App* command = app.add_subcommand("evaluate", "Print the numbers of a model's own predictions");
  command
      ->add_option("file", options.file,
                   "The predictions, a row for each sample: NPY, NPZ, CSV, TSV or JSON lines; or the "
                   "log-probabilities "
                   "of a text's tokens, as language-model servers return them")
      ->type_name("FILE");
  command
      ->add_option("--labels", options.labels,
                   "The labels: a file, or a column of FILE by its name or its number, counted from 0")
      ->type_name("FILE|COLUMN");
  command
      ->add_option("--kind", options.kind,
                   "What the scores are: logits, probs or log_probs; by default it is found out")
      ->type_name("KIND");
  command->add_flag("--probs", options.probabilities, "Short for --kind probs");
  command->add_option("--label-base", options.label_base, "The label of the first class: 0 or 1")
      ->type_name("N");
  command->add_option("--ignore", options.ignore, "A label whose rows are ignored, besides -100 and -1")
      ->type_name("N");
  command->add_option("--names", options.names, "A file with the name of a class on each line")
      ->type_name("FILE");
  command->add_option("--key", options.key, "The array of an NPZ file with the predictions")
      ->type_name("NAME");
  command->add_option("--label-key", options.label_key, "The array of an NPZ file with the labels")
      ->type_name("NAME");
  command->add_option("--weights", options.weights, "A weight for each class, separated by commas: 1,2.5,1")
      ->type_name("LIST");
  command->add_option("--smoothing", options.smoothing, "Label smoothing, from 0 to 1; by default 0")
      ->type_name("S");
  command->add_option("--base", options.base, "Base of the logarithm: e (nats), 2 (bits) or 10; by default e")
      ->type_name("B");
  command->add_option("--bins", options.bins, "Bins of the confidence; by default 15")->type_name("N");
  command->add_flag("--equal-mass", options.equal_mass, "Bins with equally many rows instead of equal width");
  command->add_flag(
      "--fit-temperature", options.fit_temperature,
      "Find the temperature with the smallest loss on the even rows, and judge it by the odd ones");
  command
      ->add_option("--worst", options.worst, "How many of the rows that lose most are listed; by default 20")
      ->type_name("N");
  command->add_flag("--json", options.json, "Print JSON, with all digits of every number");
  command->add_option("--rows", options.rows_file, "Write the numbers of each row to this CSV file")
      ->type_name("FILE.csv");
  command->footer(
      "Rows count from 0. Weights, ignored labels and smoothing follow PyTorch: the mean divides by the sum "
      "of\n"
      "the weights of the labels that are used. What was found out about the file is printed as notes.");
}

void add_train(CLI::App& app, TrainOptions& options) {
  CLI::App* train = app.add_subcommand("train", "Train a small classifier on handwritten digits");
  train->add_option("data", options.data, "What it learns: digits")->type_name("digits");
  train->add_option("--steps", options.steps, "Steps of gradient descent; by default 200")->type_name("N");
  train->add_option("--step-size", options.step_size, "Above 0, at most 10; by default 0.5")->type_name("S");
  train->add_option("--loss", options.loss, "cross-entropy or squared-error; by default cross-entropy")
      ->type_name("NAME");
  train
      ->add_option("--hidden", options.hidden,
                   "Units of a hidden layer: 16 or 32; by default 0, which is softmax regression")
      ->type_name("N");
  train->add_option("--batch", options.batch, "Digits in each step; by default all")->type_name("N");
  train
      ->add_option("--label-noise", options.label_noise,
                   "The share of labels to replace by another digit; by default 0")
      ->type_name("P");
  train->add_option("--smoothing", options.smoothing, "Label smoothing, from 0 to 1; by default 0")
      ->type_name("S");
  train
      ->add_option("--seed", options.seed,
                   "Of the hidden layer, the noise and the batches: a whole number; by default 1")
      ->type_name("N");
  train->add_flag("--json", options.json, "Print JSON, with the curves over the steps");
  train->footer(
      "Losses are mean cross-entropies in nats, whichever loss it learns from; that of the digits to learn\n"
      "from is against their labels with the noise. Every fifth of the 1797 digits is not seen in training.");
}

void add_figure_options(CLI::App& command, FigureOptions& options, const std::string& size,
                        const std::string& scale) {
  command.add_option("--size", options.size, size)->type_name("WxH");
  command.add_option("--scale", options.scale, scale + "; by default 1")->type_name("S");
  command.add_option("--theme", options.theme, "light, dark or contrast")->type_name("NAME");
  command.add_option("--lang", options.language, "en or zh")->type_name("L");
  command
      .add_option("--set", options.settings,
                  "A value of the session, such as --set logits=3,1,-3; can be repeated")
      ->type_name("NAME=VALUE")
      ->multi_option_policy(CLI::MultiOptionPolicy::TakeAll)
      ->expected(1)
      ->allow_extra_args(false);
  command.add_option("--session", options.session_file, "A session file to start from")->type_name("FILE");
}

void add_export(CLI::App& app, ExportOptions& options) {
  CLI::App* command =
      app.add_subcommand("export", "Write a figure, or a lesson's figures, as PNG, SVG, PDF or CSV");
  command->add_option("id", options.id, "The id of a figure or a lesson, as in surprisal list")
      ->type_name("ID");
  command->add_flag("--all", options.all, "Write every figure, into a folder");
  command->add_option("-o,--output", options.output, "The file, or the folder with --all")->type_name("FILE");
  command->add_option("--format", options.format, "png, svg, pdf or csv; by default from the ending of FILE")
      ->type_name("F");
  command->add_flag("--transparent", options.transparent, "Without a background");
  command->add_flag("--caption", options.caption, "With the title and the formula below the figure");
  command->add_flag("--no-title", options.no_title, "Without the title above the figure or in its caption");
  add_figure_options(*command, options.figure,
                     "In pixels, or in centimetres as 8.5x5.5cm; by default 1000x625",
                     "PNG pixels per pixel of the size");
  command
      ->add_option("--dpi", options.figure.dots_per_inch,
                   "Dots per inch of a PNG with a size in centimetres; by default 300")
      ->type_name("N");
  command->footer(
      "The figures of a lesson are written as FILE-ID.png, FILE-OTHER.png, ..., or into FILE if it is a\n"
      "folder; each as the lesson first shows it. lesson:ID is the lesson if a figure has the same id.\n\n"
      "A picture with a size in centimetres has exactly that size on paper, and labels of 7.5 to 9 points.\n"
      "Every picture carries a sentence that describes it, for those who cannot see it.\n\n"
      "The exit code is 0 if everything is written, 1 if that fails, 2 if the options are wrong; with 1 and\n"
      "2, one sentence on standard error says why, and no file is left half written.");
}

void add_screenshot(CLI::App& app, ScreenshotOptions& options) {
  CLI::App* command =
      app.add_subcommand("screenshot", "Write the whole window as a PNG, as it looks on a screen");
  command
      ->add_option(
          "id", options.id,
          "A figure, alone in the window, a lesson, or digits for the handwritten digits; by default the "
          "playground")
      ->type_name("ID");
  command->add_option("-o,--output", options.output, "The file")->type_name("FILE.png");
  command
      ->add_option(
          "--step", options.step,
          "The step of the lesson, counted from 1, by default 1; or steps of training of the digits, by "
          "default 0")
      ->type_name("N");
  command->add_flag("--present", options.present, "Without panels, as in a presentation");
  add_figure_options(*command, options.figure, "In pixels; by default 1280x800",
                     "PNG pixels per pixel of the size, as on a screen with that scale");
  command->footer(
      "It needs no display: OpenGL draws through EGL. lesson:ID is the lesson if a figure has the same id.");
}

CLI::App* add_lesson_check(CLI::App& app, std::vector<std::string>& files) {
  CLI::App* lesson = app.add_subcommand("lesson", "Check lesson files");
  CLI::App* check = lesson->add_subcommand("check", "List every error in lesson files");
  check->add_option("files", files, "Files such as my.en.md")->type_name("FILE");
  check->allow_extras();
  check->footer(
      "Each error is a line FILE:LINE:COLUMN: message on standard output. A difference between NAME.en.md\n"
      "and NAME.zh.md is an error too. The exit code is 0 if there are no errors, otherwise 1.");
  return check;
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

// One file; for a presentation also several lessons, by their files or ids.
bool can_be_opened(const std::vector<std::string>& words, bool presenting) {
  const auto is_file = [](const std::string& word) { return is_session_file(word) || is_lesson_file(word); };
  if (!presenting) return words.size() == 1 && is_file(words.front());
  return !words.empty() && std::none_of(words.begin(), words.end(), [&](const std::string& word) {
    return word.starts_with('-') || (words.size() > 1 && is_session_file(word));
  });
}

int open_window(const WindowOptions& options) {
  const Done done = run_window(options);
  return done ? kDone : report(kFailed, done.problem());
}

}  // namespace

int run_command_line(int argc, char** argv) {
  CLI::App app{
      "Cross-entropy made visible. Without a command, the window opens. With a FILE, a session (.surprisal) "
      "or a lesson (.md), it opens that file."};
  app.name("surprisal");
  app.set_version_flag("--version", std::string("surprisal ") + kVersion);
  app.allow_extras();
  app.fallthrough(false);
  bool presenting = false;
  app.add_flag("--present", presenting,
               "Full screen, for an audience: the playground, a session FILE, or any number of lessons, each "
               "as a FILE, as lesson:ID or, for a whole chapter, as chapter:ID");
  ComputeOptions compute;
  add_compute(app, compute);
  EvaluateOptions evaluate;
  add_evaluate(app, evaluate);
  ExportOptions exporting;
  add_export(app, exporting);
  ScreenshotOptions screenshot;
  add_screenshot(app, screenshot);
  TrainOptions training;
  add_train(app, training);
  bool list_as_json = false;
  app.add_subcommand("list", "List the figures and the lessons")
      ->add_flag("--json", list_as_json, "Print JSON");
  std::vector<std::string> lesson_files;
  const CLI::App* lesson_check = add_lesson_check(app, lesson_files);
  for (CLI::App* command : app.get_subcommands({})) command->allow_extras();

  try {
    app.parse(argc, argv);
  } catch (const CLI::Success& asked) {
    return app.exit(asked) == 0 ? kDone : kFailed;  // --help, --version
  } catch (const CLI::ParseError& error) {
    return report(kWrongUsage, std::string(error.what()) + "; see surprisal --help");
  }

  const auto chosen = app.get_subcommands();
  const bool checks = lesson_check->parsed();
  const CLI::App& command = chosen.empty() ? app : checks ? *lesson_check : *chosen.front();
  const auto extras = command.remaining();
  if (&command == &app && can_be_opened(extras, presenting)) return open_window({extras, presenting});
  if (!extras.empty()) {
    return report(kWrongUsage, unknown_word(command, extras.front()));
  }
  if (const std::string option = option_without_value(command); !option.empty()) {
    return report(kWrongUsage, option + " is empty; give it a value, or leave it out");
  }
  if (app.got_subcommand("compute")) return run_compute(compute);
  if (app.got_subcommand("evaluate")) return run_evaluate(evaluate);
  if (app.got_subcommand("export")) return run_export(exporting);
  if (app.got_subcommand("screenshot")) return run_screenshot(screenshot);
  if (app.got_subcommand("train")) return run_train(training);
  if (checks) return run_lesson_check(lesson_files);
  if (app.got_subcommand("lesson")) {
    return report(kWrongUsage, "lesson needs a command; surprisal lesson check FILE lists every error in it");
  }
  if (app.got_subcommand("list")) return run_list(list_as_json);
  return open_window({{}, presenting});
}

}  // namespace surprisal::command
