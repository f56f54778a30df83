// figures: all figures, in reading order. Adding one takes one file and one row.
#pragma once

#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "figures/live_numbers.h"
#include "figures/rows/shown_rows.h"
#include "figures/session_digits.h"
#include "plot/plot.h"
#include "session/session.h"

namespace surprisal::figures {

enum class BatchUse { None, One, TwoModels };  // of the session; TwoModels: and a second model on its rows

// Everything about a figure. Sliders and options are keys of the session.
struct Figure {
  std::string_view id;
  Text title;
  Plot (*build)(const Session&);               // pure: the same session gives the same plot
  std::string_view formula;                    // in the LaTeX subset of src/typeset
  std::vector<std::string_view> sliders = {};  // besides those for the logits
  std::vector<std::string_view> options = {};
  bool shows_logits = true;  // of the sample; other figures show a batch, a coin or a line
  // The number that a slide shows in large type; null: the loss of the sample, if the figure is about one.
  std::optional<LiveNumber> (*live_number)(const Session&) = nullptr;
  // Instead, for a step that shows only this panel, if its panels have numbers of their own.
  std::optional<LiveNumber> (*panel_number)(const Session&, std::size_t panel) = nullptr;
  bool drags_logits = false;  // each class's logit, or what depends on it, can be dragged in the figure
  bool drags_labels = false;
  BatchUse batch = BatchUse::None;
  std::string_view plays = {};  // the slider that Play moves from end to end
  Text tab = {};                // its title on a narrow tab; if empty, that of the card
  int card = 0;                 // its place on the first screen; 0: not there
  int spare = 0;                // cards with larger numbers are left out first if there is no room
  bool of_letters = false;      // about a text that is read letter by letter
  bool takes_bets = false;      // on the next letter
  // For a figure of many rows, whose `build` shows an example. Also pure.
  Plot (*build_rows)(const ShownRows&, const Session&) = nullptr;
  // For a figure of a text, when it shows a file of tokens. Also pure.
  Plot (*build_file)(const data::Tokens&, const Session&) = nullptr;
  bool trains = false;  // it needs the digit classifier, which the window trains on another thread
  DigitRuns (*runs)(const Session&) = runs_of_session;  // that it trains
  bool is_digit_card = false;                           // in the view of handwritten digits
  // A condition for the table's filter that selects the rows at a point of the plot or between two values of
  // its x axis; empty if there is none. Null if clicking or dragging in the figure does not filter the table.
  std::string (*rows_at)(const ShownRows&, const Session&, Point) = nullptr;
  std::string (*rows_between)(const ShownRows&, const Session&, double low, double high) = nullptr;
  bool sets_temperature = false;  // a drag along its x axis sets the temperature of the rows
};

// "losses, reliability, temperature-fit or confusion-loss": the figures of many rows.
Text figures_of_rows();

// `panels`: those that are shown; empty: all.
std::optional<LiveNumber> live_number_of(const Figure& figure, const Session& session,
                                         const std::vector<std::size_t>& panels = {});

// `rows`: those of a file, or null.
Plot plot_of(const Figure& figure, const Session& session, const ShownRows* rows);

std::span<const Figure> catalogue();
const Figure* find_figure(std::string_view id);  // null if there is none
const Figure& first_playable_figure();           // the first that has such a slider

}  // namespace surprisal::figures
