// desk: the data view opens on the 360 test digits when nothing else is open.
#pragma once

#include "desk/desk.h"

namespace surprisal::desk {

// With the classifier of the digits view once it has been trained; otherwise with that of the session.
void open_test_digits(Desk& desk);

// The data view with what is open in it. Test digits are shown with the classifier as it is now.
void show_data_view(Desk& desk);

// Leaves a text of tokens, and goes back to the rows.
void close_token_file(Desk& desk);

// Leaves the view without rows: it says then which files it reads.
void close_test_digits(Desk& desk);

}  // namespace surprisal::desk
