// learn: describes a picture of weights in words.
#pragma once

#include "base/text.h"
#include "learn/pictures.h"

namespace surprisal::learn {

// What a picture belongs to: "5", or "unit 3".
struct PictureOwner {
  Text name;
  bool is_class = true;  // and has a logit; otherwise it is a hidden unit
};

PictureOwner class_owner(std::size_t k);
PictureOwner unit_owner(std::size_t k);  // counted from 1 for the reader

// Where its weights are above and below 0: "0 looks for ink on the left and on the right; ink in the centre
// lowers its logit."
Text weights_text(const PixelPicture& picture, const PictureOwner& owner);

}  // namespace surprisal::learn
