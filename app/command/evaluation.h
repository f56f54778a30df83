// command: everything that `surprisal evaluate` prints, as data, and its two forms: text and JSON.
#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <vector>

#include "data/comparison.h"
#include "data/confusion.h"
#include "data/notable_rows.h"
#include "data/reliability.h"
#include "data/row_numbers.h"
#include "data/summary.h"
#include "data/temperature.h"
#include "math/log_base.h"

namespace surprisal::command {

struct WorstRow {
  std::size_t row = 0;
  std::optional<std::int32_t> label, predicted;  // none for tokens
  double p = 0, loss = 0;
  std::string text;  // the text of the row, or its id, if the file has one
};

// A second model on the same rows.
struct ComparedModel {
  std::string title;  // its file's name
  std::optional<double> mean_loss, accuracy;
  data::Comparison comparison;
};

// Losses are in nats; the base is for printing.
struct Evaluation {
  std::string title;  // the file's name
  std::string kind;   // "logits", "probs", "log_probs", "tokens"
  math::Base base = math::Base::E;
  data::Summary summary;
  data::Reliability reliability;
  data::Confusion confusion;
  std::optional<data::TemperatureFit> temperature;
  std::optional<ComparedModel> compared;
  std::vector<WorstRow> worst;
  std::vector<data::LikelyWrongLabel> likely_wrong;  // the first few
  std::size_t likely_wrong_count = 0;
  std::vector<std::string> class_names;  // may be empty
  std::vector<std::string> notes;
};

std::string evaluation_as_json(const Evaluation& evaluation);
std::string evaluation_as_text(const Evaluation& evaluation);

}  // namespace surprisal::command
