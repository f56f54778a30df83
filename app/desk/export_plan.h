// desk: from what was chosen in the export dialog to what is to be written.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "desk/desk.h"
#include "export/writing.h"

namespace surprisal::desk {

// Those of the first time, and what is chosen now.
ExportChoices first_choices(const Desk& desk);
const ExportChoices& export_choices(const Desk& desk);

bool is_animation(const ExportChoices& choices);
bool is_one_file(const ExportChoices& choices);            // or a folder of them
std::string_view ending_of(const ExportChoices& choices);  // ".png"; empty for the folder of an animation
PictureStyle style_of(const ExportChoices& choices);
bool is_transparent(const ExportChoices& choices);  // where the format can be

struct PixelSize {
  long width = 0;
  long height = 0;
};
PixelSize pixels_of(const PictureStyle& style);

// The one of the dialog; where the race moves, it.
std::string_view one_figure(const Desk& desk);

// The figures that are chosen, in the order of the catalogue.
std::vector<const Figure*> chosen_figures(const Desk& desk);
std::span<const View> views_of(const Desk& desk, std::string_view figure);  // as it stands in the window

std::vector<Slider> sliders_to_export(const Desk& desk);  // the figure's own and those of the sample
const Slider& chosen_slider(const ExportChoices& choices,
                            const std::vector<Slider>& sliders);  // or the first
std::size_t frame_count(const ExportChoices& choices);
Session session_at(const Desk& desk, double share);  // of the movement, from 0 to 1

// Why this cannot be exported, or empty.
Text export_fault(const Desk& desk);

std::filesystem::path export_path(const Desk& desk);  // of the file, or of the folder
Writing plan_export(const Desk& desk);                // only without a fault

}  // namespace surprisal::desk
