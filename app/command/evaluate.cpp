#include "command/evaluate.h"

#include <algorithm>
#include <cmath>
#include <optional>
#include <utility>
#include <variant>
#include <vector>

#include "base/number.h"
#include "command/diagnostics.h"
#include "command/evaluation.h"
#include "command/number_options.h"
#include "command/rows_file.h"
#include "command/text_table.h"
#include "data/comparison.h"
#include "data/reading.h"
#include "desk/rows_csv.h"
#include "math/sum.h"
#include "session/named_quantities.h"

namespace surprisal::command {
namespace {

// ---- from the options to a request

struct Request {
  data::ReadingOptions reading;
  data::LossRules rules;
  math::Base base = math::Base::E;
  std::size_t bins = 15;
  data::Binning binning = data::Binning::EqualWidth;
  std::size_t worst = 20;
};

constexpr long long kMaxBins = 1000;
constexpr long long kMaxWorst = 1'000'000;

Result<data::LossRules> rules_from(const EvaluateOptions& options) {
  data::LossRules rules;
  if (!options.weights.empty()) {
    const Result<std::vector<double>> weights = parse_numbers(options.weights);
    if (!weights)
      return Problem{
          Text("--weights ") + weights.problem().message +
          Text("; give one number for each class, such as 1,2.5", "；每个类别请给一个数，例如 1,2.5")};
    if (std::any_of(weights->begin(), weights->end(), [](double weight) { return weight < 0; }))
      return Problem{{"--weights has a negative number; give weights of 0 or more",
                      "--weights 中有负数；权重须不小于 0"}};
    rules.class_weights = *weights;
  }
  if (!options.smoothing.empty()) {
    const Result<double> smoothing = parse_number(options.smoothing);
    if (!smoothing || *smoothing < 0 || *smoothing > 1)
      return Problem{"--smoothing " + options.smoothing +
                     Text(" is not a number from 0 to 1; give one, such as 0.1",
                          " 不是 0 到 1 之间的数；请给出这样的数，例如 0.1")};
    rules.smoothing = *smoothing;
  }
  return rules;
}

Result<Request> request_from(const EvaluateOptions& options) {
  if (options.file.empty()) {
    return Problem{
        {"evaluate needs a file with predictions; for example, surprisal evaluate logits.npy "
         "--labels labels.npy",
         "evaluate 需要一个预测文件；例如 surprisal evaluate logits.npy --labels labels.npy"}};
  }
  Request request;
  const auto reading = reading_from(options.reading);
  if (!reading) return reading.problem();
  request.reading = *reading;
  const auto rules = rules_from(options);
  if (!rules) return rules.problem();
  request.rules = *rules;
  const Result<math::Base> base = base_from(options.base);
  if (!base) return base.problem();
  request.base = *base;
  const Result<long long> bins = integer_from("--bins", options.bins, 1, kMaxBins);
  if (!bins) return bins.problem();
  request.bins = static_cast<std::size_t>(*bins);
  if (options.equal_mass) request.binning = data::Binning::EqualMass;
  const Result<long long> worst = integer_from("--worst", options.worst, 0, kMaxWorst);
  if (!worst) return worst.problem();
  request.worst = static_cast<std::size_t>(*worst);
  return request;
}

// Problems with options that show only once the file has been read.
std::optional<Problem> contradiction(const data::Rows& rows, const data::LossRules& rules) {
  const std::size_t weights = rules.class_weights.size(), classes = rows.scores.columns;
  if (weights == 0 || weights == classes) return std::nullopt;
  return Problem{{"--weights has " + counted(weights, "entry", "entries") + " for " +
                      counted(classes, "class", "classes") + "; give one for each class",
                  "--weights 有 " + std::to_string(weights) + " 项，而类别有 " + std::to_string(classes) +
                      " 个；每个类别请给一项"}};
}

// ---- the evaluation

std::string kind_name(data::Kind kind) {
  switch (kind) {
    case data::Kind::Probabilities:
      return "probs";
    case data::Kind::LogProbabilities:
      return "log_probs";
    case data::Kind::Logits:
      break;
  }
  return "logits";
}

std::string ece_note(const Request& request) {
  const std::string bins = std::to_string(request.bins);
  if (request.binning == data::Binning::EqualMass)
    return "ECE with " + bins +
           " bins of equal mass: the rows are sorted by confidence and cut into parts of equal size";
  return "ECE with " + bins + " bins of equal width: a bin includes its lower edge, and the last one also 1";
}

std::vector<std::string> notes_of(const data::Rows& rows, const data::RowNumbers& numbers,
                                  const Request& request, const Evaluation& e) {
  std::vector<std::string> notes;
  for (const Text& note : rows.notes) notes.push_back(note.en);
  if (e.summary.per_class.empty()) {
    notes.push_back("there are no labels, so there is no loss; give them with --labels");
    return notes;
  }
  notes.push_back("losses are in " + std::string(session::unit_of(request.base)));
  if (const Text infinite = data::note_on_infinite_losses(rows, numbers); !infinite.empty())
    notes.push_back(infinite.en);
  if (!request.rules.class_weights.empty()) {
    notes.push_back(rows.soft_labels
                        ? "the mean loss is weighted, and divides by the number of rows"
                        : "the mean loss is weighted, and divides by the sum of the labels' weights");
  }
  if (request.rules.smoothing > 0)
    notes.push_back("the loss is computed with labels smoothed by " + exact(request.rules.smoothing));
  if (rows.soft_labels)
    notes.push_back("accuracy, ECE and classes use the class with the largest share of each label");
  notes.push_back(ece_note(request));
  if (e.temperature) {
    notes.push_back(
        "the temperature is fitted on the even rows and tested on the odd ones, without weights or "
        "smoothing");
    if (!e.temperature->note.empty()) notes.push_back(e.temperature->note.en);
  }
  return notes;
}

// The text of a row, otherwise its id.
std::string words_of(const data::Rows& rows, std::size_t row) {
  if (row < rows.texts.size()) return rows.texts[row];
  return row < rows.ids.size() ? rows.ids[row] : std::string();
}

std::vector<WorstRow> worst_of(const data::Rows& rows, const data::RowNumbers& numbers, std::size_t count) {
  std::vector<WorstRow> worst;
  for (std::size_t row : data::worst_rows(numbers, count)) {
    worst.push_back({row, numbers.label[row], numbers.predicted[row], numbers.label_probability[row],
                     numbers.loss[row], words_of(rows, row)});
  }
  return worst;
}

Evaluation evaluation_of(const data::Rows& rows, const data::RowNumbers& numbers, const Request& request,
                         const EvaluateOptions& options) {
  Evaluation e;
  e.title = options.file;
  e.kind = kind_name(rows.kind);
  e.base = request.base;
  e.class_names = rows.class_names;
  e.summary = data::summarize(rows, numbers, request.rules);
  if (numbers.has_labels()) {
    e.reliability = data::reliability_of(numbers, request.bins, request.binning);
    constexpr std::size_t kMostInJson = 100;  // a script can take more than a person
    const std::size_t most = options.json ? kMostInJson : data::kMostConfusedClasses;
    e.confusion = data::confusion_of(numbers, e.summary.classes, most);
    e.worst = worst_of(rows, numbers, request.worst);
    e.likely_wrong = data::likely_wrong_labels(numbers, e.summary.classes);
    e.likely_wrong_count = e.likely_wrong.size();
    e.likely_wrong.resize(std::min(e.likely_wrong_count, request.worst));
  }
  if (options.fit_temperature) e.temperature = data::fit_temperature(rows);
  e.notes = notes_of(rows, numbers, request, e);
  return e;
}

// ---- tokens

// The loss of a token is minus its log-probability. A token that the server only reports as
// unlikely is ignored.
Evaluation evaluation_of(const data::Tokens& tokens, const Request& request, const EvaluateOptions& options) {
  Evaluation e;
  e.title = options.file;
  e.kind = "tokens";
  e.base = request.base;
  math::Sum sum;
  for (std::size_t i = 0; i < tokens.tokens.size(); ++i) {
    const data::Token& token = tokens.tokens[i];
    if (!token.log_prob) continue;
    ++e.summary.used;
    sum += -*token.log_prob;
    e.worst.push_back({i, {}, {}, std::exp(*token.log_prob), -*token.log_prob, token.text});
  }
  std::stable_sort(e.worst.begin(), e.worst.end(),
                   [](const WorstRow& a, const WorstRow& b) { return a.loss > b.loss; });
  e.worst.resize(std::min(e.worst.size(), request.worst));
  e.summary.rows = tokens.tokens.size();
  e.summary.ignored = e.summary.rows - e.summary.used;
  e.summary.sum_loss = sum.value();
  if (e.summary.used > 0) {
    e.summary.mean_loss = e.summary.sum_loss / static_cast<double>(e.summary.used);
    e.summary.perplexity = std::exp(*e.summary.mean_loss);
  }
  for (const Text& note : tokens.notes) e.notes.push_back(note.en);
  e.notes.push_back("losses are in " + std::string(session::unit_of(request.base)));
  return e;
}

// The first option that only makes sense for rows.
std::string option_for_rows_only(const EvaluateOptions& options) {
  if (!options.labels.empty()) return "--labels";
  if (!options.with.empty()) return "--with";
  if (options.reading.probabilities) return "--probs";
  if (!options.reading.kind.empty()) return "--kind";
  if (!options.weights.empty()) return "--weights";
  if (!options.smoothing.empty()) return "--smoothing";
  if (options.fit_temperature) return "--fit-temperature";
  if (!options.rows_file.empty()) return "--rows";
  return {};
}

int print_evaluation(const Evaluation& evaluation, bool json) {
  return print_result(json ? evaluation_as_json(evaluation) : evaluation_as_text(evaluation));
}

int evaluate_tokens(const Request& request, const EvaluateOptions& options) {
  if (const std::string option = option_for_rows_only(options); !option.empty()) {
    return report(
        kWrongUsage,
        {options.file + " contains the log-probabilities of the tokens of a text, but " + option +
             " is for rows of scores; leave it out",
         options.file + " 中是一段文本各词元的对数概率，而 " + option + " 只用于逐个样本的得分；请去掉它"});
  }
  const Result<data::Tokens> tokens = data::read_tokens_file(options.file);
  if (!tokens) return report(kFailed, tokens.problem());
  return print_evaluation(evaluation_of(*tokens, request, options), options.json);
}

struct Failure {
  int exit_code = kFailed;
  Problem problem;
};

struct NumberedRows {
  data::Rows rows;
  data::RowNumbers numbers;
};

std::variant<NumberedRows, Failure> numbered_rows(const std::string& path, const Request& request,
                                                  const EvaluateOptions& options) {
  Result<data::Rows> rows = data::read_rows(path, options.labels, request.reading);
  if (!rows) return Failure{kFailed, rows.problem()};
  if (const auto problem = contradiction(*rows, request.rules)) return Failure{kWrongUsage, *problem};
  data::RowNumbers numbers = *data::row_numbers(*rows, request.rules);
  if (const auto invalid = data::first_invalid_row(numbers, rows->left_out)) {
    const std::string row = std::to_string(*invalid);
    return Failure{
        kFailed,
        {{path + ": row " + row + " has no finite score, or contains NaN; correct it or remove the row",
          path + "：样本 " + row + " 没有有限的得分，或含有 NaN；请改正或删去这个样本"}}};
  }
  return NumberedRows{std::move(*rows), std::move(numbers)};
}

// Reads the other model's file like the first one, with the same labels.
std::variant<ComparedModel, Failure> compared_model(const data::RowNumbers& first, const Request& request,
                                                    const EvaluateOptions& options) {
  const auto read = numbered_rows(options.with, request, options);
  if (const auto* failure = std::get_if<Failure>(&read)) return *failure;
  const auto& [rows, numbers] = std::get<NumberedRows>(read);
  Result<data::Comparison> comparison = data::compare(first, numbers);
  if (!comparison)
    return Failure{kFailed, {Text(options.with + ": ", options.with + "：") + comparison.problem().message}};
  if (const Done unchanged = data::unchanged(rows); !unchanged) return Failure{kFailed, unchanged.problem()};
  const data::Summary summary = data::summarize(rows, numbers, request.rules);
  return ComparedModel{options.with, summary.mean_loss, summary.accuracy, std::move(*comparison)};
}

int evaluate_rows(const Request& request, const EvaluateOptions& options) {
  const auto read = numbered_rows(options.file, request, options);
  if (const auto* failure = std::get_if<Failure>(&read)) return report(failure->exit_code, failure->problem);
  const auto& [rows, numbers] = std::get<NumberedRows>(read);
  Evaluation evaluation = evaluation_of(rows, numbers, request, options);
  if (!options.with.empty()) {
    auto compared = compared_model(numbers, request, options);
    if (const auto* failure = std::get_if<Failure>(&compared))
      return report(failure->exit_code, failure->problem);
    evaluation.compared = std::move(std::get<ComparedModel>(compared));
  }
  const Done unchanged = data::unchanged(rows);
  if (!unchanged) return report(kFailed, unchanged.problem());
  if (!options.rows_file.empty()) {
    const Done written = write_rows(
        options.rows_file, rows_as_csv(rows, numbers, request.base,
                                       evaluation.compared ? &evaluation.compared->comparison : nullptr));
    if (!written) return report(kFailed, written.problem());
  }
  return print_evaluation(evaluation, options.json);
}

}  // namespace

int run_evaluate(const EvaluateOptions& options) {
  const Result<Request> request = request_from(options);
  if (!request) return report(kWrongUsage, request.problem());
  if (options.file == "-")
    return report(kWrongUsage, {"evaluate does not read standard input; save it to a file and give its name",
                                "evaluate 不从标准输入读取；请存成文件，再给出文件名"});
  const Result<data::FileFormat> format = data::format_of_file(options.file);
  if (!format) return report(kFailed, format.problem());
  return *format == data::FileFormat::Tokens ? evaluate_tokens(*request, options)
                                             : evaluate_rows(*request, options);
}

}  // namespace surprisal::command
