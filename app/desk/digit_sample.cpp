#include "desk/digit_sample.h"

#include <algorithm>

#include "desk/lesson_steps.h"

namespace surprisal::desk {
namespace {

constexpr std::size_t kMaxGiven = 500;

const Text kTrain = {"Train the classifier", "训练分类器"};

const GivenPad* given_with(const DigitsState& digits, const session::DigitRun& said) {
  const auto found = std::find_if(digits.given.rbegin(), digits.given.rend(),
                                  [&](const GivenPad& given) { return given.said == said; });
  return found == digits.given.rend() ? nullptr : &*found;
}

void remember(DigitsState& digits, const GivenPad& given) {
  if (!digits.given.empty() && digits.given.back().said == given.said && digits.given.back().pad == given.pad)
    return;
  if (digits.given.size() >= kMaxGiven) digits.given.erase(digits.given.begin());
  digits.given.push_back(given);
}

// Updates the view after undo, redo or a change of the session elsewhere.
void follow_session(DigitsState& digits, const session::DigitRun& said) {
  const GivenPad* given = given_with(digits, said);
  take_over(digits, given == nullptr ? said : given->shown);
  if (given != nullptr) digits.pad = given->pad;
  digits.last_given = digits.pad;
  digits.last_shown = described(digits);
}

}  // namespace

void open_digits(Desk& desk) {
  close_lesson(desk);
  desk.player.reset();
  if (!desk.digits) desk.digits.emplace();
  desk.view.main = MainView::Digits;
  // A session without digit settings leaves the view as it was.
  const session::DigitRun& said = desk.session().digits;
  if (said != desk.digits->seen && said != session::DigitRun()) follow_session(*desk.digits, said);
  desk.digits->seen = said;
}

bool shows_digits(const Desk& desk) { return desk.view.main == MainView::Digits && desk.digits.has_value(); }

void commit_sample(Desk& desk, const Text& what) {
  DigitsState& digits = *desk.digits;
  digits.pen_is_down = false;
  digits.change_is_due = false;
  const Session sample = sample_of(digits, desk.session());
  // Before training, every pad gives the same logits, so there is nothing to undo.
  if (sample != desk.session()) {
    desk.workspace.stop_moving();
    desk.workspace.end_gesture();
    const session::DigitRun& said = desk.session().digits;
    if (given_with(digits, said) == nullptr) remember(digits, {said, digits.last_shown, digits.last_given});
    desk.edit(sample, what);
  }
  remember(digits, {sample.digits, sample.digits, digits.pad});
  digits.last_given = digits.pad;
  digits.last_shown = sample.digits;
  digits.revision = desk.workspace.revision();
  digits.seen = sample.digits;
}

void settle_digits(Desk& desk) {
  if (!shows_digits(desk)) return;
  desk.digits->training.pause();
  if (described(*desk.digits) != desk.session().digits) commit_sample(desk, kTrain);
}

void advance_digits(Desk& desk) {
  if (!desk.digits) return;
  DigitsState& digits = *desk.digits;
  const bool was_running = digits.training.is_running();
  if (!shows_digits(desk)) {
    digits.training.pause();
    // Opening an example, for instance, leaves the view and changes the session. Keep that change.
    const bool is_same_session = digits.revision == desk.workspace.revision();
    if (was_running && is_same_session && !desk.course.open) commit_sample(desk, kTrain);
    return;
  }
  if (desk.session().digits != digits.seen) follow_session(digits, desk.session().digits);
  digits.seen = desk.session().digits;
  digits.training.advance();
  if (was_running && !digits.training.is_running()) commit_sample(desk, kTrain);
  if (desk.export_dialog || desk.presentation || desk.view.maximized) settle_digits(desk);
  digits.revision = desk.workspace.revision();
}

}  // namespace surprisal::desk
