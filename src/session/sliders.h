// session: sliders for the numbers of a session.
#pragma once

#include <functional>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "base/text.h"
#include "session/session.h"

namespace surprisal::session {

struct SliderRange {
  double low = 0;
  double high = 1;
  double home = 0;    // where a double click resets it to
  double step = 0.1;  // one notch of the wheel
  int digits = 2;     // after the decimal point
  bool logarithmic = false;
  bool whole = false;
};

struct Slider {
  std::string name;  // of the widget; the same in both languages
  Text what;         // "the temperature"
  SliderRange range;
  std::function<double(const Session&)> get;
  std::function<void(Session&, double)> set;
  std::optional<std::size_t> of_class = {};
};

// For a key that holds a number. Its range follows the limits in this session.
Slider slider_of(const Session& session, std::string_view key);

Slider logit_slider(const Session& session, std::size_t k);
Slider label_slider(const Session& session, std::size_t k);
Slider weight_slider(const Session& session, std::size_t k);

// The sliders of a key: one, or one for each class.
std::vector<Slider> sliders_of(const Session& session, std::string_view key);
std::vector<Slider> sliders_of(const Session& session, std::span<const std::string_view> keys);

// "temperature", "logits", "labels[0]"; none if there is no such slider in this session.
std::vector<Slider> sliders_named(const Session& session, std::string_view name);

std::vector<Slider> sliders_of_sample(const Session& session);

// Whether the class of the slider no longer exists in this session.
bool is_gone(const Slider& slider, const Session& session);

// The position on the slider is 0 at the low end and 1 at the high end.
double value_at(const SliderRange& range, double share);
double share_at(const SliderRange& range, double value);

}  // namespace surprisal::session
