// Preloaded library that makes memory allocations fail. FAIL_AT: the number of the allocation to fail,
// counted from 1 after the start of main; 0 only counts. With FAIL_ON, all later ones fail too. When main
// returns or exit is called, the number of allocations is written to the file FAIL_NOTE, with the libraries
// of the first and the last failed allocation. If the program crashes, or Cairo jumps out of a function that
// has returned, the file says so. With FAIL_CORE, the program aborts instead, to show the caller in a
// debugger.
#define _GNU_SOURCE
#include <dlfcn.h>
#include <errno.h>
#include <fcntl.h>
#include <pthread.h>
#include <signal.h>
#include <stdatomic.h>
#include <stddef.h>
#include <stdio.h>
#include <stdlib.h>
#include <sys/syscall.h>
#include <unistd.h>

// The C library's own allocation functions.
void* __libc_malloc(size_t size);
void* __libc_calloc(size_t count, size_t size);
void* __libc_realloc(void* old, size_t size);
void* __libc_memalign(size_t alignment, size_t size);

typedef int Main(int, char**, char**);

static Main* real_main = NULL;
static atomic_int in_main = 0;
static atomic_long seen = 0;
static long fail_at = 0;
static int fail_on = 0;
static int abort_there = 0;

static long number_in(const char* name) {
  const char* value = getenv(name);
  return value == NULL ? 0 : atol(value);
}

static void* first_caller;  // caller of the first allocation that failed
static void* last_caller;

static int fails(void* caller) {
  if (!in_main) return 0;
  const long number = atomic_fetch_add(&seen, 1) + 1;
  if (fail_at == 0 || number < fail_at || (number > fail_at && !fail_on)) return 0;
  if (abort_there) abort();
  if (first_caller == NULL) first_caller = caller;
  last_caller = caller;
  errno = ENOMEM;
  return 1;
}

void* malloc(size_t size) { return fails(__builtin_return_address(0)) ? NULL : __libc_malloc(size); }
void* calloc(size_t count, size_t size) {
  return fails(__builtin_return_address(0)) ? NULL : __libc_calloc(count, size);
}
void* realloc(void* old, size_t size) {
  return fails(__builtin_return_address(0)) ? NULL : __libc_realloc(old, size);
}
void* memalign(size_t alignment, size_t size) {
  return fails(__builtin_return_address(0)) ? NULL : __libc_memalign(alignment, size);
}
void* aligned_alloc(size_t alignment, size_t size) {
  return fails(__builtin_return_address(0)) ? NULL : __libc_memalign(alignment, size);
}

int posix_memalign(void** place, size_t alignment, size_t size) {
  void* memory = fails(__builtin_return_address(0)) ? NULL : __libc_memalign(alignment, size);
  if (memory == NULL) return ENOMEM;
  *place = memory;
  return 0;
}

// With FAIL_THREADS, no thread can be created.
int pthread_create(pthread_t* thread, const pthread_attr_t* attributes, void* (*start)(void*),
                   void* argument) {
  int (*create)(pthread_t*, const pthread_attr_t*, void* (*)(void*), void*) =
      (int (*)(pthread_t*, const pthread_attr_t*, void* (*)(void*), void*))dlsym(RTLD_NEXT, "pthread_create");
  return getenv("FAIL_THREADS") != NULL ? EAGAIN : create(thread, attributes, start, argument);
}

static const char* library_of(void* code) {
  Dl_info from = {.dli_fname = NULL};
  dladdr(code, &from);
  return from.dli_fname == NULL ? "" : from.dli_fname;
}

static void write_note(const char* text, long number) {
  const char* note = getenv("FAIL_NOTE");
  if (note == NULL) return;
  const int file = (int)syscall(SYS_openat, AT_FDCWD, note, O_WRONLY | O_CREAT | O_TRUNC, 0600);
  dprintf(file, "%s%ld %s %s\n", text, number, library_of(first_caller), library_of(last_caller));
  syscall(SYS_close, file);
}

static void report_count(void) {
  if (in_main) write_note("", seen);
  in_main = 0;
}

// Cairo 1.16's scan converter jumps back into a function that has already returned, so the stack is gone
// afterwards: report it before the jump.
void __longjmp_chk(void* place, int value) {
  in_main = 0;
  last_caller = __builtin_return_address(0);
  write_note("jumps ", value);
  void (*jump)(void*, int) = (void (*)(void*, int))dlsym(RTLD_NEXT, "__longjmp_chk");
  jump(place, value);
  abort();
}

// Reports a crash: Cairo 1.16 uses memory that it did not get, and frees memory that is not its own, which
// may crash much later.
static void report_crash(int number) {
  in_main = 0;
  write_note("crashed ", number);
  raise(number);
}

static int counted_main(int count, char** arguments, char** environment) {
  fail_at = number_in("FAIL_AT");
  fail_on = getenv("FAIL_ON") != NULL;
  abort_there = getenv("FAIL_CORE") != NULL;
  atexit(report_count);
  struct sigaction crash = {.sa_handler = report_crash, .sa_flags = (int)SA_RESETHAND};
  sigaction(SIGSEGV, &crash, NULL);
  sigaction(SIGABRT, &crash, NULL);
  in_main = 1;
  const int code = real_main(count, arguments, environment);
  report_count();
  return code;
}

int __libc_start_main(Main* main, int count, char** arguments, void (*init)(void), void (*fini)(void),
                      void (*rtld_fini)(void), void* stack_end) {
  int (*start)(Main*, int, char**, void (*)(void), void (*)(void), void (*)(void), void*) =
      dlsym(RTLD_NEXT, "__libc_start_main");
  real_main = main;
  return start(counted_main, count, arguments, init, fini, rtld_fini, stack_end);
}
