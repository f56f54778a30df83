// Checks that a TOML text that nests too deeply is refused before it is parsed, and any other is not.
#include "base/toml_nesting.h"

#include <optional>
#include <string>
#include <string_view>
#include <variant>

#include "base/place.h"
#include "base/toml.h"
#include "testing.h"

namespace surprisal::test {
namespace {

constexpr std::size_t kLevels = 256;

std::string repeated(std::string_view text, std::size_t count) {
  std::string all;
  for (std::size_t i = 0; i < count; ++i) all += text;
  return all;
}

std::string nested(std::size_t levels) { return repeated("[", levels) + repeated("]", levels); }

std::optional<std::size_t> too_deep(std::string_view text) { return nested_deeper(text, kLevels); }

TEST(TomlNesting, BracketsHaveALimit) {
  EXPECT_EQ(too_deep("x = " + nested(256)), std::nullopt);
  EXPECT_EQ(too_deep("x = " + nested(257)), 4u + 256u) << "at the bracket that is one too many";
  EXPECT_EQ(too_deep(repeated("x = " + nested(256) + "\n", 3)), std::nullopt) << "each line for itself";
  EXPECT_NE(too_deep("x = " + repeated("{y = ", 257)), std::nullopt);
}

TEST(TomlNesting, SoDoDotsOfAKey) {
  EXPECT_EQ(too_deep("x" + repeated(".x", 256) + " = 1"), std::nullopt);
  EXPECT_NE(too_deep("x" + repeated(".x", 257) + " = 1"), std::nullopt);
  EXPECT_NE(too_deep("[x" + repeated(".x", 256) + "]"), std::nullopt) << "with the bracket";
  EXPECT_NE(too_deep(repeated("{x" + repeated(".x", 15) + " = ", 17)), std::nullopt) << "of all open keys";
}

TEST(TomlNesting, NumbersOfAListAreNoKeys) {
  std::string text;
  for (int line = 0; line < 300; ++line) text += "x" + std::to_string(line) + " = [1.5, 2.5]\n";
  EXPECT_EQ(too_deep(text), std::nullopt);
  EXPECT_TRUE(std::holds_alternative<toml::table>(read_toml(text)));
  EXPECT_EQ(too_deep("x = [" + repeated("1.5, ", 300) + "]"), std::nullopt);
}

TEST(TomlNesting, StringsAndCommentsDoNotCount) {
  const std::string deep = repeated("[", 300) + repeated(".", 300);
  for (const std::string& text : {"# " + deep + "\n", "x = \"" + deep + "\"\n", "x = '" + deep + "'\n",
                                  "x = \"\\\"" + deep + "\"\n", "x = \"\"\"\n" + deep + "\n\"\"\"\n",
                                  "x = '''\n" + deep + "\n'''\n", "x = \"\"\"\"" + deep + "\"\"\"\"\"\n"}) {
    EXPECT_EQ(too_deep(text), std::nullopt) << text;
    EXPECT_TRUE(std::holds_alternative<toml::table>(read_toml(text))) << text;
    EXPECT_NE(too_deep(text + "y = " + nested(257)), std::nullopt) << "what follows counts: " << text;
  }
}

// A string of several lines may end in a quote or two of its own.
TEST(TomlNesting, IsNotHiddenByQuotesBeforeTheEndOfAString) {
  for (const std::string_view quote : {"\"", "'"}) {
    for (const std::size_t own : {0u, 1u, 2u}) {
      const std::string three = repeated(quote, 3);
      const std::string text = "x = [" + three + "x" + repeated(quote, own) + three + ", ";
      EXPECT_EQ(too_deep(text + nested(255) + "]"), std::nullopt) << text;
      EXPECT_NE(too_deep(text + nested(256) + "]"), std::nullopt) << text;
      EXPECT_TRUE(std::holds_alternative<toml::table>(read_toml(text + "1]"))) << text;
    }
  }
}

TEST(TomlNesting, IsReportedAtItsPlaceInCharacters) {
  const auto read = read_toml("x = 1\n\"猫\" = " + nested(257));
  const auto* fault = std::get_if<Fault>(&read);
  ASSERT_NE(fault, nullptr);
  EXPECT_EQ(fault->message.en, "the values are nested too deeply");
  EXPECT_EQ(fault->place, (Place{2, 7 + 256}));
}

TEST(PlaceOf, CountsCharactersAndIsTheOppositeOfByteOf) {
  const std::string text = "a猫b\n\n犬c";
  EXPECT_EQ(place_of(text, 0), (Place{1, 1}));
  EXPECT_EQ(place_of(text, text.find('b')), (Place{1, 3}));
  EXPECT_EQ(place_of(text, text.find("犬")), (Place{3, 1}));
  EXPECT_EQ(place_of(text, text.size()), (Place{3, 3}));
  for (const char* word : {"a", "猫", "b", "犬", "c"})
    EXPECT_EQ(byte_of(text, place_of(text, text.find(word))), text.find(word)) << word;
}

}  // namespace
}  // namespace surprisal::test
