#include "data/npy_header.h"

#include <charconv>

namespace surprisal::data {
namespace {

class HeaderReader {
 public:
  explicit HeaderReader(std::string_view text) : rest_(text) {}

  bool accept(char wanted) {
    skip_blanks();
    if (rest_.empty() || rest_.front() != wanted) return false;
    rest_.remove_prefix(1);
    return true;
  }

  bool accept(std::string_view word) {
    skip_blanks();
    if (!rest_.starts_with(word)) return false;
    rest_.remove_prefix(word.size());
    return true;
  }

  bool at_end() {
    skip_blanks();
    return rest_.empty();
  }

  std::optional<std::string> quoted_text() {
    skip_blanks();
    if (rest_.empty() || (rest_.front() != '\'' && rest_.front() != '"')) return std::nullopt;
    const std::size_t end = rest_.find(rest_.front(), 1);
    if (end == rest_.npos) return std::nullopt;
    return std::string(take(end + 1).substr(1, end - 1));
  }

  // A list of fields, returned as written, up to its closing bracket.
  std::optional<std::string> list() {
    skip_blanks();
    int depth = 0;
    for (std::size_t i = 0; i < rest_.size(); ++i) {
      if (rest_[i] == '[') ++depth;
      if (rest_[i] == ']' && --depth == 0) return std::string(take(i + 1));
      if (depth == 0) break;
    }
    return std::nullopt;
  }

  std::optional<std::uint64_t> number() {
    skip_blanks();
    std::uint64_t value = 0;
    const auto [end, error] = std::from_chars(rest_.data(), rest_.data() + rest_.size(), value);
    if (error != std::errc()) return std::nullopt;
    take(static_cast<std::size_t>(end - rest_.data()));
    accept('L');  // Python 2 ended long integers with an L
    return value;
  }

 private:
  void skip_blanks() {
    const std::size_t start = rest_.find_first_not_of(" \t\r\n");
    rest_.remove_prefix(start == rest_.npos ? rest_.size() : start);
  }

  std::string_view take(std::size_t count) {
    const std::string_view taken = rest_.substr(0, count);
    rest_.remove_prefix(count);
    return taken;
  }

  std::string_view rest_;
};

std::optional<std::vector<std::uint64_t>> shape_from(HeaderReader& reader) {
  if (!reader.accept('(')) return std::nullopt;
  std::vector<std::uint64_t> shape;
  while (!reader.accept(')')) {
    const auto length = reader.number();
    if (!length) return std::nullopt;
    shape.push_back(*length);
    if (reader.accept(')')) break;
    if (!reader.accept(',')) return std::nullopt;
  }
  return shape;
}

}  // namespace

std::optional<NpyHeader> parse_npy_header(std::string_view text) {
  HeaderReader reader(text);
  std::optional<std::string> type;
  std::optional<bool> fortran_order;
  std::optional<std::vector<std::uint64_t>> shape;
  if (!reader.accept('{')) return std::nullopt;
  while (!reader.accept('}')) {
    const auto key = reader.quoted_text();
    if (!key || !reader.accept(':')) return std::nullopt;
    if (*key == "descr") {
      type = reader.quoted_text();
      if (!type) type = reader.list();
      if (!type) return std::nullopt;
    } else if (*key == "fortran_order") {
      if (reader.accept("True")) {
        fortran_order = true;
      } else if (reader.accept("False")) {
        fortran_order = false;
      } else {
        return std::nullopt;
      }
    } else if (*key == "shape") {
      shape = shape_from(reader);
      if (!shape) return std::nullopt;
    } else {
      return std::nullopt;
    }
    if (reader.accept('}')) break;
    if (!reader.accept(',')) return std::nullopt;
  }
  if (!type || !fortran_order || !shape || !reader.at_end()) return std::nullopt;
  return NpyHeader{std::move(*type), *fortran_order, std::move(*shape)};
}

}  // namespace surprisal::data
