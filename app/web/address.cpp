#include "web/address.h"

#include <string>

#include "desk/link.h"

namespace surprisal::web {

void show_in_address(const Desk& desk) {
  const std::string link = link_fragment(desk);  // with its #
  browser_set_fragment(link.empty() ? "" : link.c_str() + 1);
}

bool open_fragment(Desk& desk, std::string_view fragment) {
  const std::string link = "#" + std::string(fragment);
  if (fragment_in(link).empty()) return false;
  open_link(desk, link);
  return true;
}

void take_address_for_links(Desk& desk) { desk.settings.web_address = taken(browser_address()); }

}  // namespace surprisal::web
