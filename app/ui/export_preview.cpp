#include "ui/export_preview.h"

#include <imgui.h>

#include <algorithm>
#include <cmath>

#include "desk/export_plan.h"
#include "desk/rows.h"
#include "screen/scaled_canvas.h"
#include "screen/screen_canvas.h"

namespace surprisal::ui {
namespace {

using Choices = ExportChoices;

constexpr std::size_t kMaxNumbersShown = 20000;  // bytes of a CSV

// Unlike in the window, an exported figure does not say what did not fit.
Text omitted_panels_note(std::size_t panels) {
  if (panels == 0) return {};
  const std::string count = std::to_string(panels);
  return {panels == 1 ? "; 1 panel does not fit" : "; " + count + " panels do not fit",
          "；另有 " + count + " 幅放不下"};
}

// "1000 × 625 pixels", with the number of frames of an animation.
Text words_for_size(const Choices& choices) {
  const PictureStyle style = style_of(choices);
  if (!style.format) return {"The numbers behind the figure", "图背后的数值"};
  const PixelSize pixels = pixels_of(style);
  const std::string sides = std::to_string(pixels.width) + " × " + std::to_string(pixels.height);
  const Text size = {sides + " pixels", sides + " 像素"};
  if (!is_animation(choices)) return size;
  const std::string frames = std::to_string(frame_count(choices));
  return size + Text(", " + frames + " frames", "，" + frames + " 帧");
}

bool same_views(std::span<const View> a, std::span<const View> b) {
  return std::equal(a.begin(), a.end(), b.begin(), b.end(),
                    [](const View& one, const View& other) { return one.x == other.x && one.y == other.y; });
}

// The preview restarts at the end. Playing back and forth would hide where the animation begins.
double preview_share(const Ui& ui, const Choices& choices) {
  const double passed =
      std::fmod(ui.desk.now, std::max(0.1, choices.seconds)) / std::max(0.1, choices.seconds);
  const auto frames = static_cast<double>(frame_count(choices)) - 1;
  return std::round(passed * frames) / frames;
}

// The checkerboard behind a transparent picture.
void draw_checkerboard(const Ui& ui, ImDrawList& list, ImVec2 low, ImVec2 high, const Theme& theme) {
  const float side = ui.px(8);
  list.AddRectFilled(low, high, packed(theme.paper));
  list.PushClipRect(low, high, true);
  const ImU32 darker = packed(blend(theme.paper, theme.ink, 0.08));
  for (int y = 0; low.y + static_cast<float>(y) * side < high.y; ++y) {
    for (int x = y % 2; low.x + static_cast<float>(x) * side < high.x; x += 2) {
      const ImVec2 at = {low.x + static_cast<float>(x) * side, low.y + static_cast<float>(y) * side};
      list.AddRectFilled(at, {at.x + side, at.y + side}, darker);
    }
  }
  list.PopClipRect();
}

// Draws the scene centred, as large as it fits.
void draw_scene(const Ui& ui, const Scene& scene, ImVec2 corner, ImVec2 room) {
  const double scale = std::min(static_cast<double>(room.x) / scene.frame.width,
                                static_cast<double>(room.y) / scene.frame.height);
  const ImVec2 size = {static_cast<float>(scene.frame.width * scale),
                       static_cast<float>(scene.frame.height * scale)};
  const ImVec2 low = {std::round(corner.x + (room.x - size.x) / 2),
                      std::round(corner.y + (room.y - size.y) / 2)};
  const ImVec2 high = {low.x + size.x, low.y + size.y};
  ImDrawList& list = *ImGui::GetWindowDrawList();
  const Choices& choices = export_choices(ui.desk);
  if (is_transparent(choices))
    draw_checkerboard(ui, list, low, high, theme(choices.theme));
  else
    list.AddRectFilled(low, high, packed(scene.background));
  list.PushClipRect(low, high, true);
  ScreenCanvas screen(list, ui.screen_fonts);
  ScaledCanvas canvas(screen, {static_cast<double>(low.x), static_cast<double>(low.y)}, scale);
  paint(scene, canvas);
  list.PopClipRect();
  list.AddRect({low.x - 1, low.y - 1}, {high.x + 1, high.y + 1}, ImGui::GetColorU32(ImGuiCol_Border));
}

}  // namespace

void ExportPreview::build(Ui& ui, const Figure& figure) {
  const Choices& choices = export_choices(ui.desk);
  const std::span<const View> views = views_of(ui.desk, figure.id);
  const double end = 1;
  const std::optional<double> share =
      !is_animation(choices)
          ? std::nullopt
          : std::optional(ui.desk.settings.reduced_motion ? end : preview_share(ui, choices));
  const std::optional<ShownRows> rows = shown_rows(ui.desk);
  const ShownRows* known_rows = rows ? &*rows : nullptr;
  if (shown_ && shown_->figure == figure.id && shown_->revision == ui.desk.workspace.revision() &&
      shown_->share == share && shown_->choices == choices && shown_->rows == rows &&
      same_views(shown_->views, views))
    return;
  const Session session = share ? session_at(ui.desk, *share) : ui.desk.session();
  const PictureStyle style = style_of(choices);
  shown_ = Shown{};
  shown_->scene = scene_of(figure, plot_of(figure, session, known_rows), views, style, ui.fonts);
  if (!style.format) shown_->numbers = *figure_file(figure, session, views, style, ui.fonts, {}, known_rows);
  shown_->figure = figure.id;
  shown_->revision = ui.desk.workspace.revision();
  shown_->share = share;
  shown_->views.assign(views.begin(), views.end());
  shown_->choices = choices;
  shown_->rows = rows;
}

void ExportPreview::show(Ui& ui) {
  const Choices& choices = export_choices(ui.desk);
  const std::vector<const Figure*> figures = chosen_figures(ui.desk);
  const ImVec2 corner = ImGui::GetCursorScreenPos();
  const ImVec2 all = ImGui::GetContentRegionAvail();
  const ImVec2 room = {all.x, all.y - ImGui::GetFrameHeightWithSpacing()};
  const PictureStyle style = style_of(choices);
  const bool can_be_drawn = !figures.empty() && style.width >= 1 && style.height >= 1 && style.width < 1e5 &&
                            style.height < 1e5 && room.x > ui.px(48) && room.y > ui.px(48);
  if (!can_be_drawn) return;
  build(ui, *figures.front());
  if (style.format) {
    const float mat = ui.px(16);
    ImGui::GetWindowDrawList()->AddRectFilled(corner, {corner.x + room.x, corner.y + room.y},
                                              packed(ui.theme().panel), ui.px(10));
    draw_scene(ui, shown_->scene, {corner.x + mat, corner.y + mat}, {room.x - 2 * mat, room.y - 2 * mat});
  } else {
    ImGui::BeginChild("numbers", room, ImGuiChildFlags_FrameStyle, ImGuiWindowFlags_HorizontalScrollbar);
    const std::string& numbers = shown_->numbers;
    ImGui::TextUnformatted(numbers.c_str(), numbers.c_str() + std::min(numbers.size(), kMaxNumbersShown));
    ImGui::EndChild();
  }
  const std::string words =
      ui.say(words_for_size(choices) + omitted_panels_note(shown_->scene.left_out.size()));
  const float width = ImGui::CalcTextSize(words.c_str()).x;
  ImGui::SetCursorScreenPos(
      {corner.x + std::max(0.0f, (all.x - width) / 2), corner.y + room.y + ImGui::GetStyle().ItemSpacing.y});
  ImGui::TextDisabled("%s", words.c_str());
}

}  // namespace surprisal::ui
