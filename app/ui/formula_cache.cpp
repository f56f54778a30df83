#include "ui/formula_cache.h"

#include <algorithm>

#include "typeset/parse.h"

namespace surprisal::ui {
namespace {

constexpr std::size_t kMaxKept = 128;

Formula parsed(const std::string& source) {
  ParsedFormula result = parse_formula(source);
  if (auto* formula = std::get_if<Formula>(&result)) return std::move(*formula);
  return Formula{{FormulaNode{TextNode{source, Weight::Regular}}}};
}

}  // namespace

const FormulaBox& FormulaCache::box(const std::string& source, double size, FormulaPlace place) {
  const auto found = std::find_if(entries_.begin(), entries_.end(), [&](const Entry& e) {
    return e.source == source && e.size == size && e.place == place;
  });
  if (found != entries_.end()) {
    std::rotate(found, found + 1, entries_.end());
    return entries_.back().box;
  }
  if (entries_.size() == kMaxKept) entries_.erase(entries_.begin());
  entries_.push_back({source, size, place, lay_out_formula(parsed(source), font_, size, place)});
  return entries_.back().box;
}

}  // namespace surprisal::ui
