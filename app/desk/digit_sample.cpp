#include "desk/digit_sample.h"

#include <algorithm>

#include "desk/lesson_steps.h"

namespace surprisal::desk {
namespace {

constexpr std::size_t kMostGiven = 500;

const GivenPad* given_with(const DigitsState& digits, const Session& session) {
  const auto found = std::find_if(digits.given.rbegin(), digits.given.rend(),
                                  [&](const GivenPad& given) { return given.sample == session; });
  return found == digits.given.rend() ? nullptr : &*found;
}

void remember(DigitsState& digits, const Session& sample, const DigitPad& pad) {
  if (!digits.given.empty() && digits.given.back().sample == sample && digits.given.back().pad == pad) return;
  if (digits.given.size() >= kMostGiven) digits.given.erase(digits.given.begin());
  digits.given.push_back({sample, pad});
}

// After undo and redo.
void bring_back_pad(DigitsState& digits, const Session& session) {
  const GivenPad* given = given_with(digits, session);
  if (given == nullptr) return;
  digits.pen_is_down = false;
  digits.pad = given->pad;
  digits.last_given = given->pad;
}

}  // namespace

void open_digits(Desk& desk) {
  close_lesson(desk);
  desk.player.reset();
  if (!desk.digits) desk.digits.emplace();
  desk.view.main = MainView::Digits;
}

bool shows_digits(const Desk& desk) { return desk.view.main == MainView::Digits && desk.digits.has_value(); }

void give_sample(Desk& desk, const Text& what) {
  DigitsState& digits = *desk.digits;
  digits.pen_is_down = false;
  const Session sample = sample_of(digits, desk.session());
  // Before training every pad gives the same logits: there is nothing to undo then.
  if (sample != desk.session()) {
    desk.workspace.stop_moving();
    desk.workspace.end_gesture();
    if (given_with(digits, desk.session()) == nullptr) remember(digits, desk.session(), digits.last_given);
    desk.edit(sample, what);
  }
  remember(digits, sample, digits.pad);
  digits.last_given = digits.pad;
  digits.revision = desk.workspace.revision();
}

void advance_digits(Desk& desk) {
  if (!desk.digits) return;
  DigitsState& digits = *desk.digits;
  const bool was_running = digits.training.is_running();
  if (!shows_digits(desk)) {
    digits.training.pause();
    // The way out may have changed the session, as an example does: that stays.
    const bool is_same_session = digits.revision == desk.workspace.revision();
    if (was_running && is_same_session && !desk.course.open)
      give_sample(desk, {"Train the classifier", "训练分类器"});
    return;
  }
  digits.training.advance();
  if (was_running && !digits.training.is_running()) give_sample(desk, {"Train the classifier", "训练分类器"});
  if (digits.revision != desk.workspace.revision()) bring_back_pad(digits, desk.session());
  digits.revision = desk.workspace.revision();
}

}  // namespace surprisal::desk
