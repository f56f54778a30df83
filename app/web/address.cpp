#include "web/address.h"

#include <string>

#include "desk/link.h"
#include "desk/web_address.h"

namespace surprisal::web {

void show_in_address(const Desk& desk) {
  const std::string link = link_fragment(desk);  // including the #
  browser_set_fragment(link.empty() ? "" : link.c_str() + 1);
}

bool open_fragment(Desk& desk, std::string_view fragment) {
  const std::string link = "#" + std::string(fragment);
  if (fragment_in(link).empty()) return false;
  open_link(desk, link);
  return true;
}

void take_address_for_links(Desk& desk) {
  const Result<std::string> address = web_address_from(taken(browser_address()));
  desk.settings.web_address = address ? *address : "";
}

}  // namespace surprisal::web
