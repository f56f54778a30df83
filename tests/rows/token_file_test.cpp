// Checks a file of tokens in the data view: how it opens, and how a token becomes the sample of the session.
#include "desk/token_file.h"

#include <cmath>
#include <filesystem>
#include <fstream>
#include <thread>

#include "desk/desk.h"
#include "desk/files.h"
#include "desk/rows.h"
#include "desk/test_digits.h"
#include "desk/tokens.h"
#include "math/quantities.h"
#include "testing.h"

namespace surprisal::test {
namespace {

constexpr const char* kAnswer = R"({"content": [
  {"token": "The", "logprob": -0.5, "top_logprobs": [{"token": "The", "logprob": -0.5}, {"token": "A", "logprob": -1.5}]},
  {"token": " cat", "logprob": -4, "top_logprobs": [{"token": " dog", "logprob": -1}, {"token": " sun", "logprob": -2}]},
  {"token": ".", "logprob": 0, "top_logprobs": [{"token": ".", "logprob": 0}]}]})";

std::filesystem::path written(const std::string& text) {
  const std::filesystem::path path = std::filesystem::path(testing::TempDir()) / "surprisal-tokens.json";
  std::ofstream(path) << text;
  return path;
}

void wait_for_text(Desk& desk) {
  while (desk.rows.is_reading()) {
    take_rows(desk);
    std::this_thread::yield();
  }
}

void open_text(Desk& desk) {
  open_row_files(desk, {written(kAnswer)});
  wait_for_text(desk);
}

// The loss is exactly -log p of the token: all tokens that are not listed are one class, so no probability is
// lost.
TEST(TokenFiles, GiveATokenAsTheSampleWithItsLoss) {
  Desk desk;
  open_text(desk);
  ASSERT_TRUE(desk.token_file);
  EXPECT_EQ(desk.view.main, MainView::Data);
  choose_token(desk, 1);
  EXPECT_EQ(desk.session().logits.size(), 4u);  // dog, sun, cat, the rest
  EXPECT_NEAR(*quantities_of(desk.session()).cross_entropy, 4, 1e-12);
  choose_token(desk, 0);
  EXPECT_NEAR(*quantities_of(desk.session()).cross_entropy, 0.5, 1e-12);
}

TEST(TokenFiles, ChooseSeveralTokensInOneUndoStep) {
  Desk desk;
  open_text(desk);
  const Session before = desk.session();
  choose_token(desk, 1);
  choose_token(desk, 0);
  desk.workspace.undo();
  EXPECT_EQ(desk.session(), before);
}

TEST(TokenFiles, LeaveTheSampleWhereNoAlternativeIsKnown) {
  Desk desk;
  open_text(desk);
  const Session before = desk.session();
  choose_token(desk, 2);
  EXPECT_EQ(desk.token_file->chosen, 2u);
  EXPECT_EQ(desk.session(), before);
}

TEST(TokenFiles, StayOpenWhileAnotherViewIsShown) {
  Desk desk;
  open_text(desk);
  close_data_view(desk);
  show_data_view(desk);
  EXPECT_TRUE(desk.token_file);
  EXPECT_FALSE(desk.rows.is_reading());
}

TEST(TokenFiles, AreNotReplacedByRowsThatWereStillBeingRead) {
  Desk desk;
  show_data_view(desk);
  ASSERT_TRUE(desk.rows.is_reading());
  open_text(desk);
  EXPECT_TRUE(desk.token_file);
  EXPECT_FALSE(desk.rows.file);
}

TEST(TokenFiles, AreClosed) {
  Desk desk;
  open_text(desk);
  close_token_file(desk);
  EXPECT_FALSE(desk.token_file);
  EXPECT_EQ(desk.view.main, MainView::Data);
}

TEST(TokenFiles, AreReplacedByRows) {
  Desk desk;
  open_text(desk);
  open_synthetic_rows(desk);
  EXPECT_FALSE(desk.token_file);
}

TEST(TokenFiles, AreReadInTheBackground) {
  Desk desk;
  open_row_files(desk, {written(kAnswer)});
  EXPECT_TRUE(desk.rows.is_reading());
  EXPECT_FALSE(desk.token_file);
  wait_for_text(desk);
  EXPECT_TRUE(desk.token_file);
}

TEST(TokenFiles, SayWhyTheyCannotBeRead) {
  Desk desk;
  open_row_files(desk, {written(R"({"content": [{"token": "The", "logprob": "x", "top_logprobs": []}]})")});
  wait_for_text(desk);
  EXPECT_FALSE(desk.token_file);
  EXPECT_FALSE(desk.rows.fault.empty());
}

TEST(TokenFiles, AreKeptInASessionWithTheChosenToken) {
  const std::filesystem::path path = written(kAnswer);
  const std::filesystem::path session = std::filesystem::path(testing::TempDir()) / "tokens.surprisal";
  Session saved;
  {
    Desk desk;
    open_text(desk);
    choose_token(desk, 1);
    saved = desk.session();
    ASSERT_TRUE(save_to(desk, session));
  }
  Desk desk;
  open_file(desk, session);
  desk.workspace.advance(1);
  wait_for_text(desk);
  ASSERT_TRUE(desk.token_file);
  EXPECT_EQ(desk.token_file->path, path);
  EXPECT_EQ(desk.token_file->chosen, 1U);
  EXPECT_EQ(desk.session(), saved);
  EXPECT_NE(desk.view.main, MainView::Data) << "the session's own figure is shown";

  std::filesystem::remove(path);
  Desk without;
  open_file(without, session);
  wait_for_text(without);
  EXPECT_FALSE(without.token_file);
  EXPECT_NE(without.message.text.en.find("surprisal-tokens.json"), std::string::npos)
      << without.message.text.en;
  std::filesystem::remove(session);
}

TEST(TokenFiles, PutAtMostTenClassesIntoTheSample) {
  data::Token token = {"last", -5, {}};
  for (int i = 0; i < 20; ++i) token.alternatives.push_back({"t" + std::to_string(i), -3 - 0.01 * i});
  const RowSample sample = sample_of_token(token);
  ASSERT_EQ(sample.classes.size(), kMaxClasses);
  EXPECT_EQ(sample.classes[sample.label].name.en, "last");
  double sum = 0;
  for (const RowClass& one : sample.classes) sum += one.p;
  EXPECT_NEAR(sum, 1, 1e-12);
}

}  // namespace
}  // namespace surprisal::test
