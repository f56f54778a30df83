// Preloaded into the program: a clock that a test sets; see Clock in display.py. The file TEST_CLOCK has the number of
// seconds by which every clock is ahead and, optionally, the nanosecond of its own time at which the monotonic one stops.
#define _GNU_SOURCE
#include <fcntl.h>
#include <stdlib.h>
#include <sys/syscall.h>
#include <sys/time.h>
#include <time.h>
#include <unistd.h>

struct setting {
  time_t seconds_ahead;
  long long stops_at;  // 0 if it runs
};

static struct setting read_setting(void) {
  struct setting setting = {0, 0};
  const char* name = getenv("TEST_CLOCK");
  const long file = name == NULL ? -1 : syscall(SYS_openat, AT_FDCWD, name, O_RDONLY | O_CLOEXEC);
  if (file < 0) return setting;
  char text[64] = {0};
  const long count = syscall(SYS_read, file, text, sizeof text - 1);
  syscall(SYS_close, file);
  if (count <= 0) return setting;
  char* rest = NULL;
  setting.seconds_ahead = strtol(text, &rest, 10);
  setting.stops_at = strtoll(rest, NULL, 10);
  return setting;
}

int clock_gettime(clockid_t clock, struct timespec* now) {
  const int result = (int)syscall(SYS_clock_gettime, clock, now);
  if (result != 0) return result;
  const struct setting setting = read_setting();
  const long long second = 1000000000;
  if (clock == CLOCK_MONOTONIC && setting.stops_at > 0 && now->tv_sec * second + now->tv_nsec > setting.stops_at) {
    now->tv_sec = setting.stops_at / second;
    now->tv_nsec = setting.stops_at % second;
  }
  now->tv_sec += setting.seconds_ahead;
  return 0;
}

int gettimeofday(struct timeval* restrict now, void* restrict zone) {
  const int result = (int)syscall(SYS_gettimeofday, now, zone);
  if (result == 0) now->tv_sec += read_setting().seconds_ahead;
  return result;
}

time_t time(time_t* now) {
  struct timespec precise = {0};
  clock_gettime(CLOCK_REALTIME, &precise);
  if (now != NULL) *now = precise.tv_sec;
  return precise.tv_sec;
}
