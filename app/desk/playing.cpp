#include "desk/playing.h"

#include <algorithm>
#include <cmath>

#include "figures/catalogue.h"

namespace surprisal::desk {
namespace {

constexpr double kSecondsEndToEnd = 6;
constexpr double kStep = 0.02;  // fraction of the range, for sliders without whole steps

// The slider that was moved last, otherwise the one that a figure in the window animates, otherwise the
// focused logit.
Slider slider_to_play(const Desk& desk) {
  if (desk.last_moved) return *desk.last_moved;
  for (const FigureView* view : shown_figures(desk)) {
    const Figure* figure = find_figure(view->id);
    if (figure != nullptr && !figure->plays.empty()) return slider_of(desk.session(), figure->plays);
  }
  return logit_slider(desk.session(), desk.session().focus);
}

}  // namespace

void move_slider(Desk& desk, const Slider& slider, double value) {
  Session next = desk.session();
  slider.set(next, value);
  desk.edit(next, Text("Move ", "调整") + slider.what, slider.name);
}

void play(Desk& desk, const Slider& slider) {
  const double share = share_at(slider.range, slider.get(desk.session()));
  desk.player = Player{slider, share >= 1 ? 0 : share};
}

void toggle_player(Player& player) {
  if (!player.running && player.at >= 1) player.at = 0;
  player.running = !player.running;
}

void play_or_pause(Desk& desk) {
  if (desk.player) return toggle_player(*desk.player);
  play(desk, slider_to_play(desk));
}

void advance_player(Desk& desk, double seconds) {
  if (desk.player && is_gone(desk.player->slider, desk.session())) desk.player.reset();
  if (desk.last_moved && is_gone(*desk.last_moved, desk.session())) desk.last_moved.reset();
  if (!desk.player || !desk.player->running) return;
  Player& player = *desk.player;
  player.at += seconds / kSecondsEndToEnd;
  if (player.at >= 1) {
    player.running = player.looping;
    player.at = player.looping ? player.at - std::floor(player.at) : 1;
  }
  move_slider(desk, player.slider, value_at(player.slider.range, player.at));
}

void step_player(Desk& desk, int steps) {
  if (!desk.player) return;
  Player& player = *desk.player;
  player.running = false;
  const SliderRange& range = player.slider.range;
  const double step = range.whole ? 1 / (range.high - range.low) : kStep;
  player.at = std::clamp(share_at(range, player.slider.get(desk.session())) + step * steps, 0.0, 1.0);
  move_slider(desk, player.slider, value_at(range, player.at));
}

}  // namespace surprisal::desk
