#include "figures/digit_pictures.h"

#include <string>

#include "base/wording.h"

namespace surprisal::figures {

Pictures digit_pictures(std::span<const learn::PixelPicture> pictures, Ink ink, double full) {
  Pictures panel;
  panel.ink = ink;
  panel.full = full;
  panel.ramp = kPictureRamp;
  for (std::size_t k = 0; k < pictures.size(); ++k) {
    const std::string number = std::to_string(k + 1);
    Pictures::Picture picture;
    picture.values.assign(pictures[k].values.begin(), pictures[k].values.end());
    picture.name = {"unit " + number, "单元 " + number};
    panel.pictures.push_back(picture);
  }
  return panel;
}

void name_classes(Pictures& pictures, std::size_t label) {
  for (std::size_t k = 0; k < pictures.pictures.size(); ++k) {
    Pictures::Picture& picture = pictures.pictures[k];
    picture.letter = picture.name = std::to_string(k);
    picture.filled = k == label;
    picture.of_class = k;
  }
}

std::string gradient_factor(const learn::TrainingSettings& settings) {
  const bool is_squared = settings.loss == Loss::SquaredError;
  if (settings.hidden > 0) return is_squared ? R"(\partial E/\partial s)" : R"(\partial L/\partial s)";
  return is_squared ? R"(\partial E/\partial z)" : "p-y";
}

Text scale_note(double full) {
  const std::string number = shown_short(full);
  return {"Full colour: ±" + number + "; a quarter of that has half the colour.",
          "最深色为 ±" + number + "；数值是它的四分之一时，深浅减半。"};
}

}  // namespace surprisal::figures
