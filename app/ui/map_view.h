// ui: the map of the course on one page: chapters as lines, lessons as places on them.
#pragma once

#include <optional>
#include <vector>

#include "base/memo.h"
#include "desk/course_map.h"
#include "ui/ui.h"

namespace surprisal::ui {

// A place of the map: its mark, and the room for its name. Relative to the corner of the map.
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
  Rect rail;  // empty where it is not shown
  Rect view;  // the whole page
  Rect header;
  Rect map;  // scrolls where there is too little room
  Rect foot;
  std::vector<MapLine> lines;
  double height = 0;  // of all lines
};

MapPlaces map_places_for(double width, double height, double scale, bool rail,
                         const std::vector<MapColumn>& columns);  // pure

class MapView {
 public:
  void show(Ui& ui, const MapPlaces& places);

 private:
  void show_map(Ui& ui, const MapPlaces& places);

  std::optional<std::size_t> pointed_;  // the number of the lesson under the pointer
};

}  // namespace surprisal::ui
