#include "lesson/live_formula.h"

#include <algorithm>
#include <charconv>
#include <optional>
#include <utility>
#include <variant>

#include "base/latin.h"
#include "base/nearest.h"
#include "base/utf8.h"
#include "typeset/parse.h"

namespace surprisal::lesson {
namespace {

constexpr std::string_view kPlaceholder = "live.";    // plus the index of a value: the name of a \term
constexpr std::string_view kCondition = "cancelif.";  // likewise, in front of what is struck out

// The name of a quantity or of a class.
bool is_term(const std::string& name) {
  constexpr std::string_view kClass = "class:";
  if (!name.starts_with(kClass)) return ink_named(name) != Ink();
  const std::string_view digits = std::string_view(name).substr(kClass.size());
  return digits.size() == 1 && digits.front() >= '0' && digits.front() <= '9';
}

// The text between the braces that open at `open`; nothing if they are missing or never closed.
std::optional<std::string_view> braced(std::string_view source, std::size_t open) {
  if (open >= source.size() || source[open] != '{') return std::nullopt;
  const std::size_t close = source.find('}', open);
  if (close == source.npos) return std::nullopt;
  return source.substr(open + 1, close - open - 1);
}

// The source with a placeholder for each \live{...}. For each byte, it also keeps the position in the source.
class SourceWithPlaceholders {
 public:
  SourceWithPlaceholders(std::string_view source, LiveFormula& formula, std::vector<FormulaFault>& faults)
      : source_(source), formula_(formula), faults_(faults) {
    for (std::size_t at = 0; at < source.size();) at = copy_next(at);
  }

  const std::string& text() const { return text_; }
  std::size_t in_source(std::size_t at) const { return at < places_.size() ? places_[at] : source_.size(); }

 private:
  void put(std::string_view text, std::size_t at) {
    text_ += text;
    places_.insert(places_.end(), text.size(), at);
  }

  std::size_t copy_next(std::size_t at) {
    std::size_t past = at + 1;
    if (source_[at] == '\\') {
      while (past < source_.size() && is_latin_letter(source_[past])) ++past;
      const std::string_view command = source_.substr(at + 1, past - at - 1);
      if (command.empty() && past < source_.size()) ++past;  // an escaped character
      if (command == "live") return live(at, past);
      if (command == "term") return term(at, past);
      if (command == "cancelif") return cancel_if(at, past);
    }
    for (std::size_t i = at; i < past; ++i) put(source_.substr(i, 1), i);
    return past;
  }

  std::size_t live(std::size_t at, std::size_t open) {
    const auto inside = braced(source_, open);
    if (!inside) {
      faults_.push_back({{"\\live needs braces: \\live{EXPRESSION:FORMAT}",
                          "\\live 缺少花括号，应写作 \\live{表达式:格式}"},
                         at});
      return open;
    }
    put("\\term{" + std::string(kPlaceholder) + store_value(*inside, open + 1) + "}{0}", at);
    return open + 1 + inside->size() + 1;
  }

  // Replaces \cancelif{EXPRESSION}{...} by a \cancel that begins with a \term for the condition.
  std::size_t cancel_if(std::size_t at, std::size_t open) {
    const auto inside = braced(source_, open);
    const std::size_t body = inside ? open + 1 + inside->size() + 1 : open;
    if (!inside || body >= source_.size() || source_[body] != '{') {
      faults_.push_back({{"\\cancelif needs braces: \\cancelif{EXPRESSION}{...}",
                          "\\cancelif 缺少花括号，应写作 \\cancelif{表达式}{...}"},
                         at});
      return open;
    }
    put("\\cancel{\\term{" + std::string(kCondition) + store_value(*inside, open + 1) + "}{0}", at);
    return body + 1;
  }

  // Stores the value that the text describes and returns its index, which becomes part of the term's name.
  std::string store_value(std::string_view text, std::size_t begins) {
    ParsedLiveValue value = parse_live_value(text);
    if (const auto* problem = std::get_if<ExpressionProblem>(&value)) {
      faults_.push_back({problem->message, begins + problem->at});
      value = LiveValue();
    }
    formula_.values.push_back(std::get<LiveValue>(std::move(value)));
    return std::to_string(formula_.values.size() - 1);
  }

  std::size_t term(std::size_t at, std::size_t open) {
    const auto inside = braced(source_, open);
    if (!inside) {
      faults_.push_back(
          {{"\\term needs a name: \\term{NAME}{...}", "\\term 缺少名称，应写作 \\term{名称}{...}"}, at});
      return open;
    }
    std::string name(*inside);
    std::replace(name.begin(), name.end(), '-', '_');
    if (!is_term(name)) {
      faults_.push_back(
          {unknown_name({"quantity", "量"}, *inside) +
               Text("; a term is logit, prediction, label, loss, entropy, kl, gradient, "
                    "squared-error or class:0 to class:9",
                    "；\\term 的名称可以是 logit、prediction、label、loss、entropy、kl、gradient、"
                    "squared-error，或 class:0 到 class:9"),
           open + 1});
      name = "loss";
    }
    put("\\term{", at);
    put(name, open + 1);
    put("}", open);
    formula_.terms.push_back(std::move(name));
    return open + 1 + inside->size() + 1;
  }

  std::string_view source_;
  LiveFormula& formula_;
  std::vector<FormulaFault>& faults_;
  std::string text_;
  std::vector<std::size_t> places_;
};

std::string term_name(const Ink& ink) {
  if (ink.kind == Ink::Kind::Class) return "class:" + std::to_string(ink.index);
  if (ink.kind != Ink::Kind::Quantity) return {};
  return std::string(name_of(static_cast<Quantity>(ink.index)));
}

// Replaces the placeholders in a formula by the current values.
class PlaceholderFiller {
 public:
  PlaceholderFiller(const LiveFormula& formula, const Values& now, Language language,
                    const std::vector<Hidden>& hides, const Values* before)
      : formula_(formula), now_(now), language_(language), hides_(hides), before_(before) {}

  void row(FormulaRow& nodes) {
    for (FormulaNode& node : nodes) fill(node);
  }

 private:
  void fill(FormulaNode& node) {
    if (auto* term = std::get_if<TermNode>(&node.is); term && term->name.starts_with(kPlaceholder)) {
      node = value_node(std::string_view(term->name).substr(kPlaceholder.size()));
    } else if (auto* line = std::get_if<LineNode>(&node.is); line && is_conditional(line->base)) {
      const bool struck = holds(std::get<TermNode>(line->base.front().is).name.substr(kCondition.size()));
      line->base.erase(line->base.begin());
      row(line->base);
      if (!struck) node = {GroupNode{std::move(line->base)}};
    } else {
      std::visit([&](auto& inner) { fill_rows(inner); }, node.is);
    }
  }

  static bool is_conditional(const FormulaRow& base) {
    const auto* first = base.empty() ? nullptr : std::get_if<TermNode>(&base.front().is);
    return first != nullptr && first->name.starts_with(kCondition);
  }

  static std::size_t index_in(std::string_view digits) {
    std::size_t k = 0;
    std::from_chars(digits.data(), digits.data() + digits.size(), k);
    return k;
  }

  bool holds(std::string_view index) const {
    const std::size_t k = index_in(index);
    if (k >= formula_.values.size()) return false;
    const auto number = number_of(formula_.values[k].expression, now_);
    return number && *number != 0;
  }

  FormulaNode value_node(std::string_view index) {
    const std::size_t k = index_in(index);
    if (k >= formula_.values.size()) return {GroupNode()};
    ShownValue value = shown_value(formula_.values[k], now_, language_);
    if (hides_value(hides_, value.ink) || differs_from_before(formula_.values[k], value, before_, language_))
      value.text = "?";
    FormulaRow row = formula_row(value.text);
    const std::string name = term_name(value.ink);
    if (name.empty()) return {GroupNode{std::move(row)}};
    return {TermNode{name, std::move(row)}};
  }

  // The kinds of nodes have different names for their rows. Symbols, text and spaces have none.
  template <typename Node>
  void fill_rows(Node& node) {
    if constexpr (requires { node.row; }) row(node.row);
    if constexpr (requires { node.base; }) row(node.base);
    if constexpr (requires { node.nucleus; }) row(node.nucleus);
    if constexpr (requires { node.above; }) row(node.above);
    if constexpr (requires { node.below; }) row(node.below);
    if constexpr (requires { node.degree; }) row(node.degree);
    if constexpr (requires { node.radicand; }) row(node.radicand);
    if constexpr (requires { node.parts; })
      for (FormulaRow& part : node.parts) row(part);
    if constexpr (requires { node.rows; })
      for (auto& line : node.rows)
        for (FormulaRow& cell : line) row(cell);
  }

  const LiveFormula& formula_;
  const Values& now_;
  Language language_;
  const std::vector<Hidden>& hides_;
  const Values* before_;
};

bool is_in_number(char32_t code) {
  return std::u32string_view(U"0123456789.,−×∞% ").find(code) != std::u32string_view::npos;
}

constexpr std::u32string_view kRaised = U"⁰¹²³⁴⁵⁶⁷⁸⁹⁻";
constexpr std::u32string_view kLowered = U"0123456789−";

FormulaNode symbol(char32_t code) { return {SymbolNode{code, atom_of(code)}}; }

// A raised digit or minus becomes part of a superscript of the symbol before it.
void add_raised(FormulaRow& row, char32_t code) {
  if (row.empty()) row.push_back({GroupNode()});
  if (!std::holds_alternative<ScriptsNode>(row.back().is)) {
    ScriptsNode scripts;
    scripts.nucleus.push_back(std::move(row.back()));
    row.back() = {std::move(scripts)};
  }
  std::get<ScriptsNode>(row.back().is).above.push_back(symbol(code));
}

}  // namespace

FormulaRow formula_row(std::string_view shown_text) {
  FormulaRow row;
  for (const char32_t code : from_utf8(shown_text)) {
    if (const std::size_t raised = kRaised.find(code); raised != kRaised.npos) {
      add_raised(row, kLowered[raised]);
    } else if (!is_in_number(code)) {
      row.clear();
      row.push_back({TextNode{std::string(shown_text)}});
      return row;
    } else if (code != U' ') {
      row.push_back(symbol(code));
    }
  }
  return row;
}

LiveFormula parse_live_formula(std::string_view source, std::vector<FormulaFault>& faults) {
  LiveFormula formula;
  formula.source = source;
  const std::size_t before = faults.size();
  const SourceWithPlaceholders with_placeholders(source, formula, faults);
  ParsedFormula parsed = parse_formula(with_placeholders.text());
  if (auto* good = std::get_if<Formula>(&parsed)) {
    formula.formula = std::move(*good);
  } else if (faults.size() == before) {  // a faulty \live or \term has already been reported
    const auto& problem = std::get<FormulaProblem>(parsed);
    faults.push_back({problem.message, with_placeholders.in_source(problem.at)});
  }
  return formula;
}

Formula formula_with_values(const LiveFormula& formula, const Values& now, Language language,
                            const std::vector<Hidden>& hides, const Values* before) {
  Formula filled = formula.formula;
  PlaceholderFiller(formula, now, language, hides, before).row(filled.row);
  return filled;
}

}  // namespace surprisal::lesson
