#include "ui/tokens_view.h"

#include <imgui.h>

#include <algorithm>
#include <cmath>
#include <optional>

#include "base/wording.h"
#include "data/token_costs.h"
#include "desk/test_digits.h"
#include "desk/token_file.h"
#include "desk/tokens.h"
#include "figures/number_text.h"
#include "figures/token_plot.h"
#include "plot/lay_out.h"
#include "ui/buttons.h"
#include "ui/surface.h"
#include "ui/widgets.h"

namespace surprisal::ui {
namespace {

constexpr double kAroundText = 16;  // the card's margin, at scale 1

// Right-aligned; returns where it begins.
double write_total(Ui& ui, Surface& surface, Point right, const std::string& number, const Text& unit,
                   const Text& what, Ink ink) {
  const std::string& words = ui.say(unit);
  const double value = surface.width_of(number, 30, Weight::Bold);
  const double after = words.empty() ? 0 : surface.px(8) + surface.width_of(words, 14);
  const double left = right.x - std::max(value + after, surface.width_of(ui.say(what), 12));
  surface.words(number, {left, right.y}, {30, color_of(surface.theme(), ink), Weight::Bold});
  surface.words(words, {left + value + surface.px(8), right.y}, {14, surface.theme().muted});
  surface.words(ui.say(what), {left, right.y + surface.px(20)}, {12, surface.theme().muted});
  return left;
}

// True if the user closes the text.
bool show_tokens_head(Ui& ui, const Rect& area) {
  Surface surface(ui);
  const TokenFile& file = *ui.desk.token_file;
  const data::TokenTotals totals = data::totals_of(file.tokens);
  const Base base = ui.session().base;
  const double baseline = area.top + surface.px(36), gap = surface.px(32);
  double right = area.right();
  if (totals.counted > 0) {
    const auto amount = [&](double nats) { return shown_fixed(from_nats(nats, base), 3); };
    right = write_total(ui, surface, {right, baseline}, shown(*totals.perplexity(), 4), {},
                        {"perplexity", "困惑度"}, Ink::Kind::Ink) -
            gap;
    right = write_total(ui, surface, {right, baseline}, amount(totals.per_byte().value_or(0)),
                        unit_name(base), {"per byte", "每字节"}, Quantity::Loss) -
            gap;
    right = write_total(ui, surface, {right, baseline}, amount(*totals.per_token()), unit_name(base),
                        {"per token", "每个词元"}, Quantity::Loss) -
            gap;
  }
  surface.words(ui.say({"Your own data", "我的数据"}), {area.left, area.top + surface.px(32)},
                {22, surface.theme().ink, Weight::Bold});
  const std::string count = with_commas(file.tokens.tokens.size());
  const std::string said =
      file.name + ui.say({", log-probabilities of " + count + " tokens", "，" + count + " 个词元的对数概率"});
  const Text close = {"Close this text", "关闭这段文字"};
  const double width = button_width(ui, close), between = surface.px(14);
  const double baseline_of_name = area.top + surface.px(56);
  const std::string fitted =
      surface.fitted(said, 14, Weight::Regular, std::max(0.0, right - width - between - area.left));
  const double end =
      area.left + surface.words(fitted, {area.left, baseline_of_name}, {14, surface.theme().muted});
  const Rect place = {end + between, baseline_of_name - surface.px(18), width, surface.px(26)};
  return button(ui, "tokens.close", place, close);
}

// The token under the pointer.
std::optional<std::size_t> token_at(const Scene& scene, Point at) {
  if (scene.panels.empty()) return std::nullopt;
  const PlacedPanel& passage = scene.panels.front();
  for (std::size_t i = 0; i < passage.pieces.size(); ++i) {
    if (passage.pieces[i].contains(at)) return passage.first_piece + i;
  }
  return std::nullopt;
}

}  // namespace

const Scene& TokensView::scene(Ui& ui, const Rect& area, std::optional<std::size_t> pointed) {
  const TokenFile& file = *ui.desk.token_file;
  const auto scale = static_cast<double>(ui.scale());
  const Key key = {file.name,
                   file.tokens.tokens.size(),
                   file.chosen,
                   pointed,
                   ui.session().base,
                   ui.desk.settings.language,
                   ui.desk.settings.theme,
                   {area.left, area.top, area.width, area.height, scale}};
  return scene_.get(key, [&] {
    Plot plot = token_plot({file.tokens, file.chosen, kMaxKinds, false, pointed, {}}, key.base);
    plot.title = {};
    plot.note = {};
    Look look = {ui.fonts, key.theme, key.language, 12 * scale, {}, 12 * scale};
    look.math_font = &ui.formulas.font();
    return lay_out(plot, area, look);
  });
}

void TokensView::show(Ui& ui, const DataPlaces& places) {
  if (show_tokens_head(ui, places.head)) return close_token_file(ui.desk);
  Surface surface(ui);
  surface.bordered(places.body, surface.theme().paper, surface.theme().border, 10);
  const double margin = surface.px(kAroundText);
  const Rect area = places.body.inset(margin);
  const bool pressed = press_area("tokens.text", area);
  const Point pointer = from_im(ImGui::GetIO().MousePos);
  std::optional<std::size_t> pointed;
  if (!is_popup_open() && area.contains(pointer) && scene_.value())
    pointed = token_at(*scene_.value(), pointer);
  if (pressed && pointed) choose_token(ui.desk, *pointed);
  plot::paint(scene(ui, area, pointed), surface.canvas());
}

}  // namespace surprisal::ui
