#include "command/compute.h"

#include <charconv>
#include <cmath>
#include <optional>
#include <string_view>
#include <vector>

#include "base/number.h"
#include "base/wording.h"
#include "command/diagnostics.h"
#include "command/json.h"
#include "command/number_options.h"
#include "command/text_table.h"
#include "math/losses.h"
#include "math/sum.h"
#include "session/named_quantities.h"

namespace surprisal::command {
namespace {

// ---- from the options to a sample

Result<Numbers> numbers_of(std::string_view option, std::string_view text) {
  Result<Numbers> numbers = parse_numbers(text);
  if (numbers) return numbers;
  return Problem{
      std::string(option) + Text(" ") + numbers.problem().message +
      Text("; give numbers separated by commas, such as 3,1,-3", "；请给出以逗号分隔的数，例如 3,1,-3")};
}

// A typed distribution is checked but never corrected: each entry is in [0,1], and they add up to 1.
Result<Numbers> distribution_of(std::string_view option, std::string_view text) {
  Result<Numbers> numbers = numbers_of(option, text);
  if (!numbers) return numbers;
  for (std::size_t k = 0; k < numbers->size(); ++k) {
    const double v = (*numbers)[k];
    if (v < 0 || v > 1) {
      return Problem{
          std::string(option) + Text(" entry ", " 第 ") + std::to_string(k + 1) + Text(": ", " 项：") +
          exact(v) +
          Text(" is not a probability; give a number from 0 to 1", " 不是概率；请给出 0 到 1 之间的数")};
    }
  }
  if (!adds_to_one(*numbers)) {
    return Problem{std::string(option) + Text(" adds up to ", " 各项之和为 ") +
                   shown_short(sum_of(*numbers)) +
                   Text("; a distribution must add up to 1", "；分布的各项之和必须为 1")};
  }
  return numbers;
}

Result<Numbers> target_of(std::string_view text, std::size_t classes) {
  std::size_t target = 0;
  const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), target);
  if (error != std::errc() || end != text.data() + text.size() || target >= classes) {
    const std::string target_option = "--target " + std::string(text), count = std::to_string(classes);
    if (classes == 1)
      return Problem{{target_option + " is not a class: there is only one; give 0",
                      target_option + " 无效：只有 1 个类别；请给出 0"}};
    const std::string last = std::to_string(classes - 1);
    return Problem{
        {target_option + " is not one of the " + count + " classes; give a number from 0 to " + last,
         target_option + " 不在 " + count + " 个类别之中；请给出 0 到 " + last + " 之间的整数"}};
  }
  return one_hot(target, classes);
}

Result<double> temperature_of(std::string_view text) {
  const Result<double> temperature = parse_number(text);
  if (!temperature)
    return Problem{Text("--temperature: ", "--temperature：") + temperature.problem().message +
                   Text("; give a number above 0", "；请给出大于 0 的数")};
  if (*temperature <= 0)
    return Problem{
        "--temperature " + std::string(text) +
        Text(" is not above 0; give a number above 0, such as 1", " 不大于 0；请给出大于 0 的数，例如 1")};
  return temperature;
}

Result<Numbers> labels_of(const ComputeOptions& options, std::size_t classes) {
  if (!options.labels.empty() && !options.target.empty()) {
    return Problem{{"--labels and --target both say which class is correct; give only one of them",
                    "--labels 和 --target 都指定了正确的类别；请只给其中一个"}};
  }
  if (!options.target.empty()) return target_of(options.target, classes);
  if (options.labels.empty()) return Numbers{};
  Result<Numbers> labels = numbers_of("--labels", options.labels);
  if (labels && labels->size() != classes) {
    return Problem{{"--labels has " + counted(labels->size(), "entry", "entries") + " for " +
                        counted(classes, "class", "classes") + "; give one for each class",
                    "--labels 有 " + std::to_string(labels->size()) + " 项，而类别有 " +
                        std::to_string(classes) + " 个；每个类别请给一项"}};
  }
  return labels ? distribution_of("--labels", options.labels) : labels;
}

// ---- JSON

std::string json_value(const QuantityValue& value) {
  if (const auto* word = std::get_if<std::string_view>(&value)) return "\"" + std::string(*word) + "\"";
  if (const auto* number = std::get_if<double>(&value)) return json_number(*number);
  if (const auto* numbers = std::get_if<Numbers>(&value)) {
    std::string list = "[";
    for (double v : *numbers) list += (list.size() > 1 ? ", " : "") + json_number(v);
    return list + "]";
  }
  return "null";
}

// ---- the table

TextColumn numbers_column(std::string title, const Numbers& values) {
  TextColumn column{std::move(title), {}};
  for (double v : values) column.cells.push_back(short_number(v));
  return column;
}

void add_column(std::vector<TextColumn>& columns, std::string title, const std::optional<Numbers>& values) {
  if (values) columns.push_back(numbers_column(std::move(title), *values));
}

std::vector<TextColumn> class_columns(std::size_t classes) {
  TextColumn numbers{"class", {}};
  for (std::size_t k = 0; k < classes; ++k) numbers.cells.push_back(std::to_string(k));
  return {numbers};
}

}  // namespace

Result<Sample> sample_from(const ComputeOptions& options) {
  if (options.logits.empty() == options.probabilities.empty()) {
    return options.logits.empty()
               ? Problem{{"compute needs a sample; give --logits, such as --logits 3,1,-3, or --probs",
                          "compute 需要一个样本；请给出 --logits，例如 --logits 3,1,-3，或 --probs"}}
               : Problem{{"--logits and --probs both give the sample; give only one of them",
                          "--logits 和 --probs 都给出了样本；请只给其中一个"}};
  }
  Sample sample;
  const Result<Base> base = base_from(options.base);
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
      return Problem{{"--temperature divides logits, but --probs has none; give --logits or leave it out",
                      "--temperature 用来除 logits，而 --probs 没有 logits；请改用 --logits，或去掉它"}};
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

  std::vector<TextColumn> one_right = class_columns(q.softmax.size());
  add_column(one_right, "logit", q.logits);
  add_column(one_right, "label", q.labels);
  add_column(one_right, "plain share", q.linear);
  add_column(one_right, "softmax", q.softmax);
  add_column(one_right, "surprisal" + in_unit, q.surprisal);
  add_column(one_right, "gradient", q.grad_softmax_ce);

  std::vector<TextColumn> each_alone = class_columns(q.softmax.size());
  add_column(each_alone, "sigmoid", q.sigmoid);
  add_column(each_alone, "binary CE" + in_unit, q.bce);
  add_column(each_alone, "its gradient", q.grad_sigmoid_bce);
  add_column(each_alone, "squared error", q.squared_error);
  add_column(each_alone, "its gradient", q.grad_sigmoid_mse);

  std::string table = "Softmax: exactly one class is correct\n" + text_table(one_right) + "\n";
  table += number_line("entropy of the prediction", q.entropy_softmax, unit);
  table += number_line("entropy of the labels", q.entropy_labels, unit);
  table += number_line("KL(labels, prediction)", q.kl, unit);
  table += number_line("KL(prediction, labels)", q.kl_reverse, unit);
  table += number_line("cross-entropy", q.cross_entropy, unit);
  table += number_line("logsumexp of the logits", q.logsumexp, "");
  table += "\nSigmoid: each class separately\n" + text_table(each_alone);
  if (q.bce) {
    table += "\n" + number_line("binary cross-entropy, sum", q.bce_sum, unit) +
             number_line("binary cross-entropy, mean", q.bce_mean, unit);
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
