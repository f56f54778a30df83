#include "command/reading_options.h"

#include <optional>

#include "command/number_options.h"

namespace surprisal::command {
namespace {

constexpr long long kLargestLabel = 1LL << 53;

Result<std::optional<data::Kind>> kind_from(const ReadingWords& words) {
  if (words.probabilities && !words.kind.empty() && words.kind != "probs") {
    return Problem{{"--probs and --kind " + words.kind + " contradict each other; give only one of them",
                    "--probs 与 --kind " + words.kind + " 互相矛盾；请只给其中一个"}};
  }
  if (words.probabilities || words.kind == "probs") return std::optional(data::Kind::Probabilities);
  if (words.kind == "logits") return std::optional(data::Kind::Logits);
  if (words.kind == "log_probs") return std::optional(data::Kind::LogProbabilities);
  if (words.kind.empty()) return std::optional<data::Kind>();
  return Problem{"--kind " + words.kind +
                 Text(" is not a kind of score; give logits, probs or log_probs",
                      " 不是得分的种类；请给出 logits、probs 或 log_probs")};
}

}  // namespace

Result<data::ReadingOptions> reading_from(const ReadingWords& words) {
  data::ReadingOptions reading;
  const auto kind = kind_from(words);
  if (!kind) return kind.problem();
  reading.kind = *kind;
  if (!words.label_base.empty()) {
    const Result<long long> base = integer_from("--label-base", words.label_base, 0, 1);
    if (!base) return base.problem();
    reading.label_base = static_cast<int>(*base);
  }
  if (!words.ignore.empty()) {
    const Result<long long> ignore = integer_from("--ignore", words.ignore, -kLargestLabel, kLargestLabel);
    if (!ignore) return ignore.problem();
    reading.ignore = *ignore;
  }
  reading.names = words.names;
  reading.key = words.key;
  reading.label_key = words.label_key;
  reading.leave_out_faulty_rows = words.skip_invalid;
  return reading;
}

}  // namespace surprisal::command
