#include "handout/figure_pieces.h"

#include <algorithm>
#include <span>
#include <utility>

#include "export/picture.h"
#include "plot/lay_out.h"
#include "typeset/rich_line.h"

namespace surprisal::handout {
namespace {

constexpr double kLabelsInFigure = 7.5 * kPt;  // axis numbers; names are a sixth larger
constexpr double kCaptionSize = 8.5 * kPt;
constexpr double kCaptionLine = 1.4 * kCaptionSize;
constexpr double kCaptionGap = 1.5 * kMm;
constexpr double kFigureGap = 5 * kMm;
constexpr double kPairWidth = 82 * kMm;
constexpr double kPairHeight = 58 * kMm;
constexpr std::size_t kMaxCaptionLines = 5;

struct PrintSize {
  double width;
  double height;
};

// Tried in this order until every panel fits.
constexpr PrintSize kPrintSizes[] = {{kTextWidth, 60 * kMm},  {kTextWidth, 78 * kMm},
                                     {kFullWidth, 78 * kMm},  {kFullWidth, 96 * kMm},
                                     {kFullWidth, 125 * kMm}, {kFullWidth, 170 * kMm}};

Look print_look(const Setting& setting) {
  Look look = {setting.fonts, ThemeName::Light, setting.language};
  look.smallest_text = look.largest_text = kLabelsInFigure;
  look.math_font = &setting.math_font;
  look.medium = Medium::Paper;
  return look;
}

double lines_height(std::size_t lines) { return kCaptionLine * static_cast<double>(lines); }

bool has_cut_words(const Scene& scene) {
  return std::any_of(scene.shapes.begin(), scene.shapes.end(), [](const SceneShape& shape) {
    const auto* label = std::get_if<plot::shape::Label>(&shape);
    if (label == nullptr || !label->text.ends_with("…")) return false;
    const std::string_view before = std::string_view(label->text).substr(0, label->text.size() - 3);
    return !before.empty() && before.back() != ' ';  // "1 + 2 + …" goes on by itself
  });
}

}  // namespace

FigureShelf::Print FigureShelf::print_of(const Step& step, const Figure& figure, const Session& session,
                                         const std::vector<Hidden>& hides) const {
  Print print;
  print.plot = without(plot_of(figure, session, nullptr), hides, {"to be filled in", "先猜，再看"});
  print.plot = with_only_panels(std::move(print.plot), panels_in(step, figure.id));
  print.title = setting_.say(figure.title);
  choose_size(print);
  return print;
}

FigureShelf::Fit FigureShelf::fit_of(const Print& print) const {
  Plot plot = print.plot;
  plot.title = plot.note = {};
  const Scene scene = lay_out(plot, {0, 0, print.width, print.height}, print_look(setting_));
  if (scene.panels.size() < panel_count(plot)) return Fit::LacksPanels;
  return has_cut_words(scene) ? Fit::CutsWords : Fit::ShowsAll;
}

// The first size of the best fit: long names may be cut at every size.
void FigureShelf::choose_size(Print& print) const {
  PrintSize chosen = kPrintSizes[0];
  Fit best = Fit::LacksPanels;
  for (const PrintSize& size : kPrintSizes) {
    print.width = size.width, print.height = size.height;
    if (const Fit fit = fit_of(print); fit > best) best = fit, chosen = size;
    if (best == Fit::ShowsAll) break;
  }
  print.width = chosen.width, print.height = chosen.height;
}

// As SVG, to find out whether two prints look the same.
std::string FigureShelf::picture_of(const Print& print) const {
  const Sheet sheet = {print.width, print.height, 1, {}, {}};
  const auto put = [&](Canvas& canvas) {
    paint(lay_out(print.plot, {0, 0, print.width, print.height}, print_look(setting_)), canvas);
  };
  const Result<std::string> svg = picture(Format::Svg, sheet, put);
  return svg ? print.title + *svg : print.title;
}

Piece FigureShelf::piece_of(const Print& print) const {
  Plot plot = print.plot;
  // The note states the point of the figure with its numbers, so it becomes the caption.
  const std::string sentence = typeset::plain_words(setting_.say(plot.note));
  plot.title = plot.note = {};
  const std::string head = print.name + setting_.say({"  ", "　"}) + print.title;
  std::vector<std::string> heads = wrapped(setting_.fonts, head, kCaptionSize, Weight::Bold, print.width, 2);
  std::vector<std::string> lines;
  if (!sentence.empty())
    lines = wrapped(setting_.fonts, sentence, kCaptionSize, Weight::Regular, print.width, kMaxCaptionLines);
  Piece piece;
  piece.height = print.height + kCaptionGap + lines_height(heads.size() + lines.size());
  piece.gap = piece.gap_after = kFigureGap;
  piece.floats = true;
  piece.paint = [&setting = setting_, plot = std::move(plot), heads = std::move(heads),
                 lines = std::move(lines), width = print.width,
                 height = print.height](Canvas& canvas, Point corner) {
    paint(lay_out(plot, {corner.x, corner.y, width, height}, print_look(setting)), canvas);
    Point at = {corner.x, corner.y + height + kCaptionGap + kAscent * kCaptionSize};
    for (const std::string& line : heads) {
      write(setting, canvas, line, at, kCaptionSize, paper_theme().ink, Weight::Bold);
      at.y += kCaptionLine;
    }
    for (const std::string& line : lines) {
      write(setting, canvas, line, at, kCaptionSize, paper_theme().muted);
      at.y += kCaptionLine;
    }
  };
  return piece;
}

// Puts two figures side by side if both stay readable. A wide figure also takes up the left column.
std::vector<Piece> FigureShelf::pieces_of(std::vector<Print> prints) const {
  std::vector<Piece> pieces;
  for (std::size_t i = 0; i < prints.size(); ++i) {
    if (i + 1 < prints.size()) {
      std::vector<Print> pair = {prints[i], prints[i + 1]};
      for (Print& print : pair) print.width = kPairWidth, print.height = kPairHeight;
      if (fit_of(pair[0]) == Fit::ShowsAll && fit_of(pair[1]) == Fit::ShowsAll) {
        Piece left = piece_of(pair[0]);
        Piece right = piece_of(pair[1]);
        Piece both = left;
        both.height = std::max(left.height, right.height);
        both.paint = [left = left.paint, right = right.paint](Canvas& canvas, Point corner) {
          const double edge = corner.x - (kTextLeft - kSideLeft);
          left(canvas, {edge, corner.y});
          right(canvas, {edge + kFullWidth - kPairWidth, corner.y});
        };
        pieces.push_back(std::move(both));
        ++i;
        continue;
      }
    }
    Piece piece = piece_of(prints[i]);
    if (prints[i].width > kTextWidth) {
      piece.paint = [inside = piece.paint](Canvas& canvas, Point corner) {
        inside(canvas, {corner.x - (kTextLeft - kSideLeft), corner.y});
      };
    }
    pieces.push_back(std::move(piece));
  }
  return pieces;
}

std::string FigureShelf::label_of(std::vector<int> numbers) const {
  std::sort(numbers.begin(), numbers.end());
  std::string text;
  for (std::size_t i = 0; i < numbers.size(); ++i) {
    if (i > 0) text += setting_.say(i + 1 == numbers.size() ? Text(" and ", "、") : Text(", ", "、"));
    text += std::to_string(numbers[i]);
  }
  if (text.empty()) return text;
  return setting_.say(numbers.size() == 1 ? Text("Figure ", "图 ") : Text("Figures ", "图 ")) + text;
}

ShownFigures FigureShelf::show(const Step& step, const std::vector<Hidden>& hides) {
  std::vector<Print> prints;
  std::vector<int> numbers;
  for (const std::string& id : step.figures) {
    const Figure* figure = find_figure(id);
    if (figure == nullptr) continue;
    Print print = print_of(step, *figure, step.session, hides);
    const auto [known, is_new] = known_.emplace(picture_of(print), static_cast<int>(known_.size()) + 1);
    numbers.push_back(known->second);
    if (!is_new) continue;
    print.name = label_of({known->second});
    prints.push_back(std::move(print));
  }
  std::string label = label_of(numbers);
  if (prints.empty() && !label.empty()) label = setting_.say({"see ", "见"}) + label;
  return {pieces_of(std::move(prints)), std::move(label)};
}

ShownFigures FigureShelf::show_answer(const Step& step, const Session& session) {
  std::vector<Print> prints;
  std::vector<int> numbers;
  for (const std::string& id : step.figures) {
    const Figure* figure = find_figure(id);
    if (figure == nullptr) continue;
    Print print = print_of(step, *figure, session, {});
    if (const auto known = known_.find(picture_of(print)); known != known_.end()) {
      numbers.push_back(known->second);
      continue;
    }
    print.name = setting_.say({"With the answer:", "揭晓之后："});
    Print small = print;
    small.width = kPairWidth, small.height = kPairHeight;
    if (fit_of(small) == Fit::ShowsAll) print = std::move(small);
    prints.push_back(std::move(print));
  }
  return {pieces_of(std::move(prints)), label_of(numbers)};
}

}  // namespace surprisal::handout
