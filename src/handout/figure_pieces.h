// handout: the figures of a chapter, numbered, each picture only once.
#pragma once

#include <map>
#include <string>
#include <vector>

#include "figures/catalogue.h"
#include "handout/piece.h"
#include "lesson/lesson.h"
#include "plot/hiding.h"

namespace surprisal::handout {

struct ShownFigures {
  std::vector<Piece> pieces;  // only of new figures
  std::string label;          // "Figures 3 and 4", new or not; empty for none
};

class FigureShelf {
 public:
  explicit FigureShelf(const Setting& setting) : setting_(setting) {}

  // Each gets a number, unless the same picture has one already.
  ShownFigures show(const Step& step, const std::vector<Hidden>& hides);

  // The same figures once the answer is known, without new numbers.
  ShownFigures show_answer(const Step& step, const Session& session);

 private:
  struct Print {
    Plot plot;
    std::string name;  // "Figure 3"
    std::string title;
    double width = 0;
    double height = 0;
  };
  enum class Fit { LacksPanels, CutsWords, ShowsAll };

  Print print_of(const Step& step, const Figure& figure, const Session& session,
                 const std::vector<Hidden>& hides) const;
  std::string picture_of(const Print& print) const;
  Fit fit_of(const Print& print) const;
  void choose_size(Print& print) const;
  Piece piece_of(const Print& print) const;
  std::vector<Piece> pieces_of(std::vector<Print> prints) const;
  std::string label_of(std::vector<int> numbers) const;

  const Setting& setting_;
  std::map<std::string, int> known_;  // the number of each picture
};

}  // namespace surprisal::handout
