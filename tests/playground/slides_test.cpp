// Checks how a step's text is split for slides: no portion is too long, and no word is lost.
#include "desk/slides.h"

#include <algorithm>

#include "desk/sentences.h"
#include "lesson/lessons.h"
#include "lesson/parse_lesson.h"
#include "testing.h"

namespace surprisal::test {
namespace {

using document::Block;

std::string letters_of(const document::Blocks& blocks, const Values& values, Language language) {
  std::string text = document::plain_text(blocks, values, language);
  std::erase_if(text, [](char c) { return c == ' ' || c == '\n'; });
  return text;
}

TEST(Slides, LoseNothingButNotes) {
  for (const LessonPair& pair : lessons()) {
    for (const Language language : {Language::English, Language::Chinese}) {
      for (const Step& step : pair.in(language).steps) {
        document::Blocks kept = step.blocks;
        std::erase_if(kept, [](const Block& b) { return std::holds_alternative<document::Note>(b.is); });
        document::Blocks parted;
        std::size_t guesses = 0, tasks = 0;
        for (const Portion& portion : portions_of(step)) {
          guesses += portion.kind == Portion::Kind::Guess;
          tasks += portion.kind == Portion::Kind::Task;
          parted.insert(parted.end(), portion.blocks.begin(), portion.blocks.end());
        }
        const Values values(step.session);
        EXPECT_EQ(letters_of(parted, values, language), letters_of(kept, values, language)) << pair.id;
        EXPECT_EQ(guesses, step.guess ? 1u : 0u);
        EXPECT_EQ(tasks, step.task ? 1u : 0u);
      }
    }
  }
}

// A slide must not end with "Four models are marked on the curve:" and leave the class waiting for the list.
TEST(Slides, DoNotEndOnAColon) {
  for (const LessonPair& pair : lessons()) {
    for (const Language language : {Language::English, Language::Chinese}) {
      for (const Step& step : pair.in(language).steps) {
        const std::vector<Portion> portions = portions_of(step);
        for (std::size_t i = 0; i + 1 < portions.size(); ++i) {
          const document::Blocks& blocks = portions[i].blocks;
          if (blocks.size() < 2 || !std::holds_alternative<document::Paragraph>(blocks.back().is) ||
              portions[i].kind != Portion::Kind::Text)
            continue;
          const std::string text = document::plain_text({blocks.back()}, Values(step.session), language);
          EXPECT_FALSE(text.ends_with(":") || text.ends_with("：")) << pair.id << ": " << text;
        }
      }
    }
  }
}

double words_of(const Portion& portion) {
  double words = 0;
  document::for_each_text(portion.blocks,
                          [&](const document::Inlines& inlines) { words += count_words(inlines); });
  return words;
}

bool is_paragraph(const Block& block) { return std::holds_alternative<document::Paragraph>(block.is); }

bool ends_sentence(std::string_view text) {
  const std::string_view closing[] = {" ", ")", "）", "”"}, marks[] = {".", "?", "!", "。", "？", "！"};
  const auto ends_text = [&](std::string_view mark) { return text.ends_with(mark); };
  for (;;) {
    const auto* found = std::find_if(std::begin(closing), std::end(closing), ends_text);
    if (found == std::end(closing)) return std::any_of(std::begin(marks), std::end(marks), ends_text);
    text.remove_suffix(found->size());
  }
}

// The room would wait for the rest of "the honest forecast pays on average".
TEST(Slides, EndWithASentence) {
  for (const LessonPair& pair : lessons()) {
    for (const Language language : {Language::English, Language::Chinese}) {
      for (const Step& step : pair.in(language).steps) {
        const Values values(step.session);
        const std::vector<Portion> portions = portions_of(step);
        for (std::size_t i = 0; i + 1 < portions.size(); ++i) {
          const document::Blocks& blocks = portions[i].blocks;
          if (portions[i].kind != Portion::Kind::Text || !is_paragraph(blocks.back())) continue;
          const std::string text = document::plain_text({blocks.back()}, values, language);
          // A list that is too long for a slide stands alone, after the sentence that announces it.
          const bool announces = text.ends_with(':') || text.ends_with("：");
          EXPECT_TRUE(ends_sentence(text) || (announces && words_of(portions[i + 1]) > kMaxWords))
              << pair.id << ": " << text;
        }
      }
    }
  }
}

// "where a is the probability of rain" belongs to the formula above it, and "It pays for" to what "it" is.
TEST(Slides, DoNotBeginWithinASentence) {
  for (const LessonPair& pair : lessons()) {
    for (const Step& step : pair.en.steps) {
      const std::vector<Portion> portions = portions_of(step);
      for (std::size_t i = 1; i < portions.size(); ++i) {
        const document::Blocks& blocks = portions[i].blocks;
        if (blocks.empty() || !is_paragraph(blocks.front())) continue;
        const std::string text =
            document::plain_text({blocks.front()}, Values(step.session), Language::English);
        EXPECT_FALSE(text.front() >= 'a' && text.front() <= 'z') << pair.id << ": " << text;
      }
    }
  }
}

TEST(Slides, KeepASentenceInBracketsWhole) {
  const auto count = [](const std::string& text, Language language) {
    const std::string head = "+++\nid = \"x\"\ntitle = \"X\"\nfigures = [\"sigmoid\"]\n+++\n## A\n";
    const Lesson lesson = parse_lesson(head + text, language);
    return sentences_of(std::get<document::Paragraph>(lesson.steps[0].blocks[0].is).inside).size();
  };
  EXPECT_EQ(count("One is here. Another is **there.** $a$ is a third.", Language::English), 3u);
  EXPECT_EQ(count("One is here. (This one holds. Two sentences.) And a third.", Language::English), 3u);
  EXPECT_EQ(count("It has e.g. one. It is 0.5.", Language::English), 2u);
  EXPECT_EQ(count("一句。（括号里。还有。）又一句。", Language::Chinese), 3u);
  EXPECT_EQ(count("先问“是你吗？是，还是否？”就够了。", Language::Chinese), 1u);
}

TEST(Slides, SplitALongParagraphBetweenSentences) {
  std::string sentence = "Nine words make a sentence that is quite short. ";
  std::string body = "+++\nid = \"x\"\ntitle = \"X\"\nfigures = [\"sigmoid\"]\n+++\n## A\n";
  for (int i = 0; i < 12; ++i) body += sentence;
  const Lesson lesson = parse_lesson(body, Language::English);
  const std::vector<Portion> portions = portions_of(lesson.steps[0]);
  ASSERT_EQ(portions.size(), 3u);
  for (const Portion& portion : portions) {
    EXPECT_LE(words_of(portion), kMaxWords);
  }
}

TEST(Slides, AskBesideTheTextWhereBothAreShort) {
  const std::string head = "+++\nid = \"x\"\ntitle = \"X\"\nfigures = [\"sigmoid\"]\n+++\n## A\n";
  const std::string guess =
      "\n\n```guess\nquestion = \"How large is it here?\"\nanswer = \"sigmoid_slope[0]\"\nfrom = 0\nto = 1\n"
      "within = 0.1\nreveal = \"There.\"\n```\n";
  const auto portions_after = [&](int words) {
    std::string text;
    for (int i = 0; i < words; ++i) text += "word ";
    return portions_of(parse_lesson(head + text + guess, Language::English).steps[0]);
  };
  const std::vector<Portion> together = portions_after(40);  // plus five words of the question
  ASSERT_EQ(together.size(), 1u);
  EXPECT_EQ(together[0].kind, Portion::Kind::Guess);
  EXPECT_EQ(together[0].blocks.size(), 1u);
  EXPECT_EQ(portions_after(41).size(), 2u);
}

TEST(Slides, CountAChineseCharacterAsHalfAWord) {
  EXPECT_DOUBLE_EQ(count_words({{document::Words{"概率 p"}, 0}}), 2);
}

}  // namespace
}  // namespace surprisal::test
