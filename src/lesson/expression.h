// lesson: the expressions of live values, such as `sum(labels * surprisal)`: parsed once, evaluated for any
// session.
#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <variant>
#include <vector>

#include "base/text.h"
#include "lesson/names.h"

namespace surprisal::lesson {

// Limits for untrusted files.
inline constexpr std::size_t kLongestExpression = 512;  // bytes
inline constexpr int kDeepestExpression = 32;

struct ExpressionProblem {
  Text message;
  std::size_t at = 0;  // byte of the source
};

enum class Operation : std::uint8_t {
  Number,
  Name,  // in the session now
  Then,  // in the session afterwards
  Index,
  Negate,
  Add,
  Subtract,
  Multiply,
  Divide,
  Power,
  Less,
  Greater,
  LessOrEqual,
  GreaterOrEqual,
  Equal,
  Call
};

// An instruction of a stack machine: operands first.
struct Instruction {
  Operation operation = Operation::Number;
  std::size_t at = 0;
  double number = 0;
  std::size_t index = 0;  // of the name or the function
};

struct Expression {
  std::string source;
  std::vector<Instruction> instructions;

  bool uses_name_starting_with(std::string_view start) const;
  bool trains() const;  // whether it needs the trained digit classifier
};

using ParsedExpression = std::variant<Expression, ExpressionProblem>;

// Numbers, names, name[index], + - * / ^ ( ), < > <= >= ==, and the functions exp ln log2 log10 log sqrt abs
// round sigmoid sum max min mean argmax argmin length. `then.NAME` is NAME afterwards.
ParsedExpression parse_expression(std::string_view source);

struct Evaluated {
  Amount amount;
  Ink ink;              // that of its quantity, if all of it belongs to one quantity
  bool as_set = false;  // set or counted, not computed
};

// A problem if the expression makes no sense for this session, because it needs an entry or a value that the
// session does not have. NaN is not a problem.
std::variant<Evaluated, ExpressionProblem> evaluate(const Expression& expression, const Values& now,
                                                    const Values* then = nullptr);

// Its value, if it is a number other than NaN.
std::optional<double> number_of(const Expression& expression, const Values& now,
                                const Values* then = nullptr);

}  // namespace surprisal::lesson
