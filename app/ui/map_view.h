// ui: the map of the course on one page: chapters as lines, lessons as stations on them.
#pragma once

#include <imgui.h>

#include <cstddef>
#include <map>
#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "base/memo.h"
#include "desk/course_map.h"
#include "ui/ui.h"

namespace surprisal::ui {

// A station on the map: its mark, and the room for its name. Relative to the corner of the map.
struct MapStation {
  MapPlace place;
  Point mark;
  Rect words;
};

struct MapLine {
  Text title;
  std::size_t number = 0;  // of the chapter, from 1
  Rect head;
  std::vector<MapStation> stations;
};

struct MapPlaces {
  Rect bar;
  Rect rail;  // empty if it is not shown
  Rect view;  // the whole page
  Rect header;
  Rect map;  // scrolls if there is too little room
  Rect foot;
  std::vector<MapLine> lines;
  double height = 0;  // of all lines
  double words = 12;  // the size of the lessons' names, at scale 1
};

MapPlaces map_places_for(double width, double height, double scale, bool rail,
                         const std::vector<MapColumn>& columns);  // pure

class MapView {
 public:
  const MapPlaces& places_in(const Ui& ui, ImVec2 size, bool rail);  // recomputed when one of these changes
  void show(Ui& ui, const MapPlaces& places);                        // the places that were last computed

 private:
  struct Shown {  // what the places depend on
    double width = 0;
    double height = 0;
    double scale = 0;
    bool rail = false;
    std::size_t lessons = 0;
    std::size_t replaced = 0;

    friend bool operator==(const Shown&, const Shown&) = default;
  };
  using Lines = std::vector<std::string>;
  struct Names {
    std::vector<Lines> chapters;
    std::map<std::size_t, Lines> regular, bold;  // names of lessons, by their indices
  };

  const Names& names_in(const Ui& ui, const MapPlaces& places);
  void show_map(Ui& ui, const MapPlaces& places);

  Memo<Shown, MapPlaces> places_;
  Memo<std::pair<Shown, Language>, Names> names_;  // broken into lines
  Memo<Shown, std::vector<std::pair<std::size_t, std::size_t>>> prerequisites_;
  std::optional<std::size_t> pointed_;  // the index of the lesson under the pointer
};

}  // namespace surprisal::ui
