// Checks that a task's goal is drawn as a line in the figure of its value, as long as the task is open.
#include "desk/goals.h"

#include "desk/lesson_steps.h"
#include "desk/tries.h"
#include "figures/catalogue.h"
#include "session/setters.h"
#include "testing.h"

namespace surprisal::test {
namespace {

// The positions of the dashed lines that goals add to a plot.
std::vector<double> goal_lines(const char* figure, const Session& session,
                               const std::vector<ValueGoal>& goals) {
  const Plot plot = plot_of(*find_figure(figure), session, nullptr);
  const Plot with = plot::with_goals(plot, goals);
  std::vector<double> at;
  for (std::size_t row = 0; row < plot.rows.size(); ++row) {
    for (std::size_t i = 0; i < plot.rows[row].size(); ++i) {
      const auto* before = std::get_if<Chart>(&plot.rows[row][i].content);
      if (before == nullptr) continue;
      const auto& guides = std::get<Chart>(with.rows[row][i].content).guides;
      for (std::size_t g = before->guides.size(); g < guides.size(); ++g) at.push_back(guides[g].at);
    }
  }
  return at;
}

TEST(Goals, OfTheFirstTaskAreALineAtTheLossThatItAsksFor) {
  Desk desk;
  open_first_screen(desk);
  EXPECT_EQ(goal_lines("minus-log-p", desk.session(), goals_of_try(desk)), std::vector<double>{0.5});
  EXPECT_TRUE(goal_lines("sigmoid", desk.session(), goals_of_try(desk)).empty());
  ASSERT_EQ(goals_of_try(desk).size(), 1u);
  EXPECT_EQ(goals_of_try(desk)[0].label.en, "goal: below 0.5");

  Session sure = desk.session();
  set_logit(sure, 1, 5);
  desk.edit(sure, "a change");
  watch_try(desk);
  EXPECT_TRUE(goals_of_try(desk).empty()) << "done";
}

TEST(Goals, OfALessonAreShownFromTheGuessToTheEndOfTheTask) {
  Desk desk;
  desk.course.lessons = lessons();
  open_lesson_called(desk, "saturation");
  ASSERT_TRUE(has_open_guess(desk));
  EXPECT_TRUE(goals_of_step(desk).empty()) << "it would give the answer away";
  reveal_guess(desk);
  EXPECT_EQ(goal_lines("gradients", desk.session(), goals_of_step(desk)), std::vector<double>{1000});

  Session far = desk.session();
  set_logit(far, 0, -8);
  desk.edit(far, "a change");
  watch_task(desk);
  EXPECT_TRUE(goals_of_step(desk).empty()) << "done";
}

}  // namespace
}  // namespace surprisal::test
