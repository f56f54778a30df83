// tests and benchmarks: use the names of all namespaces without a prefix.
#pragma once

namespace surprisal {

inline namespace base {}
namespace math {}
namespace data {}
namespace learn {}
namespace session {}
namespace draw {}
namespace typeset {}
namespace plot {}
namespace figures {}
namespace lesson {}
namespace exporting {}
namespace handout {}
namespace desk {}
namespace screen {}
namespace ui {}
namespace window {}
namespace command {}

namespace all_namespaces {
using namespace base;
using namespace math;
using namespace data;
using namespace learn;
using namespace session;
using namespace draw;
using namespace typeset;
using namespace plot;
using namespace figures;
using namespace lesson;
using namespace exporting;
using namespace handout;
using namespace desk;
using namespace screen;
using namespace ui;
using namespace window;
using namespace command;
}  // namespace all_namespaces

namespace test {
using namespace all_namespaces;
}
namespace bench {
using namespace all_namespaces;
}

}  // namespace surprisal
