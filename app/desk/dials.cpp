#include "desk/dials.h"

#include <imgui.h>

#include <algorithm>
#include <cmath>

#include "base/wording.h"
#include "desk/desk.h"
#include "figures/parts.h"
#include "ui/widgets.h"

namespace surprisal::app {
namespace {

constexpr double kSecondsEndToEnd = 6;
constexpr double kStep = 0.02;  // of the way, where the dial has no whole steps

double share_of(const DialRange& range, double value) {
  const double share = range.logarithmic ? std::log(value / range.low) / std::log(range.high / range.low)
                                         : (value - range.low) / (range.high - range.low);
  return std::clamp(share, 0.0, 1.0);
}

// Nothing once the class is gone: its dial may be in hand for the rest of a frame.
double of_class(const std::vector<double>& values, std::size_t k) {
  return k < values.size() ? values[k] : 0;
}

void turn(Desk& desk, const Dial& dial, double value) {
  Session next = desk.session();
  dial.set(next, value);
  desk.edit(next, Text("Move ", "调整") + dial.what, dial.name);
}

Dial whole_dial(std::string name, Text what, double low, double high, double home,
                std::function<double(const Session&)> get, std::function<void(Session&, double)> set) {
  return {
      std::move(name), std::move(what), {low, high, home, 1, false, 0, true}, std::move(get), std::move(set)};
}

int whole(double value) { return static_cast<int>(std::lround(std::clamp(value, -1e6, 1e6))); }

std::vector<Dial> coin_dials() {
  return {
      whole_dial(
          "coin.heads", {"heads", "正面次数"}, 0, 50, 1, [](const Session& s) { return s.coin.heads; },
          [](Session& s, double v) { set_coin(s, whole(v), s.coin.tails); }),
      whole_dial(
          "coin.tails", {"tails", "反面次数"}, 0, 50, 9, [](const Session& s) { return s.coin.tails; },
          [](Session& s, double v) { set_coin(s, s.coin.heads, whole(v)); }),
      {"coin.theta",
       {"the model 𝜃", "模型 𝜃"},
       {0, 1, 0.5, 0.01, false, 3},
       [](const Session& s) { return s.coin.theta; },
       [](Session& s, double v) { set_coin_theta(s, v); }},
  };
}

std::vector<Dial> tournament_dials() {
  return {
      whole_dial(
          "tournament.rounds", {"rounds", "轮数"}, 1, kMostRounds, 3,
          [](const Session& s) { return s.tournament.rounds; },
          [](Session& s, double v) { set_tournament(s, whole(v), s.tournament.from, s.tournament.to); }),
      whole_dial(
          "tournament.from", {"rounds won so far", "已胜轮数"}, 0, kMostRounds, 0,
          [](const Session& s) { return s.tournament.from; },
          [](Session& s, double v) { set_tournament(s, s.tournament.rounds, whole(v), s.tournament.to); }),
      whole_dial(
          "tournament.to", {"rounds won then", "届时已胜轮数"}, 0, kMostRounds, 3,
          [](const Session& s) { return s.tournament.to; },
          [](Session& s, double v) { set_tournament(s, s.tournament.rounds, s.tournament.from, whole(v)); }),
  };
}

std::vector<Dial> race_dials() {
  return {
      whole_dial(
          "race.shown", {"steps run", "已训练步数"}, 0, 300, 300,
          [](const Session& s) { return s.race.shown; },
          [](Session& s, double v) { set_race_shown(s, whole(v)); }),
      {"race.weight",
       {"the weight 𝑤", "权重 𝑤"},
       {-10, 10, 2, 0.1},
       [](const Session& s) { return s.race.weight; },
       [](Session& s, double v) { set_race_start(s, v, s.race.bias); }},
      {"race.bias",
       {"the bias 𝑏", "偏置 𝑏"},
       {-10, 10, 2, 0.1},
       [](const Session& s) { return s.race.bias; },
       [](Session& s, double v) { set_race_start(s, s.race.weight, v); }},
      {"race.label",
       {"the label 𝑦", "标签 𝑦"},
       {0, 1, 0, 0.01},
       [](const Session& s) { return s.race.label; },
       [](Session& s, double v) { s.race.label = std::clamp(v, 0.0, 1.0); }},
      {"race.rate",
       {"the step size 𝜂", "学习率 𝜂"},
       {0.001, 10, 0.15, 0.05, true, 3},
       [](const Session& s) { return s.race.rate; },
       [](Session& s, double v) { s.race.rate = std::clamp(v, kLowestRate, kHighestRate); }},
  };
}

std::vector<Dial> line_dials() {
  return {
      {"line.slope",
       {"the slope", "斜率"},
       {-3, 3, 0.6, 0.01},
       [](const Session& s) { return s.line.slope; },
       [](Session& s, double v) { set_line(s, v, s.line.intercept); }},
      {"line.intercept",
       {"the intercept", "截距"},
       {-5, 5, 1, 0.05},
       [](const Session& s) { return s.line.intercept; },
       [](Session& s, double v) { set_line(s, s.line.slope, v); }},
  };
}

}  // namespace

Dial logit_dial(const Session& session, std::size_t k) {
  const Text name = parts::class_name(session, k);
  return {"logit." + std::to_string(k),
          Text("the logit of ", "") + name + Text("", "的 logit"),
          {-10, 10, 0, 0.1, false, 3},
          [k](const Session& s) { return of_class(s.logits, k); },
          [k](Session& s, double v) {
            set_logit(s, k, v);
            set_focus(s, k);
          },
          k};
}

Dial label_dial(const Session& session, std::size_t k) {
  const Text name = parts::class_name(session, k);
  return {"label." + std::to_string(k),
          Text("the label of ", "") + name + Text("", "的标签"),
          {0, 1, 0, 0.01, false, 3},
          [k](const Session& s) { return of_class(s.labels, k); },
          [k](Session& s, double v) { set_label(s, k, v); },
          k};
}

Dial weight_dial(const Session& session, std::size_t k) {
  const Text name = parts::class_name(session, k);
  return {"weight." + std::to_string(k),
          Text("the weight of ", "") + name + Text("", "的权重"),
          {0, 10, 1, 0.1},
          [k](const Session& s) { return of_class(s.class_weights, k); },
          [k](Session& s, double v) { set_class_weight(s, k, v); },
          k};
}

Dial temperature_dial() {
  return {"temperature",
          {"the temperature", "温度"},
          {kLowestTemperature, kHighestTemperature, 1, 0.05, true, 3},
          [](const Session& s) { return s.temperature; },
          [](Session& s, double v) { set_temperature(s, v); }};
}

Dial smoothing_dial() {
  return {"smoothing",
          {"the label smoothing", "标签平滑"},
          {0, 1, 0, 0.01, false, 3},
          [](const Session& s) { return s.smoothing; },
          [](Session& s, double v) { set_smoothing(s, v); }};
}

std::vector<Dial> dials_of_figure(std::string_view figure) {
  if (figure == "coin") return coin_dials();
  if (figure == "tournament") return tournament_dials();
  if (figure == "race") return race_dials();
  if (figure == "least-squares" || figure == "regression-or-classification") return line_dials();
  return {};
}

std::vector<Dial> dials_of_sample(const Session& session) {
  std::vector<Dial> dials;
  for (std::size_t k = 0; k < session.logits.size(); ++k) dials.push_back(logit_dial(session, k));
  if (session.label_mode == LabelMode::Distribution) {
    for (std::size_t k = 0; k < session.labels.size(); ++k) dials.push_back(label_dial(session, k));
  }
  for (std::size_t k = 0; k < session.class_weights.size(); ++k) dials.push_back(weight_dial(session, k));
  dials.push_back(temperature_dial());
  dials.push_back(smoothing_dial());
  return dials;
}

std::vector<Dial> dials_for(const Session& session, std::string_view figure) {
  std::vector<Dial> dials = dials_of_figure(figure);
  for (Dial& dial : dials_of_sample(session)) dials.push_back(std::move(dial));
  return dials;
}

bool is_gone(const Dial& dial, const Session& session) {
  return dial.of_class && *dial.of_class >= class_count(session);
}

double value_at(const DialRange& range, double share) {
  const double value = range.logarithmic ? range.low * std::pow(range.high / range.low, share)
                                         : range.low + (range.high - range.low) * share;
  return range.whole ? std::round(value) : value;
}

void show_dial(Desk& desk, const Dial& dial, float width) {
  const DialRange& range = dial.range;
  double value = dial.get(desk.session());
  const float number = width_of_number(range);
  const float room = width > 0 ? width : ImGui::GetContentRegionAvail().x;
  const float gap = desk.px(4);
  ImGuiSliderFlags flags = ImGuiSliderFlags_NoRoundToFormat;
  if (range.logarithmic) flags |= ImGuiSliderFlags_Logarithmic;
  ImGui::BeginGroup();
  ImGui::SetNextItemWidth(std::max(room - number - gap, desk.px(24)));
  bool changed = ImGui::SliderScalar(("##slider." + dial.name).c_str(), ImGuiDataType_Double, &value,
                                     &range.low, &range.high, "", flags);
  if (ImGui::IsItemActive()) desk.turned_last = dial;
  if (ImGui::IsItemHovered()) {
    ImGui::SetItemKeyOwner(ImGuiKey_MouseWheelY);
    if (const auto notches = static_cast<double>(ImGui::GetIO().MouseWheel); notches != 0) {
      value = range.logarithmic ? value * std::pow(1 + range.fine, notches) : value + range.fine * notches;
      changed = true;
    }
    if (ImGui::IsMouseDoubleClicked(ImGuiMouseButton_Left)) {
      value = range.home;
      changed = true;
    }
  }
  if (ImGui::BeginPopupContextItem(("menu." + dial.name).c_str())) {
    if (ImGui::MenuItem(labelled(desk, {"Play", "播放"}, "play").c_str())) play(desk, dial);
    if (ImGui::MenuItem(labelled(desk, {"Back to its rest", "复位"}, "home").c_str()))
      turn(desk, dial, range.home);
    ImGui::EndPopup();
  }
  ImGui::SameLine(0, gap);
  ImGui::SetNextItemWidth(std::min(number, room));
  changed |= number_field("##value." + dial.name, value, range.decimals);
  ImGui::EndGroup();
  if (changed) turn(desk, dial, range.whole ? std::round(value) : value);
}

void play(Desk& desk, const Dial& dial) {
  const double share = share_of(dial.range, dial.get(desk.session()));
  desk.player = Player{dial, share >= 1 ? 0 : share};
}

void advance_player(Desk& desk, double seconds) {
  if (desk.player && is_gone(desk.player->dial, desk.session())) desk.player.reset();
  if (desk.turned_last && is_gone(*desk.turned_last, desk.session())) desk.turned_last.reset();
  if (!desk.player || !desk.player->running) return;
  Player& player = *desk.player;
  player.at += seconds / kSecondsEndToEnd;
  if (player.at >= 1) {
    player.running = player.looping;
    player.at = player.looping ? player.at - std::floor(player.at) : 1;
  }
  turn(desk, player.dial, value_at(player.dial.range, player.at));
}

void step_player(Desk& desk, int steps) {
  if (!desk.player) return;
  Player& player = *desk.player;
  player.running = false;
  const DialRange& range = player.dial.range;
  const double step = range.whole ? 1 / (range.high - range.low) : kStep;
  player.at = std::clamp(share_of(range, player.dial.get(desk.session())) + step * steps, 0.0, 1.0);
  turn(desk, player.dial, value_at(range, player.at));
}

void show_player(Desk& desk) {
  Player& player = *desk.player;
  ImGui::AlignTextToFramePadding();
  const std::string value = shown_fixed(player.dial.get(desk.session()), player.dial.range.decimals);
  ImGui::Text("%s = %s", desk.say(player.dial.what).c_str(), value.c_str());
  ImGui::SameLine(0, desk.px(14));
  const Text pause = player.running ? Text("Pause", "暂停") : Text("Play", "播放");
  if (ImGui::Button(labelled(desk, pause, "player.run").c_str())) {
    if (!player.running && player.at >= 1) player.at = 0;
    player.running = !player.running;
  }
  ImGui::SameLine();
  if (ImGui::Button(labelled(desk, {"Step back", "后退一步"}, "player.back").c_str())) step_player(desk, -1);
  ImGui::SameLine();
  if (ImGui::Button(labelled(desk, {"Step", "前进一步"}, "player.step").c_str())) step_player(desk, 1);
  ImGui::SameLine();
  ImGui::Checkbox(labelled(desk, {"Loop", "循环"}, "player.loop").c_str(), &player.looping);
  ImGui::SameLine();
  if (ImGui::Button(labelled(desk, {"Stop", "停止"}, "player.stop").c_str())) {
    desk.player.reset();
    desk.end_gesture();
  }
}

}  // namespace surprisal::app
