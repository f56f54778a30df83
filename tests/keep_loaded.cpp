// tests: keeps libraries loaded until exit in sanitizer builds, so that reports of leaks in the graphics
// driver name the driver and leaks.txt can suppress them.
extern "C" int dlclose(void*) { return 0; }
