// lesson: lays out blocks of text for a given width.
#pragma once

#include <cstddef>
#include <span>
#include <vector>

#include "lesson/page.h"

namespace surprisal::lesson {

// `open_notes`: the numbers of the notes that are open. The guess itself is left out.
Page lay_out_page(std::span<const document::Block> blocks, const Values& now, const PageLook& look,
                  const std::vector<std::size_t>& open_notes = {});
Page lay_out_page(const document::Inlines& line, const Values& now, const PageLook& look,
                  Weight weight = Weight::Regular);

}  // namespace surprisal::lesson
