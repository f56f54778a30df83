// plot: the marks of classes: beads, and pills instead of beads that would overlap.
#pragma once

#include "plot/axes.h"
#include "plot/scene_builder.h"

namespace surprisal::plot {

// A bead that can be dragged has a halo; while it is dragged, it has the accent colour.
void draw_bead(SceneBuilder& scene, Point centre, const Text& letter, bool filled, bool halo, Ink ink);
// On a fill: a disc in the colour of the text on it, with the letter in that of the fill.
void draw_bead_on(SceneBuilder& scene, Point centre, const Text& letter, Ink fill);

// In pixels. While something is dragged the axes rest, and a bead beyond them stays at their edge.
Point place_of_bead(const SceneBuilder& scene, const Axes& axes, Point data);

// Whether draw_beads draws a bead there: where the axes show it and the frame holds it with its halo.
bool has_room_for_bead(const SceneBuilder& scene, const Axes& axes, Point at);
void draw_beads(SceneBuilder& scene, const Axes& axes, const Chart& chart);
void draw_ghosts(SceneBuilder& scene, const Axes& axes, std::size_t panel);

// The handle at a point of the chart, if there is one that can be dragged.
const Handle* handle_at(const Chart& chart, Point at);

}  // namespace surprisal::plot
