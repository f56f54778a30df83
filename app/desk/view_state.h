// desk: which figures are shown, and how.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "draw/geometry.h"
#include "plot/scene.h"
#include "session/session.h"

namespace surprisal::desk {

// What is being drawn on a chart, in its data coordinates.
struct DrawnStroke {
  std::size_t panel = 0;
  std::vector<Point> points;
  Session before;
};

inline constexpr std::string_view kLettersFigure = "next-letter";

// A figure in the window: its id, zoom, pinned readings, and the handle being dragged or the stroke being
// drawn.
struct FigureView {
  std::string id;
  std::vector<View> views;    // one per panel
  std::vector<Point> pinned;  // readings, in data coordinates of `pinned_panel`
  std::size_t pinned_panel = 0;
  std::string typed;    // the handle whose number is being typed
  std::string dragged;  // the handle's id
  std::optional<std::size_t> dragged_class;
  std::optional<DrawnStroke> stroke;
  // If not empty, only these panels are shown, without the title and the note of the figure. Another view of
  // the same figure has another part.
  std::vector<std::size_t> panels;
  std::string part;
};

enum class PictureOf { Window, Figures };

// How the program is being left: by its menu or the window's close button, or by pressing Escape too often.
enum class WayOut { Close, Escape };

// What the window shows while no lesson is open.
enum class MainView { Playground, Data, Digits, Letters, Map };

struct ViewState {
  std::vector<FigureView> figures;  // the playground's figures, in order
  MainView main = MainView::Playground;
  std::vector<FigureView> data_figures;
  std::vector<FigureView> digit_figures;
  std::vector<FigureView> letter_figures;  // parts of kLettersFigure
  std::optional<std::size_t> maximized;    // index of the maximized figure
  std::size_t pointed = 0;   // the figure that keys and the palette act on: the last one pointed at
  Highlight highlight;       // what was under the pointer in the previous frame
  Highlight next_highlight;  // what is under it in this frame

  bool drawer_open = false;  // the drawer with the sums below the ledger
  bool rail_shown = true;
  std::string rail_section;  // which list is unfolded: "figures", "examples" or none
  std::string rail_chapter;  // the chapter that is unfolded
  bool help_open = false;
  std::string teaching_chapter;  // the chapter whose teacher's page is open; empty if none is
  bool glossary_open = false;
  std::string glossary_text;  // the search text in the glossary
  bool palette_open = false;
  std::string palette_text;
  std::optional<std::string> typed_address;  // of the web edition, while its dialog is open
  std::optional<WayOut> leaving;             // ask whether to quit, and whether to save first
  bool quit = false;
  std::optional<PictureOf> requested_picture;  // to be saved when the next frame is drawn
  Rect figures_place;                          // where the figures are in the window
  std::string remove_next;                     // a figure to remove before the next frame
};

// The palette, with these words typed.
inline void open_palette(ViewState& view, const std::string& typed = {}) {
  view.palette_open = true;
  view.palette_text = typed;
}

// The part of the window that the picture shows. Nothing stands for the whole window, which is also shown if
// the figures have no place because a sheet is pulled up.
inline std::optional<Rect> part_for(const ViewState& view, PictureOf what) {
  if (what == PictureOf::Window || view.figures_place.width < 1) return std::nullopt;
  return view.figures_place;
}

}  // namespace surprisal::desk
