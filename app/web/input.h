// web: passes the browser's events, which come from browser.js, to ImGui.
#pragma once

namespace surprisal::web {

// Connects the clipboard and the caret; call once, when ImGui exists.
void connect_input();

}  // namespace surprisal::web
