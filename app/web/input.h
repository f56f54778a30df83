// web: the browser's events, which browser.js passes on, as input of ImGui's.
#pragma once

namespace surprisal::web {

// Connects the clipboard and the caret; call once, when ImGui exists.
void connect_input();

}  // namespace surprisal::web
