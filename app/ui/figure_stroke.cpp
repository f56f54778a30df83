#include "ui/figure_stroke.h"

#include <imgui.h>

#include <string>
#include <vector>

#include "ui/figure_readings.h"
#include "ui/surface.h"

namespace surprisal::ui {
namespace {

const Drawable* drawable_in(const FigurePicture& picture, std::size_t panel) {
  const Chart* chart = chart_of(picture, panel);
  return chart != nullptr && chart->drawable ? &*chart->drawable : nullptr;
}

void begin_stroke(const Ui& ui, FigureView& figure, const FigurePicture& picture) {
  const Point pressed = from_im(ImGui::GetIO().MouseClickedPos[ImGuiMouseButton_Left]);
  for (std::size_t i = 0; i < picture.scene.panels.size(); ++i) {
    const PlacedPanel& panel = picture.scene.panels[i];
    if (!panel.area.contains(pressed) || drawable_in(picture, i) == nullptr) continue;
    figure.stroke = DrawnStroke{i, {panel.to_data(pressed)}, ui.desk.session()};
  }
}

// The whole stroke is drawn again on the session before it, so that its end can still change its beginning.
void continue_stroke(Ui& ui, FigureView& figure, const FigurePicture& picture) {
  DrawnStroke& stroke = *figure.stroke;
  const Drawable* drawable = drawable_in(picture, stroke.panel);
  if (drawable == nullptr || !ImGui::IsMouseDown(ImGuiMouseButton_Left)) {
    figure.stroke.reset();
    ui.desk.workspace.end_gesture();
    return;
  }
  const Point at = picture.scene.panels[stroke.panel].to_data(from_im(ImGui::GetIO().MousePos));
  if (at.x == stroke.points.back().x && at.y == stroke.points.back().y) return;
  stroke.points.push_back(at);
  Session next = stroke.before;
  drawable->draw(next, stroke.points);
  ui.desk.edit(next, {"Draw a curve", "画曲线"}, figure.id + ".stroke");
  if (ui.desk.session() != stroke.before) ui.desk.settings.has_drawn = true;
}

void paint_trail(Surface& surface, const DrawnStroke& stroke, const PlacedPanel& panel) {
  constexpr std::uint8_t kTrailAlpha = 110;
  Color ink = surface.theme().accent;
  ink.alpha = kTrailAlpha;
  std::vector<Point> trail;
  for (const Point& at : stroke.points) trail.push_back({panel.x.to_pixel(at.x), panel.y.to_pixel(at.y)});
  ScreenCanvas& canvas = surface.canvas();
  canvas.push_clip(panel.area);
  canvas.polyline(trail, {ink, surface.px(2)});
  canvas.pop_clip();
}

// At the upper right, where a curve that falls is not.
void write_in_corner(const Ui& ui, Surface& surface, const PlacedPanel& panel, const Text& words) {
  constexpr double kSize = 12;
  const std::string line = ui.say(words);
  const double margin = surface.px(12);
  if (surface.width_of(line, kSize) + 2 * margin > panel.area.width) return;
  surface.words(line, {panel.area.right() - margin, panel.area.top + surface.px(kSize) + margin / 2},
                {kSize, surface.theme().muted}, Anchor::Right);
}

}  // namespace

void answer_stroke(Ui& ui, FigureView& figure, const FigurePicture& picture) {
  if (!figure.stroke && figure.dragged.empty() && ImGui::IsItemActive() &&
      ImGui::IsMouseDragging(ImGuiMouseButton_Left))
    begin_stroke(ui, figure, picture);
  if (figure.stroke) continue_stroke(ui, figure, picture);
}

void paint_stroke(Ui& ui, const FigureView& figure, const FigurePicture& picture) {
  Surface surface(ui);
  for (std::size_t i = 0; i < picture.scene.panels.size(); ++i) {
    const Drawable* drawable = drawable_in(picture, i);
    if (drawable == nullptr) continue;
    const PlacedPanel& panel = picture.scene.panels[i];
    if (figure.stroke && figure.stroke->panel == i) {
      paint_trail(surface, *figure.stroke, panel);
      write_in_corner(ui, surface, panel, drawable->remark(figure.stroke->points));
    } else if (!ui.desk.settings.has_drawn) {
      write_in_corner(ui, surface, panel, drawable->hint);
    }
  }
}

}  // namespace surprisal::ui
