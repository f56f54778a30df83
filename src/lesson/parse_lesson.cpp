#include "lesson/parse_lesson.h"

#include <algorithm>
#include <cmath>
#include <iterator>
#include <utility>

#include "base/line_breaks.h"
#include "base/nearest.h"
#include "figures/catalogue.h"
#include "lesson/front_matter.h"
#include "lesson/markdown.h"
#include "lesson/toml_text.h"
#include "plot/lay_out.h"
#include "session/keys.h"
#include "session/options.h"
#include "session/sliders.h"

namespace surprisal::lesson {
namespace {

using namespace document;

// Where the front matter and the text are in a file.
struct FileParts {
  std::size_t toml_at = 0;
  std::size_t toml_past = 0;
  std::size_t body_at = 0;
};

std::string_view line_at(std::string_view file, std::size_t at) {
  std::string_view line = file.substr(at, file.find('\n', at) - at);
  while (line.ends_with(' ') || line.ends_with('\r') || line.ends_with('\t')) line.remove_suffix(1);
  return line;
}

std::size_t next_line(std::string_view file, std::size_t at) {
  const std::size_t end = file.find('\n', at);
  return end == file.npos ? file.size() : end + 1;
}

Text no_end_of_front_matter() {
  return {"the front matter needs a line of +++ at its end", "开头部分的末尾缺少一行 +++"};
}

FileParts parts_of_file(std::string_view file, Faults& faults) {
  constexpr std::string_view kMark = "+++";
  constexpr std::string_view kByteOrderMark = "\xEF\xBB\xBF";
  FileParts parts;
  const std::size_t begin = file.starts_with(kByteOrderMark) ? kByteOrderMark.size() : 0;
  parts.toml_at = parts.toml_past = parts.body_at = begin;
  if (line_at(file, begin) != kMark) {
    faults.add(begin, {"a lesson begins with a line of +++, then its id, title and figures",
                       "课程文件以一行 +++ 开头，接着是 id、title 和 figures"});
    return parts;
  }
  parts.toml_at = next_line(file, begin);
  for (std::size_t at = parts.toml_at; at < file.size(); at = next_line(file, at)) {
    const std::string_view line = line_at(file, at);
    if (line != kMark && !line.starts_with("## ")) continue;
    if (line != kMark) faults.add(at, no_end_of_front_matter());
    parts.toml_past = at;
    parts.body_at = line == kMark ? next_line(file, at) : at;
    return parts;
  }
  faults.add(begin, no_end_of_front_matter());
  parts.toml_past = parts.body_at = file.size();
  return parts;
}

// Turns the blocks of a file into steps.
class StepReader {
 public:
  StepReader(Lesson& lesson, std::string_view file, Trained trained, Faults& faults)
      : lesson_(lesson), file_(file), trained_(trained), faults_(faults) {}

  void read(Blocks blocks) {
    for (Block& block : blocks) {
      if (auto* heading = std::get_if<Heading>(&block.is)) {
        this->heading(block, *heading);
      } else if (auto* code = std::get_if<CodeBlock>(&block.is); code && is_instruction(code->language)) {
        follow_instruction(block, *code);
      } else {
        add(std::move(block));
      }
      if (too_many_steps_) break;
    }
    end_step();
    if (lesson_.steps.empty()) {
      faults_.add(file_.size(), {"there are no steps: a step begins with ## and its title",
                                 "没有步骤：每个步骤以 ## 和标题开头"});
    }
  }

 private:
  // A code block that is an instruction to the program.
  static bool is_instruction(std::string_view language) {
    return language == "set" || language == "show" || language == "guess" || language == "task" ||
           language == "sliders" || language == "hide" || language == "panels";
  }

  void heading(Block& block, Heading& heading) {
    // In Markdown, text above a line of dashes is also a heading.
    const std::size_t line = block.at == 0 ? 0 : file_.rfind('\n', block.at - 1) + 1;
    const bool marked =
        file_.substr(line, 1) == "#" || file_.substr(line, block.at - line).find('#') != file_.npos;
    if (heading.level != 2 || !marked) {
      faults_.add(block.at, {"a step begins with ## and its title; there are no other headings",
                             "步骤以 ## 和标题开头；不能有其他形式的标题"});
    }
    if (heading.inside.empty()) faults_.add(block.at, {"this step has no title", "这个步骤没有标题"});
    if (heading.level > 2) return add({Paragraph{{{Strong{std::move(heading.inside)}, block.at}}}, block.at});
    begin_step(std::move(heading.inside), block.at);
  }

  void begin_step(Inlines title, std::size_t at) {
    end_step();
    if (lesson_.steps.size() == kMaxLessonSteps) {
      faults_.add(at, Text("a lesson can have at most ", "一课最多有 ") + std::to_string(kMaxLessonSteps) +
                          Text(" steps; the rest is left out", " 个步骤；其余的已忽略"));
      too_many_steps_ = true;
      return;
    }
    Step step;
    step.at = at;
    step.title = std::move(title);
    step.session = lesson_.steps.empty() ? lesson_.start : lesson_.steps.back().session;
    step.figures = lesson_.steps.empty() ? lesson_.figures : lesson_.steps.back().figures;
    lesson_.steps.push_back(std::move(step));
    open_ = true;
  }

  // Content before the first heading goes into a step without a title.
  Step& step(std::size_t at) {
    if (!open_ && !too_many_steps_) {
      faults_.add(at, {"this is before the first step; a step begins with ## and its title",
                       "这段内容在第一个步骤之前；步骤以 ## 和标题开头"});
      begin_step({}, at);
    }
    return lesson_.steps.back();
  }

  void add(Block block) {
    Step& step = this->step(block.at);
    if (auto* note = std::get_if<Note>(&block.is); note && note->is_for_speaker)
      std::move(note->inside.begin(), note->inside.end(), std::back_inserter(step.speaker));
    else
      step.blocks.push_back(std::move(block));
  }

  void follow_instruction(const Block& block, const CodeBlock& code) {
    Step& step = this->step(block.at);
    if (code.language == "set") {
      const TomlText toml(code.utf8, block.at, faults_);
      if (toml.table() == nullptr) return;
      if (auto session = toml.applied(step.session, *toml.table())) step.session = std::move(*session);
    } else if (code.language == "show") {
      const auto figures = figures_in({code.utf8, block.at, {}}, faults_);
      if (!figures.empty()) step.figures = figures;
    } else if (code.language == "sliders") {
      step.sliders = names_in({code.utf8, block.at, {}});
      sliders_at_ = block.at;
    } else if (code.language == "panels") {
      show_panels(step, {code.utf8, block.at, {}});
    } else if (code.language == "hide") {
      hide(step, {code.utf8, block.at, {}});
    } else if (code.language == "task") {
      if (pending_task_)
        return faults_.add(block.at, {"a step can have only one task", "一个步骤最多有一个 task 块"});
      pending_task_ = PendingBlock{code.utf8, block.at};
      step.blocks.push_back({TaskPlace(), block.at});
    } else if (pending_guess_ || step.guess) {
      faults_.add(block.at, {"a step can have only one guess", "一个步骤最多有一个 guess 块"});
    } else {
      pending_guess_ = PendingBlock{code.utf8, block.at};
      step.blocks.push_back({GuessPlace(), block.at});
    }
  }

  // Values can be checked only here, when all settings of the step are known.
  void end_step() {
    if (!open_) return;
    open_ = false;
    Step& step = lesson_.steps.back();
    if (pending_guess_)
      step.guess = parse_guess(pending_guess_->text, pending_guess_->at, step.session, trained_, faults_);
    if (pending_guess_ && !step.guess) {
      std::erase_if(step.blocks, [](const Block& b) { return std::holds_alternative<GuessPlace>(b.is); });
    }
    pending_guess_.reset();
    end_task(step);
    check_hides(step);
    check_panels(step);
    check_sliders(step);
    const Values values(step.session, trained_);
    for_each_value(step.title, [&](const LiveValue& value, std::size_t at) { check(value, values, at); });
    check(step.blocks, values);
    check(step.speaker, values);
    if (step.task) check(step.task->text, Values(session_of_task(step), trained_));
    if (step.task) check(step.task->done, Values(session_of_task(step), trained_));
    if (!step.guess) return;
    check(step.guess->question, values);
    if (const auto* asked = std::get_if<ChoiceGuess>(&step.guess->asked)) {
      for (const Choice& choice : asked->choices) {
        for_each_value(choice.text,
                       [&](const LiveValue& value, std::size_t at) { check(value, values, at); });
      }
    }
    check(step.guess->reveal, Values(step.guess->after, trained_));
  }

  // Names are separated by commas and line breaks.
  static std::vector<std::string> names_in(const Source& source) {
    std::vector<std::string> names;
    std::string name;
    for (const char c : source.text + ",") {
      if (c == ' ' || c == '\n' || c == '\r' || c == '\t') continue;
      if (c != ',') {
        name += c;
      } else if (!name.empty()) {
        names.push_back(std::exchange(name, {}));
      }
    }
    return names;
  }

  void show_panels(Step& step, const Source& source) {
    for (const std::string& name : names_in(source)) {
      if (name.size() == 1 && name[0] >= '1' && name[0] <= '9')
        step.panels.push_back(static_cast<std::size_t>(name[0] - '1'));
      else
        faults_.add(source.start, {"panels are counted from 1, in reading order: write for example 1, 3",
                                   "分图按阅读顺序从 1 数起，写作 1, 3 等"});
    }
    panels_at_ = source.start;
  }

  // Figures that need training or rows are not checked: reading a lesson must not build them.
  void check_panels(Step& step) {
    if (step.panels.empty() || step.figures.empty()) return;
    const Figure* figure = find_figure(step.figures.front());
    if (figure == nullptr || figure->trains || !figure->build) return;
    const std::size_t count = panel_count(figure->build(step.session));
    if (*std::max_element(step.panels.begin(), step.panels.end()) < count) return;
    const std::string most = std::to_string(count);
    faults_.add(panels_at_,
                {"the first figure of this step has " + most + (count == 1 ? " panel" : " panels"),
                 "这个步骤的第一幅图只有 " + most + " 个分图"});
    step.panels.clear();
  }

  // Items are separated by commas and line breaks, and consist of one or two words.
  void hide(Step& step, const Source& source) {
    std::string words;
    for (const char c : source.text + ",") {
      if (c != ',' && c != '\n' && c != '\r') {
        if (c != ' ' || !words.empty()) words += c;
        continue;
      }
      while (words.ends_with(' ')) words.pop_back();
      if (words.empty()) continue;
      if (const auto hidden = parse_hidden(std::exchange(words, {}), source.start, faults_))
        step.hides.push_back(*hidden);
    }
    hide_at_ = source.start;
  }

  void check_hides(Step& step) {
    if (step.hides.empty() || !step.guess) return;
    faults_.add(hide_at_, {"a step with a guess hides by a line hides = [...] in the guess",
                           "有 guess 块的步骤，请在 guess 块中用 hides = [...] 来隐藏"});
    step.hides.clear();
  }

  void check_sliders(Step& step) {
    std::erase_if(step.sliders, [&](const std::string& name) {
      const bool unknown =
          name != kNoSliders && find_option(name) == nullptr && sliders_named(step.session, name).empty();
      if (unknown) faults_.add(sliders_at_, unknown_name({"slider", "滑块"}, name, nearest_key(name)));
      return unknown;
    });
  }

  void end_task(Step& step) {
    if (!pending_task_) return;
    step.task = parse_task(pending_task_->text, pending_task_->at, session_of_task(step), trained_, faults_);
    if (!step.task)
      std::erase_if(step.blocks, [](const Block& b) { return std::holds_alternative<TaskPlace>(b.is); });
    else
      step.trains |= trains(step.task->goal);
    pending_task_.reset();
  }

  void check(const Blocks& blocks, const Values& values) {
    for_each_value(blocks, [&](const LiveValue& value, std::size_t at) { check(value, values, at); });
    for_each_block(blocks, [&](const Block& block) {
      const auto* code = std::get_if<CodeBlock>(&block.is);
      if (code != nullptr && is_instruction(code->language)) {
        faults_.add(block.at, code->language + Text(" must not be inside a list or a note",
                                                    " 块必须单独放置，不能在列表或提示框中"));
      }
    });
    for_each_formula(
        blocks, [&](const LiveFormula& formula, std::size_t at) { check(formula, values.session(), at); });
  }

  // A \term can refer to a class of the sample or of the batch.
  void check(const LiveFormula& formula, const Session& session, std::size_t at) {
    constexpr std::string_view kClass = "class:";
    const std::size_t classes = std::max(class_count(session), columns_of(session.batch));
    for (const std::string& term : formula.terms) {
      if (term.starts_with(kClass) && static_cast<std::size_t>(term.back() - '0') >= classes) {
        faults_.add(at, Text("there is no ", "没有 ") + term +
                            Text(": the classes are counted from 0 to ", "：类别的编号从 0 到 ") +
                            std::to_string(classes - 1));
      }
    }
  }

  void check(const LiveValue& value, const Values& values, std::size_t at) {
    lesson_.steps.back().trains |= value.expression.trains();
    const std::string written = "{" + value.expression.source + "}";
    const auto result = evaluate(value.expression, values);
    if (const auto* problem = std::get_if<ExpressionProblem>(&result)) {
      faults_.add(at, written + Text(": ", "：") + problem->message);
      return;
    }
    const Amount& amount = std::get<Evaluated>(result).amount;
    const bool is_known = trained_ == Trained::Fully || !value.expression.trains();
    if (is_known && has_nan(amount) && !value.expression.uses_name_starting_with("naive_")) {
      faults_.add(at, written + Text(" is not a number (NaN)", " 的结果是 NaN（非数）"));
    }
    const auto* list = std::get_if<Numbers>(&amount);
    if (list != nullptr && list->size() > kLongestShownList) {
      faults_.add(at, written + Text(" is a list of ", " 是一列数，共 ") + std::to_string(list->size()) +
                          Text(" numbers; choose one with [INDEX]", " 个；请用 [编号] 选取一个"));
    }
  }

  static bool has_nan(const Amount& amount) {
    if (const auto* number = std::get_if<double>(&amount)) return std::isnan(*number);
    const auto* list = std::get_if<Numbers>(&amount);
    return list != nullptr && std::any_of(list->begin(), list->end(), [](double v) { return std::isnan(v); });
  }

  struct PendingBlock {
    std::string text;
    std::size_t at;
  };

  Lesson& lesson_;
  std::string_view file_;
  Trained trained_;
  Faults& faults_;
  std::optional<PendingBlock> pending_guess_;
  std::optional<PendingBlock> pending_task_;
  std::size_t sliders_at_ = 0;
  std::size_t panels_at_ = 0;
  std::size_t hide_at_ = 0;
  bool open_ = false;
  bool too_many_steps_ = false;
};

void number_notes(Blocks& blocks, std::size_t& next) {
  for (Block& block : blocks) {
    if (auto* note = std::get_if<Note>(&block.is)) {
      note->number = next++;
      number_notes(note->inside, next);
    }
    if (auto* list = std::get_if<List>(&block.is)) {
      for (Blocks& item : list->items) number_notes(item, next);
    }
  }
}

void number_notes(Lesson& lesson) {
  std::size_t next = 0;
  for (Step& step : lesson.steps) {
    number_notes(step.blocks, next);
    number_notes(step.speaker, next);
    if (step.task) number_notes(step.task->text, next), number_notes(step.task->done, next);
    if (!step.guess) continue;
    number_notes(step.guess->question, next);
    number_notes(step.guess->reveal, next);
  }
}

}  // namespace

Lesson parse_lesson(std::string_view text, std::optional<Language> language, Trained trained) {
  Lesson lesson;
  if (text.size() > kLongestLesson) {
    lesson.faults = {{1, 1,
                      Text("a lesson can have at most ", "超过 ") + std::to_string(kLongestLesson) +
                          Text(" bytes", " 字节：课程文件没有这么长")}};
    return lesson;
  }
  Faults bytes(text);
  const std::string file = readable(text, bytes);
  Faults faults(file);
  if (const auto bad = bytes.listed(); !bad.empty()) {
    faults.add(byte_of(file, {bad[0].line, bad[0].column}), bad[0].message);
  }
  const FileParts parts = parts_of_file(file, faults);
  if (parts.toml_past > parts.toml_at) {
    read_front_matter(lesson, file.substr(parts.toml_at, parts.toml_past - parts.toml_at), parts.toml_at,
                      faults);
  }
  lesson.language = language.value_or(has_ideograph(lesson.title) ? Language::Chinese : Language::English);
  const Source body{file.substr(parts.body_at), parts.body_at, {}};
  StepReader(lesson, file, trained, faults).read(parse_markdown(body, faults));
  number_notes(lesson);
  lesson.faults = faults.listed();
  return lesson;
}

}  // namespace surprisal::lesson
