// desk: all that the window holds: the session and its history, what is shown of it, and how. Panels get it
// by reference; nothing of theirs lives elsewhere.
#pragma once

#include <filesystem>
#include <optional>
#include <random>
#include <set>
#include <string>
#include <string_view>
#include <vector>

#include "desk/computation.h"
#include "desk/dials.h"
#include "desk/settings.h"
#include "draw/fonts.h"
#include "lesson/lessons.h"
#include "lesson/page.h"
#include "plot/scene.h"
#include "screen/screen_fonts.h"
#include "session/history.h"
#include "session/presets.h"
#include "session/session.h"
#include "ui/export_dialog.h"
#include "ui/file_dialog.h"
#include "ui/formula_view.h"

namespace surprisal::app {

// A figure in the window: which, what has been zoomed and pinned, and the picture as it was last built.
struct FigureView {
  std::string id;
  std::vector<View> views;    // one per panel
  std::vector<Point> pinned;  // readings, in data coordinates of `pinned_panel`
  std::size_t pinned_panel = 0;
  std::string dragged;  // the handle in hand

  // What the picture below was built from.
  struct Source {
    Session session;
    std::vector<View> views;
    Rect frame;
    ThemeName theme = ThemeName::Light;
    Language language = Language::English;
    double text = 0;
    Lit lit;

    bool same_plot(const Source& other) const { return session == other.session; }
    bool same_scene(const Source& other) const;
  };
  std::optional<Source> built_from;
  Plot plot;
  Scene scene;
};

// The texts of a step, laid out.
struct StepPages {
  Page title;
  Page before;  // the guess
  Page after;
  Page question;
  Page reveal;
  std::vector<Page> choices;
};

// A step of a lesson, and what the reader has done with it.
struct LessonView {
  std::size_t number = 0;  // of the lesson among the desk's
  std::size_t step = 0;
  std::vector<FigureView> figures;
  std::vector<std::size_t> open_notes;
  double entered = 0;                 // the guess on the slider
  std::optional<std::size_t> chosen;  // or among the choices
  bool answered = false;              // so that there is something to judge
  bool revealed = false;
  bool at_top = true;  // the text has to be scrolled back

  // The texts as they were last laid out.
  struct Source {
    Session session;
    ThemeName theme = ThemeName::Light;
    Language language = Language::English;
    double size = 0;
    double width = 0;
    std::vector<std::size_t> open_notes;
    std::size_t lesson = 0;
    std::size_t step = 0;
    bool revealed = false;

    friend bool operator==(const Source&, const Source&) = default;
  };
  std::optional<Source> built_from;
  StepPages pages;
};

// The numbers beside the sliders, as they were last worked out.
struct ComputationView {
  std::optional<Session> session;
  Language language = Language::English;
  int digits = 0;
  Computation made;
};

// From one session to another, smoothly.
struct Transition {
  Session from;
  Session to;
  Text what;
  double share = 0;
};

enum class PictureOf { Window, Figures };

// The session as a file.
struct Document {
  std::filesystem::path path;  // empty while it has no name
  Session known;               // as it is in the file, or where it came from; what differs is not saved
};

// Work that an earlier run of the program left unsaved.
struct Offer {
  enum class Answer { Restore, Later, Delete };
  std::string when;
  std::optional<Answer> answer;
};

// The window without panels, for a room of people.
struct Presentation {
  std::vector<std::string> lessons;  // their ids, in order; none: the figures of the playground
  std::size_t at = 0;                // of these
  bool at_end = false;               // after the last step of the last one
  std::set<std::string> left_out;    // of the playground's figures
  bool begun = false;                // from the frame after it was asked for
  bool over = false;                 // it ends with this frame

  bool black = false;
  bool ring = false;               // around the pointer
  bool shows_keys = false;         // those pressed
  std::string keys;                // the last ones
  double keys_until = 0;           // in ImGui's time
  std::optional<double> moved_at;  // when the pointer was last moved

  float scale = 1;          // of everything, by the size of the window
  float zoom = 1;           // and the person's own, on top of it
  double scroll = 0;        // of the text, in heights of its room: asked for by a key
  bool more_above = false;  // than its room shows
  bool more_below = false;
  bool strip_held = false;  // the pointer is on it

  // How the text of a step was last made to fit.
  struct Fit {
    std::string lesson;
    std::size_t step = 0;
    Language language = Language::English;
    double width = 0;  // of all there is
    double height = 0;
    float scale = 0;

    bool beside = true;  // the figures, or under them
    double size = 0;     // of its letters
    double room = 0;     // beside the figures its width, under them its height

    bool is_for(const Fit& other) const {
      return lesson == other.lesson && step == other.step && language == other.language &&
             width == other.width && height == other.height && scale == other.scale;
    }
  };
  Fit fit;

  // Where one was.
  std::optional<LessonView> lesson_before;
  std::optional<std::size_t> filling_before;
  Session session_before;
  Document document_before;
};

struct Desk {
  const Fonts& fonts;
  const ScreenFonts& screen_fonts;
  FormulaShelf formulas;

  std::vector<Preset> presets = session::presets();
  History history{Session{}};
  Settings settings;
  Document document;
  std::optional<FileDialog> file_dialog;
  std::optional<ExportDialog> export_dialog;
  std::optional<Offer> offer;
  float screen_scale = 1;  // the display's own

  std::vector<FigureView> figures;  // those of the playground, in their order
  std::vector<LessonPair> lessons;
  std::optional<LessonView> lesson;  // the one that is open
  ComputationView computation;
  std::optional<Transition> transition;
  std::optional<Presentation> presentation;
  std::optional<std::size_t> filling;  // the one that has the window to itself
  Lit lit;                             // what was under the pointer in the last frame
  Lit next_lit;                        // and is in this one

  std::optional<Player> player;     // what moves by itself
  std::optional<Dial> turned_last;  // what a key would play
  std::size_t pointed = 0;          // the figure that keys and the palette mean: the last one pointed at

  bool computation_in_front = false;  // where there is room for it or the sliders, not for both
  std::optional<bool> rail_wanted;    // as a person chose; else it is there where it has room
  std::string rail_text;              // what is searched for there
  bool help_open = false;
  bool palette_open = false;
  bool popup_open = false;  // when the last frame ended
  std::string palette_text;
  int mods_before = 0;   // Ctrl, Shift and Alt in the last frame: a fast hand lets them go with the key
  bool leaving = false;  // asks whether to save
  bool quit = false;
  std::optional<PictureOf> picture_wanted;  // to be saved when the next frame is drawn
  Rect figures_place;                       // where the figures are in the window
  std::string remove_next;                  // a figure to take out before the next frame
  std::mt19937 random{std::random_device{}()};

  Text told;              // the last thing that was said
  double told_until = 0;  // in ImGui's time

  Desk(const Fonts& the_fonts, const ScreenFonts& the_screen_fonts);

  const Session& session() const { return history.now(); }
  const std::string& say(const Text& text) const { return text.in(settings.language); }
  const Theme& theme() const { return draw::theme(settings.theme); }
  float scale() const {
    return presentation && presentation->begun ? presentation->scale * presentation->zoom
                                               : screen_scale * settings.scale;
  }
  float px(float at_scale_one) const { return at_scale_one * scale(); }

  // Every change of the session goes through here. Edits of one gesture (the same non-empty name) undo as
  // one.
  void edit(const Session& next, const Text& what, std::string_view gesture = {});
  std::vector<FigureView>& stage();  // the figures of the lesson that is open, or the playground's
  const std::vector<FigureView>& stage() const;
  void move_to(const Session& to, const Text& what);  // smoothly; one change
  void advance_transition(double seconds);
  void tell(const Text& sentence);  // for some seconds, at the foot of the window
  void open(const Preset& preset);
  void end_gesture() { gesture_.clear(); }
  void undo();
  void redo();

 private:
  std::string gesture_;
};

// Those of the stage that are on the screen, by their numbers: all, or the one that fills it.
std::vector<std::size_t> numbers_shown(const Desk& desk);
std::vector<const FigureView*> shown_figures(const Desk& desk);

bool rail_is_open(const Desk& desk);

}  // namespace surprisal::app
