// desk: handwritten digits: the pad, the classifier that is trained on them, and its prediction for the pad.
#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <utility>
#include <vector>

#include "base/memo.h"
#include "desk/digit_training.h"
#include "learn/pad.h"
#include "learn/pictures.h"
#include "session/session.h"

namespace surprisal::desk {

// What is on the pad: a digit that the reader draws; a test digit, perhaps with parts erased; or a picture
// that came with a session.
struct DigitPad {
  std::optional<std::size_t> test_digit = 0;  // which of the unseen ones
  learn::Drawing strokes;
  int label = 0;
  std::optional<learn::DigitCounts> picture = {};

  bool is_empty() const { return !test_digit && !picture && strokes.empty(); }
  friend bool operator==(const DigitPad&, const DigitPad&) = default;
};

// A drawing is moved and scaled like the digits of the data set, unless the pen is still down. Strokes over a
// test digit stay where they are.
learn::DigitCounts counts_on(const DigitPad& pad, const learn::DigitData& data, bool pen_is_down = false);

// What a session said about the digits, what the view showed then, and the strokes on its pad, so that undo
// can restore all of it.
struct GivenPad {
  session::DigitRun said;
  session::DigitRun shown;
  DigitPad pad;
};

// The weight picture that a reader has chosen, out of how many, and the label on the pad then. Without a
// hidden layer, it applies only while the pad has that label, so that the description otherwise follows the
// digit.
struct ChosenPicture {
  std::size_t which = 0;
  std::size_t count = 0;
  int label = 0;
};

struct DigitsState {
  DigitsState();

  DigitTraining training;
  DigitPad pad;
  learn::PadTool tool = learn::PadTool::Pen;
  bool pen_is_down = false;
  bool change_is_due = false;  // a setting was changed, and the sample is not updated yet
  std::optional<ChosenPicture> chosen_picture;
  std::size_t next_test_digit = 1;  // that "Test digit" loads
  std::vector<GivenPad> given;
  DigitPad last_given;
  session::DigitRun last_shown;  // when the sample was last updated
  std::uint64_t revision = 0;    // of the workspace when it was last checked
  session::DigitRun seen;        // in its session then
  mutable Memo<std::pair<DigitPad, bool>, learn::DigitCounts>
      counted;  // by the pad and whether the pen is down
  mutable Memo<std::pair<learn::DigitCounts, std::size_t>, std::vector<double>>
      answered;  // the logits, by what is on the pad and the revision of the training

  const learn::DigitCounts& counts() const;
  const std::vector<double>& logits() const;
};

// The weight picture that is described in words: that of the label if the reader has not chosen another.
std::size_t described_picture(const DigitsState& digits);
void choose_picture(DigitsState& digits, std::size_t which);

// The pad and the training as a session stores them, and taking them over from a session.
session::DigitRun described(const DigitsState& digits);
void take_over(DigitsState& digits, const session::DigitRun& from);

// `from` with ten classes, the logits for what is on the pad, and its label.
Session sample_of(const DigitsState& digits, const Session& from);

void put_test_digit(DigitsState& digits, std::size_t which);

// Begins a stroke if the pen is up. On a whole test digit the pen begins a new drawing.
void draw_to(DigitsState& digits, learn::PadPoint point);
void clear_pad(DigitsState& digits);

}  // namespace surprisal::desk
