#include "command/number_options.h"

#include <charconv>
#include <string>

#include "session/named_quantities.h"

namespace surprisal::command {

Result<math::Base> base_from(std::string_view text) {
  for (math::Base base : {math::Base::E, math::Base::Two, math::Base::Ten}) {
    if (text == name_of(base)) return base;
  }
  return Problem{"--base " + std::string(text) +
                 Text(" is not a supported base; give e, 2 or 10", " 不是支持的底；请给出 e、2 或 10")};
}

Result<long long> integer_from(std::string_view option, std::string_view text, long long least,
                               long long most) {
  long long value = 0;
  const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), value);
  if (error == std::errc() && end == text.data() + text.size() && value >= least && value <= most)
    return value;
  return Problem{std::string(option) + " " + std::string(text) +
                 Text(" is not a whole number from ", " 不是 ") + std::to_string(least) +
                 Text(" to ", " 到 ") + std::to_string(most) +
                 Text("; give one", " 之间的整数；请给出这样的数")};
}

}  // namespace surprisal::command
