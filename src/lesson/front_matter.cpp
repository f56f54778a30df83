#include "lesson/front_matter.h"

#include <algorithm>
#include <utility>

#include "figure/catalogue.h"
#include "lesson/chapters.h"
#include "lesson/toml_text.h"
#include "session/nearest.h"
#include "session/quote.h"

namespace surprisal {
namespace {

constexpr std::size_t kLongestId = 64;

std::string hint(std::string_view near) {
  return near.empty() ? std::string() : "; did you mean " + std::string(near) + "?";
}

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
  std::vector<std::string_view> ids;
  for (const Figure& figure : catalogue()) ids.push_back(figure.id);
  faults.add(id.at(0), "there is no figure " + quoted(id.text) + hint(nearest(id.text, ids)));
  return false;
}

void bound(std::vector<std::string>& figures, std::size_t at, Faults& faults) {
  if (figures.size() <= kMostLessonFigures) return;
  faults.add(at, "up to " + std::to_string(kMostLessonFigures) +
                     " figures have room beside each other, and here are " + std::to_string(figures.size()));
  figures.resize(kMostLessonFigures);
}

}  // namespace

void read_front_matter(Lesson& lesson, std::string text, std::size_t start, Faults& faults) {
  const TomlText toml(std::move(text), start, faults);
  if (toml.table() == nullptr) return;
  const toml::table& table = *toml.table();
  toml.only(table, {"id", "title", "chapter", "explains", "figures", "session"});
  const auto needed = [&](std::string_view key) {
    std::optional<Source> value = toml.text(table, key);
    if (!table.contains(key)) faults.add(start, "the front matter needs " + std::string(key));
    if (value && value->text.empty()) {
      faults.add(value->at(0), std::string(key) + " is empty");
      value.reset();
    }
    return value;
  };

  if (const auto id = needed("id")) {
    if (is_id(id->text)) {
      lesson.id = id->text;
    } else {
      faults.add(id->at(0), "an id is made of small letters, digits and -, and is not " + quoted(id->text));
    }
  }
  if (const auto title = needed("title")) lesson.title = harmless(title->text, 300);
  if (const auto chapter = toml.text(table, "chapter")) {
    if (find_chapter(chapter->text) != nullptr) {
      lesson.chapter = chapter->text;
    } else {
      std::vector<std::string_view> ids;
      for (const Chapter& known : chapters()) ids.push_back(known.id);
      faults.add(chapter->at(0),
                 "there is no chapter " + quoted(chapter->text) + hint(nearest(chapter->text, ids)));
    }
  }
  for (const Source& id : toml.texts(table, "explains")) {
    if (is_explanation(id.text)) {
      lesson.explains.push_back(id.text);
    } else {
      faults.add(id.at(0), "what it explains has an id such as A1, and not " + quoted(id.text));
    }
  }
  for (const Source& id : toml.texts(table, "figures")) {
    if (is_figure(id, faults)) lesson.figures.push_back(id.text);
  }
  if (const toml::node* node = table.get("figures")) {
    bound(lesson.figures, toml.at(*node), faults);
    if (const auto* list = node->as_array(); list && list->empty())
      faults.add(toml.at(*node), "figures is empty");
  } else {
    faults.add(start, "the front matter needs figures");
  }
  if (const toml::node* node = table.get("session")) {
    if (!node->is_table()) {
      faults.add(toml.at(*node), "session must be a table");
    } else if (Result<Session> session = toml.applied(Session(), "session")) {
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
  if (first == ids.text.size()) faults.add(ids.at(0), "show needs the id of a figure");
  bound(figures, ids.at(first), faults);
  return figures;
}

}  // namespace surprisal
