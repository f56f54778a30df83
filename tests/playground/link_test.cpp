// Checks that a link restores what the window showed, contains nothing private, and that as much as possible
// of a broken link is opened and the rest is reported in one sentence.
#include "desk/link.h"

#include "../languages.h"
#include "../session/samples.h"
#include "desk/digit_sample.h"
#include "desk/files.h"
#include "desk/lesson_steps.h"
#include "desk/letters.h"
#include "desk/web_address.h"
#include "session/session_line.h"
#include "session/session_link.h"
#include "session/setters.h"
#include "testing.h"

namespace surprisal::test {
namespace {

const std::vector<LessonPair>& course() {
  static const std::vector<LessonPair> all = lessons();
  return all;
}

Desk new_desk() {
  Desk desk;
  desk.course.lessons = course();
  desk.settings.reduced_motion = true;
  return desk;
}

Desk desk_after(std::string_view link) {
  Desk desk = new_desk();
  open_link(desk, link);
  return desk;
}

std::string said_about(std::string_view link) {
  const Text said = desk_after(link).message.text;
  return said.empty() ? "nothing" : english(said);
}

TEST(Link, NamesEveryStepOfEveryLesson) {
  Desk from = new_desk();
  Desk to = new_desk();
  for (std::size_t number = 0; number < course().size(); ++number) {
    const std::size_t steps = course()[number].en.steps.size();
    for (std::size_t step = 0; step < steps; ++step) {
      open_lesson(from, number, step);
      const std::string link = link_fragment(from);
      ASSERT_EQ(link, "#lesson=" + course()[number].id + "&step=" + std::to_string(step + 1) + "&lang=en");
      open_link(to, link);
      ASSERT_TRUE(to.course.open);
      EXPECT_EQ(to.course.open->number, number);
      EXPECT_EQ(to.course.open->step, step);
      EXPECT_EQ(to_the_bit(to.session()), to_the_bit(from.session())) << link;
      EXPECT_EQ(to.message.text, Text());
    }
  }
}

TEST(Link, CarriesTheSessionOfAnyStep) {
  Source source(41);
  Desk from = new_desk();
  Desk to = new_desk();
  for (std::size_t i = 0; i < 60; ++i) {
    open_lesson(from, i % course().size());
    if (i % 3 == 0) close_lesson(from);
    from.settings.language = i % 2 == 0 ? Language::Chinese : Language::English;
    const Session session = random_session(source);
    from.edit(session, "a change");
    open_link(to, link_fragment(from));
    ASSERT_EQ(to_the_bit(to.session()), to_the_bit(session));
    EXPECT_EQ(to.course.open.has_value(), from.course.open.has_value());
    EXPECT_EQ(to.settings.language, from.settings.language);
    to.workspace.undo();
    to.workspace.redo();
    EXPECT_EQ(to.session(), session);
  }
}

TEST(Link, LeavesTheGuessToTheReader) {
  Desk from = new_desk();
  const auto has_guess = [](const Step& step) { return step.guess && step.guess->after != step.session; };
  std::size_t checked = 0;
  for (std::size_t number = 0; number < course().size(); ++number) {
    for (std::size_t step = 0; step < course()[number].en.steps.size(); ++step) {
      if (!has_guess(course()[number].en.steps[step])) continue;
      open_lesson(from, number, step);
      reveal_guess(from);
      const Desk to = desk_after(link_fragment(from));
      EXPECT_TRUE(has_open_guess(to));
      EXPECT_EQ(to.session(), course()[number].en.steps[step].session);
      ++checked;
    }
  }
  EXPECT_GT(checked, 0u);
}

TEST(Link, OpensTheViewOrTheFigureThatWasOpen) {
  Desk from = new_desk();
  Session session = from.session();
  session.digits.test_digit = 7;
  session.digits.label = 3;
  from.edit(session, "a digit");
  open_digits(from);
  const Desk digits = desk_after(link_fragment(from));
  EXPECT_TRUE(shows_digits(digits));
  EXPECT_EQ(digits.session(), session);

  open_letters(from);
  const Desk letters = desk_after(link_fragment(from));
  EXPECT_TRUE(shows_letters(letters));
  EXPECT_EQ(letters.session(), from.session());

  close_lesson(from);
  show_alone(from, "entropy");
  EXPECT_EQ(desk_after(link_fragment(from)).view.maximized, from.view.maximized);
}

TEST(Link, ContainsNothingPrivate) {
  Desk desk = new_desk();
  LessonPair own = course().front();
  own.id = "my-file";  // a lesson without an id is identified by its file name
  desk.settings.recent_files = {"/home/me/my-file.surprisal"};
  desk.settings.last_folder = "/home/me";
  desk.workspace.set_saved_session(desk.session(), "/home/me/my-file.surprisal");
  open_lesson(desk, add_to_course(desk, own, "/home/me/my-file.en.md"));
  const std::string link = link_fragment(desk);
  EXPECT_EQ(link, "#lang=en&s=" + to_link_value(desk.session()));
  EXPECT_EQ(to_line(*from_link_value(to_link_value(desk.session()))).find("my-file"), std::string::npos);
}

TEST(Link, IsFoundInText) {
  const std::string link = "#lesson=softmax&step=2&lang=zh";
  for (const std::string& text : std::vector<std::string>{
           link, "https://example.org/surprisal/" + link,
           "Look (http://example.org/#x " + link + "), it is short", "看这里：" + link + "。很短",
           "https://example.org/?a=1" + link + ".", "file:///home/me/lesson.html" + link,
           "<a href=\"#lesson=softmax&amp;step=2&amp;lang=zh\">"}) {
    const Desk desk = desk_after(text);
    ASSERT_TRUE(desk.course.open) << text;
    EXPECT_EQ(desk.course.lessons[desk.course.open->number].id, "softmax");
    EXPECT_EQ(desk.course.open->step, 1u);
    EXPECT_EQ(desk.settings.language, Language::Chinese);
    EXPECT_EQ(desk.message.text, Text()) << text;
  }
  EXPECT_TRUE(is_link(link));
  EXPECT_TRUE(is_link("https://example.org/" + link));
  for (const char* other :
       {"", "#", "#softmax", "notes #lesson=softmax", "/home/me/#s=1.surprisal", "https://example.org/"})
    EXPECT_FALSE(is_link(other)) << other;
}

TEST(Link, SaysInOneSentenceWhatItCouldNotOpen) {
  const struct {
    std::string link;
    std::string said;
  } cases[] = {
      {"#lesson=sofmax", "there is no lesson sofmax; did you mean softmax?"},
      {"#lesson=softmax&step=99", "the lesson has only"},
      {"#lesson=softmax&step=x&lang=zh", "step=x is not understood"},
      {"#lesson=softmax&step=0", "step=0 is not understood"},
      {"#lesson=softmax&lang=fr", "lang=fr is not understood"},
      {"#view=moon", "view=moon is not understood"},
      {"#figure=moon", "there is no figure moon"},
      {"#lesson=softmax&sound=on", "this version does not know the name sound"},
      {"#lesson=softmax&s=1.AAAA", "its session is cut off or changed; copy the whole link again"},
      {"#lesson=softmax&s=2.AAAA", "its session was made by a newer Surprisal; this one cannot read it"},
  };
  for (const auto& [link, said] : cases) {
    EXPECT_TRUE(said_about(link).starts_with("Not all of the link could be opened: " + said))
        << said_about(link);
    EXPECT_EQ(desk_after(link).course.open.has_value(),
              link.starts_with("#lesson=softmax"));  // the rest opens
  }
  EXPECT_EQ(desk_after("#lesson=softmax&step=x&lang=zh").settings.language, Language::Chinese);
}

// Truncated, with changed letters, with another version, with a wrong checksum, and concatenated.
std::string broken(std::string link, Source& source) {
  const std::string letters = "ABCxyz019-_.=&#% \n\xE7";
  const std::size_t value = link.find("s=") + 2;
  switch (source.below(5)) {
    case 0:
      return link.substr(0, source.below(link.size()));
    case 1:
      for (std::size_t i = 0; i <= source.below(3); ++i)
        link[source.below(link.size())] = letters[source.below(letters.size())];
      return link;
    case 2:
      return link.replace(value, 1, std::to_string(source.below(1000)));
    case 3:
      return link.replace(value + 2 + source.below(5), 1, 1, letters[source.below(letters.size())]);
    default:
      return link + "&" + link.substr(source.below(link.size()));
  }
}

TEST(Link, IsHarmlessIfBroken) {
  Source source(42);
  Desk from = new_desk();
  Desk to = new_desk();
  open_link(to, "#lesson=softmax");
  std::size_t reported = 0;
  for (int i = 0; i < 1000; ++i) {
    if (i % 100 == 0) {
      open_lesson(from, source.below(course().size()));
      from.edit(random_session(source), "a change");
    }
    const std::string link = broken(link_fragment(from), source);
    const std::string before = to_the_bit(to.session());
    to.message = {};
    open_link(to, link);
    ASSERT_EQ(fault_of(to.session()), "") << link;
    if (to.message.text.empty()) continue;
    ++reported;
    ASSERT_TRUE(is_in_both_languages(to.message.text)) << to.message.text.en;
    ASSERT_EQ(to.message.text.en.find('\n'), std::string::npos);
    ASSERT_LT(to.message.text.en.size(), 250u) << to.message.text.en;
  }
  EXPECT_GT(reported, 500u);
}

TEST(Link, IsAppendedToTheAddressOfTheWebEdition) {
  Desk desk = new_desk();
  EXPECT_EQ(copy_link(desk), link_fragment(desk));
  desk.settings.web_address = "https://example.org/surprisal/";
  EXPECT_EQ(copy_link(desk), "https://example.org/surprisal/" + link_fragment(desk));
}

TEST(WebAddress, IsTakenAsItIsTyped) {
  EXPECT_EQ(*web_address_from(" https://example.org/a/#lesson=softmax\n"), "https://example.org/a/");
  EXPECT_EQ(*web_address_from(" "), "");
  for (const char* wrong : {"example.org", "ftp://example.org/", "https://example.org/a b", "https://\xff"})
    EXPECT_FALSE(web_address_from(wrong)) << wrong;
}

}  // namespace
}  // namespace surprisal::test
