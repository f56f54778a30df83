#include "ui/sample_settings.h"

#include <imgui.h>

#include <algorithm>

#include "session/options.h"
#include "session/setters.h"
#include "ui/actions.h"
#include "ui/buttons.h"
#include "ui/sliders.h"
#include "ui/widgets.h"

namespace surprisal::ui {
namespace {

const std::vector<Text> kOutputs = {"softmax", "sigmoid"};
const std::vector<Text> kModes = {
    {"one class", "一个类别"}, {"distribution", "一个分布"}, {"several", "多个类别"}};

const Text kChangeOfMode = {"Change the kind of label", "更换标签类型"};

Text why_no_temperature(const Session& session) {
  if (session.output == OutputLayer::Softmax) return {};
  return {"Temperature acts on the softmax only. Choose softmax on the left.",
          "温度只作用于 softmax。请在左边选择 softmax。"};
}

// The length of a setting's slider, in px.
constexpr double kShortestSetting = 56;
constexpr double kLongestSetting = 160;

// Places settings from left to right.
class Row {
 public:
  Row(Ui& ui, const Rect& area) : ui_(ui), surface_(ui), area_(area), left_(area.left) {}

  void choice(const char* name, const std::vector<Text>& words, int chosen, const Text& change,
              void (*set)(Session&, int)) {
    const double width = segments_width(ui_, words);
    if (segments(ui_, name, {left_, area_.top}, words, chosen)) {
      Session next = ui_.desk.session();
      set(next, chosen);
      ui_.desk.edit(next, change);
    }
    left_ += width + surface_.px(12);
  }

  void caption(const Text& words) {
    left_ += surface_.words(ui_.say(words), {left_ + surface_.px(4), area_.centre().y + surface_.px(5)},
                            {14, surface_.theme().muted}) +
             surface_.px(10);
  }

  void classes() {
    caption({"classes", "类别数"});
    int count = static_cast<int>(ui_.session().logits.size());
    if (stepper(ui_, "count", {left_, area_.top}, count, 2, 10, {"class", "类别数"})) {
      Session next = ui_.desk.session();
      set_class_count(next, static_cast<std::size_t>(count));
      ui_.desk.edit(next, {"Change the number of classes", "更改类别数"});
    }
    left_ += surface_.px(3 * kStepperSide + 14);
  }

  // With a width of 0 there is no slider.
  void number(const char* key, const Text& words, const SliderLook& look, double width) {
    caption(words);
    const Slider slider = slider_of(ui_.session(), key);
    if (width > 0) {
      slider_bar(ui_, slider, {left_, area_.top, width, area_.height}, look);
      left_ += width + surface_.px(8);
    }
    const double field = surface_.px(46);
    number_box(ui_, slider, {left_, area_.top, field, area_.height}, look);
    left_ += field + surface_.px(10);
  }

  // The width of `number` with the shortest slider.
  double width_of_number_setting(const Text& words, bool with_slider) const {
    return surface_.width_of(ui_.say(words), 14) +
           surface_.px(10 + (with_slider ? kShortestSetting + 8 : 0) + 56);
  }

  // The sliders of the settings share the remaining width.
  double slider_width(const std::vector<Text>& settings) const {
    double spare = room();
    for (const Text& words : settings) spare -= width_of_number_setting(words, true);
    const double share = std::max(0.0, spare) / static_cast<double>(settings.size());
    return std::min(surface_.px(kShortestSetting) + share, surface_.px(kLongestSetting));
  }

  double room() const { return area_.right() - left_ - surface_.px(66); }

 private:
  Ui& ui_;
  Surface surface_;
  const Rect& area_;
  double left_;
};

void show_weights(Ui& ui) {
  ImGui::TextDisabled("%s", ui.say({"weights of the classes in a batch", "批次中各类别的权重"}).c_str());
  for (std::size_t k = 0; k < ui.session().logits.size(); ++k) {
    ImGui::AlignTextToFramePadding();
    ImGui::TextUnformatted(ui.say(class_name(ui.session(), k)).c_str());
    ImGui::SameLine(ui.px(110));
    show_slider(ui, weight_slider(ui.session(), k), ui.px(220), {Ink::Kind::Ink, false, {}});
  }
}

void choose_mode(Session& session, int chosen) { set_label_mode(session, static_cast<LabelMode>(chosen)); }

// A menu of the modes, for a row that has no room for all of them.
void show_modes(Ui& ui) {
  for (std::size_t i = 0; i < kModes.size(); ++i) {
    const bool chosen = static_cast<std::size_t>(ui.session().label_mode) == i;
    if (!ImGui::MenuItem(labelled(ui, kModes[i], "more.mode." + std::to_string(i)).c_str(), nullptr, chosen))
      continue;
    Session next = ui.desk.session();
    choose_mode(next, static_cast<int>(i));
    ui.desk.edit(next, kChangeOfMode);
  }
  ImGui::Separator();
}

void show_more(Ui& ui, bool with_modes, bool with_smoothing, bool with_temperature, const Rect& button_area) {
  const Text words = {"More", "更多"};
  const bool pressed = press_area("more", button_area, true, ui.say(words));
  Surface surface(ui);
  if (ImGui::IsItemHovered()) surface.box(button_area, surface.theme().segment_track, 6);
  const double written =
      surface.words(ui.say(words), {button_area.left + surface.px(8), button_area.centre().y + surface.px(5)},
                    {14, surface.theme().muted});
  surface.icon(Icon::Down, {button_area.left + surface.px(18) + written, button_area.centre().y}, 10,
               surface.theme().muted);
  if (pressed) ImGui::OpenPopup("more settings");
  // Above the button, where there is the most room; with ten classes in a small window it scrolls.
  const double bottom = button_area.top - surface.px(4);
  ImGui::SetNextWindowPos(to_im({button_area.right(), bottom}), ImGuiCond_Always, {1, 1});
  ImGui::SetNextWindowSizeConstraints({0, 0}, {FLT_MAX, static_cast<float>(bottom - surface.px(4))});
  if (!ImGui::BeginPopup("more settings")) return;
  if (with_modes) show_modes(ui);
  const auto number = [&](const char* key, const Text& what, const Text& why_not) {
    ImGui::AlignTextToFramePadding();
    ImGui::TextUnformatted(ui.say(what).c_str());
    ImGui::SameLine(ui.px(110));
    show_slider(ui, slider_of(ui.session(), key), ui.px(220), {Ink::Kind::Ink, false, why_not});
  };
  if (with_temperature) number("temperature", {"temperature", "温度"}, why_no_temperature(ui.session()));
  if (with_smoothing) number("smoothing", {"smoothing", "平滑"}, {});
  if (with_temperature || with_smoothing) ImGui::Separator();
  show_weights(ui);
  ImGui::Separator();
  for (const Action& action : actions()) {
    if (action.id != "random" && action.id != "reset") continue;
    if (ImGui::MenuItem(labelled(ui, action.name, "more." + std::string(action.id)).c_str())) action.run(ui);
  }
  ImGui::EndPopup();
}

}  // namespace

void show_sample_settings(Ui& ui, const Places& places, const Rect& area) {
  Row row(ui, area);
  const Session& session = ui.session();
  row.choice("output", kOutputs, static_cast<int>(session.output), {"Change the output layer", "更换输出层"},
             [](Session& s, int chosen) { s.output = static_cast<OutputLayer>(chosen); });
  const bool with_modes = row.room() >= segments_width(ui, kModes);
  if (with_modes)
    row.choice("mode", kModes, static_cast<int>(session.label_mode), kChangeOfMode, choose_mode);
  const Text temperature = {"temperature", "温度"};
  const Text smoothing = {"smoothing", "平滑"};
  const Surface surface(ui);
  const bool with_classes = row.room() > surface.px(170);
  if (with_classes) row.classes();
  bool with_temperature = false;
  const bool has_room_for_both =
      places.has_smoothing && row.room() >= row.width_of_number_setting(temperature, true) +
                                                row.width_of_number_setting(smoothing, true);
  const double length =
      row.slider_width(has_room_for_both ? std::vector{temperature, smoothing} : std::vector{temperature});
  for (const bool slider : {true, false}) {
    if (with_temperature || (slider && !places.has_sliders) ||
        row.room() < row.width_of_number_setting(temperature, slider))
      continue;
    row.number("temperature", temperature, {Ink::Kind::Ink, false, why_no_temperature(session)},
               slider ? length : 0);
    with_temperature = true;
  }
  const bool with_smoothing =
      places.has_smoothing && row.room() >= row.width_of_number_setting(smoothing, true);
  if (with_smoothing) row.number("smoothing", smoothing, {Ink::Kind::Ink, false, {}}, length);
  const double width = surface.width_of(ui.say({"More", "更多"}), 14) + surface.px(32);
  show_more(ui, !with_modes, !with_smoothing, !with_temperature,
            {area.right() - width, area.top, width, area.height});
}

}  // namespace surprisal::ui
