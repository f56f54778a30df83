#include "export/figure_file.h"

#include "export/caption.h"
#include "export/figure_csv.h"
#include "plot/describe.h"
#include "plot/lay_out.h"
#include "typeset/rich_line.h"

namespace surprisal::exporting {
namespace {

// In points. Axis numbers have this size; names in a picture are a sixth larger.
constexpr double kTextOnPaper = 7.5;
constexpr double kPixelsPerPoint = kPixelsPerInch / 72;

Look look_of(const PictureStyle& style, const Fonts& fonts) {
  Look look = {fonts, style.theme, style.language};
  look.medium = Medium::Paper;
  if (style.on_paper) look.smallest_text = look.largest_text = kTextOnPaper * kPixelsPerPoint;
  return look;
}

Scene laid_out(const Figure& figure, const Plot& plot, std::span<const View> views, const PictureStyle& style,
               const Fonts& fonts) {
  const Rect frame = {0, 0, style.width, style.height};
  const Look look = look_of(style, fonts);
  const bool captioned = style.captioned && style.format;
  return captioned ? lay_out_captioned(figure, plot, frame, look, views, style.titled)
                   : lay_out(plot, frame, look, views);
}

}  // namespace

void set_size(PictureStyle& style, const PictureSize& size) {
  style.on_paper = size.unit == Unit::Centimetres;
  style.width = size.width * pixels_per_unit(size.unit);
  style.height = size.height * pixels_per_unit(size.unit);
  style.scale = dots_per_pixel(size);
}

Scene scene_of(const Figure& figure, const Plot& plot, std::span<const View> views, const PictureStyle& style,
               const Fonts& fonts) {
  if (style.titled) return laid_out(figure, plot, views, style, fonts);
  Plot untitled = plot;
  untitled.title = {};
  return laid_out(figure, untitled, views, style, fonts);
}

Sheet sheet_for(const Plot& plot, const Scene& scene, const PictureStyle& style) {
  return {style.width,
          style.height,
          style.scale,
          style.transparent ? std::nullopt : std::optional(scene.background),
          typeset::plain_words(plot.title.in(style.language)),
          plot::description_of(plot, style.language, scene.left_out),
          style.on_paper};
}

Result<std::string> figure_file(const Figure& figure, const Session& session, std::span<const View> views,
                                const PictureStyle& style, const Fonts& fonts, const Progress& progress,
                                const ShownRows* rows) {
  const Plot plot = plot_of(figure, session, rows);
  const Scene scene = scene_of(figure, plot, views, style, fonts);
  if (!style.format) return figure_csv(plot, scene, style.language);
  const auto put = [&](Canvas& canvas) { paint(scene, canvas); };
  return picture(*style.format, sheet_for(plot, scene, style), put, progress);
}

}  // namespace surprisal::exporting
