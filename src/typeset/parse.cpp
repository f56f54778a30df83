#include "typeset/parse.h"

#include "typeset/parser.h"

namespace surprisal::typeset {

ParsedFormula parse_formula(std::string_view source) {
  if (source.size() > kLongestFormula) {
    return FormulaProblem{Text("the formula is longer than ", "公式超过 ") + std::to_string(kLongestFormula) +
                              Text(" bytes", " 字节"),
                          kLongestFormula};
  }
  if (const std::size_t at = first_invalid(source); at != source.npos) {
    return FormulaProblem{{"this byte is not part of a valid character", "这个字节不是有效的字符"}, at};
  }
  return Parser(source).formula();
}

}  // namespace surprisal::typeset
