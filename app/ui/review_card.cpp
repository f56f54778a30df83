#include "ui/review_card.h"

#include <algorithm>

#include "desk/reviews.h"
#include "ui/buttons.h"

namespace surprisal::ui {
namespace {

constexpr double kReviewCardHeight = 92;

Text review_verdict(const ReviewScore& score) {
  const std::string right = std::to_string(score.right), answered = std::to_string(score.answered);
  const std::string asked = std::to_string(score.asked);
  if (score.answered == 0) return {asked + " questions", "共 " + asked + " 题"};
  if (score.answered < score.asked)
    return {right + " of " + answered + " right so far", "已答 " + answered + " 题，对 " + right + " 题"};
  return {right + " of " + asked + " right", asked + " 题全部答完，对 " + right + " 题"};
}

Text what_to_do(const ReviewScore& score) {
  if (score.answered < score.asked)
    return {"Your answers are kept while you look something up.", "中途去查别的课，已经答的会留着。"};
  if (score.right == score.asked)
    return {"All of them. Try again with other numbers.", "全对。想再来，还可以换一组数。"};
  return {"Each answer names the lesson that explains it.", "每道题的解答后面，都写着它出自哪一课。"};
}

}  // namespace

double show_review_card(Ui& ui, Point corner, double width) {
  Surface surface(ui);
  const Theme& theme = surface.theme();
  const ReviewScore score = score_of_review(ui.desk);
  const Rect card = {corner.x, corner.y, width, surface.px(kReviewCardHeight)};
  surface.bordered(card, theme.paper, theme.border, 10);
  const Point centre = {card.left + surface.px(36), card.top + surface.px(34)};
  if (score.asked > 0 && score.right == score.asked) {
    surface.disc(centre, 17, theme.ink);
    surface.icon(Icon::Check, centre, 17, theme.paper);
  } else {
    surface.ring(centre, 16, 4, theme.ring_track);
    if (score.right > 0)
      surface.ring(centre, 16, 4, theme.ink, 0,
                   static_cast<double>(score.right) / static_cast<double>(score.asked));
  }
  const double left = card.left + surface.px(68);
  const Text other = {"Other questions", "换一组题"};
  const double button_room = button_width(ui, other);
  surface.words(ui.say(review_verdict(score)), {left, card.top + surface.px(30)},
                {16, theme.ink, Weight::Bold});
  const double room = card.right() - left - surface.px(16);
  surface.words(surface.fitted(ui.say(what_to_do(score)), 12, Weight::Regular, room),
                {left, card.top + surface.px(50)}, {12, theme.muted});
  const Rect area = {card.right() - surface.px(12) - button_room, card.bottom() - surface.px(36), button_room,
                     surface.px(28)};
  if (button(ui, "review.again", area, other)) draw_other_questions(ui.desk);
  return card.bottom();
}

}  // namespace surprisal::ui
