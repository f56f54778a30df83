// Checks that the embedded font can show everything in the tables of commands.
#include "typeset/symbols.h"

#include <set>
#include <string>

#include "formula_helpers.h"
#include "testing.h"

namespace surprisal::test {
namespace {

TEST(Symbols, FontHasEverySymbol) {
  const test::Typesetter typesetter;
  for (auto table : {symbols(), typed_symbols()}) {
    for (const Symbol& symbol : table) {
      EXPECT_TRUE(typesetter.font.has(symbol.code)) << symbol.command;
      for (Alphabet alphabet : {Alphabet::Italic, Alphabet::Upright, Alphabet::Bold, Alphabet::BoldItalic,
                                Alphabet::Blackboard, Alphabet::Script}) {
        EXPECT_TRUE(typesetter.font.has(styled(symbol.code, alphabet))) << symbol.command;
      }
    }
  }
  for (const AccentName& accent : accent_names())
    EXPECT_TRUE(typesetter.font.has(accent.code)) << accent.command;
  for (const OperatorName& name : operator_names()) {
    for (char letter : name.name)
      EXPECT_TRUE(typesetter.font.has(static_cast<char32_t>(letter))) << name.command;
  }
  for (char32_t code : std::u32string_view(U"′″‴⁗⏞⏟→√")) {
    EXPECT_TRUE(typesetter.font.has(code)) << static_cast<unsigned>(code);
  }
}

TEST(Symbols, FontHasEveryLetterOfEveryAlphabet) {
  const test::Typesetter typesetter;
  for (Alphabet alphabet : {Alphabet::Italic, Alphabet::Upright, Alphabet::Bold, Alphabet::BoldItalic,
                            Alphabet::Blackboard, Alphabet::Script}) {
    for (char32_t code = 0x20; code < 0x7F; ++code) {
      EXPECT_TRUE(typesetter.font.has(styled(code, alphabet))) << static_cast<unsigned>(code);
    }
  }
}

TEST(Symbols, StyledLetterConvertsBackToThePlainOne) {
  for (Alphabet alphabet :
       {Alphabet::Italic, Alphabet::Bold, Alphabet::BoldItalic, Alphabet::Blackboard, Alphabet::Script}) {
    for (char32_t code = 0x20; code < 0x400; ++code) {
      EXPECT_EQ(plain_letter(styled(code, alphabet)), code) << static_cast<unsigned>(code);
    }
  }
}

TEST(Symbols, NoCommandHasTwoMeanings) {
  std::set<std::string_view> seen;
  const auto add = [&](const auto& table) {
    for (const auto& row : table) EXPECT_TRUE(seen.insert(row.command).second) << row.command;
  };
  add(symbols());
  add(operator_names());
  add(accent_names());
  add(space_names());
}

}  // namespace
}  // namespace surprisal::test
