// web: the entry point. Everything after it happens in frames and events.
#include <cstdlib>

#include "web/input.h"
#include "web/web_app.h"

int main() {
  using surprisal::web::web_app;
  web_app() = surprisal::web::WebApp::open();
  if (!web_app()) return EXIT_FAILURE;  // no WebGL2; the page says what to do
  surprisal::web::connect_input();
  return EXIT_SUCCESS;
}
