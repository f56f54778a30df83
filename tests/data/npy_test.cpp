#include "data/npy.h"

#include "data/npy_header.h"
#include "data_helpers.h"
#include "testing.h"

namespace surprisal::test {
namespace {

using data::Array;
using data::Element;
using data::read_npy;

struct GoodFile {
  const char* name;
  Element element;
  bool swapped;
};

class Npy : public testing::TestWithParam<GoodFile> {};

TEST_P(Npy, HasTheNumbersThatWereSaved) {
  const std::string bytes = bytes_of(made_by_numpy(GetParam().name));
  const Result<Array> array = read_npy(bytes, nullptr);
  ASSERT_TRUE(array) << array.problem().message.en;
  EXPECT_EQ(array->dimensions, 2u);
  EXPECT_EQ(array->matrix.rows, 6u);
  EXPECT_EQ(array->matrix.columns, 4u);
  EXPECT_EQ(array->matrix.element, GetParam().element);
  EXPECT_EQ(array->matrix.swapped, GetParam().swapped);
  EXPECT_EQ(numbers_of(array->matrix), made_scores());
}

INSTANTIATE_TEST_SUITE_P(Files, Npy,
                         testing::Values(GoodFile{"f2_little.npy", Element::Float16, false},
                                         GoodFile{"f2_big.npy", Element::Float16, true},
                                         GoodFile{"f4_little.npy", Element::Float32, false},
                                         GoodFile{"f4_big.npy", Element::Float32, true},
                                         GoodFile{"f8_little.npy", Element::Float64, false},
                                         GoodFile{"f8_big.npy", Element::Float64, true},
                                         GoodFile{"fortran_f4_little.npy", Element::Float32, false},
                                         GoodFile{"fortran_f8_big.npy", Element::Float64, true},
                                         GoodFile{"version_2.npy", Element::Float32, false},
                                         GoodFile{"version_3.npy", Element::Float32, false}));

TEST(Npy, IsMappedAndNotCopied) {
  const std::string bytes = bytes_of(made_by_numpy("f4_little.npy"));
  const Result<Array> array = read_npy(bytes, nullptr);
  ASSERT_TRUE(array);
  EXPECT_EQ(reinterpret_cast<const char*>(array->matrix.first), bytes.data() + bytes.size() - 6 * 4 * 4);
}

TEST(Npy, LabelsOfEveryTypeOfNumber) {
  for (const char* type :
       {"i1", "u1", "i2", "big_i2", "u2", "i4", "big_i4", "u4", "i8", "big_i8", "u8", "f4", "f8"}) {
    const std::string bytes = bytes_of(made_by_numpy("labels_" + std::string(type) + ".npy"));
    const Result<Array> array = read_npy(bytes, nullptr);
    ASSERT_TRUE(array) << type << ": " << array.problem().message.en;
    EXPECT_EQ(array->dimensions, 1u);
    EXPECT_EQ(array->matrix.columns, 1u);
    EXPECT_EQ(numbers_of(array->matrix), std::vector<double>(kMadeLabels.begin(), kMadeLabels.end())) << type;
  }
}

std::string problem_in(const std::string& bytes) { return problem_text(read_npy(bytes, nullptr)); }

TEST(Npy, SaysWhatIsWrong) {
  const auto numpy = [](const char* name) { return bytes_of(made_by_numpy(name)); };
  const std::string good = numpy("f4_little.npy");
  EXPECT_EQ(problem_in(good.substr(0, good.size() - 1)),
            "it is truncated: its header says NPY 1.0, float32, 6 x 4, which takes 96 bytes, but only 95 are "
            "there; save it again");
  EXPECT_EQ(
      problem_in(good + "x"),
      "it is longer than its header says: NPY 1.0, float32, 6 x 4 takes 96 bytes, but 97 are there; save one "
      "array per file");
  EXPECT_EQ(problem_in(good.substr(0, 7)), "it is truncated: its header is incomplete; save it again");
  EXPECT_EQ(problem_in(good.substr(0, 9)), "it is truncated: its header is incomplete; save it again");
  EXPECT_EQ(problem_in(good.substr(0, 20)),
            "its header claims to be 118 bytes long, but only 10 follow; save the file again");
  EXPECT_EQ(problem_in("PK"), "it is not an NPY file; save it with numpy.save");

  std::string other = good;
  other[6] = 4;
  EXPECT_EQ(problem_in(other), "it is NPY version 4.0; only versions 1.0, 2.0 and 3.0 can be read");
  other = good;
  other[10] = '[';
  EXPECT_EQ(problem_in(other), "its header is not valid; save it again with numpy.save");
  EXPECT_EQ(problem_in(numpy("words.npy")),
            "its numbers have the type \"<U3\", which cannot be read; save them with .astype(\"float32\") or "
            ".astype(\"float64\")");
  EXPECT_EQ(problem_in(numpy("complex.npy")),
            "its numbers have the type \"<c8\", which cannot be read; save them with .astype(\"float32\") or "
            ".astype(\"float64\")");
  EXPECT_EQ(problem_in(numpy("cube.npy")),
            "its shape is (6, 2, 2); reshape it to one or two dimensions, for example with .reshape(-1, 2)");
  EXPECT_EQ(problem_in(numpy("single.npy")),
            "it contains a single number; an array of rows and columns is needed");
}

// A version 1.0 header with this dictionary, followed by some bytes.
std::string with_head(const std::string& dictionary, std::size_t bytes = 0) {
  return std::string("\x93NUMPY\x01\x00", 8) + static_cast<char>(dictionary.size() % 256) +
         static_cast<char>(dictionary.size() / 256) + dictionary + std::string(bytes, '\0');
}

std::string header_with_shape(const std::string& shape) {
  return "{'descr': '<f4', 'fortran_order': False, 'shape': " + shape + ", }";
}

TEST(Npy, AHeaderWithAWrongSizeIsRefused) {
  for (const char* shape : {"(4611686018427387904, 4)", "(18446744073709551615, 1)",
                            "(3, 6148914691236517206)", "(2147483648, 2147483648)", "(1000000, 1000000)"}) {
    const std::string problem = problem_in(with_head(header_with_shape(shape), 16));
    EXPECT_TRUE(problem.starts_with("it is truncated: its header says NPY 1.0, float32")) << shape << problem;
  }
  EXPECT_EQ(problem_in(with_head(header_with_shape("(18446744073709551616, 1)"))),
            "its header is not valid; save it again with numpy.save");
}

TEST(Npy, AnEmptyArrayHasNoSteps) {
  const std::string bytes = with_head(header_with_shape("(0, 18446744073709551615)"));
  const Result<Array> array = read_npy(bytes, nullptr);
  ASSERT_TRUE(array);
  EXPECT_EQ(array->matrix.rows, 0u);
}

TEST(Npy, HeadsInOtherStyles) {
  for (const char* head : {"{'descr':'<f4','fortran_order':False,'shape':(2,3)}",
                           "{\"shape\": (2L, 3L,), \"fortran_order\": False, \"descr\": \"<f4\"}\n",
                           "  { 'fortran_order' : False , 'descr' : '<f4' , 'shape' : ( 2 , 3 ) , } \n"}) {
    const auto parsed = data::parse_npy_header(head);
    ASSERT_TRUE(parsed) << head;
    EXPECT_EQ(parsed->type, "<f4");
    EXPECT_FALSE(parsed->fortran_order);
    EXPECT_EQ(parsed->shape, (std::vector<std::uint64_t>{2, 3}));
  }
  for (const char* head :
       {"", "{", "{}", "{'descr': '<f4'}", "{'descr': '<f4', 'fortran_order': Maybe, 'shape': (2,)}",
        "{'descr': '<f4', 'fortran_order': True, 'shape': 2}",
        "{'descr': '<f4', 'fortran_order': True, 'shape': (-2,)}",
        "{'descr': '<f4', 'fortran_order': True, 'shape': (2,)} x",
        "{'descr': [('a', '<f4'), 'shape': (2,)}"}) {
    EXPECT_FALSE(data::parse_npy_header(head)) << head;
  }
}

}  // namespace
}  // namespace surprisal::test
