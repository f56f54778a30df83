#include "plot/hiding.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <limits>
#include <string>
#include <utility>

#include "base/latin.h"
#include "plot/chart_range.h"
#include "typeset/rich_line.h"

namespace surprisal::plot {
namespace {

struct NamedPart {
  std::string_view name;
  HiddenPart part;
};

constexpr std::array kParts = {
    NamedPart{"numbers", HiddenPart::Numbers}, NamedPart{"curves", HiddenPart::Curves},
    NamedPart{"bars", HiddenPart::Bars},       NamedPart{"marks", HiddenPart::Marks},
    NamedPart{"labels", HiddenPart::Labels},   NamedPart{"values", HiddenPart::Values}};

bool is_of(Ink ink, Quantity quantity) {
  return ink.kind == Ink::Kind::Quantity && ink.index == static_cast<std::size_t>(quantity);
}

bool has_ink(const Hidden& hidden, Ink ink) { return !hidden.of || is_of(ink, *hidden.of); }

bool is_digit(char c) { return c >= '0' && c <= '9'; }
// The length of the sign, digit or exponent that begins here; 0 if none does.
std::size_t numeric_piece(std::string_view rest, bool inside, bool after_letter) {
  if (is_digit(rest.front())) return inside || !after_letter ? 1 : 0;
  if (!inside) {
    constexpr std::string_view kMinus = "−";
    return rest.starts_with(kMinus) && rest.size() > kMinus.size() && is_digit(rest[kMinus.size()])
               ? kMinus.size()
               : 0;
  }
  if ((rest[0] == '.' || rest[0] == ',') && rest.size() > 1 && is_digit(rest[1])) return 1;
  for (const std::string_view piece : {"×10", "⁻", "⁰", "¹", "²", "³", "⁴", "⁵", "⁶", "⁷", "⁸", "⁹"})
    if (rest.starts_with(piece)) return piece.size();
  return 0;
}

Text without_numbers(const Text& text) {
  return {plot::without_numbers(text.en), plot::without_numbers(text.zh)};
}

class NumberEraser {
 public:
  explicit NumberEraser(const Hidden& hidden) : hidden_(hidden) {}

  void erase(Text& text, Ink ink) const { text = {erased(text.en, ink), erased(text.zh, ink)}; }

  void erase(Chart& chart) const {
    for (Curve& curve : chart.curves) {
      erase(curve.label, curve.ink), erase(curve.explanation, curve.ink);
      for (Text& text : curve.end_labels) erase(text, curve.ink);
    }
    for (Band& band : chart.bands) erase(band.label, band.ink);
    for (Bar& bar : chart.bars) {
      erase(bar.label, bar.ink), erase(bar.total, bar.ink), erase(bar.caption, bar.ink);
      if (!hides(bar.ink)) continue;
      bar.number.reset();
      erase(bar.inscriptions);
    }
    for (Chip& chip : chart.chips) erase(chip.word, chip.ink);
    if (chart.divisions && chart.divisions->lower_words_are_numbers && hides(chart.divisions->lower_ink)) {
      for (Divisions::Part& part : chart.divisions->parts) part.lower_words = {};
    }
    for (Mark& mark : chart.marks) erase(mark.label, mark.ink);
    for (Guide& guide : chart.guides) erase(guide.label, guide.ink);
    for (Arrow& arrow : chart.arrows) erase(arrow.label, arrow.ink);
    for (Tag& tag : chart.tags) erase(tag.text, tag.ink);
    if (chart.readout) {
      for (Text& line : chart.readout->lines) erase(line, chart.readout->ink);
      erase(chart.readout->brief, chart.readout->ink);
    }
  }

  void erase(Table& table) const {
    for (auto& row : table.rows)
      for (Cell& cell : row) erase(cell);
  }

  void erase(HeatMap&) const {}
  void erase(Passage&) const {}

  void erase(Amounts& some) const {
    constexpr double kUnknown = std::numeric_limits<double>::quiet_NaN();
    for (Amounts::Amount& amount : some.amounts) {
      erase(amount.number, amount.ink);
      for (Text& line : amount.lines) erase(line, amount.ink);
      if (hides(amount.ink)) amount.value = kUnknown;
    }
    for (Amounts::Part& part : some.parts) {
      erase(part.number, part.ink);
      if (hides(part.ink)) part.value = kUnknown;
    }
  }

  void erase(Working& working) const {
    for (Working::Line& line : working.lines) erase(line.numbers, line.ink);
  }

  void erase(Pictures& pictures) const {
    for (Pictures::Picture& picture : pictures.pictures) erase(picture.caption, pictures.ink);
  }

  void erase(Triangle& triangle) const {
    for (Triangle::Spot& spot : triangle.spots) erase(spot.label, spot.ink);
    for (Triangle::Arrow& arrow : triangle.arrows) erase(arrow.label, arrow.ink);
  }

  void erase(Diagram& diagram) const {
    for (Diagram::Box& box : diagram.boxes)
      for (Cell& cell : box.lines) erase(cell);
    for (Diagram::Link& link : diagram.links) erase(link.label, link.ink);
  }

  void erase(Cover&) const {}

 private:
  // Logits and labels are given, so only a guess that names them hides them.
  bool hides(Ink ink) const {
    return hidden_.of ? is_of(ink, *hidden_.of)
                      : !is_of(ink, Quantity::Logit) && !is_of(ink, Quantity::Label);
  }

  // Runs of another ink are written as [[name:words]].
  std::string erased(std::string_view marked, Ink ink) const {
    const auto without = [&](std::string_view words, Ink of) {
      return hides(of) ? plot::without_numbers(words) : std::string(words);
    };
    constexpr std::string_view kStart = "[[", kEnd = "]]";
    std::string result;
    while (!marked.empty()) {
      const std::size_t start = std::min(marked.find(kStart), marked.size());
      result += without(marked.substr(0, start), ink);
      marked.remove_prefix(start);
      const std::size_t colon = typeset::colon_after_ink(marked), end = marked.find(kEnd);
      if (colon == marked.npos || end == marked.npos || colon > end) break;
      const Ink of = ink_named(marked.substr(kStart.size(), colon - kStart.size()));
      result += marked.substr(0, colon + 1);
      result += without(marked.substr(colon + 1, end - colon - 1), of);
      result += kEnd;
      marked.remove_prefix(end + kEnd.size());
    }
    return result + without(marked, ink);
  }

  // A sum of question marks is meaningless, so keep only versions without numbers.
  static void erase(std::vector<Inscription>& inscriptions) {
    for (Inscription& inscription : inscriptions)
      std::erase_if(inscription.versions, [](const Text& text) { return without_numbers(text) != text; });
  }

  void erase(Cell& cell) const {
    erase(cell.text, cell.ink);
    if (hides(cell.ink)) cell.value.reset();
  }

  const Hidden& hidden_;
};

template <typename T>
void erase_of(std::vector<T>& all, const Hidden& hidden) {
  std::erase_if(all, [&](const T& one) { return has_ink(hidden, one.ink); });
}

void erase_labels(Chart& chart, const Hidden& hidden) {
  const auto clear = [&](auto& all) {
    for (auto& one : all)
      if (has_ink(hidden, one.ink)) one.label = {};
  };
  clear(chart.curves), clear(chart.bands), clear(chart.bars), clear(chart.marks), clear(chart.guides);
  for (Bar& bar : chart.bars)
    if (has_ink(hidden, bar.ink)) bar.inscriptions.clear();
  for (Curve& curve : chart.curves)
    if (has_ink(hidden, curve.ink)) curve.end_labels.clear();
}

// The foot of a curve's bead would tell how high the hidden curve is.
void erase_feet(Chart& chart) {
  std::erase_if(chart.guides, [](const Guide& guide) { return guide.extent && guide.label.empty(); });
}

void hide_in(Chart& chart, const Hidden& hidden, const Text& cover) {
  const std::size_t before = chart.curves.size() + chart.bars.size();
  const bool all = hidden.part == HiddenPart::Everything;
  if (all || hidden.part == HiddenPart::Curves) erase_of(chart.curves, hidden), erase_of(chart.bands, hidden);
  if (all || hidden.part == HiddenPart::Bars) {
    erase_of(chart.bars, hidden);
    if (chart.divisions && has_ink(hidden, chart.divisions->lower_ink)) chart.divisions.reset();
  }
  if (all || hidden.part == HiddenPart::Marks) erase_of(chart.marks, hidden), erase_of(chart.tags, hidden);
  if (all) erase_of(chart.guides, hidden), erase_of(chart.arrows, hidden);
  if (hidden.part == HiddenPart::Labels) erase_labels(chart, hidden);
  if (chart.curves.size() + chart.bars.size() == before) return;
  if (chart.curves.empty() && chart.bars.empty()) chart.covered = cover;
  if (hidden.part == HiddenPart::Curves && chart.curves.empty()) erase_feet(chart);
}

// Without its contours the triangle still shows where the marks are.
void hide_in(Triangle& triangle, const Hidden& hidden) {
  if (hidden.part != HiddenPart::Curves || !has_ink(hidden, triangle.field_ink)) return;
  triangle.field = {}, triangle.levels = {}, triangle.field_title = {};
}

// A heading with more than one number hidden says nothing and is left out.
Text heading_if_known(const Text& heading) {
  return std::count(heading.en.begin(), heading.en.end(), '?') > 1 ? Text() : heading;
}

void erase_heading(Text& heading, const Hidden& hidden, Ink ink) {
  const Text whole = heading;
  NumberEraser(hidden).erase(heading, ink);
  if (heading != whole) heading = heading_if_known(heading);
}

void hide_in(Panel& panel, const Hidden& hidden, const Text& cover) {
  if (auto* chart = std::get_if<Chart>(&panel.content)) hide_in(*chart, hidden, cover);
  if (auto* triangle = std::get_if<Triangle>(&panel.content)) hide_in(*triangle, hidden);
  if (hidden.part != HiddenPart::Numbers && hidden.part != HiddenPart::Everything) return;
  erase_heading(panel.title, hidden, Ink::Kind::Ink);
  erase_heading(panel.title_beside_amounts, hidden, Ink::Kind::Ink);
  erase_heading(panel.title_on_paper, hidden, Ink::Kind::Ink);
  if (panel.amounts) NumberEraser(hidden).erase(*panel.amounts);
  std::visit([&](auto& content) { NumberEraser(hidden).erase(content); }, panel.content);
}

// Whether this looks like a fixed range for shares: 0 to 1 plus a little room, in multiples of 1/20. A range
// computed from data almost never ends on such a round number.
bool is_range_of_shares(const Range& range) {
  const double twentieths = 20 * range.high;
  return range.low == 0 && range.high >= 1 && range.high <= 1.25 &&
         std::abs(twentieths - std::round(twentieths)) < 1e-9;
}

// The numbers on an axis stay if they give nothing away about the hidden values.
bool shows_numbers(const Axis& axis, bool is_value_axis) {
  if (!axis.categories.empty()) return true;
  if (!axis.range) return false;
  return !is_value_axis || !axis.ticks.empty() || is_range_of_shares(*axis.range);
}

// The title of an axis or panel without computed numbers, which are the ones with decimals. A whole number
// is part of what is shown: "95% interval", "−ln(1 − p)", "(10 classes)".
Text without_results(const Text& title) {
  const auto erased = [](const std::string& words) {
    std::string result;
    for (std::size_t start = 0; start < words.size();) {
      const std::size_t end = std::min(words.find(' ', start), words.size() - 1) + 1;
      const std::string word = words.substr(start, end - start);
      const std::size_t point = word.find('.');
      const bool has_decimals = point != word.npos && point + 1 < word.size() && is_digit(word[point + 1]);
      result += has_decimals ? plot::without_numbers(word) : word;
      start = end;
    }
    return result;
  };
  return {erased(title.en), erased(title.zh)};
}

Axis without_data(const Axis& axis, Range range, bool is_value_axis) {
  Axis bare = axis;
  bare.title = without_results(axis.title), bare.brief = without_results(axis.brief);
  bare.visible = axis.visible && shows_numbers(axis, is_value_axis);
  bare.range = range;
  bare.remark = {}, bare.value = {}, bare.include = {};
  return bare;
}

// The chart with nothing but its axes.
Chart axes_only(const Chart& chart) {
  const Range x = range_along_x(chart, {});
  Chart empty;
  empty.horizontal_bars = chart.horizontal_bars;
  empty.equal_units = chart.equal_units;
  empty.x = without_data(chart.x, x, chart.horizontal_bars);
  empty.y = without_data(chart.y, range_along_y(chart, x, {}, kMargin), !chart.horizontal_bars);
  return empty;
}

// Keeps the names of rows and columns.
void empty(Table& table) {
  for (Cell& head : table.heads) head.text = without_numbers(head.text);
  for (auto& row : table.rows) {
    for (std::size_t c = 1; c < row.size(); ++c) row[c] = {"?", Ink::Kind::Muted};
  }
}

void empty(Pictures& some) {
  for (Pictures::Picture& picture : some.pictures) {
    picture.values.clear();
    picture.caption = picture.name = {};
    picture.filled = false;
  }
}

void empty(HeatMap& map) {
  map.values.clear();
  map.picked.clear();
}

// Keeps whatever shows the kind of content that is hidden: axes and their titles, table heads, picture
// frames.
void cover_up(Panel& panel, const Text& words) {
  if (auto* table = std::get_if<Table>(&panel.content)) return empty(*table);
  if (auto* map = std::get_if<HeatMap>(&panel.content)) return empty(*map);
  if (auto* some = std::get_if<Pictures>(&panel.content)) return empty(*some);
  const Chart* chart = std::get_if<Chart>(&panel.content);
  panel.content = chart == nullptr ? Cover{words} : Cover{words, axes_only(*chart)};
}

void hide_in(Plot& plot, const Hidden& hidden, const Text& cover) {
  std::size_t number = 0;
  for (auto& row : plot.rows) {
    for (Panel& panel : row) {
      const bool is_the_panel = hidden.part == HiddenPart::Panel && number == hidden.panel;
      ++number;
      if (is_the_panel) {
        cover_up(panel, cover);
        panel.title = heading_if_known(
            without_results(panel.title_beside_amounts.empty() ? panel.title : panel.title_beside_amounts));
        panel.amounts.reset();
      }
      hide_in(panel, hidden, cover);
    }
  }
  // The card may show the same as any of the panels.
  if (plot.card && hidden.part == HiddenPart::Panel) cover_up(*plot.card, cover);
  if (plot.card) hide_in(*plot.card, hidden, cover);
  // The note may say in words what the panel shows.
  if (hidden.part == HiddenPart::Panel) plot.note = plot.note_beside_amounts = {};
  if (hidden.part != HiddenPart::Numbers && hidden.part != HiddenPart::Everything) return;
  for (Text* heading : {&plot.aside, &plot.aside_beside_amounts})
    erase_heading(*heading, hidden, Ink::Kind::Muted);
  for (Text* note : {&plot.note, &plot.note_beside_amounts})
    NumberEraser(hidden).erase(*note, Ink::Kind::Muted);
}

}  // namespace

std::optional<Hidden> hidden_named(std::string_view words) {
  Hidden hidden;
  constexpr std::string_view kPanel = "panel ";
  if (words.starts_with(kPanel) && words.size() == kPanel.size() + 1 && words.back() >= '1' &&
      is_digit(words.back())) {
    hidden.part = HiddenPart::Panel;
    hidden.panel = static_cast<std::size_t>(words.back() - '1');
    return hidden;
  }
  const std::size_t blank = words.find(' ');
  std::string first(words.substr(0, blank));
  std::replace(first.begin(), first.end(), '-', '_');
  if (const Ink ink = ink_named(first); ink.kind == Ink::Kind::Quantity) {
    hidden.of = static_cast<Quantity>(ink.index);
    if (blank == words.npos) return hidden;
    words.remove_prefix(blank + 1);
  }
  const auto part =
      std::find_if(kParts.begin(), kParts.end(), [&](const NamedPart& p) { return p.name == words; });
  if (part == kParts.end()) return std::nullopt;
  hidden.part = part->part;
  return hidden;
}

Plot without(Plot plot, const std::vector<Hidden>& hidden, const Text& cover) {
  for (const Hidden& one : hidden) hide_in(plot, one, cover);
  return plot;
}

Plot with_only_panels(Plot plot, const std::vector<std::size_t>& panels) {
  std::size_t place = 0;
  std::vector<std::vector<Panel>> rows;
  for (const auto& row : plot.rows) {
    std::vector<Panel> kept;
    for (const Panel& panel : row) {
      if (std::find(panels.begin(), panels.end(), place) != panels.end()) kept.push_back(panel);
      ++place;
    }
    if (!kept.empty()) rows.push_back(std::move(kept));
  }
  if (rows.empty()) return plot;
  plot.rows = std::move(rows);
  const auto has_panel = [&](std::size_t panel) {
    return std::find(panels.begin(), panels.end(), panel) != panels.end();
  };
  if (plot.note_is_of && !has_panel(*plot.note_is_of)) plot.note = plot.note_beside_amounts = {};
  return plot;
}

Plot named_after_only_panel(Plot plot) {
  if (plot.rows.size() != 1 || plot.rows.front().size() != 1) return plot;
  Panel& panel = plot.rows.front().front();
  if (!panel.title.empty()) {
    plot.title = std::exchange(panel.title, {});
    panel.title_beside_amounts = panel.title_on_paper = {};
  }
  return plot;
}

bool hides_value(const std::vector<Hidden>& hidden, Ink ink) {
  return std::any_of(hidden.begin(), hidden.end(), [&](const Hidden& one) {
    return (one.part == HiddenPart::Values || one.part == HiddenPart::Everything) && has_ink(one, ink);
  });
}

std::string without_numbers(std::string_view words) {
  std::string result;
  bool inside = false;
  while (!words.empty()) {
    // A formula that contains letters is not a numeric result.
    if (words.front() == '$') {
      const std::size_t end = std::min(words.find('$', 1), words.size() - 1) + 1;
      const std::string_view formula = words.substr(0, end);
      if (std::any_of(formula.begin(), formula.end(), is_latin_letter)) {
        result += formula;
        words.remove_prefix(end);
        inside = false;
        continue;
      }
    }
    const bool after_letter = !result.empty() && is_latin_letter(result.back());
    const std::size_t length = numeric_piece(words, inside, after_letter);
    if (length == 0) {
      result += words.front();
      words.remove_prefix(1);
    } else {
      if (!inside) result += "?";
      words.remove_prefix(length);
    }
    inside = length > 0;
  }
  return result;
}

}  // namespace surprisal::plot
