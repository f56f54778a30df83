#include "data/log_probabilities.h"

#include <algorithm>
#include <array>
#include <optional>
#include <string>
#include <utility>

#include "data/json_text.h"
#include "data/row_fault.h"

namespace surprisal::data {
namespace {

using simdjson::dom::array;
using simdjson::dom::element;
using simdjson::dom::object;

// ---- where the list of tokens is

// In the order in which they are nested in a server's response, outermost first.
constexpr std::array<std::string_view, 9> kTokenListKeys = {
    "response", "body",    "choices",
    "logprobs", "content", "output",
    "message",  "tokens",  "completion_probabilities"};

bool is_token_list(array list) {
  const auto first = list.begin();
  object token;
  return first != list.end() && !(*first).get(token) && !token.at_key("token").error() &&
         !token.at_key("logprob").error();
}

// The object of a server's older completions: a list of texts, and one of log-probabilities.
bool has_token_columns(object fields) {
  array texts, numbers;
  return !fields.at_key("tokens").get(texts) && !fields.at_key("token_logprobs").get(numbers);
}

// Either a list of tokens or the object with their columns.
std::optional<element> token_list(element place, int depth = 0) {
  constexpr int kDeepest = 12;
  if (depth > kDeepest) return std::nullopt;
  if (array list; !place.get(list)) {
    if (is_token_list(list)) return place;
    if (list.begin() != list.end()) return token_list(*list.begin(), depth + 1);
    return std::nullopt;
  }
  object fields;
  if (place.get(fields)) return std::nullopt;
  if (has_token_columns(fields)) return place;
  for (const std::string_view key : kTokenListKeys) {
    element inner;
    if (fields.at_key(key).get(inner)) continue;
    if (auto list = token_list(inner, depth + 1)) return list;
  }
  return std::nullopt;
}

// ---- a token

// The exact bytes, if the server sends them. They matter because a token may be only part of a character.
std::optional<std::string> bytes_in(object token) {
  array list;
  if (token.at_key("bytes").get(list) || list.begin() == list.end()) return std::nullopt;
  std::string bytes;
  for (const element value : list) {
    std::uint64_t byte = 0;
    if (value.get(byte) || byte > 255) return std::nullopt;
    bytes.push_back(static_cast<char>(byte));
  }
  return bytes;
}

struct LogProbability {
  std::optional<double> value;
};

// Returns nothing if the value is neither a log-probability nor a placeholder for "very unlikely".
std::optional<LogProbability> log_probability_of(element value) {
  constexpr double kRounding = 1e-3;  // servers compute in low precision
  if (value.is_null()) return LogProbability{};
  const std::optional<double> number = json_number_in(value);
  if (!number || !(*number <= kRounding)) return std::nullopt;
  if (*number == -100 || *number <= -9999) return LogProbability{};
  return LogProbability{std::min(*number, 0.0)};
}

std::optional<LogProbability> log_probability_in(object token) {
  element value;
  if (token.at_key("logprob").get(value)) return std::nullopt;
  return log_probability_of(value);
}

std::optional<Alternative> alternative_in(element place) {
  object token;
  std::string_view text;
  if (place.get(token) || token.at_key("token").get(text)) return std::nullopt;
  const auto log_probability = log_probability_in(token);
  if (!log_probability) return std::nullopt;
  return Alternative{bytes_in(token).value_or(std::string(text)), log_probability->value};
}

std::optional<Token> token_in(element place) {
  const std::optional<Alternative> chosen = alternative_in(place);
  if (!chosen) return std::nullopt;
  Token token{chosen->text, chosen->log_prob, {}};
  array alternatives;
  if (place.at_key("top_logprobs").get(alternatives)) return token;
  for (const element other : alternatives) {
    std::optional<Alternative> alternative = alternative_in(other);
    if (!alternative) return std::nullopt;
    token.alternatives.push_back(std::move(*alternative));
  }
  return token;
}

Done add_tokens(array list, Tokens& tokens) {
  for (const element place : list) {
    std::optional<Token> token = token_in(place);
    if (!token) {
      const std::string number = std::to_string(tokens.tokens.size());
      return Problem{
          {"token " + number + " and its alternatives each need a \"token\" and a \"logprob\" of at most 0",
           "词元 " + number + " 及其备选须有 \"token\" 和不大于 0 的 \"logprob\""}};
    }
    tokens.tokens.push_back(std::move(*token));
  }
  return Nothing{};
}

// The alternatives of an older completion: an object with a log-probability for each text. Null for the first
// token of a text.
bool add_alternatives(element place, Token& token) {
  object texts;
  if (place.get(texts)) return place.is_null();
  for (const auto& [text, number] : texts) {
    const auto log_probability = log_probability_of(number);
    if (!log_probability) return false;
    token.alternatives.push_back({std::string(text), log_probability->value});
  }
  return true;
}

Problem wrong_columns(std::size_t token) {
  const std::string number = std::to_string(token);
  return {{"token " + number +
               " needs a text in \"tokens\", a number of at most 0 or null in \"token_logprobs\", and "
               "in \"top_logprobs\", if it is given, an object with one such number for each text",
           "词元 " + number +
               " 须在 \"tokens\" 中有文本，在 \"token_logprobs\" 中有不大于 0 的数或 null；若有 "
               "\"top_logprobs\"，其中每个文本须对应一个这样的数"}};
}

Done add_token_columns(object fields, Tokens& tokens) {
  array texts, numbers, others;
  if (fields.at_key("tokens").get(texts) || fields.at_key("token_logprobs").get(numbers)) return Nothing{};
  const bool has_others = !fields.at_key("top_logprobs").get(others);
  auto number = numbers.begin();
  auto other = has_others ? others.begin() : array::iterator{};
  std::size_t count = 0;
  for (const element place : texts) {
    std::string_view text;
    if (place.get(text) || number == numbers.end()) return wrong_columns(count);
    const auto log_probability = log_probability_of(*number);
    if (!log_probability) return wrong_columns(count);
    Token token{std::string(text), log_probability->value, {}};
    if (has_others && (other == others.end() || !add_alternatives(*other, token)))
      return wrong_columns(count);
    tokens.tokens.push_back(std::move(token));
    ++number, ++count;
    if (has_others) ++other;
  }
  if (number != numbers.end()) return wrong_columns(count);
  return Nothing{};
}

Done add_tokens(element place, Tokens& tokens) {
  if (array list; !place.get(list)) return add_tokens(list, tokens);
  object fields;
  return place.get(fields) ? Done(Nothing{}) : add_token_columns(fields, tokens);
}

Problem no_tokens() {
  return {{"it has no list of tokens with log-probabilities; ask the server for them with \"logprobs\": true",
           "其中没有带对数概率的词元列表；请在请求中加 \"logprobs\": true"}};
}

// The text is either one whole response or a response on each line.
Done add_answers(std::string_view json, Tokens& tokens) {
  JsonParser parser;
  if (const auto root = parser.parse(json)) {
    const auto list = token_list(*root);
    return list ? add_tokens(*list, tokens) : Done(no_tokens());
  }
  for (std::size_t line = 1; !json.empty(); ++line) {
    const std::string_view content = json.substr(0, json.find('\n'));
    json.remove_prefix(std::min(content.size() + 1, json.size()));
    if (content.find_first_not_of(" \t\r") == content.npos) continue;
    const auto root = parser.parse(content);
    const auto list = root ? token_list(*root) : std::nullopt;
    if (!list) {
      return Problem{Text("line " + std::to_string(line), "第 " + std::to_string(line) + " 行") +
                     Text(" is not a complete response; save the server's whole response",
                          " 不是完整的回答；请保存服务器的整个回答")};
    }
    if (Done added = add_tokens(*list, tokens); !added) return added;
  }
  return Nothing{};
}

}  // namespace

bool has_token_list(std::string_view json) {
  return json.find("\"logprob\"") != json.npos || json.find("\"token_logprobs\"") != json.npos;
}

Result<Tokens> read_tokens(std::string_view json) {
  if (json.starts_with("\xEF\xBB\xBF")) json.remove_prefix(3);
  Tokens tokens;
  if (Done added = add_answers(json, tokens); !added) return added.problem();
  if (tokens.tokens.empty()) return no_tokens();
  const auto unlikely = static_cast<std::size_t>(std::count_if(
      tokens.tokens.begin(), tokens.tokens.end(), [](const Token& token) { return !token.log_prob; }));
  if (unlikely > 0) {
    tokens.notes.push_back(
        count_text(unlikely, "token", "tokens", "个词元") +
        Text(": too unlikely for the server to give a log-probability", "：可能性极小，没有对数概率"));
  }
  return tokens;
}

}  // namespace surprisal::data
