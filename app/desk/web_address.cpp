#include "desk/web_address.h"

#include <algorithm>

#include "base/quote.h"
#include "desk/settings.h"

namespace surprisal::desk {

Result<std::string> web_address_from(std::string_view typed) {
  const auto is_space = [](char c) { return static_cast<unsigned char>(c) <= ' '; };
  while (!typed.empty() && is_space(typed.front())) typed.remove_prefix(1);
  while (!typed.empty() && is_space(typed.back())) typed.remove_suffix(1);
  const std::string address(typed.substr(0, typed.find('#')));
  const bool has_scheme = address.starts_with("http://") || address.starts_with("https://");
  const bool is_whole = has_scheme && std::none_of(address.begin(), address.end(), is_space) &&
                        harmless(address, address.size()) == address && address.size() <= kLongestWebAddress;
  if (!address.empty() && !is_whole)
    return Problem{
        {"An address begins with https:// and has no spaces.", "地址以 https:// 开头，且不含空格。"}};
  return address;
}

}  // namespace surprisal::desk
