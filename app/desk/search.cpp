#include "desk/search.h"

#include <algorithm>
#include <optional>
#include <tuple>

#include "base/letter_case.h"
#include "desk/synonyms.h"
#include "figures/catalogue.h"
#include "lesson/chapters.h"
#include "lesson/glossary.h"
#include "typeset/rich_line.h"

namespace surprisal::desk {
namespace {

std::vector<std::string> words_typed(std::string_view typed) {
  std::vector<std::string> words;
  for (std::size_t start = 0; start < typed.size();) {
    const std::size_t end = std::min(typed.find(' ', start), typed.size());
    if (end > start) words.push_back(lower_case(typed.substr(start, end - start)));
    start = end + 1;
  }
  return words;
}

std::string text_of(const Step& step, Language language) {
  const Values values(step.session);
  std::string text = document::plain_text(step.blocks, values, language);
  if (step.guess) text += " " + document::plain_text(step.guess->question, values, language);
  if (step.task) text += " " + document::plain_text(step.task->text, values, language);
  std::replace(text.begin(), text.end(), '\n', ' ');
  return text;
}

void add_lesson(std::vector<Findable>& all, const LessonPair& lesson, std::size_t number) {
  all.push_back({FoundKind::Lesson, {lesson.en.title, lesson.zh.title}, Text(lesson.id), number, 0});
  if (lesson.is_review) return;  // a search would give its questions away
  const std::size_t steps = std::min(lesson.en.steps.size(), lesson.zh.steps.size());
  for (std::size_t i = 0; i < steps; ++i) {
    const Step& en = lesson.en.steps[i];
    const Step& zh = lesson.zh.steps[i];
    all.push_back({FoundKind::Passage,
                   {document::plain_text(en.title, Values(en.session), Language::English),
                    document::plain_text(zh.title, Values(zh.session), Language::Chinese)},
                   {text_of(en, Language::English), text_of(zh, Language::Chinese)},
                   number,
                   i});
  }
}

// The text around a position, without cutting a character.
std::string passage(const std::string& text, std::size_t at, std::size_t length) {
  constexpr std::size_t kAround = 36;  // bytes
  const auto is_inside = [&](std::size_t i) {
    return i < text.size() && (static_cast<unsigned char>(text[i]) & 0xC0) == 0x80;
  };
  std::size_t from = at > kAround ? at - kAround : 0;
  while (is_inside(from)) --from;
  if (const std::size_t blank = text.find(' ', from); from > 0 && blank < at) from = blank + 1;
  std::size_t past = std::min(at + length + kAround, text.size());
  while (is_inside(past)) ++past;
  if (const std::size_t blank = text.rfind(' ', past);
      past < text.size() && blank != text.npos && blank > at + length)
    past = blank;
  return (from > 0 ? "…" : "") + text.substr(from, past - from) + (past < text.size() ? "…" : "");
}

// How well one word matches an entry.
struct Match {
  int rank = 0;  // 3: the name, 2: the name by a synonym, 1: the other words, 0: not at all
  std::string why;
};

// A typed word and its synonyms.
struct Wanted {
  std::string word;
  std::vector<std::string> same;
};

Match match_of(const Findable& one, const Wanted& wanted, Language language) {
  const auto& [word, same] = wanted;
  const std::string name = lower_case(one.name.en + " " + one.name.zh);
  if (name.find(word) != name.npos) return {3, {}};
  for (const std::string& other : same) {
    if (name.find(other) != name.npos) return {2, Text("similar: ", "意思相近：").in(language) + other};
  }
  const std::string& text = one.words.in(language);
  const std::string small = lower_case(text);
  if (const std::size_t at = small.find(word); at != small.npos) return {1, passage(text, at, word.size())};
  for (const std::string& other : same) {
    if (const std::size_t at = small.find(other); at != small.npos)
      return {1, passage(text, at, other.size())};
  }
  return {};
}

struct Ranked {
  Found found;
  int rank = 0;
};

std::optional<Ranked> ranked(const Findable& one, const std::vector<Wanted>& words, Language language) {
  if (words.empty() && one.kind == FoundKind::Passage) return std::nullopt;
  Ranked result{{&one, {}}, 3};
  for (const Wanted& word : words) {
    const Match match = match_of(one, word, language);
    if (match.rank == 0) return std::nullopt;
    result.rank = std::min(result.rank, match.rank);
    if (result.found.why.empty()) result.found.why = match.why;
  }
  return result;
}

}  // namespace

std::vector<Findable> findables(const Course& course, const std::vector<Preset>& presets,
                                const std::vector<Text>& actions) {
  std::vector<Findable> all;
  for (std::size_t i = 0; i < actions.size(); ++i) all.push_back({FoundKind::Action, actions[i], {}, i, 0});
  for (std::size_t i = 0; i < course.lessons.size(); ++i) add_lesson(all, course.lessons[i], i);
  for (std::size_t i = 0; i < catalogue().size(); ++i)
    all.push_back({FoundKind::Figure, catalogue()[i].title, Text(std::string(catalogue()[i].id)), i, 0});
  for (std::size_t i = 0; i < presets.size(); ++i)
    all.push_back({FoundKind::Example, presets[i].session.title, Text(std::string(presets[i].id)), i, 0});
  for (std::size_t i = 0; i < chapters().size(); ++i) {
    const auto belongs = [&](const LessonPair& lesson) { return lesson.en.chapter == chapters()[i].id; };
    if (std::none_of(course.lessons.begin(), course.lessons.end(), belongs)) continue;
    all.push_back({FoundKind::Chapter, Text("Present: ", "放映：") + chapters()[i].title, {}, i, 0});
  }
  const std::vector<Findable> terms = findable_terms();
  all.insert(all.end(), terms.begin(), terms.end());
  return all;
}

std::vector<Findable> findable_terms() {
  std::vector<Findable> all;
  for (const Term& term : glossary())
    all.push_back({FoundKind::Term, term.name,
                   Text(plain_words(term.also.en + " " + term.meaning.en),
                        plain_words(term.also.zh + " " + term.meaning.zh)),
                   all.size(), 0});
  return all;
}

std::vector<Found> find(const std::vector<Findable>& all, std::string_view typed, Language language) {
  std::vector<Wanted> words;
  for (const std::string& word : words_typed(typed)) words.push_back({word, synonyms_of(word)});
  std::vector<Ranked> matches;
  for (const Findable& one : all) {
    if (auto match = ranked(one, words, language)) matches.push_back(std::move(*match));
  }
  // Groups with a match in a name come first; within a group, the best matches do.
  int best[kFoundKinds] = {};
  for (const Ranked& match : matches) {
    int& of_kind = best[static_cast<std::size_t>(match.found.what->kind)];
    of_kind = std::max(of_kind, match.rank);
  }
  // Lessons come before glossary terms, even where the term matches better.
  const int lesson = best[static_cast<std::size_t>(FoundKind::Lesson)];
  int& term = best[static_cast<std::size_t>(FoundKind::Term)];
  if (lesson > 0) term = std::min(term, lesson);
  const auto order = [&](const Ranked& match) {
    const auto kind = static_cast<int>(match.found.what->kind);
    return words.empty() ? std::tuple(0, kind, 0) : std::tuple(-best[kind], kind, -match.rank);
  };
  std::stable_sort(matches.begin(), matches.end(),
                   [&](const Ranked& a, const Ranked& b) { return order(a) < order(b); });
  std::vector<Found> found;
  for (Ranked& match : matches) found.push_back(std::move(match.found));
  return found;
}

Text title_of(FoundKind kind) {
  switch (kind) {
    case FoundKind::Action:
      return {"Actions", "命令"};
    case FoundKind::Lesson:
      return {"Lessons", "课程"};
    case FoundKind::Passage:
      return {"In the lessons", "课文"};
    case FoundKind::Figure:
      return {"Figures", "图"};
    case FoundKind::Example:
      return {"Examples", "示例"};
    case FoundKind::Chapter:
      return {"Chapters", "章"};
    case FoundKind::Term:
      break;
  }
  return {"Glossary", "术语表"};
}

}  // namespace surprisal::desk
