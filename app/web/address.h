// web: the part of the page's address after #. It describes what is shown, so the address can be shared.
#pragma once

#include <string_view>

#include "desk/desk.h"
#include "web/browser.h"

namespace surprisal::web {

void show_in_address(const Desk& desk);
bool open_fragment(Desk& desk, std::string_view fragment);  // false if it is not a link

// Makes links that are copied in the page lead to it, unless its address cannot be part of a link.
void take_address_for_links(Desk& desk);

}  // namespace surprisal::web
