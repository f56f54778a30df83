// base: the namespaces of the program, one for each folder, lowest layer first. Code in a folder can use the
// names of the folders below it without a prefix. CMake targets, not this file, decide which headers a folder
// can include.
#pragma once

namespace surprisal {

inline namespace base {}

namespace math {}

namespace data {
using namespace math;
}

namespace learn {
using namespace math;
}

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

namespace exporting {  // the folder is src/export, but `export` is a keyword of C++
using namespace figures;
using namespace typeset;
}  // namespace exporting

namespace handout {
using namespace exporting;
using namespace lesson;
}  // namespace handout

namespace desk {
using namespace exporting;
using namespace handout;
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
using namespace learn;
using namespace window;
}

}  // namespace surprisal
