// Checks that a session stores which rows are open, and reports what it cannot find again.
#include "desk/kept_rows.h"

#include <unistd.h>

#include <filesystem>
#include <fstream>
#include <functional>
#include <thread>

#include "base/file.h"
#include "desk/desk.h"
#include "desk/files.h"
#include "desk/rows.h"
#include "session/session_file.h"
#include "session/session_line.h"
#include "some_file.h"

namespace surprisal::test {
namespace {

namespace fs = std::filesystem;

const fs::path kDataFiles = fs::path(SURPRISAL_TEST_FOLDER) / ".." / "data" / "files";

class KeptRowsTest : public testing::Test {
 protected:
  KeptRowsTest() { fs::create_directories(folder); }
  ~KeptRowsTest() override { fs::remove_all(folder); }

  static void wait(Desk& desk) {
    while (desk.rows.is_reading()) {
      take_rows(desk);
      std::this_thread::yield();
    }
  }

  // A session with row 2 of two files in the folder, saved and opened again after `between`.
  void save_and_open_again(
      Desk& desk, const std::function<void()>& between = [] {}) {
    fs::copy_file(kDataFiles / "f4_little.npy", folder / "p.npy", fs::copy_options::overwrite_existing);
    fs::copy_file(kDataFiles / "labels_i8.npy", folder / "l.npy", fs::copy_options::overwrite_existing);
    {
      Desk first;
      open_rows(first, {folder / "p.npy", (folder / "l.npy").string(), {}});
      wait(first);
      choose_row(first, 2);
      saved = first.session();
      ASSERT_TRUE(save_to(first, session));
    }
    between();
    open_file(desk, session);
    desk.workspace.advance(1);
    EXPECT_EQ(desk.session(), saved) << "the sample is there before the rows";
    wait(desk);
  }

  const fs::path folder = fs::temp_directory_path() / ("surprisal-kept-rows-" + std::to_string(getpid()));
  const fs::path session = folder / "s.surprisal";
  Session saved;
};

TEST_F(KeptRowsTest, AreReadAgainAndTheRowIsChosen) {
  Desk desk;
  save_and_open_again(desk);
  ASSERT_TRUE(desk.rows.file);
  EXPECT_EQ(desk.rows.file->source.file, folder / "p.npy");
  EXPECT_EQ(desk.rows.chosen, 2U);
  EXPECT_EQ(desk.session(), saved);
  EXPECT_FALSE(desk.workspace.is_changed());
  EXPECT_NE(desk.view.main, MainView::Data) << "the session's own figure is shown";
}

TEST_F(KeptRowsTest, ASentenceSaysThatTheFileIsGone) {
  Desk desk;
  save_and_open_again(desk, [&] { fs::remove(folder / "p.npy"); });
  EXPECT_FALSE(desk.rows.file);
  EXPECT_TRUE(desk.rows.fault.empty());
  EXPECT_NE(desk.message.text.en.find("p.npy"), std::string::npos) << desk.message.text.en;
  EXPECT_NE(desk.message.text.zh, desk.message.text.en);
  EXPECT_EQ(desk.session(), saved);
  ASSERT_TRUE(save_to(desk, session));
  EXPECT_NE(read_file(session, kLongestSessionFile)->find("p.npy"), std::string::npos)
      << "a file that comes back later is found then";
}

TEST_F(KeptRowsTest, ASentenceSaysThatTheRowIsGone) {
  Desk desk;
  save_and_open_again(desk, [&] {
    std::ofstream(folder / "p.npy") << "0,1,2\n3,4,5\n";
    std::ofstream(folder / "l.npy") << "0\n1\n";
  });
  ASSERT_TRUE(desk.rows.file);
  EXPECT_EQ(desk.rows.file->count(), 2U);
  EXPECT_LT(*desk.rows.chosen, 2U);
  EXPECT_NE(desk.message.text.en.find("Row 2"), std::string::npos) << desk.message.text.en;
  EXPECT_EQ(desk.session(), saved);
}

TEST_F(KeptRowsTest, AreNotInCopiedLinesAndNotOfTheExample) {
  Desk desk;
  save_and_open_again(desk);
  EXPECT_EQ(copy_as_line(desk), to_line(saved));
  EXPECT_EQ(copy_as_line(desk).find("p.npy"), std::string::npos);
  open_synthetic_rows(desk);
  EXPECT_FALSE(rows_to_keep(desk));
}

TEST_F(KeptRowsTest, AreForgottenWhenOtherRowsAreOpened) {
  Desk desk;
  save_and_open_again(desk, [&] { fs::remove(folder / "p.npy"); });
  open_rows(desk, {kDataFiles / "f4_little.npy", (kDataFiles / "labels_i8.npy").string(), {}});
  wait(desk);
  EXPECT_EQ(rows_to_keep(desk)->source.file, kDataFiles / "f4_little.npy");
}

TEST(KeptRowsFile, KeepsEveryOptionChosenForTheFile) {
  KeptRows rows;
  rows.source = {"/data/a \"b\".npz", "y_true", {}};
  rows.source.reading = {
      data::Kind::LogProbabilities, 1, -7, "/data/names.txt", "logits", "gold", false, true};
  rows.source.with = "/data/other.npz";
  rows.row = 6041;
  const Result<SessionFile> read = session_file_from(to_toml(SessionFile{Session(), rows}), "/elsewhere");
  ASSERT_TRUE(read) << read.problem().message.en;
  EXPECT_EQ(read->rows, rows);
  EXPECT_EQ(read->session, Session());
}

TEST(KeptRowsFile, OpensWithoutRowsAndOldSessionsToo) {
  const Result<SessionFile> old = session_file_from(session::to_toml(Session()), "/");
  ASSERT_TRUE(old);
  EXPECT_FALSE(old->rows);
  EXPECT_EQ(to_toml(SessionFile{Session(), {}}), session::to_toml(Session()));
}

TEST(KeptRowsFile, IsAValidSessionForReadersWithoutRows) {
  const std::string toml = to_toml(SessionFile{Session(), KeptRows{{"/p.npy", "", {}}, 3}});
  const Result<Session> read = from_toml(toml);
  ASSERT_TRUE(read) << read.problem().message.en;
  EXPECT_EQ(*read, Session());
}

TEST(KeptRowsFile, FindsRelativePathsBesideTheSession) {
  const Result<SessionFile> read = session_file_from(
      "format = 1\n[rows]\nfile = \"f4_little.npy\"\nlabels = \"labels_i8.npy\"\n", kDataFiles);
  ASSERT_TRUE(read);
  EXPECT_EQ(read->rows->source.file, kDataFiles / "f4_little.npy");
  EXPECT_EQ(read->rows->source.labels, (kDataFiles / "labels_i8.npy").string());
  const Result<SessionFile> column =
      session_file_from("format = 1\n[rows]\nfile = \"p.csv\"\nlabels = \"gold\"\n", kDataFiles);
  EXPECT_EQ(column->rows->source.labels, "gold");
}

TEST(KeptRowsFile, LeavesOutAPathThatIsNotPlainText) {
  for (const char* path : {"/data/line\nbreak.npy", "/data/\xFF.npy"}) {
    const std::string toml = to_toml(SessionFile{Session(), KeptRows{{path, "", {}}, 3}});
    EXPECT_EQ(toml, session::to_toml(Session())) << path;
  }
}

TEST(KeptRowsFile, NamesTheLineOfAWrongValue) {
  for (const char* line : {"row = -1", "row = \"x\"", "kind = \"scores\"", "label_base = 2", "ignore = 1.5",
                           "leave_out = 1", "with = 1", "rwo = 3"}) {
    const Result<SessionFile> read =
        session_file_from(std::string("format = 1\n[rows]\nfile = \"/p.npy\"\n") + line + "\n", "/");
    ASSERT_FALSE(read) << line;
    EXPECT_TRUE(read.problem().message.en.starts_with("line 4: rows.")) << read.problem().message.en;
  }
  EXPECT_FALSE(session_file_from("format = 1\n[rows]\nrow = 3\n", "/")) << "no file";
  EXPECT_FALSE(session_file_from("format = 1\nrows = 3\n", "/"));
}

}  // namespace
}  // namespace surprisal::test
