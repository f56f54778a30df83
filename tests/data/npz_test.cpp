#include "data/npz.h"

#include "data/zip.h"
#include "data_helpers.h"
#include "testing.h"

namespace surprisal::test {
namespace {

using data::NamedArray;
using data::Npz;
using data::read_npz;

// Keeps the bytes alive as long as the arrays.
Result<Npz> npz_of(const std::string& bytes) {
  const auto kept = std::make_shared<const std::string>(bytes);
  return read_npz(*kept, kept);
}

Result<Npz> numpy_file(const char* name) { return npz_of(bytes_of(made_by_numpy(name))); }

TEST(Npz, StoredDeflatedAndLarge) {
  for (const char* name : {"stored.npz", "deflated.npz", "zip64.npz"}) {
    const Result<Npz> npz = numpy_file(name);
    ASSERT_TRUE(npz) << name << ": " << npz.problem().message.en;
    const Result<NamedArray> scores = scores_in(*npz, "");
    ASSERT_TRUE(scores) << scores.problem().message.en;
    EXPECT_EQ(scores->name, "logits");
    EXPECT_EQ(numbers_of(scores->array.matrix), made_scores());
    const Result<std::optional<NamedArray>> labels = labels_in(*npz, "", *scores);
    ASSERT_TRUE(labels && *labels);
    EXPECT_EQ((*labels)->name, "labels");
    EXPECT_EQ(numbers_of((*labels)->array.matrix),
              std::vector<double>(kMadeLabels.begin(), kMadeLabels.end()));
  }
}

TEST(Npz, KeysAreFoundByShapeOrNamed) {
  const Result<Npz> npz = numpy_file("several.npz");
  ASSERT_TRUE(npz);
  EXPECT_EQ(problem_text(scores_in(*npz, "")),
            "several arrays could be the scores: logits (6 x 4), features (6 x 4); choose one with --key");
  EXPECT_EQ(problem_text(scores_in(*npz, "logit")),
            "there is no array \"logit\"; did you mean logits?; it contains logits (6 x 4), features "
            "(6 x 4), labels (6), groups (6); unreadable: names (its numbers have the type "
            "\"<U3\", which cannot be read; save them with .astype(\"float32\") or .astype(\"float64\"))");
  const Result<NamedArray> scores = scores_in(*npz, "features");
  ASSERT_TRUE(scores);
  EXPECT_EQ(scores->name, "features");
  EXPECT_EQ(problem_text(labels_in(*npz, "", *scores)),
            "several arrays could be the labels: labels (6), groups (6); choose one with --label-key");
  const auto labels = labels_in(*npz, "groups", *scores);
  ASSERT_TRUE(labels && *labels);
  EXPECT_EQ((*labels)->name, "groups");
}

TEST(Npz, AFileOfLabels) {
  const Result<Npz> npz = numpy_file("label_only.npz");
  ASSERT_TRUE(npz);
  const Result<NamedArray> only = only_array_in(*npz, "");
  ASSERT_TRUE(only);
  EXPECT_EQ(only->name, "arr_0");
  EXPECT_EQ(problem_text(scores_in(*npz, "")),
            "no array could be the scores, which are floats in rows and columns; it contains arr_0 (6)");
}

TEST(Npz, AZipBombIsRefusedButHarmlessZerosAreAccepted) {
  EXPECT_EQ(
      problem_text(numpy_file("bomb.npz")),
      "its entry \"logits.npy\" would expand from 2039 to 2000128 bytes, more than a hundredfold; save it "
      "with numpy.savez, uncompressed");
  EXPECT_TRUE(numpy_file("harmless_zeros.npz"));
}

TEST(Npz, EveryTruncationIsDetected) {
  for (const char* name : {"stored.npz", "deflated.npz", "zip64.npz"}) {
    const std::string bytes = bytes_of(made_by_numpy(name));
    for (std::size_t size = 0; size < bytes.size(); ++size) {
      ASSERT_EQ(problem_text(npz_of(bytes.substr(0, size))),
                "its list of entries is damaged or truncated; save the file again")
          << name << " cut to " << size;
    }
  }
}

TEST(Npz, CorruptContentIsDetected) {
  std::string bytes = bytes_of(made_by_numpy("deflated.npz"));
  const std::size_t content = 30 + std::string("logits.npy").size() + 20;  // after the first entry's header
  bytes[content + 40] = static_cast<char>(bytes[content + 40] ^ 0x55);
  EXPECT_EQ(problem_text(npz_of(bytes)), "its entry \"logits.npy\" is damaged; save the file again");
}

// Changes one byte at a time: nothing crashes, and any array that is read has a valid shape.
TEST(Npz, ToleratesEveryChangedByte) {
  const std::string good = bytes_of(made_by_numpy("stored.npz"));
  for (std::size_t at = 0; at < good.size(); ++at) {
    for (const int change : {0x01, 0x80, 0xFF}) {
      std::string bytes = good;
      bytes[at] = static_cast<char>(bytes[at] ^ change);
      const Result<Npz> npz = npz_of(bytes);
      if (!npz) continue;
      for (const NamedArray& named : npz->arrays) numbers_of(named.array.matrix);
    }
  }
}

}  // namespace
}  // namespace surprisal::test
