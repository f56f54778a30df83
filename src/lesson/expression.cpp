#include "lesson/expression.h"

#include <algorithm>
#include <array>
#include <charconv>
#include <cmath>
#include <span>
#include <system_error>

#include "base/nearest.h"
#include "base/quote.h"
#include "base/wording.h"
#include "lesson/sentences.h"
#include "math/activations.h"
#include "math/softmax.h"
#include "math/sum.h"

namespace surprisal::lesson {
namespace {

Text no_expression() { return {"the expression is empty", "表达式是空的"}; }

// Functions.
// -----------------------------------------------------------------------------------------------------------

struct Function {
  std::string_view name;
  double (*each)(double) = nullptr;                    // of a number, or of each entry of a list
  double (*whole)(std::span<const double>) = nullptr;  // of a list; a number is a list of one
  bool keeps = false;   // the result is of the same kind as what it is made from
  bool counts = false;  // the result is a whole number
};

// clang-format off
constexpr auto kFunctions = std::to_array<Function>({
    {"exp", [](double x) { return std::exp(x); }},
    {"ln", [](double x) { return std::log(x); }},
    {"log2", [](double x) { return std::log2(x); }},
    {"log10", [](double x) { return std::log10(x); }},
    {"log"},  // in the session's base
    {"sqrt", [](double x) { return std::sqrt(x); }},
    {"abs", [](double x) { return std::abs(x); }, nullptr, true},
    {"round", [](double x) { return std::round(x); }, nullptr, true},
    {"sigmoid", [](double x) { return sigmoid(x); }},
    {"sum", nullptr, sum_of, true},
    {"max", nullptr, [](std::span<const double> v) { return *std::max_element(v.begin(), v.end()); }, true},
    {"min", nullptr, [](std::span<const double> v) { return *std::min_element(v.begin(), v.end()); }, true},
    {"mean", nullptr, [](std::span<const double> v) { return sum_of(v) / static_cast<double>(v.size()); }, true},
    {"argmax", nullptr, [](std::span<const double> v) { return static_cast<double>(argmax(v)); }, false, true},
    {"argmin", nullptr,
     [](std::span<const double> v) { return static_cast<double>(std::min_element(v.begin(), v.end()) - v.begin()); },
     false, true},
    {"length", nullptr, [](std::span<const double> v) { return static_cast<double>(v.size()); }, false, true},
});
// clang-format on

std::optional<std::size_t> find_function(std::string_view name) {
  const auto* found = std::ranges::find(kFunctions, name, &Function::name);
  if (found == kFunctions.end()) return std::nullopt;
  return static_cast<std::size_t>(found - kFunctions.begin());
}

// Reading.
// -----------------------------------------------------------------------------------------------------------

bool is_letter(char c) { return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || c == '_'; }
bool is_digit(char c) { return c >= '0' && c <= '9'; }

// Recursive descent. The first problem is kept and moves the reader to the end of the source.
class Reader {
 public:
  explicit Reader(std::string_view source) : source_(source) {}

  ParsedExpression expression() {
    comparison();
    if (!problem_ && !ended()) unexpected(rest().substr(0, 12), position_);
    if (problem_) return *problem_;
    return Expression{std::string(source_), std::move(instructions_)};
  }

 private:
  std::string_view rest() const { return source_.substr(std::min(position_, source_.size())); }

  bool ended() {
    while (position_ < source_.size() && (source_[position_] == ' ' || source_[position_] == '\t'))
      ++position_;
    return position_ >= source_.size();
  }

  bool next_is(std::string_view sign) { return !ended() && rest().starts_with(sign); }

  bool take(std::string_view sign) {
    if (!next_is(sign)) return false;
    position_ += sign.size();
    return true;
  }

  void fail(Text message, std::size_t at) {
    if (!problem_) problem_ = ExpressionProblem{std::move(message), at};
    position_ = source_.size();
  }

  void unexpected(std::string_view text, std::size_t at) {
    fail(Text("unexpected ", "这里不应出现 ") + quoted(text), at);
  }

  void emit(Operation operation, std::size_t at, double number = 0, std::size_t index = 0) {
    instructions_.push_back({operation, at, number, index});
  }

  // Counts a level of nesting while it lives.
  class Level {
   public:
    explicit Level(Reader& reader) : reader_(reader) {
      if (++reader_.depth_ > kDeepestExpression)
        reader_.fail(nested_deeper_than(kDeepestExpression), reader_.position_);
    }
    ~Level() { --reader_.depth_; }
    Level(const Level&) = delete;
    Level& operator=(const Level&) = delete;

   private:
    Reader& reader_;
  };

  struct Sign {
    std::string_view sign;
    Operation operation;
  };

  std::optional<Operation> take_one_of(std::span<const Sign> signs) {
    for (const Sign& sign : signs) {
      if (take(sign.sign)) return sign.operation;
    }
    return std::nullopt;
  }

  void comparison() {
    static constexpr Sign kSigns[] = {{"<=", Operation::LessOrEqual},
                                      {">=", Operation::GreaterOrEqual},
                                      {"==", Operation::Equal},
                                      {"<", Operation::Less},
                                      {">", Operation::Greater}};
    const Level level(*this);
    sum();
    const std::size_t at = place();
    if (const auto operation = take_one_of(kSigns)) {
      sum();
      emit(*operation, at);
    }
  }

  void sum() {
    static constexpr Sign kSigns[] = {{"+", Operation::Add}, {"-", Operation::Subtract}};
    product();
    for (;;) {
      const std::size_t at = place();
      const auto operation = take_one_of(kSigns);
      if (!operation) return;
      product();
      emit(*operation, at);
    }
  }

  void product() {
    static constexpr Sign kSigns[] = {{"*", Operation::Multiply}, {"/", Operation::Divide}};
    signed_power();
    for (;;) {
      const std::size_t at = place();
      const auto operation = take_one_of(kSigns);
      if (!operation) return;
      signed_power();
      emit(*operation, at);
    }
  }

  // -2^2 is -4, as on paper.
  void signed_power() {
    const Level level(*this);
    const std::size_t at = place();
    if (take("-")) {
      signed_power();
      emit(Operation::Negate, at);
    } else {
      power();
    }
  }

  void power() {
    indexed();
    const std::size_t at = place();
    if (take("^")) {
      signed_power();  // from the right: 2^3^2 is 2^9
      emit(Operation::Power, at);
    }
  }

  void indexed() {
    primary();
    for (std::size_t at = place(); take("["); at = place()) {
      comparison();
      if (!take("]")) fail({"this [ is never closed", "这个 [ 没有闭合"}, at);
      emit(Operation::Index, at);
    }
  }

  void primary() {
    const std::size_t at = place();
    if (ended()) {
      const bool all_blank = source_.find_first_not_of(" \t") == source_.npos;
      fail(all_blank ? no_expression() : Text("the expression ends too early", "表达式不完整"), at);
    } else if (take("(")) {
      comparison();
      close(at);
    } else if (is_digit(source_[at]) || source_[at] == '.') {
      number(at);
    } else if (is_letter(source_[at])) {
      name(at);
    } else {
      unexpected(rest().substr(0, std::max<std::size_t>(1, character_length(rest()))), at);
    }
  }

  // Of the bracket that was opened at `at`.
  void close(std::size_t at) {
    if (!take(")")) fail({"this ( is never closed", "这个 ( 没有闭合"}, at);
  }

  void number(std::size_t at) {
    double value = 0;
    const char* const begin = source_.data() + at;
    const auto [end, error] = std::from_chars(begin, source_.data() + source_.size(), value);
    if (error != std::errc())
      return fail({"this is no number that can be computed with", "这个数无法用于计算"}, at);
    position_ += static_cast<std::size_t>(end - begin);
    emit(Operation::Number, at, value);
  }

  void name(std::size_t at) {
    while (position_ < source_.size() &&
           (is_letter(source_[position_]) || is_digit(source_[position_]) || source_[position_] == '.')) {
      ++position_;
    }
    const std::string_view word = source_.substr(at, position_ - at);
    if (next_is("(")) return call(word, at);
    constexpr std::string_view kThen = "then.";
    const bool then = word.starts_with(kThen);
    const std::string_view bare = then ? word.substr(kThen.size()) : word;
    const Name* known = find_name(bare);
    if (known == nullptr) return unknown(bare, at + word.size() - bare.size());
    emit(then ? Operation::Then : Operation::Name, at, 0, static_cast<std::size_t>(known - names().data()));
  }

  void unknown(std::string_view word, std::size_t at) {
    if (find_function(word)) {
      return fail(
          std::string(word) + Text(" is a function: ", " 是函数，请写成 ") + std::string(word) + "(...)", at);
    }
    fail(there_is_no({"value", "值"}, word, nearest_name(word)), at);
  }

  void call(std::string_view word, std::size_t at) {
    const auto function = find_function(word);
    if (!function) {
      std::vector<std::string_view> known;
      for (const Function& f : kFunctions) known.push_back(f.name);
      return fail(there_is_no({"function", "函数"}, word, nearest(word, known)), at);
    }
    const std::size_t open = place();
    take("(");
    comparison();
    close(open);
    emit(Operation::Call, at, 0, *function);
  }

  std::size_t place() {
    ended();
    return std::min(position_, source_.size());
  }

  std::string_view source_;
  std::size_t position_ = 0;
  int depth_ = 0;
  std::vector<Instruction> instructions_;
  std::optional<ExpressionProblem> problem_;
};

// Evaluating.
// -----------------------------------------------------------------------------------------------------------

// Whose colour a value is to have: nobody's yet (a plain number), one quantity's, or a mixture's.
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

class Machine {
 public:
  Machine(const Values& now, const Values* then) : now_(now), then_(then) {}

  std::variant<Evaluated, ExpressionProblem> run(const Expression& expression) {
    for (const Instruction& instruction : expression.instructions) {
      do_one(instruction);
      if (problem_) return *problem_;
    }
    if (stack_.size() != 1) return ExpressionProblem{no_expression(), 0};
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
          return fail({"then. has a meaning only in a guess", "then. 只能用在 guess 块中"}, instruction);
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
      return fail(std::string(name.name) + Text(" has no value in this session", " 在这个会话中没有值"),
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
    if (number == nullptr) return fail({"an index is a number", "方括号中必须是一个数"}, instruction);
    const auto* list = std::get_if<Numbers>(&from.amount);
    const auto* words = std::get_if<std::vector<Text>>(&from.amount);
    if (list == nullptr && words == nullptr)
      return fail({"only a list has entries to choose from", "只有列表才能用方括号选取一项"}, instruction);
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
    fail({"words cannot be computed with", "文字不能参与计算"}, instruction);
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
    const Function& function = kFunctions[instruction.index];
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
    if (!function.keeps) {
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
                      Text(" do not go together", " 项"),
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

}  // namespace

bool Expression::speaks_of(std::string_view start) const {
  return std::ranges::any_of(instructions, [&](const Instruction& i) {
    return (i.operation == Operation::Name || i.operation == Operation::Then) &&
           names()[i.index].name.starts_with(start);
  });
}

ParsedExpression parse_expression(std::string_view source) {
  if (source.size() > kLongestExpression) {
    return ExpressionProblem{
        Text("longer than ", "表达式超过 ") + std::to_string(kLongestExpression) + Text(" bytes", " 字节"),
        kLongestExpression};
  }
  return Reader(source).expression();
}

std::variant<Evaluated, ExpressionProblem> evaluate(const Expression& expression, const Values& now,
                                                    const Values* then) {
  return Machine(now, then).run(expression);
}

std::optional<double> number_of(const Expression& expression, const Values& now, const Values* then) {
  const auto result = evaluate(expression, now, then);
  const auto* evaluated = std::get_if<Evaluated>(&result);
  const auto* number = evaluated != nullptr ? std::get_if<double>(&evaluated->amount) : nullptr;
  return number != nullptr && !std::isnan(*number) ? std::optional(*number) : std::nullopt;
}

}  // namespace surprisal::lesson
