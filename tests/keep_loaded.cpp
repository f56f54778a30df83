// tests: in builds with sanitizers, libraries stay loaded to the end, so that a leak in the graphics driver
// has the driver's name in its report and leaks.txt can tell it from one of ours.
extern "C" int dlclose(void*) { return 0; }
