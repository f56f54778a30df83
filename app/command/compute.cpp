#include "command/compute.h"

#include <algorithm>
#include <charconv>
#include <optional>
#include <string_view>
#include <vector>

#include "base/number.h"
#include "base/wording.h"
#include "command/diagnostics.h"
#include "command/json.h"
#include "math/losses.h"
#include "math/sum.h"
#include "session/named_quantities.h"

namespace surprisal::command {
namespace {

// ---- from the options to a sample

constexpr std::string_view kListExample = "; give numbers separated by commas, such as 3,1,-3";

Result<Numbers> numbers_of(std::string_view option, std::string_view text) {
  Result<Numbers> numbers = parse_numbers(text);
  if (numbers) return numbers;
  return Problem{std::string(option) + " " + numbers.problem().message.en + std::string(kListExample)};
}

// A distribution that was typed is checked but never corrected: each entry in [0,1], the sum 1.
Result<Numbers> distribution_of(std::string_view option, std::string_view text) {
  Result<Numbers> numbers = numbers_of(option, text);
  if (!numbers) return numbers;
  for (std::size_t k = 0; k < numbers->size(); ++k) {
    const double v = (*numbers)[k];
    if (v < 0 || v > 1) {
      return Problem{std::string(option) + " entry " + std::to_string(k + 1) + ": " + exact(v) +
                     " is not a probability; give a number from 0 to 1"};
    }
  }
  if (!adds_to_one(*numbers)) {
    return Problem{std::string(option) + " adds up to " + shown_short(sum_of(*numbers)) +
                   "; a distribution must add up to 1"};
  }
  return numbers;
}

Result<Numbers> target_of(std::string_view text, std::size_t classes) {
  std::size_t target = 0;
  const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), target);
  if (error != std::errc() || end != text.data() + text.size() || target >= classes) {
    return Problem{"--target " + std::string(text) + " is not one of the " + std::to_string(classes) +
                   (classes == 1 ? " class; it can only be 0"
                                 : " classes; give a number from 0 to " + std::to_string(classes - 1))};
  }
  return one_hot(target, classes);
}

Result<Base> base_of(std::string_view text) {
  for (Base base : {Base::E, Base::Two, Base::Ten}) {
    if (text == name_of(base)) return base;
  }
  return Problem{"--base " + std::string(text) + " is not a supported base; give e, 2 or 10"};
}

Result<double> temperature_of(std::string_view text) {
  const Result<double> temperature = parse_number(text);
  if (!temperature)
    return Problem{"--temperature: " + temperature.problem().message.en + "; give a number above 0"};
  if (*temperature <= 0)
    return Problem{"--temperature " + std::string(text) +
                   " is not above 0; give a number above 0, such as 1"};
  return temperature;
}

Result<Numbers> labels_of(const ComputeOptions& options, std::size_t classes) {
  if (!options.labels.empty() && !options.target.empty()) {
    return Problem{"--labels and --target both say which class is correct; give only one of them"};
  }
  if (!options.target.empty()) return target_of(options.target, classes);
  if (options.labels.empty()) return Numbers{};
  Result<Numbers> labels = numbers_of("--labels", options.labels);
  if (labels && labels->size() != classes) {
    return Problem{"--labels has " + std::to_string(labels->size()) +
                   (labels->size() == 1 ? " entry" : " entries") + " for " + std::to_string(classes) +
                   (classes == 1 ? " class" : " classes") + "; give one for each class"};
  }
  return labels ? distribution_of("--labels", options.labels) : labels;
}

// ---- JSON

std::string json_value(const QuantityValue& value) {
  if (const auto* word = std::get_if<std::string_view>(&value)) return "\"" + std::string(*word) + "\"";
  if (const auto* number = std::get_if<double>(&value)) return json_number(*number);
  if (const auto* numbers = std::get_if<Numbers>(&value)) return json_numbers(*numbers);
  return "null";
}

// ---- the table

constexpr int kDigits = 5;

struct Column {
  std::string title;
  std::vector<std::string> cells;
};

Column numbers_column(std::string title, const Numbers& values) {
  Column column{std::move(title), {}};
  for (double v : values) column.cells.push_back(significant(v, kDigits));
  return column;
}

void add_column(std::vector<Column>& columns, std::string title, const std::optional<Numbers>& values) {
  if (values) columns.push_back(numbers_column(std::move(title), *values));
}

std::vector<Column> class_columns(std::size_t classes) {
  Column numbers{"class", {}};
  for (std::size_t k = 0; k < classes; ++k) numbers.cells.push_back(std::to_string(k));
  return {numbers};
}

std::string padded(const std::string& text, std::size_t width) {
  return std::string(width > text.size() ? width - text.size() : 0, ' ') + text;
}

std::string printed(const std::vector<Column>& columns) {
  std::string table;
  const auto row = [&](auto cell) {
    std::string line;
    for (const Column& column : columns) {
      std::size_t width = column.title.size();
      for (const std::string& text : column.cells) width = std::max(width, text.size());
      line += "  " + padded(cell(column), width);
    }
    table += line + "\n";
  };
  row([](const Column& column) { return column.title; });
  for (std::size_t k = 0; k < columns.front().cells.size(); ++k) {
    row([k](const Column& column) { return column.cells[k]; });
  }
  return table;
}

std::string total_line(std::string_view name, std::optional<double> value, std::string_view unit) {
  if (!value) return {};
  std::string line = "  " + std::string(name);
  line.resize(std::max<std::size_t>(line.size() + 1, 34), ' ');
  return line + significant(*value, kDigits) + (unit.empty() ? "" : " " + std::string(unit)) + "\n";
}

}  // namespace

Result<Sample> sample_from(const ComputeOptions& options) {
  if (options.logits.empty() == options.probabilities.empty()) {
    return Problem{options.logits.empty()
                       ? "compute needs a sample; give --logits, such as --logits 3,1,-3, or --probs"
                       : "--logits and --probs both give the sample; give only one of them"};
  }
  Sample sample;
  const Result<Base> base = base_of(options.base);
  if (!base) return base.problem();
  sample.base = *base;
  const Result<Numbers> numbers = options.logits.empty() ? distribution_of("--probs", options.probabilities)
                                                         : numbers_of("--logits", options.logits);
  if (!numbers) return numbers.problem();
  (options.logits.empty() ? sample.probabilities : sample.logits) = *numbers;
  if (!options.temperature.empty()) {
    const Result<double> temperature = temperature_of(options.temperature);
    if (!temperature) return temperature.problem();
    if (options.logits.empty()) {
      return Problem{"--temperature divides logits, but --probs has none; give --logits or leave it out"};
    }
    sample.temperature = *temperature;
  }
  const Result<Numbers> labels = labels_of(options, numbers->size());
  if (!labels) return labels.problem();
  sample.labels = *labels;
  return sample;
}

std::string as_json(const Quantities& q) {
  std::string json = "{";
  for (const NamedQuantity& quantity : named(q)) {
    json += (json.size() > 1 ? ",\n  \"" : "\n  \"") + std::string(quantity.name) +
            "\": " + json_value(quantity.value);
  }
  return json + "\n}\n";
}

std::string as_table(const Quantities& q) {
  const std::string unit(unit_of(q.base));
  const std::string in_unit = " (" + unit + ")";

  std::vector<Column> one_right = class_columns(q.softmax.size());
  add_column(one_right, "logit", q.logits);
  add_column(one_right, "label", q.labels);
  add_column(one_right, "plain share", q.linear);
  add_column(one_right, "softmax", q.softmax);
  add_column(one_right, "surprisal" + in_unit, q.surprisal);
  add_column(one_right, "gradient", q.grad_softmax_ce);

  std::vector<Column> each_alone = class_columns(q.softmax.size());
  add_column(each_alone, "sigmoid", q.sigmoid);
  add_column(each_alone, "binary CE" + in_unit, q.bce);
  add_column(each_alone, "its gradient", q.grad_sigmoid_bce);
  add_column(each_alone, "squared error", q.squared_error);
  add_column(each_alone, "its gradient", q.grad_sigmoid_mse);

  std::string table = "Softmax: exactly one class is correct\n" + printed(one_right) + "\n";
  table += total_line("entropy of the prediction", q.entropy_softmax, unit);
  table += total_line("entropy of the labels", q.entropy_labels, unit);
  table += total_line("KL(labels, prediction)", q.kl, unit);
  table += total_line("KL(prediction, labels)", q.kl_reverse, unit);
  table += total_line("cross-entropy", q.cross_entropy, unit);
  table += total_line("logsumexp of the logits", q.logsumexp, "");
  table += "\nSigmoid: each class separately\n" + printed(each_alone);
  if (q.bce) {
    table += "\n" + total_line("binary cross-entropy, sum", q.bce_sum, unit) +
             total_line("binary cross-entropy, mean", q.bce_mean, unit);
    table += "\nGradients are of the natural-log loss, with respect to the logits.\n";
  }
  return table;
}

int run_compute(const ComputeOptions& options) {
  const Result<Sample> sample = sample_from(options);
  if (!sample) return report(kWrongUsage, sample.problem());
  const Quantities q = quantities_of(*sample);
  return print_result(options.json ? as_json(q) : as_table(q));
}

}  // namespace surprisal::command
