#include "data/log_probabilities.h"

#include "data_helpers.h"
#include "testing.h"

namespace surprisal::test {
namespace {

using data::read_tokens;
using data::Tokens;

Tokens tokens_in(std::string_view json) {
  Result<Tokens> tokens = read_tokens(json);
  if (!tokens) {
    ADD_FAILURE() << tokens.problem().message.en << " in:\n" << json;
    return {};
  }
  return *tokens;
}

const std::string kList = R"([
  {"token": "Hello", "logprob": -0.25, "bytes": [72, 101, 108, 108, 111],
   "top_logprobs": [{"token": "Hello", "logprob": -0.25, "bytes": null}, {"token": "Hi", "logprob": -2.5}]},
  {"token": "\\xe7", "logprob": -1, "bytes": [231], "top_logprobs": []},
  {"token": "!", "logprob": -9999.0, "top_logprobs": [{"token": ".", "logprob": null}]}
])";

TEST(LogProbabilities, AcceptsEveryResponseFormat) {
  for (const std::string& json :
       {kList, "{\"content\": " + kList + "}",
        "{\"logprobs\": {\"content\": " + kList + ", \"refusal\": null}}",
        "{\"id\": \"x\", \"choices\": [{\"index\": 0, \"message\": {\"role\": \"assistant\", \"content\": "
        "\"Hello\"}, \"logprobs\": "
        "{\"content\": " +
            kList + "}}]}",
        "{\"response\": {\"body\": {\"choices\": [{\"logprobs\": {\"content\": " + kList + "}}]}}}",
        "{\"completion_probabilities\": " + kList + "}"}) {
    EXPECT_TRUE(data::has_token_list(json));
    const Tokens tokens = tokens_in(json);
    ASSERT_EQ(tokens.tokens.size(), 3u) << json;
    EXPECT_EQ(tokens.tokens[0].text, "Hello");
    EXPECT_EQ(tokens.tokens[0].log_prob, -0.25);
    ASSERT_EQ(tokens.tokens[0].alternatives.size(), 2u);
    EXPECT_EQ(tokens.tokens[0].alternatives[1].text, "Hi");
    EXPECT_EQ(tokens.tokens[0].alternatives[1].log_prob, -2.5);
    EXPECT_EQ(tokens.tokens[1].text, "\xE7");  // part of a character, given as bytes
    EXPECT_EQ(tokens.tokens[2].log_prob, std::nullopt);
    EXPECT_EQ(tokens.tokens[2].alternatives[0].log_prob, std::nullopt);
    EXPECT_EQ(all_notes(tokens.notes), "1 token: too unlikely for the server to give a log-probability\n");
  }
}

TEST(LogProbabilities, AcceptsPlaceholdersForUnlikelyTokens) {
  const auto log_prob = [](const std::string& number) {
    return tokens_in("[{\"token\": \"a\", \"logprob\": " + number + "}]").tokens.front().log_prob;
  };
  for (const char* number : {"null", "-100", "-100.0", "-9999", "-9999.0", "-1e300", "-Infinity"}) {
    EXPECT_EQ(log_prob(number), std::nullopt) << number;
  }
  EXPECT_EQ(log_prob("-99.5"), -99.5);
  EXPECT_EQ(log_prob("-100.5"), -100.5);
  EXPECT_EQ(log_prob("0"), 0.0);
  EXPECT_EQ(log_prob("1e-6"), 0.0);  // the server rounded up
}

TEST(LogProbabilities, AnAnswerOnEachLine) {
  const std::string line = R"({"choices": [{"logprobs": {"content": [{"token": "a", "logprob": -1}]}}]})";
  EXPECT_EQ(tokens_in(line + "\n" + line + "\n\n").tokens.size(), 2u);
  EXPECT_EQ(problem_text(read_tokens(line + "\n" + line.substr(0, 50))),
            "line 2 is not a complete response; save the server's whole response");
}

// As vLLM and OpenAI's older interface for completions return it. The first token of a text has no number.
TEST(LogProbabilities, AcceptsCompletions) {
  const std::string json = R"({"choices": [{"text": "x", "logprobs": {"tokens": ["a", "b", "c"],
      "token_logprobs": [null, -1.0, -2.5], "top_logprobs": [null, {"b": -1.0}, {"d": -0.25, "c": -2.5}],
      "text_offset": [0, 1, 2]}}]})";
  EXPECT_TRUE(data::has_token_list(json));
  const Tokens tokens = tokens_in(json);
  ASSERT_EQ(tokens.tokens.size(), 3u);
  EXPECT_EQ(tokens.tokens[0].log_prob, std::nullopt);
  EXPECT_EQ(tokens.tokens[2].text, "c");
  EXPECT_EQ(tokens.tokens[2].log_prob, -2.5);
  ASSERT_EQ(tokens.tokens[2].alternatives.size(), 2u);
  EXPECT_EQ(tokens.tokens[2].alternatives[0].text, "d");
  EXPECT_EQ(tokens.tokens[2].alternatives[0].log_prob, -0.25);
  EXPECT_EQ(tokens_in(R"({"tokens": ["a"], "token_logprobs": [-1], "top_logprobs": null})").tokens.size(),
            1u);
  for (const char* wrong : {R"({"tokens": ["a", "b"], "token_logprobs": [-1]})",
                            R"({"tokens": ["a"], "token_logprobs": [-1, -2]})",
                            R"({"tokens": ["a", 3], "token_logprobs": [-1, -2]})",
                            R"({"tokens": ["a", "b"], "token_logprobs": [-1, 0.5]})",
                            R"({"tokens": ["a", "b"], "token_logprobs": [-1, -2], "top_logprobs": [{}]})",
                            R"({"tokens": ["a"], "token_logprobs": [-1], "top_logprobs": [{"b": "x"}]})"})
    EXPECT_NE(problem_text(read_tokens(wrong)).find("\"token_logprobs\""), std::string::npos) << wrong;
}

TEST(LogProbabilities, SaysWhatIsWrong) {
  const std::string no_list =
      "it has no list of tokens with log-probabilities; ask the server for them with \"logprobs\": true";
  EXPECT_EQ(problem_text(read_tokens("{\"choices\": [{\"logprobs\": null}]}")), no_list);
  EXPECT_EQ(problem_text(read_tokens("[]")), no_list);
  EXPECT_EQ(problem_text(read_tokens("3")), no_list);
  const std::string wrong =
      "token 1 and its alternatives each need a \"token\" and a \"logprob\" of at most 0";
  for (const char* token :
       {"{\"token\": \"b\", \"logprob\": 0.5}", "{\"token\": \"b\", \"logprob\": NaN}",
        "{\"token\": \"b\", \"logprob\": \"x\"}", "{\"token\": \"b\"}", "{\"token\": 3, \"logprob\": -1}",
        "{\"logprob\": -1}", "3",
        "{\"token\": \"b\", \"logprob\": -1, \"top_logprobs\": [{\"token\": \"c\", \"logprob\": 2}]}"}) {
    EXPECT_EQ(problem_text(read_tokens("[{\"token\": \"a\", \"logprob\": -1}, " + std::string(token) + "]")),
              wrong)
        << token;
  }
}

}  // namespace
}  // namespace surprisal::test
