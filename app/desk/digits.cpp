#include "desk/digits.h"

#include <algorithm>
#include <span>
#include <string>

#include "session/setters.h"

namespace surprisal::desk {
namespace {

// Pen strokes add the dots that they cover to a picture that is there already; an eraser takes them away.
learn::DigitCounts changed(learn::DigitCounts counts, const learn::Drawing& strokes) {
  for (learn::PadStroke stroke : strokes) {
    const int sign = stroke.tool == learn::PadTool::Pen ? 1 : -1;
    stroke.tool = learn::PadTool::Pen;
    const learn::DigitCounts covered = learn::counted({stroke});
    for (std::size_t i = 0; i < counts.size(); ++i)
      counts[i] = std::clamp(counts[i] + sign * covered[i], 0, learn::kFullPixel);
  }
  return counts;
}

learn::DigitCounts counts_of(std::span<const double> pixels) {
  learn::DigitCounts counts = {};
  for (std::size_t i = 0; i < counts.size(); ++i)
    counts[i] = static_cast<int>(pixels[i] * learn::kFullPixel);  // exact: the pixels are sixteenths
  return counts;
}

}  // namespace

learn::DigitCounts counts_on(const DigitPad& pad, const learn::DigitData& data, bool pen_is_down) {
  if (pad.test_digit) return changed(counts_of(data.unseen.image(*pad.test_digit)), pad.strokes);
  return learn::counted(pen_is_down ? pad.strokes : learn::fitted(pad.strokes));
}

DigitsState::DigitsState() {
  put_test_digit(*this, 0);
  last_given = pad;
}

const learn::DigitCounts& DigitsState::counts() const {
  return counted.get({pad, pen_is_down}, [&] { return counts_on(pad, training.data(), pen_is_down); });
}

std::vector<double> DigitsState::logits() const {
  return learn::logits_of(training.run().classifier, learn::pixels_of(counts()));
}

Session sample_of(const DigitsState& digits, const Session& from) {
  Session next = from;
  const auto label = static_cast<std::size_t>(digits.pad.label);
  next.title = {"A handwritten digit", "一个手写数字"};
  next.output = OutputLayer::Softmax;
  set_class_count(next, learn::kDigitClasses);
  set_label_mode(next, LabelMode::OneClass);
  next.temperature = 1;
  next.smoothing = 0;
  const std::vector<double> logits = digits.logits();
  for (std::size_t k = 0; k < logits.size(); ++k) {
    next.class_names[k] = Text(std::to_string(k));
    set_logit(next, k, logits[k]);
  }
  set_label(next, label, 1);
  set_focus(next, label);
  return next;
}

void put_test_digit(DigitsState& digits, std::size_t which) {
  const learn::Digits& unseen = digits.training.data().unseen;
  which %= unseen.count();
  digits.pen_is_down = false;
  digits.pad = {which, {}, unseen.labels[which]};
}

void draw_to(DigitsState& digits, learn::PadPoint point) {
  learn::Drawing& strokes = digits.pad.strokes;
  if (!digits.pen_is_down || strokes.empty()) {
    const bool draws = digits.tool == learn::PadTool::Pen;
    if (draws && strokes.empty()) clear_pad(digits);
    strokes.push_back({digits.tool, draws ? learn::kPenWidth : learn::kEraserWidth, {}});
    digits.pen_is_down = true;
  }
  std::vector<learn::PadPoint>& points = strokes.back().points;
  if (points.empty() || !(points.back() == point)) points.push_back(point);
}

void clear_pad(DigitsState& digits) {
  digits.pen_is_down = false;
  digits.pad = {std::nullopt, {}, digits.pad.label};
}

}  // namespace surprisal::desk
