// Any bytes, read as a session file, a pasted line, a link or a --set, are refused or give a valid session,
// which its own file, line and link restore to the bit.
#include <cstdint>

#include "expect.h"
#include "namespaces.h"
#include "session/keys.h"
#include "session/session_file.h"
#include "session/session_line.h"
#include "session/session_link.h"

namespace {

using surprisal::Result;
using surprisal::session::Session;

void is_whole(const Result<Session>& read) {
  if (!read) return surprisal::test::expect(!read.problem().message.empty(), "a problem without a message");
  surprisal::test::expect(fault_of(*read).empty(), "an invalid session");
  const Result<Session> by_file = surprisal::session::from_toml(to_toml(*read));
  surprisal::test::expect(by_file && *by_file == *read, "its file does not restore the session");
  const Result<Session> by_line = surprisal::session::from_line(to_line(*read));
  surprisal::test::expect(by_line && *by_line == *read, "its line does not restore the session");
  const Result<Session> by_link = surprisal::session::from_link_value(to_link_value(*read));
  surprisal::test::expect(by_link && *by_link == *read, "its link does not restore the session");
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* bytes, std::size_t count) {
  const std::string text(reinterpret_cast<const char*>(bytes), count);
  is_whole(surprisal::session::from_toml(text));
  is_whole(surprisal::session::from_line(text));
  is_whole(surprisal::session::from_link_value(text));
  const std::size_t sign = text.find('=');
  if (sign != text.npos)
    is_whole(surprisal::session::with_setting({}, text.substr(0, sign), text.substr(sign + 1)));
  return 0;
}
