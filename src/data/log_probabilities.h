// data: the log-probabilities of tokens, as the servers of language models return them.
#pragma once

#include <string_view>

#include "base/result.h"
#include "data/tokens.h"

namespace surprisal::data {

// Whether a text is JSON with a list of tokens: a quick check that reads no values.
bool has_token_list(std::string_view json);

// A server's answer (choices[0].logprobs.content), its `logprobs` object, or the list itself. Accepts any
// bytes. null, -100, and -9999 and below mean that a token is unlikely.
Result<Tokens> read_tokens(std::string_view json);

}  // namespace surprisal::data
