#include "desk/digits.h"

#include <algorithm>
#include <span>
#include <string>

#include "figures/session_digits.h"
#include "session/setters.h"

namespace surprisal::desk {
namespace {

// The pen adds the dots that it covers to the existing picture, and the eraser removes them.
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
  if (pad.picture) return changed(*pad.picture, pad.strokes);
  if (pad.test_digit) return changed(counts_of(data.unseen.image(*pad.test_digit)), pad.strokes);
  return learn::counted(pen_is_down ? pad.strokes : learn::fitted(pad.strokes));
}

DigitsState::DigitsState() {
  put_test_digit(*this, 0);
  last_given = pad;
  last_shown = described(*this);
}

const learn::DigitCounts& DigitsState::counts() const {
  return counted.get({pad, pen_is_down}, [&] { return counts_on(pad, training.data(), pen_is_down); });
}

const std::vector<double>& DigitsState::logits() const {
  return answered.get({counts(), training.revision()}, [&] {
    return learn::logits_of(training.run().classifier, learn::pixels_of(counts()));
  });
}

std::size_t described_picture(const DigitsState& digits) {
  const learn::Classifier& classifier = digits.training.run().classifier;
  const std::optional<ChosenPicture>& chosen = digits.chosen_picture;
  const bool is_for_these = chosen && chosen->count == classifier.layers.front().outputs;
  if (classifier.has_hidden_layer()) return is_for_these ? chosen->which : 0;
  return is_for_these && chosen->label == digits.pad.label ? chosen->which
                                                           : static_cast<std::size_t>(digits.pad.label);
}

void choose_picture(DigitsState& digits, std::size_t which) {
  digits.chosen_picture = {which, digits.training.run().classifier.layers.front().outputs, digits.pad.label};
}

session::DigitRun described(const DigitsState& digits) {
  const learn::TrainingSettings& settings = digits.training.settings();
  session::DigitRun run;
  if (digits.pad.test_digit) run.test_digit = static_cast<int>(*digits.pad.test_digit);
  if (!digits.pad.test_digit || !digits.pad.strokes.empty())
    run.drawn.assign(digits.counts().begin(), digits.counts().end());
  run.label = digits.pad.label;
  run.loss = settings.loss;
  run.other_loss = digits.training.compares() ? OtherLoss::Shown : OtherLoss::Hidden;
  run.steps =
      static_cast<int>(digits.training.is_running() ? digits.training.run().steps() : digits.training.goal());
  run.step_size = settings.step_size;
  run.hidden = static_cast<int>(settings.hidden);
  run.batch = static_cast<int>(settings.batch);
  run.label_noise = settings.label_noise;
  run.smoothing = settings.smoothing;
  run.seed = static_cast<int>(settings.seed);
  return run;
}

void take_over(DigitsState& digits, const session::DigitRun& from) {
  Session session;
  session.digits = from;
  digits.pen_is_down = false;
  digits.pad = {static_cast<std::size_t>(from.test_digit), {}, digit_label(session)};
  if (!from.drawn.empty()) {
    const bool has_ink = std::any_of(from.drawn.begin(), from.drawn.end(), [](int ink) { return ink > 0; });
    digits.pad.test_digit.reset();
    if (has_ink) digits.pad.picture = digit_of(session);
  }
  digits.training.compare(from.other_loss == OtherLoss::Shown);
  digits.training.follow(training_settings(session), static_cast<std::size_t>(from.steps));
}

Session sample_of(const DigitsState& digits, const Session& from) {
  Session next = from;
  const auto label = static_cast<std::size_t>(digits.pad.label);
  next.digits = described(digits);
  next.title = {"A handwritten digit", "一个手写数字"};
  next.output = OutputLayer::Softmax;
  set_class_count(next, learn::kDigitClasses);
  set_label_mode(next, LabelMode::OneClass);
  next.temperature = 1;
  next.smoothing = 0;
  const std::vector<double>& logits = digits.logits();
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
