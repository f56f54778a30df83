// Reads the reference tables: tokens separated by white space; lines that start with # are skipped.
#pragma once

#include <cstddef>
#include <cstdlib>
#include <fstream>
#include <stdexcept>
#include <string>
#include <vector>

#include "measure.h"
#include "namespaces.h"

namespace surprisal::test {

class Table {
 public:
  explicit Table(const std::string& name) : file_(std::string(SURPRISAL_TEST_FOLDER "/reference/") + name) {
    if (!file_) throw std::runtime_error("no table " + name + " in " SURPRISAL_TEST_FOLDER);
    std::string head;
    std::getline(file_, head);
  }

  // False at the end.
  bool next(std::string& word) { return static_cast<bool>(file_ >> word); }

  std::string word() {
    std::string text;
    if (!next(text)) throw std::runtime_error("a table ends too early");
    return text;
  }

  void expect(const std::string& label) {
    const std::string text = word();
    if (text != label) throw std::runtime_error("a table has " + text + " in place of " + label);
  }

  double number() { return std::strtod(word().c_str(), nullptr); }  // hex floats too
  std::size_t count() { return std::stoul(word()); }

  Truth truth() {
    const double nearest = number();
    return {nearest, number()};
  }

  std::vector<double> numbers(std::size_t n) {
    std::vector<double> values(n);
    for (double& v : values) v = number();
    return values;
  }

  std::vector<Truth> truths(std::size_t n) {
    std::vector<Truth> values(n);
    for (Truth& v : values) v = truth();
    return values;
  }

 private:
  std::ifstream file_;
};

}  // namespace surprisal::test
