// figures: a text of random letters, sent with a real coder.
#pragma once

#include "figures/bill_numbers.h"
#include "plot/plot.h"

namespace surprisal::figures {

// The last letters as chips, and what a letter has cost on average as the text grows.
Panel letters_sent(const Session& session, const Bill& bill);

}  // namespace surprisal::figures
