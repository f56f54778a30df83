// ui: a page of text in the window, with its links, notes and what it highlights.
#pragma once

#include <string_view>

#include "lesson/page.h"
#include "ui/ui.h"

namespace surprisal::ui {

// Paints the page and answers to the pointer. A link followed may open another lesson: then it returns false,
// and nothing that was read before may be used.
bool show_page(Ui& ui, const Page& page, Point corner, std::string_view name);

void paint_page_on(Ui& ui, const Page& page, Point corner, bool dimmed);  // does not answer

}  // namespace surprisal::ui
