#include "command/list_command.h"

#include <algorithm>
#include <string>
#include <string_view>
#include <vector>

#include "command/diagnostics.h"
#include "command/json.h"
#include "figures/catalogue.h"
#include "lesson/chapters.h"
#include "lesson/lessons.h"

namespace surprisal::command {
namespace {

std::string json_both(const Text& text) {
  return "{\"en\": " + json_text(text.en) + ", \"zh\": " + json_text(text.zh) + "}";
}

std::string json_texts(const std::vector<std::string>& texts) {
  return "[" + json_list(texts, [](const std::string& text) { return json_text(text); }) + "]";
}

std::string title_of(const Step& step, Language language) {
  return document::plain_text(step.title, Values(step.session), language);
}

// One entry for each step of either language.
std::vector<Text> step_titles(const LessonPair& lesson) {
  std::vector<Text> titles(std::max(lesson.en.steps.size(), lesson.zh.steps.size()));
  for (std::size_t i = 0; i < lesson.en.steps.size(); ++i) {
    titles[i].en = title_of(lesson.en.steps[i], Language::English);
  }
  for (std::size_t i = 0; i < lesson.zh.steps.size(); ++i) {
    titles[i].zh = title_of(lesson.zh.steps[i], Language::Chinese);
  }
  return titles;
}

std::string as_json() {
  const auto figure = [](const Figure& f) {
    return "    {\"id\": " + json_text(f.id) + ", \"title\": " + json_both(f.title) + "}";
  };
  const auto chapter = [](const Chapter& c) {
    return "    {\"id\": " + json_text(c.id) + ", \"title\": " + json_both(c.title) + "}";
  };
  const auto lesson = [](const LessonPair& l) {
    return "    {\"id\": " + json_text(l.id) + ",\n     \"title\": " + json_both({l.en.title, l.zh.title}) +
           ",\n     \"chapter\": " + json_text(l.en.chapter) +
           ",\n     \"explains\": " + json_texts(l.en.explains) +
           ",\n     \"slips\": " + json_texts(slips_of(l.en)) +
           ",\n     \"figures\": " + json_texts(figures_of(l.en)) + ",\n     \"steps\": [" +
           json_list(
               step_titles(l), [](const Text& title) { return json_both(title); }, ",\n               ") +
           "]}";
  };
  return "{\n  \"figures\": [\n" + json_list(catalogue(), figure, ",\n") + "\n  ],\n  \"chapters\": [\n" +
         json_list(chapters(), chapter, ",\n") + "\n  ],\n  \"lessons\": [\n" +
         json_list(lessons(), lesson, ",\n") + "\n  ]\n}\n";
}

std::string line(std::string id, const Text& title) {
  id.resize(std::max<std::size_t>(id.size() + 2, 34), ' ');
  return id + title.en + "  " + title.zh + "\n";
}

// Lessons are written as lesson:ID, because a figure may have the same id.
std::string as_lines() {
  std::string text;
  for (const Figure& figure : catalogue()) text += line(std::string(figure.id), figure.title);
  const std::vector<LessonPair> all = lessons();
  if (!all.empty()) text += "\n";
  for (const LessonPair& lesson : all)
    text += line("lesson:" + lesson.id, {lesson.en.title, lesson.zh.title});
  return text;
}

}  // namespace

int run_list(bool json) { return print_result(json ? as_json() : as_lines()); }

}  // namespace surprisal::command
