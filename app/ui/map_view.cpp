#include "ui/map_view.h"

#include <imgui.h>

#include <algorithm>
#include <cmath>
#include <limits>
#include <map>
#include <set>
#include <string>

#include "desk/lesson_steps.h"
#include "lesson/chapters.h"
#include "ui/buttons.h"
#include "ui/places.h"
#include "ui/surface.h"

namespace surprisal::ui {
namespace {

// All at scale 1.
constexpr double kMapSide = 16;
constexpr double kMapHeader = 68;
constexpr double kMapFoot = 74;
constexpr double kMapInset = 20;
constexpr double kMinColumn = 140;  // if all chapters are side by side
constexpr double kMinColumnOfSome = 160;

constexpr double kLineHead = 68;  // its number and two lines of title
constexpr double kHeadGap = 10;   // below the head
constexpr double kHeadWords = 14;
constexpr double kBetweenHeads = 14;  // of neighbouring chapters
constexpr double kHeadWordLine = 18;
constexpr double kMinPitch = 44;
constexpr double kMaxPitch = 66;
constexpr double kPitchIfSomeAreBelow = 60;
constexpr double kMarkLeft = 12;
constexpr double kWordsLeft = 26;
constexpr std::size_t kMapWordLines = 3;
constexpr double kMarkRadius = 6;
// Between two rows of titles, and between two columns of them.
constexpr double kChannelAboveMark = 11;
constexpr double kGutterBeforeMark = 15;

// The size of the lessons' names: as large as their places allow.
double words_for(double column, double pitch) {
  if (column >= 160 && pitch >= 52) return 14;
  return column >= 152 && pitch >= 52 ? 13 : 12;
}

double line_height_of(double words) { return std::min(16.0, words + 3); }

bool is_seen(const Ui& ui, std::size_t lesson) {
  return ui.desk.settings.seen_lessons.contains(ui.desk.course.lessons[lesson].id);
}

bool ends_in_punctuation(std::string_view line) {
  return line.ends_with("：") || line.ends_with("，") || line.ends_with("、") || line.ends_with(",") ||
         line.ends_with(":");
}

// Breaks a title of two lines after its punctuation, or else into about equal parts: no line holds a single
// character.
std::vector<std::string> balanced(const Fonts& fonts, const std::string& words, double size, Weight weight,
                                  double width, std::size_t most) {
  std::vector<std::string> lines = wrapped(fonts, words, size, weight, width, most);
  if (wrapped(fonts, words, size, weight, width, 3).size() != 2) return lines;
  double best = std::numeric_limits<double>::infinity();
  for (double narrower = width; narrower > width / 4; narrower -= size / 4) {
    const std::string first = wrapped(fonts, words, size, weight, narrower, 3).front();
    if (!words.starts_with(first)) break;  // a long word was shortened
    std::string rest = words.substr(first.size());
    if (rest.starts_with(' ')) rest.erase(0, 1);
    const double second = text_width(fonts, rest, size, weight);
    if (second > width) break;
    const double before = text_width(fonts, first, size, weight);
    const bool is_part = ends_in_punctuation(first) && before > 2.5 * size;
    const double unlike = std::abs(before - second) - (is_part ? width : 0);
    if (unlike >= best) continue;
    best = unlike;
    lines = {first, rest};
  }
  return lines;
}

Text title_of_lesson(const Ui& ui, std::size_t lesson) {
  const LessonPair& pair = ui.desk.course.lessons[lesson];
  return {pair.en.title, pair.zh.title};
}

// The first lesson that has not been opened.
std::optional<std::size_t> next_of(const Ui& ui, const MapPlaces& places) {
  for (const MapLine& line : places.lines) {
    for (const MapStation& station : line.stations)
      if (!is_seen(ui, station.place.lesson)) return station.place.lesson;
  }
  return std::nullopt;
}

void show_map_header(Ui& ui, const MapPlaces& places) {
  Surface surface(ui);
  std::size_t found = 0, all = 0;
  for (const MapLine& line : places.lines) {
    for (const MapStation& station : line.stations) {
      all += station.place.found;
      found += is_seen(ui, station.place.lesson) ? station.place.found : 0;
    }
  }
  const Rect& area = places.header;
  surface.words(ui.say({"Map of the course", "课程地图"}), {area.left, area.top + surface.px(32)},
                {22, surface.theme().ink, Weight::Bold});
  const std::string of = std::to_string(found), total = std::to_string(all);
  const Text words = found == 0 ? Text("There are " + total + " things to find. Start anywhere.",
                                       "这里有 " + total + " 个要点等你来发现，从哪里开始都行。")
                                : Text(of + " of " + total + " things found",
                                       "已经找到 " + total + " 个要点中的 " + of + " 个");
  surface.words(surface.fitted(ui.say(words), 14, Weight::Regular, area.width),
                {area.left, area.top + surface.px(56)}, {14, surface.theme().muted});
}

void paint_mark(Surface& surface, Point at, bool seen, bool next, bool pointed) {
  const Theme& theme = surface.theme();
  if (pointed) surface.disc(at, 11, blend(theme.paper, theme.ink, 0.12));
  if (seen) return surface.disc(at, kMarkRadius, theme.ink);
  surface.disc(at, kMarkRadius + 0.5, theme.paper);
  surface.ring(at, kMarkRadius - 0.6, next ? 2.2 : 1.4, next ? theme.ink : theme.muted);
}

void paint_pip(Surface& surface, Point at, bool seen) {
  const Theme& theme = surface.theme();
  seen ? surface.disc(at, 2.2, theme.ink) : surface.ring(at, 1.8, 1, theme.muted);
}

// The corner of a path, from the end of one straight part to the start of the next.
void add_bend(std::vector<Point>& path, Point from, Point corner, Point to) {
  constexpr int kPieces = 8;
  for (int i = 0; i <= kPieces; ++i) {
    const double t = static_cast<double>(i) / kPieces, s = 1 - t;
    path.push_back({s * s * from.x + 2 * s * t * corner.x + t * t * to.x,
                    s * s * from.y + 2 * s * t * corner.y + t * t * to.y});
  }
}

void paint_arrow_head(Surface& surface, Point tip, Color color) {
  const double length = surface.px(5), half = surface.px(3.5);
  const Point corners[] = {tip, {tip.x - length, tip.y - half}, {tip.x - length, tip.y + half}};
  surface.canvas().polygon(corners, color);
}

// From a lesson to one that builds on it: above the first lesson's row of titles, and then down or up in the
// gutter before the other lesson's column. So it crosses no title.
void paint_connection(Surface& surface, Point from, Point to, Color color, double width) {
  const double bend = surface.px(5), ring = surface.px(kMarkRadius);
  const double channel = from.y - surface.px(kChannelAboveMark);
  const double gutter = to.x - surface.px(kGutterBeforeMark);
  const double across = gutter > from.x ? 1 : -1, along = to.y > channel ? 1 : -1;
  const Point end = {to.x - ring - surface.px(1.5), to.y};
  std::vector<Point> path = {{from.x + across * 0.7 * ring, from.y - 0.7 * ring}};
  add_bend(path, path.back(), {from.x + across * ring, channel}, {from.x + across * (ring + bend), channel});
  add_bend(path, {gutter - across * bend, channel}, {gutter, channel}, {gutter, channel + along * bend});
  add_bend(path, {gutter, to.y - along * bend}, {gutter, to.y}, {gutter + surface.px(2), to.y});
  path.push_back({end.x - surface.px(4), end.y});
  surface.canvas().polyline(path, {color, surface.px(width)});
  paint_arrow_head(surface, end, color);
}

// What the marks mean, one after the other as far as there is room.
void show_legend(Surface& surface, const Ui& ui, Point start, double room) {
  const Theme& theme = surface.theme();
  const double y = start.y - surface.px(4), end = start.x + room;
  double x = start.x;
  const auto add = [&](double mark, const Text& words, const auto& paint) {
    const double width = surface.px(mark) + surface.width_of(ui.say(words), 12);
    if (x + width > end) return;
    paint();
    surface.words(ui.say(words), {x + surface.px(mark), start.y}, {12, theme.muted});
    x += width + surface.px(24);
  };
  const auto mark_at = [&](bool seen, bool next) {
    return [&surface, &x, y, seen, next] { paint_mark(surface, {x + surface.px(7), y}, seen, next, false); };
  };
  add(20, {"where to go on", "接着学这里"}, mark_at(false, true));
  add(20, {"not visited", "还没去过"}, mark_at(false, false));
  add(20, {"visited", "去过"}, mark_at(true, false));
  add(10, {"something to find", "待发现的要点"}, [&] { paint_pip(surface, {x + surface.px(3), y}, false); });
  add(34, {"is used later", "后面会用到"}, [&] {
    const Point to = {x + surface.px(28), y};
    surface.line({x, y}, {to.x - surface.px(4), y}, theme.muted, 1.5);
    paint_arrow_head(surface, to, theme.muted);
  });
}

// Describes the lesson under the pointer.
void show_map_foot(Ui& ui, const Rect& area, std::optional<std::size_t> lesson) {
  Surface surface(ui);
  const Theme& theme = surface.theme();
  surface.line({area.left, area.top}, {area.right(), area.top}, theme.border);
  const double left = area.left + surface.px(kMapInset), room = area.width - surface.px(2 * kMapInset);
  double baseline = area.top + surface.px(26);
  if (!lesson) {
    const std::vector<Text> hints = {
        {"Point at a place to see what is found there and what builds on it; click to open its lesson.",
         "指着一个地方，可以看到在那里能发现什么，后面哪些课用到它；单击打开那一课。"},
        {"A click opens the lesson.", "单击打开那一课。"}};
    surface.words_that_fit(hints, {left, baseline}, room, {14, theme.muted});
    return show_legend(surface, ui, {left, baseline + surface.px(26)}, room);
  }
  surface.words(surface.fitted(ui.say(title_of_lesson(ui, *lesson)), 14, Weight::Bold, room),
                {left, baseline}, {14, theme.ink, Weight::Bold});
  const std::string found = is_seen(ui, *lesson)
                                ? sentence_of(ui.desk.course.lessons[*lesson].in(ui.desk.settings.language))
                                : ui.say({"Not visited yet.", "还没有去过。"});
  for (const std::string& words : wrapped(ui.fonts, found, surface.px(14), Weight::Regular, room, 2)) {
    baseline += surface.px(19);
    surface.words(words, {left, baseline}, {14, is_seen(ui, *lesson) ? theme.ink : theme.muted});
  }
}

using Connections = std::vector<std::pair<std::size_t, std::size_t>>;

bool is_end_of(const std::pair<std::size_t, std::size_t>& one, std::optional<std::size_t> lesson) {
  return one.first == lesson || one.second == lesson;
}

// At rest, an example: the connections of the lesson that comes next or, if it has none, of another.
std::optional<std::size_t> connected_at_rest(const Connections& all, std::optional<std::size_t> next) {
  if (all.empty()) return std::nullopt;
  const bool has_some =
      std::any_of(all.begin(), all.end(), [&](const auto& one) { return is_end_of(one, next); });
  return has_some ? next : all.front().first;
}

// Fades out what goes on below, and says what it is.
void show_more_below(Ui& ui, const MapPlaces& places) {
  const double scrolled = static_cast<double>(ImGui::GetScrollY()), height = places.map.height;
  std::size_t first = 0, last = 0;
  for (const MapLine& line : places.lines) {
    if (line.head.bottom() <= scrolled + height) continue;
    if (first == 0) first = line.number;
    last = line.number;
  }
  if (first == 0) return;
  Surface surface(ui);
  const Rect fade = {places.map.left + surface.px(1), places.map.bottom() - surface.px(48),
                     places.map.width - surface.px(16), surface.px(48)};
  const double half = fade.height / 2;
  surface.fade({fade.left, fade.top, fade.width, half}, surface.theme().paper, Edge::Bottom);
  surface.box({fade.left, fade.top + half, fade.width, half}, surface.theme().paper);
  const std::string from = std::to_string(first), to = std::to_string(last);
  const Text words = first == last ? Text("Chapter " + from + " is below ↓", "下面还有第 " + from + " 章 ↓")
                                   : Text("Chapters " + from + " to " + to + " are below ↓",
                                          "下面还有第 " + from + "–" + to + " 章 ↓");
  surface.words(ui.say(words), {fade.centre().x, fade.bottom() - surface.px(10)},
                {14, surface.theme().ink, Weight::Bold}, Anchor::Middle);
}

// A short last chapter goes below the previous one if both together are no longer than the longest chapter.
bool is_last_below(const std::vector<MapColumn>& columns, std::size_t most) {
  constexpr std::size_t kHead = 2;  // a chapter's title takes as much space as two lessons
  if (columns.size() < 2) return false;
  return columns[columns.size() - 2].places.size() + kHead + columns.back().places.size() <= most;
}

}  // namespace

MapPlaces map_places_for(double window_width, double window_height, double scale, bool rail,
                         const std::vector<MapColumn>& columns) {
  const double width = window_width / scale, height = window_height / scale;
  const double left = rail ? kNarrowRail : 0;
  MapPlaces places;
  places.bar = scaled({0, 0, width, kBar}, scale);
  if (rail) places.rail = scaled({0, kBar, left, height - kBar}, scale);
  const Rect inside = {left + kMapSide, kBar, std::max(1.0, width - left - 2 * kMapSide),
                       std::max(1.0, height - kBar - kMapSide)};
  places.header = whole_pixels(scaled({inside.left, inside.top, inside.width, kMapHeader}, scale));
  const Rect view = {inside.left, inside.top + kMapHeader, inside.width,
                     std::max(1.0, inside.height - kMapHeader)};
  const double foot = std::min(kMapFoot, view.height / 3);
  places.view = whole_pixels(scaled(view, scale));
  places.foot = whole_pixels(scaled({view.left, view.bottom() - foot, view.width, foot}, scale));
  const Rect map = {view.left, view.top, view.width, view.height - foot};
  places.map = whole_pixels(scaled(map, scale));

  // As many chapters side by side as their titles fit; the others go below.
  const double room = map.width - 2 * kMapInset;
  const auto fit = static_cast<std::size_t>(std::max(1.0, std::floor(room / kMinColumn)));
  const auto fit_if_some = static_cast<std::size_t>(std::floor(room / kMinColumnOfSome));
  std::size_t most = 1;
  for (const MapColumn& one : columns) most = std::max(most, one.places.size());
  const std::size_t side_by_side = columns.size() - (is_last_below(columns, most) ? 1 : 0);
  const std::size_t beside = fit >= side_by_side ? side_by_side : std::max<std::size_t>(1, fit_if_some);
  const double column = room / static_cast<double>(beside);
  const double each = std::floor((map.height - kLineHead - kHeadGap) / static_cast<double>(most));
  const bool scrolls = beside < side_by_side;
  const double pitch = scrolls ? kPitchIfSomeAreBelow : std::clamp(each, kMinPitch, kMaxPitch);
  places.words = words_for(column, pitch);
  double top = 0, next_top = 0, end_of_line = 0;
  for (std::size_t i = 0; i < columns.size(); ++i) {
    const bool is_below = i == side_by_side;
    if (is_below)
      top = end_of_line;
    else if (i % beside == 0)
      top = next_top;
    const double x = kMapInset + static_cast<double>((is_below ? i - 1 : i) % beside) * column;
    MapLine line;
    line.title = columns[i].title;
    line.number = i + 1;
    line.head = scaled({x, top + 10, column - 8, kLineHead - 10}, scale);
    double y = top + kLineHead + kHeadGap;
    for (const MapPlace& place : columns[i].places) {
      line.stations.push_back({place,
                               {scale * (x + kMarkLeft), scale * (y + 5)},
                               scaled({x + kWordsLeft, y - 4, column - kWordsLeft - 6, pitch - 4}, scale)});
      y += pitch;
    }
    end_of_line = y;
    next_top = std::max(next_top, y);
    places.lines.push_back(std::move(line));
  }
  places.height = scale * next_top;
  return places;
}

const MapPlaces& MapView::places_in(const Ui& ui, ImVec2 size, bool rail) {
  const Course& course = ui.desk.course;
  const Shown now = {static_cast<double>(size.x),     static_cast<double>(size.y),
                     static_cast<double>(ui.scale()), rail,
                     course.lessons.size(),           course.replaced};
  return places_.get(
      now, [&] { return map_places_for(now.width, now.height, now.scale, now.rail, map_of(course)); });
}

const MapView::Names& MapView::names_in(const Ui& ui, const MapPlaces& places) {
  return names_.get({*places_.key(), ui.desk.settings.language}, [&] {
    const auto px = [&](double at_scale_one) { return static_cast<double>(ui.scale()) * at_scale_one; };
    Names names;
    for (const MapLine& line : places.lines) {
      names.chapters.push_back(balanced(ui.fonts, ui.say(line.title), px(kHeadWords), Weight::Bold,
                                        line.head.width - px(kBetweenHeads), 2));
      for (const MapStation& station : line.stations) {
        const std::size_t lesson = station.place.lesson;
        const Text title = title_of_lesson(ui, lesson);
        const auto lines = [&](Weight weight) {
          return balanced(ui.fonts, ui.say(title), px(places.words), weight, station.words.width,
                          kMapWordLines);
        };
        names.regular[lesson] = lines(Weight::Regular);
        names.bold[lesson] = lines(Weight::Bold);
      }
    }
    return names;
  });
}

void MapView::show_map(Ui& ui, const MapPlaces& places) {
  Surface surface(ui);
  const Theme& theme = surface.theme();
  const Point corner = from_im(ImGui::GetCursorScreenPos());
  const auto at = [&](Point p) { return Point{corner.x + p.x, corner.y + p.y}; };
  const std::optional<std::size_t> next = next_of(ui, places);
  std::map<std::size_t, Point> marks;
  for (const MapLine& line : places.lines) {
    for (const MapStation& station : line.stations) marks[station.place.lesson] = at(station.mark);
  }
  const Names& names = names_in(ui, places);
  const auto& prerequisites =
      prerequisites_.get(*places_.key(), [&] { return prerequisites_of(ui.desk.course); });
  for (const MapLine& line : places.lines) {
    if (!line.stations.empty())
      surface.line(at(line.stations.front().mark), at(line.stations.back().mark), theme.ring_track, 2);
  }
  // All connections at once would be a tangle, so only those of one lesson are drawn.
  const std::optional<std::size_t> connected = pointed_ ? pointed_ : connected_at_rest(prerequisites, next);
  std::set<std::size_t> ends;
  for (const auto& one : prerequisites) {
    if (!is_end_of(one, connected) || !marks.contains(one.first) || !marks.contains(one.second)) continue;
    paint_connection(surface, marks[one.first], marks[one.second], pointed_ ? theme.ink : theme.muted, 1.5);
    ends.insert({one.first, one.second});
  }
  std::optional<std::size_t> pointed, opened;
  for (const MapLine& line : places.lines) {
    double baseline = corner.y + line.head.top + surface.px(12);
    surface.words(std::to_string(line.number), {corner.x + line.head.left, baseline},
                  {12, theme.muted, Weight::Bold});
    for (const std::string& words : names.chapters[line.number - 1]) {
      baseline += surface.px(kHeadWordLine);
      surface.words(words, {corner.x + line.head.left, baseline}, {kHeadWords, theme.ink, Weight::Bold});
    }
    for (const MapStation& station : line.stations) {
      const std::size_t lesson = station.place.lesson;
      const Rect words = moved(station.words, corner);
      const Point mark = at(station.mark);
      const double reach = surface.px(12);
      const Rect area = {mark.x - reach, words.top, words.right() - mark.x + reach, words.height};
      const Text title = title_of_lesson(ui, lesson);
      if (press_area("map." + ui.desk.course.lessons[lesson].id, area, true, ui.say(title))) opened = lesson;
      const bool hovered = ImGui::IsItemHovered() || (ImGui::IsItemFocused() && ImGui::GetIO().NavVisible);
      if (hovered) pointed = lesson;
      if (ImGui::IsItemHovered()) ImGui::SetMouseCursor(ImGuiMouseCursor_Hand);
      const bool seen = is_seen(ui, lesson);
      paint_mark(surface, mark, seen, lesson == next, hovered);
      const Weight weight = lesson == next || hovered ? Weight::Bold : Weight::Regular;
      const bool is_dark = seen || lesson == next || hovered || (pointed_ && ends.contains(lesson));
      const Color color = is_dark ? theme.ink : theme.muted;
      double y = words.top;
      for (const std::string& one : (weight == Weight::Bold ? names.bold : names.regular).at(lesson)) {
        y += surface.px(line_height_of(places.words));
        surface.words(one, {words.left, y - surface.px(3)}, {places.words, color, weight});
      }
      if (y + surface.px(8) > words.bottom()) continue;
      for (std::size_t i = 0; i < station.place.found; ++i) {
        paint_pip(surface, {words.left + surface.px(3 + 8 * static_cast<double>(i)), y + surface.px(5)},
                  seen);
      }
    }
  }
  pointed_ = pointed;
  ImGui::SetCursorScreenPos(to_im({corner.x, corner.y + places.height - 1}));
  ImGui::Dummy({1, 1});
  show_more_below(ui, places);
  if (opened) open_lesson(ui.desk, *opened);
}

void MapView::show(Ui& ui, const MapPlaces& places) {
  show_map_header(ui, places);
  Surface surface(ui);
  surface.bordered(places.view, surface.theme().paper, surface.theme().border, 10);
  ImGui::SetCursorScreenPos(to_im({places.map.left, places.map.top}));
  if (ImGui::BeginChild("map", {static_cast<float>(places.map.width), static_cast<float>(places.map.height)},
                        ImGuiChildFlags_NavFlattened, ImGuiWindowFlags_NoBackground))
    show_map(ui, places);
  ImGui::EndChild();
  show_map_foot(ui, places.foot, pointed_);
}

}  // namespace surprisal::ui
