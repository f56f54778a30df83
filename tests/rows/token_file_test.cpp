// A file of tokens in the data view: how it opens, and a token as the sample of the session.
#include "desk/token_file.h"

#include <cmath>
#include <filesystem>
#include <fstream>

#include "desk/desk.h"
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

// -log p of the token, exactly: the rest is one class, and so nothing is lost.
TEST(TokenFiles, GiveATokenAsTheSampleWithItsLoss) {
  Desk desk;
  open_row_files(desk, {written(kAnswer)});
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
  open_row_files(desk, {written(kAnswer)});
  const Session before = desk.session();
  choose_token(desk, 1);
  choose_token(desk, 0);
  desk.workspace.undo();
  EXPECT_EQ(desk.session(), before);
}

TEST(TokenFiles, LeaveTheSampleWhereNoAlternativeIsKnown) {
  Desk desk;
  open_row_files(desk, {written(kAnswer)});
  const Session before = desk.session();
  choose_token(desk, 2);
  EXPECT_EQ(desk.token_file->chosen, 2u);
  EXPECT_EQ(desk.session(), before);
}

TEST(TokenFiles, StayOpenWhileAnotherViewIsShown) {
  Desk desk;
  open_row_files(desk, {written(kAnswer)});
  close_data_view(desk);
  show_data_view(desk);
  EXPECT_TRUE(desk.token_file);
  EXPECT_FALSE(desk.rows.is_reading());
}

TEST(TokenFiles, AreNotReplacedByRowsThatWereStillBeingRead) {
  Desk desk;
  show_data_view(desk);
  ASSERT_TRUE(desk.rows.is_reading());
  open_row_files(desk, {written(kAnswer)});
  EXPECT_FALSE(desk.rows.is_reading());
  take_rows(desk);
  EXPECT_TRUE(desk.token_file);
}

TEST(TokenFiles, AreClosed) {
  Desk desk;
  open_row_files(desk, {written(kAnswer)});
  close_token_file(desk);
  EXPECT_FALSE(desk.token_file);
  EXPECT_EQ(desk.view.main, MainView::Data);
}

TEST(TokenFiles, GiveWayToRows) {
  Desk desk;
  open_row_files(desk, {written(kAnswer)});
  open_made_up_rows(desk);
  EXPECT_FALSE(desk.token_file);
}

TEST(TokenFiles, PutAtMostTenClassesIntoTheSample) {
  data::Token token = {"last", -5, {}};
  for (int i = 0; i < 20; ++i) token.alternatives.push_back({"t" + std::to_string(i), -3 - 0.01 * i});
  const RowSample sample = sample_of_token(token);
  ASSERT_EQ(sample.classes.size(), kMostClasses);
  EXPECT_EQ(sample.classes[sample.label].name.en, "last");
  double sum = 0;
  for (const RowClass& one : sample.classes) sum += one.p;
  EXPECT_NEAR(sum, 1, 1e-12);
}

}  // namespace
}  // namespace surprisal::test
