// Saves as the program does, for a test that kills it or makes system calls fail: saver session|settings
// FOLDER TIMES. Alternates between the file's two contents. Prints any error.
#include <stdlib.h>

#include <cstdio>
#include <string_view>

#include "base/file.h"
#include "contents.h"
#include "desk/settings_file.h"
#include "namespaces.h"

int main(int count, char** arguments) {
  using namespace surprisal::test;
  if (count != 4) return 2;
  const bool session = std::string_view(arguments[1]) == "session";
  const std::filesystem::path folder = arguments[2];
  const std::string texts[] = {to_toml(session_of(1)), to_toml(session_of(0))};
  ::setenv("FAIL_NOW", "1", 1);  // system calls fail from here on
  for (long i = 0; i < std::strtol(arguments[3], nullptr, 10); ++i) {
    const Done done = session ? write_atomically(folder / kSessionName, texts[i % 2])
                              : write_settings(folder, settings_of(i % 2 == 0));
    if (!done) {
      ::unsetenv("FAIL_NOW");
      std::puts(done.problem().message.en.c_str());
      return 1;
    }
  }
  return 0;
}
