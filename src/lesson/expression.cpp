#include "lesson/expression.h"

#include <algorithm>
#include <cmath>
#include <span>

#include "base/quote.h"
#include "base/wording.h"
#include "lesson/functions.h"
#include "lesson/sentences.h"

namespace surprisal::lesson {
namespace {

// The colour of a value: undecided for a plain number, that of one quantity, or none for a mixture.
struct Tint {
  enum class Kind { Open, One, Mixed };
  Kind kind = Kind::Open;
  Ink ink;

  static Tint one(Ink ink) { return {Kind::One, ink}; }
  static Tint mixed() { return {Kind::Mixed, Ink()}; }

  Tint with(const Tint& other) const {
    if (kind == Kind::Open) return other;
    if (other.kind == Kind::Open || (other.kind == kind && other.ink == ink)) return *this;
    return mixed();
  }
};

struct Slot {
  Amount amount;
  Tint tint;
  bool as_set = true;
};

class Evaluator {
 public:
  Evaluator(const Values& now, const Values* then) : now_(now), then_(then) {}

  std::variant<Evaluated, ExpressionProblem> run(const Expression& expression) {
    for (const Instruction& instruction : expression.instructions) {
      do_one(instruction);
      if (problem_) return *problem_;
    }
    if (stack_.size() != 1) return ExpressionProblem{empty_expression(), 0};
    Slot& result = stack_.back();
    return Evaluated{std::move(result.amount), result.tint.ink, result.as_set};
  }

 private:
  void fail(Text message, const Instruction& where) {
    if (!problem_) problem_ = ExpressionProblem{std::move(message), where.at};
  }

  void push(const Amount& amount, const Tint& tint, bool as_set) {
    Slot& slot = stack_.emplace_back();
    slot.amount = amount;
    slot.tint = tint;
    slot.as_set = as_set;
  }

  Slot pop() {
    Slot top = std::move(stack_.back());
    stack_.pop_back();
    return top;
  }

  void do_one(const Instruction& instruction) {
    switch (instruction.operation) {
      case Operation::Number:
        push(instruction.number, {}, true);
        break;
      case Operation::Name:
        name(instruction, now_);
        break;
      case Operation::Then:
        if (then_ == nullptr)
          return fail({"then. can be used only in a guess", "then. 只能用在 guess 块中"}, instruction);
        name(instruction, *then_);
        break;
      case Operation::Index:
        index(instruction);
        break;
      case Operation::Negate:
        negate(instruction);
        break;
      case Operation::Call:
        call(instruction);
        break;
      default:
        arithmetic(instruction);
    }
  }

  void name(const Instruction& instruction, const Values& values) {
    const Name& name = names()[instruction.index];
    const Amount& amount = values.of(name);
    if (std::holds_alternative<std::monostate>(amount)) {
      return fail(std::string(name.name) + Text(" has no value in this session", " 在当前状态下没有值"),
                  instruction);
    }
    Tint tint = Tint::mixed();
    if (name.quantity) tint = Tint::one(*name.quantity);
    if (name.class_of != nullptr) tint = Tint::one(Ink::of_class(name.class_of(values.session())));
    push(amount, tint, name.as_set);
  }

  void index(const Instruction& instruction) {
    const Slot which = pop();
    Slot& from = stack_.back();
    const auto* number = std::get_if<double>(&which.amount);
    if (number == nullptr) return fail({"an index must be a number", "方括号中必须是一个数"}, instruction);
    const auto* list = std::get_if<Numbers>(&from.amount);
    const auto* words = std::get_if<std::vector<Text>>(&from.amount);
    if (list == nullptr && words == nullptr)
      return fail({"only a list can be indexed", "只有列表才能用方括号选取一项"}, instruction);
    const std::size_t length = list != nullptr ? list->size() : words->size();
    if (!(*number >= 0 && *number < static_cast<double>(length)) || *number != std::trunc(*number)) {
      return fail(Text("there is no entry ", "没有编号为 ") + shown_short(*number) +
                      Text(": the list has ", " 的项：列表共有 ") + std::to_string(length) +
                      Text(length == 1 ? " entry" : " entries", " 项") +
                      Text(", counted from 0", "，从 0 开始编号"),
                  instruction);
    }
    const auto k = static_cast<std::size_t>(*number);
    if (words != nullptr) from.tint = Tint::one(Ink::of_class(k));
    Amount entry = list != nullptr ? Amount((*list)[k]) : Amount((*words)[k]);
    from.amount = std::move(entry);
  }

  bool is_numeric(const Slot& slot, const Instruction& instruction) {
    if (std::holds_alternative<double>(slot.amount) || std::holds_alternative<Numbers>(slot.amount))
      return true;
    fail({"words cannot be used in arithmetic", "文字不能参与计算"}, instruction);
    return false;
  }

  template <typename F>
  static Amount each(const Amount& amount, F f) {
    if (const auto* number = std::get_if<double>(&amount)) return f(*number);
    Numbers list = std::get<Numbers>(amount);
    for (double& v : list) v = f(v);
    return list;
  }

  void negate(const Instruction& instruction) {
    Slot& top = stack_.back();
    if (is_numeric(top, instruction)) top.amount = each(top.amount, [](double v) { return 0 - v; });
  }

  void call(const Instruction& instruction) {
    Slot& top = stack_.back();
    const Function& function = functions()[instruction.index];
    if (const auto* words = std::get_if<std::vector<Text>>(&top.amount); words && function.name == "length") {
      const std::size_t count = words->size();
      stack_.pop_back();
      return push(static_cast<double>(count), Tint::mixed(), true);
    }
    if (!is_numeric(top, instruction)) return;
    if (function.whole != nullptr) {
      Numbers one;
      if (const auto* number = std::get_if<double>(&top.amount)) one.push_back(*number);
      const auto* list = std::get_if<Numbers>(&top.amount);
      const Numbers& values = list != nullptr ? *list : one;
      const bool can_be_empty = function.name == "sum" || function.name == "length";
      if (values.empty() && !can_be_empty) {
        return fail(std::string(function.name) + Text(" of an empty list", " 不能用于空列表"), instruction);
      }
      top.amount = function.whole(values);
    } else if (function.each != nullptr) {
      top.amount = each(top.amount, function.each);
    } else {
      top.amount = each(top.amount, [&](double v) { return log_in(now_.session().base, v); });
    }
    if (!function.keeps_quantity) {
      top.tint = Tint::mixed();
      top.as_set = function.counts;
    }
  }

  static double applied(Operation operation, double a, double b) {
    switch (operation) {
      case Operation::Add:
        return a + b;
      case Operation::Subtract:
        return a - b;
      case Operation::Multiply:
        return a * b;
      case Operation::Divide:
        return a / b;
      case Operation::Power:
        return std::pow(a, b);
      case Operation::Less:
        return a < b ? 1 : 0;
      case Operation::Greater:
        return a > b ? 1 : 0;
      case Operation::LessOrEqual:
        return a <= b ? 1 : 0;
      case Operation::GreaterOrEqual:
        return a >= b ? 1 : 0;
      default:
        return a == b ? 1 : 0;
    }
  }

  void arithmetic(const Instruction& instruction) {
    const Slot right = pop();
    Slot& left = stack_.back();
    if (!is_numeric(left, instruction) || !is_numeric(right, instruction)) return;
    const Operation operation = instruction.operation;
    const auto* a = std::get_if<Numbers>(&left.amount);
    const auto* b = std::get_if<Numbers>(&right.amount);
    if (a != nullptr && b != nullptr && a->size() != b->size()) {
      return fail(Text("a list of ", "项数不同的列表不能一起计算：一个有 ") + std::to_string(a->size()) +
                      Text(" and a list of ", " 项，一个有 ") + std::to_string(b->size()) +
                      Text(" cannot be combined", " 项"),
                  instruction);
    }
    Amount result;
    if (b == nullptr) {
      const double number = std::get<double>(right.amount);
      result = each(left.amount, [&](double v) { return applied(operation, v, number); });
    } else if (a == nullptr) {
      const double number = std::get<double>(left.amount);
      result = each(right.amount, [&](double v) { return applied(operation, number, v); });
    } else {
      Numbers list = *a;
      for (std::size_t k = 0; k < list.size(); ++k) list[k] = applied(operation, list[k], (*b)[k]);
      result = std::move(list);
    }
    left.amount = std::move(result);
    const bool compares = operation >= Operation::Less && operation <= Operation::Equal;
    const bool adds = operation == Operation::Add || operation == Operation::Subtract;
    const bool scales = (operation == Operation::Multiply &&
                         (left.tint.kind == Tint::Kind::Open || right.tint.kind == Tint::Kind::Open)) ||
                        (operation == Operation::Divide && right.tint.kind == Tint::Kind::Open);
    left.tint = adds || scales ? left.tint.with(right.tint) : Tint::mixed();
    left.as_set = compares || (left.as_set && right.as_set);
  }

  const Values& now_;
  const Values* then_;
  std::vector<Slot> stack_;
  std::optional<ExpressionProblem> problem_;
};

template <typename F>
bool uses_name(const Expression& expression, F&& fits) {
  return std::ranges::any_of(expression.instructions, [&](const Instruction& i) {
    return (i.operation == Operation::Name || i.operation == Operation::Then) && fits(names()[i.index]);
  });
}

}  // namespace

bool Expression::uses_name_starting_with(std::string_view start) const {
  return uses_name(*this, [&](const Name& name) { return name.name.starts_with(start); });
}

bool Expression::trains() const {
  return uses_name(*this, [](const Name& name) { return name.trains > 0; });
}

std::variant<Evaluated, ExpressionProblem> evaluate(const Expression& expression, const Values& now,
                                                    const Values* then) {
  return Evaluator(now, then).run(expression);
}

std::optional<double> number_of(const Expression& expression, const Values& now, const Values* then) {
  const auto result = evaluate(expression, now, then);
  const auto* evaluated = std::get_if<Evaluated>(&result);
  const auto* number = evaluated != nullptr ? std::get_if<double>(&evaluated->amount) : nullptr;
  return number != nullptr && !std::isnan(*number) ? std::optional(*number) : std::nullopt;
}

}  // namespace surprisal::lesson
