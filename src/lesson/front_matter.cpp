#include "lesson/front_matter.h"

#include <algorithm>
#include <utility>

#include "base/nearest.h"
#include "base/quote.h"
#include "figures/catalogue.h"
#include "lesson/chapters.h"
#include "lesson/sentences.h"
#include "lesson/toml_text.h"

namespace surprisal::lesson {
namespace {

constexpr std::size_t kLongestId = 64;

bool is_id(std::string_view id) {
  return !id.empty() && id.size() <= kLongestId &&
         id.find_first_not_of("abcdefghijklmnopqrstuvwxyz0123456789-") == id.npos;
}

// A letter and a number, as in the table of explanations.
bool is_explanation(std::string_view id) {
  return id.size() >= 2 && id.size() <= 4 && id[0] >= 'A' && id[0] <= 'Z' &&
         id.find_first_not_of("0123456789", 1) == id.npos;
}

bool is_figure(const Source& id, Faults& faults) {
  if (find_figure(id.text) != nullptr) return true;
  faults.add(id.at(0), there_is_no_figure(id.text));
  return false;
}

void bound(std::vector<std::string>& figures, std::size_t at, Faults& faults) {
  if (figures.size() <= kMaxLessonFigures) return;
  faults.add(at, Text("at most ", "最多能并排显示 ") + std::to_string(kMaxLessonFigures) +
                     Text(" figures fit side by side, but there are ", " 幅图，这里有 ") +
                     std::to_string(figures.size()) + Text("", " 幅"));
  figures.resize(kMaxLessonFigures);
}

Text needs(std::string_view key) {
  return Text("the front matter needs ", "开头部分缺少 ") + std::string(key);
}

Text is_empty(std::string_view key) { return std::string(key) + Text(" is empty", " 不能为空"); }

}  // namespace

void read_front_matter(Lesson& lesson, std::string text, std::size_t start, Faults& faults) {
  const TomlText toml(std::move(text), start, faults);
  if (toml.table() == nullptr) return;
  const toml::table& table = *toml.table();
  toml.only(table, {"id", "aliases", "title", "chapter", "explains", "figures", "session"});
  const auto needed = [&](std::string_view key) {
    std::optional<Source> value = toml.text(table, key);
    if (!table.contains(key)) faults.add(start, needs(key));
    if (value && value->text.empty()) {
      faults.add(value->at(0), is_empty(key));
      value.reset();
    }
    return value;
  };

  const auto valid = [&](const Source& id) {
    if (is_id(id.text)) return true;
    faults.add(id.at(0), Text("an id must consist of lowercase letters, digits and -, not ",
                              "id 只能由小写字母、数字和 - 组成，现为") +
                             in_quotes(id.text));
    return false;
  };
  if (const auto id = needed("id"); id && valid(*id)) lesson.id = id->text;
  for (const Source& id : toml.texts(table, "aliases")) {
    if (valid(id)) lesson.aliases.push_back(id.text);
  }
  if (const auto title = needed("title")) lesson.title = harmless(title->text, 300);
  if (const auto chapter = toml.text(table, "chapter")) {
    if (find_chapter(chapter->text) != nullptr) {
      lesson.chapter = chapter->text;
    } else {
      std::vector<std::string_view> ids;
      for (const Chapter& known : chapters()) ids.push_back(known.id);
      faults.add(chapter->at(0), unknown_name({"chapter", "章"}, chapter->text, nearest(chapter->text, ids)));
    }
  }
  for (const Source& id : toml.texts(table, "explains")) {
    if (is_explanation(id.text)) {
      lesson.explains.push_back(id.text);
    } else {
      faults.add(id.at(0),
                 Text("explains takes ids such as A1, not ", "explains 的每一项应是 A1 这样的编号，现为") +
                     in_quotes(id.text));
    }
  }
  for (const Source& id : toml.texts(table, "figures")) {
    if (is_figure(id, faults)) lesson.figures.push_back(id.text);
  }
  if (const toml::node* node = table.get("figures")) {
    bound(lesson.figures, toml.at(*node), faults);
    if (const auto* list = node->as_array(); list && list->empty())
      faults.add(toml.at(*node), is_empty("figures"));
  } else {
    faults.add(start, needs("figures"));
  }
  if (const toml::node* node = table.get("session")) {
    if (!node->is_table()) {
      faults.add(toml.at(*node), {"session must be a table", "session 必须是一个表，写作 [session]"});
    } else if (auto session = toml.applied(Session(), *node->as_table())) {
      lesson.start = std::move(*session);
    }
  }
}

std::vector<std::string> figures_in(const Source& ids, Faults& faults) {
  std::vector<std::string> figures;
  constexpr std::string_view kBetween = ", \t\r\n";
  std::size_t first = ids.text.size();
  for (std::size_t at = 0; at < ids.text.size();) {
    at = ids.text.find_first_not_of(kBetween, at);
    if (at == std::string::npos) break;
    first = std::min(first, at);
    const std::size_t past = std::min(ids.text.find_first_of(kBetween, at), ids.text.size());
    if (is_figure({ids.text.substr(at, past - at), ids.at(at), {}}, faults)) {
      figures.push_back(ids.text.substr(at, past - at));
    }
    at = past;
  }
  if (first == ids.text.size())
    faults.add(ids.at(0), {"show needs the id of a figure", "show 块中必须写有图的标识"});
  bound(figures, ids.at(first), faults);
  return figures;
}

}  // namespace surprisal::lesson
