// base: the namespaces of the program, one for each folder, the lowest layer first. Two folders may use one
// name for two things; code in a folder sees the names of the folders below it without a prefix. Which
// headers a folder can include is decided by its CMake target, not here.
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
}

namespace figures {
using namespace plot;
using namespace session;
}  // namespace figures

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
