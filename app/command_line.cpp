#include "command_line.h"

#include <CLI/CLI.hpp>
#include <algorithm>
#include <cstdio>
#include <string>
#include <vector>

#include "complaint.h"
#include "compute.h"
#include "surprisal_version.h"
#include "window.h"

namespace surprisal {
namespace {

// How many letters must change to make one word the other.
std::size_t edit_distance(const std::string& a, const std::string& b) {
  std::vector<std::size_t> row(b.size() + 1);
  for (std::size_t j = 0; j <= b.size(); ++j) row[j] = j;
  for (std::size_t i = 1; i <= a.size(); ++i) {
    std::size_t diagonal = row[0];
    row[0] = i;
    for (std::size_t j = 1; j <= b.size(); ++j) {
      const std::size_t replaced = diagonal + (a[i - 1] == b[j - 1] ? 0 : 1);
      diagonal = row[j];
      row[j] = std::min({row[j] + 1, row[j - 1] + 1, replaced});
    }
  }
  return row.back();
}

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

std::string unknown_word(const CLI::App& command, const std::string& word) {
  const bool is_option = word.starts_with('-');
  const std::string bare = word.substr(0, word.find('='));
  std::string nearest;
  std::size_t least = bare.size() / 2 + 1;
  for (const std::string& known : known_words(command, is_option)) {
    const std::size_t distance = edit_distance(bare, known);
    if (distance < least) least = distance, nearest = known;
  }
  const std::string where = command.get_parent() == nullptr ? "" : command.get_name() + ": ";
  const std::string help = command.get_parent() == nullptr ? "--help" : command.get_name() + " --help";
  return where + (is_option ? "unknown option " : "unexpected argument ") + bare +
         (nearest.empty() ? "; surprisal " + help + " lists what there is"
                          : "; did you mean " + nearest + "?");
}

void add_compute(CLI::App& app, ComputeOptions& options) {
  CLI::App* compute = app.add_subcommand("compute", "Print every quantity of one sample");
  compute->add_option("--logits", options.logits, "One number per class, between commas: 3,1,-3")
      ->type_name("LIST");
  compute->add_option("--probs", options.probabilities, "Probabilities in place of logits: 0.5,0.2,0.3")
      ->type_name("LIST");
  compute->add_option("--labels", options.labels, "A distribution over the classes: 1,0,0")
      ->type_name("LIST");
  compute->add_option("--target", options.target, "The right class, counted from 0, in place of labels")
      ->type_name("K");
  compute
      ->add_option("--temperature", options.temperature,
                   "Divides the logits in softmax; above 0, 1 if not given")
      ->type_name("T");
  compute->add_option("--base", options.base, "Of the logarithm: e (nats), 2 (bits) or 10; e if not given")
      ->type_name("B");
  compute->add_flag("--json", options.json, "As JSON, every double with all its digits");
  compute->footer(
      "Gradients are those of the natural-log loss, to the logit; log_softmax and logsumexp are natural "
      "too.\n"
      "The temperature is softmax's: sigmoid takes the logits as they are.");
}

// An empty value is a value that is missing, and would pass for an option that was not given.
std::string emptied_option(const CLI::App& command) {
  for (const CLI::Option* option : command.get_options()) {
    const auto& values = option->results();
    if (option->count() > 0 && option->get_expected_max() > 0 &&
        std::find(values.begin(), values.end(), "") != values.end()) {
      return option->get_name();
    }
  }
  return {};
}

}  // namespace

int run_command_line(int argc, char** argv) {
  CLI::App app{"Cross-entropy made visible. Without a command, the window opens."};
  app.name("surprisal");
  app.set_version_flag("--version", std::string("surprisal ") + kVersion);
  app.allow_extras();
  app.fallthrough(false);
  ComputeOptions compute;
  add_compute(app, compute);
  for (CLI::App* command : app.get_subcommands({})) command->allow_extras();

  try {
    app.parse(argc, argv);
  } catch (const CLI::Success& asked) {
    return app.exit(asked) == 0 ? kDone : kCouldNot;  // --help, --version
  } catch (const CLI::ParseError& error) {
    return complain(kWrongUsage, std::string(error.what()) + "; surprisal --help shows how");
  }

  const auto chosen = app.get_subcommands();
  const CLI::App& command = chosen.empty() ? app : *chosen.front();
  if (const auto extras = command.remaining(); !extras.empty()) {
    return complain(kWrongUsage, unknown_word(command, extras.front()));
  }
  if (const std::string option = emptied_option(command); !option.empty()) {
    return complain(kWrongUsage, option + " is empty; give it a value, or leave it out");
  }
  if (app.got_subcommand("compute")) return run_compute(compute);
  return run_window();
}

}  // namespace surprisal
