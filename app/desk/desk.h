// desk: all that the window knows. Panels draw it and change it; nothing here knows how it is drawn.
#pragma once

#include <optional>
#include <random>
#include <string>
#include <string_view>
#include <vector>

#include "desk/course.h"
#include "desk/export_dialog.h"
#include "desk/file_dialog.h"
#include "desk/player.h"
#include "desk/presentation.h"
#include "desk/settings.h"
#include "desk/try_state.h"
#include "desk/view_state.h"
#include "desk/workspace.h"
#include "figures/catalogue.h"
#include "session/presets.h"

namespace surprisal::desk {

// Work that an earlier run of the program left unsaved.
struct RecoveryOffer {
  enum class Answer { Restore, Later, Delete };
  std::string when;
  std::optional<Answer> answer;
};

// A sentence at the foot of the window, for some seconds.
struct Message {
  Text text;
  std::optional<double> until;  // none before it is first shown
};

struct Desk {
  Desk();

  std::vector<Preset> presets = session::presets();
  Workspace workspace;
  Course course;
  std::optional<Presentation> presentation;
  Settings settings;
  ViewState view;

  TryState current_try;

  std::optional<Player> player;      // moves a slider by itself
  std::optional<Slider> last_moved;  // the slider that a key would play
  std::optional<FileDialog> file_dialog;
  std::optional<ExportDialog> export_dialog;
  std::optional<RecoveryOffer> offer;
  Message message;
  std::mt19937 random{std::random_device{}()};
  double now = 0;  // seconds; whoever draws a frame sets it

  const Session& session() const { return workspace.session(); }
  const std::string& say(const Text& text) const { return text.in(settings.language); }
  void tell(const Text& sentence);

  std::vector<FigureView>& stage();  // the figures of the lesson that is open, or the playground's
  const std::vector<FigureView>& stage() const;

  void edit(const Session& next, const Text& what, std::string_view gesture = {}) {
    workspace.edit(next, what, gesture);
  }
  void move_to(const Session& to, const Text& what) { workspace.move_to(to, what, settings.reduced_motion); }
  void open(const Preset& preset);
};

// Those of the stage that are on the screen, by their numbers: all, or the one that fills it.
std::vector<std::size_t> numbers_shown(const Desk& desk);
std::vector<const FigureView*> shown_figures(const Desk& desk);

// What keys and the palette act on: the figure that fills the window or was pointed at last; null for none.
FigureView* figure_in_hand(Desk& desk);

void reset_view(FigureView& figure);

// The sliders of a figure besides those of the sample.
std::vector<Slider> own_sliders(const Session& session, const Figure& figure);

}  // namespace surprisal::desk
