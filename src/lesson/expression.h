// lesson: the expressions of live values, `sum(labels * surprisal)`, read once and evaluated for any session.
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

// Bounds on what a stranger's file can ask for.
inline constexpr std::size_t kLongestExpression = 512;  // bytes
inline constexpr int kDeepestExpression = 32;

struct ExpressionProblem {
  Text message;
  std::size_t at = 0;  // byte of the source
};

enum class Operation : std::uint8_t {
  Number,
  Name,  // of the session in hand
  Then,  // of the session afterwards
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

// In the order in which a stack would have it: operands first.
struct Instruction {
  Operation operation = Operation::Number;
  std::size_t at = 0;
  double number = 0;
  std::size_t index = 0;  // of the name or the function
};

struct Expression {
  std::string source;
  std::vector<Instruction> instructions;

  bool speaks_of(std::string_view start) const;  // of a name that starts so
};

using ParsedExpression = std::variant<Expression, ExpressionProblem>;

// Numbers, names, name[index], + - * / ^ ( ), < > <= >= ==, and the functions exp ln log2 log10 log sqrt abs
// round sigmoid sum max min mean argmax argmin length. `then.NAME` is NAME afterwards.
ParsedExpression parse_expression(std::string_view source);

struct Evaluated {
  Amount amount;
  Ink ink;              // of its quantity, where all of it is of one
  bool as_set = false;  // set or counted, and not computed
};

// The problem is where the expression makes no sense for this session: an entry that is not there, a value
// that the session does not say. NaN is no problem here.
std::variant<Evaluated, ExpressionProblem> evaluate(const Expression& expression, const Values& now,
                                                    const Values* then = nullptr);

// The number that it comes to; nothing where it comes to none, or to NaN.
std::optional<double> number_of(const Expression& expression, const Values& now,
                                const Values* then = nullptr);

}  // namespace surprisal::lesson
