// web: what the program needs from the browser. browser.js implements these functions.
#pragma once

#include <cstdlib>
#include <memory>
#include <string>

namespace surprisal {
namespace ui {}
namespace web {
using namespace ui;
}
}  // namespace surprisal

extern "C" {

// Call web_frame before the browser next paints, or after this many seconds.
void browser_request_frame();
void browser_wake_in(double seconds);

void browser_set_title(const char* title);
void browser_set_cursor(const char* css_name);
void browser_full_screen(bool on);

// Where text is entered: a phone shows its keyboard only if text is wanted, and an input method shows its
// candidates at the caret. In CSS pixels.
void browser_place_caret(bool wants_text, double x, double y, double height);
void browser_copy(const char* text);

// Asks for files with these endings (".surprisal,.md"); they arrive through web_chosen.
void browser_choose_files(const char* endings);
void browser_download(const char* path, const char* name);

// Text that outlives the page: that of this tab or, if the tab is new, of the last one. Null if there is
// none; freed by the caller.
void browser_store(const char* name, const char* text);
char* browser_stored(const char* name);

// Writes the lessons that are embedded in the page to files in the folder.
void browser_write_lessons(const char* folder);

bool browser_speaks_chinese();

// For screen readers: announced when it changes.
void browser_say(const char* sentence, const char* language);

// The part of the address after #, without it; freed by the caller. Later changes arrive through
// web_fragment.
char* browser_fragment();
void browser_set_fragment(const char* fragment);
char* browser_address();  // without that part; freed by the caller

}  // extern "C"

namespace surprisal::web {

// Takes a text from the browser and frees it; empty if there is none.
inline std::string taken(char* text) {
  const std::unique_ptr<char, decltype(&std::free)> owned(text, std::free);
  return owned ? owned.get() : "";
}

}  // namespace surprisal::web
