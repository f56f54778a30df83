// ui: what every panel draws with: the desk, the session as this frame shows it, fonts, sizes and pictures.
#pragma once

#include <algorithm>
#include <cstdint>
#include <limits>
#include <string>

#include "desk/desk.h"
#include "draw/fonts.h"
#include "screen/screen_fonts.h"
#include "ui/figure_pictures.h"
#include "ui/formula_cache.h"
#include "ui/lesson_places.h"
#include "ui/pulse.h"

namespace surprisal::ui {

struct TrainedSteps;  // in step_pages.h

// The ends of a column of text that is scrolled, and how much of it there is without the lines that they cut.
struct ColumnEnds {
  double top = -std::numeric_limits<double>::infinity();
  double bottom = std::numeric_limits<double>::infinity();
  double whole_from = top;
  double whole_to = bottom;

  ColumnEnds() = default;
  ColumnEnds(double from, double to) : top(from), bottom(to), whole_from(from), whole_to(to) {}
  // A line that is taller than the column is left as it is: without it, nothing would remain.
  void add_line(double from, double to) {
    if (to - from > bottom - top) return;
    if (from < top && to > top) whole_from = std::max(whole_from, to);
    if (from < bottom && to > bottom) whole_to = std::min(whole_to, from);
  }
};

class Ui {
 public:
  Ui(Desk& the_desk, const Fonts& the_fonts, const ScreenFonts& the_screen_fonts)
      : desk(the_desk), fonts(the_fonts), screen_fonts(the_screen_fonts), formulas(the_fonts) {}

  Desk& desk;
  const Fonts& fonts;
  const ScreenFonts& screen_fonts;
  FormulaCache formulas;
  FigurePictures pictures;  // of the figures in the window, as they were last drawn
  Pulse pulse;
  float screen_scale = 1;  // the display's own

  // "figure/handle": what has the keyboard's focus in this frame, and had it in the frame before.
  std::string focused_handle;
  std::string focused_before;

  bool try_is_shown = false;  // the card "Try this", when the rail was last drawn
  std::size_t tab = 0;        // in a narrow window: which of the figures is shown
  bool tab_is_chosen = false;
  ColumnEnds column_ends;            // of the column that is being drawn, if any
  double lesson_text = 0;            // in pixels: of the figures of an open lesson; 0 elsewhere
  double sheet_share = kUsualSheet;  // on a phone: of the height, for the lesson's text
  bool rail_covers = false;          // on a phone: the rail is shown instead of everything else

  // The session that all panels of this frame show. Changes by a panel are in `desk.session()` at once, and
  // shown in the next frame.
  const Session& session() const { return shown_; }
  std::uint64_t revision() const { return shown_revision_; }
  void begin_frame(double now);
  // How many training steps a lesson's text can show now of its sessions, the last of which is `now`. Missing
  // steps are taken on another thread, and a later frame shows more.
  TrainedSteps trained_steps(const Step& step, const Session& now, bool revealed);
  bool is_behind() const { return shown_revision_ != desk.workspace.revision(); }

  const std::string& say(const Text& text) const { return desk.say(text); }
  const Theme& theme() const { return draw::theme(desk.settings.theme); }
  float scale() const;
  float px(float at_scale_one) const { return at_scale_one * scale(); }

 private:
  Session shown_;
  std::uint64_t shown_revision_ = 0;
};

// Everything in a presentation grows with the screen: text of 15 design pixels is 1/36 of its height.
float presentation_scale(float window_width, float window_height);

}  // namespace surprisal::ui
