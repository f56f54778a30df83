#include "base/fault.h"

namespace surprisal::inline base {

Text sentence_of(const Fault& fault) {
  return fault.key.empty() ? fault.message : fault.key + Text(" ") + fault.message;
}

Problem problem_of(const Fault& fault) {
  if (!fault.place) return {sentence_of(fault)};
  return {Text("line ", "第 ") + std::to_string(fault.place->line) + Text(": ", " 行：") +
          sentence_of(fault)};
}

}  // namespace surprisal::inline base
