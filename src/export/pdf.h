// export: a PDF of one page or many. Its text can be searched and copied, and the same document gives the
// same bytes.
#pragma once

#include <functional>
#include <string>
#include <vector>

#include "base/result.h"
#include "draw/canvas.h"
#include "export/sheet.h"

namespace surprisal::exporting {

// An entry of the table of contents that a PDF reader shows beside the pages.
struct Bookmark {
  std::string title;  // UTF-8
  std::size_t page = 0;
  double top = 0;  // in pixels from the top of the page
};

struct PdfDocument {
  Sheet sheet;  // of each page; its scale is ignored
  std::size_t pages = 1;
  std::function<void(std::size_t page, Canvas& canvas)> paint;
  std::vector<Bookmark> bookmarks;
};

// Why this edition cannot make a PDF; empty if it can.
Text why_no_pdf();
Result<std::string> pdf(const PdfDocument& document, const Progress& progress = {});

}  // namespace surprisal::exporting
