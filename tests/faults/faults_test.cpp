// Checks that a save leaves either the complete old file or the complete new one, even if the program is
// killed at any moment, a system call fails, the disk is full or the folder is not writable; and that the
// error says what to do. SURPRISAL_KILLS=1000 sets the number of kills.
#include <errno.h>
#include <fcntl.h>
#include <sched.h>
#include <signal.h>
#include <stdlib.h>
#include <sys/mount.h>
#include <sys/stat.h>
#include <sys/wait.h>
#include <unistd.h>

#include <chrono>
#include <cstring>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <random>
#include <set>
#include <string>
#include <thread>
#include <vector>

#include "base/file.h"
#include "contents.h"
#include "testing.h"

namespace surprisal::test {
namespace {

namespace fs = std::filesystem;

std::string content(const fs::path& path) {
  std::ifstream file(path, std::ios::binary);
  return {std::istreambuf_iterator<char>(file), {}};
}

void put(const fs::path& path, const std::string& bytes) { std::ofstream(path, std::ios::binary) << bytes; }

// Lets a user who is not root mount file systems, in separate user and mount namespaces.
bool become_root_in_namespace() {
  const std::string map = "0 " + std::to_string(geteuid()) + " 1";
  if (unshare(CLONE_NEWUSER | CLONE_NEWNS) != 0) return false;
  put("/proc/self/uid_map", map);
  return content("/proc/self/uid_map") != "" && geteuid() == 0;
}

struct Kind {
  const char* name;
  const char* file;
  std::string old_bytes;
  std::string new_bytes;  // empty if only the program can produce them
};

Kind kind_called(const std::string& name) {
  if (name == "session")
    return {"session", kSessionName, to_toml(session_of(false)), to_toml(session_of(true))};
  if (name == "export") return {"export", "figure.csv", "an older figure\n", ""};
  return {"settings", kSettingsName, to_toml(settings_of(false)), to_toml(settings_of(true))};
}

struct ExitResult {
  int code = -1;  // negative: killed
  std::string output;
};

class Saving : public testing::TestWithParam<const char*> {
 protected:
  Saving() {
    std::string name = (fs::temp_directory_path() / "surprisal-test-XXXXXX").string();
    folder = mkdtemp(name.data());
    if (kind.new_bytes.empty()) {
      EXPECT_EQ(save_once([] {}).code, 0);
      kind.new_bytes = now();
    }
    put(folder / kind.file, kind.old_bytes);
  }
  ~Saving() override {
    close(saver_program);
    close(export_program);
    std::error_code none;
    fs::permissions(folder, fs::perms::owner_all, none);
    fs::remove_all(folder, none);
  }

  std::string now() const { return content(folder / kind.file); }

  ino_t inode_now() const {
    struct stat status = {};
    return stat((folder / kind.file).c_str(), &status) == 0 ? status.st_ino : 0;
  }

  pid_t start(const std::string& times) const {
    const pid_t child = fork();
    if (child != 0) return child;
    become_saver(times);
  }

  [[noreturn]] void become_saver(const std::string& times) const {
    const std::string file = (folder / kind.file).string();
    if (std::string(kind.name) == "export") {
      setenv("FAIL_NOW", "1", 1);
      become(export_program, {SURPRISAL_PROGRAM, "export", "sigmoid", "-o", file.c_str(), nullptr});
    }
    become(saver_program, {SAVER, kind.name, folder.c_str(), times.c_str(), nullptr});
  }

  [[noreturn]] static void become(int program, std::vector<const char*> arguments) {
    fexecve(program, const_cast<char**>(arguments.data()), environ);
    _exit(127);
  }

  // Runs one save in a child process, which first calls `before`.
  template <typename Before>
  ExitResult save_once(Before before) const {
    int ends[2] = {};
    EXPECT_EQ(pipe(ends), 0);
    const pid_t child = fork();
    if (child == 0) {
      before();
      dup2(ends[1], STDOUT_FILENO);
      dup2(ends[1], STDERR_FILENO);
      become_saver("1");
    }
    close(ends[1]);
    ExitResult ended;
    char part[4096];
    for (ssize_t count; (count = read(ends[0], part, sizeof part)) > 0;)
      ended.output.append(part, static_cast<std::size_t>(count));
    close(ends[0]);
    int status = 0;
    waitpid(child, &status, 0);
    ended.code = WIFEXITED(status) ? WEXITSTATUS(status) : -WTERMSIG(status);
    return ended;
  }

  std::ptrdiff_t entries() const {
    return std::distance(fs::directory_iterator(folder), fs::directory_iterator());
  }

  // Runs one save in which this call fails; returns whether the call was reached.
  bool save_with(const char* call, int at, int error, ExitResult& ended) const {
    const fs::path note = fs::path(folder.string() + ".note");
    ended = save_once([&] {
      setenv("LD_PRELOAD", FAILING_CALLS, 1);
      setenv("FAIL_CALL", call, 1);
      setenv("FAIL_AT", std::to_string(at).c_str(), 1);
      setenv("FAIL_WITH", std::to_string(error).c_str(), 1);
      setenv("FAIL_NOTE", note.c_str(), 1);
      // The preloaded library comes before the sanitizer runtime.
      setenv("ASAN_OPTIONS", "verify_asan_link_order=0", 1);
    });
    return fs::remove(note);
  }

  Kind kind = kind_called(GetParam());
  // Open them here, because a saver without permissions may not be able to open them by name.
  int saver_program = open(SAVER, O_RDONLY | O_CLOEXEC);
  int export_program = open(SURPRISAL_PROGRAM, O_RDONLY | O_CLOEXEC);
  fs::path folder;
};

class Killing : public Saving {};

INSTANTIATE_TEST_SUITE_P(Of, Saving, testing::Values("session", "settings", "export"),
                         [](const auto& chosen) { return std::string(chosen.param); });
INSTANTIATE_TEST_SUITE_P(Of, Killing, testing::Values("session", "settings"),
                         [](const auto& chosen) { return std::string(chosen.param); });

TEST_P(Killing, KilledAtAnyMomentKeepsTheOldOrTheNewFile) {
  const char* wanted = getenv("SURPRISAL_KILLS");
  const int kills = wanted == nullptr ? 500 : atoi(wanted);
  std::mt19937 random(20240229);
  std::set<std::string> found;
  int in_the_middle = 0;
  for (int i = 0; i < kills; ++i) {
    const std::ptrdiff_t before = entries();
    const ino_t inode = inode_now();
    const pid_t child = start("1000000");
    // Wait for the first save, however slow the machine is, but kill every fifth process without waiting.
    const bool waits = i % 5 != 0;
    int status = 0;
    pid_t ended = 0;
    while (waits && ended == 0 && inode_now() == inode) {
      std::this_thread::sleep_for(std::chrono::microseconds(200));
      ended = waitpid(child, &status, WNOHANG);
    }
    ASSERT_EQ(ended, 0) << "the saver exited: " << status;
    std::this_thread::sleep_for(
        std::chrono::microseconds(random() % 10000));  // at any moment of a later save
    kill(child, SIGKILL);
    ASSERT_EQ(waitpid(child, &status, 0), child);
    ASSERT_TRUE(WIFSIGNALED(status)) << "the saver exited: " << status;
    const std::string bytes = now();
    found.insert(bytes);
    ASSERT_TRUE(bytes == kind.old_bytes || bytes == kind.new_bytes) << "after kill " << i << ": " << bytes;
    in_the_middle += entries() > before ? 1 : 0;  // a temporary file is left behind
  }
  EXPECT_EQ(found.size(), 2u) << "kills before and after a save";
  EXPECT_GT(in_the_middle, 0) << "kills during a save";
}

TEST_P(Saving, WithAFailingCallKeepsTheOldFileAndSaysWhatToDo) {
  struct Failure {
    const char* call;
    int error;
  };
  for (const Failure& failure :
       {Failure{"open", EACCES},   Failure{"open", ENOSPC},      Failure{"open", EMFILE},
        Failure{"open", EROFS},    Failure{"write", ENOSPC},     Failure{"write", EIO},
        Failure{"write", EDQUOT},  Failure{"fsync", EIO},        Failure{"fsync", ENOSPC},
        Failure{"rename", EACCES}, Failure{"rename", EIO},       Failure{"rename", ENOSPC},
        Failure{"close", EIO},     Failure{"close", EDQUOT},     Failure{"stat", EIO},
        Failure{"stat", EACCES},   Failure{"faccessat", EACCES}, Failure{"faccessat", EROFS},
        Failure{"fchown", EIO},    Failure{"fchown", EPERM},     Failure{"fchmod", EPERM},
        Failure{"fchmod", EIO}}) {
    int failed = 0;
    for (bool came = true; came;) {
      const int at = failed + 1;
      SCOPED_TRACE(std::string(failure.call) + " " + std::to_string(at) + ": " + strerror(failure.error));
      put(folder / kind.file, kind.old_bytes);
      ExitResult ended;
      came = save_with(failure.call, at, failure.error, ended);
      failed += came ? 1 : 0;
      EXPECT_EQ(entries(), 1) << "nothing is left beside it";
      if (!came || ended.code == 0) {  // calls that are not essential may fail
        EXPECT_EQ(ended.code, 0) << ended.output;
        EXPECT_EQ(now(), kind.new_bytes);
        continue;
      }
      EXPECT_EQ(ended.code, 1);
      // The folder is synced last, when the file has been replaced.
      const bool in_place = std::string(failure.call) == "fsync" && at == 2;
      EXPECT_EQ(now(), in_place ? kind.new_bytes : kind.old_bytes);
      EXPECT_NE(ended.output.find((folder / kind.file).string()), std::string::npos) << ended.output;
      EXPECT_NE(ended.output.find("choose another"), std::string::npos) << ended.output;
    }
    EXPECT_GT(failed, 0) << failure.call << ": it is never called, so this shows nothing";
  }
}

// The settings folder and the export folder are created when they are first needed.
TEST(Folders, ThatCannotBeCreatedAreReported) {
  std::string name = (fs::temp_directory_path() / "surprisal-test-XXXXXX").string();
  const fs::path folder = mkdtemp(name.data());
  const std::string made = (folder / "new/deeper").string();
  const std::string output_path = (folder / "output").string();
  const std::string note = (folder / "note").string();
  const auto code_of = [&](int at, int error, auto command) {
    const pid_t child = fork();
    if (child == 0) {
      setenv("LD_PRELOAD", FAILING_CALLS, 1);
      setenv("FAIL_NOW", "1", 1);
      setenv("FAIL_CALL", "mkdir", 1);
      setenv("FAIL_AT", std::to_string(at).c_str(), 1);
      setenv("FAIL_WITH", std::to_string(error).c_str(), 1);
      setenv("FAIL_NOTE", note.c_str(), 1);
      setenv("ASAN_OPTIONS", "verify_asan_link_order=0", 1);
      const int output = open(output_path.c_str(), O_WRONLY | O_CREAT | O_TRUNC, 0600);
      dup2(output, STDOUT_FILENO);
      dup2(output, STDERR_FILENO);
      command();
      _exit(127);
    }
    int status = 0;
    waitpid(child, &status, 0);
    return WIFEXITED(status) ? WEXITSTATUS(status) : -1;
  };
  for (const int error : {EACCES, EROFS, ENOSPC, EDQUOT, EIO}) {
    for (const int at : {1, 2}) {
      SCOPED_TRACE(std::string(strerror(error)) + " at " + std::to_string(at));
      EXPECT_EQ(code_of(at, error, [&] { execl(SAVER, SAVER, "settings", made.c_str(), "1", nullptr); }), 1);
      EXPECT_NE(
          content(output_path).find("the folder " + made + " does not exist; make it or choose another"),
          std::string::npos)
          << content(output_path);
      EXPECT_TRUE(fs::remove(note));
      EXPECT_EQ(fs::exists(folder / "new"), at == 2);
      fs::remove_all(folder / "new");
    }
    const std::string all = (folder / "all").string();
    EXPECT_EQ(code_of(1, error,
                      [&] {
                        execl(SURPRISAL_PROGRAM, SURPRISAL_PROGRAM, "export", "--all", "-o", all.c_str(),
                              "--format", "csv", nullptr);
                      }),
              1);
    EXPECT_EQ(content(output_path).find("surprisal: cannot create the folder " + all), 0u)
        << content(output_path);
    EXPECT_NE(content(output_path).find("choose another place"), std::string::npos) << content(output_path);
    EXPECT_TRUE(fs::remove(note));
    EXPECT_FALSE(fs::exists(all));
  }
  fs::remove_all(folder);
}

TEST_P(Saving, InAReadOnlyFolderKeepsTheOldFile) {
  if (geteuid() == 0)
    fs::permissions(folder, fs::perms::owner_all | fs::perms::others_read | fs::perms::others_exec);
  fs::permissions(folder / kind.file, fs::perms::all);
  const ExitResult ended = save_once([&] {
    chmod(folder.c_str(), 0555);
    if (geteuid() == 0 && setuid(65534) != 0) _exit(126);
  });
  EXPECT_EQ(ended.code, 1) << ended.output;
  EXPECT_EQ(now(), kind.old_bytes);
  EXPECT_NE(ended.output.find("change the permissions or choose another place"), std::string::npos)
      << ended.output;
}

// A disk of one page, filled by one file.
TEST_P(Saving, OnAFullDiskKeepsTheOldFile) {
  fs::remove(folder / kind.file);
  const std::string here = folder.string();
  int ends[2] = {};
  ASSERT_EQ(pipe(ends), 0);
  const pid_t child = fork();
  if (child == 0) {
    if (unshare(CLONE_NEWNS) != 0 && !become_root_in_namespace()) _exit(125);
    if (mount("none", "/", nullptr, MS_REC | MS_PRIVATE, nullptr) != 0) _exit(125);
    if (mount("disk", here.c_str(), "tmpfs", 0, "size=8k") != 0) _exit(125);
    put(folder / kind.file, kind.old_bytes);
    put(folder / "filling", std::string(1 << 16, 'x'));
    dup2(ends[1], STDOUT_FILENO);
    dup2(ends[1], STDERR_FILENO);
    const pid_t saver = fork();
    if (saver == 0) {
      become_saver("1");
    }
    int status = 0;
    waitpid(saver, &status, 0);
    const bool whole = now() == kind.old_bytes && entries() == 2;
    _exit(whole && WIFEXITED(status) ? WEXITSTATUS(status) : 99);
  }
  close(ends[1]);
  std::string output;
  char part[4096];
  for (ssize_t count; (count = read(ends[0], part, sizeof part)) > 0;)
    output.append(part, static_cast<std::size_t>(count));
  close(ends[0]);
  int status = 0;
  ASSERT_EQ(waitpid(child, &status, 0), child);
  ASSERT_TRUE(WIFEXITED(status));
  if (WEXITSTATUS(status) == 125) GTEST_SKIP() << "this system does not allow mounting a small disk";
  EXPECT_EQ(WEXITSTATUS(status), 1);
  EXPECT_NE(output.find("the disk is full; free some space or choose another place"), std::string::npos)
      << output;
}

}  // namespace
}  // namespace surprisal::test
