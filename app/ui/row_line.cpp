#include "ui/row_line.h"

#include <algorithm>
#include <cmath>

#include "base/wording.h"
#include "desk/digit_rows.h"
#include "desk/rows.h"
#include "figures/number_text.h"
#include "figures/pixel_pictures.h"
#include "ui/places.h"
#include "ui/row_words.h"

namespace surprisal::ui {
namespace {

constexpr double kRowPicture = 20;  // of a digit
constexpr double kClassNameSize = 13;
constexpr double kUsualName = 56;        // width of a class in the table
constexpr double kWidestName = 96;       // if the names need it
constexpr double kNarrowestBar = 36;     // beside wider names
constexpr double kRowNumber = 54;        // width, up to six digits
constexpr std::size_t kMostNames = 100;  // that are measured in each frame

// A class as a bead if all names are short, otherwise its name.
void write_class(Surface& surface, Ui& ui, const Text& name, Point centre, const RowColumns& columns, Ink ink,
                 bool filled) {
  const std::string words = ui.say(name);
  const Color color = color_of(surface.theme(), ink);
  if (columns.has_beads &&
      drawn_as_bead(surface, words, centre, color, filled ? BeadKind::Filled : BeadKind::Hollow))
    return;
  const std::string fitted = surface.fitted(words, kClassNameSize, Weight::Regular, columns.name);
  surface.words(fitted, {centre.x, centre.y + surface.px(4.7)}, {kClassNameSize, color}, Anchor::Middle);
}

std::size_t names_to_measure(const RowFile& file) { return std::min(file.classes(), kMostNames); }

std::string name_to_measure(const RowFile& file, std::size_t k) {
  return class_name_of(file, static_cast<std::int32_t>(k));
}

bool all_fit_beads(const Surface& surface, const RowFile& file) {
  for (std::size_t k = 0; k < names_to_measure(file); ++k)
    if (!fits_bead(surface, name_to_measure(file, k))) return false;
  return true;
}

// The width that the names of the classes need beyond the usual one.
double wider_names(const Surface& surface, const RowFile& file) {
  double widest = surface.px(kUsualName);
  for (std::size_t k = 0; k < names_to_measure(file); ++k)
    widest = std::max(widest, surface.width_of(name_to_measure(file, k), kClassNameSize));
  return std::min(widest, surface.px(kWidestName)) - surface.px(kUsualName);
}

// The width that the numbers of the rows leave free.
double unused_by_numbers(const Surface& surface, const RowFile& file) {
  if (file.source.digits || file.count() == 0) return 0;
  const double needed = surface.width_of(std::to_string(file.count() - 1), 14, Weight::Bold);
  return std::max(0.0, surface.px(kRowNumber - 4) - std::max(needed, surface.px(24)));
}

// Long names take room from the numbers of the rows and from the bars.
void widen_names(const Surface& surface, const RowFile& file, RowColumns& columns) {
  const double needed = wider_names(surface, file);
  if (needed <= 0) return;
  const double names = file.has_labels() ? 2 : 1;
  const double from_numbers = std::min(unused_by_numbers(surface, file), names * needed);
  const double from_bars = std::max(0.0, columns.bar_width - surface.px(kNarrowestBar));
  const double wider = std::min(needed, (from_numbers + from_bars) / names);
  const double moved = std::max(0.0, names * wider - from_numbers);  // of what follows the names
  columns.row -= from_numbers;
  columns.label += wider / 2 - from_numbers;
  columns.predicted += (names - 0.5) * wider - from_numbers;
  columns.p += moved;
  columns.bar += moved;
  columns.bar_width -= moved;
  columns.name += wider;
}

}  // namespace

RowColumns row_columns_in(const Surface& surface, const Rect& area, const RowFile& file) {
  const bool has_labels = file.has_labels();
  const double inner = area.width - surface.px(14);  // the scroll bar
  RowColumns columns;
  // A digit's picture is between its number and its label.
  columns.row = area.left + surface.px(file.source.digits ? 46 : kRowNumber);
  columns.label = area.left + surface.px(90);
  const double saved = has_labels ? 0 : surface.px(50);  // without the column of the label
  columns.predicted = area.left + surface.px(150) - saved;
  columns.p = area.left + surface.px(244) - saved;
  columns.bar = area.left + surface.px(258) - saved;
  columns.difference = area.left + inner;
  columns.value = columns.difference;
  if (file.other) {
    columns.value -= surface.px(80);
    columns.has_p = columns.value - columns.p >= surface.px(60);
  }
  columns.bar_width = std::max(0.0, columns.value - columns.bar - surface.px(64));
  columns.has_bars = columns.bar_width > surface.px(14);
  columns.has_beads = all_fit_beads(surface, file);
  columns.name = surface.px(kUsualName);
  if (columns.has_bars) widen_names(surface, file, columns);
  return columns;
}

RowPainter::RowPainter(Ui& ui, Surface& surface, const RowFile& file, const RowColumns& columns)
    : ui_(ui),
      surface_(surface),
      file_(file),
      columns_(columns),
      largest_(std::max(ui.desk.rows.largest_loss, 1e-12)) {}

void RowPainter::paint(std::size_t row, const Rect& line, bool chosen) {
  const data::RowNumbers& numbers = file_.numbers;
  const Theme& theme = surface_.theme();
  const double baseline = line.centre().y + surface_.px(5);
  const Weight weight = chosen ? Weight::Bold : Weight::Regular;
  surface_.words(std::to_string(row), {columns_.row, baseline},
                 {14, chosen ? theme.ink : theme.muted, weight}, Anchor::Right);
  if (const auto picture = picture_of_row(file_, row)) {
    const double side = surface_.px(kRowPicture);
    const Rect place = {columns_.row + surface_.px(5), line.centre().y - side / 2, side, side};
    paint_digit(surface_.canvas(), whole_pixels(place), *picture, theme);
  }
  write_class(surface_, ui_, class_name_of(file_, numbers.predicted[row]),
              {columns_.predicted, line.centre().y}, columns_, Quantity::Prediction, chosen);
  if (!file_.has_labels()) {
    write(shown_probability(numbers.confidence[row]), columns_.p, baseline, Quantity::Prediction, weight);
    const double entropy = numbers.entropy[row];
    const double most = std::log(static_cast<double>(file_.classes()));
    return paint_bar(line, entropy / most, from_nats(entropy, base()), Quantity::Entropy, baseline, weight);
  }
  if (!numbers.is_used(row)) {
    surface_.words(ui_.say({"ignored", "忽略"}), {columns_.label, baseline}, {12, theme.muted},
                   Anchor::Middle);
    return;
  }
  write_class(surface_, ui_, class_name_of(file_, numbers.label[row]), {columns_.label, line.centre().y},
              columns_, Quantity::Label, chosen);
  if (columns_.has_p)
    write(shown_probability(numbers.label_probability[row]), columns_.p, baseline, Quantity::Prediction,
          weight);
  const double loss = numbers.loss[row];
  paint_bar(line, loss / largest_, from_nats(loss, base()), Quantity::Loss, baseline, weight);
  if (!file_.other) return;
  const double difference = from_nats(file_.other->comparison.difference[row], base());
  write(signed_amount(difference), columns_.difference, baseline, Quantity::Loss, weight);
}

void RowPainter::write(const std::string& words, double right, double baseline, Quantity quantity,
                       Weight weight) {
  surface_.words(words, {right, baseline}, {14, color_of(surface_.theme(), quantity), weight}, Anchor::Right);
}

void RowPainter::paint_bar(const Rect& line, double share, double value, Quantity quantity, double baseline,
                           Weight weight) {
  if (columns_.has_bars) {
    const double height = surface_.px(12);
    const Rect track = {columns_.bar, line.centre().y - height / 2, columns_.bar_width, height};
    surface_.box(track, surface_.theme().bar_track, 3);
    const double width = std::min(1.0, std::isfinite(share) ? share : 1) * track.width;
    if (width >= 0.5)
      surface_.box({track.left, track.top, std::max(width, surface_.px(1.5)), height},
                   fill_color_of(surface_.theme(), quantity), 3);
  }
  write(std::isfinite(value) ? shown_amount(value) : "∞", columns_.value, baseline, quantity, weight);
}

}  // namespace surprisal::ui
