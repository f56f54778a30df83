// The parser of expressions.
#include <algorithm>
#include <system_error>

#include "base/latin.h"
#include "base/nearest.h"
#include "base/quote.h"
#include "base/read_double.h"
#include "base/utf8.h"
#include "lesson/expression.h"
#include "lesson/functions.h"
#include "lesson/sentences.h"

namespace surprisal::lesson {
namespace {

bool starts_name(char c) { return is_latin_letter(c) || c == '_'; }

bool is_digit(char c) { return c >= '0' && c <= '9'; }

// A recursive-descent parser. It keeps only the first problem and then moves to the end of the source.
class ExpressionParser {
 public:
  explicit ExpressionParser(std::string_view source) : source_(source) {}

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
    fail(Text("unexpected ", "这里不应出现") + in_quotes(text), at);
  }

  void emit(Operation operation, std::size_t at, double number = 0, std::size_t index = 0) {
    instructions_.push_back({operation, at, number, index});
  }

  // Counts one level of nesting during its lifetime.
  class Level {
   public:
    explicit Level(ExpressionParser& parser) : parser_(parser) {
      if (++parser_.depth_ > kDeepestExpression)
        parser_.fail(nested_too_deeply(kDeepestExpression), parser_.position_);
    }
    ~Level() { --parser_.depth_; }
    Level(const Level&) = delete;
    Level& operator=(const Level&) = delete;

   private:
    ExpressionParser& parser_;
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

  // The minus applies last: -2^2 is -4.
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
      signed_power();  // right to left: 2^3^2 is 2^9
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
      fail(all_blank ? empty_expression() : Text("the expression is incomplete", "表达式不完整"), at);
    } else if (take("(")) {
      comparison();
      close(at);
    } else if (is_digit(source_[at]) || source_[at] == '.') {
      number(at);
    } else if (starts_name(source_[at])) {
      name(at);
    } else {
      unexpected(rest().substr(0, std::max<std::size_t>(1, character_length(rest()))), at);
    }
  }

  // Closes the bracket that was opened at `at`.
  void close(std::size_t at) {
    if (!take(")")) fail({"this ( is never closed", "这个 ( 没有闭合"}, at);
  }

  void number(std::size_t at) {
    double value = 0;
    const char* const begin = source_.data() + at;
    const auto [end, error] = read_double(begin, source_.data() + source_.size(), value);
    if (error != std::errc()) return fail({"this number is out of range", "这个数无法用于计算"}, at);
    position_ += static_cast<std::size_t>(end - begin);
    emit(Operation::Number, at, value);
  }

  void name(std::size_t at) {
    while (position_ < source_.size() &&
           (starts_name(source_[position_]) || is_digit(source_[position_]) || source_[position_] == '.')) {
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
    fail(unknown_name({"value", "值"}, word, nearest_name(word)), at);
  }

  void call(std::string_view word, std::size_t at) {
    const auto function = find_function(word);
    if (!function) {
      std::vector<std::string_view> known;
      for (const Function& f : functions()) known.push_back(f.name);
      return fail(unknown_name({"function", "函数"}, word, nearest(word, known)), at);
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

}  // namespace

ParsedExpression parse_expression(std::string_view source) {
  if (source.size() > kLongestExpression) {
    return ExpressionProblem{
        Text("longer than ", "表达式超过 ") + std::to_string(kLongestExpression) + Text(" bytes", " 字节"),
        kLongestExpression};
  }
  return ExpressionParser(source).expression();
}

}  // namespace surprisal::lesson
