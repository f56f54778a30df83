// session: the numbers of a session that a person moves, each as a slider.
#pragma once

#include <functional>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "base/text.h"
#include "session/session.h"

namespace surprisal::session {

struct SliderRange {
  double low = 0;
  double high = 1;
  double home = 0;    // where a double click puts it
  double fine = 0.1;  // one notch of the wheel
  bool logarithmic = false;
  int decimals = 2;
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

Slider logit_slider(const Session& session, std::size_t k);
Slider label_slider(const Session& session, std::size_t k);
Slider weight_slider(const Session& session, std::size_t k);
Slider temperature_slider();
Slider smoothing_slider();
std::vector<Slider> sliders_of_sample(const Session& session);
std::vector<Slider> sliders_of_figure(std::string_view figure);  // beyond those of the sample
std::vector<Slider> sliders_for(const Session& session, std::string_view figure);  // all that may move it

// The class that it belongs to is not in this session.
bool is_gone(const Slider& slider, const Session& session);

// Between the low end, at 0, and the high end, at 1.
double value_at(const SliderRange& range, double share);
double share_at(const SliderRange& range, double value);

}  // namespace surprisal::session
