#include "figures/handles.h"

#include <utility>

#include "session/setters.h"

namespace surprisal::figures {

Handle class_handle(const std::string& id, std::size_t k, Text name, Point at, Handle::Direction direction,
                    Ink ink, ClassSetter set) {
  const bool upwards = direction == Handle::Direction::Vertical;
  return {id + ":" + std::to_string(k),
          std::move(name),
          at,
          direction,
          ink,
          [k, set, upwards](Session& session, Point to) { set(session, k, upwards ? to.y : to.x); }};
}

Handle logit_handle(const Session& session, std::size_t k, Point at) {
  const Text name = class_name(session, k);
  return class_handle("logit", k, {"logit of " + name.en, name.zh + "的 logit"}, at,
                      Handle::Direction::Horizontal, Ink::of_class(k), set_logit);
}

Handle activation_handle(const Session& session, std::size_t k, Point at, Handle::Direction direction) {
  const Text name = class_name(session, k);
  return class_handle("activation", k, {"output for " + name.en, name.zh + "的输出"}, at, direction,
                      Ink::of_class(k), set_activation);
}

Handle probability_handle(const Session& session, std::size_t k, Point at, Handle::Direction direction,
                          std::optional<Ink> ink) {
  const Text name = class_name(session, k);
  return class_handle("probability", k, {"probability of " + name.en, name.zh + "的概率"}, at, direction,
                      ink.value_or(Ink::of_class(k)), set_probability);
}

}  // namespace surprisal::figures
