// Preloaded into a GLFW program by start.py. With FIRST_FRAME_END=n, ends the program once its n-th frame is
// on the screen. Otherwise prints a checksum of the pixels of each of the first frames, which shows when the
// picture stops changing, and then ends the program.
#define _GNU_SOURCE
#include <dlfcn.h>
#include <stdio.h>
#include <stdlib.h>
#include <unistd.h>

enum { kFrames = 8, kRgba = 0x1908, kUnsignedByte = 0x1401, kMaxPixels = 1280 * 800 };

typedef struct GLFWwindow GLFWwindow;

static void print_sum(int width, int height,
                      void (*read_pixels)(int, int, int, int, unsigned, unsigned, void*)) {
  static unsigned pixels[kMaxPixels];
  if (width * height > kMaxPixels) _exit(3);
  read_pixels(0, 0, width, height, kRgba, kUnsignedByte, pixels);
  unsigned long long sum = 0;
  for (int i = 0; i < width * height; ++i) sum = sum * 31 + pixels[i];
  printf("%llu\n", sum);
  fflush(stdout);
}

void glfwSwapBuffers(GLFWwindow* window) {
  static int frame = 0;
  void (*swap)(GLFWwindow*) = (void (*)(GLFWwindow*))dlsym(RTLD_NEXT, "glfwSwapBuffers");
  void (*size)(GLFWwindow*, int*, int*) =
      (void (*)(GLFWwindow*, int*, int*))dlsym(RTLD_NEXT, "glfwGetFramebufferSize");
  void* (*proc)(const char*) = (void* (*)(const char*))dlsym(RTLD_NEXT, "glfwGetProcAddress");
  ++frame;
  const char* end = getenv("FIRST_FRAME_END");
  if (end == NULL) {
    int width = 0;
    int height = 0;
    size(window, &width, &height);
    print_sum(width, height, (void (*)(int, int, int, int, unsigned, unsigned, void*))proc("glReadPixels"));
  }
  swap(window);
  if (frame < (end != NULL ? atoi(end) : kFrames)) return;
  ((void (*)(void))proc("glFinish"))();
  _exit(0);
}
