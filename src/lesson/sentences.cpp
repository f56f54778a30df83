#include "lesson/sentences.h"

#include <string>
#include <vector>

#include "base/nearest.h"
#include "figures/catalogue.h"

namespace surprisal::lesson {

Text there_is_no_figure(std::string_view id) {
  std::vector<std::string_view> ids;
  for (const Figure& figure : catalogue()) ids.push_back(figure.id);
  return unknown_name({"figure", "图"}, id, nearest(id, ids));
}

Text empty_expression() { return {"the expression is empty", "表达式是空的"}; }

Text nested_too_deeply(std::size_t levels) {
  return Text("nested more than ", "嵌套超过 ") + std::to_string(levels) + Text(" levels deep", " 层");
}

}  // namespace surprisal::lesson
