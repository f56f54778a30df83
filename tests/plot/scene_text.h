// The text in a scene.
#pragma once

#include <algorithm>
#include <string>
#include <vector>

#include "namespaces.h"
#include "plot/scene.h"

namespace surprisal::test {

inline std::vector<shape::Label> labels_of(const Scene& scene) {
  std::vector<shape::Label> labels;
  for (const SceneShape& shape : scene.shapes) {
    if (const auto* label = std::get_if<shape::Label>(&shape)) labels.push_back(*label);
  }
  return labels;
}

inline std::vector<Glyph> glyphs_of(const shape::Label& label) {
  std::vector<Glyph> glyphs;
  for (const shape::Label::Run& run : label.runs)
    glyphs.insert(glyphs.end(), run.glyphs.begin(), run.glyphs.end());
  return glyphs;
}

inline bool says(const Scene& scene, const std::string& text) {
  const auto labels = labels_of(scene);
  return std::any_of(labels.begin(), labels.end(), [&](const auto& label) { return label.text == text; });
}

}  // namespace surprisal::test
