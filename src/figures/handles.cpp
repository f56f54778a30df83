#include "figures/handles.h"

#include <cmath>
#include <utility>

#include "figures/beads.h"
#include "session/setters.h"
#include "typeset/rich_line.h"

namespace surprisal::figures {

Handle class_handle(const std::string& id, std::size_t k, Text name, Point at, Handle::Direction direction,
                    Ink ink, ClassSetter set) {
  const bool upwards = direction == Handle::Direction::Vertical;
  Handle handle;
  handle.id = id + ":" + std::to_string(k);
  handle.name = {typeset::plain_words(name.en), typeset::plain_words(name.zh)};
  handle.at = at;
  handle.direction = direction;
  handle.ink = ink;
  handle.move = [k, set, upwards](Session& session, Point to) { set(session, k, upwards ? to.y : to.x); };
  handle.of_class = k;
  return handle;
}

Handle logit_handle(const Session& session, std::size_t k, Point at) {
  const Text name = name_of(session, k);
  return class_handle("logit", k, {"logit of " + name.en, name.zh + "的 logit"}, at,
                      Handle::Direction::Horizontal, Quantity::Logit, set_logit);
}

Handle activation_handle(const Session& session, std::size_t k, Point at, Handle::Direction direction) {
  const Text name = name_of(session, k);
  return class_handle("activation", k, {"output for " + name.en, name.zh + "的输出"}, at, direction,
                      Quantity::Prediction, set_activation);
}

Handle probability_handle(const Session& session, std::size_t k, Point at, Handle::Direction direction,
                          std::optional<Ink> ink) {
  const Text name = name_of(session, k);
  return class_handle("probability", k, {"probability of " + name.en, name.zh + "的概率"}, at, direction,
                      ink.value_or(Quantity::Prediction), set_probability);
}

Handle label_handle(const Session& session, std::size_t k, Point at, Handle::Direction direction,
                    ClassSetter set) {
  const Text name = name_of(session, k);
  return class_handle("label", k, {"label of " + name.en, name.zh + "的标签"}, at, direction, Quantity::Label,
                      set);
}

void set_shown_label(Session& session, std::size_t k, double wish) {
  if (std::isnan(wish) || session.smoothing == 1) return;
  const bool several = session.label_mode == LabelMode::Several;
  const double floor = session.smoothing / (several ? 2 : static_cast<double>(class_count(session)));
  set_label(session, k, (wish - floor) / (1 - session.smoothing));
}

}  // namespace surprisal::figures
