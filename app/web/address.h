// web: the part of the address after #, which can carry what is shown. What it says is not decided here.
#pragma once

#include <functional>
#include <string>
#include <string_view>

#include "desk/desk.h"
#include "web/browser.h"

namespace surprisal::web {

struct Address {
  // What the address says of the desk; empty for nothing.
  std::function<std::string(const Desk&)> write;
  // Opens what it says; false if it says nothing.
  std::function<bool(Desk&, std::string_view)> open;

  void show(const Desk& desk) const;
  bool open_first(Desk& desk) const;  // what the page was opened with
};

}  // namespace surprisal::web
