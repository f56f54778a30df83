#include "ui/digits_view.h"

#include <imgui.h>

#include <algorithm>
#include <cstddef>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "base/wording.h"
#include "desk/digit_sample.h"
#include "desk/test_digits.h"
#include "figures/training_curves.h"
#include "figures/view_numbers.h"
#include "plot/lay_out.h"
#include "ui/buttons.h"
#include "ui/card_tools.h"
#include "ui/digit_cards.h"
#include "ui/figure_menu.h"
#include "ui/tabs.h"

namespace surprisal::ui {
namespace {

// At scale 1: the numbers' baseline, and the line below it, which ends above the tools of the cards.
constexpr double kDigitsHeadNumber = 32;
constexpr double kDigitsHeadLine = 19;
constexpr double kBetweenNumbers = 28;

constexpr double kCardPadding = 16;
constexpr double kSideBySide = 560;  // the least width for curves beside the training controls

enum class Detail { Full, Brief, Least };

Text what_is_trained(const DigitTraining& training, Detail detail) {
  const learn::Classifier& classifier = training.run().classifier;
  const std::string numbers = with_commas(learn::count_of_numbers(classifier));
  const std::string hidden = std::to_string(training.settings().hidden);
  const Text what = classifier.has_hidden_layer()
                        ? Text("A network with " + hidden + " hidden units", hidden + " 个隐藏单元的网络")
                        : Text("Softmax regression", "softmax 回归");
  const Text learned = Text(": ", "，共 ") + Text(numbers) + Text(" parameters", " 个参数");
  const Text from = Text(", trained on ", "，用 ") + Text(with_commas(training.data().seen.count())) +
                    Text(" digits", " 张图训练");
  const Text tested = Text(", tested on ", "，") + Text(with_commas(training.data().unseen.count())) +
                      Text(" others.", " 张测试。");
  if (detail == Detail::Least) return what + learned;
  if (detail == Detail::Brief) return what + learned + from + Text(".", "。");
  return what + Text(" on 8×8 pixels", "，输入 8×8 像素") + learned + from + tested;
}

// The longest sentence that fits; if none does, the shortest is cut.
void write_what_is_trained(Surface& surface, Ui& ui, Point baseline, double room) {
  const DigitTraining& training = ui.desk.digits->training;
  std::string words;
  double size = 0;
  for (const Detail detail : {Detail::Full, Detail::Brief, Detail::Least}) {
    words = ui.say(what_is_trained(training, detail));
    for (const double tried : {14.0, 12.0}) {
      size = tried;
      if (surface.width_of(words, size) > room) continue;
      surface.words(words, baseline, {size, surface.theme().muted});
      return;
    }
  }
  surface.words(surface.fitted(words, size, Weight::Regular, room), baseline, {size, surface.theme().muted});
}

// Writes a number of the header with its unit and a line that explains it. Returns its left end.
double write_number(Surface& surface, Ui& ui, Point right, const std::string& value, const std::string& unit,
                    const Text& what, Ink ink) {
  const Theme& theme = surface.theme();
  const double number = surface.width_of(value, 30, Weight::Bold);
  const double words = unit.empty() ? 0 : surface.width_of(unit, 14) + surface.px(8);
  const double width = std::max(number + words, surface.width_of(ui.say(what), 12));
  const double left = right.x - width;
  surface.words(value, {left, right.y}, {30, color_of(theme, ink), Weight::Bold});
  surface.words(unit, {left + number + surface.px(8), right.y}, {14, theme.muted});
  surface.words(ui.say(what), {left, right.y + surface.px(kDigitsHeadLine)}, {12, theme.muted});
  return left;
}

// The rows of all test digits are in the data view.
void show_test_digits_button(Ui& ui, Point left_middle, double right) {
  const Surface surface(ui);
  const std::string count = std::to_string(ui.desk.digits->training.data().unseen.count());
  const Text words = {"All " + count + " test digits", "全部 " + count + " 个测试数字"};
  const ButtonLook look = {.kind = ButtonKind::Quiet,
                           .icon = Icon::Data,
                           .tooltip = {"Each with its probabilities and its loss, as rows of “Your own data”",
                                       "逐行列出每个的概率和损失，在“我的数据”里打开"}};
  const double width = button_width(ui, words, look);
  if (left_middle.x + width > right) return;
  const Rect area = {left_middle.x, left_middle.y - surface.px(14), width, surface.px(28)};
  if (button(ui, "digits.all", area, words, look)) open_test_digits(ui.desk);
}

// From right to left, so the last one first. Returns their left end.
double write_numbers(Surface& surface, Ui& ui, Point right, std::span<const LiveNumber> numbers) {
  double left = right.x;
  for (std::size_t i = numbers.size(); i-- > 0;) {
    const LiveNumber& number = numbers[i];
    left =
        write_number(surface, ui, right, ui.say(number.value), ui.say(number.unit), number.words, number.ink);
    right.x = left - surface.px(kBetweenNumbers);
  }
  return left;
}

// The loss of the digit on the pad, and two results on the test digits.
std::vector<LiveNumber> numbers_of(const Ui& ui) {
  const DigitsState& digits = *ui.desk.digits;
  return numbers_of_digits(digits.training.run(), digits.counts(), digits.pad.label, ui.desk.session().base);
}

// Covers the curves, which still belong to the previous settings.
void show_waiting(Surface& surface, Ui& ui, const Rect& area, const DigitTraining::Retraining& retraining) {
  Color veil = surface.theme().paper;
  veil.alpha = 190;
  surface.box(area, veil);
  const std::string steps = std::to_string(retraining.steps);
  const std::string goal = std::to_string(retraining.goal);
  surface.words(
      ui.say({"retraining: step " + steps + " of " + goal, "重新训练：第 " + steps + " / " + goal + " 步"}),
      {area.centre().x, area.centre().y}, {14, surface.theme().ink}, Anchor::Middle);
}

// Shows a card that is also a figure of the catalogue. It has a figure's buttons and menu, and a double click
// on an empty part of the card makes it fill the window.
template <typename Show>
void show_as_figure(Ui& ui, std::string_view id, const Rect& card, Show show) {
  std::vector<FigureView>& figures = ui.desk.view.digit_figures;
  const auto figure =
      std::find_if(figures.begin(), figures.end(), [&](const FigureView& one) { return one.id == id; });
  if (figure == figures.end()) return show();
  const CardTools tools(ui, *figure, card);
  ImGui::PushItemFlag(ImGuiItemFlags_NoNav, true);
  ImGui::SetNextItemAllowOverlap();
  ImGui::SetCursorScreenPos(to_im({card.left, card.top}));
  ImGui::InvisibleButton(figure->id.c_str(), to_im({card.width, card.height}));
  ImGui::PopItemFlag();
  const bool is_hovered = ImGui::IsItemHovered();
  if (is_hovered) ui.desk.view.pointed = static_cast<std::size_t>(figure - figures.begin());
  if (tools.menu_wanted()) ImGui::OpenPopup(("menu." + figure->id).c_str());
  show_figure_menu(ui, *figure);
  show();
  tools.paint();
  if (!tools.fill_wanted() && !(is_hovered && ImGui::IsMouseDoubleClicked(ImGuiMouseButton_Left))) return;
  settle_digits(ui.desk);
  ui.desk.view.maximized = static_cast<std::size_t>(figure - figures.begin());
}

}  // namespace

Rect begin_digit_card(Surface& surface, const Rect& card, const std::string& title) {
  surface.bordered(card, surface.theme().paper, surface.theme().border, 10);
  const double margin = surface.px(kCardPadding);
  surface.words(title, {card.left + margin, card.top + surface.px(26)},
                {15, surface.theme().ink, Weight::Bold});
  const double top = card.top + surface.px(40);
  return {card.left + margin, top, card.width - 2 * margin, card.bottom() - margin - top};
}

void DigitsView::show_header(Ui& ui, const Rect& area, bool is_phone) {
  Surface surface(ui);
  const double baseline = area.top + surface.px(kDigitsHeadNumber);
  const std::vector<LiveNumber> numbers = numbers_of(ui);
  const auto shown = std::span(numbers).first(is_phone ? 1 : numbers.size());
  const double right =
      write_numbers(surface, ui, {area.right(), baseline}, shown) - surface.px(kBetweenNumbers);
  const double title =
      surface.words(ui.say({"Handwritten digits", "手写数字"}), {area.left, area.top + surface.px(29)},
                    {22, surface.theme().ink, Weight::Bold});
  if (!is_phone)
    show_test_digits_button(ui, {area.left + title + surface.px(12), area.top + surface.px(22)}, right);
  write_what_is_trained(surface, ui, {area.left, baseline + surface.px(kDigitsHeadLine)}, right - area.left);
}

DigitsView::AnswerKey DigitsView::answer_key(const Ui& ui) {
  const DigitsState& digits = *ui.desk.digits;
  return {digits.training.revision(), digits.counts(), digits.pad.label, ui.desk.workspace.revision()};
}

const DigitAnswer& DigitsView::answer(const Ui& ui) {
  return answer_.get(answer_key(ui), [&] {
    Session sample = sample_of(*ui.desk.digits, ui.desk.session());
    const Loss loss = ui.desk.digits->training.settings().loss;
    return DigitAnswer{sample, quantities_of(sample),
                       loss == Loss::CrossEntropy ? ledger_of(sample) : squared_error_ledger_of(sample),
                       loss};
  });
}

const DigitPictures& DigitsView::pictures(const Ui& ui) {
  return pictures_.get(answer_key(ui), [&] {
    const DigitsState& digits = *ui.desk.digits;
    const learn::Classifier& classifier = digits.training.run().classifier;
    const learn::TrainingSettings& settings = digits.training.settings();
    return DigitPictures{learn::weight_pictures(classifier),
                         learn::gradient_pictures(classifier, learn::pixels_of(digits.counts()),
                                                  digits.pad.label, {settings.loss, 0})};
  });
}

void DigitsView::show_curves(Ui& ui, const Rect& area) {
  const DigitTraining& training = ui.desk.digits->training;
  const learn::Training& run = training.run();
  const learn::Training& other = training.other_run();
  const auto scale = static_cast<double>(ui.scale());
  const Key key = {run.steps(),
                   other.steps(),
                   run.curve.back().seen_loss,
                   run.curve.back().unseen_loss,
                   run.settings.loss,
                   training.compares(),
                   ui.desk.session().base,
                   ui.desk.settings.language,
                   ui.desk.settings.theme,
                   {area.left, area.top, area.width, area.height, scale}};
  const Scene& scene = curves_.get(key, [&] {
    Plot plot = training_curves(run, training.compares() ? &other : nullptr, key.base);
    plot.title = {};
    Look look = {ui.fonts, key.theme, key.language, 12 * scale, {}, 12 * scale};
    look.math_font = &ui.formulas.font();
    return lay_out(plot, area, look);
  });
  Surface surface(ui);
  plot::paint(scene, surface.canvas());
  if (const auto retraining = training.retraining()) show_waiting(surface, ui, area, *retraining);
}

// The curves beside the controls, or below them if the card is narrow.
void DigitsView::show_training(Ui& ui, const Rect& card) {
  Surface surface(ui);
  const Text title = {"Training", "训练"};
  const Rect inside = begin_digit_card(surface, card, ui.say(title));
  const double after_title = inside.left + surface.width_of(ui.say(title), 15, Weight::Bold) + surface.px(12);
  const auto label_settings = [&](double right) {
    show_label_settings(ui, {after_title, card.top, right - after_title, surface.px(26)});
  };
  if (card.width < surface.px(kSideBySide)) {
    label_settings(inside.right());
    const double height = training_controls_height(surface);
    show_training_controls(ui, {inside.left, inside.top, inside.width, height});
    const double top = inside.top + height + surface.px(8);
    return show_curves(ui, {card.left + surface.px(8), top, card.width - surface.px(16),
                            card.bottom() - surface.px(4) - top});
  }
  const double controls = std::max(surface.px(320), 0.25 * card.width);
  // Where the card is low, the step is at the end of this line.
  label_settings(inside.left + controls -
                 surface.px(inside.height < training_controls_height(surface) ? 84 : 0));
  show_training_controls(ui, {inside.left, inside.top, controls, inside.height});
  const double left = inside.left + controls + surface.px(20);
  const double top = card.top + surface.px(2);
  show_curves(ui, {left, top, card.right() - surface.px(8) - left, card.bottom() - surface.px(2) - top});
}

void DigitsView::show_pad(Ui& ui, const Rect& card) {
  show_as_figure(ui, "digit", card, [&] { show_pad_card(ui, card); });
}

void DigitsView::show_pictures(Ui& ui, const Rect& card) {
  const double foot = gradients_foot(Surface(ui), card);
  const Rect above = {card.left, card.top, card.width, card.height - foot};
  const Rect below = {card.left, above.bottom(), card.width, foot};
  show_as_figure(ui, "weights", above, [&] { show_pictures_card(ui, card, pictures(ui)); });
  show_as_figure(ui, "weight-gradients", below, [] {});
}

void DigitsView::show_all_cards(Ui& ui, const DigitsPlaces& places) {
  show_pad(ui, places.pad);
  show_model_card(ui, places.model, answer(ui));
  show_pictures(ui, places.pictures);
  show_as_figure(ui, "training", places.training, [&] { show_training(ui, places.training); });
}

void DigitsView::show_chosen_card(Ui& ui, const DigitsPlaces& places) {
  const std::vector<Tab> tabs = {{"digits.pad", {"Draw", "画数字"}},
                                 {"digits.model", {"Model says", "模型判断"}},
                                 {"digits.pictures", {"Weights", "权重"}},
                                 {"digits.training", {"Training", "训练"}}};
  show_tabs(ui, places.tabs, tabs, tab_);
  if (tab_ == 3)
    return show_as_figure(ui, "training", places.training, [&] { show_training(ui, places.training); });
  if (tab_ == 0) show_pad(ui, places.pad);
  if (tab_ == 1) show_model_card(ui, places.model, answer(ui));
  if (tab_ == 2) show_pictures(ui, places.pictures);
  show_foot(ui, places.foot);
}

// How the training goes on, while another card is shown.
void DigitsView::show_foot(Ui& ui, const Rect& card) {
  Surface surface(ui);
  surface.bordered(card, surface.theme().paper, surface.theme().border, 10);
  const Rect inside = card.inset(surface.px(kCardPadding));
  show_training_row(ui, {inside.left, inside.top - surface.px(2), inside.width, surface.px(28)});
  const std::vector<LiveNumber> numbers = numbers_of(ui);
  const double left = write_numbers(surface, ui, {inside.right(), inside.top + surface.px(68)},
                                    std::span(numbers).subspan(1));
  show_test_digits_button(ui, {inside.left - surface.px(8), inside.top + surface.px(64)}, left);
}

void DigitsView::show(Ui& ui, const DigitsPlaces& places) {
  const Rect& view = places.view;
  const bool is_phone = places.tabs.height > 0;
  ImGui::SetCursorScreenPos(to_im({view.left, view.top}));
  ImGui::SetNextWindowContentSize(
      to_im({is_phone ? 0 : places.sheet.width, places.sheet.height}));  // no bar below the tabs
  const bool scrolls = places.sheet.width > view.width + 0.5 || places.sheet.height > view.height + 0.5;
  ImGuiWindowFlags flags = ImGuiWindowFlags_NoBackground;
  flags |= !scrolls   ? ImGuiWindowFlags_NoScrollbar
           : is_phone ? ImGuiWindowFlags_None
                      : ImGuiWindowFlags_HorizontalScrollbar;
  if (ImGui::BeginChild("digits", to_im({view.width, view.height}), ImGuiChildFlags_NavFlattened, flags)) {
    const Point by = {-static_cast<double>(ImGui::GetScrollX()), -static_cast<double>(ImGui::GetScrollY())};
    DigitsPlaces scrolled = places;
    for (Rect* part : {&scrolled.header, &scrolled.tabs, &scrolled.pad, &scrolled.model, &scrolled.pictures,
                       &scrolled.training, &scrolled.foot})
      *part = moved(*part, by);
    show_header(ui, scrolled.header, is_phone);
    is_phone ? show_chosen_card(ui, scrolled) : show_all_cards(ui, scrolled);
  }
  ImGui::EndChild();
}

}  // namespace surprisal::ui
