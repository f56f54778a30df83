#include "figures/digit_pictures.h"

#include <string>

namespace surprisal::figures {

Pictures digit_pictures(std::span<const learn::PixelPicture> pictures, Ink ink) {
  Pictures panel;
  panel.ink = ink;
  panel.full = learn::largest_size(pictures);
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

}  // namespace surprisal::figures
