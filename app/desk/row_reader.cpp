#include "desk/row_reader.h"

#include <new>
#include <optional>
#include <system_error>
#include <utility>

#include "base/quote.h"
#include "desk/digit_rows.h"
#include "desk/row_list.h"

namespace surprisal::desk {
namespace {

Problem no_memory_for_rows() {
  return {{"there is not enough memory to read these rows; close other programs or read fewer rows",
           "内存不足，无法读取这些样本；请关闭其他程序，或减少样本"}};
}

std::string name_of_file(const RowSource& source) { return harmless(source.file.filename().string(), 200); }

Problem stopped_problem() { return {{"reading was stopped", "已停止读取"}}; }

}  // namespace

RowFileResult read_row_file(const RowSource& source, const data::Work& work) {
  if (source.digits) return evaluate_rows(source, rows_of_test_digits(*source.digits), work);
  const std::string name = name_of_file(source);
  const Result<data::FileFormat> format = data::format_of_file(source.file);
  if (!format) return format.problem();
  if (*format == data::FileFormat::Tokens) {
    return Problem{
        {name + " has the log-probabilities of a text's tokens, not rows of scores; surprisal "
                "evaluate prints their numbers",
         name + " 是文本各词元的对数概率，不是逐个样本的得分；surprisal evaluate 可以给出它的数值"}};
  }
  Result<data::Rows> rows = data::read_rows(source.file, source.labels, source.reading, work);
  if (!rows) return rows.problem();
  return evaluate_rows(source, std::move(*rows), work);
}

RowFileResult evaluate_rows(const RowSource& source, data::Rows rows, const data::Work& work) {
  auto file = std::make_shared<RowFile>();
  file->source = source;
  file->rows = std::move(rows);
  if (work.is_stopped()) return stopped_problem();
  std::optional<data::RowNumbers> numbers = data::row_numbers(file->rows, {}, work);
  if (!numbers) return stopped_problem();
  file->numbers = std::move(*numbers);
  if (const auto invalid = data::first_invalid_row(file->numbers)) {
    const std::string row = std::to_string(*invalid), name = name_of_file(source);
    return Problem{
        {name + ": row " + row + " has no finite score, or contains NaN; correct it or remove the row",
         name + "：样本 " + row + " 没有有限的得分，或含有 NaN；请改正或删去这个样本"}};
  }
  std::optional<data::Overview> overview = data::overview_of(file->rows, file->numbers, work);
  if (!overview) return stopped_problem();
  file->overview = std::move(*overview);
  const RowColumn worst = file->has_labels() ? RowColumn::Loss : RowColumn::Confidence;
  std::optional<SortedRows> sorted = sorted_rows(*file, worst, file->has_labels(), work.stop);
  if (!sorted) return stopped_problem();
  file->worst_first = std::make_shared<const SortedRows>(std::move(*sorted));
  file->reading = reading_text(*file);
  if (const Done same = data::unchanged(file->rows); !same) return same.problem();
  return std::shared_ptr<const RowFile>(std::move(file));
}

// The initial result is the out-of-memory message, because once memory has run out it cannot be built any
// more.
RowReader::RowReader(RowSource source) : source_(std::move(source)), result_(no_memory_for_rows()) {
  try {
    thread_ = std::jthread([this](const std::stop_token& stopped) { run(stopped); });
  } catch (const std::system_error&) {  // no memory for the stack, or too many threads
    ended_ = true;
  }
}

void RowReader::run(const std::stop_token& stopped) {
  try {
    result_ = read_row_file(source_, {.stop = stopped, .progress = &progress_});
  } catch (const std::bad_alloc&) {
  }
  ended_ = true;
}

}  // namespace surprisal::desk
