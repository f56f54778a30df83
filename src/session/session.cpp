#include "session/session.h"

#include "math/losses.h"

namespace surprisal::session {

std::size_t class_count(const Session& session) { return session.logits.size(); }

std::size_t columns_of(const Batch& batch) {
  return batch.targets.empty() ? 0 : batch.logits.size() / batch.targets.size();
}

Text class_name(const Session& session, std::size_t k) {
  if (k < session.class_names.size() && !session.class_names[k].empty()) return session.class_names[k];
  const std::string index = std::to_string(k + 1);
  return {"class " + index, "类别 " + index};
}

std::vector<double> effective_labels(const Session& session) {
  if (session.label_mode != LabelMode::Several) return smoothed(session.labels, session.smoothing);
  // Several labels are independent yes-no questions: each is smoothed towards 1/2.
  std::vector<double> labels = session.labels;
  for (double& y : labels) y = (1 - session.smoothing) * y + session.smoothing / 2;
  return labels;
}

Sample sample_of(const Session& session) {
  Sample sample;
  sample.logits = session.logits;
  sample.labels = effective_labels(session);
  sample.temperature = session.temperature;
  sample.base = session.base;
  return sample;
}

Quantities quantities_of(const Session& session) { return quantities_of(sample_of(session)); }

}  // namespace surprisal::session
