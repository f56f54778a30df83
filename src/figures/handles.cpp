#include "figures/handles.h"

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

}  // namespace surprisal::figures
