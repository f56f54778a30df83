// lesson: where in a file something stands, and what is wrong there.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

#include "base/place.h"
#include "base/text.h"

namespace surprisal::lesson {

struct LessonFault {
  std::size_t line = 1;
  std::size_t column = 1;
  Text message;

  friend bool operator==(const LessonFault&, const LessonFault&) = default;
};

// Text with the byte of the file that each of its bytes comes from.
struct Source {
  std::string text;
  std::size_t start = 0;            // of text that stands in the file as it is
  std::vector<std::size_t> places;  // one for each byte of text that does not

  std::size_t at(std::size_t byte) const;
};

// The faults of one file as they are found; too many are not all kept.
class Faults {
 public:
  explicit Faults(std::string_view file) : file_(file) {}

  void add(std::size_t at, Text message);
  std::vector<LessonFault> listed() const;  // in the order of the file

  std::string_view file() const { return file_; }

 private:
  struct Raw {
    std::size_t at;
    Text message;
  };
  std::string_view file_;
  std::vector<Raw> raw_;
};

Place place_of(std::string_view file, std::size_t at);

// The byte of a place in a text, or the end of its line.
std::size_t byte_of(std::string_view text, Place place);

// Bytes that are no UTF-8, and control characters, become question marks; the first is a fault.
std::string readable(std::string_view file, Faults& faults);

}  // namespace surprisal::lesson
