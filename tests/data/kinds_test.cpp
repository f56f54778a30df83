#include "data/kinds.h"

#include "data/npy.h"
#include "data_helpers.h"
#include "testing.h"

namespace surprisal::test {
namespace {

using data::faults_of;
using data::guess_kind;
using data::Kind;
using data::Matrix;
using data::matrix_of;
using Numbers = std::vector<double>;

constexpr double kInfinite = std::numeric_limits<double>::infinity();

Kind kind_of(Numbers numbers, std::size_t columns) {
  return guess_kind(matrix_of(std::move(numbers), columns)).kind;
}

std::string first_fault(const Matrix& matrix, Kind kind) {
  const data::RowFaults faults = faults_of(matrix, kind);
  return faults.any() ? english(sentence_of(*faults.first, {})) : "no fault";
}

std::string first_fault(Numbers numbers, std::size_t columns, Kind kind) {
  return first_fault(matrix_of(std::move(numbers), columns), kind);
}

TEST(Kinds, AreGuessedFromTheNumbers) {
  EXPECT_EQ(kind_of({3, 1, -3, 0, 0, 0}, 3), Kind::Logits);
  EXPECT_EQ(kind_of({0.5, 0.25, 0.25, 0, 1, 0}, 3), Kind::Probabilities);
  EXPECT_EQ(kind_of({0.5, 0.2505, 0.25, 0, 1, 0}, 3), Kind::Probabilities);
  EXPECT_EQ(kind_of({0.5, 0.252, 0.25, 0, 0.9, 0}, 3), Kind::Logits);
  EXPECT_EQ(kind_of({std::log(0.5), std::log(0.5), 0, -kInfinite}, 2), Kind::LogProbabilities);
  EXPECT_EQ(kind_of({-3, -1, -2, -5}, 2), Kind::Logits);
  EXPECT_EQ(kind_of({0.9, 0.9, 0.9, 0.1}, 2), Kind::Logits);
}

TEST(Kinds, AFaultInARowDoesNotMakeTheFileSomethingElse) {
  EXPECT_EQ(kind_of({0.5, 0.5, 0.25, 0.75, std::nan(""), 0.5}, 2), Kind::Probabilities);
  EXPECT_EQ(kind_of({0.5, 0.5, 0.25, 0.75, 0.5, 0.6}, 2), Kind::Probabilities);
}

// Rounded probabilities that were read as logits would have a wrong loss without a word of warning.
TEST(Kinds, NumbersFromZeroToOneThatDoNotAddUpAreInDoubt) {
  const auto doubt = [](Numbers numbers, std::size_t columns) {
    return english(guess_kind(matrix_of(std::move(numbers), columns)).doubt);
  };
  EXPECT_EQ(doubt({0.9, 0.05, 0, 0.6, 0.3, 0}, 3),
            "the numbers are from 0 to 1, but row 0 adds up to 0.9500, not to 1; if they are logits, use "
            "--kind logits; if they are rounded probabilities, save the logits or log_softmax instead");
  EXPECT_NE(doubt({1, 1, 0, 0, 1, 1}, 2), "") << "truth values";
  EXPECT_NE(doubt({0.9, 0.05, std::nan(""), 0.6}, 2), "") << "a faulty row changes nothing";
  EXPECT_EQ(guess_kind(matrix_of({0.9, 0.05, 1.1, 0.6}, 2)).doubt, Text());
  EXPECT_EQ(guess_kind(matrix_of({0, 0, 0, 0}, 2)).doubt, Text()) << "a model that is not trained yet";
}

// Rounds to so many significant bits, as a cast to bfloat16 (8) or float16 (11) does.
double with_bits(double number, int bits) {
  int exponent = 0;
  const double mantissa = std::frexp(number, &exponent);
  return std::ldexp(std::nearbyint(std::ldexp(mantissa, bits)), exponent - bits);
}

Numbers softmax_of_many(std::size_t classes, int bits) {
  Numbers numbers;
  double sum = 0;
  for (std::size_t k = 0; k < classes; ++k) {
    numbers.push_back(std::exp(3 * std::sin(static_cast<double>(k * k))));
    sum += numbers.back();
  }
  for (double& number : numbers) number = with_bits(number / sum, bits);
  return numbers;
}

TEST(Kinds, SumsAreCheckedAsPreciselyAsTheNumbersAre) {
  for (const std::size_t classes : {12u, 1000u, 30'000u}) {
    for (const int bits : {8, 11, 24, 53}) {
      const Matrix matrix = matrix_of(softmax_of_many(classes, bits), classes);
      EXPECT_EQ(guess_kind(matrix).kind, Kind::Probabilities) << classes << " " << bits;
      EXPECT_EQ(first_fault(matrix, Kind::Probabilities), "no fault") << classes << " " << bits;
      Numbers logs = softmax_of_many(classes, 53);
      for (double& number : logs) number = with_bits(std::log(number), bits);
      const Matrix of_logs = matrix_of(std::move(logs), classes);
      EXPECT_EQ(guess_kind(of_logs).kind, Kind::LogProbabilities) << classes << " " << bits;
      EXPECT_EQ(first_fault(of_logs, Kind::LogProbabilities), "no fault") << bits;
    }
  }
  Numbers decimals = softmax_of_many(1000, 53);
  for (double& number : decimals) number = std::nearbyint(number * 1e4) / 1e4;
  EXPECT_NE(first_fault(std::move(decimals), 1000, Kind::Probabilities), "no fault") << "four decimals";
}

TEST(Kinds, FilesOfNumPy) {
  for (const auto& [name, kind] : {std::pair("f4_little.npy", Kind::Logits),
                                   {"probabilities.npy", Kind::Probabilities},
                                   {"probabilities_f2.npy", Kind::Probabilities},
                                   {"log_probabilities.npy", Kind::LogProbabilities}}) {
    const std::string bytes = bytes_of(made_by_numpy(name));
    const auto array = data::read_npy(bytes, nullptr);
    ASSERT_TRUE(array);
    EXPECT_EQ(guess_kind(array->matrix).kind, kind) << name;
    EXPECT_EQ(first_fault(array->matrix, kind), "no fault") << name;
  }
}

TEST(Kinds, FaultsNameRowAndColumn) {
  EXPECT_EQ(first_fault({1, 2, 3, std::nan("")}, 2, Kind::Logits), "row 1, column 1 is not a number (NaN)");
  EXPECT_EQ(first_fault({1, 2, kInfinite, 3}, 2, Kind::Logits), "row 1, column 0 is infinite");
  EXPECT_EQ(first_fault({1, -kInfinite, 2, 3}, 2, Kind::Logits), "row 0, column 1 is minus infinity");
  EXPECT_EQ(first_fault({0.5, 0.5, 1.5, -0.5}, 2, Kind::Probabilities),
            "row 1, column 0 is 1.5; a probability must be from 0 to 1");
  EXPECT_EQ(first_fault({0.5, 0.5, 0.5, std::nan("")}, 2, Kind::Probabilities),
            "row 1, column 1 is not a number (NaN)");
  EXPECT_EQ(first_fault({0.5, 0.5, 0.5, 0.500002}, 2, Kind::Probabilities),
            "row 1 adds up to 1.000002; probabilities must add up to 1 within 0.000001; save the "
            "logits or log_softmax instead");
  EXPECT_EQ(first_fault({0.5, 0.5, 0.5, 0.5000009}, 2, Kind::Probabilities), "no fault");
  EXPECT_EQ(first_fault({0, -kInfinite, 0.5, -1}, 2, Kind::LogProbabilities),
            "row 1, column 0 is 0.5; a log-probability must be 0 or less");
  EXPECT_EQ(first_fault({-1, -1}, 2, Kind::LogProbabilities),
            "row 0 has probabilities that add up to 0.7357589 instead of 1; natural logarithms are expected");
  EXPECT_EQ(first_fault({-kInfinite, -kInfinite}, 2, Kind::LogProbabilities),
            "row 0 has probabilities that add up to 0.000000 instead of 1; natural logarithms are expected");
}

TEST(Kinds, EveryFaultyRowIsFoundAmongMany) {
  constexpr std::size_t kRows = 100'000, kColumns = 7;
  std::vector<float> floats(kRows * kColumns, 0.25f);
  Matrix matrix;
  matrix.first = reinterpret_cast<const std::byte*>(floats.data());
  matrix.rows = kRows, matrix.columns = kColumns;
  matrix.row_step = kColumns * sizeof(float), matrix.column_step = sizeof(float);
  EXPECT_EQ(first_fault(matrix, Kind::Logits), "no fault");
  const std::vector<std::uint32_t> faulty = {0, 2339, 2340, 2341, 50'000, 99'999};
  for (const std::uint32_t row : faulty) floats[row * kColumns + row % kColumns] = row % 2 ? NAN : INFINITY;
  EXPECT_EQ(faults_of(matrix, Kind::Logits).rows, faulty);
}

}  // namespace
}  // namespace surprisal::test
