#include "session/history.h"

#include "samples.h"
#include "testing.h"

namespace surprisal::test {
namespace {

using test::Source;
using test::to_the_bit;

Session at_temperature(double t) {
  Session s;
  s.temperature = t;
  return s;
}

TEST(History, NamesTheChangeThatUndoWillRevert) {
  History history{Session()};
  EXPECT_FALSE(history.can_undo());
  EXPECT_TRUE(history.undoes().empty());
  history.change(at_temperature(2), {"set the temperature", "设定温度"});
  EXPECT_EQ(history.undoes(), Text("set the temperature", "设定温度"));
  history.undo();
  EXPECT_EQ(history.now(), Session());
  EXPECT_EQ(history.redoes(), Text("set the temperature", "设定温度"));
  history.redo();
  EXPECT_EQ(history.now().temperature, 2);
  EXPECT_FALSE(history.can_redo());
}

TEST(History, RecordsADragAsOneEntry) {
  History history{Session()};
  history.change(at_temperature(2), "first");
  for (int i = 0; i < 50; ++i) history.change(at_temperature(3 + i), "drag", i > 0);
  history.change(at_temperature(70), "another");
  history.undo();
  EXPECT_EQ(history.now().temperature, 52);
  EXPECT_EQ(history.undoes().en, "drag");
  history.undo();
  EXPECT_EQ(history.now().temperature, 2);
  history.undo();
  EXPECT_EQ(history.now(), Session());
  EXPECT_FALSE(history.can_undo());
}

TEST(History, ForgetsADragThatEndsWhereItBegan) {
  History history{at_temperature(1)};
  history.change(at_temperature(2), "first");
  history.change(at_temperature(3), "drag");
  history.change(at_temperature(2), "drag", true);
  EXPECT_EQ(history.undoes().en, "first");
  history.change(at_temperature(5), "drag", true);  // and the drag continues
  EXPECT_EQ(history.undoes().en, "drag");
  history.undo();
  EXPECT_EQ(history.now().temperature, 2);
}

TEST(History, ADragDoesNotExtendAcrossAnUndoOrAPressWithoutMovement) {
  History history{at_temperature(1)};
  history.change(at_temperature(2), "one");
  history.change(at_temperature(3), "two");
  history.undo();
  history.change(at_temperature(4), "late", true);
  EXPECT_FALSE(history.can_redo());
  EXPECT_EQ(history.undoes().en, "late");
  history.undo();
  EXPECT_EQ(history.now().temperature, 2);
  history.change(at_temperature(2), "pressed, not moved");
  history.change(at_temperature(6), "moved", true);
  history.undo();
  EXPECT_EQ(history.now().temperature, 2);
}

TEST(History, IgnoresAChangeThatChangesNothing) {
  History history{Session()};
  history.change(Session(), "nothing");
  EXPECT_FALSE(history.can_undo());
}

TEST(History, IsLimitedToItsDepth) {
  History history{at_temperature(1)};
  for (int i = 0; i < 1000; ++i) history.change(at_temperature(2 + i % 50), "step");
  std::size_t depth = 0;
  for (; history.can_undo(); ++depth) history.undo();
  EXPECT_EQ(depth, kDeepestHistory);
  for (depth = 0; history.can_redo(); ++depth) history.redo();
  EXPECT_EQ(depth, kDeepestHistory);
  EXPECT_EQ(history.now().temperature, 2 + 999 % 50);
}

// Compares with the simplest history: a list of all sessions and an index.
TEST(History, IsExactOverRandomActions) {
  for (std::uint64_t seed = 0; seed < 8; ++seed) {
    Source source(100 + seed);
    History history{Session()};
    std::vector<Session> list = {Session()};
    std::size_t place = 0;
    for (int i = 0; i < 1000; ++i) {
      const std::size_t action = source.below(10);
      if (action < 3 && place > 0) {
        history.undo();
        --place;
      } else if (action < 5 && place + 1 < list.size()) {
        history.redo();
        ++place;
      } else {
        Session next = list[place];
        test::edit(next, source);
        if (next == list[place]) continue;
        history.change(next, "edit");
        list.resize(++place);
        list.push_back(next);
        if (place > kDeepestHistory) {
          list.erase(list.begin());
          --place;
        }
      }
      ASSERT_EQ(to_the_bit(history.now()), to_the_bit(list[place]));
      ASSERT_EQ(history.can_undo(), place > 0);
      ASSERT_EQ(history.can_redo(), place + 1 < list.size());
    }
    while (history.can_undo()) history.undo();
    EXPECT_EQ(to_the_bit(history.now()), to_the_bit(list.front()));
    while (history.can_redo()) history.redo();
    EXPECT_EQ(to_the_bit(history.now()), to_the_bit(list.back()));
  }
}

}  // namespace
}  // namespace surprisal::test
