#include "data/labels.h"

#include <algorithm>
#include <cmath>
#include <map>
#include <span>
#include <string>
#include <utility>

#include "base/number.h"
#include "base/quote.h"
#include "data/blocks.h"
#include "data/kinds.h"

namespace surprisal::data {
namespace {

bool is_ignored(double label, const LabelOptions& options) {
  return label == -100 || label == -1 || (options.ignore && label == static_cast<double>(*options.ignore));
}

// ---- class numbers

struct LabelCounts {
  std::map<std::int64_t, std::size_t> ignored;  // how many rows have each of the labels that mean "ignore"
  std::size_t used = 0;
  double smallest = HUGE_VAL, largest = -HUGE_VAL;
};

LabelCounts counts_of(const Matrix& labels, const LabelOptions& options, const Work& work) {
  LabelCounts counts;
  for_each_block(labels, [&](std::size_t, std::span<const double> block) {
    for (const double label : block) {
      if (std::isnan(label)) continue;
      if (is_ignored(label, options)) {
        ++counts.ignored[static_cast<std::int64_t>(label)];
        continue;
      }
      ++counts.used;
      counts.smallest = std::min(counts.smallest, label);
      counts.largest = std::max(counts.largest, label);
    }
    return !work.is_stopped();
  });
  return counts;
}

Text wrong_label(double label, std::size_t classes, int base) {
  if (std::isnan(label)) return {"has no label", "没有标签"};
  const std::string value = exact(label);
  if (label != std::floor(label)) {
    return {"has the label " + value + ", which is not a whole number", "的标签是 " + value + "，不是整数"};
  }
  const std::string low = std::to_string(base),
                    high = std::to_string(classes - 1 + static_cast<std::size_t>(base)),
                    number = std::to_string(classes);
  return {"has the label " + value + "; with " + number + " classes it must be from " + low + " to " + high,
          "的标签是 " + value + "；共 " + number + " 类，标签须为 " + low + " 到 " + high};
}

std::vector<Text> notes_of(const LabelCounts& counts, std::size_t classes, const LabelOptions& options) {
  std::vector<Text> notes;
  for (const auto& [value, count] : counts.ignored) {
    const std::string label = std::to_string(value);
    notes.push_back(rows_text(count) + Text(count == 1 ? " has the label " + label + " and is ignored"
                                                       : " have the label " + label + " and are ignored",
                                            "的标签是 " + label + "，不计入"));
  }
  // With this many rows, a class is rarely missing by chance.
  if (!options.base && counts.used >= 2 * classes && counts.smallest >= 1) {
    notes.push_back({"no row has the label 0; if the labels start at 1, use --label-base 1",
                     "没有标签为 0 的样本；若标签从 1 开始数，请加 --label-base 1"});
  }
  return notes;
}

Result<Labels> class_labels(const Matrix& matrix, std::size_t classes, const LabelOptions& options,
                            const Work& work) {
  const LabelCounts counts = counts_of(matrix, options, work);
  const int base = options.base.value_or(0);
  if (!options.base && counts.used > 0 && counts.largest == static_cast<double>(classes) &&
      counts.smallest >= 1) {
    const std::string number = std::to_string(classes);
    return Problem{{"there are " + number + " classes, and a label is " + number +
                        " but none is 0, so the labels seem to start at 1; if they do, use --label-base 1",
                    "有的标签是 " + number + "，没有 0，而共有 " + number +
                        " 类：标签似乎从 1 开始数；若是，请加 --label-base 1"}};
  }
  Labels labels;
  labels.notes = notes_of(counts, classes, options);
  if (base == 1) labels.notes.push_back({"the labels start at 1", "标签从 1 开始数"});
  labels.classes.reserve(matrix.rows);
  for_each_block(matrix, [&](std::size_t first_row, std::span<const double> block) {
    for (std::size_t i = 0; i < block.size(); ++i) {
      const double label = block[i], number = label - base;
      const bool good = number >= 0 && number < static_cast<double>(classes) && number == std::floor(number);
      labels.classes.push_back(good && !is_ignored(label, options) ? static_cast<std::int32_t>(number)
                                                                   : kIgnored);
      if (!good && !is_ignored(label, options)) {
        labels.faults.add({first_row + i, std::nullopt, wrong_label(label, classes, base)});
      }
    }
    return !work.is_stopped();
  });
  return labels;
}

// ---- a column for each class

bool is_one_hot(const Matrix& matrix, const Work& work) {
  bool one_hot = true;
  for_each_block(matrix, [&](std::size_t, std::span<const double> block) {
    one_hot = std::all_of(block.begin(), block.end(), [](double v) { return v == 0 || v == 1; });
    return one_hot && !work.is_stopped();
  });
  return one_hot;
}

// Whether more than half of the rows cannot be distributions.
bool are_mostly_scores(const Matrix& matrix, const Work& work) {
  std::size_t outside = 0;
  for_each_block(matrix, [&](std::size_t, std::span<const double> block) {
    for (std::size_t i = 0; i < block.size(); i += matrix.columns) {
      const auto row = block.subspan(i, matrix.columns);
      outside += std::any_of(row.begin(), row.end(), [](double v) { return v < 0 || v > 1; });
    }
    return !work.is_stopped();
  });
  return outside * 2 > matrix.rows;
}

Labels distribution_labels(const Matrix& matrix, const Work& work) {
  Labels labels;
  labels.faults = faults_of(matrix, Kind::Probabilities, work);
  if (!is_one_hot(matrix, work)) {
    labels.soft = matrix;
    labels.notes.push_back({"the labels are distributions over the classes", "标签是各类上的分布"});
    return labels;
  }
  labels.notes.push_back({"the labels are one-hot", "标签是独热编码"});
  labels.classes.reserve(matrix.rows);
  for_each_block(matrix, [&](std::size_t, std::span<const double> block) {
    for (auto row = block.begin(); row != block.end(); row += static_cast<std::ptrdiff_t>(matrix.columns)) {
      const auto hot = std::find(row, row + static_cast<std::ptrdiff_t>(matrix.columns), 1.0);
      labels.classes.push_back(static_cast<std::int32_t>(hot - row));
    }
    return !work.is_stopped();
  });
  if (work.is_stopped()) return labels;
  for (const std::uint32_t row : labels.faults.rows) labels.classes[row] = kIgnored;
  return labels;
}

Problem wrong_count(std::size_t labels, std::size_t rows, const std::string& file_of_rows) {
  const Text given = count_text(labels, "label", "labels", "个标签"), wanted = rows_text(rows);
  const std::string name = harmless(file_of_rows, 200);
  return {{(labels == 1 ? "there is " : "there are ") + given.en + " for " +
               (name.empty() ? wanted.en : "the " + wanted.en + " of " + name) + "; give one label per row",
           (name.empty() ? "" : name + " ") + "有 " + wanted.zh + "，却有 " + given.zh +
               "；每个样本须有一个标签"}};
}

}  // namespace

Result<Labels> labels_from(const Matrix& labels, std::size_t rows, std::size_t classes,
                           const LabelOptions& options, const Work& work) {
  if (labels.rows != rows) return wrong_count(labels.rows, rows, options.file_of_rows);
  if (labels.columns == 1) return class_labels(labels, classes, options, work);
  if (labels.columns == classes) {
    Labels found = distribution_labels(labels, work);
    const bool is_mostly_faulty = found.faults.rows.size() * 2 > labels.rows;
    if (is_mostly_faulty && are_mostly_scores(labels, work))
      return Problem{{"its columns contain numbers below 0 or above 1, so they look like scores, not labels",
                      "各列中有小于 0 或大于 1 的数，看来是得分，而不是标签"}};
    return found;
  }
  return Problem{{"the labels have " + std::to_string(labels.columns) +
                      " columns; give a single column of class numbers, or one column for each of the " +
                      std::to_string(classes) + " classes",
                  "标签有 " + std::to_string(labels.columns) + " 列；请给一列类别号，或为 " +
                      std::to_string(classes) + " 类各给一列"}};
}

}  // namespace surprisal::data
