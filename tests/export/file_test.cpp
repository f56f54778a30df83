// Checks that a file is written completely or not at all, and that errors say what to do.
#include "base/file.h"

#include <fcntl.h>
#include <sched.h>
#include <sys/mount.h>
#include <sys/resource.h>
#include <sys/socket.h>
#include <sys/stat.h>
#include <sys/un.h>
#include <unistd.h>

#include <csignal>
#include <iostream>
#include <string>

#include "../languages.h"
#include "export_helpers.h"
#include "testing.h"

namespace surprisal::test {
namespace {

namespace fs = std::filesystem;

constexpr std::size_t kLimit = 1 << 20;
constexpr uid_t kNobody = 65534;

mode_t mode_of(const fs::path& path) {
  struct stat status = {};
  return stat(path.c_str(), &status) == 0 ? status.st_mode & 07777 : 0;
}

// Checks everything that a failed write guarantees, and prints the result for the test that runs this in a
// separate process.
[[noreturn]] void report_failure(const fs::path& path, std::string_view bytes) {
  const std::string before = content(path);
  const auto entries = [&] { return std::distance(fs::directory_iterator(path.parent_path()), {}); };
  const auto count = entries();
  const Done done = write_atomically(path, bytes);
  const bool harmless = content(path) == before && entries() == count;
  std::cerr << (done ? "no problem" : done.problem().message.en) << (harmless ? "; harmless" : "; harmful");
  const rlimit none = {RLIM_INFINITY, RLIM_INFINITY};
  setrlimit(RLIMIT_FSIZE, &none);  // coverage counts are written when the process ends
  std::exit(0);
}

TEST(WriteAtomically, MakesAFileAndReplacesIt) {
  const Folder folder;
  const std::string large(3'000'000, 'x');
  ASSERT_TRUE(write_atomically(folder / "a", "one"));
  EXPECT_EQ(content(folder / "a"), "one");
  ASSERT_TRUE(write_atomically(folder / "a", large));
  EXPECT_EQ(content(folder / "a"), large);
  ASSERT_TRUE(write_atomically(folder / "a", ""));
  EXPECT_EQ(content(folder / "a"), "");
  EXPECT_EQ(folder.entries(), 1);
}

TEST(WriteAtomically, GivesANewFilePermissionsByTheUmask) {
  const Folder folder;
  const mode_t before = umask(027);
  const Done done = write_atomically(folder / "a", "one");
  umask(before);
  ASSERT_TRUE(done);
  EXPECT_EQ(mode_of(folder / "a"), 0640u);
}

TEST(WriteAtomically, KeepsThePermissionsAndTheOwnerOfAnExistingFile) {
  const Folder folder;
  put(folder / "a", "old");
  const bool given_away = chown((folder / "a").c_str(), kNobody, kNobody) == 0;
  fs::permissions(folder / "a", fs::perms(0604));
  ASSERT_TRUE(write_atomically(folder / "a", "new"));
  EXPECT_EQ(mode_of(folder / "a"), 0604u);
  struct stat status = {};
  stat((folder / "a").c_str(), &status);
  EXPECT_EQ(status.st_uid, given_away ? kNobody : getuid());
}

TEST(WriteAtomically, FollowsALinkAndKeepsIt) {
  const Folder folder;
  fs::create_directory(folder / "deep");
  put(folder / "deep/target", "old");
  fs::create_symlink("deep/target", folder / "relative");
  fs::create_symlink(folder / "relative", folder / "absolute");
  ASSERT_TRUE(write_atomically(folder / "absolute", "new"));
  EXPECT_TRUE(fs::is_symlink(folder / "absolute"));
  EXPECT_TRUE(fs::is_symlink(folder / "relative"));
  EXPECT_FALSE(fs::is_symlink(folder / "deep/target"));
  EXPECT_EQ(content(folder / "deep/target"), "new");
  EXPECT_EQ(folder.entries(), 3);
}

TEST(WriteAtomically, CreatesTheTargetOfADanglingLink) {
  const Folder folder;
  fs::create_symlink("target", folder / "link");
  ASSERT_TRUE(write_atomically(folder / "link", "new"));
  EXPECT_TRUE(fs::is_symlink(folder / "link"));
  EXPECT_EQ(content(folder / "target"), "new");
}

TEST(WriteAtomically, AcceptsTheLongestNamesAndAnyScript) {
  const Folder folder;
  for (const std::string& name : {std::string(255, 'n'), std::string("交叉熵 图.png"), std::string("a\nb")}) {
    ASSERT_TRUE(write_atomically(folder / name, "x")) << name;
    EXPECT_EQ(content(folder / name), "x");
  }
}

TEST(WriteAtomically, WritesDevicesAndPipesDirectly) {
  EXPECT_TRUE(write_atomically("/dev/null", "x"));
  EXPECT_TRUE(fs::is_character_file("/dev/null"));
  int ends[2];
  ASSERT_EQ(pipe(ends), 0);
  EXPECT_TRUE(write_atomically("/dev/fd/" + std::to_string(ends[1]), "through"));
  char text[16] = {};
  EXPECT_EQ(read(ends[0], text, sizeof text), 7);
  EXPECT_STREQ(text, "through");
  close(ends[0]);
  close(ends[1]);
}

TEST(WriteAtomically, AppendsToAFileThatIsStandardOutput) {
  const Folder folder;
  put(folder / "out", "before,");
  const int out = open((folder / "out").c_str(), O_WRONLY);
  EXPECT_TRUE(write_atomically("/proc/self/fd/" + std::to_string(out), "after"));
  close(out);
  EXPECT_EQ(content(folder / "out"), "before,after");
}

TEST(WriteAtomically, SaysWhichFolderIsMissing) {
  const Folder folder;
  const Done done = write_atomically(folder / "no/a.png", "x");
  ASSERT_FALSE(done);
  EXPECT_EQ(test::english(done.problem().message), "cannot write " + (folder / "no/a.png").string() +
                                                       ": the folder " + (folder / "no").string() +
                                                       " does not exist; make it or choose another");
}

TEST(WriteAtomically, SaysWhatElseIsWrongWithAName) {
  const Folder folder;
  put(folder / "file", "kept");
  fs::create_symlink("round", folder / "round");
  const auto message = [](const fs::path& path) {
    const Done done = write_atomically(path, "x");
    return done ? std::string("no problem") : test::english(done.problem().message);
  };
  EXPECT_NE(message(folder.path()).find("it is a folder; name a file in it"), std::string::npos);
  EXPECT_NE(message(folder / "").find("it is a folder; name a file in it"), std::string::npos);
  EXPECT_NE(message(folder / "file/a").find("file is not a folder; choose"), std::string::npos);
  EXPECT_NE(message(folder / "round").find("form a loop"), std::string::npos);
  EXPECT_NE(message(folder / std::string(256, 'n')).find("too long"), std::string::npos);
  EXPECT_NE(message("/proc/a.png").find("files cannot be created in the folder /proc"), std::string::npos);
  EXPECT_NE(message("").find("without a name"), std::string::npos);
  EXPECT_EQ(content(folder / "file"), "kept");
  EXPECT_EQ(folder.entries(), 2);
}

TEST(WriteAtomically, SaysThatADeviceIsFull) {
  const Done done = write_atomically("/dev/full", "x");
  ASSERT_FALSE(done);
  EXPECT_EQ(test::english(done.problem().message),
            "cannot write /dev/full: the disk is full; free some space or choose another place");
}

TEST(WriteAtomically, SaysThatAPipeOrASocketHasNoReader) {
  const auto message = [](const fs::path& path) {
    const Done done = write_atomically(path, "x");
    return done ? std::string("no problem") : test::english(done.problem().message);
  };
  int ends[2];
  ASSERT_EQ(pipe(ends), 0);
  close(ends[0]);
  const auto before = signal(SIGPIPE, SIG_IGN);
  EXPECT_NE(message("/dev/fd/" + std::to_string(ends[1])).find("has stopped reading"), std::string::npos);
  signal(SIGPIPE, before);
  close(ends[1]);

  const Folder folder;
  const std::string name = (folder / "socket").string();
  sockaddr_un address = {};
  address.sun_family = AF_UNIX;
  name.copy(address.sun_path, sizeof address.sun_path - 1);
  const int socket = ::socket(AF_UNIX, SOCK_STREAM, 0);
  ASSERT_EQ(bind(socket, reinterpret_cast<const sockaddr*>(&address), sizeof address), 0);
  EXPECT_NE(message(name).find("; choose another place"), std::string::npos);
  close(socket);
}

TEST(WriteAtomicallyDeath, KeepsTheOldFileIfTheNewOneIsTooLarge) {
  const Folder folder;
  put(folder / "a", "old");
  const auto attempt = [&] {
    signal(SIGXFSZ, SIG_IGN);
    const rlimit limit = {1000, RLIM_INFINITY};  // stops in the middle of a write, as a full disk does
    setrlimit(RLIMIT_FSIZE, &limit);
    report_failure(folder / "a", std::string(100'000, 'x'));
  };
  EXPECT_EXIT(attempt(), testing::ExitedWithCode(0), "too large for this disk.*; harmless");
}

TEST(WriteAtomicallyDeath, KeepsTheOldFileOnAFullDisk) {
  const Folder folder;
  const auto attempt = [&] {
    if (unshare(CLONE_NEWNS) != 0 || mount("none", "/", nullptr, MS_REC | MS_PRIVATE, nullptr) != 0 ||
        mount("none", folder.path().c_str(), "tmpfs", 0, "size=64k") != 0) {
      std::cerr << "the disk is full (not tried: no right to mount); harmless";
      std::exit(0);
    }
    put(folder / "a", "old");
    report_failure(folder / "a", std::string(100'000, 'x'));
  };
  EXPECT_EXIT(attempt(), testing::ExitedWithCode(0), "the disk is full.*; harmless");
}

TEST(WriteAtomicallyDeath, KeepsTheOldFileOnAReadOnlyDisk) {
  const Folder folder;
  const auto attempt = [&] {
    put(folder / "a", "old");
    const char* place = folder.path().c_str();
    if (unshare(CLONE_NEWNS) != 0 || mount("none", "/", nullptr, MS_REC | MS_PRIVATE, nullptr) != 0 ||
        mount(place, place, nullptr, MS_BIND, nullptr) != 0 ||
        mount(place, place, nullptr, MS_REMOUNT | MS_BIND | MS_RDONLY, nullptr) != 0) {
      std::cerr << "is read-only (not tried: no right to mount); harmless";
      std::exit(0);
    }
    report_failure(folder / "a", "new");
  };
  EXPECT_EXIT(attempt(), testing::ExitedWithCode(0), "is read-only.*; harmless");
}

TEST(WriteAtomicallyDeath, NeedsPermissionForTheFolderAndForTheFile) {
  const Folder folder;
  put(folder / "a", "old");
  fs::permissions(folder / "a", fs::perms(0644));
  fs::permissions(folder.path(), fs::perms(0555));
  const auto attempt = [&](const char* name) {
    if (getuid() == 0 && setuid(kNobody) != 0) std::exit(1);
    report_failure(folder / name, "new");
  };
  EXPECT_EXIT(attempt("new"), testing::ExitedWithCode(0), "not have permission.*; harmless");
  fs::permissions(folder / "a", fs::perms(0444));
  fs::permissions(folder.path(), fs::perms(0777));
  EXPECT_EXIT(attempt("a"), testing::ExitedWithCode(0), "not have permission.*; harmless");
}

TEST(ReadFile, GivesTheBytesUpToTheLimit) {
  const Folder folder;
  const std::string bytes("a\0b\r\n\xFF", 6);
  put(folder / "a", bytes);
  put(folder / "empty", "");
  const Result<std::string> read = read_file(folder / "a", 6);
  ASSERT_TRUE(read);
  EXPECT_EQ(*read, bytes);
  const Result<std::string> empty = read_file(folder / "empty", 0);
  ASSERT_TRUE(empty);
  EXPECT_EQ(*empty, "");
  const Result<std::string> large = read_file(folder / "a", 5);
  ASSERT_FALSE(large);
  EXPECT_NE(test::english(large.problem().message).find("larger than 5 bytes"), std::string::npos);
  EXPECT_FALSE(read_file("/dev/zero", kLimit));
}

TEST(ReadFile, SaysWhyItFails) {
  const Folder folder;
  const auto message = [](const fs::path& path) {
    return test::english(read_file(path, kLimit).problem().message);
  };
  EXPECT_EQ(message(folder / "no"),
            "cannot read " + (folder / "no").string() + ": there is no such file; check the name");
  EXPECT_NE(message(folder.path()).find("it is a folder; name a file in it"), std::string::npos);
  EXPECT_NE(message("").find("no such file"), std::string::npos);
  put(folder / "file", "");
  fs::create_symlink("round", folder / "round");
  EXPECT_NE(message(folder / "file/a").find("no such file"), std::string::npos);
  EXPECT_NE(message(folder / "round").find("form a loop"), std::string::npos);
  EXPECT_NE(message(folder / std::string(256, 'n')).find("too long"), std::string::npos);
  EXPECT_NE(message("/proc/self/mem").find("; check the file and its disk"), std::string::npos);
}

TEST(ReadFileDeath, NeedsPermission) {
  const Folder folder;
  put(folder / "a", "secret");
  fs::permissions(folder.path(), fs::perms(0755));
  fs::permissions(folder / "a", fs::perms(0));
  const auto attempt = [&] {
    if (getuid() == 0 && setuid(kNobody) != 0) std::exit(1);
    std::cerr << read_file(folder / "a", kLimit).problem().message.en;
    std::exit(0);
  };
  EXPECT_EXIT(attempt(), testing::ExitedWithCode(0), "not have permission to read it");
}

}  // namespace
}  // namespace surprisal::test
