// Any bytes, read as a server's answer, are refused or give tokens whose log-probabilities are at most 0.
#include "data/log_probabilities.h"

#include "readers.h"

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* bytes, std::size_t count) {
  const auto tokens = surprisal::data::read_tokens(*surprisal::test::kept_bytes(bytes, count));
  if (!surprisal::test::is_read(tokens)) return 0;
  surprisal::test::expect(!tokens->tokens.empty(), "no tokens and no problem");
  for (const surprisal::data::Token& token : tokens->tokens) {
    surprisal::test::expect(token.log_prob.value_or(0) <= 0, "a log-probability above 0");
  }
  return 0;
}
