// desk: what the window shows as the fragment of an address, "#lesson=softmax&step=3&lang=en&s=1.pVFL...",
// and back.
#pragma once

#include <string>
#include <string_view>

#include "desk/desk.h"

namespace surprisal::desk {

// lesson, step (from 1), view, figure, lang, and s for a session that does not follow from the others. It
// never contains a path, a row of a file, or a user's own lesson.
std::string link_fragment(const Desk& desk);

// Whether the text is such a fragment, or an address (http, https, file) that ends with one.
bool is_link(std::string_view text);

// The first fragment in a text, such as an email; empty if it has none.
std::string_view fragment_in(std::string_view text);

// Shows what the first link in the text describes, and says in one sentence what could not be opened.
void open_link(Desk& desk, std::string_view text);

// For the clipboard: the fragment, after the address of the web edition if the settings have one.
std::string copy_link(Desk& desk);

}  // namespace surprisal::desk
