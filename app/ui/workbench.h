// ui: the window's contents, one frame at a time.
#pragma once

#include "ui/data_view.h"
#include "ui/digits_view.h"
#include "ui/export_panel.h"
#include "ui/glossary_panel.h"
#include "ui/help.h"
#include "ui/ledger_panel.h"
#include "ui/letters_view.h"
#include "ui/map_view.h"
#include "ui/palette.h"
#include "ui/playground.h"
#include "ui/presenter.h"
#include "ui/pressed_keys.h"
#include "ui/reading_column.h"
#include "ui/teaching_dialog.h"
#include "ui/tokens_view.h"
#include "ui/ui.h"

namespace surprisal::ui {

class Workbench {
 public:
  Workbench(Desk& desk, const Fonts& fonts, const ScreenFonts& screen_fonts)
      : ui(desk, fonts, screen_fonts) {}

  Ui ui;

  void show();  // between ImGui::NewFrame and ImGui::Render

  // When the next frame is due without input: at once while something moves, never (infinity) if nothing
  // does.
  double seconds_to_next_frame() const;

  const ReadingColumn& reading_column() const { return reading_column_; }
  const Presenter& presenter() const { return presenter_; }
  const ExportPreview& export_preview() const { return export_panel_.preview(); }

 private:
  void show_parts(ImVec2 size);
  void show_playground(ImVec2 size);
  void show_rail_alone(ImVec2 size);
  void show_lesson(ImVec2 size);
  void show_data(ImVec2 size);
  void show_digits(ImVec2 size);
  void show_digit_figure(const DigitsPlaces& places);
  void show_letters(ImVec2 size);
  void show_map(ImVec2 size);
  void show_dialogs();

  Keys keys_;
  ReadingColumn reading_column_;
  HeadlinePanel headline_;
  TabsPanel tabs_;
  LedgerPanel ledger_;
  DataView data_view_;
  DigitsView digits_view_;
  LettersView letters_view_;
  MapView map_view_;
  TokensView tokens_view_;
  Presenter presenter_;
  Palette palette_;
  ExportPanel export_panel_;
  Help help_;
  TeachingDialog teaching_;
  GlossaryPanel glossary_;
};

}  // namespace surprisal::ui
