#include "session/named_quantities.h"

#include <optional>

namespace surprisal::session {
namespace {

template <typename T>
QuantityValue value_of(const std::optional<T>& value) {
  return value ? QuantityValue(*value) : QuantityValue();
}

}  // namespace

std::vector<NamedQuantity> named(const Quantities& q) {
  return {
      {"logits", value_of(q.logits)},
      {"labels", value_of(q.labels)},
      {"base", name_of(q.base)},
      {"temperature", value_of(q.temperature)},
      {"sigmoid", q.sigmoid},
      {"softmax", q.softmax},
      {"log_softmax", q.log_softmax},
      {"logsumexp", value_of(q.logsumexp)},
      {"linear", value_of(q.linear)},
      {"surprisal", q.surprisal},
      {"entropy_labels", value_of(q.entropy_labels)},
      {"entropy_softmax", q.entropy_softmax},
      {"cross_entropy", value_of(q.cross_entropy)},
      {"kl", value_of(q.kl)},
      {"kl_reverse", value_of(q.kl_reverse)},
      {"bce", value_of(q.bce)},
      {"bce_mean", value_of(q.bce_mean)},
      {"bce_sum", value_of(q.bce_sum)},
      {"squared_error", value_of(q.squared_error)},
      {"grad_softmax_ce", value_of(q.grad_softmax_ce)},
      {"grad_sigmoid_bce", value_of(q.grad_sigmoid_bce)},
      {"grad_sigmoid_mse", value_of(q.grad_sigmoid_mse)},
  };
}

std::string_view name_of(Base base) {
  switch (base) {
    case Base::Two:
      return "2";
    case Base::Ten:
      return "10";
    case Base::E:
      break;
  }
  return "e";
}

std::string_view unit_of(Base base) {
  switch (base) {
    case Base::Two:
      return "bits";
    case Base::Ten:
      return "hartleys";
    case Base::E:
      break;
  }
  return "nats";
}

}  // namespace surprisal::session
