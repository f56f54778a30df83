// What must be true of every scene, whatever it shows.
#pragma once

#include <string>
#include <vector>

#include "plot/scene.h"
#include "rooms.h"

namespace surprisal::test {

// Each thing that is wrong with a scene, as a sentence; empty where it is sound:
// - no text lies over another or outside the frame, and none has a character that no face has;
// - every number is finite;
// - nothing that is drawn leaves the frame by more than a line's width, or its clip does not;
// - clips are taken back;
// - there are only so many shapes and points as this size can show.
std::vector<std::string> faults_of(const Scene& scene);

// Every number and word of a scene, for comparing.
std::string described(const Scene& scene);

std::size_t points_of(const Scene& scene);

}  // namespace surprisal::test
