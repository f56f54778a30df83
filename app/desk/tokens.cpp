#include "desk/tokens.h"

#include <string>
#include <utility>

#include "base/quote.h"
#include "data/reading.h"
#include "desk/token_file.h"

namespace surprisal::desk {

bool open_token_file(Desk& desk, const std::filesystem::path& path) {
  const Result<data::FileFormat> format = data::format_of_file(path);
  if (!format || *format != data::FileFormat::Tokens) return false;
  Result<data::Tokens> tokens = data::read_tokens_file(path);
  if (!tokens) {
    desk.rows.fault = tokens.problem().message;
    return true;
  }
  desk.token_file = TokenFile{harmless(path.filename().string(), 80), std::move(*tokens)};
  return true;
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
