// desk: the data view opens on the 360 test digits when nothing else is open.
#pragma once

#include "desk/desk.h"

namespace surprisal::desk {

// Uses the classifier of the digits view if it has been trained; otherwise that of the session.
void open_test_digits(Desk& desk);

// Shows the data view with whatever is open in it. Test digits are shown with the classifier as it is now.
void show_data_view(Desk& desk);

// Closes a text of tokens, and goes back to the rows.
void close_token_file(Desk& desk);

// Leaves the view without rows, in which case it says which files it can read.
void close_test_digits(Desk& desk);

}  // namespace surprisal::desk
