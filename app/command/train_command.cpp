#include "command/train_command.h"

#include <cstdint>
#include <limits>
#include <optional>
#include <string_view>
#include <vector>

#include "base/number.h"
#include "command/diagnostics.h"
#include "command/json.h"
#include "command/number_options.h"
#include "command/text_table.h"

namespace surprisal::command {
namespace {

constexpr long long kMaxSteps = 100'000;

// ---- from the options to a run

// A whole number within a range. Leaves `value` as it is if the option was not given.
template <typename Number>
std::optional<Problem> read_whole(std::string_view option, std::string_view text, long long least,
                                  long long most, Number& value) {
  if (text.empty()) return std::nullopt;
  const Result<long long> number = integer_from(option, text, least, most);
  if (!number) return number.problem();
  value = static_cast<Number>(*number);
  return std::nullopt;
}

std::optional<Problem> read_number(std::string_view option, std::string_view text, bool with_zero,
                                   double most, double& value) {
  if (text.empty()) return std::nullopt;
  const Result<double> number = parse_number(text);
  if (number && *number <= most && (with_zero ? *number >= 0 : *number > 0)) {
    value = *number;
    return std::nullopt;
  }
  const Text range = with_zero ? Text("from 0 to ", " 0 到 ") : Text("above 0, at most ", "大于 0、至多 ");
  return Problem{std::string(option) + Text(" cannot be ", " 不能是 ") + std::string(text) +
                 Text("; give a number ", "；请给出") + range + exact(most) + Text("", " 的数")};
}

std::string_view name_of(Loss loss) { return loss == Loss::CrossEntropy ? "cross-entropy" : "squared-error"; }

std::optional<Problem> read_loss(std::string_view text, Loss& loss) {
  if (text.empty()) return std::nullopt;
  for (const Loss one : {Loss::CrossEntropy, Loss::SquaredError}) {
    if (text != name_of(one)) continue;
    loss = one;
    return std::nullopt;
  }
  return Problem{Text("--loss cannot be ", "--loss 不能是 ") + std::string(text) +
                 Text("; give cross-entropy or squared-error", "；请给出 cross-entropy 或 squared-error")};
}

std::optional<Problem> read_hidden(std::string_view text, std::size_t& hidden) {
  if (text.empty()) return std::nullopt;
  for (const std::size_t size : kHiddenSizes) {
    if (text != std::to_string(size)) continue;
    hidden = size;
    return std::nullopt;
  }
  return Problem{Text("--hidden cannot be ", "--hidden 不能是 ") + std::string(text) +
                 Text("; give 0, 16 or 32", "；请给出 0、16 或 32")};
}

std::optional<Problem> read_data(std::string_view text) {
  if (text == "digits") return std::nullopt;
  if (text.empty())
    return Problem{{"train needs data to train on; for example, surprisal train digits",
                    "train 需要指定学习的内容；例如 surprisal train digits"}};
  return Problem{{std::string(text) + " is not a data set; train supports only digits",
                  "train 不能学习 " + std::string(text) + "；它只能学习 digits"}};
}

// ---- what a run prints

std::vector<double> column_of(const Training& training, double Measures::*measure) {
  std::vector<double> column;
  for (const Measures& measures : training.curve) column.push_back(measures.*measure);
  return column;
}

struct NamedMeasure {
  std::string_view json_name;
  std::string_view name;
  double Measures::*measure;
  bool is_share;
};

constexpr NamedMeasure kMeasures[] = {
    {"seen_loss", "mean loss, training digits", &Measures::seen_loss, false},
    {"unseen_loss", "mean loss, test digits", &Measures::unseen_loss, false},
    {"seen_accuracy", "accuracy, training digits", &Measures::seen_accuracy, true},
    {"unseen_accuracy", "accuracy, test digits", &Measures::unseen_accuracy, true}};

std::string json_measures(const Measures& measures) {
  std::string json;
  for (const NamedMeasure& one : kMeasures) {
    json += (json.empty() ? "{\"" : ", \"") + std::string(one.json_name) +
            "\": " + json_number(measures.*one.measure);
  }
  return json + "}";
}

std::string json_curve(const Training& training) {
  std::string json;
  for (const NamedMeasure& one : kMeasures) {
    json += (json.empty() ? "{\n    \"" : ",\n    \"") + std::string(one.json_name) + "\": " + "[" +
            json_list(column_of(training, one.measure), json_number) + "]";
  }
  return json + "}";
}

std::string run_as_json(const Training& training, const DigitData& data) {
  const TrainingSettings& settings = training.settings;
  const auto whole = [](auto number) { return std::to_string(number); };
  std::string json = "{\n  \"data\": \"digits\"";
  const auto add = [&](std::string_view name, const std::string& value) {
    json += ",\n  \"" + std::string(name) + "\": " + value;
  };
  add("seen", whole(data.seen.count()));
  add("unseen", whole(data.unseen.count()));
  add("numbers", whole(count_of_numbers(training.classifier)));
  add("steps", whole(training.steps()));
  add("step_size", json_number(settings.step_size));
  add("loss", "\"" + std::string(name_of(settings.loss)) + "\"");
  add("hidden", whole(settings.hidden));
  add("batch", whole(settings.batch == 0 ? data.seen.count() : settings.batch));
  add("label_noise", json_number(settings.label_noise));
  add("smoothing", json_number(settings.smoothing));
  add("seed", whole(settings.seed));
  add("start", json_measures(training.curve.front()));
  add("end", json_measures(training.curve.back()));
  add("curve", json_curve(training));
  return json + "\n}\n";
}

std::string to_the_right(std::string text, std::size_t width) {
  text.insert(0, width > text.size() ? width - text.size() : 0, ' ');
  return text;
}

std::string measure_cell(double value, bool is_share) {
  return to_the_right(is_share ? percent(value) : short_number(value), 10);
}

std::string table_line(std::string name, const std::string& start, const std::string& end) {
  name.resize(28, ' ');
  return "  " + name + to_the_right(start, 10) + to_the_right(end, 10);
}

std::string run_as_table(const Training& training, const DigitData& data) {
  const TrainingSettings& settings = training.settings;
  const std::string numbers = std::to_string(count_of_numbers(training.classifier));
  std::string table = settings.hidden == 0 ? "Softmax regression, " + numbers + " parameters"
                                           : "A hidden layer of " + std::to_string(settings.hidden) +
                                                 " units, " + numbers + " parameters";
  table += "; " + std::to_string(data.seen.count()) + " digits for training, " +
           std::to_string(data.unseen.count()) + " for testing\n";
  table += table_line("", "start", "end") + "\n";
  for (const NamedMeasure& one : kMeasures) {
    table +=
        table_line(std::string(one.name), measure_cell(training.curve.front().*one.measure, one.is_share),
                   measure_cell(training.curve.back().*one.measure, one.is_share)) +
        (one.is_share ? "\n" : " nats\n");
  }
  return table + "\n  " + std::to_string(training.steps()) + " steps of size " + exact(settings.step_size) +
         ", minimizing the " +
         (settings.loss == Loss::CrossEntropy ? "cross-entropy\n" : "squared error of the probabilities\n");
}

}  // namespace

Result<TrainingRun> run_from(const TrainOptions& options, std::size_t digits) {
  TrainingRun run;
  TrainingSettings& settings = run.settings;
  const std::optional<Problem> problems[] = {
      read_data(options.data),
      read_whole("--steps", options.steps, 0, kMaxSteps, run.steps),
      read_number("--step-size", options.step_size, false, kLargestStepSize, settings.step_size),
      read_loss(options.loss, settings.loss),
      read_hidden(options.hidden, settings.hidden),
      read_whole("--batch", options.batch, 1, digits, settings.batch),
      read_number("--label-noise", options.label_noise, true, 1, settings.label_noise),
      read_number("--smoothing", options.smoothing, true, 1, settings.smoothing),
      read_whole("--seed", options.seed, 0, std::numeric_limits<std::uint32_t>::max(), settings.seed)};
  for (const std::optional<Problem>& problem : problems) {
    if (problem) return *problem;
  }
  return run;
}

int run_train(const TrainOptions& options) {
  const DigitData data = digit_data();
  const Result<TrainingRun> run = run_from(options, data.seen.count());
  if (!run) return report(kWrongUsage, run.problem());
  const Training training = train(run->settings, data, run->steps);
  return print_result(options.json ? run_as_json(training, data) : run_as_table(training, data));
}

}  // namespace surprisal::command
