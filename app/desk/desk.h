// desk: the state of the window. Panels draw it and change it; nothing here depends on how it is drawn.
#pragma once

#include <filesystem>
#include <memory>
#include <optional>
#include <random>
#include <string>
#include <string_view>
#include <vector>

#include "desk/course.h"
#include "desk/digits.h"
#include "desk/export_dialog.h"
#include "desk/file_dialog.h"
#include "desk/player.h"
#include "desk/presentation.h"
#include "desk/rows_view.h"
#include "desk/settings.h"
#include "desk/token_file.h"
#include "desk/try_state.h"
#include "desk/view_state.h"
#include "desk/workspace.h"
#include "figures/catalogue.h"
#include "session/presets.h"

namespace surprisal::desk {

// Unsaved work from an earlier run of the program, offered for recovery.
struct RecoveryOffer {
  enum class Answer { Restore, Later, Delete };
  std::string when;
  std::optional<Answer> answer;
};

// A message at the bottom of the window, shown for a few seconds.
struct Message {
  Text text;
  std::optional<double> until;  // empty until it is first shown
};

// The handout for which the file dialog asks for a name.
struct HandoutRequest {
  std::string chapter;
  bool answers = false;
};

struct Desk {
  Desk();

  std::vector<Preset> presets = session::presets();
  Workspace workspace;
  Course course;
  std::optional<Presentation> presentation;
  Settings settings;
  ViewState view;

  RowsView rows;
  TryState current_try;
  std::optional<DigitsState> digits;    // set when they are first opened
  std::optional<TokenFile> token_file;  // shown by the data view instead of rows

  std::optional<Player> player;      // animates a slider
  std::optional<Slider> last_moved;  // the slider that the play key animates
  std::optional<FileDialog> file_dialog;
  bool desktop_has_dialogs = false;  // the window can ask the desktop for its file dialog
  bool in_browser = false;           // there are no folders: files that are written are downloaded
  std::optional<ExportDialog> export_dialog;
  HandoutRequest handout_request;
  std::unique_ptr<ExportRun> handout_run;
  std::filesystem::path web_edition;  // its folder; empty if the program came without it
  std::optional<RecoveryOffer> offer;
  Message message;
  std::mt19937 random{std::random_device{}()};
  double now = 0;  // seconds; set before each frame is drawn

  const Session& session() const { return workspace.session(); }
  const std::string& say(const Text& text) const { return text.in(settings.language); }
  void notify(const Text& sentence);

  // The figures of the open lesson, or else of the main view.
  std::vector<FigureView>& figures();
  const std::vector<FigureView>& figures() const;

  void edit(const Session& next, const Text& what, std::string_view gesture = {}) {
    workspace.edit(next, what, gesture);
  }
  void move_to(const Session& to, const Text& what) { workspace.move_to(to, what, settings.reduced_motion); }
  void open(const Preset& preset);
};

// Whether the playground shows exactly the cards that it opens with.
bool shows_cards(const Desk& desk);
void restore_cards(Desk& desk);

// Whether a presentation's first slide shows all figures at once. Those of data and digits are too small for
// that, and come one by one.
bool has_overview(const Desk& desk);

// Indices of the figures that are on the screen: all of them, only the maximized one, or, in a presentation
// without an overview, the first.
std::vector<std::size_t> numbers_shown(const Desk& desk);
std::vector<const FigureView*> shown_figures(const Desk& desk);
std::vector<const Figure*> shown_in_catalogue(const Desk& desk);  // their rows

std::size_t number_of(const Desk& desk, const FigureView& figure);  // among the figures, by its id

// The figure that keys and the command palette act on: the maximized one, or the one last pointed at; null if
// there is none.
FigureView* current_figure(Desk& desk);

void reset_view(FigureView& figure);

// The sliders of a figure that are not sliders of the sample.
std::vector<Slider> own_sliders(const Session& session, const Figure& figure);

}  // namespace surprisal::desk
