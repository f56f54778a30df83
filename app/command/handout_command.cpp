#include "command/handout_command.h"

#include <filesystem>
#include <optional>
#include <string_view>
#include <utility>

#include "base/file.h"
#include "base/letter_case.h"
#include "command/diagnostics.h"
#include "command/figure_options.h"
#include "desk/handouts.h"
#include "desk/lesson_file.h"
#include "desk/named.h"
#include "desk/opened.h"

namespace surprisal::command {
namespace {

Text needs(const Text& what) {
  return Text("lesson handout needs ", "lesson handout 需要") + what +
         Text("; for example, surprisal lesson handout CHAPTER -o FILE.pdf",
              "；例如 surprisal lesson handout CHAPTER -o FILE.pdf");
}

// What is wrong with the options; empty if nothing is.
Text usage_fault(const HandoutOptions& options) {
  if (options.what.empty()) return needs({"a chapter or a lesson file", "一章或一个课程文件"});
  if (options.output.empty()) return needs({"an output file", "输出文件"});
  const std::string ending = std::filesystem::path(options.output).extension().string();
  if (!ending.empty() && lower_case(ending) != ".pdf")
    return Text("--output ", "--output ") + options.output +
           Text(" is not a PDF; give a name such as handout.pdf",
                " 不是 PDF；请给出 handout.pdf 这样的文件名");
  return {};
}

// A handout, or the reason why there is none and the exit code for it.
struct Made {
  Result<Handout> handout;
  int failure = kWrongUsage;
};

Made handout_from(const HandoutOptions& options, const std::optional<Language>& language) {
  HandoutChoices choices = {language.value_or(Language::English), options.answers};
  if (!is_lesson_file(options.what)) {
    std::string_view id = options.what;
    if (id.starts_with(kChapterPrefix)) id.remove_prefix(kChapterPrefix.size());
    return {handout_of_chapter(lessons(), id, choices)};
  }
  Result<LessonFile> file = read_lesson_file(options.what);
  if (!file) return {file.problem(), kFailed};
  if (file->lesson.steps.empty())
    return {Problem{options.what + Text(" has no steps; surprisal lesson check lists its errors",
                                        " 中没有步骤；surprisal lesson check 会指出问题")},
            kFailed};
  if (!language) choices.language = file->lesson.language;
  return {handout_of_lesson(std::move(file->lesson), choices)};
}

}  // namespace

int run_handout(const HandoutOptions& options) {
  if (const Text fault = usage_fault(options); !fault.empty()) return report(kWrongUsage, fault);
  std::optional<Language> language;
  if (!options.language.empty()) {
    const Result<Language> named = language_named(options.language);
    if (!named) return report(kWrongUsage, named.problem());
    language = *named;
  }
  const Made made = handout_from(options, language);
  if (!made.handout) return report(made.failure, made.handout.problem());
  const Fonts fonts;
  const Result<std::string> pdf = handout_pdf(*made.handout, fonts);
  if (!pdf) return report(kFailed, pdf.problem());
  const Done written = write_atomically(options.output, *pdf);
  return written ? kDone : report(kFailed, written.problem());
}

}  // namespace surprisal::command
