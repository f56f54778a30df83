#include "ui/ledger_panel.h"

#include <imgui.h>

#include <algorithm>
#include <cmath>
#include <numeric>
#include <optional>

#include "base/wording.h"
#include "desk/worked_formulas.h"
#include "session/bead_letters.h"
#include "session/setters.h"
#include "ui/buttons.h"
#include "ui/class_name_field.h"
#include "ui/ledger_foot.h"
#include "ui/own_settings.h"
#include "ui/sample_settings.h"
#include "ui/sliders.h"

namespace surprisal::ui {
namespace {

constexpr double kLedgerPadding = 16;
constexpr double kSettings = 40;  // the row of settings, at scale 1

enum class Column { Name, Slider, Field, Power, Bar, Output, Surprise, Label, Loss, Gradient };

std::optional<Quantity> quantity_in(Column column) {
  switch (column) {
    case Column::Slider:
    case Column::Field:
    case Column::Power:
      return Quantity::Logit;
    case Column::Bar:
    case Column::Output:
      return Quantity::Prediction;
    case Column::Surprise:
    case Column::Loss:
      return Quantity::Loss;
    case Column::Gradient:
      return Quantity::Gradient;
    case Column::Name:
    case Column::Label:
      break;
  }
  return std::nullopt;
}

struct ColumnPlace {
  Column column = Column::Name;
  double left = 0;  // pixels of the window
  double width = 0;

  double right() const { return left + width; }
  double middle() const { return left + width / 2; }
};

struct ColumnSpec {
  Column column;
  double least;    // at scale 1
  double stretch;  // its share of the spare width
};

std::vector<ColumnSpec> wishes(const Session& session, double names) {
  const bool softmax = session.output == OutputLayer::Softmax;
  const bool spread = session.label_mode == LabelMode::Distribution;
  std::vector<ColumnSpec> all = {{Column::Name, names, 0.3},   {Column::Slider, 110, 2.6},
                                 {Column::Field, 62, 0},       {Column::Power, 50, 0.25},
                                 {Column::Bar, 50, 1.6},       {Column::Output, 50, 0.15},
                                 {Column::Surprise, 52, 0.25}, {Column::Label, spread ? 118.0 : 48.0, 0.5},
                                 {Column::Loss, 70, 0.25},     {Column::Gradient, 112, 0.3}};
  if (!softmax) {
    std::erase_if(all,
                  [](const ColumnSpec& w) { return w.column == Column::Power || w.column == Column::Loss; });
    for (ColumnSpec& wish : all) {
      if (wish.column == Column::Surprise) wish.least = 184;
    }
  }
  return all;
}

// The columns that fit in the given width; the least important ones are dropped first.
std::vector<ColumnPlace> columns_in(const Session& session, double names, double left, double width,
                                    double scale, bool narrow) {
  constexpr double kGap = 14;
  std::vector<ColumnSpec> all = wishes(session, names);
  const auto needed = [&] {
    double sum = kGap * static_cast<double>(all.size() - 1);
    for (const ColumnSpec& wish : all) sum += wish.least;
    return sum * scale;
  };
  for (const Column gone : {Column::Power, Column::Loss, Column::Surprise, Column::Bar, Column::Gradient,
                            Column::Output, Column::Name}) {
    if (needed() <= width && (!narrow || gone == Column::Name)) break;
    std::erase_if(all, [gone](const ColumnSpec& w) { return w.column == gone; });
  }
  const double spare = std::max(0.0, width - needed());
  const double parts = std::accumulate(all.begin(), all.end(), 0.0,
                                       [](double sum, const ColumnSpec& w) { return sum + w.stretch; });
  std::vector<ColumnPlace> places;
  for (const ColumnSpec& wish : all) {
    const double own = wish.least * scale + (parts > 0 ? spare * wish.stretch / parts : 0);
    places.push_back({wish.column, left, own});
    left += own + kGap * scale;
  }
  return places;
}

// Draws one ledger in one frame.
class LedgerRows {
 public:
  LedgerRows(Ui& ui, const Ledger& ledger, const std::vector<ColumnPlace>& columns, double row_height)
      : ui_(ui),
        ledger_(ledger),
        columns_(columns),
        row_height_(static_cast<double>(ui.px(static_cast<float>(row_height)))),
        letters_(bead_letters(ui.session(), ui.desk.settings.language)) {}

  void heads(double baseline) {
    Surface surface(ui_);
    const auto head = [&](const ColumnPlace& at, const Text& words, Ink ink, Anchor anchor) {
      const double x = anchor == Anchor::Left ? at.left : anchor == Anchor::Right ? at.right() : at.middle();
      surface.rich(ui_.say(words), {x, baseline}, {12, Weight::Bold, ink}, anchor);
    };
    for (const ColumnPlace& at : columns_) {
      switch (at.column) {
        case Column::Name:
          head(at, {"class", "类别"}, Ink::Kind::Muted, Anchor::Left);
          break;
        case Column::Slider:
          head(at, {"logit $z$", "logit $z$"}, Quantity::Logit, Anchor::Left);
          break;
        case Column::Power:
          head(at, ledger_.power_head, Quantity::Logit, Anchor::Right);
          break;
        case Column::Bar:
          head(at, ledger_.output_head, Quantity::Prediction, Anchor::Left);
          break;
        case Column::Surprise:
          head(at, ledger_.surprise_head, Quantity::Loss, Anchor::Right);
          break;
        case Column::Label:
          head(at, {"label $y$", "标签 $y$"}, Quantity::Label,
               has_label_slider() ? Anchor::Left : Anchor::Middle);
          break;
        case Column::Loss:
          head(at, ledger_.loss_head, Quantity::Loss, Anchor::Right);
          break;
        case Column::Gradient:
          head(at, gradient_head(ledger_), Quantity::Gradient, Anchor::Right);
          break;
        case Column::Field:
        case Column::Output:
          break;
      }
    }
  }

  // Tints each column in the colour of its quantity while the pulse passes through.
  void pulse(double top, double height) {
    Surface surface(ui_);
    for (const ColumnPlace& at : columns_) {
      const std::optional<Quantity> quantity = quantity_in(at.column);
      const double strength = quantity ? ui_.pulse.strength(*quantity) : 0;
      if (strength <= 0) continue;
      const Color hue = fill_color_of(surface.theme(), *quantity);
      surface.box({at.left - surface.px(7), top, at.width + surface.px(14), height},
                  blend(surface.theme().paper, hue, 0.2 * strength), 4);
    }
  }

  void row(std::size_t k, double top) {
    Surface surface(ui_);
    const bool strong = ledger_.rows[k].y > 0 && ui_.session().label_mode == LabelMode::OneClass;
    const bool pointed = ui_.desk.view.highlight.of_class == k;
    const Rect band = {columns_.front().left - surface.px(8), top,
                       columns_.back().right() - columns_.front().left + surface.px(16), row_height_};
    if (strong || pointed || k == ui_.session().focus) surface.box(band, surface.theme().row_tint, 6);
    if (ImGui::IsMouseHoveringRect(to_im({band.left, band.top}), to_im({band.right(), band.bottom()})) &&
        ImGui::IsWindowHovered(ImGuiHoveredFlags_ChildWindows))
      ui_.desk.view.next_highlight.of_class = k;
    for (const ColumnPlace& at : columns_) cell(k, at, top, strong);
  }

  void sums(double top) {
    Surface surface(ui_);
    const double baseline = top + row_height_ / 2 + surface.px(5);
    surface.line({columns_.front().left, top}, {columns_.back().right(), top}, surface.theme().border);
    for (const ColumnPlace& at : columns_) {
      switch (at.column) {
        case Column::Name:
          surface.words(ui_.say({"sum", "合计"}), {at.left + surface.px(26), baseline},
                        {14, surface.theme().muted});
          break;
        case Column::Power:
          number(at, ledger_.power_sum, baseline, Quantity::Logit, true);
          break;
        case Column::Output:
          number(at, ledger_.output_sum, baseline, Quantity::Prediction, true);
          break;
        case Column::Surprise:
          if (!ledger_.softmax) number(at, ledger_.loss_sum, baseline, Quantity::Loss, true);
          break;
        case Column::Label:
          if (has_label_slider())
            number(at, ledger_.label_sum, baseline, Quantity::Label, true);
          else
            surface.words(ledger_.label_sum, {at.middle(), baseline}, {14, surface.theme().ink, Weight::Bold},
                          Anchor::Middle);
          break;
        case Column::Loss:
          number(at, ledger_.loss_sum, baseline, Quantity::Loss, true);
          break;
        case Column::Gradient:
          number(at, ledger_.gradient_sum, baseline, Quantity::Gradient, true);
          break;
        case Column::Slider:
        case Column::Field:
        case Column::Bar:
          break;
      }
    }
  }

 private:
  bool has_label_slider() const { return ui_.session().label_mode == LabelMode::Distribution; }

  void number(const ColumnPlace& at, const std::string& words, double baseline, Ink ink, bool bold) {
    Surface surface(ui_);
    double size = 14;
    if (const double width = surface.width_of(words, size, Weight::Bold); width > at.width + surface.px(10))
      size *= (at.width + surface.px(10)) / width;
    surface.words(words, {at.right(), baseline},
                  {size, color_of(surface.theme(), ink), bold ? Weight::Bold : Weight::Regular},
                  Anchor::Right);
  }

  void cell(std::size_t k, const ColumnPlace& at, double top, bool strong) {
    Surface surface(ui_);
    const LedgerRow& row = ledger_.rows[k];
    const double middle = top + row_height_ / 2;
    const double baseline = middle + surface.px(5);
    switch (at.column) {
      case Column::Name:
        return name(k, at, middle, strong);
      case Column::Slider:
        return slider_bar(ui_, logit_slider(ui_.session(), k),
                          {at.left, middle - surface.px(14), at.width, surface.px(28)}, {});
      case Column::Field:
        return number_box(ui_, logit_slider(ui_.session(), k),
                          {at.left, middle - surface.px(12), at.width, surface.px(24)}, {});
      case Column::Power:
        return number(at, row.power, baseline, Quantity::Logit, false);
      case Column::Bar:
        return output_bar(row, {at.left, middle - surface.px(6), at.width, surface.px(12)});
      case Column::Output:
        return number(at, row.output, baseline, Quantity::Prediction, strong);
      case Column::Surprise:
        return number(at, row.surprise, baseline, Quantity::Loss, strong);
      case Column::Label:
        return label(k, at, middle);
      case Column::Loss:
        return number(at, row.loss, baseline, Quantity::Loss, strong);
      case Column::Gradient:
        return gradient(row, at, middle, strong);
    }
  }

  void name(std::size_t k, const ColumnPlace& at, double middle, bool strong) {
    Surface surface(ui_);
    const Point centre = {at.left + surface.px(kBeadRadius + 1), middle};
    const Rect area = {centre.x - surface.px(11), middle - surface.px(11), surface.px(22), surface.px(22)};
    if (press_area("focus." + std::to_string(k), area, true, ui_.say(class_name(ui_.session(), k)))) {
      Session next = ui_.desk.session();
      set_focus(next, k);
      ui_.desk.edit(next, {"Look at another class", "查看另一个类别"});
    }
    tip(ui_, {"The cards for one class show this class.", "单个类别的图改为显示这一类。"});
    const bool filled = strong || k == ui_.session().focus;
    surface.bead(centre,
                 {letters_[k], filled ? BeadKind::Filled : BeadKind::Hollow, false, surface.theme().ink, {}});
    class_name_field(
        ui_, k,
        {at.left + surface.px(26), middle - surface.px(12), at.width - surface.px(26), surface.px(24)},
        strong ? Weight::Bold : Weight::Regular);
  }

  void output_bar(const LedgerRow& row, const Rect& track) {
    Surface surface(ui_);
    const Theme& theme = surface.theme();
    surface.box(track, theme.bar_track, 3);
    const double length = std::clamp(row.p, 0.0, 1.0) * track.width;
    if (length > 0.5)
      surface.box({track.left, track.top, std::max(length, surface.px(2)), track.height},
                  fill_color_of(theme, Quantity::Prediction), std::min(3.0, length / 2));
  }

  void label(std::size_t k, const ColumnPlace& at, double middle) {
    Surface surface(ui_);
    if (has_label_slider()) {
      const Slider slider = label_slider(ui_.session(), k);
      const double field = surface.px(48);
      const SliderLook look = {Quantity::Label, true, {}};
      slider_bar(ui_, slider,
                 {at.left, middle - surface.px(14), at.width - field - surface.px(8), surface.px(28)}, look);
      return number_box(ui_, slider, {at.right() - field, middle - surface.px(12), field, surface.px(24)},
                        look);
    }
    const bool one = ui_.session().label_mode == LabelMode::OneClass;
    const bool right = ui_.session().labels[k] == 1;
    const Rect area = {at.middle() - surface.px(12), middle - surface.px(12), surface.px(24), surface.px(24)};
    const Text class_words = class_name(ui_.session(), k);
    const Text words =
        Text("label of ", "标签：") + class_words + Text(right ? ": 1" : ": 0", right ? "，1" : "，0");
    const bool pressed = press_area("label." + std::to_string(k), area, true, ui_.say(words));
    one ? paint_radio(surface, area.centre(), right) : paint_box(surface, area.centre(), right);
    if (!pressed || (one && right)) return;
    Session next = ui_.desk.session();
    set_label(next, k, one || !right ? 1 : 0);
    if (one) set_focus(next, k);
    ui_.desk.edit(next, {"Change the label of " + class_words.en, "更改" + class_words.zh + "的标签"});
  }

  static void paint_radio(Surface& surface, Point centre, bool on) {
    surface.ring(centre, 7.5, 1.5, surface.theme().ink);
    if (on) surface.disc(centre, 4, surface.theme().ink);
  }

  static void paint_box(Surface& surface, Point centre, bool on) {
    const double half = surface.px(8);
    const Rect square = {centre.x - half, centre.y - half, 2 * half, 2 * half};
    surface.box(square, surface.theme().ink, 3);
    if (on)
      surface.icon(Icon::Check, centre, 11, surface.theme().paper);
    else
      surface.box(square.inset(surface.px(1.5)), surface.theme().paper, 2);
  }

  void gradient(const LedgerRow& row, const ColumnPlace& at, double middle, bool strong) {
    Surface surface(ui_);
    const Theme& theme = surface.theme();
    const double numbers = surface.px(54);
    const double half = (at.width - numbers - surface.px(4)) / 2;
    const double centre = at.left + half;
    const double largest = ledger_.softmax ? std::max(1.0, largest_slope()) : 1;
    const double length = std::clamp(row.slope / largest, -1.0, 1.0) * half;
    surface.box({std::min(centre, centre + length), middle - surface.px(6), std::abs(length), surface.px(12)},
                fill_color_of(theme, Quantity::Gradient), std::min(3.0, std::abs(length) / 2));
    surface.box({centre - surface.px(0.5), middle - surface.px(9), surface.px(1), surface.px(18)},
                theme.axis);
    number({at.column, at.left, at.width}, row.gradient, middle + surface.px(5), Quantity::Gradient, strong);
  }

  double largest_slope() const {
    double largest = 0;
    for (const LedgerRow& row : ledger_.rows) largest = std::max(largest, std::abs(row.slope));
    return largest;
  }

  Ui& ui_;
  const Ledger& ledger_;
  const std::vector<ColumnPlace>& columns_;
  double row_height_;
  std::vector<std::string> letters_;
};

double width_of_names(Ui& ui) {
  const Surface surface(ui);
  double widest = 0;
  for (std::size_t k = 0; k < ui.session().logits.size(); ++k)
    widest = std::max(widest, surface.width_of(ui.say(class_name(ui.session(), k)), 14, Weight::Bold));
  return std::clamp(widest / surface.px(1) + 32, 64.0, 150.0);
}

// If there are too many classes, their rows scroll; the headings and sums stay in place.
void scrolling_rows(LedgerRows& rows, const Rect& area, double row_height, std::size_t count) {
  ImGui::SetCursorScreenPos(to_im({area.left, area.top}));
  if (ImGui::BeginChild("ledger rows", {static_cast<float>(area.width), static_cast<float>(area.height)},
                        ImGuiChildFlags_NavFlattened)) {
    const double top = from_im(ImGui::GetCursorScreenPos()).y;
    for (std::size_t k = 0; k < count; ++k) rows.row(k, top + static_cast<double>(k) * row_height);
    ImGui::SetCursorScreenPos(to_im({area.left, top}));
    ImGui::Dummy({1, static_cast<float>(row_height * static_cast<double>(count))});
  }
  ImGui::EndChild();
}

}  // namespace

void LedgerPanel::show(Ui& ui, const Places& places) {
  Surface surface(ui);
  const Rect& card = places.ledger;
  surface.bordered(card, surface.theme().paper, surface.theme().border, 10);
  const double margin = surface.px(kLedgerPadding);
  double top = card.top + surface.px(12);
  if (places.handle.height <= 0) {  // figures that do not show the sample
    show_own_settings(
        ui, {card.left + margin, top, card.width - 2 * margin, card.bottom() - top - surface.px(8)});
    return;
  }
  show_sample_settings(ui, places,
                       {card.left + margin, top, card.width - 2 * margin, surface.px(kSegmentHeight)});
  top += surface.px(kSettings);
  top += show_own_settings(ui, {card.left + margin, top, card.width - 2 * margin, card.height / 2});
  const Ledger& ledger = ledger_.get(ui.revision(), [&] { return ledger_of(ui.session()); });
  const std::vector<ColumnPlace> columns =
      columns_in(ui.session(), width_of_names(ui), card.left + margin, card.width - 2 * margin, surface.px(1),
                 places.tabs.height > 0);
  LedgerRows rows(ui, ledger, columns, places.row_height);
  rows.heads(top + surface.px(12));
  top += surface.px(23);
  const double row_height = surface.px(places.row_height);
  const double room = static_cast<double>(places.rows) * row_height;
  const std::size_t count = ledger.rows.size();
  if (ui.pulse.is_running()) rows.pulse(top, room);
  if (count > places.rows)
    scrolling_rows(rows, {card.left + surface.px(4), top, card.width - surface.px(8), room}, row_height,
                   count);
  else
    for (std::size_t k = 0; k < count; ++k) rows.row(k, top + static_cast<double>(k) * row_height);
  if (!places.is_phone) rows.sums(top + room + surface.px(1));
  const Key key = {ui.revision(), ui.desk.settings.language};
  if (ui.desk.view.drawer_open) {
    show_drawer(ui, places, formulas_.get(key, [&] {
      return worked_formulas(ui.session(), quantities_of(ui.session()), ui.desk.settings.language);
    }));
  }
  show_drawer_handle(ui, places);
}

}  // namespace surprisal::ui
