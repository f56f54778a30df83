#include "session/session_file.h"

#include <ctime>

#include "../languages.h"
#include "samples.h"
#include "session/keys.h"
#include "session/session_toml.h"
#include "session/setters.h"
#include "testing.h"

namespace surprisal::test {
namespace {

using test::english;
using test::Source;
using test::to_the_bit;

std::string problem_of(const std::string& toml) {
  const Result<Session> session = from_toml(toml);
  return session ? "no problem" : english(session.problem().message);
}

std::string problem_in(const std::string& toml) { return problem_of("format = 1\n" + toml); }

std::string repeated(const std::string& text, int times) {
  std::string result;
  for (int i = 0; i < times; ++i) result += text;
  return result;
}

TEST(SessionFile, ContainsTheSampleAndNonDefaultValues) {
  Session s;
  s.coin.heads = 3;
  EXPECT_EQ(to_toml(s), R"(# A Surprisal session. Keys that are not listed have their default values.
format = 1
figure = "sigmoid"
logits = [3, 1, -3]
labels = [1, 0, 0]
class_names = [{en = "cat", zh = "猫"}, {en = "dog", zh = "狗"}, {en = "pig", zh = "猪"}]

[coin]
heads = 3
)");
}

TEST(SessionFile, RestoresEveryBit) {
  Source source(11);
  for (int i = 0; i < 700; ++i) {
    const Session s = test::random_session(source);
    ASSERT_EQ(fault_of(s), "");
    const std::string toml = to_toml(s);
    ASSERT_LE(toml.size(), kLongestSessionFile);
    const Result<Session> back = from_toml(toml);
    ASSERT_TRUE(back) << back.problem().message.en << "\n" << toml;
    ASSERT_EQ(to_the_bit(*back), to_the_bit(s)) << toml;
    ASSERT_EQ(to_toml(*back), toml);
  }
}

TEST(SessionFile, TheLargestSessionStillFits) {
  Session s;
  set_class_count(s, kMaxClasses);
  const std::string name = repeated("猫", kLongestName / 3);
  s.title = Text(name, "x" + name);
  for (Text& text : s.class_names) text = Text(repeated("\"", kLongestName), name);
  for (double& z : s.logits) z = -123.45678901234567e-100;
  s.batch.logits.assign(kMaxRows * kMaxClasses, -1.2345678901234567e-100);
  s.batch.rival_logits = s.batch.logits;
  s.batch.targets.assign(kMaxRows, 9);
  s.line.x.assign(kMaxPoints, -1.2345678901234567e-100);
  s.line.y = s.line.x;
  ASSERT_EQ(fault_of(s), "");
  const Result<Session> back = from_toml(to_toml(s));
  ASSERT_TRUE(back) << to_toml(s).size() << ": " << back.problem().message.en;
  EXPECT_EQ(*back, s);
}

TEST(SessionFile, FollowsTheNumberOfLogits) {
  const Result<Session> s = from_toml("format = 1\nlogits = [1, 2, 3, 4]\n");
  ASSERT_TRUE(s) << s.problem().message.en;
  EXPECT_EQ(s->labels, (std::vector<double>{1, 0, 0, 0}));
  EXPECT_EQ(s->class_names.size(), 4u);
}

TEST(SessionFile, AcceptsABaseAsANumberAndATextInOneLanguage) {
  const Result<Session> s = from_toml("format = 1\nbase = 10\nclass_names = ['a', {en = 'b'}, {zh = 'c'}]\n");
  ASSERT_TRUE(s) << s.problem().message.en;
  EXPECT_EQ(s->base, Base::Ten);
  EXPECT_EQ(s->class_names, (std::vector<Text>{"a", "b", "c"}));
}

TEST(SessionFile, ReportsEveryErrorWithItsLine) {
  EXPECT_EQ(problem_of(""), "this is not a session: it must contain format = 1");
  EXPECT_EQ(problem_of("format = 2\nwhat = 'ever'"),
            "made by a newer Surprisal: its format is 2, but this version reads only up to 1");
  EXPECT_EQ(problem_of("\nformat = 'x'"), "line 2: format must be a whole number from 1 to 1");
  EXPECT_EQ(problem_of("format = 0"), "line 1: format must be a whole number from 1 to 1");
  EXPECT_EQ(problem_in("temprature = 2"),
            "line 2: there is no key \"temprature\"; did you mean temperature?");
  EXPECT_EQ(problem_in("\n[coin]\nhead = 2"),
            "line 4: there is no key \"coin.head\"; did you mean coin.heads?");
  EXPECT_EQ(problem_in("theta = 0.5"), "line 2: there is no key \"theta\"; did you mean coin.theta?");
  EXPECT_EQ(problem_in("zzzzzzzz = 1"), "line 2: there is no key \"zzzzzzzz\"");
  EXPECT_EQ(problem_in("\"\\u001b[31m\" = 1"), "line 2: there is no key \"?[31m\"");
  EXPECT_EQ(problem_in("coin = 3"), "line 2: there is no key \"coin\"");
  EXPECT_EQ(problem_in("temperature = 'warm'"), "line 2: temperature must be a number");
  EXPECT_EQ(problem_in("temperature = nan"), "line 2: temperature must be from 0.01 to 100, but is nan");
  EXPECT_EQ(problem_in("temperature = -inf"), "line 2: temperature must be from 0.01 to 100, but is -inf");
  EXPECT_EQ(problem_in("temperature = true"), "line 2: a value must be a number, a text or a list of either");
  EXPECT_EQ(problem_in("figure = 1979-05-27"),
            "line 2: a value must be a number, a text or a list of either");
  EXPECT_EQ(problem_in("temperature.x = 1"),
            "line 2: write a text in two languages as {en = \"...\", zh = \"...\"}");
  EXPECT_EQ(problem_in("[[coin]]\nheads = 1"), "line 2: there is no key \"coin\"");
  EXPECT_EQ(problem_in("focus = 1.5"), "line 2: focus must be a whole number, but is 1.5");
  EXPECT_EQ(problem_in("focus = -1"), "line 2: focus must be a whole number, but is -1");
  EXPECT_EQ(problem_in("focus = 3"), "line 2: focus must be from 0 to 2, but is 3");
  EXPECT_EQ(problem_in("logits = 3"), "line 2: logits must be a list of numbers");
  EXPECT_EQ(problem_in("logits = [1, 'x']"), "line 2: a value must be a number, a text or a list of either");
  EXPECT_EQ(problem_in("logits = ['x', 1]"), "line 2: a value must be a number, a text or a list of either");
  EXPECT_EQ(problem_in("class_names = [1, 2, 3]"), "line 2: class_names must be a list of names");
  EXPECT_EQ(problem_in("base = 'two'"), "line 2: base must be e, 2 or 10, but is \"two\"");
  EXPECT_EQ(problem_in("field = 'kl '"),
            "line 2: field must be entropy, cross_entropy or kl, but is \"kl \"");
  EXPECT_EQ(problem_in("base = []"), "line 2: base must be e, 2 or 10");
  EXPECT_EQ(problem_in("logits = [1, 2]\n\nlabels = [1, 0, 0]"),
            "line 4: labels must have 2 entries, one for each of the logits, but has 3");
  EXPECT_EQ(problem_in("labels = [0.5, 0.4, 0.2]"), "line 2: labels must add up to 1, but add up to 1.1");
  EXPECT_EQ(problem_in("[batch]\ntargets = [0, 1, 2.5]"), "line 3: batch.targets must be whole numbers");
  EXPECT_EQ(problem_in("figure = 'a'\nfigure = 'b'").substr(0, 8), "line 3: ");
  EXPECT_EQ(problem_in("figure = \"\xff\"").substr(0, 8), "line 2: ");
  EXPECT_EQ(problem_of(std::string(kLongestSessionFile + 1, '#')),
            "longer than 32768 bytes; no session is that long");
}

TEST(SessionFile, EveryKeyOutOfRangeOrOfTheWrongKindIsNamed) {
  for (const Key& key : keys()) {
    const std::string name(key.name);
    const std::string dates = problem_in(name + " = 1979-05-27");
    EXPECT_EQ(dates, "line 2: a value must be a number, a text or a list of either");
    if (key.kind == Kind::Number) {
      const std::string problem = problem_in(name + " = 1e300");
      EXPECT_EQ(problem.substr(0, 8 + name.size()), "line 2: " + name) << problem;
    } else {
      const std::string problem = problem_in(name + " = 0.5");
      EXPECT_EQ(problem.substr(0, 8 + name.size()), "line 2: " + name) << problem;
    }
  }
}

Changed laid_over(Session session, std::string_view text) {
  return with_table(std::move(session), std::get<toml::table>(read_toml(text)));
}

TEST(SessionFile, AppliesKeysToASession) {
  Session s;
  s.coin.heads = 5;
  const Changed changed = laid_over(s, "logits = [1, 2]\n[race]\nsteps = 10\n");
  const auto* session = std::get_if<Session>(&changed);
  ASSERT_TRUE(session);
  EXPECT_EQ(session->coin.heads, 5);
  EXPECT_EQ(session->race.shown, 10);
  EXPECT_EQ(class_count(*session), 2u);
}

// An error has the key and its position as data, not only in its message.
TEST(SessionFile, ReportsTheKeyAndThePositionOfAnError) {
  struct Case {
    std::string_view text;
    std::string key;
    Place place;
  };
  for (const Case& c : {Case{"focus = 1\n  temperature = 0\n", "temperature", {2, 3}},
                        Case{"[coin]\nheads = 2\ntails = 0.5\n", "coin.tails", {3, 1}},
                        Case{"logits = [1, 2]\nlabels = [1, 0, 0]\n", "labels", {2, 1}},
                        Case{"base = \"7\"\n", "base", {1, 1}}}) {
    const Changed changed = laid_over(Session(), c.text);
    const auto* fault = std::get_if<Fault>(&changed);
    ASSERT_TRUE(fault) << c.text;
    EXPECT_EQ(fault->key, c.key);
    EXPECT_EQ(fault->place, c.place) << c.text;
    EXPECT_TRUE(is_in_both_languages(fault->message)) << c.text;
  }
}

// With any byte changed or the file truncated anywhere, reading gives a session or an error, and quickly.
TEST(SessionFile, ToleratesAnyChangedByte) {
  Source source(12);
  Session s = test::random_session(source);
  set_class_count(s, 3);
  s.class_names = {{"cat", "猫"}, {"dog", "狗"}, {"pig", "猪"}};
  s.batch = Batch();
  s.line = LineFit();
  s.marked = {0.5};
  s.coin.models = {};
  const std::string whole = to_toml(s);
  const auto check = [](const std::string& text) {
    const Result<Session> result = from_toml(text);
    if (result) {
      ASSERT_EQ(fault_of(*result), "") << text;
    } else {
      ASSERT_FALSE(result.problem().message.en.empty());
      ASSERT_LT(result.problem().message.en.size(), 400u);
      for (char c : result.problem().message.en) ASSERT_TRUE(static_cast<unsigned char>(c) >= 0x20) << text;
    }
  };
  for (std::size_t i = 0; i < whole.size(); ++i) {
    check(whole.substr(0, i));
    check(whole.substr(i));
    check(whole.substr(0, i) + whole.substr(i + 1));
    for (int bit = 0; bit < 8; ++bit) {
      std::string text = whole;
      text[i] = static_cast<char>(text[i] ^ (1 << bit));
      check(text);
    }
    for (const char c : {'\0', '\xff', '[', '{', '"', '.', '\n'}) {
      std::string text = whole;
      text[i] = c;
      check(text);
    }
  }
}

TEST(SessionFile, ToleratesDeepAndLongFiles) {
  const std::string cases[] = {
      repeated("a.", 16300) + "a = 1",
      "[" + repeated("a.", 16300) + "a]",
      "a = " + repeated("[", 32000),
      "a = " + repeated("[", 200) + repeated("]", 200),
      "a = " + repeated("{a = ", 6000),
      "a = " + repeated("{" + repeated("a.", 60) + "a = ", 250),
      repeated("[[x]]\n", 5000),
      "logits = [1e400]",
      "logits = [99999999999999999999999, 1]",
      "logits = [0." + repeated("1", 10000) + ", 1]",
      "figure = '''" + repeated("'x", 10000),
  };
  for (const std::string& text : cases) {
    const std::clock_t start = std::clock();  // processor time, so that a busy machine makes no difference
    EXPECT_NE(problem_in(text), "no problem");
    EXPECT_LT(problem_in(text).size(), 400u);
    EXPECT_LT(std::clock() - start, 2 * CLOCKS_PER_SEC);
  }
}

TEST(SessionFile, ToleratesRandomBytes) {
  Source source(13);
  constexpr std::string_view kPieces[] = {
      "=", "[", "]", "{",   "}", "\"",  "'",    "\n",           ".",   ",", "coin",       "logits",
      "1", "e", "-", "nan", "#", "\\u", "\xe7", "format = 1\n", "'''", " ", "labels = [1"};
  for (int i = 0; i < 20000; ++i) {
    std::string text = "format = 1\n";
    for (std::size_t n = source.below(30); n > 0; --n) text += kPieces[source.below(std::size(kPieces))];
    const Result<Session> result = from_toml(text);
    if (result) {
      ASSERT_EQ(fault_of(*result), "") << text;
    }
  }
}

}  // namespace
}  // namespace surprisal::test
