// desk: turns the choices in the export dialog, or on the command line, into the files to write.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "desk/desk.h"
#include "export/writing.h"

namespace surprisal::desk {

// The defaults, and the current choices.
ExportChoices first_choices(const Desk& desk);
const ExportChoices& export_choices(const Desk& desk);

bool is_animation(const ExportChoices& choices);
bool is_one_file(const ExportChoices& choices);            // otherwise a folder of files
std::string_view ending_of(const ExportChoices& choices);  // ".png"; empty for the folder of an animation
bool has_pixels(const ExportChoices& choices);             // as a PNG or a GIF
PictureSize size_of(const ExportChoices& choices);
void set_size(ExportChoices& choices, const PictureSize& size);
Text size_fault(const ExportChoices& choices);  // see fault_of
void apply(ExportChoices& choices, const SizePreset& preset);
bool is_chosen(const ExportChoices& choices, const SizePreset& preset);
// The look of the picture, for both the dialog and the command line.
PictureStyle style_of(const ExportChoices& choices);
bool is_transparent(const ExportChoices& choices);  // if the format supports it

struct PixelSize {
  long width = 0;
  long height = 0;
};
PixelSize pixels_of(const PictureStyle& style);

// The figure that the dialog exports; the race if its animation is chosen.
std::string_view one_figure(const Desk& desk);

// The chosen figures, in catalogue order.
std::vector<const Figure*> chosen_figures(const Desk& desk);
std::span<const View> views_of(const Desk& desk, std::string_view figure);  // as shown in the window

std::vector<Slider> sliders_to_export(const Desk& desk);  // those of the figure and of the sample
const Slider& chosen_slider(const ExportChoices& choices,
                            const std::vector<Slider>& sliders);  // or the first one
std::size_t frame_count(const ExportChoices& choices);
Session session_at(const Desk& desk, double share);  // `share`: progress of the animation, from 0 to 1

// Why the export is not possible; empty if it is.
Text export_fault(const Desk& desk);

std::filesystem::path export_path(const Desk& desk);  // of the file or the folder
Writing plan_export(const Desk& desk);                // only if export_fault is empty

}  // namespace surprisal::desk
