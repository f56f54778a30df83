// Invariants of every scene.
#pragma once

#include <string>
#include <vector>

#include "namespaces.h"
#include "plot/scene.h"

namespace surprisal::test {

// Describes each fault of a scene in a sentence. A sound scene has none:
// - no text overlaps another or leaves the frame, and every character is in a font;
// - every number is finite;
// - no shape, clipped as it is, leaves the frame by more than the width of a line;
// - every clip is undone;
// - there are not more shapes and points than a picture of this size can show.
std::vector<std::string> faults_of(const Scene& scene);

// All numbers and text of a scene, to compare scenes.
std::string described(const Scene& scene);

std::size_t points_of(const Scene& scene);

}  // namespace surprisal::test
