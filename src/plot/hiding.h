// plot: removes from a plot what the reader has to guess first.
#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string_view>
#include <vector>

#include "plot/plot.h"

namespace surprisal::plot {

enum class HiddenPart : std::uint8_t { Everything, Numbers, Curves, Bars, Marks, Labels, Values, Panel };

struct Hidden {
  HiddenPart part = HiddenPart::Everything;
  std::optional<Quantity> of;  // only what has the colour of this quantity
  std::size_t panel = 0;       // its place in reading order, from 0

  friend bool operator==(const Hidden&, const Hidden&) = default;
};

// "panel 2", "numbers", "kl bars", "squared-error", and "loss values" for those in the text beside the
// figure. Nothing if the words mean nothing.
std::optional<Hidden> hidden_named(std::string_view words);

// Numbers become question marks, and a panel becomes an empty field that says `cover`.
Plot without(Plot plot, const std::vector<Hidden>& hidden, const Text& cover);

// Only the panels at these places in reading order, from 0; all of them if there are none at these places.
Plot with_only_panels(Plot plot, const std::vector<std::size_t>& panels);

// If a single panel is left, its title in place of the plot's, which may be about the others.
Plot named_after_only_panel(Plot plot);

// Whether a number with this ink in the text beside the figure is shown as a question mark.
bool hides_value(const std::vector<Hidden>& hidden, Ink ink);

// Replaces numbers, with their sign, point and power of ten, by question marks.
std::string without_numbers(std::string_view words);

}  // namespace surprisal::plot
