#include "session/session_line.h"

#include "../languages.h"
#include "samples.h"
#include "session/keys.h"
#include "session/setters.h"
#include "testing.h"

namespace surprisal::test {
namespace {

using test::english;
using test::Source;
using test::to_the_bit;

Result<Session> set(std::vector<std::string> settings) { return with_settings(Session(), settings); }

std::string problem_of(std::vector<std::string> settings) {
  const Result<Session> session = set(std::move(settings));
  return session ? "no problem" : english(session.problem().message);
}

Session good(std::vector<std::string> settings) {
  const Result<Session> session = set(std::move(settings));
  EXPECT_TRUE(session) << (session ? "" : session.problem().message.en);
  return session ? *session : Session();
}

TEST(Settings, AcceptEveryForm) {
  EXPECT_EQ(good({"base=2"}).base, Base::Two);
  EXPECT_EQ(good({"base=e"}).base, Base::E);
  EXPECT_EQ(good({"label_mode=several"}).label_mode, LabelMode::Several);
  EXPECT_EQ(good({"output = sigmoid"}).output, OutputLayer::Sigmoid);
  EXPECT_EQ(good({"field=kl"}).field, Field::Kl);
  EXPECT_EQ(good({"probability_axis=log"}).probability_axis, ProbabilityAxis::Log);
  EXPECT_EQ(good({"batch.reduction=none"}).batch.reduction, Reduction::None);
  EXPECT_EQ(good({"coin.heads=3"}).coin.heads, 3);
  EXPECT_EQ(good({"race.label=1"}).race.label, 1);
  EXPECT_EQ(good({"logits=1,2,3"}).logits, (std::vector<double>{1, 2, 3}));
  EXPECT_EQ(good({"logits= [ 1, 2, -3e-1 ] "}).logits, (std::vector<double>{1, 2, -0.3}));
  EXPECT_TRUE(good({"marked="}).marked.empty());
  EXPECT_TRUE(good({"marked=[]"}).marked.empty());
  EXPECT_EQ(good({"figure=softmax-bars"}).figure, "softmax-bars");
  EXPECT_EQ(good({"title=Two dogs / 两只狗"}).title, Text("Two dogs", "两只狗"));
  EXPECT_EQ(good({"class_names=cat/猫,50% dog,c = d"}).class_names,
            (std::vector<Text>{{"cat", "猫"}, "50% dog", "c = d"}));
  EXPECT_EQ(good({"temperature=3", "temperature=4"}).temperature, 4);
  EXPECT_EQ(*with_setting(Session(), "temperature", "2"), good({"temperature=2"}));
}

TEST(Settings, LogitsAloneSetTheNumberOfClasses) {
  const Session four = good({"logits=1,2,3,4"});
  EXPECT_EQ(four.labels, (std::vector<double>{1, 0, 0, 0}));
  EXPECT_EQ(four.class_weights.size(), 4u);
  EXPECT_EQ(four.rival.size(), 4u);
  EXPECT_EQ(four.class_names[3], Text("class 4", "类别 4"));
  const Session two = good({"labels=0,1", "focus=1", "logits=1,2"});
  EXPECT_EQ(two.labels, (std::vector<double>{0, 1}));
  EXPECT_EQ(two.focus, 1u);
}

TEST(Settings, LabelsImplyTheirModeUnlessItIsGiven) {
  EXPECT_EQ(good({"labels=0.5,0.3,0.2"}).label_mode, LabelMode::Distribution);
  EXPECT_EQ(good({"labels=1,1,0"}).label_mode, LabelMode::Several);
  EXPECT_EQ(good({"labels=0,0,1"}).label_mode, LabelMode::OneClass);
  EXPECT_EQ(good({"label_mode=distribution", "labels=0,0,1"}).label_mode, LabelMode::Distribution);
  EXPECT_EQ(problem_of({"labels=0.5,0.3,0.2", "label_mode=several"}),
            "labels must each be 0 or 1, unless label_mode is distribution");
}

TEST(Settings, AreCheckedAsAWhole) {
  EXPECT_EQ(good({"race.shown=1000", "race.steps=2000"}).race.shown, 1000);
  EXPECT_EQ(good({"race.steps=20"}).race.shown, 20);
  EXPECT_EQ(good({"tournament.rounds=2"}).tournament.to, 2);
  EXPECT_EQ(good({"tournament.from=2", "tournament.to=2"}).tournament.from, 2);
  EXPECT_EQ(good({"batch.targets=0,1", "batch.logits=1,2,3,4"}).batch.targets, (std::vector<int>{0, 1}));
}

TEST(Settings, NameTheError) {
  EXPECT_EQ(problem_of({"temperature"}), "\"temperature\" must be name=value");
  EXPECT_EQ(problem_of({"temprature=2"}), "there is no key \"temprature\"; did you mean temperature?");
  EXPECT_EQ(problem_of({"=2"}), "there is no key \"\"");
  EXPECT_EQ(problem_of({"temperature=warm"}), "temperature: \"warm\" is not a number");
  EXPECT_EQ(problem_of({"temperature="}), "temperature: an empty entry is not a number");
  EXPECT_EQ(problem_of({"logits=1,x"}), "logits: entry 2: \"x\" is not a number");
  EXPECT_EQ(problem_of({"logits=1,nan"}), "logits: entry 2: \"nan\" is not a finite number");
  EXPECT_EQ(problem_of({"logits=1"}), "logits must have 2 to 10 entries, but has 1");
  EXPECT_EQ(problem_of({"base=3"}), "base must be e, 2 or 10, but is \"3\"");
  EXPECT_EQ(problem_of({"class_names=a/b/c,d,e"}),
            "class_names: \"a/b/c\" must be one name, or two with a slash between them");
  EXPECT_EQ(problem_of({"class_names=a,b,\xff"}),
            "class_names entry 3 must be plain text in UTF-8, but is \"?\"");
}

TEST(Line, IsReadable) {
  Session s;
  s.class_names[1] = "a/b; c";
  set_temperature(s, 0.5);
  EXPECT_EQ(
      to_line(s),
      "surprisal:1;figure=sigmoid;logits=3,1,-3;labels=1,0,0;class_names=cat/%E7%8C%AB,a%2Fb%3B%20c,pig/"
      "%E7%8C%AA;temperature=0.5;end");
}

TEST(Line, RestoresEveryBit) {
  Source source(21);
  for (int i = 0; i < 700; ++i) {
    const Session s = test::random_session(source);
    const std::string line = to_line(s);
    for (char c : line) ASSERT_TRUE(c > ' ' && c < 0x7f);
    const Result<Session> back = from_line(line);
    ASSERT_TRUE(back) << back.problem().message.en << "\n" << line;
    ASSERT_EQ(to_the_bit(*back), to_the_bit(s)) << line;
  }
}

TEST(Line, SurvivesEmail) {
  Source source(22);
  for (int i = 0; i < 200; ++i) {
    const Session s = test::random_session(source);
    std::string mail = "Dear all,\r\nsurprisal: the word, and surprisal:7 too. Paste this:\n> ";
    for (char c : to_line(s)) {
      mail += c;
      if (source.below(20) == 0) mail += source.below(2) ? "\r\n> > " : " \xc2\xa0\t";
    }
    const Result<Session> back = from_line(mail + ".\n-- \nYours; end");
    ASSERT_TRUE(back) << back.problem().message.en << "\n" << mail;
    ASSERT_EQ(to_the_bit(*back), to_the_bit(s));
  }
}

TEST(Line, ReportsErrors) {
  const auto problem = [](std::string_view text) {
    const Result<Session> session = from_line(text);
    return session ? "no problem" : english(session.problem().message);
  };
  EXPECT_EQ(problem(""), "there is no session in this text; a session begins with surprisal:1;");
  EXPECT_EQ(problem("surprisal:1;logits=1,2"), "the session is cut off; it must end with ;end");
  EXPECT_EQ(problem("surprisal:2;logits=1,2;end"),
            "made by a newer Surprisal: its format is 2, but this version reads only up to 1");
  EXPECT_EQ(problem("surprisal:1;logits=1;end"), "logits must have 2 to 10 entries, but has 1");
  EXPECT_EQ(problem("surprisal:1;x;end"), "\"x\" must be name=value");
  EXPECT_EQ(problem("surprisal:1;title=%e7;end"), "title: % must be followed by two of 0123456789ABCDEF");
  EXPECT_EQ(problem("surprisal:1;title=a%2;end"), "title: % must be followed by two of 0123456789ABCDEF");
  EXPECT_EQ(problem("surprisal:1;title=%00;end"), "title must be plain text in UTF-8, but is \"?\"");
  EXPECT_EQ(problem(std::string(1000000, 'x')), "too long for a session in one line");
  EXPECT_EQ(problem("surprisal:1;end"), "no problem");
}

TEST(Line, ToleratesAnyChangedByte) {
  Source source(23);
  Session s = test::random_session(source);
  s.batch = Batch();
  s.line = LineFit();
  const std::string whole = to_line(s);
  const auto check = [](const std::string& text) {
    const Result<Session> result = from_line(text);
    if (result) {
      ASSERT_EQ(fault_of(*result), "") << text;
    } else {
      ASSERT_LT(result.problem().message.en.size(), 400u);
    }
  };
  for (std::size_t i = 0; i < whole.size(); ++i) {
    check(whole.substr(0, i));
    EXPECT_FALSE(from_line(whole.substr(0, i)));  // a truncated line is never another session
    check(whole.substr(i));
    for (int byte = 0; byte < 256; byte += 23) {
      std::string text = whole;
      text[i] = static_cast<char>(byte);
      check(text);
    }
  }
}

}  // namespace
}  // namespace surprisal::test
