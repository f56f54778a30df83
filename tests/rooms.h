// tests and benchmarks: the names of every room without a prefix.
#pragma once

namespace surprisal {

inline namespace base {}
namespace math {}
namespace session {}
namespace draw {}
namespace typeset {}
namespace plot {}
namespace figures {}
namespace lesson {}
namespace exporting {}
namespace desk {}
namespace screen {}
namespace ui {}
namespace window {}
namespace command {}

namespace every_room {
using namespace base;
using namespace math;
using namespace session;
using namespace draw;
using namespace typeset;
using namespace plot;
using namespace figures;
using namespace lesson;
using namespace exporting;
using namespace desk;
using namespace screen;
using namespace ui;
using namespace window;
using namespace command;
}  // namespace every_room

namespace test {
using namespace every_room;
}
namespace bench {
using namespace every_room;
}

}  // namespace surprisal
