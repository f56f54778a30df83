#include "command/fixed_words.h"

#include <CLI/CLI.hpp>
#include <algorithm>
#include <memory>
#include <string>
#include <utility>
#include <vector>

namespace surprisal::command {
namespace {

const std::string kOptions = "选项";
const std::string kCommands = "命令";

// CLI11 writes an ASCII colon after each heading; Chinese has a full-width one.
class ChineseFormatter : public CLI::Formatter {
 public:
  ChineseFormatter() {
    label("Usage", "用法");
    label("OPTIONS", kOptions);
    label("SUBCOMMAND", kCommands);
    label("Positionals", "参数");
  }

  std::string make_usage(const CLI::App* app, std::string name) const override {
    return with_wide_colon(Formatter::make_usage(app, std::move(name)), ": ");
  }

  std::string make_group(std::string group, bool is_positional,
                         std::vector<const CLI::Option*> options) const override {
    const std::string& head = is_positional ? group : kOptions;
    return with_wide_colon(Formatter::make_group(head, is_positional, std::move(options)), ":");
  }

  std::string make_subcommands(const CLI::App* app, CLI::AppFormatMode mode) const override {
    return with_wide_colon(Formatter::make_subcommands(app, mode), ":");
  }

 private:
  // The first colon ends the heading.
  static std::string with_wide_colon(std::string text, const std::string& colon) {
    const std::size_t at = text.find(colon);
    return at == std::string::npos ? text : text.replace(at, colon.size(), "：");
  }
};

// CLI11 names the option only in its sentence: "--logits: 1 required LIST missing".
std::string option_in(const std::string& sentence) {
  const std::size_t start = std::min(sentence.find('-'), sentence.size());
  return sentence.substr(start, sentence.find_first_of(": ", start) - start);
}

}  // namespace

void set_fixed_words(CLI::App& app, Language language) {
  if (language == Language::English) return;  // those that CLI11 has
  app.formatter(std::make_shared<ChineseFormatter>());
  app.group(kCommands);
  app.set_help_flag("-h,--help", "显示这份帮助");
}

Text usage_fault(const CLI::ParseError& error) {
  const std::string english = error.what(), option = option_in(english);
  if (dynamic_cast<const CLI::ArgumentMismatch*>(&error) != nullptr)
    return {english, option + " 要有且只有一个值"};
  if (dynamic_cast<const CLI::ConversionError*>(&error) != nullptr) return {english, option + " 不带值"};
  return {english, "命令行有误（" + english + "）"};
}

}  // namespace surprisal::command
