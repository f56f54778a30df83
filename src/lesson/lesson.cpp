#include "lesson/lesson.h"

#include <algorithm>

namespace surprisal::lesson {
namespace {

using namespace document;

template <typename F>
void for_each_blocks(const Lesson& lesson, F&& f) {
  for (const Step& step : lesson.steps) {
    f(step.blocks);
    f(step.speaker);
    if (step.guess) f(step.guess->question), f(step.guess->reveal);
    if (step.task) f(step.task->text), f(step.task->done);
  }
}

void add_once(std::vector<std::string>& all, const std::string& one) {
  if (std::find(all.begin(), all.end(), one) == all.end()) all.push_back(one);
}

}  // namespace

const Session& session_of_task(const Step& step) { return step.guess ? step.guess->after : step.session; }

const std::vector<Hidden>& hidden_in(const Step& step) { return step.guess ? step.guess->hides : step.hides; }

const std::vector<std::size_t>& panels_in(const Step& step, std::string_view figure) {
  static const std::vector<std::size_t> kAll;
  return !step.figures.empty() && step.figures.front() == figure ? step.panels : kAll;
}

std::vector<FoundLink> links_of(const Lesson& lesson) {
  std::vector<FoundLink> links;
  for_each_blocks(lesson, [&](const Blocks& blocks) {
    for_each_text(blocks, [&](const Inlines& inlines) {
      for_each_inline(inlines, [&](const Inline& one) {
        if (const auto* link = std::get_if<Link>(&one.is)) links.push_back({*link, one.at});
      });
    });
  });
  return links;
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
  for (const FoundLink& found : links_of(lesson)) {
    if (found.link.kind == LinkKind::Figure) add_once(figures, found.link.id);
  }
  return figures;
}

}  // namespace surprisal::lesson
