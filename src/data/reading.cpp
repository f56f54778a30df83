#include "data/reading.h"

#include <algorithm>
#include <memory>
#include <system_error>
#include <utility>

#include "base/number.h"
#include "data/class_names.h"
#include "data/delimited_text.h"
#include "data/json_lines.h"
#include "data/kinds.h"
#include "data/labels.h"
#include "data/log_probabilities.h"
#include "data/mapped_file.h"
#include "data/npz.h"
#include "data/row_table.h"

namespace surprisal::data {
namespace {

using File = std::shared_ptr<const MappedFile>;

Problem in_file(const std::filesystem::path& path, const Problem& problem) {
  return {Text(path.string() + ": ", path.string() + "：") + problem.message};
}

// ---- a file as a table, whatever its format

RowTable table_of(Array array) {
  RowTable table;
  table.scores = std::move(array.matrix);
  table.notes.push_back(array.description);
  return table;
}

Text array_note(const NamedArray& named, const char* what, const char* what_zh) {
  return Text(what, what_zh) + Text(" from the array ", "取自数组 ") + named.name + " (" +
         named.array.description + ")";
}

Result<RowTable> table_of_npz(const File& file, const ReadingOptions& options, const Work& work) {
  const Result<Npz> npz = read_npz(file->bytes(), file, work);
  if (!npz) return npz.problem();
  const Result<NamedArray> scores = scores_in(*npz, options.key);
  if (!scores) return scores.problem();
  const Result<std::optional<NamedArray>> labels = labels_in(*npz, options.label_key, *scores);
  if (!labels) return labels.problem();
  RowTable table;
  table.scores = scores->array.matrix;
  table.notes.push_back(array_note(*scores, "scores", "得分"));
  if (*labels) {
    table.labels = (*labels)->array.matrix;
    table.notes.push_back(array_note(**labels, "labels", "标签"));
  }
  return table;
}

Result<RowTable> read_table(const File& file, const ReadingOptions& options, const std::string& label_column,
                            std::span<const std::string> class_names, const Work& work) {
  const Result<FileFormat> format = format_of(file->bytes());
  if (!format) return format.problem();
  work.begin(Stage::Reading, file->bytes().size());
  switch (*format) {
    case FileFormat::Npy: {
      Result<Array> array = read_npy(file->bytes(), file);
      return array ? Result<RowTable>(table_of(std::move(*array))) : array.problem();
    }
    case FileFormat::Npz:
      return table_of_npz(file, options, work);
    case FileFormat::DelimitedText:
      return read_delimited(file->bytes(), {label_column, options.head, class_names, false}, work);
    case FileFormat::JsonLines:
      return read_json_lines(file->bytes(), class_names, work);
    case FileFormat::Tokens:
      break;
  }
  return Problem{{"it contains the tokens of a text, not rows", "其中是一段文本的词元，而不是样本"}};
}

// ---- a file of labels

struct LabelFile {
  Matrix labels;
  std::vector<std::uint32_t> lines;
  RowFaults faults;
};

Result<LabelFile> read_label_file(const File& file, const ReadingOptions& options,
                                  std::span<const std::string> class_names, const Work& work) {
  const Result<FileFormat> format = format_of(file->bytes());
  if (!format) return format.problem();
  LabelFile result;
  if (*format == FileFormat::Npy) {
    Result<Array> array = read_npy(file->bytes(), file);
    if (!array) return array.problem();
    result.labels = array->matrix;
  } else if (*format == FileFormat::Npz) {
    const Result<Npz> npz = read_npz(file->bytes(), file, work);
    if (!npz) return npz.problem();
    const Result<NamedArray> named = only_array_in(*npz, options.label_key);
    if (!named) return named.problem();
    result.labels = named->array.matrix;
  } else if (*format == FileFormat::DelimitedText) {
    Result<RowTable> table = read_delimited(file->bytes(), {{}, options.head, class_names, true}, work);
    if (!table) return table.problem();
    if (!table->labels) return Problem{{"it has no column of labels", "其中没有标签列"}};
    result.labels = *table->labels;
    result.lines = std::move(table->lines);
    result.faults = std::move(table->faults);
  } else {
    return Problem{{"labels in a separate file must be NPY, NPZ, CSV or one per line",
                    "单独的标签文件须为 NPY、NPZ、CSV，或每行一个标签"}};
  }
  return result;
}

// ---- from a table to rows

Text kind_note(Kind kind, const Text& reason) {
  return Text("read as ", "读作") + name_of(kind) +
         Text(reason.empty() ? "" : " ", reason.empty() ? "" : "，") + reason;
}

Text sums_note(double farthest) {
  const std::string distance = significant(farthest, 2);
  return {"the probabilities of a row add up to 1 within " + distance +
              "; they are used as they are, not normalized again",
          "各样本的概率之和与 1 最多相差 " + distance + "；原样使用，不再归一化"};
}

// The rows of a file and, if it is a text, their lines.
struct RowPlaces {
  std::size_t rows = 0;
  std::span<const std::uint32_t> lines;
  const MappedFile& file;
};

// Returns a problem if there are faulty rows and the user has not asked to leave them out, or if no rows
// would be left.
Result<Nothing> allow(const RowFaults& faults, const RowPlaces& places, const std::filesystem::path& path,
                      const ReadingOptions& options) {
  if (!faults.any()) return Nothing{};
  const std::size_t rows = places.rows;
  const bool may_be_cut =
      faults.first->row + 1 == rows && !places.lines.empty() && !places.file.bytes().ends_with('\n');
  const Text sentence = sentence_of(*faults.first, places.lines) +
                        (may_be_cut ? Text("; its line does not end, so the file may be cut short",
                                           "；这一行没有结束，文件可能不完整")
                                    : Text());
  const std::size_t others = faults.rows.size() - 1;
  const Text more = others == 0 ? Text()
                                : Text("; ", "；另有 ") +
                                      count_text(others, "other row has", "other rows have", "个样本") +
                                      Text(" errors too", "也有错误");
  if (!options.leave_out_faulty_rows) return in_file(path, {sentence + more});
  if (faults.rows.size() < rows) return Nothing{};
  return in_file(path, {sentence + more + Text("; no rows are left", "；没有可用的样本")});
}

Text left_out_note(const RowFaults& faults, std::span<const std::uint32_t> lines) {
  const std::size_t count = faults.rows.size();
  return Text("left out: ", "跳过 ") + rows_text(count) +
         Text(count == 1 ? "; " : "; the first: ", count == 1 ? "：" : "，其中第一个：") +
         sentence_of(*faults.first, lines);
}

void leave_out(Rows& rows, const RowFaults& faults, std::span<const std::uint32_t> lines) {
  if (!faults.any()) return;
  rows.notes.push_back(left_out_note(faults, lines));
  std::vector<std::uint32_t> all;
  std::set_union(rows.left_out.begin(), rows.left_out.end(), faults.rows.begin(), faults.rows.end(),
                 std::back_inserter(all));
  rows.left_out = std::move(all);
}

Done has_classes(const Matrix& scores) {
  if (scores.columns == 0) return Problem{{"it has no column with numbers", "其中没有由数组成的列"}};
  if (scores.rows == 0) return Problem{{"it has no rows", "其中没有样本"}};
  constexpr std::size_t kMaxRows = 0xFFFFFFFF, kMaxColumns = 0x7FFFFFFF;
  if (scores.rows > kMaxRows || scores.columns > kMaxColumns) {
    return Problem{{"it has more than 4294967295 rows or 2147483647 columns",
                    "样本超过 4294967295 个或列超过 2147483647 个"}};
  }
  if (scores.columns == 1) {
    return Problem{
        {"it has only one column; give one score per class, such as the columns 0 and z for a "
         "binary classifier with the logit z",
         "其中只有一列；每类都要有一个得分，例如二分类的 logit 为 z 时，存成 0 和 z 两列"}};
  }
  return Nothing{};
}

// The labels, from the file of scores or a file of their own, and what is needed to report their faults.
struct LabelSource {
  Matrix labels;
  std::span<const std::uint32_t> lines;
  RowFaults faults;  // only if they have a file of their own
  std::filesystem::path path;
  std::string file_of_rows;  // its name, if it is another
};

Done add_labels(Rows& rows, const LabelSource& source, const ReadingOptions& options, const Work& work) {
  Result<Labels> labels = labels_from(source.labels, rows.scores.rows, rows.scores.columns,
                                      {options.label_base, options.ignore, source.file_of_rows}, work);
  if (!labels) return in_file(source.path, labels.problem());
  RowFaults faults = source.faults;
  faults.merge(std::move(labels->faults));
  if (Done allowed =
          allow(faults, {rows.scores.rows, source.lines, *rows.files.back()}, source.path, options);
      !allowed)
    return allowed;
  rows.labels = std::move(labels->classes);
  rows.soft_labels = std::move(labels->soft);
  rows.notes.insert(rows.notes.end(), labels->notes.begin(), labels->notes.end());
  leave_out(rows, faults, source.lines);
  return Nothing{};
}

Done add_scores(Rows& rows, RowTable& table, const std::filesystem::path& path, const ReadingOptions& options,
                const Work& work) {
  if (Done fit = has_classes(table.scores); !fit) return in_file(path, fit.problem());
  rows.scores = table.scores;
  rows.ids = std::move(table.ids);
  rows.texts = std::move(table.texts);
  rows.lines = std::move(table.lines);
  rows.notes = std::move(table.notes);
  if (rows.class_names.empty()) rows.class_names = std::move(table.class_names);

  const bool is_given = options.kind || table.kind;
  const KindGuess guess =
      is_given ? KindGuess{options.kind ? *options.kind : *table.kind, {}, {}} : guess_kind(rows.scores);
  if (!guess.doubt.empty()) return in_file(path, {guess.doubt});
  rows.kind = guess.kind;
  rows.notes.push_back(kind_note(guess.kind, guess.reason));
  RowFaults faults = std::move(table.faults);
  ScoreCheck check = check_scores(rows.scores, rows.kind, work);
  faults.merge(std::move(check.faults));
  if (Done allowed = allow(faults, {rows.scores.rows, rows.lines, *rows.files.back()}, path, options);
      !allowed)
    return allowed;
  leave_out(rows, faults, rows.lines);
  constexpr double kNotable = 1e-5;
  if (check.farthest > kNotable) rows.notes.push_back(sums_note(check.farthest));
  return Nothing{};
}

bool is_file(const std::string& path) {
  std::error_code none;
  return std::filesystem::exists(path, none) && !std::filesystem::is_directory(path, none);
}

}  // namespace

Result<FileFormat> format_of_file(const std::filesystem::path& path) {
  const Result<File> file = map_file(path);
  if (!file) return file.problem();
  const Result<FileFormat> format = format_of((*file)->bytes());
  return format ? format : in_file(path, format.problem());
}

Result<Tokens> read_tokens_file(const std::filesystem::path& path) {
  const Result<File> file = map_file(path);
  if (!file) return file.problem();
  Result<Tokens> tokens = read_tokens((*file)->bytes());
  if (Done same = (*file)->unchanged(); !same) return same.problem();
  return tokens ? std::move(tokens) : in_file(path, tokens.problem());
}

Result<Rows> read_rows(const std::filesystem::path& path, const std::string& labels,
                       const ReadingOptions& options, const Work& work) {
  const Problem stopped = {{"reading was stopped", "已停止读取"}};
  const Work uncounted_work = work.uncounted();
  Rows rows;
  const Result<File> file = map_file(path);
  if (!file) return file.problem();
  rows.files.push_back(*file);
  if (!options.names.empty()) {
    Result<std::vector<std::string>> names = read_class_names(options.names);
    if (!names) return names.problem();
    rows.class_names = std::move(*names);
  }
  const Result<FileFormat> format = format_of((*file)->bytes());
  const bool is_column = format && *format == FileFormat::DelimitedText && !is_file(labels);
  Result<RowTable> table = read_table(*file, options, is_column ? labels : "", rows.class_names, work);
  if (work.is_stopped()) return stopped;
  if (!table) return in_file(path, table.problem());
  const std::optional<Matrix> own_labels = std::exchange(table->labels, std::nullopt);
  if (Done added = add_scores(rows, *table, path, options, work); !added) return added.problem();
  if (!options.names.empty()) {
    if (Done fit = names_fit(rows.class_names, rows.scores.columns); !fit)
      return in_file(options.names, fit.problem());
  }

  if (!labels.empty() && !is_column) {
    if (own_labels)
      rows.notes.push_back({"the labels in the file of scores are not used", "没有使用文件自身的标签"});
    const Result<File> label_file = map_file(labels);
    if (!label_file) return label_file.problem();
    rows.files.push_back(*label_file);
    const Result<LabelFile> read = read_label_file(*label_file, options, rows.class_names, uncounted_work);
    if (work.is_stopped()) return stopped;
    if (!read) return in_file(labels, read.problem());
    if (Done added =
            add_labels(rows, {read->labels, read->lines, read->faults, labels, path.filename().string()},
                       options, uncounted_work);
        !added)
      return added.problem();
  } else if (own_labels) {
    const std::vector<std::uint32_t> lines = rows.lines;
    if (Done added = add_labels(rows, {*own_labels, lines, {}, path, {}}, options, uncounted_work); !added)
      return added.problem();
  }
  if (work.is_stopped()) return stopped;
  if (!rows.labels.empty()) {
    for (const std::uint32_t row : rows.left_out) rows.labels[row] = kIgnored;
  }
  if (Done same = unchanged(rows); !same) return same.problem();
  return rows;
}

}  // namespace surprisal::data
