#include "export/figure_file.h"

#include "export/caption.h"
#include "export/figure_csv.h"
#include "plot/lay_out.h"

namespace surprisal::exporting {

Scene scene_of(const Figure& figure, const Plot& plot, std::span<const View> views, const PictureStyle& style,
               const Fonts& fonts) {
  const Rect frame = {0, 0, style.width, style.height};
  const Look look = {fonts, style.theme, style.language};
  const bool captioned = style.captioned && style.format;
  return captioned ? lay_out_captioned(figure, plot, frame, look, views) : lay_out(plot, frame, look, views);
}

Sheet sheet_for(const Plot& plot, const Scene& scene, const PictureStyle& style) {
  return {style.width, style.height, style.scale,
          style.transparent ? std::nullopt : std::optional(scene.background), plot.title.in(style.language)};
}

Result<std::string> figure_file(const Figure& figure, const Session& session, std::span<const View> views,
                                const PictureStyle& style, const Fonts& fonts, const Progress& progress) {
  const Plot plot = figure.build(session);
  const Scene scene = scene_of(figure, plot, views, style, fonts);
  if (!style.format) return figure_csv(plot, scene, style.language);
  const auto put = [&](Canvas& canvas) { paint(scene, canvas); };
  return picture(*style.format, sheet_for(plot, scene, style), put, progress);
}

}  // namespace surprisal::exporting
