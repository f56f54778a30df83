#include "desk/row_reader.h"

#include <filesystem>
#include <new>
#include <optional>
#include <string>
#include <system_error>
#include <utility>

#include "base/quote.h"
#include "base/threads.h"
#include "data/notable_rows.h"
#include "desk/digit_rows.h"
#include "desk/row_list.h"

namespace surprisal::desk {
namespace {

Problem no_memory_for_rows() {
  return {{"there is not enough memory to read these rows; close other programs or read fewer rows",
           "内存不足，无法读取这些样本；请关闭其他程序，或减少样本"}};
}

std::string name_of_file(const std::filesystem::path& file) {
  return harmless(file.filename().string(), 200);
}

bool has_tokens(const std::filesystem::path& file) {
  const Result<data::FileFormat> format = data::format_of_file(file);
  return format && *format == data::FileFormat::Tokens;
}

Problem stopped_problem() { return {{"reading was stopped", "已停止读取"}}; }

Result<data::Rows> rows_in(const std::filesystem::path& file, const RowSource& source,
                           const data::Work& work) {
  const std::string name = name_of_file(file);
  const Result<data::FileFormat> format = data::format_of_file(file);
  if (!format) return format.problem();
  if (*format == data::FileFormat::Tokens) {
    return Problem{
        {name + " has the log-probabilities of a text's tokens, not rows of scores; surprisal "
                "evaluate prints their numbers",
         name + " 是文本各词元的对数概率，不是逐个样本的得分；surprisal evaluate 可以给出它的数值"}};
  }
  return data::read_rows(file, source.labels, source.reading, work);
}

Result<data::RowNumbers> numbers_in(const std::filesystem::path& file, const data::Rows& rows,
                                    const data::Work& work) {
  if (work.is_stopped()) return stopped_problem();
  std::optional<data::RowNumbers> numbers = data::row_numbers(rows, {}, work);
  if (!numbers) return stopped_problem();
  if (const auto invalid = data::first_invalid_row(*numbers, rows.left_out)) {
    const std::string row = std::to_string(*invalid), name = name_of_file(file);
    return Problem{
        {name + ": row " + row + " has no finite score, or contains NaN; correct it or remove the row",
         name + "：样本 " + row + " 没有有限的得分，或含有 NaN；请改正或删去这个样本"}};
  }
  return std::move(*numbers);
}

RowFileResult read_alone(const RowSource& source, const data::Work& work) {
  if (source.digits) return evaluate_rows(source, rows_of_test_digits(*source.digits), work);
  Result<data::Rows> rows = rows_in(source.file, source, work);
  if (!rows) return rows.problem();
  return evaluate_rows(source, std::move(*rows), work);
}

Result<OtherModel> other_model(const RowFile& file, const RowSource& source, const data::Work& work) {
  const Result<data::Rows> rows = rows_in(source.with, source, work);
  if (!rows) return rows.problem();
  const Result<data::RowNumbers> numbers = numbers_in(source.with, *rows, work);
  if (!numbers) return numbers.problem();
  Result<data::Comparison> comparison = data::compare(file.numbers, *numbers);
  if (!comparison) {
    const std::string name = name_of_file(source.with);
    return Problem{Text(name + ": ", name + "：") + comparison.problem().message};
  }
  if (const Done same = data::unchanged(*rows); !same) return same.problem();
  return OtherModel{data::summarize(*rows, *numbers).mean_loss, std::move(*comparison)};
}

// Uses one processor and leaves the others to the window.
RowFileResult with_exact_curve(const RowFile& file, data::Work work) {
  work.threads = 1;
  std::optional<data::Overview> exact = data::with_exact_curve(file.rows, file.overview, work);
  if (!exact) return stopped_problem();
  if (const Done same = data::unchanged(file.rows); !same) return same.problem();
  auto copy = std::make_shared<RowFile>(file);
  copy->overview = std::move(*exact);
  return std::shared_ptr<const RowFile>(std::move(copy));
}

}  // namespace

RowFileResult read_row_file(const RowSource& source, const data::Work& work,
                            const std::shared_ptr<const RowFile>& known) {
  if (known && known->source == source) return with_exact_curve(*known, work);
  const RowFileResult alone = known ? RowFileResult(known) : read_alone(source, work);
  if (!alone || (!known && source.with.empty())) return alone;
  auto file = std::make_shared<RowFile>(**alone);
  file->source = source;
  file->other.reset();
  if (source.with.empty()) return std::shared_ptr<const RowFile>(std::move(file));
  Result<OtherModel> other = other_model(*file, source, work);
  if (!other) return other.problem();
  file->other = std::move(*other);
  return std::shared_ptr<const RowFile>(std::move(file));
}

RowFileResult evaluate_rows(const RowSource& source, data::Rows rows, const data::Work& work) {
  auto file = std::make_shared<RowFile>();
  file->source = source;
  file->rows = std::move(rows);
  Result<data::RowNumbers> numbers = numbers_in(source.file, file->rows, work);
  if (!numbers) return numbers.problem();
  file->numbers = std::move(*numbers);
  if (const Text infinite = data::note_on_infinite_losses(file->rows, file->numbers); !infinite.empty())
    file->rows.notes.push_back(infinite);
  const RowColumn worst = file->has_labels() ? RowColumn::Loss : RowColumn::Confidence;
  auto sorting =
      std::async(kInBackground, [&] { return sorted_rows(*file, worst, file->has_labels(), work.stop); });
  std::optional<data::Overview> overview = data::overview_of(file->rows, file->numbers, work);
  std::optional<SortedRows> sorted = sorting.get();
  if (!overview || !sorted) return stopped_problem();
  file->overview = std::move(*overview);
  if (file->has_labels()) file->label_thresholds = data::label_thresholds(file->numbers, file->classes());
  file->worst_first = std::make_shared<const SortedRows>(std::move(*sorted));
  file->reading = reading_text(*file);
  if (const Done same = data::unchanged(file->rows); !same) return same.problem();
  return std::shared_ptr<const RowFile>(std::move(file));
}

// The result starts as the out-of-memory message, which could not be built once memory has run out.
RowReader::RowReader(RowSource source, std::shared_ptr<const RowFile> known)
    : source_(std::move(source)), known_(std::move(known)), result_(no_memory_for_rows()) {
  try {
    worker_.start([this](const std::stop_token& stopped) { run(stopped); });
  } catch (const std::system_error&) {  // no memory for the stack, or too many threads
    ended_ = true;
  }
}

void RowReader::run(const std::stop_token& stopped) {
  try {
    if (!known_ && has_tokens(source_.file)) {
      Result<data::Tokens> tokens = data::read_tokens_file(source_.file);
      if (tokens)
        tokens_ = std::move(*tokens);
      else
        result_ = tokens.problem();
    } else {
      result_ = read_row_file(source_, {.stop = stopped, .progress = &progress_}, known_);
    }
  } catch (const std::bad_alloc&) {
  }
  ended_ = true;
}

}  // namespace surprisal::desk
