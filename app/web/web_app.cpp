#include "web/web_app.h"

#include <emscripten.h>
#include <imgui.h>
#include <imgui_internal.h>

#include <algorithm>
#include <array>
#include <cmath>
#include <span>

#include "base/file.h"
#include "desk/files.h"
#include "desk/lesson_steps.h"
#include "desk/presenting.h"
#include "desk/tries.h"
#include "lesson/reviews.h"
#include "screen/screen_canvas.h"
#include "screen/style.h"
#include "web/address.h"
#include "web/browser.h"
#include "web/controls.h"
#include "web/page_lessons.h"
#include "web/window_picture.h"

namespace surprisal::web {
namespace {

// An input takes effect in the next frame, and further effects follow a frame later.
constexpr int kFramesAfterInput = 3;

constexpr std::array<const char*, ImGuiMouseCursor_COUNT> kCursors = {
    "default",     "text",    "all-scroll", "ns-resize", "ew-resize",  "nesw-resize",
    "nwse-resize", "pointer", "wait",       "progress",  "not-allowed"};

}  // namespace

std::unique_ptr<WebApp> WebApp::open() {
  ImGui::CreateContext();
  ImGuiIO& io = ImGui::GetIO();
  io.IniFilename = nullptr;
  io.ConfigFlags |= ImGuiConfigFlags_NavEnableKeyboard;
  io.BackendFlags |= ImGuiBackendFlags_HasMouseCursors;
  watch_controls();
  Renderer renderer;
  if (!renderer.open()) return nullptr;
  return std::unique_ptr<WebApp>(new WebApp(renderer));
}

WebApp::WebApp(const Renderer& renderer) : renderer_(renderer) {
  desk_.desktop_has_dialogs = true;  // the browser's own
  desk_.in_browser = true;
  open_first_screen(desk_);
  keeping_.load_into(desk_);
  take_address_for_links(desk_);
  first_fragment_ = taken(browser_fragment());
}

void WebApp::wake() {
  frames_due_ = kFramesAfterInput;
  browser_request_frame();
}

// ImGui's units are the screen's pixels here, and screen_scale alone adapts sizes to dense screens.
void WebApp::resize(int width, int height, double pixel_ratio) {
  ImGui::GetIO().DisplaySize = {static_cast<float>(width), static_cast<float>(height)};
  workbench_.ui.screen_scale = static_cast<float>(pixel_ratio);
  wake();
}

void WebApp::open_address(std::string_view fragment) {
  if (lessons_are_read_)
    open_fragment(desk_, fragment);
  else
    first_fragment_ = fragment;
  wake();
}

void WebApp::frame(double now) {
  ImGuiIO& io = ImGui::GetIO();
  if (io.DisplaySize.x < 1 || io.DisplaySize.y < 1) return;  // before the page is laid out
  io.DeltaTime = static_cast<float>(std::max(now - latest_, 1e-4));
  latest_ = now;
  files_.follow(desk_);
  // Requested in the previous frame; by now the menu has closed and is not in the picture.
  const std::optional<PictureOf> wanted = std::exchange(desk_.view.requested_picture, std::nullopt);
  draw();
  if (wanted) save_picture(*wanted);
  follow_desk();
  follow_cursor();
  read_lessons();
  files_.download_new_ones(desk_);
  // Only at rest, not during a drag, and only after the address has been read.
  const bool was_kept = lessons_are_read_ && keeping_.update(desk_, desk_.now);
  if (was_kept) show_in_address(desk_);
  saying_.update(desk_, label_in_focus(), was_kept);
  if (frames_due_ > 0) --frames_due_;
  const double rest = seconds_to_next_frame();
  if (frames_due_ > 0 || rest <= 0)
    browser_request_frame();
  else if (std::isfinite(rest))
    browser_wake_in(rest);
}

void WebApp::draw() {
  const std::pair wanted = {desk_.settings.theme, workbench_.ui.px(1)};
  if (styled_ != wanted) apply_style(workbench_.ui.theme(), workbench_.ui.px(1));
  styled_ = wanted;
  controls().clear();
  ImGui::NewFrame();
  workbench_.show();
  ImGui::Render();
  renderer_.draw(ImGui::GetDrawData(), unpacked(workbench_.ui.theme().paper));
}

void WebApp::save_picture(PictureOf what) {
  const ImVec2 size = ImGui::GetIO().DisplaySize;
  const Rect all = {0, 0, static_cast<double>(size.x), static_cast<double>(size.y)};
  const Rect part = part_for(desk_.view, what).value_or(all);
  const Result<std::string> picture =
      picture_of_window(part, static_cast<double>(workbench_.ui.screen_scale));
  if (!picture) return desk_.notify(picture.problem().message);
  const Done done = write_atomically(BrowserFiles::folder() / "surprisal.png", *picture);
  if (!done) desk_.notify(done.problem().message);
}

void WebApp::follow_desk() {
  if (std::exchange(desk_.view.quit, false) || std::exchange(desk_.view.leaving, std::nullopt)) {
    desk_.notify({"Close the tab to quit. It will reopen as you left it.",
                  "关闭标签页即可退出，下次打开时会恢复原样。"});
  }
  if (const bool presenting = desk_.presentation.has_value(); presenting != was_presenting_) {
    was_presenting_ = presenting;
    browser_full_screen(presenting);
  }
  if (const std::string wanted = window_title(desk_); title_ != wanted) {
    title_ = wanted;
    browser_set_title(title_.c_str());
  }
}

void WebApp::follow_cursor() {
  const int cursor = ImGui::GetMouseCursor();
  browser_set_cursor(cursor < 0 ? "none" : kCursors[static_cast<std::size_t>(cursor)]);
}

void WebApp::read_lessons() {
  if (lessons_are_read_) return;
  wake();
  if (lessons_read_ == 0) desk_.course.lessons = lessons_of_page(desk_);
  const bool of_page = lessons_read_ == 0 && !desk_.course.lessons.empty();
  if (of_page)
    open_lesson(desk_, 0);  // unless the address names another
  else if (!read_more_of_course())
    return;
  lessons_are_read_ = true;
  if (open_fragment(desk_, first_fragment_))
    keeping_.forget_place();
  else
    keeping_.open_place(desk_);
}

// Reads in slices, because reading it all at once would delay the first frame. True once all is read.
bool WebApp::read_more_of_course() {
  const std::span<const LessonText> texts = lesson_texts();
  Course& course = desk_.course;
  course.lessons.reserve(texts.size());
  constexpr double kLongestSlice = 40;  // milliseconds
  const double start = emscripten_get_now();
  while (lessons_read_ < texts.size() && emscripten_get_now() < start + kLongestSlice)
    course.lessons.push_back(parse_lesson_pair(texts[lessons_read_++]));
  if (lessons_read_ < texts.size()) return false;
  const std::string open = course.open ? course.lessons[course.open->number].id : "";
  course.lessons = with_reviews(std::move(course.lessons), desk_.random());
  if (course.open) course.open->number = course.number_of(open).value_or(0);
  return true;
}

// ImGui processes at most one press or release of a key per frame; further events wait for the next frames.
double WebApp::seconds_to_next_frame() const {
  if (ImGui::GetCurrentContext()->InputEventsQueue.Size > 0) return 0;
  return std::min(workbench_.seconds_to_next_frame(), keeping_.seconds_left(desk_.now));
}

std::unique_ptr<WebApp>& web_app() {
  static std::unique_ptr<WebApp> app;
  return app;
}

}  // namespace surprisal::web
