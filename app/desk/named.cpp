#include "desk/named.h"

#include <algorithm>

#include "base/nearest.h"

namespace surprisal::desk {

Result<Named> find_named(const std::string& id, const std::vector<LessonPair>& lessons) {
  const bool expects_lesson = id.starts_with(kLessonPrefix);
  const std::string bare = expects_lesson ? id.substr(kLessonPrefix.size()) : id;
  if (const Figure* figure = expects_lesson ? nullptr : find_figure(id)) return Named{figure, nullptr};
  if (const LessonPair* lesson = find_lesson(lessons, bare)) return Named{nullptr, lesson};

  std::vector<std::string_view> ids;
  if (!expects_lesson) {
    for (const Figure& figure : catalogue()) ids.push_back(figure.id);
  }
  for (const LessonPair& pair : lessons) ids.push_back(pair.id);
  const std::string_view near = nearest(bare, ids);
  const Text hint = near.empty()
                        ? Text("; surprisal list shows all of them", "；surprisal list 列出所有的 id")
                        : did_you_mean(near);
  return Problem{Text(expects_lesson ? "there is no lesson " : "there is no figure or lesson ",
                      expects_lesson ? "没有这一课：" : "没有这样的图或课程：") +
                 bare + hint};
}

}  // namespace surprisal::desk
