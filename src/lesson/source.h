// lesson: positions in a file, and what is wrong there.
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

// A part of a file, and the byte of the file that each of its bytes comes from.
struct Source {
  std::string text;
  std::size_t start = 0;            // if the text is in the file exactly as it is here
  std::vector<std::size_t> places;  // otherwise: the place of each byte

  std::size_t at(std::size_t byte) const;
};

// Collects the faults of one file, up to a limit.
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

// Replaces control characters and bytes that are not UTF-8 by question marks; the first of them is a fault.
std::string readable(std::string_view file, Faults& faults);

}  // namespace surprisal::lesson
