#include "ui/figure_pictures.h"

#include <algorithm>
#include <optional>
#include <utility>

#include "figures/session_digits.h"
#include "plot/lay_out.h"

namespace surprisal::ui {
namespace {

bool same_rect(const Rect& a, const Rect& b) {
  return a.left == b.left && a.top == b.top && a.width == b.width && a.height == b.height;
}

bool same_frame(const FigurePictures::Frame& a, const FigurePictures::Frame& b) {
  return same_rect(a.rect, b.rect) && a.theme == b.theme && a.language == b.language &&
         a.smallest_text == b.smallest_text && a.largest_text == b.largest_text &&
         a.highlight == b.highlight && a.is_card == b.is_card && a.is_on_slide == b.is_on_slide &&
         a.scale == b.scale && a.dragged == b.dragged;
}

bool same_views(const std::vector<View>& a, const std::vector<View>& b) {
  return std::equal(a.begin(), a.end(), b.begin(), b.end(),
                    [](const View& one, const View& other) { return one.x == other.x && one.y == other.y; });
}

// Axes that are not zoomed get the range that is held during a drag.
std::vector<View> with_held(std::vector<View> views, const std::vector<View>& held) {
  for (std::size_t i = 0; i < views.size() && i < held.size(); ++i) {
    if (!views[i].x) views[i].x = held[i].x;
    if (!views[i].y) views[i].y = held[i].y;
  }
  return views;
}

// Shown while the figure's classifier is being trained for the first time.
Plot training_plot(const Figure& figure) {
  Plot plot;
  plot.title = figure.title;
  plot.rows = {{{{}, Cover{{"training…", "训练中…"}}}}};
  return plot;
}

// The panels alone; the title of the only one is that of the plot.
Plot bare(Plot plot) {
  plot.title = plot.aside = plot.note = {};
  if (plot.rows.size() == 1 && plot.rows.front().size() == 1)
    plot.title = std::exchange(plot.rows.front().front().title, {});
  return plot;
}

// Whether a panel is not covered.
bool shows_something(const Plot& plot) {
  return std::any_of(plot.rows.begin(), plot.rows.end(), [](const auto& row) {
    return std::any_of(row.begin(), row.end(), [](const Panel& panel) {
      const auto* chart = std::get_if<Chart>(&panel.content);
      return chart == nullptr ? !std::holds_alternative<Cover>(panel.content) : chart->covered.empty();
    });
  });
}

}  // namespace

Plot FigurePictures::build(const std::string& id, const Session& session, const Frame& frame) const {
  const Figure* known = find_figure(id);
  if (known == nullptr) return {};
  Plot plot = with_goals(plot_of(*known, session, frame.rows ? &*frame.rows : nullptr), frame.goals);
  if (!frame.hidden.empty()) plot = without(std::move(plot), frame.hidden, frame.cover);
  if (!frame.panels.empty()) {
    plot = with_only_panels(std::move(plot), frame.panels);
    if (!frame.is_bare) plot = named_after_only_panel(std::move(plot));
  }
  if (!frame.remark.empty() && shows_something(plot)) {
    plot.aside = plot.aside_beside_amounts = frame.remark;
    plot.keeps_aside = true;
  }
  return frame.is_bare ? bare(std::move(plot)) : plot;
}

bool FigurePictures::is_trained(const Session& session, const DigitRuns& runs) {
  const bool ready = run_ahead_.is_ready(session, runs);
  waits_ = waits_ || !ready;
  return ready;
}

const FigurePicture& FigurePictures::draw(FigureView& figure, const Session& session, std::uint64_t revision,
                                          const Frame& frame, const Fonts& fonts) {
  Entry& entry = entries_[figure.id + figure.part];
  const std::vector<View> views = held_ ? with_held(figure.views, entry.held) : figure.views;
  const bool is_new = entry.revision != revision || entry.frame.hidden != frame.hidden ||
                      entry.frame.cover != frame.cover || entry.frame.remark != frame.remark ||
                      entry.frame.panels != frame.panels || entry.frame.is_bare != frame.is_bare ||
                      entry.frame.goals != frame.goals || entry.frame.rows != frame.rows;
  if (!is_new && same_frame(entry.frame, frame) && same_views(entry.views, views)) return entry.picture;
  FigurePicture& picture = entry.picture;
  const Figure* known = find_figure(figure.id);
  const bool waits =
      is_new && known != nullptr && known->trains && !is_trained(session, known->runs(session));
  if (is_new && !waits) picture.plot = build(figure.id, session, frame);
  if (waits) {
    if (const Session so_far = limited_to_trained_steps(session); so_far.digits.steps > 0)
      picture.plot = build(figure.id, so_far, frame);
    else if (entry.revision == 0)
      picture.plot = training_plot(*known);
  }
  Look look = {fonts, frame.theme, frame.language, frame.smallest_text, frame.highlight, frame.largest_text};
  look.math_font = frame.math_font;
  look.scale = frame.scale;
  look.dragged = frame.dragged;
  look.ghosts = entry.ghosts;
  look.medium = frame.is_on_slide ? Medium::Slide : Medium::Window;
  picture.scene = frame.is_card ? lay_out_card(picture.plot, frame.rect, look, views)
                                : lay_out(picture.plot, frame.rect, look, views);
  picture.smallest_text = frame.smallest_text;
  figure.views.resize(picture.scene.panels.size());
  if (!waits) entry.revision = revision;
  entry.frame = frame;
  entry.views = held_ ? with_held(figure.views, entry.held) : figure.views;
  return picture;
}

void FigurePictures::hold_axes(bool held, std::optional<std::size_t> of_class) {
  if (held == held_) return;
  held_ = held;
  for (auto& [id, entry] : entries_) {
    entry.held.clear();
    for (const PlacedPanel& panel : entry.picture.scene.panels)
      entry.held.push_back(panel.is_chart ? View{panel.x.data, panel.y.data} : View{});
    entry.ghosts = held && of_class ? ghosts_of(entry.picture.plot, *of_class) : std::vector<Ghost>();
  }
}

const FigurePicture* FigurePictures::find(const std::string& id) const {
  const auto found = entries_.find(id);
  return found == entries_.end() ? nullptr : &found->second.picture;
}

}  // namespace surprisal::ui
