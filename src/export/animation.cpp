#include "export/animation.h"

#include <algorithm>
#include <cmath>

#include "export/gif.h"

namespace surprisal::exporting {
namespace {

Result<Raster> frame_of(const Animation& animation, const Session& session, const Fonts& fonts) {
  PictureStyle style = animation.style;
  style.format = Format::Png;
  style.transparent = false;
  const Plot plot = animation.figure->build(session);
  const Scene scene = scene_of(*animation.figure, plot, animation.views, style, fonts);
  return raster(sheet_for(plot, scene, style), [&](Canvas& canvas) { paint(scene, canvas); });
}

// GIF delays are in hundredths of a second. Rounding the end times of frames, not their durations, keeps the
// total time right.
int hundredths_of_frame(std::size_t i, double per_second) {
  const auto end = [&](std::size_t frame) {
    return std::lround(static_cast<double>(frame) * 100 / per_second);
  };
  return static_cast<int>(end(i + 1) - end(i));
}

}  // namespace

Result<std::string> animated_gif(const Animation& animation, const Fonts& fonts, const Progress& progress) {
  std::optional<GifWriter> gif;
  const std::size_t count = animation.frames.size();
  for (std::size_t i = 0; i < count; ++i) {
    if (progress && !progress(static_cast<double>(i) / static_cast<double>(count))) return Problem{"stopped"};
    const Result<Raster> frame = frame_of(animation, animation.frames[i], fonts);
    if (!frame) return frame.problem();
    if (!gif) gif.emplace(frame->width, frame->height, animation.loops);
    gif->add(frame->values, hundredths_of_frame(i, animation.per_second));
  }
  if (!gif)
    return Problem{
        {"an animation needs at least one frame; choose a longer duration", "动画至少要有一帧；请延长时长"}};
  return gif->finish();
}

std::string frame_name(std::size_t i) {
  std::string number = std::to_string(i + 1);
  number.insert(0, 4 - std::min<std::size_t>(4, number.size()), '0');
  return "frame-" + number + ".png";
}

}  // namespace surprisal::exporting
