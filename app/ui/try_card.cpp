#include "ui/try_card.h"

#include <imgui.h>

#include "desk/tries.h"
#include "ui/buttons.h"

namespace surprisal::ui {
namespace {

void paint_share(Surface& surface, Point centre, const TryState& state) {
  const Theme& theme = surface.theme();
  if (state.done) {
    surface.disc(centre, 10, theme.ink);
    return surface.icon(Icon::Check, centre, 12, theme.task);
  }
  surface.ring(centre, 9, 2.5, theme.ring_track);
  if (state.running && state.share > 0) surface.ring(centre, 9, 2.5, theme.ink, 0, state.share);
}

}  // namespace

double show_try_card(Ui& ui, const Rect& rail) {
  Desk& desk = ui.desk;
  constexpr double kRoomForRows = 420;
  Surface surface(ui);
  if (desk.settings.tries_dismissed || !shows_cards(desk) || !has_classes_of_tries(desk) ||
      rail.height < surface.px(kRoomForRows))
    return 0;
  ui.try_is_shown = true;
  const TryState& state = desk.current_try;
  const double width = rail.width - surface.px(24);
  const std::string task = ui.say(task_of(state.number));
  const std::vector<std::string> lines =
      wrapped(ui.fonts, task, surface.px(14), Weight::Regular, width - surface.px(32), 5);
  const double height = surface.px(32 + 8 + 20 * static_cast<double>(lines.size()) + 48);
  const Rect card = {rail.left + surface.px(12), rail.bottom() - surface.px(16) - height, width, height};
  surface.bordered(card, surface.theme().task, surface.theme().task_border, 10);
  const double left = card.left + surface.px(16);
  surface.words(ui.say(state.done ? Text("Done", "完成") : Text("Try this", "试一试")),
                {left, card.top + surface.px(27)}, {14, surface.theme().ink, Weight::Bold});
  paint_share(surface, {card.right() - surface.px(22), card.top + surface.px(22)}, state);
  double baseline = card.top + surface.px(52);
  for (const std::string& line : lines) {
    surface.words(line, {left, baseline}, {14, surface.theme().ink});
    baseline += surface.px(20);
  }
  const double top = card.bottom() - surface.px(40);
  const Text words = state.done        ? Text("Next", "下一个")
                     : state.share > 0 ? Text("Start again", "重新开始")
                                       : Text("Start", "开始");
  const double first = button_width(ui, words);
  const Rect button_area = {left, top, first, surface.px(28)};
  if (button(ui, "try.start", button_area, words)) state.done ? next_try(desk) : start_try(desk);
  const Text dismiss = {"Dismiss", "不再显示"};
  const Rect quiet = {button_area.right() + surface.px(8), top,
                      button_width(ui, dismiss, {.kind = ButtonKind::Quiet}), surface.px(28)};
  if (button(ui, "try.dismiss", quiet, dismiss, {.kind = ButtonKind::Quiet})) dismiss_tries(desk);
  return height + surface.px(24);
}

}  // namespace surprisal::ui
