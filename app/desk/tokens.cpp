#include "desk/tokens.h"

#include <string>
#include <utility>

#include "base/quote.h"
#include "desk/token_file.h"

namespace surprisal::desk {

void show_tokens(Desk& desk, const std::filesystem::path& path, data::Tokens tokens, std::size_t chosen) {
  const std::size_t count = tokens.tokens.size();
  desk.token_file =
      TokenFile{path, harmless(path.filename().string(), 80), std::move(tokens), chosen < count ? chosen : 0};
}

void choose_token(Desk& desk, std::size_t token) {
  if (!desk.token_file || token >= desk.token_file->tokens.tokens.size()) return;
  desk.token_file->chosen = token;
  const RowSample sample = sample_of_token(desk.token_file->tokens.tokens[token]);
  if (sample.classes.empty()) return;
  const std::string number = std::to_string(token);
  desk.workspace.stop_moving();
  desk.edit(with_row(desk.session(), sample),
            {"Take token " + number + " as the sample", "把第 " + number + " 个词元作为样本"}, "tokens");
}

}  // namespace surprisal::desk
