// Preloaded library that makes one system call fail. FAIL_CALL: the name of the call, one of those below;
// FAIL_AT: the number of the call to fail, counted from 1 among the calls of a save after FAIL_NOW is set;
// FAIL_WITH: the errno. When the call is reached, the file FAIL_NOTE is written. A write that fails with
// ENOSPC first writes half of the bytes; a close that fails still closes the file.
#define _GNU_SOURCE
#include <dlfcn.h>
#include <errno.h>
#include <fcntl.h>
#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <sys/syscall.h>
#include <unistd.h>

static int seen = 0;

static int number_in(const char* name) {
  const char* value = getenv(name);
  return value == NULL ? 0 : atoi(value);
}

// Counts the calls of this name after the save has begun, and returns whether this one must fail.
static int fails(const char* call) {
  const char* wanted = getenv("FAIL_CALL");
  if (wanted == NULL || getenv("FAIL_NOW") == NULL || strcmp(wanted, call) != 0) return 0;
  if (++seen != number_in("FAIL_AT")) return 0;
  const char* note = getenv("FAIL_NOTE");
  if (note != NULL) {
    const long file = syscall(SYS_openat, AT_FDCWD, note, O_WRONLY | O_CREAT, 0600);
    syscall(SYS_close, file);
  }
  errno = number_in("FAIL_WITH");
  return 1;
}

static int open_really(const char* path, int flags, mode_t mode) {
  return (int)syscall(SYS_openat, AT_FDCWD, path, flags, mode);
}

int open(const char* path, int flags, ...) {
  mode_t mode = 0;
  if (flags & O_CREAT) {
    va_list rest;
    va_start(rest, flags);
    mode = va_arg(rest, mode_t);
    va_end(rest);
  }
  return fails("open") ? -1 : open_really(path, flags, mode);
}

int open64(const char* path, int flags, ...) {
  mode_t mode = 0;
  if (flags & O_CREAT) {
    va_list rest;
    va_start(rest, flags);
    mode = va_arg(rest, mode_t);
    va_end(rest);
  }
  return fails("open") ? -1 : open_really(path, flags, mode);
}

ssize_t write(int file, const void* bytes, size_t count) {
  if (!fails("write")) return syscall(SYS_write, file, bytes, count);
  const int error = errno;
  if (error == ENOSPC) syscall(SYS_write, file, bytes, count / 2);
  errno = error;
  return -1;
}

int fsync(int file) { return fails("fsync") ? -1 : (int)syscall(SYS_fsync, file); }

int rename(const char* from, const char* to) {
  return fails("rename") ? -1 : (int)syscall(SYS_renameat, AT_FDCWD, from, AT_FDCWD, to);
}

int close(int file) {
  const int failing = fails("close");
  const int error = errno;
  const int result = (int)syscall(SYS_close, file);
  if (failing) errno = error;
  return failing ? -1 : result;
}

int stat(const char* path, struct stat* status) {
  return fails("stat") ? -1 : (int)syscall(SYS_newfstatat, AT_FDCWD, path, status, 0);
}

int faccessat(int folder, const char* path, int mode, int flags) {
  int (*really)(int, const char*, int, int) = dlsym(RTLD_NEXT, "faccessat");
  return fails("faccessat") ? -1 : really(folder, path, mode, flags);
}

int fchown(int file, uid_t user, gid_t group) {
  return fails("fchown") ? -1 : (int)syscall(SYS_fchown, file, user, group);
}

int fchmod(int file, mode_t mode) { return fails("fchmod") ? -1 : (int)syscall(SYS_fchmod, file, mode); }

int mkdir(const char* path, mode_t mode) {
  return fails("mkdir") ? -1 : (int)syscall(SYS_mkdirat, AT_FDCWD, path, mode);
}
