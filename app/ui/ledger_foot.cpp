#include "ui/ledger_foot.h"

#include <imgui.h>

#include "ui/buttons.h"
#include "ui/formula_view.h"
#include "ui/sliders.h"

namespace surprisal::ui {
namespace {

constexpr double kFootPadding = 16;

// The note on the right of the handle.
Text note_of(const Ui& ui, const Places& places) {
  const std::size_t all = ui.desk.figures().size();
  if (places.tabs.height <= 0 && places.cards.size() < all && !ui.desk.view.maximized) {
    const std::string shown = std::to_string(places.cards.size());
    return {shown + " of " + std::to_string(all) + " cards fit here; choose them under Figures",
            "这里放得下 " + std::to_string(all) + " 幅图中的 " + shown + " 幅；可在“图”中选择"};
  }
  if (ui.desk.view.drawer_open)
    return {"point at a term: it lights up above", "指向一项，图中对应的地方会亮起来"};
  return ui.session().output == OutputLayer::Softmax
             ? Text("softmax, loss and gradient, with the numbers above",
                    "softmax、损失与梯度，代入上面的数值")
             : Text("sigmoid, loss and gradient, with the numbers above",
                    "sigmoid、损失与梯度，代入上面的数值");
}

}  // namespace

void show_drawer(Ui& ui, const Places& places, const std::vector<std::string>& formulas) {
  if (places.drawer.height <= 0) return;
  Surface surface(ui);
  surface.line({places.drawer.left, places.drawer.top}, {places.drawer.right(), places.drawer.top},
               surface.theme().border);
  const Text name = class_name(ui.session(), ui.session().focus);
  const bool softmax = ui.session().output == OutputLayer::Softmax;
  const Text captions[] = {
      softmax ? Text("softmax: the probability of " + name.en, "softmax：" + name.zh + "的概率")
              : Text("sigmoid: the output of " + name.en, "sigmoid：" + name.zh + "的输出"),
      softmax
          ? Text("loss: " + std::to_string(ui.session().logits.size()) + " terms, added up", "损失：各项相加")
          : Text("loss: of " + name.en + " alone", "损失：只看" + name.zh),
      softmax ? Text("gradient: probability minus label", "梯度：概率减标签")
              : Text("gradients: cross-entropy and squared error", "梯度：交叉熵与平方误差")};
  const double margin = surface.px(kFootPadding);
  const double widths[] = {0.27, 0.45, 0.28};
  double left = places.drawer.left + margin;
  for (std::size_t i = 0; i < formulas.size() && i < 3; ++i) {
    const double width = widths[i] * (places.drawer.width - 2 * margin);
    if (i > 0)
      surface.line({left - surface.px(8), places.drawer.top + surface.px(12)},
                   {left - surface.px(8), places.drawer.bottom() - surface.px(12)}, surface.theme().border);
    surface.words(surface.fitted(ui.say(captions[i]), 12, Weight::Regular, width - surface.px(20)),
                  {left + (i > 0 ? surface.px(8) : 0), places.drawer.top + surface.px(20)},
                  {12, surface.theme().muted});
    show_formula(ui, formulas[i],
                 {left + (i > 0 ? surface.px(8) : 0), places.drawer.top + surface.px(28),
                  width - surface.px(24), places.drawer.height - surface.px(34)},
                 surface.px(17));
    left += width;
  }
}

void show_drawer_handle(Ui& ui, const Places& places) {
  Surface surface(ui);
  const Theme& theme = surface.theme();
  const Rect& handle = places.handle;
  surface.line({handle.left, handle.top}, {handle.right(), handle.top}, theme.border);
  const double baseline = handle.centre().y + surface.px(5);
  bool& open = ui.desk.view.drawer_open;
  const Text words = open ? Text("Hide the sums", "收起算式") : Text("Show the sums", "展开算式");
  const double width = surface.width_of(ui.say(words), 14) + surface.px(16 + 24 + 28);
  const Rect area = {handle.left + surface.px(8), handle.top + surface.px(3), width,
                     handle.height - surface.px(6)};
  if (press_area("drawer", area, true, ui.say(words))) open = !open;
  if (ImGui::IsItemHovered()) surface.box(rect_of_last_item(), theme.segment_track, 6);
  surface.icon(Icon::Sum, {handle.left + surface.px(kFootPadding + 6), handle.centre().y}, 13, theme.muted);
  const double written =
      surface.words(ui.say(words), {handle.left + surface.px(kFootPadding + 22), baseline}, {14, theme.ink});
  surface.icon(open ? Icon::Down : Icon::Up,
               {handle.left + surface.px(kFootPadding + 22 + 14) + written, handle.centre().y}, 10,
               theme.muted);
  if (ui.desk.player) {
    ImGui::SetCursorScreenPos(to_im({handle.left + surface.px(200), handle.top + surface.px(2)}));
    return show_player(ui);
  }
  if (places.is_phone) return;
  const Text note = note_of(ui, places);
  const double room = handle.width - surface.px(300);
  surface.words(surface.fitted(ui.say(note), 12, Weight::Regular, room),
                {handle.right() - surface.px(kFootPadding), baseline}, {12, theme.muted}, Anchor::Right);
}

}  // namespace surprisal::ui
