#include "desk/link.h"

#include <algorithm>
#include <array>
#include <optional>
#include <utility>

#include "base/number.h"
#include "base/quote.h"
#include "desk/digit_sample.h"
#include "desk/lesson_steps.h"
#include "desk/letters.h"
#include "desk/named.h"
#include "desk/presenting.h"
#include "desk/reviews.h"
#include "session/session_link.h"

namespace surprisal::desk {
namespace {

constexpr std::array<std::string_view, 6> kLinkNames = {"lesson", "step", "view", "figure", "lang", "s"};
constexpr std::string_view kDigitsView = "digits";
constexpr std::string_view kLettersView = "letters";
constexpr std::size_t kLongLink = 2000;  // characters; some programs cut off longer addresses

// The content of a link. A part that cannot be read is skipped, and the first problem is kept.
struct LinkContent {
  std::string_view lesson;
  std::size_t step = 0;
  std::string_view view;
  std::string_view figure;
  std::optional<Language> language;
  std::optional<Session> session;
  std::optional<Problem> problem;  // the first one

  void note(Problem found) {
    if (!problem) problem = std::move(found);
  }
};

// Reading a link.
// -----------------------------------------------------------------------------------------------------------

bool is_letter_of_link(char c) {
  return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') ||
         std::string_view("-_.=&;").find(c) != std::string_view::npos;
}

bool begins_with_link_name(std::string_view text) {
  return std::any_of(kLinkNames.begin(), kLinkNames.end(), [&](std::string_view name) {
    return text.starts_with(name) && text.substr(name.size()).starts_with('=');
  });
}

// The fragment, without the full stop of a sentence that ends with the link.
std::string_view fragment_at(std::string_view text) {
  const auto end = std::find_if_not(text.begin() + 1, text.end(), is_letter_of_link);
  std::string_view fragment = text.substr(0, static_cast<std::size_t>(end - text.begin()));
  while (fragment.ends_with('.') || fragment.ends_with(';')) fragment.remove_suffix(1);
  return fragment;
}

Problem not_understood(std::string_view name, std::string_view value) {
  const std::string part = std::string(name) + "=" + harmless(value, 40);
  return Problem{{part + " is not understood", "看不懂 " + part}};
}

void take_step(LinkContent& content, std::string_view value) {
  constexpr double kMaxLessonSteps = 1000;
  const Result<double> step = parse_number(value);
  const bool is_whole = step && value.find_first_not_of("0123456789") == std::string_view::npos;
  if (!is_whole || *step < 1 || *step > kMaxLessonSteps) return content.note(not_understood("step", value));
  content.step = static_cast<std::size_t>(*step);
}

void take_language(LinkContent& content, std::string_view value) {
  if (value == "en") content.language = Language::English;
  if (value == "zh") content.language = Language::Chinese;
  if (!content.language) content.note(not_understood("lang", value));
}

void take_view(LinkContent& content, std::string_view value) {
  if (value != kDigitsView && value != kLettersView) return content.note(not_understood("view", value));
  content.view = value;
}

void take_figure(LinkContent& content, std::string_view value) {
  if (find_figure(value) == nullptr)
    return content.note({Text("there is no figure ", "没有这样的图：") + harmless(value, 40)});
  content.figure = value;
}

void take_session(LinkContent& content, std::string_view value) {
  Result<Session> session = from_link_value(value);
  if (!session) return content.note(session.problem());
  content.session = std::move(*session);
}

void take_part(LinkContent& content, std::string_view part) {
  const std::size_t equals = std::min(part.find('='), part.size());
  const std::string_view name = part.substr(0, equals);
  const std::string_view value = part.substr(std::min(equals + 1, part.size()));
  if (name == "lesson")
    content.lesson = value;
  else if (name == "step")
    take_step(content, value);
  else if (name == "view")
    take_view(content, value);
  else if (name == "figure")
    take_figure(content, value);
  else if (name == "lang")
    take_language(content, value);
  else if (name == "s")
    take_session(content, value);
  else
    content.note({Text("this version does not know the name ", "本版本不认识名称 ") + harmless(name, 40)});
}

LinkContent content_of(std::string_view fragment) {
  LinkContent content;
  std::string_view rest = fragment.substr(std::min<std::size_t>(1, fragment.size()));
  while (!rest.empty()) {
    const std::size_t end = std::min(rest.find('&'), rest.size());
    std::string_view part = rest.substr(0, end);
    if (part.starts_with("amp;")) part.remove_prefix(4);  // copied from the source of a web page
    if (!part.empty()) take_part(content, part);
    rest.remove_prefix(std::min(end + 1, rest.size()));
  }
  return content;
}

// Showing it.
// -----------------------------------------------------------------------------------------------------------

Text too_few_steps(std::size_t step, std::size_t count) {
  return {"the lesson has only " + std::to_string(count) + " steps, not " + std::to_string(step),
          "这一课只有 " + std::to_string(count) + " 步，没有第 " + std::to_string(step) + " 步"};
}

void show_lesson_of_link(Desk& desk, LinkContent& content) {
  const Result<Named> named = find_named("lesson:" + harmless(content.lesson, 60), desk.course.lessons);
  if (!named) return content.note(named.problem());
  const std::size_t count = named->lesson->in(desk.settings.language).steps.size();
  if (content.step > count && count > 0) content.note({too_few_steps(content.step, count)});
  open_lesson(desk, static_cast<std::size_t>(named->lesson - desk.course.lessons.data()),
              std::max<std::size_t>(content.step, 1) - 1);
}

void show_view_of_link(Desk& desk, std::string_view view) {
  if (view == kDigitsView) open_digits(desk);
  if (view == kLettersView) open_letters(desk);
}

void show_content(Desk& desk, LinkContent& content) {
  const Text what = {"Open a link", "打开链接"};
  if (content.language) desk.settings.language = *content.language;
  const bool is_elsewhere = content.session || !content.view.empty() || !content.figure.empty();
  if (!content.lesson.empty())
    show_lesson_of_link(desk, content);
  else if (is_elsewhere)
    close_lesson(desk);
  if (!content.figure.empty() && !desk.course.open) show_alone(desk, content.figure);
  if (content.session) {
    desk.current_try.running = false;  // as for an example: the link replaces the task's session
    if (!desk.course.open) desk.workspace.set_saved_session(*content.session);
    if (content.view.empty()) return desk.move_to(*content.session, what);
    desk.edit(*content.session, what);  // no transition, since the view reads the session right away
  }
  if (!desk.course.open) show_view_of_link(desk, content.view);
}

// Writing a link.
// -----------------------------------------------------------------------------------------------------------

std::string part_of_link(std::string_view name, std::string_view value) {
  return std::string(name) + "=" + std::string(value) + "&";
}

// A user's own lesson is not named: nobody else has it, and its id may be a file name. A review is not named
// either, because its questions are drawn at random.
bool names_lesson(const Desk& desk) {
  if (!desk.course.open || is_review_open(desk)) return false;
  return !desk.course.own.contains(desk.course.lessons[desk.course.open->number].id);
}

// Whether the link needs no session of its own. If the answer to a guess is revealed here, whoever opens the
// link still gets to guess.
bool follows_from_step(const Desk& desk) {
  const Session& now = desk.workspace.destination();
  return names_lesson(desk) && (now == open_step_of(desk).session || now == session_of_step(desk));
}

std::string place_of_link(const Desk& desk) {
  if (names_lesson(desk)) {
    const OpenLesson& open = *desk.course.open;
    return part_of_link("lesson", desk.course.lessons[open.number].id) +
           part_of_link("step", std::to_string(open.step + 1));
  }
  if (desk.course.open) return {};
  if (shows_digits(desk)) return part_of_link("view", kDigitsView);
  if (shows_letters(desk)) return part_of_link("view", kLettersView);
  const auto alone = desk.view.main == MainView::Playground ? desk.view.maximized : std::nullopt;
  if (!alone || *alone >= desk.figures().size()) return {};
  return part_of_link("figure", desk.figures()[*alone].id);
}

}  // namespace

std::string link_fragment(const Desk& desk) {
  const bool is_chinese = desk.settings.language == Language::Chinese;
  std::string fragment = "#" + place_of_link(desk) + part_of_link("lang", is_chinese ? "zh" : "en");
  if (!follows_from_step(desk)) fragment += part_of_link("s", to_link_value(desk.workspace.destination()));
  fragment.pop_back();
  return fragment;
}

std::string_view fragment_in(std::string_view text) {
  for (std::size_t at = text.find('#'); at != std::string_view::npos; at = text.find('#', at + 1)) {
    if (begins_with_link_name(text.substr(at + 1))) return fragment_at(text.substr(at));
  }
  return {};
}

bool is_link(std::string_view text) {
  const bool looks_like_link = text.starts_with('#') || text.starts_with("http://") ||
                               text.starts_with("https://") || text.starts_with("file://");
  return looks_like_link && !fragment_in(text).empty();
}

void open_link(Desk& desk, std::string_view text) {
  LinkContent content = content_of(fragment_in(text));
  end_presentation(desk);
  show_content(desk, content);
  if (content.problem)
    desk.notify(Text("Not all of the link could be opened: ", "链接没能全部打开：") +
                content.problem->message);
}

std::string copy_link(Desk& desk) {
  settle_digits(desk);
  const std::string fragment = link_fragment(desk);
  const std::string link = desk.settings.web_address + fragment;
  const std::string length = std::to_string(link.size());
  if (link.size() > kLongLink)
    desk.notify(
        {"The link was copied. It has " + length + " characters, and some programs cut off links this long.",
         "链接已复制，共 " + length + " 个字符；有些程序会把这么长的链接截断。"});
  else if (desk.settings.web_address.empty())
    desk.notify(
        {"The link was copied. Paste it into Surprisal with Ctrl+V, or put it after the web edition's "
         "address.",
         "链接已复制；在 Surprisal 中按 Ctrl+V 打开，或接在网页版地址之后使用。"});
  else
    desk.notify({"The link was copied. It opens in a browser, and in Surprisal with Ctrl+V.",
                 "链接已复制；可在浏览器中打开，也可在 Surprisal 中按 Ctrl+V 打开。"});
  return link;
}

}  // namespace surprisal::desk
