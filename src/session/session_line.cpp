#include "session/session_line.h"

#include <algorithm>
#include <vector>

#include "base/latin.h"
#include "base/number.h"
#include "base/quote.h"
#include "session/changes.h"

namespace surprisal::session {
namespace {

constexpr std::string_view kOpening = "surprisal:";
constexpr std::string_view kClosing = ";end";

std::vector<std::string_view> split(std::string_view text, char separator) {
  std::vector<std::string_view> parts;
  for (;;) {
    const std::size_t end = text.find(separator);
    parts.push_back(text.substr(0, end));
    if (end == std::string_view::npos) return parts;
    text.remove_prefix(end + 1);
  }
}

std::string_view trimmed(std::string_view text) {
  const std::size_t first = text.find_first_not_of(" \t");
  if (first == std::string_view::npos) return {};
  return text.substr(first, text.find_last_not_of(" \t") - first + 1);
}

// Percent-encoding.
// -----------------------------------------------------------------------------------------------------------

constexpr std::string_view kHexDigits = "0123456789ABCDEF";

bool needs_no_escape(char c) {
  return is_latin_letter(c) || (c >= '0' && c <= '9') || c == '-' || c == '_' || c == '.';
}

std::string escaped(std::string_view text) {
  std::string result;
  for (const char c : text) {
    if (needs_no_escape(c)) {
      result += c;
    } else {
      const auto byte = static_cast<unsigned char>(c);
      result += {'%', kHexDigits[byte / 16], kHexDigits[byte % 16]};
    }
  }
  return result;
}

Result<std::string> unescaped(std::string_view text) {
  std::string result;
  for (std::size_t i = 0; i < text.size(); ++i) {
    if (text[i] != '%') {
      result += text[i];
      continue;
    }
    const std::size_t high = i + 2 < text.size() ? kHexDigits.find(text[i + 1]) : std::string_view::npos;
    const std::size_t low = i + 2 < text.size() ? kHexDigits.find(text[i + 2]) : std::string_view::npos;
    if (high == std::string_view::npos || low == std::string_view::npos) {
      return Problem{Text("% must be followed by two of ", "% 之后必须是两个十六进制数字：") +
                     std::string(kHexDigits)};
    }
    result += static_cast<char>(high * 16 + low);
    i += 2;
  }
  return result;
}

Result<std::string> unchanged(std::string_view text) { return std::string(text); }

// Values as text: numbers and names are separated by commas, a name's two languages by a slash.
// -----------------------------------------------------------------------------------------------------------

std::string text_of(double number) { return exact(number); }

std::string text_of(const Text& name) {
  return name.en == name.zh ? escaped(name.en) : escaped(name.en) + "/" + escaped(name.zh);
}

template <typename T>
std::string text_of(const std::vector<T>& values) {
  std::string list;
  for (const T& value : values) list += (&value == values.data() ? "" : ",") + text_of(value);
  return list;
}

using Unescape = Result<std::string> (*)(std::string_view);

Result<Text> name_from(std::string_view text, Unescape unescape) {
  const std::vector<std::string_view> languages = split(text, '/');
  if (languages.size() > 2) {
    return Problem{in_quotes(text) + Text(" must be one name, or two with a slash between them",
                                          "必须是一个名称，或以斜线隔开的两个名称")};
  }
  const Result<std::string> en = unescape(trimmed(languages.front()));
  const Result<std::string> zh = unescape(trimmed(languages.back()));
  if (!en) return en.problem();
  if (!zh) return zh.problem();
  return Text(*en, *zh);
}

// Drops the brackets, if there are any.
std::string_view without_brackets(std::string_view text) {
  const bool bracketed = text.size() >= 2 && text.front() == '[' && text.back() == ']';
  return bracketed ? trimmed(text.substr(1, text.size() - 2)) : text;
}

Result<Value> names_from(std::string_view text, Unescape unescape) {
  std::vector<Text> names;
  for (const std::string_view part : split(text, ',')) {
    const Result<Text> name = name_from(part, unescape);
    if (!name) return name.problem();
    names.push_back(*name);
  }
  return Value(std::move(names));
}

Result<Value> value_from(Kind kind, std::string_view text, Unescape unescape) {
  if (kind == Kind::Number) {
    const Result<double> number = parse_number(text);
    if (!number) return number.problem();
    return Value(*number);
  }
  if (kind == Kind::NumberList) {
    const std::string_view inner = without_brackets(text);
    if (inner.empty()) return Value(std::vector<double>());
    const Result<std::vector<double>> numbers = parse_numbers(inner);
    if (!numbers) return numbers.problem();
    return Value(*numbers);
  }
  if (kind == Kind::NameList) return names_from(without_brackets(text), unescape);
  if (kind == Kind::Word) return Value(Text(std::string(text)));
  const Result<Text> name = name_from(text, unescape);
  if (!name) return name.problem();
  return Value(*name);
}

// "name=value"
Result<Change> change_from(std::string_view text, Unescape unescape) {
  const std::size_t equals = text.find('=');
  if (equals == std::string_view::npos)
    return Problem{in_quotes(text) + Text(" must be name=value", "必须写成 名称=值")};
  Change change = {std::string(trimmed(text.substr(0, equals))), {}};
  const Key* key = find_key(change.key);
  if (!key) return change;  // `with` reports it
  const Result<Value> value = value_from(key->kind, trimmed(text.substr(equals + 1)), unescape);
  if (!value) return Problem{change.key + Text(": ", "：") + value.problem().message};
  change.value = *value;
  return change;
}

template <typename Texts>
Result<Session> with_texts(Session session, const Texts& texts, Unescape unescape) {
  std::vector<Change> changes;
  for (const auto& text : texts) {
    Result<Change> change = change_from(text, unescape);
    if (!change) return change.problem();
    changes.push_back(std::move(*change));
  }
  Changed changed = with(std::move(session), changes);
  if (const auto* fault = std::get_if<Fault>(&changed)) return problem_of(*fault);
  return std::get<Session>(std::move(changed));
}

// Finding the line in an email.
// -----------------------------------------------------------------------------------------------------------

// Drops the characters that an email program may insert and that a session line never contains: spaces, line
// breaks, ">" and non-ASCII characters.
std::string without_padding(std::string_view text) {
  std::string kept;
  std::copy_if(text.begin(), text.end(), std::back_inserter(kept),
               [](char c) { return c > ' ' && c < 0x7f && c != '>'; });
  return kept;
}

// Finds "surprisal:" followed by a number and a semicolon.
std::size_t find_opening(std::string_view text) {
  for (std::size_t at = text.find(kOpening); at != std::string_view::npos; at = text.find(kOpening, at + 1)) {
    const std::size_t version = at + kOpening.size();
    const std::size_t end = text.find_first_not_of("0123456789", version);
    if (end != std::string_view::npos && end > version && text[end] == ';') return at;
  }
  return std::string_view::npos;
}

}  // namespace

std::string to_line(const Session& session) {
  std::string line = std::string(kOpening) + std::to_string(kSessionFormat);
  for (const Key* key : keys_to_write(session)) {
    const std::string value =
        std::visit([](const auto& content) { return text_of(content); }, key->read(session));
    line += ";" + std::string(key->name) + "=" + value;
  }
  return line + std::string(kClosing);
}

Result<Session> from_line(std::string_view text) {
  if (text.size() > kLongestLine)
    return Problem{{"too long for a session in one line", "这行文字太长，不会是一个状态"}};
  const std::string line = without_padding(text);
  const std::size_t opening = find_opening(line);
  if (opening == std::string_view::npos) {
    return Problem{Text("there is no session in this text; a session begins with ",
                        "这段文字中没有状态，状态的开头是 ") +
                   std::string(kOpening) + std::to_string(kSessionFormat) + ";"};
  }
  const std::size_t closing = line.find(kClosing, opening);
  if (closing == std::string_view::npos) {
    return Problem{Text("the session is cut off; it must end with ", "状态不完整，结尾应是 ") +
                   std::string(kClosing)};
  }
  const std::string_view whole = std::string_view(line).substr(opening, closing - opening);
  std::vector<std::string_view> parts = split(whole.substr(kOpening.size()), ';');
  if (parts.front() != std::to_string(kSessionFormat))
    return newer_format_problem(harmless(parts.front(), 10));
  parts.erase(parts.begin());
  return with_texts(Session(), parts, unescaped);
}

Result<Session> with_settings(Session session, std::span<const std::string> settings) {
  return with_texts(std::move(session), settings, unchanged);
}

Result<Session> with_setting(Session session, std::string_view name, std::string_view value) {
  const std::string setting = std::string(name) + "=" + std::string(value);
  return with_settings(std::move(session), std::span(&setting, 1));
}

}  // namespace surprisal::session
