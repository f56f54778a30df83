#include "ui/playground.h"

#include <imgui.h>

#include <algorithm>
#include <cstddef>
#include <utility>

#include "figures/catalogue.h"
#include "figures/number_text.h"
#include "ui/figure_view.h"
#include "ui/surface.h"
#include "ui/tabs.h"

namespace surprisal::ui {
namespace {

constexpr double kNumberSize = 30;

// Writes the parts of the equation from left to right.
class Equation {
 public:
  Equation(Ui& ui, Point start) : ui_(ui), surface_(ui), at_(start) {}

  void words(const Text& text) { write(ui_.say(text), 14, surface_.theme().muted, Weight::Regular, 8); }
  // During a drag, a number keeps the room of its widest value so far, so that what follows does not move.
  void number(const std::string& value, Ink ink, double& widest) {
    const double width = surface_.width_of(value, kNumberSize, Weight::Bold);
    widest = ImGui::IsAnyItemActive() ? std::max(widest, width) : width;
    kept_free_ = widest - width;
    write(value, kNumberSize, color_of(surface_.theme(), ink), Weight::Bold, 8);
  }
  void sign(const char* sign) {
    at_.x += surface_.px(8) + std::exchange(kept_free_, 0);
    write(sign, 22, surface_.theme().muted, Weight::Regular, 16);
  }
  double reached() const { return at_.x + kept_free_; }

 private:
  void write(std::string_view words, double size, Color color, Weight weight, double gap) {
    at_.x += surface_.words(words, at_, {size, color, weight}) + surface_.px(gap);
  }

  Ui& ui_;
  Surface surface_;
  Point at_;
  double kept_free_ = 0;
};

// The cards with the highest rank in the catalogue are dropped first if not all fit.
int spare_rank(const std::string& id) {
  const Figure* figure = find_figure(id);
  return figure == nullptr ? 0 : figure->spare;
}

// The indices of the figures that have a card.
std::vector<std::size_t> figures_with_cards(const Ui& ui, std::size_t most) {
  std::vector<std::size_t> shown = numbers_shown(ui.desk);
  const auto& figures = ui.desk.figures();
  while (shown.size() > most) {
    const auto spared = std::max_element(shown.begin(), shown.end(), [&](std::size_t a, std::size_t b) {
      return spare_rank(figures[a].id) < spare_rank(figures[b].id) ||
             (spare_rank(figures[a].id) == spare_rank(figures[b].id) && a < b);
    });
    shown.erase(spared);
  }
  return shown;
}

std::vector<Text> card_titles(const Session& session, const std::vector<const FigureView*>& figures) {
  std::vector<Text> titles;
  for (const FigureView* view : figures) {
    const Figure* figure = find_figure(view->id);
    if (figure != nullptr && figure->trains) {
      titles.push_back(figure->title);
      continue;
    }
    const Plot plot = figure == nullptr ? Plot() : figure->build(session);
    titles.push_back(plot.card_title.empty() ? plot.title : plot.card_title);
  }
  return titles;
}

// For tabs that are too narrow for the titles of the cards.
std::vector<Text> brief_titles(std::vector<Text> titles, const std::vector<const FigureView*>& figures) {
  for (std::size_t i = 0; i < titles.size(); ++i) {
    const Figure* figure = find_figure(figures[i]->id);
    if (figure != nullptr && !figure->tab.empty()) titles[i] = figure->tab;
  }
  return titles;
}

// With four cards in two columns, puts partners above each other. These are figures that share an axis: in
// the full grid, one is in the first row and the other below it.
void put_partners_in_columns(std::vector<std::size_t>& shown, const std::vector<std::size_t>& all) {
  if (shown.size() != 4 || all.size() % 2 != 0) return;
  const auto partner_of = [&](std::size_t figure) {
    const auto at = static_cast<std::size_t>(std::find(all.begin(), all.end(), figure) - all.begin());
    return all[(at + all.size() / 2) % all.size()];
  };
  if (partner_of(shown[0]) == shown[3] || partner_of(shown[1]) == shown[2]) std::swap(shown[2], shown[3]);
}

// The loss and, below it, its parts.
void show_on_phone(Ui& ui, const Headline& headline, const Rect& area, double& widest) {
  Surface surface(ui);
  const RichStyle style = {14, Weight::Regular, Ink::Kind::Muted};
  Point second = {area.left, area.top + surface.px(66)};
  if (headline.sum) {
    Equation first(ui, {area.left, area.top + surface.px(38)});
    first.words({"loss", "损失"});
    first.number(headline.sum->loss, Quantity::Loss, widest);
    first.words(unit_name(ui.session().base));
    const std::string parts = "= " + ui.say(headline.brief_entropy_name) +
                              " [[entropy:" + headline.sum->entropy + "]] + " + ui.say({"KL", "KL 散度"}) +
                              " [[kl:" + headline.sum->kl + "]]";
    const double used = surface.rich(parts, second, style);
    const std::string share = headline.share.empty() ? "" : ui.say(Text("; ", "；") + headline.share);
    if (used + surface.rich_width(share, style) <= area.width)
      surface.rich(share, {second.x + used, second.y}, style);
    return;
  }
  for (const Text& sentence : {headline.sentence, headline.brief_sentence}) {
    if (surface.rich_width(ui.say(sentence), style) > area.width) continue;
    surface.rich(ui.say(sentence), second, style);
    return;
  }
}

}  // namespace

void HeadlinePanel::show(Ui& ui, const Places& places) {
  if (places.headline.height <= 0) return;
  const Headline& headline = headline_.get(ui.revision(), [&] { return headline_of(ui.session()); });
  if (places.is_phone) return show_on_phone(ui, headline, places.headline, widest_[0]);
  Surface surface(ui);
  const double baseline = places.headline.top + surface.px(places.headline.height < surface.px(54) ? 33 : 40);
  double reached = places.headline.left;
  if (headline.sum) {
    Equation equation(ui, {places.headline.left, baseline});
    equation.words({"loss", "损失"});
    equation.number(headline.sum->loss, Quantity::Loss, widest_[0]);
    equation.words(unit_name(ui.session().base));
    equation.sign("=");
    equation.words(places.brief ? headline.brief_entropy_name : headline.entropy_name);
    equation.number(headline.sum->entropy, Quantity::Entropy, widest_[1]);
    equation.sign("+");
    equation.words({"KL", "KL 散度"});
    equation.number(headline.sum->kl, Quantity::Kl, widest_[2]);
    reached = equation.reached();
  }
  const RichStyle style = {14, Weight::Regular, Ink::Kind::Muted};
  const double room = places.headline.right() - reached;
  for (const Text& sentence : {headline.sentence, headline.brief_sentence}) {
    if (surface.rich_width(ui.say(sentence), style) > room) continue;
    surface.rich(ui.say(sentence), {places.headline.right(), baseline}, style, Anchor::Right);
    break;
  }
}

namespace {

// The one that shows the loss, which stands in the headline above it.
std::size_t first_tab(const std::vector<const FigureView*>& figures) {
  const auto found = std::find_if(figures.begin(), figures.end(),
                                  [](const FigureView* figure) { return figure->id == "minus-log-p"; });
  return found == figures.end() ? 0 : static_cast<std::size_t>(found - figures.begin());
}

std::vector<Tab> tabs_of(const std::vector<Text>& titles, const std::vector<const FigureView*>& figures) {
  std::vector<Tab> tabs;
  for (std::size_t i = 0; i < figures.size(); ++i) tabs.push_back({figures[i]->id, titles[i]});
  return tabs;
}

}  // namespace

void TabsPanel::show(Ui& ui, const Rect& area) {
  if (area.height <= 0) return;
  const std::vector<const FigureView*> figures = shown_figures(ui.desk);
  if (figures.empty()) return;
  if (!ui.tab_is_chosen) ui.tab = first_tab(figures);
  ui.tab = std::min(ui.tab, figures.size() - 1);
  std::string ids;
  for (const FigureView* figure : figures) ids += figure->id + " ";
  const std::vector<Text>& titles =
      titles_.get({ui.revision(), ids}, [&] { return card_titles(ui.session(), figures); });
  std::vector<Tab> tabs = tabs_of(titles, figures);
  if (tabs_width(ui, tabs) > area.width) tabs = tabs_of(brief_titles(titles, figures), figures);
  if (show_tabs(ui, area, tabs, ui.tab)) ui.tab_is_chosen = true;
}

void show_cards(Ui& ui, const std::vector<Rect>& cards, bool tabs) {
  Desk& desk = ui.desk;
  if (!desk.view.remove_next.empty()) {
    std::erase_if(desk.figures(), [&](const FigureView& f) { return f.id == desk.view.remove_next; });
    desk.view.remove_next.clear();
    desk.view.maximized.reset();
  }
  if (desk.view.maximized && *desk.view.maximized >= desk.figures().size()) desk.view.maximized.reset();
  std::vector<std::size_t> shown = figures_with_cards(ui, cards.size());
  const std::vector<std::size_t> all = numbers_shown(desk);
  const bool two_by_two = cards.size() == 4 && cards[0].top == cards[1].top && cards[2].top > cards[1].top;
  if (two_by_two) put_partners_in_columns(shown, all);
  if (tabs && ui.tab < all.size()) shown = {all[ui.tab]};
  if (shown.empty()) {
    Surface surface(ui);
    const Point middle = cards.empty() ? Point() : cards.front().centre();
    surface.words(ui.say({"Choose figures in the list on the left.", "请在左侧的列表中选择要显示的图。"}),
                  middle, {14, surface.theme().muted}, Anchor::Middle);
    return;
  }
  for (std::size_t i = 0; i < shown.size() && i < cards.size(); ++i) {
    const bool is_card = shown.size() > 1 || tabs;
    if (!show_figure(ui, desk.figures()[shown[i]], cards[i], is_card)) continue;
    desk.view.maximized = desk.view.maximized ? std::nullopt : std::optional(shown[i]);
  }
}

}  // namespace surprisal::ui
