// Checks that no two beads have the same letter, and that it is the first of the class's name if possible.
#include "session/bead_letters.h"

#include <set>

#include "session/setters.h"
#include "testing.h"

namespace surprisal::test {
namespace {

using Letters = std::vector<std::string>;

Session named(std::vector<Text> names) {
  Session session;
  set_class_count(session, names.size());
  session.class_names = std::move(names);
  return session;
}

TEST(BeadLetters, AreCapitalsOrChineseCharacters) {
  EXPECT_EQ(bead_letters(Session{}, Language::English), (Letters{"C", "D", "P"}));
  EXPECT_EQ(bead_letters(Session{}, Language::Chinese), (Letters{"猫", "狗", "猪"}));
  const Session session = named({{" été", ""}, {"ß", ""}, {"9 lives", ""}});
  EXPECT_EQ(bead_letters(session, Language::English), (Letters{"É", "ß", "9"}));
}

TEST(BeadLetters, AreNumbersWhereTwoClassesWouldHaveTheSame) {
  EXPECT_EQ(bead_letters(named({{"cat", ""}, {"cow", ""}, {"dog", ""}}), Language::English),
            (Letters{"1", "2", "D"}));
}

TEST(BeadLetters, AreNumbersForClassesWithoutAName) {
  Session session;
  set_class_count(session, 10);
  for (Text& name : session.class_names) name = {};
  const Letters letters = bead_letters(session, Language::English);
  EXPECT_EQ(letters.front(), "1");
  EXPECT_EQ(letters.back(), "10");
  EXPECT_EQ(std::set<std::string>(letters.begin(), letters.end()).size(), 10u);
}

}  // namespace
}  // namespace surprisal::test
