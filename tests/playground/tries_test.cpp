// Checks that each task of "Try this" can be read, is not done at the start, and is done once the reader does
// what it asks for.
#include "desk/tries.h"

#include "session/keys.h"
#include "session/setters.h"
#include "testing.h"

namespace surprisal::test {
namespace {

Desk at_task(std::size_t number) {
  Desk desk;
  desk.settings.reduced_motion = true;
  desk.current_try.number = number;
  start_try(desk);
  watch_try(desk);
  return desk;
}

void edit(Desk& desk, const Session& next) {
  desk.edit(next, "a change");
  watch_try(desk);
}

TEST(Tries, AreNotDoneWhereTheyStart) {
  for (std::size_t i = 0; i < count_tries(); ++i) {
    const Desk desk = at_task(i);
    EXPECT_TRUE(desk.current_try.running);
    EXPECT_FALSE(desk.current_try.done) << i;
    EXPECT_LT(desk.current_try.share, 0.5) << i;
    EXPECT_EQ(fault_of(desk.session()), "");
    EXPECT_EQ(task_of(i).en.find('#'), std::string::npos);
    EXPECT_EQ(task_of(i).zh.find('#'), std::string::npos);
  }
}

TEST(Tries, AreDoneByWhatTheyAskFor) {
  Session sure = opening_session();
  sure.logits = {0, 5, 0};
  Session wrong = opening_session();
  wrong.logits = {9, 0, 0};
  Session undecided = opening_session();
  undecided.logits = {0, 0, 0};
  const auto after = [](std::size_t number, const Session& next) {
    Desk desk = at_task(number);
    edit(desk, next);
    return desk.current_try;
  };
  EXPECT_TRUE(after(0, sure).done);
  EXPECT_TRUE(after(1, wrong).done);
  EXPECT_TRUE(after(2, undecided).done);
  EXPECT_FALSE(after(0, wrong).done);
  EXPECT_EQ(after(0, wrong).share, 0);

  Desk matching = at_task(3);
  Session same = matching.session();
  set_prediction(same, same.labels);
  edit(matching, same);
  EXPECT_TRUE(matching.current_try.done);

  Desk flat = at_task(4);
  Session far = flat.session();
  set_logit(far, 1, -6);
  edit(flat, far);
  EXPECT_TRUE(flat.current_try.done);
}

TEST(Tries, StayDoneAndGoOnToTheNextUntilTheLast) {
  Desk desk = at_task(0);
  Session sure = opening_session();
  sure.logits = {0, 5, 0};
  edit(desk, sure);
  edit(desk, opening_session());
  EXPECT_TRUE(desk.current_try.done);
  for (std::size_t i = 1; i < count_tries(); ++i) {
    next_try(desk);
    EXPECT_EQ(desk.current_try.number, i);
    EXPECT_FALSE(desk.current_try.done);
  }
  EXPECT_FALSE(desk.settings.tries_dismissed);
  next_try(desk);
  EXPECT_TRUE(desk.settings.tries_dismissed);
}

TEST(TheFirstScreen, OpensOnAModelThatIsWrong) {
  Desk desk;
  open_first_screen(desk);
  const Quantities q = quantities_of(desk.session());
  EXPECT_GT(q.softmax[0], q.softmax[1]);
  EXPECT_EQ(desk.session().labels[1], 1);
  EXPECT_FALSE(desk.workspace.is_changed());
  watch_try(desk);
  EXPECT_FALSE(desk.current_try.done);
  EXPECT_NE(desk.session(), Session{});  // the defaults are part of the file format
}

TEST(TheFirstScreen, WatchesItsTaskFromTheStartAndInNoExample) {
  Session sure = opening_session();
  sure.logits = {0, 5, 0};
  Desk desk;
  open_first_screen(desk);
  edit(desk, sure);
  EXPECT_TRUE(desk.current_try.done);
  Desk other;
  open_first_screen(other);
  other.open(other.presets.front());
  edit(other, sure);
  EXPECT_FALSE(other.current_try.done);
}

}  // namespace
}  // namespace surprisal::test
