// app: the program's icon as pixels, for windows whose system does not look it up by name.
#pragma once

#include <vector>

namespace surprisal {

// So many pixels each way, from the top: red, green, blue and alpha of each, the colours not multiplied by
// it.
std::vector<unsigned char> icon(int side);

}  // namespace surprisal
