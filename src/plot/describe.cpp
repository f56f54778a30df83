#include "plot/describe.h"

#include <algorithm>
#include <cmath>
#include <vector>

#include "base/utf8.h"
#include "base/wording.h"
#include "plot/cases.h"
#include "plot/lay_out.h"
#include "typeset/rich_line.h"

namespace surprisal::plot {
namespace {

using Names = std::vector<std::string>;

// Three significant digits, without trailing zeros.
std::string short_number(double value) {
  if (value == 0 || !std::isfinite(value)) return shown_short(value);
  const double unit = std::pow(10, std::floor(std::log10(std::abs(value))) - 2);
  return shown_short(unit > 0 ? std::round(value / unit) * unit : value);
}

bool has_number(const std::string& text) {
  return std::any_of(text.begin(), text.end(), [](char c) { return c >= '0' && c <= '9'; }) ||
         text.find("∞") != std::string::npos;
}

// Screen readers read out Unicode's math letters by name: "mathematical italic small z".
std::string with_plain_letters(const std::string& text) {
  struct Alphabet {
    char32_t first;
    char32_t plain;
    char32_t count;
  };
  constexpr Alphabet kAlphabets[] = {
      {0x1D434, U'A', 26}, {0x1D44E, U'a', 26}, {0x1D6FC, U'α', 25}, {0x210E, U'h', 1}};
  std::u32string plain = from_utf8(text);
  for (char32_t& code : plain) {
    for (const Alphabet& alphabet : kAlphabets) {
      if (code < alphabet.first || code >= alphabet.first + alphabet.count) continue;
      code = code - alphabet.first + alphabet.plain;
      break;
    }
  }
  return to_utf8(plain);
}

// Class names are user input and may be long.
std::string shortened(const std::string& text) {
  constexpr std::size_t kMaxCharacters = 70;
  const std::u32string codes = from_utf8(text);
  return codes.size() <= kMaxCharacters ? text : to_utf8(codes.substr(0, kMaxCharacters - 1)) + "…";
}

std::string capitalized(std::string text) {
  if (!text.empty() && text[0] >= 'a' && text[0] <= 'z') text[0] = static_cast<char>(text[0] - 'a' + 'A');
  return text;
}

class Describer {
 public:
  Describer(Language language, std::size_t most_names) : language_(language), most_names_(most_names) {}

  std::string sentence_of(const Panel& panel) const {
    const std::string content = std::visit(
        Cases{[&](const Chart& chart) { return of(chart); }, [&](const Table& table) { return of(table); },
              [&](const HeatMap& map) { return of(map); },
              [&](const Triangle& triangle) { return of(triangle); },
              [&](const Diagram& diagram) { return of(diagram); },
              [&](const Pictures& some) { return of(some); },
              [&](const Passage& passage) { return of(passage); },
              [&](const Amounts& some) { return of(some); },
              [&](const Working& working) { return of(working); },
              [&](const Cover& cover) {
                const Text what = cover.axes ? cover.axes->y.title : Text();
                return words(what.empty() ? cover.words : what + Text(": ", "：") + cover.words);
              }},
        panel.content);
    const std::string title = words(panel.title);
    const std::string beside = panel.amounts ? say({"; ", "；"}) + of(*panel.amounts) : std::string();
    return ended((title.empty() ? capitalized(content) : title + say({": ", "："}) + content) + beside);
  }

  std::string words(const Text& text) const {
    return shortened(with_plain_letters(typeset::plain_words(text.in(language_))));
  }

  std::string ended(std::string text) const {
    if (text.empty()) return text;
    for (const char* end : {".", "?", "!", "。", "？", "！"}) {
      if (text.ends_with(end)) return text;
    }
    return text + say({".", "。"});
  }

  std::string say(const Text& text) const { return text.in(language_); }

  std::string count(std::size_t number, const Text& one, const Text& many) const {
    return std::to_string(number) + say(number == 1 ? one : many);
  }

 private:
  // "cat 0.9, dog 0.1 and 8 more"
  std::string list(Names names) const {
    const std::size_t all = names.size();
    if (all > most_names_) names.resize(most_names_);
    std::string text;
    for (const std::string& name : names) text += (text.empty() ? "" : say({", ", "、"})) + name;
    if (!text.empty() && all > names.size())
      text += say({" and ", "，另有 "}) + std::to_string(all - names.size()) + say({" more", " 个"});
    return text;
  }

  // ", 2 curves: a, b"
  std::string part(const std::string& what, const Names& names) const {
    const std::string listed = list(names);
    return say({"; ", "；"}) + what + (listed.empty() ? "" : say({": ", "："}) + listed);
  }

  // The name of the category at this place, if the axis has categories.
  std::string place(const Axis& axis, double at) const {
    for (const Category& category : axis.categories) {
      if (std::abs(category.at - at) < 0.5) return words(category.label);
    }
    return {};
  }
  // "(1, 0.731)", or "cat 0.731" if an axis has categories.
  std::string coordinates(const Chart& chart, Point at) const {
    const std::string over = place(chart.x, at.x);
    const std::string beside = place(chart.y, at.y);
    if (!over.empty()) return over + " " + short_number(at.y);
    if (!beside.empty()) return beside + " " + short_number(at.x);
    return "(" + short_number(at.x) + ", " + short_number(at.y) + ")";
  }

  static void add(Names& names, std::string name) {
    const bool is_new = std::find(names.begin(), names.end(), name) == names.end();
    if (!name.empty() && is_new) names.push_back(std::move(name));
  }

  std::string axes(const Chart& chart) const {
    const std::string x = words(chart.x.title);
    const std::string y = words(chart.y.title);
    if (x.empty() && y.empty()) return say({"a chart", "一幅图"});
    if (x.empty()) return say({"a chart of ", "一幅图，纵轴："}) + y;
    if (y.empty()) return say({"a chart over ", "一幅图，横轴："}) + x;
    return say({"a chart of ", "一幅图，纵轴："}) + y + say({" over ", "，横轴："}) + x;
  }

  Names curves_of(const Chart& chart) const {
    Names names;
    for (const Curve& curve : chart.curves) add(names, words(curve.name.empty() ? curve.label : curve.name));
    return names;
  }

  std::string bar_of(const Chart& chart, const Bar& bar) const {
    const Axis& axis = chart.horizontal_bars ? chart.y : chart.x;
    const std::string name = bar.name.empty() ? place(axis, bar.at) : words(bar.name);
    std::string value = words(bar.label.empty() ? bar.total : bar.label);
    if (!has_number(value)) value = short_number(bar.to - (std::isfinite(bar.from) ? bar.from : 0));
    if (name.empty() || value.find(name) != std::string::npos) return value;
    return name.find(value) != std::string::npos ? name : name + " " + value;
  }
  Names bars_of(const Chart& chart) const {
    Names names;
    for (const Bar& bar : chart.bars) {
      if (!std::isnan(bar.to)) add(names, bar_of(chart, bar));
    }
    return names;
  }

  Names parts_of(const Divisions& divisions) const {
    Names names;
    for (const Divisions::Part& part : divisions.parts)
      names.push_back(words(part.letter) + " " + words(part.lower_words));
    return names;
  }

  Names parts_of(const Counts& counts) const {
    Names names;
    for (const Counts::Part& part : counts.parts)
      names.push_back(short_number(part.low) + "–" + short_number(part.high) + " " +
                      std::to_string(part.count));
    return names;
  }

  Names marks_of(const Chart& chart) const {
    Names names;
    for (const Mark& mark : chart.marks) {
      if (std::isnan(mark.at.x) || std::isnan(mark.at.y)) continue;
      const std::string label = words(!mark.label.empty()  ? mark.label
                                      : !mark.name.empty() ? mark.name
                                                           : mark.letter);
      const std::string at = coordinates(chart, mark.at);
      const bool says_where = label.empty() || at.starts_with(label + " ");
      add(names, has_number(label) ? label : says_where ? at : label + " " + at);
    }
    for (const Guide& guide : chart.guides) {
      const std::string label = words(guide.label);
      if (label.empty() || std::isnan(guide.at)) continue;
      add(names, has_number(label) ? label : label + " " + short_number(guide.at));
    }
    return names;
  }

  std::string of(const Chart& chart) const {
    std::string text = axes(chart);
    if (!chart.curves.empty())
      text +=
          part(count(chart.curves.size(), {" curve", " 条曲线"}, {" curves", " 条曲线"}), curves_of(chart));
    if (!chart.bars.empty())
      text += part(count(chart.bars.size(), {" bar", " 个条形"}, {" bars", " 个条形"}), bars_of(chart));
    if (chart.divisions && most_names_ > 0)
      text += say({"; below, ", "；下方 "}) + words(chart.divisions->lower_name) + say({": ", "："}) +
              list(parts_of(*chart.divisions));
    if (chart.counts && most_names_ > 0)
      text += say({"; below, ", "；下方 "}) + words(chart.counts->name) + say({": ", "："}) +
              list(parts_of(*chart.counts));
    const Names marks = marks_of(chart);
    if (!marks.empty() && most_names_ > 0) text += part(say({"marked", "标出"}), marks);
    return text;
  }

  std::string of(const Table& table) const {
    Names heads;
    for (const Cell& cell : table.heads) add(heads, words(cell.text));
    return say({"a table of ", "一张表，共 "}) + count(table.rows.size(), {" row", " 行"}, {" rows", " 行"}) +
           (heads.empty() ? "" : part(say({"columns", "各列为"}), heads));
  }

  std::string of(const HeatMap& map) const {
    std::string text = say({"a grid of ", "一张 "}) + std::to_string(map.rows.size()) +
                       say({" by ", " 行 "}) + std::to_string(map.columns.size()) +
                       say({" numbers", " 列的数表"});
    if (map.values.empty()) return text;
    const auto [low, high] = std::minmax_element(map.values.begin(), map.values.end());
    return text + say({" from ", "，从 "}) + short_number(*low) + say({" to ", " 到 "}) + short_number(*high);
  }

  std::string of(const Pictures& some) const {
    const std::string side = std::to_string(some.side);
    Names names;
    for (const Pictures::Picture& picture : some.pictures) add(names, words(picture.name));
    return count(some.pictures.size(), {" picture", " 幅图像"}, {" pictures", " 幅图像"}) +
           say({" of " + side + " by " + side + " numbers", "，每幅 " + side + "×" + side + " 个数"}) +
           (names.empty() || most_names_ == 0 ? "" : say({": ", "："}) + list(names));
  }

  std::string of(const Amounts& some) const {
    Names names;
    for (const Amounts::Amount& amount : some.amounts)
      names.push_back(words(amount.name) + " " + words(amount.number) + " " + words(amount.unit));
    return list(names);
  }

  std::string of(const Passage& passage) const {
    double largest = 0;
    for (const Passage::Piece& piece : passage.pieces) largest = std::max(largest, piece.value);
    return say({"a text of ", "一段文字，共 "}) +
           count(passage.pieces.size(), {" piece", " 个单元"}, {" pieces", " 个单元"}) +
           (passage.value_name.empty() ? "" : say({"; ", "；"}) + words(passage.value_name)) +
           say({" at most ", " 最多 "}) + short_number(largest);
  }

  std::string of(const Working& working) const {
    Names formulas;
    for (std::size_t i = 0; i < working.lines.size(); ++i) {
      if (working.lines[i].shown > 0) add(formulas, words(working.formula_of(i)));
    }
    return say({"a derivation of ", "推导，共 "}) +
           count(working.lines.size(), {" line", " 行"}, {" lines", " 行"}) +
           (formulas.empty() || most_names_ == 0 ? "" : say({": ", "："}) + list(formulas));
  }

  std::string of(const Triangle& triangle) const {
    Names corners;
    for (const Text& corner : triangle.corners) add(corners, words(corner));
    std::string text =
        say({"a triangle of all distributions over ", "三角形，表示以下三类的所有分布："}) + list(corners);
    if (!triangle.field_title.empty())
      text += say({", shaded by ", "，深浅表示"}) + words(triangle.field_title);
    Names spots;
    for (const Triangle::Spot& spot : triangle.spots) {
      std::string name = words(spot.label);
      if (name.empty()) continue;
      if (has_number(name)) {
        add(spots, name);
        continue;
      }
      const double* p = spot.at.p;
      add(spots,
          name + " (" + short_number(p[0]) + ", " + short_number(p[1]) + ", " + short_number(p[2]) + ")");
    }
    if (!spots.empty() && most_names_ > 0) text += part(say({"marked", "标出"}), spots);
    return text;
  }

  std::string of(const Diagram& diagram) const {
    Names boxes;
    for (const Diagram::Box& box : diagram.boxes) add(boxes, words(box.title));
    return say({"a diagram of ", "一张示意图，共 "}) +
           count(diagram.boxes.size(), {" box", " 个方框"}, {" boxes", " 个方框"}) +
           (boxes.empty() ? "" : say({": ", "："}) + list(boxes));
  }

  Language language_;
  std::size_t most_names_;
};

std::vector<const Panel*> panels_without(const Plot& plot, std::span<const std::size_t> left_out) {
  std::vector<const Panel*> panels;
  std::size_t place = 0;
  for (const auto& row : plot.rows) {
    for (const Panel& panel : row) {
      if (std::find(left_out.begin(), left_out.end(), place) == left_out.end()) panels.push_back(&panel);
      ++place;
    }
  }
  return panels;
}

// A description of the first `some` of the panels in the picture, with at most `names` names per list.
std::string described(const Plot& plot, Language language, std::span<const Panel* const> panels,
                      std::size_t some, std::size_t names) {
  const Describer describer(language, names);
  const std::string space = describer.say({" ", ""});
  std::string text = describer.ended(describer.words(plot.title));
  const auto add = [&](const std::string& sentence) { text += (text.empty() ? "" : space) + sentence; };
  for (const Panel* panel : panels.first(some)) add(describer.sentence_of(*panel));
  if (const std::size_t more = panels.size() - some; more > 0)
    add(describer.ended(describer.say({"And ", "另有 "}) +
                        describer.count(more, {" more panel", " 幅图"}, {" more panels", " 幅图"})));
  if (const std::size_t left_out = panel_count(plot) - panels.size(); left_out > 0)
    add(describer.ended(describer.count(left_out,
                                        {" panel does not fit this size", " 幅图在这个尺寸下放不下"},
                                        {" panels do not fit this size", " 幅图在这个尺寸下放不下"})));
  return text;
}

}  // namespace

std::size_t words_in(const std::string& text) {
  constexpr char32_t kFirstOfChinese = 0x2E80;
  std::size_t words = 0;
  std::size_t characters = 0;
  bool in_word = false;
  for (const char32_t code : from_utf8(text)) {
    const bool is_chinese = code >= kFirstOfChinese && code < 0x10000;
    characters += is_chinese ? 1 : 0;
    const bool is_of_word = !is_chinese && code != U' ';
    if (is_of_word && !in_word) ++words;
    in_word = is_of_word;
  }
  return words + (characters + 1) / 2;
}

std::string description_of(const Plot& plot, Language language, std::span<const std::size_t> left_out) {
  const std::vector<const Panel*> panels = panels_without(plot, left_out);
  for (std::size_t some = panels.size(); some > 0; --some) {
    for (const std::size_t names : {12, 8, 6, 4, 3, 2, 1}) {
      std::string text = described(plot, language, panels, some, names);
      if (words_in(text) <= kMaxWordsOfDescription) return text;
    }
  }
  return described(plot, language, panels, std::min<std::size_t>(panels.size(), 1), 0);
}

}  // namespace surprisal::plot
