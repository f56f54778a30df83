#include "data/mapped_file.h"

#include <csignal>

#include "data_helpers.h"
#include "testing.h"

namespace surprisal::test {
namespace {

using data::map_file;

TEST(MappedFile, HasTheBytesOfTheFile) {
  const TemporaryFolder folder;
  const auto file = map_file(folder.write("a", "some bytes"));
  ASSERT_TRUE(file);
  EXPECT_EQ((*file)->bytes(), "some bytes");
  EXPECT_TRUE((*file)->unchanged());
  const auto empty = map_file(folder.write("empty", ""));
  ASSERT_TRUE(empty);
  EXPECT_EQ((*empty)->bytes(), "");
}

TEST(MappedFile, SaysWhatIsWrong) {
  const TemporaryFolder folder;
  const std::string missing = folder.path("missing");
  EXPECT_EQ(problem_text(map_file(missing)),
            "cannot read " + missing + ": there is no such file; check the name");
  EXPECT_EQ(problem_text(map_file(folder.path(""))),
            "cannot read " + folder.path("") + ": it is a folder; name a file in it");
  EXPECT_EQ(problem_text(map_file("/dev/null")),
            "cannot read /dev/null: it is a pipe or a device; save its content to a file first");
}

TEST(MappedFile, AChangedSizeIsNoticed) {
  const TemporaryFolder folder;
  const std::string path = folder.write("a", "0123456789");
  const auto file = map_file(path);
  ASSERT_TRUE(file);
  std::filesystem::resize_file(path, 12);
  EXPECT_EQ(problem_text((*file)->unchanged()),
            path + " changed from 10 to 12 bytes while it was open; open it again once it is complete");
  std::filesystem::resize_file(path, 10);
  EXPECT_TRUE((*file)->unchanged());
}

// Without the signal handler, this test would crash with a bus error.
TEST(MappedFile, AFileThatShrinksReadsAsZerosAndHasAProblem) {
  const TemporaryFolder folder;
  const std::string path = folder.write("a", std::string(1 << 20, 'x'));
  const auto file = map_file(path), other = map_file(folder.write("b", std::string(1 << 16, 'y')));
  ASSERT_TRUE(file && other);
  std::filesystem::resize_file(path, 5000);
  const std::string_view bytes = (*file)->bytes();
  EXPECT_EQ(bytes[4999], 'x');
  EXPECT_EQ(std::count(bytes.begin() + (1 << 16), bytes.end(), '\0'), (1 << 20) - (1 << 16));
  std::filesystem::resize_file(path, 1 << 20);  // the original size, but not the original content
  EXPECT_EQ(problem_text((*file)->unchanged()),
            path + " was truncated while it was being read; open it again once it is complete");
  EXPECT_EQ(std::count((*other)->bytes().begin(), (*other)->bytes().end(), 'y'), 1 << 16);
  EXPECT_TRUE((*other)->unchanged());
}

TEST(MappedFileDeathTest, OtherBusErrorsStillEndTheProgram) {
  const TemporaryFolder folder;
  const auto file = map_file(folder.write("a", "x"));
  EXPECT_DEATH(std::raise(SIGBUS), "");
}

}  // namespace
}  // namespace surprisal::test
