#include "lesson/lay_out_page.h"

#include <algorithm>
#include <cmath>
#include <optional>
#include <utility>

#include "base/line_breaks.h"
#include "lesson/page_words.h"
#include "lesson/table_columns.h"
#include "typeset/formula_lines.h"
#include "typeset/math_font.h"

namespace surprisal::lesson {
namespace {

namespace doc = document;

constexpr double kLineGap = 1.53;       // from baseline to baseline, in ems
constexpr double kParagraphGap = 0.65;  // ems
constexpr double kIndent = 1.5;         // of a list and a note
constexpr double kSmallestTable = 0.4;
constexpr double kCellPadding = 0.45;

class Layout {
 public:
  Layout(const Values& now, const PageLook& look, const std::vector<std::size_t>& open_notes)
      : now_(now), look_(look), open_notes_(open_notes), theme_(theme_of(look)), right_(look.width) {}

  void lay_out(std::span<const doc::Block> blocks) {
    for (const doc::Block& block : blocks) {
      if (std::holds_alternative<doc::GuessPlace>(block.is) ||
          std::holds_alternative<doc::TaskPlace>(block.is))
        continue;
      if (y_ > 0 && !tight_) y_ += kParagraphGap * em();
      tight_ = false;
      std::visit([&](const auto& is) { add(is); }, block.is);
    }
  }

  void lay_out(const doc::Inlines& inlines, Weight weight) { set(inlines, weight, theme_.ink); }

  Page finish() {
    page_.height = y_;
    return std::move(page_);
  }

 private:
  double em() const { return look_.size; }

  void add(const doc::Paragraph& paragraph) { set(paragraph.inside, Weight::Regular, theme_.ink); }
  void add(const doc::Heading& heading) { set(heading.inside, Weight::Bold, theme_.ink); }
  void add(const doc::GuessPlace&) {}
  void add(const doc::TaskPlace&) {}

  void add(const doc::List& list) {
    unsigned number = list.first;
    bool first = true;
    for (const doc::Blocks& item : list.items) {
      if (!first) y_ += 0.25 * em();
      first = false;
      const double top = y_;
      const std::string sign = list.ordered ? std::to_string(number++) + "." : "•";
      PageItem mark;
      mark.utf8 = sign;
      mark.line = set_line(look_.fonts, sign, em());
      mark.color = theme_.muted;
      place(mark, left_ + 0.9 * em() - mark.line.width, top + baseline());
      left_ += kIndent * em();
      tight_ = true;
      lay_out(item);
      left_ -= kIndent * em();
    }
  }

  // A formula that is too wide is broken over several lines before it is made smaller than the text.
  void add(const doc::Display& display) {
    const double room = right_ - left_;
    const double size = 1.08 * em();
    const Formula formula =
        formula_with_values(display.formula, now_, look_.language, look_.hides, look_.before);
    std::vector<std::pair<FormulaBox, double>> lines;
    double widest = 0;
    for (const FormulaLine& line : formula_lines(formula, look_.math_font, size, room)) {
      const double indent = line.continues ? kIndentOfRest * size : 0;
      lines.emplace_back(
          fitted_formula(line.formula, look_, size, FormulaPlace::Display, std::max(1.0, room - indent)),
          indent);
      widest = std::max(widest, indent + lines.back().first.width);
    }
    const double left = left_ + std::min(1.5 * em(), std::max(0.0, room - widest));
    y_ += 0.2 * em();
    for (const auto& [box, indent] : lines) {
      if (&box != &lines.front().first) y_ += 0.45 * em();
      place(box, left + indent, y_ + box.height);
      y_ += box.height + box.depth;
    }
    y_ += 0.2 * em();
  }

  void add(const doc::CodeBlock& code) {
    const std::size_t behind = page_.fills.size();
    page_.fills.emplace_back();
    const double top = y_;
    const double padding = 0.6 * em();
    y_ += 0.4 * em();
    const std::vector<std::string> lines = lines_of(code.utf8);
    double widest = 0;
    for (const std::string& line : lines)
      widest = std::max(widest, text_width(look_.fonts, line, 1, Weight::Mono));
    const double full = look_.size;
    look_.size = std::min(0.9 * full, (right_ - left_ - 2 * padding) / std::max(widest, 1.0));
    for (const std::string& words : lines) {
      PageItem line;
      line.utf8 = words;
      line.line = set_line(look_.fonts, words, em(), Weight::Mono);
      line.color = theme_.ink;
      place(line, left_ + padding, y_ + baseline());
      y_ += kLineGap * em();
    }
    look_.size = full;
    y_ += 0.4 * em();
    page_.fills[behind] = {{left_, top, right_ - left_, y_ - top}, blend(theme_.paper, theme_.ink, 0.06), 4};
  }

  static std::vector<std::string> lines_of(const std::string& text) {
    std::vector<std::string> lines;
    for (std::size_t start = 0; start < text.size();) {
      const std::size_t end = std::min(text.find('\n', start), text.size());
      lines.push_back(text.substr(start, end - start));
      start = end + 1;
    }
    return lines;
  }

  // A title with a rule at its left side; on the screen a click on it opens the note.
  void add(const doc::Note& note) {
    const bool open =
        look_.on_paper || std::find(open_notes_.begin(), open_notes_.end(), note.number) != open_notes_.end();
    const double top = y_;
    const std::size_t behind = page_.fills.size();
    page_.fills.emplace_back();
    page_.fills.emplace_back();
    y_ += 0.35 * em();
    const double side = 0.55 * em();
    const double indent = look_.on_paper ? 0.8 * em() : 1.6 * em();
    if (!look_.on_paper)
      page_.folds.push_back({{left_ + 0.6 * em(), y_ + 0.5 * em(), side, side}, open, theme_.muted});
    const double title_top = y_;
    left_ += indent;
    right_ -= 0.6 * em();
    set(note.title, Weight::Bold, theme_.ink);
    page_.buttons.push_back(
        {{left_ - indent, title_top, right_ - left_ + indent + 0.6 * em(), y_ - title_top}, note.number, {}});
    if (open) {
      y_ += 0.3 * em();
      tight_ = true;
      lay_out(note.inside);
    }
    left_ -= indent;
    right_ += 0.6 * em();
    y_ += 0.35 * em();
    page_.fills[behind] = {{left_, top, right_ - left_, y_ - top}, blend(theme_.paper, theme_.ink, 0.05), 4};
    page_.fills[behind + 1] = {
        {left_, top, 3, y_ - top}, color_of(theme_, note.slip.empty() ? Quantity::Label : Quantity::Kl), 0};
  }

  // All columns must fit the page. If their words are too wide, the letters are made smaller.
  void add(const doc::Table& table) {
    const double size = look_.size;
    std::vector<ColumnWidth> columns = column_widths(table, now_, look_);
    const auto gaps = [&] { return 2 * kCellPadding * em() * static_cast<double>(columns.size()); };
    double needed = gaps();
    for (const ColumnWidth& column : columns) needed += column.needed;
    if (const double room = right_ - left_; needed > room) {
      look_.size *= std::max(kSmallestTable, room / needed);
      columns = column_widths(table, now_, look_);
    }
    const std::vector<double> widths = fitted_widths(columns, right_ - left_ - gaps());
    in_table_ = true;  // the columns are already as wide as their content
    table_row(table, table.heads, widths, Weight::Bold);
    rule(1);
    for (const auto& row : table.rows) {
      table_row(table, row, widths, Weight::Regular);
      rule(0.4);
    }
    in_table_ = false;
    look_.size = size;
  }

  void table_row(const doc::Table& table, const std::vector<doc::Inlines>& row,
                 const std::vector<double>& widths, Weight weight) {
    const double padding = kCellPadding * em();
    const double top = y_ + 0.25 * em();
    const double left = left_;
    const double right = right_;
    double bottom = top;
    for (std::size_t c = 0; c < std::min(widths.size(), row.size()); ++c) {
      y_ = top;
      left_ += padding;
      right_ = left_ + widths[c];
      align_ = c < table.columns.size() ? table.columns[c] : doc::Align::Left;
      set(row[c], weight, weight == Weight::Bold ? theme_.muted : theme_.ink);
      bottom = std::max(bottom, y_);
      left_ = right_ + padding;
    }
    align_ = doc::Align::Left;
    left_ = left;
    right_ = right;
    table_right_ = left_;
    for (double width : widths) table_right_ += width + 2 * padding;
    y_ = bottom + 0.25 * em();
  }

  void rule(double strength) {
    page_.fills.push_back({{left_, std::round(y_), table_right_ - left_, 1},
                           blend(theme_.paper, theme_.ink, 0.35 * strength),
                           0});
  }

  // ---- lines

  double baseline() const { return (kLineGap - kAscent - kDescent) / 2 * em() + kAscent * em(); }

  void set(const doc::Inlines& inlines, Weight weight, Color color) {
    const std::vector<PageItem> items =
        ItemBuilder(now_, look_, in_table_ ? kAnyWidth : right_ - left_).items(inlines, weight, color);
    for (std::size_t start = 0; start < items.size();) {
      const auto last = std::find_if(items.begin() + static_cast<std::ptrdiff_t>(start), items.end(),
                                     [](const PageItem& item) { return item.ends_line; });
      const auto past = static_cast<std::size_t>(last - items.begin()) + (last == items.end() ? 0 : 1);
      fill_lines({items.data() + start, past - start});
      start = past;
    }
  }

  void fill_lines(std::span<const PageItem> items) {
    for (;;) {
      while (!items.empty() && items.front().is_space) items = items.subspan(1);
      if (items.empty()) return;
      const std::size_t end = line_end(items);
      place_line(items.first(end));
      items = items.subspan(end);
    }
  }

  // A space at the end of a line may extend past the right edge.
  std::size_t line_end(std::span<const PageItem> items) const {
    const double room = right_ - left_ + 0.01;
    double width = 0;
    double width_of_words = 0;
    std::size_t measured = 0;
    const auto fits = [&](std::size_t end) {
      for (; measured < end; ++measured) {
        width += items[measured].width;
        if (!items[measured].is_space) width_of_words = width;
      }
      return width_of_words <= room;
    };
    return end_of_line(
        0, items.size(), [&](std::size_t i) { return items[i].break_before; }, fits);
  }

  void place_line(std::span<const PageItem> line) {
    while (!line.empty() && line.back().is_space) line = line.first(line.size() - 1);
    double above = baseline();
    double below = kLineGap * em() - above;
    double width = 0;
    for (const PageItem& item : line) {
      above = std::max(above, item.height + 0.12 * em());
      below = std::max(below, item.depth + 0.12 * em());
      width += item.width;
    }
    const double spare = std::max(0.0, right_ - left_ - width);
    double x = left_ + (align_ == doc::Align::Right ? spare : align_ == doc::Align::Middle ? spare / 2 : 0);
    for (const PageItem& item : line) {
      if (item.formula)
        place(*item.formula, x, y_ + above);
      else if (!item.is_space)
        place(item, x, y_ + above);
      if (item.link) underline(item, x, y_ + above);
      x += item.width;
    }
    y_ += above + below;
  }

  void underline(const PageItem& item, double x, double base) {
    const Rect line = {x, std::round(base + 0.16 * em()), item.width, 1};
    page_.fills.push_back({line, color_of(theme_, Ink(Quantity::Logit).faded(0.6)), 0});
    page_.buttons.push_back({{x, base - kAscent * em(), item.width, kLineHeight * em()}, {}, *item.link});
  }

  void place(const PageItem& item, double x, double base) {
    const double y = std::round(base);
    Page::Words words = {item.utf8,
                         item.line.glyphs,
                         item.color,
                         {x, y - kAscent * em(), item.line.width, (kAscent + kDescent) * em()}};
    for (Glyph& glyph : words.glyphs) glyph.at = moved(glyph.at, {x, y});
    if (item.highlight) page_.highlights.push_back({words.box, *item.highlight});
    page_.width = std::max(page_.width, words.box.right());
    page_.words.push_back(std::move(words));
  }

  void place(const FormulaBox& box, double x, double base) {
    const Point origin = {x, std::round(base)};
    for (const TermBox& term : box.terms) {
      if (const auto highlight = highlight_of(ink_named(term.name)))
        page_.highlights.push_back({moved(term.rect, origin), *highlight});
    }
    page_.width = std::max(page_.width, x + box.width);
    page_.formulas.push_back({box, origin});
  }

  const Values& now_;
  PageLook look_;  // its size changes for a table that needs smaller letters
  const std::vector<std::size_t>& open_notes_;
  const Theme& theme_;
  Page page_;
  double left_ = 0;
  double right_ = 0;
  double y_ = 0;
  double table_right_ = 0;
  bool tight_ = false;
  bool in_table_ = false;
  doc::Align align_ = doc::Align::Left;
};

}  // namespace

Page lay_out_page(std::span<const document::Block> blocks, const Values& now, const PageLook& look,
                  const std::vector<std::size_t>& open_notes) {
  Layout layout(now, look, open_notes);
  layout.lay_out(blocks);
  return layout.finish();
}

Page lay_out_page(const document::Inlines& line, const Values& now, const PageLook& look, Weight weight) {
  const std::vector<std::size_t> no_notes;
  Layout layout(now, look, no_notes);
  layout.lay_out(line, weight);
  return layout.finish();
}

}  // namespace surprisal::lesson
