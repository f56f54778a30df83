// ui: the figures of the window as they were last built and laid out.
#pragma once

#include <cstdint>
#include <map>
#include <optional>
#include <string>

#include "base/memo.h"
#include "desk/run_ahead.h"
#include "desk/view_state.h"
#include "figures/catalogue.h"
#include "figures/rows/shown_rows.h"
#include "plot/goals.h"
#include "plot/hiding.h"
#include "plot/scene.h"

namespace surprisal::ui {

struct FigurePicture {
  Plot plot;
  Scene scene;
  double smallest_text = 0;  // in pixels
};

class FigurePictures {
 public:
  // Everything that a picture's layout depends on, besides the session and the zoom.
  struct Frame {
    Rect rect;
    ThemeName theme = ThemeName::Light;
    Language language = Language::English;
    double smallest_text = 0;
    double largest_text = 0;
    Highlight highlight;
    bool is_card = false;
    bool is_on_slide = false;
    double scale = 1;     // window pixels per design pixel
    std::string dragged;  // the handle that is being dragged
    const MathFont* math_font = nullptr;
    std::optional<ShownRows> rows = {};    // for a figure of rows
    std::vector<Hidden> hidden = {};       // by a guess that has not been answered yet
    Text cover = {};                       // says on what is hidden when it opens
    Text remark = {};                      // beside the title, in place of the plot's own
    std::vector<std::size_t> panels = {};  // those that are shown; empty: all
    bool is_bare = false;                  // without the title and the note of the figure
    std::vector<ValueGoal> goals = {};     // of a task that is not done yet
  };

  void begin_frame() { waits_ = false; }
  bool is_waiting() const { return waits_; }  // for training: a later frame will show more
  bool is_trained(const Session& session, const DigitRuns& runs);

  // The figure's picture, rebuilt only if the revision of the session has changed, and laid out again only if
  // the frame or the zoom has changed. `figure.views` gets one view for each panel.
  const FigurePicture& draw(FigureView& figure, const Session& session, std::uint64_t revision,
                            const Frame& frame, const Fonts& fonts);

  // While something is dragged, all axes keep their ranges, and the beads of the class that it moves leave a
  // ghost where they were.
  void hold_axes(bool held, std::optional<std::size_t> of_class = {});

  const FigurePicture* find(const std::string& id) const;  // null if it was never drawn

 private:
  struct Entry {
    std::uint64_t revision = 0;
    Frame frame;
    std::vector<View> views;
    FigurePicture picture;
    std::vector<View> held;  // the ranges when the drag began
    std::vector<Ghost> ghosts;
  };
  Plot build(const std::string& id, const Session& session, const Frame& frame) const;

  std::map<std::string, Entry> entries_;
  bool held_ = false;
  RunAhead run_ahead_;
  bool waits_ = false;
};

}  // namespace surprisal::ui
