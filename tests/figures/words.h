// All text of a plot, and where in the plot it is.
#pragma once

#include <string>
#include <variant>
#include <vector>

#include "namespaces.h"
#include "plot/plot.h"

namespace surprisal::test {

struct Word {
  std::string where;
  Text text;
};

class Words {
 public:
  explicit Words(const Plot& plot) {
    add("title", plot.title);
    add("note", plot.note);
    add("aside", plot.aside);
    add("aside beside amounts", plot.aside_beside_amounts);
    add("note beside amounts", plot.note_beside_amounts);
    for (const auto& row : plot.rows) {
      for (const Panel& panel : row) {
        add("panel title", panel.title);
        add("panel title beside amounts", panel.title_beside_amounts);
        std::visit([this](const auto& content) { add(content); }, panel.content);
        if (panel.amounts) add(*panel.amounts);
      }
    }
  }

  const std::vector<Word>& all() const { return all_; }

 private:
  void add(std::string where, const Text& text) {
    if (!text.empty()) all_.push_back({std::move(where), text});
  }
  void add(const std::vector<Handle>& handles) {
    for (const Handle& handle : handles) add("handle", handle.name);
  }
  void add(const Axis& axis) {
    add("axis title", axis.title);
    for (const Text& words : axis.tick_words) add("tick", words);
    for (const Category& category : axis.categories) add("category", category.label);
  }
  void add(const std::vector<Cell>& cells) {
    for (const Cell& cell : cells) add("cell", cell.text);
  }
  void add(const Chart& chart) {
    add(chart.x);
    add(chart.y);
    for (const Band& band : chart.bands) add("band", band.label);
    for (const Bar& bar : chart.bars) {
      add("bar", bar.label), add("bar's name", bar.name);
      add("bar's caption", bar.caption), add("bar's total", bar.total);
      for (const Inscription& inscription : bar.inscriptions) {
        for (const Text& version : inscription.versions) add("inscription", version);
      }
    }
    if (chart.divisions) add(*chart.divisions);
    for (const Chip& chip : chart.chips) add("chip", chip.letter), add("chip's word", chip.word);
    for (const Tag& tag : chart.tags) add("tag", tag.text);
    if (chart.readout) {
      for (const Text& line : chart.readout->lines) add("readout", line);
    }
    for (const Curve& curve : chart.curves) {
      add("curve", curve.label);
      for (const Text& label : curve.end_labels) add("end of a curve", label);
    }
    for (const Guide& guide : chart.guides) add("guide", guide.label);
    for (const Arrow& arrow : chart.arrows) add("arrow", arrow.label);
    for (const Mark& mark : chart.marks) add("mark", mark.label);
    add(chart.handles);
  }
  void add(const Divisions& divisions) {
    add("division", divisions.upper_name), add("division", divisions.lower_name);
    for (const Divisions::Part& part : divisions.parts) {
      add("letter", part.letter);
      add("words of a part", part.upper_words), add("words of a part", part.lower_words);
    }
  }
  void add(const Table& table) {
    add(table.heads);
    for (const auto& row : table.rows) add(row);
  }
  void add(const HeatMap& map) {
    for (const Text& row : map.rows) add("row", row);
    for (const Text& column : map.columns) add("column", column);
  }
  void add(const Pictures& some) {
    for (const Pictures::Picture& picture : some.pictures) {
      add("letter", picture.letter);
      add("caption", picture.caption);
      add("name", picture.name);
    }
    add("plus", some.plus), add("minus", some.minus);
  }

  void add(const Passage& passage) {
    for (const Passage::Piece& piece : passage.pieces) add("piece", piece.text);
    add("name of pieces", passage.piece_name);
    add("name of values", passage.value_name);
    add(passage.handles);
  }
  void add(const Amounts& some) {
    for (const Amounts::Amount& amount : some.amounts) {
      add("amount", amount.name), add("number", amount.number), add("unit", amount.unit);
      for (const Text& line : amount.lines) add("line of an amount", line);
    }
    for (const Amounts::Part& part : some.parts) add("part", part.name), add("number", part.number);
  }
  void add(const Triangle& triangle) {
    for (const Text& corner : triangle.corners) add("corner", corner);
    add("field title", triangle.field_title);
    for (const Triangle::Spot& spot : triangle.spots) add("spot", spot.label);
    for (const Triangle::Arrow& arrow : triangle.arrows) add("arrow", arrow.label);
    add(triangle.handles);
  }
  void add(const Working& working) {
    for (const Working::Line& line : working.lines) {
      add("reason", line.why);
      add("line", line.formula);
      add("numbers", line.numbers);
    }
    if (!working.moving) return;
    add("fraction", working.moving->fraction);
    add("factor", working.moving->factor);
    add(std::vector<Handle>{working.moving->handle});
  }
  void add(const Cover& cover) {
    add("cover", cover.words);
    if (cover.axes) add(*cover.axes);
  }
  void add(const Diagram& diagram) {
    for (const Diagram::Box& box : diagram.boxes) add("box", box.title), add(box.lines);
    for (const Diagram::Link& link : diagram.links) add("link", link.label);
  }

  std::vector<Word> all_;
};

inline std::vector<Word> words_of(const Plot& plot) { return Words(plot).all(); }

inline std::vector<Handle> handles_of(const Plot& plot) {
  std::vector<Handle> handles;
  for (const auto& row : plot.rows) {
    for (const Panel& panel : row) {
      if (const auto* chart = std::get_if<Chart>(&panel.content))
        handles.insert(handles.end(), chart->handles.begin(), chart->handles.end());
      if (const auto* triangle = std::get_if<Triangle>(&panel.content))
        handles.insert(handles.end(), triangle->handles.begin(), triangle->handles.end());
      if (const auto* working = std::get_if<Working>(&panel.content); working && working->moving)
        handles.push_back(working->moving->handle);
      if (const auto* passage = std::get_if<Passage>(&panel.content))
        handles.insert(handles.end(), passage->handles.begin(), passage->handles.end());
    }
  }
  return handles;
}

}  // namespace surprisal::test
