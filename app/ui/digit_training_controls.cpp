// The training controls: the buttons, the loss, the step size, and under "More" what starts a new run.
#include <imgui.h>

#include <algorithm>
#include <array>
#include <cmath>
#include <cstdint>
#include <string>
#include <vector>

#include "base/wording.h"
#include "desk/digit_sample.h"
#include "figures/number_text.h"
#include "ui/buttons.h"
#include "ui/digit_cards.h"
#include "ui/sliders.h"

namespace surprisal::ui {
namespace {

constexpr double kTrainingButton = 28;
constexpr double kTrainingRow = 34;
constexpr double kStepsRow = 46;
constexpr std::array<std::size_t, 4> kBatches = {0, 10, 50, 200};  // 0: all digits
constexpr int kMaxSeed = 99;

constexpr SliderRange kStepSizes = {0.01, learn::kLargestStepSize, 0.5, 0.1, 2, true, false};
constexpr SliderRange kNoises = {0, 0.9, 0, 0.05, 2, false, false};
constexpr SliderRange kSmoothings = {0, 0.9, 0, 0.05, 2, false, false};

void change(Ui& ui, const learn::TrainingSettings& next) {
  DigitsState& digits = *ui.desk.digits;
  if (next == digits.training.settings()) return;
  digits.change_is_due = digits.change_is_due || digits.training.run().steps() > 0;
  digits.training.change(next);
}

// Waits until the control is released and the runs are retrained, which makes a drag one undo step.
void give_changes(Ui& ui) {
  DigitsState& digits = *ui.desk.digits;
  if (!digits.change_is_due || digits.training.is_busy() || ImGui::IsAnyItemActive()) return;
  commit_sample(ui.desk, {"Change the training", "更改训练设置"});
}

void show_training_buttons(Ui& ui, Point corner) {
  DigitTraining& training = ui.desk.digits->training;
  const Surface surface(ui);
  double left = corner.x;
  const auto place = [&](const Text& words, const ButtonLook& look) {
    const Rect area = {left, corner.y, button_width(ui, words, look), surface.px(kTrainingButton)};
    left = area.right() + surface.px(8);
    return area;
  };
  const bool over = training.is_at_end();
  const std::string most = with_commas(kMaxTrainingSteps);
  const Text at_end = {"All " + most + " steps are done. Reset to train again.",
                       most + " 步都已完成。重置之后可以再训练。"};
  const bool running = training.is_running();
  const Text train = running ? Text("Pause", "暂停") : Text("Train", "训练");
  const ButtonLook primary = {.kind = ButtonKind::Primary,
                              .icon = running ? Icon::Pause : Icon::Play,
                              .tooltip = over ? at_end : Text(),
                              .enabled = !over};
  if (button(ui, "digits.train", place(train, primary), train, primary)) {
    if (running) {
      training.pause();
      commit_sample(ui.desk, {"Train the classifier", "训练分类器"});
    } else {
      training.start();
    }
  }
  const Text step = {"Step", "单步"};
  const ButtonLook one = {.tooltip = over ? at_end : Text("One step of gradient descent", "做一步梯度下降"),
                          .enabled = !over && !running};
  if (button(ui, "digits.step", place(step, one), step, one)) {
    training.step();
    commit_sample(ui.desk, {"Take a step", "训练一步"});
  }
  const Text reset = {"Reset", "重置"};
  const ButtonLook undo = {.icon = Icon::Undo,
                           .tooltip = {"Restart both runs", "两种损失都从头训练"},
                           .enabled = training.run().steps() + training.other_run().steps() > 0};
  if (button(ui, "digits.reset", place(reset, undo), reset, undo)) {
    training.reset();
    ui.desk.digits->chosen_picture.reset();
    commit_sample(ui.desk, {"Reset the classifier", "重置分类器"});
  }
}

void show_loss(Ui& ui, Point corner, double labels) {
  Surface surface(ui);
  surface.words(ui.say({"loss", "损失"}), {corner.x, corner.y + surface.px(19)}, {14, surface.theme().muted});
  learn::TrainingSettings next = ui.desk.digits->training.settings();
  int chosen = next.loss == Loss::CrossEntropy ? 0 : 1;
  const std::vector<Text> losses = {{"cross-entropy", "交叉熵"}, {"squared error", "平方误差"}};
  if (!segments(ui, "digits.loss", {corner.x + labels, corner.y}, losses, chosen)) return;
  next.loss = chosen == 0 ? Loss::CrossEntropy : Loss::SquaredError;
  change(ui, next);
}

// A slider with its name and value field in one row; true if the value was changed.
bool slider_row(Ui& ui, const char* name, const Text& words, const SliderRange& range, double& value,
                const Rect& row, double labels) {
  Surface surface(ui);
  const double baseline = row.centre().y + surface.px(5);
  surface.rich(ui.say(words), {row.left, baseline}, {14, Weight::Regular, Ink::Kind::Muted});
  const Rect field = {row.right() - surface.px(kFieldWidth), row.centre().y - surface.px(kSliderHeight / 2),
                      surface.px(kFieldWidth), surface.px(kSliderHeight)};
  const double left = row.left + labels;
  const Rect track = {left, field.top, field.left - surface.px(8) - left, field.height};
  const SliderLook look = {Ink::Kind::Ink, false, {}};
  const bool moved = slide(ui, name, range, value, track, look);
  const bool typed = type_number(ui, name, range, value, field, look);
  value = std::clamp(value, range.low, range.high);
  return moved || typed;
}

void show_more_settings(Ui& ui) {
  ImGui::SetNextWindowSize({ui.px(400), 0});
  ImGui::PushStyleVar(ImGuiStyleVar_WindowPadding, {ui.px(16), ui.px(12)});
  const bool open = ImGui::BeginPopup("digits more");
  ImGui::PopStyleVar();
  if (!open) return;
  Surface surface(ui);
  learn::TrainingSettings next = ui.desk.digits->training.settings();
  const double labels = surface.px(132);
  const double width = static_cast<double>(ImGui::GetContentRegionAvail().x);
  Point at = from_im(ImGui::GetCursorScreenPos());
  const auto name = [&](const Text& words) {
    surface.words(ui.say(words), {at.x, at.y + surface.px(19)}, {14, surface.theme().muted});
    const Point field = {at.x + labels, at.y};
    at.y += surface.px(kTrainingRow + 2);
    return field;
  };
  int hidden =
      static_cast<int>(std::find(learn::kHiddenSizes.begin(), learn::kHiddenSizes.end(), next.hidden) -
                       learn::kHiddenSizes.begin());
  const std::vector<Text> sizes = {{"none", "无"}, {"16", "16"}, {"32", "32"}};
  if (segments(ui, "digits.hidden", name({"hidden layer", "隐藏层"}), sizes, hidden))
    next.hidden = learn::kHiddenSizes[static_cast<std::size_t>(hidden)];
  int batch = static_cast<int>(std::find(kBatches.begin(), kBatches.end(), next.batch) - kBatches.begin());
  const std::vector<Text> batches = {{"all", "全部"}, {"10", "10"}, {"50", "50"}, {"200", "200"}};
  if (segments(ui, "digits.batch", name({"batch size", "批量大小"}), batches, batch))
    next.batch = kBatches[static_cast<std::size_t>(batch)];
  const auto slider = [&](const char* id, const Text& words, const SliderRange& range, double& value) {
    const Rect row = {at.x, at.y, width, surface.px(kTrainingButton)};
    at.y += surface.px(kTrainingRow + 2);
    slider_row(ui, id, words, range, value, row, labels);
  };
  slider("digits.noise", {"wrong labels", "错误标签"}, kNoises, next.label_noise);
  slider("digits.smoothing", {"label smoothing", "标签平滑"}, kSmoothings, next.smoothing);
  int seed = static_cast<int>(next.seed);
  if (stepper(ui, "digits.seed", name({"seed", "随机种子"}), seed, 1, kMaxSeed, {"seed", "随机种子"}))
    next.seed = static_cast<std::uint32_t>(seed);
  for (const std::string& line :
       wrapped(ui.fonts,
               ui.say({"With another smoothing both runs are trained again up to this step. Any other "
                       "change restarts them.",
                       "改标签平滑后，两次训练都重做到当前步数；其他设置一改，都从头开始。"}),
               surface.px(12), Weight::Regular, width, 3)) {
    surface.words(line, {at.x, at.y + surface.px(12)}, {12, surface.theme().muted});
    at.y += surface.px(17);
  }
  ImGui::SetCursorScreenPos(to_im(at));
  ImGui::Dummy({1, ui.px(2)});
  change(ui, next);
  ImGui::EndPopup();
}

void show_step_size(Ui& ui, const Rect& row, double labels) {
  const Text more = {"More", "更多"};
  const ButtonLook look = {.kind = ButtonKind::Quiet, .icon = Icon::Down};
  const double width = button_width(ui, more, look);
  learn::TrainingSettings next = ui.desk.digits->training.settings();
  const Rect slider = {row.left, row.top, row.width - width, row.height};
  if (slider_row(ui, "digits.step size", {"step size $\\eta$", "学习率 $\\eta$"}, kStepSizes, next.step_size,
                 slider, labels))
    change(ui, next);
  if (button(ui, "digits.more", {row.right() - width, row.top, width, row.height}, more, look))
    ImGui::OpenPopup("digits more");
  show_more_settings(ui);
}

void show_comparison(Ui& ui, Point corner) {
  DigitTraining& training = ui.desk.digits->training;
  Surface surface(ui);
  const Theme& theme = surface.theme();
  const Text words = {"also train with the other loss", "同时用另一种损失训练"};
  const Rect area = {corner.x, corner.y, surface.px(26) + surface.width_of(ui.say(words), 14),
                     surface.px(24)};
  if (press_area("digits.compare", area, true, ui.say(words))) training.compare(!training.compares());
  const double side = surface.px(16);
  const Rect box = {area.left, area.centre().y - side / 2, side, side};
  surface.bordered(box, training.compares() ? theme.ink : theme.paper,
                   training.compares() ? theme.ink : theme.axis, 3);
  if (training.compares()) surface.icon(Icon::Check, box.centre(), 11, theme.paper);
  surface.words(ui.say(words), {area.left + surface.px(26), area.centre().y + surface.px(5)},
                {14, theme.ink});
}

// The current step and the number of digits per step, in a row of its own.
void show_steps(Ui& ui, const Rect& row, double labels) {
  const DigitTraining& training = ui.desk.digits->training;
  Surface surface(ui);
  const std::size_t all = training.data().seen.count();
  const std::size_t batch = training.settings().batch;
  const double baseline = row.centre().y + surface.px(9);
  surface.words(ui.say({"step", "步数"}), {row.left, baseline}, {14, surface.theme().muted});
  const double left = row.left + labels;
  const double width = surface.words(std::to_string(training.run().steps()), {left, baseline},
                                     {30, surface.theme().ink, Weight::Bold});
  const Text each = batch == 0
                        ? Text("all " + with_commas(all) + " digits each time",
                               "每步都用全部 " + with_commas(all) + " 张图")
                        : Text(with_commas(batch) + " of " + with_commas(all) + " digits each time",
                               "每步用 " + with_commas(all) + " 张图中的 " + with_commas(batch) + " 张");
  const double from = left + width + surface.px(12);
  surface.words(surface.fitted(ui.say(each), 12, Weight::Regular, row.right() - from), {from, baseline},
                {12, surface.theme().muted});
}

// The current step at the end of a line.
void show_step_at(Ui& ui, Point right) {
  const DigitTraining& training = ui.desk.digits->training;
  Surface surface(ui);
  const std::string steps = std::to_string(training.run().steps());
  const double width = surface.width_of(steps, 22, Weight::Bold);
  surface.words(steps, right, {22, surface.theme().ink, Weight::Bold}, Anchor::Right);
  surface.words(ui.say({"step", "步数"}), {right.x - width - surface.px(8), right.y},
                {14, surface.theme().muted}, Anchor::Right);
}

double share_of_wrong_labels(const DigitTraining& training) {
  if (training.settings().label_noise == 0) return 0;
  const std::vector<int>& right = training.data().seen.labels;
  const std::vector<int>& given = training.run().labels;
  std::size_t wrong = 0;
  for (std::size_t i = 0; i < right.size(); ++i) wrong += given[i] != right[i] ? 1 : 0;
  return static_cast<double>(wrong) / static_cast<double>(right.size());
}

// Explains the loss at the start, or why one curve is above the other.
Text words_below(const Ui& ui) {
  const DigitTraining& training = ui.desk.digits->training;
  if (training.settings().label_noise > 0) return {"The test labels are all correct.", "测试标签都是对的。"};
  const bool is_cross_entropy = training.settings().loss == Loss::CrossEntropy;
  const learn::Training& squared = is_cross_entropy ? training.other_run() : training.run();
  const learn::Training& other = is_cross_entropy ? training.run() : training.other_run();
  const bool can_compare = training.compares() && squared.steps() == other.steps() && !training.retraining();
  const bool can_grow = training.settings().step_size < learn::kLargestStepSize;
  if (can_compare && can_grow && squared.curve.back().seen_loss > other.curve.back().seen_loss)
    return {"Squared error has smaller gradients: try a larger step size.",
            "平方误差的梯度较小：试试更大的学习率。"};
  const Base base = ui.desk.session().base;
  const std::string start =
      shown_fixed(from_nats(std::log(static_cast<double>(learn::kDigitClasses)), base), 3);
  const std::string log = base == Base::Two ? "log₂" : base == Base::Ten ? "lg" : "ln";
  return {"At the start all ten probabilities are 0.1, so the loss is " + log + " 10 = " + start + " " +
              unit_name(base).en + ". Each loss has a run of its own.",
          "开始时十个概率都是 0.1，所以损失是 " + log + " 10 = " + start + " " + unit_name(base).zh +
              "。两种损失各训练一次。"};
}

}  // namespace

void show_training_row(Ui& ui, const Rect& row) {
  give_changes(ui);
  const Surface surface(ui);
  show_training_buttons(ui, {row.left, row.top});
  show_step_at(ui, {row.right(), row.top + surface.px(21)});
}

// The settings under "More" that change what the losses mean.
void show_label_settings(Ui& ui, const Rect& line) {
  const DigitTraining& training = ui.desk.digits->training;
  const learn::TrainingSettings& settings = training.settings();
  if (settings.label_noise == 0 && settings.smoothing == 0) return;
  const double wrong = share_of_wrong_labels(training);
  std::vector<Text> long_parts, short_parts;
  if (wrong > 0) {
    const Text share = percent(wrong);
    long_parts.push_back(share + Text(" of the training labels are wrong", " 的训练标签是错的"));
    short_parts.push_back(share + Text(" wrong labels", " 标签有错"));
  }
  if (settings.smoothing > 0) {
    const std::string amount = shown_fixed(settings.smoothing, 2);
    long_parts.push_back({"label smoothing " + amount, "标签平滑 " + amount});
    short_parts.push_back({"smoothing " + amount, "平滑 " + amount});
  }
  if (long_parts.empty()) return;
  Surface surface(ui);
  const auto joined = [&](const std::vector<Text>& parts) {
    return ui.say(parts.size() == 1 ? parts[0] : parts[0] + Text(", ", "，") + parts[1]);
  };
  std::string words = joined(long_parts);
  if (surface.width_of(words, 12, Weight::Bold) > line.width) words = joined(short_parts);
  surface.words(surface.fitted(words, 12, Weight::Bold, line.width), {line.left, line.bottom()},
                {12, surface.theme().ink, Weight::Bold});
}

double training_controls_height(const Surface& surface) {
  return surface.px(3 * kTrainingRow + kStepsRow + kTrainingButton);
}

void show_training_controls(Ui& ui, const Rect& area) {
  give_changes(ui);
  Surface surface(ui);
  const double labels = surface.px(84);
  const bool has_row = area.height >= training_controls_height(surface);
  double y = area.top;
  show_training_buttons(ui, {area.left, y});
  y += surface.px(kTrainingRow);
  show_loss(ui, {area.left, y}, labels);
  y += surface.px(kTrainingRow);
  show_step_size(ui, {area.left, y, area.width, surface.px(kTrainingButton)}, labels);
  y += surface.px(kTrainingRow);
  if (has_row) {
    show_steps(ui, {area.left, y, area.width, surface.px(kStepsRow)}, labels);
    y += surface.px(kStepsRow);
  } else {
    show_step_at(ui, {area.right(), area.top - surface.px(14)});
  }
  show_comparison(ui, {area.left, y});
  y += surface.px(38);
  const Text says = words_below(ui);
  for (const double size : {14.0, 12.0}) {
    const double line_height = surface.px(size + 6);
    const std::vector<std::string> lines =
        wrapped(ui.fonts, ui.say(says), surface.px(size), Weight::Regular, area.width, 5);
    if (y + line_height * static_cast<double>(lines.size()) > area.bottom() + surface.px(8)) continue;
    for (const std::string& line : lines) {
      surface.words(line, {area.left, y}, {size, surface.theme().muted});
      y += line_height;
    }
    return;
  }
}

}  // namespace surprisal::ui
