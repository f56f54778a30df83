// desk: the map of the course: its lessons as places, which ones build on which, and how much each explains.
#pragma once

#include <cstddef>
#include <string>
#include <utility>
#include <vector>

#include "desk/desk.h"

namespace surprisal::desk {

struct MapPlace {
  std::size_t lesson = 0;  // its index in the course
  std::size_t found = 0;   // how much it explains
};

// A chapter with its lessons, in reading order.
struct MapColumn {
  Text title;
  std::vector<MapPlace> places;
};

// Reviews and the user's own lessons are not on the map.
std::vector<MapColumn> map_of(const Course& course);

// Pairs of a lesson and one in a later chapter that builds on it, by their indices.
std::vector<std::pair<std::size_t, std::size_t>> prerequisites_of(const Course& course);

// The sentence to remember: the last one in bold.
std::string sentence_of(const Lesson& lesson);

void open_map(Desk& desk);
bool shows_map(const Desk& desk);

}  // namespace surprisal::desk
