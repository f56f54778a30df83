// web: the program in a page: it draws a frame when something has happened, and saves what the user does.
#pragma once

#include <cstddef>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <utility>

#include "draw/fonts.h"
#include "ui/workbench.h"
#include "web/browser_files.h"
#include "web/keeping.h"
#include "web/renderer.h"
#include "web/saying.h"

namespace surprisal::web {

class WebApp {
 public:
  // Null if WebGL2 is not available.
  static std::unique_ptr<WebApp> open();

  void wake();  // something has happened: draw the next frames
  void resize(int width, int height, double pixel_ratio);
  void frame(double now);  // in seconds
  void keep() { keeping_.write(desk_); }
  void open_address(std::string_view fragment);

  Desk& desk() { return desk_; }
  BrowserFiles& files() { return files_; }

 private:
  explicit WebApp(const Renderer& renderer);

  void draw();
  void save_picture(PictureOf what);
  void follow_desk();
  void follow_cursor();
  void read_lessons();
  bool read_more_of_course();
  double seconds_to_next_frame() const;

  Fonts fonts_;
  ScreenFonts screen_fonts_ = load_screen_fonts();
  Desk desk_;
  Workbench workbench_{desk_, fonts_, screen_fonts_};
  Renderer renderer_;
  BrowserFiles files_;
  Keeping keeping_;
  Saying saying_;
  std::optional<std::pair<ThemeName, float>> styled_;  // the theme and scale of the current style
  std::string title_;
  bool was_presenting_ = false;
  std::string first_fragment_;  // what the page was opened with, until the lessons are read
  std::size_t lessons_read_ = 0;
  bool lessons_are_read_ = false;
  int frames_due_ = 0;
  double latest_ = 0;
};

// The program of this page, once it is open.
std::unique_ptr<WebApp>& web_app();

}  // namespace surprisal::web
