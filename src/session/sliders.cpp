#include "session/sliders.h"

#include <algorithm>
#include <cmath>

namespace surprisal::session {
namespace {

// Nothing once the class is gone: its dial may be in hand for the rest of a frame.
double of_class(const std::vector<double>& values, std::size_t k) {
  return k < values.size() ? values[k] : 0;
}

Slider whole_slider(std::string name, Text what, double low, double high, double home,
                    std::function<double(const Session&)> get, std::function<void(Session&, double)> set) {
  return {
      std::move(name), std::move(what), {low, high, home, 1, false, 0, true}, std::move(get), std::move(set)};
}

int whole(double value) { return static_cast<int>(std::lround(std::clamp(value, -1e6, 1e6))); }

std::vector<Slider> coin_sliders() {
  return {
      whole_slider(
          "coin.heads", {"heads", "正面次数"}, 0, 50, 1, [](const Session& s) { return s.coin.heads; },
          [](Session& s, double v) { set_coin(s, whole(v), s.coin.tails); }),
      whole_slider(
          "coin.tails", {"tails", "反面次数"}, 0, 50, 9, [](const Session& s) { return s.coin.tails; },
          [](Session& s, double v) { set_coin(s, s.coin.heads, whole(v)); }),
      {"coin.theta",
       {"the model 𝜃", "模型 𝜃"},
       {0, 1, 0.5, 0.01, false, 3},
       [](const Session& s) { return s.coin.theta; },
       [](Session& s, double v) { set_coin_theta(s, v); }},
  };
}

std::vector<Slider> tournament_sliders() {
  return {
      whole_slider(
          "tournament.rounds", {"rounds", "轮数"}, 1, kMostRounds, 3,
          [](const Session& s) { return s.tournament.rounds; },
          [](Session& s, double v) { set_tournament(s, whole(v), s.tournament.from, s.tournament.to); }),
      whole_slider(
          "tournament.from", {"rounds won so far", "已胜轮数"}, 0, kMostRounds, 0,
          [](const Session& s) { return s.tournament.from; },
          [](Session& s, double v) { set_tournament(s, s.tournament.rounds, whole(v), s.tournament.to); }),
      whole_slider(
          "tournament.to", {"rounds won then", "届时已胜轮数"}, 0, kMostRounds, 3,
          [](const Session& s) { return s.tournament.to; },
          [](Session& s, double v) { set_tournament(s, s.tournament.rounds, s.tournament.from, whole(v)); }),
  };
}

std::vector<Slider> race_sliders() {
  return {
      whole_slider(
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

std::vector<Slider> line_sliders() {
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

Slider logit_slider(const Session& session, std::size_t k) {
  const Text name = class_name(session, k);
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

Slider label_slider(const Session& session, std::size_t k) {
  const Text name = class_name(session, k);
  return {"label." + std::to_string(k),
          Text("the label of ", "") + name + Text("", "的标签"),
          {0, 1, 0, 0.01, false, 3},
          [k](const Session& s) { return of_class(s.labels, k); },
          [k](Session& s, double v) { set_label(s, k, v); },
          k};
}

Slider weight_slider(const Session& session, std::size_t k) {
  const Text name = class_name(session, k);
  return {"weight." + std::to_string(k),
          Text("the weight of ", "") + name + Text("", "的权重"),
          {0, 10, 1, 0.1},
          [k](const Session& s) { return of_class(s.class_weights, k); },
          [k](Session& s, double v) { set_class_weight(s, k, v); },
          k};
}

Slider temperature_slider() {
  return {"temperature",
          {"the temperature", "温度"},
          {kLowestTemperature, kHighestTemperature, 1, 0.05, true, 3},
          [](const Session& s) { return s.temperature; },
          [](Session& s, double v) { set_temperature(s, v); }};
}

Slider smoothing_slider() {
  return {"smoothing",
          {"the label smoothing", "标签平滑"},
          {0, 1, 0, 0.01, false, 3},
          [](const Session& s) { return s.smoothing; },
          [](Session& s, double v) { set_smoothing(s, v); }};
}

std::vector<Slider> sliders_of_figure(std::string_view figure) {
  if (figure == "coin") return coin_sliders();
  if (figure == "tournament") return tournament_sliders();
  if (figure == "race") return race_sliders();
  if (figure == "least-squares" || figure == "regression-or-classification") return line_sliders();
  return {};
}

std::vector<Slider> sliders_of_sample(const Session& session) {
  std::vector<Slider> sliders;
  for (std::size_t k = 0; k < session.logits.size(); ++k) sliders.push_back(logit_slider(session, k));
  if (session.label_mode == LabelMode::Distribution) {
    for (std::size_t k = 0; k < session.labels.size(); ++k) sliders.push_back(label_slider(session, k));
  }
  for (std::size_t k = 0; k < session.class_weights.size(); ++k) sliders.push_back(weight_slider(session, k));
  sliders.push_back(temperature_slider());
  sliders.push_back(smoothing_slider());
  return sliders;
}

std::vector<Slider> sliders_for(const Session& session, std::string_view figure) {
  std::vector<Slider> sliders = sliders_of_figure(figure);
  for (Slider& slider : sliders_of_sample(session)) sliders.push_back(std::move(slider));
  return sliders;
}

bool is_gone(const Slider& slider, const Session& session) {
  return slider.of_class && *slider.of_class >= class_count(session);
}

double share_at(const SliderRange& range, double value) {
  const double share = range.logarithmic ? std::log(value / range.low) / std::log(range.high / range.low)
                                         : (value - range.low) / (range.high - range.low);
  return std::clamp(share, 0.0, 1.0);
}

double value_at(const SliderRange& range, double share) {
  const double value = range.logarithmic ? range.low * std::pow(range.high / range.low, share)
                                         : range.low + (range.high - range.low) * share;
  return range.whole ? std::round(value) : value;
}

}  // namespace surprisal::session
