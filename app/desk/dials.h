// desk: the numbers of a session that a person turns: drawn as sliders, and played from end to end.
#pragma once

#include <functional>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/text.h"
#include "session/session.h"

namespace surprisal::app {

struct Desk;

struct DialRange {
  double low = 0;
  double high = 1;
  double home = 0;    // where a double click puts it
  double fine = 0.1;  // one notch of the wheel
  bool logarithmic = false;
  int decimals = 2;
  bool whole = false;
};

struct Dial {
  std::string name;  // of the widget; the same in both languages
  Text what;         // "the temperature"
  DialRange range;
  std::function<double(const Session&)> get;
  std::function<void(Session&, double)> set;
  std::optional<std::size_t> of_class = {};
};

Dial logit_dial(const Session& session, std::size_t k);
Dial label_dial(const Session& session, std::size_t k);
Dial weight_dial(const Session& session, std::size_t k);
Dial temperature_dial();
Dial smoothing_dial();
std::vector<Dial> dials_of_sample(const Session& session);
std::vector<Dial> dials_of_figure(std::string_view figure);                    // beyond those of the sample
std::vector<Dial> dials_for(const Session& session, std::string_view figure);  // all that may move it

// Of a class that this session has not.
bool is_gone(const Dial& dial, const Session& session);

// Between the low end, at 0, and the high end, at 1.
double value_at(const DialRange& range, double share);

// A slider to drag, to type into (Ctrl+click), to turn with the wheel or the arrow keys; a double click puts
// it home, and its menu plays it.
void show_dial(Desk& desk, const Dial& dial, float width);

// A dial that moves by itself.
struct Player {
  Dial dial;
  double at = 0;  // 0 at the low end, 1 at the high end
  bool running = true;
  bool looping = false;
};

void play(Desk& desk, const Dial& dial);
void advance_player(Desk& desk, double seconds);
void step_player(Desk& desk, int steps);
void show_player(Desk& desk);  // its strip: pause, step, loop, stop

}  // namespace surprisal::app
