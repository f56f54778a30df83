#include "session/sliders.h"

#include <algorithm>
#include <cmath>

#include "session/keys.h"
#include "session/setters.h"

namespace surprisal::session {
namespace {

SliderRange range_of(const Key& key, const Session& session, double home) {
  const Limits limits = key.limits(session);
  const SliderSpec& spec = key.slider;
  return {std::max(spec.low, limits.low),
          std::min(spec.high, limits.high),
          home,
          spec.step,
          spec.digits,
          spec.logarithmic,
          key.whole};
}

// 0 if the class no longer exists: its slider may still be drawn for the rest of the frame.
double entry(const std::vector<double>& values, std::size_t k) { return k < values.size() ? values[k] : 0; }

using Entries = std::vector<double> Session::*;
using SetEntry = void (*)(Session&, std::size_t, double);

Slider slider_of_class(const Session& session, std::size_t k, std::string_view name,
                       std::string_view key_name, double home, Entries entries, SetEntry set) {
  const Key& key = key_named(key_name);
  const Text words = {std::string(key.slider.en), std::string(key.slider.zh)};
  const Text of = class_name(session, k);
  return {std::string(name) + "." + std::to_string(k),
          {words.en + of.en, of.zh + words.zh},
          range_of(key, session, home),
          [k, entries](const Session& s) { return entry(s.*entries, k); },
          [k, set](Session& s, double v) { set(s, k, v); },
          k};
}

void set_logit_in_focus(Session& session, std::size_t k, double z) {
  set_logit(session, k, z);
  set_focus(session, k);
}

template <typename Make>
std::vector<Slider> for_each_class(const Session& session, Make make) {
  std::vector<Slider> sliders;
  for (std::size_t k = 0; k < class_count(session); ++k) sliders.push_back(make(session, k));
  return sliders;
}

}  // namespace

Slider slider_of(const Session& session, std::string_view name) {
  const Key& key = key_named(name);
  const auto number = [&key](const Session& s) { return std::get<double>(key.read(s)); };
  return {std::string(name),
          {std::string(key.slider.en), std::string(key.slider.zh)},
          range_of(key, session, number(Session())),
          number,
          [&key](Session& s, double v) { set_number(s, key.name, v); }};
}

Slider logit_slider(const Session& session, std::size_t k) {
  return slider_of_class(session, k, "logit", "logits", 0, &Session::logits, set_logit_in_focus);
}

Slider label_slider(const Session& session, std::size_t k) {
  return slider_of_class(session, k, "label", "labels", 0, &Session::labels, set_label);
}

Slider weight_slider(const Session& session, std::size_t k) {
  return slider_of_class(session, k, "weight", "class_weights", 1, &Session::class_weights, set_class_weight);
}

std::vector<Slider> sliders_of(const Session& session, std::string_view key) {
  if (key == "logits") return for_each_class(session, logit_slider);
  if (key == "labels") return for_each_class(session, label_slider);
  if (key == "class_weights") return for_each_class(session, weight_slider);
  return {slider_of(session, key)};
}

std::vector<Slider> sliders_of(const Session& session, std::span<const std::string_view> keys) {
  std::vector<Slider> all;
  for (std::string_view key : keys) {
    for (Slider& slider : sliders_of(session, key)) all.push_back(std::move(slider));
  }
  return all;
}

std::vector<Slider> sliders_named(const Session& session, std::string_view name) {
  const std::size_t bracket = name.find('[');
  const Key* key = find_key(name.substr(0, bracket));
  if (key == nullptr || key->slider.en.empty()) return {};
  std::vector<Slider> all = sliders_of(session, key->name);
  if (bracket == name.npos) return all;
  const std::string_view index = name.substr(bracket + 1);
  if (index.size() != 2 || index[1] != ']' || index[0] < '0' || index[0] > '9') return {};
  std::erase_if(
      all, [&](const Slider& slider) { return slider.of_class != static_cast<std::size_t>(index[0] - '0'); });
  return all;
}

std::vector<Slider> sliders_of_sample(const Session& session) {
  constexpr std::string_view kOneClass[] = {"logits", "class_weights", "temperature", "smoothing"};
  constexpr std::string_view kDistribution[] = {"logits", "labels", "class_weights", "temperature",
                                                "smoothing"};
  return session.label_mode == LabelMode::Distribution ? sliders_of(session, kDistribution)
                                                       : sliders_of(session, kOneClass);
}

bool is_gone(const Slider& slider, const Session& session) {
  return slider.of_class && *slider.of_class >= class_count(session);
}

double share_at(const SliderRange& range, double value) {
  if (range.low >= range.high) return 0;  // no range, for example the rounds won in a tournament of 0 rounds
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
