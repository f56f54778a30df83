// figures: a team's path through a tournament of equal teams: every win doubles its chances, which is one
// bit.
#include <algorithm>
#include <cmath>

#include "figures/builders.h"
#include "figures/elements.h"
#include "figures/number_text.h"
#include "math/likelihood.h"
#include "session/setters.h"

namespace surprisal::figures {
namespace {

Text one_in(int teams) {
  if (teams == 1) return {"sure", "1"};
  return Text("1/" + std::to_string(teams));
}

// The standing of a team that has won this many rounds.
Text standing(int won, int rounds) {
  const std::string left = std::to_string(1 << (rounds - won));
  const bool is_narrow = rounds > 4;
  switch (rounds - won) {
    case 0:
      return {is_narrow ? left : "winner", "冠军"};
    case 1:
      return {is_narrow ? left : "final", "决赛"};
    default:
      return {is_narrow ? left : "last " + left, left + (is_narrow ? "强" : " 强")};
  }
}

// A column of boxes for each round, each box centred between the two that feed into it. The figure follows
// the first team.
Diagram bracket(const Tournament& tournament) {
  const int rounds = tournament.rounds;
  const double column = 1.0 / (rounds + 1);
  Diagram diagram;
  std::vector<std::size_t> before;
  for (int won = 0; won <= rounds; ++won) {
    const int teams = 1 << (rounds - won);
    const double row = 1.0 / teams;
    std::vector<std::size_t> here;
    for (int i = 0; i < teams; ++i) {
      const bool followed = i == 0 && won >= tournament.from && won <= tournament.to;
      Diagram::Box box;
      const double height = std::min(0.72 * row, 0.16);
      box.place = {won * column, (i + 0.5) * row - height / 2, 0.9 * column, height};
      box.ink = followed ? Ink(Quantity::Loss) : Ink(Ink::Kind::Muted);
      box.highlighted = followed;
      const std::string number = std::to_string(i + 1);
      if (i == 0) {
        box.lines = {{won == 0 ? Text{"team 1", "1 队"} : standing(won, rounds), box.ink,
                      followed ? Weight::Bold : Weight::Regular}};
      } else if (won == 0) {
        box.lines = {{{"team " + number, number + " 队"}, box.ink}};
      }
      here.push_back(diagram.boxes.size());
      diagram.boxes.push_back(box);
    }
    for (std::size_t i = 0; i < before.size(); ++i) {
      Diagram::Link link;
      link.from = before[i];
      link.to = here[i / 2];
      link.arrow = false;
      link.highlighted = i == 0 && won > tournament.from && won <= tournament.to;
      link.ink = link.highlighted ? Ink(Quantity::Loss) : Ink(Ink::Kind::Muted).faded(0.6);
      diagram.links.push_back(link);
    }
    before = std::move(here);
  }
  return diagram;
}

int to_round(double x) { return std::isnan(x) ? -1 : static_cast<int>(std::clamp(x, 0.0, 64.0) + 0.5); }

double information(int from, int to, int rounds, Base base) {
  return from_bits(tournament_bits(from, to, rounds), base);
}

// A step for each round; its height is the information gained by winning it. Steps between `from` and `to`
// are filled.
Chart steps(const Session& session) {
  const Tournament& t = session.tournament;
  Chart chart;
  chart.x.title = {"probability of winning it all", "夺冠概率"};
  for (int won = 0; won <= t.rounds; ++won) {
    chart.x.categories.push_back(
        {static_cast<double>(won), one_in(1 << (t.rounds - won)),
         won >= t.from && won <= t.to ? Ink(Ink::Kind::Ink) : Ink(Ink::Kind::Muted)});
  }
  chart.y = {.title = with_unit({"information gained", "获得的信息量"}, session.base),
             .ink = Quantity::Loss,
             .range = Range{0, 1.2 * information(0, t.rounds, t.rounds, session.base)}};
  for (int won = 1; won <= t.rounds; ++won) {
    Bar bar = make_bar(won - 0.5, 0, Quantity::Loss);
    bar.width = 0.92;
    bar.from = information(0, won - 1, t.rounds, session.base);
    bar.to = information(0, won, t.rounds, session.base);
    bar.fill = won > t.from && won <= t.to ? Fill::Solid : Fill::Outline;
    bar.number = information(won - 1, won, t.rounds, session.base);
    bar.label = number_text(*bar.number);
    bar.name = standing(won, t.rounds);
    chart.bars.push_back(bar);
  }
  const auto handle = [&](std::string id, Text name, int at, auto move) {
    chart.handles.push_back({std::move(id),
                             std::move(name),
                             {static_cast<double>(at), information(0, at, t.rounds, session.base)},
                             Handle::Direction::Horizontal,
                             Quantity::Loss,
                             move});
  };
  handle("from", {"from", "起点"}, t.from, [](Session& s, Point to) {
    const int round = to_round(to.x);
    if (round >= 0) set_tournament(s, s.tournament.rounds, std::min(round, s.tournament.to), s.tournament.to);
  });
  handle("to", {"to", "终点"}, t.to, [](Session& s, Point to) {
    const int round = to_round(to.x);
    if (round >= 0)
      set_tournament(s, s.tournament.rounds, s.tournament.from, std::max(round, s.tournament.from));
  });
  return chart;
}

}  // namespace

Plot build_tournament(const Session& session) {
  const Tournament& t = session.tournament;
  const double gained = information(t.from, t.to, t.rounds, session.base);
  const Text amount = number_text(gained) + Text(" ") + unit_name(session.base);
  const std::string before = "1/" + std::to_string(1 << (t.rounds - t.from));
  const std::string after = t.to == t.rounds ? "1" : "1/" + std::to_string(1 << (t.rounds - t.to));
  const std::string quotient = "$" + log_name(session.base) + "$ (" + after + " ÷ " + before + ") = ";
  const std::string teams = std::to_string(1 << t.rounds);
  Plot plot;
  plot.title = {teams + " equal teams: what a result tells", teams + " 支实力相同的球队：比赛结果的信息量"};
  plot.note = {"From " + before + " to " + after + ": " + quotient + amount.en,
               "从 " + before + " 到 " + after + "：" + quotient + amount.zh};
  plot.rows = {{{{}, bracket(t), 1.65}, {{}, steps(session), 1}}};
  return plot;
}

}  // namespace surprisal::figures
