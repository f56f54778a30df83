// app: where the program starts.
#include "command_line.h"

int main(int argc, char** argv) { return surprisal::run_command_line(argc, argv); }
