#include "lesson/lesson.h"

#include <algorithm>
#include <cmath>
#include <utility>

#include "base/line_breaks.h"
#include "base/nearest.h"
#include "base/quote.h"
#include "lesson/front_matter.h"
#include "lesson/markdown.h"
#include "lesson/toml_text.h"

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
  StepReader(Lesson& lesson, std::string_view file, Faults& faults)
      : lesson_(lesson), file_(file), faults_(faults) {}

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
    return language == "set" || language == "show" || language == "guess";
  }

  void heading(Block& block, Heading& heading) {
    // In Markdown, text above a line of dashes is a heading too.
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
    if (lesson_.steps.size() == kMostLessonSteps) {
      faults_.add(at, Text("a lesson can have at most ", "一课最多有 ") + std::to_string(kMostLessonSteps) +
                          Text(" steps; the rest is left out", " 个步骤；其余的已略去"));
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

  // What is before the first heading is shown in a step without a title.
  Step& step(std::size_t at) {
    if (!open_ && !too_many_steps_) {
      faults_.add(at, {"this is before the first step; a step begins with ## and its title",
                       "这段内容在第一个步骤之前；步骤以 ## 和标题开头"});
      begin_step({}, at);
    }
    return lesson_.steps.back();
  }

  void add(Block block) { step(block.at).blocks.push_back(std::move(block)); }

  void follow_instruction(const Block& block, const CodeBlock& code) {
    Step& step = this->step(block.at);
    if (code.language == "set") {
      const TomlText toml(code.utf8, block.at, faults_);
      if (toml.table() == nullptr) return;
      if (auto session = toml.applied(step.session, *toml.table())) step.session = std::move(*session);
    } else if (code.language == "show") {
      const auto figures = figures_in({code.utf8, block.at, {}}, faults_);
      if (!figures.empty()) step.figures = figures;
    } else if (pending_guess_ || step.guess) {
      faults_.add(block.at, {"a step can have only one guess", "一个步骤最多有一个 guess 块"});
    } else {
      pending_guess_ = PendingGuess{code.utf8, block.at};
      step.blocks.push_back({GuessPlace(), block.at});
    }
  }

  // The values can only be checked when everything that the step sets is known.
  void end_step() {
    if (!open_) return;
    open_ = false;
    Step& step = lesson_.steps.back();
    if (pending_guess_)
      step.guess = parse_guess(pending_guess_->text, pending_guess_->at, step.session, faults_);
    if (pending_guess_ && !step.guess) {
      std::erase_if(step.blocks, [](const Block& b) { return std::holds_alternative<GuessPlace>(b.is); });
    }
    pending_guess_.reset();
    const Values values(step.session);
    for_each_value(step.title, [&](const LiveValue& value, std::size_t at) { check(value, values, at); });
    check(step.blocks, values);
    if (!step.guess) return;
    check(step.guess->question, values);
    if (const auto* asked = std::get_if<ChoiceGuess>(&step.guess->asked)) {
      for (const Choice& choice : asked->choices) {
        for_each_value(choice.text,
                       [&](const LiveValue& value, std::size_t at) { check(value, values, at); });
      }
    }
    check(step.guess->reveal, Values(step.guess->after));
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

  // A term can be a class of the sample or of the batch.
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
    const std::string written = "{" + value.expression.source + "}";
    const auto result = evaluate(value.expression, values);
    if (const auto* problem = std::get_if<ExpressionProblem>(&result)) {
      faults_.add(at, written + Text(": ", "：") + problem->message);
      return;
    }
    const Amount& amount = std::get<Evaluated>(result).amount;
    if (has_nan(amount) && !value.expression.uses_name_starting_with("naive_")) {
      faults_.add(at, written + Text(" is not a number (NaN)", " 的结果不是数（NaN）"));
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

  struct PendingGuess {
    std::string text;
    std::size_t at;
  };

  Lesson& lesson_;
  std::string_view file_;
  Faults& faults_;
  std::optional<PendingGuess> pending_guess_;
  bool open_ = false;
  bool too_many_steps_ = false;
};

template <typename F>
void for_each_blocks(const Lesson& lesson, F&& f) {
  for (const Step& step : lesson.steps) {
    f(step.blocks);
    if (!step.guess) continue;
    f(step.guess->question);
    f(step.guess->reveal);
  }
}

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
    if (!step.guess) continue;
    number_notes(step.guess->question, next);
    number_notes(step.guess->reveal, next);
  }
}

void add_once(std::vector<std::string>& all, const std::string& one) {
  if (std::find(all.begin(), all.end(), one) == all.end()) all.push_back(one);
}

template <typename F>
void for_each_link(const Lesson& lesson, F&& f) {
  for_each_blocks(lesson, [&](const Blocks& blocks) {
    for_each_text(blocks, [&](const Inlines& inlines) {
      for_each_inline(inlines, [&](const Inline& one) {
        if (const auto* link = std::get_if<Link>(&one.is)) f(*link, one.at);
      });
    });
  });
}

}  // namespace

Lesson parse_lesson(std::string_view text, std::optional<Language> language) {
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
  StepReader(lesson, file, faults).read(parse_markdown(body, faults));
  number_notes(lesson);
  lesson.faults = faults.listed();
  return lesson;
}

std::vector<std::string> slips_of(const Lesson& lesson) {
  std::vector<std::string> slips;
  for_each_blocks(lesson, [&](const Blocks& blocks) {
    for_each_block(blocks, [&](const Block& block) {
      const auto* note = std::get_if<Note>(&block.is);
      if (note != nullptr && !note->slip.empty()) add_once(slips, note->slip);
    });
  });
  return slips;
}

std::vector<std::string> figures_of(const Lesson& lesson) {
  std::vector<std::string> figures = lesson.figures;
  for (const Step& step : lesson.steps) {
    for (const std::string& id : step.figures) add_once(figures, id);
  }
  for_each_link(lesson, [&](const Link& link, std::size_t) {
    if (link.kind == LinkKind::Figure) add_once(figures, link.id);
  });
  return figures;
}

std::vector<LessonFault> lost_links(const Lesson& lesson, std::string_view text,
                                    const std::vector<std::string>& known_ids) {
  Faults faults(text);
  for_each_link(lesson, [&](const Link& link, std::size_t at) {
    if (link.kind != LinkKind::Lesson || link.id == lesson.id) return;
    if (std::find(known_ids.begin(), known_ids.end(), link.id) != known_ids.end()) return;
    faults.add(at, there_is_no({"lesson", "课程"}, link.id));
  });
  return faults.listed();
}

std::vector<std::string> shown_values(const Step& step, Language language) {
  std::vector<std::string> all;
  const auto add = [&](const auto& content, const Values& values) {
    for_each_value(content, [&](const LiveValue& value, std::size_t) {
      all.push_back(shown_value(value, values, language).text);
    });
  };
  const Values now(step.session);
  add(step.title, now);
  add(step.blocks, now);
  if (!step.guess) return all;
  add(step.guess->question, now);
  if (const auto* asked = std::get_if<ChoiceGuess>(&step.guess->asked)) {
    for (const Choice& choice : asked->choices) add(choice.text, now);
  }
  add(step.guess->reveal, Values(step.guess->after));
  const auto* value = std::get_if<ValueGuess>(&step.guess->asked);
  if (value != nullptr && value->right) all.push_back(shown_as(*value->right, {}));
  return all;
}

namespace {

Session without_title(Session session) {
  session.title = {};
  return session;
}

Text difference(const std::optional<Guess>& a, const Session& session_a, const std::optional<Guess>& b,
                const Session& session_b) {
  if (a && !b) return {"the English has a guess here", "英文版在这里有 guess 块"};
  if (b && !a) return {"the English has no guess here", "英文版在这里没有 guess 块"};
  if (!a) return {};
  if (a->asked.index() != b->asked.index())
    return {"the English guess is of a different kind", "guess 块的种类与英文版不同"};
  const bool same_before = without_title(session_a) == without_title(session_b);
  if (same_before && without_title(a->after) != without_title(b->after)) {
    return {"then changes different values in the English guess", "then 所改变的值与英文版不同"};
  }
  if (const auto* value_a = std::get_if<ValueGuess>(&a->asked)) {
    const auto& value_b = std::get<ValueGuess>(b->asked);
    if (value_a->answer.source != value_b.answer.source)
      return {"the English guess has a different answer", "answer 与英文版不同"};
    const bool same =
        value_a->from == value_b.from && value_a->to == value_b.to && value_a->within == value_b.within;
    return same ? Text() : Text("the English guess has a different range", "from、to 或 within 与英文版不同");
  }
  const auto& choices_a = std::get<ChoiceGuess>(a->asked).choices;
  const auto& choices_b = std::get<ChoiceGuess>(b->asked).choices;
  const bool same =
      std::equal(choices_a.begin(), choices_a.end(), choices_b.begin(), choices_b.end(),
                 [](const Choice& x, const Choice& y) { return x.when.source == y.when.source; });
  return same ? Text() : Text("the English guess has different choices", "choices 与英文版不同");
}

}  // namespace

std::vector<LessonFault> differences(const Lesson& english, const Lesson& chinese,
                                     std::string_view chinese_text) {
  Faults faults(chinese_text);
  const auto same = [&](const auto& a, const auto& b, std::size_t at, const Text& message) {
    if (a != b) faults.add(at, message);
  };
  const Text differs = {" differs from the English", " 与英文版不同"};
  same(english.id, chinese.id, 0, Text("the English has the id ", "英文版的 id 是 ") + quoted(english.id));
  same(english.chapter, chinese.chapter, 0,
       Text("the English is in the chapter ", "英文版的 chapter 是 ") + quoted(english.chapter));
  same(english.explains, chinese.explains, 0, "explains" + differs);
  same(english.figures, chinese.figures, 0, "figures" + differs);
  same(without_title(english.start), without_title(chinese.start), 0, "session" + differs);
  same(slips_of(english), slips_of(chinese), 0,
       {"the slip notes differ from the English", "slip 提示框与英文版不同"});
  same(english.steps.size(), chinese.steps.size(), 0,
       Text("the English has ", "英文版有 ") + std::to_string(english.steps.size()) +
           Text(" steps, and this has ", " 个步骤，这里有 ") + std::to_string(chinese.steps.size()) +
           Text("", " 个"));
  for (std::size_t i = 0; i < std::min(english.steps.size(), chinese.steps.size()); ++i) {
    const Step& a = english.steps[i];
    const Step& b = chinese.steps[i];
    const Text number = Text("step ", "第 ") + std::to_string(i + 1) + Text(": ", " 步：");
    same(without_title(a.session), without_title(b.session), b.at,
         number + Text("the session differs from the English", "会话与英文版不同"));
    same(a.figures, b.figures, b.at,
         number + Text("the figures differ from the English", "所显示的图与英文版不同"));
    const Text guess = difference(a.guess, a.session, b.guess, b.session);
    if (!guess.empty()) faults.add(b.guess ? b.guess->at : b.at, number + guess);
  }
  return faults.listed();
}

}  // namespace surprisal::lesson
