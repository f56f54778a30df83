#include "ui/figure_pictures.h"

#include <algorithm>

#include "plot/lay_out.h"

namespace surprisal::ui {
namespace {

bool same_rect(const Rect& a, const Rect& b) {
  return a.left == b.left && a.top == b.top && a.width == b.width && a.height == b.height;
}

bool same_frame(const FigurePictures::Frame& a, const FigurePictures::Frame& b) {
  return same_rect(a.rect, b.rect) && a.theme == b.theme && a.language == b.language &&
         a.smallest_text == b.smallest_text && a.largest_text == b.largest_text && a.highlight == b.highlight;
}

bool same_views(const std::vector<View>& a, const std::vector<View>& b) {
  return std::equal(a.begin(), a.end(), b.begin(), b.end(),
                    [](const View& one, const View& other) { return one.x == other.x && one.y == other.y; });
}

}  // namespace

const FigurePicture& FigurePictures::draw(FigureView& figure, const Session& session, std::uint64_t revision,
                                          const Frame& frame, const Fonts& fonts) {
  Entry& entry = entries_[figure.id];
  const bool is_new = entry.revision != revision;
  if (!is_new && same_frame(entry.frame, frame) && same_views(entry.views, figure.views))
    return entry.picture;
  FigurePicture& picture = entry.picture;
  if (is_new) {
    const Figure* known = find_figure(figure.id);
    picture.plot = known == nullptr ? Plot() : known->build(session);
  }
  const Look look = {fonts,           frame.theme,       frame.language, frame.smallest_text,
                     frame.highlight, frame.largest_text};
  picture.scene = lay_out(picture.plot, frame.rect, look, figure.views);
  picture.smallest_text = frame.smallest_text;
  figure.views.resize(picture.scene.panels.size());
  entry.revision = revision;
  entry.frame = frame;
  entry.views = figure.views;
  return picture;
}

const FigurePicture* FigurePictures::find(const std::string& id) const {
  const auto found = entries_.find(id);
  return found == entries_.end() ? nullptr : &found->second.picture;
}

}  // namespace surprisal::ui
