#include "base/nearest.h"

#include <algorithm>
#include <cstddef>
#include <vector>

#include "base/quote.h"

namespace surprisal::inline base {
namespace {

// The Levenshtein distance: the number of letters to insert, delete or replace.
std::size_t edit_distance(std::string_view a, std::string_view b) {
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

}  // namespace

std::string_view nearest(std::string_view word, std::span<const std::string_view> known) {
  if (word.size() > 100) return {};
  std::string_view best;
  std::size_t least = word.size() / 2 + 1;
  for (std::string_view candidate : known) {
    const std::size_t distance = edit_distance(word, candidate);
    if (distance < least) {
      least = distance;
      best = candidate;
    }
  }
  return best;
}

Text did_you_mean(std::string_view near) {
  if (near.empty()) return {};
  return Text("; did you mean ", "；是否想写 ") + std::string(near) + Text("?", "？");
}

Text unknown_name(const Text& kind, std::string_view name, std::string_view near) {
  const Text said = in_quotes(name);
  return Text("there is no " + kind.en + " " + said.en, "没有名为" + said.zh + "的" + kind.zh) +
         did_you_mean(near);
}

}  // namespace surprisal::inline base
