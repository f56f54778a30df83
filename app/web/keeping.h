// web: what outlives the page, so that a tab that is closed or reloaded comes back as it was: the settings,
// the session, and the place in the course.
#pragma once

#include <cstdint>
#include <optional>
#include <string>

#include "desk/desk.h"
#include "web/browser.h"

namespace surprisal::web {

class Keeping {
 public:
  void load_into(Desk& desk);
  // Call it once the lessons are loaded: opens the place in the course, or what the address says instead.
  void open_place(Desk& desk);
  void forget_place() { place_to_open_.clear(); }

  // Call it after each frame. Writes within a second of a change; returns whether it has written.
  bool update(const Desk& desk, double now);
  void write(const Desk& desk);           // at once: the page may be about to end
  double seconds_left(double now) const;  // until it writes; infinite if there is nothing to write

 private:
  struct Kept {
    Settings settings;
    std::uint64_t revision = 0;  // of the session
    std::string place;

    friend bool operator==(const Kept&, const Kept&) = default;
  };
  static Kept kept_of(const Desk& desk);

  std::optional<Kept> written_;
  std::optional<double> due_;
  std::string place_to_open_;
};

}  // namespace surprisal::web
