#include "session/session_link.h"

#include "../languages.h"
#include "base/base64.h"
#include "samples.h"
#include "session/presets.h"
#include "session/setters.h"
#include "testing.h"

namespace surprisal::test {
namespace {

using test::english;
using test::Source;
using test::to_the_bit;

std::string problem_with(std::string_view value) {
  const Result<Session> session = from_link_value(value);
  return session ? "no problem" : english(session.problem().message);
}

const std::string kDamaged = "its session is cut off or changed; copy the whole link again";

TEST(Base64, AgreesWithTheDocument) {  // RFC 4648, section 10, without padding
  const char* const pairs[][2] = {
      {"", ""},           {"f", "Zg"},          {"fo", "Zm8"},         {"foo", "Zm9v"},
      {"foob", "Zm9vYg"}, {"fooba", "Zm9vYmE"}, {"foobar", "Zm9vYmFy"}};
  for (const auto& [bytes, text] : pairs) {
    EXPECT_EQ(to_base64url(bytes), text);
    EXPECT_EQ(to_base64(bytes), text + std::string("===").substr(0, (4 - std::string(text).size() % 4) % 4));
    EXPECT_EQ(from_base64url(text), bytes);
  }
  EXPECT_EQ(to_base64url("\xfb\xff"), "-_8");
  EXPECT_EQ(to_base64("\xfb\xff"), "+/8=");
  for (const char* wrong : {"Z", "Zh", "Zm9", "Zg==", "Zm 8", "+_8"})
    EXPECT_FALSE(from_base64url(wrong)) << wrong;
}

TEST(LinkValue, RestoresEveryBit) {
  Source source(31);
  for (int i = 0; i < 400; ++i) {
    const Session s = test::random_session(source);
    const std::string value = to_link_value(s);
    ASSERT_EQ(value.find_first_not_of("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_."),
              std::string::npos);
    const Result<Session> back = from_link_value(value);
    ASSERT_TRUE(back) << back.problem().message.en << "\n" << value;
    ASSERT_EQ(to_the_bit(*back), to_the_bit(s)) << value;
  }
}

// Many programs cut or refuse an address of more than 2,000 characters.
TEST(LinkValue, IsShort) {
  for (const Preset& preset : presets()) EXPECT_LE(to_link_value(preset.session).size(), 600u) << preset.id;
  Source source(32);
  Session s;
  set_class_count(s, kMaxClasses);
  for (double& z : s.logits) z = source.uniform(-10, 10);
  s.labels = source.distribution(kMaxClasses);
  s.label_mode = LabelMode::Distribution;
  s.rival = source.distribution(kMaxClasses);
  for (int i = 0; i < 64; ++i) s.digits.drawn.push_back(static_cast<int>(source.below(17)));
  EXPECT_LE(to_link_value(s).size(), 1900u);
}

TEST(LinkValue, DetectsEveryChangedOrMissingLetter) {
  Session s;
  set_logit(s, 1, 0.1);
  const std::string whole = to_link_value(s);
  for (std::size_t i = 0; i < whole.size(); ++i) {
    EXPECT_EQ(problem_with(whole.substr(0, i)), kDamaged) << i;
    for (const char letter : std::string_view("A_9.%")) {
      std::string value = whole;
      value[i] = letter;
      if (value == whole) continue;
      EXPECT_NE(problem_with(value), "no problem") << value;
    }
  }
  EXPECT_EQ(problem_with(whole + "A"), kDamaged);
}

TEST(LinkValue, ReportsANewerVersion) {
  const std::string newer = "its session was made by a newer Surprisal; this one cannot read it";
  EXPECT_EQ(problem_with("2" + to_link_value(Session()).substr(1)), newer);
  EXPECT_EQ(problem_with("17."), newer);
  for (const char* value : {"", ".", "1", "1.", "x.y", "-1.AAAA", "99999999999.AAAA"})
    EXPECT_EQ(problem_with(value), kDamaged) << value;
  EXPECT_EQ(problem_with("1." + std::string(2000000, 'A')), kDamaged);
}

}  // namespace
}  // namespace surprisal::test
