#include "lesson/page.h"

#include <algorithm>
#include <cmath>
#include <limits>
#include <optional>
#include <utility>

#include "base/utf8.h"
#include "lesson/page_words.h"
#include "typeset/math_font.h"
#include "typeset/paint.h"
#include "plot/lay_out.h"

namespace surprisal::lesson {
namespace {

namespace doc = document;

constexpr double kLineGap = 1.45;       // from baseline to baseline, in ems
constexpr double kParagraphGap = 0.65;  // ems
constexpr double kIndent = 1.5;         // of a list and a note
constexpr double kSmallestTable = 0.4;
constexpr double kCellPadding = 0.45;
constexpr double kAnyWidth = std::numeric_limits<double>::infinity();

class Layout {
 public:
  Layout(const Values& now, const PageLook& look, const std::vector<std::size_t>& open_notes)
      : now_(now), look_(look), open_notes_(open_notes), theme_(theme(look.theme)), right_(look.width) {}

  void lay_out(std::span<const doc::Block> blocks) {
    for (const doc::Block& block : blocks) {
      if (std::holds_alternative<doc::GuessPlace>(block.is)) continue;
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

  void add(const doc::Display& display) {
    const double room = right_ - left_;
    const FormulaBox box = fitted(formula_with_values(display.formula, now_, look_.language), look_,
                                  1.08 * em(), FormulaPlace::Display, room);
    y_ += 0.2 * em();
    const double indent = std::min(1.5 * em(), std::max(0.0, room - box.width));
    place(box, left_ + indent, y_ + box.height);
    y_ += box.height + box.depth + 0.2 * em();
  }

  void add(const doc::CodeBlock& code) {
    const std::size_t behind = page_.fills.size();
    page_.fills.emplace_back();
    const double top = y_;
    const double padding = 0.6 * em();
    y_ += 0.4 * em();
    const std::vector<std::string> lines = lines_of(code.utf8);
    double widest = 0;
    for (const std::string& line : lines) widest = std::max(widest, text_width(look_.fonts, line, 1));
    const double full = look_.size;
    look_.size = std::min(0.9 * full, (right_ - left_ - 2 * padding) / std::max(widest, 1.0));
    for (const std::string& words : lines) {
      PageItem line;
      line.utf8 = words;
      line.line = set_line(look_.fonts, words, em());
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

  // A title that opens what is inside, with a rule at its side.
  void add(const doc::Note& note) {
    const bool open = std::find(open_notes_.begin(), open_notes_.end(), note.number) != open_notes_.end();
    const double top = y_;
    const std::size_t behind = page_.fills.size();
    page_.fills.emplace_back();
    page_.fills.emplace_back();
    y_ += 0.35 * em();
    const double side = 0.55 * em();
    page_.folds.push_back({{left_ + 0.6 * em(), y_ + 0.5 * em(), side, side}, open, theme_.muted});
    const double title_top = y_;
    left_ += 1.6 * em();
    right_ -= 0.6 * em();
    set(note.title, Weight::Bold, theme_.ink);
    page_.spots.push_back({{left_ - 1.6 * em(), title_top, right_ - left_ + 2.2 * em(), y_ - title_top},
                           Page::NoteSpot{note.number}});
    if (open) {
      y_ += 0.3 * em();
      tight_ = true;
      lay_out(note.inside);
    }
    left_ -= 1.6 * em();
    right_ += 0.6 * em();
    y_ += 0.35 * em();
    page_.fills[behind] = {{left_, top, right_ - left_, y_ - top}, blend(theme_.paper, theme_.ink, 0.05), 4};
    page_.fills[behind + 1] = {
        {left_, top, 3, y_ - top}, color_of(theme_, note.slip.empty() ? Quantity::Label : Quantity::Kl), 0};
  }

  // What a column needs so that no word is broken, and what it would like.
  struct ColumnWidth {
    double needed = 0;
    double wanted = 0;
  };

  // All columns within the room, in smaller letters where words would not fit.
  void add(const doc::Table& table) {
    const double size = look_.size;
    std::vector<ColumnWidth> columns = widths_of(table);
    const auto gaps = [&] { return 2 * kCellPadding * em() * static_cast<double>(columns.size()); };
    double needed = gaps();
    for (const ColumnWidth& column : columns) needed += column.needed;
    if (const double room = right_ - left_; needed > room) {
      look_.size *= std::max(kSmallestTable, room / needed);
      columns = widths_of(table);
    }
    const std::vector<double> widths = fitting(columns, right_ - left_ - gaps());
    in_table_ = true;  // whose columns were made for what stands in them
    table_row(table, table.heads, widths, Weight::Bold);
    rule(1);
    for (const auto& row : table.rows) {
      table_row(table, row, widths, Weight::Regular);
      rule(0.4);
    }
    in_table_ = false;
    look_.size = size;
  }

  std::vector<ColumnWidth> widths_of(const doc::Table& table) const {
    std::vector<ColumnWidth> columns(table.heads.size());
    const auto measure = [&](const std::vector<doc::Inlines>& row, Weight weight) {
      for (std::size_t c = 0; c < std::min(columns.size(), row.size()); ++c) {
        double width = 0;
        double unbroken = 0;
        for (const PageItem& item : WordReader(now_, look_, kAnyWidth).of(row[c], weight, theme_.ink)) {
          width += item.width;
          unbroken = item.is_space || item.break_before ? 0 : unbroken;
          unbroken += item.is_space ? 0 : item.width;
          columns[c].needed = std::max(columns[c].needed, unbroken + 0.5);
        }
        columns[c].wanted = std::max(columns[c].wanted, width + 0.5);
      }
    };
    measure(table.heads, Weight::Bold);
    for (const auto& row : table.rows) measure(row, Weight::Regular);
    return columns;
  }

  // Each what it needs; what is left goes where it is wanted.
  static std::vector<double> fitting(const std::vector<ColumnWidth>& columns, double room) {
    double needed = 0;
    double wanted = 0;
    for (const ColumnWidth& column : columns) {
      needed += column.needed;
      wanted += column.wanted;
    }
    const double share = wanted > needed ? std::clamp((room - needed) / (wanted - needed), 0.0, 1.0) : 0;
    std::vector<double> widths;
    for (const ColumnWidth& column : columns)
      widths.push_back(column.needed + share * (column.wanted - column.needed));
    return widths;
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
        WordReader(now_, look_, in_table_ ? kAnyWidth : right_ - left_).of(inlines, weight, color);
    std::size_t start = 0;
    while (start < items.size()) {
      while (start < items.size() && items[start].is_space) ++start;
      if (start == items.size()) break;
      const std::size_t end = end_of_line(items, start);
      place_line({items.data() + start, end - start});
      start = end;
    }
  }

  std::size_t end_of_line(const std::vector<PageItem>& items, std::size_t start) const {
    const double room = right_ - left_;
    double width = 0;
    std::size_t last_break = start;
    for (std::size_t i = start; i < items.size(); ++i) {
      if (i > start && items[i].break_before) last_break = i;
      width += items[i].width;
      if (!items[i].is_space && width > room + 0.01 && last_break > start) return last_break;
      if (items[i].ends_line) return i + 1;
    }
    return items.size();
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
    page_.spots.push_back({{x, base - kAscent * em(), item.width, kLineHeight * em()}, *item.link});
  }

  void place(const PageItem& item, double x, double base) {
    const double y = std::round(base);
    Page::Words words = {item.utf8,
                         item.line.glyphs,
                         item.color,
                         {x, y - kAscent * em(), item.line.width, (kAscent + kDescent) * em()}};
    for (Glyph& glyph : words.glyphs) glyph.at = moved(glyph.at, {x, y});
    if (item.lit) page_.spots.push_back({words.box, Page::LitSpot{*item.lit}});
    page_.width = std::max(page_.width, words.box.right());
    page_.words.push_back(std::move(words));
  }

  void place(const FormulaBox& box, double x, double base) {
    const Point origin = {x, std::round(base)};
    for (const TermBox& term : box.terms) {
      if (const auto lit = lit_by(ink_named(term.name)))
        page_.spots.push_back({moved(term.rect, origin), Page::LitSpot{*lit}});
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

std::vector<Point> triangle(const Page::Fold& fold, Point corner) {
  const Rect r = moved(fold.rect, corner);
  if (fold.open)
    return {
        {r.left, r.top + r.height * 0.2}, {r.right(), r.top + r.height * 0.2}, {r.centre().x, r.bottom()}};
  return {{r.left + r.width * 0.2, r.top}, {r.right(), r.centre().y}, {r.left + r.width * 0.2, r.bottom()}};
}

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

void paint_page(const Page& page, Canvas& canvas, Point corner, ThemeName name) {
  for (const Page::Fill& fill : page.fills)
    canvas.rectangle(moved(fill.rect, corner), fill.color, fill.corner_radius);
  for (const Page::Words& words : page.words) {
    std::vector<Glyph> glyphs = words.glyphs;
    for (Glyph& glyph : glyphs) glyph.at = moved(glyph.at, corner);
    canvas.glyphs(glyphs, words.color, words.utf8);
  }
  for (const Page::Formula& formula : page.formulas)
    paint_formula(formula.box, canvas, moved(formula.origin, corner), theme(name));
  for (const Page::Fold& fold : page.folds) canvas.polygon(triangle(fold, corner), fold.color);
}

const Page::Spot* spot_at(const Page& page, Point at) {
  // The innermost comes last, and a link or a note before what lights up.
  const Page::Spot* found = nullptr;
  for (const Page::Spot& spot : page.spots) {
    if (!spot.rect.contains(at)) continue;
    if (!std::holds_alternative<Page::LitSpot>(spot.is)) return &spot;
    found = &spot;
  }
  return found;
}

}  // namespace surprisal::lesson
