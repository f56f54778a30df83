// To be preloaded: every clock goes by as many seconds more as the file CLOCK_AHEAD says; 0 where there is none.
#define _GNU_SOURCE
#include <fcntl.h>
#include <stdlib.h>
#include <sys/syscall.h>
#include <sys/time.h>
#include <time.h>
#include <unistd.h>

static time_t seconds_ahead(void) {
  const char* name = getenv("CLOCK_AHEAD");
  const long file = name == NULL ? -1 : syscall(SYS_openat, AT_FDCWD, name, O_RDONLY | O_CLOEXEC);
  if (file < 0) return 0;
  char digits[16] = {0};
  const long count = syscall(SYS_read, file, digits, sizeof digits - 1);
  syscall(SYS_close, file);
  return count > 0 ? atol(digits) : 0;
}

int clock_gettime(clockid_t clock, struct timespec* now) {
  const int result = (int)syscall(SYS_clock_gettime, clock, now);
  if (result == 0) now->tv_sec += seconds_ahead();
  return result;
}

int gettimeofday(struct timeval* restrict now, void* restrict zone) {
  const int result = (int)syscall(SYS_gettimeofday, now, zone);
  if (result == 0) now->tv_sec += seconds_ahead();
  return result;
}

time_t time(time_t* now) {
  struct timespec precise = {0};
  clock_gettime(CLOCK_REALTIME, &precise);
  if (now != NULL) *now = precise.tv_sec;
  return precise.tv_sec;
}
