#include "web/address.h"

#include <cstdlib>
#include <memory>

namespace surprisal::web {

void Address::show(const Desk& desk) const {
  if (write) browser_set_fragment(write(desk).c_str());
}

bool Address::open_first(Desk& desk) const {
  const std::unique_ptr<char, decltype(&std::free)> fragment(browser_fragment(), std::free);
  return open && fragment && *fragment != '\0' && open(desk, fragment.get());
}

}  // namespace surprisal::web
