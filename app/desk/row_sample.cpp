#include "desk/row_sample.h"

#include <algorithm>
#include <cmath>
#include <iterator>
#include <limits>
#include <numeric>
#include <span>
#include <utility>

#include "base/wording.h"
#include "math/softmax.h"
#include "math/sum.h"
#include "session/setters.h"

namespace surprisal::desk {
namespace {

// Replaces -infinity, since a session's logits are finite: its exponential is 0 next to any other class, and
// charts can still show it.
constexpr double kLowestScore = -1e4;

std::vector<double> scores_of(const RowFile& file, std::size_t row) {
  std::vector<double> scores(file.classes());
  copy_rows(file.rows.scores, row, 1, std::span<double>(scores));
  if (file.rows.kind == data::Kind::Probabilities) {
    for (double& score : scores) score = std::log(score);
  }
  return scores;
}

std::vector<double> labels_of(const RowFile& file, std::size_t row) {
  std::vector<double> labels(file.classes(), 0);
  if (!file.has_labels() || !file.numbers.is_used(row)) return labels;
  if (file.rows.soft_labels)
    copy_rows(*file.rows.soft_labels, row, 1, std::span<double>(labels));
  else
    labels[static_cast<std::size_t>(file.numbers.label[row])] = 1;
  return labels;
}

double log_of_sum(const std::vector<double>& scores, const std::vector<std::size_t>& which) {
  std::vector<double> picked;
  for (const std::size_t k : which) picked.push_back(scores[k]);
  const double largest = *std::max_element(picked.begin(), picked.end());
  return std::isfinite(largest) ? logsumexp(picked) : largest;
}

// The classes that are listed by name, in the order of the file.
std::vector<std::size_t> named_classes(const RowFile& file, std::size_t row,
                                       const std::vector<double>& scores, std::size_t most) {
  std::vector<std::size_t> all(scores.size());
  std::iota(all.begin(), all.end(), std::size_t{0});
  if (all.size() <= most) return all;
  const auto predicted = static_cast<std::size_t>(file.numbers.predicted[row]);
  std::vector<std::size_t> named = {predicted};
  if (file.has_labels() && file.numbers.is_used(row)) {
    const auto label = static_cast<std::size_t>(file.numbers.label[row]);
    if (label != predicted) named.push_back(label);
  }
  const auto is_named = [&](std::size_t k) {
    return std::find(named.begin(), named.end(), k) != named.end();
  };
  std::erase_if(all, is_named);
  const std::size_t more = most - 1 - named.size();
  std::partial_sort(
      all.begin(), all.begin() + static_cast<std::ptrdiff_t>(more), all.end(),
      [&](std::size_t a, std::size_t b) { return scores[a] != scores[b] ? scores[a] > scores[b] : a < b; });
  named.insert(named.end(), all.begin(), all.begin() + static_cast<std::ptrdiff_t>(more));
  std::sort(named.begin(), named.end());
  return named;
}

}  // namespace

RowSample sample_of_row(const RowFile& file, std::size_t row, std::size_t most) {
  const std::vector<double> scores = scores_of(file, row);
  const std::vector<double> labels = labels_of(file, row);
  const std::vector<std::size_t> named = named_classes(file, row, scores, most);
  std::vector<std::size_t> every(scores.size());
  std::iota(every.begin(), every.end(), std::size_t{0});
  const double whole = log_of_sum(scores, every);

  RowSample sample;
  sample.all_classes = scores.size();
  sample.has_label = file.has_labels() && file.numbers.is_used(row);
  const auto add = [&](std::optional<std::size_t> index, const Text& name, double score, double y) {
    const double surprise = whole - score;
    sample.classes.push_back({index, name, score, std::exp(-surprise), y, surprise});
  };
  for (const std::size_t k : named)
    add(k, class_name_of(file, static_cast<std::int32_t>(k)), scores[k], labels[k]);
  if (named.size() < scores.size()) {
    std::vector<std::size_t> others;
    std::set_difference(every.begin(), every.end(), named.begin(), named.end(), std::back_inserter(others));
    double y = 0;
    for (const std::size_t k : others) y += labels[k];
    const std::string count = with_commas(others.size());
    add({}, {"the other " + count, "其余 " + count + " 类"}, log_of_sum(scores, others), y);
  }
  const auto place_of = [&](std::int32_t k) {
    const auto found = std::find(named.begin(), named.end(), static_cast<std::size_t>(k));
    return static_cast<std::size_t>(found - named.begin());
  };
  sample.predicted = place_of(file.numbers.predicted[row]);
  sample.label = sample.has_label ? place_of(file.numbers.label[row]) : sample.predicted;
  return sample;
}

Session with_row(Session session, const RowSample& sample) {
  std::vector<RowClass> classes = sample.classes;
  set_class_count(session, classes.size());
  session.output = OutputLayer::Softmax;
  session.temperature = 1;
  session.smoothing = 0;
  session.focus = sample.label;
  std::vector<double> labels(classes.size(), 0);
  double sum = 0;
  for (std::size_t k = 0; k < classes.size(); ++k) {
    session.logits[k] = std::clamp(classes[k].score, kLowestScore, kLargestLogit);
    session.class_names[k] = classes[k].name;
    labels[k] = classes[k].y;
    sum += classes[k].y;
  }
  const bool is_one_class = !sample.has_label || classes[sample.label].y == 1;
  if (is_one_class) {
    labels.assign(classes.size(), 0);
    labels[sample.label] = 1;
  } else {
    for (double& y : labels) y /= sum;
  }
  session.label_mode = is_one_class ? LabelMode::OneClass : LabelMode::Distribution;
  session.labels = labels;
  return session;
}

}  // namespace surprisal::desk
