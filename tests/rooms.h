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
namespace app {}

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
using namespace app;
}  // namespace every_room

namespace test {
using namespace every_room;
}
namespace bench {
using namespace every_room;
}

}  // namespace surprisal
