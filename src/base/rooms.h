// base: the rooms of the house in the order in which they stand on each other. Each folder has a namespace of
// its own, so two rooms may use one name for two things; inside a room the names of the rooms below it need
// no prefix. Which headers a room can include is decided by its CMake target, not here.
#pragma once

namespace surprisal {

inline namespace base {}

namespace math {}

namespace session {
using namespace math;
}

namespace draw {}

namespace typeset {
using namespace draw;
}

namespace plot {
using namespace draw;
using namespace session;
}  // namespace plot

namespace figures {
using namespace plot;
}

namespace lesson {
using namespace figures;
using namespace typeset;
}  // namespace lesson

namespace exporting {  // the folder is src/export, which C++ keeps for itself
using namespace figures;
using namespace typeset;
}  // namespace exporting

namespace desk {
using namespace exporting;
using namespace lesson;
}  // namespace desk

namespace screen {
using namespace draw;
}

namespace ui {
using namespace desk;
using namespace screen;
}  // namespace ui

namespace window {
using namespace ui;
}

namespace command {
using namespace window;
}

}  // namespace surprisal
