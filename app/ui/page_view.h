// ui: a page of text in the window, with its links, notes and what it highlights.
#pragma once

#include <string_view>

#include "lesson/page.h"
#include "ui/ui.h"

namespace surprisal::ui {

// Paints the page and responds to the pointer. Returns false if a link was followed: it may have opened
// another lesson, so references into the old one must not be used any more.
bool show_page(Ui& ui, const Page& page, Point corner, std::string_view name);

void paint_page_on(Ui& ui, const Page& page, Point corner, bool dimmed);  // does not respond to the pointer

}  // namespace surprisal::ui
