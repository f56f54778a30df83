#include "desk/token_file.h"

#include <algorithm>
#include <cmath>

#include "base/quote.h"
#include "data/token_costs.h"

namespace surprisal::desk {
namespace {

constexpr std::size_t kLongestClass = 60;  // in bytes
constexpr double kNoRest = 1e-12;

Text name_of_class(const std::string& token) {
  if (token == " ") return {"space", "空格"};
  return harmless(token, kLongestClass);
}

RowClass class_of(std::size_t index, const Text& name, double p, bool came) {
  return {index, name, std::log(p), p, came ? 1.0 : 0.0, 0 - std::log(p)};
}

}  // namespace

RowSample sample_of_token(const data::Token& token, std::size_t most) {
  const data::Choices choices = data::choices_of(token);
  RowSample sample;
  sample.has_label = token.log_prob.has_value();
  const auto came = std::find_if(choices.known.begin(), choices.known.end(),
                                 [](const data::Choices::Choice& choice) { return choice.came; });
  const auto place_of_came = static_cast<std::size_t>(came - choices.known.begin());
  double others = choices.rest;
  for (std::size_t i = 0; i < choices.known.size(); ++i) {
    const data::Choices::Choice& choice = choices.known[i];
    // One place is kept for the rest, and one for the actual token until the loop has reached it.
    const std::size_t free = most - 1 - (came != choices.known.end() && place_of_came > i ? 1 : 0);
    if (!choice.came && sample.classes.size() >= free) {
      others += choice.p;
      continue;
    }
    if (choice.came) sample.label = sample.classes.size();
    sample.classes.push_back(class_of(i, name_of_class(choice.text), choice.p, choice.came));
  }
  if (others > kNoRest) {
    sample.classes.push_back(class_of(0, {"the rest", "其余"}, others, false));
    sample.classes.back().index.reset();
  }
  sample.all_classes = sample.classes.size();
  if (sample.classes.size() < session::kMinClasses) return {};
  return sample;
}

}  // namespace surprisal::desk
